//! Where a team file may lie: checked on the path alone, never by opening the file, because closing a
//! descriptor of ours would silently drop SQLite's locks in this process (RELIABILITY D2).

use std::path::{Path, PathBuf};

use rustix::fs::{FileType, Mode, OFlags};

use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::Result;

/// Which file a path leads to, to notice that another took its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    inode: u64,
}

fn data(code: &'static str, path: &Path) -> Refusal {
    Refusal::new(RefusalKind::Data, code).with("path", path.display())
}

/// Refuses what is not a plain file of one name.
///
/// # Errors
/// `no-such-file`, `linked-file`, `not-a-file`, `directory`, `no-access`.
pub(crate) fn check(path: &Path) -> Result<u64> {
    let found = rustix::fs::lstat(path).map_err(|error| {
        if error == rustix::io::Errno::NOENT || error == rustix::io::Errno::NOTDIR {
            Refusal::not_found("no-such-file").with("path", path.display())
        } else if error == rustix::io::Errno::NAMETOOLONG {
            Refusal::invalid("name-too-long")
        } else {
            Refusal::new(RefusalKind::Permission, "no-access").with("path", path.display()).with("message", error)
        }
    })?;
    match FileType::from_raw_mode(found.st_mode) {
        FileType::RegularFile if found.st_nlink > 1 => Err(data("linked-file", path)),
        FileType::RegularFile => Ok(u64::try_from(found.st_size).unwrap_or(0)),
        FileType::Symlink => Err(data("linked-file", path)),
        FileType::Directory => Err(data("directory", path)),
        _ => Err(data("not-a-file", path)),
    }
}

/// Refuses a file that this person may not read.
///
/// # Errors
/// `no-access`.
pub(crate) fn check_readable(path: &Path) -> Result<()> {
    rustix::fs::access(path, rustix::fs::Access::READ_OK).map_err(|error| {
        Refusal::new(RefusalKind::Permission, "no-access").with("path", path.display()).with("message", error)
    })
}

/// Whether nobody at all may write the file, and nothing waits beside it to be folded in.
pub(crate) fn is_sealed(path: &Path) -> bool {
    let sealed = rustix::fs::lstat(path).is_ok_and(|found| found.st_mode & 0o222 == 0);
    sealed && !has_wal(path)
}

/// Which file the path leads to now.
pub(crate) fn identity(path: &Path) -> Option<Identity> {
    let found = rustix::fs::lstat(path).ok()?;
    (found.st_nlink > 0).then_some(Identity { device: found.st_dev, inode: found.st_ino })
}

/// When the content of the file at the path was last changed, in seconds and nanoseconds.
pub(crate) fn changed_at(path: &Path) -> Option<(i64, u64)> {
    let found = rustix::fs::lstat(path).ok()?;
    Some((found.st_mtime, found.st_mtime_nsec))
}

/// The path of a file that SQLite keeps beside the team file.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The log and its index: which files they are now.
pub(crate) fn log_of(path: &Path) -> [Option<Identity>; 2] {
    LOG.map(|ending| identity(&beside(path, ending)))
}

/// The endings of the log and of its index.
pub(crate) const LOG: [&str; 2] = ["-wal", "-shm"];

/// The endings of the files that SQLite keeps beside the team file, and of the mark that a check failed.
const BESIDE: &[&str] = &["-wal", "-shm", "-journal", "-damaged"];

/// Refuses a place to write to that is the team file's or that of a file beside it, whatever the path that
/// leads there is called.
///
/// # Errors
/// `team-file-itself`.
pub(crate) fn check_apart(team: &Path, target: &Path) -> Result<()> {
    let spot = |path: &Path| {
        let folder = rustix::fs::stat(folder(path)).ok().map(|found| (found.st_dev, found.st_ino));
        (folder, path.file_name().map(std::ffi::OsStr::to_owned))
    };
    let target_spot = spot(target);
    let target_file = identity(target);
    for ending in std::iter::once(&"").chain(BESIDE) {
        let taken = beside(team, ending);
        let same_file = target_file.is_some() && identity(&taken) == target_file;
        // A journal that is not there yet would be taken for the team file's when it is opened next.
        if same_file || (target_spot.0.is_some() && spot(&taken) == target_spot) {
            return Err(Refusal::new(RefusalKind::Rule, "team-file-itself").with("path", target.display()));
        }
    }
    Ok(())
}

/// Makes the empty file, readable by its owner only, where nothing is.
///
/// # Errors
/// `file-exists`, `no-such-folder`, `no-access`.
pub(crate) fn reserve(path: &Path) -> Result<()> {
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::WRONLY | OFlags::CLOEXEC;
    match rustix::fs::open(path, flags, Mode::RUSR | Mode::WUSR) {
        Ok(_) => Ok(()),
        Err(rustix::io::Errno::EXIST) => {
            Err(Refusal::new(RefusalKind::Rule, "file-exists").with("path", path.display()))
        }
        Err(rustix::io::Errno::NAMETOOLONG) => Err(Refusal::invalid("name-too-long")),
        Err(rustix::io::Errno::NOENT | rustix::io::Errno::NOTDIR) => {
            Err(Refusal::not_found("no-such-folder").with("path", folder(path).display()))
        }
        Err(rustix::io::Errno::NOSPC) => Err(Refusal::new(RefusalKind::Internal, "disk-full")),
        Err(error) => {
            Err(Refusal::new(RefusalKind::Permission, "no-access").with("path", path.display()).with("message", error))
        }
    }
}

/// The folder that a file lies in.
pub(crate) fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Whether a `-wal` with something in it lies beside the file.
pub(crate) fn has_wal(path: &Path) -> bool {
    rustix::fs::lstat(beside(path, "-wal")).is_ok_and(|found| found.st_size > 0)
}

/// The bytes that are free on the disk of the file; nothing where it does not say.
pub fn room(path: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder(path)).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// File systems on which SQLite cannot share a file between machines, by their magic numbers.
const NETWORK: &[(i64, &str)] = &[
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "SMB"),
    (0xFE53_4D42, "SMB"),
    (0x0102_1997, "9p"),
    (0x6573_5546, "FUSE"),
    (0x5346_414F, "AFS"),
    (0x7375_7245, "Coda"),
    (0x00C3_6400, "Ceph"),
    (0x0BD0_0BD0, "Lustre"),
];

/// The kind of network file system that bears this magic number.
pub(crate) fn network(magic: i64) -> Option<&'static str> {
    NETWORK.iter().find(|(number, _)| *number == magic).map(|(_, name)| *name)
}

/// Refuses a file on a network drive.
///
/// # Errors
/// `network-file`.
pub(crate) fn check_local(path: &Path) -> Result<()> {
    let Ok(found) = rustix::fs::statfs(folder(path)) else { return Ok(()) };
    match network(magic(&found)) {
        Some(name) => Err(data("network-file", path).with("system", name)),
        None => Ok(()),
    }
}

/// The magic number, which is signed or not and of 32 or 64 bits, as the machine has it.
fn magic(found: &rustix::fs::StatFs) -> i64 {
    i64::try_from(i128::from(found.f_type) & 0xFFFF_FFFF).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_drives_are_known_by_number() {
        assert_eq!(network(0x6969), Some("NFS"));
        assert_eq!(network(0xFF53_4D42), Some("SMB"));
        assert_eq!(network(0x6573_5546), Some("FUSE"));
        assert_eq!(network(0xEF53), None);
        assert_eq!(network(0x0102_1994), None);
    }
}
