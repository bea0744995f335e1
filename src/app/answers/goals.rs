//! Goals and their waterfalls, as screens ask for them.

use super::Reading;
use crate::app::goals;
use crate::app::views::GoalDetail;
use crate::domain::refusal::Refusal;

impl Reading<'_> {
    pub(super) fn goal(&self, id: i64) -> Result<Option<GoalDetail>, Refusal> {
        goals::detail(self.service, id)
    }
}
