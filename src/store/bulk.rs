//! Many records at once: imports and generated teams.
//!
//! An empty file gets one transaction with its indexes made afterwards. A file in use gets short
//! transactions whose size follows how long they hold the lock, so that colleagues' edits wait at most
//! a few milliseconds (RELIABILITY D15); their rows stay hidden by `pending` until one small last
//! transaction publishes them with one journal entry. What was not published is swept away.

mod begin;
mod extent;
mod external;
mod offered;
mod publish;
mod rebase;
mod revert;
mod sweep;

use std::time::{Duration, Instant as Stopwatch};

use self::external::Externals;
use self::sweep::abandon;
use super::insert::Inserter;
use super::tally::Delta;
use super::{Store, clocks, hourly, world};
use crate::domain::agreement::clock::Face;
use crate::domain::edit::Edit;
use crate::domain::nouns::{Clock, Handoff, Prospect, StageEntry};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::Zone;
use crate::store::Result;

pub use extent::Extent;
pub(super) use external::Remembered;
pub(super) use publish::SOURCE;
pub(super) use revert::revert;
pub(super) use sweep::alive;

/// How long one transaction of an import should hold the write lock beside other people's work.
const LOCK_GOAL: Duration = Duration::from_millis(25);
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
    hours: hourly::Delta,
    /// By the number of the kind: the next number to give, and the last of the block.
    blocks: Vec<(i64, i64)>,
    /// By the number of the kind: every block taken, first and last number, beside other people's work.
    own: Vec<Vec<(i64, i64)>>,
    inserter: Inserter<'s>,
    externals: Externals<'s>,
    buffer: Vec<Write>,
    chunk: usize,
    edits: Vec<Edit>,
    /// Hand-offs whose clocks begin when it is published.
    handed: Vec<Handoff>,
    /// A version was signed: hand-offs may have clocks.
    agreed: bool,
    /// By the number of the kind: records added.
    counts: Vec<u64>,
    /// Why it cannot be published any more.
    failed: Option<Refusal>,
    open: bool,
}

#[derive(Debug)]
enum Write {
    Row(Record),
    External { kind: Kind, source: String, ext: String, id: i64 },
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
        if !whole && let Some(own) = self.own.get_mut(kind as usize) {
            own.push((low, low + block - 1));
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
        self.delta.count(&self.zone, prospect.into(), entries, 1);
        self.entity(prospect)?;
        entries.iter().try_for_each(|entry| self.entity(entry))
    }

    /// Adds a clock with where it stands by the events that are loaded with it.
    ///
    /// # Errors
    /// The engine's.
    pub fn clock(&mut self, clock: &Clock, face: &Face) -> Result<()> {
        self.entity(clock)?;
        if !self.whole {
            // Nobody may see it yet: publishing derives where it stands.
            return Ok(());
        }
        self.hours.clock(clock, face, 1);
        clocks::write(&self.store.session, clock, face)
    }

    /// The same for a prospect that is a record.
    ///
    /// # Errors
    /// The engine's.
    pub fn prospect_record(&mut self, prospect: &Record, entries: &[StageEntry]) -> Result<()> {
        self.delta.count(&self.zone, prospect.into(), entries, 1);
        if self.whole {
            self.counted(prospect.kind);
            self.inserter.record(prospect)?;
        } else {
            self.add(prospect.clone())?;
        }
        entries.iter().try_for_each(|entry| self.entity(entry))
    }

    /// Remembers which row of a source became which record.
    ///
    /// # Errors
    /// The engine's.
    pub fn remember(&mut self, kind: Kind, source: &str, ext: &str, id: i64) -> Result<()> {
        if self.whole {
            return self.externals.put(kind, source, ext, id, true);
        }
        self.put(Write::External { kind, source: source.to_owned(), ext: ext.to_owned(), id })
    }

    /// A change to a record that stood before this import, done and journaled when it is published.
    pub fn edit(&mut self, edit: Edit) {
        self.edits.push(edit);
    }

    /// The clocks of a hand-off that this import brings begin when it is published: by then all that filters ask of its
    /// prospect is there.
    pub fn handed_off(&mut self, handoff: Handoff) {
        if self.agreed {
            self.handed.push(handoff);
        }
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
            return perform(&mut self.inserter, &mut self.externals, &self.own, &write);
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
        let (inserter, externals, own) = (&mut self.inserter, &mut self.externals, &self.own);
        let written = self
            .buffer
            .iter()
            .try_for_each(|write| perform(inserter, externals, own, write))
            .and_then(|()| session.commit());
        if let Err(refusal) = written {
            session.rollback();
            self.failed = Some(refusal.clone());
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
}

impl Drop for Loader<'_> {
    fn drop(&mut self) {
        if !self.open {
            return;
        }
        self.store.session.rollback();
        // A cache that stays larger costs memory, nothing else.
        drop(self.store.session.fill(false));
        if self.left_log {
            self.store.session.enter_log();
        }
        if !self.whole {
            // What cannot be swept now is swept at the next start.
            drop(abandon(&self.store.session, self.batch));
        }
    }
}

fn perform(
    inserter: &mut Inserter<'_>,
    externals: &mut Externals<'_>,
    own: &[Vec<(i64, i64)>],
    write: &Write,
) -> Result<()> {
    match write {
        Write::Row(record) => inserter.record(record),
        Write::External { kind, source, ext, id } => {
            let blocks = own.get(*kind as usize).map(Vec::as_slice).unwrap_or_default();
            let before = blocks.partition_point(|(_, high)| high < id);
            let brought = blocks.get(before).is_some_and(|(low, _)| low <= id);
            externals.put(*kind, source, ext, *id, brought)
        }
    }
}
