//! What the team's rules forbid, as the command line says it: exit code, code, and what to do instead.

use serde_json::Value;

use super::desk::Desk;

/// A team of anna in sales, marco in marketing and lucia in management, with two prospects, a deal and a campaign.
fn team() -> Desk {
    let desk = Desk::busy();
    desk.ok(&[
        "member",
        "add",
        "--handle",
        "lucia",
        "--name",
        "Lucia",
        "--side",
        "management",
        "--role",
        "sales_manager",
    ]);
    desk.ok(&["member", "edit", "anna", "--side", "sales", "--role", "rep"]);
    desk.ok(&["prospect", "add", "--name", "Pau Soler", "--created-at", "2026-11-02"]);
    desk.ok(&["campaign", "add", "--name", "Webinar", "--channel", "webinar"]);
    desk
}

/// The refusal in a language, as a person reads it.
fn told(desk: &Desk, language: &str, words: &[&str]) -> String {
    let said = desk.run(&[&["--lang", language], words].concat());
    assert_ne!(said.code, 0, "{words:?}");
    assert!(!said.err.contains('⟨'), "{}", said.err);
    said.err
}

#[test]
fn each_side_does_its_part_of_a_handoff() {
    let desk = team();
    let not_permitted = 6;
    assert_eq!(
        desk.refused(&["--as", "anna", "prospect", "hand-off", "pau"]),
        (not_permitted, "offer-by-marketing".into())
    );
    desk.ok(&["--as", "marco", "prospect", "hand-off", "pau", "--to", "anna"]);
    for words in [&["accept"][..], &["refuse", "--reason", "FIT-01"], &["pass-on", "--to", "anna"]] {
        let words = [&["--as", "marco", "prospect", words[0], "pau"], &words[1..]].concat();
        assert_eq!(desk.refused(&words), (not_permitted, "verdict-by-sales".into()), "{words:?}");
    }
    assert_eq!(
        desk.refused(&["--as", "anna", "prospect", "take-back", "pau"]),
        (not_permitted, "offer-by-marketing".into())
    );
    assert_eq!(
        desk.refused(&["--as", "anna", "prospect", "pass-on", "pau", "--to", "lucia"]),
        (1, "handoff-to-sales".into())
    );
    for (language, word) in [("en", "marco is not in sales"), ("it", "marco non è nelle vendite"), ("es", "ventas")] {
        let said = told(&desk, language, &["--as", "marco", "prospect", "accept", "pau"]);
        assert!(said.contains(word), "{said}");
    }
    // Whom sales found itself it works on without a hand-off.
    desk.ok(&["--as", "anna", "deal", "add", "--title", "Own find", "--prospect", "pau"]);
}

#[test]
fn a_verdict_rests_and_says_until_when_and_why() {
    let desk = team();
    let hand_off = ["--as", "marco", "prospect", "hand-off", "pau"];
    desk.ok(&hand_off);
    desk.ok(&["--as", "anna", "prospect", "refuse", "pau", "--reason", "ENG-02"]);
    assert_eq!(desk.refused(&hand_off), (1, "still-resting".into()));
    for language in ["en", "it", "es"] {
        let said = told(&desk, language, &hand_off);
        assert!(said.contains("2027-01-20") && said.contains("ENG-02") && said.contains("H-1"), "{said}");
    }
    let rested = [("SMARKETING_NOW", "2027-01-20T09:00:00+01:00")];
    assert_eq!(desk.with(&rested, &hand_off).code, 0);
    let refuse = ["--as", "anna", "prospect", "refuse", "pau", "--reason", "FIT-02"];
    assert_eq!(desk.with(&rested, &refuse).code, 0);
    let said = desk.with(&rested, &[&["--lang", "en"], &hand_off[..]].concat());
    assert_eq!(said.code, 1);
    assert!(said.err.contains("not to be won") && said.err.contains("prospect stage P-2 mql"), "{}", said.err);
    assert_eq!(desk.with(&rested, &["prospect", "stage", "pau", "mql", "--note", "new owner"]).code, 0);
    assert_eq!(desk.with(&rested, &hand_off).code, 0);
}

#[test]
fn what_cannot_have_happened_or_be_paid_is_refused_in_every_language() {
    let desk = team();
    let (rule, invalid) = (1, 4);
    let cases: &[(&[&str], i32, &str)] = &[
        (&["prospect", "stage", "pau", "customer", "--on", "2030-01-01"], invalid, "stage-in-the-future"),
        (&["prospect", "add", "--name", "A", "--created-at", "2050-01-01"], invalid, "not-happened-yet"),
        (
            &["touch", "log", "pau", "--channel", "call", "--direction", "out", "--on", "2030-01-01"],
            invalid,
            "not-happened-yet",
        ),
        (&["campaign", "spend", "webinar", "--amount", "5", "--on", "2031-11-01"], invalid, "not-happened-yet"),
        (&["campaign", "spend", "webinar", "--amount", "-5"], invalid, "amount-negative"),
        (&["campaign", "spend", "webinar", "--amount", "0"], invalid, "spend-needs-amount"),
        (
            &["campaign", "add", "--name", "B", "--start", "2026-05-01", "--end", "2026-01-01"],
            invalid,
            "campaign-backwards",
        ),
        (&["deal", "wait", "rollout", "--until", "2020-01-01", "--reason", "x"], invalid, "wait-in-the-past"),
        (&["deal", "win", "rollout", "--amount", "-5"], invalid, "amount-negative"),
        (&["deal", "add", "--title", "N", "--amount", "1", "--currency", "XXX"], invalid, "unknown-currency"),
        (&["product", "add", "--name", "P", "--list-price", "-5"], invalid, "amount-negative"),
        (&["stage", "edit", "ST-1", "--semantic", "lost"], rule, "stage-has-deals"),
        (&["stage", "archive", "ST-5"], rule, "stage-last"),
        (&["workspace", "edit", "--fiscal-start", "13"], invalid, "fiscal-start-month"),
        (&["workspace", "edit", "--calendar", "Nope"], invalid, "no-such-calendar"),
    ];
    for (words, exit, code) in cases {
        assert_eq!(desk.refused(words), (*exit, (*code).to_owned()), "{words:?}");
        for language in ["en", "it", "es"] {
            told(&desk, language, words);
        }
    }
    desk.ok(&["deal", "lose", "rollout", "--reason", "price"]);
    assert_eq!(desk.refused(&["deal", "next", "rollout", "x", "--due", "tomorrow"]), (rule, "deal-closed".into()));
    assert_eq!(desk.ok(&["--json", "verify"]).code, 0);
}

#[test]
fn two_people_of_one_name_stay_two() {
    let desk = team();
    let import = |name: &str, rows: &str| {
        let file = desk.path(name);
        std::fs::write(&file, rows).unwrap();
        desk.run(&["--json", "--lang", "en", "import", file.to_str().unwrap(), "--kind", "prospects"]).data()
    };
    let counts = |told: &Value| {
        let of = |name: &str| told[name].as_i64().unwrap();
        (of("added"), of("updated"), of("unchanged"), of("alike"))
    };
    let milan = "name,city\nMario Rossi,Milano\n";
    assert_eq!(counts(&import("one.csv", milan)), (1, 0, 0, 0));
    let rome = import("two.csv", "name,city\nMario Rossi,Roma\n");
    assert_eq!(counts(&rome), (1, 0, 0, 1));
    assert_eq!(
        (rome["alikes"][0]["name"].as_str(), rome["alikes"][0]["like"].as_str()),
        (Some("Mario Rossi"), Some("P-3"))
    );
    // One file with two of them, and one of its rows twice.
    let both = "name,city\nMario Rossi,Napoli\nmario rossi,Torino\nMario Rossi,Napoli\n";
    assert_eq!(counts(&import("three.csv", both)), (2, 0, 1, 2));
    // The same rows in another file bring nothing.
    assert_eq!(counts(&import("four.csv", &format!("{both}Mario Rossi,Milano\n"))), (0, 0, 4, 0));
    let cities = desk.data(&["prospect", "list", "--filter", "Mario", "--sort", "id"]);
    let mut cities: Vec<&str> = cities.as_array().unwrap().iter().map(|row| row["city"].as_str().unwrap()).collect();
    cities.sort_unstable();
    assert_eq!(cities, ["Milano", "Napoli", "Roma", "Torino"]);
    // A name and a company are somebody.
    let acme = "name,account,city\nMario Rossi,Acme,Bari\n";
    assert_eq!(counts(&import("five.csv", acme)), (1, 0, 0, 0));
    assert_eq!(counts(&import("six.csv", &acme.replace("Bari", "Como"))), (0, 1, 0, 0));
    let file = desk.path("seven.csv");
    std::fs::write(&file, "name,city\nMario Rossi,Lecce\n").unwrap();
    let said = desk.ok(&["--lang", "en", "import", file.to_str().unwrap(), "--kind", "prospects"]);
    assert!(said.err.contains("looks like P-"), "{}{}", said.out, said.err);
}

#[test]
fn a_negative_amount_is_a_rejected_row_and_names_its_column() {
    let desk = team();
    let file = desk.path("deals.csv");
    std::fs::write(&file, "title,amount,currency\nGood,50,EUR\nBad,-50,EUR\n").unwrap();
    let said = desk.run(&["--json", "import", file.to_str().unwrap(), "--kind", "deals", "--decimal", "."]);
    assert_eq!(said.code, 8, "{}{}", said.out, said.err);
    let told = said.data();
    assert_eq!((told["added"].as_i64(), told["rejected"].as_i64()), (Some(1), Some(1)));
    let reject = &told["rejects"][0];
    assert_eq!((reject["column"].as_str(), reject["code"].as_str()), (Some("amount"), Some("amount-negative")));
}

#[test]
fn a_draft_like_another_keeps_what_it_says_of_late_clocks() {
    let desk = team();
    let draft = |words: &[&str]| desk.ok(&[&["--as", "lucia", "agreement", "draft"], words].concat());
    let first = ["--name", "Pact", "--from", "2026-12-01", "--manager-after", "4h", "--management-after", "2d"];
    draft(&[&first[..], &["--following", "team"]].concat());
    draft(&["--from", "2027-01-01", "--like", "1"]);
    draft(&[
        "--from",
        "2027-02-01",
        "--like",
        "1",
        "--manager-after",
        "1h",
        "--management-after",
        "",
        "--following",
        "owner",
    ]);
    let export = desk.path("all.json");
    desk.ok(&["export", "all", "--out", export.to_str().unwrap()]);
    let whole: Value = serde_json::from_slice(&std::fs::read(&export).unwrap()).unwrap();
    let versions = &whole["data"]["agreement_version"];
    let of = |at: usize| ["following", "manager_after", "management_after"].map(|name| versions[at][name].as_str());
    assert_eq!(of(0), [Some("team"), Some("4h"), Some("2d")]);
    assert_eq!(of(1), of(0));
    assert_eq!(of(2), [Some("owner"), Some("1h"), None]);
    // What begins later owes nothing yet.
    let term = ["--name", "Leads", "--side", "marketing", "--kind", "volume", "--metric", "mql", "--target", "56"];
    desk.ok(&[&["agreement", "term", "add", "--version-of", "AV-2"], &term[..]].concat());
    let term = &desk.data(&["agreement", "show", "--version", "2"])["terms"][0].clone();
    assert_eq!((&term["why"], &term["keeps"]), (&Value::from("not-in-force"), &Value::Null));
    for (language, word) in [("en", "not yet in force"), ("it", "non ancora in vigore"), ("es", "aún no está en vigor")]
    {
        let shown = desk.ok(&["--lang", language, "agreement", "show", "--version", "2"]).out;
        assert!(shown.contains(word), "{shown}");
    }
}

#[test]
fn who_was_put_away_changes_nothing_any_more() {
    let desk = team();
    desk.ok(&["--as", "lucia", "member", "archive", "marco"]);
    let edit = ["--as", "marco", "prospect", "edit", "pau", "--note", "here still"];
    assert_eq!(desk.refused(&edit), (6, "put-away-member".into()));
    for (language, word) in [("en", "put away"), ("it", "archivio"), ("es", "archivo")] {
        assert!(told(&desk, language, &edit).contains(word));
    }
}
