//! The leads waterfall: day by day, what was reached against what was to be reached (DOMAIN 3.1).

use crate::domain::calendar::Calendar;
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::time::{Day, Instant};

/// One day of the leads waterfall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Day,
    /// What should have been reached by its end: target × working share, exact.
    pub goal: Ratio,
    /// What was reached by its end, or so far today; nothing for days to come.
    pub actual: Option<i64>,
}

/// The leads waterfall: for each day of a period what was reached in all against what was to be reached in all
/// . `gained` is what each day brought, in any order; days outside the period do not count. Empty where the
/// period has an open end.
pub fn waterfall(calendar: &Calendar, period: &Period, target: i64, gained: &[(Day, i64)], now: Instant) -> Vec<Point> {
    let (Some(from), Some(until)) = (period.from(), period.until()) else { return Vec::new() };
    let zone = calendar.zone();
    let today = zone.day(now);
    let mut gained: Vec<(Day, i64)> = gained.iter().filter(|(day, _)| period.contains(*day)).copied().collect();
    gained.sort_unstable();
    let mut gained = gained.into_iter().peekable();
    let mut reached = 0_i64;
    (from.0..until.0)
        .map(Day)
        .map(|day| {
            while let Some((_, count)) = gained.next_if(|(on, _)| *on <= day) {
                reached = reached.saturating_add(count);
            }
            let goal = if day.plus(1) == until {
                Ratio::whole(target)
            } else {
                owed(calendar, period, target, zone.start(day.plus(1)))
            };
            Point { day, goal, actual: (day <= today).then_some(reached) }
        })
        .collect()
}

/// target × working share; a period without working time owes nothing before its end.
fn owed(calendar: &Calendar, period: &Period, target: i64, at: Instant) -> Ratio {
    let share = calendar.working_share(period, at);
    let share = share.and_then(|share| Ratio::new(share.elapsed.into(), share.whole.into()));
    // 64 by 64 bits fit.
    share.and_then(|share| share.times(Ratio::whole(target))).unwrap_or(Ratio::ZERO)
}

#[cfg(test)]
mod tests;
