//! How far each member has looked at the team's journal: kept beside the team file's data, with what this person's
//! program remembers, so that looking changes nothing that the team shares.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use crate::app::files;
use crate::app::service::Service;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};

/// Where somebody was in the journal when they looked last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The last entry that was there.
    pub seq: i64,
    /// When.
    pub at: Instant,
}

/// What is new to whom: the mark of before this session, and since when it is looked from there.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// The folder of what the program remembers; nothing is kept without one.
    folder: Option<PathBuf>,
    /// Whether looking moves the mark.
    moves: bool,
    /// The day on which the mark was read, and the mark.
    since: Option<(Day, Option<Mark>)>,
}

impl Seen {
    /// Marks that are kept in a folder.
    pub const fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, moves: true, since: None }
    }

    /// The same marks, only read: for scripts, which look for nobody.
    pub const fn reading(folder: Option<PathBuf>) -> Self {
        Self { folder, moves: false, since: None }
    }

    /// Up to where this member had looked before; nothing where they never did. The mark stays the same for a session, so
    /// that news do not vanish while they are read; on another day it is where the session was by then.
    pub fn since(&mut self, service: &Service) -> Option<Mark> {
        let today = service.today();
        if let Some((day, mark)) = self.since
            && day == today
        {
            return mark;
        }
        let mark = self.folder.as_deref().and_then(|folder| read(folder, &key(service)));
        self.since = Some((today, mark));
        mark
    }

    /// This member has looked at everything up to now. That it cannot be kept hinders nobody.
    ///
    /// # Errors
    /// The store's.
    pub fn look(&self, service: &Service) -> Result<(), Refusal> {
        if let Some(folder) = self.folder.as_deref().filter(|_| self.moves) {
            let (seq, _) = service.store().chain_head()?;
            let mark = Mark { seq, at: service.now() };
            if read(folder, &key(service)).is_none_or(|kept| kept.seq != seq) {
                drop(write(folder, &key(service), mark));
            }
        }
        Ok(())
    }
}

/// A member of a team file.
fn key(service: &Service) -> String {
    let handle = service.actor().map(|member| member.handle.clone()).unwrap_or_default();
    format!("{} {handle}", service.path().display())
}

fn file(folder: &Path) -> PathBuf {
    folder.join("seen.json")
}

fn all(folder: &Path) -> Map<String, Json> {
    let text = files::read_text(&file(folder)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn read(folder: &Path, key: &str) -> Option<Mark> {
    let kept = all(folder);
    let mark = kept.get(key)?;
    Some(Mark { seq: mark.get("seq")?.as_i64()?, at: Instant(mark.get("at")?.as_i64()?) })
}

fn write(folder: &Path, key: &str, mark: Mark) -> Result<(), Refusal> {
    let mut kept = all(folder);
    kept.insert(key.to_owned(), json!({"seq": mark.seq, "at": mark.at.0}));
    files::make_folder(folder)?;
    files::write_whole(&file(folder), |out| out.write_all(Json::Object(kept).to_string().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_kept_by_member_and_what_is_not_a_mark_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let under = folder.path().join("state");
        assert_eq!(read(&under, "team anna"), None);
        write(&under, "team anna", Mark { seq: 7, at: Instant(1) }).unwrap();
        write(&under, "team marco", Mark { seq: 9, at: Instant(2) }).unwrap();
        assert_eq!(read(&under, "team anna"), Some(Mark { seq: 7, at: Instant(1) }));
        std::fs::write(file(&under), "{\"team anna\": 3, not json").unwrap();
        assert_eq!(read(&under, "team anna"), None);
    }
}
