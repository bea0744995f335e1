//! A field of a form: what it takes, and what is in it.

use serde::{Deserialize, Serialize};

use super::check::{self, Ground, Reading};
use crate::app::views::{Choice, ChoiceKind, Input, Query};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::ui::drafts::{Word, Words, maybe_word, word, words};
use crate::ui::keymap::{Key, KeyName};
use crate::ui::widgets::input::Line;

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    Lines,
    /// An amount of money, `12k`.
    Amount,
    /// A day to come, `fri`.
    Day,
    /// A day gone by, `fri`.
    Past,
    /// A whole number.
    Number,
    /// The working hours of a week, `mon-fri 09:00-17:30`.
    Week,
    /// The hours of a day, `09:00-12:30 13:30-17:30`.
    Hours,
    /// One of a few codes; the words are `<family>-<code>`.
    Codes {
        /// What their texts begin with.
        #[serde(deserialize_with = "word")]
        family: Word,
        /// The codes.
        #[serde(deserialize_with = "words")]
        codes: Words,
    },
    /// One of the team's things.
    Choice(ChoiceKind),
    /// One of the team's things, or a new name.
    Open(ChoiceKind),
}

/// What is in a field.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Content {
    /// Something typed.
    Typed(Line),
    /// Something chosen, by its place among the codes.
    Chosen(usize),
    /// Something to choose from the team's things.
    Pick(Pick),
}

/// A choice being made.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Pick {
    /// What is typed.
    pub line: Line,
    /// What was chosen, if it is still what is typed.
    pub chosen: Option<Choice>,
    /// What is offered, and for which text.
    #[serde(skip)]
    pub offers: Option<(String, Vec<Choice>)>,
    /// The place of the offer that Enter takes.
    #[serde(skip)]
    pub offered: usize,
    /// Whether the person went to it: then it is taken though nothing was typed.
    #[serde(skip)]
    pub moved: bool,
}

/// A field.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Field {
    /// Its code; its name is the text `field-<name>`.
    #[serde(deserialize_with = "word")]
    pub name: Word,
    /// The id of its name.
    #[serde(default, deserialize_with = "maybe_word")]
    pub label: Option<Word>,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether it may not be empty.
    pub required: bool,
    /// What is in it.
    pub content: Content,
    /// What is in it from the start gives way to the first letter typed, as selected text does.
    pub gives_way: bool,
    /// What was said against it when saving was tried.
    #[serde(skip)]
    pub refused: Option<Refusal>,
    before: String,
    touched: bool,
}

impl Field {
    /// An empty field.
    pub fn new(name: &'static str, kind: FieldKind) -> Self {
        let content = match kind {
            FieldKind::Codes { .. } => Content::Chosen(0),
            FieldKind::Choice(_) | FieldKind::Open(_) => Content::Pick(Pick::default()),
            _ => Content::Typed(Line::default()),
        };
        let mut field = Self {
            name,
            label: None,
            kind,
            required: false,
            gives_way: matches!(kind, FieldKind::Day | FieldKind::Past | FieldKind::Amount | FieldKind::Number),
            content,
            refused: None,
            before: String::new(),
            touched: false,
        };
        field.before = field.value();
        field
    }

    /// With another name than fields of its code have.
    #[must_use]
    pub const fn called(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }

    /// It may not be empty.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What is in it from the start gives way to the first letter typed.
    #[must_use]
    pub const fn giving_way(mut self) -> Self {
        self.gives_way = true;
        self
    }

    /// Whether the first letter typed will replace what is in it.
    pub fn replaced(&self) -> bool {
        self.gives_way && !self.touched && matches!(&self.content, Content::Typed(line) if !line.text().is_empty())
    }

    /// With something in it from the start.
    #[must_use]
    pub fn with(mut self, value: &str) -> Self {
        match (&mut self.content, self.kind) {
            (Content::Typed(line), _) => line.set(value),
            (Content::Chosen(place), FieldKind::Codes { codes, .. }) => {
                *place = codes.iter().position(|code| *code == value).unwrap_or(0);
            }
            (Content::Pick(pick), _) => {
                pick.line.set(value);
                let (value, label) = (value.to_owned(), value.to_owned());
                pick.chosen = (!value.is_empty()).then_some(Choice { value, label, note: String::new() });
            }
            (Content::Chosen(_), _) => {}
        }
        self.before = self.value();
        self
    }

    /// What is sent for it.
    pub fn value(&self) -> String {
        match (&self.content, self.kind) {
            (Content::Typed(line), _) => line.text().trim().to_owned(),
            (Content::Chosen(place), FieldKind::Codes { codes, .. }) => {
                codes.get(*place).copied().unwrap_or_default().to_owned()
            }
            (Content::Pick(pick), _) => {
                pick.chosen.as_ref().map_or_else(|| pick.line.text().trim().to_owned(), |choice| choice.value.clone())
            }
            (Content::Chosen(_), _) => String::new(),
        }
    }

    /// As it is sent: a day as it was read and shown, so that what was seen is what is saved even if
    /// midnight passes in between.
    pub fn input(&self, ground: &Ground) -> Input {
        let value = match self.check(ground) {
            Ok(Reading::Day(day)) => day.to_string(),
            _ => self.value(),
        };
        Input { field: self.name, value }
    }

    /// Whether it is another than at the start.
    pub fn changed(&self) -> bool {
        self.value() != self.before
    }

    /// Whether something was typed into it, so that errors are shown from then on.
    pub const fn touched(&self) -> bool {
        self.touched
    }

    /// Errors are shown from now on, whether or not something was typed.
    pub const fn touch(&mut self) {
        self.touched = true;
    }

    /// How what is in it is read.
    ///
    /// # Errors
    /// Why it cannot be saved.
    pub fn check(&self, ground: &Ground) -> Result<Reading, Refusal> {
        if let Some(refusal) = &self.refused {
            return Err(refusal.clone());
        }
        check::check(self, ground)
    }

    /// A key for it.
    pub fn key(&mut self, key: &Key) {
        if self.replaced() && (key.typed().is_some() || key.code == KeyName::Backspace) {
            self.clear();
        }
        self.refused = None;
        self.touched = true;
        match (&mut self.content, self.kind) {
            (Content::Typed(line), _) => {
                line.key(key);
            }
            (Content::Chosen(place), FieldKind::Codes { codes, .. }) => match key.code {
                KeyName::Left => *place = place.saturating_sub(1),
                KeyName::Right | KeyName::Char(' ') => {
                    *place = if *place + 1 >= codes.len() { 0 } else { *place + 1 };
                }
                KeyName::Char(c) => {
                    // The first letter of a code, again for the next one with it.
                    let next = (1..=codes.len()).map(|step| (*place + step) % codes.len());
                    let begins = |place: &usize| codes.get(*place).is_some_and(|code| code.starts_with(c));
                    *place = next.into_iter().find(begins).unwrap_or(*place);
                }
                _ => {}
            },
            (Content::Pick(pick), _) => {
                if pick.line.key(key) {
                    pick.chosen = None;
                    pick.offered = 0;
                    pick.moved = false;
                }
            }
            (Content::Chosen(_), _) => {}
        }
    }

    /// It becomes empty.
    pub fn clear(&mut self) {
        self.refused = None;
        self.touched = true;
        match &mut self.content {
            Content::Typed(line) => line.clear(),
            Content::Chosen(place) => *place = 0,
            Content::Pick(pick) => *pick = Pick::default(),
        }
    }

    /// Pasted text; says whether some had to be left out.
    pub fn paste(&mut self, text: &str) -> bool {
        self.refused = None;
        self.touched = true;
        match &mut self.content {
            Content::Typed(line) => line.paste(text, self.kind == FieldKind::Lines),
            Content::Pick(pick) => {
                pick.chosen = None;
                pick.line.paste(text, false)
            }
            Content::Chosen(_) => false,
        }
    }

    /// Another of the offers; says whether there are any.
    pub fn offer(&mut self, by: isize) -> bool {
        let Content::Pick(pick) = &mut self.content else { return false };
        let count = pick.offers.as_ref().map_or(0, |(_, offers)| offers.len());
        if count == 0 || pick.chosen.is_some() {
            return false;
        }
        pick.offered = pick.offered.saturating_add_signed(by).min(count - 1);
        pick.moved = true;
        true
    }

    /// The offer becomes the choice. An empty field stays empty, and a new name stays a new name unless
    /// it is the same word.
    pub fn settle(&mut self) {
        let kind = self.kind;
        let Content::Pick(pick) = &mut self.content else { return };
        let typed = pick.line.text().trim().to_owned();
        if (typed.is_empty() && !pick.moved) || pick.chosen.is_some() {
            return;
        }
        let Some((_, offers)) = pick.offers.as_ref().filter(|(text, _)| *text == typed) else { return };
        let same = |choice: &&Choice| fold(&choice.label) == fold(&typed);
        let found = match kind {
            FieldKind::Open(_) if pick.offered == 0 => offers.iter().find(same),
            _ => offers.get(pick.offered),
        };
        if let Some(choice) = found.cloned() {
            pick.line.set(&choice.label);
            pick.chosen = Some(choice);
        }
    }

    /// Whether what is typed is none of the team's things: saving adds it.
    pub fn is_new(&self) -> bool {
        let Content::Pick(Pick { line, chosen: None, offers: Some((of, offers)), offered: 0, .. }) = &self.content
        else {
            return false;
        };
        let typed = line.text().trim();
        !typed.is_empty() && of == typed && !offers.iter().any(|choice| fold(&choice.label) == fold(typed))
    }

    /// What must be asked for its choices.
    pub fn missing(&self) -> Option<Query> {
        let (Content::Pick(pick), FieldKind::Choice(kind) | FieldKind::Open(kind)) = (&self.content, self.kind) else {
            return None;
        };
        if pick.chosen.is_some() {
            return None;
        }
        let text = pick.line.text().trim().to_owned();
        let at_hand = pick.offers.as_ref().is_some_and(|(offered, _)| *offered == text);
        (!at_hand).then_some(Query::Choices { kind, text })
    }

    /// Choices for what is typed.
    pub fn accept(&mut self, choices: Vec<Choice>) {
        if let Content::Pick(pick) = &mut self.content {
            pick.offers = Some((pick.line.text().trim().to_owned(), choices));
            pick.offered = 0;
            pick.moved = false;
        }
    }
}
