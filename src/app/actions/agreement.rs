//! Drafts of the agreement, typed or made of a plan.

use super::{Doing, Outcome};
use crate::app::simulate;
use crate::app::views::{Input, PlanInput};
use crate::domain::refusal::Refusal;

impl Doing<'_> {
    pub(super) fn draft(&self, _like: Option<i64>, _fields: &[Input]) -> Result<Outcome, Refusal> {
        Err(Refusal::rule("nothing-to-change").with("what", ""))
    }

    pub(super) fn plan_to_draft(&self, input: &PlanInput) -> Result<Outcome, Refusal> {
        let asked = simulate::read(self.service, self.texts, input)?;
        let planned = simulate::plan(self.service, &asked)?;
        self.apply(&simulate::draft(self.service, self.texts, &planned)?)
    }
}
