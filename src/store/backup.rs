//! Copies that count only after they were opened and verified, and that replace nothing before.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant as Stopwatch};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::sqlite::{self, Options};
use super::{Result, Session, Store, VERSION, place};
use crate::domain::refusal::{Refusal, RefusalKind};

const PAGES: i32 = 1_024;

/// How long to wait for the team file's lock before it is said to be locked.
const PATIENCE: Duration = Duration::from_secs(10);

fn failed(path: &Path, error: impl std::fmt::Display) -> Refusal {
    Refusal::new(RefusalKind::Internal, "backup-failed").with("path", path.display()).with("message", error)
}

fn beside(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(format!(".part-{}", std::process::id()));
    PathBuf::from(name)
}

/// Removes the parts that killed copies left beside the target, and this process's own.
fn sweep(target: &Path) {
    let Some(begin) = target.file_name().map(|name| format!("{}.part-", name.to_string_lossy())) else { return };
    let Ok(entries) = std::fs::read_dir(place::folder(target)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(&begin)) else { continue };
        let pid = rest.split('-').next().and_then(|pid| pid.parse().ok());
        if pid.is_some_and(|pid| pid == i64::from(std::process::id()) || !super::bulk::alive(pid)) {
            let _ = rustix::fs::unlink(entry.path());
        }
    }
}

/// Copies a session's file to `target` through a temporary file beside it, verified before it is put there.
///
/// # Errors
/// `file-exists` unless `replace`; `backup-failed`, `backup-not-whole`, `disk-full`.
pub(super) fn copy_verified(session: &Session, target: &Path, replace: bool) -> Result<()> {
    if let Ok(found) = rustix::fs::lstat(target)
        && !(replace && rustix::fs::FileType::from_raw_mode(found.st_mode).is_file())
    {
        return Err(Refusal::new(RefusalKind::Rule, "file-exists").with("path", target.display()));
    }
    let part = beside(target);
    sweep(target);
    place::reserve(&part)?;
    let outcome = copy_and_check(session, &part).and_then(|()| put(&part, target));
    if outcome.is_err() {
        let _ = rustix::fs::unlink(&part);
    }
    outcome
}

/// Copies a session's file page by page, whatever is in it.
fn copy_as_it_is(session: &Session, target: &Path) -> Result<()> {
    let part = beside(target);
    sweep(target);
    place::reserve(&part)?;
    let outcome = copy_pages(session, &part).map(drop).and_then(|()| put(&part, target));
    if outcome.is_err() {
        let _ = rustix::fs::unlink(&part);
    }
    outcome
}

/// One step of a copy, waiting for others only so long.
fn step(backup: &Backup<'_, '_>, pages: i32, patience: Duration) -> Result<StepResult> {
    let began = Stopwatch::now();
    loop {
        match backup.step(pages)? {
            done @ (StepResult::Done | StepResult::More) => return Ok(done),
            _ if began.elapsed() >= patience => return Err(Refusal::new(RefusalKind::Locked, "locked")),
            _ => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// The copy stands alone, without a -wal beside it.
fn copy_pages(session: &Session, part: &Path) -> Result<Connection> {
    let Session::Sqlite(source) = session;
    let mut target = sqlite::connect_to_fill(part)?;
    let backup = Backup::new(source.connection(), &mut target)?;
    while step(&backup, PAGES, PATIENCE)? != StepResult::Done {
        std::thread::sleep(Duration::from_millis(1));
    }
    drop(backup);
    target.execute_batch("pragma journal_mode = delete; pragma synchronous = full;")?;
    Ok(target)
}

fn copy_and_check(session: &Session, part: &Path) -> Result<()> {
    let version: i64 = {
        let target = copy_pages(session, part)?;
        let answer: String = target.query_row("pragma integrity_check(1)", [], |row| row.get(0))?;
        if answer != "ok" {
            return Err(Refusal::new(RefusalKind::Data, "backup-not-whole").with("message", answer));
        }
        target.query_row("pragma user_version", [], |row| row.get(0))?
    };
    let copy = Store::open(part, &Options { read_only: true, alone: false })?;
    if version < VERSION {
        // An older schema is verified by SQLite's check alone; its migration is what the copy is for.
        return Ok(());
    }
    copy.check_whole()
}

/// Makes the part durable and puts it in the target's place.
fn put(part: &Path, target: &Path) -> Result<()> {
    use rustix::fs::{Mode, OFlags};
    let sync = |path: &Path, flags: OFlags| {
        let handle = rustix::fs::open(path, flags | OFlags::CLOEXEC, Mode::empty())?;
        rustix::fs::fsync(&handle)
    };
    sync(part, OFlags::RDONLY | OFlags::NOFOLLOW).map_err(|error| failed(target, error))?;
    rustix::fs::rename(part, target).map_err(|error| failed(target, error))?;
    // It may have been left for another file of that name; this one was just checked, or is checked next.
    super::mark::lift(target);
    sync(&place::folder(target), OFlags::RDONLY | OFlags::DIRECTORY).map_err(|error| failed(target, error))
}

impl Store {
    /// Writes a verified copy of the team file; an older file at `target` stays until then.
    ///
    /// # Errors
    /// `team-file-itself`; `file-exists` unless `replace`; `backup-failed`, `backup-not-whole`, `disk-full`.
    pub fn backup(&self, target: &Path, replace: bool) -> Result<()> {
        self.check_apart(target)?;
        copy_verified(&self.session, target, replace)
    }

    /// Refuses a file that `verify` would not call whole: `backup-not-whole` with what does not hold.
    fn check_whole(&self) -> Result<()> {
        let failed: Vec<String> =
            self.verify()?.into_iter().filter(|found| !found.holds).map(|found| found.detail).collect();
        if failed.is_empty() {
            return Ok(());
        }
        Err(Refusal::new(RefusalKind::Data, "backup-not-whole").with("message", failed.join("; ")))
    }

    /// Puts the content of a verified copy into the team file, under its lock, after a backup of what
    /// was there. Other sessions see the restored state.
    ///
    /// Whether what is there now is whole is checked at the end: only then is anything written into it again.
    ///
    /// # Errors
    /// Those of [`Store::open`] for the copy, `backup-not-whole`, and the engine's.
    pub fn restore(path: &Path, copy: &Path, safety: &Path) -> Result<()> {
        let source = Self::open(copy, &Options { read_only: true, alone: false })?;
        source.check_whole()?;
        let target = match rustix::fs::lstat(path) {
            Ok(_) => Some(Self::open(path, &Options::default())),
            Err(_) => None,
        };
        let target = match target {
            Some(Ok(target)) => {
                put_back(&source, &target, safety, PATIENCE)?;
                target
            }
            Some(Err(refusal)) if !UNREADABLE.contains(&refusal.code) => return Err(refusal),
            nothing_to_read => {
                if nothing_to_read.is_some() {
                    set_aside(path, safety)?;
                }
                copy_verified(&source.session, path, false)?;
                Self::open(path, &Options::default())?
            }
        };
        target.verify().map(drop)
    }
}

/// Why a team file cannot even be opened that once was one: no lock can be taken in it and no page copied.
const UNREADABLE: [&str; 4] = ["damaged-file", "not-a-database", "crafted-file", "wrong-column-type"];

/// Gives a file that cannot be opened the name of the safety copy, with its log. Sessions that still have it open
/// notice that it is not at its place any more, and write nothing.
fn set_aside(path: &Path, safety: &Path) -> Result<()> {
    if rustix::fs::lstat(safety).is_ok() {
        return Err(Refusal::new(RefusalKind::Rule, "file-exists").with("path", safety.display()));
    }
    for ending in ["", "-wal", "-shm"] {
        match rustix::fs::rename(place::beside(path, ending), place::beside(safety, ending)) {
            Err(error) if error != rustix::io::Errno::NOENT => return Err(failed(safety, error)),
            _ => {}
        }
    }
    Ok(())
}

/// Fills the team file from `source`. Its write lock is taken first and kept until the end: what a colleague
/// writes is in the safety copy, or comes after the restored state, or is refused; it is never lost.
fn put_back(source: &Store, target: &Store, safety: &Path, patience: Duration) -> Result<()> {
    let (Session::Sqlite(from), Session::Sqlite(to)) = (&source.session, &target.session);
    let mut into = sqlite::connect_to_fill(to.path())?;
    // The waiting is this function's own: SQLite's would come on top of it.
    into.busy_timeout(Duration::ZERO)?;
    let backup = Backup::new(from.connection(), &mut into)?;
    // No page yet: this only takes the lock.
    step(&backup, 0, patience)?;
    to.check_same_file()?;
    match target.backup(safety, true) {
        // What is damaged is kept as it is: it may be all that is left of the last days.
        Err(refusal) if refusal.kind == RefusalKind::Data => copy_as_it_is(&target.session, safety)?,
        kept => kept?,
    }
    while step(&backup, -1, patience)? != StepResult::Done {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restore_waits_for_a_writer_only_so_long_and_touches_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let store = Store::create(&at("team.db")).unwrap();
        store.backup(&at("copy.db"), false).unwrap();
        let copy = Store::open(&at("copy.db"), &Options { read_only: true, alone: false }).unwrap();
        let writer = rusqlite::Connection::open(at("team.db")).unwrap();
        writer.execute_batch("begin immediate").unwrap();
        let refused = put_back(&copy, &store, &at("safety.db"), Duration::from_millis(30)).unwrap_err();
        assert_eq!((refused.kind, refused.code), (RefusalKind::Locked, "locked"));
        assert!(!at("safety.db").exists());
        writer.execute_batch("rollback").unwrap();
        put_back(&copy, &store, &at("safety.db"), PATIENCE).unwrap();
        // A link in the team file's place is not followed.
        std::os::unix::fs::symlink(at("team.db"), at("link.db")).unwrap();
        assert!(sqlite::connect_to_fill(&at("link.db")).is_err());
    }
}
