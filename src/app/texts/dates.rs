//! Days, instants, spans of time and periods as the language writes them.

use chrono::{Datelike, Timelike};

use crate::domain::period::{Label, Period};
use crate::domain::time::{Day, Instant, Zone};

use super::{Arg, Texts};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Texts {
    /// A month's name, 1 for January.
    pub fn month(&self, month: u32) -> String {
        self.get(&format!("month-{month}"))
    }

    /// A month's short name: `Nov`, `nov`.
    pub fn month_short(&self, month: u32) -> String {
        self.get(&format!("month-{month}.short"))
    }

    /// The name of a day of the week.
    pub fn weekday(&self, day: Day) -> String {
        self.get(&format!("weekday-{}", day.date().weekday().number_from_monday()))
    }

    /// Its short name: `Sat`, `sab`, `sáb`.
    pub fn weekday_short(&self, day: Day) -> String {
        self.get(&format!("weekday-{}.short", day.date().weekday().number_from_monday()))
    }

    /// A date in figures: `21/11/26`.
    pub fn day_short(&self, day: Day) -> String {
        let date = day.date();
        let (dd, mm) = (format!("{:02}", date.day()), format!("{:02}", date.month()));
        let yy = format!("{:02}", date.year().rem_euclid(100));
        self.with("date-short", &[("day", Arg::Str(&dd)), ("month", Arg::Str(&mm)), ("year", Arg::Str(&yy))])
    }

    /// Day and month: `21 Nov`, `21 nov`.
    pub fn day_month(&self, day: Day) -> String {
        let (number, month) = (day.date().day().to_string(), self.month_short(day.date().month()));
        self.with("date-day-month", &[("day", Arg::Str(&number)), ("month", Arg::Str(&month))])
    }

    /// Day, short month and year: `21 nov 2026`.
    pub fn day_medium(&self, day: Day) -> String {
        self.day_and_year("date-day-month-year", day, &self.month_short(day.date().month()))
    }

    /// In full: `21 November 2026`, `21 de noviembre de 2026`.
    pub fn day_long(&self, day: Day) -> String {
        self.day_and_year("date-long", day, &self.month(day.date().month()))
    }

    fn day_and_year(&self, id: &str, day: Day, month: &str) -> String {
        let (number, year) = (day.date().day().to_string(), day.date().year().to_string());
        self.with(id, &[("day", Arg::Str(&number)), ("month", Arg::Str(month)), ("year", Arg::Str(&year))])
    }

    /// With the day of the week: `Sat 21 Nov`, `sab 21 nov`.
    pub fn day_with_weekday(&self, day: Day) -> String {
        let (weekday, date) = (self.weekday_short(day), self.day_month(day));
        self.with("date-with-weekday", &[("weekday", Arg::Str(&weekday)), ("date", Arg::Str(&date))])
    }

    /// The hours of a week as they are kept, `mon-fri 09:00-13:00`, with the weekdays in words: `lun-ven 09:00-13:00`.
    pub fn week_hours(&self, hours: &str) -> String {
        match hours.trim() {
            "24x7" => return self.get("hours-always"),
            "never" => return self.get("hours-never"),
            _ => {}
        }
        let word = |word: &str| {
            let number = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|day| *day == word);
            number.map_or_else(|| word.to_owned(), |number| self.get(&format!("weekday-{}.short", number + 1)))
        };
        // Weekdays stand alone or around a hyphen; everything else is times.
        let part = |part: &str| part.split('-').map(word).collect::<Vec<_>>().join("-");
        hours.split(' ').map(part).collect::<Vec<_>>().join(" ")
    }

    /// As people speak of near days: `today`, `tomorrow`, `yesterday`, a weekday within the coming
    /// six days, day and month within the year, else the date in figures.
    pub fn day_near(&self, day: Day, today: Day) -> String {
        match day.0 - today.0 {
            0 => self.get("today"),
            1 => self.get("tomorrow"),
            -1 => self.get("yesterday"),
            2..=6 => self.day_with_weekday(day),
            _ if day.date().year() == today.date().year() => self.day_month(day),
            _ => self.day_short(day),
        }
    }

    /// The time of day in `zone`: `09:14`.
    pub fn time(&self, at: Instant, zone: &Zone) -> String {
        let local = zone.local(at);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// Date and time in `zone`: `21/11/26 09:14`.
    pub fn instant(&self, at: Instant, zone: &Zone) -> String {
        self.date_and_time(&self.day_short(zone.day(at)), at, zone)
    }

    /// The same in words, as days stand in details: `21 Nov 2026 09:14`.
    pub fn instant_medium(&self, at: Instant, zone: &Zone) -> String {
        self.date_and_time(&self.day_medium(zone.day(at)), at, zone)
    }

    /// As short as it can be told from `now`: the time today, day and time in this year, else date and time.
    pub fn moment(&self, at: Instant, now: Instant, zone: &Zone) -> String {
        let (day, today) = (zone.day(at), zone.day(now));
        if day == today { self.time(at, zone) } else { self.date_and_time(&self.day_near(day, today), at, zone) }
    }

    fn date_and_time(&self, date: &str, at: Instant, zone: &Zone) -> String {
        self.with("date-and-time", &[("date", Arg::Str(date)), ("time", Arg::Str(&self.time(at, zone)))])
    }

    /// A span of `seconds` in its largest unit, rounded down: `40 min`, `3 h` (up to two days), `2 d`.
    /// The sign is dropped: whether it is late or to come is for the sentence around it to say.
    pub fn duration(&self, seconds: i64) -> String {
        let seconds = i64::try_from(seconds.unsigned_abs()).unwrap_or(i64::MAX);
        let (id, count) = match seconds {
            ..MINUTE => ("duration-seconds", seconds),
            MINUTE..HOUR => ("duration-minutes", seconds / MINUTE),
            HOUR..172_800 => ("duration-hours", seconds / HOUR),
            _ => ("duration-days", seconds / DAY),
        };
        self.with(id, &[("count", Arg::Int(count))])
    }

    /// A span of `seconds` in its two largest units: `1 h 20 min`, `2 d 3 h`.
    pub fn duration_exact(&self, seconds: i64) -> String {
        let seconds = i64::try_from(seconds.unsigned_abs()).unwrap_or(i64::MAX);
        let (unit, rest) = match seconds {
            ..MINUTE => return self.duration(seconds),
            MINUTE..HOUR => ("duration-minutes", ("duration-seconds", MINUTE, 1)),
            HOUR..DAY => ("duration-hours", ("duration-minutes", HOUR, MINUTE)),
            _ => ("duration-days", ("duration-hours", DAY, HOUR)),
        };
        let (smaller, size, step) = rest;
        let first = self.with(unit, &[("count", Arg::Int(seconds / size))]);
        match seconds % size / step {
            0 => first,
            left => {
                let second = self.with(smaller, &[("count", Arg::Int(left))]);
                self.with("duration-two", &[("first", Arg::Str(&first)), ("second", Arg::Str(&second))])
            }
        }
    }

    /// How long ago or in how long: `2 min ago`, `tra 3 h`, `ahora mismo` within three quarters of a minute.
    pub fn relative(&self, at: Instant, now: Instant) -> String {
        let seconds = at.0.saturating_sub(now.0) / Instant::SECOND;
        if seconds.abs() < 45 {
            return self.get("just-now");
        }
        // Below a minute the unit would change under the reader's eyes every second.
        let shown = self.duration(seconds.abs().max(MINUTE));
        let id = if seconds < 0 { "ago" } else { "in-future" };
        self.with(id, &[("duration", Arg::Str(&shown))])
    }

    /// The name of a period: `Q4 2026`, `novembre 2026`, `21 nov 2026 – 3 dic 2026`.
    pub fn period(&self, period: &Period) -> String {
        let figure = |id: &str, name: &str, value: u32, year: i32| {
            let (value, year) = (value.to_string(), year.to_string());
            self.with(id, &[(name, Arg::Str(&value)), ("year", Arg::Str(&year))])
        };
        match period.label() {
            Label::All => self.get("period-all"),
            Label::Year(year) => year.to_string(),
            Label::Quarter(year, quarter) => figure("period-quarter", "quarter", quarter, year),
            Label::Month(year, month) => {
                let (name, year) = (self.month(month), year.to_string());
                self.with("period-month", &[("month", Arg::Str(&name)), ("year", Arg::Str(&year))])
            }
            Label::Week(year, week) => figure("period-week", "week", week, year),
            Label::FiscalYear(year) => self.with("period-fiscal-year", &[("year", Arg::Str(&year.to_string()))]),
            Label::FiscalQuarter(year, quarter) => figure("period-fiscal-quarter", "quarter", quarter, year),
            Label::Day(day) => self.day_long(day),
            Label::Span => self.span(period),
        }
    }

    fn span(&self, period: &Period) -> String {
        let from = period.from().map(|day| self.day_medium(day));
        let until = period.last().map(|day| self.day_medium(day));
        match (from, until) {
            (Some(from), Some(until)) => {
                self.with("period-span", &[("from", Arg::Str(&from)), ("until", Arg::Str(&until))])
            }
            (Some(from), None) => self.with("period-since", &[("from", Arg::Str(&from))]),
            (None, Some(until)) => self.with("period-until", &[("until", Arg::Str(&until))]),
            (None, None) => self.get("period-all"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::domain::when;

    fn all(show: impl Fn(&Texts) -> String) -> [String; 3] {
        Language::ALL.map(|language| show(&Texts::new(language)))
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn days() {
        let saturday = day("2026-11-21");
        assert_eq!(all(|t| t.day_short(saturday)), ["21/11/26", "21/11/26", "21/11/26"]);
        assert_eq!(all(|t| t.day_month(saturday)), ["21 Nov", "21 nov", "21 nov"]);
        assert_eq!(all(|t| t.day_medium(saturday)), ["21 Nov 2026", "21 nov 2026", "21 nov 2026"]);
        assert_eq!(all(|t| t.day_long(saturday)), ["21 November 2026", "21 novembre 2026", "21 de noviembre de 2026"]);
        assert_eq!(all(|t| t.day_with_weekday(saturday)), ["Sat 21 Nov", "sab 21 nov", "sáb 21 nov"]);
        assert_eq!(all(|t| t.weekday(saturday)), ["Saturday", "sabato", "sábado"]);
    }

    #[test]
    fn what_is_printed_can_be_typed() {
        let today = day("2026-11-21");
        for texts in Language::ALL.map(Texts::new) {
            for away in -400..400 {
                let wanted = today.plus(away);
                let lean = if away < 0 { when::Lean::Back } else { when::Lean::Ahead };
                let mut printed = vec![texts.day_short(wanted), texts.day_medium(wanted), texts.day_long(wanted)];
                if away.abs() < 300 {
                    printed.extend([texts.day_with_weekday(wanted), texts.day_near(wanted, today)]);
                }
                for text in printed {
                    assert_eq!(when::day(&text, today, texts.language(), lean), Ok(wanted), "{text}");
                }
            }
        }
    }

    #[test]
    fn near_days() {
        let today = day("2026-11-21");
        let near = |text: &'static str| all(move |t| t.day_near(day(text), today));
        assert_eq!(near("2026-11-21"), ["today", "oggi", "hoy"]);
        assert_eq!(near("2026-11-22"), ["tomorrow", "domani", "mañana"]);
        assert_eq!(near("2026-11-20"), ["yesterday", "ieri", "ayer"]);
        assert_eq!(near("2026-11-25"), ["Wed 25 Nov", "mer 25 nov", "mié 25 nov"]);
        assert_eq!(near("2026-01-07"), ["7 Jan", "7 gen", "7 ene"]);
        assert_eq!(near("2027-01-07"), ["07/01/27", "07/01/27", "07/01/27"]);
    }

    #[test]
    fn instants_are_shown_in_the_zone() {
        let rome = Zone::named("Europe/Rome").unwrap();
        let at = Instant::parse("2026-11-21T23:30:00Z").unwrap();
        let texts = Texts::new(Language::It);
        assert_eq!(texts.instant(at, &rome), "22/11/26 00:30");
        assert_eq!(texts.moment(at, at, &rome), "00:30");
        assert_eq!(texts.moment(at, Instant(at.0 - 3_600_000_000), &rome), "domani 00:30");
    }

    #[test]
    fn spans_of_time() {
        assert_eq!(all(|t| t.duration(59)), ["59 s", "59 s", "59 s"]);
        assert_eq!(all(|t| t.duration(-40 * MINUTE)), ["40 min", "40 min", "40 min"]);
        assert_eq!(all(|t| t.duration(47 * HOUR)), ["47 h", "47 h", "47 h"]);
        assert_eq!(all(|t| t.duration(2 * DAY)), ["2 d", "2 g", "2 d"]);
        assert_eq!(all(|t| t.duration_exact(80 * MINUTE)), ["1 h 20 min", "1 h 20 min", "1 h 20 min"]);
        assert_eq!(all(|t| t.duration_exact(2 * DAY + 3 * HOUR)), ["2 d 3 h", "2 g 3 h", "2 d 3 h"]);
        assert_eq!(all(|t| t.duration_exact(3 * HOUR)), ["3 h", "3 h", "3 h"]);
    }

    #[test]
    fn relative_to_now() {
        let relative = |seconds: i64| all(move |t| t.relative(Instant(seconds * Instant::SECOND), Instant(0)));
        assert_eq!(relative(-120), ["2 min ago", "2 min fa", "hace 2 min"]);
        assert_eq!(relative(3 * HOUR), ["in 3 h", "tra 3 h", "dentro de 3 h"]);
        assert_eq!(relative(-50), ["1 min ago", "1 min fa", "hace 1 min"]);
        assert_eq!(relative(30), ["just now", "adesso", "ahora mismo"]);
    }

    #[test]
    fn hours_of_a_week() {
        assert_eq!(
            all(|t| t.week_hours("mon-fri 09:00-12:30 13:30-17:30; sat 09:00-13:00")),
            [
                "Mon-Fri 09:00-12:30 13:30-17:30; Sat 09:00-13:00",
                "lun-ven 09:00-12:30 13:30-17:30; sab 09:00-13:00",
                "lun-vie 09:00-12:30 13:30-17:30; sáb 09:00-13:00",
            ]
        );
        assert_eq!(all(|t| t.week_hours("24x7"))[1], "24 ore su 24, tutti i giorni");
    }

    #[test]
    fn periods() {
        let period = |text: &'static str| {
            let parsed = Period::parse(text, day("2026-11-21"), 4).unwrap();
            all(move |t| t.period(&parsed))
        };
        assert_eq!(period("2026-Q4"), ["Q4 2026", "Q4 2026", "T4 2026"]);
        assert_eq!(period("2026"), ["2026", "2026", "2026"]);
        assert_eq!(period("this-month"), ["November 2026", "novembre 2026", "noviembre de 2026"]);
        assert_eq!(period("2017-W50"), ["week 50, 2017", "settimana 50 del 2017", "semana 50 de 2017"]);
        assert_eq!(period("FY2017-Q4"), ["Q4 of fiscal year 2017", "Q4 dell’esercizio 2017", "T4 del ejercicio 2017"]);
        assert_eq!(
            period("2026-11-21..2026-12-03"),
            ["21 Nov 2026 – 3 Dec 2026", "21 nov 2026 – 3 dic 2026", "21 nov 2026 – 3 dic 2026"]
        );
        assert_eq!(period("2026-11-21.."), ["since 21 Nov 2026", "da: 21 nov 2026", "desde: 21 nov 2026"]);
        assert_eq!(period("all"), ["all time", "dall’inizio", "desde el inicio"]);
    }
}
