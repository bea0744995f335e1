//! The filter language, one for screens, `--filter` and saved views: `stage:won -owner:me amount>10k`.
//!
//! A text becomes a typed [`Expr`]; printing it and reading it again gives the same [`Expr`]. Words of
//! the language are printed in English, and read in the person's language too ([`Aliases`]); amounts and dates are read as the person's language writes them.
//!
//! | written | means |
//! |---|---|
//! | `acme`, `"two words"` | occurs in the name, company or address |
//! | `stage:won`, `owner:me`, `source=web` | a field's value; `=` wants it whole |
//! | `amount>10k`, `fit:50..80`, `created:2026-Q1`, `next_due<today` | bounds |
//! | `has:touch`, `has:email` | there is one |
//! | `field:NAME=value` | the team's own field |
//! | `-…`, `a \| b`, `( … )` | not, or, together |

mod nearest;
mod print;
mod raw;
mod read;
#[cfg(test)]
mod tests;
mod words;

pub use nearest::{meant, nearest};
pub use read::Ground;
pub use words::{Aliases, Known, Subject, known, things};

use super::money::Currency;
use super::time::Day;

/// What a list is narrowed to. [`Expr::all`] and [`Expr::any`] build it so that it prints and reads alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// Every one of them holds; none at all is everything.
    All(Vec<Expr>),
    /// At least one of them holds.
    Any(Vec<Expr>),
    /// It does not hold.
    Not(Box<Expr>),
    /// The words occur in what the thing is called by.
    Words(String),
    /// A field's value.
    Field {
        /// The field's word, as [`known`] lists it.
        word: &'static str,
        /// What is asked of it.
        test: Test,
        /// Where it was written.
        spot: Spot,
    },
    /// There is a value, or a thing of that kind that belongs to it.
    Has(&'static str),
    /// A field of the team's own.
    Custom {
        /// The team's name for it.
        name: String,
        /// The value.
        text: String,
        /// Whether it must be the whole value.
        whole: bool,
    },
}

/// What is asked of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A number within these bounds, both in it.
    Number {
        /// The least.
        min: Option<i64>,
        /// The greatest.
        max: Option<i64>,
    },
    /// An amount within these bounds, both in it: minor units.
    Money {
        /// The least.
        min: Option<i64>,
        /// The greatest.
        max: Option<i64>,
        /// The currency in which the bounds are.
        currency: Currency,
        /// Whether only amounts in that currency count, because it was typed; else figures alone do.
        only: bool,
    },
    /// A day from the first on and before the second.
    Days {
        /// The first day in it.
        from: Option<Day>,
        /// The first day after it.
        until: Option<Day>,
    },
    /// One of a closed list of words.
    Choice(&'static str),
    /// A text, case and accents aside.
    Text {
        /// The text.
        text: String,
        /// Whether it is all of it.
        whole: bool,
    },
    /// The member who acts.
    Me,
    /// A thing by its name or number.
    Named(String),
}

/// Where in the typed text a term stands, in characters. All spots are equal: two filters that say the
/// same are the same.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spot {
    /// The first character.
    pub at: usize,
    /// How many.
    pub length: usize,
}

impl PartialEq for Spot {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Spot {}

impl Expr {
    /// Everything.
    pub const fn everything() -> Self {
        Self::All(Vec::new())
    }

    /// Whether it lets everything through.
    pub const fn is_everything(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    /// All of `parts`.
    pub fn all(parts: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.pop().unwrap_or(Self::everything()) } else { Self::All(flat) }
    }

    /// Any of `parts`; everything where there are none.
    pub fn any(parts: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::Any(inner) => flat.extend(inner),
                other if other.is_everything() => {}
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 => Self::everything(),
            1 => flat.pop().unwrap_or(Self::everything()),
            _ => Self::Any(flat),
        }
    }

    /// Reads a filter for lists of `subject`.
    ///
    /// # Errors
    /// `filter-unknown-field`, `filter-unknown-value`, `filter-bad-comparison`, `filter-empty-value`,
    /// `filter-unexpected`, and those of amounts, days and numbers; each with `at` and `length` in characters.
    pub fn parse(text: &str, subject: Subject, ground: &Ground) -> Result<Self, super::refusal::Refusal> {
        read::read(text, subject, ground)
    }

    /// The free words that every match must have, and what else it must be.
    pub fn split_words(&self) -> (Vec<&str>, Vec<&Self>) {
        let parts = match self {
            Self::All(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut words = Vec::new();
        let mut rest = Vec::new();
        for part in parts {
            match part {
                Self::Words(text) => words.push(text.as_str()),
                other => rest.push(other),
            }
        }
        (words, rest)
    }
}
