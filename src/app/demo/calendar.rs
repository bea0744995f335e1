//! The days on which a generated team works: local hours, week-ends, August.

use super::chance::Chance;
use crate::domain::calendar::Exception;
use crate::domain::time::{Day, Instant, Zone};

/// How far back a generated team's history goes, in days.
pub(super) const PAST: i64 = 730;
/// Days before the history and after today that are known too.
const MARGIN: i64 = 60;

const HOUR: i64 = 3_600 * Instant::SECOND;
const DAY: i64 = 24 * HOUR;

/// When things happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hours {
    /// People at their desks: week days, 8:30 to 18:30.
    Office,
    /// The web, any day from 7 to 23.
    Any,
}

#[derive(Debug)]
struct Date {
    /// Local midnight, as far from noon as on an ordinary day.
    start: i64,
    weekend: bool,
    /// A closure or a public holiday.
    holiday: bool,
}

/// The days of a generated team.
#[derive(Debug)]
pub(super) struct Calendar {
    pub now: Instant,
    pub today: Day,
    dates: Vec<Date>,
}

impl Calendar {
    /// Up to now, in a zone; on the days `off` the office is closed.
    pub(super) fn new(now: Instant, zone: &Zone, off: &[Exception]) -> Self {
        let today = zone.day(now);
        let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let date = |offset: i64| {
            use chrono::Datelike;
            let day = today.plus(offset);
            let of_year = day.date().year();
            let holiday = closures(of_year).iter().any(|(first, last)| (*first..=*last).contains(&day))
                || off.iter().any(|one| one.covers(day));
            Date { start: zone.at(day, noon).0 - 12 * HOUR, weekend: weekday(day) >= 5, holiday }
        };
        Self { now, today, dates: (-PAST - MARGIN..=MARGIN).map(date).collect() }
    }

    /// The first day of the history.
    pub(super) const fn first(&self) -> Day {
        self.today.plus(-PAST)
    }

    fn date(&self, day: Day) -> Option<&Date> {
        usize::try_from(day.0 - self.today.0 + PAST + MARGIN).ok().and_then(|at| self.dates.get(at))
    }

    /// Local midnight.
    pub(super) fn start(&self, day: Day) -> Instant {
        Instant(self.date(day).map_or(day.0 * DAY, |date| date.start))
    }

    /// The day of an instant.
    pub(super) fn day(&self, at: Instant) -> Day {
        let guess = self.today.plus((at.0 - self.start(self.today).0).div_euclid(DAY));
        // The changes of the clock move midnight by an hour.
        [guess.plus(1), guess, guess.plus(-1)].into_iter().find(|day| self.start(*day) <= at).unwrap_or(guess)
    }

    /// How busy the day is, 1 on an ordinary one.
    pub(super) fn bustle(&self, day: Day, hours: Hours) -> f64 {
        let Some(date) = self.date(day) else { return 1.0 };
        let weekend = match (date.weekend, hours) {
            (true, Hours::Office) => 0.06,
            (true, Hours::Any) => 0.4,
            (false, _) => 1.0,
        };
        if date.holiday { weekend * 0.25 } else { weekend }
    }

    /// Whether people are at their desks.
    pub(super) fn works(&self, day: Day) -> bool {
        self.date(day).is_none_or(|date| !date.weekend && !date.holiday)
    }

    /// An instant on that day.
    pub(super) fn moment(&self, day: Day, hours: Hours, chance: &mut Chance) -> Instant {
        let seconds = match hours {
            Hours::Office => chance.between(8 * 3_600 + 1_800, 18 * 3_600 + 1_800),
            Hours::Any => chance.between(7 * 3_600, 23 * 3_600),
        };
        Instant(self.start(day).0 + seconds * Instant::SECOND)
    }

    /// An instant about `days` after `from`, always after it, on a day when people work.
    pub(super) fn later(&self, from: Instant, days: f64, chance: &mut Chance) -> Instant {
        let target = Instant(from.0 + (days * DAY as f64) as i64);
        let mut day = self.day(target);
        for _ in 0..20 {
            if self.works(day) {
                break;
            }
            day = day.plus(1);
        }
        let start = self.start(day).0;
        let open = start + 8 * HOUR + HOUR / 2;
        if days < 0.7 && (open..start + 19 * HOUR).contains(&target.0) {
            return target;
        }
        let at = self.moment(day, Hours::Office, chance);
        if at > from { at } else { Instant(from.0 + chance.between(5, 90) * 60 * Instant::SECOND) }
    }
}

/// When the office closes in a year: Epiphany's week, August's weeks, from Christmas Eve on.
pub(super) fn closures(year: i32) -> [(Day, Day); 3] {
    let day = |month, of_month| Day::new(year, month, of_month).unwrap_or_default();
    [(day(1, 1), day(1, 6)), (day(8, 8), day(8, 23)), (day(12, 24), day(12, 31))]
}

/// 0 for Monday.
const fn weekday(day: Day) -> i64 {
    (day.0 + 3).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours_are_the_zones() {
        let rome = Zone::named("Europe/Rome").unwrap();
        let now = Instant::parse("2026-11-21T09:14:00+01:00").unwrap();
        let calendar = Calendar::new(now, &rome, &[]);
        let mut chance = Chance::new(1, 1);
        for back in 0..PAST {
            let day = calendar.today.plus(-back);
            let at = calendar.moment(day, Hours::Any, &mut chance);
            assert_eq!(rome.day(at), day);
            assert_eq!(calendar.day(at), day);
            let later = calendar.later(at, 3.0, &mut chance);
            assert!(later > at && calendar.works(calendar.day(later)));
        }
        assert!(!calendar.works(Day::parse("2026-11-21").unwrap()), "a Saturday");
    }
}
