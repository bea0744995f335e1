//! Drafts, signatures, and what they make immutable.

use smarketing::domain::change::{Change, Signing};
use smarketing::domain::nouns::{AgreementVersion, Clock, Side};
use smarketing::domain::record::{Entity, Kind};

use super::team::{ANNA, LUCIA, MARCO, PIETRO, Team, at};

#[test]
fn a_person_of_each_side_signs_one_content() {
    let team = Team::new();
    let (version, term) = team.draft();
    assert_eq!(team.sign(ANNA, version, Side::Marketing).unwrap_err().code, "sign-wrong-side");
    assert_eq!(team.sign(LUCIA, version, Side::Management).unwrap_err().code, "sign-wrong-side");
    team.sign(LUCIA, version, Side::Marketing).unwrap();
    assert_eq!(team.sign(LUCIA, version, Side::Sales).unwrap_err().code, "sign-both-sides");
    assert_eq!(team.sign(MARCO, version, Side::Marketing).unwrap_err().code, "already-signed");
    team.sign(PIETRO, version, Side::Sales).unwrap();
    let signed = AgreementVersion::of(&team.get(Kind::AgreementVersion, version));
    assert!(signed.hash.is_some() && signed.signed_at.is_some());
    let edit = |kind, id, set| Change::Edit { kind, id, version: None, set };
    let refused = |change| team.by(ANNA, change).unwrap_err().code;
    assert_eq!(refused(edit(Kind::Term, term, vec![("target", 10.into())])), "version-signed");
    assert_eq!(refused(edit(Kind::AgreementVersion, version, vec![("note", "x".into())])), "version-signed");
    assert_eq!(refused(Change::Add(team.speed(version, "1h"))), "version-signed");
    assert_eq!(refused(Change::Archive { kind: Kind::Term, id: term, version: None, away: true }), "version-signed");
    assert_eq!(refused(edit(Kind::Calendar, 1, vec![("hours", "mon-fri 09:00-18:00".into())])), "calendar-signed");
    assert_eq!(team.sign(LUCIA, version, Side::Sales).unwrap_err().code, "version-signed");
    team.verify();
}

#[test]
fn who_signs_what_was_changed_meanwhile_is_told() {
    let team = Team::new();
    let (version, term) = team.draft();
    let read = smarketing::domain::agreement::sign::hash(&team.store.content(version).unwrap());
    team.sign(MARCO, version, Side::Marketing).unwrap();
    team.by(MARCO, Change::Edit { kind: Kind::Term, id: term, version: None, set: vec![("target", 80.into())] })
        .unwrap();
    let signing = Signing { agreement_version: version, side: Side::Sales, hash: read };
    assert_eq!(team.by(ANNA, Change::Sign(signing)).unwrap_err().code, "content-changed");
    // The earlier signature was over another content: it does not count for this one.
    team.sign(ANNA, version, Side::Sales).unwrap();
    assert!(team.get(Kind::AgreementVersion, version).text("hash").is_none());
    team.sign(MARCO, version, Side::Marketing).unwrap();
    assert!(team.get(Kind::AgreementVersion, version).text("hash").is_some());
}

#[test]
fn clocks_keep_the_version_under_which_they_started() {
    let team = Team::new();
    let (version, term) = team.draft();
    team.conclude(version);
    let first = team.prospect("Chiara Neri");
    team.go("2026-09-25 16:30");
    team.offer(first, Some(ANNA));
    let due = |clock: i64| team.store.clock(clock).unwrap().unwrap().due_at.map(|due| due.0 / 60_000_000);
    assert_eq!(due(1), Some(at("2026-09-28 12:00").0 / 60_000_000));
    let next = AgreementVersion {
        agreement: 1,
        from: smarketing::domain::time::Day::parse("2026-09-25").unwrap(),
        ..AgreementVersion::default()
    };
    let next = team.by(LUCIA, Change::Draft { version: next, like: Some(version) }).unwrap().subject.1;
    let copy = team.store.children(Kind::Term, "version_of", next).unwrap().remove(0).id;
    team.by(ANNA, Change::Edit { kind: Kind::Term, id: copy, version: None, set: vec![("within", "1h".into())] })
        .unwrap();
    team.conclude(next);
    let second = team.prospect("Pau Soler");
    team.offer(second, Some(ANNA));
    assert_eq!(Clock::of(&team.get(Kind::Clock, 1)).term, term);
    assert_eq!(Clock::of(&team.get(Kind::Clock, 2)).term, copy);
    assert_eq!(due(1), Some(at("2026-09-28 12:00").0 / 60_000_000), "a new version moves no running clock");
    team.verify();
}
