//! Holidays as rules: what a country's data file says, and the days that it makes of a year.
//!
//! | written | means |
//! |---|---|
//! | `12-25` | that day every year |
//! | `easter+1`, `orthodox-2` | so many days from Easter Sunday, of the western or the eastern churches |
//! | `3 mon 1`, `last mon 5` | the third Monday of January, the last of May |
//! | `mon from 05-24`, `mon until 05-24` | the first Monday on or after that day, the last on or before it |
//! | `1 sun 9 +4` | any of these so many days later or earlier |

use chrono::Datelike;

use crate::domain::refusal::Refusal;
use crate::domain::time::Day;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// How a day is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    /// Month and day.
    Fixed(u32, u32),
    /// Easter Sunday of the western churches.
    Easter,
    /// Easter Sunday of the eastern churches.
    Orthodox,
    /// The n-th weekday (Monday is 0) of a month; from the end where n is negative.
    Nth(i64, i64, u32),
    /// The first such weekday on or after a day.
    From(i64, u32, u32),
    /// The last such weekday on or before a day.
    Until(i64, u32, u32),
}

/// Where a holiday that falls on certain weekdays goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Shift {
    /// Days by weekday, Monday first.
    by: [i64; 7],
    /// Weekdays that go to the next one that is neither at the weekend nor a holiday.
    next_free: [bool; 7],
    /// Whether the day itself is then no holiday.
    moves: bool,
}

/// One rule of a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    anchor: Anchor,
    plus: i64,
    shift: Shift,
    years: Vec<(i32, i32)>,
}

/// A holiday of a year: the rule that made it (by its place in what was given) and its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub day: Day,
    /// Which rule.
    pub rule: usize,
    /// Whether the holiday was shifted here from a weekend or another weekday.
    pub shifted: bool,
}

/// Easter Sunday of the western churches, by the Gregorian computus (Meeus, Jones and Butcher).
pub fn easter(year: i32) -> Option<Day> {
    let (golden, century, rest) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, century_rest) = (century / 4, century % 4);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - moon + 15) % 30;
    let sunday = (32 + 2 * century_rest + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let days = epact + sunday - 7 * late + 114;
    day(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

/// Easter Sunday of the eastern churches: the Julian computus, told by the Gregorian calendar.
pub fn orthodox_easter(year: i32) -> Option<Day> {
    let moon = (19 * year.rem_euclid(19) + 15) % 30;
    let sunday = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - moon + 34).rem_euclid(7);
    let days = moon + sunday + 114;
    // The Julian calendar leaves out no leap year at the turn of a century.
    let century = i64::from(year.div_euclid(100));
    let behind = century - century.div_euclid(4) - 2;
    day(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?).map(|day| day.plus(behind))
}

fn day(year: i32, month: u32, day: u32) -> Option<Day> {
    Day::new(year, month, day).ok()
}

fn weekday(day: Day) -> i64 {
    i64::from(day.date().weekday().num_days_from_monday())
}

impl Anchor {
    fn parse(words: &[&str]) -> Option<(Self, i64)> {
        let (words, plus) = match words {
            [rest @ .., last] if last.starts_with(['+', '-']) => (rest, last.parse().ok()?),
            _ => (words, 0),
        };
        let named = |word: &str| WEEKDAYS.iter().position(|day| *day == word).and_then(|at| i64::try_from(at).ok());
        let date = |text: &str| {
            let (month, day) = text.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            // 2028 is a leap year: 29 February is a rule of some years.
            self::day(2028, month, day).map(|_| (month, day))
        };
        let anchor = match *words {
            ["easter"] => Self::Easter,
            ["orthodox"] => Self::Orthodox,
            [feast] if feast.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let at = feast.find(['+', '-'])?;
                let (name, days) = feast.split_at_checked(at)?;
                let anchor = match name {
                    "easter" => Self::Easter,
                    "orthodox" => Self::Orthodox,
                    _ => return None,
                };
                return Some((anchor, plus + days.parse::<i64>().ok()?));
            }
            [fixed] => date(fixed).map(|(month, day)| Self::Fixed(month, day))?,
            [name, "from", fixed] => date(fixed).and_then(|(month, day)| Some(Self::From(named(name)?, month, day)))?,
            [name, "until", fixed] => {
                date(fixed).and_then(|(month, day)| Some(Self::Until(named(name)?, month, day)))?
            }
            [which, name, month] => {
                let which = if which == "last" { -1 } else { which.parse().ok().filter(|n| (1..=5).contains(n))? };
                Self::Nth(which, named(name)?, month.parse().ok().filter(|month| (1..=12).contains(month))?)
            }
            _ => return None,
        };
        Some((anchor, plus))
    }

    fn on(self, year: i32) -> Option<Day> {
        let first_from = |start: Day, wanted: i64| start.plus((wanted - weekday(start)).rem_euclid(7));
        match self {
            Self::Fixed(month, date) => day(year, month, date),
            Self::Easter => easter(year),
            Self::Orthodox => orthodox_easter(year),
            Self::Nth(which, wanted, month) => {
                let next = if month == 12 { day(year + 1, 1, 1)? } else { day(year, month + 1, 1)? };
                let start = day(year, month, 1)?;
                let found = if which < 0 {
                    first_from(next.plus(-7), wanted).plus(7 * (which + 1))
                } else {
                    first_from(start, wanted).plus(7 * (which - 1))
                };
                (start <= found && found < next).then_some(found)
            }
            Self::From(wanted, month, date) => day(year, month, date).map(|start| first_from(start, wanted)),
            Self::Until(wanted, month, date) => day(year, month, date).map(|end| first_from(end.plus(-6), wanted)),
        }
    }
}

impl Shift {
    /// Reads `sat-1 sun+1` or `sat>free sun>free`.
    fn parse(text: &str, moves: bool) -> Option<Self> {
        let mut shift = Self { moves, ..Self::default() };
        for word in text.split_whitespace() {
            let (name, to) = word.split_at_checked(3)?;
            let at = WEEKDAYS.iter().position(|day| *day == name)?;
            if to == ">free" {
                *shift.next_free.get_mut(at)? = true;
            } else {
                *shift.by.get_mut(at)? = to.parse().ok().filter(|days: &i64| *days != 0)?;
            }
        }
        Some(shift)
    }
}

impl Rule {
    /// A rule from the words of a data file: `on` as in this module's table; `years` as `2021..`,
    /// `..2025`, `2024,2030` or nothing for all; `observed` days off beside it and `moved` days off in
    /// its place as `sat-1 sun+1` (by weekday) or `sat>free sun>free` (the next free weekday).
    ///
    /// # Errors
    /// `holiday-rule-unreadable` with the words.
    pub fn parse(on: &str, years: &str, observed: &str, moved: &str) -> Result<Self, Refusal> {
        let bad = |value: &str| Refusal::invalid("holiday-rule-unreadable").with("value", value);
        let words: Vec<&str> = on.split_whitespace().collect();
        let (anchor, plus) = Anchor::parse(&words).ok_or_else(|| bad(on))?;
        if !observed.is_empty() && !moved.is_empty() {
            return Err(bad(moved));
        }
        let text = if moved.is_empty() { observed } else { moved };
        let shift = Shift::parse(text, !moved.is_empty()).ok_or_else(|| bad(text))?;
        let year = |text: &str, open: i32| {
            if text.is_empty() { Some(open) } else { text.parse::<i32>().ok() }
        };
        let span = |text: &str| {
            let (from, until) = text.split_once("..").unwrap_or((text, text));
            Some((year(from.trim(), i32::MIN)?, year(until.trim(), i32::MAX)?))
        };
        let years = years.split(',').filter(|part| !part.trim().is_empty()).map(|part| span(part.trim()));
        let years = years.collect::<Option<Vec<_>>>().ok_or_else(|| bad(on))?;
        Ok(Self { anchor, plus, shift, years })
    }

    fn on(&self, year: i32) -> Option<Day> {
        let in_force = self.years.is_empty() || self.years.iter().any(|&(from, until)| (from..=until).contains(&year));
        self.anchor.on(year).filter(|_| in_force).map(|day| day.plus(self.plus))
    }
}

/// The holidays of `year` by date: those of its rules, and those of the years beside it that are
/// shifted into it.
pub fn holidays_on(rules: &[Rule], year: i32) -> Vec<Holiday> {
    let mut found = Vec::new();
    let mut waiting = Vec::new();
    for year in year - 1..=year + 1 {
        for (at, rule) in rules.iter().enumerate() {
            let Some(day) = rule.on(year) else { continue };
            let weekday = usize::try_from(weekday(day)).unwrap_or(0);
            let by = rule.shift.by.get(weekday).copied().unwrap_or(0);
            let free = rule.shift.next_free.get(weekday).copied().unwrap_or(false);
            if !(rule.shift.moves && (by != 0 || free)) {
                found.push(Holiday { day, rule: at, shifted: false });
            }
            if free {
                waiting.push((day, at));
            } else if by != 0 {
                found.push(Holiday { day: day.plus(by), rule: at, shifted: true });
            }
        }
    }
    waiting.sort_unstable();
    for (day, rule) in waiting {
        let taken = |day: Day| weekday(day) >= 5 || found.iter().any(|holiday: &Holiday| holiday.day == day);
        let next = (1..=14).map(|away| day.plus(away)).find(|&day| !taken(day));
        found.extend(next.map(|day| Holiday { day, rule, shifted: true }));
    }
    found.retain(|holiday| holiday.day.date().year() == year);
    found.sort_unstable();
    found.dedup();
    found
}
