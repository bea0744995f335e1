//! Random histories: whatever people do, the checks hold, and undoing it all leads back.

use proptest::prelude::*;
use smarketing::domain::change::{Change, Move};
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::record::{Kind, Record, Value};
use smarketing::domain::time::Instant;

use super::team::{NOW, Team};

#[derive(Debug, Clone)]
enum Step {
    Prospect { source: u8, created: i64 },
    Deal { prospect: u8, amount: i64 },
    Move { deal: u8, stage: i64, reopen: bool, later: i64 },
    Enter { prospect: u8, stage: usize, at: i64 },
    Source { prospect: u8, source: u8 },
    Touch { prospect: u8, back: i64 },
    Archive { prospect: u8, away: bool },
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0u8..3, 0i64..200).prop_map(|(source, created)| Step::Prospect { source, created }),
        3 => (any::<u8>(), 0i64..1_000_000).prop_map(|(prospect, amount)| Step::Deal { prospect, amount }),
        6 => (any::<u8>(), 1i64..5, any::<bool>(), 0i64..40).prop_map(|(deal, stage, reopen, later)| Step::Move { deal, stage, reopen, later }),
        4 => (any::<u8>(), 0usize..10, 0i64..200).prop_map(|(prospect, stage, at)| Step::Enter { prospect, stage, at }),
        2 => (any::<u8>(), 0u8..3).prop_map(|(prospect, source)| Step::Source { prospect, source }),
        2 => (any::<u8>(), 0i64..50).prop_map(|(prospect, back)| Step::Touch { prospect, back }),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(prospect, away)| Step::Archive { prospect, away }),
        2 => Just(Step::Undo),
    ]
}

const DAY: i64 = 86_400 * Instant::SECOND;

/// The change that a step asks for; references wrap around what there is.
fn change(team: &Team, step: &Step) -> Option<Change> {
    let pick = |kind: Kind, at: u8| {
        let ids: Vec<i64> = team.store.records(kind, 0, 1_000).unwrap().iter().map(|record| record.id).collect();
        (!ids.is_empty()).then(|| ids[usize::from(at) % ids.len()])
    };
    let name = |source: u8| ["fair", "web", ""][usize::from(source)];
    Some(match step {
        Step::Prospect { source, created } => Change::Add(
            Record::new(Kind::Prospect)
                .with("name", "Àlex Ñ")
                .with("source", Some(name(*source)).filter(|s| !s.is_empty()))
                .with("created_at", NOW - created * DAY),
        ),
        Step::Deal { prospect, amount } => Change::Add(
            Record::new(Kind::Deal)
                .with("title", "Acme")
                .with("amount", *amount)
                .with("created_at", NOW - 100 * DAY)
                .with("prospect", pick(Kind::Prospect, *prospect)),
        ),
        Step::Move { deal, stage, reopen, later } => Change::MoveDeal {
            deal: pick(Kind::Deal, *deal)?,
            version: None,
            how: if *reopen { Move::Reopen } else { Move::To },
            stage: *stage,
            at: Some(Instant(NOW - (60 - later) * DAY)),
            amount: None,
            reason: Some("price".to_owned()),
            note: None,
        },
        Step::Enter { prospect, stage, at } => Change::EnterStage {
            version: None,
            note: None,
            prospect: pick(Kind::Prospect, *prospect)?,
            stage: Lifecycle::ALL[*stage],
            at: Some(Instant(NOW - at * DAY)),
        },
        Step::Source { prospect, source } => Change::Edit {
            kind: Kind::Prospect,
            id: pick(Kind::Prospect, *prospect)?,
            version: None,
            set: vec![("source", Some(name(*source)).filter(|s| !s.is_empty()).into())],
        },
        Step::Touch { prospect, back } => Change::Add(
            Record::new(Kind::Touch)
                .with("prospect", pick(Kind::Prospect, *prospect)?)
                .with("direction", "out")
                .with("channel", "call")
                .with("at", NOW - back * DAY),
        ),
        Step::Archive { prospect, away } => {
            Change::Archive { kind: Kind::Prospect, id: pick(Kind::Prospect, *prospect)?, version: None, away: *away }
        }
        Step::Undo => return None,
    })
}

/// Everything that is there, but for how often it was written.
fn state(team: &Team) -> Vec<Record> {
    let all = |kind: &Kind| team.store.records(*kind, 0, 10_000).unwrap();
    Kind::ALL.iter().flat_map(all).map(|record| Record { version: 0, ..record }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn checks_hold_and_undoing_all_leads_back(steps in prop::collection::vec(step(), 1..40)) {
        let team = Team::new();
        let before = state(&team);
        let actor = Some(1);
        for step in &steps {
            match change(&team, step) {
                // A refusal changes nothing: the checks at the end would see it.
                Some(change) => drop(team.apply(change)),
                None => {
                    if let Some(target) = team.store.undo_target(actor).unwrap() {
                        drop(team.revert(target.seq));
                    }
                }
            }
        }
        let wrong: Vec<_> = team.store.verify().unwrap().into_iter().filter(|finding| !finding.holds).collect();
        prop_assert!(wrong.is_empty(), "{:?}", wrong);

        let after = state(&team);
        let mut undone = Vec::new();
        while let Some(target) = team.store.undo_target(actor).unwrap() {
            undone.push(team.revert(target.seq).map_err(|refusal| TestCaseError::fail(refusal.to_string()))?.entry);
        }
        prop_assert_eq!(state(&team), before);
        for entry in undone.into_iter().rev() {
            team.revert(entry).map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        }
        prop_assert_eq!(state(&team), after);
        prop_assert!(team.store.tallies_hold().unwrap());
    }

    #[test]
    fn an_unknown_field_value_never_gets_in(value in any::<i64>()) {
        let team = Team::new();
        let deal = team.add(Record::new(Kind::Deal).with("title", "Acme"));
        let outcome = team.apply(Change::Edit { kind: Kind::Deal, id: deal, version: None, set: vec![("probability", Value::Int(value))] });
        prop_assert_eq!(outcome.is_ok(), (0..=100).contains(&value));
    }
}
