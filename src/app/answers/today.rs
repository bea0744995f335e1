//! The day of the person who asks.

use super::Reading;
use crate::app::views::TodayPage;
use crate::domain::refusal::Refusal;

impl Reading<'_> {
    pub(super) fn today(&self) -> Result<TodayPage, Refusal> {
        Ok(TodayPage::default())
    }
}
