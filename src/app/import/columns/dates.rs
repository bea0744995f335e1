//! Dates as people and programs write them, and the order that a whole column proves.

use chrono::NaiveTime;

use super::{Decision, Sample, is_blank, is_else, keep, too_much};
use crate::app::import::columns::dates_text::{DateCell, Shape, parse};
use crate::domain::time::{Day, Instant, Zone};

/// In which order day, month and year are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `2026-12-31`
    Ymd,
    /// `31/12/2026`
    Dmy,
    /// `12/31/2026`
    Mdy,
}

impl DateOrder {
    /// The word of `--dates`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ymd => "ymd",
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
        }
    }

    /// The order that `--dates` calls `word`.
    pub fn named(word: &str) -> Option<Self> {
        [Self::Ymd, Self::Dmy, Self::Mdy].into_iter().find(|order| order.word().eq_ignore_ascii_case(word.trim()))
    }
}

/// What bare digits mean in a column of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digits {
    /// Nothing: they are unreadable.
    #[default]
    Unread,
    /// `20261231`, perhaps with `hhmmss` behind.
    Compact,
    /// Days since 1899-12-30, as spreadsheets count them.
    Serial,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
}

/// How a column of dates is read. Dates that read one way only (year first, month by name) are read
/// as such in any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateForm {
    /// The order of `01/02/2026`.
    pub order: DateOrder,
    /// What bare digits mean.
    pub digits: Digits,
}

impl DateForm {
    /// The form's name in a plan.
    pub const fn word(self) -> &'static str {
        match self.digits {
            Digits::Unread => self.order.word(),
            Digits::Compact => "yyyymmdd",
            Digits::Serial => "excel-serial",
            Digits::Seconds => "unix-seconds",
            Digits::Milliseconds => "unix-milliseconds",
        }
    }
}

/// A date as a file has it: perhaps with a time, perhaps with an offset. Without an offset it is in the
/// workspace's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day as written.
    pub day: Day,
    /// Microseconds since midnight.
    pub time: Option<i64>,
    /// Seconds east of UTC.
    pub offset: Option<i32>,
}

impl When {
    /// The instant in `zone`; a date without a time is the start of that day.
    pub fn instant(self, zone: &Zone) -> Instant {
        let micros = self.time.unwrap_or(0);
        match self.offset {
            Some(east) => Instant(self.day.0 * 86_400 * Instant::SECOND + micros - i64::from(east) * Instant::SECOND),
            None if self.time.is_none() => zone.start(self.day),
            None => zone.at(self.day, clock(micros)),
        }
    }

    /// The calendar day in `zone`: as written, unless an offset says that it was another day there.
    pub fn day_in(self, zone: &Zone) -> Day {
        if self.offset.is_some() && self.time.is_some() { zone.day(self.instant(zone)) } else { self.day }
    }
}

fn clock(micros: i64) -> NaiveTime {
    let seconds = u32::try_from(micros / Instant::SECOND).unwrap_or(0);
    let nanos = u32::try_from(micros % Instant::SECOND * 1000).unwrap_or(0);
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanos).unwrap_or_default()
}

/// Reads one cell of a column whose form is known.
///
/// # Errors
/// The reason code: `not-a-date`, `no-such-day` (31 November, or the other order).
pub fn read(cell: &str, form: DateForm) -> Result<When, &'static str> {
    let parsed = parse(cell).ok_or("not-a-date")?;
    let (day, time) = match parsed.shape {
        Shape::Fixed(day) => (day, parsed.time),
        Shape::NoSuchDay => return Err("no-such-day"),
        Shape::Numeric(parts, short) => (in_order(parts, short, form.order).ok_or("no-such-day")?, parsed.time),
        Shape::Digits { number, places, fraction } => {
            let fault = if form.digits == Digits::Compact && places == 8 { "no-such-day" } else { "not-a-date" };
            digits(number, places, fraction, form.digits).ok_or(fault)?
        }
    };
    let offset = match form.digits {
        Digits::Seconds | Digits::Milliseconds if matches!(parsed.shape, Shape::Digits { .. }) => Some(0),
        _ => parsed.offset,
    };
    Ok(When { day, time, offset })
}

/// The day of three numbers in `order`. Two digits of a year are 1969 to 2068, as POSIX has it.
fn in_order(parts: [u32; 3], short: bool, order: DateOrder) -> Option<Day> {
    let [a, b, c] = parts;
    let (year, month, day) = match order {
        DateOrder::Ymd if short => (a, b, c),
        // 05/05/2026 reads the same either way, so a column of such dates is decided without an order.
        DateOrder::Ymd if a == b => (c, b, a),
        DateOrder::Ymd => return None,
        DateOrder::Dmy => (c, b, a),
        DateOrder::Mdy => (c, a, b),
    };
    let year = if short { year + if year < 69 { 2000 } else { 1900 } } else { year };
    super::dates_text::day(year, month, day)
}

const DAY_SECONDS: i64 = 86_400;

/// Excel's day 25569 is 1970-01-01.
const EXCEL_EPOCH: i64 = 25_569;

/// Excel days that are believable as dates of a business: 1954 to 2119.
const EXCEL_RANGE: std::ops::RangeInclusive<i64> = 20_000..=80_000;

fn digits(number: i64, places: u32, fraction: f64, meaning: Digits) -> Option<(Day, Option<i64>)> {
    let of_seconds = |seconds: i64, micros: i64| {
        let day = Day(seconds.div_euclid(DAY_SECONDS));
        let known = super::dates_text::in_range(day);
        known.then_some((day, Some(seconds.rem_euclid(DAY_SECONDS) * Instant::SECOND + micros)))
    };
    match meaning {
        Digits::Unread => None,
        Digits::Compact => {
            let (date, time) = match places {
                8 => (number, None),
                14 => (number / 1_000_000, Some(number % 1_000_000)),
                _ => return None,
            };
            let part = |divide: i64, modulo: i64| u32::try_from(date / divide % modulo).ok();
            let day = super::dates_text::day(part(10_000, 10_000)?, part(100, 100)?, part(1, 100)?)?;
            let Some(time) = time else { return Some((day, None)) };
            let (hour, minute, second) = (time / 10_000, time / 100 % 100, time % 100);
            let fits = hour < 24 && minute < 60 && second < 60;
            fits.then_some((day, Some(((hour * 60 + minute) * 60 + second) * Instant::SECOND)))
        }
        Digits::Serial => {
            let day = EXCEL_RANGE.contains(&number).then(|| Day(number - EXCEL_EPOCH))?;
            #[expect(clippy::cast_possible_truncation, reason = "a fraction of a day has at most 86,400 seconds")]
            let seconds = (fraction * DAY_SECONDS as f64).round() as i64;
            Some((day, (seconds > 0).then_some(seconds.min(DAY_SECONDS - 1) * Instant::SECOND)))
        }
        Digits::Seconds => (9..=10).contains(&places).then(|| of_seconds(number, 0))?,
        Digits::Milliseconds => {
            let millis = number.rem_euclid(1000) * 1000;
            (12..=13).contains(&places).then(|| of_seconds(number.div_euclid(1000), millis))?
        }
    }
}

/// What the cells of a column of dates show.
#[derive(Debug, Default)]
pub struct DateColumn {
    cells: u64,
    dmy_only: u64,
    mdy_only: u64,
    either: u64,
    /// By what bare digits can mean: compact, serial, seconds, milliseconds.
    digits: [u64; 4],
    digit_cells: u64,
    /// Eight digits that look like a year, month and day which there are not.
    no_such_compact: u64,
    /// Cells that are no date, nor one gone wrong.
    unlike: u64,
    either_sample: Option<Sample>,
    dmy_sample: Option<Sample>,
    mdy_sample: Option<Sample>,
    two_digit_sample: Option<Sample>,
    digit_sample: Option<Sample>,
    unlike_sample: Option<Sample>,
}

const DIGIT_FORMS: [Digits; 4] = [Digits::Compact, Digits::Serial, Digits::Seconds, Digits::Milliseconds];

impl DateColumn {
    /// Takes in one cell.
    pub fn see(&mut self, line: u64, cell: &str) {
        if is_blank(cell) {
            return;
        }
        self.cells += 1;
        match parse(cell) {
            Some(DateCell { shape: Shape::Fixed(_), .. }) => {}
            Some(DateCell { shape: Shape::Numeric(parts, short), .. }) => self.numeric(line, cell, parts, short),
            Some(DateCell { shape: Shape::Digits { number, places, fraction }, .. }) => {
                self.digit_cells += 1;
                keep(&mut self.digit_sample, line, cell);
                for (count, form) in self.digits.iter_mut().zip(DIGIT_FORMS) {
                    *count += u64::from(digits(number, places, fraction, form).is_some());
                }
                let like_compact = places == 8 && (1900..2200).contains(&(number / 10_000));
                self.no_such_compact +=
                    u64::from(like_compact && digits(number, places, fraction, Digits::Compact).is_none());
            }
            Some(DateCell { shape: Shape::NoSuchDay, .. }) => {}
            None => {
                self.unlike += 1;
                keep(&mut self.unlike_sample, line, cell);
            }
        }
    }

    fn numeric(&mut self, line: u64, cell: &str, parts: [u32; 3], short: bool) {
        if short {
            let orders = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];
            if orders.iter().any(|&order| in_order(parts, true, order).is_some()) {
                keep(&mut self.two_digit_sample, line, cell);
            }
            return;
        }
        match (in_order(parts, false, DateOrder::Dmy), in_order(parts, false, DateOrder::Mdy)) {
            (Some(dmy), Some(mdy)) if dmy == mdy => {}
            (Some(_), Some(_)) => {
                self.either += 1;
                keep(&mut self.either_sample, line, cell);
            }
            (Some(_), None) => {
                self.dmy_only += 1;
                keep(&mut self.dmy_sample, line, cell);
            }
            (None, Some(_)) => {
                self.mdy_only += 1;
                keep(&mut self.mdy_sample, line, cell);
            }
            (None, None) => {}
        }
    }

    /// Whether any cell was seen.
    pub fn is_blank(&self) -> bool {
        self.cells == 0
    }

    /// How many cells that order does not read.
    fn unread_by(&self, order: DateOrder) -> u64 {
        match order {
            DateOrder::Dmy => self.mdy_only,
            DateOrder::Mdy => self.dmy_only,
            DateOrder::Ymd => self.dmy_only + self.mdy_only + self.either,
        }
    }

    /// Whether the column plainly proves that it is not written in that order.
    fn disproves(&self, order: DateOrder) -> bool {
        let speaks_for_it = match order {
            DateOrder::Dmy => self.dmy_only,
            DateOrder::Mdy => self.mdy_only,
            DateOrder::Ymd => 0,
        };
        speaks_for_it == 0 && too_much(self.unread_by(order), self.cells)
    }

    /// The form that reads the column; `given` is what somebody said (`--dates`). It is said for all
    /// columns of a file, so it does not overrule one that plainly proves another order.
    pub fn decide(&self, given: Option<DateOrder>) -> Decision<DateForm> {
        let form = |order| DateForm { order, digits: Digits::Unread };
        let mut counts = self.digits;
        counts[0] += self.no_such_compact;
        let bare = counts.into_iter().zip(DIGIT_FORMS).max_by_key(|(count, _)| *count);
        let (bare, meaning) = bare.unwrap_or((0, Digits::Unread));
        // The columns of digits only; in a column of written dates bare digits are not believed.
        let believed = bare > self.cells.saturating_sub(self.digit_cells + self.unlike);
        let strange = self.unlike + self.digit_cells - if believed { bare } else { 0 };
        if is_else(strange, self.cells) {
            return Decision::Impossible(self.unlike_sample.clone().or(self.digit_sample.clone()).unwrap_or_default());
        }
        if believed {
            return Decision::Decided(DateForm { order: given.unwrap_or(DateOrder::Ymd), digits: meaning });
        }
        if let Some(order) = given.filter(|order| !self.disproves(*order)) {
            return Decision::Decided(form(order));
        }
        if let Some(sample) = &self.two_digit_sample {
            let choices = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd].map(form).to_vec();
            return Decision::Ambiguous { choices, sample: sample.clone(), contradictory: false };
        }
        match (&self.dmy_sample, &self.mdy_sample, &self.either_sample) {
            (Some(dmy), Some(mdy), _) => {
                let day_first = self.dmy_only >= self.mdy_only;
                let orders =
                    if day_first { [DateOrder::Dmy, DateOrder::Mdy] } else { [DateOrder::Mdy, DateOrder::Dmy] };
                let sample = if day_first { mdy } else { dmy }.clone();
                Decision::Ambiguous { choices: orders.map(form).to_vec(), sample, contradictory: true }
            }
            (Some(_), None, _) => Decision::Decided(form(DateOrder::Dmy)),
            (None, Some(_), _) => Decision::Decided(form(DateOrder::Mdy)),
            (None, None, Some(sample)) => Decision::Ambiguous {
                choices: [DateOrder::Dmy, DateOrder::Mdy].map(form).to_vec(),
                sample: sample.clone(),
                contradictory: false,
            },
            (None, None, None) => Decision::Decided(form(DateOrder::Ymd)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decide(cells: &[&str], given: Option<&str>) -> Decision<DateForm> {
        let mut column = DateColumn::default();
        for (at, cell) in cells.iter().enumerate() {
            column.see(at as u64 + 2, cell);
        }
        column.decide(given.and_then(DateOrder::named))
    }

    fn word(cells: &[&str], given: Option<&str>) -> String {
        match decide(cells, given) {
            Decision::Decided(form) => form.word().to_owned(),
            Decision::Ambiguous { choices, sample, contradictory } => {
                let words: Vec<_> = choices.iter().map(|choice| choice.word()).collect();
                let mark = if contradictory { "!" } else { "?" };
                format!("{}{mark} {}:{}", words.join("|"), sample.line, sample.value)
            }
            Decision::Impossible(sample) => format!("impossible {}:{}", sample.line, sample.value),
        }
    }

    #[test]
    fn a_column_is_decided_by_what_it_proves() {
        assert_eq!(word(&["2024-03-12 09:14", "2018-02-26"], None), "ymd");
        assert_eq!(word(&["4/8/2025 17:19", "2/22/2025 20:22"], None), "mdy");
        assert_eq!(word(&["04.08.2025", "22.02.2025", ""], None), "dmy");
        assert_eq!(word(&["03/04/2026", "05/05/2026"], None), "dmy|mdy? 2:03/04/2026");
        assert_eq!(word(&["03/04/2026", "05/05/2026"], Some("mdy")), "mdy");
        assert_eq!(word(&["05/05/2026", "2026-01-02"], None), "ymd");
        assert_eq!(word(&["03/04/26"], None), "dmy|mdy|ymd? 2:03/04/26");
        assert_eq!(word(&["03/04/26"], Some("dmy")), "dmy");
        assert_eq!(word(&["2024-01-15", "01/20/2024", "20.03.2024"], None), "dmy|mdy! 3:01/20/2024");
        assert_eq!(word(&["45631.0", "45632"], None), "excel-serial");
        assert_eq!(word(&["20240312", "20240313"], None), "yyyymmdd");
        assert_eq!(word(&["1710234840", "1710234841"], None), "unix-seconds");
        assert_eq!(word(&["1710234840000"], None), "unix-milliseconds");
        assert_eq!(word(&["10001", "10002"], None), "impossible 2:10001");
        assert_eq!(word(&["soon", "later"], None), "impossible 2:soon");
        assert_eq!(word(&["", "NULL", "-"], None), "ymd");
        assert_eq!(word(&["31.02.2026"], None), "ymd");
        assert_eq!(word(&["20260231"], None), "yyyymmdd");
        assert_eq!(word(&["31/12/2025", "soon"], None), "dmy");
        assert_eq!(word(&["31/12/2025", "soon", "later"], None), "impossible 3:soon");
    }

    #[test]
    fn one_bad_cell_does_not_undo_a_column() {
        let cells = ["31/12/2025", "30/12/2025", "29/12/2025", "28/12/2025", "27/12/2025", "31.11.2025"];
        let Decision::Decided(form) = decide(&cells, None) else { panic!() };
        assert_eq!(read("31.11.2025", form), Err("no-such-day"));
        assert_eq!(read("soon", form), Err("not-a-date"));
        assert_eq!(read("27/12/2025", form).map(|when| when.day.to_string()), Ok("2025-12-27".to_owned()));
    }

    fn at(cell: &str, form: DateForm) -> String {
        let rome = Zone::named("Europe/Rome").unwrap();
        read(cell, form).map_or_else(str::to_owned, |when| rome.rfc3339(when.instant(&rome)))
    }

    #[test]
    fn instants_are_in_the_workspaces_zone_unless_written_otherwise() {
        let form = |digits| DateForm { order: DateOrder::Mdy, digits };
        let plain = form(Digits::Unread);
        assert_eq!(at("4/8/2025 17:19", plain), "2025-04-08T17:19:00+02:00");
        assert_eq!(at("2024-01-20T14:30:00Z", plain), "2024-01-20T15:30:00+01:00");
        assert_eq!(at("2024-01-20T14:30:00.250-0500", plain), "2024-01-20T20:30:00.250+01:00");
        assert_eq!(at("15 Apr, 2021 00:03:00", plain), "2021-04-15T00:03:00+02:00");
        assert_eq!(at("20240312091500", form(Digits::Compact)), "2024-03-12T09:15:00+01:00");
        assert_eq!(at("45631.5", form(Digits::Serial)), "2024-12-05T12:00:00+01:00");
        assert_eq!(at("1710234840", form(Digits::Seconds)), "2024-03-12T10:14:00+01:00");
    }

    proptest! {
        /// A column written in one order and read back is the same days, whenever it is decided or told.
        #[test]
        fn a_written_column_reads_back(days in prop::collection::vec(-20_000i64..60_000, 1..30), order in 0usize..3, mark in prop::sample::select(vec!['/', '-', '.'])) {
            let order = [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy][order];
            let pattern = match order {
                DateOrder::Ymd => format!("%Y{mark}%m{mark}%d"),
                DateOrder::Dmy => format!("%d{mark}%m{mark}%Y"),
                DateOrder::Mdy => format!("%m{mark}%d{mark}%Y"),
            };
            let cells: Vec<String> = days.iter().map(|&day| Day(day).date().format(&pattern).to_string()).collect();
            let mut column = DateColumn::default();
            for cell in &cells {
                column.see(1, cell);
            }
            let told = column.decide(Some(order));
            let found = column.decide(None);
            for decision in [told, found] {
                match decision {
                    Decision::Decided(form) => for (cell, &day) in cells.iter().zip(&days) {
                        prop_assert_eq!(read(cell, form).map(|when| when.day), Ok(Day(day)));
                    },
                    Decision::Ambiguous { choices, contradictory, .. } => {
                        prop_assert!(!contradictory && choices.iter().any(|choice| choice.order == order));
                    }
                    Decision::Impossible(sample) => prop_assert!(false, "{:?}", sample),
                }
            }
        }
    }
}
