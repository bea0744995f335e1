//! One change, one transaction: rows, counts and the journal's entry, or nothing.

use serde_json::Map;

use super::Store;
use super::clocks::Concerned;
use super::journal::{self, NewEntry};
use super::session::Session;
use super::world::Work;
use super::{rows, tally};
use crate::domain::change::Change;
use crate::domain::edit::{Edit, applied};
use crate::domain::permission;
use crate::domain::plan::{Context, Plan, plan};
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Instant;
use crate::store::Result;

/// Who changes something, when, and under which mark it can be found again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Made by the asker, unique: after a commit whose answer was lost the journal is asked for it.
    pub op_id: String,
    /// The clock's reading.
    pub now: Instant,
    /// The member who acts.
    pub actor: Option<i64>,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its place in the journal.
    pub entry: i64,
    /// What was done: `deal.moved`.
    pub code: String,
    /// The record that it is about.
    pub subject: (Kind, i64),
    /// What it did, consequences included.
    pub edits: Vec<Edit>,
}

impl Store {
    /// Lets the rules answer a change and does what they say.
    ///
    /// # Errors
    /// A rule's refusal; `changed-meanwhile`; `locked`; `already-undone`; the engine's.
    pub fn apply(&self, change: &Change, stamp: &Stamp) -> Result<Applied> {
        let outcome = self.session.write(|| self.apply_inside(change, stamp));
        match outcome {
            Err(refusal) if refusal.kind == RefusalKind::Internal => self.resolve(refusal, stamp),
            other => other,
        }
    }

    /// A commit that answered with an error may still be durable: the journal knows (RELIABILITY D5).
    fn resolve(&self, refusal: Refusal, stamp: &Stamp) -> Result<Applied> {
        match journal::by_op(&self.session, &stamp.op_id) {
            Ok(Some(entry)) => {
                let edits = journal::edits(&self.session, entry.seq)?;
                Ok(Applied { entry: entry.seq, code: entry.code, subject: entry.subject, edits })
            }
            Ok(None) if refusal.code != "disk-failed" || self.settle() => Err(refusal),
            _ => Err(Refusal::new(RefusalKind::Internal, "outcome-unknown").with("op", &stamp.op_id)),
        }
    }

    /// After a failed sync nobody sees the commit, but its frames may lie whole in the -wal, and a crash
    /// would bring them back. The smallest commit there is takes their place; where the -wal may not
    /// grow, it is folded into the file and emptied. Answers whether they are gone.
    fn settle(&self) -> bool {
        let smallest = format!("pragma user_version = {}", super::VERSION);
        self.session.write(|| self.session.script(&smallest)).is_ok()
            || self.session.number("pragma wal_checkpoint(truncate)", &[]).is_ok_and(|busy| busy == 0)
    }

    fn apply_inside(&self, change: &Change, stamp: &Stamp) -> Result<Applied> {
        let session = &self.session;
        if let Some(done) = journal::by_op(session, &stamp.op_id)? {
            let edits = journal::edits(session, done.seq)?;
            return Ok(Applied { entry: done.seq, code: done.code, subject: done.subject, edits });
        }
        let (recorded_at, clock_flag) = ordered_now(session, stamp.now)?;
        let now = meant_now(recorded_at, stamp.now);
        let (reverts, depth) = match change {
            Change::Revert { entry, .. } | Change::RevertImport { entry, .. } => {
                (Some(*entry), depth_of(session, *entry)? + 1)
            }
            _ => (None, 0),
        };
        if let Change::RevertImport { entry, .. } = change {
            permission::may_write(&mut Work::new(session, now)?, stamp.actor)?;
            let stamp = Stamp { now: recorded_at, ..stamp.clone() };
            return super::bulk::revert(session, *entry, depth, &stamp, clock_flag);
        }
        let currency = session.row("select currency from workspace where removed is null", &[], |row| row.text(0))?;
        let context = Context { now, actor: stamp.actor, currency: currency.unwrap_or_else(|| "EUR".to_owned()) };
        let plan = match plan(&mut Work::new(session, now)?, &context, change) {
            Ok(plan) => plan,
            Err(refusal) => return Err(told_by_whom(session, change, refusal)),
        };
        let entry = write_edits(session, &plan.edits, None)?;
        Concerned::of(session, &plan.edits)?.settle(session)?;
        let Plan { code, subject, occurred, edits } = plan;
        // The first of several edits may be a company that came along.
        let subject = reverts.map_or(Ok(subject), |entry| subject_of(session, entry))?;
        let written = journal::append(
            session,
            &NewEntry {
                op_id: &stamp.op_id,
                recorded_at,
                occurred_at: occurred,
                clock_flag,
                actor: stamp.actor,
                code: &code,
                subject,
                batch: None,
                reverts,
                depth,
                edits: &edits,
                extra: Map::new(),
                personal: Map::new(),
            },
        )?;
        debug_assert_eq!(entry, written);
        Ok(Applied { entry: written, code, subject, edits })
    }
}

/// How far the last entry may be ahead of the clock and still be believed. A clock that jumps by minutes
/// must not turn what follows around; one that was wrong by more was wrong, and the team's work must not be
/// dated by it for ever.
const DRIFT: i64 = 86_400 * Instant::SECOND;

/// The instant that a change means: the journal's, unless an earlier entry came from a clock that was far ahead.
pub fn meant_now(recorded_at: Instant, now: Instant) -> Instant {
    if recorded_at.0 - now.0 > DRIFT { now } else { recorded_at }
}

/// The clock's reading, or just after the last entry where the clock went back (RELIABILITY K1): it only
/// keeps the entries in their order.
///
/// # Errors
/// `date-out-of-range` where the clock says what the file cannot keep.
pub(super) fn ordered_now(session: &Session, now: Instant) -> Result<(Instant, bool)> {
    let now = now.checked()?;
    let (seq, last, _) = journal::head(session)?;
    if seq > 0 && now <= last { Ok((Instant(last.0 + 1), now < last)) } else { Ok((now, false)) }
}

fn depth_of(session: &Session, entry: i64) -> Result<i64> {
    let sql =
        "select depth, (select max(r.seq) from journal r where r.reverts = j.seq) from journal j where j.seq = ?1";
    let found = session.row(sql, &[entry.into()], |row| Ok((row.int(0)?, row.opt_int(1)?)))?;
    match found {
        None => Err(Refusal::not_found("no-such-entry").with("entry", entry)),
        Some((_, Some(by))) => Err(Refusal::rule("already-undone").with("entry", entry).with("by", by)),
        Some((depth, None)) => Ok(depth),
    }
}

/// What an entry is about.
fn subject_of(session: &Session, entry: i64) -> Result<(Kind, i64)> {
    let sql = "select subject_kind, subject from journal where seq = ?1";
    let found = session.row(sql, &[entry.into()], |row| Ok((Kind::named(row.str(0)?), row.int(1)?)))?;
    match found {
        Some((Some(kind), id)) => Ok((kind, id)),
        _ => Err(journal::damaged("kind")),
    }
}

/// Writes the rows and the counts of `edits` under the next journal entry, or a given batch; answers that entry.
pub(super) fn write_edits(session: &Session, edits: &[Edit], batch: Option<i64>) -> Result<i64> {
    let entry = match batch {
        Some(batch) => -batch,
        None => journal::head(session)?.0 + 1,
    };
    let mut concerned: Vec<i64> = edits.iter().filter_map(concerns).collect();
    concerned.sort_unstable();
    concerned.dedup();
    let zone = tally::zone(session)?;
    let mut delta = tally::Delta::default();
    tally::count(session, &zone, &concerned, -1, &mut delta)?;
    for edit in edits {
        write_edit(session, edit, entry)?;
    }
    if edits.iter().any(|edit| matches!(edit, Edit::Update { kind: Kind::Workspace, fields, .. } if fields.iter().any(|f| f.field == "zone"))) {
        tally::rebuild(session)?;
    } else {
        tally::count(session, &zone, &concerned, 1, &mut delta)?;
        delta.write(session)?;
    }
    Ok(entry)
}

fn concerns(edit: &Edit) -> Option<i64> {
    match edit {
        Edit::Create(record) | Edit::Remove(record) | Edit::Restore(record) => tally::concerned(record),
        Edit::Update { kind: Kind::Prospect, id, .. } => Some(*id),
        Edit::Update { .. } => None,
    }
}

fn write_edit(session: &Session, edit: &Edit, entry: i64) -> Result<()> {
    match edit {
        Edit::Create(record) => rows::insert(session, record, entry),
        Edit::Remove(record) => rows::remove(session, record.kind, record.id, entry.max(1)),
        Edit::Restore(record) => rows::restore(session, record.kind, record.id),
        Edit::Update { kind, id, fields } => {
            let missing =
                || Refusal::not_found("no-such-record").with("kind", kind.word()).with("what", kind.label(*id));
            let record = rows::load(session, *kind, *id)?.ok_or_else(missing)?;
            rows::update(session, &applied(record, fields))
        }
    }
}

/// Adds to a lost race who was faster, and when.
fn told_by_whom(session: &Session, change: &Change, refusal: Refusal) -> Refusal {
    if refusal.kind != RefusalKind::Conflict {
        return refusal;
    }
    let Some((kind, id)) = change.touches().first().copied() else { return refusal };
    let sql = "select coalesce(m.handle, ''), j.recorded_at from journal_touch t join journal j on j.seq = t.seq \
               left join member m on m.id = j.actor where t.kind = ?1 and t.id = ?2 order by t.seq desc limit 1";
    let found = session.row(sql, &[kind.word().into(), id.into()], |row| Ok((row.text(0)?, row.int(1)?)));
    match found {
        Ok(Some((by, at))) => refusal.with("by", by).with("at", at),
        _ => refusal,
    }
}

impl Store {
    /// Founds a team in a new file: the workspace, its stages, its first members, in one entry.
    ///
    /// # Errors
    /// `already-founded`; a record's refusal; the engine's.
    pub fn found(&self, records: &[crate::domain::record::Record], stamp: &Stamp) -> Result<Applied> {
        use crate::domain::pipeline::create;
        self.session.write(|| {
            let session = &self.session;
            if session.number("select count(*) from workspace", &[])? > 0 {
                return Err(Refusal::rule("already-founded"));
            }
            let mut work = Work::new(session, stamp.now)?;
            let edits = records.iter().map(|record| create(&mut work, record)).collect::<Result<Vec<Edit>>>()?;
            write_edits(session, &edits, None)?;
            let subject = (Kind::Workspace, 1);
            let code = "workspace.created";
            let entry = journal::append(
                session,
                &NewEntry {
                    op_id: &stamp.op_id,
                    recorded_at: stamp.now,
                    occurred_at: stamp.now,
                    clock_flag: false,
                    actor: stamp.actor,
                    code,
                    subject,
                    batch: None,
                    reverts: None,
                    depth: 0,
                    edits: &edits,
                    extra: Map::new(),
                    personal: Map::new(),
                },
            )?;
            Ok(Applied { entry, code: code.to_owned(), subject, edits })
        })
    }
}
