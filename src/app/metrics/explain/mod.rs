//! Why a figure is what it is: the numbers in its formula, the rows that count, and those
//! that do not with the reason.

mod promised;

use super::metric;
use super::page::{one_figure, shown};
use crate::app::agreement::{Board, versions};
use crate::app::service::Service;
use crate::app::texts::{Language, Texts};
use crate::app::views::{Explanation, Figure, Ground, Reading, Value as Shown};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::metrics::catalogue::{Basis, Metric, Unit};
use crate::domain::metrics::cohort::{lower, upper};
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::{Closing, Facts};
use crate::domain::metrics::figures::{self, Ask, Outcome, Value};
use crate::domain::metrics::handoffs::{Became, HandoffFact};
use crate::domain::money::Money;
use crate::domain::nouns::{Goal, Term, TermKind};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant, Zone};
use crate::store::metrics::Wanted;

pub use promised::{explain_term, of_term};

/// How many rows are shown of those that count, and of those that do not.
const SHOWN: u64 = 200;

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

/// What was found before names are known.
struct Answered {
    figure: Figure,
    terms: Vec<(String, Shown)>,
    rows: Vec<Row>,
    out: Vec<Row>,
    /// How many there are of both, where not all were read.
    totals: Option<(u64, u64)>,
    holds: Option<bool>,
}

/// What a figure without clocks stands on.
fn bare(service: &Service) -> Result<Ground, Refusal> {
    let zone = service.zone().name().to_owned();
    Ok(Ground { zone, as_of: service.as_of()?, calendars: Vec::new(), versions: Vec::new() })
}

/// Explains a figure of a period as people type it: of several goals or debts, the first.
///
/// # Errors
/// `unknown-metric`, `not-a-period`; the store's.
pub fn explain(service: &Service, id: &str, period: &str) -> Result<Explanation, Refusal> {
    let fiscal_start = u32::try_from(service.workspace().fiscal_start).unwrap_or(1);
    let asked = Period::parse(period, service.today(), fiscal_start)?;
    let mut all = explain_all(service, id, &asked)?;
    let mut first = if all.is_empty() { nothing(service, metric(id)?, &asked)? } else { all.swap_remove(0) };
    period.clone_into(&mut first.period);
    Ok(first)
}

/// Explains a figure of a period; each debt and each goal on its own, and that there are none where there are none.
///
/// # Errors
/// `unknown-metric`; the store's.
pub fn explain_all(service: &Service, id: &str, asked: &Period) -> Result<Vec<Explanation>, Refusal> {
    let metric = metric(id)?;
    let all = service.store().snapshot(|| each(service, metric, asked))?;
    if all.is_empty() { Ok(vec![nothing(service, metric, asked)?]) } else { Ok(all) }
}

fn each(service: &Service, metric: &'static Metric, asked: &Period) -> Result<Vec<Explanation>, Refusal> {
    match metric.basis {
        Basis::Clocks => {
            let all = versions(service)?;
            let terms = promised::clock_terms(&all, metric);
            Ok(vec![promised::clocks(service, metric, &all, &terms, asked)?])
        }
        Basis::Responses => {
            let responses = super::agreed::responses(service, asked, &[])?;
            let facts = Facts { responses, ..Facts::default() };
            let (figure, _) = one_figure(metric, &facts, *asked, service.currency());
            Ok(vec![promised::responses(service, figure, &facts.responses, asked)?])
        }
        Basis::Debts => {
            let all = versions(service)?;
            let kind = if metric.id == "value_delivered" { TermKind::Value } else { TermKind::Volume };
            let texts = Texts::new(Language::En);
            let board = Board::new(service, &texts)?;
            let found = super::agreed::owing(&board, &all, kind, asked).into_iter().map(|(version, term, part)| {
                let explained = promised::debt(service, metric, &all, term, Some(part))?;
                let name = super::agreed::named(&all, version, term, asked);
                Ok(explained.map(|one| Explanation { name: Some(name), ..one }))
            });
            Ok(found.collect::<Result<Vec<_>, Refusal>>()?.into_iter().flatten().collect())
        }
        Basis::Goals => goals(service, metric, asked),
        _ => Ok(vec![of_facts(service, metric, asked)?]),
    }
}

/// What a figure stands on, line by line: its calendars, the versions of the agreement, as of when.
pub fn stands_on(texts: &Texts, zone: &Zone, ground: &Ground) -> Vec<String> {
    let mut lines = Vec::new();
    if !ground.calendars.is_empty() {
        lines.push(texts.with("explain-calendar", &[("names", (&ground.calendars.join(", ")).into())]));
    }
    for (number, from) in &ground.versions {
        let from = texts.day_medium(*from);
        lines.push(texts.with("explain-version", &[("number", (*number).into()), ("from", (&from).into())]));
    }
    let at = texts.instant(ground.as_of, zone);
    lines.push(texts.with("explain-as-of", &[("at", (&at).into()), ("zone", (&ground.zone).into())]));
    lines
}

/// The explanation of a figure that there is nothing of.
fn nothing(service: &Service, metric: &'static Metric, asked: &Period) -> Result<Explanation, Refusal> {
    let (figure, _) = one_figure(metric, &Facts::default(), *asked, service.currency());
    let answered = Answered { figure, terms: Vec::new(), rows: Vec::new(), out: Vec::new(), totals: None, holds: None };
    answered.explanation(service, asked, bare(service)?)
}

/// Each goal by the rows of its own figure, in its own period.
fn goals(service: &Service, metric: &'static Metric, asked: &Period) -> Result<Vec<Explanation>, Refusal> {
    let facts = crate::app::goals::facts(service, asked)?;
    let mut all = Vec::new();
    for (record, fact) in crate::app::goals::of_period(service, asked)?.iter().zip(&facts) {
        let goal = Goal::of(record);
        let period = crate::app::goals::period(service, &goal)?;
        let ask = Ask { period, by: Vec::new(), within: None, outcome: Outcome::Won, base: service.currency() };
        let one = Facts { goals: vec![fact.clone()], ..Facts::default() };
        let row = figures::rows(metric, &ask, &one).into_iter().next();
        let (value, why) = row.map_or((None, None), |row| (row.value, row.why));
        let mut explanation = of_facts(service, super::metric(&goal.metric)?, &period)?;
        let actual = explanation.figure.value;
        explanation.terms =
            vec![(goal.metric.clone(), actual), ("target".to_owned(), target(&goal, fact.target, service))];
        explanation.name = Some(goal.name.clone());
        explanation.figure = Figure { id: metric.id, value: shown(value), why, interval: None, ..explanation.figure };
        all.push(explanation);
    }
    Ok(all)
}

/// A goal's target in the unit of its figure.
fn target(goal: &Goal, target: i64, service: &Service) -> Shown {
    let unit = super::metric(&goal.metric).map(|metric| metric.unit);
    match unit {
        Ok(Unit::Money) => {
            let currency = goal.currency.as_deref().and_then(|code| code.parse().ok());
            Shown::Money(Money { minor: target, currency: currency.unwrap_or_else(|| service.currency()) })
        }
        #[expect(clippy::cast_precision_loss, reason = "targets of shares are per cents")]
        Ok(Unit::Ratio) => Shown::Ratio(target as f64 / 100.0),
        _ => Shown::Count(target),
    }
}

/// A figure that is counted from facts: deals, prospects, spend, hand-offs.
fn of_facts(service: &Service, metric: &'static Metric, asked: &Period) -> Result<Explanation, Refusal> {
    let has = |bases: &[Basis]| bases.contains(&metric.basis);
    let store = service.store();
    let wanted = Wanted { handoffs: false, ..super::wanted(&has) };
    let mut facts = store.facts(service.zone(), service.as_of()?, &[Dimension::Campaign], wanted)?;
    if metric.basis == Basis::Handoffs {
        // Those taken back or given back in the period stand beside the figure.
        let (from, until) = asked.instants(service.zone());
        let within = (from.unwrap_or(Instant::FIRST), until.unwrap_or(Instant::END));
        facts.handoffs = store.handoff_facts(service.zone(), service.as_of()?, &[], Some(within))?;
    }
    let (figure, value) = one_figure(metric, &facts, *asked, service.currency());
    let rows = rows(metric, &facts, *asked, value);
    let (rows, out): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.out.is_none());
    let holds = adds_up(metric, value, &figure, &rows);
    let answered = Answered { figure, terms: terms(metric, &facts, *asked, service), rows, out, totals: None, holds };
    let ground = if metric.basis == Basis::Handoffs {
        let all = versions(service)?;
        let decision = |term: &&Term| term.kind == TermKind::Decision;
        let signed = all.iter().filter(|version| version.row.hash.is_some());
        let terms: Vec<&Term> = signed.flat_map(|version| &version.terms).filter(decision).collect();
        promised::ground(service, &all, &terms)?
    } else {
        bare(service)?
    };
    answered.explanation(service, asked, ground)
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
        Basis::Handoffs => handoffs(metric, facts, period),
        // They are explained on their own: see `explain_all`.
        Basis::Clocks | Basis::Responses | Basis::Debts | Basis::Goals => Vec::new(),
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
fn adds_up(metric: &Metric, value: Option<Value>, figure: &Figure, rows: &[Row]) -> Option<bool> {
    let all = rows.len() as u64;
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
        ("acceptance_rate", _) => {
            let above = rows.iter().filter(|row| row.above == Some(true)).count() as u64;
            Some(figure.k.is_none_or(|k| k == above) && figure.n.is_none_or(|n| n == all))
        }
        ("decision_time_median", _) => Some(figure.k.is_none_or(|k| k == all)),
        _ => None,
    }
}

/// The first rows with their names, read in one question a kind.
fn named(service: &Service, rows: Vec<Row>) -> Result<Vec<(Reading, Option<&'static str>)>, Refusal> {
    let first: Vec<Row> = rows.into_iter().take(usize::try_from(SHOWN).unwrap_or(usize::MAX)).collect();
    let kind = first.first().map_or(Kind::Deal, |row| row.kind);
    let ids: Vec<i64> = first.iter().map(|row| row.id).collect();
    let titles = if first.iter().all(|row| row.name.is_some()) || kind == Kind::Spend {
        Default::default()
    } else {
        service.store().titles(kind, &ids)?
    };
    let reading = |row: Row| {
        let name = row.name.or_else(|| titles.get(&row.id).cloned()).unwrap_or_default();
        (Reading { number: row.kind.label(row.id), name, on: row.on, value: row.value, above: row.above }, row.out)
    };
    Ok(first.into_iter().map(reading).collect())
}
