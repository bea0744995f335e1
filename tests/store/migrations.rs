//! An older file becomes today's, with a verified copy of what it was beside it.

use rusqlite::Connection;
use smarketing::domain::record::Kind;
use smarketing::store::Store;

const FIRST: &str = include_str!("../../assets/migrations/sqlite/0001-foundation.sql");
const HEADER: &str = "pragma journal_mode = wal; pragma application_id = 0x736D6B74; pragma user_version = 1;";

#[test]
fn an_older_file_is_brought_to_todays_schema_and_kept_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(FIRST).unwrap();
    old.execute_batch(HEADER).unwrap();
    old.execute_batch("insert into workspace values (1, 1, 0, 1, null, 'Rossi', 'EUR', 'Europe/Rome', 1, 'it', null);")
        .unwrap();
    drop(old);
    let store = Store::open(&path, &Default::default()).unwrap();
    assert_eq!(store.record(Kind::Workspace, 1).unwrap().unwrap().text("name"), Some("Rossi"));
    assert_eq!(store.count(Kind::Clock).unwrap(), 0, "today's tables are there");
    drop(store);
    let backup = folder.path().join("team.db.v1.backup");
    let kept = Connection::open(&backup).unwrap();
    assert_eq!(kept.query_row("pragma user_version", [], |row| row.get::<_, i64>(0)).unwrap(), 1);
    // What it became is word for word what a new file is.
    drop(Store::open(&path, &Default::default()).unwrap());
}

#[test]
fn a_file_from_before_the_first_release_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(&FIRST.replace("\"region\" text,", "")).unwrap();
    old.execute_batch(HEADER).unwrap();
    drop(old);
    let refusal = Store::open(&path, &Default::default()).err().unwrap();
    assert_eq!(refusal.code, "early-file");
}
