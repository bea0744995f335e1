//! Where generated teams lie.

use std::path::{Path, PathBuf};

use rustix::fs::RenameFlags;

use super::Spec;
use super::team::ZONE;
use crate::app::files::make_folder;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::{Day, Zone};

/// Part of the name of a cached team: another number whenever the same spec gives other records.
const GENERATION: u32 = 1;
/// How many days a cached team is kept: longer than a cockpit stays open on it.
const KEPT: i64 = 7;

/// Whether something is there.
pub(super) fn exists(path: &Path) -> bool {
    rustix::fs::lstat(path).is_ok()
}

fn failed(path: &Path, error: rustix::io::Errno) -> Refusal {
    match error {
        rustix::io::Errno::EXIST => Refusal::rule("file-exists").with("path", path.display()),
        rustix::io::Errno::NOENT => Refusal::not_found("no-such-folder").with("path", path.display()),
        _ => Refusal::new(RefusalKind::Permission, "no-access").with("path", path.display()).with("message", error),
    }
}

/// Has a file made beside its place and puts it there when it is whole; else nothing is left.
pub(super) fn whole<T>(path: &Path, make: impl FnOnce(&Path) -> Result<T, Refusal>) -> Result<T, Refusal> {
    if exists(path) {
        return Err(failed(path, rustix::io::Errno::EXIST));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let part = Part(path.with_file_name(format!(".{name}.{}.part", std::process::id())));
    let made = make(&part.0)?;
    put(&part.0, path)?;
    Ok(made)
}

/// Never over a file that appeared meanwhile.
fn put(part: &Path, path: &Path) -> Result<(), Refusal> {
    let here = rustix::fs::CWD;
    match rustix::fs::renameat_with(here, part, here, path, RenameFlags::NOREPLACE) {
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) if !exists(path) => {
            rustix::fs::rename(part, path).map_err(|error| failed(path, error))
        }
        other => other.map_err(|error| failed(path, error)),
    }
}

/// A file on its way; what is left of it goes when the way ends.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        remove(&self.0);
    }
}

/// Removes a team file with what SQLite keeps beside it.
fn remove(path: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        // What cannot be removed stays: it is in nobody's way.
        let _ = rustix::fs::unlink(&name);
    }
}

/// The path of a spec's team in the user's cache, whose folder is made; old ones are removed.
pub(super) fn cached(spec: &Spec) -> Result<PathBuf, Refusal> {
    let folder = match directories::ProjectDirs::from("", "", "smarketing") {
        Some(known) => known.cache_dir().join("demo"),
        None => std::env::temp_dir().join(format!("smarketing-demo-{}", rustix::process::getuid().as_raw())),
    };
    make_folder(&folder)?;
    let today = Zone::named(ZONE)?.day(spec.now);
    sweep(&folder, today);
    let Spec { prospects, seed, language, .. } = spec;
    let (version, schema) = (env!("CARGO_PKG_VERSION"), crate::store::VERSION);
    Ok(folder.join(format!("{today}-{prospects}-{seed}-{language}-{version}-{schema}-{GENERATION}.db")))
}

fn sweep(folder: &Path, today: Day) {
    let Ok(entries) = folder.read_dir() else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let day = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.get(..10)).map(Day::parse);
        let old = matches!(day, Some(Ok(day)) if (day.0 - today.0).abs() > KEPT);
        if old && path.extension().is_some_and(|end| end == "db") {
            remove(&path);
        }
    }
}
