//! The mark that a check failed: a small file beside the team file. While it is there nothing is written, by no session
//! on this computer, now or after the next start (RELIABILITY 4.3).
//!
//! A row in the file itself would be one more write into pages that cannot be trusted, and no check is cheap
//! enough to be run at each opening. Looking whether a file is there costs a write some microseconds. What the
//! mark says is the checks that failed; a check that holds takes it away, and so does a restored copy.

use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::place;

/// The longest mark that is read.
const LONGEST: usize = 512;

fn mark_of(path: &Path) -> PathBuf {
    place::beside(path, "-damaged")
}

/// Leaves the mark, or leaves the one that is there; says whether it is there.
pub(super) fn leave(path: &Path, failed: &[&str]) -> bool {
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::WRONLY | OFlags::CLOEXEC;
    match rustix::fs::open(mark_of(path), flags, Mode::RUSR | Mode::WUSR) {
        // An empty mark stops as well as one that is written.
        Ok(file) => rustix::io::write(&file, failed.join(", ").as_bytes()).is_ok() || read(path).is_some(),
        Err(error) => error == Errno::EXIST,
    }
}

/// Takes the mark away; says whether none is there.
pub(super) fn lift(path: &Path) -> bool {
    let mark = mark_of(path);
    match rustix::fs::unlink(&mark) {
        Ok(()) | Err(Errno::NOENT) => true,
        // Somebody made a folder of that name: it stops as well, so it goes as well.
        Err(_) => rustix::fs::rmdir(&mark).is_ok(),
    }
}

/// The checks that failed, where the mark is there.
pub(super) fn read(path: &Path) -> Option<String> {
    let mark = mark_of(path);
    rustix::fs::lstat(&mark).ok()?;
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let mut bytes = [0; LONGEST];
    // One that cannot be read is a mark all the same.
    let length = rustix::fs::open(&mark, flags, Mode::empty())
        .and_then(|file| rustix::io::read(&file, &mut bytes))
        .unwrap_or_default();
    let told = String::from_utf8_lossy(bytes.get(..length).unwrap_or_default()).into_owned();
    Some(if told.is_empty() { "?".to_owned() } else { told })
}
