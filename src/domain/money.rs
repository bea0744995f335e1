//! Money: whole minor units and an ISO 4217 currency; never a float, never two currencies added.
//!
//! Sums are kept in 128 bits and per currency (DOMAIN R11, RELIABILITY I7).

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::refusal::Refusal;

/// The largest amount that the team file takes, in minor units either way: 9·10¹⁴.
pub const LIMIT: i64 = 900_000_000_000_000;

/// An ISO 4217 currency, e.g. `EUR`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");
    /// The United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimal digits the minor unit has: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn digits(&self) -> u32 {
        iso_currency::Currency::from_code(self.code()).and_then(|known| known.exponent()).unwrap_or(2).into()
    }

    /// The sign written beside an amount (`€`), or the code where the currency has none.
    pub fn symbol(&self) -> String {
        match self.code() {
            "USD" => "$".to_owned(),
            code => iso_currency::Currency::from_code(code)
                .map_or_else(|| code.to_owned(), |known| known.symbol().to_string()),
        }
    }
}

impl FromStr for Currency {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let upper = text.trim().to_ascii_uppercase();
        let unknown = || Refusal::invalid("unknown-currency").with("value", text);
        let known = iso_currency::Currency::from_code(&upper).ok_or_else(unknown)?;
        // Metals, funds of banks, "no currency" and the code for tests have no minor unit: nobody pays in them.
        known.exponent().ok_or_else(unknown)?;
        <[u8; 3]>::try_from(upper.as_bytes()).map(Self).map_err(|_| unknown())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units: cents for EUR, whole yen for JPY.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// An amount of `minor` units.
    ///
    /// # Errors
    /// `amount-too-large` beyond [`LIMIT`] either way.
    pub fn new(minor: i64, currency: Currency) -> Result<Self, Refusal> {
        if (-LIMIT..=LIMIT).contains(&minor) {
            Ok(Self { minor, currency })
        } else {
            Err(Refusal::invalid("amount-too-large").with("value", minor))
        }
    }

    /// Reads a plain decimal with a point: `1200`, `-12.5`. Locale forms are the callers' work.
    ///
    /// # Errors
    /// `not-an-amount`; `too-many-decimals` where the currency has fewer digits than were written
    /// and the extra ones are not zero; `amount-too-large`.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Refusal> {
        let bad = || Refusal::invalid("not-an-amount").with("value", text);
        let digits = currency.digits() as usize;
        let trimmed = text.trim();
        let (negative, unsigned) = match trimmed.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
            return Err(bad());
        }
        let (kept, extra) = fraction.split_at(fraction.len().min(digits));
        if extra.bytes().any(|byte| byte != b'0') {
            return Err(Refusal::invalid("too-many-decimals").with("value", text).with("digits", digits));
        }
        let too_large = || Refusal::invalid("amount-too-large").with("value", text);
        let mut minor: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| too_large())? };
        for place in 0..digits {
            let digit = kept.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
            minor = minor.checked_mul(10).and_then(|shifted| shifted.checked_add(digit)).ok_or_else(too_large)?;
        }
        Self::new(if negative { -minor } else { minor }, currency)
    }

    /// The plain decimal with a point, as JSON-free machine formats and forms use it: `1200.00`.
    pub fn plain(&self) -> String {
        let digits = self.currency.digits() as usize;
        let sign = if self.minor < 0 { "-" } else { "" };
        let text = format!("{:0>width$}", self.minor.unsigned_abs(), width = digits + 1);
        let (whole, fraction) = text.split_at(text.len() - digits);
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

/// Sums that never mix currencies, with the count of the amounts in each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals(pub BTreeMap<Currency, Total>);

/// One currency's part of [`Totals`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    /// Sum in minor units.
    pub minor: i128,
    /// How many amounts are in it.
    pub count: u64,
}

impl Totals {
    /// Adds one amount.
    pub fn add(&mut self, money: Money) {
        let total = self.0.entry(money.currency).or_default();
        total.minor += i128::from(money.minor);
        total.count += 1;
    }

    /// The sum in `currency`, zero where nothing of it was added.
    pub fn of(&self, currency: Currency) -> Total {
        self.0.get(&currency).copied().unwrap_or_default()
    }
}

/// Splits `whole` minor units by `weights` so that the parts add up exactly: the largest remainder
/// method, ties to the earlier part (DOMAIN R12). Weights that add to zero give an empty list.
pub fn allocate(whole: i64, weights: &[u64]) -> Vec<i64> {
    let sum: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
    if sum == 0 {
        return Vec::new();
    }
    let size = u128::from(whole.unsigned_abs());
    let mut parts: Vec<(u128, u128)> =
        weights.iter().map(|&weight| (size * u128::from(weight) / sum, size * u128::from(weight) % sum)).collect();
    let mut left = size - parts.iter().map(|part| part.0).sum::<u128>();
    let mut order: Vec<&mut (u128, u128)> = parts.iter_mut().collect();
    // A stable sort: ties stay in their order.
    order.sort_by_key(|part| std::cmp::Reverse(part.1));
    for part in order {
        if left == 0 {
            break;
        }
        part.0 += 1;
        left -= 1;
    }
    let sign = whole.signum();
    parts.into_iter().map(|part| sign * i64::try_from(part.0).unwrap_or(i64::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_and_prints_by_the_currency() {
        assert_eq!(Money::parse("12.5", Currency::EUR).map(|m| m.minor), Ok(1250));
        assert_eq!(Money::parse("-0.01", Currency::EUR).map(|m| m.plain()), Ok("-0.01".to_owned()));
        let yen: Currency = "jpy".parse().unwrap();
        assert_eq!(Money::parse("1200", yen).map(|m| m.plain()), Ok("1200".to_owned()));
        assert_eq!(Money::parse("1.50", yen).unwrap_err().code, "too-many-decimals");
        assert_eq!(Money::parse("99999999999999999999", Currency::EUR).unwrap_err().code, "amount-too-large");
        assert_eq!(Money::parse("1e9", Currency::EUR).unwrap_err().code, "not-an-amount");
        assert_eq!(Money::parse("", Currency::EUR).unwrap_err().code, "not-an-amount");
        assert_eq!("ZZZ".parse::<Currency>().unwrap_err().code, "unknown-currency");
    }

    #[test]
    fn allocation_vectors_of_the_domain_page() {
        assert_eq!(allocate(100_000, &[1, 1, 1]), [33334, 33333, 33333]);
        assert_eq!(allocate(10_000, &[1; 7]), [1429, 1429, 1429, 1429, 1428, 1428, 1428]);
        assert_eq!(allocate(100_000, &[1, 2, 4]), [14286, 28571, 57143]);
        assert_eq!(allocate(5, &[]), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn print_then_parse_is_the_same(minor in -LIMIT..=LIMIT, code in prop::sample::select(vec!["EUR", "JPY", "KWD", "USD"])) {
            let money = Money::new(minor, code.parse().unwrap()).unwrap();
            prop_assert_eq!(Money::parse(&money.plain(), money.currency), Ok(money));
        }

        #[test]
        fn parts_add_up(whole in -LIMIT..=LIMIT, weights in prop::collection::vec(0u64..1_000_000, 1..20)) {
            let parts = allocate(whole, &weights);
            if weights.iter().any(|&weight| weight > 0) {
                prop_assert_eq!(parts.iter().sum::<i64>(), whole);
            }
        }
    }
}
