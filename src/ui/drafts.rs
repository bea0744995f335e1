//! What is typed and not saved yet: what of it is kept while one types, and how it comes back at the next
//! start. The keeping itself is [`crate::app::drafts`]'s.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize};

use crate::app::drafts::{Draft, Left, News};
use crate::app::texts::Texts;
use crate::app::views::Message;
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::filter::FilterBox;
use crate::ui::overlays::offer::{Offer, Way};
use crate::ui::overlays::plan::Plan;
use crate::ui::screens::{Pane, Tab};
use crate::ui::widgets::form::{Form, Purpose};
use crate::ui::widgets::input::Line;
use crate::ui::widgets::notes::Said;

/// A word of the program's own: the code of a field, the id of a text.
pub type Word = &'static str;

/// Such words, as a field offers them.
pub type Words = &'static [&'static str];

/// Words that came out of drafts, each once: a form's words are the program's own, for as long as it runs.
static GIVEN: Mutex<(BTreeSet<Word>, BTreeSet<Words>)> = Mutex::new((BTreeSet::new(), BTreeSet::new()));

fn given(text: &str) -> Word {
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = given.0.get(text) {
        return known;
    }
    let new: Word = Box::leak(text.to_owned().into_boxed_str());
    given.0.insert(new);
    new
}

/// Reads a word of the program's own.
///
/// # Errors
/// Where it is no text.
pub fn word<'de, D: Deserializer<'de>>(from: D) -> Result<Word, D::Error> {
    Ok(given(&String::deserialize(from)?))
}

/// Reads a word that may be none.
///
/// # Errors
/// Where it is neither text nor nothing.
pub fn maybe_word<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Word>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.map(|text| given(&text)))
}

/// Reads words of the program's own.
///
/// # Errors
/// Where they are no texts.
pub fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Words, D::Error> {
    let all: Vec<Word> = Vec::<String>::deserialize(from)?.iter().map(|text| given(text)).collect();
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = given.1.get(all.as_slice()) {
        return Ok(known);
    }
    let new: Words = Box::leak(all.into_boxed_slice());
    given.1.insert(new);
    Ok(new)
}

/// Reads a title: the id of its text, and the name in it.
///
/// # Errors
/// Where it is neither.
pub fn titled<'de, D: Deserializer<'de>>(from: D) -> Result<(Word, String), D::Error> {
    let (id, name) = <(String, String)>::deserialize(from)?;
    Ok((given(&id), name))
}

/// What is typed, as it is written.
#[derive(Serialize)]
enum Kept<'a> {
    Form(&'a Form),
    Plan(&'a Form),
    Filter(Pane, &'a str),
}

/// What was typed, read back.
#[derive(Debug, Clone, Deserialize)]
pub enum Typed {
    /// Into a form.
    Form(Box<Form>),
    /// Into the simulator.
    Plan(Box<Form>),
    /// Into the filter of a pane's list.
    Filter(Pane, String),
}

impl Typed {
    /// Reads a draft's content. Nothing where another program wrote it: its words are not ours.
    fn read(content: &str, texts: &Texts) -> Option<Self> {
        let typed: Self = serde_json::from_str(content).ok()?;
        let known = |form: &Form| {
            texts.find(form.title.0).is_some()
                && form.fields.iter().all(|field| {
                    let own = field.label.map(str::to_owned);
                    let here = format!("{}.{}", form.title.0, field.name);
                    let usual = own.unwrap_or_else(|| format!("field-{}", field.name));
                    [here, usual, format!("plan-{}", field.name)].iter().any(|id| texts.find(id).is_some())
                })
        };
        match &typed {
            Self::Form(form) | Self::Plan(form) if !known(form) || form.fields.is_empty() => None,
            _ => Some(typed),
        }
    }
}

/// What a session knows of drafts.
#[derive(Debug, Clone, Default)]
pub struct Drafts {
    /// What was left by dead sessions and is still to be offered.
    left: Vec<(Left, Typed)>,
    /// Who typed what is kept now, and what it is.
    kept: Option<(String, String)>,
}

impl Form {
    /// Whether what is typed into it is worth keeping: a setting is chosen anew in a moment.
    fn worth_keeping(&self) -> bool {
        self.dirty() && !matches!(self.purpose, Purpose::Setting(_) | Purpose::Sign(_) | Purpose::Demo)
    }
}

impl Model {
    /// What is typed and not saved, in the uppermost box that has some; nothing in the demo, which leaves no trace.
    fn typed(&self) -> Option<(String, String)> {
        if self.identity.as_ref().is_some_and(|identity| identity.demo) {
            return None;
        }
        let kept = self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Form(form) if form.worth_keeping() => Some(Kept::Form(form)),
            Overlay::Plan(plan) if plan.form.dirty() => Some(Kept::Plan(&plan.form)),
            Overlay::Filter(filter)
                if !matches!(filter.line.text().trim(), "") && filter.line.text() != filter.before =>
            {
                Some(Kept::Filter(filter.pane, filter.line.text()))
            }
            _ => None,
        })?;
        Some((self.acting_member().to_owned(), serde_json::to_string(&kept).ok()?))
    }

    fn acting_member(&self) -> &str {
        self.identity.as_ref().map_or("", |identity| identity.member.as_str())
    }

    /// What is to be kept, where that is another than before.
    pub fn keep_typed(&mut self) -> Option<Effect> {
        let typed = self.typed();
        if typed == self.drafts.kept {
            return None;
        }
        self.drafts.kept.clone_from(&typed);
        Some(Effect::Keep(typed.map(|(member, content)| Draft { member, at: self.now.0, content })))
    }

    /// Hears of drafts.
    pub fn hear_of_drafts(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::Left(left) => {
                let mut strange = Vec::new();
                for left in left {
                    match Typed::read(&left.draft.content, &self.texts) {
                        Some(typed) => self.drafts.left.push((left, typed)),
                        None => strange.push(Effect::SetAside(left.id)),
                    }
                }
                strange
            }
            News::Aside(path) => {
                self.hint_with("said-draft-aside", &path.display().to_string());
                Vec::new()
            }
            News::Failed(refusal) => {
                let why = self.say().refusal(&refusal);
                self.notes.say(self.now, Said::Hint(Message::new("said-draft-failed").with("why", why)));
                Vec::new()
            }
        }
    }

    /// Offers what was left by this person, once it is known who that is and nothing else is asked.
    pub fn offer_typed(&mut self) {
        let known = self.welcome.is_some() || self.identity.is_some();
        if self.drafts.left.is_empty() || !known || !self.overlays.is_empty() || !self.pending.is_empty() {
            return;
        }
        let member = self.acting_member();
        let theirs = |(left, _): &(Left, Typed)| left.draft.member.is_empty() || left.draft.member == member;
        let Some(place) = self.drafts.left.iter().position(theirs) else { return };
        let (left, typed) = self.drafts.left.remove(place);
        self.overlays.push(Overlay::Offer(Box::new(Offer::new(left, typed))));
        self.touch();
    }

    /// The way that was chosen with a draft that is offered.
    pub fn settle_offer(&mut self) -> Vec<Effect> {
        let Some(Overlay::Offer(offer)) = self.overlays.pop_if(|top| matches!(top, Overlay::Offer(_))) else {
            return Vec::new();
        };
        let id = offer.left.id.clone();
        match offer.way() {
            Way::Later => return Vec::new(),
            Way::Discard => {}
            Way::Continue => self.reopen(offer.typed),
        }
        // What goes on is kept as this session's first, and only then is the old one gone.
        self.keep_typed().into_iter().chain([Effect::Forget(id)]).collect()
    }

    fn reopen(&mut self, typed: Typed) {
        match typed {
            Typed::Form(mut form) => {
                form.fields.iter_mut().filter(|field| field.changed()).for_each(|field| field.touch());
                self.overlays.push(Overlay::Form(form));
            }
            Typed::Plan(form) => {
                let mut plan = Plan::new("");
                plan.form = *form;
                self.overlays.push(Overlay::Plan(Box::new(plan)));
            }
            Typed::Filter(pane, text) => {
                self.show(match pane {
                    Pane::Prospects => Tab::Prospects,
                    Pane::Metrics => Tab::Metrics,
                    Pane::Journal => Tab::Journal,
                    _ => Tab::Revenue,
                });
                self.focus(pane);
                if pane != Pane::Metrics {
                    self.set_filter(pane, text.trim());
                }
                let before = if pane == Pane::Metrics { self.metrics.period.clone() } else { String::new() };
                self.overlays.push(Overlay::Filter(FilterBox { pane, line: Line::new(&text), before, error: None }));
            }
        }
    }
}
