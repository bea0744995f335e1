//! The waterfall by hand, and against the plain sum.

use super::*;
use crate::domain::calendar::Week;
use crate::domain::time::Zone;
use proptest::prelude::*;

fn calendar() -> Calendar {
    Calendar::new(Zone::named("Europe/Rome").unwrap(), "mon-fri 09:00-17:00".parse::<Week>().unwrap(), Vec::new())
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn a_week_of_leads() {
    let week = Period::week_of(day("2026-09-21"));
    let now = Instant(calendar().zone().start(day("2026-09-23")).0 + 10 * 3_600 * Instant::SECOND);
    let gained = [("2026-09-23", 1), ("2026-09-21", 3), ("2026-09-20", 50), ("2026-09-22", -1), ("2026-09-21", 2)];
    let steps = waterfall(&calendar(), &week, 12, &gained.map(|(on, count)| (day(on), count)), now);
    let goals: Vec<_> = steps.iter().map(|step| step.goal).collect();
    let fifths = [12, 24, 36, 48, 60, 60, 60].map(|part| Ratio::new(part, 5).unwrap());
    assert_eq!(goals, fifths, "nothing is owed for a weekend");
    let actual: Vec<_> = steps.iter().map(|step| step.actual).collect();
    assert_eq!(actual, [Some(5), Some(4), Some(5), None, None, None, None]);
    assert_eq!(waterfall(&calendar(), &Period::all(), 12, &[], now), []);
}

#[test]
fn without_working_time_all_is_owed_at_the_end() {
    let weekend = Period::span(Some(day("2026-09-19")), Some(day("2026-09-20"))).unwrap();
    let steps = waterfall(&calendar(), &weekend, 12, &[], Instant(0));
    assert_eq!(steps.iter().map(|step| step.goal).collect::<Vec<_>>(), [Ratio::ZERO, Ratio::whole(12)]);
}

proptest! {
    #[test]
    fn it_ends_at_the_target_and_adds_up(
        month in 1u32..=12, target in 0i64..1_000_000,
        gained in prop::collection::vec((-5i64..40, -20i64..100), 0..60), now in 0i64..50,
    ) {
        let period = Period::month(2026, month);
        let first = period.from().unwrap();
        let gained: Vec<(Day, i64)> = gained.into_iter().map(|(on, count)| (first.plus(on), count)).collect();
        let today = first.plus(now - 10);
        let steps = waterfall(&calendar(), &period, target, &gained, calendar().zone().start(today));
        prop_assert_eq!(steps.len() as i64, period.days().unwrap());
        prop_assert_eq!(steps.last().unwrap().goal, Ratio::whole(target));
        prop_assert!(steps.windows(2).all(|pair| pair[0].goal <= pair[1].goal));
        for step in steps {
            let sum: i64 = gained.iter().filter(|(on, _)| first <= *on && *on <= step.day).map(|(_, count)| count).sum();
            prop_assert_eq!(step.actual, (step.day <= today).then_some(sum));
        }
    }
}
