//! What other sessions do: a counter of SQLite's is polled (3 to 5 µs), then the journal's tail is read.

use std::path::Path;

use super::journal::{Entry, Part};
use super::sqlite::Options;
use super::{Result, Store};

/// How often to poll: colleagues see a change within half a second, an idle cockpit wakes four times one.
pub const EVERY: std::time::Duration = std::time::Duration::from_millis(250);

/// What a poll found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The entries since the last poll, oldest first; this process's own are among them.
    Entries(Vec<Entry>),
    /// Everything may be different: the journal is shorter than it was, because somebody put an older copy
    /// back, or more was written than is told one by one.
    Everything,
}

/// How many entries are told one by one; past it, reading everything anew is less work.
const MOST: u64 = 1_000;

/// A session that only looks whether others wrote.
#[derive(Debug)]
pub struct Watcher {
    store: Store,
    version: i64,
    seq: i64,
}

impl Watcher {
    /// Begins to watch from the journal's present end; `alone` is [`Options::alone`] of the other sessions.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn new(path: &Path, alone: bool) -> Result<Self> {
        let store = Store::open(path, &Options { read_only: true, alone })?;
        // It reads the journal's end and no more.
        store.keep(128)?;
        let version = store.session.data_version()?;
        let (seq, _) = store.chain_head()?;
        Ok(Self { store, version, seq })
    }

    /// Refuses where a check found the file damaged: nothing is written any more.
    ///
    /// # Errors
    /// `writing-stopped`.
    pub fn check_sound(&self) -> Result<()> {
        self.store.session.check_sound()
    }

    /// Takes what was written after an earlier place of the journal for news too: up to there somebody has
    /// read, and this watcher began later.
    pub fn since(&mut self, seq: i64) {
        if seq < self.seq {
            self.seq = seq;
            // None that the engine counts: the next poll looks.
            self.version = -1;
        }
    }

    /// What happened since the last poll.
    ///
    /// # Errors
    /// `file-replaced`; the engine's.
    pub fn poll(&mut self) -> Result<News> {
        self.store.session.check_same_file()?;
        let version = self.store.session.data_version()?;
        if version == self.version {
            return Ok(News::Entries(Vec::new()));
        }
        let (last, _) = self.store.chain_head()?;
        if last < self.seq || last - self.seq > i64::try_from(MOST).unwrap_or(i64::MAX) {
            (self.seq, self.version) = (last, version);
            return Ok(News::Everything);
        }
        let mut entries = self.store.journal(&Part { after: Some(self.seq), limit: MOST, ..Part::default() })?;
        entries.reverse();
        if entries.first().is_some_and(|first| first.seq > self.seq + 1) {
            // More came between the two looks.
            self.seq = entries.last().map_or(last, |entry| entry.seq);
            self.version = version;
            return Ok(News::Everything);
        }
        // Only now: what failed above is looked for again at the next poll.
        self.version = version;
        if let Some(last) = entries.last() {
            self.seq = last.seq;
        }
        Ok(News::Entries(entries))
    }
}
