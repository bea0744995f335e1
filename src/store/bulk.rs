//! Many records at once: imports and generated teams.
//!
//! An empty file gets one transaction with its indexes made afterwards. A file in use gets short
//! transactions whose size follows how long they hold the lock, so that colleagues' edits wait at most
//! a few milliseconds (RELIABILITY D15); their rows stay hidden by `pending` until one small last
//! transaction publishes them with one journal entry. What was not published is swept away.

use std::collections::hash_map::Entry as MapEntry;
use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant as Stopwatch};

use serde_json::{Map, Value as Json};

use super::insert::Inserter;
use super::journal::{self, NewEntry};
use super::session::Session;
use super::tally::{self, Delta};
use super::{Applied, Stamp, Store, apply, rows, world};
use crate::domain::edit::{ARCHIVED, Edit, FieldEdit, applied};
use crate::domain::nouns::{Prospect, StageEntry};
use crate::domain::record::{Entity, Kind, Record, Value};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Zone;
use crate::store::Result;

/// How long one transaction of an import should hold the write lock beside other people's work.
const LOCK_GOAL: Duration = Duration::from_millis(25);
/// Below this many expected rows an empty file keeps its indexes: making them anew would take longer.
const INDEX_LATER: u64 = 20_000;
/// How many numbers of a kind are taken at once beside other people's work.
const BLOCK: i64 = 2_000;

/// Where the records come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name, without its folder.
    pub file_name: String,
    /// A hash of its content and of how it was read.
    pub file_hash: String,
    /// What it holds: `prospects`.
    pub kind: String,
    /// About how many rows it has.
    pub expected: u64,
}

/// An import on its way. Dropping it without [`Loader::publish`] leaves nothing.
#[derive(Debug)]
pub struct Loader<'s> {
    store: &'s Store,
    batch: i64,
    whole: bool,
    left_log: bool,
    later: Vec<(String, String)>,
    zone: Zone,
    delta: Delta,
    /// By the number of the kind: the next number to give, and the last of the block.
    blocks: Vec<(i64, i64)>,
    inserter: Inserter<'s>,
    buffer: Vec<Write>,
    chunk: usize,
    edits: Vec<Edit>,
    /// By the number of the kind: records added.
    counts: Vec<u64>,
    open: bool,
}

#[derive(Debug)]
enum Write {
    Row(Record),
    External { kind: Kind, source: String, ext: String, id: i64 },
}

impl Store {
    /// Begins an import.
    ///
    /// # Errors
    /// `import-running` while another one is on its way; `locked`, `read-only`.
    pub fn load(&self, source: &Source, stamp: &Stamp) -> Result<Loader<'_>> {
        self.begin_load(source, stamp, false)
    }

    /// The same where nobody else needs the file before it is published: a new file of one's own. Into
    /// an empty file everything is then written once, not into the -wal first. Others who have it open
    /// make it fall back to [`Store::load`]; those who come later wait.
    ///
    /// # Errors
    /// Those of [`Store::load`].
    pub fn load_alone(&self, source: &Source, stamp: &Stamp) -> Result<Loader<'_>> {
        self.begin_load(source, stamp, true)
    }

    fn begin_load(&self, source: &Source, stamp: &Stamp, alone: bool) -> Result<Loader<'_>> {
        self.sweep()?;
        let session = &self.session;
        let whole = session.number("select count(*) from (select 1 from prospect limit 1)", &[])? == 0
            && session.number("select count(*) from (select 1 from deal limit 1)", &[])? == 0
            && session.number("select count(*) from (select 1 from account limit 1)", &[])? == 0;
        let left_log = whole && alone && session.leave_log();
        let begun = session.begin().and_then(|()| self.begin_batch(source, stamp));
        let batch = match begun {
            Ok(batch) => batch,
            Err(refusal) => {
                session.rollback();
                if left_log {
                    session.enter_log();
                }
                return Err(refusal);
            }
        };
        let mut loader = Loader {
            store: self,
            batch,
            whole,
            left_log,
            later: Vec::new(),
            zone: tally::zone(session)?,
            delta: Delta::default(),
            blocks: vec![(1, 0); Kind::ALL.len()],
            inserter: Inserter::new(session, batch),
            buffer: Vec::new(),
            chunk: 250,
            edits: Vec::new(),
            counts: vec![0; Kind::ALL.len()],
            open: true,
        };
        if whole {
            if source.expected >= INDEX_LATER {
                loader.drop_indexes()?;
            }
        } else {
            session.commit()?;
        }
        Ok(loader)
    }

    fn begin_batch(&self, source: &Source, stamp: &Stamp) -> Result<i64> {
        let session = &self.session;
        let running = session.row(
            "select b.file_name, coalesce(m.handle, '') from batch b left join member m on m.id = b.actor where b.state = 'open'",
            &[],
            |row| Ok((row.text(0)?, row.text(1)?)),
        )?;
        if let Some((file, by)) = running {
            return Err(Refusal::new(RefusalKind::Locked, "import-running").with("file", file).with("by", by));
        }
        let batch = session.number("select coalesce(max(batch), 0) + 1 from batch", &[])?;
        session.execute(
            "insert into batch (batch, state, started_at, actor, pid, host, file_name, file_hash, kind, result) \
             values (?1, 'open', ?2, ?3, ?4, ?5, ?6, ?7, ?8, '{}')",
            &[
                batch.into(),
                stamp.now.0.into(),
                stamp.actor.into(),
                i64::from(std::process::id()).into(),
                host().as_str().into(),
                source.file_name.as_str().into(),
                source.file_hash.as_str().into(),
                source.kind.as_str().into(),
            ],
        )?;
        Ok(batch)
    }

    /// Sweeps away what imports left whose process is gone.
    ///
    /// # Errors
    /// The engine's.
    pub fn sweep(&self) -> Result<()> {
        let open = self.session.rows("select batch, pid, host from batch where state = 'open'", &[], |row| {
            Ok((row.int(0)?, row.int(1)?, row.text(2)?))
        })?;
        let here = host();
        for (batch, pid, host) in open {
            if host == here && !alive(pid) {
                abandon(&self.session, batch)?;
            }
        }
        Ok(())
    }

    /// When the same content was published before: the entry, which still stands.
    ///
    /// # Errors
    /// The engine's.
    pub fn imported_before(&self, file_hash: &str) -> Result<Option<i64>> {
        let sql = "select b.published from batch b where b.file_hash = ?1 and b.state = 'published' order by b.batch desc limit 1";
        self.session.row(sql, &[file_hash.into()], |row| row.int(0))
    }

    /// The record that a row of a source became.
    ///
    /// # Errors
    /// The engine's.
    pub fn known(&self, kind: Kind, source: &str, ext: &str) -> Result<Option<i64>> {
        let sql = format!(
            "select e.id from external_id e join {} t on t.id = e.id and t.removed is null \
             where e.kind = ?1 and e.source = ?2 and e.ext = ?3",
            kind.word()
        );
        self.session.row(&sql, &[kind.word().into(), source.into(), ext.into()], |row| row.int(0))
    }

    /// Every known row of a source, for imports that look up many.
    ///
    /// # Errors
    /// The engine's.
    pub fn known_all(&self, kind: Kind, source: &str) -> Result<HashMap<String, i64>> {
        let sql = format!(
            "select e.ext, e.id from external_id e join {} t on t.id = e.id and t.removed is null \
             where e.kind = ?1 and e.source = ?2",
            kind.word()
        );
        let mut known = HashMap::new();
        self.session.each(&sql, &[kind.word().into(), source.into()], |row| {
            known.insert(row.text(0)?, row.int(1)?);
            Ok(())
        })?;
        Ok(known)
    }
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

pub(super) fn alive(pid: i64) -> bool {
    let Some(pid) = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw) else { return false };
    !matches!(rustix::process::test_kill_process(pid), Err(rustix::io::Errno::SRCH))
}

/// Removes the hidden rows of a batch, a few at a time, then the batch.
fn abandon(session: &Session, batch: i64) -> Result<()> {
    // The last numbers first, so that all of them can be given back.
    let sql = "select kind, low, high from pending where batch = ?1 order by kind, low desc";
    let ranges = session.rows(sql, &[batch.into()], |row| Ok((row.text(0)?, row.int(1)?, row.int(2)?)))?;
    for (word, low, high) in ranges {
        let Some(kind) = Kind::named(&word) else { continue };
        session.write(|| {
            let table = kind.word();
            session.execute(&format!("delete from {table} where id between ?1 and ?2"), &[low.into(), high.into()])?;
            session.execute(
                "delete from external_id where kind = ?1 and id between ?2 and ?3",
                &[table.into(), low.into(), high.into()],
            )?;
            session.execute(
                "delete from pending where batch = ?1 and kind = ?2 and low = ?3",
                &[batch.into(), table.into(), low.into()],
            )?;
            give_back(session, kind, low, high)
        })?;
    }
    session
        .write(|| session.execute("update batch set state = 'abandoned' where batch = ?1", &[batch.into()]).map(drop))
}

/// Gives numbers back that nobody used, where nobody took later ones.
fn give_back(session: &Session, kind: Kind, first_unused: i64, high: i64) -> Result<()> {
    let sql = "update counter set next = ?2 where kind = ?1 and next = ?3";
    session.execute(sql, &[kind.word().into(), first_unused.into(), (high + 1).into()]).map(drop)
}

impl Loader<'_> {
    /// The next free number of a kind, to be given to a record before it is handed over.
    ///
    /// # Errors
    /// The engine's.
    pub fn next_id(&mut self, kind: Kind) -> Result<i64> {
        if let Some((next, high)) = self.blocks.get_mut(kind as usize)
            && *next <= *high
        {
            *next += 1;
            return Ok(*next - 1);
        }
        let block = if self.whole { BLOCK * 16 } else { BLOCK };
        let session = &self.store.session;
        let (whole, batch) = (self.whole, self.batch);
        let take = || {
            let low = world::reserve(session, kind, block)?;
            if !whole {
                session.execute(
                    "insert into pending (batch, kind, low, high) values (?1, ?2, ?3, ?4)",
                    &[batch.into(), kind.word().into(), low.into(), (low + block - 1).into()],
                )?;
            }
            Ok(low)
        };
        let low = if self.whole { take()? } else { session.write(take)? };
        if let Some(place) = self.blocks.get_mut(kind as usize) {
            *place = (low + 1, low + block - 1);
        }
        Ok(low)
    }

    /// Adds a record under a number of [`Loader::next_id`]. Prospects go through [`Loader::prospect`].
    ///
    /// # Errors
    /// The engine's.
    pub fn add(&mut self, mut record: Record) -> Result<()> {
        record.version = 1;
        self.counted(record.kind);
        self.put(Write::Row(record))
    }

    /// The same for a record given as its noun's type: much faster into an empty file.
    ///
    /// # Errors
    /// The engine's.
    pub fn entity<E: Entity>(&mut self, entity: &E) -> Result<()> {
        if !self.whole {
            return self.add(entity.record());
        }
        self.counted(E::KIND);
        self.inserter.entity(entity)
    }

    fn counted(&mut self, kind: Kind) {
        if let Some(count) = self.counts.get_mut(kind as usize) {
            *count += 1;
        }
    }

    /// Adds a prospect with the stages it entered.
    ///
    /// # Errors
    /// The engine's.
    pub fn prospect(&mut self, prospect: &Prospect, entries: &[StageEntry]) -> Result<()> {
        self.delta.count(&self.zone, prospect, entries, 1);
        self.entity(prospect)?;
        entries.iter().try_for_each(|entry| self.entity(entry))
    }

    /// Remembers which row of a source became which record.
    ///
    /// # Errors
    /// The engine's.
    pub fn remember(&mut self, kind: Kind, source: &str, ext: &str, id: i64) -> Result<()> {
        self.put(Write::External { kind, source: source.to_owned(), ext: ext.to_owned(), id })
    }

    /// A change to a record that stood before this import, done and journaled when it is published.
    pub fn edit(&mut self, edit: Edit) {
        self.edits.push(edit);
    }

    /// How many records of a kind were added.
    pub fn added(&self, kind: Kind) -> u64 {
        self.counts.get(kind as usize).copied().unwrap_or(0)
    }

    /// The batch's number.
    pub const fn batch(&self) -> i64 {
        self.batch
    }

    fn put(&mut self, write: Write) -> Result<()> {
        if self.whole {
            return perform(&self.store.session, &mut self.inserter, &write);
        }
        self.buffer.push(write);
        if self.buffer.len() >= self.chunk { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let session = &self.store.session;
        session.begin()?;
        let held = Stopwatch::now();
        let inserter = &mut self.inserter;
        let written =
            self.buffer.iter().try_for_each(|write| perform(session, inserter, write)).and_then(|()| session.commit());
        if let Err(refusal) = written {
            session.rollback();
            return Err(refusal);
        }
        let held = held.elapsed();
        self.buffer.clear();
        // Half or double towards the goal, within sane bounds.
        self.chunk = if held > LOCK_GOAL * 2 {
            (self.chunk / 2).max(50)
        } else if held < LOCK_GOAL {
            (self.chunk * 3 / 2).min(8_000)
        } else {
            self.chunk
        };
        // The lock is free for as long as waiting writers sleep between two tries.
        std::thread::sleep(Duration::from_millis(3));
        Ok(())
    }

    fn drop_indexes(&mut self) -> Result<()> {
        let session = &self.store.session;
        let sql = "select name, sql from sqlite_schema where type = 'index' and sql is not null \
                   and tbl_name in ('prospect', 'touch', 'stage_entry', 'deal', 'deal_event', 'deal_line', 'account')";
        self.later = session.rows(sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))?;
        for (name, _) in &self.later {
            session.script(&format!("drop index {name}"))?;
        }
        Ok(())
    }

    /// Shows everything to everybody at once: one small transaction, one journal entry.
    ///
    /// # Errors
    /// The engine's; then nothing is left of the import.
    pub fn publish(mut self, code: &str, stamp: &Stamp, result: &Map<String, Json>) -> Result<Applied> {
        if !self.whole {
            self.flush()?;
            self.store.session.begin()?;
        }
        let applied = self.publish_inside(code, stamp, result)?;
        self.store.session.commit()?;
        self.open = false;
        if self.left_log {
            self.store.session.enter_log();
        }
        Ok(applied)
    }

    fn publish_inside(&mut self, code: &str, stamp: &Stamp, result: &Map<String, Json>) -> Result<Applied> {
        let session = &self.store.session;
        session.make_indexes(self.later.iter().map(|(_, sql)| sql.as_str()))?;
        std::mem::take(&mut self.delta).write(session)?;
        for (kind, (next, high)) in Kind::ALL.iter().zip(&self.blocks).filter(|(_, (_, high))| *high > 0) {
            give_back(session, *kind, *next, *high)?;
        }
        session.execute("delete from pending where batch = ?1", &[self.batch.into()])?;
        let (edits, kept) = rebased(session, std::mem::take(&mut self.edits))?;
        apply::write_edits(session, &edits, Some(self.batch))?;
        let (now, clock_flag) = apply::ordered_now(session, stamp.now)?;
        let mut extra = result.clone();
        extra.insert("batch".to_owned(), Json::from(self.batch));
        if kept > 0 {
            extra.insert("kept".to_owned(), Json::from(kept));
        }
        let subject = (Kind::Workspace, 1);
        let entry = journal::append(
            session,
            &NewEntry {
                op_id: &stamp.op_id,
                recorded_at: now,
                occurred_at: now,
                clock_flag,
                actor: stamp.actor,
                code,
                subject,
                batch: Some(self.batch),
                reverts: None,
                depth: 0,
                edits: &edits,
                extra,
            },
        )?;
        let text = Json::Object(result.clone()).to_string();
        session.execute(
            "update batch set state = 'published', published = ?2, result = ?3 where batch = ?1",
            &[self.batch.into(), entry.into(), text.as_str().into()],
        )?;
        Ok(Applied { entry, code: code.to_owned(), subject, edits })
    }
}

impl Drop for Loader<'_> {
    fn drop(&mut self) {
        if !self.open {
            return;
        }
        self.store.session.rollback();
        if self.left_log {
            self.store.session.enter_log();
        }
        if !self.whole {
            // What cannot be swept now is swept at the next start.
            drop(abandon(&self.store.session, self.batch));
        }
    }
}

fn perform(session: &Session, inserter: &mut Inserter<'_>, write: &Write) -> Result<()> {
    match write {
        Write::Row(record) => inserter.record(record),
        Write::External { kind, source, ext, id } => session
            .execute(
                "insert into external_id (kind, source, ext, id) values (?1, ?2, ?3, ?4) \
                 on conflict (kind, source, ext) do update set id = excluded.id",
                &[kind.word().into(), source.as_str().into(), ext.as_str().into(), (*id).into()],
            )
            .map(drop),
    }
}

/// An import's edits over what the records hold by now. A field that a colleague changed while the file was
/// read keeps their value; a field that this import changes twice goes from its first value to its last.
/// Answers the edits and how many fields were kept.
fn rebased(session: &Session, edits: Vec<Edit>) -> Result<(Vec<Edit>, u64)> {
    let mut records: HashMap<(Kind, i64), Record> = HashMap::new();
    let mut ours: HashSet<(Kind, i64, &'static str)> = HashSet::new();
    let (mut done, mut kept) = (Vec::with_capacity(edits.len()), 0);
    for edit in edits {
        let Edit::Update { kind, id, fields } = edit else {
            done.push(edit);
            continue;
        };
        let record = match records.entry((kind, id)) {
            MapEntry::Occupied(known) => known.into_mut(),
            MapEntry::Vacant(place) => match rows::load(session, kind, id)? {
                Some(record) => place.insert(record),
                // Taken out meanwhile: there is nothing to change.
                None => continue,
            },
        };
        let mut changes = Vec::with_capacity(fields.len());
        for FieldEdit { field, before, after } in fields {
            let now = value_of(record, field);
            let mine = ours.contains(&(kind, id, field));
            if now != before && !mine {
                kept += 1;
                continue;
            }
            let after = if field == "custom" && mine { joined(&now, after) } else { after };
            ours.insert((kind, id, field));
            if now != after {
                changes.push(FieldEdit { field, before: now, after });
            }
        }
        if !changes.is_empty() {
            *record = applied(record.clone(), &changes);
            done.push(Edit::Update { kind, id, fields: changes });
        }
    }
    Ok((done, kept))
}

fn value_of(record: &Record, field: &str) -> Value {
    if field == ARCHIVED { Value::Int(i64::from(record.archived)) } else { record.get(field).clone() }
}

/// The team's own fields of two rows of one record: those of the later row over those of the earlier.
fn joined(earlier: &Value, later: Value) -> Value {
    let read = |value: &Value| value.text().and_then(|text| serde_json::from_str::<Map<String, Json>>(text).ok());
    match (read(earlier), read(&later)) {
        (Some(mut all), Some(more)) => {
            all.extend(more);
            Json::Object(all).to_string().into()
        }
        _ => later,
    }
}

/// Turns a published import around as one step: its edits are reverted where nobody wrote over them, its
/// rows go out; or, for the revert of such a revert, they come back.
pub(super) fn revert(session: &Session, entry: i64, depth: i64, stamp: &Stamp, clock_flag: bool) -> Result<Applied> {
    let batch = session
        .row("select batch from journal where seq = ?1", &[entry.into()], |row| row.opt_int(0))?
        .flatten()
        .ok_or_else(|| Refusal::not_found("no-such-entry").with("entry", entry))?;
    let out = depth % 2 == 1;
    let seq = journal::head(session)?.0 + 1;
    let edits = reverted_edits(session, entry)?;
    check_unwritten(session, entry, &edits)?;
    if out {
        apply::write_edits(session, &edits, None)?;
        check_untouched(session, entry, batch)?;
    } else {
        check_not_again(session, entry, batch)?;
    }
    let mut moved = 0;
    for kind in Kind::ALL {
        let table = kind.word();
        let sql = if out {
            format!("update {table} set removed = ?2 where entry = ?1 and removed is null")
        } else {
            format!("update {table} set removed = null where entry = ?1 and removed = ?2")
        };
        let mark = if out { seq } else { entry };
        moved += session.execute(&sql, &[(-batch).into(), mark.into()])?;
    }
    if !out {
        apply::write_edits(session, &edits, None)?;
    }
    tally::rebuild(session)?;
    let state = if out { "reverted" } else { "published" };
    session.execute("update batch set state = ?2 where batch = ?1", &[batch.into(), state.into()])?;
    let mut extra = Map::new();
    extra.insert("records".to_owned(), Json::from(moved));
    let code = if out { "import.reverted" } else { "import.published" };
    let subject = (Kind::Workspace, 1);
    let written = journal::append(
        session,
        &NewEntry {
            op_id: &stamp.op_id,
            recorded_at: stamp.now,
            occurred_at: stamp.now,
            clock_flag,
            actor: stamp.actor,
            code,
            subject,
            batch: Some(batch),
            reverts: Some(entry),
            depth,
            edits: &edits,
            extra,
        },
    )?;
    Ok(Applied { entry: written, code: code.to_owned(), subject, edits })
}

fn reverted_edits(session: &Session, entry: i64) -> Result<Vec<Edit>> {
    let mut edits = crate::domain::edit::inverse(&journal::edits(session, entry)?);
    // What the import itself created beside its batch rows went out with the batch.
    edits.retain(|edit| matches!(edit, Edit::Update { .. }));
    Ok(edits)
}

/// Each field must still hold what the import wrote, else somebody's later value would be lost (C8). One
/// record may stand there twice; then the later edit leads to the earlier one's value.
fn check_unwritten(session: &Session, entry: i64, edits: &[Edit]) -> Result<()> {
    let mut records: HashMap<(Kind, i64), Record> = HashMap::new();
    for edit in edits {
        let Edit::Update { kind, id, fields } = edit else { continue };
        let record = match records.entry((*kind, *id)) {
            MapEntry::Occupied(known) => known.into_mut(),
            MapEntry::Vacant(place) => {
                let found = rows::load(session, *kind, *id)?;
                place.insert(found.ok_or_else(|| changed_since(entry, kind.label(*id), 1))?)
            }
        };
        if fields.iter().any(|edit| value_of(record, edit.field) != edit.before) {
            return Err(changed_since(entry, kind.label(*id), 1));
        }
        *record = applied(record.clone(), fields);
    }
    Ok(())
}

/// The same content that was imported again since would be there twice.
fn check_not_again(session: &Session, entry: i64, batch: i64) -> Result<()> {
    let sql = "select count(*) from batch again join batch b on b.file_hash = again.file_hash \
               where b.batch = ?1 and again.batch <> ?1 and again.state = 'published'";
    if session.number(sql, &[batch.into()])? > 0 {
        return Err(Refusal::new(RefusalKind::Conflict, "imported-again").with("entry", entry));
    }
    Ok(())
}

/// An import whose rows were worked on since cannot go: somebody's work would go with them.
fn check_untouched(session: &Session, entry: i64, batch: i64) -> Result<()> {
    for kind in Kind::ALL {
        let table = kind.word();
        let sql = format!("select count(*), min(id) from {table} where entry = ?1 and removed is null and version > 1");
        let found = session.row(&sql, &[(-batch).into()], |row| Ok((row.int(0)?, row.opt_int(1)?)))?;
        if let Some((count, Some(first))) = found {
            return Err(changed_since(entry, kind.label(first), count));
        }
        for field in kind.fields() {
            let crate::domain::record::Type::Ref(parent) = field.ty else { continue };
            let sql = format!(
                "select count(*), min(p.id) from {table} c join {} p on p.id = c.\"{}\" \
                 where p.entry = ?1 and p.removed is null and c.entry <> ?1 and c.removed is null",
                parent.word(),
                field.name
            );
            let found = session.row(&sql, &[(-batch).into()], |row| Ok((row.int(0)?, row.opt_int(1)?)))?;
            if let Some((count, Some(first))) = found {
                return Err(changed_since(entry, parent.label(first), count));
            }
        }
    }
    Ok(())
}

fn changed_since(entry: i64, example: String, count: i64) -> Refusal {
    Refusal::new(RefusalKind::Conflict, "import-worked-on")
        .with("entry", entry)
        .with("what", example)
        .with("count", count)
}
