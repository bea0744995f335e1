//! Words and figures in the reader's language: the texts with the team's zone, day and currency.

use chrono::Datelike;

use crate::app::texts::{Arg, Texts};
use crate::app::views::{Figure, Mark, Message, Value};
use crate::domain::money::{Currency, Money};
use crate::domain::period::Period;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant, Zone};
use crate::ui::keymap::{Key, KeyName, Sequence};
use crate::ui::theme::{Glyphs, Role};
use crate::ui::widgets::form::Ground;

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
        let number = |value: &str| value.parse::<i64>().ok().filter(|n| n.to_string() == value);
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
        self.texts.refusal(refusal).0
    }

    /// What helps where something was refused.
    pub fn hint(&self, refusal: &Refusal) -> Option<String> {
        self.texts.refusal(refusal).1
    }

    /// A code of the domain as a word: `basis` and `consent` give the text `basis-consent`, else `choice-consent`.
    /// A code without a word stands for itself.
    pub fn code(&self, family: &str, code: &str) -> String {
        if code.is_empty() {
            return String::new();
        }
        let named = self.find(&format!("{family}-{code}"));
        named.or_else(|| self.find(&format!("choice-{code}"))).unwrap_or_else(|| code.to_owned())
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
        self.texts.integer(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// An amount in full: `12.000 €`, without decimals where they are nought.
    pub fn money(&self, money: Money) -> String {
        self.texts.money(money)
    }

    /// An amount for narrow places: `2,4k €`.
    pub fn money_short(&self, money: Money) -> String {
        self.texts.money_compact(money)
    }

    /// A sum for narrow places.
    pub fn total_short(&self, minor: i128, currency: Currency) -> String {
        self.texts.amount_compact(minor, currency)
    }

    /// An amount for narrow columns of one currency: `2,4k`.
    pub fn amount_short(&self, money: Money) -> String {
        let unit = 10_i64.pow(money.currency.digits());
        self.texts.compact((money.minor + unit / 2).div_euclid(unit))
    }

    /// An amount for the narrowest places: from ten thousand on without decimals, `12k`.
    pub fn amount_rough(&self, money: Money) -> String {
        let unit = 10_i64.pow(money.currency.digits());
        let whole = (money.minor + unit / 2).div_euclid(unit);
        let step = match whole.abs() {
            9_950..999_500 => 1_000,
            9_950_000..999_500_000 => 1_000_000,
            _ => 1,
        };
        self.texts.compact((whole + step / 2).div_euclid(step) * step)
    }

    /// An amount as people of the language type it into a field: `41750`, `41750,50`.
    pub fn amount_typed(&self, money: Money) -> String {
        let unit = 10_i64.pow(money.currency.digits());
        let plain = money.plain();
        if money.minor % unit == 0 {
            return plain.split('.').next().unwrap_or_default().to_owned();
        }
        let comma = self.texts.decimal(0.5, 1).contains(',');
        if comma { plain.replace('.', ",") } else { plain }
    }

    /// The sign of a currency: `€`.
    pub fn currency(&self, currency: Currency) -> String {
        currency.symbol()
    }

    /// A share: `41 %`.
    pub fn percent(&self, share: f64) -> String {
        self.texts.percent(share, 0)
    }

    /// A change: `+212 %`.
    pub fn percent_signed(&self, share: f64) -> String {
        self.texts.percent_signed(share, 0)
    }

    /// A day with its year, short.
    pub fn day(&self, day: Day) -> String {
        self.texts.day_short(day)
    }

    /// A day of this year: `21 Nov`.
    pub fn day_month(&self, day: Day) -> String {
        self.texts.day_month(day)
    }

    /// A day with its weekday.
    pub fn day_weekday(&self, day: Day) -> String {
        self.texts.day_with_weekday(day)
    }

    /// A day over its events: with its weekday in the year of `now`, else with its year.
    pub fn day_apart(&self, day: Day, now: Instant) -> String {
        let this_year = day.date().year() == self.zone.day(now).date().year();
        if this_year { self.day_weekday(day) } else { self.day_long(day) }
    }

    /// A day in words.
    pub fn day_long(&self, day: Day) -> String {
        self.texts.day_medium(day)
    }

    /// The month of a day, in three letters or so.
    pub fn month(&self, day: Day) -> String {
        self.texts.month_short(day.date().month())
    }

    /// A time of the day.
    pub fn time(&self, at: Instant) -> String {
        self.texts.time(at, self.zone)
    }

    /// An instant: its day and time.
    pub fn instant(&self, at: Instant) -> String {
        self.texts.instant(at, self.zone)
    }

    /// An instant with its day in words, as details have it.
    pub fn instant_long(&self, at: Instant) -> String {
        self.texts.instant_medium(at, self.zone)
    }

    /// How long ago an instant was: `2 min ago`.
    pub fn ago(&self, at: Instant, now: Instant) -> String {
        self.texts.relative(at.min(now), now)
    }

    /// A length of time by its largest unit: `40 min`, `3 h`, `12 d`.
    pub fn span(&self, seconds: i64) -> String {
        // Below a minute the unit would change under the reader's eyes every second.
        self.texts.duration(seconds.abs().max(60))
    }

    /// Whole days: `12 d`.
    pub fn days(&self, days: i64) -> String {
        self.texts.with("duration-days", &[("count", Arg::Int(days))])
    }

    /// A figure's value in full; nothing is the word for it.
    pub fn value(&self, value: Value) -> String {
        match value {
            Value::Count(n) => self.texts.integer(n),
            Value::Money(money) => self.money(money),
            Value::Ratio(share) => self.percent(share),
            Value::Days(days) => {
                let digits = u8::from((days - days.round()).abs() > 0.05);
                self.with("value-days", &[("n", &self.texts.decimal(days, digits))])
            }
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
        let date = day.date();
        let start = fiscal_start.clamp(1, 12);
        let quarter = (((date.month() + 12 - start) % 12) / 3 + 1).to_string();
        let year = (date.year() + i32::from(start > 1 && date.month() >= start)).to_string();
        self.texts.with("period-quarter", &[("quarter", Arg::Str(&quarter)), ("year", Arg::Str(&year))])
    }

    /// A period as typed, in words where it is one that can be named.
    pub fn period(&self, period: &str, ground: &Ground) -> String {
        Period::parse(period, ground.today, ground.fiscal_start)
            .map_or_else(|_| period.to_owned(), |period| self.texts.period(&period))
    }

    /// A figure with what it was counted from: `24 % (12/50)`; where there is none, which nothing.
    pub fn figure(&self, figure: &Figure) -> String {
        let value = match (figure.value, figure.why) {
            (Value::None, Some(why)) => self.get(&format!("why-{why}")),
            (value, _) => self.value(value),
        };
        let counted = self.counted(figure);
        if counted.is_empty() { value } else { format!("{value} ({counted})") }
    }

    /// What a figure was counted from: `12/50` for a share, and where not all cases have a value; `n 18`
    /// for what is taken over cases. A count needs none.
    pub fn counted(&self, figure: &Figure) -> String {
        let share = matches!(figure.value, Value::Ratio(_));
        match (figure.value, figure.k, figure.n) {
            (Value::Count(_), ..) => String::new(),
            (_, Some(k), Some(n)) if share || k < n => format!("{}/{}", self.count(k), self.count(n)),
            (_, _, Some(n)) => format!("n {}", self.count(n)),
            _ => String::new(),
        }
    }

    /// A value for a page of many: money of a thousand and more without its decimals.
    pub fn value_rough(&self, value: Value) -> String {
        match value {
            Value::Money(money) => {
                let unit = 10_i64.pow(money.currency.digits());
                let whole = money.minor / unit * unit;
                let rough = if money.minor.abs() >= 1_000 * unit { Money { minor: whole, ..money } } else { money };
                self.money(rough)
            }
            other => self.value(other),
        }
    }

    /// An instant as short as it can be told from `now`.
    pub fn moment(&self, at: Instant, now: Instant) -> String {
        self.texts.moment(at, now, self.zone)
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
}
