//! What people do, from the first minute on.

use super::desk::{Desk, text};
use serde_json::json;

#[test]
fn a_deal_from_first_contact_to_won_and_back() {
    let desk = Desk::busy();
    let moved = desk.ok(&["deal", "move", "acme", "nego", "--note", "draft at legal"]);
    assert_eq!(moved.out, "D-1\n");
    assert!(moved.err.contains("deal: moved · D-1 Acme rollout · smarketing undo"), "{}", moved.err);
    assert_eq!(desk.refused(&["deal", "lose", "D-1"]), (4, "lost-needs-reason".to_owned()));

    let won = desk.data(&["deal", "win", "1", "--amount", "12500.50", "--on", "2026-11-20"]);
    assert_eq!((&won["code"], &won["id"]), (&json!("deal.won"), &json!("D-1")));
    assert!(won["touched"].as_array().unwrap().contains(&json!("P-1")), "the prospect became a customer: {won}");
    let deal = desk.data(&["deal", "show", "D-1"]);
    assert_eq!(deal["status"], "won");
    assert_eq!(deal["amount"], json!({"minor": 1_250_050, "currency": "EUR"}));
    assert_eq!(deal["closed_at"], "2026-11-20T12:00:00+01:00");
    assert_eq!(deal["note"], "draft at legal");
    let steps: Vec<_> = deal["deal_event_list"].as_array().unwrap().iter().map(|step| step["step"].clone()).collect();
    assert_eq!(steps, ["entered", "entered", "won"]);
    assert_eq!(desk.data(&["prospect", "show", "P-1"])["stage"], "customer");
    assert_eq!(desk.refused(&["deal", "move", "D-1", "proposta"]), (1, "deal-closed".to_owned()));

    desk.ok(&["undo"]);
    assert_eq!(desk.data(&["deal", "show", "D-1"])["status"], "open");
    desk.ok(&["redo"]);
    assert_eq!(desk.data(&["deal", "show", "D-1"])["status"], "won");
    assert_eq!(desk.refused(&["redo"]), (1, "nothing-to-redo".to_owned()));
    desk.ok(&["deal", "reopen", "D-1", "--stage", "Negoziazione"]);
    desk.ok(&["deal", "lose", "D-1", "--reason", "prezzo", "--on", "today"]);
    let journal = desk.data(&["journal", "--by", "anna", "--limit", "2"]);
    assert_eq!((&journal[0]["code"], &journal[1]["code"]), (&json!("deal.lost"), &json!("deal.reopened")));
    assert_eq!(journal[0]["by"], "anna");
}

#[test]
fn an_entry_is_undone_by_its_number_unless_it_was_changed_since() {
    let desk = Desk::busy();
    let first = desk.data(&["deal", "edit", "D-1", "--amount", "13k"])["entry"].as_i64().unwrap().to_string();
    desk.ok(&["deal", "edit", "D-1", "--amount", "14k"]);
    assert_eq!(desk.refused(&["undo", &first]), (5, "changed-since".to_owned()));
    desk.ok(&["undo"]);
    desk.ok(&["undo", &first]);
    assert_eq!(desk.data(&["deal", "show", "D-1"])["amount"]["minor"], 1_200_000);
    assert_eq!(desk.refused(&["undo", "1"]), (1, "founding-stays".to_owned()));
}

#[test]
fn a_version_that_was_seen_guards_an_edit() {
    let desk = Desk::busy();
    desk.ok(&["deal", "edit", "D-1", "--amount", "13k", "--if-version", "1"]);
    assert_eq!(desk.refused(&["deal", "edit", "D-1", "--amount", "14k", "--if-version", "1"]).0, 5);
}

#[test]
fn the_shared_timeline_and_the_money_of_a_campaign() {
    let desk = Desk::busy();
    desk.ok(&["campaign", "add", "--name", "Webinar ottobre", "--channel", "webinar", "--budget", "5k"]);
    desk.ok(&["campaign", "spend", "webinar", "--amount", "2.400,50", "--on", "yesterday"]);
    let touch = ["touch", "log", "chiara", "--channel", "call", "--direction", "out", "--outcome", "connected"];
    desk.ok(&[&touch[..], &["--campaign", "webinar", "--on", "2026-11-20 14:30", "--note", "-- spoke"]].concat());
    let campaign = desk.data(&["campaign", "show", "Webinar ottobre"]);
    assert_eq!(campaign["spend_list"][0]["amount"]["minor"], 240_050);
    assert_eq!(campaign["spend_list"][0]["on"], "2026-11-20");
    let prospect = desk.data(&["prospect", "show", "chiara"]);
    assert_eq!(prospect["first_contact_at"], "2026-11-20T14:30:00+01:00");
    assert_eq!(prospect["touch_list"][0]["note"], "-- spoke");
    assert_eq!(prospect["touch_list"][0]["member_name"], "anna");
    desk.ok(&["prospect", "stage", "chiara", "MQL", "--on", "2026-11-19"]);
    desk.ok(&["deal", "next", "acme", "Send the offer", "--due", "2026-11-27"]);
    desk.ok(&["deal", "wait", "acme", "--until", "2026-12-01", "--reason", "budget"]);
    let deal = desk.data(&["deal", "show", "acme"]);
    assert_eq!((&deal["next_due"], &deal["wait_until"]), (&json!("2026-11-27"), &json!("2026-12-01")));
}

#[test]
fn lists_are_filtered_sorted_cut_and_put_away() {
    let desk = Desk::busy();
    desk.ok(&["deal", "add", "--title", "Beta", "--amount", "5k USD"]);
    desk.ok(&["deal", "add", "--title", "Gamma"]);
    let titles = |words: &[&str]| -> Vec<String> {
        let list = desk.data(&[&["deal", "list"], words].concat());
        list.as_array().unwrap().iter().map(|deal| deal["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles(&["--sort", "-amount"]), ["Acme rollout", "Beta", "Gamma"]);
    assert_eq!(titles(&["--sort", "amount", "--limit", "1"]), ["Beta"]);
    assert_eq!(titles(&["--filter", "amount>6k stage:qualifica"]), ["Acme rollout"]);
    assert_eq!(titles(&["--filter", "-account:acme"]), ["Beta", "Gamma"]);
    assert_eq!(titles(&["--filter", "nothing like this"]), [""; 0]);
    desk.ok(&["deal", "archive", "Gamma"]);
    assert_eq!(titles(&[]), ["Acme rollout", "Beta"]);
    assert_eq!(titles(&["--archived"]), ["Acme rollout", "Beta", "Gamma"]);
    desk.ok(&["deal", "archive", "D-3", "--back"]);
    assert_eq!(titles(&["--filter", "gam"]), ["Gamma"]);
}

#[test]
fn own_fields_come_and_go() {
    let desk = Desk::busy();
    desk.ok(&["prospect", "edit", "P-1", "--custom", "colour=blue", "--custom", "size=3"]);
    desk.ok(&["prospect", "edit", "P-1", "--custom", "size="]);
    assert_eq!(desk.data(&["prospect", "show", "P-1"])["custom"], json!({"colour": "blue"}));
    desk.ok(&["prospect", "edit", "P-1", "--email", ""]);
    assert_eq!(desk.data(&["prospect", "show", "P-1"])["email"], json!(null));
}

#[test]
fn a_copy_is_verified_and_brings_the_past_back() {
    let desk = Desk::busy();
    let copy = desk.path("copy.db");
    desk.ok(&["backup", text(&copy)]);
    assert_eq!(desk.refused(&["backup", text(&copy)]), (1, "file-exists".to_owned()));
    desk.ok(&["deal", "win", "acme"]);
    assert_eq!(desk.refused(&["restore", text(&copy)]), (2, "needs-yes".to_owned()));
    let restored = desk.data(&["--yes", "restore", text(&copy)]);
    assert_eq!(desk.data(&["deal", "show", "D-1"])["status"], "open");
    let before = restored["before"].as_str().unwrap();
    assert_eq!(desk.data(&["--file", before, "deal", "show", "D-1"])["status"], "won");
    let verified = desk.data(&["verify"]);
    assert_eq!(verified["whole"], true);
    assert_eq!(verified["head"].as_str().unwrap().len(), 64);
}

#[test]
fn the_only_member_acts_and_strangers_are_told() {
    let desk = Desk::empty();
    desk.ok(&["init", "--name", "Solo", "--as", "pau"]);
    desk.ok(&["account", "add", "--name", "Nord SL"]);
    assert_eq!(desk.data(&["journal", "--limit", "1"])[0]["by"], "pau");
    desk.ok(&["member", "add", "--handle", "marta", "--name", "Marta", "--side", "sales", "--role", "rep"]);
    // Another computer remembers nobody.
    std::fs::remove_file(desk.path(".config/smarketing/members.toml")).unwrap();
    let said = desk.ok(&["account", "add", "--name", "Sud SL"]);
    assert!(said.err.contains("--as"), "anna is not of this team: {}", said.err);
    assert_eq!(desk.data(&["journal", "--limit", "1"])[0]["by"], json!(null));
    desk.ok(&["--as", "marta", "account", "add", "--name", "Est SL"]);
    assert_eq!(desk.data(&["journal", "--limit", "1"])[0]["by"], "marta");
}

#[test]
fn the_same_seed_is_the_same_team() {
    let desk = Desk::empty();
    let team = |name: &str| {
        desk.ok(&["demo", "--prospects", "60", "--seed", "7", "--out", name]);
        desk.ok(&["--file", name, "export", "all"]).out
    };
    let (one, other) = (team("one.db"), team("other.db"));
    assert!(one.len() > 50_000 && one == other, "{} and {} bytes", one.len(), other.len());
    assert_eq!(desk.refused(&["demo", "--out", "one.db"]), (1, "file-exists".to_owned()));
    assert_eq!(desk.refused(&["demo"]), (2, "demo-needs-terminal".to_owned()));
    let figures = desk.data(&["--file", "one.db", "metrics", "joint", "--period", "all"]);
    let leads = figures.as_array().unwrap().iter().find(|row| row["id"] == "leads").unwrap();
    assert_eq!((&leads["value"], &leads["unit"], &leads["period"]), (&json!(60), &json!("count"), &json!("all")));
}

#[test]
fn what_comes_out_raw_goes_in_again() {
    let desk = Desk::busy();
    desk.ok(&["campaign", "add", "--name", "=Webinar", "--channel", "web", "--budget", "5k", "--start", "2026-10-01"]);
    desk.ok(&["campaign", "spend", "C-1", "--amount", "2400.50", "--on", "2026-10-12"]);
    desk.ok(&[
        "touch",
        "log",
        "chiara",
        "--channel",
        "call",
        "--direction",
        "out",
        "--outcome",
        "connected",
        "--note",
        "-- \"hi\"\nthere",
    ]);
    desk.ok(&["prospect", "edit", "P-1", "--campaign", "webinar", "--phone", "+39 02 1", "--custom", "colour=blue"]);
    desk.ok(&["deal", "win", "acme", "--on", "2026-11-20", "--amount", "12500.50"]);
    desk.ok(&["export", "all", "--format", "csv", "--raw", "--out", "all"]);
    let other = desk.path("other.db");
    let on = |words: &[&str]| desk.data(&[&["--file", text(&other)], words].concat());
    on(&["init", "--name", "Other", "--currency", "EUR", "--zone", "Europe/Rome", "--language", "it"]);
    for (file, kind) in [
        ("member", "members"),
        ("account", "accounts"),
        ("campaign", "campaigns"),
        ("prospect", "prospects"),
        ("deal", "deals"),
        ("touch", "touches"),
        ("spend", "spend"),
    ] {
        let report = on(&["import", &format!("all/{file}.csv"), "--kind", kind]);
        assert_eq!(report["rejected"], 0, "{file}: {report}");
    }
    let same = |words: &[&str], names: &[&str]| {
        let (before, after) = (desk.data(words), on(words));
        for name in names {
            assert_eq!(before[0][name], after[0][name], "{words:?} {name}: {after}");
        }
    };
    same(&["account", "list"], &["name", "country"]);
    same(&["campaign", "list"], &["name", "channel", "budget", "start"]);
    same(
        &["prospect", "list"],
        &[
            "name",
            "email",
            "phone",
            "account_name",
            "campaign_name",
            "custom",
            "created_at",
            "stage",
            "first_contact_at",
        ],
    );
    same(
        &["deal", "list"],
        &[
            "title",
            "amount",
            "account_name",
            "prospect_name",
            "stage_name",
            "status",
            "owner_name",
            "closed_at",
            "created_at",
            "expected_close",
        ],
    );
    same(&["touch", "list"], &["at", "direction", "channel", "outcome", "prospect_name"]);
    let note = on(&["touch", "list"])[0]["note"].as_str().unwrap().to_owned();
    assert!(note.starts_with("-- \"hi\"\nthere"), "{note}");
    assert_eq!(on(&["campaign", "show", "C-1"])["spend_list"][0]["amount"]["minor"], 240_050);
    // The same file again brings nothing new.
    let again = on(&["import", "all/prospect.csv", "--kind", "prospects"]);
    assert_eq!((&again["added"], &again["unchanged"]), (&json!(0), &json!(1)));
    // An import is taken back as a whole, after a question.
    let entry = on(&["journal", "--limit", "1"])[0]["entry"].to_string();
    assert_eq!(desk.refused(&["--file", text(&other), "undo", &entry]), (2, "needs-yes".to_owned()));
    let told = desk.run(&["--file", text(&other), "undo", &entry]).err;
    assert!(told.starts_with(&format!("Import {entry}, spend.csv: one record goes in or out")), "{told}");
    on(&["--yes", "undo", &entry]);
    assert_eq!(on(&["campaign", "show", "C-1"])["spend_list"], json!([]));
}

#[test]
fn rows_that_cannot_be_read_are_told_and_kept() {
    let desk = Desk::team();
    std::fs::write(
        desk.path("leads.csv"),
        "name,email,created_at\nAda,ada@x.example,2026-01-02\nBob,bob@x.example,2026-02-03,what is this\n",
    )
    .unwrap();
    let words = ["--json", "import", "leads.csv", "--kind", "prospects"];
    let tried = desk.run(&[&words[..], &["--dry-run"]].concat());
    assert_eq!((tried.code, &tried.data()["report"]["added"]), (8, &json!(1)), "{}", tried.err);
    assert_eq!(desk.data(&["prospect", "list"]), json!([]));
    let said = desk.run(&words);
    assert_eq!((said.code, &said.data()["added"], &said.data()["rejected"]), (8, &json!(1), &json!(1)));
    let rejected = std::fs::read_to_string(desk.path("leads.rejected.csv")).unwrap();
    assert!(rejected.contains("Bob"), "{rejected}");
    // Importing the mended file again keeps what was rejected before.
    std::fs::write(desk.path("leads.rejected.csv"), "half mended").unwrap();
    std::fs::write(
        desk.path("leads.csv"),
        "name,email,created_at\nEve,eve@x.example,2026-01-02\nDan,dan@x.example,2026-02-03,what is this\n",
    )
    .unwrap();
    assert_eq!(desk.run(&words).code, 8);
    assert_eq!(std::fs::read_to_string(desk.path("leads.rejected.csv")).unwrap(), "half mended");
    assert!(std::fs::read_to_string(desk.path("leads-2.rejected.csv")).is_ok_and(|text| text.contains("Dan")));
    std::fs::write(desk.path("dates.csv"), "name,created_at\nCid,03/04/2026\nDea,05/06/2026\n").unwrap();
    let asked = desk.run(&["--json", "import", "dates.csv", "--kind", "prospects"]);
    assert_eq!((asked.code, asked.error()["code"].as_str()), (4, Some("import-needs-dates")));
    assert_eq!(desk.data(&["import", "dates.csv", "--kind", "prospects", "--dates", "dmy"])["added"], 2);
    assert_eq!(desk.refused(&["import", "nowhere.csv"]), (3, "import-not-found".to_owned()));
    assert_eq!(desk.refused(&["import", "dates.csv", "--dates", "ydm"]), (2, "not-one-of".to_owned()));
}

#[test]
fn nothing_is_written_over_the_team_file() {
    let desk = Desk::busy();
    let prospects = desk.data(&["prospect", "list"]);
    std::fs::create_dir(desk.path("data")).unwrap();
    let other = desk.path("data/prospect.csv");
    let other = other.to_str().unwrap();
    desk.ok(&["backup", other]);
    std::os::unix::fs::symlink(desk.path("data"), desk.path("link")).unwrap();
    for name in ["link/prospect.csv", "data/../link/prospect.csv-wal", "data/prospect.csv-journal"] {
        let told = (1, "team-file-itself".to_owned());
        assert_eq!(desk.refused(&["--file", other, "export", "prospects", "--out", name]), told, "{name}");
        assert_eq!(desk.refused(&["--file", other, "backup", name]), told, "{name}");
    }
    let whole = ["--file", other, "export", "all", "--format", "csv", "--force", "--out", "link"];
    assert_eq!(desk.refused(&whole), (1, "team-file-itself".to_owned()));
    assert_eq!(desk.data(&["--file", other, "prospect", "list"]), prospects);
    desk.ok(&["--file", other, "export", "prospects", "--out", "link/other.csv"]);
}

#[test]
fn keys_are_told_and_can_be_changed() {
    let desk = Desk::empty();
    let keys = desk.data(&["keys"]);
    let undo = keys.as_array().unwrap().iter().find(|key| key["command"] == "undo").unwrap_or_else(|| panic!("{keys}"));
    assert_eq!(undo["keys"][0], "u");
    let delivered = desk.ok(&["keys", "--default"]).out;
    desk.settings("");
    std::fs::write(desk.path(".config/smarketing/keymap.toml"), delivered).unwrap();
    assert_eq!(desk.data(&["keys"]), keys, "the keys as delivered are a keymap");
}

#[test]
fn who_founded_the_team_stays_known_when_others_join() {
    let desk = Desk::empty();
    desk.ok(&["init", "--name", "Rossi", "--member", "chiara", "--side", "marketing"]);
    desk.ok(&["member", "add", "--handle", "marco", "--name", "Marco Verdi", "--side", "sales", "--role", "rep"]);
    desk.ok(&["account", "add", "--name", "Acme"]);
    assert_eq!(desk.data(&["journal"])[0]["by"], "chiara");
    assert_eq!(desk.data(&["member", "list"])[0]["role"], "marketer");
    desk.ok(&["config", "set", "as", "marco"]);
    desk.ok(&["account", "add", "--name", "Beta"]);
    assert_eq!(desk.data(&["journal"])[0]["by"], "marco");
    desk.ok(&["config", "set", "as"]);
    // Somebody else's computer knows nobody, and says so.
    std::fs::remove_file(desk.path(".config/smarketing/members.toml")).unwrap();
    let checks = desk.data(&["doctor"])["checks"].clone();
    let member = checks.as_array().unwrap().iter().find(|check| check["check"] == "member").unwrap().clone();
    assert!(member["why"].as_str().unwrap().contains("anna"), "{member}");
    assert_eq!(desk.refused(&["deal", "list", "--filter", "owner:me"]).1, "filter-nobody-acts");
}

#[test]
fn a_setting_is_changed_by_a_command() {
    let desk = Desk::empty();
    desk.ok(&["config", "set", "language", "it"]);
    desk.ok(&["config", "set", "theme", "dark"]);
    let shown = desk.data(&["config", "show"]);
    assert_eq!((shown["language"].as_str(), shown["theme"].as_str()), (Some("it"), Some("dark")));
    assert!(desk.run(&["config", "set", "language", "de"]).err.contains("it"));
    assert_eq!(desk.refused(&["config", "set", "language", "de"]), (4, "setting-value".to_owned()));
}

#[test]
fn campaigns_are_listed_with_what_they_cost_and_brought() {
    let desk = Desk::busy();
    desk.ok(&["campaign", "add", "--name", "Fair"]);
    desk.ok(&["campaign", "spend", "fair", "--amount", "500"]);
    desk.ok(&["prospect", "add", "--name", "Luca", "--campaign", "fair"]);
    let results = desk.data(&["campaign", "show", "fair"])["results"].clone();
    assert_eq!((results["spend"]["minor"].as_i64(), results["leads"].as_u64()), (Some(50_000), Some(1)));
    let lines = desk.ok(&["campaign", "list", "--plain"]).out;
    assert!(lines.lines().next().unwrap().ends_with("spend\tleads\tmql\twon\trevenue\troi"), "{lines}");
}
