//! Sums of money, and what one of a thing cost. Currencies are never added (DOMAIN R11).

use std::collections::BTreeMap;

use super::cohort::{belongs, upper};
use super::facts::{Facts, Groups, SpendFact};
use super::figures::{Ask, Came, Value, split};
use crate::domain::money::{Currency, Money, Totals};

/// The one currency that a sum can be given in: the only one there is, else the base currency.
pub(super) fn currency_of(ask: &Ask, amounts: impl Iterator<Item = Money>) -> (Currency, Option<&'static str>) {
    let mut totals = Totals::default();
    amounts.for_each(|amount| totals.add(amount));
    match totals.0.len() {
        0 => (ask.base, None),
        1 => (totals.0.keys().next().copied().unwrap_or(ask.base), None),
        _ => (ask.base, Some("other-currencies")),
    }
}

/// A sum with k = rows priced in its currency, n = all rows. Currencies are never added (R11).
pub(super) fn money_sum(ask: &Ask, amounts: impl Iterator<Item = Option<Money>>, empty: &'static str) -> Came {
    let all: Vec<Option<Money>> = amounts.collect();
    let n = i64::try_from(all.len()).ok();
    if all.is_empty() {
        return (None, Some(0), n, Some(empty));
    }
    let (currency, why) = currency_of(ask, all.iter().flatten().copied());
    let mut totals = Totals::default();
    all.iter().flatten().for_each(|amount| totals.add(*amount));
    let total = totals.of(currency);
    let k = i64::try_from(total.count).ok();
    if total.count == 0 {
        return (None, k, n, Some(why.unwrap_or("unpriced")));
    }
    let minor = i64::try_from(total.minor).unwrap_or(if total.minor < 0 { i64::MIN } else { i64::MAX });
    (Some(Value::Money(Money { minor, currency })), k, n, why)
}

/// Spend over counts in the same groups: groups with only one of the two are there too.
pub(super) fn cost_rows(id: &str, ask: &Ask, facts: &Facts) -> Vec<(Groups, Came)> {
    let count_id = if id == "cost_per_mql" { "mql" } else { "leads" };
    let spends = split(&facts.spends, ask, |fact| Some(fact.day), |fact: &SpendFact| &fact.groups);
    let episodes = split(&facts.episodes, ask, |fact| fact.day(upper(count_id)), |fact| &fact.groups);
    let mut by: BTreeMap<Groups, (Vec<Money>, u64)> = BTreeMap::new();
    for (group, facts) in spends {
        by.entry(group).or_default().0.extend(facts.iter().map(|fact| fact.amount));
    }
    for (group, facts) in episodes {
        let counted = facts.iter().filter(|fact| belongs(count_id, fact, ask.period)).count();
        by.entry(group).or_default().1 = counted as u64;
    }
    by.into_iter().map(|(group, (amounts, count))| (group, cost(ask, amounts.into_iter(), count))).collect()
}

/// An amount over a count, rounded to the minor unit; nothing over nothing.
pub fn per(amount: Money, count: u64) -> Option<Money> {
    let minor = (count > 0).then(|| (amount.minor as f64 / count as f64).round() as i64)?;
    Some(Money { minor, ..amount })
}

/// What one of `count` things cost; of several currencies the part in the base one, which is said.
pub fn cost(ask: &Ask, amounts: impl Iterator<Item = Money>, count: u64) -> Came {
    let n = i64::try_from(count).ok();
    let (spent, _, _, why) = money_sum(ask, amounts.map(Some), "no-spend");
    match spent {
        Some(Value::Money(money)) => match per(money, count) {
            Some(each) => (Some(Value::Money(each)), None, n, why),
            None => (None, None, n, Some("no-leads")),
        },
        _ => (None, None, n, why.or(Some("no-spend"))),
    }
}

/// What can be given of amounts in several currencies: all of them where there is one currency, else the part in the
/// base one, with the reason. Nothing at all is nought.
pub fn given(totals: &Totals, base: Currency) -> (Option<Money>, Option<&'static str>) {
    let (currency, why) = match totals.0.len() {
        0 => return (Some(Money { minor: 0, currency: base }), None),
        1 => (totals.0.keys().next().copied().unwrap_or(base), None),
        _ => (base, Some("other-currencies")),
    };
    let total = totals.of(currency);
    let money = i64::try_from(total.minor).ok().map(|minor| Money { minor, currency });
    (money.filter(|_| total.count > 0), why)
}

/// The return on a cost: (revenue − cost) / cost, or why there is none: `no-spend`, `other-currencies` where the two are
/// not in one currency, `unpriced`. Each comes with what it leaves out, which the return leaves out too.
pub fn returned(
    (spend, left): (Option<Money>, Option<&'static str>),
    (revenue, out): (Option<Money>, Option<&'static str>),
) -> (Option<f64>, Option<&'static str>) {
    let (spend, revenue) = match (spend, revenue) {
        (None, _) => return (None, left.or(Some("no-spend"))),
        (Some(spend), _) if spend.minor <= 0 => return (None, Some("no-spend")),
        (_, None) => return (None, out.or(Some("unpriced"))),
        (Some(spend), Some(revenue)) => (spend, revenue),
    };
    if spend.currency != revenue.currency && revenue.minor != 0 {
        return (None, Some("other-currencies"));
    }
    (Some((revenue.minor - spend.minor) as f64 / spend.minor as f64), left.or(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals(amounts: &[(i64, Currency)]) -> Totals {
        let mut totals = Totals::default();
        amounts.iter().for_each(|(minor, currency)| totals.add(Money { minor: *minor, currency: *currency }));
        totals
    }

    #[test]
    fn one_foreign_amount_hides_nothing_and_is_said() {
        let (eur, usd) = (Currency::EUR, Currency::USD);
        let of = |amounts: &[(i64, Currency)]| given(&totals(amounts), eur);
        let money = |minor, currency| Some(Money { minor, currency });
        assert_eq!(of(&[(700, eur), (50, usd)]), (money(700, eur), Some("other-currencies")));
        assert_eq!(of(&[(700, eur)]), (money(700, eur), None));
        assert_eq!(of(&[(50, usd)]), (money(50, usd), None));
        assert_eq!(of(&[]), (money(0, eur), None));
        let pounds = "GBP".parse().unwrap();
        assert_eq!(of(&[(50, usd), (60, pounds)]), (None, Some("other-currencies")));

        assert_eq!(returned(of(&[(100, eur), (50, usd)]), of(&[(300, eur)])), (Some(2.0), Some("other-currencies")));
        assert_eq!(returned(of(&[(100, eur)]), of(&[])), (Some(-1.0), None));
        assert_eq!(returned(of(&[]), of(&[(300, eur)])), (None, Some("no-spend")));
        assert_eq!(returned(of(&[(100, usd)]), of(&[(300, eur)])), (None, Some("other-currencies")));
        assert_eq!(returned(of(&[(100, eur)]), (None, None)), (None, Some("unpriced")));
    }
}
