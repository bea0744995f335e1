//! Days that are not as the week says: holidays, closings, fairs on a Saturday, leave.
//!
//! Which of several decides does not hang on their order: whole-day hours come from the exception
//! that covers the fewest days (the fair on one Saturday inside a closed August), of equally long
//! ones from the later; on the very same days working hours win over a closing, and are united. What
//! is away is then taken from whatever the day has.

use std::cmp::Reverse;

use super::hours::{Hours, Week};
use crate::domain::refusal::Refusal;
use crate::domain::text::Clean;
use crate::domain::time::Day;

/// What an exception makes of each of its days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Effect {
    /// No working time.
    Off,
    /// These hours in the place of the usual ones.
    Open(Hours),
    /// The usual hours without these.
    Away(Hours),
}

/// A run of days that are not as the week says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Exception {
    from: Day,
    last: Day,
    effect: Effect,
    name: String,
}

impl Exception {
    /// From `from` to `last`, both in it. The name is kept as one clean line.
    ///
    /// # Errors
    /// `calendar-range-ends-first` where `last` is before `from`.
    pub fn new(from: Day, last: Day, effect: Effect, name: &str) -> Result<Self, Refusal> {
        if last < from {
            return Err(Refusal::invalid("calendar-range-ends-first").with("value", format!("{from}..{last}")));
        }
        // Open without hours is a closing: one meaning, one text, one hash.
        let effect = match effect {
            Effect::Open(hours) if hours.is_none() => Effect::Off,
            other => other,
        };
        Ok(Self { from, last, effect, name: Clean::new(name).split_whitespace().collect::<Vec<_>>().join(" ") })
    }

    /// One day without working time.
    pub fn off(day: Day, name: &str) -> Self {
        let name = Clean::new(name).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { from: day, last: day, effect: Effect::Off, name }
    }

    /// Its first day.
    pub const fn from(&self) -> Day {
        self.from
    }

    /// Its last day.
    pub const fn last(&self) -> Day {
        self.last
    }

    /// What it makes of its days.
    pub const fn effect(&self) -> &Effect {
        &self.effect
    }

    /// What people call it; may be empty.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether `day` is one of its days.
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.last
    }
}

/// The week that holds while exactly `covering` are in force over `base`.
pub(super) fn laid_over(base: &Week, covering: &[&Exception]) -> Week {
    let whole = |exception: &&&Exception| !matches!(exception.effect, Effect::Away(_));
    let rank = |exception: &Exception| (exception.last.0 - exception.from.0, Reverse(exception.from));
    let decides = covering.iter().filter(whole).map(|exception| rank(exception)).min();
    let open = covering
        .iter()
        .filter(|exception| Some(rank(exception)) == decides)
        .filter_map(|exception| if let Effect::Open(hours) = &exception.effect { Some(hours) } else { None })
        .fold(Hours::NONE, |all, hours| all.and(hours));
    let away = covering
        .iter()
        .filter_map(|exception| if let Effect::Away(hours) = &exception.effect { Some(hours) } else { None })
        .fold(Hours::NONE, |all, hours| all.and(hours));
    Week(std::array::from_fn(|day| if decides.is_some() { &open } else { base.of(day) }.without(&away)))
}
