//! Copies of the team file, and whether it is whole.

use std::path::{Path, PathBuf};

use crate::app::files;
use crate::app::service::Service;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Instant, Zone};
use crate::store::Store;
pub use crate::store::check::Finding;

/// Writes a verified copy of the open team file to a path where nothing is yet.
///
/// # Errors
/// `file-exists`, `backup-failed`, `backup-not-whole`, `disk-full`, `no-such-folder`.
pub fn backup(service: &Service, target: &Path) -> Result<(), Refusal> {
    // A copy is as large as the file, of which only the name is looked at.
    let size = rustix::fs::lstat(service.path()).ok().and_then(|found| u64::try_from(found.st_size).ok());
    service.store().backup(target, false).map_err(|refusal| files::with_room(refusal, target, size))
}

/// What was restored, and where the state before it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The copy of what was in the team file before; nothing where there was no team file.
    pub before: Option<PathBuf>,
}

/// Whether restoring would replace a team file.
pub fn is_there(path: &Path) -> bool {
    rustix::fs::lstat(path).is_ok()
}

/// Puts the content of a verified copy into the team file, after a copy of what was there.
///
/// # Errors
/// Those of [`Store::restore`].
pub fn restore(path: &Path, copy: &Path, now: Instant) -> Result<Restored, Refusal> {
    let was_there = is_there(path);
    let mut safety = path.as_os_str().to_owned();
    safety.push(format!(".before-restore-{}", Zone::utc().local(now).format("%Y%m%dT%H%M%SZ")));
    let safety = PathBuf::from(safety);
    Store::restore(path, copy, &safety)?;
    Ok(Restored { before: was_there.then_some(safety) })
}

/// Runs every check on the open team file.
///
/// # Errors
/// The engine's, where the file cannot even be read.
pub fn verify(service: &Service) -> Result<Vec<Finding>, Refusal> {
    service.store().verify()
}

/// The journal's last place and the head of its chain, to compare a copy with its original.
///
/// # Errors
/// The engine's.
pub fn chain_head(service: &Service) -> Result<(i64, String), Refusal> {
    service.store().chain_head()
}
