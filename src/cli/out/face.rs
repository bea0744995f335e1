//! How a single value is printed in each shape of an answer: for people in their language, for programs raw (ISO days
//! and instants, decimals with a point, shares from 0 to 1, working time in seconds, codes instead of words).

use serde_json::Value as Json;

use super::Format;
use crate::app::texts::Texts;
use crate::app::values::Shown;
use crate::app::views::Value;
use crate::domain::time::{Day, Instant};

/// Prints values for the reader of one answer.
#[derive(Debug, Clone, Copy)]
pub struct Face<'a> {
    shown: &'a Shown<'a>,
    people: bool,
}

impl<'a> Face<'a> {
    /// For that shape.
    pub fn new(shown: &'a Shown<'a>, format: Format) -> Self {
        Self { shown, people: format == Format::People }
    }

    /// Whether a person reads it.
    pub const fn people(&self) -> bool {
        self.people
    }

    /// The texts for people.
    pub const fn texts(&self) -> &'a Texts {
        self.shown.texts()
    }

    /// What is printed for people, which needs more than these values.
    pub const fn shown(&self) -> &'a Shown<'a> {
        self.shown
    }

    /// The word for a code, whose texts begin with `family`: `family-code`.
    pub fn word(&self, family: &str, code: &str) -> String {
        if self.people { self.texts().get(&format!("{family}-{}", code.replace('_', "-"))) } else { code.to_owned() }
    }

    /// The word for a code whose texts keep its underscores.
    pub fn code(&self, family: &str, code: &str) -> String {
        if self.people { self.texts().get(&format!("{family}-{code}")) } else { code.to_owned() }
    }

    /// A day.
    pub fn day(&self, day: Day) -> String {
        if self.people { self.shown.day(day) } else { day.to_string() }
    }

    /// An instant.
    pub fn instant(&self, at: Instant) -> String {
        if self.people {
            return self.shown.instant(at);
        }
        match self.shown.instant_json(at) {
            Json::String(text) => text,
            other => other.to_string(),
        }
    }

    /// How many.
    pub fn count(&self, count: i64) -> String {
        if self.people { self.texts().integer(count) } else { count.to_string() }
    }

    /// A share with so many decimals of a percent for people.
    pub fn share(&self, share: f64, digits: u8) -> String {
        if self.people { self.texts().percent(share, digits) } else { share.to_string() }
    }

    /// A figure's value; empty where there is none. `digits` are the decimals of a percent for people.
    pub fn value(&self, value: Value, digits: u8) -> String {
        let texts = self.texts();
        match value {
            Value::None => String::new(),
            Value::Count(count) => self.count(count),
            Value::Ratio(share) => self.share(share, digits),
            Value::Money(money) if self.people => texts.money(money),
            Value::Money(money) => format!("{} {}", money.plain(), money.currency),
            Value::Seconds(seconds) if self.people => texts.duration_exact(seconds),
            Value::Seconds(seconds) => seconds.to_string(),
            Value::Days(days) if self.people => {
                let days = texts.decimal(days, if days.fract() == 0.0 { 0 } else { 1 });
                texts.with("metrics-days", &[("days", (&days).into())])
            }
            Value::Days(days) => days.to_string(),
        }
    }
}
