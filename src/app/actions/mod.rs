//! What a person wants done, done: typed text becomes values, values become changes, and what came of
//! them is told, with what it did elsewhere or with what somebody else did first.

mod agreement;
mod conflict;
mod consequence;
mod goals;
mod stages;
mod told;
mod typed;

use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{self, Action, Applied, Asked, Conflict, Input, Message};
use crate::domain::change::{Change, Move, Risk};
use crate::domain::nouns::{Deal, DealLine, Semantic, Stage};
use crate::domain::record::{Entity, Kind, Record, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::domain::together::made;
use crate::store;

pub use told::{accepted_beside, everything, news};
use typed::Typed;

/// What came of an action that no rule refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It was done.
    Applied(Applied),
    /// Somebody else was faster, on the same fields.
    Conflict(Box<Conflict>),
    /// It concerns many records: it is asked first, and nothing was done.
    Asked(Box<Asked>),
}

/// Does what a person wants.
///
/// # Errors
/// A value that cannot be (with its `field`), a rule's refusal, the store's.
pub fn act(service: &Service, action: &Action, texts: &Texts) -> Result<Outcome, Refusal> {
    Doing { service, texts, action, meant: false }.act()
}

/// How old a change may be to be undone without a question: a working day.
const FRESH: i64 = 12 * 3_600 * Instant::SECOND;

/// One wish being done.
struct Doing<'a> {
    service: &'a Service,
    texts: &'a Texts,
    action: &'a Action,
    /// Whether the question that its risk wants was answered.
    meant: bool,
}

/// What a screen calls a kind, as the kind of a record.
fn kind_of(kind: views::Kind) -> Kind {
    match kind {
        views::Kind::Prospect | views::Kind::HandOff => Kind::Prospect,
        views::Kind::Account => Kind::Account,
        views::Kind::Campaign => Kind::Campaign,
        views::Kind::Deal => Kind::Deal,
        views::Kind::Touch => Kind::Touch,
        views::Kind::Product => Kind::Product,
        views::Kind::Member => Kind::Member,
        views::Kind::Stage => Kind::Stage,
        views::Kind::Goal => Kind::Goal,
        views::Kind::Calendar => Kind::Calendar,
        views::Kind::CalendarDay => Kind::CalendarDay,
        views::Kind::Agreement => Kind::Agreement,
        views::Kind::Term => Kind::Term,
        views::Kind::Clock => Kind::Clock,
        views::Kind::Reason => Kind::Reason,
        views::Kind::Workspace => Kind::Workspace,
    }
}

impl Doing<'_> {
    fn act(&self) -> Result<Outcome, Refusal> {
        match self.action {
            Action::Add { kind, fields } => self.add(kind_of(*kind), fields, &[]),
            Action::Edit { kind, id, version, fields } => self.edit(kind_of(*kind), *id, *version, fields),
            Action::Archive { kind, id, version } => {
                self.apply(&Change::Archive { kind: kind_of(*kind), id: *id, version: Some(*version), away: true })
            }
            Action::MoveDeal { deal, version, stage, fields } => self.move_deal(*deal, *version, *stage, fields),
            Action::NextStep { deal, version, fields } => self.edit(Kind::Deal, *deal, *version, fields),
            Action::LogTouch { prospect, fields } => {
                self.add(Kind::Touch, fields, &[("prospect", Value::Int(*prospect))])
            }
            Action::Spend { campaign, fields } => {
                let today = Value::Int(self.service.today().0);
                self.add(Kind::Spend, fields, &[("campaign", Value::Int(*campaign)), ("on", today)])
            }
            Action::HandOff { .. }
            | Action::Accept { .. }
            | Action::Refuse { .. }
            | Action::Recycle { .. }
            | Action::TakeBack { .. }
            | Action::Dispute { .. }
            | Action::Reply { .. }
            | Action::PassOn { .. }
            | Action::StepClock { .. }
            | Action::Sign { .. } => self.verdict(),
            Action::LeadValue { term, fields } => self.lead_value(*term, fields),
            Action::Draft { like, fields } => self.draft(*like, fields),
            Action::PlanToDraft(input) => self.plan_to_draft(input),
            Action::ReviseGoal { goal, version, fields } => self.revise_goal(*goal, *version, fields),
            Action::Undo(None) if !self.meant => self.undo_last(),
            Action::Undo(entry) => self.apply(&self.service.undoing(*entry)?),
            Action::Redo(entry) => self.apply(&self.service.redoing(*entry)?),
            Action::Meant(action) => Doing { action, meant: true, ..*self }.act(),
            Action::CreateTeam(_) => Err(Refusal::rule("already-founded")),
            Action::Over { action, version } => {
                let action = over(action, *version);
                Doing { action: &action, ..*self }.act()
            }
        }
    }

    fn apply(&self, change: &Change) -> Result<Outcome, Refusal> {
        if !self.meant && change.risk() != Risk::Reversible {
            return Ok(Outcome::Asked(Box::new(self.asked(change)?)));
        }
        self.told(&self.service.apply(change)?)
    }

    /// Takes the last change back. One of another day is asked about first: nobody has it in mind any more.
    fn undo_last(&self) -> Result<Outcome, Refusal> {
        let last = self.service.last_change()?;
        let change = self.service.undoing(Some(last.seq))?;
        let now = self.service.now();
        if now.0 - last.recorded_at.0 < FRESH || change.risk() != Risk::Reversible {
            return self.apply(&change);
        }
        let (kind, id) = last.subject;
        let name = self.service.store().names_of(kind, &[id])?.remove(&id).unwrap_or_default();
        let when = self.texts.moment(last.recorded_at, now, self.service.zone());
        let sample = vec![format!("{} {name}", kind.label(id)).trim_end().to_owned()];
        let question = Message::new("ask-undo-old").with("when", when);
        let action = Action::Meant(Box::new(Action::Undo(Some(last.seq))));
        Ok(Outcome::Asked(Box::new(Asked { action, question, sample })))
    }

    /// What is asked before a change of many records.
    fn asked(&self, change: &Change) -> Result<Asked, Refusal> {
        let sample = self.service.sample(change)?;
        let (id, records, action) = match (change, self.action) {
            // Meant is the entry that was shown, whatever else is undone before the answer.
            (Change::RevertImport { entry, records }, Action::Redo(_)) => {
                ("ask-import-redone", *records, Action::Redo(Some(*entry)))
            }
            (Change::RevertImport { entry, records }, _) => ("ask-import-undone", *records, Action::Undo(Some(*entry))),
            (_, action) => ("ask-many", change.touches().len() as u64, action.clone()),
        };
        let question = Message::new(id).with("file", sample.file).with("n", records);
        Ok(Asked { action: Action::Meant(Box::new(action)), question, sample: sample.records })
    }

    fn told(&self, applied: &store::Applied) -> Result<Outcome, Refusal> {
        Ok(Outcome::Applied(told::applied(self.service, self.texts, applied)?))
    }

    /// Adds a record; `fixed` are values that are not typed, those of the form come over them.
    fn add(&self, kind: Kind, inputs: &[Input], fixed: &[(&'static str, Value)]) -> Result<Outcome, Refusal> {
        let mut record = Record::new(kind);
        for (name, value) in fixed {
            record.set(name, value.clone());
        }
        let filled: Vec<Input> = inputs.iter().filter(|input| !input.value.trim().is_empty()).cloned().collect();
        let product = self.product(kind, &filled)?;
        let Typed { set, company } = self.values(kind, &record, &filled)?;
        for (name, value) in set {
            record.set(name, value);
        }
        let mut changes: Vec<Change> = company.into_iter().collect();
        let about = changes.len();
        changes.push(Change::Add(record));
        let line = |product| DealLine { id: 0, deal: made(about), product, quantity: 1 };
        changes.extend(product.map(|product| Change::Add(line(product).record())));
        self.apply(&Change::together(changes, about))
    }

    /// Sets fields of a record that still stands as it was seen, or of which others changed other fields.
    fn edit(&self, kind: Kind, id: i64, version: i64, inputs: &[Input]) -> Result<Outcome, Refusal> {
        let before = self.record(kind, id)?;
        let Typed { set, company } = self.values(kind, &before, inputs)?;
        let teams = self.teams_calendar(&before, &set, inputs)?;
        if set.is_empty()
            && let Some(teams) = teams
        {
            return self.apply(&teams);
        }
        let product = self.product(kind, inputs)?;
        let mut version = version;
        if before.version != version {
            let names: Vec<&'static str> = set.iter().map(|(name, _)| *name).collect();
            match self.conflict(&before, version, &names, &set)? {
                Some(conflict) => return Ok(Outcome::Conflict(Box::new(conflict))),
                None => version = before.version,
            }
        }
        let same = set.iter().all(|(name, value)| before.get(name) == value);
        let line = product.map(|product| self.line(id, product)).transpose()?.flatten();
        if same && let Some(line) = line {
            return self.apply(&line);
        }
        let mut changes: Vec<Change> = company.into_iter().collect();
        let about = changes.len();
        changes.push(Change::Edit { kind, id, version: Some(version), set: set.clone() });
        changes.extend(line);
        changes.extend(teams);
        let names: Vec<&'static str> = set.iter().map(|(name, _)| *name).collect();
        self.or_conflict(&Change::together(changes, about), kind, id, version, &names, &set)
    }

    /// Applies a change; where somebody was faster in this very moment, their value is shown too.
    fn or_conflict(
        &self,
        change: &Change,
        kind: Kind,
        id: i64,
        version: i64,
        names: &[&'static str],
        set: &[(&'static str, Value)],
    ) -> Result<Outcome, Refusal> {
        match self.service.apply(change) {
            Ok(applied) => self.told(&applied),
            Err(refusal) if refusal.code == "changed-meanwhile" => {
                let now = self.record(kind, id)?;
                match self.conflict(&now, version, names, set)? {
                    Some(conflict) => Ok(Outcome::Conflict(Box::new(conflict))),
                    None => Err(refusal),
                }
            }
            Err(refusal) => Err(refusal),
        }
    }

    fn record(&self, kind: Kind, id: i64) -> Result<Record, Refusal> {
        let missing = || Refusal::not_found("no-such-record").with("kind", kind.word()).with("what", kind.label(id));
        self.service.store().record(kind, id)?.ok_or_else(missing)
    }

    fn move_deal(&self, deal: i64, version: i64, stage: i64, inputs: &[Input]) -> Result<Outcome, Refusal> {
        let record = self.record(Kind::Deal, deal)?;
        let before = Deal::of(&record);
        let target = Stage::of(&self.record(Kind::Stage, stage)?);
        let mut version = version;
        let set = [("stage", Value::Int(stage))];
        if record.version != version {
            match self.conflict(&record, version, &["stage", "amount"], &set)? {
                Some(conflict) => return Ok(Outcome::Conflict(Box::new(conflict))),
                None => version = record.version,
            }
        }
        let reopens = before.status != Semantic::Open && target.semantic == Semantic::Open;
        let typed = |name: &str| inputs.iter().find(|input| input.field == name).map(|input| input.value.trim());
        let typed = |name: &str| typed(name).filter(|text| !text.is_empty());
        let change = Change::MoveDeal {
            deal,
            version: Some(version),
            how: if reopens { Move::Reopen } else { Move::To },
            stage,
            at: typed("on").map(|text| self.moved_at(text, &before)).transpose()?.flatten(),
            amount: typed("amount").map(|text| self.amount(text, before.currency.as_deref())).transpose()?,
            reason: typed("close_reason").or(typed("reason")).map(str::to_owned),
            note: typed("note").map(str::to_owned),
        };
        let watched = self.watched(&before, &target)?;
        let outcome = self.or_conflict(&change, Kind::Deal, deal, version, &["stage", "amount"], &set)?;
        Ok(match outcome {
            Outcome::Applied(mut applied) => {
                applied.consequences.extend(self.consequences(watched)?);
                Outcome::Applied(applied)
            }
            other => other,
        })
    }

    /// When a deal moved; today is now.
    fn moved_at(&self, text: &str, deal: &Deal) -> Result<Option<Instant>, Refusal> {
        let at = self.reader().instant_for(text, Some(deal)).map_err(|refusal| refusal.with("field", "on"))?;
        Ok((at < self.service.now()).then_some(at))
    }

    /// The product that a form of a deal names: a line of the deal, not a field.
    fn product(&self, kind: Kind, inputs: &[Input]) -> Result<Option<i64>, Refusal> {
        let named = inputs.iter().find(|input| input.field == "product" && !input.value.trim().is_empty());
        match named.filter(|_| kind == Kind::Deal) {
            Some(input) => {
                let found = self.reader().reference(Kind::Product, input.value.trim());
                found.map(Some).map_err(|refusal| refusal.with("field", "product"))
            }
            None => Ok(None),
        }
    }

    /// What makes a product the deal's first line; nothing where it is already.
    fn line(&self, deal: i64, product: i64) -> Result<Option<Change>, Refusal> {
        let lines = self.service.store().children(Kind::DealLine, "deal", deal)?;
        Ok(match lines.first() {
            Some(line) if line.int("product") == Some(product) => None,
            Some(line) => Some(Change::Edit {
                kind: Kind::DealLine,
                id: line.id,
                version: Some(line.version),
                set: vec![("product", Value::Int(product))],
            }),
            None => Some(Change::Add(DealLine { id: 0, deal, product, quantity: 1 }.record())),
        })
    }
}

/// The same wish over the version that now stands.
fn over(action: &Action, now: i64) -> Action {
    let mut action = action.clone();
    match &mut action {
        Action::Edit { version, .. }
        | Action::Archive { version, .. }
        | Action::MoveDeal { version, .. }
        | Action::NextStep { version, .. }
        | Action::HandOff { version, .. }
        | Action::Accept { version, .. }
        | Action::Refuse { version, .. }
        | Action::Recycle { version, .. }
        | Action::TakeBack { version, .. }
        | Action::ReviseGoal { version, .. } => *version = now,
        Action::Over { action, .. } | Action::Meant(action) => return over(action, now),
        _ => {}
    }
    action
}
