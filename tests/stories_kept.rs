//! What is typed outlives every end of the cockpit, on a real terminal: killed, told to end, hung up, with an
//! editor open. And what a person chooses holds at once.

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant as Stopwatch};

use rustix::process::Signal;
use smarketing::app::demo::{self, Spec};
use smarketing::domain::language::Language;
use smarketing::domain::time::Instant;
use support::pty::{PROGRAM, Pty, Setup};

/// The same moment as the terminal's: 2026-11-21T09:14:30Z.
const NOW: Instant = Instant(1_795_252_470_000_000);
const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";
const F2: &str = "\x1bOQ";
const CTRL_O: &str = "\x0f";

/// A person's home with a generated team in it.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap() };
        demo::generate(&home.at("team.db"), &Spec { prospects: 200, ..Spec::usual(NOW, Language::En) }, &mut |_, _| {
            true
        })
        .unwrap();
        home
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn drafts(&self) -> Vec<PathBuf> {
        let found = fs::read_dir(self.at(".local/share/smarketing/drafts")).into_iter().flatten();
        found
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "draft"))
            .collect()
    }

    fn setup(&self, arguments: &[&str]) -> Setup {
        let home = text(self.folder.path());
        let setup = Setup::new(PROGRAM).size(120, 40).env("HOME", home).arg("--file").arg(text(&self.at("team.db")));
        arguments.iter().fold(setup.env("TMPDIR", home), |setup, argument| setup.arg(argument))
    }

    /// The cockpit as anna, once it knows her.
    fn cockpit(&self) -> Pty {
        let pty = self.setup(&["--as", "anna"]).start();
        pty.until_text("· anna (");
        pty
    }

    /// Titles of deals that have this word in them.
    fn deals(&self, word: &str) -> usize {
        let mut command = Command::new(PROGRAM);
        command.args(["--file", text(&self.at("team.db")), "--json", "deal", "list", "--filter", word]);
        command.env("HOME", self.folder.path()).env("SMARKETING_NOW", "2026-11-21T09:14:30Z");
        let answer: serde_json::Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
        answer["data"].as_array().unwrap().len()
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn wait_for(what: &str, mut done: impl FnMut() -> bool) {
    let end = Stopwatch::now() + Duration::from_secs(20);
    while !done() {
        assert!(Stopwatch::now() < end, "{what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Begins to add a deal.
fn typing(home: &Home) -> Pty {
    let mut pty = home.cockpit();
    pty.send("3");
    pty.until_text("open ·");
    pty.send("+");
    pty.until_text("New deal");
    pty.send("Zeppelinfest 2027");
    pty.until_text("Zeppelinfest 2027");
    wait_for("it is kept", || !home.drafts().is_empty());
    pty
}

#[test]
fn a_killed_cockpit_gives_back_what_was_typed() {
    let home = Home::new();
    let mut pty = typing(&home);
    for path in home.drafts() {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // While it is typed here, another cockpit of the same person does not offer it.
    let second = home.cockpit();
    second.quiet(Duration::from_millis(300));
    assert!(!second.screen().contains("Not saved yet"), "{}", second.screen());
    pty.kill(Signal::KILL);
    pty.exit();
    let mut pty = home.cockpit();
    pty.until_text("Not saved yet");
    pty.until_text("Zeppelinfest 2027");
    pty.until_text("10:14");
    pty.send(ENTER);
    pty.until_text("New deal");
    pty.send(F2);
    pty.until_text("✓");
    wait_for("it is saved", || home.deals("zeppelinfest") == 1);
    wait_for("and no draft any more", || home.drafts().is_empty());
    drop(second);
}

#[test]
fn every_other_end_gives_it_back_too_until_it_is_discarded() {
    let home = Home::new();
    let mut pty = typing(&home);
    pty.kill(Signal::TERM);
    assert_eq!(pty.exit().code, 128 + 15);
    let mut pty = home.cockpit();
    pty.until_text("Not saved yet");
    pty.kill(Signal::HUP);
    pty.exit();
    let mut pty = home.cockpit();
    pty.until_text("Not saved yet");
    pty.hang_up();
    wait_for("the lock is free again", || {
        let mut pty = home.cockpit();
        let offered = pty.settled().contains("Not saved yet");
        if offered {
            pty.send(DOWN);
            pty.send(ENTER);
            wait_for("it is discarded", || home.drafts().is_empty());
        }
        pty.send("q");
        pty.exit();
        offered
    });
    assert_eq!(home.deals("zeppelinfest"), 0);
}

#[test]
fn a_signal_while_the_editor_is_open_puts_all_in_order_and_keeps_the_text() {
    for signal in [Signal::TERM, Signal::HUP] {
        let home = Home::new();
        let editor = home.at("editor");
        // It spoils the line, says that it is there, and listens to nobody.
        let script = "#!/bin/sh\ntrap '' TERM HUP\nprintf 'written in the editor' > \"$1\"\nstty raw -echo < /dev/tty\n\
                      printf '\\033[?1049hEDITING'\nwhile :; do sleep 0.05; done\n";
        fs::write(&editor, script).unwrap();
        fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
        let setup = home.setup(&["--as", "anna"]).env("EDITOR", text(&editor));
        let mut pty = setup.start();
        pty.until_text("· anna (");
        pty.send("3");
        pty.until_text("open ·");
        pty.send("+");
        pty.until_text("New deal");
        pty.send("Zeppelinfest");
        // Its last field is the note.
        for _ in 0..9 {
            pty.send("\t");
        }
        pty.send(CTRL_O);
        pty.until_text("EDITING");
        pty.kill(signal);
        let exit = pty.exit();
        assert_eq!(exit.code, 128 + signal.as_raw() as u32, "{exit:?}");
        assert_eq!(pty.traces(), Vec::<&str>::new());
        let left = fs::read_dir(home.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with("smarketing-")).collect();
        assert!(left.is_empty(), "{left:?}");
        let pty = home.cockpit();
        pty.until_text("Not saved yet");
        pty.until_text("Zeppelinfest");
        pty.until_text("written in the editor");
    }
}

#[test]
fn language_and_name_hold_at_once_and_at_the_next_start() {
    let home = Home::new();
    let mut pty = home.setup(&[]).start();
    pty.until_text("nobody acts: reading only");
    pty.send("2+");
    pty.until_text("Who are you?");
    pty.send("anna");
    pty.until_text("anna");
    pty.send(ENTER);
    pty.until_text("· anna (");
    pty.send(":language");
    pty.send(ENTER);
    pty.send("\x1b[C");
    pty.send(ENTER);
    pty.until_text("Da ora in italiano");
    pty.until_text("Registro");
    pty.send("q");
    pty.exit();
    let pty = home.setup(&[]).start();
    pty.until_text("· anna (");
    pty.until_text("Registro");
}
