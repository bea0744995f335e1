//! A cockpit that lies open while somebody's check finds the file damaged says so, and says when it is over.

use smarketing::app::worker::Reply;
use smarketing::domain::record::Kind;
use smarketing::store::Store;

use crate::team::{Team, path};
use crate::worker::{start, wait};

#[test]
fn who_only_looks_is_told_that_writing_stopped_and_that_it_goes_on() {
    let team = Team::generated(3);
    let file = path(team.folder.path());
    let (worker, replies) = start(file.clone(), "anna");
    let other = Store::open(&file, &Default::default()).unwrap();
    let raw = rusqlite::Connection::open(&file).unwrap();
    raw.execute_batch("update prospect set archived = 1 - archived where id = 1").unwrap();
    assert!(other.verify().unwrap().iter().any(|finding| !finding.holds));
    let refusal = wait(&replies, "word of the damage", |reply| match reply {
        Reply::Refused(refusal) if refusal.code == "writing-stopped" => Some(refusal),
        _ => None,
    });
    assert!(refusal.values[0].1.contains("rows"), "{refusal:?}");
    raw.execute_batch("update prospect set archived = 1 - archived where id = 1").unwrap();
    assert!(other.verify().unwrap().iter().all(|finding| finding.holds));
    wait(&replies, "fresh start", |reply| matches!(reply, Reply::Opened).then_some(()));
    assert!(other.count(Kind::Prospect).unwrap() > 0);
    drop(worker);
}
