//! Exact ratios, in which goals and debts are counted until they are shown: rounding happens once, at the end
//! (DOMAIN 3.1: chained ceilings overshoot).

use std::cmp::Ordering;

/// A fraction in lowest terms with a denominator above 0. Its arithmetic answers nothing where 128 bits do not hold
/// the result; it never wraps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A whole number.
    pub fn whole(number: impl Into<i128>) -> Self {
        Self { numerator: number.into(), denominator: 1 }
    }

    /// `numerator / denominator`; nothing for a denominator of 0 and beyond 127 bits.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let common = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let lowest = |part: i128| i128::try_from(part.unsigned_abs().checked_div(common)?).ok();
        let negative = (numerator < 0) != (denominator < 0);
        let (size, denominator) = (lowest(numerator)?, lowest(denominator)?);
        (denominator > 0).then_some(Self { numerator: if negative { -size } else { size }, denominator })
    }

    /// Reads a plain decimal, exactly: `0.25`, `0,25` or `25%`. A share has no thousands, so a comma is the decimal
    /// mark. Nothing for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, hundredth) = text.strip_suffix('%').map_or((text, 1), |number| (number.trim_end(), 100));
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = format!("{whole}{decimals}");
        if digits.is_empty() || digits.len() > 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let scale = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        Self::new(digits.parse().ok()?, scale * hundredth)
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        // Each numerator is first reduced against the other's denominator: the result is in lowest terms already, and
        // nothing larger than it is ever held.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        Some(Self {
            numerator: left.numerator.checked_mul(right.numerator)?,
            denominator: left.denominator.checked_mul(right.denominator)?,
        })
    }

    /// The quotient; nothing for a divisor of 0.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: -other.numerator, ..other })
    }

    /// The next whole number up.
    pub const fn ceil(self) -> i128 {
        -(-self.numerator).div_euclid(self.denominator)
    }

    /// The next whole number down.
    pub const fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// Numerator and denominator, in lowest terms.
    pub const fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// The nearest float: for showing only.
    pub fn approximate(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// By whole parts, then by the turned-around rests: no product that could overflow.
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut one, mut two) = (*self, *other);
        loop {
            let rests = (one.numerator.rem_euclid(one.denominator), two.numerator.rem_euclid(two.denominator));
            let order = one.floor().cmp(&two.floor());
            if order.is_ne() || rests.0 == 0 || rests.1 == 0 {
                return order.then(rests.0.cmp(&rests.1));
            }
            // 1/rest is the larger the smaller the rest: the two change places.
            let turned = |part: Self, rest| Self { numerator: part.denominator, denominator: rest };
            (one, two) = (turned(two, rests.1), turned(one, rests.0));
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn decimals_are_read_exactly() {
        for (text, parts) in
            [("0.25", (1, 4)), ("0,25", (1, 4)), ("25 %", (1, 4)), (".1", (1, 10)), ("1", (1, 1)), ("0.5%", (1, 200))]
        {
            assert_eq!(Ratio::parse(text).map(Ratio::parts), Some(parts), "{text}");
        }
        for text in ["", ".", "-0.1", "1e-3", "0.1.2", "1/3", "abc", "%", "0.1234567890123456789"] {
            assert_eq!(Ratio::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_nothing() {
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::new(i128::MIN, 1), None);
        assert_eq!(Ratio::whole(i128::MAX).times(Ratio::whole(2)), None);
        assert_eq!(Ratio::whole(i128::MAX).plus(Ratio::ONE), None);
        assert_eq!(ratio(1, i128::MAX).over(Ratio::whole(2)), None);
        assert_eq!(Ratio::ONE.over(Ratio::ZERO), None);
        assert_eq!(ratio(i128::MAX, 3).times(ratio(3, i128::MAX)), Some(Ratio::ONE));
    }

    proptest! {
        #[test]
        fn arithmetic_and_order_are_those_of_fractions(
            a in -10_000i128..10_000, b in 1i128..10_000, c in -10_000i128..10_000, d in 1i128..10_000,
        ) {
            let (one, two) = (ratio(a, b), ratio(c, d));
            prop_assert_eq!(one.cmp(&two), (a * d).cmp(&(c * b)));
            prop_assert_eq!(one.plus(two), Ratio::new(a * d + c * b, b * d));
            prop_assert_eq!(one.minus(two), Ratio::new(a * d - c * b, b * d));
            prop_assert_eq!(one.times(two), Ratio::new(a * c, b * d));
            prop_assert_eq!(one.over(two), Ratio::new(a * d, b * c));
            prop_assert!((one.ceil() - 1) * b < a && a <= one.ceil() * b);
            prop_assert!(one.floor() * b <= a && a < (one.floor() + 1) * b);
        }
    }
}
