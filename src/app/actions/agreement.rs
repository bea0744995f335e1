//! Drafts of the agreement, typed or made of a plan.

use super::{Doing, Outcome};
use crate::app::views::{Input, PlanInput};
use crate::domain::refusal::Refusal;

impl Doing<'_> {
    pub(super) fn draft(&self, _like: Option<i64>, _fields: &[Input]) -> Result<Outcome, Refusal> {
        Err(Refusal::rule("nothing-to-change").with("what", ""))
    }

    pub(super) fn plan_to_draft(&self, _input: &PlanInput) -> Result<Outcome, Refusal> {
        Err(Refusal::rule("nothing-to-change").with("what", ""))
    }
}
