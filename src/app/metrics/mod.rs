//! Figures for the command line and the joint page: which are asked, for which days, in which groups.

pub(super) mod agreed;
mod cohorts;
mod explain;
mod page;

pub use explain::{explain, explain_all, explain_term, of_term, stands_on};
pub use page::page;

use crate::app::goals;
use crate::app::service::Service;
use crate::domain::filter::{meant, nearest};
use crate::domain::metrics::catalogue::{self, Basis, CATALOGUE, Metric};
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::figures::{self, Ask, Outcome, Row};
use crate::domain::period::Period;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Instant;
use crate::store::metrics::Wanted;

/// A question about figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Which figures, in this order.
    pub ids: Vec<String>,
    /// Which days.
    pub period: Period,
    /// In which groups, two dimensions at most.
    pub by: Vec<Dimension>,
    /// Only conversions within so many days.
    pub within: Option<i64>,
    /// Which closings the figures of closed deals are of.
    pub outcome: Outcome,
}

/// What a question came to, all of it on one state of the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The figures, in the order asked, their groups in order.
    pub rows: Vec<Row>,
    /// As of when.
    pub as_of: Instant,
}

/// The figures that the joint page opens with.
pub const JOINT: &[&str] = &[
    "leads",
    "mql",
    "opportunities",
    "customers",
    "mql_to_won",
    "bookings",
    "win_rate",
    "average_deal",
    "lead_to_won_median",
    "sales_cycle_median",
    "open_deals",
    "open_value",
    "weighted_pipeline",
    "spend",
    "cost_per_lead",
];

/// The catalogue's entry of an id.
///
/// # Errors
/// `unknown-metric`, with the nearest id where one is near.
pub fn metric(id: &str) -> Result<&'static Metric, Refusal> {
    catalogue::find(id).ok_or_else(|| {
        let near = nearest(id, CATALOGUE.iter().map(|known| known.id));
        meant(Refusal::new(RefusalKind::Usage, "unknown-metric").with("value", id), near)
    })
}

/// Which facts the store must gather for figures of these bases.
pub(super) fn wanted(has: &dyn Fn(&[Basis]) -> bool) -> Wanted {
    Wanted {
        closings: has(&[Basis::Closings]),
        open: has(&[Basis::Open]),
        episodes: has(&[Basis::Episodes, Basis::SpendAndEpisodes]),
        spends: has(&[Basis::Spend, Basis::SpendAndEpisodes]),
        handoffs: has(&[Basis::Handoffs]),
    }
}

/// Whether a dimension means something for what a figure is counted from.
fn fits(basis: Basis, dimension: &Dimension) -> bool {
    match basis {
        Basis::Closings | Basis::Open => true,
        // A term is a group of its own already.
        Basis::Debts | Basis::Goals => false,
        Basis::Episodes | Basis::Clocks | Basis::Responses => {
            !matches!(dimension, Dimension::Product | Dimension::Stage | Dimension::Reason)
        }
        Basis::Handoffs => !matches!(dimension, Dimension::Product | Dimension::Stage),
        Basis::Spend | Basis::SpendAndEpisodes => {
            dimension.is_time() || matches!(dimension, Dimension::Campaign | Dimension::Channel)
        }
    }
}

/// Answers a question.
///
/// # Errors
/// `unknown-metric`, `dimension-does-not-fit`; the store's.
pub fn show(service: &Service, question: &Question) -> Result<Answer, Refusal> {
    let metrics = question.ids.iter().map(|id| metric(id)).collect::<Result<Vec<_>, _>>()?;
    for metric in &metrics {
        if let Some(dimension) = question.by.iter().find(|dimension| !fits(metric.basis, dimension)) {
            return Err(Refusal::new(RefusalKind::Usage, "dimension-does-not-fit")
                .with("metric", metric.id)
                .with("dimension", dimension.word()));
        }
    }
    let has = |basis: &[Basis]| metrics.iter().any(|metric| basis.contains(&metric.basis));
    // Hand-offs are read for the days that are asked for.
    let wanted = Wanted { handoffs: false, ..wanted(&has) };
    let facts = service.store().snapshot(|| {
        let mut facts = service.store().facts(service.zone(), service.as_of()?, &question.by, wanted)?;
        if has(&[Basis::Handoffs]) {
            let (from, until) = question.period.instants(service.zone());
            let within = (question.period != Period::all())
                .then(|| (from.unwrap_or(Instant::FIRST), until.unwrap_or(Instant::END)));
            let now = service.as_of()?;
            facts.handoffs = service.store().handoff_facts(service.zone(), now, &question.by, within)?;
        }
        agreed::fill(service, &mut facts, &question.period, &question.by, &has)?;
        if has(&[Basis::Goals]) {
            facts.goals = goals::facts(service, &question.period)?;
        }
        Ok(facts)
    })?;
    let ask = Ask {
        period: question.period,
        by: question.by.clone(),
        within: question.within,
        outcome: question.outcome,
        base: service.currency(),
    };
    let rows = metrics.into_iter().flat_map(|metric| figures::rows(metric, &ask, &facts)).collect();
    Ok(Answer { rows, as_of: service.now() })
}
