//! Whom a figure of the funnel counts, and what it comes to (DOMAIN R5, R6): the one rule for single questions, for
//! the joint page, and for the counts that are kept by month.

use super::catalogue::Metric;
use super::facts::EpisodeFact;
use super::figures::{Ask, Came, Value, share};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::period::Period;

/// The stage whose day puts an episode into the cohort of a figure.
pub fn upper(id: &str) -> Lifecycle {
    match id {
        "mql" | "mql_to_sal" | "mql_to_won" | "cost_per_mql" => Lifecycle::Mql,
        "sal" | "sal_to_sql" => Lifecycle::Sal,
        "sql" | "sql_to_opportunity" => Lifecycle::Sql,
        "opportunities" | "opportunity_to_won" => Lifecycle::Opportunity,
        "customers" => Lifecycle::Customer,
        _ => Lifecycle::Lead,
    }
}

/// The stage that an episode of the cohort must have reached to count above a conversion's line.
pub fn lower(id: &str) -> Option<Lifecycle> {
    match id {
        "lead_to_mql" => Some(Lifecycle::Mql),
        "mql_to_sal" => Some(Lifecycle::Sal),
        "sal_to_sql" => Some(Lifecycle::Sql),
        "sql_to_opportunity" => Some(Lifecycle::Opportunity),
        "opportunity_to_won" | "mql_to_won" => Some(Lifecycle::Customer),
        _ => None,
    }
}

/// Whether an episode is in the cohort of a figure: it reached the upper stage in the period, whatever the period is;
/// who never reached it is in no cohort. Leads are persons: their first episode counts.
pub fn belongs(id: &str, fact: &EpisodeFact, period: Period) -> bool {
    let persons = matches!(id, "leads" | "cost_per_lead");
    fact.day(upper(id)).is_some_and(|day| period.contains(day)) && (!persons || fact.episode == 1)
}

/// Whether an episode of the cohort counts above a conversion's line: it reached the lower stage, `within` so many days
/// of the upper one where that is asked for.
pub fn converted(id: &str, fact: &EpisodeFact, within: Option<i64>) -> bool {
    match (fact.day(upper(id)), lower(id).and_then(|stage| fact.day(stage))) {
        (Some(start), Some(end)) => within.is_none_or(|days| end.0 - start.0 <= days),
        _ => false,
    }
}

/// What `n` in the cohort, `k` of them converted, come to: a number for counts, a share for conversions.
pub fn came(metric: &Metric, k: u64, n: u64) -> Came {
    let signed = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    if lower(metric.id).is_some() {
        return share(signed(k), signed(n), "no-leads");
    }
    (Some(Value::Count(signed(n))), None, Some(signed(n)), None)
}

/// A figure over the episodes of one group, all of them with their day in the period.
pub(super) fn episode_figure(metric: &Metric, ask: &Ask, facts: &[&EpisodeFact]) -> Came {
    let cohort = || facts.iter().filter(|fact| belongs(metric.id, fact, ask.period));
    let k = cohort().filter(|fact| converted(metric.id, fact, ask.within)).count();
    came(metric, k as u64, cohort().count() as u64)
}
