//! What people type for a date: `tomorrow`, `ven 14:30`, `+2w`, `31/12`, `21 nov`, in the language of
//! the interface, told from a given today.
//!
//! All three languages write the day before the month; ISO dates are read everywhere, and English
//! words too. What the texts print for a day is read back to that day.

use chrono::{Datelike, Months, NaiveTime};

use super::language::Language;
use super::refusal::Refusal;
use super::text::fold;
use super::time::{Day, Instant, Zone};

pub(super) mod words;

use words::{Unit, Words};

/// Where a date without a year, or a weekday, lies: `31/12` of a due date is the next one, of a call
/// that took place the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// Today or later (weekdays: from tomorrow on).
    Ahead,
    /// Today or earlier (weekdays: until yesterday).
    Back,
}

/// A day, and the time of day where one was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day.
    pub day: Day,
    /// The local time of day.
    pub time: Option<NaiveTime>,
}

impl When {
    /// The instant in `zone`, at `otherwise` where no time was typed.
    pub fn instant(&self, zone: &Zone, otherwise: NaiveTime) -> Instant {
        zone.at(self.day, self.time.unwrap_or(otherwise))
    }
}

/// Reads a day with or without a time of day.
///
/// # Errors
/// `not-a-date`, `not-a-time`, `no-such-day`, `date-out-of-range`, `weekday-differs` (`fri 22 nov`
/// where that is a Sunday).
pub fn parse(text: &str, today: Day, language: Language, lean: Lean) -> Result<When, Refusal> {
    let bad = || Refusal::invalid("not-a-date").with("value", text.trim());
    let folded = fold(text).replace(',', " ");
    let mut tokens: Vec<&str> = folded.split_whitespace().filter(|token| !words::is_filler(language, token)).collect();
    let time = match tokens.iter().position(|token| looks_like_time(token)) {
        Some(at) => {
            Some(time_of(tokens.remove(at)).ok_or_else(|| Refusal::invalid("not-a-time").with("value", text.trim()))?)
        }
        None => None,
    };
    if tokens.is_empty() {
        return time.map(|time| When { day: today, time: Some(time) }).ok_or_else(bad);
    }
    for words in Words::of(language) {
        if let Some(day) = day_of(&tokens, today, words, lean)? {
            return Ok(When { day, time });
        }
    }
    Err(bad())
}

/// Reads a day; a time of day is refused.
///
/// # Errors
/// Those of [`parse`].
pub fn day(text: &str, today: Day, language: Language, lean: Lean) -> Result<Day, Refusal> {
    match parse(text, today, language, lean)? {
        When { day, time: None } => Ok(day),
        When { .. } => Err(Refusal::invalid("not-a-date").with("value", text.trim())),
    }
}

fn looks_like_time(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
        && (token.contains(':') || token.ends_with("am") || token.ends_with("pm") || token.ends_with('h'))
}

/// `14:30`, `9h`, `2:30pm`.
fn time_of(token: &str) -> Option<NaiveTime> {
    let (clock, noon) = match (token.strip_suffix("am"), token.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (token.strip_suffix('h').unwrap_or(token), None),
    };
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "00"));
    let hour = number(hour).filter(|_| hour.len() <= 2)?;
    let minute = number(minute).filter(|_| minute.len() == 2)?;
    let hour = match noon {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A number of at most four digits.
fn number(text: &str) -> Option<u32> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// The day that the tokens tell in one language's words, nothing where they tell none.
fn day_of(tokens: &[&str], today: Day, words: &Words, lean: Lean) -> Result<Option<Day>, Refusal> {
    if let Some(away) = words.near(&tokens.join(" ")) {
        return checked(today.plus(away)).map(Some);
    }
    if let Some(found) = shifted(tokens, today, words) {
        return found.map(Some);
    }
    match tokens {
        [token] if words.weekday(token).is_some() => {
            let wanted = words.weekday(token).unwrap_or_default();
            checked(weekday_from(today, wanted, lean)).map(Some)
        }
        [token] => figures(token, today, lean),
        [first, rest @ ..] if words.weekday(first).is_some() => {
            let Some(day) = day_of(rest, today, words, lean)? else { return Ok(None) };
            if words.weekday(first) == Some(weekday(day)) {
                Ok(Some(day))
            } else {
                Err(Refusal::invalid("weekday-differs").with("value", day))
            }
        }
        [date, month] | [month, date] if number(date).is_some() && words.month(month).is_some() => {
            completed(None, words.month(month), number(date), today, lean)
        }
        [date, month, year] if number(date).is_some() && words.month(month).is_some() => {
            completed(Some(year), words.month(month), number(date), today, lean)
        }
        _ => Ok(None),
    }
}

/// Monday is 0.
fn weekday(day: Day) -> u32 {
    day.date().weekday().num_days_from_monday()
}

fn weekday_from(today: Day, wanted: u32, lean: Lean) -> Day {
    let ahead = i64::from((wanted + 6 - weekday(today)) % 7) + 1; // 1 to 7
    match lean {
        Lean::Ahead => today.plus(ahead),
        Lean::Back => today.plus(if ahead == 7 { -7 } else { ahead - 7 }),
    }
}

/// `+3d`, `-2w`, `in 3 days`, `3 giorni fa`.
fn shifted(tokens: &[&str], today: Day, words: &Words) -> Option<Result<Day, Refusal>> {
    let mut direction = None;
    let mut rest = String::new();
    for token in tokens {
        match words.direction(token) {
            Some(sign) if direction.is_none() => direction = Some(sign),
            _ => rest.push_str(token),
        }
    }
    let (sign, size) = match (rest.strip_prefix('+'), rest.strip_prefix('-'), direction) {
        (Some(size), _, None) => (1, size),
        (_, Some(size), None) => (-1, size),
        (None, None, Some(sign)) => (sign, rest.as_str()),
        _ => return None,
    };
    let digits = size.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = size.split_at_checked(digits)?;
    let count = i64::from(number(count)?) * sign;
    let moved = match words.unit(unit)? {
        Unit::Day => today.plus(count),
        Unit::Week => today.plus(7 * count),
        Unit::Month => months_later(today, count)?,
        Unit::Year => months_later(today, 12 * count)?,
    };
    Some(checked(moved))
}

/// The same date so many months later, or the month's last day where it is shorter.
fn months_later(today: Day, months: i64) -> Option<Day> {
    let size = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let date = today.date();
    let moved = if months < 0 { date.checked_sub_months(size) } else { date.checked_add_months(size) };
    moved.map(Day::from)
}

/// `31/12`, `31/12/26`, `31.12.2026`, `2026-12-31`.
fn figures(token: &str, today: Day, lean: Lean) -> Result<Option<Day>, Refusal> {
    let parts: Vec<&str> = token.split(['/', '.', '-']).collect();
    match parts.as_slice() {
        [year, month, date] if year.len() == 4 => {
            let (Some(month), Some(date)) = (number(month), number(date)) else { return Ok(None) };
            completed(Some(year), Some(month), Some(date), today, lean)
        }
        [date, month, year] => completed(Some(year), number(month), number(date), today, lean),
        [date, month] => completed(None, number(month), number(date), today, lean),
        _ => Ok(None),
    }
}

/// The date, its year found by the lean where none was typed.
fn completed(
    year: Option<&str>,
    month: Option<u32>,
    date: Option<u32>,
    today: Day,
    lean: Lean,
) -> Result<Option<Day>, Refusal> {
    let (Some(month), Some(date)) = (month, date) else { return Ok(None) };
    let this = today.date().year();
    if let Some(typed) = year {
        let Some(figure) = number(typed) else { return Ok(None) };
        let century = match typed.len() {
            2 => 2000,
            4 => 0,
            _ => return Ok(None),
        };
        return Day::new(century + i32::try_from(figure).unwrap_or_default(), month, date).map(Some);
    }
    // Eight years hold a 29 February even around 2100.
    let years = (0..=8).map(|away| if lean == Lean::Ahead { this + away } else { this - away });
    let found = years
        .filter_map(|year| Day::new(year, month, date).ok())
        .find(|&day| if lean == Lean::Ahead { day >= today } else { day <= today });
    found.map_or_else(|| Day::new(this, month, date).map(Some), |day| Ok(Some(day)))
}

fn checked(day: Day) -> Result<Day, Refusal> {
    let date = day.date();
    Day::new(date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests;
