//! Printing a filter so that it reads back as the same.

use std::fmt::{self, Display, Formatter};

use super::{Expr, Test};
use crate::domain::money::Money;
use crate::domain::time::Day;

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(parts) => joined(f, parts, " "),
            Self::Any(parts) => joined(f, parts, " | "),
            Self::Not(inner) => {
                f.write_str("-")?;
                inside(f, inner)
            }
            Self::Words(text) => f.write_str(&word(text)),
            Self::Field { word, test, .. } => write!(f, "{word}{test}"),
            Self::Has(thing) => write!(f, "has:{thing}"),
            Self::Custom { name, text, whole } => {
                write!(f, "field:{}", quote(&format!("{name}{}{text}", if *whole { '=' } else { ':' })))
            }
        }
    }
}

/// Alternatives within something else, and several within a negation, need brackets.
fn inside(f: &mut Formatter<'_>, part: &Expr) -> fmt::Result {
    match part {
        Expr::All(_) | Expr::Any(_) => write!(f, "({part})"),
        simple => simple.fmt(f),
    }
}

fn joined(f: &mut Formatter<'_>, parts: &[Expr], between: &str) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        match part {
            Expr::All(_) if between != " " => part.fmt(f)?,
            other => inside(f, other)?,
        }
    }
    Ok(())
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { min, max } => bounds(f, *min, *max, |number| number.to_string(), ""),
            Self::Money { min, max, currency, only } => {
                // At most two decimals behind a point are read alike in every language.
                let plain = |minor| Money { minor, currency: *currency }.plain();
                let unit = if *only { currency.code() } else { "" };
                bounds(f, *min, *max, plain, unit)
            }
            Self::Days { from, until } => {
                bounds(f, *from, until.map(|day| day.plus(-1)), |day: Day| day.to_string(), "")
            }
            Self::Choice(code) => write!(f, ":{code}"),
            Self::Text { text, whole } => write!(f, "{}{}", if *whole { '=' } else { ':' }, value(text)),
            Self::Me => f.write_str(":me"),
            // A person called “me” is not the one who acts.
            Self::Named(name) if name.eq_ignore_ascii_case("me") => write!(f, "={name}"),
            Self::Named(name) => write!(f, ":{}", value(name)),
        }
    }
}

fn bounds<T: PartialEq + Copy>(
    f: &mut Formatter<'_>,
    min: Option<T>,
    max: Option<T>,
    print: impl Fn(T) -> String,
    unit: &str,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) if min == max => write!(f, ":{}{unit}", print(min)),
        (min, max) => {
            let end = |bound: Option<T>| bound.map(|bound| format!("{}{unit}", print(bound))).unwrap_or_default();
            write!(f, ":{}..{}", end(min), end(max))
        }
    }
}

fn special(c: char) -> bool {
    c.is_whitespace() || "|()\"\\".contains(c)
}

fn quote(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// A value after `field:`.
fn value(text: &str) -> String {
    let plain = !text.is_empty() && !text.contains(special) && !text.starts_with(['>', '<', '=']);
    if plain { text.to_owned() } else { quote(text) }
}

/// A free word: nothing that would be read as a field or a negation.
fn word(text: &str) -> String {
    let plain = !text.is_empty() && !text.starts_with('-') && !text.contains(|c| special(c) || ":=<>".contains(c));
    if plain { text.to_owned() } else { quote(text) }
}
