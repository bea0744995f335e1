//! Who may do what with a hand-off, what a verdict means for the next one, and that what was signed is not undone.

use smarketing::domain::change::Change;
use smarketing::domain::handoff::{Judgement, Offer};
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::nouns::{AgreementVersion, Prospect, Side, TermKind, TermRate, Verdict};
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::refusal::{Refusal, RefusalKind};
use smarketing::domain::time::Day;
use smarketing::store::Applied;

use super::team::{ANNA, LUCIA, MARCO, PIETRO, Team, at};

fn offer(prospect: i64, to: Option<i64>) -> Change {
    Change::Offer(Offer { prospect, to, ..Offer::default() })
}

fn verdict(handoff: i64, verdict: Verdict) -> Change {
    let reason = (verdict == Verdict::Refused).then_some(3);
    let until = (verdict == Verdict::Recycled).then(|| Day::parse("2027-01-10").unwrap());
    Change::Judge(Judgement { handoff, version: None, verdict, reason, until, note: None, at: None })
}

fn code(result: Result<Applied, Refusal>) -> &'static str {
    result.map(|_| ()).unwrap_err().code
}

/// What is asked, the change for a prospect and a hand-off, who may, the refusal of the others.
type Asked<'a> = (&'a str, &'a dyn Fn(i64, i64) -> Change, &'a [i64], &'a str);

#[test]
fn marketing_offers_sales_judges_and_management_may_do_either() {
    let team = Team::new();
    let passed = |handoff| Change::PassOn { handoff, to: Some(PIETRO), note: None };
    let asked: [Asked<'_>; 6] = [
        ("offer", &|person, _| offer(person, None), &[MARCO, LUCIA], "offer-by-marketing"),
        ("take back", &|_, it| verdict(it, Verdict::Withdrawn), &[MARCO, LUCIA], "offer-by-marketing"),
        ("accept", &|_, it| verdict(it, Verdict::Accepted), &[ANNA, PIETRO, LUCIA], "verdict-by-sales"),
        ("refuse", &|_, it| verdict(it, Verdict::Refused), &[ANNA, PIETRO, LUCIA], "verdict-by-sales"),
        ("recycle", &|_, it| verdict(it, Verdict::Recycled), &[ANNA, PIETRO, LUCIA], "verdict-by-sales"),
        ("pass on", &|_, it| passed(it), &[ANNA, PIETRO, LUCIA], "verdict-by-sales"),
    ];
    for (what, change, may, refusal) in asked {
        for actor in [ANNA, MARCO, LUCIA, PIETRO] {
            let person = team.prospect(what);
            let handoff = if what == "offer" { 0 } else { team.offer(person, Some(ANNA)) };
            let said = team.by(actor, change(person, handoff));
            if may.contains(&actor) {
                assert!(said.is_ok(), "{what} by {actor}: {said:?}");
            } else {
                let said = said.unwrap_err();
                assert_eq!((said.kind, said.code), (RefusalKind::Permission, refusal), "{what} by {actor}");
            }
        }
    }
    team.verify();
}

#[test]
fn only_who_sells_can_be_asked() {
    let team = Team::new();
    let person = team.prospect("Chiara Neri");
    for nobody in [MARCO, LUCIA] {
        assert_eq!(code(team.by(MARCO, offer(person, Some(nobody)))), "handoff-to-sales");
    }
    let handoff = team.offer(person, Some(ANNA));
    let pass = |to| Change::PassOn { handoff, to, note: None };
    assert_eq!(code(team.by(ANNA, pass(Some(MARCO)))), "handoff-to-sales");
    team.by(LUCIA, Change::Archive { kind: Kind::Member, id: PIETRO, version: None, away: true }).unwrap();
    assert_eq!(code(team.by(ANNA, pass(Some(PIETRO)))), "handoff-to-sales", "who left cannot be asked");
    team.by(ANNA, pass(None)).unwrap();
    // A prospect whose owner does not sell, or left, is offered to the whole side.
    for owner in [LUCIA, PIETRO] {
        let record = Prospect { name: "x".into(), sales_owner: Some(owner), ..Prospect::default() }.record();
        let theirs = team.add(record.with("created_at", at("2026-09-01 09:00").0));
        let handoff = team.offer(theirs, None);
        assert_eq!(team.handoff(handoff).to, None);
        let set = vec![("sales_owner", ANNA.into())];
        team.by(LUCIA, Change::Edit { kind: Kind::Prospect, id: theirs, version: None, set }).unwrap();
        assert_eq!(team.handoff(handoff).to, Some(ANNA));
        let set = vec![("sales_owner", LUCIA.into())];
        team.by(LUCIA, Change::Edit { kind: Kind::Prospect, id: theirs, version: None, set }).unwrap();
        assert_eq!(team.handoff(handoff).to, None, "it waits for the whole side again");
    }
    team.verify();
}

#[test]
fn a_verdict_binds_until_its_day_or_until_something_new_is_written_down() {
    let team = Team::new();
    let people: Vec<i64> =
        ["rests", "archived", "nurtured", "by hand"].iter().map(|name| team.prospect(name)).collect();
    let (rests, archived, nurtured, by_hand) = (people[0], people[1], people[2], people[3]);
    let handoffs: Vec<i64> = people[..3].iter().map(|person| team.offer(*person, None)).collect();
    team.go("2026-10-05 09:00");
    // Written down two weeks later: the 90 days run from the day it was said.
    let said = Judgement {
        handoff: handoffs[0],
        version: None,
        verdict: Verdict::Refused,
        reason: Some(2),
        until: None,
        note: None,
        at: Some(at("2026-09-22 10:00")),
    };
    team.by(ANNA, Change::Judge(said)).unwrap();
    let until = Day::parse("2026-12-21").unwrap();
    assert_eq!(team.handoff(handoffs[0]).until, Some(until));
    team.judge(handoffs[1], Verdict::Refused, Some(1)).unwrap();
    team.judge(handoffs[2], Verdict::Refused, Some(3)).unwrap();
    team.offer(nurtured, None);
    let refused = team.by(MARCO, offer(archived, None)).unwrap_err();
    assert_eq!((refused.kind, refused.code), (RefusalKind::Rule, "not-to-be-won"));
    assert!(refused.values.contains(&("reason", "FIT-02".into())), "{refused}");
    team.go("2026-12-20 23:59");
    let refused = team.by(MARCO, offer(rests, None)).unwrap_err();
    assert_eq!(refused.code, "still-resting");
    for value in [("until", until.to_string()), ("reason", "ENG-01".into()), ("handoff", "H-1".into())] {
        assert!(refused.values.contains(&value), "{refused}");
    }
    team.go("2026-12-21 00:00");
    // Late to write it down: on the day before they still rested.
    let early = Offer { prospect: rests, at: Some(at("2026-12-20 10:00")), ..Offer::default() };
    assert_eq!(code(team.by(MARCO, Change::Offer(early))), "still-resting");
    team.offer(rests, None);
    let stage = |prospect, stage| Change::EnterStage { prospect, version: None, stage, at: None, note: None };
    team.by(ANNA, stage(by_hand, Lifecycle::Disqualified)).unwrap();
    assert_eq!(code(team.by(MARCO, offer(by_hand, None))), "disqualified");
    // They came back by themselves: a person writes it down, and a new passage begins.
    for person in [by_hand, archived] {
        team.by(MARCO, stage(person, Lifecycle::Mql)).unwrap();
        let again = team.offer(person, None);
        assert_eq!(team.handoff(again).episode, 2);
    }
    team.verify();
}

/// Takes an entry back.
fn undo(team: &Team, entry: i64) -> Result<Applied, Refusal> {
    let edits = team.store.edits_of(entry).unwrap();
    team.by(LUCIA, Change::Revert { entry, edits })
}

#[test]
fn what_both_sides_signed_is_not_undone() {
    let team = Team::new();
    let (version, term) = team.draft();
    let value = team.add(team.term(version, TermKind::Decision, "2d"));
    let added = team.store.chain_head().unwrap().0;
    let first = team.sign(MARCO, version, Side::Marketing).unwrap();
    // One signature is taken back and given again: nothing is agreed yet.
    let back = undo(&team, first.entry).unwrap();
    let again = undo(&team, back.entry).unwrap();
    let second = team.sign(ANNA, version, Side::Sales).unwrap();
    assert_eq!(second.code, "agreement.concluded");
    let hash = team.get(Kind::AgreementVersion, version).text("hash").map(str::to_owned);
    for entry in [second.entry, again.entry, added] {
        assert_eq!(code(undo(&team, entry)), "version-signed");
    }
    assert_eq!(team.get(Kind::AgreementVersion, version).text("hash").map(str::to_owned), hash);
    // A term cannot leave the version that it was signed with.
    let from = Day::parse("2026-10-05").unwrap();
    let next = AgreementVersion { agreement: 1, from, ..AgreementVersion::default() };
    let next = team.by(LUCIA, Change::Draft { version: next, like: None }).unwrap().subject.1;
    for id in [term, value] {
        let set = vec![("version_of", next.into())];
        let moved = team.by(LUCIA, Change::Edit { kind: Kind::Term, id, version: None, set });
        assert_eq!(code(moved), "version-signed");
    }
    // Other entries are undone as ever.
    let person = team.prospect("Chiara Neri");
    let entry = team.store.chain_head().unwrap().0;
    undo(&team, entry).unwrap();
    assert!(team.store.record(Kind::Prospect, person).unwrap().is_none());
    team.verify();
}

#[test]
fn terms_say_what_can_be_counted() {
    let team = Team::new();
    let (version, term) = team.draft();
    let data = |fields: &str| team.term(version, TermKind::Data, "").with("within", "").with("fields", fields);
    let add = |record| team.by(LUCIA, Change::Add(record));
    let refused = add(data("email, jobtitle")).unwrap_err();
    assert_eq!(refused.code, "term-unknown-field");
    assert!(refused.values.contains(&("nearest", "job_title".into())), "{refused}");
    assert_eq!(code(add(data("Segment"))), "term-unknown-field");
    let custom = team.get(Kind::Prospect, team.prospect("Chiara Neri")).with("custom", "{\"Segment\":\"SMB\"}");
    team.add(custom);
    add(data("email, job_title, Segment")).unwrap();
    for warn in ["4h", "5h", "300m"] {
        let record = team.speed(version, "4h").with("warn", warn);
        assert_eq!(code(add(record)), "term-warns-too-early", "{warn}");
    }
    add(team.speed(version, "4h").with("warn", "3h59m")).unwrap();
    let rate = TermRate { term, name: "Fair".into(), won: 1, decided: 2, revenue: 100, ..TermRate::default() };
    assert_eq!(code(add(rate.record().with("currency", "EUR"))), "rate-needs-value");
}
