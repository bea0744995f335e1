//! What was reached of goals: one gathering of facts a period, whatever the number of goals.

use crate::app::hours::Hours;
use crate::app::metrics::{agreed, wanted};
use crate::app::service::Service;
use crate::domain::goal::pace::{Elapsed, Nature, Pace, pace};
use crate::domain::goal::target_at;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::metrics::catalogue::{self, Basis, Metric, Unit};
use crate::domain::metrics::cohort::upper;
use crate::domain::metrics::facts::Facts;
use crate::domain::metrics::figures::{Ask, Outcome, Value, rows};
use crate::domain::money::Currency;
use crate::domain::nouns::{Goal, GoalRevision};
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::record::{Entity, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};
use crate::store::{Count, Tallied};

/// A goal, measured.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The goal.
    pub goal: Goal,
    /// For optimistic concurrency.
    pub version: i64,
    /// Its figure.
    pub metric: &'static Metric,
    /// How its figure grows.
    pub nature: Nature,
    /// Its period.
    pub period: Period,
    /// The target in force: at the end of the period where that is over, else now.
    pub target: i64,
    /// What was reached.
    pub reached: Reached,
    /// How much of the period has passed.
    pub elapsed: Elapsed,
    /// Its pace; nothing where there is no figure yet.
    pub pace: Option<Pace>,
    /// Its targets, the oldest first.
    pub revisions: Vec<GoalRevision>,
}

/// A figure in the unit of targets: things, minor units, per cent, days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// The figure.
    pub actual: Option<Ratio>,
    /// A share's numerator, or how many rows a sum is of.
    pub k: Option<i64>,
    /// A share's denominator, or how many rows there were.
    pub n: Option<i64>,
    /// Why there is none, or what it leaves out.
    pub why: Option<&'static str>,
}

/// Measures goals as of now.
///
/// # Errors
/// The store's; a calendar's.
pub fn standings(service: &Service, goals: &[Record]) -> Result<Vec<Standing>, Refusal> {
    if goals.is_empty() {
        return Ok(Vec::new());
    }
    let now = service.as_of()?;
    let hours = Hours::new(service).team()?;
    let ids: Vec<i64> = goals.iter().map(|goal| goal.id).collect();
    let revisions = service.store().goal_revisions(&ids)?;
    let mut known = Vec::new();
    for record in goals {
        let goal = Goal::of(record);
        let Some(metric) = catalogue::find(&goal.metric) else { continue };
        known.push((super::period(service, &goal)?, metric, goal, record.version));
    }
    let mut gathered: Vec<(Period, Facts)> = Vec::new();
    let mut all = Vec::new();
    for (period, metric, goal, version) in &known {
        let Some(elapsed) = Elapsed::at(&hours, period, now) else { continue };
        if !gathered.iter().any(|(of, _)| of == period) {
            let of_period = known.iter().filter(|(other, ..)| other == period).map(|(_, metric, ..)| *metric);
            gathered.push((*period, gather(service, period, of_period, now)?));
        }
        let facts = gathered.iter().find(|(of, _)| of == period).map(|(_, facts)| facts);
        let reached = reached(service, metric, goal, period, facts)?;
        let own: Vec<GoalRevision> = revisions.iter().filter(|revision| revision.goal == goal.id).cloned().collect();
        let judged = period.instants(service.zone()).1.map_or(now, |end| now.min(Instant(end.0 - 1)));
        let target = target_at(&own, judged).unwrap_or(goal.target);
        let nature = Nature::of(metric);
        let pace = reached.actual.and_then(|actual| pace(nature, actual, target, elapsed));
        all.push(Standing {
            goal: goal.clone(),
            version: *version,
            metric,
            nature,
            period: *period,
            target,
            reached,
            elapsed,
            pace,
            revisions: own,
        });
    }
    Ok(all)
}

/// The facts that figures of a period are counted from, but for those that ready-made counts answer.
pub(super) fn gather<'m>(
    service: &Service,
    period: &Period,
    metrics: impl Iterator<Item = &'m Metric>,
    now: Instant,
) -> Result<Facts, Refusal> {
    let metrics: Vec<&Metric> = metrics.filter(|metric| !tallied(metric, period)).collect();
    let has = |basis: &[Basis]| metrics.iter().any(|metric| basis.contains(&metric.basis));
    let wanted = wanted(&has);
    let mut facts = match (period.from(), period.until()) {
        (Some(from), Some(until)) => service.store().facts_within(service.zone(), now, (from, until), wanted)?,
        _ => service.store().facts(service.zone(), now, &[], wanted)?,
    };
    agreed::fill(service, &mut facts, period, &[], &has)?;
    Ok(facts)
}

/// Whether a count of whole months is ready-made.
fn tallied(metric: &Metric, period: &Period) -> bool {
    use chrono::Datelike;
    let first = |day: Option<Day>| day.is_some_and(|day| day.date().day() == 1);
    metric.basis == Basis::Episodes && metric.unit == Unit::Count && first(period.from()) && first(period.until())
}

/// A goal's figure in its period.
fn reached(
    service: &Service,
    metric: &Metric,
    goal: &Goal,
    period: &Period,
    facts: Option<&Facts>,
) -> Result<Reached, Refusal> {
    if tallied(metric, period) {
        let count = count(service, metric, period)?;
        return Ok(Reached { actual: Some(Ratio::whole(count)), n: Some(count), ..Reached::default() });
    }
    let base = currency(service, goal);
    Ok(facts.map_or_else(Reached::default, |facts| figure(metric, *period, base, facts)))
}

/// The currency of a goal in money.
pub fn currency(service: &Service, goal: &Goal) -> Currency {
    goal.currency.as_deref().and_then(|code| code.parse().ok()).unwrap_or_else(|| service.currency())
}

fn count(service: &Service, metric: &Metric, period: &Period) -> Result<i64, Refusal> {
    let (first, last) = (period.from().map(Day::month), period.last().map(Day::month));
    let of = if metric.id == "leads" { Count::LeadCohort } else { Count::Reached };
    let stage = if metric.id == "leads" { Lifecycle::Lead } else { upper(metric.id) };
    let counts: Vec<Tallied> = service.store().tallied(of, first, last)?;
    let sum: u64 = counts.iter().filter(|(_, reached, _)| *reached == stage).map(|(_, _, n)| n).sum();
    Ok(i64::try_from(sum).unwrap_or(i64::MAX))
}

/// A figure of the catalogue in the unit of targets. A sum of nothing is nought; an average of nothing is not there
/// (R2); amounts in other currencies are left out, and said to be (R11).
pub(super) fn figure(metric: &Metric, period: Period, base: Currency, facts: &Facts) -> Reached {
    let ask = Ask { period, by: Vec::new(), within: None, outcome: Outcome::Won, base };
    let Some(row) = rows(metric, &ask, facts).into_iter().next() else { return Reached::default() };
    let sums = Nature::of(metric) == Nature::Sum || metric.basis == Basis::Spend;
    let nothing = sums.then_some(Ratio::ZERO);
    let (actual, why) = match row.value {
        Some(Value::Count(count)) => (Some(Ratio::whole(count)), row.why),
        Some(Value::Money(money)) if money.currency == base => (Some(Ratio::whole(money.minor)), row.why),
        Some(Value::Money(_)) => (nothing, Some("other-currencies")),
        Some(Value::Ratio(share)) => {
            let exact = row.k.zip(row.n).and_then(|(k, n)| Ratio::new(i128::from(k) * 100, i128::from(n)));
            (exact.or_else(|| thousandths(share * 100.0)), row.why)
        }
        Some(Value::Days(number) | Value::Seconds(number)) => (thousandths(number), row.why),
        None if row.n == Some(0) => (nothing, row.why.filter(|_| nothing.is_none())),
        None => (nothing, row.why),
    };
    Reached { actual, k: row.k, n: row.n, why }
}

/// A mean or a percentile to the thousandth: for comparing with whole targets.
fn thousandths(number: f64) -> Option<Ratio> {
    let scaled = (number * 1_000.0).round();
    (scaled.abs() < 1e15).then(|| Ratio::new(scaled as i128, 1_000)).flatten()
}
