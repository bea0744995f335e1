//! What follows for promises when something else happens: a stage set by hand, a deal opened, a member or a calendar that
//! goes, an auditor at the keys.

use smarketing::app::calendars::office;
use smarketing::domain::agreement::clock::State;
use smarketing::domain::change::Change;
use smarketing::domain::handoff::Judgement;
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::nouns::{
    Calendar, Deal, HandoffMove, HandoffStep, Member, Outcome, Prospect, Role, Side, TermKind, Verdict,
};
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::refusal::{Refusal, RefusalKind};
use smarketing::domain::time::Instant;
use smarketing::store::Applied;
use smarketing::store::bulk::Source;

use super::team::{ANNA, LUCIA, MARCO, PIETRO, Team, at};

/// A first answer within 4 hours and a verdict within 8; it is Tuesday, 10 o'clock.
fn agreed() -> Team {
    let team = Team::new();
    let (version, _) = team.draft();
    team.add(team.term(version, TermKind::Decision, "8h"));
    team.conclude(version);
    team.go("2026-09-22 10:00");
    team
}

fn enters(team: &Team, prospect: i64, stage: Lifecycle, on: Option<Instant>) -> Result<Applied, Refusal> {
    team.by(ANNA, Change::EnterStage { prospect, version: None, stage, at: on, note: None })
}

fn steps(team: &Team, handoff: i64) -> Vec<HandoffMove> {
    let rows = team.store.children(Kind::HandoffStep, "handoff", handoff).unwrap();
    rows.iter().map(|row| HandoffStep::of(row).step).collect()
}

fn state(team: &Team, clock: i64) -> State {
    team.store.clock(clock).unwrap().unwrap().state(team.now())
}

fn put_away(kind: Kind, id: i64) -> Change {
    Change::Archive { kind, id, version: None, away: true }
}

#[test]
fn a_stage_of_sales_entered_by_hand_accepts_what_waits() {
    let team = agreed();
    let person = team.prospect("Chiara Neri");
    let handoff = team.offer(person, Some(PIETRO));
    enters(&team, person, Lifecycle::Subscriber, None).unwrap();
    assert_eq!(team.handoff(handoff).verdict, Verdict::Offered, "an earlier stage says nothing");
    team.go("2026-09-22 11:00");
    let applied = enters(&team, person, Lifecycle::Sql, None).unwrap();
    let judged = team.handoff(handoff);
    assert_eq!((judged.verdict, judged.decided_by), (Verdict::Accepted, Some(ANNA)));
    assert_eq!(judged.decided_at.map(|at| at.0 / 60_000_000), Some(at("2026-09-22 11:00").0 / 60_000_000));
    assert_eq!(steps(&team, handoff), [HandoffMove::Offered, HandoffMove::Accepted]);
    assert_eq!(team.get(Kind::Prospect, person).int("sales_owner"), Some(PIETRO), "whose verdict was asked for");
    assert_eq!(state(&team, 2), State::Met, "the verdict was given");
    assert_eq!(state(&team, 1), State::Running, "nobody has called yet");
    team.by(ANNA, team.service().undoing(Some(applied.entry)).unwrap()).unwrap();
    assert_eq!((team.handoff(handoff).verdict, state(&team, 2)), (Verdict::Offered, State::Running));
    team.verify();
}

#[test]
fn a_stage_dated_before_the_offer_takes_no_less_than_no_time() {
    let team = agreed();
    let person = team.prospect("Chiara Neri");
    let handoff = team.offer(person, None);
    enters(&team, person, Lifecycle::Sal, Some(at("2026-09-20 10:00"))).unwrap();
    let judged = team.handoff(handoff);
    assert_eq!((judged.verdict, judged.decided_at), (Verdict::Accepted, Some(judged.offered_at)));
    team.verify();
}

#[test]
fn who_leaves_the_funnel_gets_a_verdict_first() {
    let team = agreed();
    let person = team.prospect("Chiara Neri");
    let handoff = team.offer(person, None);
    for stage in [Lifecycle::Recycled, Lifecycle::Disqualified] {
        let refused = enters(&team, person, stage, None).unwrap_err();
        assert_eq!((refused.kind, refused.code), (RefusalKind::Rule, "offer-waits"));
        assert!(refused.values.contains(&("handoff", Kind::Handoff.label(handoff))), "{refused}");
    }
    team.judge_by(LUCIA, handoff, Verdict::Withdrawn, None).unwrap();
    enters(&team, person, Lifecycle::Recycled, None).unwrap();
    assert_eq!(team.get(Kind::Prospect, person).text("stage"), Some("recycled"));
    team.verify();
}

#[test]
fn a_deal_about_a_prospect_that_waits_is_the_verdict() {
    let team = agreed();
    let person = team.prospect("Chiara Neri");
    let handoff = team.offer(person, None);
    let deal = Deal { title: "Neri".into(), prospect: Some(person), owner: Some(PIETRO), ..Deal::default() };
    team.add(deal.record());
    assert_eq!((team.handoff(handoff).verdict, team.handoff(handoff).decided_by), (Verdict::Accepted, Some(ANNA)));
    let prospect = Prospect::of(&team.get(Kind::Prospect, person));
    assert_eq!((prospect.stage, prospect.sales_owner), (Lifecycle::Opportunity, Some(PIETRO)));
    // A second deal finds nothing that waits, and a recycled passage is offered and accepted anew.
    team.add(Deal { title: "Neri 2".into(), prospect: Some(person), ..Deal::default() }.record());
    assert_eq!(steps(&team, handoff).len(), 2);
    team.verify();
}

#[test]
fn who_leaves_the_team_leaves_nothing_behind_that_waits() {
    let team = agreed();
    let (waits, taken, done) = (team.prospect("a"), team.prospect("b"), team.prospect("c"));
    let [waits, taken, done] = [waits, taken, done].map(|person| team.offer(person, Some(PIETRO)));
    for handoff in [taken, done] {
        let judgement = Judgement {
            handoff,
            version: None,
            verdict: Verdict::Accepted,
            reason: None,
            until: None,
            note: None,
            at: None,
        };
        team.by(PIETRO, Change::Judge(judgement)).unwrap();
    }
    team.go("2026-09-22 11:00");
    team.call(team.handoff(done).prospect, PIETRO, Outcome::Connected, "2026-09-22 10:30");
    let entry = team.by(LUCIA, put_away(Kind::Member, PIETRO)).unwrap().entry;
    let to = |handoff: i64| team.handoff(handoff).to;
    assert_eq!((to(waits), to(taken), to(done)), (None, None, Some(PIETRO)), "what is done stays theirs");
    assert_eq!(steps(&team, taken).last(), Some(&HandoffMove::PassedOn));
    let clock = team.store.clock(1).unwrap().unwrap();
    assert_eq!((clock.owner, clock.state(team.now())), (None, State::Running), "the side owes it on");
    team.by(LUCIA, team.service().undoing(Some(entry)).unwrap()).unwrap();
    assert_eq!((to(waits), team.store.clock(1).unwrap().unwrap().owner), (Some(PIETRO), Some(PIETRO)));
    team.verify();
}

#[test]
fn the_teams_own_calendar_stays_and_keeps_its_name_known() {
    let team = Team::new();
    assert_eq!(team.by(LUCIA, put_away(Kind::Calendar, 1)).unwrap_err().code, "calendar-of-team");
    let name =
        |name: &str| Change::Edit { kind: Kind::Calendar, id: 1, version: None, set: vec![("name", name.into())] };
    let entry = team.by(LUCIA, name("Sede")).unwrap().entry;
    assert_eq!(office::team(&team.service()).unwrap().0, Some(1), "the workspace calls it by the new name");
    team.by(LUCIA, team.service().undoing(Some(entry)).unwrap()).unwrap();
    assert_eq!(team.get(Kind::Workspace, 1).text("calendar"), Some("Office"));
    let teams =
        |name: &str| Change::Edit { kind: Kind::Workspace, id: 1, version: None, set: vec![("calendar", name.into())] };
    assert_eq!(team.by(LUCIA, teams("Nowhere")).unwrap_err().code, "no-such-calendar");
    let fair = Calendar { id: 0, name: "Fair".into(), zone: "Europe/Rome".into(), hours: "sat-sun 09:00-18:00".into() };
    team.add(fair.record());
    team.by(LUCIA, teams("fair")).unwrap();
    team.by(LUCIA, put_away(Kind::Calendar, 1)).unwrap();
    assert_eq!(team.by(LUCIA, teams("Office")).unwrap_err().code, "no-such-calendar", "it is put away");
    team.by(LUCIA, Change::Archive { kind: Kind::Calendar, id: 1, version: None, away: false }).unwrap();
    team.verify();
}

#[test]
fn an_end_before_the_start_is_told_beside_the_end() {
    let team = Team::new();
    let day = |text: &str| smarketing::domain::time::Day::parse(text).unwrap();
    let closed =
        smarketing::app::calendars::fill::Whose::Calendar(1).day(day("2026-12-04"), day("2026-12-03"), None, None);
    let refused = team.by(LUCIA, Change::Add(closed.record())).unwrap_err();
    assert!(refused.values.contains(&("field", "to".into())), "{refused}");
}

#[test]
fn an_auditor_reads_and_changes_nothing() {
    let team = Team::new();
    let person = team.prospect("Chiara Neri");
    let role = |id: i64, role: Role| Change::Edit {
        kind: Kind::Member,
        id,
        version: None,
        set: vec![("role", role.word().into())],
    };
    team.by(LUCIA, role(LUCIA, Role::Auditor)).unwrap();
    let refused = |change| {
        let refusal = team.by(LUCIA, change).unwrap_err();
        assert_eq!((refusal.kind, refusal.code), (RefusalKind::Permission, "reads-only"));
    };
    refused(put_away(Kind::Prospect, person));
    refused(role(LUCIA, Role::SalesManager));
    refused(Change::EnterStage { prospect: person, version: None, stage: Lifecycle::Mql, at: None, note: None });
    let source = Source { file_name: "a.csv".into(), file_hash: "x".into(), kind: "prospects".into(), expected: 1 };
    assert_eq!(team.store.load(&source, &team.stamp(LUCIA)).unwrap_err().code, "reads-only");
    // Where only auditors are left one of them may: the team would be locked out.
    for id in [ANNA, MARCO, PIETRO] {
        team.by(id, role(id, Role::Auditor)).unwrap();
    }
    team.by(LUCIA, role(LUCIA, Role::SalesManager)).unwrap();
    let member = Member::of(&team.get(Kind::Member, LUCIA));
    assert_eq!((member.role, member.side), (Role::SalesManager, Side::Management));
}
