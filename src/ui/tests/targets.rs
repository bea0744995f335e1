//! The fixture's goals and its plan.

use super::fixture::{ago, eur};
use super::pact::day;
use crate::app::views::*;
use crate::domain::refusal::Refusal;

/// The goals of the period.
pub fn goals() -> Vec<GoalRow> {
    let goal = GoalRow {
        id: 1,
        label: "G-1".to_owned(),
        name: "Vendite Q4".to_owned(),
        metric: "bookings".to_owned(),
        scope: "joint",
        owner: "anna".to_owned(),
        period: "2026-Q4".to_owned(),
        actual: Value::Money(eur(191_700)),
        target: Value::Money(eur(300_000)),
        pace: Value::Money(eur(165_000)),
        gap: Value::Money(eur(108_300)),
        needed: Value::Money(eur(3_868)),
        projected: Value::Money(eur(348_545)),
        days_left: 28,
        elapsed: 0.55,
        state: "on_pace",
        why: None,
        k: None,
        n: Some(23),
        no_need: None,
        marketing_lever: "Un webinar al mese e la fiera di Milano".to_owned(),
        sales_lever: "Cinque tentativi su ogni lead entro dieci giorni".to_owned(),
        version: 1,
    };
    let mql = GoalRow {
        id: 2,
        label: "G-2".to_owned(),
        name: "MQL".to_owned(),
        metric: "mql".to_owned(),
        scope: "marketing",
        actual: Value::Count(140),
        target: Value::Count(250),
        pace: Value::Count(152),
        gap: Value::Count(110),
        needed: Value::Count(4),
        projected: Value::Count(230),
        state: "behind",
        marketing_lever: "LinkedIn ads".to_owned(),
        sales_lever: String::new(),
        ..goal.clone()
    };
    vec![goal, mql]
}

/// A goal opened.
pub fn goal(id: i64) -> Option<GoalDetail> {
    let row = goals().into_iter().find(|goal| goal.id == id)?;
    let whole: i64 = if id == 1 { 30_000_000 } else { 250 };
    let days = (0..92).map(|n| {
        let done = (n <= 51).then(|| whole * (n + 1) * 125 / 10_000 - whole * ((n * n) % 37) / 2_000);
        (day(2026, 10, 1).plus(n), whole * (n + 1) / 92, done)
    });
    Some(GoalDetail {
        days: days.collect(),
        revisions: vec![
            (ago(700), row.target, "anna".to_owned(), "La fiera porta più del previsto".to_owned()),
            (ago(1_400), row.target, "anna".to_owned(), String::new()),
        ],
        before: Some(("2026-Q3".to_owned(), row.pace, row.target)),
        row,
    })
}

/// The simulator's answer: the first vector of DOMAIN 3.1; a goal of ten times as much cannot be reached.
pub fn plan(input: &PlanInput) -> Result<PlanView, Refusal> {
    let typed = |name: &str| input.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str());
    if typed("share") == Some("0") {
        return Err(Refusal::invalid("plan-share").with("field", "share"));
    }
    let given = |name, value, counted, interval| {
        let origin = if typed(name).is_some() { "given" } else { "measured" };
        (name, value, counted, interval, origin)
    };
    let much = typed("goal").is_some_and(|goal| goal.len() > 6);
    let infeasible = much.then(|| {
        Refusal::rule("plan-infeasible-cycle")
            .with("cycle", 47)
            .with("days", 30)
            .with("start", "15/11/26")
            .with("until", "2027-Q2")
    });
    Ok(PlanView {
        period: typed("period").unwrap_or("2027-Q1").to_owned(),
        inputs: vec![
            given("goal", Value::Money(eur(300_000)), None, None),
            given("share", Value::Ratio(0.6), Some((60, 100)), Some((0.502, 0.691))),
            given("deal", Value::Money(eur(12_000)), Some((25, 25)), None),
            given("opportunity_to_won", Value::Ratio(0.25), Some((45, 180)), Some((0.193, 0.319))),
            given("sql_to_opportunity", Value::Ratio(0.6), Some((180, 300)), Some((0.544, 0.654))),
            given("mql_to_sql", Value::Ratio(0.4), Some((300, 750)), Some((0.366, 0.435))),
            given("lead_to_mql", Value::Ratio(0.1), Some((750, 7_500)), Some((0.093, 0.107))),
            given("reps", Value::Count(3), None, None),
            given("capacity", Value::None, None, None),
            given("cycle", Value::Days(47.0), None, None),
        ],
        need: vec![
            ("customers", 15, 15, 15),
            ("opportunities", 60, 48, 78),
            ("sql", 100, 73, 143),
            ("mql", 250, 168, 391),
            ("leads", 2_500, 1_571, i64::MAX),
        ],
        marketing: vec![("leads", 193, 121, 324), ("mql", 20, 13, 31)],
        sales: vec![("attempts", 20, 14, 32), ("verdicts", 4, 3, 7)],
        warnings: vec![Message::new("refusal-plan-average-thin").with("n", 12)],
        infeasible,
    })
}
