//! What people type for an amount: `12k`, `1.234,56`, `€ 12.000`, `1,5 mln`.
//!
//! The language says which of point and comma is which where both readings are possible; where only one
//! is (`12.50`, `1,234.56`), that one counts in every language.

use super::language::Language;
use super::money::{Currency, Money};
use super::refusal::Refusal;

/// Reads an amount; a currency that is typed beside it counts before `currency`.
///
/// # Errors
/// `not-an-amount`, `unknown-currency`, and those of [`Money::parse`].
pub fn parse(text: &str, currency: Currency, language: Language) -> Result<Money, Refusal> {
    let trimmed = text.trim();
    let (sign, size) = match trimmed.strip_prefix(['-', '−']) {
        Some(size) => ("-", size),
        None => ("", trimmed),
    };
    let (figure, typed) = split_currency(size, currency)?;
    let bad = || Refusal::invalid("not-an-amount").with("value", trimmed);
    let plain = decimal(&format!("{sign}{figure}"), language).ok_or_else(bad)?;
    Money::parse(&plain, typed.unwrap_or(currency)).map_err(|refusal| retold(refusal, text))
}

/// Reads a number as people write it into the plain form with a point: `1.234,5` becomes `1234.5`.
/// Nothing where it is no number.
pub fn decimal(text: &str, language: Language) -> Option<String> {
    let spaceless: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_')).collect();
    let (sign, size) = match spaceless.strip_prefix(['-', '−']) {
        Some(size) => ("-", size),
        None => ("", spaceless.strip_prefix('+').unwrap_or(&spaceless)),
    };
    let letters = size.find(|c: char| c.is_alphabetic()).unwrap_or(size.len());
    let (digits, suffix) = size.split_at_checked(letters)?;
    let zeros = power(&suffix.to_lowercase())?;
    let (whole, fraction) = separate(digits, language)?;
    Some(format!("{sign}{}", shift(&whole, fraction, zeros)))
}

/// The error of a plain number, told of what was typed.
fn retold(mut refusal: Refusal, text: &str) -> Refusal {
    for (name, value) in &mut refusal.values {
        if *name == "value" {
            text.trim().clone_into(value);
        }
    }
    refusal
}

/// Splits `€ 12.000`, `12.000 EUR` or `$5k` into its figure and its currency.
fn split_currency(text: &str, own: Currency) -> Result<(&str, Option<Currency>), Refusal> {
    let text = text.trim();
    let sign = own.symbol();
    let signs = [(sign.as_str(), own), ("€", Currency::EUR), ("$", Currency::USD)];
    for (symbol, currency) in signs {
        if let Some(figure) = text.strip_prefix(symbol).or_else(|| text.strip_suffix(symbol)) {
            return Ok((figure.trim(), Some(currency)));
        }
    }
    if let Some(pound) = text.strip_prefix('£').or_else(|| text.strip_suffix('£')) {
        return Ok((pound.trim(), Some("GBP".parse()?)));
    }
    let three = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    for (code, figure) in [
        text.split_at_checked(3),
        text.len().checked_sub(3).and_then(|at| text.split_at_checked(at)).map(|(figure, code)| (code, figure)),
    ]
    .into_iter()
    .flatten()
    {
        if three(code) && power(&code.to_lowercase()).is_none() {
            let inner = figure.trim();
            let number = inner.trim_end_matches(char::is_alphabetic);
            if number.contains(|c: char| c.is_ascii_digit()) && number.ends_with(|c: char| !c.is_alphabetic()) {
                return Ok((inner, Some(code.parse()?)));
            }
        }
    }
    Ok((text, None))
}

/// How many zeros a suffix stands for.
fn power(suffix: &str) -> Option<usize> {
    Some(match suffix {
        "" => 0,
        "k" | "mila" | "mil" => 3,
        "m" | "mln" | "mio" | "mill" | "million" | "milioni" | "milione" | "millones" | "millón" => 6,
        "b" | "bn" | "mrd" | "mld" | "miliardi" | "miliardo" => 9,
        _ => return None,
    })
}

/// Whole digits and fraction of `1.234,56`, `1,234.56`, `1234`, `12.5`.
fn separate(digits: &str, language: Language) -> Option<(String, &str)> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
        return None;
    }
    let own_point = if language == Language::En { '.' } else { ',' };
    let last = digits.rfind(['.', ',']);
    let point = last.filter(|&at| {
        let mark = if digits.get(at..).is_some_and(|tail| tail.starts_with('.')) { '.' } else { ',' };
        let other = if mark == '.' { ',' } else { '.' };
        let once = digits.matches(mark).count() == 1;
        // With the other mark before it, or with no group of three behind it, it can only be the point.
        once && (mark == own_point || digits.contains(other) || !grouped(digits, mark))
    });
    let (whole, fraction) = match point {
        Some(at) => (digits.get(..at)?, digits.get(at + 1..)?),
        None => (digits, ""),
    };
    let plain = match whole.find(['.', ',']) {
        None => whole.to_owned(),
        Some(at) => {
            let mark = if whole.get(at..)?.starts_with('.') { '.' } else { ',' };
            grouped(whole, mark).then(|| whole.replace(mark, ""))?
        }
    };
    (!plain.is_empty() || !fraction.is_empty()).then_some((plain, fraction))
}

/// Whether `mark` parts the digits into one to three and then threes.
fn grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let plain = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len()) && plain(first) && groups.all(|group| group.len() == 3 && plain(group))
}

/// Moves the point `zeros` digits to the right.
fn shift(whole: &str, fraction: &str, zeros: usize) -> String {
    let moved = fraction.len().min(zeros);
    let (up, rest) = fraction.split_at_checked(moved).unwrap_or((fraction, ""));
    let mut out = format!("{whole}{up}{}", "0".repeat(zeros - moved));
    if out.is_empty() {
        out.push('0');
    }
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, language: Language) -> String {
        match parse(text, Currency::EUR, language) {
            Ok(money) => format!("{} {}", money.plain(), money.currency),
            Err(refusal) => refusal.code.to_owned(),
        }
    }

    #[test]
    fn one_amount_typed_in_many_ways() {
        use Language::{En, Es, It};
        for (text, language, expected) in [
            ("12k", En, "12000.00 EUR"),
            ("1,5k", It, "1500.00 EUR"),
            ("1.5K", En, "1500.00 EUR"),
            ("1,5 mln", It, "1500000.00 EUR"),
            ("12 mil", Es, "12000.00 EUR"),
            ("2M", Es, "2000000.00 EUR"),
            ("1.234,56", It, "1234.56 EUR"),
            ("1,234.56", En, "1234.56 EUR"),
            ("1,234.56", It, "1234.56 EUR"),
            ("1.234,56", En, "1234.56 EUR"),
            ("1.234", It, "1234.00 EUR"),
            ("1,234", En, "1234.00 EUR"),
            ("12.50", It, "12.50 EUR"),
            ("12,5", En, "12.50 EUR"),
            ("1.234.567", Es, "1234567.00 EUR"),
            ("€ 12.000", It, "12000.00 EUR"),
            ("12.000 €", Es, "12000.00 EUR"),
            ("12000 eur", It, "12000.00 EUR"),
            ("USD 5k", En, "5000.00 USD"),
            ("$5,000", En, "5000.00 USD"),
            ("£3", En, "3.00 GBP"),
            ("-€3", En, "-3.00 EUR"),
            ("€ -3", It, "-3.00 EUR"),
            ("-12", En, "-12.00 EUR"),
            ("12 000", It, "12000.00 EUR"),
            (",5", It, "0.50 EUR"),
            ("JPY 1200", En, "1200 JPY"),
        ] {
            assert_eq!(read(text, language), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount() {
        use Language::{En, It};
        for (text, language, code) in [
            ("", En, "not-an-amount"),
            ("€", En, "not-an-amount"),
            ("twelve", En, "not-an-amount"),
            ("1.2.3", It, "not-an-amount"),
            ("1,23,456", En, "not-an-amount"),
            ("12x", En, "not-an-amount"),
            ("1e9", En, "not-an-amount"),
            ("1.234", En, "too-many-decimals"),
            ("1,234", It, "too-many-decimals"),
            ("ZZZ 5", En, "unknown-currency"),
            ("999999999999999 mrd", It, "amount-too-large"),
            ("--5", En, "not-an-amount"),
        ] {
            assert_eq!(read(text, language), code, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_plain_form_reads_back(minor in -10_000_000_000i64..10_000_000_000) {
            let money = Money::new(minor, Currency::EUR).unwrap();
            for language in Language::ALL {
                prop_assert_eq!(parse(&money.plain(), Currency::EUR, language), Ok(money));
                let comma = money.plain().replace('.', ",");
                prop_assert_eq!(parse(&comma, Currency::EUR, language), Ok(money));
            }
        }

        #[test]
        fn anything_typed_is_answered(text in "[-+0-9.,' kmMeurEUR€$]{0,14}") {
            for language in Language::ALL {
                let _: Result<Money, Refusal> = parse(&text, Currency::EUR, language);
            }
        }
    }
}
