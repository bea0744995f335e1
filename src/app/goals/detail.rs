//! One goal opened: its waterfall, its targets, and the period before.

use super::measure::{Standing, currency, figure, standings};
use super::rows::row;
use super::target::value;
use crate::app::hours::Hours;
use crate::app::service::Service;
use crate::app::views::{GoalDetail, Value};
use crate::domain::goal::pace::{Nature, same_share_before};
use crate::domain::goal::waterfall::waterfall;
use crate::domain::metrics::catalogue::{Basis, Metric, Unit};
use crate::domain::metrics::cohort::upper;
use crate::domain::metrics::facts::{Closing, Facts};
use crate::domain::money::Currency;
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};

/// One goal opened; nothing where there is none of that number.
///
/// # Errors
/// The store's; a calendar's.
pub fn detail(service: &Service, id: i64) -> Result<Option<GoalDetail>, Refusal> {
    let Some(record) = service.store().record(Kind::Goal, id)? else { return Ok(None) };
    let Some(standing) = standings(service, std::slice::from_ref(&record))?.pop() else { return Ok(None) };
    let mut people: Vec<i64> = standing.revisions.iter().filter_map(|revision| revision.member).collect();
    people.extend(standing.goal.owner);
    let handles = service.store().names_of(Kind::Member, &people)?;
    let money = currency(service, &standing.goal);
    let shown = |number: Ratio| value(standing.metric.id, Some(number), money);
    let revisions = standing.revisions.iter().rev().map(|revision| {
        let by = revision.member.and_then(|member| handles.get(&member)).cloned().unwrap_or_default();
        (revision.at, shown(Ratio::whole(revision.target)), by, revision.reason.clone().unwrap_or_default())
    });
    Ok(Some(GoalDetail {
        row: row(service, &standing, &handles),
        days: days(service, &standing)?,
        revisions: revisions.collect(),
        before: before(service, &standing)?,
    }))
}

/// The waterfall, for figures that add up day by day.
fn days(service: &Service, standing: &Standing) -> Result<Vec<(Day, i64, Option<i64>)>, Refusal> {
    let Standing { metric, period, .. } = standing;
    let sums = standing.nature == Nature::Sum || metric.basis == Basis::Spend;
    let (Some(from), Some(until)) = (period.from(), period.until()) else { return Ok(Vec::new()) };
    if !sums || !matches!(metric.unit, Unit::Count | Unit::Money) {
        return Ok(Vec::new());
    }
    let now = service.as_of()?;
    let facts = service.store().facts_within(service.zone(), now, (from, until), wanted(metric))?;
    let gained = gained(metric, &facts, currency(service, &standing.goal));
    let hours = Hours::new(service).team()?;
    let points = waterfall(&hours, period, standing.target, &gained, now);
    let whole = |ratio: Ratio| i64::try_from(ratio.ceil()).unwrap_or(i64::MAX);
    Ok(points.into_iter().map(|point| (point.day, whole(point.goal), point.actual)).collect())
}

fn wanted(metric: &Metric) -> crate::store::metrics::Wanted {
    crate::store::metrics::Wanted {
        closings: metric.basis == Basis::Closings,
        open: false,
        episodes: metric.basis == Basis::Episodes,
        spends: metric.basis == Basis::Spend,
        handoffs: false,
    }
}

/// What each fact added on its day: the same that the figure sums up.
fn gained(metric: &Metric, facts: &Facts, currency: Currency) -> Vec<(Day, i64)> {
    let from = upper(metric.id);
    let episodes = facts.episodes.iter().filter(|fact| metric.id != "leads" || fact.episode == 1);
    let episodes = episodes.filter_map(|fact| Some((fact.day(from)?, 1)));
    let closings = facts.closings.iter().filter_map(|fact| {
        let sign = match (metric.id, fact.what) {
            ("deals_lost", Closing::Lost) | ("bookings" | "deals_won", Closing::Won) => 1,
            ("deals_lost", Closing::LossReversed) | ("bookings" | "deals_won", Closing::WinReversed) => -1,
            _ => return None,
        };
        let size = match (metric.unit, fact.amount) {
            (Unit::Count, _) => 1,
            (_, Some(amount)) if amount.currency == currency => amount.minor,
            _ => return None,
        };
        Some((fact.day, sign * size))
    });
    let spends = facts.spends.iter().filter(|fact| fact.amount.currency == currency);
    let spends = spends.map(|fact| (fact.day, fact.amount.minor));
    match metric.basis {
        Basis::Episodes => episodes.collect(),
        Basis::Closings => closings.collect(),
        Basis::Spend => spends.collect(),
        _ => Vec::new(),
    }
}

/// The period before: its figure when the same part of its working time had passed (to the day), and at its end.
fn before(service: &Service, standing: &Standing) -> Result<Option<(String, Value, Value)>, Refusal> {
    let hours = Hours::new(service).team()?;
    let now = service.as_of()?;
    // What is open now says nothing of the past.
    if standing.metric.basis == Basis::Open {
        return Ok(None);
    }
    let Some((earlier, at)) = same_share_before(&hours, &standing.period, now) else { return Ok(None) };
    let (Some(from), Some(last)) = (earlier.from(), earlier.last()) else { return Ok(None) };
    let money = currency(service, &standing.goal);
    let measured = |period: Period, at: Instant| -> Result<Value, Refusal> {
        let facts = service.store().facts_within(
            service.zone(),
            at,
            (from, last.plus(1)),
            crate::store::metrics::Wanted {
                episodes: matches!(standing.metric.basis, Basis::Episodes | Basis::SpendAndEpisodes),
                spends: matches!(standing.metric.basis, Basis::Spend | Basis::SpendAndEpisodes),
                ..wanted(standing.metric)
            },
        )?;
        Ok(value(standing.metric.id, figure(standing.metric, period, money, &facts).actual, money))
    };
    let until = service.zone().day(Instant(at.0 - 1)).max(from).min(last);
    let then = measured(Period::span(Some(from), Some(until))?, at)?;
    Ok(Some((earlier.code(), then, measured(earlier, now)?)))
}
