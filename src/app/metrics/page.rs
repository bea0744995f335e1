//! The joint page: the figures that a standup reads, all of one state of the data.

use std::collections::BTreeMap;

use super::JOINT;
use super::cohorts::Cohorts;
use crate::app::goals;
use crate::app::service::Service;
use crate::app::views::{CampaignFigures, Figure, MetricsPage, Month, Value as Shown};
use crate::domain::metrics::catalogue;
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::Facts;
use crate::domain::metrics::figures::{Ask, Outcome, Row, Value, rows};
use crate::domain::metrics::interval::wilson;
use crate::domain::metrics::sums::per;
use crate::domain::money::{Currency, Money};
use crate::domain::period::Period;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;
use crate::store::metrics::Wanted;

/// How many months of bookings the page shows where the period has no end of its own.
const MONTHS: usize = 12;

/// The joint page for a period as people type it.
///
/// # Errors
/// `not-a-period`; the store's.
pub fn page(service: &Service, period: &str) -> Result<MetricsPage, Refusal> {
    let fiscal_start = u32::try_from(service.workspace().fiscal_start).unwrap_or(1);
    let asked = Period::parse(period, service.today(), fiscal_start)?;
    let by = [Dimension::Campaign, Dimension::Owner];
    let store = service.store();
    let (facts, campaigns, cohorts, before, months_with) = store.snapshot(|| {
        let whole = Cohorts::whole_months(asked) && asked.previous().is_none_or(Cohorts::whole_months);
        let wanted = Wanted { closings: true, open: true, episodes: false, spends: true, ..Wanted::default() };
        let facts = store.facts(service.zone(), service.as_of()?, &by, wanted)?;
        let episodes = if whole {
            Vec::new()
        } else {
            let only = Wanted { episodes: true, ..Wanted::default() };
            store.facts(service.zone(), service.as_of()?, &[Dimension::Campaign], only)?.episodes
        };
        let campaigns = store.records(Kind::Campaign, 0, 10_000)?;
        let names: BTreeMap<i64, String> =
            campaigns.iter().map(|record| (record.id, record.title().to_owned())).collect();
        let cohorts = |period| Cohorts::read(store, period, whole, &episodes, &names);
        let before = asked.previous().map(cohorts).transpose()?;
        Ok((facts, campaigns, cohorts(asked)?, before, store.tallied_months()?))
    })?;
    let base = service.currency();
    let goals = goals::bars(service, &asked)?;
    let ids = campaigns.iter().map(|record| (record.title().to_owned(), record.id)).collect();
    Ok(MetricsPage {
        period: period.to_owned(),
        from: asked.from(),
        until: asked.until(),
        data: data(&facts, months_with),
        figures: figures(&facts, (&cohorts, before.as_ref()), asked, base),
        funnel: cohorts.funnel(),
        months: months(&facts, asked, service, base),
        campaigns: by_campaign(&facts, &cohorts, asked, base, &ids),
        goals,
        win_rates: win_rates(&facts, asked, base),
    })
}

/// The first and the last month in which something was counted, closed or spent: their first days.
fn data(facts: &Facts, counted: Option<(i64, i64)>) -> Option<(Day, Day)> {
    let closed = facts.closings.iter().map(|fact| fact.day.month());
    let spent = facts.spends.iter().map(|fact| fact.day.month());
    let counted = counted.into_iter().flat_map(|(first, last)| [first, last]);
    let months: Vec<i64> = closed.chain(spent).chain(counted).collect();
    let day = |month: &i64| {
        let year = i32::try_from(month.div_euclid(12)).ok()?;
        Day::new(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1).ok()
    };
    Some((day(months.iter().min()?)?, day(months.iter().max()?)?))
}

fn ask(period: Period, by: Vec<Dimension>, base: Currency) -> Ask {
    Ask { period, by, within: None, outcome: Outcome::Won, base }
}

/// A figure over everything. The facts carry groups that nobody asks for here.
fn whole(id: &str, facts: &Facts, period: Period, base: Currency) -> Option<Row> {
    rows(catalogue::find(id)?, &ask(period, Vec::new(), base), facts).into_iter().next()
}

/// A figure's value as the screens have it.
pub(super) fn shown(value: Option<Value>) -> Shown {
    match value {
        Some(Value::Count(count)) => Shown::Count(count),
        Some(Value::Money(money)) => Shown::Money(money),
        Some(Value::Ratio(ratio)) => Shown::Ratio(ratio),
        Some(Value::Days(days)) => Shown::Days(days),
        Some(Value::Seconds(seconds)) => Shown::Seconds(seconds.round() as i64),
        None => Shown::None,
    }
}

/// One figure over everything the facts hold, without comparison.
pub(super) fn one_figure(
    metric: &catalogue::Metric,
    facts: &Facts,
    period: Period,
    base: Currency,
) -> (Figure, Option<Value>) {
    let row = whole(metric.id, facts, period, base);
    let (value, k, n, why) = row.map_or((None, None, None, None), |row| (row.value, row.k, row.n, row.why));
    let count = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok());
    let (k, n) = (count(k), count(n));
    let interval = match (metric.unit, k, n) {
        (catalogue::Unit::Ratio, Some(k), Some(n)) => wilson(k, n),
        _ => None,
    };
    (Figure { id: metric.id, value: shown(value), k, n, interval, why, before: Shown::None }, value)
}

fn figures(facts: &Facts, cohorts: (&Cohorts, Option<&Cohorts>), period: Period, base: Currency) -> Vec<Figure> {
    let one =
        |id: &str, period: Period, cohorts: &Cohorts| match cohorts.figure(id, facts, &ask(period, Vec::new(), base)) {
            Some(row) => Some(row),
            None => whole(id, facts, period, base),
        };
    JOINT
        .iter()
        .filter_map(|id| {
            let metric = catalogue::find(id)?;
            let row = one(id, period, cohorts.0)?;
            let earlier = period.previous().zip(cohorts.1).and_then(|(before, cohorts)| one(id, before, cohorts));
            let count = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok());
            let (k, n) = (count(row.k), count(row.n));
            let interval = match (metric.unit, k, n) {
                (catalogue::Unit::Ratio, Some(k), Some(n)) => wilson(k, n),
                _ => None,
            };
            let before = shown(earlier.and_then(|row| row.value));
            Some(Figure { id: metric.id, value: shown(row.value), k, n, interval, why: row.why, before })
        })
        .collect()
}

fn months(facts: &Facts, period: Period, service: &Service, base: Currency) -> Vec<Month> {
    let days = facts.closings.iter().map(|fact| fact.day);
    let Some(first) = period.from().or_else(|| days.clone().min()) else { return Vec::new() };
    let last = period.until().unwrap_or_else(|| days.max().unwrap_or(service.today()).plus(1));
    let mut months = Period::all().clip(first, last).months();
    if period.from().is_none() && months.len() > MONTHS {
        months.drain(..months.len() - MONTHS);
    }
    let all = |id: &str| {
        let metric = catalogue::find(id);
        metric.map(|metric| rows(metric, &ask(period, vec![Dimension::Month], base), facts)).unwrap_or_default()
    };
    let by_month = |id: &str| -> BTreeMap<String, Option<Value>> {
        all(id).into_iter().filter_map(|row| Some((row.group.into_iter().next()?.1?, row.value))).collect()
    };
    let (bookings, won, lost) = (by_month("bookings"), by_month("deals_won"), by_month("deals_lost"));
    months
        .iter()
        .filter_map(|month| {
            let start = month.from()?;
            let code = Period::month_of(start).code();
            let count = |of: &BTreeMap<String, Option<Value>>| match of.get(&code) {
                Some(Some(Value::Count(count))) => u64::try_from(*count).unwrap_or(0),
                _ => 0,
            };
            let amount = match bookings.get(&code) {
                Some(Some(Value::Money(money))) => *money,
                _ => Money { minor: 0, currency: base },
            };
            Some(Month { start, amount, won: count(&won), lost: count(&lost), target: None })
        })
        .collect()
}

fn by_campaign(
    facts: &Facts,
    cohorts: &Cohorts,
    period: Period,
    base: Currency,
    ids: &BTreeMap<String, i64>,
) -> Vec<CampaignFigures> {
    let mut lines: BTreeMap<String, CampaignFigures> = BTreeMap::new();
    let blank = |name: &str| CampaignFigures {
        id: ids.get(name).copied().unwrap_or(0),
        name: name.to_owned(),
        spend: None,
        leads: 0,
        won: 0,
        cost_per_lead: None,
    };
    for (name, leads) in &cohorts.leads_by_campaign {
        lines.entry(name.clone()).or_insert_with(|| blank(name)).leads = *leads;
    }
    for id in ["spend", "deals_won"] {
        let Some(metric) = catalogue::find(id) else { continue };
        // Facts carry campaign and owner; asking for the first alone folds the owners together.
        for row in rows(metric, &ask(period, vec![Dimension::Campaign], base), facts) {
            let name = row.group.into_iter().next().and_then(|(_, name)| name).unwrap_or_default();
            let line = lines.entry(name.clone()).or_insert_with(|| blank(&name));
            match row.value {
                Some(Value::Money(money)) => line.spend = Some(money),
                Some(Value::Count(count)) => line.won = u64::try_from(count).unwrap_or(0),
                _ => {}
            }
        }
    }
    let mut lines: Vec<CampaignFigures> = lines.into_values().collect();
    for line in &mut lines {
        line.cost_per_lead = line.spend.and_then(|spend| per(spend, line.leads));
    }
    lines.sort_by_key(|line| {
        (std::cmp::Reverse(line.spend.map_or(0, |spend| spend.minor)), std::cmp::Reverse(line.leads))
    });
    lines
}

fn win_rates(facts: &Facts, period: Period, base: Currency) -> Vec<(String, u64, u64)> {
    let Some(metric) = catalogue::find("win_rate") else { return Vec::new() };
    let owners = swapped(facts);
    let mut rates: Vec<(String, u64, u64)> = rows(metric, &ask(period, vec![Dimension::Owner], base), &owners)
        .into_iter()
        .map(|row| {
            let name = row.group.into_iter().next().and_then(|(_, name)| name).unwrap_or_default();
            let count = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0);
            (name, count(row.k), count(row.n))
        })
        .collect();
    rates.sort_by_key(|(_, _, decided)| std::cmp::Reverse(*decided));
    rates
}

/// The closings with the owner as their first group.
fn swapped(facts: &Facts) -> Facts {
    let mut closings = facts.closings.clone();
    for fact in &mut closings {
        fact.groups.reverse();
    }
    Facts { closings, ..Facts::default() }
}
