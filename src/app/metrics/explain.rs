//! Why a figure of the joint page is what it is: the numbers in its formula, the rows that count, and those
//! that do not with the reason.

use super::metric;
use super::page::{one_figure, shown};
use crate::app::service::Service;
use crate::app::views::{Excluded, Explanation, Reading, Value as Shown};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::metrics::catalogue::{Basis, Metric, Unit};
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::{Closing, Facts};
use crate::domain::metrics::figures::{Value, lower, upper};
use crate::domain::metrics::handoffs::{Became, HandoffFact};
use crate::domain::money::Money;
use crate::domain::period::Period;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;
use crate::store::metrics::Wanted;

/// How many rows are shown of those that count, and of those that do not.
const SHOWN: usize = 200;

/// One row before its name is known.
struct Row {
    kind: Kind,
    id: i64,
    name: Option<String>,
    on: Option<Day>,
    value: Shown,
    /// Why it does not count.
    out: Option<&'static str>,
    /// Of a share: whether it is above the line.
    above: Option<bool>,
}

/// Explains a figure of a period as people type it.
///
/// # Errors
/// `unknown-metric`, `not-a-period`; the store's.
pub fn explain(service: &Service, id: &str, period: &str) -> Result<Explanation, Refusal> {
    let metric = metric(id)?;
    let fiscal_start = u32::try_from(service.workspace().fiscal_start).unwrap_or(1);
    let asked = Period::parse(period, service.today(), fiscal_start)?;
    let wanted = Wanted {
        closings: metric.basis == Basis::Closings,
        open: metric.basis == Basis::Open,
        episodes: matches!(metric.basis, Basis::Episodes | Basis::SpendAndEpisodes),
        spends: matches!(metric.basis, Basis::Spend | Basis::SpendAndEpisodes),
        handoffs: metric.basis == Basis::Handoffs,
    };
    let store = service.store();
    store.snapshot(|| {
        let facts = store.facts(service.zone(), service.as_of()?, &[Dimension::Campaign], wanted)?;
        let (figure, value) = one_figure(metric, &facts, asked, service.currency());
        let rows = rows(metric, &facts, asked, value);
        let (count, out): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.out.is_none());
        let sum_holds = adds_up(metric, value, &count);
        let (rows_total, excluded_total) = (count.len() as u64, out.len() as u64);
        let excluded = named(service, out)?;
        Ok(Explanation {
            figure,
            period: period.to_owned(),
            terms: terms(metric, &facts, asked, service),
            rows: named(service, count)?.into_iter().map(|(row, _)| row).collect(),
            rows_total,
            excluded: excluded
                .into_iter()
                .map(|(row, reason)| Excluded { row, reason: reason.unwrap_or_default() })
                .collect(),
            excluded_total,
            sum_holds,
        })
    })
}

/// The figures that stand in a formula, with their numbers.
fn terms(metric: &Metric, facts: &Facts, period: Period, service: &Service) -> Vec<(String, Shown)> {
    let parts: &[&str] = match metric.id {
        "win_rate" => &["deals_won", "deals_lost"],
        "average_deal" => &["bookings", "deals_won"],
        "cost_per_lead" => &["spend", "leads"],
        "cost_per_mql" => &["spend", "mql"],
        "mql_to_won" => &["mql"],
        _ => &[],
    };
    let value = |id: &&str| {
        let (_, value) = one_figure(super::metric(id).ok()?, facts, period, service.currency());
        Some(((*id).to_owned(), shown(value)))
    };
    parts.iter().filter_map(value).collect()
}

fn money(amount: Option<Money>) -> Shown {
    amount.map_or(Shown::None, Shown::Money)
}

/// The rows of the period, each with what it brings, or why it brings nothing.
fn rows(metric: &Metric, facts: &Facts, period: Period, value: Option<Value>) -> Vec<Row> {
    let priced = |amount: Option<Money>| match (amount, value) {
        (None, _) => Some("unpriced"),
        (Some(amount), Some(Value::Money(sum))) if amount.currency != sum.currency => Some("other-currency"),
        _ => None,
    };
    match metric.basis {
        Basis::Open => {
            let row = |fact: &crate::domain::metrics::facts::OpenFact| {
                let out = if metric.unit == Unit::Money { priced(fact.value) } else { None };
                Row {
                    kind: Kind::Deal,
                    id: fact.deal,
                    name: None,
                    on: fact.day,
                    value: money(fact.value),
                    out,
                    above: None,
                }
            };
            facts.open.iter().map(row).collect()
        }
        Basis::Spend => {
            let within = facts.spends.iter().filter(|fact| period.contains(fact.day));
            within
                .map(|fact| Row {
                    kind: Kind::Spend,
                    id: fact.spend,
                    name: fact.groups.first().cloned().flatten(),
                    on: Some(fact.day),
                    value: Shown::Money(fact.amount),
                    out: priced(Some(fact.amount)),
                    above: None,
                })
                .collect()
        }
        Basis::Closings => closings(metric, facts, period, priced),
        // Their rows are the clocks, hand-offs and terms that the agreement itself opens.
        Basis::Clocks | Basis::Responses | Basis::Debts => Vec::new(),
        Basis::Handoffs => handoffs(metric, facts, period),
        // Each goal is explained on its own.
        Basis::Goals => Vec::new(),
        Basis::Episodes | Basis::SpendAndEpisodes => {
            let (stage, reached) = (upper(metric.id), lower(metric.id));
            let within = facts.episodes.iter().filter(|fact| fact.day(stage).is_some_and(|day| period.contains(day)));
            let first = |episode: i32| stage != Lifecycle::Lead || episode == 1;
            within
                .map(|fact| Row {
                    kind: Kind::Prospect,
                    id: fact.prospect,
                    name: None,
                    on: fact.day(stage),
                    value: Shown::None,
                    out: (!first(fact.episode)).then_some("later-episode"),
                    above: reached.map(|stage| fact.day(stage).is_some()),
                })
                .collect()
        }
    }
}

/// Hand-offs by their prospect; those that wait stand beside what was decided.
fn handoffs(metric: &Metric, facts: &Facts, period: Period) -> Vec<Row> {
    let within = facts.handoffs.iter().filter(|fact| match fact.day(metric.id) {
        Some(day) => metric.id == "handoffs_waiting" || period.contains(day),
        None => true,
    });
    let row = |fact: &HandoffFact| {
        let out = match fact.became {
            _ if fact.counts(metric.id) && (metric.unit != Unit::Seconds || fact.seconds.is_some()) => None,
            Became::Waiting => Some("waiting"),
            Became::Expired => Some("expired"),
            Became::Recycled => Some("given-back"),
            Became::TakenBack => Some("taken-back"),
            Became::Accepted | Became::Refused => Some("decided"),
        };
        let value = fact.seconds.filter(|_| metric.unit == Unit::Seconds).map_or(Shown::None, Shown::Seconds);
        let above = (metric.id == "acceptance_rate" && out.is_none()).then_some(fact.became == Became::Accepted);
        Row { kind: Kind::Prospect, id: fact.prospect, name: None, on: fact.day(metric.id), value, out, above }
    };
    within.map(row).collect()
}

fn closings(
    metric: &Metric,
    facts: &Facts,
    period: Period,
    priced: impl Fn(Option<Money>) -> Option<&'static str>,
) -> Vec<Row> {
    let wins_only = !matches!(metric.id, "win_rate" | "deals_lost");
    let within = facts.closings.iter().filter(|fact| period.contains(fact.day));
    within
        .filter_map(|fact| {
            let win = matches!(fact.what, Closing::Won | Closing::WinReversed);
            if (wins_only && !win) || (metric.id == "deals_lost" && win) {
                return None;
            }
            let reversal = matches!(fact.what, Closing::WinReversed | Closing::LossReversed);
            let sums = matches!(metric.id, "bookings" | "deals_won" | "deals_lost" | "win_rate");
            let out = match metric.unit {
                _ if !sums && (reversal || !fact.stands) => Some("reopened"),
                Unit::Money => priced(fact.amount),
                Unit::Days => {
                    let start = if metric.id.starts_with("lead_to_won") { fact.first_contact } else { fact.began };
                    start.is_none().then_some("no-start")
                }
                _ => None,
            };
            let amount =
                fact.amount.map(|amount| if reversal { Money { minor: -amount.minor, ..amount } } else { amount });
            let above = (metric.id == "win_rate").then_some(win);
            let (on, value) = (Some(fact.day), money(amount));
            Some(Row { kind: Kind::Deal, id: fact.deal, name: None, on, value, out, above })
        })
        .collect()
}

/// Whether the rows add up to a figure that is a sum or a count; nothing for the others.
fn adds_up(metric: &Metric, value: Option<Value>, rows: &[Row]) -> Option<bool> {
    match (metric.id, value) {
        ("bookings" | "spend" | "open_value", Some(Value::Money(sum))) => {
            let parts =
                rows.iter().map(|row| if let Shown::Money(part) = row.value { i128::from(part.minor) } else { 0 });
            Some(parts.sum::<i128>() == i128::from(sum.minor))
        }
        (
            "leads" | "mql" | "sal" | "sql" | "opportunities" | "customers" | "open_deals" | "handoffs_waiting",
            Some(Value::Count(count)),
        ) => Some(i64::try_from(rows.len()) == Ok(count)),
        _ => None,
    }
}

/// The first rows with their names, read in one question a kind.
fn named(service: &Service, rows: Vec<Row>) -> Result<Vec<(Reading, Option<&'static str>)>, Refusal> {
    let first: Vec<Row> = rows.into_iter().take(SHOWN).collect();
    let kind = first.first().map_or(Kind::Deal, |row| row.kind);
    let ids: Vec<i64> = first.iter().map(|row| row.id).collect();
    let titles = if kind == Kind::Spend { Default::default() } else { service.store().titles(kind, &ids)? };
    let reading = |row: Row| {
        let name = row.name.or_else(|| titles.get(&row.id).cloned()).unwrap_or_default();
        (Reading { number: row.kind.label(row.id), name, on: row.on, value: row.value, above: row.above }, row.out)
    };
    Ok(first.into_iter().map(reading).collect())
}
