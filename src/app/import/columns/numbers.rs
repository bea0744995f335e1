//! Numbers and amounts as people and programs write them, and the decimal mark that a column proves.

use super::{Decision, Sample, is_nothing, keep, too_much};
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

/// What the cells of a column of numbers show.
#[derive(Debug, Default)]
pub struct NumberColumn {
    cells: u64,
    unread: u64,
    beyond_one: u64,
    percents: u64,
    fractions: u64,
    signs: Vec<(Sign, u64, Sample)>,
    point_sample: Option<Sample>,
    comma_sample: Option<Sample>,
    either_sample: Option<Sample>,
    unread_sample: Option<Sample>,
    point_only: u64,
    comma_only: u64,
}

impl NumberColumn {
    /// Takes in one cell.
    pub fn see(&mut self, line: u64, cell: &str) {
        if is_nothing(cell) {
            return;
        }
        self.cells += 1;
        let point = read(cell, DecimalMark::Point);
        // Without either mark both readings are the same.
        let marked = cell.contains([',', '.']);
        let comma = if marked { read(cell, DecimalMark::Comma) } else { point };
        let number = match (point, comma) {
            (Ok(point), Ok(comma)) => {
                if point.mantissa != comma.mantissa || point.scale != comma.scale {
                    keep(&mut self.either_sample, line, cell);
                }
                point
            }
            (Ok(point), Err(_)) => {
                self.point_only += 1;
                keep(&mut self.point_sample, line, cell);
                point
            }
            (Err(_), Ok(comma)) => {
                self.comma_only += 1;
                keep(&mut self.comma_sample, line, cell);
                comma
            }
            (Err(_), Err(_)) => {
                self.unread += 1;
                keep(&mut self.unread_sample, line, cell);
                return;
            }
        };
        self.percents += u64::from(number.percent);
        self.fractions += u64::from(number.scale > 0);
        self.beyond_one += u64::from(number.to_f64().abs() > 1.0);
        if let Some(sign) = number.sign {
            self.sign(sign, line, cell);
        }
    }

    fn sign(&mut self, sign: Sign, line: u64, cell: &str) {
        if let Some(known) = self.signs.iter_mut().find(|known| known.0 == sign) {
            known.1 += 1;
        } else if self.signs.len() < 32 {
            let mut sample = None;
            keep(&mut sample, line, cell);
            self.signs.push((sign, 1, sample.unwrap_or_default()));
        }
    }

    /// Whether any cell was seen.
    pub fn is_blank(&self) -> bool {
        self.cells == 0
    }

    /// The currency signs in it, with how often and where first.
    pub fn signs(&self) -> &[(Sign, u64, Sample)] {
        &self.signs
    }

    /// Whether its numbers are shares of one (0.35) rather than percent points (35).
    pub fn is_ratio(&self) -> bool {
        self.cells > 0 && self.beyond_one == 0 && self.percents == 0
    }

    /// How many cells that mark does not read.
    fn unread_by(&self, mark: DecimalMark) -> u64 {
        match mark {
            DecimalMark::Point => self.comma_only,
            DecimalMark::Comma => self.point_only,
        }
    }

    /// Whether the column plainly proves the other mark.
    fn disproves(&self, mark: DecimalMark) -> bool {
        let speaks_for_it = match mark {
            DecimalMark::Point => self.point_only,
            DecimalMark::Comma => self.comma_only,
        };
        speaks_for_it == 0 && too_much(self.unread_by(mark), self.cells)
    }

    /// The mark that reads the column; `given` is what somebody said (`--decimal`). It is said for all
    /// columns of a file, so it does not overrule one that plainly proves the other mark.
    pub fn decide(&self, given: Option<DecimalMark>) -> Decision<DecimalMark> {
        if too_much(self.unread, self.cells) {
            return Decision::Impossible(self.unread_sample.clone().unwrap_or_default());
        }
        if let Some(mark) = given.filter(|mark| !self.disproves(*mark)) {
            return Decision::Decided(mark);
        }
        let both = [DecimalMark::Point, DecimalMark::Comma];
        match (&self.point_sample, &self.comma_sample, &self.either_sample) {
            (Some(point), Some(comma), _) => {
                let by_point = self.point_only >= self.comma_only;
                let choices = if by_point { both } else { [DecimalMark::Comma, DecimalMark::Point] };
                let sample = if by_point { comma } else { point }.clone();
                Decision::Ambiguous { choices: choices.to_vec(), sample, contradictory: true }
            }
            (None, Some(_), _) => Decision::Decided(DecimalMark::Comma),
            (Some(_), None, _) | (None, None, None) => Decision::Decided(DecimalMark::Point),
            (None, None, Some(sample)) => {
                Decision::Ambiguous { choices: both.to_vec(), sample: sample.clone(), contradictory: false }
            }
        }
    }
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

    fn word(cells: &[&str], given: Option<DecimalMark>) -> String {
        let mut column = NumberColumn::default();
        for (at, cell) in cells.iter().enumerate() {
            column.see(at as u64 + 2, cell);
        }
        match column.decide(given) {
            Decision::Decided(mark) => mark.sign().to_string(),
            Decision::Ambiguous { choices, sample, contradictory } => {
                let marks: String = choices.iter().map(|mark| mark.sign()).collect();
                format!("{marks}{} {}:{}", if contradictory { "!" } else { "?" }, sample.line, sample.value)
            }
            Decision::Impossible(sample) => format!("impossible {}:{}", sample.line, sample.value),
        }
    }

    #[test]
    fn a_column_is_decided_by_what_it_proves() {
        assert_eq!(word(&["1,234", "12.50"], None), ".");
        assert_eq!(word(&["10.000", "200,00"], None), ",");
        assert_eq!(word(&["1,234", "100"], None), ".,? 2:1,234");
        assert_eq!(word(&["1,234", "100"], Some(DecimalMark::Comma)), ",");
        assert_eq!(word(&["1.50", "1.75", "1,50"], None), ".,! 4:1,50");
        assert_eq!(word(&["1.234.567", "1.234"], None), ",");
        assert_eq!(word(&["100", "1 200"], None), ".");
        assert_eq!(word(&["a", "b", "1"], None), "impossible 2:a");
        assert_eq!(word(&["", "n/a"], None), ".");
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

    /// As programs of that place write it.
    fn written(minor: i64, style: usize) -> (String, DecimalMark) {
        let (group, mark) = [(",", '.'), (".", ','), (" ", ','), ("'", '.'), ("\u{a0}", ','), ("", '.')][style];
        let whole = (minor.abs() / 100).to_string();
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push_str(group);
            }
            grouped.push(digit);
        }
        let sign = if minor < 0 { "-" } else { "" };
        let mark = if mark == '.' { DecimalMark::Point } else { DecimalMark::Comma };
        (format!("{sign}{grouped}{}{:02}", mark.sign(), minor.abs() % 100), mark)
    }

    proptest! {
        /// Print, then parse, is the same in each place's way of writing; and the column proves it.
        #[test]
        fn print_then_parse_is_the_same(minors in prop::collection::vec(-1_000_000_000_000i64..1_000_000_000_000, 1..20), style in 0usize..6) {
            let mut column = NumberColumn::default();
            for &minor in &minors {
                column.see(1, &written(minor, style).0);
            }
            let Decision::Decided(mark) = column.decide(None) else { return Err(TestCaseError::fail("undecided")) };
            for &minor in &minors {
                let (text, expected) = written(minor, style);
                prop_assert_eq!(mark, expected);
                prop_assert_eq!(read(&text, mark).unwrap().money(Currency::EUR).map(|money| money.minor), Ok(minor));
            }
        }

        #[test]
        fn any_text_is_survived(cell in "\\PC{0,30}") {
            let _ = read(&cell, DecimalMark::Comma);
        }

        #[test]
        fn number_like_text_is_survived(cell in "[-0-9.,()$€KM% ']{0,24}") {
            let _ = read(&cell, DecimalMark::Point);
            let _ = read(&cell, DecimalMark::Comma);
        }
    }
}
