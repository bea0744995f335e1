//! Files of people: reports, rejected rows, settings. Never a team file: see `store`.
//!
//! A file is written beside its place and put there when it is whole and on the disk, so that a full
//! disk or a crash leaves the old one as it was (RELIABILITY D11, M2).

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::domain::refusal::{Refusal, RefusalKind};

/// What is done with a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It stays, and the write is refused.
    Stays,
    /// It is replaced: it is the program's own, or a person said so.
    IsReplaced,
}

/// What the system said, without the temporary name that it said it of.
fn said(error: &std::io::Error) -> String {
    let inner = error.get_ref().and_then(std::error::Error::source);
    inner.map_or_else(|| error.to_string(), ToString::to_string)
}

fn failed(path: &Path, error: &std::io::Error) -> Refusal {
    use std::io::ErrorKind;
    let (kind, code) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (RefusalKind::Internal, "disk-full"),
        ErrorKind::FileTooLarge => (RefusalKind::Internal, "file-limit"),
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            return Refusal::not_found("no-such-folder").with("path", folder_of(path).display());
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (RefusalKind::Permission, "no-access"),
        ErrorKind::IsADirectory => (RefusalKind::Invalid, "directory"),
        ErrorKind::InvalidFilename => return Refusal::invalid("name-too-long"),
        _ => (RefusalKind::Internal, "file-failed"),
    };
    Refusal::new(kind, code).with("path", path.display()).with("message", said(error))
}

/// Refuses a place to write to that is no plain file: a link would lead elsewhere, and a pipe or a device
/// would be gone.
///
/// # Errors
/// `directory`, `not-a-file`, `linked-file`, `name-too-long`, `no-access`; `taken-file` where the file there stays.
pub fn check_place(path: &Path, taken: Taken) -> Result<(), Refusal> {
    let found = match std::fs::symlink_metadata(path) {
        Ok(found) => found.file_type(),
        // Where it may be made is known when it is.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(path, &error)),
    };
    let code = if found.is_dir() {
        "directory"
    } else if found.is_symlink() {
        "linked-file"
    } else if !found.is_file() {
        "not-a-file"
    } else if taken == Taken::Stays {
        return Err(taken_by(path));
    } else {
        return Ok(());
    };
    Err(Refusal::invalid(code).with("path", path.display()))
}

fn taken_by(path: &Path) -> Refusal {
    Refusal::rule("taken-file").with("path", path.display())
}

/// Writes a file whole or not at all, readable by its owner only, in the place of what was there.
///
/// # Errors
/// Those of [`check_place`]; `disk-full`, `file-limit`, `no-such-folder`, `no-access`, `file-failed`; the old
/// file stays.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Refusal> {
    write_at(path, Taken::IsReplaced, write)
}

/// Writes a file whole or not at all, readable by its owner only.
///
/// # Errors
/// Those of [`write_whole`]; `taken-file`.
pub fn write_at(
    path: &Path,
    taken: Taken,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Refusal> {
    check_place(path, taken)?;
    let part = written(path, write)?;
    // Once more: writing takes a while, and what came meanwhile is nobody's to replace.
    check_place(path, taken)?;
    let put = match taken {
        Taken::Stays => part.persist_noclobber(path),
        Taken::IsReplaced => part.persist(path),
    };
    match put.map_err(|error| error.error).and_then(|_| keep(path)) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(taken_by(path)),
        Err(error) => Err(failed(path, &error)),
    }
}

/// How many names are tried before a file finds no place.
const NAMES: u32 = 1_000;

/// Writes a file whole or not at all beside what is there: as `{stem}{ending}`, or where that is taken as
/// `{stem}-2{ending}` and so on. Answers its path.
///
/// # Errors
/// `disk-full`, `no-such-folder`, `no-access`, `file-failed`.
pub fn write_beside(
    folder: &Path,
    stem: &str,
    ending: &str,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<PathBuf, Refusal> {
    let first = folder.join(format!("{stem}{ending}"));
    let mut part = written(&first, write)?;
    let mut path = first;
    for number in 2..=NAMES {
        match part.persist_noclobber(&path) {
            Ok(_) => {
                keep(&path).map_err(|error| failed(&path, &error))?;
                return Ok(path);
            }
            Err(taken) if taken.error.kind() == std::io::ErrorKind::AlreadyExists => part = taken.file,
            Err(other) => return Err(failed(&path, &other.error)),
        }
        path = folder.join(format!("{stem}-{number}{ending}"));
    }
    Err(Refusal::new(RefusalKind::Rule, "file-exists").with("path", path.display()))
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The content in a file without its name yet, safe on the disk.
fn written(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<tempfile::NamedTempFile, Refusal> {
    let new = tempfile::Builder::new().prefix(".smarketing-").tempfile_in(folder_of(path));
    let mut part = new.map_err(|error| failed(path, &error))?;
    let mut measured = Measured { file: part.as_file_mut(), bytes: 0, full: None };
    let outcome = {
        let mut buffered = std::io::BufWriter::with_capacity(64 * 1024, &mut measured);
        write(&mut buffered).and_then(|()| buffered.flush())
    };
    let (bytes, full) = (measured.bytes, measured.full.take());
    // Where the content came to its end though the disk did not hold it, its size is known.
    let needed = (outcome.is_ok() && full.is_some()).then_some(bytes);
    if let Some(error) = full.or(outcome.err()).or_else(|| part.as_file().sync_all().err()) {
        // What was written of it is in nobody's way when the room is measured.
        drop(part);
        return Err(with_room(failed(path, &error), path, needed));
    }
    Ok(part)
}

/// A file that goes on counting once the disk is full, to say how much would be needed.
struct Measured<'a> {
    file: &'a mut std::fs::File,
    bytes: u64,
    full: Option<std::io::Error>,
}

impl Write for Measured<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.full.is_none() {
            match self.file.write_all(bytes) {
                Err(error) if error.kind() == std::io::ErrorKind::StorageFull => self.full = Some(error),
                other => other?,
            }
        }
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// A refusal because of a full disk says how much room there is beside `place`, and how many bytes are needed, where
/// that is known; every other refusal stays as it is.
#[must_use]
pub fn with_room(refusal: Refusal, place: &Path, needed: Option<u64>) -> Refusal {
    const MEGABYTE: u64 = 1_000_000;
    let told = refusal.values.iter().any(|(name, _)| *name == "free");
    if refusal.code != "disk-full" || told {
        return refusal;
    }
    let Some(free) = crate::store::room(place) else { return refusal };
    // What is there is rounded down and what is needed up: whoever frees the difference has enough.
    let refusal = refusal.with("free", free / MEGABYTE);
    match needed {
        Some(bytes) => refusal.with("needed", bytes.div_ceil(MEGABYTE)),
        None => refusal,
    }
}

/// About how many bytes a team file grows by when a table of so many is read in: rows, indexes, the journal's part,
/// and what is written twice until it is whole.
pub const fn room_for_import(table: u64) -> u64 {
    table.saturating_mul(3)
}

/// Makes the name of a file last through a crash.
fn keep(path: &Path) -> std::io::Result<()> {
    let folder = rustix::fs::open(
        folder_of(path),
        rustix::fs::OFlags::RDONLY | rustix::fs::OFlags::DIRECTORY | rustix::fs::OFlags::CLOEXEC,
        rustix::fs::Mode::empty(),
    )?;
    Ok(rustix::fs::fsync(&folder)?)
}

/// Reads a small text file of a person, such as their settings.
///
/// # Errors
/// `no-such-file`, `no-access`, `not-text`, `file-failed`; `file-too-large` past 4 MiB.
#[expect(clippy::disallowed_methods, reason = "this is the one room in which files that are no team files are read")]
pub fn read_text(path: &Path) -> Result<String, Refusal> {
    let size = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Refusal::not_found("no-such-file").with("path", path.display()),
        _ => failed(path, &error),
    })?;
    if !size.is_file() && !size.is_dir() {
        // Opening a pipe would wait for somebody to write into it.
        return Err(Refusal::invalid("not-a-file").with("path", path.display()));
    }
    if size.len() > 4 * 1024 * 1024 {
        return Err(Refusal::invalid("file-too-large").with("path", path.display()));
    }
    std::fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => Refusal::invalid("not-text").with("path", path.display()),
        _ => failed(path, &error),
    })
}

/// Makes a folder and those above it, open to its owner only.
///
/// # Errors
/// `no-access`, `file-failed`.
pub fn make_folder(path: &Path) -> Result<(), Refusal> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(|error| failed(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_fails_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        write_whole(&path, |out| out.write_all(b"old")).unwrap();
        let refusal = write_whole(&path, |out| {
            out.write_all(b"half")?;
            Err(std::io::Error::from(std::io::ErrorKind::StorageFull))
        });
        assert_eq!(refusal.unwrap_err().code, "disk-full");
        assert_eq!(read_text(&path).unwrap(), "old");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
        assert_eq!(write_whole(folder.path(), |_| Ok(())).unwrap_err().code, "directory");
    }

    #[test]
    fn only_plain_files_are_replaced_and_only_where_that_was_said() {
        use rustix::fs::{CWD, FileType, Mode};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write_whole(&at("victim"), |out| out.write_all(b"old")).unwrap();
        std::os::unix::fs::symlink(at("victim"), at("link")).unwrap();
        std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
        rustix::fs::mknodat(CWD, at("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let kinds = || {
            let kind = |name: &&str| std::fs::symlink_metadata(at(name)).unwrap().file_type();
            ["victim", "link", "dangling", "pipe"].iter().map(kind).collect::<Vec<_>>()
        };
        let before = kinds();
        for taken in [Taken::Stays, Taken::IsReplaced] {
            let code = |name: &str| write_at(&at(name), taken, |out| out.write_all(b"new")).unwrap_err().code;
            assert_eq!(["link", "dangling", "pipe"].map(code), ["linked-file", "linked-file", "not-a-file"]);
        }
        assert_eq!(write_at(&at("victim"), Taken::Stays, |_| Ok(())).unwrap_err().code, "taken-file");
        assert_eq!((read_text(&at("victim")).unwrap().as_str(), kinds()), ("old", before));
        assert!(!at("nowhere").exists());
        assert_eq!(read_text(&at("pipe")).unwrap_err().code, "not-a-file");
        // What appears while it is written stays too.
        let late = write_at(&at("late"), Taken::Stays, |_| std::fs::write(at("late"), "theirs"));
        assert_eq!((late.unwrap_err().code, read_text(&at("late")).unwrap().as_str()), ("taken-file", "theirs"));
        assert_eq!(write_whole(&at("victim/x"), |_| Ok(())).unwrap_err().code, "no-such-folder");
        assert_eq!(write_whole(&at(&"x".repeat(5_000)), |_| Ok(())).unwrap_err().code, "name-too-long");
    }

    #[test]
    fn a_file_beside_others_takes_a_free_name() {
        let folder = tempfile::tempdir().unwrap();
        let name = |text: &str| {
            let path = write_beside(folder.path(), "leads", ".csv", |out| out.write_all(text.as_bytes())).unwrap();
            assert_eq!(read_text(&path).unwrap(), text);
            path.file_name().unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(["a", "b", "c"].map(name), ["leads.csv", "leads-2.csv", "leads-3.csv"]);
        assert_eq!(read_text(&folder.path().join("leads.csv")).unwrap(), "a");
        assert_eq!(folder.path().read_dir().unwrap().count(), 3);
    }
}
