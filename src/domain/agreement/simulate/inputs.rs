//! What a plan starts from: a goal, an average deal, rates with their origin, the time left, the people.

use crate::domain::calendar::Calendar;
use crate::domain::metrics::interval::{FEW, wilson};
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;

/// Steps between 0 and 1 to which the ends of an interval are widened, so that they are exact ratios.
pub(super) const STEPS: i128 = 1_000_000;

/// A passage of the funnel that a plan has a rate for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Of opportunities, those won.
    OpportunityToWon,
    /// Of SQLs, those that become opportunities.
    SqlToOpportunity,
    /// Of MQLs, those that become SQLs.
    MqlToSql,
    /// Of leads, those that become MQLs.
    LeadToMql,
}

impl Step {
    /// From the customer up the funnel.
    pub const ALL: [Self; 4] = [Self::OpportunityToWon, Self::SqlToOpportunity, Self::MqlToSql, Self::LeadToMql];

    /// Its word on the command line and in JSON; `field-<word>` is its text.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OpportunityToWon => "opportunity_to_won",
            Self::SqlToOpportunity => "sql_to_opportunity",
            Self::MqlToSql => "mql_to_sql",
            Self::LeadToMql => "lead_to_mql",
        }
    }
}

/// A rate of the funnel and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// Somebody said so.
    Given(Ratio),
    /// The team's own: `k` of `n` passed.
    Measured {
        /// How many passed.
        k: u64,
        /// How many were decided.
        n: u64,
    },
    /// Both sides agreed on it for want of history.
    Prior(Ratio),
}

impl Rate {
    /// Where it comes from: the word in JSON.
    pub const fn origin(&self) -> &'static str {
        match self {
            Self::Given(_) => "given",
            Self::Measured { .. } => "measured",
            Self::Prior(_) => "prior",
        }
    }

    /// The rate; nothing where nothing was measured.
    pub fn point(&self) -> Option<Ratio> {
        match *self {
            Self::Given(rate) | Self::Prior(rate) => Some(rate),
            Self::Measured { k, n } => Ratio::new(k.into(), n.into()),
        }
    }

    /// What it may be, from low to high: Wilson's 95 % interval of a measured rate, widened to whole millionths; the
    /// rate itself, three times, where it was given or agreed. Nothing where nothing was measured.
    pub fn bounds(&self) -> Option<[Ratio; 3]> {
        let point = self.point()?;
        let Self::Measured { k, n } = *self else { return Some([point; 3]) };
        let (low, high) = wilson(k, n)?;
        #[expect(clippy::cast_possible_truncation, reason = "0 to a million")]
        let step = |edge: f64| Ratio::new(edge as i128, STEPS);
        let (low, high) = (step((low * 1e6).floor())?, step((high * 1e6).ceil())?);
        Some([low.min(point), point, high.max(point).min(Ratio::ONE)])
    }

    /// Whether so few were measured that the plan must say so (DOMAIN R3).
    pub const fn is_thin(&self) -> bool {
        matches!(self, Self::Measured { n, .. } if *n < FEW)
    }

    /// Refuses what is no rate to divide by.
    fn check(&self, step: Step) -> Result<(), Refusal> {
        let refuse = |code: Refusal| {
            let refusal = code.with("field", step.word());
            match *self {
                Self::Measured { k, n } => refusal.with("k", k).with("n", n),
                _ => refusal,
            }
        };
        match self.point() {
            None => Err(refuse(Refusal::invalid("plan-rate-unknown"))),
            Some(rate) if rate <= Ratio::ZERO => Err(refuse(Refusal::invalid("plan-rate-zero"))),
            Some(rate) if rate > Ratio::ONE => Err(refuse(Refusal::invalid("plan-rate-over-one"))),
            Some(_) => Ok(()),
        }
    }
}

/// The four rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Of opportunities, those won.
    pub opportunity_to_won: Rate,
    /// Of SQLs, those that become opportunities.
    pub sql_to_opportunity: Rate,
    /// Of MQLs, those that become SQLs.
    pub mql_to_sql: Rate,
    /// Of leads, those that become MQLs.
    pub lead_to_mql: Rate,
}

impl Rates {
    /// The rate of a step.
    pub const fn of(&self, step: Step) -> &Rate {
        match step {
            Step::OpportunityToWon => &self.opportunity_to_won,
            Step::SqlToOpportunity => &self.sql_to_opportunity,
            Step::MqlToSql => &self.mql_to_sql,
            Step::LeadToMql => &self.lead_to_mql,
        }
    }
}

/// What a customer brings on average, minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Average {
    /// Somebody said so.
    Given(i64),
    /// The team's own: so much over so many priced deals won.
    Measured {
        /// Their sum.
        sum: i128,
        /// How many.
        count: u64,
        /// Of how many deals won, priced in this currency or not.
        won: u64,
    },
}

impl Average {
    /// The amount, exactly; nothing where no deal was won.
    pub fn value(&self) -> Option<Ratio> {
        match *self {
            Self::Given(minor) => Some(Ratio::whole(minor)),
            Self::Measured { sum, count, .. } => Ratio::new(sum, count.into()),
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        match self.value() {
            None => Err(Refusal::invalid("plan-average-unknown")),
            Some(value) if value <= Ratio::ZERO => Err(Refusal::invalid("plan-average-zero")),
            Some(_) => Ok(()),
        }
    }
}

/// The part of a period that is left to reach a goal in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// The first day of what is left: today, or the period's first where it has not begun.
    pub from: Day,
    /// The first day after the period.
    pub until: Day,
    /// The days left on which the team works.
    pub working_days: i64,
    /// On how many days of an ordinary week it works.
    pub days_a_week: i64,
}

impl Horizon {
    /// What is left of a period on a day, that day included.
    ///
    /// # Errors
    /// `plan-needs-period` where the period has an open end.
    pub fn new(calendar: &Calendar, period: &Period, today: Day) -> Result<Self, Refusal> {
        let open = || Refusal::invalid("plan-needs-period").with("value", period.code());
        let until = period.until().ok_or_else(open)?;
        let from = period.from().ok_or_else(open)?.max(today).min(until);
        let days_a_week = (0..7).filter(|weekday| !calendar.week().of(*weekday).is_none()).count();
        let days_a_week = i64::try_from(days_a_week).unwrap_or(7);
        Ok(Self { from, until, working_days: calendar.working_days(from, until), days_a_week })
    }

    /// Calendar days left.
    pub const fn days(&self) -> i64 {
        self.until.0 - self.from.0
    }

    /// Weeks of work left: working days by the working days of a week. A calendar that only opens by exception has no
    /// such week; calendar weeks stand in.
    pub fn weeks(&self) -> Option<Ratio> {
        match self.days_a_week {
            ..=0 => Ratio::new(self.days().into(), 7),
            days => Ratio::new(self.working_days.into(), days.into()),
        }
    }

    /// Months left: each day is its month's share.
    pub fn months(&self) -> Option<Ratio> {
        let left = Period::span(Some(self.from), Some(self.until.plus(-1))).ok()?;
        left.months().into_iter().try_fold(Ratio::ZERO, |sum, part| {
            let whole = Period::month_of(part.from()?).days()?;
            sum.plus(Ratio::new(part.days()?.into(), whole.into())?)
        })
    }
}

/// What a representative's capacity is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Load {
    /// Deals open at a time.
    OpenDeals,
    /// New opportunities a month.
    OpportunitiesAMonth,
}

impl Load {
    /// Its word on the command line and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OpenDeals => "open",
            Self::OpportunitiesAMonth => "month",
        }
    }
}

/// How much sales can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// How many representatives work on deals.
    pub reps: i64,
    /// How much each carries.
    pub each: i64,
    /// Of what.
    pub load: Load,
}

/// A plan to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scenario {
    /// The revenue to reach, minor units of one currency.
    pub goal: i64,
    /// What a customer brings, minor units of the same currency.
    pub average: Average,
    /// Marketing's share of the customers, above 0 to 1: as uncertain as any rate that was measured.
    pub share: Rate,
    /// The rates of the funnel.
    pub rates: Rates,
    /// The time left.
    pub horizon: Horizon,
    /// Median calendar days from opportunity to won; nothing where none is known.
    pub cycle: Option<i64>,
    /// What sales can carry; nothing: not asked.
    pub capacity: Option<Capacity>,
    /// Attempts that the depth term asks for each lead handed over.
    pub attempts: i64,
}

impl Scenario {
    /// Refuses what cannot be counted with at all.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.goal <= 0 {
            return Err(Refusal::invalid("plan-goal-zero").with("value", self.goal));
        }
        self.average.check()?;
        if self.share.point().is_none_or(|share| share <= Ratio::ZERO || share > Ratio::ONE) {
            return Err(Refusal::invalid("plan-share"));
        }
        Step::ALL.into_iter().try_for_each(|step| self.rates.of(step).check(step))?;
        if self.attempts < 1 {
            return Err(Refusal::invalid("plan-attempts").with("value", self.attempts));
        }
        if self.cycle.is_some_and(|days| days < 0) {
            return Err(Refusal::invalid("plan-cycle"));
        }
        match self.capacity {
            Some(capacity) if capacity.reps < 0 || capacity.each < 1 => Err(Refusal::invalid("plan-capacity")),
            _ => Ok(()),
        }
    }
}
