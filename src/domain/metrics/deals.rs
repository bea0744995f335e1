//! The formulas over deals: what was booked, how large deals are and how long they take, what is open.

use std::collections::BTreeMap;

use super::facts::{Closing, ClosingFact, OpenFact};
use super::figures::{Ask, Came, Outcome, Value, share};
use super::percentile::quantile;
use super::sums::{currency_of, money_sum};
use crate::domain::money::Money;

/// What a closing adds to a count: a reversal takes away (R7).
const fn sign(what: Closing) -> i64 {
    match what {
        Closing::Won | Closing::Lost => 1,
        Closing::WinReversed | Closing::LossReversed => -1,
    }
}

const fn is_win(what: Closing) -> bool {
    matches!(what, Closing::Won | Closing::WinReversed)
}

pub(super) fn closing_figure(id: &str, ask: &Ask, facts: &[&ClosingFact]) -> Came {
    let net = |win: bool| facts.iter().filter(|fact| is_win(fact.what) == win).map(|fact| sign(fact.what)).sum::<i64>();
    match id {
        "deals_won" => (Some(Value::Count(net(true))), None, Some(net(true)), None),
        "deals_lost" => (Some(Value::Count(net(false))), None, Some(net(false)), None),
        "win_rate" => {
            let (won, lost) = (standing_in(facts, Closing::Won), standing_in(facts, Closing::Lost));
            share(won, won + lost, "none-decided")
        }
        "bookings" => {
            let wins = facts.iter().filter(|fact| is_win(fact.what));
            let signed =
                wins.map(|fact| fact.amount.map(|amount| Money { minor: sign(fact.what) * amount.minor, ..amount }));
            money_sum(ask, signed, "nothing-won")
        }
        "average_deal" | "median_deal" => deal_size(id, ask, &standing(facts, Outcome::Won)),
        _ => days_figure(id, ask, facts),
    }
}

/// How many closings of a kind the group has that it does not cancel itself. A reversal of a closing outside
/// the group takes nothing away here: that closing's own period keeps it (R7), and a share stays one.
fn standing_in(facts: &[&ClosingFact], what: Closing) -> i64 {
    let reversal = if what == Closing::Won { Closing::WinReversed } else { Closing::LossReversed };
    let mut open: BTreeMap<i64, i64> = BTreeMap::new();
    for fact in facts {
        let count = open.entry(fact.deal).or_default();
        if fact.what == what {
            *count += 1;
        } else if fact.what == reversal && *count > 0 {
            *count -= 1;
        }
    }
    open.values().sum()
}

/// The closings of an outcome that no reopening cancelled.
fn standing<'a>(facts: &[&'a ClosingFact], outcome: Outcome) -> Vec<&'a ClosingFact> {
    let fits = |what: Closing| match outcome {
        Outcome::Won => what == Closing::Won,
        Outcome::Lost => what == Closing::Lost,
        Outcome::Closed => matches!(what, Closing::Won | Closing::Lost),
    };
    facts.iter().copied().filter(|fact| fact.stands && fits(fact.what)).collect()
}

fn deal_size(id: &str, ask: &Ask, facts: &[&ClosingFact]) -> Came {
    let total = i64::try_from(facts.len()).ok();
    let (currency, why) = currency_of(ask, facts.iter().filter_map(|fact| fact.amount));
    let mut amounts: Vec<i64> = facts
        .iter()
        .filter_map(|fact| fact.amount)
        .filter(|amount| amount.currency == currency)
        .map(|a| a.minor)
        .collect();
    let priced = i64::try_from(amounts.len()).ok();
    let value = if id == "median_deal" {
        quantile(&mut amounts, 0.5)
    } else {
        let sum: i128 = amounts.iter().map(|&minor| i128::from(minor)).sum();
        (!amounts.is_empty()).then(|| sum as f64 / amounts.len() as f64)
    };
    match value {
        Some(minor) => (Some(Value::Money(Money { minor: minor.round() as i64, currency })), priced, total, why),
        None if facts.is_empty() => (None, priced, total, Some("nothing-won")),
        None => (None, priced, total, Some(why.unwrap_or("unpriced"))),
    }
}

fn days_figure(id: &str, ask: &Ask, facts: &[&ClosingFact]) -> Came {
    let to_won = id.starts_with("lead_to_won");
    let chosen = standing(facts, if to_won { Outcome::Won } else { ask.outcome });
    let start = |fact: &&ClosingFact| if to_won { fact.first_contact } else { fact.began };
    let mut days: Vec<i64> = chosen.iter().filter_map(|fact| start(fact).map(|from| fact.day.0 - from.0)).collect();
    let (k, n) = (i64::try_from(days.len()).ok(), i64::try_from(chosen.len()).ok());
    let value = match id {
        "sales_cycle_mean" => (!days.is_empty()).then(|| days.iter().sum::<i64>() as f64 / days.len() as f64),
        "lead_to_won_p90" => quantile(&mut days, 0.9),
        _ => quantile(&mut days, 0.5),
    };
    match value {
        Some(days) => (Some(Value::Days(days)), k, n, None),
        None => (None, k, n, Some(why_no_days(chosen.is_empty(), to_won, ask.outcome))),
    }
}

/// Why there are no days: nothing closed that way, or nobody knows when it began.
const fn why_no_days(nothing: bool, to_won: bool, outcome: Outcome) -> &'static str {
    match (nothing, to_won, outcome) {
        (true, true, _) | (true, _, Outcome::Won) => "nothing-won",
        (true, ..) => "none-decided",
        (false, true, _) => "no-first-contact",
        (false, ..) => "no-start",
    }
}

pub(super) fn open_figure(id: &str, ask: &Ask, facts: &[&OpenFact]) -> Came {
    match id {
        "open_deals" => {
            let count = i64::try_from(facts.len()).unwrap_or(i64::MAX);
            (Some(Value::Count(count)), None, Some(count), None)
        }
        "weighted_pipeline" => {
            // Rounded by the row, then added (R11).
            let weigh = |fact: &&OpenFact| {
                fact.value.map(|value| {
                    let exact = i128::from(value.minor) * i128::from(fact.probability);
                    let minor = (exact + exact.signum() * 50) / 100;
                    Money { minor: i64::try_from(minor).unwrap_or(i64::MAX), ..value }
                })
            };
            money_sum(ask, facts.iter().map(weigh), "no-open-deals")
        }
        _ => money_sum(ask, facts.iter().map(|fact| fact.value), "no-open-deals"),
    }
}
