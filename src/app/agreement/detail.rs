//! One debt opened: as it was agreed, by person and campaign, its pauses and waivers, and what its leads are worth.

use super::score::Board;
use super::versions::{chosen, versions};
use crate::app::answers::members;
use crate::app::config::Dates;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::values::Shown;
use crate::app::views::{LeniencyRow, TermDetail, Value};
use crate::domain::agreement::value::worth;
use crate::domain::money::{Currency, Money};
use crate::domain::nouns::{ClockMove, Term, TermKind};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::read::{Population, Volume};

/// A term with what is behind its figure; nothing where it is gone.
///
/// # Errors
/// The store's; a filter's.
pub fn detail(
    service: &Service,
    texts: &Texts,
    id: i64,
    period: Option<Period>,
) -> Result<Option<TermDetail>, Refusal> {
    let store = service.store();
    let Some(record) = store.record(Kind::Term, id)? else { return Ok(None) };
    let term = Term::of(&record);
    let all = versions(service)?;
    let Some(version) = chosen(&all, Some(term.version_of)) else { return Ok(None) };
    let mut board = Board::new(service, texts)?;
    let window = board.window(version, &term, period);
    let mut row = board.row(version, &term, Some(window))?;
    row.version = record.version;
    let bounds = board.instants(&window);
    let shown = Shown::new(service, texts, Dates::Local);
    let mut fields = Vec::new();
    for field in Kind::Term.fields().iter().filter(|field| field.name != "version_of") {
        if !record.get(field.name).is_null() {
            fields.push((field.name, shown.text(&record, field)?));
        }
    }
    let (mut people, mut campaigns, mut leniency) = (Vec::new(), Vec::new(), Vec::new());
    if term.kind.has_clocks() {
        let handles = members(service)?;
        let handle = |id: Option<i64>| id.and_then(|id| handles.get(&id)).map(|(handle, _)| handle.clone());
        for (owner, strict) in store.strict_by_owner(&[id], bounds, board.now())? {
            people.push((handle(owner).unwrap_or_default(), strict.met, strict.decided(), strict.overdue));
        }
        people.sort_by_key(|(_, met, decided, _)| std::cmp::Reverse((decided - met, *decided)));
        let found = store.strict_by_campaign(&[id], bounds, board.now())?;
        let ids: Vec<i64> = found.iter().filter_map(|(campaign, ..)| *campaign).collect();
        let names = store.names_of(Kind::Campaign, &ids)?;
        let name = |id: Option<i64>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
        campaigns.extend(found.into_iter().map(|(campaign, met, decided)| (name(campaign), met, decided)));
        leniency = steps(service, id, bounds, &handle)?;
    }
    let rates = if term.kind == TermKind::Value { rates(service, &mut board, &term, bounds)? } else { Vec::new() };
    Ok(Some(TermDetail { row, fields, people, campaigns, leniency, rates }))
}

/// The pauses and waivers of the window's clocks, newest first.
fn steps(
    service: &Service,
    term: i64,
    bounds: (Instant, Instant),
    handle: &dyn Fn(Option<i64>) -> Option<String>,
) -> Result<Vec<LeniencyRow>, Refusal> {
    let store = service.store();
    let lines = store.lenient_clocks(&[term], bounds)?;
    let ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
    let people: Vec<i64> = lines.iter().map(|line| line.prospect).collect();
    let people = store.people_named(&people)?;
    let prospect = |clock: i64| {
        let line = lines.iter().find(|line| line.id == clock);
        line.and_then(|line| people.get(&line.prospect)).map(|(name, _)| name.clone()).unwrap_or_default()
    };
    let found = store.clock_steps(&ids)?;
    Ok(found
        .into_iter()
        .map(|(clock, step, member, at, reason)| LeniencyRow {
            clock,
            prospect: prospect(clock),
            step: ClockMove::named(&step).unwrap_or_default().word(),
            by: handle(member).unwrap_or_default(),
            at,
            reason,
        })
        .collect())
}

type RateRow = (String, u64, u64, Value, u64, Value);

/// A value term's lead types: name, close rate, average revenue, delivered, worth.
fn rates(
    service: &Service,
    board: &mut Board<'_>,
    term: &Term,
    period: (Instant, Instant),
) -> Result<Vec<RateRow>, Refusal> {
    let rates = board.rates(term.id)?;
    let types: Vec<Option<String>> = rates.iter().map(|rate| rate.subject.clone()).collect();
    let population =
        Population { subject: term.subject.as_deref(), exclude: term.exclude.as_deref(), period, now: board.now() };
    let what = term.metric.as_deref().and_then(Volume::named).unwrap_or(Volume::Mql);
    let delivered = service.store().delivered(what, &population, &types)?;
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    Ok(rates
        .iter()
        .zip(&delivered.types)
        .map(|(rate, delivered)| {
            let currency: Currency = rate.currency.parse().unwrap_or_else(|_| service.currency());
            let money = |minor: i64| Value::Money(Money { minor, currency });
            let worth = worth(*delivered, rate.won, rate.decided, rate.revenue);
            (rate.name.clone(), count(rate.won), count(rate.decided), money(rate.revenue), *delivered, money(worth))
        })
        .collect())
}
