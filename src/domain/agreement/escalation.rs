//! From when a late clock is somebody else's matter too: the owner's manager is told after a while, then management.

use super::clock::end_of_working_day;
use super::span::Span;
use crate::domain::calendar::Calendar;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// How far back a threshold is looked for: beyond it a calendar has no working time at all (DOMAIN R9).
const DAYS: i64 = 800;

/// When a clock that is late from `late` on has been so for `span` of working time.
///
/// # Errors
/// The calendar's, where it has no working time.
pub fn escalates_at(calendar: &Calendar, late: Instant, span: Span) -> Result<Instant, Refusal> {
    match span {
        Span::Seconds(seconds) => calendar.due(late, seconds),
        Span::Days(days) => end_of_working_day(calendar, late, days),
    }
}

/// The last instant from which a clock can be late and be escalated at `now`: all that are late from then or before are.
/// So escalated clocks are found by one comparison with what is kept of them. Nothing where none can be.
pub fn threshold(calendar: &Calendar, span: Span, now: Instant) -> Option<Instant> {
    let escalated = |late: i64| escalates_at(calendar, Instant(late), span).is_ok_and(|at| at <= now);
    let (mut yes, mut no) = (now.0 - DAYS * 86_400 * Instant::SECOND, now.0 + 1);
    if !escalated(yes) {
        return None;
    }
    while no - yes > 1 {
        let middle = yes + (no - yes) / 2;
        if escalated(middle) { yes = middle } else { no = middle }
    }
    Some(Instant(yes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::{Day, Zone};
    use proptest::prelude::*;

    fn office() -> Calendar {
        let week = "mon-fri 09:00-12:30 13:30-17:30".parse().unwrap();
        Calendar::new(Zone::named("Europe/Rome").unwrap(), week, Vec::new())
    }

    fn at(day: &str, hour: u32, minute: u32) -> Instant {
        let time = chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        Zone::named("Europe/Rome").unwrap().at(Day::parse(day).unwrap(), time)
    }

    #[test]
    fn a_weekend_escalates_nothing() {
        let late = at("2026-09-25", 16, 30);
        assert_eq!(escalates_at(&office(), late, Span::Seconds(4 * 3600)).unwrap(), at("2026-09-28", 12, 0));
        assert_eq!(escalates_at(&office(), late, Span::Days(2)).unwrap(), at("2026-09-29", 17, 30));
        assert_eq!(threshold(&office(), Span::Seconds(4 * 3600), at("2026-09-28", 12, 0)), Some(late));
    }

    #[test]
    fn without_working_time_nothing_escalates() {
        let never = Calendar::new(Zone::utc(), crate::domain::calendar::Week::default(), Vec::new());
        assert_eq!(threshold(&never, Span::Seconds(60), at("2026-09-28", 12, 0)), None);
    }

    proptest! {
        #[test]
        fn the_threshold_parts_what_is_escalated_from_what_is_not(
            now in 0i64..40 * 86_400, late in 0i64..60 * 86_400, span in 1i64..200_000,
        ) {
            let start = at("2026-09-01", 0, 0).0;
            let now = Instant(start + now * Instant::SECOND);
            let late = Instant(start + (late - 20 * 86_400) * Instant::SECOND);
            for span in [Span::Seconds(span), Span::Days(1 + span % 9)] {
                let found = threshold(&office(), span, now).unwrap();
                let is = escalates_at(&office(), late, span).unwrap() <= now;
                prop_assert_eq!(late <= found, is);
            }
        }
    }
}
