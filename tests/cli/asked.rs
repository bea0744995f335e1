//! What a person at a terminal is asked, on a real pseudo-terminal.

use super::desk::{Desk, NOW, text};
use super::support::pty::Setup;

fn at_a_terminal(desk: &Desk, words: &[&str]) -> super::support::pty::Pty {
    let setup = Setup::new(env!("CARGO_BIN_EXE_smarketing"))
        .env("HOME", text(desk.home.path()))
        .env("USER", "anna")
        .env("SMARKETING_NOW", NOW)
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm")
        .size(120, 40);
    words.iter().fold(setup, |setup, word| setup.arg(word)).start()
}

#[test]
fn a_restore_asks_first() {
    let desk = Desk::busy();
    let copy = desk.path("copy.db");
    desk.ok(&["backup", text(&copy)]);
    desk.ok(&["deal", "win", "acme"]);
    let mut asked = at_a_terminal(&desk, &["restore", text(&copy)]);
    asked.until_text("Go on? [y/N]");
    asked.send("n\n");
    assert_eq!(asked.exit().code, 1);
    assert_eq!(desk.data(&["deal", "show", "D-1"])["status"], "won");
    let mut asked = at_a_terminal(&desk, &["restore", text(&copy)]);
    asked.until_text("Go on? [y/N]");
    asked.send("y\n");
    assert_eq!(asked.exit().code, 0);
    assert_eq!(desk.data(&["deal", "show", "D-1"])["status"], "open");
}

#[test]
fn an_import_asks_what_the_file_does_not_prove() {
    let desk = Desk::team();
    std::fs::write(desk.path("leads.csv"), "name,created_at\nAda,03/04/2026\nBob,05/06/2026\n").unwrap();
    let file = desk.path("leads.csv");
    let mut asked = at_a_terminal(&desk, &["import", text(&file), "--kind", "prospects"]);
    asked.until_text("03/04/2026");
    asked.send("dmy\n");
    assert_eq!(asked.exit().code, 0);
    let created = desk.data(&["prospect", "show", "Ada"])["created_at"].clone();
    assert_eq!(created, "2026-04-03T00:00:00+02:00");
}
