//! Where each clock stands, ready-made: derived by the rules from the shared record in the transaction of each change,
//! so that what runs out next is read from an index. It can always be derived anew.

use std::collections::BTreeSet;

use super::Store;
use super::past::Past;
use super::session::{Param, Session};
use super::world::Work;
use super::{hourly, journal, rows};
use crate::domain::agreement::clock::Face;
use crate::domain::agreement::derive::Derive;
use crate::domain::agreement::hours::{self, Hours};
use crate::domain::edit::Edit;
use crate::domain::nouns::Clock;
use crate::domain::plan::World;
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::time::Instant;
use crate::store::Result;

/// What edits say of clocks: by which look-up those are found that must be derived anew.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Concerned(BTreeSet<(By, i64, (i64, i64))>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Clock,
    Handoff,
    Prospect,
    Calendar,
    Owner,
    Everything,
}

impl By {
    const fn sql(self) -> &'static str {
        match self {
            Self::Clock => "select ?1",
            Self::Handoff => "select id from clock where handoff = ?1",
            Self::Prospect => "select id from clock where prospect = ?1",
            // Only clocks that ran when the exception holds: also those that have ended, because a clock is what the
            // recorded calendar makes of it, whenever it was recorded (DOMAIN R1).
            Self::Calendar => {
                "select f.clock from clock_face f join term t on t.id = f.term \
                 where t.calendar = ?1 and (f.late_at is null or f.late_at >= ?2) and f.started_at < ?3"
            }
            // A person's leave moves also what they passed on.
            Self::Owner => {
                "select f.clock from clock_face f where (f.late_at is null or f.late_at >= ?2) and f.started_at < ?3 \
                 and (f.owner = ?1 or exists (select 1 from clock c where c.id = f.clock and c.owner = ?1) \
                 or exists (select 1 from handoff_step s where s.handoff = f.handoff and s.\"to\" = ?1))"
            }
            Self::Everything => "select id from clock where ?1 = ?1",
        }
    }
}

impl Concerned {
    /// What these edits concern; rows that an update touches are read as they are now.
    pub(super) fn of(session: &Session, edits: &[Edit]) -> Result<Self> {
        let mut all = Self::default();
        for edit in edits {
            match edit {
                Edit::Create(record) | Edit::Remove(record) | Edit::Restore(record) => all.record(record),
                Edit::Update { kind, id, fields } => match kind {
                    Kind::Touch | Kind::CalendarDay => {
                        if let Some(mut record) = rows::load(session, *kind, *id)? {
                            all.record(&record);
                            for field in fields {
                                record.set(field.field, field.before.clone());
                            }
                            all.record(&record);
                            for field in fields {
                                record.set(field.field, field.after.clone());
                            }
                            all.record(&record);
                        }
                    }
                    Kind::Member if fields.iter().any(|field| field.field == "side") => {
                        all.0.insert((By::Everything, 0, (0, 0)));
                    }
                    _ => {}
                },
            }
        }
        Ok(all)
    }

    fn record(&mut self, record: &Record) {
        // A day more on either side: a calendar has a zone of its own.
        let edge = |field: &str, more: i64| record.int(field).map_or(0, |day| (day + more) * 86_400 * Instant::SECOND);
        let span = if record.kind == Kind::CalendarDay { (edge("from", -1), edge("to", 2)) } else { (0, 0) };
        let mut by = |by: By, field: &str| {
            let id = if field == "id" { Some(record.id) } else { record.int(field) };
            self.0.extend(id.map(|id| (by, id, span)));
        };
        match record.kind {
            Kind::Clock => by(By::Clock, "id"),
            Kind::ClockStep => by(By::Clock, "clock"),
            Kind::HandoffStep => by(By::Handoff, "handoff"),
            Kind::Touch | Kind::StageEntry => by(By::Prospect, "prospect"),
            Kind::CalendarDay => {
                by(By::Calendar, "calendar");
                by(By::Owner, "member");
            }
            _ => {}
        }
    }

    /// Derives anew what they concern.
    pub(super) fn settle(&self, session: &Session) -> Result<()> {
        let mut ids = BTreeSet::new();
        for (by, id, (from, until)) in &self.0 {
            let params = [(*id).into(), (*from).into(), (*until).into()];
            let wanted = if matches!(by, By::Calendar | By::Owner) { &params[..] } else { &params[..1] };
            ids.extend(session.rows(by.sql(), wanted, |row| row.int(0))?);
        }
        settle(session, &ids)
    }
}

/// Derives these clocks anew; those that are gone go.
pub(super) fn settle(session: &Session, ids: &BTreeSet<i64>) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut work = Work::new(session, journal::head(session)?.1)?;
    let mut derive = Derive::default();
    let mut sums = hourly::Delta::default();
    for id in ids {
        if let Some((term, started, face)) = kept(session, *id)? {
            sums.count(term, started, &face, -1);
        }
        match rows::load(session, Kind::Clock, *id)? {
            None => {
                session.execute("delete from clock_face where clock = ?1", &[(*id).into()])?;
            }
            Some(record) => {
                let clock = Clock::of(&record);
                let face = derive.face(&mut work, &clock, None)?;
                sums.clock(&clock, &face, 1);
                write(session, &clock, &face)?;
            }
        }
    }
    sums.write(session)
}

/// Where a clock stands by the table, with its term and its start.
fn kept(session: &Session, clock: i64) -> Result<Option<(i64, Instant, Face)>> {
    let sql = "select term, started_at, owner, warn_at, due_at, late_at, standing, ended_at, paused_seconds, attempts, days \
               from clock_face where clock = ?1";
    session.row(sql, &[clock.into()], |row| {
        let at = |column: usize| -> Result<Option<Instant>> { Ok(row.opt_int(column)?.map(Instant)) };
        let count = |column: usize| row.int(column).map(|count| usize::try_from(count).unwrap_or(0));
        let face = Face {
            owner: row.opt_int(2)?,
            warn_at: at(3)?,
            due_at: at(4)?,
            late_at: at(5)?,
            standing: crate::domain::nouns::Standing::named(row.str(6)?).unwrap_or_default(),
            ended_at: at(7)?,
            paused_seconds: row.int(8)?,
            attempts: count(9)?,
            days: count(10)?,
        };
        Ok((row.int(0)?, Instant(row.int(1)?), face))
    })
}

/// Keeps where a clock stands. Whoever calls this keeps the sums by the hour too.
pub(super) fn write(session: &Session, clock: &Clock, face: &Face) -> Result<()> {
    let at = |instant: Option<Instant>| Param::from(instant.map(|instant| instant.0));
    let count = |count: usize| Param::from(i64::try_from(count).unwrap_or(i64::MAX));
    let sql = "insert into clock_face (clock, term, prospect, handoff, side, owner, started_at, warn_at, due_at, late_at, \
               standing, ended_at, paused_seconds, attempts, days) \
               values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) \
               on conflict (clock) do update set owner = excluded.owner, warn_at = excluded.warn_at, \
               due_at = excluded.due_at, late_at = excluded.late_at, standing = excluded.standing, \
               ended_at = excluded.ended_at, paused_seconds = excluded.paused_seconds, \
               attempts = excluded.attempts, days = excluded.days";
    session.execute(
        sql,
        &[
            clock.id.into(),
            clock.term.into(),
            clock.prospect.into(),
            clock.handoff.into(),
            clock.side.word().into(),
            face.owner.into(),
            clock.started_at.0.into(),
            at(face.warn_at),
            at(face.due_at),
            at(face.late_at),
            face.standing.word().into(),
            at(face.ended_at),
            face.paused_seconds.into(),
            count(face.attempts),
            count(face.days),
        ],
    )?;
    Ok(())
}

/// Derives anew the clocks of the prospects that an import, or its undoing, touched: those of its batch.
pub(super) fn settle_batch(session: &Session, batch: i64) -> Result<()> {
    if session.number("select exists (select 1 from clock)", &[])? == 0 {
        return Ok(());
    }
    let mut ids = BTreeSet::new();
    for table in ["touch", "stage_entry", "handoff_step"] {
        let key = if table == "handoff_step" { "handoff" } else { "prospect" };
        let sql =
            format!("select c.id from clock c where c.{key} in (select r.{key} from {table} r where r.entry = ?1)");
        ids.extend(session.rows(&sql, &[(-batch).into()], |row| row.int(0))?);
    }
    ids.extend(session.rows("select id from clock where entry = ?1", &[(-batch).into()], |row| row.int(0))?);
    settle(session, &ids)
}

/// Derives every clock anew.
pub(super) fn rebuild(session: &Session) -> Result<()> {
    session.execute("delete from clock_face", &[])?;
    session.execute("delete from clock_hour", &[])?;
    let ids = session.rows("select id from clock where removed is null", &[], |row| row.int(0))?;
    settle(session, &ids.into_iter().collect())
}

impl Store {
    /// Where a clock stands, by everything that is recorded.
    ///
    /// # Errors
    /// The engine's.
    pub fn clock(&self, clock: i64) -> Result<Option<Face>> {
        self.kept_face(clock)
    }

    /// A clock as it was at a past instant: by what was recorded and had happened by then. Nothing where it did not run
    /// yet.
    ///
    /// # Errors
    /// The engine's; the rules'.
    pub fn clock_at(&self, clock: i64, as_of: Instant) -> Result<Option<Face>> {
        self.session.snapshot(|| {
            let mut past = Past::new(&self.session, as_of)?;
            let Some(record) = past.record(Kind::Clock, clock)? else { return Ok(None) };
            let clock = Clock::of(&record);
            if clock.started_at > as_of {
                return Ok(None);
            }
            Derive::default().face(&mut past, &clock, Some(as_of)).map(Some)
        })
    }

    /// The content of a version that signatures cover.
    ///
    /// # Errors
    /// `no-such-record`; the engine's.
    pub fn content(&self, version: i64) -> Result<String> {
        let mut work = Work::new(&self.session, journal::head(&self.session)?.1)?;
        crate::domain::agreement::sign::content(&mut work, version)
    }

    /// The working hours of a calendar, and of people with their leave; no calendar: time always counts.
    ///
    /// # Errors
    /// `calendar-missing`; the calendar's; the engine's.
    pub fn hours(&self, calendar: Option<i64>, people: &[i64]) -> Result<Hours> {
        let mut work = Work::new(&self.session, journal::head(&self.session)?.1)?;
        hours::gather(&mut work, calendar, people)
    }

    /// The workspace's own working calendar, where it names one.
    ///
    /// # Errors
    /// `calendar-missing`; the engine's.
    pub fn team_calendar(&self) -> Result<Option<i64>> {
        hours::team_calendar(&mut Work::new(&self.session, journal::head(&self.session)?.1)?)
    }

    /// What these clocks would be had nobody paused or waived them.
    ///
    /// # Errors
    /// The engine's; the rules'.
    pub fn faces_without_leniency(&self, ids: &[i64]) -> Result<Vec<(Clock, Face)>> {
        let mut work = Work::new(&self.session, journal::head(&self.session)?.1)?;
        let mut derive = Derive::without_leniency();
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(record) = rows::load(&self.session, Kind::Clock, *id)? else { continue };
            let clock = Clock::of(&record);
            let face = derive.face(&mut work, &clock, None)?;
            found.push((clock, face));
        }
        Ok(found)
    }

    /// The clocks whose ready-made standing is not what the rules derive; at most twenty.
    ///
    /// # Errors
    /// The engine's; the rules'.
    pub fn clocks_astray(&self) -> Result<Vec<i64>> {
        let mut work = Work::new(&self.session, journal::head(&self.session)?.1)?;
        let mut derive = Derive::default();
        let sql = "select c.id from clock c where c.removed is null";
        let mut astray = Vec::new();
        for id in self.session.rows(sql, &[], |row| row.int(0))? {
            let Some(record) = rows::load(&self.session, Kind::Clock, id)? else { continue };
            let face = derive.face(&mut work, &Clock::of(&record), None)?;
            if self.kept_face(id)?.as_ref() != Some(&face) {
                astray.push(id);
            }
            if astray.len() == 20 {
                return Ok(astray);
            }
        }
        // What is copied from the clock, and what has none.
        let orphans = "select f.clock from clock_face f left join clock c on c.id = f.clock and c.removed is null \
                       where c.id is null or (f.term, f.prospect, f.handoff, f.side, f.started_at) is not \
                       (c.term, c.prospect, c.handoff, c.side, c.started_at) limit 20";
        astray.extend(self.session.rows(orphans, &[], |row| row.int(0))?);
        Ok(astray)
    }

    fn kept_face(&self, clock: i64) -> Result<Option<Face>> {
        Ok(kept(&self.session, clock)?.map(|(_, _, face)| face))
    }

    /// Whether the sums by the hour are what the clocks say.
    ///
    /// # Errors
    /// The engine's.
    pub fn hours_hold(&self) -> Result<bool> {
        hourly::hold(&self.session)
    }
}
