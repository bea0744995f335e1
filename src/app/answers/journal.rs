//! The journal as people read it, and the news from other sessions.

use std::collections::HashMap;

use super::{Reading, Shown, agreement, hand_offs, page, part};
use crate::app::goals;
use crate::app::texts::Arg;
use crate::app::views::{JournalRow, List, Message, Page};
use crate::domain::edit::{ARCHIVED, Edit};
use crate::domain::filter::Subject;
use crate::domain::record::{Kind, Value};
use crate::domain::refusal::Refusal;
use crate::store::filter::Condition;
use crate::store::read::Told;

/// At most so many fields of an entry are listed.
const FIELDS: usize = 40;

impl Reading<'_> {
    fn entries(&self, list: &List) -> Result<Condition, Refusal> {
        if list.sort.field != "seq" || !list.sort.descending {
            let refusal = Refusal::invalid("sort-not-offered").with("field", list.sort.field);
            return Err(refusal.with("choices", "seq"));
        }
        let filter = self.filter(&list.filter, Subject::Journal)?;
        self.condition(&filter, Subject::Journal)
    }

    pub(super) fn journal(&mut self, list: &List) -> Result<Page<JournalRow>, Refusal> {
        let condition = self.entries(list)?;
        let store = self.service.store();
        let key = self.key("journal", &list.filter, None);
        let mut total = self.caches.counts.get(&key).copied();
        if condition.is_everything() {
            total = Some(store.entry_count(&condition)?);
        }
        let seqs = store.entry_ids(&condition, &part(&list.window), total)?;
        let rows = self.journal_rows(&seqs)?;
        Ok(page(&list.window, rows, total))
    }

    /// Entries by their numbers, in that order.
    pub(super) fn journal_rows(&self, seqs: &[i64]) -> Result<Vec<JournalRow>, Refusal> {
        let told = self.service.store().told(seqs)?;
        let members = self.members_by_id()?;
        let shown = Shown::new(self.service, self.texts);
        told.iter().map(|told| row(&shown, told, &members)).collect()
    }

    pub(super) fn count_entries(&self, list: &List) -> Result<u64, Refusal> {
        self.service.store().entry_count(&self.entries(list)?)
    }

    fn members_by_id(&self) -> Result<HashMap<i64, (String, &'static str)>, Refusal> {
        members(self.service)
    }
}

/// Handles and sides of all members, also of those who left.
pub(in crate::app) fn members(
    service: &crate::app::service::Service,
) -> Result<HashMap<i64, (String, &'static str)>, Refusal> {
    use crate::domain::nouns::Member;
    use crate::domain::record::Entity;
    let records = service.store().records(Kind::Member, 0, 100_000)?;
    Ok(records.iter().map(Member::of).map(|member| (member.id, (member.handle, member.side.word()))).collect())
}

fn row(shown: &Shown<'_>, told: &Told, members: &HashMap<i64, (String, &'static str)>) -> Result<JournalRow, Refusal> {
    let entry = &told.entry;
    let (by, side) = entry.actor.and_then(|id| members.get(&id)).cloned().unwrap_or_default();
    let (kind, id) = entry.subject;
    let mut fields = Vec::new();
    'edits: for edit in &told.edits {
        let Edit::Update { kind, id, fields: changed } = edit else { continue };
        for change in changed {
            if fields.len() >= FIELDS {
                break 'edits;
            }
            let print = |value: &Value| match kind.field(change.field) {
                Some(field) if goals::is_target(*kind, field.name) => shown.target(*id, value),
                Some(field) => shown.value(*kind, field, value, None),
                None => Ok(String::new()),
            };
            if change.field != ARCHIVED {
                fields.push((change.field.to_owned(), print(&change.before)?, print(&change.after)?));
            }
        }
    }
    Ok(JournalRow {
        id: entry.seq,
        at: entry.recorded_at,
        by,
        side,
        what: shown.told("did", told)?,
        number: if kind == Kind::Workspace { String::new() } else { kind.label(id) },
        fields,
        rows: told.records,
        undone: entry.reverted,
        stuck: (entry.code == "workspace.created").then_some("founding-stays"),
    })
}

impl Shown<'_> {
    /// What an entry did as a sentence of a family: `did-deal-moved`, `said-…`, `news-…`.
    ///
    /// # Errors
    /// The store's, while a name is looked up.
    pub fn told(&self, family: &str, told: &Told) -> Result<Message, Refusal> {
        let entry = &told.entry;
        let (kind, id) = entry.subject;
        let number = if kind == Kind::Workspace { String::new() } else { kind.label(id) };
        let verb = verb(told);
        let message = Message::new(format!("{family}-{verb}")).with("number", &number);
        Ok(match verb {
            "deal-moved" | "deal-won" | "deal-lost" | "deal-reopened" => {
                message.with("name", self.name(kind, id)?).with("stage", self.entered(&told.edits)?)
            }
            "stage-entered" => {
                let code = told.edits.iter().find_map(|edit| match edit {
                    Edit::Create(record) if record.kind == Kind::StageEntry => record.text("stage").map(str::to_owned),
                    _ => None,
                });
                let code = code.unwrap_or_default();
                let word = self.word(&code);
                message.with("name", self.name(kind, id)?).with("stage", word)
            }
            "imported" | "import-undone" | "import-redone" => {
                message.with("file", &told.file).with("rows", told.records)
            }
            _ if agreement::verb(&entry.code).is_some() => message.with("name", self.agreed(kind, id)?),
            _ if hand_offs::verb(&entry.code).is_some() => self.handoff_told(message, told)?,
            "undone" | "redone" if family == "said" => message.with("what", self.turned(told)?),
            "undone" | "redone" => message.with("entry", entry.reverts.unwrap_or_default()),
            "touch-added" | "spend-added" => {
                let parent = told.edits.iter().find_map(|edit| match edit {
                    Edit::Create(record) if record.kind == Kind::Touch => {
                        record.int("prospect").map(|id| (Kind::Prospect, id))
                    }
                    Edit::Create(record) if record.kind == Kind::Spend => {
                        record.int("campaign").map(|id| (Kind::Campaign, id))
                    }
                    _ => None,
                });
                let (kind, id) = parent.unwrap_or((kind, id));
                message.with("name", self.name(kind, id)?)
            }
            "goal-revised" => {
                let target = told.edits.iter().find_map(|edit| match edit {
                    Edit::Update { kind: Kind::Goal, fields, .. } => {
                        fields.iter().find(|field| field.field == "target").map(|field| &field.after)
                    }
                    _ => None,
                });
                let target = target.map(|value| self.target(id, value)).transpose()?.unwrap_or_default();
                message.with("name", self.name(kind, id)?).with("target", target)
            }
            _ => message.with("name", self.name(kind, id)?),
        })
    }

    /// What an undo or redo was about, in the words that told it when it was done.
    fn turned(&self, told: &Told) -> Result<String, Refusal> {
        let mut target = told.entry.reverts;
        while let Some(seq) = target {
            let Some(found) = self.service().store().told(&[seq])?.pop() else { break };
            if matches!(verb(&found), "undone" | "redone") {
                target = found.entry.reverts;
                continue;
            }
            let message = self.told("said", &found)?;
            let values: Vec<_> = message.values.iter().map(|(name, value)| (*name, Arg::Str(value))).collect();
            return Ok(self.texts().with(&message.id, &values));
        }
        Ok(target.unwrap_or_default().to_string())
    }

    fn word(&self, code: &str) -> String {
        self.texts().find(&format!("choice-{code}")).unwrap_or_else(|| code.to_owned())
    }

    /// The stage that a deal came into.
    fn entered(&self, edits: &[Edit]) -> Result<String, Refusal> {
        let stage = edits.iter().find_map(|edit| match edit {
            Edit::Create(record) if record.kind == Kind::DealEvent => record.int("stage"),
            _ => None,
        });
        stage.map_or_else(|| Ok(String::new()), |stage| self.name(Kind::Stage, stage))
    }

    /// A goal's target, in the unit of its figure.
    ///
    /// # Errors
    /// The store's.
    pub fn target(&self, goal: i64, value: &Value) -> Result<String, Refusal> {
        let Value::Int(number) = value else { return Ok(String::new()) };
        let base = self.service().currency();
        let record = self.service().store().record(Kind::Goal, goal)?;
        let shown = record.map(|record| goals::target_of(&record, *number, base));
        Ok(shown.map_or_else(|| number.to_string(), |shown| goals::print(self.texts(), shown)))
    }

    /// What people call a record.
    ///
    /// # Errors
    /// The store's.
    pub fn name(&self, kind: Kind, id: i64) -> Result<String, Refusal> {
        Ok(self.service().store().names_of(kind, &[id])?.remove(&id).unwrap_or_default())
    }
}

/// The word for what an entry did: the texts are `did-<verb>`, `said-<verb>` and `news-<verb>`.
pub(in crate::app) fn verb(told: &Told) -> &'static str {
    let entry = &told.entry;
    match entry.code.as_str() {
        "deal.moved" => "deal-moved",
        "deal.won" => "deal-won",
        "deal.lost" => "deal-lost",
        "deal.reopened" => "deal-reopened",
        "prospect.stage_entered" => "stage-entered",
        "workspace.created" => "team-made",
        "touch.added" => "touch-added",
        "spend.added" => "spend-added",
        "goal.revised" => "goal-revised",
        "entry.reverted" if entry.depth % 2 == 0 => "redone",
        "entry.reverted" => "undone",
        "import.reverted" => "import-undone",
        "import.published" if entry.depth > 0 => "import-redone",
        _ if entry.batch.is_some() => "imported",
        code if agreement::verb(code).is_some() => agreement::verb(code).unwrap_or_default(),
        code if hand_offs::verb(code).is_some() => hand_offs::verb(code).unwrap_or_default(),
        code if code.ends_with(".added") => "added",
        code if code.ends_with(".unarchived") => "unarchived",
        code if code.ends_with(".archived") => "archived",
        _ => "edited",
    }
}

/// Every verb, for the test that each family has its text.
pub const VERBS: &[&str] = &[
    "added",
    "edited",
    "archived",
    "unarchived",
    "deal-moved",
    "deal-won",
    "deal-lost",
    "deal-reopened",
    "stage-entered",
    "touch-added",
    "spend-added",
    "goal-revised",
    "undone",
    "redone",
    "imported",
    "import-undone",
    "import-redone",
    "team-made",
    "clock-paused",
    "clock-resumed",
    "clock-waived",
    "agreement-drafted",
    "agreement-signed",
    "agreement-concluded",
    "handoff-offered",
    "handoff-accepted",
    "handoff-refused",
    "handoff-recycled",
    "handoff-taken-back",
    "handoff-passed-on",
    "handoff-disputed",
    "handoff-answered",
];
