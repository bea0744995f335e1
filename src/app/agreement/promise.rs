//! What a term promises, in words that can be put into any language.

use crate::app::texts::{Arg, Texts};
use crate::app::views::Message;
use crate::domain::agreement::span::Span;
use crate::domain::money::{Currency, Money};
use crate::domain::nouns::Term;

/// A length of working time, as people say it.
pub fn span(texts: &Texts, text: &str) -> String {
    match Span::parse(text) {
        Ok(Span::Days(days)) => texts.with("span-days", &[("count", days.into())]),
        Ok(Span::Seconds(seconds)) => texts.duration_exact(seconds),
        Err(_) => text.to_owned(),
    }
}

/// The promise of a term: `promise-speed` with `within`, `target` …
pub fn promise(texts: &Texts, term: &Term) -> Message {
    let currency: Option<Currency> = term.currency.as_deref().and_then(|code| code.parse().ok());
    let target = match (term.kind.is_share(), currency) {
        (true, _) => texts.percent(term.target as f64 / 100.0, 0),
        (false, Some(currency)) if term.kind == crate::domain::nouns::TermKind::Value => {
            texts.money(Money { minor: term.target, currency })
        }
        _ => texts.integer(term.target),
    };
    Message::new(format!("promise-{}", term.kind.word()))
        .with("target", target)
        .with("window", term.window.word())
        .with("metric", term.metric.as_deref().unwrap_or_default())
        .with("within", term.within.as_deref().map(|text| span(texts, text)).unwrap_or_default())
        .with("attempts", term.attempts.unwrap_or(1))
        .with("days", term.days.unwrap_or(1))
        .with("fields", fields(texts, term))
}

/// The names of the fields that must be filled in.
fn fields(texts: &Texts, term: &Term) -> String {
    let names = term.fields.as_deref().unwrap_or_default().split(',').map(str::trim).filter(|name| !name.is_empty());
    let named = names.map(|name| texts.find(&format!("field-{name}")).unwrap_or_else(|| name.to_owned()));
    named.collect::<Vec<_>>().join(", ")
}

/// A message as a sentence.
pub fn message(texts: &Texts, message: &Message) -> String {
    let values: Vec<(&str, Arg<'_>)> = message
        .values
        .iter()
        .map(|(name, value)| match value.parse::<i64>() {
            Ok(number) if *name != "name" && *name != "number" => (*name, Arg::Int(number)),
            _ => (*name, Arg::Str(value)),
        })
        .collect();
    texts.with(&message.id, &values)
}
