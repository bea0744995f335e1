//! A damaged team file: what `verify` and `doctor` say, and that nothing is written into it from then on.

use super::desk::{Desk, text};

#[test]
fn a_damaged_file_is_told_read_and_not_written() {
    let desk = Desk::busy();
    let copy = desk.path("copy.db");
    desk.ok(&["backup", text(&copy)]);
    let sound = desk.data(&["verify"]);
    assert_eq!(sound["whole"], true);
    let file = rusqlite::Connection::open(desk.file()).unwrap();
    file.execute_batch("update deal set amount = 77 where id = 1").unwrap();
    drop(file);
    desk.ok(&["deal", "next", "D-1", "call", "--due", "2026-12-01"]);
    let verified = desk.run(&["verify"]);
    assert_eq!(verified.code, 65, "{}", verified.out);
    assert!(verified.out.contains("D-1.amount") && verified.err.contains("smarketing restore"), "{}", verified.err);
    // From then on, in programs of their own.
    assert_eq!(desk.refused(&["deal", "win", "D-1"]), (65, "writing-stopped".to_owned()));
    assert_eq!(desk.refused(&["undo"]), (65, "writing-stopped".to_owned()));
    desk.ok(&["deal", "list"]);
    desk.ok(&["export", "all", "--format", "ndjson"]);
    let doctor = desk.run(&["doctor"]);
    assert_eq!(doctor.code, 65, "{}", doctor.out);
    assert!(doctor.out.contains("nothing more is written"), "{}", doctor.out);
    desk.ok(&["--yes", "restore", text(&copy)]);
    desk.ok(&["deal", "win", "D-1"]);
    assert_eq!(desk.run(&["verify"]).code, 0);
}
