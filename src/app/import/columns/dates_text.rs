//! The letters of one date cell: numbers, month names, a time, an offset.

use crate::domain::time::Day;

/// A date cell taken apart, before a column's order gives it its meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DateCell {
    /// The date.
    pub shape: Shape,
    /// Microseconds since midnight.
    pub time: Option<i64>,
    /// Seconds east of UTC.
    pub offset: Option<i32>,
}

/// What stands where the date stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// A date that reads one way only: year first, or month by name.
    Fixed(Day),
    /// It reads one way only, and there is no such day.
    NoSuchDay,
    /// Three numbers whose order is the column's; whether the year has two digits.
    Numeric([u32; 3], bool),
    /// Bare digits, how many, and the part behind a point.
    Digits {
        /// The digits.
        number: i64,
        /// How many there are.
        places: u32,
        /// The part behind the point, of one.
        fraction: f64,
    },
}

/// The day, where it exists from 1900 to 2199.
pub fn day(year: u32, month: u32, day: u32) -> Option<Day> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if !(1900..2200).contains(&year) || day == 0 || day > length {
        return None;
    }
    // Days from civil (Hinnant): the year begins in March, so that the leap day is its last.
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
}

/// Whether the day lies from 1900 to 2199.
pub fn in_range(day: Day) -> bool {
    (-25_567..84_006).contains(&day.0)
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Number { value: u32, places: usize },
    Month(u32),
}

/// Takes a cell apart; `None` where it is no date.
pub fn parse(cell: &str) -> Option<DateCell> {
    if cell.len() > 48 {
        return None;
    }
    if let Some(found) = iso(cell) {
        return Some(found);
    }
    let mut rest = Cursor(cell.trim());
    if let Some(shape) = rest.bare_digits() {
        return Some(DateCell { shape, time: None, offset: None });
    }
    let mut parts = [Part::Month(0); 3];
    let mut marks = [' '; 3];
    for at in 0..3 {
        let (mark, part) = rest.part(at == 0)?;
        *marks.get_mut(at)? = mark;
        *parts.get_mut(at)? = part;
    }
    let (time, offset) = rest.time()?;
    Some(DateCell { shape: shape(parts, marks)?, time, offset })
}

/// `YYYY-MM-DD`, perhaps with a time behind: what most cells of most exports are.
fn iso(cell: &str) -> Option<DateCell> {
    let bytes = cell.as_bytes();
    let [a, b, c, d, b'-', e, f, b'-', g, h, ..] = *bytes else { return None };
    let mut digits = [a, b, c, d, e, f, g, h];
    for digit in &mut digits {
        *digit = digit.wrapping_sub(b'0');
        if *digit > 9 {
            return None;
        }
    }
    let [a, b, c, d, e, f, g, h] = digits.map(u32::from);
    let known = day(a * 1000 + b * 100 + c * 10 + d, e * 10 + f, g * 10 + h);
    let shape = known.map_or(Shape::NoSuchDay, Shape::Fixed);
    let rest = cell.get(10..)?;
    let (time, offset) = if rest.is_empty() { (None, None) } else { Cursor(rest).time()? };
    Some(DateCell { shape, time, offset })
}

fn shape(parts: [Part; 3], marks: [char; 3]) -> Option<Shape> {
    use Part::{Month, Number};
    let fixed = |year: u32, places: usize, month: u32, date: u32| {
        let year = match places {
            4 => year,
            2 => year + if year < 69 { 2000 } else { 1900 },
            _ => return None,
        };
        Some(day(year, month, date).map_or(Shape::NoSuchDay, Shape::Fixed))
    };
    match parts {
        [Number { value: date, places: 1..=2 }, Month(month), Number { value: year, places }]
        | [Month(month), Number { value: date, places: 1..=2 }, Number { value: year, places }] => {
            fixed(year, places, month, date)
        }
        [Number { value: year, places: 4 }, Month(month), Number { value: date, places: 1..=2 }] => {
            fixed(year, 4, month, date)
        }
        [Number { value: a, places }, Number { value: b, places: 1..=2 }, Number { value: c, places: last }]
            if marks[1] == marks[2] && marks[1] != ',' =>
        {
            match (places, last) {
                (4, 1..=2) => fixed(a, 4, b, c),
                (1..=2, 4) => Some(Shape::Numeric([a, b, c], false)),
                (1..=2, 2) | (2, 1) => Some(Shape::Numeric([a, b, c], true)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The rest of a cell that has not been read yet.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    /// The whole cell as digits, with at most one point.
    fn bare_digits(&self) -> Option<Shape> {
        let (whole, fraction) = self.0.split_once('.').unwrap_or((self.0, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !(4..=14).contains(&whole.len()) || fraction.len() > 15 || !digits(whole) || !digits(fraction) {
            return None;
        }
        let fraction = if fraction.is_empty() { 0.0 } else { format!("0.{fraction}").parse().ok()? };
        let places = u32::try_from(whole.len()).ok()?;
        Some(Shape::Digits { number: whole.parse().ok()?, places, fraction })
    }

    fn skip(&mut self, count: usize) {
        self.0 = self.0.get(count..).unwrap_or_default();
    }

    /// The next number or month, and the mark before it.
    fn part(&mut self, first: bool) -> Option<(char, Part)> {
        let mut mark = None;
        loop {
            let letter = self.0.chars().next()?;
            match letter {
                '0'..='9' => {
                    if mark.is_none() && !first {
                        return None;
                    }
                    return Some((mark.unwrap_or(' '), self.number()?));
                }
                ' ' | '\u{a0}' => mark = mark.or(Some(' ')),
                '-' | '/' | '.' | ',' if mark.is_none_or(|before| before == ' ') && !first => mark = Some(letter),
                _ if letter.is_alphabetic() => {
                    let word = self.word();
                    if let Some(month) = month(&word) {
                        return Some((mark.unwrap_or(' '), Part::Month(month)));
                    }
                    if !is_filler(&word, first) {
                        return None;
                    }
                    mark = mark.or(Some(' '));
                    continue;
                }
                _ => return None,
            }
            self.skip(letter.len_utf8());
        }
    }

    fn number(&mut self) -> Option<Part> {
        let places = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let value = self.0.get(..places).filter(|digits| digits.len() <= 4)?.parse().ok()?;
        self.skip(places);
        // 1st, 2nd, 3rd, 4th, 1º
        for ordinal in ["st ", "nd ", "rd ", "th ", "st,", "nd,", "rd,", "th,", "º ", "° "] {
            if self.0.starts_with(ordinal) {
                self.skip(ordinal.len() - 1);
            }
        }
        Some(Part::Number { value, places })
    }

    fn word(&mut self) -> String {
        let end = self.0.find(|letter: char| !letter.is_alphabetic()).unwrap_or(self.0.len());
        let word = self.0.get(..end).unwrap_or_default().to_lowercase();
        self.skip(end);
        word
    }

    /// The time and offset that make up all of the rest, or nothing where the rest is blank.
    fn time(mut self) -> Option<(Option<i64>, Option<i32>)> {
        let before = self.0;
        self.0 = self.0.trim_start_matches([' ', ',', '\u{a0}', '.']);
        self.0 = self.0.strip_prefix(['T', 't']).unwrap_or(self.0);
        self.0 = self.0.strip_prefix("at ").unwrap_or(self.0);
        if self.0.is_empty() {
            return Some((None, None));
        }
        if self.0.len() == before.len() {
            return None; // digits directly behind the year are no time
        }
        let mut hour = self.two(1)?;
        let mark = self.0.chars().next().filter(|mark| matches!(mark, ':' | '.' | 'h'))?;
        self.skip(1);
        let minute = self.two(2)?;
        let mut micros = 0;
        let mut second = 0;
        if mark != 'h' && self.0.starts_with(mark) {
            self.skip(1);
            second = self.two(2)?;
            if self.0.starts_with(['.', ',']) {
                self.skip(1);
                micros = self.fraction()?;
            }
        }
        self.0 = self.0.trim_start();
        let half: String = self.0.chars().take_while(|letter| letter.is_alphabetic() || *letter == '.').collect();
        match half.to_ascii_lowercase().replace('.', "").as_str() {
            "am" if (1..=12).contains(&hour) => hour %= 12,
            "pm" if (1..=12).contains(&hour) => hour = hour % 12 + 12,
            "am" | "pm" => return None,
            _ => return self.offset().and_then(|offset| clock(hour, minute, second, micros, offset)),
        }
        self.skip(half.len());
        self.offset().and_then(|offset| clock(hour, minute, second, micros, offset))
    }

    fn two(&mut self, least: usize) -> Option<i64> {
        let places = self.0.bytes().take(2).take_while(u8::is_ascii_digit).count();
        let value = self.0.get(..places).filter(|_| places >= least)?.parse().ok()?;
        self.skip(places);
        Some(value)
    }

    fn fraction(&mut self) -> Option<i64> {
        let places = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let digits = self.0.get(..places).filter(|digits| !digits.is_empty())?;
        let micros = format!("{:0<6}", digits.get(..places.min(6))?).parse().ok()?;
        self.skip(places);
        Some(micros)
    }

    /// `Z`, `UTC`, `+02:00`, `-0500`, `+01`: all of the rest.
    fn offset(&self) -> Option<Option<i32>> {
        let rest = self.0.trim();
        match rest {
            "" => return Some(None),
            "Z" | "z" | "UTC" | "GMT" => return Some(Some(0)),
            _ => {}
        }
        let (east, rest) = match rest.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let digits: String = rest.chars().filter(|&letter| letter != ':').collect();
        let (hours, minutes): (i32, i32) = match digits.len() {
            2 => (digits.parse().ok()?, 0),
            4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
            _ => return None,
        };
        (hours <= 15 && minutes < 60).then_some(Some(east * (hours * 3600 + minutes * 60)))
    }
}

fn clock(hour: i64, minute: i64, second: i64, micros: i64, offset: Option<i32>) -> Option<(Option<i64>, Option<i32>)> {
    let fits = hour < 24 && minute < 60 && second < 60;
    fits.then_some((Some(((hour * 60 + minute) * 60 + second) * 1_000_000 + micros), offset))
}

/// Words between the parts (`10 de dez. de 2022`), and the weekday before them.
fn is_filler(word: &str, first: bool) -> bool {
    let weekdays = [
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lunedì",
        "martedì",
        "mercoledì",
        "giovedì",
        "venerdì",
        "sabato",
        "domenica",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "lun",
        "mer",
        "gio",
        "ven",
        "sab",
        "dom",
    ];
    matches!(word, "de" | "del" | "of" | "the" | "el" | "il") || (first && weekdays.contains(&word))
}

/// The month that a word names in English, Italian, Spanish, French, German or Portuguese: its first
/// three letters tell, except June and July in French and "mai"/"mag"/"may".
fn month(word: &str) -> Option<u32> {
    let plain: String = word
        .chars()
        .map(|letter| match letter {
            'é' | 'è' => 'e',
            'ä' => 'a',
            'û' => 'u',
            'ç' => 'c',
            other => other,
        })
        .collect();
    const FULL: [&[&str]; 12] = [
        &["january", "gennaio", "enero", "janvier", "januar", "janeiro"],
        &["february", "febbraio", "febrero", "fevrier", "februar", "fevereiro"],
        &["march", "marzo", "mars", "marz", "marco"],
        &["april", "aprile", "abril", "avril"],
        &["may", "maggio", "mayo", "mai", "maio"],
        &["june", "giugno", "junio", "juin", "juni", "junho"],
        &["july", "luglio", "julio", "juillet", "juli", "julho"],
        &["august", "agosto", "aout"],
        &["september", "settembre", "septiembre", "setiembre", "septembre", "setembro"],
        &["october", "ottobre", "octubre", "octobre", "oktober", "outubro"],
        &["november", "novembre", "noviembre", "novembro"],
        &["december", "dicembre", "diciembre", "decembre", "dezember", "dezembro"],
    ];
    if plain.chars().count() < 3 {
        return None;
    }
    let names = |names: &&[&str]| names.iter().any(|name| name.starts_with(&plain));
    let month = FULL.iter().position(names)?;
    u32::try_from(month + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(cell: &str) -> String {
        match parse(cell) {
            None => "-".to_owned(),
            Some(DateCell { shape, time, offset }) => {
                let date = match shape {
                    Shape::Fixed(day) => day.to_string(),
                    Shape::NoSuchDay => "no such day".to_owned(),
                    Shape::Numeric(parts, short) => format!("{parts:?}{}", if short { " short" } else { "" }),
                    Shape::Digits { number, .. } => format!("digits {number}"),
                };
                let time = time.map_or(String::new(), |micros| format!(" {}", micros / 1_000_000));
                format!("{date}{time}{}", offset.map_or(String::new(), |east| format!(" {east:+}")))
            }
        }
    }

    #[test]
    fn dates_in_the_wild() {
        for (cell, expected) in [
            ("2024-03-12 09:14", "2024-03-12 33240"),
            ("2020-12-30 3:15:52", "2020-12-30 11752"),
            ("2020-07-09 15:25:37.051", "2020-07-09 55537"),
            ("2024-01-20T14:30:00Z", "2024-01-20 52200 +0"),
            ("2024-01-20T14:30:00+05:30", "2024-01-20 52200 +19800"),
            ("4/8/2025 17:19", "[4, 8, 2025] 62340"),
            ("4/8/2025 5:19 PM", "[4, 8, 2025] 62340"),
            ("4/8/2025, 12:05:01 a.m.", "[4, 8, 2025] 301"),
            ("30. 9. 2026", "[30, 9, 2026]"),
            ("20.03.2024", "[20, 3, 2024]"),
            ("2026/9/30", "2026-09-30"),
            ("15 Apr, 2021 00:03:00", "2021-04-15 180"),
            ("15-Jan-2024", "2024-01-15"),
            ("Mar 20 2024", "2024-03-20"),
            ("Mar 1st, 2024", "2024-03-01"),
            ("10 de dez. de 2022", "2022-12-10"),
            ("1º agosto 2026", "2026-08-01"),
            ("lunedì 3 marzo 2025", "2025-03-03"),
            ("3 févr. 2025", "2025-02-03"),
            ("03/04/26", "[3, 4, 26] short"),
            ("2026-02-30", "no such day"),
            ("9999-12-31", "no such day"),
            ("45631.0", "digits 45631"),
            ("555-0100", "-"),
            ("40.32.2555", "[40, 32, 2555]"),
            ("12:30", "-"),
            ("1-2/2024", "-"),
            ("2024-01-15 25:00", "-"),
            ("2024-01-1512:00", "-"),
            ("hello", "-"),
            ("", "-"),
        ] {
            assert_eq!(text(cell), expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn a_day_is_chronos_day(days in -25_567i64..84_006) {
            use chrono::Datelike;
            let date = Day(days).date();
            prop_assert_eq!(day(date.year() as u32, date.month(), date.day()), Some(Day(days)));
        }

        #[test]
        fn any_text_is_survived(cell in "\\PC{0,50}") {
            let _ = parse(&cell);
        }

        #[test]
        fn date_like_text_is_survived(cell in "[0-9/.:apmTZ +de,-]{0,30}") {
            let _ = parse(&cell);
        }
    }
}
