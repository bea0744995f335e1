//! What a person is told in words: nothing raw, nothing in another language, the line that is meant.

use super::desk::Desk;

#[test]
fn a_change_that_came_too_late_shows_amounts_as_people_read_them() {
    let desk = Desk::busy();
    let version = desk.data(&["deal", "show", "D-1"])["version"].to_string();
    desk.ok(&["deal", "edit", "D-1", "--amount", "9400"]);
    let late = ["deal", "edit", "D-1", "--amount", "5", "--if-version", &version];
    let said = desk.run(&late);
    assert_eq!(said.code, 5, "{}", said.err);
    assert!(said.err.contains("€9,400") && !said.err.contains("940000"), "{}", said.err);
}

#[test]
fn what_has_no_name_is_called_by_its_number() {
    let desk = Desk::team();
    desk.ok(&["calendar", "add", "--name", "Sede", "--zone", "Europe/Rome", "--hours", "mon-fri 09:00-17:00"]);
    desk.ok(&["workspace", "edit", "--calendar", "Sede"]);
    desk.ok(&["agreement", "draft", "--name", "Patto", "--from", "2026-11-23"]);
    let term =
        ["agreement", "term", "add", "--side", "sales", "--target", "90", "--window", "month", "--name", "First"];
    desk.ok(&[&term[..], &["--kind", "speed", "--within", "4h"]].concat());
    assert_eq!(desk.data(&["agreement", "term", "list"])[0]["version_of_name"], "AV-1");
    assert!(desk.ok(&["--plain", "agreement", "term", "list"]).out.contains("\tAV-1\t"));
}

#[test]
fn help_is_in_one_language() {
    let desk = Desk::empty();
    for (language, word) in [("it", "[OPZIONI]"), ("es", "[OPCIONES]"), ("en", "[OPTIONS]")] {
        for command in [&["--help"][..], &["deal", "add", "--help"], &["goal", "--help"]] {
            let help = desk.ok(&[&["--lang", language], command].concat()).out;
            assert!(help.contains(word) && (language == "en" || !help.contains("[OPTIONS]")), "{help}");
        }
    }
}

#[test]
fn a_column_that_holds_something_else_is_told_by_its_line() {
    let desk = Desk::team();
    std::fs::write(desk.path("deals.csv"), "title,amount,currency\nA,12,EUR\nB,9,EUR\nD,9,QQQ\n").unwrap();
    let said = desk.run(&["import", "deals.csv", "--kind", "deals"]);
    assert!(said.err.contains("line 4 has “QQQ”") || said.err.contains("QQQ") && said.code != 0, "{}", said.err);
    assert!(!said.err.contains("line 0"), "{}", said.err);
}
