//! Whether the team, or a person, works on a day or at an instant, why, and until when something would be due.

use crate::domain::agreement::clock::{Rule, face};
use crate::domain::agreement::hours::Hours;
use crate::domain::agreement::span::Span;
use crate::domain::calendar::{Calendar, Effect};
use crate::domain::nouns::TermKind;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant};

/// Why it is as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// An exception that covers the day; its name, which may be empty, and whether it is a person's.
    Exception(String, bool),
    /// The week has no hours on that day.
    Weekday,
    /// The week's hours.
    Hours,
}

impl Why {
    /// The code: `exception`, `leave`, `weekday`, `hours`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Exception(_, true) => "leave",
            Self::Exception(_, false) => "exception",
            Self::Weekday => "weekday",
            Self::Hours => "hours",
        }
    }
}

/// The answer about a day or an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The day.
    pub day: Day,
    /// Whether there is working time: at the instant, or on the day.
    pub working: bool,
    /// Why.
    pub why: Why,
    /// The working seconds of the day.
    pub seconds: i64,
    /// The first working instant from then on.
    pub next: Instant,
    /// When what is to be done within a time is due.
    pub due: Option<Instant>,
}

/// Looks a day up, or an instant of it.
///
/// # Errors
/// `calendar-never-works`.
pub fn check(calendar: &Calendar, day: Day, at: Option<Instant>, within: Option<Span>) -> Result<Checked, Refusal> {
    let zone = calendar.zone();
    let (start, end) = (zone.start(day), zone.start(day.plus(1)));
    let from = at.unwrap_or(start);
    let seconds = calendar.working(start, end);
    Ok(Checked {
        day,
        working: at.map_or(seconds > 0, |at| calendar.is_working(at)),
        why: why(calendar, day),
        seconds,
        next: calendar.next_opening(from)?,
        due: within.map(|within| due(calendar, from, within)).transpose()?.flatten(),
    })
}

/// A person's exception before the team's, and of several the one that covers the fewest days.
fn why(calendar: &Calendar, day: Day) -> Why {
    let nearest = |list: &[crate::domain::calendar::Exception]| {
        let covering = list.iter().filter(|one| one.covers(day));
        covering
            .min_by_key(|one| (one.last().0 - one.from().0, *one.effect() == Effect::Off))
            .map(|one| one.name().to_owned())
    };
    let weekday = usize::try_from((day.0 + 3).rem_euclid(7)).unwrap_or(0);
    match (nearest(calendar.leave()), nearest(calendar.exceptions())) {
        (Some(name), _) => Why::Exception(name, true),
        (None, Some(name)) => Why::Exception(name, false),
        _ if calendar.week().of(weekday).is_none() => Why::Weekday,
        _ => Why::Hours,
    }
}

/// The same reckoning as a clock's.
fn due(calendar: &Calendar, from: Instant, within: Span) -> Result<Option<Instant>, Refusal> {
    let rule = Rule {
        kind: TermKind::Decision,
        within,
        grace: 0,
        warn: None,
        attempts: 1,
        days: 1,
        spacing: 0,
        team_calendar: false,
    };
    Ok(face(&rule, &Hours::team(calendar.clone()), from, None, &[])?.due_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Exception, Week};
    use crate::domain::time::Zone;

    #[test]
    fn a_day_says_whether_and_why() {
        let rome = Zone::named("Europe/Rome").unwrap();
        let day = |text: &str| Day::parse(text).unwrap();
        let at = |text: &str| Instant::parse(text).unwrap();
        let week: Week = "mon-fri 09:00-12:30 13:30-17:30".parse().unwrap();
        let office = Calendar::new(rome, week, vec![Exception::off(day("2026-12-25"), "Natale")]);
        let four = Some(Span::Seconds(4 * 3_600));
        let friday = check(&office, day("2026-09-25"), Some(at("2026-09-25T16:30:00+02:00")), four).unwrap();
        assert!(friday.working && friday.why == Why::Hours);
        assert_eq!(friday.due, Some(at("2026-09-28T12:00:00+02:00")), "the vector of the domain page");
        let saturday = check(&office, day("2026-09-26"), None, None).unwrap();
        assert_eq!((saturday.working, saturday.why, saturday.seconds), (false, Why::Weekday, 0));
        assert_eq!(saturday.next, at("2026-09-28T09:00:00+02:00"));
        let christmas = check(&office, day("2026-12-25"), None, Some(Span::Days(1))).unwrap();
        assert_eq!(christmas.why, Why::Exception("Natale".to_owned(), false));
        assert_eq!(christmas.due, Some(at("2026-12-28T17:30:00+01:00")));
        let evening = check(&office, day("2026-09-25"), Some(at("2026-09-25T20:00:00+02:00")), None).unwrap();
        assert!(!evening.working && evening.seconds == 27_000);
        let away = office.with_leave(&[Exception::off(day("2026-09-25"), "Ferie")]);
        assert_eq!(check(&away, day("2026-09-25"), None, None).unwrap().why.word(), "leave");
    }
}
