//! Clocks as lists and as sums: what runs out next, what was broken, and how far each side kept its word. Everything
//! comes from the ready-made standings, by indexes.

use super::attained::ENDED;
use super::page::{From, Part};
use crate::domain::agreement::clock::State;
use crate::domain::nouns::Standing;
use crate::domain::time::Instant;
use crate::store::filter::json;
use crate::store::session::{Param, Row};
use crate::store::{Result, Store};

/// A clock with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockLine {
    /// The clock.
    pub id: i64,
    /// Its term.
    pub term: i64,
    /// Its prospect.
    pub prospect: i64,
    /// The hand-off that started it.
    pub handoff: i64,
    /// Who owes it.
    pub owner: Option<i64>,
    /// When it started.
    pub started_at: Instant,
    /// When its owner is warned.
    pub warn_at: Option<Instant>,
    /// When it is due; nothing while it is paused.
    pub due_at: Option<Instant>,
    /// From when it is late.
    pub late_at: Option<Instant>,
    /// Where it stands by what is recorded.
    pub standing: Standing,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Depth: the attempts that count.
    pub attempts: u64,
    /// Depth: the days they were made on.
    pub days: u64,
}

impl ClockLine {
    /// What the clock is at `now`.
    pub fn state(&self, now: Instant) -> State {
        State::at(self.standing, self.ended_at, self.late_at, self.warn_at, now)
    }
}

/// A pause, a resumption or a waiver: clock, step, who, when, why.
pub type Lenience = (i64, String, Option<i64>, Instant, String);

/// Which clocks of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockPlace {
    /// Running ones, soonest late first, then paused ones.
    Open,
    /// Late and open, the latest first.
    Overdue,
    /// Due in the period and broken, open or not, newest first.
    Breached,
    /// Due in the period, newest first.
    Due,
}

/// A list of clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocks {
    /// Which.
    pub place: ClockPlace,
    /// Only of these terms; nothing: of all. A period's clocks are looked for by term.
    pub terms: Option<Vec<i64>>,
    /// Only this person's.
    pub owner: Option<i64>,
    /// The period of those that are due in one.
    pub period: (Instant, Instant),
    /// Now.
    pub now: Instant,
}

pub(super) const LINE: &str = "f.clock, f.term, f.prospect, f.handoff, f.owner, f.started_at, f.warn_at, f.due_at, f.late_at, \
                    f.standing, f.ended_at, f.attempts, f.days";

pub(super) fn line(row: &Row<'_>) -> Result<ClockLine> {
    let count = |at: usize| row.int(at).map(|count| u64::try_from(count).unwrap_or(0));
    Ok(ClockLine {
        id: row.int(0)?,
        term: row.int(1)?,
        prospect: row.int(2)?,
        handoff: row.int(3)?,
        owner: row.opt_int(4)?,
        started_at: Instant(row.int(5)?),
        warn_at: row.opt_int(6)?.map(Instant),
        due_at: row.opt_int(7)?.map(Instant),
        late_at: row.opt_int(8)?.map(Instant),
        standing: Standing::named(row.str(9)?).unwrap_or_default(),
        ended_at: row.opt_int(10)?.map(Instant),
        attempts: count(11)?,
        days: count(12)?,
    })
}

impl Clocks {
    /// The condition on `f`; its parameters are `?1` now, `?2` and `?3` the period.
    fn condition(&self, running: bool) -> String {
        let mut sql = match (self.place, running) {
            (ClockPlace::Open, true) => "f.standing = 'running'".to_owned(),
            (ClockPlace::Open, false) => "f.standing = 'paused'".to_owned(),
            (ClockPlace::Overdue, _) => "f.standing = 'running' and f.late_at < ?1".to_owned(),
            (ClockPlace::Breached, _) => format!(
                "f.due_at >= ?2 and f.due_at < ?3 and ((f.standing = 'answered' and {ENDED} and f.ended_at > f.late_at) \
                 or (f.late_at < ?1 and f.standing <> 'paused' and not ({ENDED})))"
            ),
            (ClockPlace::Due, _) => "f.due_at >= ?2 and f.due_at < ?3 and f.started_at <= ?1".to_owned(),
        };
        if let Some(terms) = &self.terms {
            let list: Vec<String> = terms.iter().map(i64::to_string).collect();
            sql.push_str(&format!(" and f.term in ({})", list.join(",")));
        }
        if let Some(owner) = self.owner {
            sql.push_str(&format!(" and f.owner = {owner}"));
        }
        sql
    }

    const fn key(&self) -> &'static str {
        match self.place {
            ClockPlace::Open | ClockPlace::Overdue => "f.late_at",
            ClockPlace::Breached | ClockPlace::Due => "f.due_at",
        }
    }

    const fn descending(&self) -> bool {
        matches!(self.place, ClockPlace::Breached | ClockPlace::Due)
    }

    /// As many as the condition names.
    fn params(&self) -> Vec<Param<'static>> {
        let all = [self.now.0, self.period.0.0, self.period.1.0].map(Param::from);
        let named = match self.place {
            ClockPlace::Open => 0,
            ClockPlace::Overdue => 1,
            ClockPlace::Breached | ClockPlace::Due => 3,
        };
        all.into_iter().take(named).collect()
    }
}

impl Store {
    /// A page of clocks. Pages follow their neighbour on an index; a place alone is counted off.
    ///
    /// # Errors
    /// The engine's.
    pub fn clock_lines(&self, clocks: &Clocks, part: &Part) -> Result<Vec<ClockLine>> {
        let limit = i64::try_from(part.limit).unwrap_or(i64::MAX);
        let mut found = Vec::new();
        // What stands before a neighbour is found by its place: the lists that are walked back are short.
        let mut skip = part.offset;
        let after = match part.from {
            From::After(id) => self.clock_line(id)?,
            _ => None,
        };
        let halves: &[bool] = if clocks.place == ClockPlace::Open { &[true, false] } else { &[true] };
        for running in halves {
            let left = limit - i64::try_from(found.len()).unwrap_or(limit);
            if left <= 0 {
                break;
            }
            if let Some(neighbour) = &after {
                if *running && neighbour.standing == Standing::Paused && clocks.place == ClockPlace::Open {
                    continue;
                }
                found.extend(self.clocks_from(clocks, *running, Some(neighbour), (0, left))?);
                continue;
            }
            let rows = self.clocks_from(clocks, *running, None, (skip, left))?;
            if rows.is_empty() && skip > 0 && halves.len() > 1 && *running {
                skip = skip.saturating_sub(self.count_half(clocks, true)?);
            } else {
                skip = 0;
            }
            found.extend(rows);
        }
        Ok(found)
    }

    fn clocks_from(
        &self,
        clocks: &Clocks,
        running: bool,
        after: Option<&ClockLine>,
        (skip, limit): (u64, i64),
    ) -> Result<Vec<ClockLine>> {
        let ordered = clocks.place != ClockPlace::Open || running;
        let (key, sign) = (clocks.key(), if clocks.descending() { "<" } else { ">" });
        let way = if clocks.descending() { "desc" } else { "asc" };
        let mut sql = format!("select {LINE} from clock_face f where {}", clocks.condition(running));
        match after {
            Some(line) if ordered && (running && line.standing != Standing::Paused || clocks.descending()) => {
                let at = if clocks.descending() { line.due_at } else { line.late_at };
                sql.push_str(&format!(" and ({key}, f.clock) {sign} ({}, {})", at.map_or(0, |at| at.0), line.id));
            }
            Some(line) if !ordered && line.standing == Standing::Paused => {
                sql.push_str(&format!(" and f.clock > {}", line.id));
            }
            _ => {}
        }
        let order = if ordered { format!("{key} {way}, f.clock {way}") } else { "f.clock".to_owned() };
        sql.push_str(&format!(" order by {order} limit {limit} offset {skip}"));
        self.session.rows(&sql, &clocks.params(), line)
    }

    fn count_half(&self, clocks: &Clocks, running: bool) -> Result<u64> {
        let sql = format!("select count(*) from clock_face f where {}", clocks.condition(running));
        Ok(u64::try_from(self.session.number(&sql, &clocks.params())?).unwrap_or(0))
    }

    /// How many clocks a list has.
    ///
    /// # Errors
    /// The engine's.
    pub fn clock_count(&self, clocks: &Clocks) -> Result<u64> {
        let paused = if clocks.place == ClockPlace::Open { self.count_half(clocks, false)? } else { 0 };
        Ok(self.count_half(clocks, true)? + paused)
    }

    /// One clock with where it stands.
    ///
    /// # Errors
    /// The engine's.
    pub fn clock_line(&self, id: i64) -> Result<Option<ClockLine>> {
        let sql = format!("select {LINE} from clock_face f where f.clock = ?1");
        self.session.row(&sql, &[id.into()], line)
    }

    /// The clocks of terms with pauses or waivers that are due in a period, or paused: those whose figure would be
    /// another without them.
    ///
    /// # Errors
    /// The engine's.
    pub fn lenient_clocks(&self, terms: &[i64], (from, until): (Instant, Instant)) -> Result<Vec<ClockLine>> {
        let sql = format!(
            "select {LINE} from json_each(?1) j cross join clock_face f on f.term = j.value \
             where (f.paused_seconds > 0 or f.standing in ('waived', 'paused')) \
             and (f.due_at >= ?2 and f.due_at < ?3 or f.due_at is null and f.started_at < ?3)"
        );
        let list = json(terms);
        self.session.rows(&sql, &[list.as_str().into(), from.0.into(), until.0.into()], line)
    }

    /// Names and companies of prospects, by number.
    ///
    /// # Errors
    /// The engine's.
    pub fn people_named(&self, ids: &[i64]) -> Result<std::collections::HashMap<i64, (String, String)>> {
        let sql = "select p.id, p.name, coalesce(a.name, '') from json_each(?1) j join prospect p on p.id = j.value \
                   left join account a on a.id = p.account";
        let found = self
            .session
            .rows(sql, &[json(ids).as_str().into()], |row| Ok((row.int(0)?, (row.text(1)?, row.text(2)?))))?;
        Ok(found.into_iter().collect())
    }

    /// The last reason given for a pause or a waiver of each of these clocks.
    ///
    /// # Errors
    /// The engine's.
    pub fn clock_reasons(&self, ids: &[i64]) -> Result<std::collections::HashMap<i64, String>> {
        let sql = "select s.clock, s.reason from json_each(?1) j join clock_step s on s.clock = j.value \
                   where s.removed is null and s.reason is not null and s.step in ('paused', 'waived') order by s.at, s.id";
        let found = self.session.rows(sql, &[json(ids).as_str().into()], |row| Ok((row.int(0)?, row.text(1)?)))?;
        Ok(found.into_iter().collect())
    }

    /// The pauses, resumptions and waivers of these clocks, newest first: clock, step, who, when, why.
    ///
    /// # Errors
    /// The engine's.
    pub fn clock_steps(&self, ids: &[i64]) -> Result<Vec<Lenience>> {
        let sql = "select s.clock, s.step, s.member, s.at, s.reason from json_each(?1) j \
                   join clock_step s on s.clock = j.value \
                   where s.removed is null and s.step in ('paused', 'resumed', 'waived') order by s.at desc, s.id desc";
        self.session.rows(sql, &[json(ids).as_str().into()], |row| {
            Ok((row.int(0)?, row.text(1)?, row.opt_int(2)?, Instant(row.int(3)?), row.text(4)?))
        })
    }
}
