//! Events that come back: every so many days, weeks or years. Monthly ones and finer rules are refused
//! by name: a day off at the wrong date is worse than one to be typed.

use std::ops::RangeInclusive;

use chrono::Datelike;

use super::event::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;

/// Days that all the rules of a file may look at together: some 60 series that come every day since 1970.
pub(super) const STEPS: usize = 2_000_000;
/// A day is found at least once in so many years: 29 February around 2100.
const YEARS: i64 = 300;

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Year,
}

/// A rule that is understood.
#[derive(Debug)]
struct Rule {
    every: Every,
    interval: i64,
    count: Option<usize>,
    until: Option<Day>,
    /// Weekdays (Monday is 0), each with its place in the month where one is said.
    weekdays: Vec<(i64, i64)>,
    month: Option<u32>,
    day: Option<u32>,
    /// The weekday with which a week begins.
    week_start: i64,
}

fn unknown(what: &str) -> Refusal {
    Refusal::invalid("ics-rule-unknown").with("value", what)
}

impl Rule {
    fn parse(text: &str) -> Result<Self, Refusal> {
        let mut rule = Self {
            every: Every::Year,
            interval: 1,
            count: None,
            until: None,
            weekdays: Vec::new(),
            month: None,
            day: None,
            week_start: 0,
        };
        let mut said = false;
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let bad = || unknown(part);
            let (name, value) = part.split_once('=').ok_or_else(bad)?;
            match name.to_ascii_uppercase().as_str() {
                "FREQ" => {
                    said = true;
                    rule.every = match value.to_ascii_uppercase().as_str() {
                        "DAILY" => Every::Day,
                        "WEEKLY" => Every::Week,
                        "YEARLY" => Every::Year,
                        _ => return Err(bad()),
                    };
                }
                "INTERVAL" => {
                    rule.interval = value.parse().ok().filter(|every| (1..=1_000).contains(every)).ok_or_else(bad)?;
                }
                "COUNT" => rule.count = Some(value.parse().map_err(|_| bad())?),
                "UNTIL" => rule.until = Some(until(value).ok_or_else(bad)?),
                "BYDAY" => rule.weekdays = value.split(',').map(place).collect::<Option<_>>().ok_or_else(bad)?,
                "BYMONTH" => rule.month = Some(value.parse().map_err(|_| bad())?),
                "BYMONTHDAY" => rule.day = Some(value.parse().map_err(|_| bad())?),
                "WKST" => rule.week_start = place(value).ok_or_else(bad)?.1,
                _ => return Err(bad()),
            }
        }
        if said { Ok(rule) } else { Err(unknown(text)) }
    }

    /// Refuses what would need more than this reader does.
    fn checked(self, start: Day) -> Result<Self, Refusal> {
        let date = start.date();
        let same_month = self.month.is_none_or(|month| month == date.month());
        let same_day = self.day.is_none_or(|day| day == date.day());
        let plain = self.weekdays.iter().all(|&(nth, _)| nth == 0);
        let fits = match self.every {
            Every::Day => self.weekdays.is_empty() && self.month.is_none() && self.day.is_none(),
            Every::Week => plain && self.month.is_none() && self.day.is_none(),
            Every::Year => match self.weekdays.as_slice() {
                [] => same_month && same_day,
                [(nth, _)] => *nth != 0 && self.month.is_some() && same_month && self.day.is_none(),
                _ => false,
            },
        };
        if fits { Ok(self) } else { Err(unknown("BYDAY, BYMONTH, BYMONTHDAY")) }
    }

    /// Whether the series has `day`, which is on or after `start`.
    fn has(&self, start: Day, day: Day) -> bool {
        let (first, date) = (start.date(), day.date());
        let weekday = |day: Day| i64::from(day.date().weekday().num_days_from_monday());
        match self.every {
            Every::Day => (day.0 - start.0) % self.interval == 0,
            Every::Week => {
                let week = |day: Day| (day.0 - (weekday(day) - self.week_start).rem_euclid(7)).div_euclid(7);
                let listed = if self.weekdays.is_empty() {
                    weekday(day) == weekday(start)
                } else {
                    self.weekdays.iter().any(|&(_, wanted)| wanted == weekday(day))
                };
                listed && (week(day) - week(start)) % self.interval == 0
            }
            Every::Year => {
                let in_turn = i64::from(date.year() - first.year()) % self.interval == 0;
                let fits = match self.weekdays.first() {
                    None => date.day() == first.day(),
                    Some(&(nth, wanted)) => weekday(day) == wanted && (nth == nth_of(day).0 || nth == nth_of(day).1),
                };
                in_turn && date.month() == first.month() && fits
            }
        }
    }
}

/// Of which number its weekday is in its month, from the start and (below 0) from the end.
fn nth_of(day: Day) -> (i64, i64) {
    let date = day.date();
    let length = i64::from(date.num_days_in_month());
    let day = i64::from(date.day());
    ((day - 1) / 7 + 1, -((length - day) / 7 + 1))
}

/// `MO`, `3MO`, `-1MO`.
fn place(text: &str) -> Option<(i64, i64)> {
    let text = text.trim();
    let (nth, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let weekday = WEEKDAYS.iter().position(|day| day.eq_ignore_ascii_case(name))?;
    let nth = if nth.is_empty() { 0 } else { nth.parse().ok().filter(|nth| (-5..=5).contains(nth) && *nth != 0)? };
    Some((nth, i64::try_from(weekday).ok()?))
}

/// The last day of a series; the time of day on it is not looked at.
fn until(text: &str) -> Option<Day> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, rest) = rest.split_at_checked(2)?;
    Day::parse(&format!("{year}-{month}-{}", rest.split_at_checked(2)?.0)).ok()
}

/// The days of the series in `years`, in order.
///
/// # Errors
/// `ics-rule-unknown` with what is not understood; `ics-too-large` past the steps that are left.
pub(super) fn days(
    text: &str,
    start: &Moment,
    years: &RangeInclusive<i32>,
    steps: &mut usize,
) -> Result<Vec<Day>, Refusal> {
    let start = start.day();
    let rule = Rule::parse(text)?.checked(start)?;
    let mut last = Day::new(*years.end(), 12, 31)?;
    last = rule.until.map_or(last, |until| until.min(last)).min(start.plus(YEARS * 366));
    // A yearly day is looked for in its month alone.
    let mut found = Vec::new();
    let (mut day, mut seen) = (start, 0);
    while day <= last && rule.count.is_none_or(|count| seen < count) {
        *steps = steps.checked_sub(1).ok_or_else(|| Refusal::invalid("ics-too-large").with("limit", STEPS))?;
        if rule.every == Every::Year && day.date().month() != start.date().month() {
            let next = day.date().year() + i32::from(day.date().month() > start.date().month());
            day = Day::new(next, start.date().month(), 1)?;
            continue;
        }
        if rule.has(start, day) {
            seen += 1;
            if years.contains(&day.date().year()) {
                found.push(day);
            }
        }
        day = day.plus(1);
    }
    Ok(found)
}
