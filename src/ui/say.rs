//! Words and figures in the reader's language: the texts with the team's zone, day and currency.

use crate::app::texts::{Arg, Texts};
use crate::app::views::{Figure, Mark, Message, Value};
use crate::domain::money::{Currency, Money};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant, Zone};
use crate::ui::keymap::{Key, KeyName, Sequence};
use crate::ui::theme::{Glyphs, Role};

/// The texts of one language, with what formatting needs to know of the team.
#[derive(Clone, Copy)]
pub struct Say<'a> {
    texts: &'a Texts,
    zone: &'a Zone,
}

impl<'a> Say<'a> {
    /// Speaks `texts`, with the times of `zone`.
    pub const fn new(texts: &'a Texts, zone: &'a Zone) -> Self {
        Self { texts, zone }
    }

    /// The texts.
    pub const fn texts(&self) -> &'a Texts {
        self.texts
    }

    /// The team's zone.
    pub const fn zone(&self) -> &'a Zone {
        self.zone
    }

    /// The text `id`.
    pub fn get(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// The text `id` with its variables. A value of digits alone is a number, so that plurals work.
    pub fn with(&self, id: &str, values: &[(&str, &str)]) -> String {
        let number = |value: &str| value.parse().ok().filter(|_| value.len() < 16 && !value.starts_with('+'));
        let args: Vec<(&str, Arg<'_>)> =
            values.iter().map(|(name, value)| (*name, number(value).map_or(Arg::Str(value), Arg::Int))).collect();
        self.texts.with(id, &args)
    }

    /// The text `id` with a count in `n`.
    pub fn count_of(&self, id: &str, n: u64) -> String {
        self.with(id, &[("n", &n.to_string())])
    }

    /// A sentence that came from below.
    pub fn message(&self, message: &Message) -> String {
        let values: Vec<(&str, &str)> = message.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.with(&message.id, &values)
    }

    /// Why something was refused.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let values: Vec<(&str, &str)> = refusal.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.with(&format!("refusal-{}", refusal.code), &values)
    }

    /// A code of the domain as a word: `stage` and `mql` give the text `stage-mql`.
    pub fn code(&self, family: &str, code: &str) -> String {
        if code.is_empty() { String::new() } else { self.texts.get(&format!("{family}-{code}")) }
    }

    /// A glyph and a role for a mark; the word is `mark-<code>`.
    pub const fn mark(glyphs: &Glyphs, mark: Mark) -> (&'static str, Role) {
        match mark {
            Mark::None => (" ", Role::Dim),
            Mark::Late => (glyphs.late, Role::Late),
            Mark::Due => (glyphs.due, Role::Due),
            Mark::Kept => (glyphs.kept, Role::Kept),
            Mark::Paused => (glyphs.paused, Role::Paused),
        }
    }

    /// The word of a mark, empty for none.
    pub fn mark_word(&self, mark: Mark) -> String {
        match mark {
            Mark::None => String::new(),
            Mark::Late => self.get("mark-late"),
            Mark::Due => self.get("mark-due"),
            Mark::Kept => self.get("mark-kept"),
            Mark::Paused => self.get("mark-paused"),
        }
    }

    /// A whole number, grouped.
    pub fn count(&self, n: u64) -> String {
        self.group(n)
    }

    /// An amount in full: `12.000 €`, without decimals where they are nought.
    pub fn money(&self, money: Money) -> String {
        let plain = money.plain();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
        let grouped = self.group(digits.parse().unwrap_or(0));
        let decimals = if decimals.bytes().all(|digit| digit == b'0') {
            String::new()
        } else {
            format!("{}{decimals}", self.point())
        };
        self.beside(sign, &format!("{grouped}{decimals}"), &money.currency.symbol())
    }

    /// An amount for narrow places: `2,4k €`.
    pub fn money_short(&self, money: Money) -> String {
        let scale = 10f64.powi(i32::try_from(money.currency.digits()).unwrap_or(2));
        let (sign, size) = if money.minor < 0 { ("−", -money.minor) } else { ("", money.minor) };
        self.beside(sign, &self.short(size as f64 / scale), &money.currency.symbol())
    }

    /// An amount for narrow columns whose head names the currency: `2,4k`.
    pub fn amount_short(&self, money: Money) -> String {
        let scale = 10f64.powi(i32::try_from(money.currency.digits()).unwrap_or(2));
        let sign = if money.minor < 0 { "−" } else { "" };
        format!("{sign}{}", self.short(money.minor.abs() as f64 / scale))
    }

    /// A share: `41 %`.
    pub fn percent(&self, share: f64) -> String {
        let number = (share.abs() * 100.0).round();
        let sign = if share < 0.0 && number > 0.0 { "−" } else { "" };
        let grouped = self.group(number as u64);
        if self.english() { format!("{sign}{grouped}%") } else { format!("{sign}{grouped} %") }
    }

    /// A change: `+212 %`.
    pub fn percent_signed(&self, share: f64) -> String {
        let text = self.percent(share);
        if text.starts_with('−') || (share * 100.0).round() == 0.0 { text } else { format!("+{text}") }
    }

    /// A number with one decimal where it has one.
    pub fn decimal(&self, number: f64) -> String {
        let text = format!("{:.1}", number.abs());
        let sign = if number < 0.0 { "−" } else { "" };
        format!("{sign}{}", text.strip_suffix(".0").map_or_else(|| text.replace('.', self.point()), str::to_owned))
    }

    /// A day with its year, short.
    pub fn day(&self, day: Day) -> String {
        if self.english() {
            day.date().format("%Y-%m-%d").to_string()
        } else {
            day.date().format("%d/%m/%y").to_string()
        }
    }

    /// A day without its year.
    pub fn day_short(&self, day: Day) -> String {
        let month = self.month(day);
        format!("{} {month}", day.date().format("%-d"))
    }

    /// The month of a day, in three letters or so.
    pub fn month(&self, day: Day) -> String {
        self.get(&format!("month-{}", day.date().format("%-m")))
    }

    /// A time of the day.
    pub fn time(&self, at: Instant) -> String {
        self.zone.local(at).format("%H:%M").to_string()
    }

    /// An instant: its day and time.
    pub fn instant(&self, at: Instant) -> String {
        format!("{} {}", self.day(self.zone.day(at)), self.time(at))
    }

    /// How long ago an instant was: `2 min ago`.
    pub fn ago(&self, at: Instant, now: Instant) -> String {
        self.with("ago", &[("span", &self.span((now.0 - at.0).max(0) / Instant::SECOND))])
    }

    /// A length of time by its largest unit: `40 min`, `3 h`, `12 d`.
    pub fn span(&self, seconds: i64) -> String {
        let (n, id) = match seconds.abs() {
            s if s < 3_600 => (s / 60, "span-minutes"),
            s if s < 86_400 => (s / 3_600, "span-hours"),
            s => (s / 86_400, "span-days"),
        };
        self.with(id, &[("n", &n.to_string())])
    }

    /// Whole days: `12 d`.
    pub fn days(&self, days: i64) -> String {
        self.with("span-days", &[("n", &days.to_string())])
    }

    /// A figure's value in full; nothing is the word for it.
    pub fn value(&self, value: Value) -> String {
        match value {
            Value::Count(n) => format!("{}{}", if n < 0 { "−" } else { "" }, self.group(n.unsigned_abs())),
            Value::Money(money) => self.money(money),
            Value::Ratio(share) => self.percent(share),
            Value::Days(days) => self.with("value-days", &[("n", &self.decimal(days))]),
            Value::Seconds(seconds) => self.span(seconds),
            Value::None => self.get("value-none"),
        }
    }

    /// The text `id` where there is one.
    pub fn find(&self, id: &str) -> Option<String> {
        self.texts.find(id)
    }

    /// The quarter of a day, with its year.
    pub fn quarter(&self, day: Day, fiscal_start: u32) -> String {
        use chrono::Datelike;
        let date = day.date();
        let start = fiscal_start.clamp(1, 12);
        let quarter = ((date.month() + 12 - start) % 12) / 3 + 1;
        let year = date.year() + i32::from(start > 1 && date.month() >= start);
        format!("{}{quarter} {year}", self.get("quarter"))
    }

    /// A period as typed, in words where it is one of the words.
    pub fn period(&self, period: &str) -> String {
        self.find(&format!("period-{period}")).unwrap_or_else(|| period.to_owned())
    }

    /// A sum for narrow places.
    pub fn total_short(&self, minor: i128, currency: Currency) -> String {
        let minor = i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN + 1 } else { i64::MAX });
        self.money_short(Money { minor, currency })
    }

    /// A day with its weekday.
    pub fn day_weekday(&self, day: Day) -> String {
        self.day_long(day)
    }

    /// A day in words.
    pub fn day_long(&self, day: Day) -> String {
        format!("{} {}", self.day_short(day), day.date().format("%Y"))
    }

    /// A figure with what it was counted from: `24 % (12/50)`; where there is none, which nothing.
    pub fn figure(&self, figure: &Figure) -> String {
        let value = match (figure.value, figure.why) {
            (Value::None, Some(why)) => self.get(&format!("why-{why}")),
            (value, _) => self.value(value),
        };
        match (figure.k, figure.n) {
            (Some(k), Some(n)) => format!("{value} ({}/{})", self.count(k), self.count(n)),
            (None, Some(n)) => format!("{value} (n {})", self.count(n)),
            _ => value,
        }
    }

    /// Keys as they stand on keyboards: `Ctrl-D`, `Invio`, `o n`.
    pub fn keys(&self, keys: &Sequence) -> String {
        keys.0.iter().map(|key| self.key(key)).collect::<Vec<_>>().join(" ")
    }

    fn key(&self, key: &Key) -> String {
        let name = match (key.word(), key.code) {
            (Some(word), _) => self.get(&format!("key-{word}")),
            (None, KeyName::Char(c)) if key.ctrl => c.to_uppercase().collect(),
            (None, _) => Key { ctrl: false, alt: false, shift: false, ..*key }.to_string().replace('f', "F"),
        };
        let name = match key.code {
            KeyName::Char(c) if !key.ctrl => {
                if c == ' ' {
                    name
                } else {
                    c.to_string()
                }
            }
            _ => name,
        };
        let held = [(key.ctrl, "key-ctrl"), (key.alt, "key-alt"), (key.shift, "key-shift")];
        let held: String = held.iter().filter(|(held, _)| *held).map(|(_, id)| format!("{}-", self.get(id))).collect();
        format!("{held}{name}")
    }

    fn english(&self) -> bool {
        self.texts.language() == crate::app::texts::Language::En
    }

    fn point(&self) -> &'static str {
        if self.english() { "." } else { "," }
    }

    fn beside(&self, sign: &str, number: &str, symbol: &str) -> String {
        if self.english() { format!("{sign}{symbol}{number}") } else { format!("{sign}{number} {symbol}") }
    }

    fn short(&self, number: f64) -> String {
        match number {
            n if n >= 999_500_000.0 => format!("{}G", self.decimal(n / 1e9)),
            n if n >= 999_500.0 => format!("{}M", self.decimal(n / 1e6)),
            n if n >= 1_000.0 => format!("{}k", self.decimal(n / 1e3)),
            n => format!("{n:.0}"),
        }
    }

    fn group(&self, n: u64) -> String {
        let digits = n.to_string();
        // Italian and Spanish do not group four digits.
        if digits.len() < if self.english() { 4 } else { 5 } {
            return digits;
        }
        let mut out = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push(if self.english() { ',' } else { '.' });
            }
            out.push(digit);
        }
        out
    }
}
