//! Pace against the calendar: vectors by hand, and what holds for every goal.

use super::*;
use crate::domain::calendar::Week;
use crate::domain::metrics::catalogue::find;
use crate::domain::time::{Day, Zone};
use chrono::NaiveTime;
use proptest::prelude::*;

/// Monday to Friday, eight hours without a break, in Rome.
fn calendar() -> Calendar {
    Calendar::new(Zone::named("Europe/Rome").unwrap(), "mon-fri 09:00-17:00".parse::<Week>().unwrap(), Vec::new())
}

fn at(day: &str, hour: u32) -> Instant {
    calendar().zone().at(Day::parse(day).unwrap(), NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
}

fn elapsed(day: &str, hour: u32) -> Elapsed {
    Elapsed::at(&calendar(), &Period::month(2026, 9), at(day, hour)).unwrap()
}

fn sum(actual: i64, target: i64, elapsed: Elapsed) -> Pace {
    pace(Nature::Sum, Ratio::whole(actual), target, elapsed).unwrap()
}

#[test]
fn a_month_half_worked() {
    // September 2026 has 22 working days; on the 15th at 17:00 eleven are over.
    let half = elapsed("2026-09-15", 17);
    assert_eq!((half.share.elapsed * 2, half.days_left), (half.share.whole, 11));
    let behind = sum(30, 100, half);
    assert_eq!((behind.due, behind.gap, behind.state), (Ratio::whole(50), Ratio::whole(70), State::Behind));
    assert_eq!((behind.projection, behind.needed), (Some(60), Needed::PerDay(7)));
    assert_eq!(behind.attainment, Ratio::new(3, 10));
    assert_eq!(sum(50, 100, half).state, State::OnPace);
    assert_eq!(sum(49, 100, half).state, State::Behind);
    let reached = sum(104, 100, half);
    assert_eq!((reached.state, reached.gap, reached.needed), (State::Reached, Ratio::whole(-4), Needed::Reached));
    let reversed = sum(-3, 100, half);
    assert_eq!((reversed.gap, reversed.needed, reversed.projection), (Ratio::whole(103), Needed::PerDay(10), Some(-6)));
}

#[test]
fn today_counts_while_it_has_working_time_left() {
    assert_eq!(elapsed("2026-09-15", 16).days_left, 12);
    assert_eq!(elapsed("2026-09-15", 8).days_left, 12);
    assert_eq!(elapsed("2026-09-19", 12).days_left, 8, "a Saturday is none");
    assert_eq!(elapsed("2026-08-03", 12).days_left, 22);
    let evening = elapsed("2026-09-30", 18);
    assert_eq!((evening.days_left, evening.over), (0, false));
    assert_eq!(sum(90, 100, evening).needed, Needed::NoDaysLeft);
    assert_eq!(sum(90, 100, evening).state, State::Behind);
}

#[test]
fn before_and_after_the_period() {
    let before = sum(0, 100, elapsed("2026-08-31", 12));
    assert_eq!((before.state, before.due, before.projection), (State::NotBegun, Ratio::ZERO, None));
    assert_eq!(before.needed, Needed::PerDay(5));
    let after = elapsed("2026-10-01", 0);
    assert_eq!((sum(99, 100, after).state, sum(100, 100, after).state), (State::Over, State::Reached));
    assert_eq!(sum(99, 100, after).needed.why(), Some("no_days_left"));
}

#[test]
fn a_projection_waits_for_a_fifth_of_the_working_time() {
    // 4 of 22 days, then 5 of 22.
    assert_eq!(sum(10, 100, elapsed("2026-09-04", 17)).projection, None);
    assert_eq!(sum(10, 100, elapsed("2026-09-07", 17)).projection, Some(44));
}

#[test]
fn a_period_without_working_time_owes_nothing_before_its_end() {
    let weekend =
        Period::span(Some(Day::parse("2026-09-19").unwrap()), Some(Day::parse("2026-09-20").unwrap())).unwrap();
    let during = Elapsed::at(&calendar(), &weekend, at("2026-09-19", 12)).unwrap();
    assert_eq!((sum(0, 10, during).state, sum(0, 10, during).due), (State::OnPace, Ratio::ZERO));
    let after = Elapsed::at(&calendar(), &weekend, at("2026-09-21", 12)).unwrap();
    assert_eq!((sum(0, 10, after).state, sum(0, 10, after).due), (State::Over, Ratio::whole(10)));
    assert_eq!(Elapsed::at(&calendar(), &Period::all(), at("2026-09-21", 12)), None);
}

#[test]
fn rates_and_limits_do_not_add_up() {
    let half = elapsed("2026-09-15", 17);
    let rate = |k: i128, n| pace(Nature::Level, Ratio::new(k * 100, n).unwrap(), 25, half).unwrap();
    assert_eq!((rate(1, 4).state, rate(24, 100).state), (State::OnPace, State::Behind));
    assert_eq!((rate(1, 4).needed.why(), rate(1, 4).projection), (Some("not_a_sum"), None));
    let cycle = |days, elapsed| pace(Nature::Limit, Ratio::whole(days), 40, elapsed).unwrap().state;
    let after = elapsed("2026-10-01", 0);
    assert_eq!((cycle(40, half), cycle(41, half)), (State::OnPace, State::Behind));
    assert_eq!((cycle(40, after), cycle(41, after)), (State::Reached, State::Over));
    assert_eq!(sum(0, 0, half).attainment, None, "no share of a target of 0");
    for (id, nature) in [
        ("leads", Nature::Sum),
        ("bookings", Nature::Sum),
        ("average_deal", Nature::Level),
        ("win_rate", Nature::Level),
        ("open_value", Nature::Level),
        ("spend", Nature::Limit),
        ("sales_cycle_median", Nature::Limit),
    ] {
        assert_eq!(Nature::of(find(id).unwrap()), nature, "{id}");
    }
}

#[test]
fn the_period_before_is_compared_at_the_same_share() {
    let (september, now) = (Period::month(2026, 9), at("2026-09-15", 17));
    let (before, then) = same_share_before(&calendar(), &september, now).unwrap();
    // August has 21 working days: half of them is the eleventh's noon and an hour.
    assert_eq!((before, then), (Period::month(2026, 8), at("2026-08-17", 13)));
    let (_, then) = same_share_before(&calendar(), &september, at("2026-12-01", 0)).unwrap();
    assert_eq!(then, at("2026-09-01", 0), "all of it");
    assert_eq!(same_share_before(&calendar(), &Period::all(), now), None);
}

proptest! {
    #[test]
    fn what_is_needed_reaches_the_target_and_no_less_would(
        actual in -1_000i64..1_000, target in 1i64..1_000, hours in -200i64..1_000,
    ) {
        let now = Instant(at("2026-09-01", 0).0 + hours * 3_600 * Instant::SECOND);
        let elapsed = Elapsed::at(&calendar(), &Period::month(2026, 9), now).unwrap();
        let goal = sum(actual, target, elapsed);
        prop_assert_eq!(goal.gap, Ratio::whole(target - actual));
        prop_assert!(Ratio::ZERO <= goal.due && goal.due <= Ratio::whole(target));
        if let Needed::PerDay(count) = goal.needed {
            prop_assert!(actual + count * elapsed.days_left >= target);
            prop_assert!(actual + (count - 1) * elapsed.days_left < target);
        }
        if goal.state == State::OnPace {
            prop_assert!(sum(actual + 1, target, elapsed).state != State::Behind);
        }
    }

    #[test]
    fn the_same_share_is_the_same_share(hours in 0i64..720, month in 1u32..=12) {
        let period = Period::month(2026, month);
        let now = Instant(calendar().zone().start(period.from().unwrap()).0 + hours * 3_600 * Instant::SECOND);
        let (before, then) = same_share_before(&calendar(), &period, now).unwrap();
        let (one, two) = (calendar().working_share(&period, now).unwrap(), calendar().working_share(&before, then).unwrap());
        let shares = [one, two].map(|share| share.elapsed as f64 / share.whole as f64);
        prop_assert!((shares[0] - shares[1]).abs() < 1e-9, "{:?}", shares);
    }
}
