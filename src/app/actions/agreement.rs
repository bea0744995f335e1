//! Drafts of the agreement, typed or made of a plan.

use super::{Doing, Outcome};
use crate::app::agreement::{self, Drafting};
use crate::app::simulate;
use crate::app::views::{Input, PlanInput};
use crate::domain::change::Change;
use crate::domain::nouns::Following;
use crate::domain::record::{Kind, Record, Value};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::when::{self, Lean};

impl Doing<'_> {
    pub(super) fn draft(&self, like: Option<i64>, fields: &[Input]) -> Result<Outcome, Refusal> {
        let typed = |name: &str| {
            let found = fields.iter().find(|input| input.field == name).map(|input| input.value.trim().to_owned());
            found.filter(|text| !text.is_empty())
        };
        let day = |name: &'static str| {
            let read = |text: String| when::day(&text, self.service.today(), self.texts.language(), Lean::Ahead);
            typed(name).map(read).transpose().map_err(|refusal| refusal.with("field", name))
        };
        let following = match typed("following") {
            Some(text) => Following::named(self.reader().choice(Following::WORDS, &text)?),
            None => None,
        };
        let asked = Drafting {
            like,
            name: typed("name"),
            from: day("from")?,
            until: day("until")?,
            following,
            manager_after: typed("manager_after"),
            management_after: typed("management_after"),
            note: typed("note"),
        };
        self.apply(&agreement::draft(self.service, asked)?)
    }

    /// A lead type of a value term: a new one, or other values of the one that is called so.
    pub(super) fn lead_value(&self, term: i64, inputs: &[Input]) -> Result<Outcome, Refusal> {
        let name =
            inputs.iter().find(|input| input.field == "name").map(|input| fold(&input.value)).unwrap_or_default();
        let all = self.service.store().children(Kind::TermRate, "term", term)?;
        let known = all.iter().find(|record| !record.archived && fold(record.title()) == name);
        let term = self.record(Kind::Term, term)?;
        match known {
            Some(known) => self.edit(Kind::TermRate, known.id, known.version, inputs),
            None => {
                // A lead is worth money of the term's currency unless another one is typed.
                let currency = Value::from(term.text("currency").unwrap_or(&self.service.workspace().currency));
                self.add(Kind::TermRate, inputs, &[("term", Value::Int(term.id)), ("currency", currency)])
            }
        }
    }

    /// That a calendar becomes the team's, where its form says so; by the name that it has then.
    pub(super) fn teams_calendar(
        &self,
        calendar: &Record,
        set: &[(&'static str, Value)],
        inputs: &[Input],
    ) -> Result<Option<Change>, Refusal> {
        let wanted = inputs.iter().any(|input| input.field == "team" && input.value == "yes");
        if calendar.kind != Kind::Calendar || !wanted {
            return Ok(None);
        }
        let name = set.iter().find(|(name, _)| *name == "name").and_then(|(_, value)| value.text());
        let name = name.unwrap_or_else(|| calendar.title()).to_owned();
        let workspace = self.record(Kind::Workspace, 1)?;
        Ok(Some(Change::Edit {
            kind: Kind::Workspace,
            id: 1,
            version: Some(workspace.version),
            set: vec![("calendar", name.into())],
        }))
    }

    pub(super) fn plan_to_draft(&self, input: &PlanInput) -> Result<Outcome, Refusal> {
        let asked = simulate::read(self.service, self.texts, input)?;
        let planned = simulate::plan(self.service, &asked)?;
        self.apply(&simulate::draft(self.service, self.texts, &planned)?)
    }
}
