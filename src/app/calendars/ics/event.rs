//! One event of a calendar file.

use chrono::{NaiveTime, TimeDelta, Timelike};

use super::lines::Line;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant, Zone};

/// A day, or a time of day on the clocks of a zone.
#[derive(Debug, Clone)]
pub(super) enum Moment {
    Date(Day),
    At(Day, NaiveTime, Zone),
}

impl Moment {
    /// Its day, where it was written.
    pub(super) const fn day(&self) -> Day {
        match self {
            Self::Date(day) | Self::At(day, ..) => *day,
        }
    }

    /// So many days later on the same clocks.
    pub(super) fn plus(&self, days: i64) -> Self {
        match self {
            Self::Date(day) => Self::Date(day.plus(days)),
            Self::At(day, time, zone) => Self::At(day.plus(days), *time, zone.clone()),
        }
    }

    /// As an instant; a day is its midnight in UTC, which only orders days.
    pub(super) fn instant(&self) -> Instant {
        match self {
            Self::Date(day) => Zone::utc().start(*day),
            Self::At(day, time, zone) => zone.at(*day, *time),
        }
    }

    /// Reads `20261225`, `20261225T090000`, `20261225T080000Z`; a time without a zone is the calendar's.
    pub(super) fn parse(line: &Line, value: &str, own: &Zone) -> Result<Self, Refusal> {
        let (date, time) = value.split_once(['T', 't']).map_or((value, None), |(date, time)| (date, Some(time)));
        let bad = || Refusal::invalid("ics-no-time").with("value", value);
        let (year, rest) = date.split_at_checked(4).ok_or_else(bad)?;
        let (month, day) = rest.split_at_checked(2).filter(|(_, day)| day.len() == 2).ok_or_else(bad)?;
        let day = Day::parse(&format!("{year}-{month}-{day}"))?;
        let Some(time) = time else { return Ok(Self::Date(day)) };
        let (time, utc) = time.strip_suffix(['Z', 'z']).map_or((time, false), |time| (time, true));
        let time = NaiveTime::parse_from_str(time, "%H%M%S").map_err(|_| bad())?;
        let zone = match line.param("TZID") {
            _ if utc => Zone::utc(),
            Some(name) => named(name)?,
            None => own.clone(),
        };
        Ok(Self::At(day, time, zone))
    }
}

/// The zone of that name; some programs put their own name and a date before it.
fn named(name: &str) -> Result<Zone, Refusal> {
    let starts = name.match_indices('/').filter_map(|(at, _)| name.get(at + 1..));
    std::iter::once(name)
        .chain(starts)
        .find_map(|part| Zone::named(part).ok())
        .ok_or_else(|| Refusal::invalid("calendar-zone-unknown").with("value", name))
}

/// What is kept of an event.
#[derive(Debug)]
pub(super) struct Event {
    pub line: usize,
    pub name: String,
    pub uid: String,
    pub cancelled: bool,
    pub rule: Option<String>,
    /// Days of a series that are left out.
    pub without: Vec<Day>,
    /// The day of a series in whose place this event stands.
    pub instead_of: Option<Day>,
    /// The first thing in it that is not understood.
    pub refusal: Option<Refusal>,
    start: Option<Moment>,
    end: Option<Moment>,
    length: Option<TimeDelta>,
}

impl Event {
    pub(super) const fn new(line: usize) -> Self {
        Self {
            line,
            name: String::new(),
            uid: String::new(),
            cancelled: false,
            rule: None,
            without: Vec::new(),
            instead_of: None,
            refusal: None,
            start: None,
            end: None,
            length: None,
        }
    }

    /// Takes one line of the event.
    pub(super) fn take(&mut self, line: &Line, zone: &Zone) {
        let taken = match line.name.as_str() {
            "SUMMARY" => {
                self.name = line.text();
                Ok(())
            }
            "UID" => {
                self.uid.clone_from(&line.value);
                Ok(())
            }
            "STATUS" => {
                self.cancelled = line.value.eq_ignore_ascii_case("CANCELLED");
                Ok(())
            }
            "DTSTART" => Moment::parse(line, &line.value, zone).map(|at| self.start = Some(at)),
            "DTEND" => Moment::parse(line, &line.value, zone).map(|at| self.end = Some(at)),
            "DURATION" => length(&line.value).map(|length| self.length = Some(length)),
            "RECURRENCE-ID" => Moment::parse(line, &line.value, zone).map(|at| self.instead_of = Some(at.day())),
            "EXDATE" => line
                .value
                .split(',')
                .try_for_each(|value| Moment::parse(line, value.trim(), zone).map(|at| self.without.push(at.day()))),
            // Two rules, or days beside them, are not written out.
            "RRULE" if self.rule.is_none() => {
                self.rule = Some(line.value.clone());
                Ok(())
            }
            "RRULE" | "RDATE" | "EXRULE" => Err(Refusal::invalid("ics-rule-unknown").with("value", &line.name)),
            _ => Ok(()),
        };
        if let Err(refusal) = taken {
            self.refusal.get_or_insert(refusal);
        }
    }

    /// Its start and its end. The end of whole days is the first day after them; without one, a day
    /// lasts a day and a time lasts nothing.
    pub(super) fn span(&self) -> Result<(&Moment, Moment), Refusal> {
        let start = self.start.as_ref().ok_or_else(|| Refusal::invalid("ics-no-time").with("value", ""))?;
        let end = match (&self.end, self.length, start) {
            (Some(end), ..) => on_clocks_of(start, end),
            (None, Some(length), Moment::Date(day)) => Moment::Date(day.plus(length.num_days())),
            (None, Some(length), Moment::At(_, _, zone)) => {
                let micros = length.num_microseconds().unwrap_or(0);
                local(Instant(start.instant().0.saturating_add(micros)), zone)
            }
            (None, None, Moment::Date(day)) => Moment::Date(day.plus(1)),
            (None, None, Moment::At(..)) => start.clone(),
        };
        if end.instant() <= start.instant() {
            return Err(Refusal::invalid("ics-no-length"));
        }
        end.instant().checked()?;
        Ok((start, end))
    }
}

/// An end as the start's clocks show it, so that every occurrence ends at the same time of day.
fn on_clocks_of(start: &Moment, end: &Moment) -> Moment {
    match (start, end) {
        (Moment::At(_, _, zone), Moment::At(..)) => local(end.instant(), zone),
        (Moment::At(_, _, zone), Moment::Date(day)) => Moment::At(*day, NaiveTime::MIN, zone.clone()),
        (Moment::Date(_), end) => {
            let partly = matches!(end, Moment::At(_, time, _) if time.num_seconds_from_midnight() > 0);
            Moment::Date(end.day().plus(i64::from(partly)))
        }
    }
}

fn local(at: Instant, zone: &Zone) -> Moment {
    let shown = zone.local(at);
    Moment::At(shown.date_naive().into(), shown.time(), zone.clone())
}

/// Reads `P1D`, `PT1H30M`, `P1W`.
fn length(text: &str) -> Result<TimeDelta, Refusal> {
    let bad = || Refusal::invalid("ics-no-time").with("value", text);
    let mut rest = text.strip_prefix(['P', '+']).ok_or_else(bad)?;
    rest = rest.strip_prefix('P').unwrap_or(rest);
    let (mut seconds, mut digits, mut said) = (0_i64, String::new(), false);
    for c in rest.chars() {
        let unit = match c {
            'T' if digits.is_empty() => continue,
            '0'..='9' if digits.len() < 9 => {
                digits.push(c);
                continue;
            }
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return Err(bad()),
        };
        seconds = seconds.saturating_add(digits.parse::<i64>().map_err(|_| bad())?.saturating_mul(unit));
        digits.clear();
        said = true;
    }
    if said && digits.is_empty() { TimeDelta::try_seconds(seconds).ok_or_else(bad) } else { Err(bad()) }
}
