//! Whether a goal is on its way: pace, gap, and what every remaining working day must bring (DOMAIN R10, 4.2).

use crate::domain::agreement::attainment::projected;
use crate::domain::calendar::{Calendar, Share};
use crate::domain::metrics::catalogue::{Basis, Metric, Unit};
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::time::Instant;

/// How a figure grows towards its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// Day by day: leads, bookings. Its target is owed in proportion to the working time that has passed.
    Sum,
    /// Not at all: a rate, an average, what is open now. Its target holds at any time, as it is.
    Level,
    /// As a level or a sum of which less is better: spend, a cost per lead, a sales cycle. Its target is a limit.
    Limit,
}

impl Nature {
    /// The nature of a figure of the catalogue.
    pub fn of(metric: &Metric) -> Self {
        let adds_up = match metric.basis {
            Basis::Episodes => metric.unit == Unit::Count,
            // Of the money of closings only their sum adds up; the others are averages.
            Basis::Closings => metric.unit == Unit::Count || metric.id == "bookings",
            Basis::Spend => true,
            // What is delivered adds up; how much of what is owed does not.
            Basis::Debts => metric.unit == Unit::Money,
            Basis::Open
            | Basis::SpendAndEpisodes
            | Basis::Clocks
            | Basis::Responses
            | Basis::Handoffs
            | Basis::Goals => false,
        };
        match (metric.more_is_better, adds_up) {
            (true, true) => Self::Sum,
            (true, false) => Self::Level,
            (false, _) => Self::Limit,
        }
    }
}

/// Where a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Its period has not begun.
    NotBegun,
    /// The target is reached; a level or a limit: it is kept at the end of the period, for until then it may change.
    Reached,
    /// At least what the working time that has passed asks for.
    OnPace,
    /// Less than that.
    Behind,
    /// The period is over and the target was missed.
    Over,
}

impl State {
    /// Its word in JSON; `goal-state-<word>` is its text.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotBegun => "not_begun",
            Self::Reached => "reached",
            Self::OnPace => "on_pace",
            Self::Behind => "behind",
            Self::Over => "over",
        }
    }
}

/// What each remaining working day must bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Needed {
    /// So much a day, rounded up once.
    PerDay(i64),
    /// Nothing: the target is reached.
    Reached,
    /// It cannot be: no working day is left.
    NoDaysLeft,
    /// It has no meaning: the figure does not add up day by day.
    NotASum,
}

impl Needed {
    /// How much a day; nothing where there is a reason against it.
    pub const fn per_day(self) -> Option<i64> {
        match self {
            Self::PerDay(count) => Some(count),
            _ => None,
        }
    }

    /// Why there is nothing: the word in JSON, `goal-needed-<word>` is its text.
    pub const fn why(self) -> Option<&'static str> {
        match self {
            Self::PerDay(_) => None,
            Self::Reached => Some("reached"),
            Self::NoDaysLeft => Some("no_days_left"),
            Self::NotASum => Some("not_a_sum"),
        }
    }
}

/// How much of a goal's period has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elapsed {
    /// In working time.
    pub share: Share,
    /// Whether it has begun.
    pub begun: bool,
    /// Whether it is over.
    pub over: bool,
    /// The working days left; today is one while it has working time left.
    pub days_left: i64,
}

impl Elapsed {
    /// At an instant; nothing where the period has an open end.
    pub fn at(calendar: &Calendar, period: &Period, now: Instant) -> Option<Self> {
        let (from, until) = (period.from()?, period.until()?);
        let share = calendar.working_share(period, now)?;
        let zone = calendar.zone();
        let today = zone.day(now);
        let tomorrow = today.plus(1);
        let works_on = calendar.working_micros(now, zone.start(tomorrow)) > 0;
        let first = if works_on { today } else { tomorrow }.max(from);
        let days_left = if first < until { calendar.working_days(first, until) } else { 0 };
        Some(Self { share, begun: zone.start(from) <= now, over: zone.start(until) <= now, days_left })
    }
}

/// A goal against its target. All amounts are in the target's own unit: things, minor units, per cent or days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// What was reached; reversals may make it negative.
    pub actual: Ratio,
    /// The target in force ([`super::target_at`]).
    pub target: i64,
    /// How much of the period has passed.
    pub elapsed: Elapsed,
    /// actual / target; nothing for a target of 0 (R2).
    pub attainment: Option<Ratio>,
    /// What should have been reached by now: target × elapsed share. A level's and a limit's is the target itself.
    pub due: Ratio,
    /// target − actual: what is missing; negative where more was reached.
    pub gap: Ratio,
    /// actual / elapsed share: what the period ends with if it goes on so. Only for sums, and only once a fifth of the
    /// working time has passed.
    pub projection: Option<i64>,
    /// What each remaining working day must bring.
    pub needed: Needed,
    /// Where it stands.
    pub state: State,
}

/// Measures a goal; nothing where the numbers are beyond what 128 bits hold.
pub fn pace(nature: Nature, actual: Ratio, target: i64, elapsed: Elapsed) -> Option<Pace> {
    let whole = Ratio::whole(target);
    let share = Ratio::new(elapsed.share.elapsed.into(), elapsed.share.whole.into());
    let due = match nature {
        // A period without working time owes nothing before its end.
        Nature::Sum if elapsed.over => whole,
        Nature::Sum => whole.times(share.unwrap_or(Ratio::ZERO))?,
        Nature::Level | Nature::Limit => whole,
    };
    let gap = whole.minus(actual)?;
    let meets = |asked: Ratio| if nature == Nature::Limit { actual <= asked } else { actual >= asked };
    let state = match elapsed {
        Elapsed { begun: false, .. } => State::NotBegun,
        // What does not add up, and what must not grow, may still turn.
        Elapsed { over, .. } if meets(whole) && (over || nature == Nature::Sum) => State::Reached,
        Elapsed { over: true, .. } => State::Over,
        _ if meets(due) => State::OnPace,
        _ => State::Behind,
    };
    let needed = match nature {
        Nature::Level | Nature::Limit => Needed::NotASum,
        Nature::Sum if gap <= Ratio::ZERO => Needed::Reached,
        Nature::Sum if elapsed.days_left <= 0 => Needed::NoDaysLeft,
        Nature::Sum => Needed::PerDay(i64::try_from(gap.over(Ratio::whole(elapsed.days_left))?.ceil()).ok()?),
    };
    let counted = i64::try_from(actual.floor()).ok().filter(|_| nature == Nature::Sum);
    let projection = counted.and_then(|count| projected(count, elapsed.share));
    let attainment = actual.over(whole);
    Some(Pace { actual, target, elapsed, attainment, due, gap, projection, needed, state })
}

/// The period before and the instant in it at which the same share of its working time had passed: what an unfinished
/// period is compared with (R10). A finished one is compared with the whole. Nothing where a period has no
/// working time or an open end.
pub fn same_share_before(calendar: &Calendar, period: &Period, now: Instant) -> Option<(Period, Instant)> {
    let share = calendar.working_share(period, now)?;
    let before = period.previous()?;
    let (from, until) = before.instants(calendar.zone());
    let (from, until) = (from?, until?);
    let whole = calendar.working_micros(from, until);
    if share.whole <= 0 || whole <= 0 {
        return None;
    }
    if share.elapsed >= share.whole {
        return Some((before, until));
    }
    let passed = i128::from(whole) * i128::from(share.elapsed) / i128::from(share.whole);
    let at = calendar.due_micros(from, i64::try_from(passed).ok()?).ok()?;
    Some((before, at.min(until)))
}

#[cfg(test)]
mod tests;
