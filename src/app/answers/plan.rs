//! The simulator, as the screen asks for it.

use super::Reading;
use crate::app::views::{PlanInput, PlanView};
use crate::domain::refusal::Refusal;

impl Reading<'_> {
    pub(super) fn plan(&self, _input: &PlanInput) -> Result<PlanView, Refusal> {
        Err(Refusal::rule("nothing-to-change").with("what", ""))
    }
}
