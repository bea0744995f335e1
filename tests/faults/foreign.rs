//! S8, S9, S16: what is not ours, newer than we are, or crafted, is refused and stays as it was.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use smarketing::store::{APPLICATION_ID, Options, Store, VERSION};

use super::world;

/// Every file of a folder with its size and a hash. SQLite makes a `-shm` beside a `-wal` that it reads
/// and leaves it: it holds nothing.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, (usize, u64)> {
    let files = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let digest = |path: &Path| {
        let content = std::fs::read(path).unwrap();
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        (content.len(), hasher.finish())
    };
    files.filter(|path| !path.to_string_lossy().ends_with("-shm")).map(|path| (path.clone(), digest(&path))).collect()
}

fn ways() -> [Options; 3] {
    let usual = Options::default();
    [usual, Options { read_only: true, ..usual }, Options { alone: true, ..usual }]
}

/// Opens the file in every way; the code of the refusal, after which the folder is byte for byte the same.
fn refused(path: &Path) -> &'static str {
    let before = bytes(path.parent().unwrap());
    let codes = ways().map(|options| match Store::open(path, &options) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(refusal) => refusal.code,
    });
    assert_eq!(bytes(path.parent().unwrap()), before, "{}: {codes:?}", path.display());
    assert!(codes.iter().all(|code| *code == codes[0]), "{codes:?}");
    codes[0]
}

fn file(content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

#[test]
fn what_is_no_database_is_refused_and_stays() {
    let _beside = world::beside();
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0x5A; 4_096]].concat();
    let mut almost = b"SQLite format 3\0".to_vec();
    almost.extend([0xFF; 8_000]);
    let cases: [(&[u8], &str); 7] = [
        (b"", "empty-team-file"),
        // Shorter than a page, it is a database of nothing to SQLite.
        (b"x", "foreign-file"),
        (b"hello, this is a letter to my mother\n", "not-a-database"),
        (&png, "not-a-database"),
        (b"SQLite format 3\0", "not-a-database"),
        (&almost, "not-a-database"),
        (&[0; 8_192], "not-a-database"),
    ];
    for (content, code) in cases {
        let (_folder, path) = file(content);
        assert_eq!(refused(&path), code, "{} bytes", content.len());
        assert_eq!(Store::create(&path).unwrap_err().code, "file-exists");
        assert_eq!(std::fs::read(&path).unwrap(), content);
    }
}

#[test]
fn another_programs_database_is_refused_and_stays() {
    let _beside = world::beside();
    for mode in ["delete", "wal"] {
        for left in ["closed", "killed"] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("places.db");
            let theirs = rusqlite::Connection::open(&path).unwrap();
            let script = format!(
                "pragma journal_mode = {mode}; create table moz_places (url text); insert into moz_places values ('x'); \
                 pragma wal_checkpoint; insert into moz_places values ('y');"
            );
            theirs.execute_batch(&script).unwrap();
            // A program that was killed leaves its -wal, which only it may fold into its file.
            let copy = tempfile::tempdir().unwrap();
            let place = copy.path().join("places.db");
            if left == "closed" {
                drop(theirs);
                std::fs::copy(&path, &place).unwrap();
            } else {
                for end in ["", "-wal"] {
                    let name = format!("places.db{end}");
                    if folder.path().join(&name).exists() {
                        std::fs::copy(folder.path().join(&name), copy.path().join(&name)).unwrap();
                    }
                }
            }
            assert_eq!(refused(&place), "foreign-file", "{mode}, {left}");
        }
    }
}

/// Writes a pragma into a closed team file.
fn marked(pragma: &str, wal: bool) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    drop(world::found(&path));
    let eyes = world::eyes(&path);
    eyes.execute_batch(pragma).unwrap();
    if !wal {
        return (folder, path);
    }
    let copy = tempfile::tempdir().unwrap();
    for name in ["team.db", "team.db-wal"] {
        std::fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let path = copy.path().join("team.db");
    (copy, path)
}

#[test]
fn a_newer_file_is_refused_and_stays() {
    let _beside = world::beside();
    for wal in [false, true] {
        let (_folder, path) = marked("pragma user_version = 99", wal);
        assert_eq!(refused(&path), "newer-file", "with -wal: {wal}");
        let (_folder, path) = marked("pragma application_id = 7", wal);
        assert_eq!(refused(&path), "foreign-file", "with -wal: {wal}");
    }
    // Another program migrates while this one has the file open: the next write is refused (S15).
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let store = world::found(&path);
    world::eyes(&path).execute_batch("pragma user_version = 99").unwrap();
    let refusal = store.apply(&world::set_amount(1, None, 5), &world::stamp("late")).unwrap_err();
    assert_eq!(refusal.code, "newer-file");
    assert_eq!(world::number(&world::eyes(&path), "select count(*) from journal where op_id = 'late'"), 0);
}

#[test]
fn an_older_file_is_backed_up_before_it_is_migrated() {
    let _beside = world::beside();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    // The oldest there can be: ours, with nothing in it yet.
    let older = world::eyes(&path);
    let script = format!("pragma journal_mode = wal; pragma application_id = {APPLICATION_ID};");
    older.execute_batch(&script).unwrap();
    drop(older);
    let store = world::open(&path);
    let copy = folder.path().join("team.db.v0.backup");
    let version = |path: &Path| world::number(&world::eyes(path), "pragma user_version");
    assert_eq!((version(&path), version(&copy)), (VERSION, 0));
    world::holds(&store);

    // What is no state that migrations begin from is left as it was.
    let path = folder.path().join("other.db");
    let older = world::eyes(&path);
    older.execute_batch(&format!("{script} create table workspace (id integer);")).unwrap();
    drop(older);
    let refusal = Store::open(&path, &Options::default()).unwrap_err();
    assert_eq!(refusal.code, "early-file");
    assert_eq!(version(&path), 0);
    assert_eq!(world::number(&world::eyes(&path), "select count(*) from sqlite_schema"), 1);
    assert!(!folder.path().join("other.db.v0.backup").exists());
}

#[test]
fn a_file_with_code_of_its_own_is_refused() {
    let _beside = world::beside();
    let crafted = [
        "create trigger t after update on deal begin delete from journal; end",
        "create trigger t after insert on prospect begin insert into deal_line values (1,1,1,1,null,1,1,1); end",
        "create view mine as select * from journal",
        "create table extra (x)",
        "create index extra on deal (upper(title))",
        "alter table deal add column extra integer as (abs(amount))",
        "drop index deal_title",
        "create virtual table words using fts5(x)",
    ];
    for sql in crafted {
        for wal in [false, true] {
            let (_folder, path) = marked(sql, wal);
            assert_eq!(refused(&path), "crafted-file", "{sql}");
        }
    }
    // By hand, past what SQLite itself allows: a view in the place of a table.
    let (_folder, path) = marked("select 1", false);
    let eyes = world::eyes(&path);
    eyes.execute_batch(
        "pragma writable_schema = on; \
         update sqlite_schema set sql = replace(sql, '\"amount\" integer', '\"amount\" integer default (abs(-1))') where name = 'deal';",
    )
    .unwrap();
    drop(eyes);
    assert_eq!(refused(&path), "crafted-file");
}

#[test]
fn the_engine_is_new_enough_and_hardened() {
    assert!(smarketing::store::sqlite_version() >= 3_051_003);
}
