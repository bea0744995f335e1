//! Words that do not fit together, told in the person's language instead of the parser's English.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::domain::refusal::{Refusal, RefusalKind};

/// What the parser found wrong.
pub fn refusal(error: &Error) -> Refusal {
    let refuse = |code| Refusal::new(RefusalKind::Usage, code);
    let text = |kind| shown(error.get(kind));
    match error.kind() {
        ErrorKind::UnknownArgument => near(
            refuse("unknown-argument").with("value", text(ContextKind::InvalidArg)),
            text(ContextKind::SuggestedArg),
        ),
        ErrorKind::InvalidSubcommand => near(
            refuse("unknown-command").with("value", text(ContextKind::InvalidSubcommand)),
            text(ContextKind::SuggestedSubcommand),
        ),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            refuse("value-missing").with("argument", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue => refuse("bad-choice")
            .with("argument", text(ContextKind::InvalidArg))
            .with("value", text(ContextKind::InvalidValue))
            .with("choices", text(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => refuse("bad-value")
            .with("argument", text(ContextKind::InvalidArg))
            .with("value", text(ContextKind::InvalidValue)),
        ErrorKind::MissingRequiredArgument => {
            refuse("argument-missing").with("arguments", text(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => refuse("arguments-conflict")
            .with("argument", text(ContextKind::InvalidArg))
            .with("other", text(ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => refuse("not-utf8"),
        _ => refuse("bad-usage"),
    }
}

/// Adds what was perhaps meant.
fn near(refusal: Refusal, suggestion: String) -> Refusal {
    if suggestion.is_empty() { refusal } else { refusal.with("suggestion", suggestion) }
}

fn shown(value: Option<&ContextValue>) -> String {
    match value {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        Some(ContextValue::Bool(on)) => on.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::{Language, Texts};
    use crate::cli::help;

    #[test]
    fn what_the_parser_says_is_told_in_our_words() {
        let told = |words: &[&str]| {
            let error = help::command(&Texts::new(Language::En)).try_get_matches_from(words).unwrap_err();
            refusal(&error).to_string()
        };
        assert_eq!(told(&["smarketing", "dael"]), "unknown-command value=dael suggestion=deal");
        assert_eq!(
            told(&["smarketing", "deal", "list", "--fliter", "x"]),
            "unknown-argument value=--fliter suggestion=--filter"
        );
        assert!(told(&["smarketing", "deal", "list", "--limit", "x"]).starts_with("bad-value argument=--limit"));
        assert!(told(&["smarketing", "deal", "show"]).starts_with("argument-missing arguments=<"));
        assert!(told(&["smarketing", "--json", "--csv", "paths"]).starts_with("arguments-conflict"));
        assert!(told(&["smarketing", "--color", "blue", "paths"]).contains("choices=auto, always, never"));
        assert!(told(&["smarketing", "--color"]).starts_with("value-missing argument=--color"));
    }
}
