//! Pipes that close, disks that are full, terminals with and without colour.

use std::process::Stdio;

use super::desk::{Desk, said};

#[test]
fn who_stops_reading_is_no_error() {
    let desk = Desk::empty();
    desk.ok(&["demo", "--prospects", "300", "--out", "demo.db"]);
    for words in [
        &["--file", "demo.db", "prospect", "list"][..],
        &["--file", "demo.db", "--json", "prospect", "list"],
        &["--file", "demo.db", "export", "all"],
        &["--help"],
        &["completions", "bash"],
    ] {
        let mut child = desk.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{words:?}");
    }
}

#[test]
fn a_full_disk_is_told() {
    let desk = Desk::busy();
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for words in [&["deal", "list"][..], &["--json", "deal", "list"], &["export", "deal"], &["--help"]] {
        let output = desk.command(words).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(70), "{words:?}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("disk is full"), "{words:?}");
    }
    // Nobody hears what is said, and what was asked for is done all the same.
    let change = desk.command(&["deal", "win", "acme"]).stderr(full()).output().unwrap();
    assert_eq!(change.status.code(), Some(0));
    assert_eq!(desk.data(&["deal", "show", "D-1"])["status"], "won");
    // What was done is not told as if it had not been.
    let change = desk.command(&["deal", "edit", "D-1", "--amount", "7k"]).stdout(full()).output().unwrap();
    assert_eq!(change.status.code(), Some(8));
    assert!(String::from_utf8(change.stderr).unwrap().contains("Done as entry E-"));
}

#[test]
fn colour_only_where_it_is_wanted() {
    let desk = Desk::busy();
    let coloured = |variables: &[(&str, &str)], words: &[&str]| {
        let said = said(desk.command(words).envs(variables.iter().copied()));
        (said.out.contains('\u{1b}'), said.err.contains('\u{1b}'))
    };
    let list = ["deal", "list"];
    let wrong = ["deal", "show", "D-9"];
    assert_eq!(coloured(&[], &list), (false, false), "a pipe");
    assert_eq!(coloured(&[("CLICOLOR_FORCE", "1")], &list), (true, false));
    assert_eq!(coloured(&[("CLICOLOR_FORCE", "1")], &wrong), (false, true));
    assert_eq!(coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &list), (false, false));
    assert_eq!(coloured(&[("NO_COLOR", "1")], &["--color", "always", "deal", "list"]), (true, false));
    assert_eq!(coloured(&[("CLICOLOR_FORCE", "1")], &["--color=never", "deal", "show", "D-9"]), (false, false));
    assert_eq!(coloured(&[("CLICOLOR_FORCE", "1")], &["--json", "deal", "list"]), (false, false));
    assert_eq!(coloured(&[("CLICOLOR_FORCE", "1")], &["--plain", "deal", "list"]), (false, false));
}
