//! What the team itself has done in the trailing year: the last twelve whole months, so that the funnel comes from the
//! ready-made counts however many prospects there are.

use crate::app::service::Service;
use crate::domain::agreement::simulate::{Average, Rate, Step};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::{Closing, ClosingFact};
use crate::domain::metrics::percentile::median;
use crate::domain::money::Currency;
use crate::domain::nouns::{Member, Role, Side};
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;
use crate::store::metrics::Wanted;
use crate::store::{Count, Tallied};

/// The team's own numbers.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// Of opportunities decided, those won; the cohorts of leads and of MQLs.
    rates: [(u64, u64); 4],
    /// What a won deal brought.
    pub average: Average,
    /// Deals won that a campaign had brought, of all.
    pub share: (u64, u64),
    /// The median sales cycle in days, and of how many deals.
    pub cycle: Option<(i64, u64)>,
}

impl Measured {
    /// The rate of a step: what was given, else the team's own.
    pub(super) fn rate(&self, step: Step, given: Option<Ratio>) -> Rate {
        let place = Step::ALL.iter().position(|one| *one == step).unwrap_or(0);
        let (k, n) = self.rates.get(place).copied().unwrap_or_default();
        given.map_or(Rate::Measured { k, n }, Rate::Given)
    }
}

/// The twelve months before the one of a day.
pub(super) fn trailing(today: Day) -> Period {
    let this = Period::month_of(today).from().unwrap_or(today);
    let mut first = this;
    for _ in 0..12 {
        first = Period::month_of(first.plus(-1)).from().unwrap_or(first);
    }
    Period::span(Some(first), Some(this.plus(-1))).unwrap_or_else(|_| Period::all())
}

/// Measures the trailing year. `opportunity_to_won` is the win rate of what was decided in it: deals that are still
/// open say nothing yet. The other rates follow the leads and the MQLs of the year to where they are now.
pub(super) fn year(service: &Service, currency: Currency) -> Result<Measured, Refusal> {
    let year = trailing(service.today());
    let store = service.store();
    let months = (year.from().map(Day::month), year.last().map(Day::month));
    let leads = store.tallied(Count::LeadCohort, months.0, months.1)?;
    let qualified = store.tallied(Count::MqlCohort, months.0, months.1)?;
    let of = |counts: &[Tallied], stage: Lifecycle| -> u64 {
        counts.iter().filter(|(_, reached, _)| *reached == stage).map(|(_, _, n)| *n).sum()
    };
    let sql = of(&qualified, Lifecycle::Sql);
    let wanted = Wanted { closings: true, ..Wanted::default() };
    let facts = store.facts(service.zone(), service.as_of()?, &[Dimension::Campaign], wanted)?;
    let closed: Vec<&ClosingFact> =
        facts.closings.iter().filter(|fact| fact.stands && year.contains(fact.day)).collect();
    let won: Vec<&ClosingFact> = closed.iter().filter(|fact| fact.what == Closing::Won).copied().collect();
    let lost = closed.iter().filter(|fact| fact.what == Closing::Lost).count() as u64;
    let amounts: Vec<i64> = won
        .iter()
        .filter_map(|fact| fact.amount)
        .filter(|money| money.currency == currency)
        .map(|money| money.minor)
        .collect();
    let brought = won.iter().filter(|fact| fact.groups.first().is_some_and(Option::is_some)).count() as u64;
    let mut cycles: Vec<i64> = won.iter().filter_map(|fact| Some(fact.day.0 - fact.began?.0)).collect();
    let count = cycles.len() as u64;
    #[expect(clippy::cast_possible_truncation, reason = "days between two dates")]
    let cycle = median(&mut cycles).map(|days| (days.ceil().max(0.0) as i64, count));
    Ok(Measured {
        rates: [
            (won.len() as u64, won.len() as u64 + lost),
            (of(&qualified, Lifecycle::Opportunity), sql),
            (sql, of(&qualified, Lifecycle::Mql)),
            (of(&leads, Lifecycle::Mql), of(&leads, Lifecycle::Lead)),
        ],
        average: Average::Measured {
            sum: amounts.iter().map(|minor| i128::from(*minor)).sum(),
            count: amounts.len() as u64,
            won: won.len() as u64,
        },
        share: (brought, won.len() as u64),
        cycle,
    })
}

/// The sales people who work on deals.
pub(super) fn reps(service: &Service) -> Result<i64, Refusal> {
    let members: Vec<Member> = super::live(service, Kind::Member)?;
    let reps = members.iter().filter(|member| member.side == Side::Sales && member.role == Role::Rep).count();
    Ok(i64::try_from(reps).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trailing_year_is_twelve_whole_months() {
        for (day, code) in [("2026-11-20", "2025-11-01..2026-10-31"), ("2026-03-01", "2025-03-01..2026-02-28")] {
            let year = trailing(Day::parse(day).unwrap());
            assert_eq!((year.from().unwrap().to_string(), year.last().unwrap().to_string()), {
                let (from, last) = code.split_once("..").unwrap();
                (from.to_owned(), last.to_owned())
            });
        }
    }
}
