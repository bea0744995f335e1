//! Forms: one field a line, checked while it is typed, the error beside the field.

pub mod agreed;
mod check;
mod draw;
mod field;
pub mod kinds;

use serde::{Deserialize, Serialize};

pub use check::{Ground, Reading};
pub use draw::{draw, label};
pub use field::{Content, Field, FieldKind};

use crate::app::views::{Action, Choice, Conflict, HandoffOf, Input, Job, Kind, Query};
use crate::domain::refusal::Refusal;
use crate::ui::drafts::{Word, titled, word};
use crate::ui::keymap::Key;

/// What a form is for: what its saving asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Purpose {
    /// A new thing.
    Add(Kind),
    /// Other values of a thing: kind, id, version.
    Edit(Kind, i64, i64),
    /// A deal goes to a stage: deal, version, stage.
    Move(i64, i64, i64),
    /// A deal's next step: deal, version.
    NextStep(i64, i64),
    /// A touch with a prospect.
    Touch(i64),
    /// Marketing offers a prospect: id, version.
    HandOff(i64, i64),
    /// Sales refuses a hand-off: which, version.
    Refuse(HandoffOf, i64),
    /// A prospect goes back to nurture: which hand-off, version.
    Recycle(HandoffOf, i64),
    /// A side disputes.
    Dispute(HandoffOf),
    /// The other side answers.
    Reply(HandoffOf),
    /// Another rep takes it.
    PassOn(HandoffOf),
    /// A deal with an accepted prospect.
    OpenDeal(i64),
    /// Money spent on a campaign.
    Spend(i64),
    /// A term of a draft: the version.
    AddTerm(i64),
    /// An exception of a calendar, or where a person is named, that person's leave: the calendar.
    AddDay(i64),
    /// What a lead of a type is worth: the value term.
    LeadValue(i64),
    /// A new draft of the agreement, with the terms of this version.
    Draft(Option<i64>),
    /// Another target of a goal: id, version.
    ReviseGoal(i64, i64),
    /// A step of a clock: id, code.
    StepClock(i64, #[serde(deserialize_with = "word")] Word),
    /// For which side management signs: the version; it is asked for good afterwards.
    Sign(i64),
    /// The simulator's fields.
    Plan,
    /// A new team file.
    Team,
    /// A file to import.
    Import,
    /// A generated team.
    Demo,
    /// A setting of the person, by its name.
    Setting(#[serde(deserialize_with = "word")] Word),
    /// The same wish again over a newer version.
    #[serde(skip)]
    Over(Box<Conflict>),
}

/// What saving a form asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Saved {
    /// A change.
    Apply(Action),
    /// A file to be looked at before it is imported.
    Look(String),
    /// Long work.
    Start(Job),
    /// A version is signed for this side: it is shown and asked first.
    Sign(String),
    /// Nothing.
    Nothing,
    /// A setting, for the next start: name and value.
    Remember(&'static str, String),
}

/// A form.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// The id of its title, and the name of what it is about.
    #[serde(deserialize_with = "titled")]
    pub title: (Word, String),
    /// Its fields.
    pub fields: Vec<Field>,
    /// The place of the field that has the keys.
    pub focus: usize,
    /// Saving was asked for and is under way.
    #[serde(skip)]
    pub saving: bool,
    /// Leaving was asked for although something was typed: asked again?
    #[serde(skip)]
    pub leaving: bool,
    /// What was refused that belongs to no field.
    #[serde(skip)]
    pub error: Option<Refusal>,
}

impl Form {
    /// A form with its first field in focus.
    pub fn new(purpose: Purpose, title: &'static str, about: impl Into<String>, fields: Vec<Field>) -> Self {
        let title = (title, about.into());
        Self { purpose, title, fields, focus: 0, saving: false, leaving: false, error: None }
    }

    /// With another title.
    #[must_use]
    pub const fn called(mut self, title: &'static str) -> Self {
        self.title.0 = title;
        self
    }

    /// Whether something was typed.
    pub fn dirty(&self) -> bool {
        self.fields.iter().any(Field::changed)
    }

    /// The field in focus.
    pub fn current(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    fn current_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus)
    }

    /// The next field, or the one before. Around the end it stays.
    pub fn step(&mut self, by: isize) {
        self.settle();
        self.focus = self.focus.saturating_add_signed(by).min(self.fields.len().saturating_sub(1));
        self.leaving = false;
    }

    /// Goes to a field.
    pub fn focus(&mut self, place: usize) {
        self.settle();
        self.focus = place.min(self.fields.len().saturating_sub(1));
    }

    /// Whether the last field has the keys.
    pub fn at_end(&self) -> bool {
        self.focus + 1 >= self.fields.len()
    }

    /// A choice that was typed in part becomes the one that is offered first.
    fn settle(&mut self) {
        if let Some(field) = self.current_mut() {
            field.settle();
        }
    }

    /// A key for the field in focus.
    pub fn key(&mut self, key: &Key) {
        self.leaving = false;
        self.error = None;
        if let Some(field) = self.current_mut() {
            field.key(key);
        }
    }

    /// Up or down: through a field's choices where it offers some, else to another field.
    pub fn vertical(&mut self, by: isize) {
        if self.current_mut().is_some_and(|field| field.offer(by)) {
            return;
        }
        self.step(by);
    }

    /// Pasted text; says whether some had to be left out.
    pub fn paste(&mut self, text: &str) -> bool {
        self.leaving = false;
        self.current_mut().is_some_and(|field| field.paste(text))
    }

    /// The field in focus becomes empty.
    pub fn clear(&mut self) {
        if let Some(field) = self.current_mut() {
            field.clear();
        }
    }

    /// What the field in focus must ask for its choices.
    pub fn missing(&self) -> Option<Query> {
        self.current().and_then(Field::missing)
    }

    /// Choices came.
    pub fn accept(&mut self, query: &Query, choices: Vec<Choice>) {
        for field in &mut self.fields {
            if field.missing().as_ref() == Some(query) {
                field.accept(choices.clone());
            }
        }
    }

    /// The first field that cannot be saved as it is.
    pub fn wrong(&self, ground: &Ground) -> Option<usize> {
        self.fields.iter().position(|field| field.check(ground).is_err())
    }

    /// What saving asks for; to be called when nothing is wrong.
    pub fn save(&mut self, ground: &Ground) -> Saved {
        self.settle();
        self.saving = true;
        self.error = None;
        let inputs = self.inputs(ground);
        let text = |name: &str| {
            let found = inputs.iter().find(|input| input.field == name);
            found.map(|input| input.value.clone()).unwrap_or_default()
        };
        Saved::Apply(match &self.purpose {
            Purpose::Import => return Saved::Look(text("path")),
            Purpose::Demo => return Saved::Start(Job::Demo { prospects: text("prospects").parse().unwrap_or(1_000) }),
            Purpose::Setting(name) => return Saved::Remember(name, text(name)),
            Purpose::Add(kind) => Action::Add { kind: *kind, fields: inputs },
            Purpose::Edit(kind, id, version) => {
                Action::Edit { kind: *kind, id: *id, version: *version, fields: self.changes(ground) }
            }
            Purpose::Move(deal, version, stage) => {
                Action::MoveDeal { deal: *deal, version: *version, stage: *stage, fields: inputs }
            }
            Purpose::NextStep(deal, version) => Action::NextStep { deal: *deal, version: *version, fields: inputs },
            Purpose::Touch(prospect) => Action::LogTouch { prospect: *prospect, fields: inputs },
            Purpose::HandOff(prospect, version) => {
                Action::HandOff { prospect: *prospect, version: *version, fields: inputs }
            }
            Purpose::Refuse(of, version) => Action::Refuse { of: *of, version: *version, fields: inputs },
            Purpose::Recycle(of, version) => Action::Recycle { of: *of, version: *version, fields: inputs },
            Purpose::Dispute(of) => Action::Dispute { of: *of, fields: inputs },
            Purpose::Reply(of) => Action::Reply { of: *of, fields: inputs },
            Purpose::PassOn(of) => Action::PassOn { of: *of, fields: inputs },
            Purpose::OpenDeal(prospect) => {
                let mut fields = inputs;
                fields.push(Input { field: "prospect", value: prospect.to_string() });
                Action::Add { kind: Kind::Deal, fields }
            }
            Purpose::Spend(campaign) => Action::Spend { campaign: *campaign, fields: inputs },
            Purpose::AddTerm(version) => Action::Add { kind: Kind::Term, fields: with(inputs, "version_of", *version) },
            Purpose::AddDay(calendar) => {
                let leave = inputs.iter().any(|input| input.field == "member");
                let fields = if leave { inputs } else { with(inputs, "calendar", *calendar) };
                Action::Add { kind: Kind::CalendarDay, fields }
            }
            Purpose::LeadValue(term) => Action::LeadValue { term: *term, fields: inputs },
            Purpose::Draft(like) => Action::Draft { like: *like, fields: inputs },
            Purpose::ReviseGoal(goal, version) => Action::ReviseGoal { goal: *goal, version: *version, fields: inputs },
            Purpose::StepClock(clock, step) => Action::StepClock { clock: *clock, step, fields: inputs },
            Purpose::Sign(_) => return Saved::Sign(text("side")),
            Purpose::Plan => return Saved::Nothing,
            Purpose::Team => Action::CreateTeam(inputs),
            Purpose::Over(conflict) => {
                Action::Over { action: Box::new(conflict.action.clone()), version: conflict.version }
            }
        })
    }

    /// Saving was refused: at the field that the refusal names, else under the form.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.saving = false;
        let named = refusal.values.iter().find(|(name, _)| *name == "field").map(|(_, value)| value.clone());
        let place = named.and_then(|name| self.fields.iter().position(|field| field.name == name));
        match place.and_then(|place| self.fields.get_mut(place).map(|field| (place, field))) {
            Some((place, field)) => {
                field.refused = Some(refusal);
                self.focus = place;
            }
            None => self.error = Some(refusal),
        }
    }

    fn inputs(&self, ground: &Ground) -> Vec<Input> {
        self.fields.iter().filter(|field| !field.value().is_empty()).map(|field| field.input(ground)).collect()
    }

    fn changes(&self, ground: &Ground) -> Vec<Input> {
        self.fields.iter().filter(|field| field.changed()).map(|field| field.input(ground)).collect()
    }
}

/// The inputs with an id that is not typed.
fn with(mut inputs: Vec<Input>, field: &'static str, id: i64) -> Vec<Input> {
    // What counts nothing in particular is not said.
    inputs.retain(|input| input.field != "metric" || input.value != "none");
    inputs.push(Input { field, value: id.to_string() });
    inputs
}
