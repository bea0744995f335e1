//! Instants, days and zones.
//!
//! An [`Instant`] is microseconds of UTC, a [`Day`] is a calendar date and is never shifted by a zone
//! (DOMAIN R8). Zone rules come from jiff's bundled database, whose data is newer than chrono-tz's;
//! outside this file everybody speaks chrono.

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, SecondsFormat, Utc};
use jiff::civil;
use jiff::tz::TimeZone;

use super::refusal::Refusal;

/// Microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// The first instant that the team file takes: 1900-01-01.
    pub const FIRST: Self = Self(-2_208_988_800_000_000);
    /// The first instant after those that the team file takes: 2200-01-01.
    pub const END: Self = Self(7_258_118_400_000_000);
    /// One second, in the units of this type.
    pub const SECOND: i64 = 1_000_000;

    /// As chrono's instant.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    /// Reads RFC 3339, e.g. `2026-11-21T09:14:00+01:00`.
    ///
    /// # Errors
    /// `not-an-instant`, `date-out-of-range`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let parsed = DateTime::parse_from_rfc3339(text.trim())
            .map_err(|_| Refusal::invalid("not-an-instant").with("value", text))?;
        Self(parsed.timestamp_micros()).checked()
    }

    /// Refuses what lies outside the years 1900 to 2199.
    ///
    /// # Errors
    /// `date-out-of-range`.
    pub fn checked(self) -> Result<Self, Refusal> {
        if (Self::FIRST..Self::END).contains(&self) {
            Ok(self)
        } else {
            Err(Refusal::invalid("date-out-of-range").with("value", self.utc().format("%Y-%m-%d")))
        }
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(value: DateTime<Utc>) -> Self {
        Self(value.timestamp_micros())
    }
}

/// A calendar date, kept as days since 1970-01-01.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub i64);

const UNIX_DAY: i32 = 719_163; // 1970-01-01 counted from 0001-01-01 as day 1

impl Day {
    /// The date `year-month-day`, where it exists between 1900 and 2199.
    ///
    /// # Errors
    /// `no-such-day`, `date-out-of-range`.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, Refusal> {
        NaiveDate::from_ymd_opt(year, month, day)
            .ok_or_else(|| Refusal::invalid("no-such-day").with("value", format!("{year:04}-{month:02}-{day:02}")))
            .map(Self::from)?
            .checked()
    }

    /// As chrono's date.
    pub fn date(self) -> NaiveDate {
        i32::try_from(self.0)
            .ok()
            .and_then(|days| days.checked_add(UNIX_DAY))
            .and_then(NaiveDate::from_num_days_from_ce_opt)
            .unwrap_or_default()
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// `not-a-day`, `no-such-day`, `date-out-of-range`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let bad = || Refusal::invalid("not-a-day").with("value", text);
        let mut parts = text.trim().splitn(3, '-');
        let mut number = || parts.next().filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
        let (year, month, day) = (number(), number(), number());
        let (Some(year), Some(month), Some(day)) = (year, month, day) else { return Err(bad()) };
        if year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return Err(bad());
        }
        let parse = |part: &str| part.parse::<u32>().map_err(|_| bad());
        Self::new(parse(year)? as i32, parse(month)?, parse(day)?)
    }

    /// `days` later (earlier where negative).
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// Months since year 0: what monthly counts are keyed by.
    pub fn month(self) -> i64 {
        let date = self.date();
        i64::from(date.year()) * 12 + i64::from(date.month0())
    }

    fn checked(self) -> Result<Self, Refusal> {
        if (1900..2200).contains(&self.date().year()) {
            Ok(self)
        } else {
            Err(Refusal::invalid("date-out-of-range").with("value", self))
        }
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(i64::from(date.num_days_from_ce() - UNIX_DAY))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date().format("%Y-%m-%d"))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A moment at which a zone's clocks were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The first instant of the new offset.
    pub at: Instant,
    /// Seconds ahead of UTC until then.
    pub before: i32,
    /// Seconds ahead of UTC from then on.
    pub after: i32,
}

/// A time zone by its IANA name.
#[derive(Debug, Clone)]
pub struct Zone(TimeZone, String);

impl Zone {
    /// UTC.
    pub fn utc() -> Self {
        Self(TimeZone::UTC, "UTC".to_owned())
    }

    /// The zone of that IANA name, e.g. `Europe/Rome`.
    ///
    /// # Errors
    /// `unknown-zone`.
    pub fn named(name: &str) -> Result<Self, Refusal> {
        let zone = jiff::tz::TimeZoneDatabase::bundled()
            .get(name.trim())
            .map_err(|_| Refusal::invalid("unknown-zone").with("value", name))?;
        let known = zone.iana_name().unwrap_or(name).to_owned();
        Ok(Self(zone, known))
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        &self.1
    }

    /// How far local time is from UTC at `instant`.
    pub fn offset(&self, instant: Instant) -> FixedOffset {
        let seconds = jiff::Timestamp::from_microsecond(instant.0).map_or(0, |at| self.0.to_offset(at).seconds());
        FixedOffset::east_opt(seconds).unwrap_or_else(|| Utc.fix())
    }

    /// The changes of offset after `from`, in order, without end where the zone has a yearly rule.
    /// Changes of the name or of "summer time" alone are left out: they move no clock.
    pub fn turns(&self, from: Instant) -> impl Iterator<Item = Turn> + '_ {
        let mut before = self.offset(from).local_minus_utc();
        let start = jiff::Timestamp::from_microsecond(from.0).unwrap_or(jiff::Timestamp::MAX);
        self.0.following(start).filter_map(move |change| {
            let turn =
                Turn { at: Instant(change.timestamp().as_microsecond()), before, after: change.offset().seconds() };
            before = turn.after;
            (turn.before != turn.after).then_some(turn)
        })
    }

    /// The local date and time of `instant`, with its offset.
    pub fn local(&self, instant: Instant) -> DateTime<FixedOffset> {
        instant.utc().with_timezone(&self.offset(instant))
    }

    /// RFC 3339 with the zone's offset, as JSON has it.
    pub fn rfc3339(&self, instant: Instant) -> String {
        self.local(instant).to_rfc3339_opts(SecondsFormat::AutoSi, false)
    }

    /// The calendar day on which `instant` falls here.
    pub fn day(&self, instant: Instant) -> Day {
        self.local(instant).date_naive().into()
    }

    /// The first instant of `day`: local midnight, or where clocks skip it, the first instant after.
    pub fn start(&self, day: Day) -> Instant {
        self.at(day, NaiveTime::MIN)
    }

    /// The instant of a local date and time. In a gap the time after it that is as far from the gap's
    /// start; in a fold the earlier of the two.
    pub fn at(&self, day: Day, time: NaiveTime) -> Instant {
        use chrono::Timelike;
        let date = day.date();
        let civil = civil::Date::new(
            i16::try_from(date.year()).unwrap_or(1970),
            i8::try_from(date.month()).unwrap_or(1),
            i8::try_from(date.day()).unwrap_or(1),
        )
        .unwrap_or_default()
        .at(
            i8::try_from(time.hour()).unwrap_or(0),
            i8::try_from(time.minute()).unwrap_or(0),
            i8::try_from(time.second()).unwrap_or(0),
            i32::try_from(time.nanosecond().min(999_999_999)).unwrap_or(0),
        );
        let zoned = self.0.to_ambiguous_timestamp(civil).compatible();
        Instant(
            zoned
                .map_or_else(|_| NaiveDateTime::new(date, time).and_utc().timestamp_micros(), |at| at.as_microsecond()),
        )
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.1 == other.1
    }
}

impl Eq for Zone {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_of_the_clock_change_has_23_or_25_hours() {
        let rome = Zone::named("Europe/Rome").unwrap();
        let hours = |day: Day| (rome.start(day.plus(1)).0 - rome.start(day).0) / Instant::SECOND / 3600;
        assert_eq!(hours(Day::parse("2026-03-29").unwrap()), 23);
        assert_eq!(hours(Day::parse("2026-10-25").unwrap()), 25);
        assert_eq!(hours(Day::parse("2026-06-01").unwrap()), 24);
    }

    #[test]
    fn zone_rules_are_this_years() {
        let at = Instant::parse("2026-12-01T12:00:00Z").unwrap();
        let offset = |name: &str| Zone::named(name).unwrap().offset(at).local_minus_utc() / 3600;
        assert_eq!(offset("America/Edmonton"), -6);
        assert_eq!(offset("America/Vancouver"), -7);
        assert_eq!(Zone::named("Europe/Milano").unwrap_err().code, "unknown-zone");
    }

    #[test]
    fn days_that_are_not() {
        assert_eq!(Day::parse("2026-02-31").unwrap_err().code, "no-such-day");
        assert_eq!(Day::parse("2026-13-01").unwrap_err().code, "no-such-day");
        assert_eq!(Day::parse("0001-01-01").unwrap_err().code, "date-out-of-range");
        assert_eq!(Day::parse("9999-12-31").unwrap_err().code, "date-out-of-range");
        assert_eq!(Day::parse("-1").unwrap_err().code, "not-a-day");
        assert_eq!(Day::parse("26-01-01").unwrap_err().code, "not-a-day");
        assert!(Day::parse("2028-02-29").is_ok());
    }

    proptest! {
        #[test]
        fn a_days_start_is_on_that_day(days in -25_000i64..80_000, zone in prop::sample::select(vec!["Europe/Rome", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe", "UTC"])) {
            let zone = Zone::named(zone).unwrap();
            let day = Day(days);
            // Apia had no 30 December 2011: that day starts where the next one does.
            let start = zone.start(day);
            prop_assert!(zone.day(start) == day || zone.day(start) == day.plus(1));
            prop_assert!(zone.day(Instant(start.0 - 1)) < day);
            prop_assert_eq!(Day::parse(&day.to_string()), Ok(day));
        }
    }
}
