//! The facts of the agreement's figures: clocks, first answers and debts of a period.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::app::agreement::{Board, Version, seconds, versions, within};
use crate::app::service::Service;
use crate::app::texts::{Language, Texts};
use crate::app::views::Value as Shown;
use crate::domain::agreement::hours::Hours;
use crate::domain::metrics::agreement::{ClockFact, Debt, Response};
use crate::domain::metrics::catalogue::Basis;
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::Facts;
use crate::domain::nouns::{Term, TermKind};
use crate::domain::period::Period;
use crate::domain::record::Kind;
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

/// The terms of one kind that were in force in a period, each with its version and the part of the period that is its
/// own.
pub(super) fn owing<'a>(
    board: &Board<'_>,
    all: &'a [Version],
    kind: TermKind,
    period: &Period,
) -> Vec<(&'a Version, &'a Term, Period)> {
    let terms = |version: &'a Version| version.terms.iter().map(move |term| (version, term));
    let wanted = within(all, period).into_iter().flat_map(terms).filter(|(_, term)| term.kind == kind);
    wanted.map(|(version, term)| (version, term, board.part(version, term, *period))).collect()
}

/// A debt's name: with its version where several share the period.
pub(super) fn named(all: &[Version], version: &Version, term: &Term, period: &Period) -> String {
    if within(all, period).len() < 2 {
        return term.name.clone();
    }
    format!("{} ({})", term.name, Kind::AgreementVersion.label(version.row.id))
}

/// The volumes and values of a period, by the versions that were in force in it.
///
/// # Errors
/// The store's; a filter's.
pub fn debts(service: &Service, period: &Period) -> Result<Vec<Debt>, Refusal> {
    let all = versions(service)?;
    // Promises are not shown here: any language does.
    let texts = Texts::new(Language::En);
    let mut board = Board::new(service, &texts)?;
    let mut debts = Vec::new();
    for kind in [TermKind::Volume, TermKind::Value] {
        for (version, term, part) in owing(&board, &all, kind, period) {
            let row = board.row(version, term, Some(part))?;
            let number = |value: Shown| match value {
                Shown::Count(count) => count,
                Shown::Money(money) => money.minor,
                _ => 0,
            };
            debts.push(Debt {
                name: named(&all, version, term, period),
                value: kind == TermKind::Value,
                delivered: number(row.delivered),
                owed: number(row.owed_now),
                money: match row.delivered {
                    Shown::Money(money) => Some(money),
                    _ => None,
                },
                why: row.why,
            });
        }
    }
    Ok(debts)
}
