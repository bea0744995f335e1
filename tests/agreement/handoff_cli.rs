//! Hand-offs on the command line: offered, judged, disputed, listed; and every way in which that is refused.

use serde_json::{Value, json};

use super::desk::{Desk, NOW};

/// A team of anna and pietro in sales, marco in marketing and lucia in management, with three prospects.
fn team() -> Desk {
    let desk = Desk::team();
    let member = |handle: &str, side: &str, role: &str| {
        desk.ok(&["member", "add", "--handle", handle, "--name", handle, "--side", side, "--role", role]);
    };
    desk.ok(&["member", "edit", "anna", "--side", "sales", "--role", "rep"]);
    member("pietro", "sales", "rep");
    member("lucia", "management", "sales_manager");
    desk.ok(&["account", "add", "--name", "Acme S.p.A."]);
    desk.ok(&["campaign", "add", "--name", "Webinar", "--channel", "webinar"]);
    let common = ["--account", "acme", "--campaign", "webinar", "--source", "fair"];
    for name in ["Chiara Neri", "Pau Soler", "Dario Blu"] {
        desk.ok(&[&["prospect", "add", "--name", name, "--created-at", "2026-11-02"], &common[..]].concat());
    }
    desk
}

fn by(desk: &Desk, handle: &str, words: &[&str]) -> Value {
    desk.data(&[&["--as", handle], words].concat())
}

fn hand_off(desk: &Desk, name: &str) -> String {
    by(desk, "marco", &["prospect", "hand-off", name])["id"].as_str().unwrap().to_owned()
}

fn list(desk: &Desk, words: &[&str]) -> Vec<String> {
    let rows = desk.data(&[&["prospect", "hand-offs"], words].concat());
    rows.as_array().unwrap().iter().map(|row| row["prospect_name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_accepted_prospect_takes_everything_along_into_its_deal() {
    let desk = team();
    let done = by(&desk, "marco", &["prospect", "hand-off", "chiara", "--to", "anna", "--note", "asked for a price"]);
    assert_eq!((done["code"].as_str(), done["id"].as_str()), (Some("handoff.offered"), Some("H-1")));
    assert_eq!(list(&desk, &["--state", "waiting", "--to", "me"]), ["Chiara Neri"]);
    assert!(list(&desk, &["--state", "waiting", "--to", "pietro"]).is_empty());
    let done = by(&desk, "anna", &["prospect", "accept", "H-1", "--note", "calls on Monday"]);
    assert_eq!(
        (done["code"].as_str(), done["record"]["verdict"].as_str()),
        (Some("handoff.accepted"), Some("accepted"))
    );
    let row = &desk.data(&["prospect", "hand-offs", "--state", "accepted"])[0];
    let seen = ["prospect", "prospect_name", "account_name", "campaign_name", "from", "to", "verdict", "decided_by"];
    let seen: Vec<&Value> = seen.iter().map(|name| &row[*name]).collect();
    assert_eq!(
        json!(seen),
        json!(["P-1", "Chiara Neri", "Acme S.p.A.", "Webinar", "marco", "anna", "accepted", "anna"])
    );
    let deal = &by(&desk, "anna", &["deal", "add", "--title", "Neri", "--prospect", "chiara"])["record"];
    let kept: Vec<&Value> =
        ["campaign_name", "source", "account_name", "owner_name"].iter().map(|name| &deal[*name]).collect();
    assert_eq!(json!(kept), json!(["Webinar", "fair", "Acme S.p.A.", "anna"]));
    // The shared timeline has both notes.
    let steps = desk.data(&["prospect", "show", "chiara"])["handoff_list"][0]["verdict"].clone();
    assert_eq!(steps, json!("accepted"));
    let told = desk.ok(&["--lang", "en", "journal", "--limit", "3"]).out;
    assert!(told.contains("hand-off: accepted") && told.contains("Chiara Neri"), "{told}");
}

#[test]
fn a_team_begins_with_reasons_in_its_language_and_keeps_its_own() {
    let desk = team();
    let reasons = desk.data(&["reason", "list", "--sort", "code"]);
    let codes: Vec<&str> = reasons.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["ENG-01", "ENG-02", "FIT-01", "FIT-02", "FIT-03", "QUAL-01", "QUAL-02", "QUAL-03"]);
    let first = &reasons[0];
    assert_eq!(
        (first["name"].as_str(), first["rule"].as_str(), first["days"].as_i64()),
        (Some("Non risponde dopo 3 tentativi"), Some("recycle"), Some(90))
    );
    desk.ok(&["reason", "add", "--code", "GEO-01", "--name", "Fuori zona", "--rule", "archive"]);
    assert_eq!(
        desk.refused(&["reason", "add", "--code", "geo-01", "--name", "x", "--rule", "nurture"]).1,
        "name-taken"
    );
    assert_eq!(
        desk.refused(&["reason", "add", "--code", "X", "--name", "x", "--rule", "recycle"]).1,
        "reason-needs-days"
    );
    hand_off(&desk, "chiara");
    by(&desk, "anna", &["prospect", "refuse", "chiara", "--reason", "geo-01"]);
    assert_eq!(desk.data(&["prospect", "show", "chiara"])["stage"], "disqualified");
    desk.ok(&["reason", "archive", "GEO-01"]);
    hand_off(&desk, "pau");
    let refused = desk.refused(&["--as", "anna", "prospect", "refuse", "pau", "--reason", "GEO-01"]);
    assert_eq!(refused, (1, "reason-archived".to_owned()), "a reason that is put away is no choice any more");
}

#[test]
fn a_refusal_is_disputed_and_answered() {
    let desk = team();
    let handoff = hand_off(&desk, "chiara");
    by(&desk, "anna", &["prospect", "refuse", &handoff, "--reason", "FIT-01", "--note", "two people"]);
    assert_eq!(list(&desk, &["--state", "refused"]), ["Chiara Neri"]);
    by(&desk, "marco", &["prospect", "dispute", "chiara", "--note", "they are forty"]);
    assert_eq!(list(&desk, &["--state", "disputed"]), ["Chiara Neri"]);
    let answer = ["prospect", "answer", "chiara", "--note", "true, sorry", "--accept"];
    let done = by(&desk, "anna", &answer);
    assert_eq!(
        (done["record"]["verdict"].as_str(), done["record"]["dispute"].as_str()),
        (Some("accepted"), Some("answered"))
    );
    // Sales disputes an offer, marketing explains; then it goes to another rep and is taken back.
    hand_off(&desk, "pau");
    by(&desk, "anna", &["prospect", "dispute", "pau", "--note", "no phone number"]);
    by(&desk, "lucia", &["prospect", "answer", "pau", "--side", "marketing", "--note", "it is in the note"]);
    by(&desk, "anna", &["prospect", "pass-on", "pau", "--to", "pietro"]);
    assert_eq!(list(&desk, &["--state", "waiting", "--to", "pietro"]), ["Pau Soler"]);
    by(&desk, "marco", &["prospect", "take-back", "pau"]);
    assert_eq!(list(&desk, &["--state", "taken-back"]), ["Pau Soler"]);
    // Recycled: back until a day, then a second episode.
    hand_off(&desk, "dario");
    by(&desk, "anna", &["prospect", "recycle", "dario", "--until", "+60d"]);
    let rested = [("SMARKETING_NOW", "2027-01-20T10:00:00+01:00")];
    assert_eq!(desk.with(&rested, &["--as", "marco", "prospect", "hand-off", "dario"]).code, 0);
    let waiting = desk.with(&rested, &["--json", "prospect", "hand-offs", "--state", "waiting"]).data();
    let row = &waiting[0];
    assert_eq!((row["episode"].as_i64(), row["prospect_name"].as_str()), (Some(2), Some("Dario Blu")));
    assert_eq!(desk.ok(&["--json", "verify"]).code, 0);
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let desk = team();
    let no = |handle: &str, words: &[&str]| desk.refused(&[&["--as", handle], words].concat());
    let (invalid, rule, conflict) = (4, 1, 5);
    assert_eq!(no("anna", &["prospect", "accept", "chiara"]), (rule, "not-offered".into()));
    assert_eq!(no("anna", &["prospect", "accept", "H-9"]), (3, "no-such-record".into()));
    hand_off(&desk, "chiara");
    assert_eq!(no("marco", &["prospect", "hand-off", "chiara"]), (rule, "already-offered".into()));
    let refuse = ["prospect", "refuse", "chiara"];
    assert_eq!(no("anna", &refuse), (invalid, "refuse-needs-reason".into()));
    assert_eq!(no("anna", &[&refuse[..], &["--reason", "FIT-1"]].concat()), (invalid, "unknown-reason".into()));
    let said = desk.run(&["--as", "anna", "--lang", "en", "prospect", "refuse", "chiara", "--reason", "FIT-1"]).err;
    assert!(said.contains("Did you mean FIT-01"), "{said}");
    let recycle = ["prospect", "recycle", "chiara"];
    assert_eq!(no("anna", &recycle), (invalid, "recycle-needs-day".into()));
    let past = [&recycle[..], &["--until", "2026-11-21"]].concat();
    assert_eq!(no("anna", &past), (invalid, "recycle-in-the-past".into()));
    let before = ["prospect", "accept", "chiara", "--on", "2026-11-20"];
    assert_eq!(no("anna", &before), (invalid, "before-offer".into()));
    let later = ["prospect", "accept", "chiara", "--on", "2026-11-22"];
    assert_eq!(no("anna", &later), (invalid, "handoff-in-the-future".into()));
    let dispute = ["prospect", "dispute", "chiara", "--note", "why"];
    assert_eq!(no("marco", &dispute), (rule, "nothing-to-dispute".into()), "marketing cannot dispute its own offer");
    assert_eq!(no("lucia", &dispute), (rule, "dispute-needs-side".into()));
    let other = [&dispute[..], &["--side", "sales"]].concat();
    assert_eq!(no("marco", &other), (6, "speaks-for-other-side".into()));
    assert_eq!(no("anna", &["prospect", "dispute", "chiara"]), (invalid, "dispute-needs-note".into()));
    assert_eq!(no("marco", &["prospect", "answer", "chiara", "--note", "x"]), (rule, "not-disputed".into()));
    by(&desk, "anna", &dispute);
    assert_eq!(no("pietro", &["prospect", "answer", "chiara", "--note", "x"]), (rule, "answer-other-side".into()));
    assert_eq!(no("marco", &["prospect", "answer", "chiara"]), (invalid, "answer-needs-note".into()));
    // Two reps saw the same offer: the second one hears what the first one said.
    let seen = desk.data(&["prospect", "hand-offs"])[0]["version"].to_string();
    by(&desk, "anna", &["prospect", "accept", "chiara", "--if-version", &seen]);
    let late = ["prospect", "refuse", "chiara", "--reason", "FIT-01", "--if-version", &seen];
    assert_eq!(no("pietro", &late), (conflict, "changed-meanwhile".into()));
    let said = desk.run(&[&["--as", "pietro", "--lang", "en"], &late[..]].concat()).err;
    assert!(said.contains("H-1") && said.contains("accepted"), "{said}");
    assert_eq!(no("pietro", &["prospect", "accept", "chiara"]), (rule, "handoff-decided".into()));
    assert_eq!(no("marco", &["prospect", "take-back", "chiara"]), (rule, "handoff-decided".into()));
    desk.ok(&["prospect", "archive", "pau"]);
    assert_eq!(no("marco", &["prospect", "hand-off", "pau"]), (rule, "prospect-archived".into()));
    let unknown = ["prospect", "hand-off", "dario", "--to", "nobody"];
    assert_eq!(no("marco", &unknown), (3, "unknown-member".into()));
}

#[test]
fn a_stage_set_by_hand_says_that_it_offers_nothing() {
    let desk = team();
    let said = desk.ok(&["--lang", "en", "prospect", "stage", "chiara", "mql"]);
    assert!(said.err.contains("prospect hand-off P-1"), "{}", said.err);
    assert!(list(&desk, &[]).is_empty());
    let tomorrow = [("SMARKETING_NOW", "2026-11-23T10:00:00+01:00")];
    let offered = desk.with(&tomorrow, &["--as", "marco", "--json", "prospect", "hand-off", "chiara", "--on", NOW]);
    assert_eq!(offered.code, 0, "{}", offered.err);
}

#[test]
fn an_imported_hand_off_is_one_and_goes_with_its_import() {
    let desk = team();
    let file = desk.path("leads.csv");
    let rows = "id,name,email,stage,mql_at,handed_off_at,sales_owner\n\
                1,Ada Uno,ada@x.example,mql,2026-10-01,2026-10-02,anna\n\
                2,Bea Due,bea@x.example,sql,2026-10-01,2026-10-03,pietro\n\
                3,Ciro Tre,ciro@x.example,disqualified,,2026-10-04,anna\n\
                4,Dora Quattro,dora@x.example,lead,,,anna\n";
    std::fs::write(&file, rows).unwrap();
    let import = ["import", file.to_str().unwrap(), "--kind", "prospects", "--dates", "ymd"];
    assert_eq!(desk.data(&import)["added"], 4);
    let all = desk.data(&["prospect", "hand-offs"]);
    let seen = |row: &Value| {
        let of = |name: &str| row[name].as_str().unwrap_or("-").to_owned();
        (of("prospect_name"), of("verdict"), of("to"), of("offered_at").get(..10).unwrap_or_default().to_owned())
    };
    let row = |name: &str, verdict: &str, to: &str, on: &str| (name.into(), verdict.into(), to.into(), on.into());
    assert_eq!(
        all.as_array().unwrap().iter().map(seen).collect::<Vec<_>>(),
        [
            row("Ciro Tre", "refused", "anna", "2026-10-04"),
            row("Bea Due", "accepted", "pietro", "2026-10-03"),
            row("Ada Uno", "offered", "anna", "2026-10-02"),
        ]
    );
    let again = desk.run(&[&["--json"], &import[..]].concat());
    assert!(again.code != 0 || again.data()["added"] == 0, "{}", again.out);
    // The same people a week later: what waited was accepted meanwhile, nobody is handed over twice.
    let later = desk.path("later.csv");
    std::fs::write(&later, rows.replace("mql,2026-10-01,2026-10-02", "sal,2026-10-01,2026-10-02")).unwrap();
    let entry = desk.data(&["journal", "--limit", "1"])[0]["entry"].clone();
    let came = desk.data(&["import", later.to_str().unwrap(), "--kind", "prospects", "--dates", "ymd"]);
    assert_eq!((came["added"].as_i64(), came["updated"].as_i64()), (Some(0), Some(1)), "{came}");
    assert_eq!(list(&desk, &["--state", "accepted"]).len(), 2);
    assert_eq!(desk.data(&["prospect", "hand-offs"]).as_array().unwrap().len(), 3);
    assert_eq!(desk.ok(&["--json", "verify"]).code, 0);
    desk.ok(&["--yes", "undo"]);
    assert_eq!(list(&desk, &["--state", "waiting"]), ["Ada Uno"]);
    desk.ok(&["--yes", "undo", &entry.to_string()]);
    assert!(list(&desk, &[]).is_empty());
    assert_eq!(desk.ok(&["--json", "verify"]).code, 0);
}

#[test]
fn figures_of_hand_offs_say_of_how_many_they_are() {
    let desk = team();
    let none = &desk.data(&["metrics", "show", "acceptance_rate"])[0];
    assert_eq!((&none["value"], none["why"].as_str()), (&Value::Null, Some("none-decided")));
    for (name, verdict) in [("chiara", "accept"), ("pau", "refuse"), ("dario", "")] {
        hand_off(&desk, name);
        match verdict {
            "accept" => drop(by(&desk, "anna", &["prospect", "accept", name])),
            "refuse" => drop(by(&desk, "pietro", &["prospect", "refuse", name, "--reason", "FIT-02"])),
            _ => {}
        }
    }
    let rows = desk.data(&["metrics", "show", "acceptance_rate,handoffs_waiting,decision_time_median"]);
    let seen: Vec<_> = rows.as_array().unwrap().iter().map(|row| (&row["value"], &row["unit"], &row["n"])).collect();
    assert_eq!(json!(seen), json!([[0.5, "ratio", 2], [1, "count", 1], [0.0, "s", 2]]));
    let rows = desk.data(&["metrics", "show", "acceptance_rate", "--by", "reason,campaign"]);
    let groups: Vec<_> = rows.as_array().unwrap().iter().map(|row| (&row["group"], &row["k"], &row["n"])).collect();
    let group = |reason: Option<&str>| json!({"reason": reason, "campaign": "Webinar"});
    assert_eq!(json!(groups), json!([[group(Some("FIT-02")), 0, 1], [group(None), 1, 1]]));
}
