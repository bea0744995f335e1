//! The agreement's scoreboard, its clocks and its versions, as screens ask for them.

use super::Reading;
use crate::app::views::{AgreementPage, ClockRow, ClockSet, DiffLine, Page, TermDetail, Window};
use crate::domain::refusal::Refusal;

impl Reading<'_> {
    pub(super) fn agreement(&self, _version: Option<i64>) -> Result<AgreementPage, Refusal> {
        Ok(AgreementPage::default())
    }

    pub(super) fn term(&self, _id: i64) -> Result<Option<TermDetail>, Refusal> {
        Ok(None)
    }

    pub(super) fn clocks(
        &self,
        _term: Option<i64>,
        _set: ClockSet,
        _window: &Window,
    ) -> Result<Page<ClockRow>, Refusal> {
        Ok(Page::default())
    }

    pub(super) fn differences(&self, _version: i64, _against: Option<i64>) -> Result<Vec<DiffLine>, Refusal> {
        Ok(Vec::new())
    }
}
