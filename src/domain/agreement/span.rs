//! Lengths of working time as people agree on them: `30m`, `4h`, `10d`.

use std::fmt;

use crate::domain::refusal::Refusal;

/// A length of working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// So many working seconds.
    Seconds(i64),
    /// To the end of that working day, counted from the one after the start.
    Days(i64),
}

/// The longest span: about two years of days, as many seconds.
const LONGEST_DAYS: i64 = 750;

impl Span {
    /// Reads `90s`, `30m`, `4h`, `1h30m` or `10d`.
    ///
    /// # Errors
    /// `span-unreadable`; `span-too-long`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim().to_lowercase();
        let unreadable = || Refusal::invalid("span-unreadable").with("value", &text);
        let too_long = || Refusal::invalid("span-too-long").with("value", &text);
        if let Some(days) = text.strip_suffix('d').or_else(|| text.strip_suffix('g')) {
            let days: i64 = days.trim().parse().map_err(|_| unreadable())?;
            return match days {
                ..=0 => Err(unreadable()),
                LONGEST_DAYS.. => Err(too_long()),
                _ => Ok(Self::Days(days)),
            };
        }
        let mut seconds = 0_i64;
        let mut digits = String::new();
        for sign in text.chars().filter(|sign| !sign.is_whitespace()) {
            if sign.is_ascii_digit() {
                digits.push(sign);
                continue;
            }
            let unit = match sign {
                's' => 1,
                'm' => 60,
                'h' => 3600,
                _ => return Err(unreadable()),
            };
            let count: i64 = digits.parse().map_err(|_| unreadable())?;
            seconds = count.checked_mul(unit).and_then(|part| seconds.checked_add(part)).ok_or_else(too_long)?;
            digits.clear();
        }
        if !digits.is_empty() || seconds == 0 {
            return Err(unreadable());
        }
        if seconds > LONGEST_DAYS * 86_400 { Err(too_long()) } else { Ok(Self::Seconds(seconds)) }
    }

    /// A span that a field may hold; nothing for an empty field.
    ///
    /// # Errors
    /// Those of [`Span::parse`].
    pub fn optional(text: Option<&str>) -> Result<Option<Self>, Refusal> {
        text.map(str::trim).filter(|text| !text.is_empty()).map(Self::parse).transpose()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Days(days) => write!(out, "{days}d"),
            Self::Seconds(all) => {
                let parts = [(all / 3600, 'h'), (all / 60 % 60, 'm'), (all % 60, 's')];
                parts.iter().filter(|(count, _)| *count > 0).try_for_each(|(count, unit)| write!(out, "{count}{unit}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_are_read_as_people_write_them() {
        assert_eq!(Span::parse("4h").unwrap(), Span::Seconds(14_400));
        assert_eq!(Span::parse("1h 30m").unwrap(), Span::Seconds(5_400));
        assert_eq!(Span::parse("10d").unwrap(), Span::Days(10));
        for wrong in ["", "4", "h", "-4h", "0h", "0d", "4 weeks", "1h30", "999999999999999999999h", "99999999999h"] {
            assert!(Span::parse(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(seconds in 1i64..60_000_000, days in 1i64..700) {
            prop_assert_eq!(Span::parse(&Span::Seconds(seconds).to_string()).unwrap(), Span::Seconds(seconds));
            prop_assert_eq!(Span::parse(&Span::Days(days).to_string()).unwrap(), Span::Days(days));
        }
    }
}
