//! Goals and their revisions, as forms say them.

use super::{Doing, Outcome};
use crate::app::views::Input;
use crate::domain::refusal::Refusal;

impl Doing<'_> {
    pub(super) fn revise_goal(&self, _goal: i64, _version: i64, _fields: &[Input]) -> Result<Outcome, Refusal> {
        Err(Refusal::rule("nothing-to-change").with("what", ""))
    }
}
