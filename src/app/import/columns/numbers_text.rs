//! The letters of one number cell: digits and their marks, signs, currencies, percent.

use super::dates_text::{self, DateCell, Shape};
use crate::domain::money::{Currency, Money};
use crate::domain::refusal::Refusal;

/// Which mark stands before the decimals; the other one groups thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalMark {
    /// `1,234.56`
    Point,
    /// `1.234,56`
    Comma,
}

impl DecimalMark {
    /// The character.
    pub const fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    /// The mark that `--decimal` calls `word`.
    pub fn named(word: &str) -> Option<Self> {
        match word.trim() {
            "." | "point" | "dot" => Some(Self::Point),
            "," | "comma" => Some(Self::Comma),
            _ => None,
        }
    }
}

/// The currency sign beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A currency without doubt: `€`, `R$`, `CHF`.
    Of(Currency),
    /// `$`: a dollar or a peso.
    Dollar,
    /// `¥`: a yen or a yuan.
    Yen,
    /// `kr`: a Scandinavian crown.
    Crown,
}

impl Sign {
    /// The currencies that write this sign, the commonest first.
    pub fn currencies(self) -> Vec<Currency> {
        let codes: &[&str] = match self {
            Self::Of(currency) => return vec![currency],
            Self::Dollar => &["USD", "CAD", "AUD", "MXN", "ARS", "CLP", "COP", "UYU", "NZD", "SGD", "HKD"],
            Self::Yen => &["JPY", "CNY"],
            Self::Crown => &["SEK", "NOK", "DKK", "ISK"],
        };
        codes.iter().filter_map(|code| code.parse().ok()).collect()
    }
}

/// A decimal number, exactly as it was written: `mantissa` · 10^-`scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// All digits.
    pub mantissa: i64,
    /// How many of them are decimals.
    pub scale: u32,
    /// Whether it was written with `%`.
    pub percent: bool,
    /// The currency sign beside it.
    pub sign: Option<Sign>,
}

impl Number {
    /// As an amount of `currency`.
    ///
    /// # Errors
    /// `too-many-decimals` where the currency has fewer and the others are not zero, `amount-too-large`.
    pub fn money(self, currency: Currency) -> Result<Money, Refusal> {
        let digits = currency.digits();
        let too_large = || Refusal::invalid("amount-too-large").with("value", self.plain());
        let minor = if self.scale <= digits {
            let factor = 10i64.checked_pow(digits - self.scale).ok_or_else(too_large)?;
            self.mantissa.checked_mul(factor).ok_or_else(too_large)?
        } else {
            let factor = 10i64.checked_pow(self.scale - digits).ok_or_else(too_large)?;
            if self.mantissa % factor != 0 {
                let refusal = Refusal::invalid("too-many-decimals");
                return Err(refusal.with("value", self.plain()).with("digits", digits));
            }
            self.mantissa / factor
        };
        Money::new(minor, currency)
    }

    /// The plain decimal with a point: `-1234.50`.
    pub fn plain(self) -> String {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let width = self.scale as usize + 1;
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs());
        let (whole, decimals) = digits.split_at(digits.len() - self.scale as usize);
        if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
    }

    /// As a float, for shares and scores; never for money.
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10f64.powi(self.scale.try_into().unwrap_or(0))
    }
}

/// Reads one cell of a column whose decimal mark is known.
///
/// # Errors
/// The reason code: `not-a-number` (letters, exponents, digits of other scripts, the other decimal
/// mark), `number-too-large`.
pub fn read(cell: &str, mark: DecimalMark) -> Result<Number, &'static str> {
    if (1..=18).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        let mantissa = cell.parse().map_err(|_| "number-too-large")?;
        return Ok(Number { mantissa, scale: 0, percent: false, sign: None });
    }
    let dressed = Dressed::of(cell).ok_or("not-a-number")?;
    let (mantissa, scale) = body(dressed.digits, mark)?;
    let mantissa = mantissa.checked_mul(dressed.times).ok_or("number-too-large")?;
    let mantissa = if dressed.negative { -mantissa } else { mantissa };
    Ok(Number { mantissa, scale, percent: dressed.percent, sign: dressed.sign })
}

/// A number cell without what stands around the digits.
struct Dressed<'a> {
    digits: &'a str,
    negative: bool,
    percent: bool,
    /// What a K or M behind it multiplies by.
    times: i64,
    sign: Option<Sign>,
}

/// Signs and the currency each stands for; the longer before those that they end in.
const SIGNS: [(&str, &str); 12] = [
    ("US$", "USD"),
    ("R$", "BRL"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("¥", "¥"),
    ("kr.", "kr"),
    ("kr", "kr"),
    ("$", "$"),
];

fn sign_of(code: &str) -> Option<Sign> {
    match code {
        "$" => Some(Sign::Dollar),
        "¥" => Some(Sign::Yen),
        "kr" => Some(Sign::Crown),
        code => code.parse().ok().map(Sign::Of),
    }
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() // no-break and narrow ones too
}

impl<'a> Dressed<'a> {
    fn of(cell: &'a str) -> Option<Self> {
        let mut found = Self { digits: cell.trim(), negative: false, percent: false, times: 1, sign: None };
        if let Some(inner) = found.digits.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            found.negative = true;
            found.digits = inner.trim();
        }
        while found.before()? {}
        while found.behind()? {}
        found.digits.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '.' | ',')).then_some(found)
    }

    /// Takes a sign or currency from the front; `None` where it stands there twice.
    fn before(&mut self) -> Option<bool> {
        if let Some(rest) = self.digits.strip_prefix(['-', '\u{2212}']) {
            return self.minus(rest.trim_start_matches(is_gap));
        }
        if let Some(rest) = self.digits.strip_prefix('+') {
            self.digits = rest.trim_start_matches(is_gap);
            return Some(true);
        }
        for (text, code) in SIGNS {
            if let Some(rest) = self.digits.strip_prefix(text) {
                return self.currency(sign_of(code)?, rest.trim_start_matches(is_gap));
            }
        }
        let code = self.digits.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()));
        match code.and_then(|code| code.parse().ok()) {
            Some(currency) => {
                let rest = self.digits.get(3..)?.trim_start_matches(is_gap);
                self.currency(Sign::Of(currency), rest)
            }
            None => Some(false),
        }
    }

    fn behind(&mut self) -> Option<bool> {
        let text = self.digits;
        if let Some(rest) = text.strip_suffix(['-', '\u{2212}']) {
            return self.minus(rest.trim_end_matches(is_gap));
        }
        if let Some(rest) = text.strip_suffix('%') {
            self.digits = rest.trim_end_matches(is_gap);
            return (!std::mem::replace(&mut self.percent, true)).then_some(true);
        }
        for (suffix, code) in SIGNS {
            if let Some(rest) = text.strip_suffix(suffix) {
                return self.currency(sign_of(code)?, rest.trim_end_matches(is_gap));
            }
        }
        if let Some((rest, code)) = text.len().checked_sub(3).and_then(|at| text.split_at_checked(at))
            && code.bytes().all(|byte| byte.is_ascii_uppercase())
        {
            return self.currency(Sign::Of(code.parse().ok()?), rest.trim_end_matches(is_gap));
        }
        for (suffix, times) in [("K", 1000), ("k", 1000), ("M", 1_000_000), ("Mln", 1_000_000), ("mln", 1_000_000)] {
            if let Some(rest) = text.strip_suffix(suffix) {
                self.digits = rest.trim_end_matches(is_gap);
                return (std::mem::replace(&mut self.times, times) == 1).then_some(true);
            }
        }
        Some(false)
    }

    fn minus(&mut self, rest: &'a str) -> Option<bool> {
        self.digits = rest;
        (!std::mem::replace(&mut self.negative, true)).then_some(true)
    }

    fn currency(&mut self, sign: Sign, rest: &'a str) -> Option<bool> {
        self.digits = rest;
        self.sign.replace(sign).is_none().then_some(true)
    }
}

/// The digits with their marks: mantissa and how many decimals.
fn body(text: &str, mark: DecimalMark) -> Result<(i64, u32), &'static str> {
    let (point, comma) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, decimals) = text.split_once(point).unwrap_or((text, ""));
    let mut mantissa = 0i64;
    let mut push = |digits: &str| -> Result<(), &'static str> {
        for digit in digits.bytes() {
            if !digit.is_ascii_digit() {
                return Err("not-a-number");
            }
            let grown = mantissa.checked_mul(10).and_then(|grown| grown.checked_add(i64::from(digit - b'0')));
            mantissa = grown.ok_or("number-too-large")?;
        }
        Ok(())
    };
    let group = whole.chars().find(|&letter| letter == comma || letter == '\'' || letter == '’' || is_gap(letter));
    match group {
        None => push(whole)?,
        Some(group) => {
            let groups: usize = whole.split(group).count();
            for (at, digits) in whole.split(group).enumerate() {
                let fits = if at == 0 {
                    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
                } else if at + 1 == groups {
                    digits.len() == 3
                } else {
                    // 1,00,000: in India all groups but the last have two digits.
                    digits.len() == 3 || (digits.len() == 2 && group == ',')
                };
                if !fits {
                    return Err("not-a-number");
                }
                push(digits)?;
            }
        }
    }
    if whole.is_empty() && decimals.is_empty() {
        return Err("not-a-number");
    }
    let decimals = if decimals.len() > 9 { decimals.trim_end_matches('0') } else { decimals };
    push(decimals)?;
    Ok((mantissa, u32::try_from(decimals.len()).map_err(|_| "number-too-large")?))
}

/// What a failed formula or division leaves: `#REF!`, `NaN`, `-inf`.
pub fn is_of_formula(cell: &str) -> bool {
    let bare = cell.trim().trim_start_matches(['-', '+', '\u{2212}']);
    let error = bare.starts_with('#') && bare.ends_with(['!', '?', 'A', 'a']) && bare.len() <= 8;
    error || ["nan", "inf", "infinity", "∞"].iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// Whether a cell that is no number was meant as one: what a failed formula leaves, or mostly digits and no date.
pub fn was_meant(cell: &str) -> bool {
    if is_of_formula(cell) {
        return true;
    }
    let (mut digits, mut all) = (0, 0);
    for letter in cell.chars().filter(|letter| !letter.is_whitespace()) {
        digits += usize::from(letter.is_numeric());
        all += 1;
    }
    let is_date = || !matches!(dates_text::parse(cell), None | Some(DateCell { shape: Shape::Digits { .. }, .. }));
    digits > 0 && digits * 2 >= all && !is_date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(cell: &str, mark: DecimalMark) -> String {
        read(cell, mark).map_or_else(str::to_owned, Number::plain)
    }

    #[test]
    fn numbers_in_the_wild() {
        use DecimalMark::{Comma, Point};
        for (cell, mark, expected) in [
            ("1.234,56", Comma, "1234.56"),
            ("1,234.56", Point, "1234.56"),
            ("1 234,56", Comma, "1234.56"),
            ("1\u{202f}234\u{a0}567,8", Comma, "not-a-number"),
            ("1\u{a0}234\u{a0}567,8", Comma, "1234567.8"),
            ("1'234.56", Point, "1234.56"),
            ("1,00,000", Point, "100000"),
            ("(12)", Point, "-12"),
            ("($1,200.50)", Point, "-1200.50"),
            ("−12", Point, "-12"),
            ("12-", Point, "-12"),
            ("+3", Point, "3"),
            ("$22,700.00", Point, "22700.00"),
            ("R$ 1.200,00", Comma, "1200.00"),
            ("1200 €", Comma, "1200"),
            ("USD 12.5", Point, "12.5"),
            ("12.5 CHF", Point, "12.5"),
            ("$115.00K", Point, "115000.00"),
            ("$1,117.10K", Point, "1117100.00"),
            ("1.2M", Point, "1200000.0"),
            ("35%", Point, "35"),
            (".5", Point, "0.5"),
            ("45631.0", Point, "45631.0"),
            ("0,123", Point, "not-a-number"),
            ("0,123", Comma, "0.123"),
            ("12,34", Point, "not-a-number"),
            ("1e9", Point, "not-a-number"),
            ("٣", Point, "not-a-number"),
            ("1.2 Cr", Point, "not-a-number"),
            ("85 L", Point, "not-a-number"),
            ("--3", Point, "not-a-number"),
            ("€ $ 3", Point, "not-a-number"),
            ("99999999999999999999", Point, "number-too-large"),
            ("9223372036854775807K", Point, "number-too-large"),
            ("", Point, "not-a-number"),
            ("€", Point, "not-a-number"),
        ] {
            assert_eq!(plain(cell, mark), expected, "{cell}");
        }
        let sign = |cell| read(cell, Point).unwrap().sign.unwrap().currencies()[0].to_string();
        assert_eq!([sign("R$ 3"), sign("£3"), sign("3 Kč"), sign("$3")], ["BRL", "GBP", "CZK", "USD"]);
    }

    #[test]
    fn an_amount_needs_its_currencys_decimals() {
        let yen: Currency = "JPY".parse().unwrap();
        let number = |cell| read(cell, DecimalMark::Point).unwrap();
        assert_eq!(number("12.5").money(yen).unwrap_err().code, "too-many-decimals");
        assert_eq!(number("12.00").money(yen).map(|money| money.minor), Ok(12));
        assert_eq!(number("12.5").money(Currency::EUR).map(|money| money.minor), Ok(1250));
        assert_eq!(number("999999999999999999").money(Currency::EUR).unwrap_err().code, "amount-too-large");
    }

    #[test]
    fn numbers_gone_wrong_are_told_from_what_never_was_one() {
        for cell in
            ["NaN", "-inf", "Infinity", "#N/A", "#REF!", "#DIV/0!", "#NAME?", "1e9", "٣", "1.2.3,4", "12 k€/y 300"]
        {
            assert!(was_meant(cell), "{cell}");
        }
        for cell in ["", "soon", "#hot", "2026-01-31", "31.02.2026", "MB Pro 2", "tbd", "a@b.example"] {
            assert!(!was_meant(cell), "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(cell in "\\PC{0,30}") {
            let _ = was_meant(&cell);
            let _ = read(&cell, DecimalMark::Comma);
        }

        #[test]
        fn number_like_text_is_survived(cell in "[-0-9.,()$€KM% ']{0,24}") {
            let _ = read(&cell, DecimalMark::Point);
            let _ = read(&cell, DecimalMark::Comma);
        }
    }
}
