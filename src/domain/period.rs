//! Periods: from a day to a day, as `--period` and the metrics' page name them.
//!
//! A period is whole calendar days. In a zone it is [local midnight, local midnight), each converted by
//! that day's own offset (DOMAIN R8), so a day in it may have 23 or 25 hours.

use chrono::{Datelike, NaiveDate, Weekday};

use super::refusal::Refusal;
use super::time::{Day, Instant, Zone};

mod parse;

/// What a period is called. The texts make a name of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Everything, ever.
    All,
    /// A calendar year.
    Year(i32),
    /// A calendar quarter: year, 1 to 4.
    Quarter(i32, u32),
    /// A month: year, 1 to 12.
    Month(i32, u32),
    /// An ISO 8601 week: its year (which may differ from the days'), 1 to 53.
    Week(i32, u32),
    /// A fiscal year, named by the calendar year in which it ends.
    FiscalYear(i32),
    /// A quarter of a fiscal year: year, 1 to 4.
    FiscalQuarter(i32, u32),
    /// One day.
    Day(Day),
    /// Anything else: named by its ends.
    Span,
}

/// Whole days from `from` up to, not including, `until`; an absent end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: Option<Day>,
    until: Option<Day>,
    label: Label,
}

/// The first day of a month counted from year 0 (see [`Day::month`]).
fn first_of(month: i64) -> Day {
    let year = i32::try_from(month.div_euclid(12)).unwrap_or(1970);
    let number = u32::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
    NaiveDate::from_ymd_opt(year, number, 1).unwrap_or_default().into()
}

const fn months_before(year: i32) -> i64 {
    year as i64 * 12
}

impl Period {
    /// Everything, ever.
    pub const fn all() -> Self {
        Self { from: None, until: None, label: Label::All }
    }

    const fn bounded(from: Day, until: Day, label: Label) -> Self {
        Self { from: Some(from), until: Some(until), label }
    }

    fn of_months(first: i64, count: i64, label: Label) -> Self {
        Self::bounded(first_of(first), first_of(first + count), label)
    }

    /// A calendar year.
    pub fn year(year: i32) -> Self {
        Self::of_months(months_before(year), 12, Label::Year(year))
    }

    /// A calendar quarter, 1 to 4.
    pub fn quarter(year: i32, quarter: u32) -> Self {
        let first = months_before(year) + 3 * i64::from(quarter.clamp(1, 4) - 1);
        Self::of_months(first, 3, Label::Quarter(year, quarter.clamp(1, 4)))
    }

    /// A month, 1 to 12.
    pub fn month(year: i32, month: u32) -> Self {
        let number = month.clamp(1, 12);
        Self::of_months(months_before(year) + i64::from(number - 1), 1, Label::Month(year, number))
    }

    /// The fiscal year that ends in `year` where it starts in month `start`; with `start` 1 the
    /// calendar year.
    pub fn fiscal_year(year: i32, start: u32) -> Self {
        Self::of_months(fiscal_first(year, start), 12, Label::FiscalYear(year))
    }

    /// Quarter 1 to 4 of [`Period::fiscal_year`].
    pub fn fiscal_quarter(year: i32, quarter: u32, start: u32) -> Self {
        let number = quarter.clamp(1, 4);
        let first = fiscal_first(year, start) + 3 * i64::from(number - 1);
        Self::of_months(first, 3, Label::FiscalQuarter(year, number))
    }

    /// One day.
    pub const fn day(day: Day) -> Self {
        Self::bounded(day, day.plus(1), Label::Day(day))
    }

    /// The ISO week (from Monday) that `day` is in.
    pub fn week_of(day: Day) -> Self {
        let date = day.date();
        let monday = day.plus(-i64::from(date.weekday().num_days_from_monday()));
        let week = date.iso_week();
        Self::bounded(monday, monday.plus(7), Label::Week(week.year(), week.week()))
    }

    /// The month that `day` is in.
    pub fn month_of(day: Day) -> Self {
        Self::month(day.date().year(), day.date().month())
    }

    /// The calendar quarter that `day` is in.
    pub fn quarter_of(day: Day) -> Self {
        Self::quarter(day.date().year(), day.date().month0() / 3 + 1)
    }

    /// The fiscal quarter that `day` is in.
    pub fn fiscal_quarter_of(day: Day, start: u32) -> Self {
        let passed = day.month() - fiscal_first(0, start);
        let year = i32::try_from(passed.div_euclid(12)).unwrap_or(1970);
        let quarter = u32::try_from(passed.rem_euclid(12) / 3 + 1).unwrap_or(1);
        Self::fiscal_quarter(year, quarter, start)
    }

    /// From `from` to `last`, both in it; an absent end is open.
    ///
    /// # Errors
    /// `period-backwards` where `last` is before `from`.
    pub fn span(from: Option<Day>, last: Option<Day>) -> Result<Self, Refusal> {
        let until = last.map(|day| day.plus(1));
        if let (Some(first), Some(end)) = (from, until)
            && end <= first
        {
            let shown = format!("{first}..{}", end.plus(-1));
            return Err(Refusal::invalid("period-backwards").with("value", shown));
        }
        let label = if from.is_none() && until.is_none() { Label::All } else { Label::Span };
        Ok(Self { from, until, label })
    }

    /// The first day in it.
    pub const fn from(&self) -> Option<Day> {
        self.from
    }

    /// The first day after it.
    pub const fn until(&self) -> Option<Day> {
        self.until
    }

    /// The last day in it.
    pub fn last(&self) -> Option<Day> {
        self.until.map(|day| day.plus(-1))
    }

    /// What it is called.
    pub const fn label(&self) -> Label {
        self.label
    }

    /// Whether `day` is in it.
    pub fn contains(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// How many days it has; nothing where an end is open.
    pub fn days(&self) -> Option<i64> {
        Some(self.until?.0 - self.from?.0)
    }

    /// Its first instant and the first instant after it, in `zone`.
    pub fn instants(&self, zone: &Zone) -> (Option<Instant>, Option<Instant>) {
        (self.from.map(|day| zone.start(day)), self.until.map(|day| zone.start(day)))
    }

    /// The part of it that lies in [`from`, `until`), under the same name. Empty parts begin and end
    /// on the same day.
    #[must_use]
    pub fn clip(&self, from: Day, until: Day) -> Self {
        let first = self.from.map_or(from, |day| day.max(from));
        let end = self.until.map_or(until, |day| day.min(until)).max(first);
        Self::bounded(first, end, self.label)
    }

    /// The period of the same kind before it: what a figure is compared with. A span has the as many
    /// days before it; an open one has none.
    #[must_use]
    pub fn previous(&self) -> Option<Self> {
        let (from, until) = (self.from?, self.until?);
        let shift = |months: i64, label| Self::of_months(from.month() - months, months, label);
        Some(match self.label {
            Label::Year(year) => Self::year(year - 1),
            Label::Quarter(year, 1) => Self::quarter(year - 1, 4),
            Label::Quarter(year, quarter) => Self::quarter(year, quarter - 1),
            Label::Month(year, 1) => Self::month(year - 1, 12),
            Label::Month(year, month) => Self::month(year, month - 1),
            Label::Week(..) => Self::week_of(from.plus(-7)),
            Label::FiscalYear(year) => shift(12, Label::FiscalYear(year - 1)),
            Label::FiscalQuarter(year, 1) => shift(3, Label::FiscalQuarter(year - 1, 4)),
            Label::FiscalQuarter(year, quarter) => shift(3, Label::FiscalQuarter(year, quarter - 1)),
            Label::Day(day) => Self::day(day.plus(-1)),
            Label::All | Label::Span => Self::bounded(from.plus(from.0 - until.0), from, Label::Span),
        })
    }

    /// Its months in order, the first and last clipped to it; none where an end is open.
    pub fn months(&self) -> Vec<Self> {
        self.split(Self::month_of)
    }

    /// Its calendar quarters, clipped like [`Period::months`].
    pub fn quarters(&self) -> Vec<Self> {
        self.split(Self::quarter_of)
    }

    /// Its ISO weeks, clipped like [`Period::months`].
    pub fn weeks(&self) -> Vec<Self> {
        self.split(Self::week_of)
    }

    fn split(&self, around: impl Fn(Day) -> Self) -> Vec<Self> {
        let (Some(from), Some(until)) = (self.from, self.until) else { return Vec::new() };
        let mut parts = Vec::new();
        let mut next = from;
        while next < until {
            let part = around(next).clip(from, until);
            next = part.until.filter(|&end| end > next).unwrap_or(until);
            parts.push(part);
        }
        parts
    }

    /// The code that [`Period::parse`] reads back: `2017-Q4`, `2017-W50`, `2017-01-01..2017-12-31`.
    pub fn code(&self) -> String {
        match self.label {
            Label::All => "all".to_owned(),
            Label::Year(year) => format!("{year:04}"),
            Label::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Label::Month(year, month) => format!("{year:04}-{month:02}"),
            Label::Week(year, week) => format!("{year:04}-W{week:02}"),
            Label::FiscalYear(year) => format!("FY{year:04}"),
            Label::FiscalQuarter(year, quarter) => format!("FY{year:04}-Q{quarter}"),
            Label::Day(day) => day.to_string(),
            Label::Span => {
                let end = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
                format!("{}..{}", end(self.from), end(self.last()))
            }
        }
    }
}

/// The first month of a fiscal year, in months since year 0.
fn fiscal_first(year: i32, start: u32) -> i64 {
    let start = start.clamp(1, 12);
    months_before(if start == 1 { year } else { year - 1 }) + i64::from(start - 1)
}

/// The Monday of an ISO week, where the year has that week.
fn monday(year: i32, week: u32) -> Option<Day> {
    NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(Day::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn fiscal_years_are_named_by_their_end() {
        let april = Period::fiscal_quarter(2017, 4, 4);
        assert_eq!((april.from(), april.until()), (Some(day("2017-01-01")), Some(day("2017-04-01"))));
        assert_eq!(Period::fiscal_year(2017, 4).from(), Some(day("2016-04-01")));
        assert_eq!(Period::fiscal_year(2017, 1).from(), Some(day("2017-01-01")));
        assert_eq!(Period::fiscal_quarter_of(day("2016-12-31"), 4).label(), Label::FiscalQuarter(2017, 3));
        assert_eq!(Period::fiscal_quarter_of(day("2016-12-31"), 1).label(), Label::FiscalQuarter(2016, 4));
        assert_eq!(Period::fiscal_quarter(2017, 1, 10).previous(), Some(Period::fiscal_quarter(2016, 4, 10)));
    }

    #[test]
    fn instants_follow_the_days_own_offset() {
        let rome = Zone::named("Europe/Rome").unwrap();
        let (from, until) = Period::month(2026, 3).instants(&rome);
        assert_eq!(rome.rfc3339(from.unwrap()), "2026-03-01T00:00:00+01:00");
        assert_eq!(rome.rfc3339(until.unwrap()), "2026-04-01T00:00:00+02:00");
        assert_eq!(Period::all().instants(&rome), (None, None));
    }

    #[test]
    fn splits_clip_their_ends() {
        let span = Period::span(Some(day("2026-01-15")), Some(day("2026-03-10"))).unwrap();
        let codes = |parts: Vec<Period>| parts.iter().map(Period::code).collect::<Vec<_>>();
        assert_eq!(codes(span.months()), ["2026-01", "2026-02", "2026-03"]);
        assert_eq!(codes(span.quarters()), ["2026-Q1"]);
        assert_eq!(span.months().first().and_then(Period::from), Some(day("2026-01-15")));
        assert_eq!(codes(Period::month(2026, 1).weeks()).first().map(String::as_str), Some("2026-W01"));
        assert!(Period::all().months().is_empty());
    }

    proptest! {
        #[test]
        fn parts_tile_the_whole(from in -20_000i64..70_000, length in 0i64..900, by in 0usize..3) {
            let whole = Period::span(Some(Day(from)), Some(Day(from + length))).unwrap();
            let parts = [Period::months, Period::quarters, Period::weeks][by](&whole);
            prop_assert_eq!(parts.iter().filter_map(Period::days).sum::<i64>(), length + 1);
            prop_assert_eq!(parts.first().and_then(Period::from), whole.from());
            prop_assert_eq!(parts.last().and_then(Period::until), whole.until());
            for pair in parts.windows(2) {
                prop_assert_eq!(pair[0].until(), pair[1].from());
                prop_assert!(pair[0].label() != pair[1].label());
            }
        }

        #[test]
        fn the_one_before_ends_where_this_begins(days in -20_000i64..70_000, start in 1u32..=12) {
            let day = Day(days);
            let quarter = Period::fiscal_quarter_of(day, start);
            prop_assert!(quarter.contains(day));
            for period in [quarter, Period::month_of(day), Period::quarter_of(day), Period::week_of(day), Period::day(day)] {
                prop_assert!(period.contains(day));
                prop_assert_eq!(period.previous().and_then(|before| before.until()), period.from());
            }
        }
    }
}
