//! What is kept, what is handed on, and to whom.

use std::os::unix::fs::PermissionsExt as _;
use std::sync::mpsc;

use super::*;

fn draft(text: &str) -> Draft {
    Draft { member: "anna".to_owned(), at: 1_795_248_840_000_000, content: text.to_owned() }
}

/// A session that hears its news.
fn session(folder: &Path, team: &str) -> (Keeper, mpsc::Receiver<News>) {
    let (send, news) = mpsc::channel();
    let keeper = Keeper::start(folder, &folder.join(team), move |told| drop(send.send(told))).unwrap();
    (keeper, news)
}

/// What a new session is handed, once the thread has ended.
fn left(folder: &Path, team: &str) -> Vec<Left> {
    let (keeper, news) = session(folder, team);
    drop(keeper);
    news.iter().flat_map(|told| if let News::Left(left) = told { left } else { Vec::new() }).collect()
}

/// A session that was killed: its lock is free, its draft is there.
fn killed(folder: &Path, team: &str, text: &str) {
    let mut dead = Folder::of(folder, &folder.join(team));
    dead.write(&draft(text)).unwrap();
}

fn names(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    all.filter(|path| path.extension().is_some_and(|end| end == ending)).collect()
}

#[test]
fn what_was_typed_last_is_handed_to_the_next_session_of_the_same_file() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("drafts");
    let (keeper, _news) = session(&folder, "team.db");
    ["n", "ne", "new"].iter().for_each(|text| keeper.keep(Some(draft(text))));
    drop(keeper);
    assert_eq!(left(&folder, "other.db"), Vec::new());
    let found = left(&folder, "team.db");
    assert_eq!(found.iter().map(|left| left.draft.clone()).collect::<Vec<_>>(), [draft("new")]);
    assert_eq!(left(&folder, "team.db"), found, "looking takes nothing away");
}

#[test]
fn what_was_saved_or_settled_is_gone() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("drafts");
    let (keeper, _news) = session(&folder, "team.db");
    keeper.keep(Some(draft("saved")));
    keeper.keep(None);
    drop(keeper);
    assert_eq!(left(&folder, "team.db"), Vec::new());
    killed(&folder, "team.db", "given up");
    let (keeper, news) = session(&folder, "team.db");
    let News::Left(found) = news.recv().unwrap() else { panic!("no draft") };
    keeper.forget(found[0].id.clone());
    drop(keeper);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn nothing_typed_writes_nothing() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("drafts");
    let (keeper, _news) = session(&folder, "team.db");
    keeper.keep(None);
    drop(keeper);
    assert!(!folder.exists());
}

#[test]
fn a_live_draft_and_one_that_another_session_offers_are_left_alone() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("drafts");
    let mut typing = Folder::of(&folder, &room.path().join("team.db"));
    typing.write(&draft("in the middle of it")).unwrap();
    let mut second = Folder::of(&folder, &room.path().join("team.db"));
    assert_eq!(second.left(), (Vec::new(), Vec::new()));
    // It was killed: the second one offers it, and a third one does not offer it too.
    drop(typing);
    assert_eq!(second.left().0.len(), 1);
    let mut third = Folder::of(&folder, &room.path().join("team.db"));
    assert_eq!(third.left(), (Vec::new(), Vec::new()));
    drop(second);
    assert_eq!(third.left().0.len(), 1);
}

#[test]
fn a_draft_that_cannot_be_read_is_set_aside_and_said() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("drafts");
    killed(&folder, "team.db", "of today");
    let path = names(&folder, DRAFT_ENDING).remove(0);
    for text in ["{\"format\":99,\"draft\":{\"member\":\"\",\"at\":0,\"content\":\"\"}}", "half of", ""] {
        std::fs::write(&path, text).unwrap();
        let (keeper, news) = session(&folder, "team.db");
        drop(keeper);
        let told: Vec<_> = news.iter().collect();
        let [News::Aside(aside)] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(std::fs::read_to_string(aside).unwrap(), text);
    }
    assert_eq!(left(&folder, "team.db"), Vec::new());
}

const DRAFT_ENDING: &str = "draft";

#[test]
fn drafts_are_for_the_owners_eyes_alone() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("data/drafts");
    let mut session = Folder::of(&folder, &room.path().join("team.db"));
    session.write(&draft("private")).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&room.path().join("data"))), (0o700, 0o700));
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| mode(&entry.unwrap().path())).collect();
    assert_eq!(files, [0o600, 0o600]);
}

#[test]
fn what_cannot_be_kept_is_told_once() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("drafts");
    std::fs::write(&folder, "a file where the folder should be").unwrap();
    let (keeper, news) = session(&folder, "team.db");
    keeper.keep(Some(draft("a")));
    keeper.forget("none".to_owned());
    keeper.keep(Some(draft("b")));
    drop(keeper);
    let told: Vec<_> = news.iter().collect();
    assert!(matches!(told.as_slice(), [News::Failed(_)]), "{told:?}");
}
