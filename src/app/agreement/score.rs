//! How far a debt is: one line of the scoreboard. The formulas are the domain's, the counts the store's.

use std::collections::HashMap;

use super::promise::promise;
use super::versions::Version;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{Mark, TermRow, Value};
use crate::domain::agreement::attainment::{Fact, Open, Strict, projected};
use crate::domain::agreement::owed::{Owed, Stands, owed, parts, window_of};
use crate::domain::agreement::value::worth;
use crate::domain::calendar::Calendar;
use crate::domain::metrics::interval::wilson;
use crate::domain::money::{Currency, Money};
use crate::domain::nouns::{Term, TermKind, TermRate};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};
use crate::store::read::{ClockLine, Population, Volume};

/// How many windows the trend shows.
const TREND: usize = 6;

/// What was counted for a term in one window.
struct Counted {
    /// Delivered, or kept.
    k: i64,
    /// Owed for the whole window, or decided.
    n: i64,
    /// For volumes and values: what is owed, in all and by now.
    owed: Option<Owed>,
    strict: Option<Strict>,
    why: Option<&'static str>,
    /// Who came back: counted beside.
    recycled: u64,
}

/// Measures terms; what one needed serves the next.
pub struct Board<'a> {
    service: &'a Service,
    texts: &'a Texts,
    /// The instant of all figures.
    now: Instant,
    calendars: HashMap<Option<i64>, Calendar>,
    team: Option<i64>,
    rates: HashMap<i64, Vec<TermRate>>,
}

impl<'a> Board<'a> {
    /// For figures as of now.
    ///
    /// # Errors
    /// The store's.
    pub fn new(service: &'a Service, texts: &'a Texts) -> Result<Self, Refusal> {
        // A calendar that is named but not there hinders clocks, not the reading of figures.
        let team = service.store().team_calendar().unwrap_or_default();
        let now = service.as_of()?;
        Ok(Self { service, texts, now, calendars: HashMap::new(), team, rates: HashMap::new() })
    }

    /// The instant of all figures.
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// The bounds of a period in the workspace's zone.
    pub fn instants(&self, period: &Period) -> (Instant, Instant) {
        let (from, until) = period.instants(self.service.zone());
        (from.unwrap_or(Instant::FIRST), until.unwrap_or(Instant::END))
    }

    /// The bounds of the part of a period that lies in a version.
    pub(in crate::app) fn inside(&self, version: &Version, period: &Period) -> (Instant, Instant) {
        let from = period.from().map_or(version.row.from, |day| day.max(version.row.from));
        let until = match (period.until(), version.until.map(|day| day.plus(1))) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b).unwrap_or_else(|| self.service.zone().day(self.now).plus(1)),
        };
        (self.service.zone().start(from), self.service.zone().start(until.max(from)))
    }

    /// The window that is measured: the one asked for, else the one that today lies in, while the version is in force.
    pub fn window(&self, version: &Version, term: &Term, asked: Option<Period>) -> Period {
        let today = self.service.zone().day(self.now);
        let last = version.until.map_or(today, |until| today.min(until));
        asked.unwrap_or_else(|| window_of(term.window, last.max(version.row.from)))
    }

    /// The part of a period in which a version is in force; a period without an end ends for a debt with the window
    /// that today lies in.
    pub(in crate::app) fn part(&self, version: &Version, term: &Term, period: Period) -> Period {
        let from = version.row.from;
        let today = self.service.zone().day(self.now);
        let open = || window_of(term.window, today.max(from)).until();
        let ends = version.until.map(|day| day.plus(1)).or_else(|| period.until().or_else(open));
        let until = ends.unwrap_or_else(|| today.plus(1));
        let covers = period.from().is_some_and(|day| day >= from) && period.until().is_some_and(|day| day <= until);
        if covers { period } else { period.clip(from, until) }
    }

    /// One term's line.
    ///
    /// # Errors
    /// The store's; a filter's.
    pub fn row(&mut self, version: &Version, term: &Term, asked: Option<Period>) -> Result<TermRow, Refusal> {
        let period = self.window(version, term, asked);
        let mut windows = self.windows(version, term, period)?;
        let Some(counted) = windows.pop().flatten() else { return Ok(self.blank(term, &period)) };
        let bounds = self.instants(&period);
        let mut row = self.blank(term, &period);
        row.under = version.row.number;
        row.version = version.written.get(&term.id).copied().unwrap_or_default();
        if term.kind.has_clocks() {
            row.open = Some(self.service.store().open_view(term.id, bounds, self.now)?);
            row.without = self.without(term, bounds, counted.strict.unwrap_or_default())?;
        }
        if term.kind.is_share() {
            share_row(&mut row, term, &counted);
        } else {
            self.amount_row(&mut row, term, &counted);
        }
        row.why = counted.why;
        if let Some(why) = self.not_yet(version, term, period) {
            // What is not owed yet is neither kept nor missed.
            (row.why, row.keeps, row.mark) = (Some(why), None, Mark::Paused);
            (row.delivered, row.owed_now, row.projected) = (Value::None, Value::None, Value::None);
        }
        windows.push(Some(counted));
        row.trend = windows.iter().map(|window| window.as_ref().and_then(Counted::part)).collect();
        Ok(row)
    }

    /// Why nothing can be owed in a period: the version begins later, or the period does.
    fn not_yet(&self, version: &Version, term: &Term, period: Period) -> Option<&'static str> {
        let ahead = |day: Day| self.now < self.service.zone().start(day);
        let from = version.row.from;
        if ahead(from) || period.until().is_some_and(|until| until <= from) {
            return Some("not-in-force");
        }
        // Of a share nothing is due then; an amount has its pace, which begins with the period.
        period.from().filter(|day| !term.kind.is_share() && ahead(*day)).map(|_| "not-begun")
    }

    fn blank(&self, term: &Term, period: &Period) -> TermRow {
        let today = self.service.zone().day(self.now);
        let window = (period.from().unwrap_or(today), period.until().unwrap_or(today.plus(1)));
        let codes = (term.side.word(), term.kind.word());
        TermRow::unmeasured((term.id, term.name.clone()), codes, promise(self.texts, term), window)
    }

    /// Volume and value: delivered against what is owed by now.
    fn amount_row(&self, row: &mut TermRow, term: &Term, counted: &Counted) {
        let value = |number: i64| match term.currency.as_deref().and_then(|code| code.parse::<Currency>().ok()) {
            Some(currency) if term.kind == TermKind::Value => Value::Money(Money { minor: number, currency }),
            _ => Value::Count(number),
        };
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        (row.k, row.n) = (count(counted.k), count(counted.n));
        row.delivered = value(counted.k);
        row.recycled = counted.recycled;
        row.owed = value(counted.n);
        let Some(owed) = counted.owed else { return };
        let over = self.service.zone().start(row.until) <= self.now;
        row.owed_now = value(owed.now);
        let ahead = projected(counted.k, owed.share).filter(|_| !over);
        row.projected = ahead.map_or(Value::None, value);
        let stands = match counted.why {
            Some("no-working-time") => Stands::Nothing,
            _ => Stands::amount(counted.k, owed, over),
        };
        (row.keeps, row.mark) = (stands.keeps(), mark(stands));
    }

    /// What a term counted in one window.
    fn counted(&mut self, version: &Version, term: &Term, period: Period) -> Result<Counted, Refusal> {
        let bounds = self.instants(&period);
        let store = self.service.store();
        match term.kind {
            TermKind::Speed | TermKind::Depth | TermKind::Decision | TermKind::Feedback => {
                Ok(Counted::kept(store.strict(&[term.id], bounds, self.now)?))
            }
            TermKind::Quality => {
                let (accepted, decided) = store.acceptance(&self.population(term, self.inside(version, &period)))?;
                Ok(Counted::of(accepted, decided, "none-decided"))
            }
            TermKind::Data => {
                let fields: Vec<&str> = term.fields.as_deref().unwrap_or_default().split(',').map(str::trim).collect();
                let fields: Vec<&str> = fields.into_iter().filter(|name| !name.is_empty()).collect();
                let (filled, all) =
                    store.completeness(&self.population(term, self.inside(version, &period)), &fields)?;
                Ok(Counted::of(filled, all, "no-handoffs"))
            }
            TermKind::Volume | TermKind::Value => self.amounts(version, term, period),
        }
    }

    fn population<'t>(&self, term: &'t Term, period: (Instant, Instant)) -> Population<'t> {
        Population { subject: term.subject.as_deref(), exclude: term.exclude.as_deref(), period, now: self.now }
    }

    /// Leads or their value: of every window of the term the part that lies in the period and in the version is owed, and
    /// only what was delivered in it counts.
    fn amounts(&mut self, version: &Version, term: &Term, period: Period) -> Result<Counted, Refusal> {
        let inside = self.inside(version, &period);
        let calendar = self.calendar(term.calendar.or(self.team))?;
        let zone = self.service.zone();
        let days = (zone.day(inside.0), zone.day(inside.1));
        let parts = parts(&calendar, zone, term.window, days, self.now);
        let debt = owed(term.target, &parts);
        let why = if inside.0 >= inside.1 {
            Some("nothing-due")
        } else if debt.share.whole == 0 {
            Some("no-working-time")
        } else {
            None
        };
        let metric = term.metric.as_deref().and_then(Volume::named).unwrap_or(Volume::Mql);
        let population = self.population(term, inside);
        if term.kind == TermKind::Volume {
            let delivered = self.service.store().delivered(metric, &population, &[])?;
            let k = i64::try_from(delivered.all()).unwrap_or(i64::MAX);
            return Ok(Counted { k, n: debt.whole, owed: Some(debt), strict: None, why, recycled: delivered.recycled });
        }
        let rates = self.rates(term.id)?;
        let types: Vec<Option<String>> = rates.iter().map(|rate| rate.subject.clone()).collect();
        let delivered = self.service.store().delivered(metric, &population, &types)?;
        let (mut total, mut unpriced) = (0_i64, false);
        for (rate, count) in rates.iter().zip(&delivered.types) {
            if Some(rate.currency.as_str()) == term.currency.as_deref() {
                total = total.saturating_add(worth(*count, rate.won, rate.decided, rate.revenue));
            } else {
                unpriced |= *count > 0;
            }
        }
        unpriced |= delivered.types.last().is_some_and(|count| *count > 0);
        let why = why.or(unpriced.then_some("unpriced"));
        Ok(Counted { k: total, n: debt.whole, owed: Some(debt), strict: None, why, recycled: delivered.recycled })
    }

    /// The lead types of a value term, in the order in which they were agreed.
    pub(in crate::app) fn rates(&mut self, term: i64) -> Result<Vec<TermRate>, Refusal> {
        if let Some(known) = self.rates.get(&term) {
            return Ok(known.clone());
        }
        let records = self.service.store().children(Kind::TermRate, "term", term)?;
        let rates: Vec<TermRate> = records.iter().filter(|record| !record.archived).map(TermRate::of).collect();
        self.rates.insert(term, rates.clone());
        Ok(rates)
    }

    fn calendar(&mut self, id: Option<i64>) -> Result<Calendar, Refusal> {
        if let Some(known) = self.calendars.get(&id) {
            return Ok(known.clone());
        }
        let calendar = self.service.store().hours(id, &[])?.of(None).clone();
        self.calendars.insert(id, calendar.clone());
        Ok(calendar)
    }

    /// What the strict view would be had nobody paused or waived a clock: only those clocks are derived anew.
    fn without(&self, term: &Term, bounds: (Instant, Instant), strict: Strict) -> Result<Option<(u64, u64)>, Refusal> {
        let store = self.service.store();
        let lenient = store.lenient_clocks(&[term.id], bounds)?;
        if lenient.is_empty() {
            return Ok(None);
        }
        let ids: Vec<i64> = lenient.iter().map(|line| line.id).collect();
        let faces = store.faces_without_leniency(&ids)?;
        let with: Vec<Fact> = lenient.iter().map(fact).collect();
        let without: Vec<Fact> = faces
            .iter()
            .map(|(clock, face)| Fact {
                started_at: clock.started_at,
                warn_at: face.warn_at,
                due_at: face.due_at,
                late_at: face.late_at,
                standing: face.standing,
                ended_at: face.ended_at,
                was_paused: false,
            })
            .collect();
        let (with, without) = (Strict::of(&with, bounds, self.now), Strict::of(&without, bounds, self.now));
        let met = (strict.met + without.met).saturating_sub(with.met);
        let decided = (strict.decided() + without.decided()).saturating_sub(with.decided());
        Ok(Some((met, decided)))
    }

    /// What was counted in the windows before this one, oldest first, and in this one; nothing of those that were over
    /// when the version began.
    fn windows(&mut self, version: &Version, term: &Term, period: Period) -> Result<Vec<Option<Counted>>, Refusal> {
        let mut periods = vec![period];
        while periods.len() < TREND {
            match periods.last().and_then(Period::previous) {
                Some(before) => periods.push(before),
                None => break,
            }
        }
        periods.reverse();
        let begins = version.row.from;
        let this = periods.len() - 1;
        let over = |place: usize, window: &Period| place < this && window.until().is_some_and(|until| until <= begins);
        let wanted: Vec<Period> =
            periods.iter().enumerate().filter(|(place, window)| !over(*place, window)).map(|(_, one)| *one).collect();
        let mut counted = if term.kind.has_clocks() {
            // All windows in one question.
            let bounds: Vec<_> = wanted.iter().map(|window| self.instants(window)).collect();
            let strict = self.service.store().attained(term.id, &bounds, self.now)?;
            strict.into_iter().map(Counted::kept).collect()
        } else {
            wanted.iter().map(|window| self.counted(version, term, *window)).collect::<Result<Vec<_>, _>>()?
        };
        let mut all: Vec<Option<Counted>> = Vec::with_capacity(periods.len());
        all.resize_with(periods.len() - counted.len(), || None);
        all.extend(counted.drain(..).map(Some));
        Ok(all)
    }
}

impl Counted {
    /// `k` of `n`; `why` where there is nothing.
    fn of(k: u64, n: u64, why: &'static str) -> Self {
        Self {
            k: i64::try_from(k).unwrap_or(i64::MAX),
            n: i64::try_from(n).unwrap_or(i64::MAX),
            owed: None,
            strict: None,
            why: (n == 0).then_some(why),
            recycled: 0,
        }
    }

    fn kept(strict: Strict) -> Self {
        Self { strict: Some(strict), ..Self::of(strict.met, strict.decided(), "nothing-due") }
    }

    /// The share or the part delivered; nothing of nothing.
    fn part(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "counts and minor units are far below 2^52")]
        (self.n > 0).then(|| self.k as f64 / self.n as f64)
    }
}

/// What attainment must know of a clock.
pub(super) const fn fact(line: &ClockLine) -> Fact {
    Fact {
        started_at: line.started_at,
        warn_at: line.warn_at,
        due_at: line.due_at,
        late_at: line.late_at,
        standing: line.standing,
        ended_at: line.ended_at,
        was_paused: false,
    }
}

/// Shares: kept of decided, against the target in per cent.
fn share_row(row: &mut TermRow, term: &Term, counted: &Counted) {
    let (k, n) = (u64::try_from(counted.k).unwrap_or(0), u64::try_from(counted.n).unwrap_or(0));
    (row.k, row.n, row.strict) = (k, n, counted.strict);
    row.owed = Value::Ratio(term.target as f64 / 100.0);
    row.interval = wilson(k, n).filter(|_| n > 0);
    if n == 0 {
        row.mark = Mark::Paused;
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let share = k as f64 / n as f64;
    row.delivered = Value::Ratio(share);
    // The clocks that run out soon may break it.
    let stands = Stands::share(k, n, term.target, row.open.map_or(0, |open: Open| open.due_soon));
    (row.keeps, row.mark) = (stands.keeps(), mark(stands));
}

const fn mark(stands: Stands) -> Mark {
    match stands {
        Stands::Nothing => Mark::Paused,
        Stands::TooFew => Mark::None,
        Stands::Kept => Mark::Kept,
        Stands::AtRisk | Stands::Behind => Mark::Due,
        Stands::Broken => Mark::Late,
    }
}
