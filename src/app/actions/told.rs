//! What was done, as the screens tell it: by this session, or by another one.

use std::collections::BTreeSet;

use crate::app::answers::{Shown, members, touched_kind};
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{self, Applied, Consequence, Message, Touched};
use crate::domain::edit::Edit;
use crate::domain::nouns::HandoffMove;
use crate::domain::record::{Kind, Record, Type};
use crate::domain::refusal::Refusal;
use crate::store;
use crate::store::journal::Entry;
use crate::store::read::Told;

/// More news at once than this are told as a number.
const NEWS: usize = 4;

/// What came of a change of this session.
pub(super) fn applied(service: &Service, texts: &Texts, applied: &store::Applied) -> Result<Applied, Refusal> {
    let told = service.store().told(&[applied.entry])?.pop();
    let message = match &told {
        Some(told) => Shown::new(service, texts).told("said", told)?,
        None => Message::default(),
    };
    let bulk = told.as_ref().is_some_and(|told| told.entry.batch.is_some());
    Ok(Applied {
        entry: Some(applied.entry),
        message,
        touched: touched(applied.edits.iter(), bulk),
        consequences: taken_up(service, texts, applied)?.into_iter().collect(),
    })
}

/// That a hand-off which waited was accepted by what was done to its prospect.
fn taken_up(service: &Service, texts: &Texts, applied: &store::Applied) -> Result<Option<Consequence>, Refusal> {
    let Some(handoff) = accepted_beside(applied) else { return Ok(None) };
    let name = service.called(Kind::Handoff, handoff)?.unwrap_or_default();
    Ok(Some(Consequence {
        name: texts.with("consequence-hand-off", &[("name", (&name).into())]),
        before: texts.get("verdict-offered"),
        after: texts.get("verdict-accepted"),
    }))
}

/// The hand-off that was accepted by a change that is about something else.
pub fn accepted_beside(applied: &store::Applied) -> Option<i64> {
    let mut steps = applied.edits.iter().filter_map(|edit| match edit {
        Edit::Create(record) if record.kind == Kind::HandoffStep => Some(record),
        _ => None,
    });
    let found = steps.find(|record| record.text("step") == Some(HandoffMove::Accepted.word()));
    found.filter(|_| applied.subject.0 != Kind::Handoff).and_then(|record| record.int("handoff"))
}

/// What entries of other sessions changed, and what to tell of it.
///
/// # Errors
/// The store's.
pub fn news(service: &Service, texts: &Texts, entries: &[Entry]) -> Result<views::Change, Refusal> {
    let seqs: Vec<i64> = entries.iter().map(|entry| entry.seq).collect();
    let told = service.store().told(&seqs)?;
    let members = members(service)?;
    let shown = Shown::new(service, texts);
    let mut list = Vec::new();
    let silent = told.len().saturating_sub(NEWS);
    if silent > 0 {
        list.push(Message::new("news-more").with("n", silent));
    }
    for one in told.iter().skip(silent) {
        let by = one.entry.actor.and_then(|id| members.get(&id)).map(|(handle, _)| handle.clone());
        list.push(shown.told("news", one)?.with("member", by.unwrap_or_else(|| texts.get("somebody"))));
    }
    let whole =
        |told: &Told| told.entry.batch.is_some() || (told.edits.is_empty() && told.entry.code != "workspace.created");
    let bulk = told.iter().any(whole);
    let edits = told.iter().flat_map(|told| &told.edits);
    Ok(views::Change { seq: seqs.last().copied().unwrap_or(0), touched: touched(edits, bulk), news: list })
}

/// Everything must be read again.
pub fn everything() -> Vec<Touched> {
    let kinds: BTreeSet<views::Kind> = Kind::ALL.iter().map(|kind| touched_kind(*kind)).collect();
    kinds.into_iter().map(|kind| Touched { kind, id: None }).collect()
}

/// What must be read again. After a bulk load, everything that one can bring.
fn touched<'a>(edits: impl Iterator<Item = &'a Edit>, bulk: bool) -> Vec<Touched> {
    let mut all: BTreeSet<(views::Kind, Option<i64>)> = BTreeSet::new();
    if bulk {
        return everything();
    }
    for edit in edits {
        let (kind, id) = edit.subject();
        match edit {
            Edit::Create(record) | Edit::Remove(record) | Edit::Restore(record) => owners(record, &mut all),
            Edit::Update { .. } => {}
        }
        if own(kind) {
            all.insert((touched_kind(kind), Some(id)));
        } else if matches!(edit, Edit::Update { .. }) {
            // Whose line or step it is stands in the row alone: all of them may show it.
            all.insert((touched_kind(kind), None));
        }
    }
    all.into_iter().map(|(kind, id)| Touched { kind, id }).collect()
}

/// Whether the screens know the kind itself, not only what it belongs to.
const fn own(kind: Kind) -> bool {
    !matches!(kind, Kind::StageEntry | Kind::DealLine | Kind::DealContact | Kind::DealEvent | Kind::Spend | Kind::Asset)
}

/// What a record belongs to shows it too.
fn owners(record: &Record, all: &mut BTreeSet<(views::Kind, Option<i64>)>) {
    for field in record.kind.fields() {
        let Type::Ref(kind @ (Kind::Prospect | Kind::Deal | Kind::Campaign)) = field.ty else { continue };
        if let Some(id) = record.int(field.name) {
            all.insert((touched_kind(kind), Some(id)));
        }
    }
}
