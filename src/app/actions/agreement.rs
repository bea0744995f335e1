//! Drafts of the agreement, typed or made of a plan.

use super::{Doing, Outcome};
use crate::app::agreement::{self, Drafting};
use crate::app::simulate;
use crate::app::views::{Input, PlanInput};
use crate::domain::nouns::Following;
use crate::domain::refusal::Refusal;
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

    pub(super) fn plan_to_draft(&self, input: &PlanInput) -> Result<Outcome, Refusal> {
        let asked = simulate::read(self.service, self.texts, input)?;
        let planned = simulate::plan(self.service, &asked)?;
        self.apply(&simulate::draft(self.service, self.texts, &planned)?)
    }
}
