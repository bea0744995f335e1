//! The simulator on a team's own data: what nobody types is measured over the trailing year, and a plan that can be kept
//! becomes a draft of the agreement.

mod draft;
mod measure;
mod typed;
mod view;

use crate::app::calendars::office;
use crate::app::service::Service;
use crate::domain::agreement::simulate::{
    Average, Capacity, Horizon, Load, Outcome, Rate, Rates, Scenario, Step, simulate,
};
use crate::domain::agreement::term;
use crate::domain::money::{Currency, Money};
use crate::domain::nouns::{AgreementVersion, Goal, Term, TermKind};
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;

pub use draft::draft;
pub use typed::{FIELDS, read};
pub use view::view;

/// Attempts that are owed where no agreement says how many (DOMAIN 3.1).
const ATTEMPTS: i64 = 5;

/// What a person gave; the rest is measured.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    /// The revenue to reach; nothing: the goal of bookings that the team set for the period.
    pub goal: Option<Money>,
    /// The average deal.
    pub deal: Option<Money>,
    /// Marketing's share of the customers.
    pub share: Option<Ratio>,
    /// The rates, in the order of [`Step::ALL`].
    pub rates: [Option<Ratio>; 4],
    /// The period; nothing: this quarter, or the next one where too little of this one is left to keep a plan.
    pub period: Option<Period>,
    /// How many representatives there are.
    pub reps: Option<i64>,
    /// How much each can carry; nothing: not asked.
    pub capacity: Option<(i64, Load)>,
    /// Median calendar days from opportunity to won.
    pub cycle: Option<i64>,
}

/// Where an input came from that the scenario itself does not say it of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Typed.
    Given,
    /// Counted in the team's data: so many of so many, or of so many cases.
    Measured(Option<u64>, u64),
    /// What the team agreed on: a goal, a term.
    Agreed,
    /// Nothing was found; the usual is taken.
    Usual,
}

/// A plan that was tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The period.
    pub period: Period,
    /// The currency of goal and average deal.
    pub currency: Currency,
    /// What it started from.
    pub scenario: Scenario,
    /// Where the goal came from.
    pub goal: Origin,
    /// Where marketing's share came from.
    pub share: Origin,
    /// Where the number of representatives came from, and the number.
    pub reps: (i64, Origin),
    /// Where the cycle came from.
    pub cycle: Origin,
    /// What it comes to, or why it cannot be kept.
    pub outcome: Result<Outcome, Refusal>,
}

/// Tries a plan. That it cannot be kept is part of the answer.
///
/// # Errors
/// `plan-needs-goal`, `plan-needs-period`, `two-currencies`; the calendar's; the store's.
pub fn plan(service: &Service, asked: &Asked) -> Result<Planned, Refusal> {
    service.store().snapshot(|| tried(service, asked))
}

/// The period asked for. Where nobody asks for one, a quarter too short for the team's sales cycle is no answer: then the
/// next quarter is planned, which the plan says.
fn tried(service: &Service, asked: &Asked) -> Result<Planned, Refusal> {
    let today = service.today();
    let period = asked.period.unwrap_or_else(|| Period::quarter_of(today));
    let planned = planned(service, asked, period)?;
    let too_short = |refusal: &Refusal| matches!(refusal.code, "plan-infeasible-cycle" | "plan-infeasible-days");
    if asked.period.is_some() || !planned.outcome.as_ref().is_err_and(too_short) {
        return Ok(planned);
    }
    let next = Period::quarter_of(period.until().unwrap_or(today));
    // The team may have set no goal for the next quarter: then this one's refusal says what is wrong.
    let Ok(mut later) = self::planned(service, asked, next) else { return Ok(planned) };
    match &mut later.outcome {
        Ok(outcome) => outcome.warnings.insert(0, Refusal::rule("plan-next-quarter").with("period", next.code())),
        Err(refusal) if too_short(refusal) => return Ok(planned),
        Err(_) => {}
    }
    Ok(later)
}

/// Tries a plan for a period.
fn planned(service: &Service, asked: &Asked, period: Period) -> Result<Planned, Refusal> {
    let today = service.today();
    let (goal, from) = match asked.goal {
        Some(goal) => (goal, Origin::Given),
        None => (set_goal(service, &period)?, Origin::Agreed),
    };
    let currency = goal.currency;
    if let Some(deal) = asked.deal.filter(|deal| deal.currency != currency) {
        return Err(Refusal::invalid("two-currencies").with("value", deal.currency).with("field", "deal"));
    }
    let measured = measure::year(service, currency)?;
    let average = asked.deal.map_or(measured.average, |deal| Average::Given(deal.minor));
    let (share, share_from) = match (asked.share, measured.share) {
        (Some(share), _) => (Rate::Given(share), Origin::Given),
        (None, (k, n)) if k > 0 => (Rate::Measured { k, n }, Origin::Measured(Some(k), n)),
        // Nobody won a customer that marketing brought: the whole goal is looked at.
        _ => (Rate::Prior(Ratio::ONE), Origin::Usual),
    };
    let rate = |step: Step, at: usize| measured.rate(step, asked.rates.get(at).copied().flatten());
    let rates = Rates {
        opportunity_to_won: rate(Step::OpportunityToWon, 0),
        sql_to_opportunity: rate(Step::SqlToOpportunity, 1),
        mql_to_sql: rate(Step::MqlToSql, 2),
        lead_to_mql: rate(Step::LeadToMql, 3),
    };
    let (cycle, cycle_from) = match (asked.cycle, measured.cycle) {
        (Some(cycle), _) => (Some(cycle), Origin::Given),
        (None, Some((days, n))) => (Some(days), Origin::Measured(None, n)),
        (None, None) => (None, Origin::Usual),
    };
    let reps = match asked.reps {
        Some(reps) => (reps, Origin::Given),
        None => {
            let reps = measure::reps(service)?;
            (reps, Origin::Measured(None, u64::try_from(reps).unwrap_or(0)))
        }
    };
    let (_, calendar) = office::team(service)?;
    let scenario = Scenario {
        goal: goal.minor,
        average,
        share,
        rates,
        horizon: Horizon::new(&calendar, &period, today)?,
        cycle,
        capacity: asked.capacity.map(|(each, load)| Capacity { reps: reps.0, each, load }),
        attempts: attempts(service)?,
    };
    let outcome = simulate(&scenario);
    Ok(Planned { period, currency, scenario, goal: from, share: share_from, reps, cycle: cycle_from, outcome })
}

/// The goal of bookings that the team has set for a period: the joint one before those of one side.
fn set_goal(service: &Service, period: &Period) -> Result<Money, Refusal> {
    let code = period.code();
    let mut goals: Vec<Goal> = live(service, Kind::Goal)?;
    goals.retain(|goal| goal.metric == "bookings" && goal.period == code);
    goals.sort_by_key(|goal| (goal.scope, goal.id));
    let found = goals
        .first()
        .and_then(|goal| Some(Money { minor: goal.target, currency: goal.currency.as_deref()?.parse().ok()? }));
    found.ok_or_else(|| Refusal::invalid("plan-needs-goal").with("field", "goal").with("period", code))
}

/// All records of a small kind that were not put away.
fn live<E: Entity>(service: &Service, kind: Kind) -> Result<Vec<E>, Refusal> {
    let rows = service.store().records(kind, 0, 10_000)?;
    Ok(rows.iter().filter(|row| !row.archived).map(E::of).collect())
}

/// The version in force today, with its terms.
fn in_force(service: &Service) -> Result<Option<(AgreementVersion, Vec<Term>)>, Refusal> {
    let versions: Vec<AgreementVersion> = live(service, Kind::AgreementVersion)?;
    let Some(version) = term::in_force(&versions, service.today()) else { return Ok(None) };
    let rows = service.store().children(Kind::Term, "version_of", version.id)?;
    let terms = rows.iter().filter(|row| !row.archived).map(Term::of).collect();
    Ok(Some((version.clone(), terms)))
}

/// The attempts that the depth term in force asks for.
fn attempts(service: &Service) -> Result<i64, Refusal> {
    let terms = in_force(service)?.map(|(_, terms)| terms).unwrap_or_default();
    let depth = terms.iter().filter(|term| term.kind == TermKind::Depth);
    // A term about everybody before one about some.
    let chosen = depth.min_by_key(|term| (term.subject.is_some(), term.id));
    Ok(chosen.and_then(|term| term.attempts).unwrap_or(ATTEMPTS))
}
