//! Whether a plan can be kept: days left, the sales cycle, what sales can carry. A refusal says what would have to
//! change.

use super::inputs::{Capacity, Load, Scenario};
use super::{Debt, too_large};
use crate::domain::ratio::Ratio;
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;

/// Refuses a plan without a working day left, or whose deals would be won after the period.
pub(super) fn time(scenario: &Scenario) -> Result<(), Refusal> {
    let horizon = scenario.horizon;
    if horizon.working_days <= 0 {
        let last = horizon.until.plus(-1);
        return Err(Refusal::rule("plan-infeasible-days").with("from", horizon.from).with("last", last));
    }
    match scenario.cycle {
        Some(cycle) if cycle > horizon.days() => Err(Refusal::rule("plan-infeasible-cycle")
            .with("cycle", cycle)
            .with("days", horizon.days())
            .with("start", latest_start(scenario).unwrap_or(horizon.from))
            .with("until", horizon.from.plus(cycle - 1))),
        _ => Ok(()),
    }
}

/// The last day on which an opportunity may begin so that, at the median cycle, it is won within the period.
pub(super) fn latest_start(scenario: &Scenario) -> Option<Day> {
    scenario.cycle.map(|cycle| scenario.horizon.until.plus(-cycle.max(1)))
}

/// Refuses more opportunities than sales can carry; warns where only the cautious end is too much, or where it cannot
/// be said.
pub(super) fn capacity(scenario: &Scenario, opportunities: &Debt, warnings: &mut Vec<Refusal>) -> Result<(), Refusal> {
    let Some(capacity) = scenario.capacity else { return Ok(()) };
    if capacity.load == Load::OpenDeals && scenario.cycle.is_none() {
        warnings.push(Refusal::rule("plan-capacity-unjudged"));
        return Ok(());
    }
    let possible = Ratio::whole(capacity.reps).times(Ratio::whole(capacity.each)).ok_or_else(too_large)?;
    let asked = carried(scenario, capacity, opportunities.exact()).ok_or_else(too_large)?;
    if asked > possible {
        return Err(told(Refusal::rule("plan-infeasible-capacity"), capacity, asked, possible));
    }
    match opportunities.highest() {
        Some(high) => {
            let asked = carried(scenario, capacity, high).ok_or_else(too_large)?;
            if asked > possible {
                warnings.push(told(Refusal::rule("plan-capacity-tight"), capacity, asked, possible));
            }
        }
        None => warnings.push(Refusal::rule("plan-capacity-unjudged")),
    }
    Ok(())
}

/// What so many opportunities ask of sales: a month as many as come evenly over what is left; open at a time by
/// Little's law, those that come a day × the days that each stays open.
fn carried(scenario: &Scenario, capacity: Capacity, opportunities: Ratio) -> Option<Ratio> {
    let horizon = scenario.horizon;
    match capacity.load {
        Load::OpportunitiesAMonth => opportunities.over(horizon.months()?.max(Ratio::ONE)),
        Load::OpenDeals => {
            opportunities.times(Ratio::new(scenario.cycle?.max(1).into(), horizon.days().max(1).into())?)
        }
    }
}

fn told(refusal: Refusal, capacity: Capacity, asked: Ratio, possible: Ratio) -> Refusal {
    let reps = asked.over(Ratio::whole(capacity.each)).map_or(0, Ratio::ceil);
    refusal
        .with("load", capacity.load.word())
        .with("asked", asked.ceil())
        .with("possible", possible.ceil())
        .with("reps", capacity.reps)
        .with("each", capacity.each)
        .with("reps_needed", reps)
}
