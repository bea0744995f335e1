//! Hand-offs and what becomes of them; the clocks, the agreement and the goals, as forms say it.

use super::{Doing, Outcome};
use crate::app::handoffs;
use crate::app::views::{Action, Conflict, HandoffOf, Input};
use crate::domain::agreement::steps::Stepping;
use crate::domain::change::{Change, Signing};
use crate::domain::handoff::{Judgement, Objection, Offer};
use crate::domain::nouns::{ClockMove, Side, Verdict};
use crate::domain::record::{Kind, Record, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;
use crate::domain::when::{self, Lean};

impl Doing<'_> {
    /// The change that a wish about hand-offs and clocks is.
    pub(super) fn verdict(&self) -> Result<Outcome, Refusal> {
        let change = match self.action {
            Action::HandOff { prospect, version, fields } => Change::Offer(Offer {
                prospect: *prospect,
                version: (*version > 0).then_some(*version),
                to: self.member(fields, "to")?,
                at: None,
                note: typed(fields, "note").map(str::to_owned),
            }),
            Action::Accept { of, version } => return self.judge(*of, *version, Verdict::Accepted, &[]),
            Action::Refuse { of, version, fields } => return self.judge(*of, *version, Verdict::Refused, fields),
            Action::Recycle { of, version, fields } => return self.judge(*of, *version, Verdict::Recycled, fields),
            Action::TakeBack { of, version } => return self.judge(*of, *version, Verdict::Withdrawn, &[]),
            Action::Dispute { of, fields } => Change::Dispute(self.objection(*of, fields)?),
            Action::Reply { of, fields } => Change::Answer(self.objection(*of, fields)?),
            Action::PassOn { of, fields } => Change::PassOn {
                handoff: self.handoff(*of)?,
                to: self.member(fields, "to")?,
                note: typed(fields, "note").map(str::to_owned),
            },
            Action::StepClock { clock, step, fields } => Change::StepClock(Stepping {
                clock: *clock,
                step: ClockMove::named(step).unwrap_or_default(),
                reason: typed(fields, "reason").map(str::to_owned),
                at: None,
            }),
            Action::Sign { version, side, hash } => Change::Sign(Signing {
                agreement_version: *version,
                side: Side::named(side).unwrap_or_default(),
                hash: hash.clone(),
            }),
            _ => return Err(Refusal::rule("nothing-to-change").with("what", "")),
        };
        self.told(&self.service.apply(&change)?)
    }

    /// Says what becomes of a hand-off, unless somebody said something else since the person saw it.
    fn judge(&self, of: HandoffOf, seen: i64, verdict: Verdict, fields: &[Input]) -> Result<Outcome, Refusal> {
        let reason = typed(fields, "reason").map(|text| handoffs::reason(self.service, text)).transpose()?;
        let until = self.day(fields, "until")?;
        let handoff = self.handoff(of)?;
        let record = self.record(Kind::Handoff, handoff)?;
        let set = [("verdict", Value::from(verdict.word()))];
        let mut version = None;
        if seen > 0 {
            if record.version != seen
                && let Some(conflict) = self.conflict(&record, seen, &["verdict"], &set)?
            {
                return Ok(Outcome::Conflict(Box::new(self.about_person(conflict, &record)?)));
            }
            version = Some(record.version);
        }
        let note = typed(fields, "note").map(str::to_owned);
        let change = Change::Judge(Judgement { handoff, version, verdict, reason, until, note, at: None });
        match self.or_conflict(&change, Kind::Handoff, handoff, record.version, &["verdict"], &set)? {
            Outcome::Conflict(conflict) => Ok(Outcome::Conflict(Box::new(self.about_person(*conflict, &record)?))),
            outcome => Ok(outcome),
        }
    }

    /// A hand-off is called by its prospect.
    fn about_person(&self, conflict: Conflict, handoff: &Record) -> Result<Conflict, Refusal> {
        let person = handoff.int("prospect").unwrap_or_default();
        let name = self.service.store().names_of(Kind::Prospect, &[person])?.remove(&person);
        Ok(Conflict { name: name.unwrap_or_default(), ..conflict })
    }

    fn objection(&self, of: HandoffOf, fields: &[Input]) -> Result<Objection, Refusal> {
        let own = self.service.actor().map(|member| member.side).unwrap_or(Side::Management);
        Ok(Objection {
            handoff: self.handoff(of)?,
            side: typed(fields, "side").and_then(Side::named).unwrap_or(own),
            note: typed(fields, "note").unwrap_or_default().to_owned(),
            at: None,
        })
    }

    /// The hand-off that is meant: a prospect's last one.
    fn handoff(&self, of: HandoffOf) -> Result<i64, Refusal> {
        match of {
            HandoffOf::Handoff(id) => Ok(id),
            HandoffOf::Prospect(prospect) => handoffs::last_of(self.service, prospect),
        }
    }

    fn member(&self, fields: &[Input], name: &'static str) -> Result<Option<i64>, Refusal> {
        let found = typed(fields, name).map(|text| self.reader().reference(Kind::Member, text)).transpose();
        found.map_err(|refusal| refusal.with("field", name))
    }

    fn day(&self, fields: &[Input], name: &'static str) -> Result<Option<Day>, Refusal> {
        let language = self.texts.language();
        typed(fields, name)
            .map(|text| when::day(text, self.service.today(), language, Lean::Ahead))
            .transpose()
            .map_err(|refusal| refusal.with("field", name))
    }
}

fn typed<'a>(fields: &'a [Input], name: &str) -> Option<&'a str> {
    let found = fields.iter().find(|input| input.field == name).map(|input| input.value.trim());
    found.filter(|text| !text.is_empty())
}
