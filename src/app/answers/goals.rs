//! Goals and their waterfalls, as screens ask for them.

use super::Reading;
use crate::app::views::GoalDetail;
use crate::domain::refusal::Refusal;

impl Reading<'_> {
    pub(super) fn goal(&self, _id: i64) -> Result<Option<GoalDetail>, Refusal> {
        Ok(None)
    }
}
