//! Ready-made sums of the clocks that have ended, by term and hour: attainment of a year is a few thousand small rows,
//! where its clocks are hundreds of thousands. Hours are UTC's, so that no zone moves them. They are kept in the
//! transaction in which a clock's standing is; `doctor` counts them anew and compares.

use std::collections::BTreeMap;

use super::session::{Param, Session};
use crate::domain::agreement::clock::Face;
use crate::domain::nouns::{Clock, Standing};
use crate::domain::time::Instant;
use crate::store::Result;

/// Sums by the hour in which a clock was due: the strict view.
pub(super) const DUE: i64 = 1;
/// Sums by the hour in which a clock started: the open view.
pub(super) const STARTED: i64 = 2;

/// Microseconds.
pub(super) const HOUR: i64 = 3_600 * Instant::SECOND;

/// Term, by what, hour since 1970.
type Key = (i64, i64, i64);

/// What ended clocks of one hour come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    met: i64,
    late: i64,
    waived: i64,
    cancelled: i64,
    /// Of those met, how many were paused at some time.
    met_after_pause: i64,
    /// The last end among them, or one later than that: as of an instant before it the sums say too much.
    last: i64,
}

impl Sum {
    const fn is_nothing(&self) -> bool {
        self.met == 0 && self.late == 0 && self.waived == 0 && self.cancelled == 0 && self.met_after_pause == 0
    }

    fn counts(&self) -> [i64; 5] {
        [self.met, self.late, self.waived, self.cancelled, self.met_after_pause]
    }
}

/// Differences to be added to the sums.
#[derive(Debug, Default)]
pub(super) struct Delta(BTreeMap<Key, Sum>);

impl Delta {
    /// Adds (`sign` 1) or takes away (-1) a clock that stands so; one that has not ended counts for nothing.
    pub(super) fn count(&mut self, term: i64, started: Instant, face: &Face, sign: i64) {
        let Some(ended) = face.ended_at else { return };
        let mut one = Sum { last: ended.0, ..Sum::default() };
        match face.standing {
            Standing::Answered if face.late_at.is_some_and(|late| ended > late) => one.late = sign,
            Standing::Answered => {
                one.met = sign;
                one.met_after_pause = if face.paused_seconds > 0 { sign } else { 0 };
            }
            Standing::Waived => one.waived = sign,
            Standing::Cancelled => one.cancelled = sign,
            Standing::Running | Standing::Paused => return,
        }
        for (by, at) in [(DUE, face.due_at), (STARTED, Some(started))] {
            let Some(at) = at else { continue };
            let sum = self.0.entry((term, by, at.0.div_euclid(HOUR))).or_default();
            sum.met += one.met;
            sum.late += one.late;
            sum.waived += one.waived;
            sum.cancelled += one.cancelled;
            sum.met_after_pause += one.met_after_pause;
            sum.last = if sum.last == 0 { one.last } else { sum.last.max(one.last) };
        }
    }

    /// The same for a clock as a record of its own.
    pub(super) fn clock(&mut self, clock: &Clock, face: &Face, sign: i64) {
        self.count(clock.term, clock.started_at, face, sign);
    }

    /// Writes the differences. One that changes no count may still bring a later end: a clock that was met is met later
    /// once its first answer is taken back.
    pub(super) fn write(self, session: &Session) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let sql = "insert into clock_hour (term, what, hour, met, late, waived, cancelled, met_after_pause, last_end) \
                   values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on conflict (term, what, hour) do update set \
                   met = clock_hour.met + excluded.met, late = clock_hour.late + excluded.late, \
                   waived = clock_hour.waived + excluded.waived, cancelled = clock_hour.cancelled + excluded.cancelled, \
                   met_after_pause = clock_hour.met_after_pause + excluded.met_after_pause, \
                   last_end = max(clock_hour.last_end, excluded.last_end)";
        let mut statement = session.prepare(sql)?;
        for ((term, what, hour), sum) in &self.0 {
            let mut row: Vec<Param<'_>> = [*term, *what, *hour].map(Param::Int).to_vec();
            row.extend(sum.counts().map(Param::Int));
            row.push(Param::Int(sum.last));
            statement.execute(&row)?;
        }
        Ok(())
    }
}

/// Sums everything anew from where the clocks stand.
fn recount(session: &Session) -> Result<Delta> {
    let mut delta = Delta::default();
    let sql = "select f.term, f.started_at, f.due_at, f.late_at, f.standing, f.ended_at, f.paused_seconds \
               from clock_face f where f.ended_at is not null";
    session.each(sql, &[], |row| {
        let at = |column: usize| -> Result<Option<Instant>> { Ok(row.opt_int(column)?.map(Instant)) };
        let face = Face {
            owner: None,
            warn_at: None,
            due_at: at(2)?,
            late_at: at(3)?,
            standing: Standing::named(row.str(4)?).unwrap_or_default(),
            ended_at: at(5)?,
            paused_seconds: row.int(6)?,
            attempts: 0,
            days: 0,
        };
        delta.count(row.int(0)?, Instant(row.int(1)?), &face, 1);
        Ok(())
    })?;
    Ok(delta)
}

/// Whether the sums are what the clocks say, and none hides an end that is later than it tells.
pub(super) fn hold(session: &Session) -> Result<bool> {
    let mut counted = recount(session)?;
    let sql = "select term, what, hour, met, late, waived, cancelled, met_after_pause, last_end from clock_hour";
    let mut holds = true;
    session.each(sql, &[], |row| {
        let told = [row.int(3)?, row.int(4)?, row.int(5)?, row.int(6)?, row.int(7)?];
        let last = row.int(8)?;
        let own = counted.0.remove(&(row.int(0)?, row.int(1)?, row.int(2)?)).unwrap_or_default();
        holds &= own.counts() == told && (own.is_nothing() || own.last <= last);
        Ok(())
    })?;
    Ok(holds && counted.0.values().all(Sum::is_nothing))
}
