//! Where generated teams lie.

use std::path::{Path, PathBuf};

use rustix::fs::RenameFlags;

use super::Spec;
use super::team::ZONE;
use crate::app::files::make_folder;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::{Day, Zone};

/// Part of the name of a cached team: another number whenever the same spec gives other records.
const GENERATION: u32 = 2;
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
    let folder = folder();
    make_folder(&folder)?;
    let today = Zone::named(ZONE)?.day(spec.now);
    sweep(&folder, today);
    Ok(folder.join(name(spec, today)))
}

fn name(spec: &Spec, today: Day) -> String {
    let Spec { prospects, seed, language, .. } = spec;
    let (version, schema) = (env!("CARGO_PKG_VERSION"), crate::store::VERSION);
    format!("{today}-{prospects}-{seed}-{language}-{version}-{schema}-{GENERATION}.db")
}

/// Where generated teams are kept.
fn folder() -> PathBuf {
    match directories::ProjectDirs::from("", "", "smarketing") {
        Some(known) => known.cache_dir().join("demo"),
        None => std::env::temp_dir().join(format!("smarketing-demo-{}", rustix::process::getuid().as_raw())),
    }
}

/// The newest of the kept teams.
pub(super) fn latest() -> Option<PathBuf> {
    let entries = folder().read_dir().ok()?.flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "db")).max()
}

/// Removes the teams of other weeks, and what killed processes left.
fn sweep(folder: &Path, today: Day) {
    let Ok(entries) = folder.read_dir() else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let day = name.get(..10).map(Day::parse);
        let old = name.ends_with(".db") && matches!(day, Some(Ok(day)) if (day.0 - today.0).abs() > KEPT);
        if old || abandoned(name) {
            remove(&path);
        }
    }
}

/// Whether that is a file on its way whose process is gone.
fn abandoned(name: &str) -> bool {
    let pid = name.strip_suffix(".part").and_then(|rest| rest.rsplit_once('.')).map(|(_, pid)| pid.parse());
    match pid {
        Some(Ok(pid)) => rustix::process::Pid::from_raw(pid)
            .is_some_and(|pid| rustix::process::test_kill_process(pid) == Err(rustix::io::Errno::SRCH)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;
    use crate::domain::time::Instant;

    #[test]
    fn only_what_nobody_uses_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let today = Day::parse("2026-11-20").unwrap();
        let spec = Spec::usual(Instant::parse("2026-11-20T09:14:00+01:00").unwrap(), Language::It);
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let dead = child.id();
        child.wait().unwrap();
        let kept = [
            name(&spec, today),
            name(&spec, today.plus(-KEPT)),
            format!(".{}.{}.part", name(&spec, today), std::process::id()),
            "notes.db".to_owned(),
            "2026-10-01-notes.txt".to_owned(),
        ];
        let swept = [
            name(&spec, today.plus(-KEPT - 1)),
            format!("{}-wal", name(&spec, today.plus(-KEPT - 1))),
            format!(".{}.{dead}.part", name(&spec, today)),
        ];
        for name in kept.iter().chain(&swept) {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        sweep(folder.path(), today);
        let exists = |name: &&String| exists(&folder.path().join(name));
        assert_eq!(kept.iter().filter(exists).count(), kept.len());
        assert_eq!(swept.iter().filter(exists).count(), 0);
    }

    #[test]
    fn another_wish_has_another_name() {
        let today = Day::parse("2026-11-20").unwrap();
        let spec = Spec::usual(Instant::parse("2026-11-20T09:14:00+01:00").unwrap(), Language::It);
        let others = [Spec { prospects: 1, ..spec }, Spec { seed: 2, ..spec }, Spec { language: Language::Es, ..spec }];
        for other in others {
            assert_ne!(name(&other, today), name(&spec, today));
        }
        assert_ne!(name(&spec, today.plus(1)), name(&spec, today));
    }
}
