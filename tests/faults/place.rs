//! Where the team file lies: its modes (H2), links and devices (S13), read-only places (S7), another
//! file in its place (S12), and that nobody but SQLite opens it (D2).

use std::collections::BTreeMap;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::fs::{FileType, Mode};
use smarketing::domain::record::Kind;
use smarketing::store::watch::{News, Watcher};
use smarketing::store::{Access, Options, Store};

use super::child::{self, say};
use super::world;

fn modes(folder: &Path) -> BTreeMap<String, u32> {
    let entries = folder.read_dir().unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().permissions().mode() & 0o7777)
        })
        .collect()
}

/// Child: every file that the store makes, under a umask. Folder, umask in octal.
pub fn shape(words: &[&str]) {
    let folder = Path::new(words[0]);
    let mask = u32::from_str_radix(words[1], 8).unwrap();
    rustix::process::umask(Mode::from_bits_truncate(mask));
    let own = folder.join("own");
    smarketing::app::files::make_folder(&own).unwrap();
    let path = own.join("team.db");
    let store = world::found(&path);
    store.backup(&own.join("copy.db"), false).unwrap();
    store.backup(&own.join("copy.db"), true).unwrap();
    smarketing::app::files::write_whole(&own.join("report.csv"), |out| out.write_all(b"a,b\n")).unwrap();
    drop(store);
    Store::restore(&path, &own.join("copy.db"), &own.join("safety.db")).unwrap();
    Store::restore(&own.join("second.db"), &own.join("copy.db"), &own.join("safety.db")).unwrap();
    // An older file, backed up before it is migrated.
    let older = own.join("older.db");
    drop(Store::create(&older).unwrap());
    let eyes = world::eyes(&older);
    let tables = "select group_concat('drop table ' || name, ';') from sqlite_schema where type = 'table'";
    let drops: String = eyes.query_row(tables, [], |row| row.get(0)).unwrap();
    eyes.execute_batch(&format!("{drops}; pragma user_version = 0;")).unwrap();
    drop(eyes);
    let alone = own.join("alone.db");
    drop(Store::create(&alone).unwrap());
    let open = [
        world::open(&path),
        world::open(&older),
        Store::open(&alone, &Options { alone: true, ..Options::default() }).unwrap(),
    ];
    for (at, store) in open.iter().enumerate().take(1) {
        world::operate(store, at as u64, 0).unwrap();
    }
    say(&format!("folder {:o}", modes(folder)["own"]));
    for (name, mode) in modes(&own) {
        say(&format!("file {name} {mode:o}"));
    }
}

#[test]
fn every_file_is_its_owners_alone_whatever_the_umask() {
    let _beside = world::beside();
    for mask in ["000", "022", "077"] {
        let folder = world::folder();
        let lines = child::answers(&mut child::command("shape", &[folder.path().to_str().unwrap(), mask]));
        assert!(lines.contains(&"folder 700".to_owned()), "umask {mask}: {lines:?}");
        let files: Vec<&String> = lines.iter().filter(|line| line.starts_with("file")).collect();
        let open: Vec<_> = files.iter().filter(|line| !line.ends_with(" 600")).collect();
        assert!(open.is_empty(), "umask {mask}: {open:?}");
        for name in [
            "team.db",
            "team.db-wal",
            "team.db-shm",
            "copy.db",
            "safety.db",
            "second.db",
            "older.db.v0.backup",
            "report.csv",
        ] {
            assert!(
                files.iter().any(|line| line.starts_with(&format!("file {name} "))),
                "umask {mask}: no {name}: {files:?}"
            );
        }
        println!("H2: umask {mask}: {} files, all 600", files.len());
    }
}

fn code(path: &Path) -> &'static str {
    Store::open(path, &Options::default()).unwrap_err().code
}

#[test]
fn what_is_no_plain_file_of_one_name_is_refused_by_name() {
    let _beside = world::beside();
    let folder = world::folder();
    let at = |name: &str| folder.path().join(name);
    drop(world::found(&at("team.db")));
    symlink(at("team.db"), at("link.db")).unwrap();
    symlink(at("nothing.db"), at("dangling.db")).unwrap();
    rustix::fs::mknodat(rustix::fs::CWD, at("pipe.db"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    std::fs::create_dir(at("folder.db")).unwrap();
    assert_eq!(code(&at("link.db")), "linked-file");
    assert_eq!(code(&at("dangling.db")), "linked-file");
    assert_eq!(code(&at("pipe.db")), "not-a-file");
    assert_eq!(code(&at("folder.db")), "directory");
    assert_eq!(code(Path::new("/dev/null")), "not-a-file");
    assert_eq!(code(&at("none.db")), "no-such-file");
    assert_eq!(code(&at("team.db").join("x.db")), "no-such-file");
    for name in ["link.db", "dangling.db", "pipe.db", "folder.db", "team.db"] {
        assert_eq!(Store::create(&at(name)).unwrap_err().code, "file-exists", "{name}");
    }
    assert_eq!(Store::create(&at("no/such/team.db")).unwrap_err().code, "no-such-folder");
    assert!(!at("nothing.db").exists());
    std::fs::hard_link(at("team.db"), at("second.db")).unwrap();
    assert_eq!((code(&at("team.db")), code(&at("second.db"))), ("linked-file", "linked-file"));
    std::fs::remove_file(at("second.db")).unwrap();
    world::holds(&world::open(&at("team.db")));
}

#[test]
fn a_link_that_is_swapped_in_is_never_followed() {
    let _beside = world::beside();
    let folder = world::folder();
    let at = |name: &str| folder.path().join(name);
    for name in ["team.db", "victim.db"] {
        drop(world::found(&at(name)));
    }
    let victim = world::open(&at("victim.db"));
    world::operate(&victim, 9, 0).unwrap();
    let (stop, turns) = (std::sync::atomic::AtomicBool::new(false), world::size(2_000, 20_000));
    let mut outcomes: BTreeMap<&str, u32> = BTreeMap::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                std::fs::rename(at("team.db"), at("aside")).unwrap();
                symlink(at("victim.db"), at("team.db")).unwrap();
                std::fs::rename(at("aside"), at("team.db")).unwrap();
                std::thread::sleep(std::time::Duration::from_micros(300));
            }
        });
        for _ in 0..turns {
            let outcome = match Store::open(&at("team.db"), &Options { read_only: true, ..Options::default() }) {
                Ok(store) => {
                    assert_eq!(store.count(Kind::Prospect).unwrap(), 0, "the link was followed");
                    "opened"
                }
                Err(refusal) => refusal.code,
            };
            *outcomes.entry(outcome).or_default() += 1;
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert!(outcomes.len() > 1, "both sides of the race were seen: {outcomes:?}");
    println!("S13: {turns} opens of a path that is swapped: {outcomes:?}, 0 followed");
}

#[test]
fn nothing_is_written_into_a_file_that_is_no_longer_at_its_path() {
    let _beside = world::beside();
    type Event = fn(&Path);
    let cases: [(&str, Event); 4] = [
        ("deleted", |path| std::fs::remove_file(path).unwrap()),
        ("renamed", |path| std::fs::rename(path, path.with_extension("old")).unwrap()),
        ("replaced", |path| {
            let other = path.with_extension("other");
            drop(world::found(&other));
            std::fs::rename(&other, path).unwrap();
        }),
        ("linked", |path| {
            std::fs::rename(path, path.with_extension("old")).unwrap();
            symlink(path.with_extension("old"), path).unwrap();
        }),
    ];
    for (what, happens) in cases {
        let folder = world::folder();
        let path = folder.path().join("team.db");
        let store = world::found(&path);
        happens(&path);
        let refusal = store.apply(&world::set_amount(1, None, 5), &world::stamp("late")).unwrap_err();
        assert_eq!(refusal.code, "file-replaced", "{what}");
        assert_eq!(store.record(Kind::Deal, 1).unwrap().unwrap().int("amount"), Some(0), "{what}: reading goes on");
        if what == "renamed" {
            std::fs::rename(path.with_extension("old"), &path).unwrap();
            store.apply(&world::set_amount(1, None, 5), &world::stamp("late")).unwrap();
        }
    }
}

#[test]
fn nothing_is_written_into_a_log_that_is_no_longer_beside_the_file() {
    let _beside = world::beside();
    for gone in [&["-wal", "-shm"][..], &["-wal"], &["-shm"]] {
        let folder = world::folder();
        let path = folder.path().join("team.db");
        let store = world::found(&path);
        let mut watcher = Watcher::new(&path, false).unwrap();
        for ending in gone {
            std::fs::remove_file(folder.path().join(format!("team.db{ending}"))).unwrap();
        }
        let late = store.apply(&world::set_amount(1, None, 5), &world::stamp("late")).unwrap_err();
        assert_eq!(late.code, "file-replaced", "{gone:?}");
        assert_eq!(watcher.poll().unwrap_err().code, "file-replaced", "{gone:?}: an idle session sees it too");
        drop((watcher, store));
        // Nobody else wrote: what was acknowledged is folded in by the last that had the log.
        let store = world::open(&path);
        assert_eq!(store.count(Kind::Deal).unwrap(), u64::try_from(world::DEALS).unwrap(), "{gone:?}");
        world::holds(&store);
    }
}

#[test]
fn a_log_that_was_taken_away_is_not_folded_over_what_another_program_wrote() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    drop(world::found(&path));
    let words = [path.to_str().unwrap()];
    let store = world::open(&path);
    store.apply(&world::set_amount(1, None, 5), &world::stamp("mine")).unwrap();
    for ending in ["-wal", "-shm"] {
        std::fs::remove_file(folder.path().join(format!("team.db{ending}"))).unwrap();
    }
    child::answers(&mut child::command("other", &words));
    drop(store);
    let store = world::open(&path);
    assert_eq!(store.record(Kind::Deal, 2).unwrap().unwrap().int("amount"), Some(7), "acknowledged there");
    world::holds(&store);
}

/// Child: another program that changes something.
pub fn other(path: &Path) {
    world::open(path).apply(&world::set_amount(2, None, 7), &world::stamp("theirs")).unwrap();
}

/// Child: opens a file that it may not write, reads it, tries to change it.
pub fn read_only(path: &Path) {
    match Store::open(path, &Options::default()) {
        Err(refusal) => say(&format!("refused {}", refusal.code)),
        Ok(store) => {
            say(&format!("{:?} {}", store.access(), store.count(Kind::Deal).unwrap()));
            let refusal = store.apply(&world::set_amount(1, None, 5), &world::stamp("x")).unwrap_err();
            say(&format!("change {}", refusal.code));
            world::holds(&store);
        }
    }
}

#[test]
fn what_may_not_be_written_is_read_and_nothing_is_made_beside_it() {
    let _beside = world::beside();
    // Where another login can reach it, and the program too.
    let top = tempfile::tempdir().unwrap();
    std::fs::set_permissions(top.path(), PermissionsExt::from_mode(0o755)).unwrap();
    let program = top.path().join("program");
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).unwrap();
    let root = rustix::process::geteuid().is_root();
    let mut seen = BTreeMap::new();
    for (file, folder_mode, wal) in [
        (0o444, 0o755, false),
        (0o444, 0o777, false),
        (0o644, 0o555, false),
        (0o444, 0o555, false),
        (0o444, 0o555, true),
    ] {
        let folder = top.path().join(format!("{file:o}-{folder_mode:o}-{wal}"));
        std::fs::create_dir(&folder).unwrap();
        let path = folder.join("team.db");
        let store = world::found(&path);
        let left = folder.join("left");
        if wal {
            std::fs::copy(folder.join("team.db-wal"), &left).unwrap();
        }
        drop(store);
        if wal {
            std::fs::rename(&left, folder.join("team.db-wal")).unwrap();
            std::fs::set_permissions(folder.join("team.db-wal"), PermissionsExt::from_mode(0o444)).unwrap();
        }
        std::fs::set_permissions(&path, PermissionsExt::from_mode(file)).unwrap();
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(folder_mode)).unwrap();
        let before = (modes(&folder), std::fs::read(&path).unwrap().len());
        let mut command = Command::new(if root { "setpriv" } else { "env" });
        if root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        }
        command.arg(&program);
        child::as_child(&mut command, "read-only", &[path.to_str().unwrap()]);
        let Ok(output) = command.stderr(Stdio::piped()).output() else {
            return println!("S7: SKIPPED, there is no setpriv");
        };
        let said = String::from_utf8_lossy(&output.stdout);
        if !said.contains("running") {
            return println!("S7: SKIPPED, another login cannot run here: {}", String::from_utf8_lossy(&output.stderr));
        }
        let lines: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("> ")).collect();
        assert_eq!(lines.last(), Some(&"end"), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!((modes(&folder), std::fs::read(&path).unwrap().len()), before, "{lines:?}");
        seen.insert((file, folder_mode, wal), lines.join(", "));
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
    }
    println!("S7: {seen:?}");
    for ((file, folder, wal), said) in seen {
        let wanted = if wal { "refused read-only-with-wal, end" } else { "Read 20, change read-only, end" };
        assert_eq!(said, wanted, "{file:o} in {folder:o}, with a -wal: {wal}");
    }
}

/// Child: everything that the program does with a team file, for the eyes of strace.
pub fn journey(folder: &Path) {
    let path = folder.join("team.db");
    drop(world::found(&path));
    let store = world::open(&path);
    let mut watcher = Watcher::new(&path, false).unwrap();
    for at in 0..6 {
        world::operate(&store, 0, at).unwrap();
    }
    let News::Entries(entries) = watcher.poll().unwrap() else { panic!("nothing was put back") };
    assert_eq!(entries.len(), 6);
    world::holds(&store);
    store.backup(&folder.join("copy.db"), false).unwrap();
    let reader = Store::open(&path, &Options { read_only: true, ..Options::default() }).unwrap();
    assert_eq!(reader.access(), Access::Read);
    drop((store, watcher, reader));
    Store::restore(&path, &folder.join("copy.db"), &folder.join("safety.db")).unwrap();
}

#[test]
fn nobody_but_sqlite_opens_the_team_file() {
    let _beside = world::beside();
    let folder = world::folder();
    let trace = folder.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-s", "4096", "-e", "trace=open,openat,openat2,creat", "-o"]).arg(&trace);
    command.arg(std::env::current_exe().unwrap());
    child::as_child(&mut command, "journey", &[folder.path().to_str().unwrap()]);
    let Ok(output) = command.stderr(Stdio::piped()).output() else {
        return println!("D2: SKIPPED, there is no strace");
    };
    if !String::from_utf8_lossy(&output.stdout).contains("running") {
        return println!("D2: SKIPPED, tracing is not permitted here");
    }
    assert!(String::from_utf8_lossy(&output.stdout).contains("> end"), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(&trace).unwrap();
    let mut opened: BTreeMap<PathBuf, u32> = BTreeMap::new();
    for line in text.lines().filter(|line| line.contains("team.db")) {
        let path = PathBuf::from(line.split('"').nth(1).unwrap());
        *opened.entry(path.file_name().unwrap().into()).or_default() += 1;
        // SQLite's own opens carry both; the standard library's never the second.
        assert!(line.contains("O_CLOEXEC") && line.contains("O_NOFOLLOW"), "{line}");
        // Reading is SQLite's alone: our one open makes an empty file where nothing was.
        let ours = line.contains("O_WRONLY");
        assert!(!ours || line.contains("O_EXCL"), "{line}");
    }
    println!("D2: {opened:?}, all by SQLite but the making of the empty file");
    assert!(opened.values().sum::<u32>() >= 8, "{opened:?}");
}
