//! Goals and their revisions, as forms say them.

use super::{Doing, Outcome};
use crate::app::goals;
use crate::app::views::Input;
use crate::domain::change::Change;
use crate::domain::goal::Revision;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

impl Doing<'_> {
    /// Another target, for a reason; where somebody else was faster, both targets are shown.
    pub(super) fn revise_goal(&self, goal: i64, version: i64, fields: &[Input]) -> Result<Outcome, Refusal> {
        let record = self.record(Kind::Goal, goal)?;
        let typed = |name: &str| {
            fields.iter().find(|input| input.field == name).map(|input| input.value.trim()).unwrap_or_default()
        };
        let text = typed("target");
        if text.is_empty() {
            return Err(Refusal::invalid("field-missing").with("kind", "goal").with("field", "target"));
        }
        let currency = record.text("currency").and_then(|code| code.parse().ok());
        let currency = currency.unwrap_or_else(|| self.service.currency());
        let metric = record.text("metric").unwrap_or_default();
        let (target, said) = goals::typed(metric, text, currency, self.texts.language())?;
        if said.is_some_and(|said| said != currency) {
            return Err(Refusal::invalid("two-currencies").with("value", text).with("field", "target"));
        }
        let set = [("target", target.into())];
        let asked = (version > 0).then_some(version);
        if asked.is_some_and(|seen| seen != record.version)
            && let Some(conflict) = self.conflict(&record, version, &["target"], &set)?
        {
            return Ok(Outcome::Conflict(Box::new(conflict)));
        }
        let asked = asked.map(|_| record.version);
        let change = Change::ReviseGoal(Revision { goal, version: asked, target, reason: typed("reason").to_owned() });
        self.or_conflict(&change, Kind::Goal, goal, record.version, &["target"], &set)
    }
}
