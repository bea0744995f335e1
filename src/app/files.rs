//! Files of people: reports, rejected rows, settings. Never a team file: see `store`.
//!
//! A file is written beside its place and put there when it is whole and on the disk, so that a full
//! disk or a crash leaves the old one as it was (RELIABILITY D11, M2).

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::domain::refusal::{Refusal, RefusalKind};

fn failed(path: &Path, error: &std::io::Error) -> Refusal {
    let code = match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "disk-full",
        std::io::ErrorKind::NotFound => "no-such-folder",
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => "no-access",
        std::io::ErrorKind::IsADirectory => "directory",
        _ => "file-failed",
    };
    Refusal::new(RefusalKind::Internal, code).with("path", path.display()).with("message", error)
}

/// Writes a file whole or not at all, readable by its owner only, in the place of what was there.
///
/// # Errors
/// `disk-full`, `no-such-folder`, `no-access`, `directory`, `file-failed`; the old file stays.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Refusal> {
    if path.is_dir() {
        return Err(Refusal::new(RefusalKind::Rule, "directory").with("path", path.display()));
    }
    written(path, write)
        .and_then(|part| part.persist(path).map_err(|error| error.error))
        .and_then(|_| keep(path))
        .map_err(|error| failed(path, &error))
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
    let mut part = written(&first, write).map_err(|error| failed(&first, &error))?;
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
) -> std::io::Result<tempfile::NamedTempFile> {
    let mut part = tempfile::Builder::new().prefix(".smarketing-").tempfile_in(folder_of(path))?;
    {
        let mut buffered = std::io::BufWriter::with_capacity(64 * 1024, part.as_file_mut());
        write(&mut buffered)?;
        buffered.flush()?;
    }
    part.as_file().sync_all()?;
    Ok(part)
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
