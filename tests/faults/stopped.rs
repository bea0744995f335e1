//! RELIABILITY 4.3: once a check failed nothing is written any more, by no session and after no new start, until every
//! check holds again; reading goes on.

use std::path::Path;

use serde_json::Map;
use smarketing::domain::change::Change;
use smarketing::domain::record::Kind;
use smarketing::domain::refusal::RefusalKind;
use smarketing::store::bulk::Source;
use smarketing::store::watch::Watcher;
use smarketing::store::{Options, Store};

use super::world;

const DAMAGE: &str = "update deal set amount = 77 where id = 3";
const MENDED: &str = "update deal set amount = 0 where id = 3";

fn write(store: &Store, op: &str) -> Result<(), &'static str> {
    let change = Change::Add(world::prospect(&format!("P {op}")));
    store.apply(&change, &world::stamp(op)).map(drop).map_err(|refusal| {
        assert_eq!(refusal.kind, RefusalKind::Data, "{refusal:?}");
        refusal.code
    })
}

fn fails(store: &Store) -> bool {
    store.verify().unwrap().iter().any(|finding| !finding.holds)
}

fn mark(path: &Path) -> std::path::PathBuf {
    path.with_extension("db-damaged")
}

#[test]
fn nothing_is_written_from_the_check_that_failed_to_the_one_that_holds() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let store = world::found(&path);
    let colleague = world::open(&path);
    let watcher = Watcher::new(&path, false).unwrap();
    world::eyes(&path).execute_batch(DAMAGE).unwrap();
    write(&colleague, "before").unwrap();
    assert!(fails(&store));
    let said = std::fs::read_to_string(mark(&path)).unwrap();
    assert_eq!(said, "rows");
    // This session, one that was open before, and one after the next start.
    assert_eq!(write(&store, "here"), Err("writing-stopped"));
    assert_eq!(write(&colleague, "there"), Err("writing-stopped"));
    assert_eq!(write(&world::open(&path), "later"), Err("writing-stopped"));
    assert_eq!(watcher.check_sound().unwrap_err().code, "writing-stopped", "an idle session is told");
    let source = Source { file_name: "a".into(), file_hash: "a".into(), kind: "prospects".into(), expected: 9 };
    assert_eq!(store.load(&source, &world::stamp("load")).err().unwrap().code, "writing-stopped");
    // Reading goes on.
    assert_eq!(colleague.count(Kind::Deal).unwrap(), world::DEALS as u64);
    // Who may only read neither stops the others nor lets them go on.
    let reader = Store::open(&path, &Options { read_only: true, ..Options::default() }).unwrap();
    assert!(fails(&reader));
    world::eyes(&path).execute_batch(MENDED).unwrap();
    assert!(!fails(&reader));
    assert_eq!(write(&colleague, "yet"), Err("writing-stopped"));
    // A check that holds lets everybody go on.
    assert!(!fails(&colleague));
    assert!(!mark(&path).exists() && watcher.check_sound().is_ok());
    write(&store, "after").unwrap();
    write(&colleague, "after too").unwrap();
    world::holds(&store);
}

#[test]
fn an_import_on_its_way_is_not_published_into_a_damaged_file() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let store = world::found(&path);
    let source = Source { file_name: "a".into(), file_hash: "a".into(), kind: "prospects".into(), expected: 9 };
    let mut loader = store.load(&source, &world::stamp("load")).unwrap();
    let mut deal = world::prospect("Imported");
    deal.id = loader.next_id(Kind::Prospect).unwrap();
    loader.prospect_record(&deal, &[]).unwrap();
    world::eyes(&path).execute_batch(DAMAGE).unwrap();
    assert!(fails(&world::open(&path)));
    let refused = loader.publish("import.published", &world::stamp("publish"), &Map::new()).unwrap_err();
    assert_eq!(refused.code, "writing-stopped");
    assert_eq!(store.count(Kind::Prospect).unwrap(), 0);
}

#[test]
fn where_no_mark_can_be_left_this_session_stops_all_the_same() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let store = world::found(&path);
    // Something else bears the name of the mark: nothing is written through it, and it stops as well.
    std::os::unix::fs::symlink(folder.path().join("elsewhere"), mark(&path)).unwrap();
    assert_eq!(write(&store, "stopped"), Err("writing-stopped"));
    world::eyes(&path).execute_batch(DAMAGE).unwrap();
    assert!(fails(&store));
    assert!(!folder.path().join("elsewhere").exists());
    world::eyes(&path).execute_batch(MENDED).unwrap();
    assert!(!fails(&store));
    std::fs::create_dir(mark(&path)).unwrap();
    assert_eq!(write(&store, "a folder"), Err("writing-stopped"));
    assert!(!fails(&store));
    assert!(!mark(&path).exists(), "a folder of that name goes with the check that holds");
    write(&store, "after").unwrap();
}

#[test]
fn a_copy_that_is_put_back_ends_it_and_what_was_damaged_is_kept() {
    let _beside = world::beside();
    let folder = world::folder();
    let at = |name: &str| folder.path().join(name);
    let (path, copy, safety) = (at("team.db"), at("copy.db"), at("safety.db"));
    let store = world::found(&path);
    store.backup(&copy, false).unwrap();
    write(&store, "after the copy").unwrap();
    drop(store);
    // A journal that was tampered with: a copy of it is no backup, and is kept all the same.
    world::eyes(&path).execute_batch("update journal set code = 'x' where seq = 3").unwrap();
    let store = world::open(&path);
    assert!(fails(&store));
    assert_eq!(store.backup(&at("no.db"), false).unwrap_err().code, "backup-not-whole");
    drop(store);
    Store::restore(&path, &copy, &safety).unwrap();
    assert!(!mark(&path).exists());
    let store = world::open(&path);
    world::holds(&store);
    write(&store, "again").unwrap();
    let kept = world::eyes(&safety);
    assert_eq!(world::number(&kept, "select count(*) from journal where code = 'x'"), 1);
    assert_eq!(world::number(&kept, "select count(*) from prospect"), 1);
    // A copy whose rows are not what its journal says is not put over a file that is whole.
    let bad = world::eyes(&copy);
    bad.execute_batch("pragma journal_mode = delete; update deal set amount = 77 where id = 3").unwrap();
    drop(bad);
    drop(store);
    let refused = Store::restore(&path, &copy, &at("safety2.db")).unwrap_err();
    assert_eq!(refused.code, "backup-not-whole");
    assert!(!at("safety2.db").exists());
    write(&world::open(&path), "still").unwrap();
}

#[test]
fn a_copy_is_put_back_over_a_file_that_cannot_even_be_opened() {
    let _beside = world::beside();
    let folder = world::folder();
    let at = |name: &str| folder.path().join(name);
    let (path, copy) = (at("team.db"), at("copy.db"));
    let store = world::found(&path);
    store.backup(&copy, false).unwrap();
    drop(store);
    let sound = std::fs::read(&path).unwrap();
    // The mark of the file's kind, and the first page's type.
    for (byte, name) in [(3, "a.db"), (100, "b.db")] {
        let mut bytes = sound.clone();
        bytes[byte] ^= 0xFF;
        std::fs::write(&path, &bytes).unwrap();
        assert!(Store::open(&path, &Options::default()).is_err(), "byte {byte}");
        Store::restore(&path, &copy, &at(name)).unwrap();
        assert!(std::fs::read(at(name)).unwrap() == bytes, "it is kept as it was");
        let store = world::open(&path);
        world::holds(&store);
        write(&store, name).unwrap();
    }
    // Another program's file is none of ours: nothing is done to it.
    let foreign = world::eyes(&at("theirs.db"));
    foreign.execute_batch("create table mine (x)").unwrap();
    let refused = Store::restore(&at("theirs.db"), &copy, &at("c.db")).unwrap_err();
    assert_eq!(refused.code, "foreign-file");
}

#[test]
fn a_new_team_of_that_name_begins_without_the_mark() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    std::fs::write(mark(&path), "rows").unwrap();
    let store = world::found(&path);
    write(&store, "new").unwrap();
    assert_eq!(store.check_apart(&mark(&path)).unwrap_err().code, "team-file-itself");
}
