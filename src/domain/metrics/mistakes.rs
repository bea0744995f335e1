//! Mistakes of existing products in figures (DOMAIN 3.3), each by the name of who makes it.

use super::catalogue::find;
use super::facts::{Closing, ClosingFact, EpisodeFact, Facts, OpenFact};
use super::figures::{Ask, Outcome, Row, Value, rows};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::money::{Currency, Money};
use crate::domain::period::Period;
use crate::domain::time::Day;

const fn eur(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

fn one(id: &str, facts: &Facts) -> Row {
    let ask = Ask { period: Period::all(), by: Vec::new(), within: None, outcome: Outcome::Won, base: Currency::EUR };
    rows(find(id).unwrap(), &ask, facts).remove(0)
}

fn open(deal: i64, probability: i64) -> OpenFact {
    OpenFact { deal, value: Some(eur(1_000)), probability, day: Some(Day(20_500)), groups: Vec::new() }
}

fn closing(deal: i64, what: Closing, on: i64, stands: bool) -> ClosingFact {
    ClosingFact {
        deal,
        what,
        day: Day(on),
        amount: Some(eur(1_000)),
        stands,
        began: Some(Day(20_500)),
        first_contact: None,
        groups: Vec::new(),
    }
}

/// Odoo keeps the close date of a deal that was reopened: its cycle stays what it was at the first win.
#[test]
fn mistake_odoo_a_reopened_deal_closes_on_the_day_on_which_it_closed_again() {
    let closings = vec![
        closing(1, Closing::Won, 20_510, false),
        closing(1, Closing::WinReversed, 20_520, true),
        closing(1, Closing::Won, 20_590, true),
    ];
    let facts = Facts { closings, ..Facts::default() };
    assert_eq!(one("sales_cycle_mean", &facts).value, Some(Value::Days(90.0)));
    assert_eq!(one("deals_won", &facts).value, Some(Value::Count(1)));
}

/// Frappe's forecast counts a lost deal as certain.
#[test]
fn mistake_frappe_a_lost_deal_adds_nothing_to_what_is_weighted() {
    let closings = vec![closing(2, Closing::Lost, 20_510, true)];
    let facts = Facts { open: vec![open(1, 40)], closings, ..Facts::default() };
    assert_eq!(one("weighted_pipeline", &facts).value, Some(Value::Money(eur(400))));
}

/// crm.cli counts a move to closed-lost as a step ahead.
#[test]
fn mistake_crm_cli_who_is_lost_has_not_advanced() {
    let entries = |last: Lifecycle| {
        vec![(Lifecycle::Mql, Day(20_500)), (Lifecycle::Opportunity, Day(20_505)), (last, Day(20_510))]
    };
    let episode = |prospect, last| EpisodeFact::new(prospect, 1, Day(20_490), &entries(last), Vec::new());
    let episodes = vec![episode(1, Lifecycle::Customer), episode(2, Lifecycle::Disqualified)];
    let closings = vec![closing(1, Closing::Won, 20_510, true), closing(2, Closing::Lost, 20_510, true)];
    let facts = Facts { episodes, closings, ..Facts::default() };
    for id in ["opportunity_to_won", "mql_to_won", "win_rate"] {
        assert_eq!((one(id, &facts).k, one(id, &facts).n), (Some(1), Some(2)), "{id}");
    }
}

/// Atomic CRM adds up the first hundred deals.
#[test]
fn mistake_atomic_every_deal_is_in_the_sum() {
    let facts = Facts { open: (0..251).map(|deal| open(deal, 50)).collect(), ..Facts::default() };
    assert_eq!(one("open_deals", &facts).value, Some(Value::Count(251)));
    assert_eq!(one("open_value", &facts).value, Some(Value::Money(eur(251_000))));
}
