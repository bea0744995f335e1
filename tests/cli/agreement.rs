//! Calendars and the agreement on the command line: the usual way through, and every bad input with its exit code and its
//! own sentence.

use serde_json::{Value, json};

use super::desk::Desk;

const FROM: &str = "2026-11-23"; // Monday; it is Saturday.

/// A team of three (anna sells, marco markets, lucia answers for both) with an office, and the prospect Chiara Neri.
fn office() -> Desk {
    let desk = Desk::team();
    desk.ok(&["member", "edit", "anna", "--side", "sales"]);
    let lucia = ["member", "add", "--handle", "lucia", "--name", "Lucia Blu", "--side", "management"];
    desk.ok(&[&lucia[..], &["--role", "sales_manager"]].concat());
    let hours = "mon-fri 09:00-12:30 13:30-17:30";
    desk.ok(&["calendar", "add", "--name", "Sede", "--zone", "Europe/Rome", "--hours", hours]);
    desk.ok(&["workspace", "edit", "--calendar", "Sede"]);
    desk.ok(&["prospect", "add", "--name", "Chiara Neri", "--email", "chiara@acme.example"]);
    desk
}

/// With a draft of a first answer within 4 hours and a verdict within a day.
fn drafted() -> Desk {
    let desk = office();
    desk.ok(&["agreement", "draft", "--name", "Patto", "--from", FROM]);
    let term = ["agreement", "term", "add", "--side", "sales", "--target", "90", "--window", "month"];
    desk.ok(&[&term[..], &["--name", "Prima risposta", "--kind", "speed", "--within", "4h"]].concat());
    desk.ok(&[&term[..], &["--name", "Verdetto", "--kind", "decision", "--within", "1d"]].concat());
    desk
}

fn hash(desk: &Desk) -> String {
    desk.data(&["agreement", "history"])[0]["hash"].as_str().unwrap()[..12].to_owned()
}

/// Signed by both sides; on Monday at 10 Chiara is handed over to anna.
fn handed() -> Desk {
    let desk = drafted();
    let hash = hash(&desk);
    desk.ok(&["--as", "marco", "agreement", "sign", "--side", "marketing", "--hash", &hash]);
    desk.ok(&["agreement", "sign", "--side", "sales", "--hash", &hash]);
    on_monday(&desk, &["--as", "marco", "prospect", "hand-off", "chiara", "--to", "anna"], 0, "");
    desk
}

/// Runs on Monday at 10; asserts the exit code, and that a person is told `words`.
fn on_monday(desk: &Desk, arguments: &[&str], code: i32, words: &str) {
    let said = desk.with(&[("SMARKETING_NOW", "2026-11-23T10:00:00+01:00")], arguments);
    assert_eq!(said.code, code, "{arguments:?}: {}{}", said.out, said.err);
    assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
}

/// A bad input: exit code, the code of the refusal, and words of what a person reads.
fn refused(desk: &Desk, arguments: &[&str], code: i32, why: &str, words: &str) {
    assert_eq!(desk.refused(arguments), (code, why.to_owned()), "{arguments:?}");
    let told = desk.run(arguments).err;
    assert!(told.contains(words), "{arguments:?}: {told}");
}

#[test]
fn a_calendar_is_filled_asked_and_emptied_again() {
    let desk = office();
    desk.ok(&["calendar", "holidays", "Sede", "--country", "it", "--years", "2026"]);
    desk.ok(&["calendar", "day", "Sede", "--from", "2026-12-12", "--hours", "09:00-13:00", "--name", "Fiera"]);
    desk.ok(&["calendar", "leave", "anna", "--from", "2026-12-14", "--to", "2026-12-18", "--name", "ferie"]);
    let at = |words: &[&str]| desk.data(&[&["calendar", "check"], words].concat());
    assert_eq!(at(&["2026-12-08"])["why"], "exception", "the Immaculate Conception");
    let fair = at(&["2026-12-12"]);
    assert_eq!(
        (&fair["working"], &fair["working_seconds"], &fair["name"]),
        (&json!(true), &json!(14_400), &json!("Fiera"))
    );
    assert_eq!(at(&["2026-12-15", "--member", "anna"])["working"], false);
    assert_eq!(at(&["2026-12-15", "--member", "marco"])["working"], true);
    let due = at(&["2026-12-11 16:30", "--within", "4h"]);
    assert_eq!(due["due"], "2026-12-12T12:00:00+01:00", "an hour on Friday, three at the fair");
    let days = desk.data(&["calendar", "show", "Sede"]);
    let fair =
        days["calendar_day_list"].as_array().and_then(|days| days.iter().find(|day| day["name"] == "Fiera")).cloned();
    if let Some(id) = fair.as_ref().and_then(|day| day["id"].as_str()) {
        desk.ok(&["calendar", "remove", id]);
        assert_eq!(at(&["2026-12-12"])["working"], false);
    } else {
        panic!("{days}");
    }
    desk.ok(&["calendar", "edit", "Sede", "--hours", "mon-thu 9:00-17:00", "--name", "Milano"]);
    assert_eq!(at(&["2026-12-11"])["working"], false, "no Fridays any more");
    assert_eq!(desk.data(&["workspace", "show"])["calendar"], "Milano", "the team's calendar keeps being the team's");
    let file = desk.path("ponti.ics");
    let event = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Ponte\r\nDTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261208\r\nEND:VEVENT\r\n";
    std::fs::write(&file, format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}END:VCALENDAR\r\n")).unwrap();
    let filled = desk.data(&["calendar", "import", file.to_str().unwrap(), "--calendar", "Milano"]);
    assert_eq!((&filled["added"], &filled["skipped"]), (&json!(1), &json!(0)));
    assert_eq!(at(&["2026-12-07"])["name"], "Ponte");
    assert!(desk.ok(&["calendar", "countries"]).out.contains("it"));
    assert_eq!(desk.data(&["calendar", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn calendars_that_cannot_be_are_told_apart() {
    let desk = office();
    let add = |hours: &'static str| vec!["calendar", "add", "--name", "X", "--zone", "Europe/Rome", "--hours", hours];
    let overlap = "The hours 12:00-18:00 overlap 09:00-13:00";
    refused(&desk, &add("mon-fri 09:00-13:00 12:00-18:00"), 4, "calendar-range-overlaps", overlap);
    refused(&desk, &add("mon-fri 18:00-09:00"), 4, "calendar-range-ends-first", "“18:00-09:00” ends before it begins");
    refused(&desk, &add("mon-fri early-late"), 4, "calendar-range-unreadable", "cannot be read as working hours");
    refused(&desk, &add("never"), 4, "calendar-never-works", "has no working time");
    let zone = ["calendar", "add", "--name", "X", "--zone", "Europe/Roma", "--hours", "mon 9-10"];
    refused(&desk, &zone, 4, "calendar-zone-unknown", "“Europe/Roma” is not a time zone");
    let edit = ["calendar", "edit", "Sede", "--hours", "mon 9:00-13:00 12:00-14:00"];
    refused(&desk, &edit, 4, "calendar-range-overlaps", "overlap");
    let day = ["calendar", "day", "Sede", "--from", "2026-12-04", "--to", "2026-12-03"];
    refused(&desk, &day, 4, "calendar-days-backwards", "The last day, 2026-12-03, is before the first");
    let hours = ["calendar", "day", "Sede", "--from", "2026-12-04", "--hours", "9:00-12:00 11:00-13:00"];
    refused(&desk, &hours, 4, "calendar-range-overlaps", "overlap");
    let leave = ["calendar", "leave", "anna", "--from", "2026-12-04", "--to", "2026-12-01"];
    refused(&desk, &leave, 4, "calendar-days-backwards", "is before the first, 2026-12-04");
    refused(&desk, &["calendar", "leave", "nobody", "--from", "fri"], 3, "unknown-member", "nobody");
    refused(&desk, &["calendar", "day", "Nowhere", "--from", "fri"], 3, "no-such-record", "Nowhere");
    let country = ["calendar", "holidays", "Sede", "--country", "spian"];
    refused(&desk, &country, 3, "holiday-country-unknown", "did you mean es?");
    let years = ["calendar", "holidays", "Sede", "--country", "it", "--years", "2027..2026"];
    refused(&desk, &years, 4, "years-unreadable", "2027..2026");
    refused(&desk, &["calendar", "archive", "Sede"], 1, "calendar-of-team", "Sede is the team’s working calendar");
    let other = ["workspace", "edit", "--calendar", "Nowhere"];
    refused(&desk, &other, 3, "calendar-missing", "The working calendar Nowhere is not there");
    assert_eq!(desk.data(&["calendar", "list"]).as_array().map(Vec::len), Some(1), "nothing of it was written");
}

#[test]
fn a_calendar_by_which_clocks_run_stays_as_it_is() {
    let desk = handed();
    for arguments in [&["calendar", "archive", "Sede"][..], &["calendar", "edit", "Sede", "--hours", "mon 9-10"]] {
        on_monday(&desk, arguments, 1, "2 clocks run by CA-1");
    }
    let due = || {
        let monday = [("SMARKETING_NOW", "2026-11-23T10:00:00+01:00")];
        let clocks = desk.with(&monday, &["--json", "agreement", "clocks"]).data()["clocks"].clone();
        [0, 1].map(|place| clocks[place]["due_at"].as_str().unwrap().to_owned())
    };
    assert_eq!(due(), ["2026-11-23T15:00:00+01:00", "2026-11-24T17:30:00+01:00"]);
    on_monday(&desk, &["calendar", "day", "Sede", "--from", "2026-11-24", "--name", "Chiuso"], 0, "");
    assert_eq!(due(), ["2026-11-23T15:00:00+01:00", "2026-11-25T17:30:00+01:00"], "a closure is no other calendar");
}

#[test]
fn a_plan_becomes_a_draft_that_both_sides_sign() {
    let desk = office();
    let rates =
        ["--opportunity-to-won", "0.25", "--sql-to-opportunity", "0.6", "--mql-to-sql", "0.4", "--lead-to-mql", "0.1"];
    let plan = ["agreement", "plan", "--goal", "300000", "--deal", "12000", "--share", "0.6", "--period", "2027-Q1"];
    let need = desk.data(&[&plan[..], &rates].concat())["need"].clone();
    assert_eq!(need, json!({"customers": 15, "opportunities": 60, "sql": 100, "mql": 250, "leads": 2_500}));
    assert_eq!(desk.data(&["agreement", "show"])["why"], "no-agreement", "a plan alone writes nothing");
    let more = ["--reps", "20", "--capacity", "50", "--draft"];
    desk.ok(&[&plan[..], &rates, &more].concat());
    let draft = desk.data(&["agreement", "show"]);
    assert_eq!((&draft["version"]["state"], &draft["version"]["from"]), (&json!("draft"), &json!("2027-01-01")));
    let terms = desk.data(&["agreement", "terms"]);
    assert!(terms.as_array().is_some_and(|terms| terms.len() >= 3), "{terms}");
    let hash = hash(&desk);
    desk.ok(&["--as", "marco", "agreement", "sign", "--side", "marketing", "--hash", &hash]);
    desk.ok(&["agreement", "sign", "--side", "sales", "--hash", &hash]);
    assert_eq!(desk.data(&["agreement", "history"])[0]["state"], "coming");
}

#[test]
fn a_plan_that_cannot_be_says_which_word_is_wrong() {
    let desk = office();
    let rates =
        ["--opportunity-to-won", "0.25", "--sql-to-opportunity", "0.6", "--mql-to-sql", "0.4", "--lead-to-mql", "0.1"];
    let plan = |words: &[&'static str]| {
        let goal = ["agreement", "plan", "--goal", "300000", "--deal", "12000", "--share", "0.6"];
        [&goal[..], words].concat()
    };
    let nought = plan(&["--opportunity-to-won", "0"]);
    refused(&desk, &nought, 4, "plan-rate-zero", "Opportunity → won: at a rate of zero no number of leads is enough");
    let more = plan(&["--opportunity-to-won", "1.5"]);
    refused(&desk, &more, 4, "plan-rate-over-one", "Opportunity → won: a rate cannot be above 100 %");
    refused(&desk, &plan(&["--opportunity-to-won", "most"]), 4, "plan-rate-unreadable", "“most” is not a share");
    refused(&desk, &plan(&[]), 4, "plan-rate-unknown", "there is nothing measured yet");
    let past = [&plan(&rates)[..], &["--period", "2025-Q1"]].concat();
    refused(&desk, &past, 1, "plan-infeasible-days", "No working day is left up to 2025-03-31");
    refused(&desk, &plan(&["--period", "someday"]), 4, "not-a-period", "“someday” is not a period");
    let nothing = ["agreement", "plan", "--goal", "0", "--deal", "12000"];
    refused(&desk, &nothing, 4, "plan-goal-zero", "A plan needs a revenue goal above zero");
    assert_eq!(desk.data(&["agreement", "show"])["why"], "no-agreement");
}

#[test]
fn terms_and_signatures_that_cannot_be() {
    let desk = drafted();
    let term =
        |words: &[&'static str]| [&["agreement", "term", "add", "--name", "x", "--side", "sales"], words].concat();
    let missing = term(&["--kind", "speed", "--within", "4h"]);
    refused(&desk, &missing, 4, "field-missing", "Target");
    let nought = term(&["--kind", "speed", "--within", "4h", "--target", "0"]);
    refused(&desk, &nought, 4, "term-needs-target", "A term needs a target above zero");
    let below = term(&["--kind", "speed", "--within", "4h", "--target", "-5"]);
    refused(&desk, &below, 4, "term-needs-target", "What is not owed is no term");
    let past = ["agreement", "draft", "--like", "1", "--from", "2026-11-20"];
    refused(&desk, &past, 1, "version-in-the-past", "A version takes effect today at the earliest");
    let goal = ["goal", "add", "--name", "x", "--metric", "bookings", "--target", "5000", "--period", "2025-Q4"];
    refused(&desk, &[&goal[..], &["--scope", "sales"]].concat(), 4, "period-in-the-past", "2025-Q4 is over");
    let hash = hash(&desk);
    let sign = |who: &'static str, side: &'static str| {
        ["--as", who, "agreement", "sign", "--side", side, "--hash"]
            .into_iter()
            .map(str::to_owned)
            .chain([hash.clone()])
            .collect::<Vec<_>>()
    };
    let wrong = |who: &'static str, side: &'static str, why: &str, words: &str| {
        let words_of = sign(who, side);
        refused(&desk, &words_of.iter().map(String::as_str).collect::<Vec<_>>(), 1, why, words);
    };
    wrong("marco", "sales", "sign-wrong-side", "marco cannot sign for sales");
    wrong("anna", "marketing", "sign-wrong-side", "anna cannot sign for marketing");
    let ok = |who: &'static str, side: &'static str| {
        let words = sign(who, side);
        desk.ok(&words.iter().map(String::as_str).collect::<Vec<_>>());
    };
    ok("lucia", "marketing");
    wrong("lucia", "sales", "sign-both-sides", "lucia has signed for the other side");
    wrong("marco", "marketing", "already-signed", "has signed this content");
    desk.ok(&["member", "edit", "lucia", "--role", "auditor"]);
    let reads = ["--as", "lucia", "agreement", "draft", "--like", "1", "--from", FROM];
    refused(&desk, &reads, 6, "reads-only", "lucia is an auditor and only reads");
    ok("anna", "sales");
    assert_eq!(desk.data(&["agreement", "show"])["version"]["state"], "coming");
    refused(&desk, &["agreement", "term", "edit", "TM-1", "--target", "50"], 1, "version-signed", "stays as it is");
    assert_eq!(desk.ok(&["--as", "lucia", "agreement", "check"]).out, "", "an auditor may look");
}

#[test]
fn verdicts_that_cannot_be() {
    let desk = handed();
    let anna = |arguments: &[&str], code: i32, words: &str| on_monday(&desk, arguments, code, words);
    anna(&["prospect", "refuse", "chiara"], 4, "cannot be refused without a reason");
    anna(&["prospect", "refuse", "chiara", "--reason", "WHY-9"], 4, "There is no refusal reason “WHY-9”");
    anna(&["prospect", "recycle", "chiara", "--until", "2026-11-20"], 4, "2026-11-20 is not in the future");
    anna(&["prospect", "recycle", "chiara"], 4, "H-1 cannot be recycled without a day");
    anna(&["prospect", "stage", "chiara", "recycled"], 1, "waits for the verdict of sales (H-1), which comes first");
    anna(&["prospect", "stage", "chiara", "disqualified"], 1, "r refuses it with a reason");
    anna(&["agreement", "waive", "K-1"], 4, "needs a reason");
    anna(&["agreement", "resume", "K-1"], 1, "K-1 is not paused");
    anna(&["prospect", "answer", "chiara", "--note", "x"], 1, "is not disputed");
    anna(&["--as", "marco", "prospect", "dispute", "chiara", "--note", "x"], 1, "nothing to dispute");
    anna(&["agreement", "waive", "K-1", "--reason", "Numero sbagliato"], 0, "");
    anna(&["agreement", "waive", "K-1", "--reason", "Ancora"], 1, "K-1 has ended (waived)");
    // Put away, a prospect has no clocks left, and nobody can hand it over.
    anna(&["prospect", "archive", "chiara"], 0, "");
    anna(&["agreement", "pause", "K-2", "--reason", "x"], 1, "K-2 has ended (cancelled)");
    anna(&["--as", "marco", "prospect", "hand-off", "P-1"], 1, "P-1 is put away");
    let today = desk.with(&[("SMARKETING_NOW", "2026-11-23T10:00:00+01:00")], &["--json", "today"]).data();
    assert_eq!(today["rungs"], Value::Array(Vec::new()), "nothing waits for who was put away");
}

#[test]
fn a_stage_or_a_deal_says_that_it_was_the_verdict() {
    let desk = handed();
    on_monday(&desk, &["prospect", "stage", "chiara", "sal"], 0, "The hand-off H-1 that waited is accepted with it");
    let check =
        desk.with(&[("SMARKETING_NOW", "2026-11-25T10:00:00+01:00")], &["--json", "prospect", "show", "chiara"]);
    assert_eq!(check.data()["stage"], "sal");
    let desk = handed();
    let deal = ["deal", "add", "--title", "Neri", "--prospect", "chiara", "--amount", "5k"];
    on_monday(&desk, &deal, 0, "The hand-off H-1 that waited is accepted with it");
    let list = desk.with(
        &[("SMARKETING_NOW", "2026-11-23T11:00:00+01:00")],
        &["--json", "prospect", "hand-offs", "--state", "waiting"],
    );
    assert_eq!(list.data(), json!([]), "{}", list.out);
}

#[test]
fn what_is_late_is_said_to_whoever_asks_each_morning() {
    let desk = handed();
    let at = |when: &str, words: &[&str]| desk.with(&[("SMARKETING_NOW", when)], words);
    assert_eq!(at("2026-11-23T14:00:00+01:00", &["agreement", "check"]).code, 0);
    let soon = at("2026-11-23T15:10:00+01:00", &["agreement", "check"]);
    assert_eq!(soon.code, 1, "a check that is not met");
    assert!(soon.out.contains("K-1 anna: Prima risposta, Chiara Neri"), "{}", soon.out);
    let row = at("2026-11-23T15:10:00+01:00", &["--json", "agreement", "breaches"]).data();
    assert_eq!(row["total"], 1);
    assert_eq!(at("2026-11-23T15:10:00+01:00", &["agreement", "check", "--fail-on", "never"]).code, 2);
}
