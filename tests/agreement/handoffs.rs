//! Offered, accepted, refused, recycled, disputed, answered, passed on; and the clocks on the way.

use smarketing::domain::agreement::clock::State;
use smarketing::domain::agreement::steps::Stepping;
use smarketing::domain::change::Change;
use smarketing::domain::handoff::{Judgement, Objection, Offer};
use smarketing::domain::metrics::dimension::Dimension;
use smarketing::domain::metrics::handoffs::Became;
use smarketing::domain::nouns::{
    Agreement, AgreementVersion, CalendarDay, ClockMove, Deal, Dispute, Outcome, Side, Term, TermKind, Verdict,
};
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::time::{Day, Zone};
use smarketing::store::metrics::Wanted;
use smarketing::store::read::{From, HandoffSet, Handoffs, Part};

use super::team::{ANNA, LUCIA, MARCO, PIETRO, Team, at};

fn clock_of(team: &Team, clock: i64) -> State {
    team.store.clock(clock).unwrap().unwrap().state(team.now())
}

#[test]
fn an_accepted_prospect_keeps_its_campaign_in_the_deal() {
    let team = Team::new();
    let campaign =
        team.add(smarketing::domain::nouns::Campaign { name: "Webinar".into(), ..Default::default() }.record());
    let person = team.prospect("Chiara Neri");
    team.by(
        MARCO,
        Change::Edit { kind: Kind::Prospect, id: person, version: None, set: vec![("campaign", campaign.into())] },
    )
    .unwrap();
    let handoff = team.offer(person, None);
    assert_eq!(team.get(Kind::Prospect, person).text("stage"), Some("mql"), "who is offered is qualified");
    let again = team.by(MARCO, Change::Offer(Offer { prospect: person, ..Offer::default() }));
    assert_eq!(again.unwrap_err().code, "already-offered");
    team.judge(handoff, Verdict::Accepted, None).unwrap();
    assert_eq!(team.judge(handoff, Verdict::Accepted, None).unwrap_err().code, "handoff-decided");
    let prospect = team.get(Kind::Prospect, person);
    assert_eq!((prospect.text("stage"), prospect.int("sales_owner")), (Some("sal"), Some(ANNA)));
    let deal = team.add(Deal { title: "Neri".into(), prospect: Some(person), ..Deal::default() }.record());
    let deal = Deal::of(&team.get(Kind::Deal, deal));
    assert_eq!((deal.campaign, deal.owner), (Some(campaign), Some(ANNA)));
    team.verify();
}

#[test]
fn a_refusal_counts_its_reason_and_follows_its_rule() {
    let team = Team::new();
    let people: Vec<i64> = ["a", "b", "c", "d"].iter().map(|name| team.prospect(name)).collect();
    let handoffs: Vec<i64> = people.iter().map(|person| team.offer(*person, None)).collect();
    assert_eq!(team.judge(handoffs[0], Verdict::Refused, None).unwrap_err().code, "refuse-needs-reason");
    team.judge(handoffs[0], Verdict::Refused, Some(1)).unwrap();
    team.judge(handoffs[1], Verdict::Refused, Some(2)).unwrap();
    team.judge(handoffs[2], Verdict::Refused, Some(3)).unwrap();
    let stage = |at: usize| team.get(Kind::Prospect, people[at]).text("stage").unwrap().to_owned();
    assert_eq!((stage(0), stage(1), stage(2)), ("disqualified".into(), "recycled".into(), "recycled".into()));
    assert_eq!(team.handoff(handoffs[1]).until, Some(Day::parse("2026-12-20").unwrap()));
    assert_eq!(team.handoff(handoffs[2]).until, None);
    let recycle = |until: &str| Judgement {
        handoff: handoffs[3],
        version: None,
        verdict: Verdict::Recycled,
        reason: None,
        until: Some(Day::parse(until).unwrap()),
        note: None,
        at: None,
    };
    assert_eq!(team.by(ANNA, Change::Judge(recycle("2026-09-21"))).unwrap_err().code, "recycle-in-the-past");
    team.by(ANNA, Change::Judge(recycle("2026-10-21"))).unwrap();
    // A recycled prospect begins a new passage once it has rested.
    team.go("2026-10-21 09:00");
    let again = team.offer(people[3], None);
    assert_eq!(team.handoff(again).episode, 2);
    team.verify();
}

#[test]
fn a_dispute_is_answered_by_the_other_side() {
    let team = Team::new();
    let handoff = {
        let person = team.prospect("Chiara Neri");
        team.offer(person, Some(ANNA))
    };
    let said = |side, note: &str| Objection { handoff, side, note: note.into(), at: None };
    let code = |result: Result<_, smarketing::domain::refusal::Refusal>| {
        result.map(|_: smarketing::store::Applied| ()).unwrap_err().code
    };
    assert_eq!(code(team.by(MARCO, Change::Dispute(said(Side::Marketing, "why")))), "nothing-to-dispute");
    team.judge(handoff, Verdict::Refused, Some(1)).unwrap();
    assert_eq!(code(team.by(MARCO, Change::Dispute(said(Side::Marketing, " ")))), "dispute-needs-note");
    team.by(MARCO, Change::Dispute(said(Side::Marketing, "they asked for a price"))).unwrap();
    assert_eq!(team.handoff(handoff).dispute, Dispute::ByMarketing);
    assert_eq!(code(team.by(MARCO, Change::Answer(said(Side::Marketing, "me again")))), "answer-other-side");
    // The answer may be that sales takes it after all.
    team.judge(handoff, Verdict::Accepted, None).unwrap();
    assert_eq!((team.handoff(handoff).dispute, team.handoff(handoff).verdict), (Dispute::Answered, Verdict::Accepted));
    team.verify();
}

#[test]
fn the_first_genuine_attempt_by_a_person_answers_whatever_order_it_is_entered_in() {
    let team = Team::new();
    let (version, _) = team.draft();
    team.conclude(version);
    let person = team.prospect("Chiara Neri");
    team.go("2026-09-22 10:00");
    team.offer(person, Some(ANNA));
    team.go("2026-09-22 16:00");
    assert_eq!(clock_of(&team, 1), State::Overdue);
    // Marketing's mail pays nobody's debt, nor does a call that is logged without a person.
    team.call(person, MARCO, Outcome::Sent, "2026-09-22 10:05");
    assert_eq!(clock_of(&team, 1), State::Overdue);
    team.call(person, ANNA, Outcome::NoAnswer, "2026-09-22 15:50");
    assert_eq!(clock_of(&team, 1), State::Breached);
    let early = team.call(person, ANNA, Outcome::NoAnswer, "2026-09-22 10:30");
    assert_eq!(clock_of(&team, 1), State::Met, "the earliest stamp wins");
    team.by(ANNA, Change::Archive { kind: Kind::Touch, id: early, version: None, away: true }).unwrap();
    assert_eq!(clock_of(&team, 1), State::Breached, "what was put away did not happen");
    team.verify();
}

#[test]
fn a_pause_a_transfer_and_a_leave_stop_the_right_clock() {
    let team = Team::new();
    let (version, _) = team.draft();
    team.conclude(version);
    let person = team.prospect("Chiara Neri");
    team.go("2026-09-22 10:00");
    let handoff = team.offer(person, Some(ANNA));
    let step = |step, reason: Option<&str>| Stepping { clock: 1, step, reason: reason.map(str::to_owned), at: None };
    team.go("2026-09-22 11:00");
    assert_eq!(team.by(ANNA, Change::StepClock(step(ClockMove::Paused, None))).unwrap_err().code, "clock-needs-reason");
    team.by(ANNA, Change::StepClock(step(ClockMove::Paused, Some("they are at a fair")))).unwrap();
    assert_eq!(clock_of(&team, 1), State::Paused);
    team.go("2026-09-24 11:00");
    team.by(ANNA, Change::StepClock(step(ClockMove::Resumed, None))).unwrap();
    let due = || (team.store.clock(1).unwrap().unwrap().due_at.unwrap().0 + 30_000_000) / 60_000_000;
    // One hour used; three left: 1.5 h of the morning, 1.5 h of the afternoon.
    assert_eq!(due(), at("2026-09-24 15:00").0 / 60_000_000);
    assert_eq!(team.store.clock(1).unwrap().unwrap().paused_seconds / 60, 2 * 450);
    // Pietro is away that afternoon and the day after: what is left runs on his calendar.
    let leave = CalendarDay {
        member: Some(PIETRO),
        from: Day::parse("2026-09-24").unwrap(),
        to: Day::parse("2026-09-25").unwrap(),
        ..CalendarDay::default()
    };
    team.go("2026-09-24 12:00");
    team.by(ANNA, Change::PassOn { handoff, to: Some(PIETRO), note: None }).unwrap();
    team.add(leave.record());
    assert_eq!(due(), at("2026-09-28 11:00").0 / 60_000_000);
    let refused = team.by(ANNA, Change::Archive { kind: Kind::Calendar, id: 1, version: None, away: true });
    assert_eq!(refused.unwrap_err().code, "calendar-in-use");
    team.by(ANNA, Change::Archive { kind: Kind::Prospect, id: person, version: None, away: true }).unwrap();
    assert_eq!(clock_of(&team, 1), State::Cancelled);
    let again = team.by(MARCO, Change::Offer(Offer { prospect: person, ..Offer::default() }));
    assert_eq!(again.unwrap_err().code, "prospect-archived");
    team.verify();
}

/// An agreement with one term: a verdict within 4 hours.
fn verdicts_in_4_hours(team: &Team) {
    let agreement = team.add(Agreement { name: "Q4".into(), ..Agreement::default() }.record());
    let from = Day::parse("2026-09-21").unwrap();
    let version = AgreementVersion { agreement, from, ..AgreementVersion::default() };
    let version = team.by(LUCIA, Change::Draft { version, like: None }).unwrap().subject.1;
    let term = Term { name: "Verdict".into(), kind: TermKind::Decision, ..Term::of(&team.speed(version, "4h")) };
    team.add(term.record());
    team.conclude(version);
}

#[test]
fn figures_count_verdicts_silence_and_working_time() {
    let team = Team::new();
    verdicts_in_4_hours(&team);
    let people: Vec<i64> = ["a", "b", "c", "d", "e"].iter().map(|name| team.prospect(name)).collect();
    team.go("2026-09-22 10:00");
    let handoffs: Vec<i64> = people.iter().map(|person| team.offer(*person, Some(ANNA))).collect();
    let step = |step, reason: Option<&str>| Stepping { clock: 1, step, reason: reason.map(str::to_owned), at: None };
    team.go("2026-09-22 11:00");
    team.by(ANNA, Change::StepClock(step(ClockMove::Paused, Some("at a fair")))).unwrap();
    team.go("2026-09-22 14:00");
    team.by(ANNA, Change::StepClock(step(ClockMove::Resumed, None))).unwrap();
    // Ten to three less lunch and the pause: 1 h and 1 h; the other: 10 to 12:30 and 13:30 to 15:30.
    team.go("2026-09-22 15:00");
    team.judge(handoffs[0], Verdict::Accepted, None).unwrap();
    team.go("2026-09-22 15:30");
    team.by(ANNA, Change::PassOn { handoff: handoffs[1], to: Some(PIETRO), note: None }).unwrap();
    team.judge(handoffs[1], Verdict::Refused, Some(1)).unwrap();
    team.by(ANNA, Change::Archive { kind: Kind::Prospect, id: people[4], version: None, away: true }).unwrap();
    team.go("2026-09-24 09:00");
    let late = team.offer(team.prospect("f"), Some(ANNA));
    team.go("2026-09-24 10:00");
    let zone = Zone::named("Europe/Rome").unwrap();
    let wanted = Wanted { handoffs: true, ..Wanted::default() };
    let facts = team.store.facts(&zone, team.now(), &[Dimension::Owner], wanted).unwrap();
    let seen: Vec<_> = facts
        .handoffs
        .iter()
        .map(|fact| (fact.handoff, fact.became, fact.seconds.map(|seconds| seconds / 60), fact.groups[0].as_deref()))
        .collect();
    let expected = [
        (handoffs[0], Became::Accepted, Some(120), Some("anna")),
        (handoffs[1], Became::Refused, Some(270), Some("pietro")),
        (handoffs[2], Became::Expired, None, Some("anna")),
        (handoffs[3], Became::Expired, None, Some("anna")),
        (late, Became::Waiting, None, Some("anna")),
    ];
    assert_eq!(seen, expected);
    let day = |at: usize| facts.handoffs[at].decided.map(|day| day.to_string());
    assert_eq!((day(0).as_deref(), day(2).as_deref(), day(4)), (Some("2026-09-22"), Some("2026-09-22"), None));
    let expired = Handoffs { set: HandoffSet::Expired, to: None, now: team.now() };
    let part = Part { offset: 0, limit: 9, from: From::Start };
    assert_eq!(team.store.handoff_ids(expired, &part, None).unwrap(), handoffs[2..4]);
    assert_eq!(team.store.handoff_count(Handoffs { set: HandoffSet::Waiting, ..expired }).unwrap(), 3);
    let line = team.store.handoff_lines(&handoffs[2..3]).unwrap().remove(0);
    assert!(line.expired(team.now()) && !line.expired(at("2026-09-22 12:00")), "silence is derived from the clock");
}
