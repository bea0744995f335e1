//! The vectors of DOMAIN 3.1, what holds for every plan, and every plan that is refused.

use super::*;
use crate::domain::agreement::term;
use crate::domain::calendar::{Calendar, Week};
use crate::domain::nouns::{Obliged, Term, TermKind};
use crate::domain::period::Period;
use crate::domain::time::Zone;
use proptest::prelude::*;

fn ratio(text: &str) -> Ratio {
    Ratio::parse(text).unwrap()
}

fn given(text: &str) -> Rate {
    Rate::Given(ratio(text))
}

/// October to December 2026: 92 days, 66 of them from Monday to Friday.
fn quarter() -> Horizon {
    let calendar = Calendar::new(Zone::utc(), "mon-fri 09:00-17:00".parse::<Week>().unwrap(), Vec::new());
    Horizon::new(&calendar, &Period::quarter(2026, 4), Day::parse("2026-10-01").unwrap()).unwrap()
}

fn scenario(average: i64, rates: [&str; 4]) -> Scenario {
    let [won, opportunity, sql, mql] = rates.map(given);
    Scenario {
        goal: 30_000_000,
        average: Average::Given(average),
        share: Rate::Given(ratio("0.6")),
        rates: Rates { opportunity_to_won: won, sql_to_opportunity: opportunity, mql_to_sql: sql, lead_to_mql: mql },
        horizon: quarter(),
        cycle: Some(40),
        capacity: None,
        attempts: 5,
    }
}

fn first() -> Scenario {
    scenario(1_200_000, ["0.25", "0.6", "0.4", "0.1"])
}

fn points(need: &Need) -> [i64; 5] {
    [need.customers, need.opportunities, need.sql, need.mql, need.leads].map(|debt| debt.point())
}

fn refused(scenario: &Scenario) -> Refusal {
    simulate(scenario).unwrap_err()
}

#[test]
fn vectors_of_the_domain_page() {
    let plan = simulate(&first()).unwrap();
    assert_eq!(points(&plan.marketing), [15, 60, 100, 250, 2500]);
    assert_eq!(points(&plan.whole), [25, 100, 167, 417, 4167]);
    let second = simulate(&scenario(1_100_000, ["0.22", "0.55", "0.35", "0.12"])).unwrap();
    assert_eq!(points(&second.marketing), [17, 75, 136, 387, 3220], "rounded up once: chained ceilings give 3384");
    assert!(!plan.marketing.leads.is_range() && plan.warnings.is_empty());
}

#[test]
fn debts_a_week_and_a_day() {
    let plan = simulate(&first()).unwrap();
    // 66 working days are 13.2 weeks: 250 / 13.2 = 18.9…, 2500 / 13.2 = 189.3….
    assert_eq!((plan.marketing_owes.mql.point(), plan.marketing_owes.leads.point()), (19, 190));
    // 250 / 66 = 3.7…, and five times 250 / 66 = 18.9…, not five times 4.
    assert_eq!((plan.sales_owes.verdicts.point(), plan.sales_owes.attempts.point()), (4, 19));
    assert_eq!(plan.volume(Window::Month, false).unwrap().point(), 84);
    assert_eq!(plan.volume(Window::Quarter, true).unwrap().point(), 2500);
    assert_eq!(plan.volume(Window::Year, false).unwrap().point(), 250, "less than a window is left: all is owed in it");
    assert_eq!(plan.latest_start, Some(Day::parse("2026-11-22").unwrap()));
}

#[test]
fn a_period_begun_has_less_left() {
    let calendar = Calendar::new(Zone::utc(), "mon-fri 09:00-17:00".parse::<Week>().unwrap(), Vec::new());
    let horizon = |day| Horizon::new(&calendar, &Period::quarter(2026, 4), Day::parse(day).unwrap()).unwrap();
    let late = horizon("2026-12-17");
    assert_eq!((late.days(), late.working_days), (15, 11));
    assert_eq!((late.weeks(), late.months()), (Ratio::new(11, 5), Ratio::new(15, 31)));
    assert_eq!(horizon("2026-01-01"), quarter());
    assert_eq!(horizon("2027-05-01").working_days, 0);
    let open = Horizon::new(&calendar, &Period::all(), Day(20_000)).unwrap_err();
    assert_eq!(open.code, "plan-needs-period");
}

#[test]
fn measured_rates_make_ranges_and_say_when_they_are_thin() {
    let mut thin = first();
    thin.rates.opportunity_to_won = Rate::Measured { k: 4, n: 16 };
    thin.rates.lead_to_mql = Rate::Measured { k: 300, n: 3000 };
    let plan = simulate(&thin).unwrap();
    assert_eq!(points(&plan.marketing), [15, 60, 100, 250, 2500]);
    // 4 of 16 is 10.2 to 49.5 % (Wilson).
    let opportunities = plan.marketing.opportunities;
    assert_eq!((opportunities.low(), opportunities.high()), (31, Some(148)));
    assert!(plan.marketing.leads.low() < 2500 && plan.marketing.leads.high().unwrap() > 2500);
    assert!(!plan.marketing.customers.is_range());
    let [warning] = plan.warnings.as_slice() else { panic!("{:?}", plan.warnings) };
    assert_eq!(warning.to_string(), "plan-too-few field=opportunity_to_won k=4 n=16");
    thin.rates.opportunity_to_won = Rate::Measured { k: 1, n: 100_000_000 };
    thin.goal = 1_200_000;
    let plan = simulate(&thin).unwrap();
    assert_eq!(plan.marketing.opportunities.high(), None, "a rate that may be as good as 0 has no upper end");
    assert!(plan.marketing.leads.is_range());
}

#[test]
fn a_large_team_with_long_history_still_has_a_plan() {
    let mut large = first();
    large.goal = 9_999_999_999_971;
    large.average = Average::Measured { sum: 113_777_777_779, count: 99_991, won: 99_991 };
    large.rates = Rates {
        opportunity_to_won: Rate::Measured { k: 99_991, n: 400_009 },
        sql_to_opportunity: Rate::Measured { k: 400_009, n: 700_001 },
        mql_to_sql: Rate::Measured { k: 700_001, n: 1_500_007 },
        lead_to_mql: Rate::Measured { k: 1_500_007, n: 9_999_991 },
    };
    let leads = simulate(&large).unwrap().whole.leads;
    // In all, 99,991 of 9,999,991 leads were won: 8,788,272 customers, 100.0089 leads each.
    assert_eq!(leads.point(), 878_905_459);
    assert!(leads.low() < leads.point() && leads.point() < leads.high().unwrap());
}

#[test]
fn what_cannot_be_counted_with_is_refused() {
    let with = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = first();
        change(&mut scenario);
        refused(&scenario).to_string()
    };
    assert_eq!(with(&|plan| plan.goal = 0), "plan-goal-zero value=0");
    assert_eq!(with(&|plan| plan.average = Average::Given(0)), "plan-average-zero");
    assert_eq!(with(&|plan| plan.average = Average::Measured { sum: 0, count: 0, won: 0 }), "plan-average-unknown");
    assert_eq!(with(&|plan| plan.share = Rate::Given(Ratio::ZERO)), "plan-share");
    assert_eq!(with(&|plan| plan.share = Rate::Given(ratio("1.01"))), "plan-share");
    assert_eq!(with(&|plan| plan.attempts = 0), "plan-attempts value=0");
    assert_eq!(with(&|plan| plan.cycle = Some(-1)), "plan-cycle");
    assert_eq!(with(&|plan| plan.rates.mql_to_sql = given("0")), "plan-rate-zero field=mql_to_sql");
    assert_eq!(with(&|plan| plan.rates.mql_to_sql = given("1.2")), "plan-rate-over-one field=mql_to_sql");
    let measured = |k, n| move |plan: &mut Scenario| plan.rates.lead_to_mql = Rate::Measured { k, n };
    assert_eq!(with(&measured(0, 8)), "plan-rate-zero field=lead_to_mql k=0 n=8");
    assert_eq!(with(&measured(9, 8)), "plan-rate-over-one field=lead_to_mql k=9 n=8");
    assert_eq!(with(&measured(0, 0)), "plan-rate-unknown field=lead_to_mql k=0 n=0");
    assert_eq!(with(&|plan| plan.rates.lead_to_mql = given("0.00000000000000001")), "plan-too-large");
}

#[test]
fn plans_that_cannot_be_kept_say_what_would_have_to_change() {
    let mut plan = first();
    plan.cycle = Some(93);
    assert_eq!(refused(&plan).to_string(), "plan-infeasible-cycle cycle=93 days=92 start=2026-09-30 until=2027-01-01");
    plan.cycle = Some(92);
    assert_eq!(simulate(&plan).unwrap().latest_start, Some(Day::parse("2026-10-01").unwrap()));
    plan.horizon.working_days = 0;
    assert_eq!(refused(&plan).to_string(), "plan-infeasible-days from=2026-10-01 last=2026-12-31");
}

#[test]
fn sales_cannot_carry_more_than_it_can() {
    // 100 opportunities in three months are 33.3… a month; open at a time with 46 of 92 days, 50.
    let mut plan = first();
    plan.capacity = Some(Capacity { reps: 3, each: 11, load: Load::OpportunitiesAMonth });
    let refusal = refused(&plan).to_string();
    assert_eq!(refusal, "plan-infeasible-capacity load=month asked=34 possible=33 reps=3 each=11 reps_needed=4");
    plan.capacity = Some(Capacity { reps: 5, each: 10, load: Load::OpenDeals });
    plan.cycle = Some(46);
    assert!(simulate(&plan).unwrap().warnings.is_empty(), "exactly full");
    plan.cycle = Some(47);
    let refusal = refused(&plan).to_string();
    assert_eq!(refusal, "plan-infeasible-capacity load=open asked=52 possible=50 reps=5 each=10 reps_needed=6");
    plan.cycle = None;
    let codes = |plan: &Scenario| simulate(plan).unwrap().warnings.iter().map(|one| one.code).collect::<Vec<_>>();
    assert_eq!(codes(&plan), ["plan-cycle-unknown", "plan-capacity-unjudged"]);
    plan.cycle = Some(46);
    plan.rates.opportunity_to_won = Rate::Measured { k: 25, n: 100 };
    assert_eq!(codes(&plan), ["plan-capacity-tight"]);
    plan.capacity = Some(Capacity { reps: 0, each: 10, load: Load::OpenDeals });
    assert_eq!(refused(&plan).code, "plan-infeasible-capacity");
    plan.capacity = Some(Capacity { reps: 5, each: 0, load: Load::OpenDeals });
    assert_eq!(refused(&plan).code, "plan-capacity");
}

fn names() -> Names {
    let [volume, speed, depth, decision] = ["Volume", "Speed", "Depth", "Decision"].map(str::to_owned);
    Names { volume, speed, depth, decision }
}

#[test]
fn a_plan_becomes_terms_that_can_be_signed() {
    let plan = simulate(&first()).unwrap();
    let names = names();
    let drafting = Drafting { version: 7, window: Window::Month, calendar: Some(2), current: &[], names: &names };
    let terms = draft_terms(&plan, &drafting).unwrap();
    let kinds: Vec<_> = terms.iter().map(|term| (term.kind, term.side, term.target)).collect();
    let sales = |kind| (kind, Obliged::Sales, 90);
    assert_eq!(kinds[0], (TermKind::Volume, Obliged::Marketing, 84));
    assert_eq!(kinds[1..], [TermKind::Speed, TermKind::Depth, TermKind::Decision].map(sales));
    assert!(terms.iter().all(|one| term::check(one).is_ok() && (one.version_of, one.id) == (7, 0)));
    assert_eq!((terms[2].attempts, terms[2].days), (Some(5), Some(3)));
}

#[test]
fn a_draft_keeps_what_the_plan_says_nothing_about() {
    let mut plan = first();
    plan.attempts = 2;
    let plan = simulate(&plan).unwrap();
    let names = names();
    let fresh = Drafting { version: 1, window: Window::Week, calendar: None, current: &[], names: &names };
    let mut current: Vec<Term> = draft_terms(&plan, &fresh).unwrap();
    (0..).zip(&mut current).for_each(|(at, term)| term.id = 30 + at);
    current[0].metric = Some("leads".to_owned());
    current[1].within = Some("1h".to_owned());
    (current[2].attempts, current[2].days) = (Some(6), Some(4));
    let segment = Term { id: 40, subject: Some("country:it".to_owned()), target: 5, ..current[0].clone() };
    current.push(segment.clone());
    let terms = draft_terms(&plan, &Drafting { version: 2, current: &current, ..fresh }).unwrap();
    assert_eq!(terms.iter().map(|term| term.id).collect::<Vec<_>>(), [30, 31, 32, 33, 40]);
    assert_eq!((terms[0].target, terms[0].window), (190, Window::Week));
    assert_eq!(terms[1], Term { version_of: 2, ..current[1].clone() });
    assert_eq!((terms[2].attempts, terms[2].days), (Some(2), Some(2)));
    assert_eq!(terms[4], Term { version_of: 2, ..segment });
}

fn rate() -> impl Strategy<Value = (u64, u64)> {
    (1u64..400).prop_flat_map(|n| (1..=n, Just(n)))
}

proptest! {
    #[test]
    fn rounded_once_never_more_than_chained_ceilings_and_monotone(
        goal in 1i64..10_000_000_000, average in 1_000i64..10_000_000, share in 1i128..=100,
        rates in prop::array::uniform4(rate()), step in 0usize..4, measured in any::<bool>(),
    ) {
        let build = |(k, n): (u64, u64)| match measured {
            true => Rate::Measured { k, n },
            false => Rate::Given(Ratio::new(k.into(), n.into()).unwrap()),
        };
        let plan = |rates: [(u64, u64); 4]| {
            let [won, opportunity, sql, mql] = rates.map(build);
            let rates = Rates { opportunity_to_won: won, sql_to_opportunity: opportunity, mql_to_sql: sql, lead_to_mql: mql };
            let share = Rate::Given(Ratio::new(share, 100).unwrap());
            simulate(&Scenario { goal, average: Average::Given(average), share, rates, ..first() })
        };
        // 400^4 times as many leads as customers may be more than a count holds: then it is said.
        let Ok(outcome) = plan(rates) else { return Ok(()) };
        let mut chained = (i128::from(goal) * share + i128::from(average) * 100 - 1) / (i128::from(average) * 100);
        let mut exact = (i128::from(goal) * share, i128::from(average) * 100);
        let need = outcome.marketing;
        prop_assert_eq!(i128::from(need.customers.point()), chained);
        for (debt, (k, n)) in [need.opportunities, need.sql, need.mql, need.leads].into_iter().zip(rates) {
            exact = (exact.0 * i128::from(n), exact.1 * i128::from(k));
            chained = (chained * i128::from(n) + i128::from(k) - 1) / i128::from(k);
            prop_assert_eq!(i128::from(debt.point()), (exact.0 + exact.1 - 1) / exact.1, "rounded once");
            prop_assert!(i128::from(debt.point()) <= chained);
            prop_assert!(debt.low() <= debt.point() && debt.high().is_none_or(|high| debt.point() <= high));
            prop_assert_eq!(debt.is_range(), measured);
        }
        let mut better = rates;
        better[step].0 = (better[step].0 + 1).min(better[step].1);
        let better = plan(better).unwrap();
        for (less, more) in points(&better.whole).into_iter().zip(points(&outcome.whole)) {
            prop_assert!(less <= more);
        }
        prop_assert!(better.marketing_owes.leads.point() <= outcome.marketing_owes.leads.point());
        prop_assert!(better.sales_owes.attempts.point() <= outcome.sales_owes.attempts.point());
    }
}

#[test]
fn a_share_that_was_measured_widens_what_is_owed() {
    let given = simulate(&Scenario { share: Rate::Given(Ratio::new(42, 46).unwrap()), ..first() }).unwrap();
    let measured = simulate(&Scenario { share: Rate::Measured { k: 42, n: 46 }, ..first() }).unwrap();
    assert!(!given.marketing.leads.is_range());
    let (from, to) = (given.marketing.leads, measured.marketing.leads);
    assert_eq!(from.point(), to.point());
    // Wilson, 42 of 46: 79.7 to 96.6 %.
    let part = |end: i64| end as f64 / from.point() as f64;
    assert!((part(to.low()) - 0.797 * 46.0 / 42.0).abs() < 0.01, "{}", to.low());
    assert!((part(to.high().unwrap()) - 0.966 * 46.0 / 42.0).abs() < 0.01, "{:?}", to.high());
    assert!(!measured.whole.leads.is_range(), "the whole goal has nothing to do with who brings it");
    let thin = simulate(&Scenario { share: Rate::Measured { k: 4, n: 5 }, ..first() }).unwrap();
    assert!(thin.warnings.iter().any(|one| one.code == "plan-too-few"
        && one.values.iter().any(|(name, value)| *name == "field" && *value == "share")));
}
