//! The terminal is given back after every kind of end, and the end is quick: RELIABILITY T1 to T10,
//! G11, on a real pseudo-terminal.

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant as Stopwatch};

use rustix::process::{Pid, Signal};

use smarketing::app::demo::{self, Spec};
use smarketing::domain::language::Language;
use smarketing::domain::time::Instant;
use support::pty::{PROGRAM, Pty, Setup, children, cpu};

/// On every screen of the program, from the first frame on.
const SHOWN: &str = "smarketing";

fn started(setup: Setup) -> Pty {
    let pty = setup.start();
    assert!(pty.until(|screen| screen.alternate_screen() && screen.contents().contains(SHOWN)), "{}", pty.screen());
    pty
}

fn gone(pid: Pid) -> bool {
    let end = Stopwatch::now() + Duration::from_secs(5);
    while cpu(pid).is_some() && Stopwatch::now() < end {
        thread::sleep(Duration::from_millis(5));
    }
    cpu(pid).is_none()
}

/// The sentinels of a process, once they stand apart from its session: what ends the whole session in the
/// first milliseconds ends them too.
fn sentinels(pid: Pid) -> Vec<Pid> {
    let sentinels = children(pid);
    let apart = |sentinel: &Pid| rustix::process::getsid(Some(*sentinel)).is_ok_and(|session| session == *sentinel);
    let end = Stopwatch::now() + Duration::from_secs(5);
    while !sentinels.iter().all(apart) && Stopwatch::now() < end {
        thread::sleep(Duration::from_millis(1));
    }
    sentinels
}

/// Ends the program in some way; nothing may be left on the terminal, nor of the sentinel.
fn ends(name: &str, mut pty: Pty, end: impl FnOnce(&mut Pty), code: u32) {
    let sentinels = sentinels(pty.pid());
    end(&mut pty);
    let exit = pty.exit();
    assert_eq!(pty.traces(), Vec::<&str>::new(), "{name}");
    assert_eq!(exit.code, code, "{name}: {exit:?}");
    assert!(sentinels.into_iter().all(gone), "{name}: the sentinel stays");
    println!("G11: {name}: code {}, signal {:?}, {:.3} s", exit.code, exit.signal, exit.seconds);
}

fn signalled(signal: Signal, code: u32) {
    ends(&format!("{signal:?}"), started(Setup::new(PROGRAM)), |pty| pty.kill(signal), code);
}

#[test]
fn quitting_leaves_nothing() {
    ends("q", started(Setup::new(PROGRAM)), |pty| pty.send("q"), 0);
}

#[test]
fn signals_leave_nothing() {
    signalled(Signal::TERM, 128 + 15);
    signalled(Signal::INT, 128 + 2);
    signalled(Signal::HUP, 128 + 1);
    signalled(Signal::QUIT, 128 + 3);
}

#[test]
fn being_killed_leaves_nothing() {
    // A process that a signal kills has no exit code; the library says 1.
    signalled(Signal::KILL, 1);
}

#[test]
fn crashing_leaves_nothing() {
    for (crash, code) in [("panic", 70), ("thread-panic", 70), ("abort", 1), ("segv", 1), ("oom", 1)] {
        let pty = Setup::new(PROGRAM).arg(&format!("--crash-test={crash}")).start();
        ends(crash, pty, |_| {}, code);
    }
}

#[test]
fn a_panic_says_where_its_note_is_and_the_note_is_private() {
    let mut pty = Setup::new(PROGRAM).arg("--crash-test=panic").start();
    pty.exit();
    pty.until_text("crash-");
    let folder = pty.home().join(".local/state/smarketing");
    let notes: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(notes.len(), 1);
    assert_eq!(fs::metadata(&notes[0]).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    let note = fs::read_to_string(&notes[0]).unwrap();
    assert!(note.contains("crash.rs:") && note.contains(env!("CARGO_PKG_VERSION")), "{note}");
    // The panic's message could quote somebody's data.
    assert!(!note.contains("planned") && !pty.screen().contains("planned"), "{note}\n{}", pty.screen());
}

/// The terminal goes away under `pid`: how long it lives on, and how much it works meanwhile.
fn orphaned(name: &str, mut pty: Pty, pid: Pid) {
    let before = cpu(pid).unwrap();
    let sentinels = sentinels(pid);
    pty.hang_up();
    let start = Stopwatch::now();
    let mut worked = before;
    while let Some(now) = cpu(pid) {
        worked = now;
        assert!(start.elapsed() < Duration::from_secs(10), "{name}: still there");
        thread::sleep(Duration::from_millis(2));
    }
    let (seconds, worked) = (start.elapsed().as_secs_f64(), worked - before);
    println!("G11: {name}: gone after {seconds:.3} s, {worked:.2} s of processor time");
    assert!(seconds <= 2.0 && worked <= 1.0, "{name}: {seconds} s, {worked} s of processor time");
    assert!(sentinels.into_iter().all(gone), "{name}: the sentinel stays");
}

#[test]
fn a_hang_up_ends_it() {
    let pty = started(Setup::new(PROGRAM));
    let pid = pty.pid();
    orphaned("hang-up with SIGHUP", pty, pid);
}

#[test]
fn a_lost_terminal_ends_it_though_nobody_says_so() {
    // The leader of the session gets the SIGHUP, ignores it and tells nobody: sudo, ssh -t, task runners.
    let script = format!("trap '' HUP; {PROGRAM}; exit 0");
    let pty = started(Setup::new("/bin/sh").arg("-c").arg(&script));
    let pid = children(pty.pid())[0];
    orphaned("hang-up without SIGHUP", pty, pid);
}

#[test]
fn a_terminal_that_takes_no_bytes_does_not_keep_it_alive() {
    let mut pty = started(Setup::new(PROGRAM).size(200, 60));
    pty.deaf(true);
    // One after the other, so that each is drawn: far more than the terminal's buffers hold.
    for text in ["a", "b"].into_iter().cycle().take(500) {
        pty.send(format!("\x1b[200~{}\x1b[201~", text.repeat(290)));
        thread::sleep(Duration::from_millis(2));
    }
    pty.kill(Signal::TERM);
    let exit = pty.exit();
    println!("G11: TERM with a deaf terminal: code {}, {:.3} s", exit.code, exit.seconds);
    assert_eq!(exit.code, 128 + 15);
    assert!(exit.seconds <= 2.0, "{exit:?}");
    pty.deaf(false);
    assert_eq!(pty.traces(), Vec::<&str>::new());
}

/// `stty -g` in the shell on the terminal.
fn stty(pty: &mut Pty, word: &str) -> String {
    pty.send(format!("echo {word}=$(stty -g)=\r"));
    let start = format!("{word}=");
    let settings = |screen: &str| -> Option<String> {
        let line = screen.lines().rfind(|line| line.starts_with(&start) && line.ends_with('='))?;
        Some(line[start.len()..].to_owned())
    };
    assert!(pty.until(|screen| settings(&screen.contents()).is_some()), "{}", pty.screen());
    settings(&pty.screen()).unwrap()
}

#[test]
fn it_stops_and_goes_on() {
    let shell = Setup::new("/bin/bash").arg("--norc").arg("--noprofile").arg("-i").env("PS1", "ready> ");
    let mut pty = shell.size(100, 30).start();
    pty.until_text("ready>");
    let before = stty(&mut pty, "before");
    pty.send(format!("{PROGRAM}\r"));
    // All of it painted anew: the shell's word may have been written over it.
    let open = |screen: &vt100::Screen| {
        let text = screen.contents();
        screen.alternate_screen() && text.contains(SHOWN) && !text.contains("Stopped")
    };
    for (count, round) in (1..).zip(["typed", "sent", "unannounced"]) {
        assert!(pty.until(open), "{round}\n{}", pty.screen());
        let pid = children(pty.pid())[0];
        match round {
            "typed" => pty.send("\x1a"),
            "sent" => rustix::process::kill_process(pid, Signal::TSTP).unwrap(),
            _ => rustix::process::kill_process(pid, Signal::STOP).unwrap(),
        }
        if round != "unannounced" {
            let stopped = |screen: &vt100::Screen| screen.contents().matches("Stopped").count() == count;
            assert!(pty.until(|screen| !screen.alternate_screen() && stopped(screen)), "{round}\n{}", pty.screen());
            assert_eq!(stty(&mut pty, round), before, "{round}");
        } else {
            pty.until_text("Stopped");
        }
        if round == "sent" {
            // In the background it waits, and leaves the terminal alone.
            pty.send("bg\r");
            pty.send("sleep 0.2; jobs -r\r");
            pty.until_text("Running");
            assert_eq!(stty(&mut pty, "background"), before);
        }
        pty.send("fg\r");
    }
    assert!(pty.until(open), "{}", pty.screen());
    // While it is stopped it can still be ended.
    pty.send("\x1a");
    assert!(pty.until(|screen| !screen.alternate_screen()), "{}", pty.screen());
    let pid = children(pty.pid())[0];
    pty.send("kill %1\r");
    assert!(gone(pid), "{}", pty.screen());
    pty.send("while [ -n \"$(jobs -s)\" ]; do sleep 0.01; done; jobs\r");
    pty.until_text("Exit 143");
    assert_eq!(stty(&mut pty, "killed"), before);
    pty.send(format!("{PROGRAM}\r"));
    assert!(pty.until(open), "{}", pty.screen());
    // It answers, and leaves as it came.
    pty.send("q");
    assert!(pty.until(|screen| !screen.alternate_screen()), "{}", pty.screen());
    assert_eq!(stty(&mut pty, "after"), before);
}

#[test]
fn an_editor_gets_the_terminal_and_its_keys() {
    let editor = "sh -c 'printf \"editing: \"; read line; printf %s \"$line\" > \"$1\"' -";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("team.db");
    // 2026-11-21T09:14:30Z, as the terminal's clock.
    let spec = Spec { prospects: 100, ..Spec::usual(Instant(1_795_252_470_000_000), Language::En) };
    demo::generate(&file, &spec, &mut |_, _| true).unwrap();
    let setup = Setup::new(PROGRAM).env("EDITOR", editor).arg("--file").arg(file.to_str().unwrap());
    let mut pty = started(setup.arg("--as").arg("anna").arg("--lang").arg("en"));
    pty.send("3");
    pty.until_text("open ·");
    // A deal's form, on its last field: the notes.
    pty.send("e");
    pty.until_text("Notes");
    pty.send("\t\t\t\t\t\t");
    pty.until_text("Ctrl-O opens your editor");
    pty.send("\x0f");
    assert!(
        pty.until(|screen| !screen.alternate_screen() && screen.contents().contains("editing:")),
        "{}",
        pty.screen()
    );
    pty.send("typed there\r");
    assert!(
        pty.until(|screen| screen.alternate_screen() && screen.contents().contains("typed there")),
        "{}",
        pty.screen()
    );
    // The form asks before what was typed is thrown away.
    ends("q after the editor", pty, |pty| pty.send("\x03\x03q"), 0);
}

#[test]
fn answers_of_the_terminal_are_no_keys() {
    let mut pty = started(Setup::new(PROGRAM));
    pty.send("\x1b]11;rgb:qqqq/qqqq/qqqq\x07\x1bP1$qq\x1b\\\x1b[?2026;2$y");
    thread::sleep(Duration::from_millis(100));
    pty.resize(90, 24);
    pty.until_text(SHOWN);
    ends("q after answers", pty, |pty| pty.send("q"), 0);
}

#[test]
fn a_huge_paste_is_text_and_nothing_else() {
    let mut pty = started(Setup::new(PROGRAM));
    let start = Stopwatch::now();
    pty.send("\x1b[200~");
    pty.send("q\x1b[31m\0\r\n\x03\x1a".repeat(1 << 20));
    pty.send("\x1b[201~");
    let seconds = start.elapsed().as_secs_f64();
    thread::sleep(Duration::from_millis(300));
    pty.resize(90, 24);
    pty.until_text(SHOWN);
    println!("G11: 10 MiB pasted: {seconds:.3} s");
    ends("TERM after a huge paste", pty, |pty| pty.kill(Signal::TERM), 128 + 15);
}

#[test]
fn without_colour_there_is_none() {
    let mut pty = started(Setup::new(PROGRAM).env("NO_COLOR", "1").env("COLORTERM", "truecolor"));
    pty.send("x");
    thread::sleep(Duration::from_millis(50));
    let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(!bytes.contains("\x1b[38") && !bytes.contains("\x1b[48"), "{bytes:?}");
    let pty = started(Setup::new(PROGRAM).env("COLORTERM", "truecolor"));
    let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(bytes.contains("\x1b[38"), "{bytes:?}");
}

#[test]
fn where_there_is_no_terminal_it_says_so() {
    let mut pty = Setup::new(PROGRAM).env("TERM", "dumb").start();
    let exit = pty.exit();
    assert_eq!(exit.code, 2, "{exit:?}");
    pty.until_text("smarketing");
    assert!(!pty.bytes().contains(&0x1b));

    let piped = Command::new(PROGRAM).stdin(Stdio::null()).output().unwrap();
    assert_eq!(piped.status.code(), Some(2));
    assert!(piped.stdout.is_empty() && !piped.stderr.is_empty());
}

#[test]
fn a_storm_of_sizes_ends_in_the_last_one() {
    let pty = started(Setup::new(PROGRAM));
    let start = Stopwatch::now();
    for turn in 0..1_000_u16 {
        pty.resize(turn * 7 % 300, turn * 3 % 90);
    }
    pty.resize(97, 31);
    let fresh = started(Setup::new(PROGRAM).size(97, 31));
    let (wanted, seen) = (fresh.settled(), |screen: &vt100::Screen| screen.contents());
    assert!(pty.until(|screen| seen(screen) == wanted), "wanted:\n{wanted}\nis:\n{}", pty.screen());
    println!("G12: 1,000 sizes: {:.3} s, {} bytes", start.elapsed().as_secs_f64(), pty.bytes().len());
    ends("q after the storm", pty, |pty| pty.send("q"), 0);
}

#[test]
fn it_keeps_its_memory_and_its_files_to_itself() {
    let pty = started(Setup::new(PROGRAM));
    let proc = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", pty.pid().as_raw_nonzero())).unwrap();
    assert!(proc("status").lines().any(|line| line == "Umask:\t0077"));
    let limits = proc("limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"]);
}

#[test]
fn a_full_quota_is_an_error_and_no_death() {
    // The note cannot be written; without care the system kills whoever tries.
    let script = format!("ulimit -f 0; {PROGRAM} --crash-test=panic");
    let mut pty = Setup::new("/bin/sh").arg("-c").arg(&script).start();
    assert_eq!(pty.exit().code, 70);
    assert_eq!(pty.traces(), Vec::<&str>::new());
}

#[test]
fn doing_nothing_costs_nothing() {
    let pty = started(Setup::new(PROGRAM));
    let woken = || -> u64 {
        fs::read_dir(format!("/proc/{}/task", pty.pid().as_raw_nonzero()))
            .unwrap()
            .map(|task| fs::read_to_string(task.unwrap().path().join("status")).unwrap())
            .map(|status| {
                let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches")).unwrap();
                line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
            })
            .sum()
    };
    thread::sleep(Duration::from_millis(300));
    let (before, bytes) = (woken(), pty.bytes().len());
    thread::sleep(Duration::from_secs(2));
    let after = woken() - before;
    println!("G11: idle: {after} wake-ups in 2 s");
    assert!(after <= 10, "{after} wake-ups in 2 s");
    assert_eq!(pty.bytes().len(), bytes);
}
