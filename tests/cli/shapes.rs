//! The shapes that scripts depend on.

use super::desk::{Desk, NOW, text};
use serde_json::{Value, json};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn every_answer_has_the_same_envelope() {
    let desk = Desk::busy();
    for words in [
        &["deal", "list"][..],
        &["deal", "show", "D-1"],
        &["workspace", "show"],
        &["journal"],
        &["verify"],
        &["doctor"],
        &["paths"],
        &["config", "show"],
        &["metrics", "list"],
        &["metrics", "joint"],
        &["export", "deal"],
        &["export", "all"],
        &["deal", "edit", "D-1", "--source", "fair"],
        &["undo"],
    ] {
        let said = desk.ok(&[&["--json"], words].concat());
        let json = said.json();
        assert_eq!(keys(&json), ["as_of", "data", "warnings", "zone"], "{words:?}");
        assert!(said.out.starts_with("{\"as_of\":\"") && said.out.ends_with("}\n"), "{words:?}");
    }
    let json = desk.ok(&["--json", "deal", "list"]).json();
    assert_eq!((&json["as_of"], &json["zone"]), (&json!(NOW), &json!("Europe/Rome")));
}

#[test]
fn a_record_names_what_it_refers_to() {
    let desk = Desk::busy();
    let deal = desk.data(&["deal", "show", "D-1"]);
    for (key, value) in [
        ("id", json!("D-1")),
        ("account", json!("A-1")),
        ("account_name", json!("Acme S.p.A.")),
        ("owner_name", json!("anna")),
        ("stage_name", json!("Qualifica")),
        ("amount", json!({"minor": 1_200_000, "currency": "EUR"})),
        ("expected_close", json!("2026-12-21")),
        ("created_at", json!("2026-11-02T12:00:00+01:00")),
        ("campaign", json!(null)),
        ("campaign_name", json!(null)),
        ("custom", json!({})),
        ("archived", json!(false)),
        ("version", json!(1)),
    ] {
        assert_eq!(deal[key], value, "{key}");
    }
    assert_eq!(desk.data(&["prospect", "show", "P-1"])["tags"], json!([]));
}

#[test]
fn an_error_is_json_on_standard_error() {
    let desk = Desk::team();
    let said = desk.run(&["--json", "deal", "show", "D-7"]);
    assert_eq!((said.code, said.out.as_str()), (3, ""));
    assert_eq!(keys(&said.error()), ["code", "hint", "kind", "message"]);
    assert_eq!(said.error()["kind"], "not_found");
    let said = desk.run(&["deal", "show", "--json"]);
    assert_eq!((said.code, said.error()["kind"].as_str()), (2, Some("usage")));
}

#[test]
fn plain_tables_are_for_programs() {
    let desk = Desk::busy();
    let plain = desk.ok(&["--plain", "--lang", "it", "deal", "list"]).out;
    let mut lines = plain.lines();
    assert_eq!(lines.next(), Some("id\ttitle\taccount\tstage\tamount\towner\texpected_close\tnext_step\tnext_due"));
    assert_eq!(lines.next(), Some("D-1\tAcme rollout\tAcme S.p.A.\tQualifica\t12000.00\tanna\t2026-12-21\t\t"));
    assert_eq!(desk.ok(&["--plain", "deal", "edit", "D-1", "--amount", "13k"]).out, "D-1\n");
    assert_eq!(desk.ok(&["--quiet", "deal", "edit", "D-1", "--amount", "14k"]).err, "");
}

#[test]
fn people_read_their_own_language() {
    let desk = Desk::busy();
    let list = |lang: &str| desk.ok(&["--lang", lang, "deal", "list"]).out;
    assert!(list("it").contains("12.000 €") && list("it").contains("Titolo"), "{}", list("it"));
    assert!(list("es").contains("12.000 €") && list("es").contains("Título"), "{}", list("es"));
    assert!(list("en").contains("€12,000") && list("en").contains("21/12/26"), "{}", list("en"));
    let told = |variables: &[(&str, &str)], words: &[&str]| desk.with(variables, words).err;
    let words = ["deal", "move", "D-1", "nowhere"];
    assert!(told(&[("LC_ALL", "it_IT.UTF-8")], &words).contains("Non c’è una fase «nowhere»"));
    assert!(told(&[("SMARKETING_LANG", "es")], &words).contains("No hay una etapa «nowhere»"));
    assert!(told(&[("SMARKETING_LANG", "es")], &["--lang", "it", "dael"]).contains("intendevi deal?"));
    assert!(desk.ok(&["--lang", "it", "--help"]).out.contains("Il lavoro del team"));
    assert!(desk.ok(&["--lang", "es", "deal", "move", "--help"]).out.contains("Mueve una oportunidad a una etapa"));
    desk.settings("language = \"it\"\n");
    assert!(told(&[("LC_ALL", "es_ES.UTF-8")], &words).contains("Le fasi sono: Qualifica, "));
}

#[test]
fn settings_say_where_they_come_from() {
    let desk = Desk::team();
    desk.settings("mouse = false\nthemes = 'dark'\n");
    let said = desk.with(&[("SMARKETING_DATES", "iso")], &["--json", "--as", "marco", "config", "show", "--origin"]);
    let json = said.json();
    assert_eq!(json["data"]["mouse"]["origin"], "file");
    assert!(json["data"]["mouse"]["place"].as_str().unwrap().ends_with("config.toml:1"));
    assert_eq!(json["data"]["dates"], json!({"value": "iso", "origin": "environment", "place": "SMARKETING_DATES"}));
    assert_eq!(json["data"]["as"], json!({"value": "marco", "origin": "flag", "place": "--as"}));
    assert_eq!(json["data"]["theme"]["origin"], "built-in");
    assert!(json["warnings"][0].as_str().unwrap().contains("“themes”"), "{json}");
    assert!(desk.ok(&["paths"]).err.contains("line 2, column 1"));
    assert_eq!(desk.ok(&["--quiet", "paths"]).err, "");
}

#[test]
fn an_export_is_safe_for_spreadsheets_and_raw_is_exact() {
    let desk = Desk::team();
    let name = "=HYPERLINK(\"http://x\")";
    desk.ok(&["account", "add", "--name", name]);
    desk.ok(&[
        "deal",
        "add",
        "--title",
        "-1+1",
        "--amount",
        "12.50",
        "--note",
        "two\nlines",
        "--custom",
        "colour=+red",
    ]);
    let rows = |words: &[&str]| -> Vec<Vec<String>> {
        let out = desk.ok(&[&["export"], words].concat()).out;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let cell = |rows: &[Vec<String>], name: &str| {
        let at = rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name} in {:?}", rows[0]));
        rows[1][at].clone()
    };
    let deal = rows(&["deal"]);
    assert_eq!(cell(&deal, "title"), "'-1+1");
    assert_eq!(cell(&deal, "amount"), "12.50", "a number is a number");
    assert_eq!(cell(&deal, "colour"), "'+red");
    assert_eq!(cell(&rows(&["account"]), "name"), format!("'{name}"));
    let raw = rows(&["deal", "--raw"]);
    assert_eq!((cell(&raw, "title"), cell(&raw, "note")), ("-1+1".to_owned(), "two\nlines".to_owned()));
    assert_eq!(cell(&raw, "colour"), "+red");
    assert_eq!(cell(&rows(&["account", "--raw"]), "name"), name);
}

#[test]
fn everything_comes_out_into_files() {
    let desk = Desk::busy();
    desk.ok(&["export", "all", "--format", "csv", "--raw", "--out", "all"]);
    assert!(std::fs::read_to_string(desk.path("all/deal.csv")).unwrap().contains("Acme rollout"));
    desk.ok(&["export", "all", "--out", "all.json"]);
    let all: Value = serde_json::from_str(&std::fs::read_to_string(desk.path("all.json")).unwrap()).unwrap();
    assert_eq!(all["data"]["member"].as_array().unwrap().len(), 2);
    let lines = desk.ok(&["export", "all", "--format", "ndjson"]).out;
    assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).unwrap()["kind"].is_string()));
    assert_eq!(desk.refused(&["export", "all", "--format", "csv"]), (2, "export-needs-folder".to_owned()));
    // What is there stays unless somebody wants it gone.
    desk.ok(&["export", "all", "--out", "tables"]);
    assert!(desk.path("tables/prospect.csv").is_file());
    for words in [&["export", "all", "--out", "tables"][..], &["export", "deal", "--out", "all.json"]] {
        assert_eq!(desk.refused(words), (1, "taken-file".to_owned()));
        desk.ok(&[words, &["--force"]].concat());
    }
    let deals: Value = serde_json::from_str(&std::fs::read_to_string(desk.path("all.json")).unwrap()).unwrap();
    assert_eq!(deals["data"].as_array().unwrap().len(), 1, "the file's name says how it is written");
    // What is there stays where the new one cannot be written whole.
    std::fs::create_dir(desk.path("taken")).unwrap();
    assert_eq!(desk.refused(&["export", "deal", "--out", "taken"]).1, "directory");
    assert_eq!(desk.refused(&["export", "deal", "--out", "no/such/folder.csv"]), (3, "no-such-folder".to_owned()));
    assert_eq!(desk.refused(&["export", "deal", "--out", "all.json/x"]), (3, "no-such-folder".to_owned()));
    assert_eq!(desk.refused(&["export", "deal", "--out", &"x".repeat(5_000)]), (4, "name-too-long".to_owned()));
}

#[test]
fn an_export_takes_nobody_elses_place() {
    let desk = Desk::busy();
    std::fs::write(desk.path("mine.csv"), "mine").unwrap();
    let taken = (1, "taken-file".to_owned());
    assert_eq!(desk.refused(&["export", "deal", "--out", "mine.csv"]), taken);
    std::os::unix::fs::symlink(desk.path("mine.csv"), desk.path("link.csv")).unwrap();
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, desk.path("pipe"), rustix::fs::FileType::Fifo, mode, 0).unwrap();
    for (name, code) in [("link.csv", "linked-file"), ("pipe", "not-a-file")] {
        for yes in [&[][..], &["--yes"]] {
            assert_eq!(desk.refused(&[yes, &["export", "deal", "--out", name]].concat()), (4, code.to_owned()));
        }
    }
    assert_eq!(std::fs::read_to_string(desk.path("mine.csv")).unwrap(), "mine");
    desk.ok(&["--yes", "export", "deal", "--out", "mine.csv"]);
    assert!(std::fs::read_to_string(desk.path("mine.csv")).unwrap().contains("Acme rollout"));
    desk.ok(&["export", "all", "--format", "csv", "--out", "all"]);
    std::fs::remove_file(desk.path("all/account.csv")).unwrap();
    assert_eq!(desk.refused(&["export", "all", "--format", "csv", "--out", "all"]), taken);
    assert!(!desk.path("all/account.csv").exists(), "one that is taken keeps all from being written");
    let plain = desk.ok(&["export", "deal"]).out;
    for name in ["-", "/dev/stdout"] {
        assert_eq!(desk.ok(&["export", "deal", "--out", name]).out, plain);
    }
}

#[test]
fn figures_have_the_promised_rows() {
    let desk = Desk::busy();
    desk.ok(&["deal", "win", "acme"]);
    let rows = desk.data(&["metrics", "show", "win_rate", "bookings", "--period", "2026-Q4", "--by", "owner"]);
    for row in rows.as_array().unwrap() {
        assert_eq!(keys(row), ["group", "id", "k", "n", "period", "unit", "value", "why"]);
    }
    assert_eq!(rows[0]["value"], 1.0);
    assert_eq!(rows[0]["group"], json!({"owner": "anna"}));
    assert_eq!(rows[1]["value"], json!({"minor": 1_200_000, "currency": "EUR"}));
    let nothing = desk.data(&["metrics", "show", "win_rate", "--period", "2020"]);
    assert_eq!((&nothing[0]["value"], &nothing[0]["why"]), (&json!(null), &json!("none-decided")));
    assert_eq!(desk.refused(&["metrics", "show", "won_rate"]), (2, "unknown-metric".to_owned()));
    assert!(desk.run(&["metrics", "show", "win_rat"]).err.contains("The nearest is win_rate"));
    let strange = desk.run(&["metrics", "show", "coverage"]).err;
    assert!(!strange.contains("nearest") && strange.contains("metrics list"), "{strange}");
    assert_eq!(desk.refused(&["metrics", "show", "leads", "--period", "2026-Q5"]), (4, "not-a-period".to_owned()));
    assert!(desk.ok(&["--lang", "it", "metrics", "joint"]).out.contains("100,0%"));
}

#[test]
fn the_tool_describes_itself() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish"] {
        assert!(desk.ok(&["completions", shell]).out.contains("smarketing"), "{shell}");
    }
    assert!(desk.ok(&["man"]).out.starts_with(".ie"));
    desk.ok(&["man", "--out", "pages"]);
    assert!(desk.path("pages/smarketing-deal-move.1").exists());
    assert_eq!(desk.ok(&["--version"]).out, format!("smarketing {}\n", env!("CARGO_PKG_VERSION")));
    let paths = desk.data(&["paths"]);
    assert_eq!(paths["file"], text(&desk.file()));
    let said =
        desk.with(&[("SMARKETING_DATA_DIR", "/srv/team"), ("XDG_CONFIG_HOME", "relative")], &["--json", "paths"]);
    assert_eq!(said.data()["file"], "/srv/team/team.db");
    assert_eq!(said.data()["config"], text(&desk.path(".config/smarketing")), "a relative XDG value counts as not set");
}
