//! The messages of one language: found by scanning the lines, parsed one by one when asked for.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Language;

/// A message that refers to another message finds it only where that one was asked for before, so none
/// does; terms (`-brand`) are all there from the start.
pub struct Catalogue {
    sources: HashMap<&'static str, &'static str>,
    parsed: RwLock<FluentBundle<FluentResource>>,
}

impl Catalogue {
    /// Indexes `files`. Of two messages with one id the first counts; a test refuses doubles.
    pub fn new(language: Language, files: &[&'static str]) -> Self {
        let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false); // a terminal would show the marks, or count their columns
        bundle.set_formatter(Some(match language {
            Language::En => |value, _| number(value, Language::En),
            Language::It => |value, _| number(value, Language::It),
            Language::Es => |value, _| number(value, Language::Es),
        }));
        let mut sources = HashMap::with_capacity(1024);
        for (id, source) in files.iter().flat_map(|file| entries(file)) {
            if id.starts_with('-') {
                add(&mut bundle, source);
            } else {
                sources.entry(id).or_insert(source);
            }
        }
        Self { sources, parsed: RwLock::new(bundle) }
    }

    /// The text of `id` or `id.attribute`. A variable that is missing shows as `{$name}`.
    pub fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        self.format_noting(id, args, &mut Vec::new())
    }

    /// The same; nothing where a variable is missing.
    pub fn format_whole(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let mut errors = Vec::new();
        let text = self.format_noting(id, Some(args), &mut errors);
        text.filter(|_| errors.is_empty())
    }

    fn format_noting(&self, id: &str, args: Option<&FluentArgs<'_>>, errors: &mut Vec<FluentError>) -> Option<String> {
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        let bundle = self.holding(message)?;
        let message = bundle.get_message(message)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        Some(bundle.format_pattern(pattern, args, errors).into_owned())
    }

    /// The bundle, after it took `message` in.
    fn holding(&self, message: &str) -> Option<RwLockReadGuard<'_, FluentBundle<FluentResource>>> {
        let bundle = self.parsed.read().unwrap_or_else(PoisonError::into_inner);
        if bundle.has_message(message) {
            return Some(bundle);
        }
        drop(bundle);
        let source = self.sources.get(message)?;
        {
            let mut bundle = self.parsed.write().unwrap_or_else(PoisonError::into_inner);
            if !bundle.has_message(message) {
                add(&mut bundle, source);
            }
        }
        Some(self.parsed.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.sources.keys().copied()
    }
}

/// What cannot be parsed is missing; a test parses everything.
fn add(bundle: &mut FluentBundle<FluentResource>, source: &str) {
    if let Ok(resource) = FluentResource::try_new(source.to_owned()) {
        bundle.add_resource_overriding(resource);
    }
}

fn number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.value.fract() == 0.0 && number.value.abs() < 9e15 && number.options.use_grouping;
    whole.then(|| super::format::integer(language, number.value as i64))
}

/// The entries of a file: id and source, an entry going from a line that begins with its id to the
/// next such line or comment.
fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let bytes = file.as_bytes();
    let line_starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|at| at + 1));
    let mut heads =
        line_starts.filter(|&at| matches!(bytes.get(at), Some(b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'#'))).peekable();
    std::iter::from_fn(move || {
        let start = heads.next()?;
        let source = file.get(start..heads.peek().copied().unwrap_or(file.len())).unwrap_or_default();
        Some((source.split([' ', '=']).next().unwrap_or_default(), source))
    })
    .filter(|(id, _)| !id.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# A comment\n-brand = smarketing\nhello = Ciao da { -brand }\n    .hint = premi\n      ?\n# another\ndeals = { $count ->\n    [one] una trattativa\n   *[other] { $count } trattative\n}\n";

    #[test]
    fn messages_attributes_terms_and_plurals() {
        let catalogue = Catalogue::new(Language::It, &[FILE]);
        let count = |count: i64| {
            let mut args = FluentArgs::new();
            args.set("count", count);
            catalogue.format("deals", Some(&args)).unwrap()
        };
        assert_eq!(catalogue.format("hello", None).unwrap(), "Ciao da smarketing");
        assert_eq!(catalogue.format("hello.hint", None).unwrap(), "premi\n?");
        assert_eq!((count(1), count(12_345)), ("una trattativa".to_owned(), "12.345 trattative".to_owned()));
        // In Italian a million is of the category "many", which no text spells out.
        assert_eq!(count(1_000_000), "1.000.000 trattative");
        assert_eq!(catalogue.format("brand", None), None);
        let mut ids: Vec<_> = catalogue.ids().collect();
        ids.sort_unstable();
        assert_eq!(ids, ["deals", "hello"]);
    }
}
