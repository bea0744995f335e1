//! The embedded engine: how a team file is opened, so that nothing acknowledged is ever lost and a
//! crafted file runs nothing of its own (RELIABILITY D1–D10, S7–S16).

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant as Stopwatch};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::place::{self, Identity};
use super::session::Session;
use super::{mark, schema};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::Result;

/// The oldest SQLite without the WAL-reset race (RELIABILITY D1).
const OLDEST: i32 = 3_051_003;

/// Page cache of a session in KiB.
const CACHE: i64 = 8_192;
/// The same while an empty file is filled: the ids of another program come in any order.
const FILLING: i64 = 32_768;
/// The same while indexes are made. It is also how much is sorted at once: what fits in the processor's
/// own cache takes half the time of 8 MiB, and 24 MiB a fifth more than that.
const SORTING: i64 = 1_024;
/// Threads that sort while the session's own reads on.
const HELPERS: i64 = 1;

/// How long a writer waits for its turn before it says that the file is locked. 16 saturating writers
/// waited 1.1 s at most with this handler.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the sessions of a file share beside it: one page of the -shm.
const SHARED: u64 = 32 * 1024;

/// How to open a team file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Never write.
    pub read_only: bool,
    /// The person says that nobody else uses the file: network drives are allowed, without WAL.
    pub alone: bool,
}

/// What a session is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// People's questions and edits.
    Usual,
    /// One long write into an empty file.
    Filling,
    /// Making indexes.
    Sorting,
}

/// What a session may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write.
    Write,
    /// Read: the file, its folder or the disk is read-only, or it was asked for.
    Read,
    /// Read: the disk is so full that nothing can be made beside the file.
    Full,
}

/// One connection.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    path: PathBuf,
    access: Access,
    identity: Option<Identity>,
    /// Which files are the log and its index, once there are some.
    log: Cell<[Option<Identity>; 2]>,
    /// When the file's content was last changed, as this session last saw it.
    changed: Cell<Option<(i64, u64)>>,
    /// The checks that failed in this session, where their mark could not be left beside the file.
    failed: RefCell<String>,
}

thread_local! {
    /// When the wait that is going on in this thread began.
    static WAITING: Cell<Option<Stopwatch>> = const { Cell::new(None) };
}

/// SQLite's number, e.g. 3054001.
pub fn sqlite_version() -> i32 {
    rusqlite::version_number()
}

/// Waits a random 0.3 to 2.5 ms: SQLite's own growing waits let the oldest waiter lose (D4).
fn wait_turn(count: i32) -> bool {
    let began = WAITING.with(|waiting| {
        if count == 0 {
            waiting.set(None);
        }
        let began = waiting.get().unwrap_or_else(Stopwatch::now);
        waiting.set(Some(began));
        began
    });
    if began.elapsed() > PATIENCE {
        return false;
    }
    let mut byte = [0u8; 2];
    let random = if getrandom::fill(&mut byte).is_ok() { u64::from(u16::from_le_bytes(byte)) } else { 20_000 };
    std::thread::sleep(Duration::from_micros(300 + random * 2_200 / 65_535));
    true
}

fn connect(path: &Path, flags: OpenFlags, uri: Option<&str>) -> rusqlite::Result<Connection> {
    let common = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = match uri {
        Some(uri) => Connection::open_with_flags(uri, flags | common | OpenFlags::SQLITE_OPEN_URI)?,
        None => Connection::open_with_flags(path, flags | common)?,
    };
    connection.busy_handler(Some(wait_turn))?;
    connection.set_prepared_statement_cache_capacity(256);
    harden(&connection)?;
    teach(&connection)?;
    // Until it is known to be ours: what somebody's killed program left in a -wal stays there.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, place::has_wal(path))?;
    Ok(connection)
}

/// `fold(text)`: the search key of a text that has no key column. Only our own statements may call it.
fn teach(connection: &Connection) -> rusqlite::Result<()> {
    use rusqlite::functions::FunctionFlags;
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("fold", 1, flags, |context| {
        let text = context.get_raw(0).as_str_or_null();
        Ok(text.ok().flatten().map(crate::domain::text::fold))
    })
}

/// What a file of unknown origin must not be able to do.
fn harden(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.execute_batch(
        "pragma cell_size_check = on; pragma mmap_size = 0; pragma foreign_keys = on; \
         pragma secure_delete = on; pragma synchronous = full; pragma cache_size = -8192;",
    )
}

/// The path as SQLite's immutable URI.
fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => uri.push(char::from(*byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1&mode=ro");
    uri
}

pub(super) fn open(path: &Path, options: &Options) -> Result<Session> {
    require_sqlite()?;
    let size = place::check(path)?;
    if size == 0 {
        return Err(Refusal::new(RefusalKind::Data, "empty-team-file").with("path", path.display()));
    }
    place::check_readable(path)?;
    if !options.alone {
        place::check_local(path)?;
    }
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    // A session that still reads in WAL mode would keep another one of this process from leaving it.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = options.alone.then(|| TURN.lock().unwrap_or_else(PoisonError::into_inner));
    if options.alone && !is_read_only(&path) {
        leave_wal(&path)?;
    }
    let (connection, access) = connect_as_allowed(&path, options)?;
    let sqlite = Sqlite::over(connection, path, access);
    schema::check(&sqlite.connection, &sqlite.path)?;
    sqlite.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    let session = Session::Sqlite(sqlite);
    if access == Access::Write {
        if !options.alone {
            enter_wal(&session)?;
        }
        schema::migrate(&session)?;
    }
    Ok(session)
}

/// Read-write, else read-only, else immutable where nothing waits in a `-wal` (S7).
fn connect_as_allowed(path: &Path, options: &Options) -> Result<(Connection, Access)> {
    let writable = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let reading = OpenFlags::SQLITE_OPEN_READ_ONLY;
    if !is_read_only(path) {
        let (flags, access) = if options.read_only { (reading, Access::Read) } else { (writable, Access::Write) };
        let error = match connect_and_read(path, flags, None) {
            Ok(connection) => return Ok((connection, access)),
            Err(error) => error,
        };
        // Without room for the -shm nobody else has the file open, or theirs would be there: it can be read (S4).
        if !is_out_of_room(path, &error) {
            return Err(told_of_log(path, error));
        }
        if place::has_wal(path) {
            return Err(Refusal::new(RefusalKind::Internal, "disk-full"));
        }
        return Ok((connect_and_read(path, reading, Some(&immutable_uri(path)))?, Access::Full));
    }
    // A log made beside a file that nobody may write could not be written later either.
    if !place::is_sealed(path)
        && let Some(connection) = permitted(connect_and_read(path, reading, None))?
    {
        return Ok((connection, Access::Read));
    }
    // Without locks, hence only where nobody can write: closing it would drop this process's own.
    if place::has_wal(path) {
        return Err(Refusal::new(RefusalKind::Permission, "read-only-with-wal").with("path", path.display()));
    }
    Ok((connect_and_read(path, reading, Some(&immutable_uri(path)))?, Access::Read))
}

/// Whether a file could not be opened because not even what its sessions share can be made beside it.
fn is_out_of_room(path: &Path, error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, DiskFull, SystemIoFailure};
    matches!(error.sqlite_error_code(), Some(SystemIoFailure | DiskFull | CannotOpen))
        && place::room(path).is_some_and(|bytes| bytes < SHARED)
}

/// Nothing where the disk or the folder does not allow it.
fn permitted(opened: rusqlite::Result<Connection>) -> Result<Option<Connection>> {
    match opened {
        Ok(connection) => Ok(Some(connection)),
        Err(error) if is_permission(&error) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn is_read_only(path: &Path) -> bool {
    let access = rustix::fs::Access::WRITE_OK;
    rustix::fs::access(path, access).is_err() || rustix::fs::access(place::folder(path), access).is_err()
}

/// Only the first read shows whether the file can be opened: it makes or finds the `-wal`.
fn connect_and_read(path: &Path, flags: OpenFlags, uri: Option<&str>) -> rusqlite::Result<Connection> {
    let connection = connect(path, flags, uri)?;
    connection.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

fn is_permission(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::ReadOnly | rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied)
    )
}

fn enter_wal(session: &Session) -> Result<()> {
    let mode = session.row("pragma journal_mode", &[], |row| row.text(0))?.unwrap_or_default();
    if mode == "wal" { Ok(()) } else { session.script("pragma journal_mode = wal;") }
}

/// Where only one program uses the file it works with a rollback journal, because a network drive shares no
/// memory. Its sessions take turns with SQLite's usual locks: they must not lock each other out.
fn leave_wal(path: &Path) -> Result<()> {
    let connection = connect_and_read(path, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?;
    schema::check(&connection, path)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    let mode = |sql| connection.query_row(sql, [], |row| row.get::<_, String>(0));
    if mode("pragma journal_mode")? == "wal" && mode("pragma journal_mode = delete")? == "wal" {
        return Err(Refusal::new(RefusalKind::Locked, "locked"));
    }
    Ok(())
}

/// A connection for copying pages into a file, with every protection of a session's.
pub(super) fn connect_to_fill(path: &Path) -> Result<Connection> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

pub(super) fn create(path: &Path) -> Result<Session> {
    require_sqlite()?;
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    place::reserve(&path)?;
    place::check_local(&path)?;
    // It may have been left for another file of that name.
    mark::lift(&path);
    let connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?;
    let sqlite = Sqlite::over(connection, path, Access::Write);
    let session = Session::Sqlite(sqlite);
    session.script("pragma journal_mode = wal;")?;
    schema::create(&session)?;
    Ok(session)
}

fn replaced(path: &Path) -> Refusal {
    Refusal::new(RefusalKind::Data, "file-replaced").with("path", path.display())
}

/// A log that is not the one that the index describes: somebody took away a -wal that was in use.
fn told_of_log(path: &Path, error: rusqlite::Error) -> Refusal {
    let short = rusqlite::ffi::SQLITE_IOERR_SHORT_READ;
    let is_short = error.sqlite_error().is_some_and(|told| told.extended_code == short);
    if is_short { replaced(&place::beside(path, "-wal")) } else { error.into() }
}

impl Drop for Sqlite {
    /// The last session of a file folds its log in. One whose log was taken away may do so only where nobody
    /// wrote since: over another program's pages the file would be damaged, and its log would be removed.
    fn drop(&mut self) {
        let (known, now) = (self.log.get(), place::log_of(&self.path));
        let others = known.iter().zip(now).any(|(known, now)| now.is_some() && known.is_some() && *known != now);
        if others || (known != now && place::changed_at(&self.path) != self.changed.get()) {
            drop(self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true));
        }
    }
}

fn require_sqlite() -> Result<()> {
    if sqlite_version() < OLDEST {
        return Err(Refusal::new(RefusalKind::Internal, "sqlite-too-old").with("version", rusqlite::version()));
    }
    Ok(())
}

impl Sqlite {
    fn over(connection: Connection, path: PathBuf, access: Access) -> Self {
        let (log, changed) = (Cell::new(place::log_of(&path)), Cell::new(place::changed_at(&path)));
        let failed = RefCell::default();
        Self { identity: place::identity(&path), connection, path, access, log, changed, failed }
    }

    pub(super) const fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(super) const fn access(&self) -> Access {
        self.access
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn begin(&self) -> Result<()> {
        match self.access {
            Access::Write => {}
            Access::Read => return Err(Refusal::new(RefusalKind::Permission, "read-only")),
            Access::Full => return Err(Refusal::new(RefusalKind::Internal, "disk-full")),
        }
        self.connection.execute_batch("begin immediate")?;
        let checked = self
            .check_same_file()
            .and_then(|()| schema::check_version(&self.connection, &self.path))
            .and_then(|()| self.check_sound());
        if checked.is_err() {
            self.rollback();
        }
        checked
    }

    /// A session that may only read neither stops the others nor lets them go on.
    pub(super) fn stop_writing(&self, failed: &[&str]) {
        if self.access != Access::Write {
            return;
        }
        let kept = if failed.is_empty() { mark::lift(&self.path) } else { mark::leave(&self.path, failed) };
        *self.failed.borrow_mut() = if kept { String::new() } else { failed.join(", ") };
    }

    pub(super) fn check_sound(&self) -> Result<()> {
        let here = Some(self.failed.borrow().clone()).filter(|failed| !failed.is_empty());
        match here.or_else(|| mark::read(&self.path)) {
            Some(failed) => Err(Refusal::new(RefusalKind::Data, "writing-stopped")
                .with("checks", failed)
                .with("path", self.path.display())),
            None => Ok(()),
        }
    }

    /// A write into a file that is no longer the one at the path would be acknowledged and lost (S12), and so
    /// would one into a log that is no longer beside it.
    pub(super) fn check_same_file(&self) -> Result<()> {
        if self.identity.is_some() && place::identity(&self.path) != self.identity {
            return Err(replaced(&self.path));
        }
        self.check_log()
    }

    fn check_log(&self) -> Result<()> {
        let (known, now) = (self.log.get(), place::log_of(&self.path));
        for ((known, now), ending) in known.iter().zip(now).zip(place::LOG) {
            if known.is_some() && *known != now {
                return Err(replaced(&place::beside(&self.path, ending)));
            }
        }
        // A log that was not needed before is this session's own.
        if known != now {
            self.log.set(now);
        }
        Ok(())
    }

    pub(super) fn commit(&self) -> Result<()> {
        self.check_same_file()?;
        self.connection.execute_batch("commit")?;
        self.changed.set(place::changed_at(&self.path));
        Ok(())
    }

    pub(super) fn rollback(&self) {
        if !self.connection.is_autocommit() {
            // A rollback that fails leaves nothing to do: closing the connection rolls back too.
            drop(self.connection.execute_batch("rollback"));
        }
    }

    /// Gives the page cache the size that the work wants.
    pub(super) fn cache(&self, work: Work) -> Result<()> {
        let (kibibytes, helpers) = match work {
            Work::Usual => (CACHE, 0),
            Work::Filling => (FILLING, 0),
            Work::Sorting => (SORTING, HELPERS),
        };
        Ok(self.connection.execute_batch(&format!("pragma cache_size = -{kibibytes}; pragma threads = {helpers};"))?)
    }

    /// Gives the page cache another size for good.
    pub(super) fn keep(&self, kibibytes: u32) -> Result<()> {
        Ok(self.connection.execute_batch(&format!("pragma cache_size = -{kibibytes};"))?)
    }

    /// Leaves the WAL where nobody else has the file open; says whether it did. A write that fills an empty
    /// file then goes to its place at once, not into the -wal first; it is as atomic and as durable.
    pub(super) fn leave_wal(&self) -> bool {
        let mode = self.connection.query_row("pragma journal_mode = delete", [], |row| row.get::<_, String>(0));
        self.log.set(place::log_of(&self.path));
        matches!(mode.as_deref(), Ok("delete"))
    }

    /// Back to the WAL. Where it fails the next opening for writing does it.
    pub(super) fn enter_wal(&self) {
        drop(self.connection.query_row("pragma journal_mode = wal", [], |row| row.get::<_, String>(0)));
        self.log.set(place::log_of(&self.path));
    }

    pub(super) fn snapshot<T>(&self, body: impl FnOnce() -> Result<T>) -> Result<T> {
        if !self.connection.is_autocommit() {
            return body();
        }
        self.connection.execute_batch("begin")?;
        let outcome = body();
        self.rollback();
        outcome
    }

    /// Asks `whether` to end what is read, each so many steps of the engine's.
    pub(super) fn ask_while_reading(&mut self, steps: i32, whether: impl Fn() -> bool + Send + 'static) -> Result<()> {
        Ok(self.connection.progress_handler(steps, Some(whether))?)
    }

    pub(super) fn interrupt(&self) -> rusqlite::InterruptHandle {
        self.connection.get_interrupt_handle()
    }
}
