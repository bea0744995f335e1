//! The simulator, as the screen asks for it.

use super::Reading;
use crate::app::simulate;
use crate::app::views::{PlanInput, PlanView};
use crate::domain::refusal::Refusal;

impl Reading<'_> {
    pub(super) fn plan(&self, input: &PlanInput) -> Result<PlanView, Refusal> {
        let asked = simulate::read(self.service, self.texts, input)?;
        Ok(simulate::view(&simulate::plan(self.service, &asked)?, self.texts))
    }
}
