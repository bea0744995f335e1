//! Clocks as people read them: whose, about whom, how much time is left, and why one was broken.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::versions::{Version, chosen, versions};
use crate::app::answers::members;
use crate::app::service::Service;
use crate::app::views::{ClockRow, ClockSet, Message};
use crate::domain::agreement::clock::State;
use crate::domain::agreement::hours::Hours;
use crate::domain::agreement::owed::window_of;
use crate::domain::calendar::Calendar;
use crate::domain::nouns::{Term, TermKind};
use crate::domain::period::Period;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::read::{ClockLine, ClockPlace, Clocks, Part};

/// Which clocks are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Only this term's.
    pub term: Option<i64>,
    /// Which.
    pub set: ClockSet,
    /// Only this person's.
    pub owner: Option<i64>,
    /// The period of breaches and of all; nothing: the term's window, else this month.
    pub period: Option<Period>,
}

impl Asked {
    /// The list that the store reads. A period's clocks are found by term: without one, those of all versions.
    pub(super) fn list(&self, service: &Service) -> Result<Clocks, Refusal> {
        let place = match self.set {
            ClockSet::Open => ClockPlace::Open,
            ClockSet::Overdue => ClockPlace::Overdue,
            ClockSet::Breached => ClockPlace::Breached,
            ClockSet::All => ClockPlace::Due,
        };
        let now = service.as_of()?;
        let terms = match (self.term, place) {
            (Some(term), _) => Some(vec![term]),
            (None, ClockPlace::Breached | ClockPlace::Due) => {
                let records = service.store().records(Kind::Term, 0, 100_000)?;
                Some(records.iter().map(Term::of).filter(|term| term.kind.has_clocks()).map(|term| term.id).collect())
            }
            (None, _) => None,
        };
        let period = match self.period {
            Some(period) => period,
            None => self.window(service, now)?,
        };
        let (from, until) = period.instants(service.zone());
        let period = (from.unwrap_or(Instant::FIRST), until.unwrap_or(Instant::END));
        Ok(Clocks { place, terms, owner: self.owner, period, now })
    }

    fn window(&self, service: &Service, now: Instant) -> Result<Period, Refusal> {
        let today = service.zone().day(now);
        let Some(term) = self.term else { return Ok(Period::month_of(today)) };
        let Some(record) = service.store().record(Kind::Term, term)? else { return Ok(Period::month_of(today)) };
        let term = Term::of(&record);
        let all = versions(service)?;
        let until = chosen(&all, Some(term.version_of)).and_then(|version: &Version| version.until);
        Ok(window_of(term.window, until.map_or(today, |until| until.min(today))))
    }
}

/// A page of clocks, and how many there are.
///
/// # Errors
/// The store's.
pub fn page(service: &Service, asked: &Asked, part: &Part) -> Result<(Vec<ClockRow>, u64), Refusal> {
    let list = asked.list(service)?;
    let lines = service.store().clock_lines(&list, part)?;
    let total = service.store().clock_count(&list)?;
    Ok((rows(service, &lines, list.now)?, total))
}

/// The first clocks of a list, and how many there are.
///
/// # Errors
/// The store's.
pub fn first(service: &Service, asked: &Asked, limit: u64) -> Result<(Vec<ClockRow>, u64), Refusal> {
    page(service, asked, &Part { offset: 0, limit, from: crate::store::read::From::Start })
}

/// The store's lines as rows: names are looked up for all of them at once, hours for each owner once.
pub(super) fn rows(service: &Service, lines: &[ClockLine], now: Instant) -> Result<Vec<ClockRow>, Refusal> {
    let store = service.store();
    let people: Vec<i64> = lines.iter().map(|line| line.prospect).collect();
    let people = store.people_named(&people)?;
    let ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
    let mut reasons = store.clock_reasons(&ids)?;
    let handles = members(service)?;
    let mut terms: HashMap<i64, Term> = HashMap::new();
    let mut hours: HashMap<(Option<i64>, Option<i64>), Hours> = HashMap::new();
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let term = match terms.entry(line.term) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let record = store.record(Kind::Term, line.term)?;
                place.insert(record.map(|record| Term::of(&record)).unwrap_or_default())
            }
        };
        let state = line.state(now);
        let key = (term.calendar, line.owner);
        let left = match (state, line.late_at) {
            (State::Running | State::DueSoon | State::Overdue, Some(late)) => {
                let hours = match hours.entry(key) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(place) => {
                        let people: Vec<i64> = line.owner.into_iter().collect();
                        place.insert(store.hours(term.calendar, &people)?)
                    }
                };
                let calendar = hours.of(line.owner);
                Some(if late < now { -seconds(calendar, late, now) } else { seconds(calendar, now, late) })
            }
            _ => None,
        };
        let (name, account) = people.get(&line.prospect).cloned().unwrap_or_default();
        let wanted = |count: Option<i64>| count.and_then(|count| u64::try_from(count).ok()).unwrap_or(1);
        let owner = line.owner.and_then(|id| handles.get(&id)).map(|(handle, _)| handle.clone());
        rows.push(ClockRow {
            id: line.id,
            label: Kind::Clock.label(line.id),
            term: line.term,
            term_name: term.name.clone(),
            kind: term.kind.word(),
            prospect: line.prospect,
            name,
            account,
            handoff: line.handoff,
            owner: owner.unwrap_or_default(),
            started: line.started_at,
            due: line.due_at,
            late: line.late_at,
            ended: line.ended_at.filter(|ended| *ended <= now),
            state,
            left,
            depth: (term.kind == TermKind::Depth)
                .then(|| (line.attempts, wanted(term.attempts), line.days, wanted(term.days))),
            reason: reasons.remove(&line.id).unwrap_or_default(),
        });
    }
    Ok(rows)
}

/// Working time to the nearest second: what is entered at one instant is recorded microseconds apart.
pub fn seconds(calendar: &Calendar, from: Instant, until: Instant) -> i64 {
    (calendar.working_micros(from, until) + Instant::SECOND / 2) / Instant::SECOND
}

/// Why a clock was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// What was owed came too late.
    Late,
    /// Nothing came yet.
    Nothing,
    /// Too few attempts were made.
    TooFew,
}

impl Cause {
    /// Its word in JSON; `cause-<word>` is its text.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Nothing => "nothing",
            Self::TooFew => "too_few",
        }
    }
}

/// Why a clock was broken, with its text; nothing for one that was not.
pub fn cause(row: &ClockRow) -> Option<(Cause, Message)> {
    let cause = match (row.state, row.depth) {
        (State::Breached, _) => Cause::Late,
        (State::Overdue, Some((made, ..))) if made > 0 => Cause::TooFew,
        (State::Overdue, _) => Cause::Nothing,
        _ => return None,
    };
    let message = Message::new(format!("cause-{}", cause.word())).with("kind", row.kind);
    Some((
        cause,
        match row.depth {
            Some((made, wanted, ..)) => message.with("made", made).with("wanted", wanted),
            None => message.with("made", 0).with("wanted", 1),
        },
    ))
}

/// Breaches of a period by person, campaign or term: name, broken, decided; worst first.
///
/// # Errors
/// `not-one-of`; the store's.
pub fn breaches(service: &Service, asked: &Asked, by: &str) -> Result<Vec<(String, u64, u64)>, Refusal> {
    let asked = Asked { set: ClockSet::Breached, ..asked.clone() };
    let list = asked.list(service)?;
    let store = service.store();
    let terms = list.terms.unwrap_or_default();
    let mut groups: Vec<(String, u64, u64)> = match by {
        "person" => {
            let handles = members(service)?;
            let name = |owner: Option<i64>| owner.and_then(|id| handles.get(&id)).map(|(handle, _)| handle.clone());
            let found = store.strict_by_owner(&terms, list.period, list.now)?;
            found
                .into_iter()
                .map(|(owner, strict)| (name(owner).unwrap_or_default(), strict.breached(), strict.decided()))
                .collect()
        }
        "campaign" => {
            let found = store.strict_by_campaign(&terms, list.period, list.now)?;
            let ids: Vec<i64> = found.iter().filter_map(|(campaign, ..)| *campaign).collect();
            let names = store.names_of(Kind::Campaign, &ids)?;
            found
                .into_iter()
                .map(|(campaign, met, decided)| {
                    let name = campaign.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
                    (name, decided - met, decided)
                })
                .collect()
        }
        "term" => {
            let mut groups = Vec::new();
            for id in terms {
                let strict = store.strict(&[id], list.period, list.now)?;
                let name = store.record(Kind::Term, id)?.map(|record| Term::of(&record).name).unwrap_or_default();
                groups.push((format!("{} {name}", Kind::Term.label(id)), strict.breached(), strict.decided()));
            }
            groups
        }
        other => {
            return Err(Refusal::invalid("not-one-of").with("value", other).with("choices", "person, campaign, term"));
        }
    };
    groups.retain(|(_, _, decided)| *decided > 0);
    groups.sort_by(|a, b| (b.1, b.2).cmp(&(a.1, a.2)).then_with(|| a.0.cmp(&b.0)));
    Ok(groups)
}
