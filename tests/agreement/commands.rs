//! The agreement on the command line: from the first draft to what cron says is late, and every wrong word on the way.

use serde_json::{Value, json};
use smarketing::app::clock::Clock;
use smarketing::app::service::{Actor, Service};
use smarketing::domain::change::Change;
use smarketing::domain::handoff::Offer;
use smarketing::domain::record::Kind;
use smarketing::domain::time::Instant;
use smarketing::store::Options;

use super::desk::{Desk, NOW};

const FROM: &str = "2026-11-21";

/// A team with a draft of a first-answer term: 4 hours, 90 %.
fn drafted() -> Desk {
    let desk = Desk::busy();
    desk.ok(&["agreement", "draft", "--name", "Patto", "--from", FROM, "--manager-after", "2h"]);
    let term = ["agreement", "term", "add", "--name", "Prima risposta", "--side", "sales", "--kind", "speed"];
    desk.ok(&[&term[..], &["--target", "90", "--window", "month", "--within", "4h"]].concat());
    desk
}

/// The hash of the draft's content, as `history` shows it.
fn hash(desk: &Desk) -> String {
    desk.data(&["agreement", "history"])[0]["hash"].as_str().unwrap()[..12].to_owned()
}

fn signed() -> Desk {
    let desk = drafted();
    let hash = hash(&desk);
    desk.ok(&["--as", "marco", "agreement", "sign", "--side", "marketing", "--hash", &hash]);
    desk.ok(&["agreement", "sign", "--side", "sales", "--hash", &hash]);
    desk
}

/// Marketing hands the prospect to Anna, on Saturday the 21st at 10:14.
fn handed() -> Desk {
    let desk = signed();
    desk.ok(&["member", "edit", "anna", "--side", "sales", "--role", "rep"]);
    let now = Instant::parse(NOW).unwrap();
    let marco = Actor::Named("marco".to_owned());
    let service = Service::open(&desk.file(), &Options::default(), Clock::Fixed(now), &marco).unwrap();
    let anna = service.find(Kind::Member, "anna").unwrap().id;
    service.apply(&Change::Offer(Offer { prospect: 1, to: Some(anna), ..Offer::default() })).unwrap();
    desk
}

fn at(when: &str) -> [(&str, &str); 1] {
    [("SMARKETING_NOW", when)]
}

#[test]
fn an_agreement_from_draft_to_signatures() {
    let desk = drafted();
    let shown = desk.data(&["agreement", "show"]);
    assert_eq!((&shown["agreement"]["name"], &shown["version"]["state"]), (&json!("Patto"), &json!("draft")));
    assert_eq!(shown["terms"][0]["promise"], "first answer within 4 h, 90% of the time");
    // A script that did not say what was read is told the hash, and signs nothing.
    let refused = desk.run(&["--json", "agreement", "sign", "--side", "sales"]);
    assert_eq!((refused.code, refused.error()["code"].as_str()), (2, Some("sign-needs-hash")));
    let short = hash(&desk);
    assert!(refused.error()["hint"].as_str().unwrap().contains(&short), "{}", refused.err);
    assert_eq!(
        desk.refused(&["--as", "marco", "agreement", "sign", "--side", "sales", "--hash", &short]).1,
        "sign-wrong-side"
    );
    assert_eq!(desk.refused(&["agreement", "sign", "--side", "sales", "--hash", "abc"]).1, "hash-too-short");
    desk.ok(&["agreement", "sign", "--side", "sales", "--hash", &short]);
    // Marco read it; Anna changes it; Marco's signature would be over another content.
    desk.ok(&["agreement", "term", "edit", "TM-1", "--target", "80"]);
    let sign = ["--as", "marco", "agreement", "sign", "1", "--side", "marketing", "--hash", &short];
    assert_eq!(desk.refused(&sign), (5, "content-changed".to_owned()));
    let now = hash(&desk);
    desk.ok(&["--as", "marco", "agreement", "sign", "--side", "marketing", "--hash", &now]);
    assert_eq!(desk.data(&["agreement", "show"])["version"]["state"], "draft", "Anna signed another content");
    desk.ok(&["agreement", "sign", "AV-1", "--side", "sales", "--hash", &now]);
    let shown = desk.data(&["agreement", "show"]);
    assert_eq!(shown["version"]["state"], "in-force");
    assert_eq!(shown["terms"][0]["why"], "nothing-due");
    let journal = desk.data(&["journal", "--limit", "2"]);
    assert_eq!((&journal[0]["code"], &journal[1]["code"]), (&json!("agreement.concluded"), &json!("agreement.signed")));
    assert_eq!(desk.refused(&["agreement", "sign", "1", "--side", "sales", "--hash", &now]).1, "version-signed");
    assert_eq!(desk.refused(&["agreement", "sign", "--side", "sales", "--hash", &now]), (1, "no-draft".to_owned()));
}

#[test]
fn a_next_version_says_what_it_changes() {
    let desk = signed();
    desk.ok(&["agreement", "draft", "--like", "1", "--from", "2026-12-01", "--note", "inverno"]);
    desk.ok(&["agreement", "term", "edit", "TM-2", "--within", "2h"]);
    let volume = ["agreement", "term", "add", "--name", "Volume", "--side", "marketing", "--kind", "volume"];
    desk.ok(&[&volume[..], &["--metric", "handoffs", "--target", "40", "--window", "month"]].concat());
    let lines = desk.data(&["agreement", "diff", "2"]);
    let told: Vec<(&str, &str, &str, &str)> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let text = |name: &str| line[name].as_str().unwrap();
            (text("term"), text("field"), text("before"), text("after"))
        })
        .collect();
    assert!(told.contains(&("Prima risposta", "within", "4h", "2h")), "{told:?}");
    assert!(told.contains(&("Volume", "", "", "")), "{told:?}");
    assert!(told.iter().any(|line| line.1 == "from"), "{told:?}");
    assert_eq!(desk.data(&["agreement", "diff", "2", "AV-2"]), json!([]));
    let history = desk.ok(&["agreement", "history"]);
    assert_eq!(history.out.lines().count(), 3, "{}", history.out);
    assert_eq!(desk.refused(&["agreement", "diff", "7"]), (3, "no-such-record".to_owned()));
}

#[test]
fn clocks_run_out_are_told_and_let_go() {
    let desk = handed();
    // Time always counts here: the team names no calendar. Due at 14:14.
    let clocks = desk.data(&["agreement", "clocks"]);
    assert_eq!((&clocks["total"], &clocks["clocks"][0]["state"]), (&json!(1), &json!("running")));
    assert_eq!((&clocks["clocks"][0]["left"], &clocks["clocks"][0]["unit"]), (&json!(14_400), &json!("s")));
    assert_eq!(desk.ok(&["agreement", "check"]).out, "");
    let later = at("2026-11-21T17:14:00+01:00");
    let check = desk.with(&later, &["agreement", "check"]);
    assert_eq!(check.code, 1, "{}", check.err);
    assert!(check.out.contains("K-1 anna: Prima risposta, Chiara Neri – 3 h late"), "{}", check.out);
    let told = desk.with(&later, &["--json", "agreement", "check", "--fail-on", "risk"]);
    assert_eq!((told.code, &told.data()[0]["level"]), (1, &json!("manager")));
    let row = desk.with(&later, &["--json", "agreement", "terms"]).data()[0].clone();
    assert_eq!(
        (&row["k"], &row["n"], &row["strict"]["overdue"], &row["state"]),
        (&json!(0), &json!(1), &json!(1), &json!("too-few"))
    );
    let people = desk.with(&later, &["--plain", "agreement", "breaches", "--by", "person"]);
    assert!(people.out.contains("anna\t1\t1"), "{}", people.out);
    let rows = desk.with(&later, &["--json", "agreement", "breaches"]).data();
    assert_eq!(rows["clocks"][0]["cause"], "nothing");
    let code = |said: super::desk::Said| (said.code, said.error()["code"].as_str().unwrap_or_default().to_owned());
    assert_eq!(code(desk.with(&later, &["--json", "agreement", "waive", "K-1"])), (4, "clock-needs-reason".to_owned()));
    assert_eq!(
        code(desk.with(&later, &["--json", "agreement", "pause", "K-1", "--reason", "x"])),
        (1, "clock-overdue".to_owned())
    );
    assert_eq!(code(desk.with(&later, &["--json", "agreement", "resume", "K-1"])), (1, "clock-not-paused".to_owned()));
    assert_eq!(desk.with(&later, &["agreement", "waive", "K-1", "--reason", "era in fiera"]).code, 0);
    assert_eq!(desk.with(&later, &["agreement", "check"]).code, 0);
    let row = desk.with(&later, &["--json", "agreement", "show"]).data()["terms"][0].clone();
    assert_eq!((&row["strict"]["waived"], &row["without_pauses_and_waivers"]), (&json!(1), &json!({"k": 0, "n": 1})));
    assert!(desk.with(&later, &["agreement", "show"]).out.contains("without pauses and waivers 0/1"));
    assert_eq!(desk.refused(&["agreement", "waive", "K-9", "--reason", "x"]), (3, "no-such-record".to_owned()));
}

#[test]
fn figures_of_the_agreement_are_in_the_catalogue() {
    let desk = handed();
    let later = at("2026-11-21T17:14:00+01:00");
    let ids = "sla_attainment,sla_open_view,attempts_depth,speed_to_lead_median,speed_to_lead_p90,volume_attainment,value_delivered";
    let rows = desk.with(&later, &["--json", "metrics", "show", ids, "--period", "2026-11"]).data();
    let one = |id: &str| rows.as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone();
    let told =
        |id: &str| (one(id)["value"].clone(), one(id)["k"].clone(), one(id)["n"].clone(), one(id)["why"].clone());
    assert_eq!(told("sla_attainment"), (json!(0.0), json!(0), json!(1), Value::Null));
    assert_eq!(told("sla_open_view"), (json!(0.0), json!(0), json!(1), Value::Null));
    assert_eq!(told("attempts_depth"), (Value::Null, json!(0), json!(0), json!("nothing-due")));
    assert_eq!(told("speed_to_lead_median"), (Value::Null, json!(0), json!(1), json!("not-answered-yet")));
    assert_eq!(one("speed_to_lead_median")["unit"], "s");
    assert_eq!(one("volume_attainment")["why"], "no-target");
    let explain = ["metrics", "show", "sla_attainment,volume_attainment", "--period", "2026-11", "--explain"];
    let explained = desk.with(&later, &[&["--json"], &explain[..]].concat()).data();
    let sla = &explained[0];
    assert_eq!((&sla["k"], &sla["n"], &sla["adds_up"]), (&json!(0), &json!(1), &json!(true)));
    assert_eq!((&sla["rows_total"], &sla["rows"][0]["number"]), (&json!(1), &json!("K-1")));
    assert_eq!((&sla["formula"]["overdue"], &sla["zone"]), (&json!(1), &json!("Europe/Rome")));
    assert_eq!(sla["versions"], json!([{"number": 1, "from": FROM}]));
    assert_eq!((&explained[1]["why"], &explained[1]["rows_total"]), (&json!("no-target"), &json!(0)));
    let said = desk.with(&later, &explain).out;
    assert!(said.contains("0 / 1") && said.contains("K-1") && said.contains("Europe/Rome"), "{said}");
    let call = ["touch", "log", "chiara", "--channel", "call", "--direction", "out", "--on", "2026-11-21 10:44"];
    assert_eq!(desk.with(&later, &call).code, 0);
    let rows =
        desk.with(&later, &["--json", "metrics", "show", "speed_to_lead_median,sla_attainment", "--by", "owner"]);
    let rows = rows.data();
    assert_eq!((&rows[0]["value"], &rows[1]["value"]), (&json!(1_800.0), &json!(1.0)));
    assert_eq!(rows[1]["group"]["owner"], json!("anna"));
}

#[test]
fn what_cannot_be_agreed_is_refused_with_its_reason() {
    let desk = Desk::busy();
    assert_eq!(desk.data(&["agreement", "show"])["why"], "no-agreement");
    assert_eq!(desk.refused(&["agreement", "draft", "--from", FROM]), (4, "field-missing".to_owned()));
    let draft = |words: &[&str]| desk.refused(&[&["agreement", "draft", "--name", "Patto"], words].concat());
    assert_eq!(draft(&["--from", "2026-11-20"]).1, "version-in-the-past");
    assert_eq!(draft(&["--from", FROM, "--until", "2026-11-01"]), (4, "version-backwards".to_owned()));
    assert_eq!(draft(&["--from", FROM, "--manager-after", "soon"]), (4, "span-unreadable".to_owned()));
    assert_eq!(draft(&["--from", FROM, "--like", "3"]), (3, "no-such-record".to_owned()));
    desk.ok(&["agreement", "draft", "--name", "Patto", "--from", FROM]);
    assert_eq!(draft(&["--from", FROM, "--name", "Altro"]).0, 2, "one name");
    let other = ["agreement", "draft", "--name", "Altro", "--from", FROM];
    assert_eq!(desk.refused(&other), (1, "agreement-there".to_owned()));
    assert_eq!(desk.refused(&["agreement", "sign", "--side", "sales", "--hash", &hash(&desk)]).1, "version-empty");
    let add = |words: &[&str]| {
        let fixed = ["agreement", "term", "add", "--name", "x", "--side"];
        desk.refused(&[&fixed[..], words].concat())
    };
    for (words, code) in [
        (&["sales", "--kind", "speed", "--within", "4h"][..], "field-missing"),
        (&["sales", "--kind", "speed", "--within", "4h", "--target", "0"], "term-needs-target"),
        (&["sales", "--kind", "speed", "--within", "4h", "--target", "101"], "percent-out-of-range"),
        (&["sales", "--kind", "speed", "--target", "90"], "term-needs"),
        (&["sales", "--kind", "speed", "--target", "90", "--within", "4 weeks"], "span-unreadable"),
        (&["sales", "--kind", "speed", "--target", "90", "--within", "4h", "--grace", "1d"], "span-in-hours"),
        (&["marketing", "--kind", "speed", "--target", "90", "--within", "4h"], "term-owed-by"),
        (&["sales", "--kind", "depth", "--target", "90", "--within", "10d"], "term-needs"),
        (
            &["sales", "--kind", "depth", "--target", "90", "--within", "10d", "--attempts", "2", "--days", "3"],
            "term-days-over-attempts",
        ),
        (&["marketing", "--kind", "volume", "--target", "60"], "term-needs"),
        (&["marketing", "--kind", "volume", "--target", "60", "--metric", "smiles"], "not-one-of"),
        (&["both", "--kind", "data", "--target", "95"], "term-needs"),
        (
            &["sales", "--kind", "speed", "--target", "90", "--within", "4h", "--subject", "stage:moon"],
            "filter-unknown-value",
        ),
    ] {
        assert_eq!(add(words).1, code, "{words:?}");
    }
    let value = ["agreement", "term", "add", "--name", "Valore", "--side", "marketing", "--kind", "value"];
    desk.ok(&[&value[..], &["--target", "5k", "--currency", "EUR", "--window", "month"]].concat());
    assert_eq!(desk.data(&["agreement", "term", "show", "TM-1"])["target"], 500_000, "an amount, not cents");
    assert_eq!(desk.refused(&["agreement", "sign", "--side", "sales", "--hash", &hash(&desk)]).1, "value-needs-rates");
    let rate = |won: &str| {
        let words = ["agreement", "rate", "add", "--term", "TM-1", "--name", "Fiera", "--won", won, "--decided", "100"];
        [&words[..], &["--revenue", "16k"]].concat().iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()
    };
    let words = rate("101");
    assert_eq!(desk.refused(&words.iter().map(String::as_str).collect::<Vec<_>>()).1, "rate-not-a-share");
    let words = rate("1");
    desk.ok(&words.iter().map(String::as_str).collect::<Vec<_>>());
    desk.ok(&["agreement", "sign", "--side", "sales", "--hash", &hash(&desk)]);
    assert_eq!(desk.refused(&["agreement", "clocks", "--term", "moon"]), (3, "no-such-record".to_owned()));
    assert_eq!(desk.refused(&["agreement", "show", "--period", "someday"]).1, "not-a-period");
}
