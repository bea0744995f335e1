//! Reading a period's code: the forms of the command line's `--period`, also used by filters.

use chrono::Datelike;

use super::super::refusal::Refusal;
use super::super::time::Day;
use super::{Period, monday};

/// The years that the team file takes.
const YEARS: std::ops::Range<i32> = 1900..2200;

impl Period {
    /// Reads `2017-Q4`, `2017`, `2017-12`, `2017-W50`, `2017-12-31`, `FY2017-Q4`, `FY2017`, `today`,
    /// `this-week`, `last-quarter`, `next-month`, `this-fiscal-year`, `last-30-days`, `all`, and
    /// `a..b` of any of these, either side of which may be missing. `fiscal_start` is the month (1 to
    /// 12) in which the workspace's fiscal year begins.
    ///
    /// # Errors
    /// `not-a-period`, `no-such-day`, `date-out-of-range`, `period-backwards`.
    pub fn parse(text: &str, today: Day, fiscal_start: u32) -> Result<Self, Refusal> {
        let lower = text.trim().to_ascii_lowercase();
        let bad = || Refusal::invalid("not-a-period").with("value", text.trim());
        let one = |part: &str| match Self::parse_day(part)? {
            Some(day) => Ok(day),
            None => relative(part, today, fiscal_start).or_else(|| absolute(part, fiscal_start)).ok_or_else(bad),
        };
        let Some((from, until)) = lower.split_once("..") else {
            return if lower == "all" { Ok(Self::all()) } else { one(&lower) };
        };
        let side = |part: &str| if part.is_empty() { Ok(None) } else { one(part).map(Some) };
        let (from, until) = (side(from.trim())?, side(until.trim())?);
        if from.is_none() && until.is_none() {
            return Err(bad());
        }
        Self::span(from.and_then(|period| period.from()), until.and_then(|period| period.last()))
            .map_err(|refusal| Refusal { values: vec![("value", text.trim().to_owned())], ..refusal })
    }

    /// A whole date: what looks like one and is none (31 February) is refused as such.
    fn parse_day(text: &str) -> Result<Option<Self>, Refusal> {
        let shape = text.bytes().filter(|&byte| byte == b'-').count() == 2
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if shape { Day::parse(text).map(|day| Some(Self::day(day))) } else { Ok(None) }
    }
}

fn relative(text: &str, today: Day, fiscal_start: u32) -> Option<Period> {
    match text {
        "today" => return Some(Period::day(today)),
        "yesterday" => return Some(Period::day(today.plus(-1))),
        "tomorrow" => return Some(Period::day(today.plus(1))),
        _ => {}
    }
    let (which, unit) = text.split_once('-')?;
    if which == "last"
        && let Some(count) = unit.strip_suffix("-days").and_then(|count| number(count, 1..=4))
    {
        let from = today.plus(1 - i64::from(count).max(1));
        return Period::span(Some(from), Some(today)).ok();
    }
    let this = match unit {
        "week" => Period::week_of(today),
        "month" => Period::month_of(today),
        "quarter" => Period::quarter_of(today),
        "year" => Period::year(today.date().year()),
        "fiscal-quarter" => Period::fiscal_quarter_of(today, fiscal_start),
        "fiscal-year" => fiscal_year_of(today, fiscal_start),
        _ => return None,
    };
    match which {
        "this" => Some(this),
        "last" => this.previous(),
        "next" => {
            let after = this.until()?;
            Some(match unit {
                "week" => Period::week_of(after),
                "month" => Period::month_of(after),
                "quarter" => Period::quarter_of(after),
                "year" => Period::year(after.date().year()),
                "fiscal-quarter" => Period::fiscal_quarter_of(after, fiscal_start),
                _ => fiscal_year_of(after, fiscal_start),
            })
        }
        _ => None,
    }
}

fn fiscal_year_of(day: Day, start: u32) -> Period {
    let year = day.date().year();
    let named = Period::fiscal_year(year, start);
    if named.contains(day) { named } else { Period::fiscal_year(year + 1, start) }
}

fn absolute(text: &str, fiscal_start: u32) -> Option<Period> {
    let (fiscal, rest) = match text.strip_prefix("fy") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (year, part) = match rest.split_once('-') {
        Some((year, part)) => (year, Some(part)),
        None => (rest, None),
    };
    let year = i32::try_from(number(year, 4..=4)?).ok().filter(|year| YEARS.contains(year))?;
    let Some(part) = part else {
        return Some(if fiscal { Period::fiscal_year(year, fiscal_start) } else { Period::year(year) });
    };
    if let Some(quarter) = part.strip_prefix('q') {
        let quarter = number(quarter, 1..=1).filter(|quarter| (1..=4).contains(quarter))?;
        return Some(if fiscal {
            Period::fiscal_quarter(year, quarter, fiscal_start)
        } else {
            Period::quarter(year, quarter)
        });
    }
    if fiscal {
        return None;
    }
    if let Some(week) = part.strip_prefix('w') {
        return monday(year, number(week, 1..=2)?).map(Period::week_of);
    }
    number(part, 1..=2).filter(|month| (1..=12).contains(month)).map(|month| Period::month(year, month))
}

/// A number of so many digits and nothing else.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::Label;
    use super::*;
    use proptest::prelude::*;

    fn today() -> Day {
        Day::parse("2026-11-21").unwrap()
    }

    fn ends(text: &str) -> String {
        match Period::parse(text, today(), 4) {
            Ok(period) => {
                let end = |day: Option<Day>| day.map_or_else(|| "*".to_owned(), |day| day.to_string());
                format!("{} {}", end(period.from()), end(period.last()))
            }
            Err(refusal) => refusal.code.to_owned(),
        }
    }

    #[test]
    fn every_form_of_the_command_line() {
        for (text, expected) in [
            ("2017-Q4", "2017-10-01 2017-12-31"),
            ("2017", "2017-01-01 2017-12-31"),
            ("2017-12", "2017-12-01 2017-12-31"),
            ("2017-W50", "2017-12-11 2017-12-17"),
            ("2020-W53", "2020-12-28 2021-01-03"),
            ("2017-01-01..2017-12-31", "2017-01-01 2017-12-31"),
            ("2026-01..2026-Q2", "2026-01-01 2026-06-30"),
            ("2026-01..", "2026-01-01 *"),
            ("..today", "* 2026-11-21"),
            ("FY2017-Q4", "2017-01-01 2017-03-31"),
            ("fy2017", "2016-04-01 2017-03-31"),
            ("today", "2026-11-21 2026-11-21"),
            ("this-week", "2026-11-16 2026-11-22"),
            ("last-week", "2026-11-09 2026-11-15"),
            ("this-month", "2026-11-01 2026-11-30"),
            ("next-month", "2026-12-01 2026-12-31"),
            ("last-quarter", "2026-07-01 2026-09-30"),
            ("this-fiscal-year", "2026-04-01 2027-03-31"),
            ("last-fiscal-quarter", "2026-07-01 2026-09-30"),
            ("last-30-days", "2026-10-23 2026-11-21"),
            (" All ", "* *"),
        ] {
            assert_eq!(ends(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_period() {
        for (text, code) in [
            ("", "not-a-period"),
            ("..", "not-a-period"),
            ("2017-Q5", "not-a-period"),
            ("2017-13", "not-a-period"),
            ("2017-W53", "not-a-period"),
            ("FY2017-12", "not-a-period"),
            ("17", "not-a-period"),
            ("9999", "not-a-period"),
            ("last-century", "not-a-period"),
            ("2026-02-31", "no-such-day"),
            ("2026-12..2026-01", "period-backwards"),
            ("all..2026", "not-a-period"),
            ("２０１７", "not-a-period"),
        ] {
            assert_eq!(ends(text), code, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_code_reads_back(days in -20_000i64..70_000, length in 0i64..900, start in 1u32..=12, kind in 0usize..8) {
            let day = Day(days);
            let period = match kind {
                0 => Period::week_of(day),
                1 => Period::month_of(day),
                2 => Period::quarter_of(day),
                3 => Period::year(day.date().year()),
                4 => Period::fiscal_quarter_of(day, start),
                5 => Period::day(day),
                6 => Period::span(Some(day), None).unwrap(),
                _ => Period::span(Some(day), Some(day.plus(length))).unwrap(),
            };
            prop_assert_eq!(Period::parse(&period.code(), today(), start), Ok(period));
        }

        #[test]
        fn anything_typed_is_answered(text in "[-0-9.qwfyQWalst]{0,14}") {
            if let Ok(period) = Period::parse(&text, today(), 4) {
                prop_assert!(period.days().is_none_or(|days| days > 0));
                prop_assert!(period.label() != Label::All || text == "all");
            }
        }
    }
}
