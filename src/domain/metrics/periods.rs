//! All time is a period like any other: over it a figure is what it is over the widest range of days, for every figure,
//! every grouping, and any team.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::agreement::{ClockFact, Response};
use super::catalogue::{Basis, CATALOGUE};
use super::dimension::Dimension;
use super::facts::{Closing, ClosingFact, EpisodeFact, Facts, Groups, OpenFact, SpendFact};
use super::figures::{Ask, Outcome, rows};
use super::handoffs::{Became, HandoffFact};
use crate::domain::agreement::clock::State;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::money::{Currency, Money};
use crate::domain::nouns::TermKind;
use crate::domain::period::Period;
use crate::domain::time::Day;

const STAGES: [Lifecycle; 6] =
    [Lifecycle::Lead, Lifecycle::Mql, Lifecycle::Sal, Lifecycle::Sql, Lifecycle::Opportunity, Lifecycle::Customer];

fn day() -> impl Strategy<Value = Day> {
    (10_000_i64..25_000).prop_map(Day)
}

fn groups() -> impl Strategy<Value = Groups> {
    option::of(0_u8..3).prop_map(|group| vec![group.map(|group| group.to_string())])
}

fn money() -> impl Strategy<Value = Money> {
    (0_i64..1_000_000, any::<bool>())
        .prop_map(|(minor, foreign)| Money { minor, currency: if foreign { Currency::USD } else { Currency::EUR } })
}

fn episode() -> impl Strategy<Value = EpisodeFact> {
    let entries = vec((0..STAGES.len(), day()), 0..5);
    (1_i64..9, 1_i32..4, day(), entries, groups()).prop_map(|(prospect, episode, created, entries, groups)| {
        let entries: Vec<_> = entries.into_iter().map(|(stage, day)| (STAGES[stage], day)).collect();
        EpisodeFact::new(prospect, episode, created, &entries, groups)
    })
}

fn closing() -> impl Strategy<Value = ClosingFact> {
    let what =
        prop_oneof![Just(Closing::Won), Just(Closing::Lost), Just(Closing::WinReversed), Just(Closing::LossReversed)];
    (what, day(), option::of(money()), any::<bool>(), option::of(day()), groups()).prop_map(
        |(what, day, amount, stands, began, groups)| ClosingFact {
            deal: 1,
            what,
            day,
            amount,
            stands,
            began,
            first_contact: began,
            groups,
        },
    )
}

fn handoff() -> impl Strategy<Value = HandoffFact> {
    let became = prop_oneof![
        Just(Became::Accepted),
        Just(Became::Refused),
        Just(Became::Expired),
        Just(Became::Waiting),
        Just(Became::Recycled),
        Just(Became::TakenBack)
    ];
    (became, day(), option::of(day()), option::of(0_i64..9_000), groups()).prop_map(
        |(became, offered, decided, seconds, groups)| HandoffFact {
            handoff: 1,
            prospect: 1,
            became,
            offered,
            decided: decided.filter(|_| became != Became::Waiting),
            seconds,
            groups,
        },
    )
}

fn clock() -> impl Strategy<Value = ClockFact> {
    let state = prop_oneof![Just(State::Met), Just(State::Breached), Just(State::Running), Just(State::Paused)];
    (state, day(), day(), groups()).prop_map(|(state, started, due, groups)| ClockFact {
        clock: 1,
        kind: TermKind::Speed,
        started,
        due: (state != State::Paused).then_some(due),
        state,
        groups,
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    let open = (option::of(money()), option::of(day()), groups()).prop_map(|(value, day, groups)| OpenFact {
        deal: 1,
        value,
        probability: 40,
        day,
        groups,
    });
    let spend =
        (day(), money(), groups()).prop_map(|(day, amount, groups)| SpendFact { spend: 1, day, amount, groups });
    let response = (day(), option::of(0_i64..9_000), groups()).prop_map(|(day, seconds, groups)| Response {
        handoff: 1,
        day,
        seconds,
        groups,
    });
    (
        vec(closing(), 0..12),
        vec(open, 0..6),
        vec(episode(), 0..20),
        vec(spend, 0..6),
        vec(handoff(), 0..12),
        vec(clock(), 0..8),
        vec(response, 0..8),
    )
        .prop_map(|(closings, open, episodes, spends, handoffs, clocks, responses)| Facts {
            closings,
            open,
            episodes,
            spends,
            handoffs,
            clocks,
            responses,
            ..Facts::default()
        })
}

proptest! {
    #[test]
    fn all_time_is_the_widest_range(facts in facts(), within in option::of(0_i64..400)) {
        let widest = Period::span(Some(Day::parse("1900-01-01").unwrap()), Some(Day::parse("2199-12-31").unwrap()));
        let widest = widest.unwrap();
        let groupings = [vec![], vec![Dimension::Source], vec![Dimension::Month], vec![Dimension::Source, Dimension::Week]];
        // Goals and debts come measured for the period that is asked for.
        for metric in CATALOGUE.iter().filter(|metric| !matches!(metric.basis, Basis::Goals | Basis::Debts)) {
            for by in &groupings {
                let asked = |period| {
                    let ask = Ask { period, by: by.clone(), within, outcome: Outcome::Closed, base: Currency::EUR };
                    rows(metric, &ask, &facts)
                };
                prop_assert_eq!(asked(Period::all()), asked(widest), "{} by {:?}", metric.id, by);
            }
        }
    }
}
