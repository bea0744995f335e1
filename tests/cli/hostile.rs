//! Hostile text (RELIABILITY X1, X2): no byte of it that commands a terminal reaches standard output or
//! standard error, in no shape, and the team file keeps it unchanged.

use smarketing::domain::text::is_invisible;

use super::desk::{Desk, Said};

/// Each as a name: controls of both ranges, sequences of every kind, bidi, zero width, tags.
const PAYLOADS: &[&str] = &[
    "a\u{1b}[31mred\u{1b}[0m",
    "b\u{1b}]0;title\u{7}",
    "c\u{1b}]8;;http://evil\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "d\u{1b}]52;c;cm0gLXJm\u{7}",
    "e\u{1b}P1;1|x\u{1b}\\",
    "f\u{1b}cRIS\u{1b}[6n",
    "g\u{9b}31mC1 CSI\u{9d}0;x\u{9c}",
    "h\rover\u{8}\u{8}\u{5}\u{b}\u{c}\u{e}\u{f}\u{7f}",
    "i\u{202e}txt.exe\u{2066}x\u{2069}",
    "j\u{200b}\u{200d}\u{feff}\u{ad}\u{2028}\u{2029}k",
    "l\u{e0041}\u{e007f}m",
    "n\u{1b}]0;unterminated",
    "=cmd|'/c calc'!A0",
    "\"quoted\",\ttabbed\nbroken",
];

fn clean(what: &str, said: &Said) {
    for (name, text) in [("stdout", &said.out), ("stderr", &said.err)] {
        let bad = |c: char| (c.is_control() && c != '\n' && c != '\t') || is_invisible(c);
        let found: Vec<char> = text.chars().filter(|c| bad(*c)).collect();
        assert!(found.is_empty(), "{what}: {found:?} on {name}: {text:?}");
    }
}

#[test]
fn names_command_no_terminal_in_any_shape() {
    let desk = Desk::team();
    for payload in PAYLOADS {
        for (words, name) in [
            (&["account", "add", "--name"][..], payload),
            (&["prospect", "add", "--name"], payload),
            (&["campaign", "add", "--name"], payload),
            (&["deal", "add", "--next-step", payload, "--title"], payload),
        ] {
            let said = desk.ok(&[words, &[name]].concat());
            clean(&format!("{words:?}"), &said);
        }
    }
    desk.ok(&["account", "edit", "A-1", "--custom", &format!("{}={}", PAYLOADS[1], PAYLOADS[6])]);
    for shape in [&[][..], &["--json"], &["--csv"], &["--plain"], &["--color", "never", "--lang", "it"]] {
        for words in [
            &["account", "list"][..],
            &["prospect", "list"],
            &["campaign", "list"],
            &["deal", "list"],
            &["account", "show", "A-1"],
            &["deal", "show", "D-8"],
            &["journal", "--limit", "0"],
            &["export", "account"],
            &["export", "deal", "--format", "json"],
            &["export", "prospect", "--format", "ndjson"],
            &["export", "all"],
            &["metrics", "show", "leads", "--by", "campaign"],
            &["undo"],
        ] {
            let said = desk.ok(&[shape, words].concat());
            clean(&format!("{shape:?} {words:?}"), &said);
        }
        desk.ok(&["redo"]);
    }
}

#[test]
fn the_file_keeps_what_was_given() {
    let desk = Desk::team();
    for payload in PAYLOADS {
        desk.ok(&["account", "add", "--name", payload]);
    }
    let names = |list: &serde_json::Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|account| account["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&desk.data(&["account", "list"])), PAYLOADS);
    let raw = desk.ok(&["export", "account", "--raw"]).out;
    let mut rows = csv::Reader::from_reader(raw.as_bytes());
    let at = rows.headers().unwrap().iter().position(|head| head == "name").unwrap();
    let kept: Vec<String> = rows.records().map(|row| row.unwrap()[at].to_owned()).collect();
    assert_eq!(kept, PAYLOADS);
}

#[test]
fn what_is_typed_wrong_commands_no_terminal_either() {
    let desk = Desk::busy();
    // All in one, and one that looks like a formula: each run is a process.
    let all = PAYLOADS.concat();
    for payload in [all.as_str(), "=\u{1b}[31m\u{202e}\u{9b}1m"] {
        for words in [
            &["deal", "show", payload][..],
            &["deal", "move", "D-1", payload],
            &["deal", "list", "--filter", payload, "--sort", payload],
            &["deal", "edit", "D-1", "--amount", payload],
            &["deal", "edit", "D-1", "--expected-close", payload],
            &["deal", "edit", "D-1", "--owner", payload],
            &["prospect", "edit", "P-1", "--consent", payload],
            &["deal", "list", "--limit", payload],
            &[payload],
            &["deal", payload],
            &["--file", payload, "deal", "list"],
            &["--as", payload, "deal", "list"],
            &["--lang", payload, "deal", "list"],
            &["--at", payload, "deal", "list"],
            &["--color", payload, "deal", "list"],
            &["--file", payload, "paths"],
            &["--as", payload, "config", "show", "--origin"],
            &["export", payload],
            &["undo", payload],
            &["metrics", "show", payload],
            &["metrics", "joint", "--period", payload],
            &["backup", &format!("{payload}/x")],
        ] {
            for shape in [&[][..], &["--json"]] {
                let said = desk.run(&[shape, words].concat());
                clean(&format!("{shape:?} {words:?}"), &said);
            }
        }
    }
    desk.settings("as = \"\\u001b[31m\"\nx\\u009b = 1\n");
    clean("settings", &desk.run(&["deal", "list"]));
    desk.settings("mouse = \"\\u001b[31m\\u202e\"\n");
    clean("settings", &desk.run(&["deal", "list"]));
}
