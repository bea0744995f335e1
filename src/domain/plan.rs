//! Where a change meets the rules: what it does to which fields, or why not.

use super::addition::{add, fill_currency};
use super::agreement;
use super::change::Change;
use super::edit::{ARCHIVED, Edit, difference};
use super::goal;
use super::handoff;
use super::lifecycle::{EntryOrigin, Lifecycle};
use super::nouns::{Prospect, StageEntry};
use super::permission;
use super::pipeline::{self, DealMove};
use super::plausible;
use super::record::{Entity, Kind, Record, Value};
use super::refusal::{Refusal, RefusalKind};
use super::revert::revert;
use super::settings;
use super::time::Instant;
use super::together;
use super::validate::{check, unique};

/// What the rules must know of the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// When the change is recorded.
    pub now: Instant,
    /// The member who acts; nothing for a file without members.
    pub actor: Option<i64>,
    /// The workspace's currency.
    pub currency: String,
}

/// What the rules may ask of the team's data, inside the transaction of the change.
pub trait World {
    /// The store's error, which can carry a rule's refusal.
    type Error: From<Refusal>;
    /// A record that is there, archived or not.
    fn record(&mut self, kind: Kind, id: i64) -> Result<Option<Record>, Self::Error>;
    /// The records whose field refers to `id`.
    fn children(&mut self, kind: Kind, field: &'static str, id: i64) -> Result<Vec<Record>, Self::Error>;
    /// Every record of a small kind, by number.
    fn all(&mut self, kind: Kind) -> Result<Vec<Record>, Self::Error>;
    /// The record whose field holds that text, case and accents aside.
    fn named(&mut self, kind: Kind, field: &'static str, text: &str) -> Result<Option<i64>, Self::Error>;
    /// Whether a filter holds for a prospect that is there; with the number 0, only whether it can be read.
    fn meets(&mut self, prospect: i64, filter: &str) -> Result<bool, Self::Error>;
    /// Whether any prospect has a field of the team's own by that name.
    fn has_custom(&mut self, name: &str) -> Result<bool, Self::Error>;
    /// How many clocks of a term have not ended.
    fn running_clocks(&mut self, term: i64) -> Result<u64, Self::Error>;
    /// The hand-offs of a member that want something of them: a verdict, or what a clock of theirs still asks for.
    fn open_handoffs(&mut self, member: i64) -> Result<Vec<i64>, Self::Error>;
    /// The next free number of a kind.
    fn next_id(&mut self, kind: Kind) -> Result<i64, Self::Error>;
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The journal's word for it: `deal.moved`.
    pub code: String,
    /// The record that it is about.
    pub subject: (Kind, i64),
    /// When it happened, which may lie before it is recorded.
    pub occurred: Instant,
    /// What it does, in order.
    pub edits: Vec<Edit>,
}

/// Lets the rules answer a change.
///
/// # Errors
/// A [`Refusal`], or the store's own error.
pub fn plan<W: World>(world: &mut W, context: &Context, change: &Change) -> Result<Plan, W::Error> {
    permission::may_write(world, context.actor)?;
    match change {
        Change::Together { changes, about } => together::plan(world, context, changes, *about),
        alone => single(world, context, alone),
    }
}

/// The same for one change alone.
pub(super) fn single<W: World>(world: &mut W, context: &Context, change: &Change) -> Result<Plan, W::Error> {
    match change {
        Change::Add(record) => add(world, context, record.clone()),
        Change::Edit { kind, id, version, set } => edit(world, context, (*kind, *id), *version, set),
        Change::Archive { kind, id, version, away } => {
            let record = existing(world, *kind, *id)?;
            if version.is_some_and(|seen| seen != record.version) && record.archived != *away {
                return Err(conflict(&record, ARCHIVED, &Value::Int(i64::from(*away))).into());
            }
            let mut after = record.clone();
            after.archived = *away;
            let code = if *away { "archived" } else { "unarchived" };
            let nothing = || Refusal::rule("nothing-to-change").with("what", kind.label(*id));
            agreement::rules::archivable(world, &record)?;
            if *away {
                settings::archivable(world, &record)?;
            }
            let mut edits = vec![difference(&record, &after).ok_or_else(nothing)?];
            if *away && *kind == Kind::Prospect {
                edits.extend(agreement::steps::cancel(world, context, *id)?);
            }
            if *away && *kind == Kind::Member {
                edits.extend(handoff::leaves(world, context, *id)?);
            }
            Ok(Plan { code: format!("{}.{code}", kind.word()), subject: (*kind, *id), occurred: context.now, edits })
        }
        Change::MoveDeal { deal, version, how, stage, at, amount, reason, note } => {
            let asked = DealMove {
                deal: *deal,
                version: *version,
                how: *how,
                stage: *stage,
                at: *at,
                amount: *amount,
                reason: reason.as_deref(),
                note: note.as_deref(),
            };
            let (occurred, edits) = pipeline::move_deal(world, context, &asked)?;
            let code = moved_code(&edits);
            Ok(Plan { code: code.to_owned(), subject: (Kind::Deal, *deal), occurred, edits })
        }
        Change::EnterStage { prospect, version, stage, at, note } => {
            let asked =
                StageEntered { prospect: *prospect, version: *version, stage: *stage, at: *at, note: note.as_deref() };
            enter_stage(world, context, &asked)
        }
        Change::Offer(asked) => handoff::offer(world, context, asked),
        Change::Judge(asked) => handoff::judge(world, context, asked),
        Change::Dispute(asked) => handoff::dispute(world, context, asked),
        Change::Answer(asked) => handoff::answer(world, context, asked),
        Change::PassOn { handoff, to, note } => handoff::pass_on(world, context, (*handoff, *to), note.as_deref()),
        Change::StepClock(asked) => agreement::steps::step(world, context, asked),
        Change::Draft { version, like } => agreement::sign::draft(world, context, version, *like),
        Change::Sign(asked) => agreement::sign::sign(world, context, asked),
        Change::ReviseGoal(asked) => goal::revise(world, context, asked),
        Change::Revert { entry, edits } => revert(world, context, *entry, edits),
        Change::RevertImport { entry, .. } => Err(Refusal::rule("import-reverts-whole").with("entry", *entry).into()),
        Change::Together { .. } => Err(Refusal::rule("nothing-to-change").with("what", "").into()),
    }
}

fn moved_code(edits: &[Edit]) -> &'static str {
    let step = edits.iter().find_map(|edit| match edit {
        Edit::Create(record) if record.kind == Kind::DealEvent => record.text("step"),
        _ => None,
    });
    match step {
        Some("won") => "deal.won",
        Some("lost") => "deal.lost",
        Some("reopened") => "deal.reopened",
        _ => "deal.moved",
    }
}

/// The record, or that there is none.
pub(super) fn existing<W: World>(world: &mut W, kind: Kind, id: i64) -> Result<Record, W::Error> {
    let missing = || Refusal::not_found("no-such-record").with("kind", kind.word()).with("what", kind.label(id));
    Ok(world.record(kind, id)?.ok_or_else(missing)?)
}

fn edit<W: World>(
    world: &mut W,
    context: &Context,
    (kind, id): (Kind, i64),
    version: Option<i64>,
    set: &[(&'static str, Value)],
) -> Result<Plan, W::Error> {
    let before = existing(world, kind, id)?;
    let mut after = before.clone();
    for (name, value) in set {
        let field = kind.field(name).ok_or_else(|| Refusal::invalid("no-such-field").with("field", *name))?;
        if field.derived || (kind == Kind::Deal && *name == "stage") {
            return Err(Refusal::rule("set-by-a-rule").with("field", *name).into());
        }
        if version.is_some_and(|seen| seen != before.version) && before.get(name) != value {
            return Err(conflict(&before, name, value).into());
        }
        after.set(name, value.clone());
    }
    fill_currency(&mut after, context);
    check(world, &after)?;
    plausible::check(world, context, Some(&before), &after)?;
    settings::check(world, &before, &after)?;
    agreement::rules::editable(world, &before, set)?;
    agreement::rules::check(world, context, &mut after, false)?;
    if set.iter().any(|(name, _)| matches!(*name, "name" | "handle")) {
        unique(world, &after)?;
    }
    let nothing = || Refusal::rule("nothing-to-change").with("what", kind.label(id));
    let mut edits = vec![difference(&before, &after).ok_or_else(nothing)?];
    edits.extend(settings::name_follows(world, &before, &after)?);
    if kind == Kind::Prospect && before.get("sales_owner") != after.get("sales_owner") {
        edits.extend(handoff::owner_follows(world, context, id, after.int("sales_owner"))?);
    }
    Ok(Plan { code: format!("{}.edited", kind.word()), subject: (kind, id), occurred: context.now, edits })
}

/// A value as refusals show it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

pub(super) fn conflict(before: &Record, field: &'static str, yours: &Value) -> Refusal {
    Refusal::new(RefusalKind::Conflict, "changed-meanwhile")
        .with("what", before.kind.label(before.id))
        .with("field", field)
        .with("theirs", shown(before.get(field)))
        .with("yours", shown(yours))
}

/// The values of a [`Change::EnterStage`].
struct StageEntered<'a> {
    prospect: i64,
    version: Option<i64>,
    stage: Lifecycle,
    at: Option<Instant>,
    note: Option<&'a str>,
}

/// Enters a stage. A prospect whose last episode ended beside the funnel begins a new one with its next
/// stage of the funnel (DOMAIN R6); an earlier stage that is entered late moves nobody back. A hand-off that waits is
/// accepted by it, or wants its verdict first.
fn enter_stage<W: World>(world: &mut W, context: &Context, asked: &StageEntered<'_>) -> Result<Plan, W::Error> {
    let (id, stage) = (asked.prospect, asked.stage);
    let record = existing(world, Kind::Prospect, id)?;
    if asked.version.is_some_and(|seen| seen != record.version) && record.text("stage") != Some(stage.word()) {
        return Err(conflict(&record, "stage", &stage.word().into()).into());
    }
    let at = asked.at.unwrap_or(context.now);
    if !plausible::happened(at, context.now) {
        return Err(Refusal::invalid("stage-in-the-future").with("what", Kind::Prospect.label(id)).into());
    }
    let entries: Vec<StageEntry> =
        world.children(Kind::StageEntry, "prospect", id)?.iter().map(StageEntry::of).collect();
    let episode = pipeline::episode_for(&entries, stage);
    if entries.iter().any(|entry| entry.episode == episode && entry.stage == stage) {
        return Err(Refusal::rule("stage-already-entered").with("what", Kind::Prospect.label(id)).into());
    }
    let begins = entries.iter().all(|entry| entry.episode != episode);
    let entry = StageEntry { id: 0, prospect: id, episode, stage, at, deal: None, origin: EntryOrigin::Hand };
    let mut edits = vec![pipeline::create(world, &entry.record())?];
    let mut after = record.clone();
    let now = Prospect::of(&record).stage;
    if begins || stage.rank().is_none() || now.rank() < stage.rank() {
        after.set("stage", stage.word());
    }
    if let Some(note) = asked.note {
        let told = record.text("note").filter(|old| !old.is_empty()).map(|old| format!("{old}\n{note}"));
        after.set("note", told.unwrap_or_else(|| note.to_owned()));
    }
    let taken = handoff::taken_up(world, context, &record, (stage, at), None)?;
    if let Some(owner) = taken.owner {
        after.set("sales_owner", owner);
    }
    edits.extend(difference(&record, &after));
    edits.extend(taken.edits);
    Ok(Plan { code: "prospect.stage_entered".to_owned(), subject: (Kind::Prospect, id), occurred: at, edits })
}
