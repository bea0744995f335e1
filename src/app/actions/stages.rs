//! Hand-offs and verdicts: a prospect enters a stage, and why is noted with them.

use super::{Doing, Outcome};
use crate::app::views::{Action, Input};
use crate::domain::change::Change;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::when::{self, Lean};

impl Doing<'_> {
    pub(super) fn verdict(&self) -> Result<Outcome, Refusal> {
        let (prospect, stage, note) = match self.action {
            Action::HandOff { prospect, .. } => (*prospect, Lifecycle::Mql, None),
            Action::Accept { prospect, .. } => (*prospect, Lifecycle::Sal, None),
            Action::Refuse { prospect, fields, .. } => {
                let reason = typed(fields, "reason").ok_or_else(|| {
                    Refusal::invalid("field-missing").with("kind", Kind::Prospect.word()).with("field", "reason")
                })?;
                (*prospect, Lifecycle::Disqualified, Some(joined(reason, typed(fields, "note"))))
            }
            Action::Recycle { prospect, fields, .. } => {
                let until = typed(fields, "until").unwrap_or_default();
                let day = when::day(until, self.service.today(), self.texts.language(), Lean::Ahead)
                    .map_err(|refusal| refusal.with("field", "until"))?;
                let told = self.texts.with("recycled-until", &[("day", (&self.texts.day_medium(day)).into())]);
                (*prospect, Lifecycle::Recycled, Some(joined(&told, typed(fields, "note"))))
            }
            _ => return Err(Refusal::rule("nothing-to-change").with("what", "")),
        };
        let version = match self.action {
            Action::HandOff { version, .. }
            | Action::Accept { version, .. }
            | Action::Refuse { version, .. }
            | Action::Recycle { version, .. } => Some(*version),
            _ => None,
        };
        let applied = self.service.apply(&Change::EnterStage { prospect, version, stage, at: None, note })?;
        self.told(&applied)
    }
}

fn typed<'a>(fields: &'a [Input], name: &str) -> Option<&'a str> {
    let found = fields.iter().find(|input| input.field == name).map(|input| input.value.trim());
    found.filter(|text| !text.is_empty())
}

fn joined(first: &str, rest: Option<&str>) -> String {
    rest.map_or_else(|| first.to_owned(), |rest| format!("{first}: {rest}"))
}
