//! Why a figure of the agreement is what it is: the clocks, first answers and people behind it, those left out with the
//! reason, and the calendars and versions it stands on.

use super::{Answered, Row, SHOWN, bare, named};
use crate::app::agreement::{Board, Version, chosen, versions};
use crate::app::service::Service;
use crate::app::texts::{Language, Texts};
use crate::app::views::{Explanation, Figure, Ground, Reading, TermRow, Value as Shown};
use crate::domain::agreement::clock::State;
use crate::domain::agreement::value::worth;
use crate::domain::metrics::catalogue::Metric;
use crate::domain::metrics::interval::wilson;
use crate::domain::money::{Currency, Money};
use crate::domain::nouns::{Calendar, Term, TermKind};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::read::{ClockLine, Population, View, Volume};

/// The bounds of a period in the workspace's zone.
fn bounds(service: &Service, period: &Period) -> (Instant, Instant) {
    let (from, until) = period.instants(service.zone());
    (from.unwrap_or(Instant::FIRST), until.unwrap_or(Instant::END))
}

/// What terms stand on: the calendars they are measured by and the versions they belong to.
pub(super) fn ground(service: &Service, all: &[Version], terms: &[&Term]) -> Result<Ground, Refusal> {
    let team = service.store().team_calendar().unwrap_or_default();
    let mut ids: Vec<i64> = terms.iter().filter_map(|term| term.calendar.or(team)).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = service.store().titles(Kind::Calendar, &ids)?;
    let mut versions: Vec<&Version> =
        all.iter().filter(|version| terms.iter().any(|term| term.version_of == version.row.id)).collect();
    versions.sort_by_key(|version| version.row.number);
    Ok(Ground {
        calendars: ids.iter().filter_map(|id| names.get(id).cloned()).collect(),
        versions: versions.iter().map(|version| (version.row.number, version.row.from)).collect(),
        ..bare(service)?
    })
}

fn share(metric: &Metric, k: u64, n: u64, why: &'static str) -> Figure {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let value = if n == 0 { Shown::None } else { Shown::Ratio(k as f64 / n as f64) };
    let interval = if n == 0 { None } else { wilson(k, n) };
    let why = (n == 0).then_some(why);
    Figure { id: metric.id, value, k: Some(k), n: Some(n), interval, why, before: Shown::None }
}

fn term(code: &str, count: u64) -> (String, Shown) {
    (code.to_owned(), Shown::Count(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// What counts, what the figure comes to by the ready-made sums, and its parts.
type Summed = (View, Figure, Vec<(String, Shown)>);

/// Sums what clocks come to.
fn summed(
    service: &Service,
    metric: &Metric,
    ids: &[i64],
    span: (Instant, Instant),
    now: Instant,
) -> Result<Summed, Refusal> {
    let store = service.store();
    Ok(if metric.id == "sla_open_view" {
        let mut parts = [0; 6];
        for id in ids {
            let open = store.open_view(*id, span, now)?;
            let own = [open.met, open.breached, open.due_soon, open.running, open.paused, open.let_go];
            parts.iter_mut().zip(own).for_each(|(sum, part)| *sum += part);
        }
        let codes = ["met", "breached", "due_soon", "running", "paused", "let-go"];
        let figure = share(metric, parts.first().copied().unwrap_or(0), parts.iter().sum(), "nothing-started");
        (View::Open, figure, codes.iter().zip(parts).map(|(code, count)| term(code, count)).collect())
    } else {
        let strict = store.strict(ids, span, now)?;
        let parts = vec![
            term("met", strict.met),
            term("breached", strict.late),
            term("overdue", strict.overdue),
            term("waived", strict.waived),
            term("cancelled", strict.cancelled),
            term("paused", strict.paused),
        ];
        (View::Strict, share(metric, strict.met, strict.decided(), "nothing-due"), parts)
    })
}

/// Clocks: those of some terms, the figure from the ready-made sums and its rows counted one by one.
pub(super) fn clocks(
    service: &Service,
    metric: &'static Metric,
    all: &[Version],
    terms: &[&Term],
    period: &Period,
) -> Result<Explanation, Refusal> {
    let store = service.store();
    let now = service.as_of()?;
    let span = bounds(service, period);
    let ids: Vec<i64> = terms.iter().map(|term| term.id).collect();
    let (view, figure, parts) = summed(service, metric, &ids, span, now)?;
    let counted = store.clocks_counted(&ids, view, span, now)?;
    let rows = store.clocks_behind(&ids, view, span, now, (true, SHOWN))?;
    let out = store.clocks_behind(&ids, view, span, now, (false, SHOWN))?;
    let reason = |line: &ClockLine| match line.state(now) {
        State::Paused => "paused",
        State::Waived => "waived",
        State::Cancelled => "cancelled",
        _ => "not-yet-due",
    };
    let row = |line: &ClockLine, out: Option<&'static str>| {
        let state = line.state(now);
        let day = if view == View::Open { Some(line.started_at) } else { line.due_at };
        Row {
            kind: Kind::Clock,
            id: line.id,
            name: None,
            on: day.map(|at| service.zone().day(at)),
            value: Shown::None,
            out,
            above: out.is_none().then_some(state == State::Met),
        }
    };
    let people: Vec<i64> = rows.iter().chain(&out).map(|line| line.prospect).collect();
    let people = store.people_named(&people)?;
    let with_name = |line: &ClockLine, mut row: Row| {
        row.name = people.get(&line.prospect).map(|(name, _)| name.clone());
        row
    };
    let count = rows.iter().map(|line| with_name(line, row(line, None))).collect();
    let left = out.iter().map(|line| with_name(line, row(line, Some(reason(line))))).collect();
    let holds = figure.k == Some(counted.met) && figure.n == Some(counted.all);
    let answered = Answered {
        figure,
        terms: parts,
        rows: count,
        out: left,
        totals: Some((counted.all, counted.out)),
        holds: Some(holds),
    };
    answered.explanation(service, period, ground(service, all, terms)?)
}

/// The terms of all versions whose clocks a figure is of.
pub(super) fn clock_terms<'v>(all: &'v [Version], metric: &Metric) -> Vec<&'v Term> {
    let fits = |term: &&Term| term.kind.has_clocks() && (metric.id != "attempts_depth" || term.kind == TermKind::Depth);
    all.iter().filter(|version| version.row.hash.is_some()).flat_map(|version| &version.terms).filter(fits).collect()
}

/// A volume or a value of the version it belongs to: the people it is of, or what each kind of lead is worth.
pub(super) fn debt(
    service: &Service,
    metric: &'static Metric,
    all: &[Version],
    term: &Term,
    asked: Option<Period>,
) -> Result<Option<Explanation>, Refusal> {
    let Some(version) = chosen(all, Some(term.version_of)) else { return Ok(None) };
    // Promises are not shown here: any language does.
    let texts = Texts::new(Language::En);
    let mut board = Board::new(service, &texts)?;
    let period = board.window(version, term, asked);
    let row = board.row(version, term, Some(period))?;
    let span = board.inside(version, &period);
    let population = Population {
        subject: term.subject.as_deref(),
        exclude: term.exclude.as_deref(),
        period: span,
        now: board.now(),
    };
    let what = term.metric.as_deref().and_then(Volume::named).unwrap_or(Volume::Mql);
    let ground = ground(service, all, &[term])?;
    let mut answered = if term.kind == TermKind::Value {
        worths(service, metric, &mut board, term, (&row, what, &population))?
    } else {
        people(service, metric, &row, what, &population)?
    };
    answered.terms = vec![
        ("delivered".to_owned(), row.delivered),
        ("owed-now".to_owned(), row.owed_now),
        ("owed".to_owned(), row.owed),
    ];
    let mut explanation = answered.explanation(service, &period, ground)?;
    explanation.name = Some(term.name.clone());
    Ok(Some(explanation))
}

fn figure(metric: &Metric, row: &TermRow, value: Shown) -> Figure {
    let whole = |value: Shown| match value {
        Shown::Count(count) => u64::try_from(count).ok(),
        Shown::Money(money) => u64::try_from(money.minor).ok(),
        _ => None,
    };
    let why = row.why.or(if value == Shown::None { Some("nothing-due") } else { None });
    let (k, n) = (whole(row.delivered), whole(row.owed_now));
    Figure { id: metric.id, value, k, n, interval: None, why, before: Shown::None }
}

/// Who was delivered; who came back stands beside.
fn people(
    service: &Service,
    metric: &Metric,
    row: &TermRow,
    what: Volume,
    population: &Population<'_>,
) -> Result<Answered, Refusal> {
    let store = service.store();
    let (delivered, owed) = match (row.delivered, row.owed_now) {
        (Shown::Count(delivered), Shown::Count(owed)) => (delivered, owed),
        _ => (0, 0),
    };
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let value = if owed > 0 { Shown::Ratio(delivered as f64 / owed as f64) } else { Shown::None };
    let counted = store.delivered_by_rows(what, population, &[])?;
    let one = |(id, name): (i64, String), out: Option<&'static str>| Row {
        kind: Kind::Prospect,
        id,
        name: Some(name),
        on: None,
        value: Shown::None,
        out,
        above: None,
    };
    let rows = store.people_behind(what, population, (false, SHOWN))?;
    let again = store.people_behind(what, population, (true, SHOWN))?;
    Ok(Answered {
        figure: figure(metric, row, value),
        terms: Vec::new(),
        rows: rows.into_iter().map(|person| one(person, None)).collect(),
        out: again.into_iter().map(|person| one(person, Some("later-episode"))).collect(),
        holds: Some(i64::try_from(counted.all()) == Ok(delivered)),
        totals: Some((counted.all(), counted.recycled)),
    })
}

/// What each kind of lead is worth: close rate times average revenue, as it was signed.
fn worths(
    service: &Service,
    metric: &Metric,
    board: &mut Board<'_>,
    term: &Term,
    (row, what, population): (&TermRow, Volume, &Population<'_>),
) -> Result<Answered, Refusal> {
    let rates = board.rates(term.id)?;
    let types: Vec<Option<String>> = rates.iter().map(|rate| rate.subject.clone()).collect();
    let counted = service.store().delivered_by_rows(what, population, &types)?;
    let line = |name: &str, count: u64, value: Shown, out: Option<&'static str>| Row {
        kind: Kind::TermRate,
        id: 0,
        name: Some(format!("{name} × {count}")),
        on: None,
        value,
        out,
        above: None,
    };
    let (mut rows, mut out) = (Vec::new(), Vec::new());
    let mut sum = 0_i64;
    for (rate, count) in rates.iter().zip(&counted.types) {
        let minor = worth(*count, rate.won, rate.decided, rate.revenue);
        let currency: Currency = rate.currency.parse().unwrap_or_else(|_| service.currency());
        let value = Shown::Money(Money { minor, currency });
        if Some(rate.currency.as_str()) == term.currency.as_deref() {
            sum = sum.saturating_add(minor);
            rows.push(Row { id: rate.id, ..line(&rate.name, *count, value, None) });
        } else {
            out.push(Row { id: rate.id, ..line(&rate.name, *count, value, Some("other-currency")) });
        }
    }
    if let Some(count) = counted.types.last().filter(|count| **count > 0) {
        out.push(line("", *count, Shown::None, Some("unpriced")));
    }
    let holds = matches!(row.delivered, Shown::Money(money) if money.minor == sum);
    let figure = figure(metric, row, row.delivered);
    Ok(Answered { figure, terms: Vec::new(), rows, out, totals: None, holds: Some(holds) })
}

/// First answers: every hand-off of the period, answered or waiting; those taken back stand beside.
pub(super) fn responses(
    service: &Service,
    figure: Figure,
    facts: &[crate::domain::metrics::agreement::Response],
    period: &Period,
) -> Result<Explanation, Refusal> {
    let store = service.store();
    let (back, taken) = store.taken_back(bounds(service, period), service.as_of()?, SHOWN)?;
    let shown = facts.iter().take(usize::try_from(SHOWN).unwrap_or(usize::MAX));
    let ids: Vec<i64> = shown.clone().map(|fact| fact.handoff).chain(back.iter().copied()).collect();
    let names: std::collections::HashMap<i64, String> =
        store.handoff_lines(&ids)?.into_iter().map(|line| (line.id, line.name)).collect();
    let row = |id: i64, on, value, out| Row {
        kind: Kind::Handoff,
        id,
        name: names.get(&id).cloned(),
        on,
        value,
        out,
        above: None,
    };
    let rows: Vec<Row> = shown
        .map(|fact| row(fact.handoff, Some(fact.day), fact.seconds.map_or(Shown::None, Shown::Seconds), None))
        .collect();
    let answered = facts.iter().filter(|fact| fact.seconds.is_some()).count() as u64;
    let all = facts.len() as u64;
    let holds = figure.k.is_none_or(|k| k == answered) && figure.n.is_none_or(|n| n == all);
    let out = back.iter().map(|id| row(*id, None, Shown::None, Some("taken-back"))).collect();
    let terms = vec![term("answered", answered), term("unanswered", all - answered)];
    let answered = Answered { figure, terms, rows, out, totals: Some((all, taken)), holds: Some(holds) };
    let team = store.team_calendar().unwrap_or_default();
    let calendars = match team {
        Some(id) => store.record(Kind::Calendar, id)?.map(|record| Calendar::of(&record).name),
        None => None,
    };
    answered.explanation(service, period, Ground { calendars: calendars.into_iter().collect(), ..bare(service)? })
}

impl Answered {
    /// With names, ready to show.
    pub(super) fn explanation(
        self,
        service: &Service,
        period: &Period,
        ground: Ground,
    ) -> Result<Explanation, Refusal> {
        let (rows, out) = (self.rows, self.out);
        let (rows_total, excluded_total) = self.totals.unwrap_or((rows.len() as u64, out.len() as u64));
        let excluded = named(service, out)?.into_iter();
        let rows: Vec<Reading> = named(service, rows)?.into_iter().map(|(row, _)| row).collect();
        Ok(Explanation {
            figure: self.figure,
            name: None,
            period: period.code(),
            terms: self.terms,
            rows,
            rows_total,
            excluded: excluded
                .map(|(row, reason)| crate::app::views::Excluded { row, reason: reason.unwrap_or_default() })
                .collect(),
            excluded_total,
            sum_holds: self.holds,
            ground,
        })
    }
}

/// The figure of the catalogue that a term of a kind is; nothing for those that have none.
pub const fn of_term(kind: TermKind) -> Option<&'static str> {
    match kind {
        TermKind::Volume => Some("volume_attainment"),
        TermKind::Value => Some("value_delivered"),
        TermKind::Depth => Some("attempts_depth"),
        TermKind::Speed | TermKind::Decision | TermKind::Feedback => Some("sla_attainment"),
        TermKind::Quality | TermKind::Data => None,
    }
}

/// The explanation of one term's figure in its window.
///
/// # Errors
/// `no-such-record`, `term-without-figure` for a term that the catalogue has no figure of; the store's.
pub fn explain_term(service: &Service, id: i64) -> Result<Explanation, Refusal> {
    let missing = || Refusal::not_found("no-such-record").with("kind", "term").with("what", Kind::Term.label(id));
    let all = versions(service)?;
    let term = all.iter().flat_map(|version| &version.terms).find(|term| term.id == id).ok_or_else(missing)?;
    let version = chosen(&all, Some(term.version_of)).ok_or_else(missing)?;
    let texts = Texts::new(Language::En);
    let window = Board::new(service, &texts)?.window(version, term, None);
    let metric = of_term(term.kind).ok_or_else(|| Refusal::rule("term-without-figure").with("name", &term.name))?;
    let metric = super::metric(metric)?;
    let explanation = if term.kind.has_clocks() {
        let mut explanation = clocks(service, metric, &all, &[term], &window)?;
        explanation.name = Some(term.name.clone());
        Some(explanation)
    } else {
        debt(service, metric, &all, term, Some(window))?
    };
    explanation.ok_or_else(missing)
}
