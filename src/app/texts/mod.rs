//! What people read: Fluent messages by id, in the language of the interface.
//!
//! The messages stand in `assets/locales/<language>/<area>.ftl`; an id is the id of what it names (a
//! command, a metric, a refusal). A text is parsed when it is first asked for: parsing all 800 at start
//! costs 1.4 ms of a start that takes 8, indexing them 0.1 ms.

mod catalogue;
mod dates;
mod environment;
mod format;
mod sources;

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::domain::filter::Aliases;
use crate::domain::record::{Kind, Type};
use crate::domain::refusal::Refusal;

pub use crate::domain::language::Language;
use catalogue::Catalogue;
pub use environment::{language_of_environment, system_language};

/// A value for a variable of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Words, or a figure that is already formatted.
    Str(&'a str),
    /// A count: chooses the plural, and is written with the language's grouping.
    Int(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Str(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Str(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(count: i64) -> Self {
        Self::Int(count)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Int(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    /// One for all of the process: every thread and both faces ask for much the same.
    catalogue: &'static Catalogue,
}

impl Texts {
    /// The texts of `language`.
    pub fn new(language: Language) -> Self {
        static ALL: [OnceLock<Catalogue>; 3] = [const { OnceLock::new() }; 3];
        let [en, it, es] = &ALL;
        let place = match language {
            Language::En => en,
            Language::It => it,
            Language::Es => es,
        };
        Self { language, catalogue: place.get_or_init(|| Catalogue::new(language, sources::of(language))) }
    }

    /// What the language calls fields and values, for filters.
    pub fn aliases(&self) -> &'static Aliases {
        static ALL: [OnceLock<Aliases>; 3] = [const { OnceLock::new() }; 3];
        let [en, it, es] = &ALL;
        let place = match self.language {
            Language::En => en,
            Language::It => it,
            Language::Es => es,
        };
        place.get_or_init(|| Aliases::new(|id| self.find(id)))
    }

    /// Whose texts these are.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text `id`, or its attribute as `id.attribute`. An unknown id stands for itself: `⟨id⟩`.
    pub fn get(&self, id: &str) -> String {
        self.find(id).unwrap_or_else(|| missing(id))
    }

    /// The text `id` where there is one: for optional texts such as `.hint`.
    pub fn find(&self, id: &str) -> Option<String> {
        self.catalogue.format(id, None)
    }

    /// The text `id` with its variables.
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for &(name, arg) in args {
            match arg {
                Arg::Str(text) => values.set(name, text),
                Arg::Int(count) => values.set(name, count),
            }
        }
        self.catalogue.format(id, Some(&values)).unwrap_or_else(|| missing(id))
    }

    /// The sentence for a refusal, and the hint that says what to do where there is one. A text's
    /// `.detail` is added where the refusal has all the values that it needs. The values may
    /// be what somebody typed: clean the sentence before showing it.
    pub fn refusal(&self, refusal: &Refusal) -> (String, Option<String>) {
        let id = format!("refusal-{}", refusal.code);
        let mut values = FluentArgs::with_capacity(refusal.values.len());
        for (name, text) in &refusal.values {
            let word = self.word_of(name, text).or_else(|| self.choice_of(refusal, name, text));
            values.set(*name, word.map_or_else(|| count_or_words(text), FluentValue::from));
        }
        let mut sentence = self.catalogue.format(&id, Some(&values)).unwrap_or_else(|| missing(&id));
        // All that is known; else the part of it that is more often known.
        let whole = |detail: &str| self.catalogue.format_whole(&format!("{id}.{detail}"), &values);
        if let Some(detail) = whole("detail").or_else(|| whole("part")) {
            sentence.push_str(": ");
            sentence.push_str(&detail);
        }
        (sentence, self.catalogue.format(&format!("{id}.hint"), Some(&values)))
    }

    /// The word for a field or a kind of record that a refusal names by its code.
    fn word_of(&self, name: &str, code: &str) -> Option<String> {
        match name {
            "field" | "kind" => self.find(&format!("{name}-{code}")),
            "verdict" | "side" => self.find(&format!("choice-{code}")),
            "state" => self.find(&format!("clock-state-{code}")),
            _ => None,
        }
    }

    /// The word for a value of a field that is a choice, where a refusal holds two people's against each other.
    fn choice_of(&self, refusal: &Refusal, name: &str, code: &str) -> Option<String> {
        if !matches!(name, "theirs" | "yours") {
            return None;
        }
        let (_, field) = refusal.values.iter().find(|(name, _)| *name == "field")?;
        let mut declared = Kind::ALL.iter().filter_map(|kind| kind.field(field));
        declared
            .any(|field| matches!(field.ty, Type::Choice(words) if words.contains(&code)))
            .then(|| self.find(&format!("choice-{code}")))?
    }

    /// Every id of the language, attributes not among them; for tests and the documentation.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.catalogue.ids()
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Texts").field(&self.language).finish()
    }
}

fn missing(id: &str) -> String {
    format!("⟨{id}⟩")
}

/// A refusal's values are words; one that is a plain whole number must still choose a plural. It is
/// written without grouping, for it may be a year.
fn count_or_words(text: &str) -> FluentValue<'_> {
    match text.parse::<i64>() {
        Ok(count) if count.to_string() == text => {
            let mut value = FluentValue::from(count);
            // A number with options of its own is none of a text's `[0]`.
            if count.unsigned_abs() >= 1_000
                && let FluentValue::Number(number) = &mut value
            {
                number.options.use_grouping = false;
            }
            value
        }
        _ => FluentValue::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::RefusalKind;

    #[test]
    fn an_unknown_id_stands_for_itself() {
        let texts = Texts::new(Language::It);
        assert_eq!(texts.get("no-such-text"), "⟨no-such-text⟩");
        assert_eq!(texts.find("refusal-not-a-day.no-such-attribute"), None);
    }

    #[test]
    fn refusals_become_sentences() {
        let refusal = Refusal::invalid("too-many-decimals").with("value", "1.505").with("digits", 2);
        let (sentence, hint) = Texts::new(Language::It).refusal(&refusal);
        assert!(sentence.contains("1.505") && sentence.contains('2'), "{sentence}");
        assert!(!sentence.contains('\u{2068}'), "no isolation marks in a terminal");
        assert!(hint.is_some());
    }

    #[test]
    fn nothing_near_is_no_suggestion() {
        let texts = Texts::new(Language::En);
        let told =
            |near| texts.refusal(&crate::domain::filter::meant(Refusal::invalid("filter-unknown-field"), near)).0;
        assert!(!told(None).contains('?'), "{}", told(None));
        assert!(told(Some("stage")).ends_with("did you mean stage?"));
    }

    #[test]
    fn a_detail_is_told_where_it_is_known() {
        let texts = Texts::new(Language::En);
        let refusal = Refusal::new(RefusalKind::Conflict, "changed-meanwhile").with("what", "D-1042");
        assert_eq!(texts.refusal(&refusal).0, "Someone else has changed D-1042 in the meantime");
        let refusal = refusal.with("field", "next_step").with("theirs", "Call");
        let told = texts.refusal(&refusal).0;
        assert_eq!(told, "Someone else has changed D-1042 in the meantime: Next step is now “Call”");
    }

    #[test]
    fn a_verdict_that_was_faster_is_told_in_words() {
        let refusal = Refusal::new(RefusalKind::Conflict, "changed-meanwhile").with("what", "H-3");
        let refusal = refusal.with("field", "verdict").with("theirs", "refused").with("yours", "accepted");
        let told = |language| Texts::new(language).refusal(&refusal).0;
        assert!(told(Language::En).ends_with("Verdict is now “refused”"), "{}", told(Language::En));
        assert!(told(Language::It).ends_with("«rifiutato»"), "{}", told(Language::It));
        assert!(told(Language::Es).ends_with("«rechazado»"), "{}", told(Language::Es));
        // A deal's stage is what the team calls it.
        let refusal = Refusal::new(RefusalKind::Conflict, "changed-meanwhile").with("what", "D-1");
        let refusal = refusal.with("field", "stage").with("theirs", "Proposta");
        assert!(Texts::new(Language::En).refusal(&refusal).0.ends_with("“Proposta”"));
    }
}
