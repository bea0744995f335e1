//! Filling a calendar, or a person's: holidays and other programs' calendar files become dated exceptions, all of them in
//! one entry; those that are there already are left alone.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::holidays::Country;
use super::ics::{self, Refused};
use super::office;
use crate::app::service::Service;
use crate::domain::agreement::hours;
use crate::domain::calendar::{Effect, Exception, Hours, Week};
use crate::domain::change::Change;
use crate::domain::language::Language;
use crate::domain::nouns::{self, CalendarDay};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;
use crate::store::Applied;

/// The most years that are written out at once.
const MOST_YEARS: i32 = 50;

/// Whose days they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A calendar's.
    Calendar(i64),
    /// A member's.
    Member(i64),
}

impl Whose {
    const fn field(self) -> (&'static str, i64) {
        match self {
            Self::Calendar(id) => ("calendar", id),
            Self::Member(id) => ("member", id),
        }
    }

    /// A day of theirs that is not as usual.
    pub const fn day(self, from: Day, to: Day, hours: Option<String>, name: Option<String>) -> CalendarDay {
        let (calendar, member) = match self {
            Self::Calendar(id) => (Some(id), None),
            Self::Member(id) => (None, Some(id)),
        };
        CalendarDay { id: 0, calendar, member, from, to, hours, name }
    }
}

/// What came of filling.
#[derive(Debug)]
pub struct Filled {
    /// The entry that undo takes back; nothing where every day was there already.
    pub applied: Option<Applied>,
    /// How many were added.
    pub added: usize,
    /// How many were there already.
    pub skipped: usize,
    /// What could not be taken, and why.
    pub refused: Vec<Refused>,
}

/// The usual years: this one and ten to come, so that a later program with better rules changes no figure that was agreed
/// on.
pub fn usual_years(today: Day) -> RangeInclusive<i32> {
    use chrono::Datelike;
    let year = today.date().year();
    year..=year + 10
}

/// Reads `2026..2036` or `2026`.
///
/// # Errors
/// `years-unreadable`.
pub fn years(text: &str) -> Result<RangeInclusive<i32>, Refusal> {
    let bad = || Refusal::invalid("years-unreadable").with("value", text).with("most", MOST_YEARS);
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let year = |text: &str| text.trim().parse::<i32>().ok().filter(|year| (1900..2200).contains(year));
    let (first, last) = (year(first).ok_or_else(bad)?, year(last).ok_or_else(bad)?);
    if last < first || last - first > MOST_YEARS { Err(bad()) } else { Ok(first..=last) }
}

/// The holidays of a country as days of a calendar.
///
/// # Errors
/// `holiday-region-unknown`.
pub fn holidays(
    whose: Whose,
    country: &Country,
    regions: &[&str],
    years: RangeInclusive<i32>,
    language: Language,
) -> Result<Vec<CalendarDay>, Refusal> {
    let found = country.holidays(regions, years, language)?;
    Ok(found.iter().map(|one| whose.day(one.from(), one.last(), None, named(one))).collect())
}

fn named(one: &Exception) -> Option<String> {
    Some(one.name().to_owned()).filter(|name| !name.is_empty())
}

/// Adds days in one entry, but for those that are there already.
///
/// # Errors
/// The rules'; the store's.
pub fn add(service: &Service, whose: Whose, days: &[CalendarDay], refused: Vec<Refused>) -> Result<Filled, Refusal> {
    let (field, id) = whose.field();
    let key = |day: &CalendarDay| (day.from, day.to, day.hours.clone());
    let mut known: HashSet<_> = office::days(service, field, id)?.iter().map(key).collect();
    let fresh: Vec<Change> =
        days.iter().filter(|day| known.insert(key(day))).map(|day| Change::Add(day.record())).collect();
    let added = fresh.len();
    let applied = if fresh.is_empty() { None } else { Some(service.apply(&Change::together(fresh, 0))?) };
    Ok(Filled { applied, added, skipped: days.len() - added, refused })
}

/// Adds what a calendar file holds.
///
/// # Errors
/// `ics-not-a-calendar`, `ics-too-large`; the rules'; the store's.
pub fn import(service: &Service, whose: Whose, text: &str, years: RangeInclusive<i32>) -> Result<Filled, Refusal> {
    let (zone, week) = match whose {
        Whose::Calendar(id) => {
            let row = row(service, id)?;
            let calendar = hours::calendar(&row, &[])?;
            (calendar.zone().clone(), Some(calendar.week().clone()))
        }
        Whose::Member(_) => (office::team(service)?.1.zone().clone(), None),
    };
    let found = ics::read(text, &zone, years)?;
    let days: Vec<CalendarDay> = found
        .exceptions
        .iter()
        .map(|one| whose.day(one.from(), one.last(), left(one, week.as_ref()), named(one)))
        .collect();
    add(service, whose, &days, found.refused)
}

/// The hours that a row keeps of an exception: a person's are those away, a calendar's those that are left of the day.
fn left(one: &Exception, week: Option<&Week>) -> Option<String> {
    let away: &Hours = match one.effect() {
        Effect::Off => return None,
        Effect::Open(hours) => return Some(hours.to_string()),
        Effect::Away(hours) => hours,
    };
    let Some(week) = week else { return Some(away.to_string()) };
    let weekday = usize::try_from((one.from().0 + 3).rem_euclid(7)).unwrap_or(0);
    Some(week.of(weekday).without(away)).filter(|rest| !rest.is_none()).map(|rest| rest.to_string())
}

fn row(service: &Service, id: i64) -> Result<nouns::Calendar, Refusal> {
    let missing = || Refusal::not_found("calendar-missing").with("what", Kind::Calendar.label(id));
    Ok(nouns::Calendar::of(&service.store().record(Kind::Calendar, id)?.ok_or_else(missing)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_a_span_that_can_be_written_out() {
        assert_eq!(years("2026..2036"), Ok(2026..=2036));
        assert_eq!(years("2026"), Ok(2026..=2026));
        for wrong in ["", "2036..2026", "1026", "2026..", "2000..2199", "next"] {
            assert_eq!(years(wrong).unwrap_err().code, "years-unreadable", "{wrong}");
        }
    }

    #[test]
    fn a_calendar_keeps_what_is_left_of_a_day() {
        let day = Day::parse("2026-12-24").unwrap();
        let week: Week = "mon-fri 09:00-13:00 14:00-18:00".parse().unwrap();
        let away = |text: &str| Exception::new(day, day, Effect::Away(text.parse().unwrap()), "").unwrap();
        assert_eq!(left(&away("14:00-18:00"), Some(&week)), Some("09:00-13:00".to_owned()));
        assert_eq!(left(&away("08:00-20:00"), Some(&week)), None);
        assert_eq!(left(&away("14:00-18:00"), None), Some("14:00-18:00".to_owned()));
    }
}
