//! The folder of drafts: one file a session that has something typed, put in place whole, for its owner's
//! eyes alone. Beside it a file that the session holds locked as long as it lives: the system lets go of
//! the lock however the session ends, so a draft whose lock is free was left by a dead one.

use std::collections::HashMap;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, Mode, OFlags, flock, open};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Draft, Left};
use crate::app::files;
use crate::domain::refusal::Refusal;

/// The shape of the files; others are set aside.
const FORMAT: u32 = 1;
const DRAFT: &str = "draft";
const LIVE: &str = "live";
const ASIDE: &str = "aside";

/// What a file holds.
#[derive(Serialize, Deserialize)]
struct Kept {
    format: u32,
    draft: Draft,
}

/// The drafts of one team file, as one session sees them.
pub(super) struct Folder {
    path: PathBuf,
    /// What the names of this team file's drafts begin with.
    team: String,
    /// This session's own name.
    session: String,
    /// This session's lock, from its first draft on.
    live: Option<OwnedFd>,
    /// The locks of dead sessions, whose drafts are ours to offer.
    claimed: HashMap<String, OwnedFd>,
}

impl Folder {
    /// Nothing is made before something is to be kept.
    pub fn of(folder: &Path, team: &Path) -> Self {
        let place = std::fs::canonicalize(team).unwrap_or_else(|_| beside(team));
        let hash = Sha256::digest(place.as_os_str().as_encoded_bytes());
        let team: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let session = format!("{team}-{}", Uuid::now_v7().simple());
        Self { path: folder.to_owned(), team, session, live: None, claimed: HashMap::new() }
    }

    fn file(&self, id: &str, ending: &str) -> PathBuf {
        self.path.join(format!("{id}.{ending}"))
    }

    /// The drafts of dead sessions, the newest first, ours from now on; and where those lie that cannot be read.
    pub fn left(&mut self) -> (Vec<Left>, Vec<PathBuf>) {
        let (mut left, mut aside) = (Vec::new(), Vec::new());
        let names = std::fs::read_dir(&self.path).into_iter().flatten().flatten();
        let ours = names.filter_map(|entry| entry.file_name().into_string().ok()).filter_map(|name| {
            let id = name.strip_suffix(DRAFT)?.strip_suffix('.')?;
            id.starts_with(&self.team).then(|| id.to_owned())
        });
        for id in ours.collect::<Vec<_>>() {
            // Another cockpit is typing this one, or has it to offer.
            let Some(lock) = self.lock(&id) else { continue };
            self.claimed.insert(id.clone(), lock);
            match self.read(&id) {
                Some(draft) => left.push(Left { id, draft }),
                None => aside.push(self.set_aside(&id)),
            }
        }
        left.sort_by_key(|left| std::cmp::Reverse(left.draft.at));
        (left, aside)
    }

    fn read(&self, id: &str) -> Option<Draft> {
        let text = files::read_text(&self.file(id, DRAFT)).ok()?;
        let kept: Kept = serde_json::from_str(&text).ok()?;
        (kept.format == FORMAT).then_some(kept.draft)
    }

    /// The lock of a session, where nobody has it.
    fn lock(&self, id: &str) -> Option<OwnedFd> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = open(self.file(id, LIVE), flags, Mode::RUSR | Mode::WUSR).ok()?;
        flock(&file, FlockOperation::NonBlockingLockExclusive).ok()?;
        Some(file)
    }

    /// Puts this session's draft in the place of the one before.
    pub fn write(&mut self, draft: &Draft) -> Result<(), Refusal> {
        if self.live.is_none() {
            files::make_folder(&self.path)?;
            // Without a lock another cockpit would offer what is being typed here; that is the lesser evil.
            self.live = self.lock(&self.session);
        }
        let path = self.file(&self.session, DRAFT);
        let kept = Kept { format: FORMAT, draft: draft.clone() };
        let text = serde_json::to_vec(&kept).map_err(|error| Refusal::invalid("file-failed").with("message", error))?;
        files::write_whole(&path, |out| out.write_all(&text))
    }

    /// Nothing is typed any more.
    pub fn clear(&self) {
        if self.live.is_some() {
            remove(&self.file(&self.session, DRAFT));
        }
    }

    /// A draft that was left is settled.
    pub fn forget(&mut self, id: &str) {
        if let Some(lock) = self.claimed.remove(id) {
            remove(&self.file(id, DRAFT));
            remove(&self.file(id, LIVE));
            drop(lock);
        }
    }

    /// A draft that was left stays under a name that nobody looks for. Answers its place.
    #[expect(clippy::disallowed_methods, reason = "a whole file gets another name; no team file, nothing is written")]
    pub fn set_aside(&mut self, id: &str) -> PathBuf {
        let path = self.file(id, ASIDE);
        if let Some(lock) = self.claimed.remove(id) {
            // Where even that fails it is found again at the next start, and no worse.
            let _ = std::fs::rename(self.file(id, DRAFT), &path);
            remove(&self.file(id, LIVE));
            drop(lock);
        }
        path
    }

    /// The session ends: what it has typed and not saved is the next one's.
    pub fn leave(&mut self) {
        if self.live.take().is_some() {
            remove(&self.file(&self.session, LIVE));
        }
    }
}

/// Removes a file of ours; one that is not there is as good.
fn remove(path: &Path) {
    let _ = std::fs::remove_file(path);
}

/// The place of a file that is not there yet: its folder's, however that was named.
fn beside(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    file.file_name().map_or_else(|| folder.clone(), |name| folder.join(name))
}
