//! S3 to S6 and D5: the n-th call to the disk fails, the disk is full, the file may not grow. Nothing is
//! half done, what was said to be done is done, what was said to be refused is not.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant as Stopwatch;

use smarketing::domain::record::Kind;
use smarketing::store::Store;

use super::child::{self, Working, say};
use super::preload;
use super::world;

/// How many operations each child tries.
const OPERATIONS: u64 = 3;

/// Child: a few operations on a failing disk, then a proper close or a sudden end. Path, arm, end.
pub fn once(words: &[&str]) {
    let [path, arm, end] = words else { panic!("{words:?}") };
    let store = world::open(Path::new(path));
    std::fs::write(arm, "").unwrap();
    for at in 0..OPERATIONS {
        match world::operate(&store, 0, at) {
            Ok(_) => say(&format!("done {at}")),
            Err(refusal) => say(&format!("refused {at} {}", refusal.code)),
        }
        // Reading never needs the disk to take anything.
        assert_eq!(store.count(Kind::Deal).unwrap(), u64::try_from(world::DEALS).unwrap());
    }
    if *end == "crash" {
        say("end");
        rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).unwrap();
    }
    drop(store);
}

/// One run with the n-th call failing; what it said, or nothing when no call failed any more.
fn run(library: &Path, founded: &Path, faults: &[(&str, String)], end: &str) -> Option<Vec<String>> {
    let folder = world::folder();
    let (path, arm) = (folder.path().join("team.db"), folder.path().join("arm"));
    std::fs::copy(founded, &path).unwrap();
    let mut command = child::command("once", &[path.to_str().unwrap(), arm.to_str().unwrap(), end]);
    command.env("LD_PRELOAD", library).env("FAULT_ARM", &arm);
    command.envs(faults.iter().map(|(name, value)| (format!("FAULT_{name}"), value)));
    let answers = Working::new(command).finish();
    assert!(answers.iter().any(|line| line == "end"), "{faults:?}: {answers:?}");
    let store = world::open(&path);
    let eyes = world::eyes(&path);
    let count = |at: u64| {
        world::number(&eyes, &format!("select count(*) from journal where op_id = '{}'", world::op_id(0, at)))
    };
    for line in &answers {
        let mut words = line.split_whitespace();
        match (words.next(), words.next().and_then(|at| at.parse().ok()), words.next()) {
            (Some("done"), Some(at), None) => assert_eq!(count(at), 1, "{faults:?} {end}: {answers:?}"),
            (Some("refused"), Some(at), Some("outcome-unknown")) => assert!(count(at) <= 1),
            (Some("refused"), Some(at), Some("disk-failed" | "disk-full")) => {
                assert_eq!(count(at), 0, "refused and yet there: {faults:?} {end}: {answers:?}");
            }
            _ => assert_eq!(line, "end"),
        }
    }
    world::effects_are_once(&eyes);
    world::holds(&store);
    // Asked for again under the same marks, each is there once.
    for at in 0..OPERATIONS {
        world::operate(&store, 0, at).unwrap();
        assert_eq!(count(at), 1);
    }
    world::effects_are_once(&eyes);
    world::holds(&store);
    folder.path().join("arm.fired").exists().then_some(answers)
}

#[test]
fn whichever_call_fails_nothing_is_half_done() {
    let _alone = world::alone();
    let Some(library) = preload::library("G3") else { return };
    let founded = world::folder();
    let founded = founded.path().join("team.db");
    drop(world::found(&founded));
    let (began, mut runs, mut refused, mut unknown) = (Stopwatch::now(), 0, 0, 0);
    for call in ["write", "sync", "truncate"] {
        for ways in world::size(
            &["", "STICKY", "AFTER", "FULL"][..],
            &["", "STICKY", "AFTER", "FULL", "STICKY AFTER", "STICKY FULL"],
        ) {
            for end in ["crash", "close"] {
                for at in 1.. {
                    let mut faults = vec![("CALL", call.to_owned()), ("AT", at.to_string())];
                    faults.extend(ways.split_whitespace().map(|way| (way, "1".to_owned())));
                    let Some(answers) = run(library, &founded, &faults, end) else { break };
                    runs += 1;
                    refused += answers.iter().filter(|line| line.starts_with("refused")).count();
                    unknown += answers.iter().filter(|line| line.ends_with("outcome-unknown")).count();
                    assert!(at < 500, "the calls never end");
                }
            }
        }
    }
    assert!(runs > 20 && refused > 10, "{runs} runs, {refused} refusals");
    println!(
        "G3: {runs} runs with a failing call, {refused} operations refused, {unknown} of them unknown, 0 half done, \
         0 doubled, 0 refused and yet there; {:.0} s",
        began.elapsed().as_secs_f64()
    );
}

/// Child: writes until the disk takes no more. Path, and `grow` when only the file's size is limited.
pub fn fill(words: &[&str]) {
    let path = Path::new(words[0]);
    let store = world::found(path);
    if words.get(1) == Some(&"grow") {
        // Without a handler the kernel would end the process (RELIABILITY D11).
        let signal = signal_hook::consts::SIGXFSZ;
        signal_hook::flag::register(signal, std::sync::Arc::default()).unwrap();
        let size = |end: &str| std::fs::metadata(format!("{}{end}", path.display())).unwrap().len();
        let limit = rustix::process::Rlimit { current: Some(size("").max(size("-wal")) + 100_000), maximum: None };
        rustix::process::setrlimit(rustix::process::Resource::Fsize, limit).unwrap();
    }
    let (mut done, mut refused) = (0, std::collections::BTreeMap::new());
    let mut before = state(&store);
    while refused.values().sum::<u32>() < 5 {
        match world::operate(&store, 0, done) {
            Ok(_) => done += 1,
            Err(refusal) => {
                // Nothing was changed by it; reading and checking go on.
                assert_eq!(state(&store), before);
                *refused.entry(refusal.code).or_default() += 1;
            }
        }
        before = state(&store);
        assert!(done < 20_000, "the disk is never full");
    }
    say(&format!("refused {refused:?} after {done}"));
    assert_eq!(before.0, done + 1 + u64::try_from(world::DEALS).unwrap());
    world::holds(&store);
    drop(store);
    // Opened anew while it is full: everything acknowledged is there.
    let store = world::open(path);
    assert_eq!(state(&store), before);
    world::holds(&store);
    drop(store);
    if words.get(1) == Some(&"grow") {
        return;
    }
    // Not a byte is left, not even for what sessions share.
    let mut ballast = std::fs::File::create(path.with_file_name("ballast")).unwrap();
    for piece in [vec![0; 4096], vec![0; 1]] {
        while std::io::Write::write_all(&mut ballast, &piece).is_ok() {}
    }
    let store = world::open(path);
    assert_eq!(state(&store), before);
    assert_eq!(world::operate(&store, 0, done).unwrap_err().code, "disk-full");
    world::holds(&store);
}

/// Entries, deals and prospects.
fn state(store: &Store) -> (u64, u64, u64) {
    let entries = u64::try_from(store.chain_head().unwrap().0).unwrap();
    (entries, store.count(Kind::Deal).unwrap(), store.count(Kind::Prospect).unwrap())
}

#[test]
fn a_full_disk_changes_nothing_and_reading_goes_on() {
    let _beside = world::beside();
    let folder = world::folder();
    let program = std::env::current_exe().unwrap();
    let mut command = Command::new("unshare");
    if !rustix::process::geteuid().is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    let script = "mount -t tmpfs -o size=4m tmpfs \"$0\" || { echo '> no right to mount'; exit; }; exec \"$@\"";
    command.args(["--mount", "sh", "-c", script]).arg(folder.path()).arg(program);
    child::as_child(&mut command, "fill", &[folder.path().join("team.db").to_str().unwrap()]);
    let Ok(output) = command.stderr(Stdio::piped()).output() else {
        return println!("S4: SKIPPED, there is no unshare");
    };
    let said = String::from_utf8_lossy(&output.stdout);
    if said.contains("> no right to mount") || !said.contains("running") {
        return println!("S4: SKIPPED, mounting is not permitted here; RLIMIT_FSIZE stands in");
    }
    assert!(said.contains("> end"), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    let line = said.lines().find(|line| line.starts_with("> refused")).unwrap();
    assert!(line.contains("disk-full"), "{line}");
    println!("S4: a disk of 4 MiB: {}", line.trim_start_matches("> "));
}

#[test]
fn a_file_that_may_not_grow_changes_nothing_and_reading_goes_on() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let lines = child::answers(&mut child::command("fill", &[path.to_str().unwrap(), "grow"]));
    let line = lines.iter().find(|line| line.starts_with("refused")).unwrap();
    assert!(line.contains("disk-f") || line.contains("outcome-unknown"), "{line}");
    println!("S6: files that may not grow: {line}");
}
