//! A target as people type it and as it is shown: by the unit of its figure.

use crate::app::texts::Language;
use crate::app::views::Value as Shown;
use crate::domain::amount;
use crate::domain::metrics::catalogue::{self, Unit};
use crate::domain::money::{Currency, Money};
use crate::domain::ratio::Ratio;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;

/// Whether a field is a target, whose text means what the figure's unit says.
pub fn is_target(kind: Kind, field: &str) -> bool {
    matches!((kind, field), (Kind::Goal | Kind::GoalRevision, "target"))
}

/// A target typed for a figure: an amount for money (with its currency), per cent for a share (`25`, `25 %`), else a whole
/// number. An unknown figure is refused by the rules, which see it next.
///
/// # Errors
/// `not-an-amount`, `not-a-number`.
pub fn typed(
    metric: &str,
    text: &str,
    currency: Currency,
    language: Language,
) -> Result<(i64, Option<Currency>), Refusal> {
    let text = text.trim();
    match catalogue::find(metric).map(|metric| metric.unit) {
        Some(Unit::Money) => amount::parse(text, currency, language).map(|money| (money.minor, Some(money.currency))),
        Some(Unit::Ratio) => whole(text.trim_end_matches('%').trim_end(), text, language),
        _ => whole(text, text, language),
    }
    .map_err(|refusal| refusal.with("field", "target"))
}

fn whole(number: &str, text: &str, language: Language) -> Result<(i64, Option<Currency>), Refusal> {
    let refused = || Refusal::invalid("not-a-number").with("value", text);
    // "1.000" is a thousand in Italian, as in amounts.
    let plain = amount::decimal(number, language).ok_or_else(refused)?;
    let value = Ratio::parse(&plain).filter(|ratio| ratio.parts().1 == 1).map(Ratio::floor);
    let signed = plain.parse().ok();
    value.and_then(|value| i64::try_from(value).ok()).or(signed).map(|value| (value, None)).ok_or_else(refused)
}

/// A target of a goal's record, or another number in its unit, as the screens show it.
pub fn target_of(goal: &Record, number: i64, base: Currency) -> Shown {
    let currency = goal.text("currency").and_then(|code| code.parse().ok()).unwrap_or(base);
    value(goal.text("metric").unwrap_or_default(), Some(Ratio::whole(number)), currency)
}

/// A number in the unit of a figure's targets, as the screens show it.
pub(super) fn value(metric: &str, number: Option<Ratio>, currency: Currency) -> Shown {
    let Some(number) = number else { return Shown::None };
    let rounded = || i64::try_from(number.ceil()).unwrap_or(i64::MAX);
    match catalogue::find(metric).map(|metric| metric.unit) {
        Some(Unit::Money) => Shown::Money(Money { minor: rounded(), currency }),
        Some(Unit::Ratio) => Shown::Ratio(number.approximate() / 100.0),
        Some(Unit::Days) => Shown::Days(number.approximate()),
        Some(Unit::Seconds) => Shown::Seconds(rounded()),
        Some(Unit::Count) | None => Shown::Count(rounded()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_read_by_the_unit_of_its_figure() {
        let read = |metric, text| typed(metric, text, Currency::EUR, Language::It).map(|(value, _)| value);
        assert_eq!(read("bookings", "300.000"), Ok(30_000_000));
        assert_eq!(read("bookings", "300k"), Ok(30_000_000));
        assert_eq!(read("win_rate", "25 %"), Ok(25));
        assert_eq!(read("mql", "1.000"), Ok(1_000));
        assert_eq!(read("sales_cycle_median", "45"), Ok(45));
        assert_eq!(read("mql", "0"), Ok(0), "the rules refuse it, with their words");
        for (metric, text) in [("mql", "many"), ("mql", "2,5"), ("win_rate", "a quarter"), ("bookings", "€")] {
            assert!(read(metric, text).is_err(), "{metric} {text}");
        }
        let (minor, currency) = typed("bookings", "1000 USD", Currency::EUR, Language::En).unwrap();
        assert_eq!((minor, currency), (100_000, Some(Currency::USD)));
    }
}
