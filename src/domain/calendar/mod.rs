//! Working calendars: when the team works, how much of a span is working time, and when a clock is due.
//!
//! A calendar is a zone, the hours of a week and dated exceptions, the team's and over them one
//! person's (DOMAIN R9). Working time is real seconds: a day on which clocks change has an hour more
//! or less. Every answer is a closed form over whole weeks; nothing walks the seconds, or the days of
//! a long span.

mod exception;
mod holidays;
mod hours;
mod plan;
mod span;
mod text;

pub use exception::{Effect, Exception};
pub use holidays::{Holiday, Rule, easter, holidays_on, orthodox_easter};
pub use hours::{Hours, Range, Week};

use super::period::Period;
use super::refusal::{Refusal, RefusalKind};
use super::time::{Day, Instant, Zone};
use plan::Plan;
use span::{Portion, portions};

/// Days without a working second after which a calendar is taken to be a mistake (DOMAIN R9).
pub const LONGEST_PAUSE: i64 = 800;
const PAUSE: i64 = LONGEST_PAUSE * 86_400 * Instant::SECOND;

/// When somebody works.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: Zone,
    week: Week,
    exceptions: Vec<Exception>,
    leave: Vec<Exception>,
    plan: Plan,
}

/// How much of a period's working time has passed; microseconds, so that the ratio is exact. A
/// `whole` of 0 has no share: the period has no working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Working time passed.
    pub elapsed: i64,
    /// Working time of the whole period.
    pub whole: i64,
}

impl Calendar {
    /// The hours of `week` on the clocks of `zone`, but for the exceptions.
    pub fn new(zone: Zone, week: Week, exceptions: Vec<Exception>) -> Self {
        Self::built(zone, week, exceptions, Vec::new())
    }

    fn built(zone: Zone, week: Week, mut exceptions: Vec<Exception>, mut leave: Vec<Exception>) -> Self {
        for list in [&mut exceptions, &mut leave] {
            list.sort_by_cached_key(|one| (one.from(), one.last(), one.to_string()));
            list.dedup();
        }
        let plan = Plan::new(&week, &exceptions, &leave);
        Self { zone, week, exceptions, leave, plan }
    }

    /// Around the clock.
    pub fn always(zone: Zone) -> Self {
        Self::new(zone, Week::always(), Vec::new())
    }

    /// The same with a person's own exceptions laid over it: on days for which they say whole hours
    /// (off, open) the team's hours do not count; what they are away is taken from what is left.
    #[must_use]
    pub fn with_leave(&self, leave: &[Exception]) -> Self {
        let all = self.leave.iter().chain(leave).cloned().collect();
        Self::built(self.zone.clone(), self.week.clone(), self.exceptions.clone(), all)
    }

    /// The same with more exceptions of the team.
    #[must_use]
    pub fn with_exceptions(&self, more: &[Exception]) -> Self {
        let all = self.exceptions.iter().chain(more).cloned().collect();
        Self::built(self.zone.clone(), self.week.clone(), all, self.leave.clone())
    }

    /// The zone on whose clocks it counts.
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The hours of a week without exceptions.
    pub const fn week(&self) -> &Week {
        &self.week
    }

    /// The team's exceptions, by date.
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// The person's own exceptions, by date.
    pub fn leave(&self) -> &[Exception] {
        &self.leave
    }

    fn portions(&self, from: Instant, until: Instant) -> impl Iterator<Item = Portion<'_>> {
        portions(&self.zone, &self.plan, from, until)
    }

    /// Working time in [`from`, `until`), in microseconds: exact, and so spans that follow each other
    /// add up. 0 where `until` is not after `from`.
    pub fn working_micros(&self, from: Instant, until: Instant) -> i64 {
        self.portions(from, until).map(|portion| portion.total()).sum()
    }

    /// Working time in [`from`, `until`), in whole seconds.
    pub fn working(&self, from: Instant, until: Instant) -> i64 {
        self.working_micros(from, until).div_euclid(Instant::SECOND)
    }

    /// The earliest instant by which `target` seconds have been worked since `start`. A start outside
    /// hours counts from the next opening; a target that ends at closing is due at closing, not at the
    /// next opening. A target of 0 (or less) is due at the start itself, even outside hours: that is
    /// the earliest such instant, and whoever owes nothing owes it now.
    ///
    /// # Errors
    /// `calendar-never-works` where more than [`LONGEST_PAUSE`] days in a row have no working second
    /// before the target is reached; `date-out-of-range` where it is not reached before the year 2200.
    pub fn due(&self, start: Instant, target: i64) -> Result<Instant, Refusal> {
        self.due_micros(start, target.saturating_mul(Instant::SECOND))
    }

    /// [`Calendar::due`] for a target in microseconds, such as what a paused clock has left.
    ///
    /// # Errors
    /// As [`Calendar::due`].
    pub fn due_micros(&self, start: Instant, target: i64) -> Result<Instant, Refusal> {
        if target <= 0 {
            return Ok(start);
        }
        let mut left = target;
        let mut quiet = start.0;
        for portion in self.portions(start, Instant::END) {
            let Some(opening) = portion.opening() else {
                if portion.until() - quiet > PAUSE {
                    return Err(self.never_works(Instant(quiet)));
                }
                continue;
            };
            if opening - quiet > PAUSE {
                return Err(self.never_works(Instant(quiet)));
            }
            let total = portion.total();
            if total >= left {
                return portion.reach(left).map(Instant).ok_or_else(|| self.never_works(start));
            }
            left -= total;
            quiet = portion.closing();
        }
        Err(Refusal::invalid("date-out-of-range").with("value", self.zone.day(Instant::END)))
    }

    /// The first working instant from `at` on: `at` itself during hours.
    ///
    /// # Errors
    /// `calendar-never-works` where it is more than [`LONGEST_PAUSE`] days away.
    pub fn next_opening(&self, at: Instant) -> Result<Instant, Refusal> {
        let end = Instant(at.0.saturating_add(PAUSE + 1));
        let found = self.portions(at, end).find_map(|portion| portion.opening());
        found.map(Instant).ok_or_else(|| self.never_works(at))
    }

    fn never_works(&self, since: Instant) -> Refusal {
        Refusal::new(RefusalKind::Configuration, "calendar-never-works")
            .with("since", self.zone.day(since))
            .with("days", LONGEST_PAUSE)
    }

    /// Whether `at` is working time.
    pub fn is_working(&self, at: Instant) -> bool {
        self.working_micros(at, Instant(at.0.saturating_add(1))) > 0
    }

    /// How many days from `from` up to, not including, `until` have any working time.
    pub fn working_days(&self, from: Day, until: Day) -> i64 {
        let days = self.plan.over(from.0, until.0).map(|(first, end, pattern)| pattern.days(first, end)).sum::<i64>();
        // Where clocks go forward, a day's only hours may be among those left out: Apia had no
        // 30 December 2011 at all.
        let end = self.zone.start(until.plus(1));
        let skipped = self.zone.turns(self.zone.start(from.plus(-1))).take_while(|turn| turn.at < end);
        let lost = skipped.filter(|turn| turn.after > turn.before).flat_map(|turn| {
            let wall = |ahead: i32| Day((turn.at.0 + i64::from(ahead) * Instant::SECOND).div_euclid(plan::DAY));
            (wall(turn.before).0..=wall(turn.after).0).map(Day)
        });
        let empty = lost.filter(|&day| {
            let nominal = self.plan.over(day.0, day.0 + 1).any(|(.., pattern)| pattern.works(day.0));
            let (start, end) = (self.zone.start(day), self.zone.start(day.plus(1)));
            from <= day && day < until && nominal && self.working_micros(start, end) == 0
        });
        days - i64::try_from(empty.count()).unwrap_or(0)
    }

    /// How much of the period's working time lies before `now`: what "owed to date" multiplies its
    /// target with (DOMAIN R10). Nothing where the period has an open end.
    pub fn working_share(&self, period: &Period, now: Instant) -> Option<Share> {
        let (from, until) = period.instants(&self.zone);
        let (from, until) = (from?, until?);
        let reached = Instant(now.0.clamp(from.0, until.0));
        Some(Share { elapsed: self.working_micros(from, reached), whole: self.working_micros(from, until) })
    }
}

/// Calendars are the same where their texts are.
impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        (&self.zone, &self.week, &self.exceptions, &self.leave)
            == (&other.zone, &other.week, &other.exceptions, &other.leave)
    }
}

impl Eq for Calendar {}

#[cfg(test)]
mod tests;
