//! Numbers and money as the language writes them.

use std::cell::OnceCell;

use fixed_decimal::{Decimal, SignDisplay};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};

use crate::domain::money::{Currency, Money};

use super::{Arg, Language, Texts};

thread_local! {
    /// One formatter a language: 5 µs to make, and not shareable between threads.
    static FORMATTERS: [OnceCell<Option<DecimalFormatter>>; 3] = const { [const { OnceCell::new() }; 3] };
}

fn locale_of(language: Language) -> Locale {
    match language {
        Language::En => locale!("en"),
        Language::It => locale!("it"),
        Language::Es => locale!("es"),
    }
}

fn decimal(language: Language, value: &Decimal) -> String {
    let make = || DecimalFormatter::try_new(locale_of(language).into(), Default::default()).ok();
    FORMATTERS.with(|formatters| {
        formatters
            .get(language as usize)
            .and_then(|cell| cell.get_or_init(make).as_ref())
            .map_or_else(|| value.to_string(), |formatter| formatter.format(value).to_string())
    })
}

/// A whole number.
pub fn integer(language: Language, value: i64) -> String {
    decimal(language, &Decimal::from(value))
}

/// `value · 10^-digits`.
fn scaled(value: i128, digits: u32) -> Decimal {
    let mut number = Decimal::from(value);
    number.multiply_pow10(-i16::try_from(digits).unwrap_or(0));
    number
}

impl Texts {
    /// A whole number, grouped: `12,345`, `12.345`.
    pub fn integer(&self, value: i64) -> String {
        integer(self.language(), value)
    }

    /// A number with that many decimals; `–` for what is no number.
    pub fn decimal(&self, value: f64, digits: u8) -> String {
        let text = format!("{value:.*}", usize::from(digits));
        let Ok(mut number) = Decimal::try_from_str(&text) else { return "–".to_owned() };
        if number.absolute.is_zero() {
            number.apply_sign_display(SignDisplay::Never); // no -0
        }
        decimal(self.language(), &number)
    }

    /// A ratio (1 is 100 %) as a percentage with that many decimals: `12.5%`, `12,5 %`.
    pub fn percent(&self, ratio: f64, digits: u8) -> String {
        self.with("percent", &[("value", Arg::Str(&self.decimal(ratio * 100.0, digits)))])
    }

    /// The same with its sign also where it is a gain: `+212%`.
    pub fn percent_signed(&self, ratio: f64, digits: u8) -> String {
        let text = self.percent(ratio, digits);
        if text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(|c| matches!(c, '1'..='9')) {
            format!("+{text}")
        } else {
            text
        }
    }

    /// An amount; its decimals only where they are not zero: `€12,000`, `12.000,50 €`.
    pub fn money(&self, money: Money) -> String {
        self.amount(i128::from(money.minor), money.currency)
    }

    /// A sum in minor units, written like [`Texts::money`].
    pub fn amount(&self, minor: i128, currency: Currency) -> String {
        let digits = currency.digits();
        let unit = 10_i128.pow(digits);
        if minor % unit == 0 {
            self.placed(minor < 0, &scaled(minor.abs() / unit, 0), currency)
        } else {
            self.placed(minor < 0, &scaled(minor.abs(), digits), currency)
        }
    }

    /// An amount with all its decimals, for columns of documents: `12.000,00 €`.
    pub fn money_exact(&self, money: Money) -> String {
        self.placed(money.minor < 0, &scaled(i128::from(money.minor).abs(), money.currency.digits()), money.currency)
    }

    fn placed(&self, negative: bool, size: &Decimal, currency: Currency) -> String {
        self.beside_symbol(negative, &decimal(self.language(), size), currency)
    }

    fn beside_symbol(&self, negative: bool, figure: &str, currency: Currency) -> String {
        let mut symbol = currency.symbol();
        if self.language() == Language::En && symbol.ends_with(|c: char| c.is_alphanumeric() || c == '.') {
            symbol.push(' '); // CHF 12,000
        }
        let sign = if negative { "-" } else { "" };
        self.with("money", &[("sign", Arg::Str(sign)), ("symbol", Arg::Str(&symbol)), ("value", Arg::Str(figure))])
    }

    /// An amount in at most three significant figures: `€2.4k`, `2,4k €`.
    pub fn money_compact(&self, money: Money) -> String {
        self.amount_compact(i128::from(money.minor), money.currency)
    }

    /// A sum in minor units, written like [`Texts::money_compact`].
    pub fn amount_compact(&self, minor: i128, currency: Currency) -> String {
        let figure = self.short(minor.unsigned_abs(), 10_u128.pow(currency.digits()));
        self.beside_symbol(minor < 0, &figure, currency)
    }

    /// A whole number in at most three significant figures: `412k`, `1,2 Mln`.
    pub fn compact(&self, value: i64) -> String {
        let figure = self.short(u128::from(value.unsigned_abs()), 1);
        if value < 0 { format!("-{figure}") } else { figure }
    }

    /// `value / unit`, shortened. Rounds half up, and 999,500 is a million, not a thousand thousands.
    fn short(&self, value: u128, unit: u128) -> String {
        let whole = |unit: u128| (value + unit / 2) / unit;
        let figure = |number: u128, digits| {
            decimal(self.language(), &scaled(i128::try_from(number).unwrap_or(i128::MAX), digits))
        };
        if whole(unit) < 1000 {
            return figure(whole(unit), 0);
        }
        let steps =
            [("compact-thousands", 1_000), ("compact-millions", 1_000_000), ("compact-billions", 1_000_000_000)];
        for (id, step) in steps {
            let size = unit * step;
            let tenths = (value * 10 + size / 2) / size;
            let last = step == 1_000_000_000;
            if tenths < 1000 && !tenths.is_multiple_of(10) {
                return self.with(id, &[("value", Arg::Str(&figure(tenths, 1)))]);
            }
            if tenths < 1000 || whole(size) < 1000 || last {
                return self.with(id, &[("value", Arg::Str(&figure(whole(size), 0)))]);
            }
        }
        figure(whole(unit), 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::amount;

    fn all(show: impl Fn(&Texts) -> String) -> [String; 3] {
        Language::ALL.map(|language| show(&Texts::new(language)))
    }

    fn euro(minor: i64) -> Money {
        Money { minor, currency: Currency::EUR }
    }

    #[test]
    fn numbers() {
        assert_eq!(all(|t| t.integer(1234)), ["1,234", "1234", "1234"]);
        assert_eq!(all(|t| t.integer(-1_234_567)), ["-1,234,567", "-1.234.567", "-1.234.567"]);
        assert_eq!(all(|t| t.decimal(1234.5, 1)), ["1,234.5", "1234,5", "1234,5"]);
        assert_eq!(all(|t| t.decimal(12_345.6, 2)), ["12,345.60", "12.345,60", "12.345,60"]);
        assert_eq!(all(|t| t.decimal(-0.001, 1)), ["0.0", "0,0", "0,0"]);
        assert_eq!(all(|t| t.decimal(f64::NAN, 1)), ["–", "–", "–"]);
    }

    #[test]
    fn percentages() {
        assert_eq!(all(|t| t.percent(0.125, 1)), ["12.5%", "12,5%", "12,5 %"]);
        assert_eq!(all(|t| t.percent_signed(2.12, 0)), ["+212%", "+212%", "+212 %"]);
        assert_eq!(all(|t| t.percent_signed(-0.41, 0)), ["-41%", "-41%", "-41 %"]);
        assert_eq!(all(|t| t.percent_signed(0.0, 0)), ["0%", "0%", "0 %"]);
    }

    #[test]
    fn money() {
        assert_eq!(all(|t| t.money(euro(1_200_000))), ["€12,000", "12.000 €", "12.000 €"]);
        assert_eq!(all(|t| t.money(euro(120_050))), ["€1,200.50", "1200,50 €", "1200,50 €"]);
        assert_eq!(all(|t| t.money(euro(-1_200_000))), ["-€12,000", "-12.000 €", "-12.000 €"]);
        assert_eq!(all(|t| t.money_exact(euro(1_200_000))), ["€12,000.00", "12.000,00 €", "12.000,00 €"]);
        let yen = Money { minor: 12_000, currency: "JPY".parse().unwrap() };
        assert_eq!(all(|t| t.money_exact(yen)), ["¥12,000", "12.000 ¥", "12.000 ¥"]);
    }

    #[test]
    fn what_is_printed_can_be_typed() {
        for texts in Language::ALL.map(Texts::new) {
            for minor in [0, 1, -1, 50, 99_999, 120_050, 1_200_000, -123_456_789, 240_000, 99_999_900_000] {
                let read = |text: &str| amount::parse(text, Currency::EUR, texts.language());
                assert_eq!(read(&texts.money(euro(minor))), Ok(euro(minor)));
                assert_eq!(read(&texts.money_exact(euro(minor))), Ok(euro(minor)));
            }
        }
    }

    #[test]
    fn compact_figures() {
        assert_eq!(all(|t| t.money_compact(euro(240_000))), ["€2.4k", "2,4k €", "2,4k €"]);
        assert_eq!(all(|t| t.money_compact(euro(-800_000))), ["-€8k", "-8k €", "-8k €"]);
        assert_eq!(all(|t| t.money_compact(euro(99_949))), ["€999", "999 €", "999 €"]);
        assert_eq!(all(|t| t.compact(412_300)), ["412k", "412k", "412k"]);
        assert_eq!(all(|t| t.compact(12_449)), ["12.4k", "12,4k", "12,4k"]);
        assert_eq!(all(|t| t.compact(999_499)), ["999k", "999k", "999k"]);
        assert_eq!(all(|t| t.compact(999_500)), ["1M", "1 Mln", "1M"]);
        assert_eq!(all(|t| t.compact(1_250_000)), ["1.3M", "1,3 Mln", "1,3M"]);
        assert_eq!(all(|t| t.compact(3_400_000_000)), ["3.4B", "3,4 Mrd", "3,4 mil M"]);
        assert_eq!(all(|t| t.compact(0)), ["0", "0", "0"]);
    }
}
