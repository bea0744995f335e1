//! A clock at any past instant is what it was then, whatever was recorded later and in whatever order.

use proptest::prelude::*;
use smarketing::domain::agreement::clock::Face;
use smarketing::domain::agreement::steps::Stepping;
use smarketing::domain::change::Change;
use smarketing::domain::nouns::{
    AgreementVersion, CalendarDay, Channel, ClockMove, Direction, Outcome, Touch, Verdict,
};
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::time::{Instant, Zone};

use super::team::{ANNA, LUCIA, MARCO, PIETRO, Team, at};

const HOUR: i64 = 3_600 * Instant::SECOND;

#[derive(Debug, Clone)]
enum Step {
    /// So many hours pass.
    Wait(i64),
    Offer {
        prospect: usize,
        to: usize,
    },
    /// Entered so many hours after it happened.
    Touch {
        prospect: usize,
        by: usize,
        back: i64,
        outcome: usize,
    },
    /// A touch that was entered by mistake.
    Forget(usize),
    Judge(usize, usize),
    Pass(usize, usize),
    Clock(usize, usize),
    /// Leave, or a holiday of everybody, that begins so many days away from today, and was perhaps a mistake.
    Leave {
        who: usize,
        from: i64,
        days: i64,
    },
    Cancelled(usize),
    Version,
    Undo(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1i64..30).prop_map(Step::Wait),
        4 => (0usize..3, 0usize..3).prop_map(|(prospect, to)| Step::Offer { prospect, to }),
        5 => (0usize..3, 0usize..3, 0i64..60, 0usize..3).prop_map(|(prospect, by, back, outcome)| Step::Touch { prospect, by, back, outcome }),
        1 => (0usize..8).prop_map(Step::Forget),
        2 => (0usize..4, 0usize..3).prop_map(|(handoff, verdict)| Step::Judge(handoff, verdict)),
        2 => (0usize..4, 0usize..2).prop_map(|(handoff, to)| Step::Pass(handoff, to)),
        5 => (0usize..12, 0usize..3).prop_map(|(clock, step)| Step::Clock(clock, step)),
        3 => (0usize..3, -4i64..5, 0i64..4).prop_map(|(who, from, days)| Step::Leave { who, from, days }),
        1 => (0usize..4).prop_map(Step::Cancelled),
        1 => Just(Step::Version),
        2 => (0usize..4).prop_map(Step::Undo),
    ]
}

/// Takes a step; what the rules refuse does not happen.
fn take(team: &Team, people: &[i64], step: &Step) {
    let ids =
        |kind: Kind| -> Vec<i64> { team.store.records(kind, 0, 1_000).unwrap().iter().map(|one| one.id).collect() };
    let pick = |kind: Kind, place: usize| {
        let ids = ids(kind);
        (!ids.is_empty()).then(|| ids[place % ids.len()])
    };
    let today = Zone::named("Europe/Rome").unwrap().day(team.now());
    let sellers = [None, Some(ANNA), Some(PIETRO)];
    match step {
        Step::Wait(hours) => team.pass(hours * HOUR),
        Step::Offer { prospect, to } => {
            let offer = smarketing::domain::handoff::Offer {
                prospect: people[*prospect],
                to: sellers[*to],
                ..Default::default()
            };
            let _ = team.by(MARCO, Change::Offer(offer));
        }
        Step::Touch { prospect, by, back, outcome } => {
            let touch = Touch {
                prospect: people[*prospect],
                at: Instant(team.now().0 - back * HOUR),
                direction: Direction::Out,
                channel: Channel::Call,
                outcome: [None, Some(Outcome::NoAnswer), Some(Outcome::Connected)][*outcome],
                member: [Some(ANNA), Some(PIETRO), Some(MARCO)][*by],
                ..Touch::default()
            };
            let _ = team.by(ANNA, Change::Add(touch.record()));
        }
        Step::Forget(place) => {
            if let Some(id) = pick(Kind::Touch, *place) {
                let _ = team.by(ANNA, Change::Archive { kind: Kind::Touch, id, version: None, away: true });
            }
        }
        Step::Judge(handoff, verdict) => {
            if let Some(id) = pick(Kind::Handoff, *handoff) {
                let verdict = [Verdict::Accepted, Verdict::Refused, Verdict::Withdrawn][*verdict];
                let _ = team.judge(id, verdict, Some(1));
            }
        }
        Step::Pass(handoff, to) => {
            if let Some(handoff) = pick(Kind::Handoff, *handoff) {
                let _ = team.by(ANNA, Change::PassOn { handoff, to: sellers[to + 1], note: None });
            }
        }
        Step::Clock(clock, step) => {
            if let Some(clock) = pick(Kind::Clock, *clock) {
                let step = [ClockMove::Paused, ClockMove::Resumed, ClockMove::Waived][*step];
                let stepping = Stepping { clock, step, reason: Some("at a fair".into()), at: None };
                let _ = team.by(LUCIA, Change::StepClock(stepping));
            }
        }
        Step::Leave { who, from, days } => {
            let day = CalendarDay {
                calendar: (*who == 0).then_some(1),
                member: [None, Some(ANNA), Some(PIETRO)][*who],
                from: today.plus(*from),
                to: today.plus(from + days),
                ..CalendarDay::default()
            };
            team.by(LUCIA, Change::Add(day.record())).unwrap();
        }
        Step::Cancelled(place) => {
            if let Some(id) = pick(Kind::CalendarDay, *place) {
                let _ = team.by(LUCIA, Change::Archive { kind: Kind::CalendarDay, id, version: None, away: true });
            }
        }
        Step::Version => {
            let like = pick(Kind::AgreementVersion, 0);
            let version = AgreementVersion { agreement: 1, from: today, ..AgreementVersion::default() };
            let made = team.by(LUCIA, Change::Draft { version, like }).unwrap().subject.1;
            team.conclude(made);
        }
        Step::Undo(back) => {
            let (last, _) = team.store.chain_head().unwrap();
            let entry = last - i64::try_from(*back).unwrap();
            if entry > team.founded()
                && let Ok(edits) = team.store.edits_of(entry)
            {
                let _ = team.by(LUCIA, Change::Revert { entry, edits });
            }
        }
    }
}

/// Every clock as it stands.
fn live(team: &Team) -> Vec<(i64, Face)> {
    let clocks = team.store.records(Kind::Clock, 0, 1_000).unwrap();
    clocks.iter().map(|clock| (clock.id, team.store.clock(clock.id).unwrap().unwrap())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_past_stays_what_it_was(steps in prop::collection::vec(step(), 1..40)) {
        let team = Team::new();
        let (version, _) = team.draft();
        team.add(team.term(version, smarketing::domain::nouns::TermKind::Depth, "2d"));
        team.add(team.term(version, smarketing::domain::nouns::TermKind::Decision, "1d"));
        team.conclude(version);
        let people: Vec<i64> = ["Chiara Neri", "Pau Soler", "Ada Byron"].iter().map(|name| team.prospect(name)).collect();
        team.found_ends();
        let mut seen: Vec<(Instant, Vec<(i64, Face)>)> = Vec::new();
        for step in &steps {
            take(&team, &people, step);
            // As it is now, and as it goes on to be until something else happens.
            seen.push((team.now(), live(&team)));
        }
        let broken: Vec<_> = team.store.verify().unwrap().into_iter().filter(|finding| !finding.holds).collect();
        prop_assert!(broken.is_empty(), "{:?}", broken);
        for (place, (then, faces)) in seen.iter().enumerate() {
            let until = seen.get(place + 1).map_or(Instant(then.0 + 5 * HOUR), |(next, _)| Instant(then.0.max(next.0 - 4)));
            for instant in [*then, Instant((then.0 + until.0) / 2)] {
                let known = i64::try_from(faces.len()).unwrap();
                for (id, face) in faces {
                    let told = team.store.clock_at(*id, instant).unwrap();
                    let told = told.map(|told| (told.state(instant), told));
                    prop_assert_eq!(&told, &Some((face.state(instant), face.clone())), "K-{} at {:?} of {}", id, instant, known);
                }
                let later = team.store.records(Kind::Clock, 0, 1_000).unwrap();
                let unborn = later.iter().filter(|clock| !faces.iter().any(|(id, _)| *id == clock.id));
                for clock in unborn {
                    prop_assert_eq!(team.store.clock_at(clock.id, instant).unwrap(), None, "K-{} was not there", clock.id);
                }
            }
        }
    }
}

#[test]
fn what_was_entered_late_changes_only_what_is_asked_as_of_later() {
    let team = Team::new();
    let (version, _) = team.draft();
    team.conclude(version);
    let person = team.prospect("Chiara Neri");
    team.go("2026-09-22 10:00");
    team.offer(person, Some(ANNA));
    team.go("2026-09-23 09:30");
    team.call(person, ANNA, Outcome::Connected, "2026-09-22 10:30");
    let state = |text: &str| team.store.clock_at(1, at(text)).unwrap().map(|face| face.state(at(text)).word());
    assert_eq!(state("2026-09-22 09:59"), None, "it did not run yet");
    assert_eq!(state("2026-09-22 10:45"), Some("running"));
    assert_eq!(state("2026-09-22 17:00"), Some("overdue"), "nobody had recorded the call by then");
    assert_eq!(state("2026-09-23 09:29"), Some("overdue"));
    assert_eq!(state("2026-09-23 09:31"), Some("met"), "recorded later");
}
