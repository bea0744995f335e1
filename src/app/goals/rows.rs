//! Goals as lines, bars and short words.

use std::collections::HashMap;

use super::measure::{Standing, currency, standings};
use super::target::value;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{GoalBar, GoalRow, Value};
use crate::domain::goal::pace::Nature;
use crate::domain::metrics::catalogue::Basis;
use crate::domain::metrics::facts::GoalFact;
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;

/// Goals as lines, in their order.
///
/// # Errors
/// The store's; a calendar's.
pub fn rows(service: &Service, goals: &[Record]) -> Result<Vec<GoalRow>, Refusal> {
    let standings = standings(service, goals)?;
    let owners: Vec<i64> = standings.iter().filter_map(|standing| standing.goal.owner).collect();
    let names = service.store().names_of(Kind::Member, &owners)?;
    Ok(standings.iter().map(|standing| row(service, standing, &names)).collect())
}

/// One goal as a line; `handles` are those of its owner.
pub fn row(service: &Service, standing: &Standing, handles: &HashMap<i64, String>) -> GoalRow {
    let Standing { goal, metric, pace, elapsed, .. } = standing;
    let currency = currency(service, goal);
    let shown = |number: Option<Ratio>| value(metric.id, number, currency);
    let count = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok());
    let needed = pace.map(|pace| pace.needed);
    let share =
        |part: i64, whole: i64| if whole > 0 { part as f64 / whole as f64 } else { f64::from(u8::from(elapsed.over)) };
    GoalRow {
        id: goal.id,
        label: Kind::Goal.label(goal.id),
        name: goal.name.clone(),
        metric: metric.id.to_owned(),
        scope: goal.scope.word(),
        owner: goal.owner.and_then(|owner| handles.get(&owner)).cloned().unwrap_or_default(),
        period: goal.period.clone(),
        actual: shown(standing.reached.actual),
        target: shown(Some(Ratio::whole(standing.target))),
        pace: shown(pace.map(|pace| pace.due)),
        gap: shown(pace.map(|pace| pace.gap)),
        needed: shown(needed.and_then(|needed| needed.per_day()).map(Ratio::whole)),
        projected: shown(pace.and_then(|pace| pace.projection).map(Ratio::whole)),
        days_left: elapsed.days_left,
        elapsed: share(elapsed.share.elapsed, elapsed.share.whole).clamp(0.0, 1.0),
        state: state(standing),
        why: standing.reached.why,
        k: count(standing.reached.k),
        n: count(standing.reached.n),
        no_need: needed.and_then(|needed| needed.why()),
        marketing_lever: goal.marketing_lever.clone().unwrap_or_default(),
        sales_lever: goal.sales_lever.clone().unwrap_or_default(),
        version: standing.version,
    }
}

/// The state's code; where there is no figure only time can tell.
fn state(standing: &Standing) -> &'static str {
    match &standing.pace {
        Some(pace) => pace.state.word(),
        None if !standing.elapsed.begun => "not_begun",
        None => "unknown",
    }
}

/// The goals of a period as bars.
///
/// # Errors
/// The store's; a calendar's.
pub fn bars(service: &Service, period: &Period) -> Result<Vec<GoalBar>, Refusal> {
    let goals = super::of_period(service, period)?;
    let none = HashMap::new();
    let bar = |standing: &Standing| {
        let line = row(service, standing, &none);
        GoalBar {
            id: line.id,
            metric: standing.metric.id,
            side: line.scope,
            actual: line.actual,
            target: line.target,
            pace: line.pace,
        }
    };
    Ok(standings(service, &goals)?.iter().map(bar).collect())
}

/// The goals of a period as facts of the figure `goal_attainment`.
///
/// # Errors
/// The store's; a calendar's.
pub fn facts(service: &Service, period: &Period) -> Result<Vec<GoalFact>, Refusal> {
    let goals = super::of_period(service, period)?;
    let fact = |standing: Standing| GoalFact {
        actual: standing.reached.actual,
        why: standing.reached.why,
        target: standing.target,
        name: standing.goal.name,
    };
    Ok(standings(service, &goals)?.into_iter().map(fact).collect())
}

/// How far the goals are now that a closing moves: name, and `191.700 € of 300.000 € (64 %)`.
///
/// # Errors
/// The store's; a calendar's.
pub fn levels(service: &Service, texts: &Texts) -> Result<Vec<(String, String)>, Refusal> {
    let goals = super::current(service, None)?;
    let moved = |standing: &&Standing| standing.metric.basis == Basis::Closings && standing.nature != Nature::Limit;
    let told = |standing: &Standing| {
        let line = row(service, standing, &HashMap::new());
        let share = standing.pace.and_then(|pace| pace.attainment).map(Ratio::approximate);
        let share = share.map_or_else(String::new, |share| texts.percent(share, 0));
        let (actual, target) = (print(texts, line.actual), print(texts, line.target));
        let values = [("actual", (&actual).into()), ("target", (&target).into()), ("share", (&share).into())];
        (standing.goal.name.clone(), texts.with("goal-level", &values))
    };
    Ok(standings(service, &goals)?.iter().filter(moved).map(told).collect())
}

/// A value for a person.
pub(in crate::app) fn print(texts: &Texts, value: Value) -> String {
    match value {
        Value::Count(count) => texts.integer(count),
        Value::Money(money) => texts.money(money),
        Value::Ratio(share) => texts.percent(share, 0),
        Value::Days(days) => {
            let days = texts.decimal(days, u8::from((days - days.round()).abs() > 0.05));
            texts.with("value-days", &[("n", (&days).into())])
        }
        Value::Seconds(seconds) => texts.duration(seconds),
        Value::None => texts.get("value-none"),
    }
}
