//! Commands that are ended by a signal, run out of disk, or have nobody to answer to.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant as Stopwatch};

use rustix::process::{Pid, Signal, kill_process};

use super::desk::{Desk, said};

/// A file of prospects that takes a while to read in.
fn table(desk: &Desk, rows: usize) {
    let mut text = "name,email,company,source\n".to_owned();
    for row in 0..rows {
        text.push_str(&format!("Person {row},p{row}@example.org,Company {},web\n", row % 5_000));
    }
    std::fs::write(desk.home.path().join("people.csv"), text).unwrap();
}

fn kill(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

fn count(desk: &Desk) -> usize {
    desk.data(&["prospect", "list", "--limit", "5"]).as_array().unwrap().len()
}

/// Starts an import and ends it once it writes; nothing where it was done before that.
fn ended(desk: &Desk, signal: Signal) -> Option<Output> {
    let mut child =
        desk.command(&["import", "people.csv"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let wal = desk.home.path().join(".local/share/smarketing/team.db-wal");
    let end = Stopwatch::now() + Duration::from_secs(60);
    while !std::fs::metadata(&wal).is_ok_and(|found| found.len() > 1_000_000) && Stopwatch::now() < end {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        thread::sleep(Duration::from_millis(1));
    }
    kill(&child, signal);
    Some(child.wait_with_output().unwrap())
}

#[test]
fn an_import_that_is_told_to_end_leaves_nothing_and_says_so() {
    let desk = Desk::busy();
    // Enough for the signal to come long before the last row, on a busy machine too.
    table(&desk, 250_000);
    let before = desk.data(&["journal"]);
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let Some(output) = ended(&desk, signal) else { panic!("the import was done before it could be ended") };
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(128 + signal.as_raw()), "{signal:?}: {told}");
        assert!(told.contains("nothing changed"), "{told}");
        assert_eq!(output.stdout, b"");
        assert_eq!(count(&desk), 1, "{signal:?}");
        assert_eq!(desk.data(&["journal"]), before);
    }
    assert_eq!(desk.run(&["verify"]).code, 0);
}

#[test]
fn a_signal_that_the_program_was_started_deaf_to_ends_nothing() {
    let desk = Desk::busy();
    table(&desk, 20_000);
    let program = env!("CARGO_BIN_EXE_smarketing");
    let mut command = Command::new("sh");
    // As nohup does.
    command.args(["-c", "trap '' HUP; exec \"$@\"", "sh", program, "import", "people.csv"]);
    command.env_clear().env("HOME", desk.home.path()).env("USER", "anna").env("PATH", "/usr/bin:/bin");
    command.current_dir(desk.home.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    // It may be done already.
    let _ = kill_process(Pid::from_child(&child), Signal::HUP);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.status.signal()), (Some(0), None));
    assert_eq!(count(&desk), 5);
}

#[test]
fn a_demo_that_is_told_to_end_leaves_no_file() {
    let desk = Desk::empty();
    let words = ["demo", "--prospects", "200000", "--out", "demo.db"];
    let child = desk.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let written = || {
        std::fs::read_dir(desk.home.path())
            .unwrap()
            .flatten()
            .any(|entry| entry.metadata().is_ok_and(|found| found.is_file() && found.len() > 100_000))
    };
    let end = Stopwatch::now() + Duration::from_secs(60);
    while !written() && Stopwatch::now() < end {
        thread::sleep(Duration::from_millis(2));
    }
    kill(&child, Signal::TERM);
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(128 + 15), "{told}");
    assert!(told.contains("nothing was changed"), "{told}");
    let left: Vec<_> = std::fs::read_dir(desk.home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("demo")), "{left:?}");
}

#[test]
fn a_closed_standard_output_is_told_and_dev_null_is_not() {
    let desk = Desk::busy();
    let program = env!("CARGO_BIN_EXE_smarketing");
    let shell = |script: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("\"$0\" {script}"), program]);
        command.env_clear().env("HOME", desk.home.path()).env("USER", "anna").env("PATH", "/usr/bin:/bin");
        said(command.current_dir(desk.home.path()).env("SMARKETING_NOW", super::desk::NOW).env("LC_ALL", "C"))
    };
    for script in ["deal list >&-", "--json deal list >&-", "--help >&-"] {
        assert!(shell(script).err.contains("standard output is closed"), "{script}: {}", shell(script).err);
    }
    for script in ["deal list >/dev/null", "--quiet deal list >&-", "deal list"] {
        assert_eq!(shell(script).err, "", "{script}");
    }
}

#[test]
fn a_full_disk_says_how_much_room_there_is_and_is_needed() {
    let desk = Desk::empty();
    // A disk of its own, where this account may mount one.
    let disk = desk.home.path().join("disk");
    std::fs::create_dir(&disk).unwrap();
    let script = "mount -t tmpfs -o size=3m none \"$1\" && shift && exec \"$@\"";
    let words = ["sh", "-c", script, "sh", disk.to_str().unwrap()];
    let on_disk = |words_on: &str| {
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user"]).args(words).args(["sh", "-c", words_on]);
        command
            .env_clear()
            .env("HOME", desk.home.path())
            .env("USER", "anna")
            .env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        command.env("SMARKETING_NOW", super::desk::NOW).env("LC_ALL", "C").current_dir(desk.home.path());
        said(&mut command)
    };
    if on_disk("df -P disk | grep -q '^none'").code != 0 {
        println!("skipped: no disk can be mounted here");
        return;
    }
    desk.ok(&["demo", "--prospects", "3000", "--out", "demo.db"]);
    let program = env!("CARGO_BIN_EXE_smarketing");
    let told = on_disk(&format!("{program} --file demo.db backup disk/copy.db; ls -A disk"));
    assert!(told.err.contains("MB are needed, 3 MB are free"), "{}", told.err);
    assert_eq!(told.out, "", "nothing of it is left");
    let told = on_disk(&format!("{program} --file demo.db export all --out disk/all.json; ls -A disk"));
    assert!(told.err.contains("MB are needed, 3 MB are free"), "{}", told.err);
    assert_eq!(told.out, "");
    table(&desk, 20_000);
    let told = on_disk(&format!(
        "{program} --file disk/t.db init --name T --currency EUR --zone Europe/Rome --language en >/dev/null; \
         {program} --file disk/t.db import people.csv; echo $?; {program} --file disk/t.db verify >/dev/null && echo whole"
    ));
    assert!(told.err.contains("The disk is full") && told.err.contains("MB are needed"), "{}", told.err);
    let mut lines = BufReader::new(told.out.as_bytes()).lines().map(Result::unwrap);
    assert_eq!((lines.next().as_deref(), lines.next().as_deref()), (Some("70"), Some("whole")), "{}", told.err);
}
