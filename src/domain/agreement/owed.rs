//! What a debt of volume or value comes to in any period, and whether a debt is kept: the rules of the scoreboard
//! (DOMAIN 4.2, R3, R10).

use super::attainment::FEW;
use crate::domain::calendar::{Calendar, Share};
use crate::domain::nouns::Window;
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::time::{Day, Instant, Zone};

/// The window of a term that holds a day.
pub fn window_of(window: Window, day: Day) -> Period {
    use chrono::Datelike;
    match window {
        Window::Week => Period::week_of(day),
        Window::Month => Period::month_of(day),
        Window::Quarter => Period::quarter_of(day),
        Window::Year => Period::year(day.date().year()),
    }
}

/// Working time of one window of a term: of all of it, of the part that is owed, and of what has passed of that part.
/// Microseconds, so that the ratios are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Of the whole window.
    pub window: i64,
    /// Of the part that lies in the version and in the period that is asked for.
    pub inside: i64,
    /// Of that part, what lies before now.
    pub passed: i64,
}

/// The windows that meet the days from `from` to before `until`, each with the part of it that lies in those days.
pub fn parts(calendar: &Calendar, zone: &Zone, window: Window, days: (Day, Day), now: Instant) -> Vec<Part> {
    let (from, until) = days;
    let mut parts = Vec::new();
    let mut day = from;
    while day < until {
        let whole = window_of(window, day);
        let (Some(first), Some(next)) = (whole.from(), whole.until()) else { break };
        let bounds = (zone.start(first), zone.start(next));
        let inside = (zone.start(day), zone.start(next.min(until)));
        let reached = Instant(now.0.clamp(inside.0.0, inside.1.0));
        parts.push(Part {
            window: calendar.working_micros(bounds.0, bounds.1),
            inside: calendar.working_micros(inside.0, inside.1),
            passed: calendar.working_micros(inside.0, reached),
        });
        day = next;
    }
    parts
}

/// What is owed in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// In all of it.
    pub whole: i64,
    /// By now.
    pub now: i64,
    /// How much of its working time has passed.
    pub share: Share,
}

/// Of a target for each window: the sum over its windows of target × the share of the window's working time that is
/// asked for. It is rounded up once, at the end, to the next whole thing, because half a lead is none. A window without
/// working time owes nothing.
pub fn owed(target: i64, parts: &[Part]) -> Owed {
    let sum = |of: fn(&Part) -> i64| {
        let (mut whole, mut rest, mut up) = (0_i128, Ratio::ZERO, 0_i128);
        for part in parts.iter().filter(|part| part.window > 0) {
            let (product, window) = (i128::from(target) * i128::from(of(part)), i128::from(part.window));
            whole += product.div_euclid(window);
            let left = Ratio::new(product.rem_euclid(window), window);
            match left.and_then(|left| rest.plus(left)) {
                Some(sum) => rest = sum,
                // Beyond 128 bits: this part is rounded by itself.
                None => up += i128::from(product.rem_euclid(window) > 0),
            }
        }
        i64::try_from(whole + rest.ceil() + up).unwrap_or(i64::MAX)
    };
    let time = |of: fn(&Part) -> i64| parts.iter().map(of).fold(0_i64, i64::saturating_add);
    Owed {
        whole: sum(|part| part.inside),
        now: sum(|part| part.passed),
        share: Share { elapsed: time(|part| part.passed), whole: time(|part| part.inside) },
    }
}

/// How a debt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nothing was due.
    Nothing,
    /// Too few were decided to say (R3).
    TooFew,
    /// Kept so far.
    Kept,
    /// Kept so far, and what is due soon would break it.
    AtRisk,
    /// Behind its pace, with time left to catch up.
    Behind,
    /// Broken.
    Broken,
}

impl Stands {
    /// A volume or a value: delivered against what is owed by now; `over` once its period has ended.
    pub const fn amount(delivered: i64, owed: Owed, over: bool) -> Self {
        match (owed.whole, delivered >= owed.now, over) {
            (0, ..) => Self::Nothing,
            (_, true, _) => Self::Kept,
            (_, false, true) => Self::Broken,
            (_, false, false) => Self::Behind,
        }
    }

    /// A share: `k` kept of `n` decided against a target in per cent, with `soon` more that are about to be decided.
    pub const fn share(k: u64, n: u64, target: i64, soon: u64) -> Self {
        let target = target.unsigned_abs();
        if n == 0 {
            Self::Nothing
        } else if n < FEW {
            Self::TooFew
        } else if k * 100 < n * target {
            Self::Broken
        } else if k * 100 < (n + soon) * target {
            Self::AtRisk
        } else {
            Self::Kept
        }
    }

    /// Whether the debt is kept so far; nothing where that cannot be said.
    pub const fn keeps(self) -> Option<bool> {
        match self {
            Self::Nothing | Self::TooFew => None,
            Self::Kept | Self::AtRisk => Some(true),
            Self::Behind | Self::Broken => Some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zone() -> Zone {
        Zone::named("Europe/Rome").unwrap()
    }

    fn office() -> Calendar {
        Calendar::new(zone(), "mon-fri 09:00-13:00 14:00-18:00".parse().unwrap(), Vec::new())
    }

    fn asked(window: Window, from: &str, until: &str, now: &str) -> Owed {
        let (from, until) = (Day::parse(from).unwrap(), Day::parse(until).unwrap());
        let now = zone().start(Day::parse(now).unwrap());
        owed(56, &parts(&office(), &zone(), window, (from, until), now))
    }

    #[test]
    fn a_month_is_owed_in_each_of_its_quarter() {
        let quarter = asked(Window::Month, "2026-10-01", "2027-01-01", "2026-11-21");
        // November has 21 working days, 15 of them before the 21st.
        assert_eq!((quarter.whole, quarter.now), (168, 56 + 40));
        let year = asked(Window::Month, "2026-01-01", "2027-01-01", "2027-06-01");
        assert_eq!((year.whole, year.now), (12 * 56, 12 * 56));
        let week = asked(Window::Month, "2026-11-16", "2026-11-23", "2026-11-16");
        // 56 × 5 of 21 days.
        assert_eq!((week.whole, week.now), (14, 0));
        assert_eq!(asked(Window::Quarter, "2026-10-01", "2026-11-01", "2026-12-01").whole, 19, "56 × 22 of 66 days");
        assert_eq!(asked(Window::Month, "2026-11-21", "2026-11-23", "2026-12-01").whole, 0, "a weekend owes nothing");
    }

    #[test]
    fn few_are_no_verdict_and_soon_is_a_risk() {
        assert_eq!(Stands::share(0, 0, 90, 3), Stands::Nothing);
        assert_eq!(Stands::share(19, 19, 90, 0).keeps(), None);
        assert_eq!(Stands::share(18, 20, 90, 0), Stands::Kept);
        assert_eq!(Stands::share(18, 20, 90, 1), Stands::AtRisk);
        assert_eq!(Stands::share(17, 20, 90, 0), Stands::Broken);
        let owed = Owed { whole: 56, now: 40, share: Share { elapsed: 5, whole: 7 } };
        assert_eq!(Stands::amount(39, owed, false), Stands::Behind);
        assert_eq!(Stands::amount(39, owed, true), Stands::Broken);
        assert_eq!(Stands::amount(40, owed, false), Stands::Kept);
        assert_eq!(Stands::amount(0, Owed { whole: 0, now: 0, ..owed }, true).keeps(), None);
    }

    proptest! {
        /// However a period is cut, its parts owe together what it owes, but for the rounding of each.
        #[test]
        fn the_parts_of_a_period_owe_what_it_owes(
            from in 20_400_i64..20_800, first in 1_i64..200, second in 1_i64..200, now in 20_300_i64..21_300,
            target in 1_i64..500,
        ) {
            let (calendar, zone) = (office(), zone());
            let now = zone.start(Day(now));
            let of = |from: i64, until: i64| {
                owed(target, &parts(&calendar, &zone, Window::Month, (Day(from), Day(until)), now))
            };
            let all = of(from, from + first + second);
            let (left, right) = (of(from, from + first), of(from + first, from + first + second));
            prop_assert!((left.whole + right.whole - all.whole).abs() <= 1, "{left:?} {right:?} {all:?}");
            prop_assert!((left.now + right.now - all.now).abs() <= 1);
            prop_assert!(all.now <= all.whole);
            prop_assert_eq!(left.share.whole + right.share.whole, all.share.whole);
        }
    }
}
