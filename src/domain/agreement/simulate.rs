//! The simulator: from a revenue goal to what marketing owes a week and sales owes a day (DOMAIN 3.1, the exact
//! formula).
//!
//! `customers = goal / average deal`, marketing's part of them is `customers × share`, and going up the funnel
//! `need = need of the next stage / rate`. All of it stays an exact ratio; each figure is rounded up once, when it is
//! shown, because chained ceilings overshoot (3,384 leads where 3,220 are enough). A measured rate brings its Wilson 95 %
//! interval: the high end of a debt has every measured rate at its low end, the low end every rate at its high
//! end. Both are wider than 95 %, for it is unlikely that all rates are at the same end at once.

use crate::domain::nouns::Window;
use crate::domain::ratio::Ratio;
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;

mod draft;
mod feasible;
mod inputs;

pub use draft::{Drafting, Names, draft_terms};
pub use inputs::{Average, Capacity, Horizon, Load, Rate, Rates, Scenario, Step};

/// How much is needed or owed: an exact ratio with the range it may lie in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Debt {
    low: Ratio,
    point: Ratio,
    /// Nothing: without an upper end, because a rate may be as good as 0.
    high: Option<Ratio>,
}

impl Debt {
    /// Refuses with `plan-too-large` what no count can hold.
    fn new(low: Ratio, point: Ratio, high: Option<Ratio>) -> Result<Self, Refusal> {
        let fits = |ratio: Ratio| i64::try_from(ratio.ceil()).is_ok();
        if [Some(low), Some(point), high].into_iter().flatten().all(fits) {
            Ok(Self { low, point, high })
        } else {
            Err(too_large())
        }
    }

    /// The low end, rounded up.
    pub fn low(&self) -> i64 {
        up(self.low)
    }

    /// What is needed at the rates as they are, rounded up.
    pub fn point(&self) -> i64 {
        up(self.point)
    }

    /// The high end, rounded up; nothing where a measured rate is so uncertain that there is none.
    pub fn high(&self) -> Option<i64> {
        self.high.map(up)
    }

    /// Whether the range is more than a point.
    pub fn is_range(&self) -> bool {
        self.high != Some(self.low)
    }

    /// The point before it is rounded.
    pub const fn exact(&self) -> Ratio {
        self.point
    }

    /// The high end before it is rounded.
    pub const fn highest(&self) -> Option<Ratio> {
        self.high
    }

    /// The same through a calculation that grows with its input.
    fn through(&self, of: impl Fn(Ratio) -> Option<Ratio>) -> Result<Self, Refusal> {
        let of = |ratio| of(ratio).ok_or_else(too_large);
        Self::new(of(self.low)?, of(self.point)?, self.high.map(of).transpose()?)
    }

    fn times(&self, by: Ratio) -> Result<Self, Refusal> {
        self.through(|ratio| ratio.times(by))
    }

    /// One of `parts` even parts; where less than one part is left, all of it is owed in that.
    fn per(&self, parts: Option<Ratio>) -> Result<Self, Refusal> {
        let parts = parts.ok_or_else(too_large)?.max(Ratio::ONE);
        self.through(|ratio| ratio.over(parts))
    }
}

/// It fits: [`Debt::new`] has seen to it.
fn up(ratio: Ratio) -> i64 {
    i64::try_from(ratio.ceil()).unwrap_or(i64::MAX)
}

fn too_large() -> Refusal {
    Refusal::invalid("plan-too-large")
}

/// How many of each stage a goal needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Customers won.
    pub customers: Debt,
    /// Opportunities.
    pub opportunities: Debt,
    /// Sales qualified.
    pub sql: Debt,
    /// Marketing qualified.
    pub mql: Debt,
    /// Leads.
    pub leads: Debt,
}

impl Need {
    /// Up the funnel from the customers.
    fn of(customers: Debt, rates: &Rates) -> Result<Self, Refusal> {
        let opportunities = before(&customers, &rates.opportunity_to_won)?;
        let sql = before(&opportunities, &rates.sql_to_opportunity)?;
        let mql = before(&sql, &rates.mql_to_sql)?;
        let leads = before(&mql, &rates.lead_to_mql)?;
        Ok(Self { customers, opportunities, sql, mql, leads })
    }
}

/// What the stage above needs: more where the rate may be low, less where it may be high.
fn before(next: &Debt, rate: &Rate) -> Result<Debt, Refusal> {
    let [low, point, high] = rate.bounds().ok_or_else(too_large)?;
    let over = |need: Ratio, rate: Ratio| need.over(rate).ok_or_else(too_large);
    let highest = match next.high.filter(|_| low > Ratio::ZERO) {
        Some(need) => Some(over(need, low)?),
        None => None,
    };
    let lowest = over(next.low, high)?;
    let point = over(next.point, point)?;
    if low == high {
        return Debt::new(lowest, point, highest);
    }
    Debt::new(widened(lowest, Ratio::floor), point, highest.map(|end| widened(end, Ratio::ceil)))
}

/// The customers that marketing is to bring: fewer where its share may be low, more where it may be high.
fn part(customers: &Debt, share: &Rate) -> Result<Debt, Refusal> {
    let [low, point, high] = share.bounds().ok_or_else(too_large)?;
    let times = |need: Ratio, share: Ratio| need.times(share).ok_or_else(too_large);
    let highest = customers.high.map(|need| times(need, high)).transpose()?;
    let (lowest, point) = (times(customers.low, low)?, times(customers.point, point)?);
    if low == high {
        return Debt::new(lowest, point, highest);
    }
    Debt::new(widened(lowest, Ratio::floor), point, highest.map(|end| widened(end, Ratio::ceil)))
}

/// An end of a range, out to the next millionth: four measured rates in a row would outgrow 128 bits.
fn widened(end: Ratio, out: impl Fn(Ratio) -> i128) -> Ratio {
    let steps = end.times(Ratio::whole(inputs::STEPS));
    steps.and_then(|steps| Ratio::new(out(steps), inputs::STEPS)).unwrap_or(end)
}

/// What marketing owes a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarketingOwes {
    /// Leads a week of work.
    pub leads: Debt,
    /// MQLs a week of work, each handed to sales.
    pub mql: Debt,
}

/// What sales owes a working day for what marketing hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SalesOwes {
    /// Attempts: MQLs × the attempts that each is owed.
    pub attempts: Debt,
    /// Verdicts: one an MQL.
    pub verdicts: Debt,
}

/// A plan that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What it started from, each rate with its origin.
    pub scenario: Scenario,
    /// What marketing's share of the goal needs.
    pub marketing: Need,
    /// What the whole goal needs, whoever brings it.
    pub whole: Need,
    /// What marketing owes a week.
    pub marketing_owes: MarketingOwes,
    /// What sales owes a day.
    pub sales_owes: SalesOwes,
    /// The last day on which an opportunity may begin and be won in the period at the median cycle; nothing where no
    /// cycle is known.
    pub latest_start: Option<Day>,
    /// What to print beside the plan, as texts of refusals: `plan-too-few` for each rate measured on too few (with
    /// `field`, `k`, `n`), `plan-average-thin`, `plan-cycle-unknown`, `plan-capacity-tight`, `plan-capacity-unjudged`.
    pub warnings: Vec<Refusal>,
}

impl Outcome {
    /// The MQLs or, with `leads`, the leads that marketing owes in a window of an agreement. Months count the days of each
    /// month that are left; where less than one window is left, it is all owed in that one.
    ///
    /// # Errors
    /// `plan-too-large`.
    pub fn volume(&self, window: Window, leads: bool) -> Result<Debt, Refusal> {
        let need = if leads { self.marketing.leads } else { self.marketing.mql };
        let horizon = self.scenario.horizon;
        let months = |count: i64| horizon.months().and_then(|months| months.over(Ratio::whole(count)));
        need.per(match window {
            Window::Week => horizon.weeks(),
            Window::Month => horizon.months(),
            Window::Quarter => months(3),
            Window::Year => months(12),
        })
    }
}

/// Works a plan out.
///
/// # Errors
/// Inputs that cannot be counted with: `plan-goal-zero`, `plan-average-zero`, `plan-average-unknown`, `plan-share`,
/// `plan-rate-unknown`, `plan-rate-zero`, `plan-rate-over-one` (each with `field`, measured ones with `k` and `n`),
/// `plan-attempts`, `plan-cycle`, `plan-capacity`, `plan-too-large`. Plans that cannot be kept:
/// `plan-infeasible-days`, `plan-infeasible-cycle`, `plan-infeasible-capacity`, with the numbers.
pub fn simulate(scenario: &Scenario) -> Result<Outcome, Refusal> {
    scenario.check()?;
    feasible::time(scenario)?;
    let average = scenario.average.value().ok_or_else(too_large)?;
    let customers = Ratio::whole(scenario.goal).over(average).ok_or_else(too_large)?;
    let customers = Debt::new(customers, customers, Some(customers))?;
    let whole = Need::of(customers, &scenario.rates)?;
    let marketing = Need::of(part(&customers, &scenario.share)?, &scenario.rates)?;
    let mut warnings = thin(scenario);
    feasible::capacity(scenario, &whole.opportunities, &mut warnings)?;
    let weeks = scenario.horizon.weeks();
    let days = Some(Ratio::whole(scenario.horizon.working_days));
    let attempts = marketing.mql.times(Ratio::whole(scenario.attempts))?;
    Ok(Outcome {
        scenario: *scenario,
        marketing,
        whole,
        marketing_owes: MarketingOwes { leads: marketing.leads.per(weeks)?, mql: marketing.mql.per(weeks)? },
        sales_owes: SalesOwes { attempts: attempts.per(days)?, verdicts: marketing.mql.per(days)? },
        latest_start: feasible::latest_start(scenario),
        warnings,
    })
}

/// What was measured on too few to rely on (DOMAIN R3), or not at all.
fn thin(scenario: &Scenario) -> Vec<Refusal> {
    let rates = Step::ALL.into_iter().filter_map(|step| match scenario.rates.of(step) {
        rate @ Rate::Measured { k, n } if rate.is_thin() => {
            Some(Refusal::rule("plan-too-few").with("field", step.word()).with("k", k).with("n", n))
        }
        _ => None,
    });
    let share = match scenario.share {
        rate @ Rate::Measured { k, n } if rate.is_thin() => {
            Some(Refusal::rule("plan-too-few").with("field", "share").with("k", k).with("n", n))
        }
        _ => None,
    };
    let average = match scenario.average {
        Average::Measured { count, .. } if count < crate::domain::metrics::interval::FEW => {
            Some(Refusal::rule("plan-average-thin").with("n", count))
        }
        _ => None,
    };
    let cycle = scenario.cycle.is_none().then(|| Refusal::rule("plan-cycle-unknown"));
    rates.chain(share).chain(average).chain(cycle).collect()
}

#[cfg(test)]
mod tests;
