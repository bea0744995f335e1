//! A calendar worked out: pieces of days, in each of which the same week repeats.
//!
//! Between two edges of exceptions the hours of a weekday never change, so working time over any
//! number of days is whole weeks multiplied and a few days added. Here all is wall time, in
//! microseconds since 1970-01-01 00:00 on the wall; clock changes are `span`'s work.

use super::exception::{Exception, laid_over};
use super::hours::{Range, Week};
use crate::domain::time::Day;

/// Microseconds of a minute.
const MINUTE: i64 = 60_000_000;
/// Microseconds of a day on the wall.
pub(super) const DAY: i64 = 24 * 60 * MINUTE;

/// A week with its sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    week: Week,
    /// Microseconds of the days before each weekday; the last is the whole week's.
    before: [i64; 8],
    /// Days with working time before each weekday.
    open: [i64; 8],
}

/// What may be asked of a weekday's ranges: both edges in microseconds of the day.
fn edges(range: Range) -> (i64, i64) {
    (i64::from(range.from()) * MINUTE, i64::from(range.until()) * MINUTE)
}

/// Monday is 0. 1970-01-01 was a Thursday.
fn weekday(day: i64) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0)
}

impl Pattern {
    fn new(week: Week) -> Self {
        let (mut before, mut open) = ([0; 8], [0; 8]);
        let (mut sum, mut days) = (0, 0);
        for (hours, (total, count)) in week.0.iter().zip(before.iter_mut().skip(1).zip(open.iter_mut().skip(1))) {
            sum += hours.ranges().iter().map(|&range| edges(range)).map(|(from, until)| until - from).sum::<i64>();
            days += i64::from(!hours.is_none());
            (*total, *count) = (sum, days);
        }
        Self { week, before, open }
    }

    fn ranges(&self, day: i64) -> impl DoubleEndedIterator<Item = (i64, i64)> + '_ {
        self.week.of(weekday(day)).ranges().iter().map(move |&range| {
            let (from, until) = edges(range);
            (day * DAY + from, day * DAY + until)
        })
    }

    /// Of sums over weekdays, the sum over the days from `from` up to `until`.
    fn over(sums: &[i64; 8], from: i64, until: i64) -> i64 {
        let at = |weekday: usize| sums.get(weekday).copied().unwrap_or(0);
        let weeks = (until - from).div_euclid(7);
        let (first, end) = (weekday(from), weekday(until));
        let rest = if end >= first { at(end) - at(first) } else { at(7) - at(first) + at(end) };
        weeks * at(7) + rest
    }

    /// Working time of `day` before the wall time `wall`.
    fn of_day(&self, day: i64, wall: i64) -> i64 {
        self.ranges(day).map(|(from, until)| (until.min(wall) - from).max(0)).sum()
    }

    /// Working time from `from` up to `until`.
    pub(super) fn between(&self, from: i64, until: i64) -> i64 {
        if until <= from || self.before[7] == 0 {
            return 0;
        }
        let (first, last) = (from.div_euclid(DAY), until.div_euclid(DAY));
        Self::over(&self.before, first, last) + self.of_day(last, until) - self.of_day(first, from)
    }

    /// How many of the days from `from` up to `until` have working time.
    pub(super) fn days(&self, from: i64, until: i64) -> i64 {
        if until <= from { 0 } else { Self::over(&self.open, from, until) }
    }

    /// Whether `day` has working time.
    pub(super) fn works(&self, day: i64) -> bool {
        !self.week.of(weekday(day)).is_none()
    }

    /// The earliest wall time `t` for which `between(from, t)` is `need`, which is more than 0.
    pub(super) fn reach(&self, from: i64, need: i64) -> Option<i64> {
        let whole = self.before[7];
        if whole == 0 || need <= 0 {
            return None;
        }
        let first = from.div_euclid(DAY);
        let need = need + self.of_day(first, from);
        // All weeks but the one in which it ends; what is left is at least 1.
        let weeks = (need - 1).div_euclid(whole);
        let mut left = need - weeks * whole;
        for day in (first + 7 * weeks)..=(first + 7 * weeks + 7) {
            for (opens, closes) in self.ranges(day) {
                if left <= closes - opens {
                    return Some(opens + left);
                }
                left -= closes - opens;
            }
        }
        None
    }

    /// The first working wall time from `from` on.
    pub(super) fn opening(&self, from: i64) -> Option<i64> {
        let first = from.div_euclid(DAY);
        (first..=first + 7)
            .flat_map(|day| self.ranges(day))
            .find(|&(_, closes)| closes > from)
            .map(|(opens, _)| opens.max(from))
    }

    /// The end of the last working time before `until`.
    pub(super) fn closing(&self, until: i64) -> Option<i64> {
        let last = until.div_euclid(DAY);
        (last - 7..=last)
            .rev()
            .flat_map(|day| self.ranges(day).rev())
            .find(|&(opens, _)| opens < until)
            .map(|(_, closes)| closes.min(until))
    }
}

/// Days from one on, with the week that repeats in them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    from: i64,
    pattern: Pattern,
}

/// The pieces of all time, in order; the first has no beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    pieces: Vec<Piece>,
}

impl Plan {
    /// `week` under the team's exceptions, and those under one person's.
    pub(super) fn new(week: &Week, team: &[Exception], own: &[Exception]) -> Self {
        let layers = [team, own];
        let all = || layers.iter().enumerate().flat_map(|(layer, list)| list.iter().map(move |one| (layer, one)));
        let mut edges: Vec<Day> = all().flat_map(|(_, one)| [one.from(), one.last().plus(1)]).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut waiting: Vec<(usize, &Exception)> = all().collect();
        waiting.sort_by_key(|(_, one)| std::cmp::Reverse(one.from()));
        let mut pieces = vec![Piece { from: i64::MIN, pattern: Pattern::new(week.clone()) }];
        let mut active: Vec<(usize, &Exception)> = Vec::new();
        for day in edges {
            active.retain(|(_, one)| one.covers(day));
            while let Some(next) = waiting.pop_if(|(_, one)| one.from() <= day) {
                active.push(next);
            }
            let of = |layer| active.iter().filter(|(own, _)| *own == layer).map(|(_, one)| *one).collect::<Vec<_>>();
            let pattern = Pattern::new(laid_over(&laid_over(week, &of(0)), &of(1)));
            pieces.push(Piece { from: day.0, pattern });
        }
        Self { pieces }
    }

    /// The patterns of the days from `from` up to `until`, each with its days clipped to them.
    pub(super) fn over(&self, from: i64, until: i64) -> impl Iterator<Item = (i64, i64, &Pattern)> {
        let first = self.pieces.partition_point(|piece| piece.from <= from).saturating_sub(1);
        let pieces = self.pieces.get(first..).unwrap_or_default();
        let ends = pieces.iter().skip(1).map(|piece| piece.from).chain([i64::MAX]);
        pieces
            .iter()
            .zip(ends)
            .take_while(move |(piece, _)| piece.from < until)
            .map(move |(piece, end)| (piece.from.max(from), end.min(until), &piece.pattern))
    }

    /// The earliest opening and the latest closing of the ranges that meet the wall times from `from`
    /// up to `until`, clipped to them.
    pub(super) fn hull(&self, from: i64, until: i64) -> Option<(i64, i64)> {
        let days = (from.div_euclid(DAY), (until - 1).div_euclid(DAY) + 1);
        let (mut first, mut last) = (None, None);
        for (start, end, pattern) in self.over(days.0, days.1) {
            let (start, end) = ((start * DAY).max(from), (end * DAY).min(until));
            if pattern.between(start, end) > 0 {
                first = first.or_else(|| pattern.opening(start));
                last = pattern.closing(end);
            }
        }
        first.zip(last)
    }
}
