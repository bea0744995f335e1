//! The team file: all SQL, the journal, migrations, search, bulk load and watch live here.
//!
//! A [`Store`] is one open session. Writers take one [`Store`] each; so do readers and the watcher.

mod apply;
pub mod backup;
mod brought;
pub mod bulk;
mod chain;
mod clocks;
pub mod check;
mod error;
pub mod filter;
#[cfg(test)]
pub(crate) mod heard;
mod hourly;
mod insert;
pub mod journal;
mod known;
mod mark;
pub mod metrics;
mod past;
mod place;
mod quick;
pub mod read;
mod replay;
mod rows;
mod schema;
mod seal;
pub mod search;
mod session;
mod sqlite;
mod stop;
mod tally;
pub mod watch;
mod world;

pub use apply::{Applied, Stamp, meant_now};
pub use place::room;
pub use rows::keys;
pub use schema::{APPLICATION_ID, VERSION};
pub use session::{Param, Row, Session};
pub use sqlite::{Access, Options, sqlite_version};
pub use tally::{Count, Tallied};

use crate::domain::refusal::Refusal;

/// What the store answers; its errors are refusals like any other rule's.
pub type Result<T> = std::result::Result<T, Refusal>;

/// One open session on a team file.
#[derive(Debug)]
pub struct Store {
    pub(crate) session: Session,
}

impl Store {
    /// Opens an existing team file.
    ///
    /// # Errors
    /// `no-such-file`, `foreign-file`, `newer-file`, `damaged-file`, `linked-file`, `not-a-file`,
    /// `network-file`, `locked`, and `store-failed` for what the disk says.
    pub fn open(path: &std::path::Path, options: &Options) -> Result<Self> {
        Ok(Self { session: sqlite::open(path, options)? })
    }

    /// Makes a new team file with no workspace in it; refuses to touch one that exists.
    ///
    /// # Errors
    /// `file-exists`, and those of [`Store::open`].
    pub fn create(path: &std::path::Path) -> Result<Self> {
        Ok(Self { session: sqlite::create(path)? })
    }

    /// Keeps at most so many KiB of the file's pages in memory, less than a session of its own usually has:
    /// for those that lie open beside others, or read everything once.
    ///
    /// # Errors
    /// The engine's.
    pub fn keep(&self, kibibytes: u32) -> Result<()> {
        self.session.keep(kibibytes)
    }

    /// Whether this session may write, and if not why.
    pub const fn access(&self) -> Access {
        self.session.access()
    }

    /// Refuses where a check found the file damaged: nothing is written until every check holds.
    ///
    /// # Errors
    /// `writing-stopped`.
    pub fn check_sound(&self) -> Result<()> {
        self.session.check_sound()
    }

    /// Refuses a place to write to that is the team file's own or that of a file beside it.
    ///
    /// # Errors
    /// `team-file-itself`.
    pub fn check_apart(&self, target: &std::path::Path) -> Result<()> {
        place::check_apart(self.path(), target)
    }

    /// The team file's path.
    pub fn path(&self) -> &std::path::Path {
        self.session.path()
    }
}
