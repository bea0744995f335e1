//! Calendars as text: what is stored, hashed into a signed agreement, and typed.
//!
//! ```text
//! zone Europe/Rome
//! week mon-fri 09:00-12:30 13:30-17:30; sat 09:00-13:00
//! 2026-08-10..2026-08-21 off # Chiusura estiva
//! 2026-09-26 open 09:00-13:00 # Fiera
//! leave 2026-10-02 away 09:00-11:00 # Dentista
//! ```
//!
//! Printing is canonical: calendars that mean the same by the same lines print the same. Reading is
//! kinder: weekdays in three languages, `9-13`, `fri-mon`, `24x7`.

use std::fmt;
use std::str::FromStr;

use super::Calendar;
use super::exception::{Effect, Exception};
use super::hours::{DAY, Hours, Range, Week};
use crate::domain::language::Language;
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::time::{Day, Zone};
use crate::domain::when::words::Words;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const ALWAYS: &str = "24x7";
const NEVER: &str = "never";

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, until) = (self.from(), self.until());
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, until / 60, until % 60)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, range) in self.ranges().iter().enumerate() {
            write!(f, "{}{range}", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::always() {
            return f.write_str(ALWAYS);
        }
        let mut days = WEEKDAYS.iter().zip(&self.0).filter(|(_, hours)| !hours.is_none()).peekable();
        if days.peek().is_none() {
            return f.write_str(NEVER);
        }
        let mut rest = WEEKDAYS.iter().zip(&self.0).peekable();
        let mut between = "";
        while let Some((first, hours)) = rest.next() {
            let mut last = first;
            while let Some((next, _)) = rest.next_if(|(_, other)| *other == hours) {
                last = next;
            }
            if hours.is_none() {
                continue;
            }
            let to = if first == last { String::new() } else { format!("-{last}") };
            write!(f, "{between}{first}{to} {hours}")?;
            between = "; ";
        }
        Ok(())
    }
}

impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from())?;
        if self.last() != self.from() {
            write!(f, "..{}", self.last())?;
        }
        match self.effect() {
            Effect::Off => write!(f, " off")?,
            Effect::Open(hours) => write!(f, " open {hours}")?,
            Effect::Away(hours) => write!(f, " away {hours}")?,
        }
        if self.name().is_empty() { Ok(()) } else { write!(f, " # {}", self.name()) }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "zone {}\nweek {}", self.zone().name(), self.week())?;
        for exception in self.exceptions() {
            write!(f, "\n{exception}")?;
        }
        for leave in self.leave() {
            write!(f, "\nleave {leave}")?;
        }
        Ok(())
    }
}

/// A word of the text, and at which character of the whole it begins (the first is 1).
#[derive(Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    place: usize,
}

impl Token<'_> {
    fn unreadable(self) -> Refusal {
        Refusal::invalid("calendar-range-unreadable").with("value", self.text).with("place", self.place)
    }

    /// Says where a refusal belongs.
    fn here(self, refusal: Refusal) -> Refusal {
        refusal.with("place", self.place)
    }
}

/// The words between blanks and commas, told apart by their places.
fn tokens(text: &str, first: usize) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut place = first;
    for piece in text.split_inclusive(|c: char| c.is_whitespace() || c == ',') {
        let word = piece.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
        if !word.is_empty() {
            found.push(Token { text: word, place });
        }
        place += piece.chars().count();
    }
    found
}

/// Monday is 0.
fn weekday(word: &str) -> Option<usize> {
    let plain = fold(word);
    let known = [Language::It, Language::Es].into_iter().flat_map(Words::of);
    known.into_iter().find_map(|words| words.weekday(&plain)).and_then(|day| usize::try_from(day).ok())
}

/// `mon`, `mon-fri`, `fri-mon` (over Sunday).
fn weekdays(word: &str) -> Option<Vec<usize>> {
    let word = word.trim_end_matches(':');
    let Some((first, last)) = word.split_once(['-', '–']) else { return Some(vec![weekday(word)?]) };
    let (first, last) = (weekday(first)?, weekday(last)?);
    let length = (last + 7 - first) % 7;
    Some((first..=first + length).map(|day| day % 7).collect())
}

/// `9`, `09`, `9:30`, `9.30`, `24:00` as minutes.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "00"));
    let plain = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !plain(hour, 1..=2) || !plain(minute, 2..=2) {
        return None;
    }
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    (minute < 60 && hour * 60 + minute <= DAY).then_some(hour * 60 + minute)
}

fn range(token: Token<'_>) -> Result<Range, Refusal> {
    let (from, until) = token.text.split_once(['-', '–']).ok_or_else(|| token.unreadable())?;
    let (Some(from), Some(until)) = (minute(from), minute(until)) else { return Err(token.unreadable()) };
    Range::new(from, until).map_err(|refusal| token.here(refusal))
}

/// Ranges, added one by one so that the one that overlaps is the one that is named.
fn hours(tokens: &[Token<'_>], mut ranges: Vec<Range>) -> Result<Vec<Range>, Refusal> {
    for &token in tokens {
        ranges.push(range(token)?);
        Hours::new(ranges.iter().copied()).map_err(|refusal| token.here(refusal))?;
    }
    Ok(ranges)
}

fn week(text: &str, first: usize) -> Result<Week, Refusal> {
    let plain = text.trim().to_ascii_lowercase();
    match plain.as_str() {
        ALWAYS | "24/7" | "24×7" => return Ok(Week::always()),
        NEVER => return Ok(Week::default()),
        _ => {}
    }
    let mut days: [Vec<Range>; 7] = Default::default();
    let mut place = first;
    let mut said = false;
    for entry in text.split(';') {
        let words = tokens(entry, place);
        place += entry.chars().count() + 1;
        let split = words.iter().position(|word| weekdays(word.text).is_none()).unwrap_or(words.len());
        let (named, rest) = words.split_at_checked(split).unwrap_or_default();
        let (Some(first), Some(start)) = (words.first(), rest.first()) else {
            // A trailing semicolon says nothing; days without hours are half a sentence.
            match words.first() {
                Some(word) => return Err(word.unreadable()),
                None => continue,
            }
        };
        if named.is_empty() {
            return Err(first.unreadable());
        }
        said = true;
        let closed = rest.len() == 1 && start.text.eq_ignore_ascii_case("off");
        for day in named.iter().filter_map(|word| weekdays(word.text)).flatten() {
            if let (Some(ranges), false) = (days.get_mut(day), closed) {
                *ranges = hours(rest, std::mem::take(ranges))?;
            }
        }
    }
    if !said {
        return Err(Token { text: text.trim(), place: first }.unreadable());
    }
    let mut week = Week::default();
    for (hours, ranges) in week.0.iter_mut().zip(days) {
        *hours = Hours::new(ranges)?;
    }
    Ok(week)
}

impl FromStr for Week {
    type Err = Refusal;

    /// Reads `mon-fri 09:00-12:30 13:30-17:30; sat 09:00-13:00`, `24x7`, `never`. Refuses with
    /// `calendar-range-unreadable`, `calendar-range-ends-first` or `calendar-range-overlaps`, with the
    /// words as `value` and the number of their first character as `place`.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        week(text, 1)
    }
}

impl FromStr for Hours {
    type Err = Refusal;

    /// Reads `09:00-12:30 13:30-17:30`; an empty text is no working time. Refuses like a week.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::new(hours(&tokens(text, 1), Vec::new())?)
    }
}

impl FromStr for Exception {
    type Err = Refusal;

    /// Reads `2026-12-25 off # Natale`, `2026-08-10..2026-08-21 off`, `2026-09-26 open 09:00-13:00 # Fiera`,
    /// `2026-10-02 away 09:00-11:00`. Refuses like a week, and days like [`Day::parse`].
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (body, name) = text.split_once('#').unwrap_or((text, ""));
        let words = tokens(body, 1);
        let [days, effect, rest @ ..] = words.as_slice() else {
            return Err(Token { text: text.trim(), place: 1 }.unreadable());
        };
        let (from, last) = days.text.split_once("..").unwrap_or((days.text, days.text));
        let day = |part: &str| Day::parse(part).map_err(|refusal| days.here(refusal));
        let (from, last) = (day(from)?, day(last)?);
        let effect = match (effect.text, rest) {
            ("off", []) => Effect::Off,
            ("open", [_, ..]) => Effect::Open(Hours::new(hours(rest, Vec::new())?)?),
            ("away", [_, ..]) => Effect::Away(Hours::new(hours(rest, Vec::new())?)?),
            _ => return Err(effect.unreadable()),
        };
        Self::new(from, last, effect, name).map_err(|refusal| days.here(refusal))
    }
}

impl FromStr for Calendar {
    type Err = Refusal;

    /// Reads what a calendar prints; blank lines are skipped. Refuses like its parts with the `line`
    /// (the first is 1), and `calendar-zone-unknown`; a text without zone or week is unreadable.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (mut zone, mut hours) = (None, None);
        let (mut exceptions, mut leave) = (Vec::new(), Vec::new());
        for (at, line) in text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty()) {
            let in_line = |refusal: Refusal| refusal.with("line", at + 1);
            if let Some(name) = line.strip_prefix("zone ") {
                let unknown = |_| Refusal::invalid("calendar-zone-unknown").with("value", name.trim());
                zone = Some(Zone::named(name).map_err(unknown).map_err(in_line)?);
            } else if let Some(rest) = line.strip_prefix("week ") {
                hours = Some(week(rest, "week ".len() + 1).map_err(in_line)?);
            } else if let Some(rest) = line.strip_prefix("leave ") {
                leave.push(rest.parse().map_err(in_line)?);
            } else {
                exceptions.push(line.parse().map_err(in_line)?);
            }
        }
        let (Some(zone), Some(hours)) = (zone, hours) else {
            let first = text.lines().next().unwrap_or_default();
            return Err(Token { text: first, place: 1 }.unreadable().with("line", 1));
        };
        Ok(Self::built(zone, hours, exceptions, leave))
    }
}
