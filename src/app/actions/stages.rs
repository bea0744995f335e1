//! Hand-offs and what becomes of them; the clocks, the agreement and the goals, as forms say it.

use super::{Doing, Outcome};
use crate::app::views::{Action, HandoffOf, Input};
use crate::domain::agreement::steps::Stepping;
use crate::domain::change::{Change, Signing};
use crate::domain::handoff::{Judgement, Objection, Offer};
use crate::domain::nouns::{ClockMove, Handoff, Side, Verdict};
use crate::domain::record::{Entity, Kind};
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
            Action::Accept { of, version } => self.judged(*of, *version, Verdict::Accepted, &[])?,
            Action::Refuse { of, version, fields } => self.judged(*of, *version, Verdict::Refused, fields)?,
            Action::Recycle { of, version, fields } => self.judged(*of, *version, Verdict::Recycled, fields)?,
            Action::TakeBack { of, version } => self.judged(*of, *version, Verdict::Withdrawn, &[])?,
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

    fn judged(&self, of: HandoffOf, version: i64, verdict: Verdict, fields: &[Input]) -> Result<Change, Refusal> {
        let reason = match typed(fields, "reason") {
            Some(text) => Some(self.service.find(Kind::Reason, text)?.id),
            None => None,
        };
        Ok(Change::Judge(Judgement {
            handoff: self.handoff(of)?,
            version: (version > 0).then_some(version),
            verdict,
            reason,
            until: self.day(fields, "until")?,
            note: typed(fields, "note").map(str::to_owned),
            at: None,
        }))
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
            HandoffOf::Prospect(prospect) => {
                let rows = self.service.store().children(Kind::Handoff, "prospect", prospect)?;
                let last = rows.iter().map(Handoff::of).map(|handoff| handoff.id).max();
                last.ok_or_else(|| Refusal::rule("not-offered").with("what", Kind::Prospect.label(prospect)))
            }
        }
    }

    fn member(&self, fields: &[Input], name: &str) -> Result<Option<i64>, Refusal> {
        typed(fields, name).map(|text| self.service.find(Kind::Member, text).map(|record| record.id)).transpose()
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
