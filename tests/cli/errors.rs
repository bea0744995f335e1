//! Every bad input has its own sentence and its own exit code.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;

use super::desk::{Desk, said, text};

fn refused(desk: &Desk, words: &[&str], code: i32, why: &str) {
    assert_eq!(desk.refused(words), (code, why.to_owned()), "{words:?}");
}

#[test]
fn words_that_do_not_fit_together() {
    let desk = Desk::team();
    refused(&desk, &["dael", "list"], 2, "unknown-command");
    refused(&desk, &["deal", "list", "--fliter", "x"], 2, "unknown-argument");
    refused(&desk, &["deal", "list", "--limit", "many"], 2, "bad-value");
    refused(&desk, &["deal", "show"], 2, "argument-missing");
    refused(&desk, &["init"], 2, "argument-missing");
    refused(&desk, &["export", "shoes"], 2, "unknown-kind");
    refused(&desk, &["export", "all", "--filter", "x"], 2, "export-all-is-whole");
    refused(&desk, &["--file", "postgres://x/y", "deal", "list"], 2, "no-server-here");
    refused(&desk, &["--at", "2026-01-01T00:00:00Z", "deal", "list"], 2, "at-not-here");
    refused(&desk, &["--at", "2026-01-01T00:00:00Z", "deal", "win", "D-1"], 2, "at-with-a-change");
    refused(&desk, &["--at", "then", "deal", "list"], 4, "not-an-instant");
    let bare = desk.run(&[]);
    assert_eq!((bare.code, bare.out.as_str()), (2, ""), "no terminal, no cockpit");
    assert!(bare.err.contains("Usage: smarketing"));
    let noun = desk.run(&["deal"]);
    assert_eq!((noun.code, noun.out.as_str()), (2, ""));
    assert!(noun.err.contains("Move a deal to a stage"));
}

#[test]
fn values_that_cannot_be() {
    let desk = Desk::busy();
    refused(&desk, &["deal", "add", "--title", "x", "--expected-close", "2026-02-31"], 4, "no-such-day");
    refused(&desk, &["deal", "add", "--title", "x", "--expected-close", "someday"], 4, "not-a-date");
    refused(&desk, &["deal", "add", "--title", "x", "--amount", "lots"], 4, "not-an-amount");
    refused(&desk, &["deal", "add", "--title", "x", "--amount", "1.505,123"], 4, "too-many-decimals");
    refused(&desk, &["deal", "add", "--title", "x", "--amount", "5 USD", "--currency", "EUR"], 4, "two-currencies");
    refused(&desk, &["deal", "add", "--title", "x", "--probability", "101"], 4, "percent-out-of-range");
    refused(&desk, &["deal", "add", "--title", ""], 4, "field-missing");
    refused(&desk, &["deal", "add", "--title", "x", "--owner", "nobody"], 3, "unknown-member");
    refused(&desk, &["deal", "add", "--title", "x", "--account", "Nowhere"], 3, "no-such-record");
    refused(&desk, &["prospect", "edit", "P-1", "--email", "no address"], 4, "not-an-email");
    refused(&desk, &["prospect", "edit", "P-1", "--consent", "maybe"], 4, "not-one-of");
    refused(&desk, &["deal", "list", "--filter", "shoe:1"], 4, "filter-unknown-field");
    refused(&desk, &["workspace", "edit", "--zone", "Europe/Milano"], 4, "unknown-zone");
    refused(&desk, &["--lang", "de", "paths"], 4, "unknown-language");
    refused(&desk, &["undo", "last"], 4, "not-an-entry");
    refused(&desk, &["undo", "99"], 3, "no-such-entry");
    refused(&desk, &["deal", "edit", "D-1"], 1, "nothing-to-change");
    refused(&desk, &["--as", "nobody", "deal", "list"], 3, "unknown-member");
    refused(&desk, &["init", "--name", "again"], 1, "file-exists");
}

#[test]
fn names_that_are_none_or_several_are_told() {
    let desk = Desk::busy();
    desk.ok(&["deal", "add", "--title", "Acme support"]);
    let several = desk.run(&["deal", "win", "acme"]);
    assert_eq!(several.code, 4);
    assert!(several.err.contains("D-1 Acme rollout") && several.err.contains("D-2 Acme support"), "{}", several.err);
    let stage = desk.run(&["deal", "move", "D-1", "trattativa"]);
    assert_eq!(stage.code, 3);
    assert!(stage.err.contains("Qualifica, Analisi, Proposta, Negoziazione, Vinta, Persa"), "{}", stage.err);
    refused(&desk, &["deal", "show", "nothing"], 3, "no-such-record");
}

#[test]
fn files_that_are_no_team_files_stay_as_they_are() {
    let desk = Desk::team();
    refused(&desk, &["--file", "nowhere.db", "deal", "list"], 3, "no-such-file");
    refused(&desk, &["--file", ".", "deal", "list"], 65, "directory");
    for (name, bytes) in [("text.db", &b"a text that is no database at all, but long enough"[..]), ("empty.db", b"")] {
        std::fs::write(desk.path(name), bytes).unwrap();
        assert_eq!(desk.refused(&["--file", name, "deal", "list"]).0, 65, "{name}");
        assert_eq!(std::fs::read(desk.path(name)).unwrap(), bytes, "{name}");
    }
    let other = rusqlite::Connection::open(desk.path("other.db")).unwrap();
    other.execute_batch("create table moz_places (id integer)").unwrap();
    refused(&desk, &["--file", "other.db", "deal", "list"], 65, "foreign-file");
    symlink(desk.file(), desk.path("link.db")).unwrap();
    refused(&desk, &["--file", "link.db", "deal", "list"], 65, "linked-file");
    for (version, code) in [(0, "early-file"), (-5, "early-file"), (99, "newer-file")] {
        rusqlite::Connection::open(desk.file()).unwrap().pragma_update(None, "user_version", version).unwrap();
        refused(&desk, &["deal", "list"], 65, code);
    }
    assert_eq!(desk.run(&["doctor"]).code, 65, "the doctor tells it as a finding");
    assert!(desk.run(&["doctor"]).out.contains("newer smarketing"));
}

#[test]
fn settings_that_cannot_be_name_their_place() {
    let desk = Desk::team();
    desk.settings("as = 'anna'\nmouse = 'often'\n");
    let told = desk.run(&["deal", "list"]);
    assert_eq!(told.code, 78);
    assert!(told.err.contains("config.toml, line 2, column 9"), "{}", told.err);
    refused(&desk, &["deal", "list"], 78, "config-value");
    desk.settings("as = \n");
    refused(&desk, &["deal", "list"], 78, "config-syntax");
    assert!(desk.run(&["doctor"]).out.contains("config.toml, line 1"));
    assert_eq!(desk.run(&["paths"]).code, 0, "what helps to mend them still answers");
    desk.settings("");
    assert_eq!(desk.with(&[("SMARKETING_MOUSE", "often")], &["deal", "list"]).code, 78);
    assert_eq!(desk.with(&[("SMARKETING_NOW", "noon")], &["deal", "list"]).code, 78);
}

/// Runs as a user who has no home and owns nothing; nothing where this test may not become one.
fn as_nobody(desk: &Desk, home: Option<&str>, words: &[&str]) -> Option<super::desk::Said> {
    if !rustix::process::geteuid().is_root() {
        println!("skipped: only root can become somebody else");
        return None;
    }
    let mut probe = desk.command(&["--version"]);
    probe.uid(54_321).gid(54_321).current_dir("/");
    if probe.output().is_err() {
        println!("skipped: another user cannot run the program from here");
        return None;
    }
    let mut command = desk.command(words);
    command.uid(54_321).gid(54_321).current_dir("/").env_remove("HOME");
    if let Some(home) = home {
        command.env("HOME", home);
    }
    Some(said(&mut command))
}

#[test]
fn without_a_home_it_says_so() {
    let desk = Desk::empty();
    if let Some(told) = as_nobody(&desk, None, &["--json", "deal", "list"]) {
        assert_eq!((told.code, told.error()["code"].as_str()), (78, Some("no-home")));
    }
}

#[test]
fn what_can_only_be_read_is_read() {
    let desk = Desk::busy();
    let open = |path: &std::path::Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    let copy = desk.path("copy.db");
    desk.ok(&["backup", text(&copy)]);
    open(desk.home.path(), 0o755);
    open(&copy, 0o644);
    let run =
        |words: &[&str]| as_nobody(&desk, Some("/nowhere"), &[&["--json", "--file", text(&copy)], words].concat());
    let Some(list) = run(&["deal", "list"]) else { return };
    assert_eq!(list.data()[0]["title"], "Acme rollout", "{}", list.err);
    let change = run(&["deal", "win", "acme"]).unwrap();
    assert_eq!((change.code, change.error()["code"].as_str()), (6, Some("read-only")));
    open(&copy, 0o600);
    let closed = run(&["deal", "list"]).unwrap();
    assert_ne!(closed.code, 0);
    assert!(closed.error()["hint"].is_string(), "{}", closed.err);
}

#[test]
fn a_filter_has_its_limit() {
    let desk = Desk::team();
    let long = vec!["stage:won"; 1_000].join(" | ");
    assert_eq!(desk.refused(&["deal", "list", "--filter", &long]), (4, "filter-too-long".to_owned()));
    let most = vec!["stage:won"; 400];
    for between in [" ", " | ", " -"] {
        desk.ok(&["deal", "list", "--filter", &most.join(between)]);
    }
    let words: Vec<String> = (0..400).map(|at| format!("word{at}")).collect();
    desk.ok(&["prospect", "list", "--filter", &words.join(" ")]);
    desk.ok(&["prospect", "list", "--filter", &words.join(" | ")]);
}

#[test]
fn pipes_are_no_settings_and_no_profiles() {
    let desk = Desk::team();
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    let pipe = |path: &std::path::Path| {
        rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    };
    pipe(&desk.path("profile.toml"));
    std::fs::write(desk.path("leads.csv"), "name\nAnna Neri\n").unwrap();
    let words = ["import", "leads.csv", "--profile", "profile.toml"];
    assert_eq!(desk.refused(&words), (4, "not-a-file".to_owned()));
    let config = desk.path(".config/smarketing");
    std::fs::create_dir_all(&config).unwrap();
    pipe(&config.join("config.toml"));
    assert_eq!(desk.refused(&["deal", "list"]), (78, "not-a-file".to_owned()));
}
