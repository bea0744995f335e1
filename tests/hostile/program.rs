//! Hostile texts through the program itself: what it writes to standard output, standard error and files,
//! byte by byte, and whether other programs read back what is in the team file.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;
use smarketing::domain::change::Change;
use smarketing::domain::record::{Kind, Record};

use super::store::{founded, stamp};
use super::{is_active, payloads};

/// A team with a prospect for each text that a name may be; the names in order.
fn team(folder: &Path) -> Vec<String> {
    let store = founded(folder);
    let anna =
        Record::new(Kind::Member).with("handle", "anna").with("name", "Anna").with("side", "sales").with("role", "rep");
    store.apply(&Change::Add(anna), &stamp(1, "member")).unwrap();
    let mut names = Vec::new();
    for (at, text) in payloads::all().into_iter().enumerate() {
        let record = Record::new(Kind::Prospect)
            .with("name", text.as_str())
            .with("note", text.as_str())
            .with("city", text.as_str());
        if store.apply(&Change::Add(record), &stamp(at + 2, "add")).is_ok() {
            names.push(text);
        }
    }
    assert!(names.len() > 200);
    names
}

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smarketing"));
    command.env_clear().env("HOME", folder).env("LANG", "C.UTF-8").env("SMARKETING_AS", "anna");
    command.env("SMARKETING_FILE", folder.join("team.db")).current_dir(folder);
    command.args(words).output().unwrap()
}

/// What came out, as text; fails where it holds anything active but what `also` allows.
fn harmless(words: &[&str], bytes: &[u8], also: &str) -> String {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{words:?}: not UTF-8"));
    let found = text.char_indices().find(|(_, c)| is_active(*c) && *c != '\n' && !also.contains(*c));
    if let Some((at, c)) = found {
        let around: String = text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        panic!("{words:?}: {c:?} behind {around:?}");
    }
    text.to_owned()
}

#[test]
fn whatever_the_program_writes_is_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let names = team(folder.path());
    let mut written = 0;
    let mut check = |words: &[&str], also: &str| {
        let output = run(folder.path(), words);
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        written += output.stdout.len();
        harmless(words, &output.stderr, "");
        harmless(words, &output.stdout, also)
    };
    for words in [&["prospect", "list"][..], &["journal"], &["prospect", "show", "P-1"], &["verify"], &["doctor"]] {
        check(words, "");
        check(&[&["--plain"], words].concat(), "\t");
        check(&[&["--json"], words].concat(), "");
    }
    for at in (1..names.len()).step_by(7) {
        check(&["prospect", "show", &format!("P-{at}")], "");
    }
    let exported = check(&["export", "prospect", "--format", "json"], "");
    let json: Json = serde_json::from_str(&exported).unwrap();
    let list = json.as_array().or_else(|| json.get("data").and_then(Json::as_array)).unwrap();
    let told: Vec<&str> = list.iter().filter_map(|one| one.get("name").and_then(Json::as_str)).collect();
    assert_eq!(told, names, "JSON decodes to what is in the file");
    for line in check(&["export", "prospect", "--format", "ndjson"], "").lines() {
        serde_json::from_str::<Json>(line).unwrap();
    }
    // For spreadsheets: no cell begins a formula, whoever opens it and whatever they trim.
    let table = check(&["export", "prospect", "--format", "csv"], "");
    let mut cells = 0;
    for row in csv::Reader::from_reader(table.as_bytes()).records() {
        for cell in &row.unwrap() {
            let first = cell.trim_start().chars().next();
            assert!(!first.is_some_and(|c| "=+-@＝＋－＠−\t\r".contains(c)), "{cell:?}");
            cells += 1;
        }
    }
    assert!(cells > names.len() * 10);
    println!("H1: {written} bytes of output about {} hostile people, {cells} cells, nothing active", names.len());
}

#[test]
fn a_raw_export_is_what_the_file_holds() {
    let folder = tempfile::tempdir().unwrap();
    let names = team(folder.path());
    let output = run(folder.path(), &["export", "prospect", "--format", "csv", "--raw", "--out", "raw.csv"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut table = csv::Reader::from_path(folder.path().join("raw.csv")).unwrap();
    let column = table.headers().unwrap().iter().position(|name| name == "name").unwrap();
    let told: Vec<String> = table.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert_eq!(told, names);
}

#[test]
fn an_error_about_a_hostile_text_is_harmless() {
    let folder = tempfile::tempdir().unwrap();
    team(folder.path());
    let mut said = 0;
    // No argument of a program can hold a NUL; one that begins with a dash is an option.
    let texts = payloads::all().into_iter().filter(|text| !text.contains('\0') && !text.is_empty());
    for (at, text) in texts.enumerate() {
        let text = text.as_str();
        let ways = [
            &["deal", "show", "--", text][..],
            &["--json", "deal", "show", "--", text],
            &[text],
            &["--file", text, "prospect", "list"],
            &["--lang", text, "prospect", "list"],
        ];
        // Each text once, and every fifth in all ways: starting the program is what takes the time.
        for (_, words) in ways.into_iter().enumerate().filter(|(way, _)| at % 5 == 0 || at % ways.len() == *way) {
            let output = run(folder.path(), words);
            harmless(words, &output.stdout, "");
            said += harmless(words, &output.stderr, "").len();
        }
    }
    assert!(said > 10_000);
}
