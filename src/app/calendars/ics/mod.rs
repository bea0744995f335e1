//! Days off out of other programs' calendar files (iCalendar, RFC 5545): what every calendar exports
//! and many offices publish.
//!
//! A reader of our own: an event here is a span of days or hours with a name, and the crates that
//! expand every recurrence bring a second, older database of zones with them. What it does not
//! understand it refuses by name, event by event; it never guesses. Files are hostile until read:
//! sizes are bounded, texts are cleaned.

mod event;
mod lines;
mod repeat;

use std::collections::HashSet;
use std::ops::RangeInclusive;

use chrono::{NaiveTime, Timelike};

use crate::domain::calendar::{Effect, Exception, Hours, Range};
use crate::domain::refusal::Refusal;
use crate::domain::text::Clean;
use crate::domain::time::{Day, Instant, Zone};
use event::{Event, Moment};
use lines::Line;

/// Bytes of the largest file that is read.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// Exceptions that one file may make; a country's holidays of a century are some 1,500.
pub const MOST: usize = 20_000;
/// Columns of a name that are kept.
const NAME: usize = 200;

/// What a calendar file holds.
#[derive(Debug, Default)]
pub struct Found {
    /// Days and hours off, by their order in the file.
    pub exceptions: Vec<Exception>,
    /// Events that could not be taken, and why.
    pub refused: Vec<Refused>,
    /// Events that the file itself calls off.
    pub cancelled: usize,
}

/// An event that could not be taken.
#[derive(Debug)]
pub struct Refused {
    /// The line at which the event begins; the first is 1.
    pub line: usize,
    /// What the event is called.
    pub name: String,
    /// Why it was not taken.
    pub why: Refusal,
}

/// Reads the events of a calendar file as time off: whole days as days off, hours as hours away, on
/// the clocks of `zone`. Recurring events are written out in `years`; single ones are taken whenever
/// they are.
///
/// # Errors
/// `ics-too-large` with the `limit`, `ics-not-a-calendar`. What is wrong with one event is in the
/// answer, with `ics-rule-unknown`, `ics-no-time`, `ics-no-length`, `calendar-zone-unknown` or the
/// refusal of a date.
pub fn read(text: &str, zone: &Zone, years: RangeInclusive<i32>) -> Result<Found, Refusal> {
    if text.len() > LARGEST {
        return Err(Refusal::invalid("ics-too-large").with("limit", format!("{} MiB", LARGEST / 1024 / 1024)));
    }
    let lines = lines::unfold(text);
    if !lines.first().is_some_and(|line| line.is("BEGIN", "VCALENDAR")) {
        return Err(Refusal::invalid("ics-not-a-calendar"));
    }
    let events = events(&lines, zone);
    // An occurrence that was changed stands in the file beside the series that it is taken out of.
    let changed: HashSet<(&str, Day)> =
        events.iter().filter_map(|event| Some((event.uid.as_str(), event.instead_of?))).collect();
    let mut found = Found::default();
    let mut steps = repeat::STEPS;
    for event in &events {
        if event.cancelled {
            found.cancelled += 1;
            continue;
        }
        let skip = |day: Day| event.instead_of.is_none() && changed.contains(&(event.uid.as_str(), day));
        match taken(event, zone, &years, &skip, &mut steps) {
            Ok(exceptions) => found.exceptions.extend(exceptions),
            Err(why) => found.refused.push(Refused { line: event.line, name: event.name.clone(), why }),
        }
        if found.exceptions.len() > MOST {
            return Err(Refusal::invalid("ics-too-large").with("limit", MOST));
        }
    }
    Ok(found)
}

/// The events of the file, alarms and zones left out.
fn events(lines: &[Line], zone: &Zone) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut inside: Vec<&str> = Vec::new();
    for line in lines {
        match line.name.as_str() {
            "BEGIN" => {
                if line.value.eq_ignore_ascii_case("VEVENT") {
                    events.push(Event::new(line.number));
                }
                inside.push(&line.value);
            }
            "END" => {
                inside.pop();
            }
            _ if inside.last().is_some_and(|part| part.eq_ignore_ascii_case("VEVENT")) => {
                if let Some(event) = events.last_mut() {
                    event.take(line, zone);
                }
            }
            _ => {}
        }
    }
    for event in &mut events {
        event.name = Clean::new(event.name.trim()).cut(NAME).to_string();
    }
    events
}

/// One event's exceptions: of its first occurrence and of those that follow.
fn taken(
    event: &Event,
    zone: &Zone,
    years: &RangeInclusive<i32>,
    skip: &impl Fn(Day) -> bool,
    steps: &mut usize,
) -> Result<Vec<Exception>, Refusal> {
    if let Some(refusal) = &event.refusal {
        return Err(refusal.clone());
    }
    let (start, end) = event.span()?;
    let days = match &event.rule {
        None => vec![start.day()],
        Some(rule) => repeat::days(rule, start, years, steps)?,
    };
    let mut exceptions = Vec::new();
    for day in days.into_iter().filter(|day| !event.without.contains(day) && !skip(*day)) {
        let away = day.0 - start.day().0;
        match (start, &end) {
            (Moment::Date(_), Moment::Date(last)) => {
                exceptions.push(Exception::new(day, last.plus(away - 1), Effect::Off, &event.name)?);
            }
            _ => exceptions.extend(timed(start.plus(away).instant(), end.plus(away).instant(), zone, &event.name)?),
        }
    }
    Ok(exceptions)
}

/// From an instant to another on the clocks of `zone`: part of a day, or the rest of one, whole days,
/// and the beginning of another. Seconds widen to the minute.
fn timed(start: Instant, end: Instant, zone: &Zone, name: &str) -> Result<Vec<Exception>, Refusal> {
    let minute = |time: NaiveTime, up: bool| {
        let whole = u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0);
        whole + u16::from(up && time.second() > 0)
    };
    let (from, until) = (zone.local(start), zone.local(end));
    let (first, last) = (Day::from(from.date_naive()), Day::from(until.date_naive()));
    let (from, until) = (minute(from.time(), false), minute(until.time(), true));
    let part = |day: Day, from: u16, until: u16| {
        let range = Range::new(from, until)?;
        let effect = if range == Range::WHOLE { Effect::Off } else { Effect::Away(Hours::new([range])?) };
        Exception::new(day, day, effect, name)
    };
    if first == last {
        return Ok(vec![part(first, from, until)?]);
    }
    let mut parts = vec![part(first, from, 24 * 60)?];
    if last > first.plus(1) {
        parts.push(Exception::new(first.plus(1), last.plus(-1), Effect::Off, name)?);
    }
    if until > 0 {
        parts.push(part(last, 0, until)?);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests;
