//! The facts of the agreement's figures: clocks, first answers and debts of a period.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::app::agreement::{Board, chosen, seconds, versions};
use crate::app::service::Service;
use crate::app::texts::{Language, Texts};
use crate::app::views::Value as Shown;
use crate::domain::agreement::hours::Hours;
use crate::domain::metrics::agreement::{ClockFact, Debt, Response};
use crate::domain::metrics::catalogue::Basis;
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::Facts;
use crate::domain::nouns::TermKind;
use crate::domain::period::Period;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

fn bounds(service: &Service, period: &Period) -> (Instant, Instant) {
    let (from, until) = period.instants(service.zone());
    (from.unwrap_or(Instant::FIRST), until.unwrap_or(Instant::END))
}

/// Adds the facts that figures of the agreement are counted from, those that are asked for.
///
/// # Errors
/// The store's.
pub(in crate::app) fn fill(
    service: &Service,
    facts: &mut Facts,
    period: &Period,
    by: &[Dimension],
    has: &dyn Fn(&[Basis]) -> bool,
) -> Result<(), Refusal> {
    if has(&[Basis::Clocks]) {
        facts.clocks = clocks(service, period, by)?;
    }
    if has(&[Basis::Responses]) {
        facts.responses = responses(service, period, by)?;
    }
    if has(&[Basis::Debts]) {
        facts.debts = debts(service, period)?;
    }
    Ok(())
}

/// The clocks of a period.
///
/// # Errors
/// The store's.
pub fn clocks(service: &Service, period: &Period, by: &[Dimension]) -> Result<Vec<ClockFact>, Refusal> {
    service.store().clock_facts(service.zone(), service.as_of()?, by, bounds(service, period))
}

/// The first answers of a period, in working seconds of the team's calendar with the leave of whoever it went to.
///
/// # Errors
/// The store's; a calendar's.
pub fn responses(service: &Service, period: &Period, by: &[Dimension]) -> Result<Vec<Response>, Refusal> {
    let store = service.store();
    let calendar = store.team_calendar()?;
    let mut hours: HashMap<Option<i64>, Hours> = HashMap::new();
    let mut facts = Vec::new();
    for (fact, to, offered, answered) in
        store.response_facts(service.zone(), service.as_of()?, by, bounds(service, period))?
    {
        let hours = match hours.entry(to) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let people: Vec<i64> = to.into_iter().collect();
                place.insert(store.hours(calendar, &people)?)
            }
        };
        // Who was called before the hand-off was called at once.
        let worked = |answered: Instant| seconds(hours.of(to), offered, answered.max(offered));
        facts.push(Response { seconds: answered.map(worked), ..fact });
    }
    Ok(facts)
}

/// The volumes and values of the version in force; of the period, or of each term's own window.
///
/// # Errors
/// The store's; a filter's.
pub fn debts(service: &Service, period: &Period) -> Result<Vec<Debt>, Refusal> {
    let all = versions(service)?;
    let Some(version) = chosen(&all, None).filter(|version| version.row.hash.is_some()) else { return Ok(Vec::new()) };
    // Promises are not shown here: any language does.
    let texts = Texts::new(Language::En);
    let mut board = Board::new(service, &texts)?;
    let asked = (period.from().is_some() && period.until().is_some()).then_some(*period);
    let mut debts = Vec::new();
    for term in version.terms.iter().filter(|term| matches!(term.kind, TermKind::Volume | TermKind::Value)) {
        let row = board.row(version, term, asked)?;
        let number = |value: Shown| match value {
            Shown::Count(count) => count,
            Shown::Money(money) => money.minor,
            _ => 0,
        };
        debts.push(Debt {
            name: term.name.clone(),
            value: term.kind == TermKind::Value,
            delivered: number(row.delivered),
            owed: number(row.owed_now),
            money: match row.delivered {
                Shown::Money(money) => Some(money),
                _ => None,
            },
            why: row.why,
        });
    }
    Ok(debts)
}
