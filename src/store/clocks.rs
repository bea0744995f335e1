//! Where each clock stands, ready-made: derived by the rules from the shared record in the transaction of each change,
//! so that what runs out next is read from an index. It can always be derived anew.

use std::collections::BTreeSet;

use super::Store;
use super::session::{Param, Session};
use super::world::Work;
use super::{journal, rows};
use crate::domain::agreement::clock::Face;
use crate::domain::agreement::derive::Derive;
use crate::domain::agreement::hours::{self, Hours};
use crate::domain::edit::Edit;
use crate::domain::nouns::Clock;
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::time::Instant;
use crate::store::Result;

/// What edits say of clocks: by which look-up those are found that must be derived anew.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Concerned(BTreeSet<(By, i64)>);

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
            // What has ended keeps its due time: whoever adds a holiday late does not excuse anybody.
            Self::Calendar => {
                "select f.clock from clock_face f join term t on t.id = f.term \
                 where t.calendar = ?1 and f.standing in ('running', 'paused')"
            }
            Self::Owner => "select clock from clock_face where owner = ?1 and standing in ('running', 'paused')",
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
                        if let Some(record) = rows::load(session, *kind, *id)? {
                            all.record(&record);
                        }
                        for field in fields.iter().filter(|field| field.field == "prospect") {
                            all.0.extend(field.after.int().map(|id| (By::Prospect, id)));
                        }
                    }
                    Kind::Member if fields.iter().any(|field| field.field == "side") => {
                        all.0.insert((By::Everything, 0));
                    }
                    _ => {}
                },
            }
        }
        Ok(all)
    }

    fn record(&mut self, record: &Record) {
        let mut by = |by: By, field: &str| {
            let id = if field == "id" { Some(record.id) } else { record.int(field) };
            self.0.extend(id.map(|id| (by, id)));
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
        for (by, id) in &self.0 {
            ids.extend(session.rows(by.sql(), &[(*id).into()], |row| row.int(0))?);
        }
        settle(session, &ids)
    }
}

/// Derives these clocks anew; those that are gone go.
fn settle(session: &Session, ids: &BTreeSet<i64>) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut work = Work::new(session, journal::head(session)?.1)?;
    let mut derive = Derive::default();
    for id in ids {
        match rows::load(session, Kind::Clock, *id)? {
            None => {
                session.execute("delete from clock_face where clock = ?1", &[(*id).into()])?;
            }
            Some(record) => {
                let clock = Clock::of(&record);
                let face = derive.face(&mut work, &clock, None)?;
                write(session, &clock, &face)?;
            }
        }
    }
    Ok(())
}

/// Keeps where a clock stands.
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
        let orphans = "select f.clock from clock_face f where not exists \
                       (select 1 from clock c where c.id = f.clock and c.removed is null) limit 20";
        astray.extend(self.session.rows(orphans, &[], |row| row.int(0))?);
        Ok(astray)
    }

    fn kept_face(&self, clock: i64) -> Result<Option<Face>> {
        let sql = "select owner, warn_at, due_at, late_at, standing, ended_at, paused_seconds, attempts, days \
                   from clock_face where clock = ?1";
        self.session.row(sql, &[clock.into()], |row| {
            let count = |at: usize| row.int(at).map(|count| usize::try_from(count).unwrap_or(0));
            Ok(Face {
                owner: row.opt_int(0)?,
                warn_at: row.opt_int(1)?.map(Instant),
                due_at: row.opt_int(2)?.map(Instant),
                late_at: row.opt_int(3)?.map(Instant),
                standing: crate::domain::nouns::Standing::named(&row.text(4)?).unwrap_or_default(),
                ended_at: row.opt_int(5)?.map(Instant),
                paused_seconds: row.int(6)?,
                attempts: count(7)?,
                days: count(8)?,
            })
        })
    }
}
