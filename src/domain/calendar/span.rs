//! From wall time to instants: working time cut into portions in which the wall clock runs straight.
//!
//! While a zone's offset stands, instants and wall times differ by a constant, and `plan` answers in
//! closed form. Where clocks go forward there is nothing between: a range that begins in the hour
//! that is left out begins at its end. Where they go back an hour comes twice: a range covers from
//! the first to the last instant whose wall time lies in it, so one that begins in that hour begins
//! at its first passage and one that ends in it ends at its second. Both meet at the change itself,
//! so that in the two passages together there is one span of work or none.

use std::iter::Peekable;

use super::plan::{DAY, Pattern, Plan};
use crate::domain::time::{Instant, Turn, Zone};

/// Nobody has moved clocks by more than a day (Apia and Kwajalein by 24 and 23 hours).
const FARTHEST: i64 = 25 * 3600 * Instant::SECOND;

/// How a portion's working time is known.
#[derive(Debug, Clone, Copy)]
enum Work<'a> {
    /// A repeating week, on a wall so many microseconds ahead of UTC.
    Weekly(&'a Pattern, i64),
    /// One span of instants, or none.
    Once(Option<(i64, i64)>),
}

/// Instants from one up to another whose working time one closed form gives; all in microseconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Portion<'a> {
    from: i64,
    until: i64,
    work: Work<'a>,
}

impl Portion<'_> {
    /// The first instant after it.
    pub(super) const fn until(&self) -> i64 {
        self.until
    }

    /// Its working time.
    pub(super) fn total(&self) -> i64 {
        match self.work {
            Work::Weekly(pattern, ahead) => pattern.between(self.from + ahead, self.until + ahead),
            Work::Once(span) => span.map_or(0, |(from, until)| until - from),
        }
    }

    /// The first working instant, where there is one.
    pub(super) fn opening(&self) -> Option<i64> {
        match self.work {
            Work::Weekly(pattern, ahead) => pattern.opening(self.from + ahead).map(|wall| wall - ahead),
            Work::Once(span) => span.map(|(from, _)| from),
        }
        .filter(|&at| at < self.until)
    }

    /// The end of the last working time; asked only where there is some.
    pub(super) fn closing(&self) -> i64 {
        match self.work {
            Work::Weekly(pattern, ahead) => pattern.closing(self.until + ahead).map(|wall| wall - ahead),
            Work::Once(span) => span.map(|(_, until)| until),
        }
        .unwrap_or(self.until)
    }

    /// The earliest instant by which `need` (more than 0, at most the total) has been worked.
    pub(super) fn reach(&self, need: i64) -> Option<i64> {
        match self.work {
            Work::Weekly(pattern, ahead) => pattern.reach(self.from + ahead, need).map(|wall| wall - ahead),
            Work::Once(span) => span.map(|(from, _)| from + need),
        }
    }
}

/// A stretch of instants: on one offset, or the two passages of an hour that comes twice.
enum Stretch {
    Steady { from: i64, until: i64, ahead: i64 },
    Twice { from: i64, until: i64, turn: Turn },
}

/// The stretches from an instant up to another.
struct Stretches<T: Iterator<Item = Turn>> {
    at: i64,
    end: i64,
    ahead: i64,
    turns: Peekable<T>,
}

impl<T: Iterator<Item = Turn>> Iterator for Stretches<T> {
    type Item = Stretch;

    fn next(&mut self) -> Option<Stretch> {
        let from = self.at;
        if from >= self.end {
            return None;
        }
        while let Some(&turn) = self.turns.peek() {
            let back = micros(turn.before - turn.after).max(0);
            if from < turn.at.0 - back {
                self.at = self.end.min(turn.at.0 - back);
                return Some(Stretch::Steady { from, until: self.at, ahead: self.ahead });
            }
            if from < turn.at.0 + back {
                self.at = self.end.min(turn.at.0 + back);
                return Some(Stretch::Twice { from, until: self.at, turn });
            }
            self.ahead = micros(turn.after);
            self.turns.next();
        }
        self.at = self.end;
        Some(Stretch::Steady { from, until: self.end, ahead: self.ahead })
    }
}

fn micros(seconds: i32) -> i64 {
    i64::from(seconds) * Instant::SECOND
}

/// The portions from `from` up to `until`, in order and without a hole.
pub(super) fn portions<'a>(
    zone: &'a Zone,
    plan: &'a Plan,
    from: Instant,
    until: Instant,
) -> impl Iterator<Item = Portion<'a>> {
    // Nobody works before or after all time, and no sum of what is left can overflow.
    let [from, until] = [from, until].map(|at| Instant(at.0.clamp(i64::MIN / 4, i64::MAX / 4)));
    let early = Instant(from.0 - FARTHEST);
    let ahead = micros(zone.offset(early).local_minus_utc());
    let stretches = Stretches { at: from.0, end: until.0, ahead, turns: zone.turns(early).peekable() };
    stretches.flat_map(move |stretch| {
        let (steady, twice) = match stretch {
            Stretch::Steady { from, until, ahead } => (Some((from, until, ahead)), None),
            Stretch::Twice { from, until, turn } => (None, Some(passages(plan, from, until, turn))),
        };
        let straight = steady.into_iter().flat_map(move |(from, until, ahead)| {
            let days = ((from + ahead).div_euclid(DAY), (until + ahead - 1).div_euclid(DAY) + 1);
            plan.over(days.0, days.1).map(move |(first, end, pattern)| Portion {
                from: from.max(first.saturating_mul(DAY) - ahead),
                until: until.min(end.saturating_mul(DAY) - ahead),
                work: Work::Weekly(pattern, ahead),
            })
        });
        straight.chain(twice)
    })
}

/// The two passages of the wall times that come twice around `turn`.
fn passages(plan: &Plan, from: i64, until: i64, turn: Turn) -> Portion<'static> {
    let (before, after) = (micros(turn.before), micros(turn.after));
    let hull = plan.hull(turn.at.0 + after, turn.at.0 + before);
    let span = hull
        .map(|(opens, closes)| ((opens - before).max(from), (closes - after).min(until)))
        .filter(|(opens, closes)| opens < closes);
    Portion { from, until, work: Work::Once(span) }
}
