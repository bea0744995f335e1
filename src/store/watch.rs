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
    /// The journal is shorter than it was: somebody put an older copy back, and everything may be different.
    Restored,
}

/// A session that only looks whether others wrote.
#[derive(Debug)]
pub struct Watcher {
    store: Store,
    version: i64,
    seq: i64,
}

impl Watcher {
    /// Begins to watch from the journal's present end.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn new(path: &Path) -> Result<Self> {
        let store = Store::open(path, &Options { read_only: true, alone: false })?;
        let version = store.session.data_version()?;
        let (seq, _) = store.chain_head()?;
        Ok(Self { store, version, seq })
    }

    /// What happened since the last poll.
    ///
    /// # Errors
    /// The engine's.
    pub fn poll(&mut self) -> Result<News> {
        let version = self.store.session.data_version()?;
        if version == self.version {
            return Ok(News::Entries(Vec::new()));
        }
        self.version = version;
        let (last, _) = self.store.chain_head()?;
        if last < self.seq {
            self.seq = last;
            return Ok(News::Restored);
        }
        let mut entries = self.store.journal(&Part { after: Some(self.seq), limit: 1_000, ..Part::default() })?;
        entries.reverse();
        if let Some(last) = entries.last() {
            self.seq = last.seq;
        }
        Ok(News::Entries(entries))
    }
}
