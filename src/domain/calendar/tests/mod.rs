//! The vectors of DOMAIN 4.3, the mistakes of DOMAIN 3.3, and what a person may type.

mod easter;
mod model;
mod text;

use super::*;

/// Monday to Friday, 09:00-12:30 and 13:30-17:30, in Rome.
fn office() -> Calendar {
    calendar("zone Europe/Rome\nweek mon-fri 09:00-12:30 13:30-17:30")
}

fn calendar(text: &str) -> Calendar {
    text.parse().unwrap()
}

/// A local time of the calendar's zone.
fn at(calendar: &Calendar, text: &str) -> Instant {
    let (day, time) = text.split_once(' ').unwrap();
    calendar.zone().at(Day::parse(day).unwrap(), time.parse().unwrap())
}

fn due(calendar: &Calendar, start: &str, seconds: i64) -> String {
    match calendar.due(at(calendar, start), seconds) {
        Ok(due) => calendar.zone().rfc3339(due),
        Err(refusal) => refusal.code.to_owned(),
    }
}

fn hours(calendar: &Calendar, from: &str, until: &str) -> f64 {
    calendar.working(at(calendar, from), at(calendar, until)) as f64 / 3600.0
}

const HOUR: i64 = 3600;

#[test]
fn friday_afternoon_runs_over_the_weekend() {
    assert_eq!(due(&office(), "2026-09-25 16:30:00", 4 * HOUR), "2026-09-28T12:00:00+02:00");
    assert_eq!(hours(&office(), "2026-09-25 16:30:00", "2026-09-28 10:00:00"), 2.0);
}

#[test]
fn saturday_counts_from_mondays_opening() {
    assert_eq!(due(&office(), "2026-09-26 14:00:00", 4 * HOUR), "2026-09-28T14:00:00+02:00");
}

#[test]
fn lunch_is_skipped() {
    assert_eq!(due(&office(), "2026-09-22 12:00:00", HOUR), "2026-09-22T14:00:00+02:00");
}

#[test]
fn the_last_second_is_due_at_closing() {
    assert_eq!(due(&office(), "2026-09-22 12:29:59", 1), "2026-09-22T12:30:00+02:00");
}

#[test]
fn christmas_is_no_working_time() {
    let days = ["2026-12-25", "2026-12-28"].map(|day| Exception::off(Day::parse(day).unwrap(), "Natale"));
    assert_eq!(due(&office().with_exceptions(&days), "2026-12-24 16:30:00", 4 * HOUR), "2026-12-29T12:00:00+01:00");
}

#[test]
fn a_working_saturday_counts() {
    let fair: Exception = "2026-09-26 open 09:00-13:00 # Fiera".parse().unwrap();
    assert_eq!(due(&office().with_exceptions(&[fair]), "2026-09-25 16:30:00", 4 * HOUR), "2026-09-26T12:00:00+02:00");
}

#[test]
fn a_day_of_24_hours_over_both_clock_changes() {
    let always = Calendar::always(Zone::named("Europe/Rome").unwrap());
    assert_eq!(due(&always, "2026-03-28 12:00:00", 24 * HOUR), "2026-03-29T13:00:00+02:00");
    assert_eq!(due(&always, "2026-10-24 12:00:00", 24 * HOUR), "2026-10-25T11:00:00+01:00");
    assert_eq!(hours(&always, "2026-03-29 00:00:00", "2026-03-30 00:00:00"), 23.0);
    assert_eq!(hours(&always, "2026-10-25 00:00:00", "2026-10-26 00:00:00"), 25.0);
}

/// Frappe keeps the time of day when it skips a day off: 16:00 in the place of 12:00, or a day late.
#[test]
fn mistake_1_deadlines_after_a_weekend_are_not_late() {
    let frappe = calendar("zone UTC\nweek mon-fri 10:00-18:00");
    assert_eq!(due(&frappe, "2026-09-26 14:00:00", 2 * HOUR), "2026-09-28T12:00:00+00:00");
    assert_eq!(due(&frappe, "2026-09-26 20:00:00", 2 * HOUR), "2026-09-28T12:00:00+00:00");
}

#[test]
fn mistake_2_no_working_day_is_a_refusal_and_no_loop() {
    for text in ["week never", "week mon-fri 09:00-17:00\n1900-01-01..2199-12-31 off"] {
        let never = calendar(&format!("zone Europe/Rome\n{text}"));
        let now = at(&never, "2026-09-22 12:00:00");
        let refusal = never.due(now, HOUR).unwrap_err();
        assert_eq!((refusal.code, refusal.kind), ("calendar-never-works", RefusalKind::Configuration));
        assert_eq!(never.next_opening(now).unwrap_err().code, "calendar-never-works");
        assert_eq!(never.working(now, Instant::END), 0);
        assert_eq!(never.due(now, 0), Ok(now));
    }
}

#[test]
fn mistake_4_several_ranges_a_day_in_a_zone_and_no_counting_of_seconds() {
    let office = office();
    // 150 years of seconds are 4.7 thousand million; this returns at once or not at all.
    let (from, until) = (at(&office, "1950-01-02 00:00:00"), at(&office, "2100-01-04 00:00:00"));
    let weekdays = office.working_days(office.zone().day(from), office.zone().day(until));
    assert_eq!(office.working(from, until), weekdays * (7 * HOUR + HOUR / 2));
    let madrid = calendar("zone Atlantic/Canary\nweek mon-fri 09:00-12:30 13:30-17:30");
    let start = at(&office, "2026-09-22 09:00:00");
    assert_eq!(madrid.due(start, HOUR).unwrap().0 - office.due(start, HOUR).unwrap().0, HOUR * Instant::SECOND);
}

#[test]
fn what_never_works_for_800_days_is_a_mistake_and_799_days_are_not() {
    let closed = |days: i64| {
        let first = Day::parse("2026-01-06").unwrap();
        let gap = Exception::new(first, first.plus(days - 1), Effect::Off, "").unwrap();
        calendar("zone UTC\nweek 24x7").with_exceptions(&[gap])
    };
    let start = |calendar: &Calendar| at(calendar, "2026-01-05 23:00:00");
    for (days, answered) in [(799, true), (800, true), (801, false)] {
        let calendar = closed(days);
        let result = calendar.due(start(&calendar), 2 * HOUR);
        assert_eq!(result.is_ok(), answered, "{days} days");
        assert!(calendar.due(start(&calendar), HOUR).is_ok(), "what is due before is due");
        let opening = calendar.next_opening(at(&calendar, "2026-01-06 00:00:00"));
        assert_eq!(opening.is_ok(), answered, "{days} days");
    }
}

#[test]
fn a_target_of_nothing_is_due_at_the_start() {
    let office = office();
    let saturday = at(&office, "2026-09-26 14:00:00");
    assert_eq!(office.due(saturday, 0), Ok(saturday));
    assert_eq!(office.due(saturday, -5), Ok(saturday));
}

#[test]
fn a_target_beyond_the_last_year_is_out_of_range() {
    let office = office();
    assert_eq!(office.due(at(&office, "2026-09-26 14:00:00"), i64::MAX).unwrap_err().code, "date-out-of-range");
}

#[test]
fn any_instant_is_answered() {
    let office = office();
    for at in [i64::MIN, -1, 0, i64::MAX].map(Instant) {
        assert!(office.working_micros(Instant(i64::MIN), at) >= 0);
        let _ = (office.due(at, HOUR), office.next_opening(at), office.is_working(at));
    }
    let (a, b) = (at(&office, "2026-09-22 10:00:00"), at(&office, "2026-09-22 11:00:00"));
    assert_eq!((office.working(b, a), office.working(a, a)), (0, 0));
}

#[test]
fn ranges_at_the_clock_changes() {
    let rome = |hours: &str| calendar(&format!("zone Europe/Rome\nweek mon-sun {hours}"));
    let spring = |hours_of: &str| hours(&rome(hours_of), "2026-03-29 00:00:00", "2026-03-30 00:00:00");
    let autumn = |hours_of: &str| hours(&rome(hours_of), "2026-10-25 00:00:00", "2026-10-26 00:00:00");
    // 02:00 to 03:00 is left out in March and comes twice in October.
    assert_eq!(spring("02:30-04:00"), 1.0);
    assert_eq!(spring("02:15-02:45"), 0.0);
    assert_eq!(spring("01:00-02:30"), 1.0);
    assert_eq!(autumn("01:00-02:30"), 2.5);
    assert_eq!(autumn("02:30-04:00"), 2.5);
    assert_eq!(autumn("02:15-02:45"), 1.5);
    assert_eq!(autumn("01:00-02:00"), 1.0, "what ends when the hour begins is over before it comes again");
    assert_eq!(autumn("03:00-04:00"), 1.0);
    // Havana's clocks go back from 01:00 to 00:00 on a Sunday: a Saturday until 24:00 ends once.
    let havana = calendar("zone America/Havana\nweek sat 18:00-24:00");
    assert_eq!(hours(&havana, "2026-10-31 12:00:00", "2026-11-02 12:00:00"), 6.0);
    // Apia had no 30 December 2011.
    let apia = calendar("zone Pacific/Apia\nweek fri 09:00-17:00");
    let (from, until) = (Day::parse("2011-12-26").unwrap(), Day::parse("2012-01-02").unwrap());
    assert_eq!((apia.working_days(from, until), hours(&apia, "2011-12-26 00:00:00", "2012-01-02 00:00:00")), (0, 0.0));
}

#[test]
fn leave_is_laid_over_the_teams_days() {
    let team = office().with_exceptions(&["2026-08-10..2026-08-21 off # Chiusura".parse().unwrap()]);
    let anna = team.with_leave(&[
        "2026-06-01..2026-07-31 off # Maternità".parse().unwrap(),
        "2026-09-22 away 09:00-11:00 # Dentista".parse().unwrap(),
        "2026-08-12 open 10:00-12:00 # Reperibile".parse().unwrap(),
    ]);
    assert_eq!(hours(&anna, "2026-06-01 00:00:00", "2026-08-01 00:00:00"), 0.0);
    assert_eq!(hours(&team, "2026-06-01 00:00:00", "2026-08-01 00:00:00"), 45.0 * 7.5);
    assert_eq!(hours(&anna, "2026-08-10 00:00:00", "2026-08-22 00:00:00"), 2.0);
    assert_eq!(due(&anna, "2026-09-22 09:30:00", HOUR), "2026-09-22T12:00:00+02:00");
    assert_eq!(anna.exceptions().len(), 1);
    assert_eq!(anna.leave().len(), 3);
}

#[test]
fn of_exceptions_on_one_day_the_shortest_decides_and_working_wins() {
    let week = "zone UTC\nweek mon-fri 09:00-17:00\n";
    let august = calendar(&format!("{week}2026-08-01..2026-08-31 off\n2026-08-14 open 09:00-11:00"));
    assert_eq!(hours(&august, "2026-08-01 00:00:00", "2026-09-01 00:00:00"), 2.0);
    let later = calendar(&format!("{week}2026-08-10..2026-08-12 open 9-10\n2026-08-11..2026-08-13 open 9-12"));
    assert_eq!(hours(&later, "2026-08-10 00:00:00", "2026-08-14 00:00:00"), 1.0 + 3.0 * 3.0);
    let twice = calendar(&format!("{week}2026-08-15 off\n2026-08-15 open 09:00-11:00\n2026-08-15 open 10:00-12:00"));
    assert_eq!(hours(&twice, "2026-08-15 00:00:00", "2026-08-16 00:00:00"), 3.0);
    let away = calendar(&format!("{week}2026-08-14 away 08:00-10:00\n2026-08-13..2026-08-15 away 09:30-11:00"));
    assert_eq!(hours(&away, "2026-08-14 00:00:00", "2026-08-15 00:00:00"), 6.0);
}

#[test]
fn the_share_of_a_period_is_counted_in_working_time() {
    let office = office();
    let month = Period::month(2026, 9);
    let share = |now: &str| office.working_share(&month, at(&office, now)).unwrap();
    let day = 15 * HOUR * Instant::SECOND / 2;
    assert_eq!(share("2026-09-10 20:00:00"), Share { elapsed: 8 * day, whole: 22 * day });
    assert_eq!(share("2026-08-10 20:00:00").elapsed, 0);
    assert_eq!(share("2027-08-10 20:00:00").elapsed, 22 * day);
    assert_eq!(office.working_share(&Period::all(), Instant(0)), None);
    assert!(office.is_working(at(&office, "2026-09-10 09:00:00")));
    assert!(!office.is_working(at(&office, "2026-09-10 12:30:00")));
}
