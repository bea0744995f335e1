//! Several changes as one: a deal with its new company and its product. The rules see after each what it
//! did, though nothing is written yet; one that is refused refuses all.

use std::collections::HashMap;

use super::change::Change;
use super::edit::{Edit, applied};
use super::plan::{Context, Plan, World, single};
use super::record::{Kind, Record, Type, Value};
use super::refusal::Refusal;
use super::text;

/// The number by which changes that are done together call what the change at `place` (from 0) makes.
pub fn made(place: usize) -> i64 {
    i64::try_from(place).map_or(i64::MIN, |place| -1 - place)
}

/// Plans changes one after another; the plan is told by the one at `about`.
pub(super) fn plan<W: World>(
    world: &mut W,
    context: &Context,
    changes: &[Change],
    about: usize,
) -> Result<Plan, W::Error> {
    let mut draft = Drafted::new(world);
    let mut subjects: Vec<(Kind, i64)> = Vec::with_capacity(changes.len());
    let mut edits = Vec::new();
    let mut told = None;
    for (place, change) in changes.iter().enumerate() {
        if let Change::Revert { entry, .. } | Change::RevertImport { entry, .. } = change {
            return Err(Refusal::rule("undo-stands-alone").with("entry", *entry).into());
        }
        let one = single(&mut draft, context, &named(change, &subjects))?;
        for edit in &one.edits {
            draft.take(edit)?;
        }
        subjects.push(one.subject);
        edits.extend(one.edits);
        if place <= about {
            told = Some((one.code, one.subject, one.occurred));
        }
    }
    let (code, subject, occurred) = told.ok_or_else(|| Refusal::rule("nothing-to-change").with("what", ""))?;
    Ok(Plan { code, subject, occurred, edits })
}

/// The change with the numbers of what earlier ones made.
fn named(change: &Change, subjects: &[(Kind, i64)]) -> Change {
    let number = |kind: Kind, id: i64| {
        let place = usize::try_from(-1 - id).ok();
        let found = place.and_then(|place| subjects.get(place)).filter(|(of, _)| *of == kind);
        found.map_or(id, |(_, id)| *id)
    };
    let reference = |kind: Kind, field: &str, value: &mut Value| {
        if let (Some(Type::Ref(of)), Value::Int(id)) = (kind.field(field).map(|field| field.ty), value) {
            *id = number(of, *id);
        }
    };
    let mut change = change.clone();
    match &mut change {
        Change::Add(record) => {
            let kind = record.kind;
            for (field, value) in kind.fields().iter().zip(&mut record.values) {
                reference(kind, field.name, value);
            }
        }
        Change::Edit { kind, id, set, .. } => {
            *id = number(*kind, *id);
            for (field, value) in set {
                reference(*kind, field, value);
            }
        }
        Change::Archive { kind, id, .. } => *id = number(*kind, *id),
        Change::MoveDeal { deal, .. } => *deal = number(Kind::Deal, *deal),
        Change::EnterStage { prospect, .. } => *prospect = number(Kind::Prospect, *prospect),
        Change::Offer(offer) => offer.prospect = number(Kind::Prospect, offer.prospect),
        Change::Judge(judgement) => judgement.handoff = number(Kind::Handoff, judgement.handoff),
        Change::Dispute(said) | Change::Answer(said) => said.handoff = number(Kind::Handoff, said.handoff),
        Change::PassOn { handoff, .. } => *handoff = number(Kind::Handoff, *handoff),
        Change::StepClock(step) => step.clock = number(Kind::Clock, step.clock),
        Change::Draft { version, .. } => version.agreement = number(Kind::Agreement, version.agreement),
        Change::Sign(signing) => signing.agreement_version = number(Kind::AgreementVersion, signing.agreement_version),
        Change::ReviseGoal(revision) => revision.goal = number(Kind::Goal, revision.goal),
        Change::Together { .. } | Change::Revert { .. } | Change::RevertImport { .. } => {}
    }
    change
}

/// The team's data as it will be after edits that are not yet written.
pub(super) struct Drafted<'w, W> {
    world: &'w mut W,
    /// What the edits left; nothing where they took it out.
    left: HashMap<(Kind, i64), Option<Record>>,
}

impl<'w, W: World> Drafted<'w, W> {
    pub(super) fn new(world: &'w mut W) -> Self {
        Self { world, left: HashMap::new() }
    }

    /// An edit is as good as done.
    pub(super) fn take(&mut self, edit: &Edit) -> Result<(), W::Error> {
        let (kind, id) = edit.subject();
        let record = match edit {
            Edit::Create(record) | Edit::Restore(record) => Some(record.clone()),
            Edit::Remove(_) => None,
            Edit::Update { fields, .. } => {
                let record = self.record(kind, id)?;
                record.map(|record| Record { version: record.version + 1, ..applied(record, fields) })
            }
        };
        self.left.insert((kind, id), record);
        Ok(())
    }

    /// `found` with what the edits left of a kind, where `fits`.
    fn with_left(&self, found: Vec<Record>, kind: Kind, fits: impl Fn(&Record) -> bool) -> Vec<Record> {
        if self.left.is_empty() {
            return found;
        }
        let mut all: Vec<Record> =
            found.into_iter().filter(|record| !self.left.contains_key(&(kind, record.id))).collect();
        all.extend(self.left.values().flatten().filter(|record| record.kind == kind && fits(record)).cloned());
        all.sort_unstable_by_key(|record| record.id);
        all
    }
}

impl<W: World> World for Drafted<'_, W> {
    type Error = W::Error;

    fn record(&mut self, kind: Kind, id: i64) -> Result<Option<Record>, Self::Error> {
        match self.left.get(&(kind, id)) {
            Some(left) => Ok(left.clone()),
            None => self.world.record(kind, id),
        }
    }

    fn children(&mut self, kind: Kind, field: &'static str, id: i64) -> Result<Vec<Record>, Self::Error> {
        let found = self.world.children(kind, field, id)?;
        Ok(self.with_left(found, kind, |record| record.int(field) == Some(id)))
    }

    fn all(&mut self, kind: Kind) -> Result<Vec<Record>, Self::Error> {
        let found = self.world.all(kind)?;
        Ok(self.with_left(found, kind, |_| true))
    }

    fn named(&mut self, kind: Kind, field: &'static str, name: &str) -> Result<Option<i64>, Self::Error> {
        let key = text::fold(name);
        let same = |record: &&Record| record.kind == kind && record.text(field).map(text::fold).as_ref() == Some(&key);
        if let Some(left) = self.left.values().flatten().find(same) {
            return Ok(Some(left.id));
        }
        let found = self.world.named(kind, field, name)?;
        Ok(found.filter(|id| !self.left.contains_key(&(kind, *id))))
    }

    fn meets(&mut self, prospect: i64, filter: &str) -> Result<bool, Self::Error> {
        self.world.meets(prospect, filter)
    }

    fn has_custom(&mut self, name: &str) -> Result<bool, Self::Error> {
        self.world.has_custom(name)
    }

    fn running_clocks(&mut self, term: i64) -> Result<u64, Self::Error> {
        self.world.running_clocks(term)
    }

    fn open_handoffs(&mut self, member: i64) -> Result<Vec<i64>, Self::Error> {
        self.world.open_handoffs(member)
    }

    fn next_id(&mut self, kind: Kind) -> Result<i64, Self::Error> {
        self.world.next_id(kind)
    }
}
