//! Calendars as people fill them: holidays, leave, closures, other programs' files.

use smarketing::app::calendars::check::{Why, check};
use smarketing::app::calendars::fill::{self, Whose};
use smarketing::app::calendars::{holidays, office};
use smarketing::domain::change::Change;
use smarketing::domain::nouns::{Calendar, CalendarDay};
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::time::Day;

use super::team::{ANNA, LUCIA, Team, at};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn italy(years: std::ops::RangeInclusive<i32>) -> Vec<CalendarDay> {
    let country = holidays::country("it").unwrap();
    fill::holidays(Whose::Calendar(1), country, &[], years, smarketing::app::texts::Language::It).unwrap()
}

#[test]
fn holidays_are_one_entry_and_come_once() {
    let team = Team::new();
    let service = team.service();
    let filled = fill::add(&service, Whose::Calendar(1), &italy(2026..=2027), Vec::new()).unwrap();
    assert_eq!((filled.added, filled.skipped), (26, 0));
    let entry = filled.applied.unwrap().entry;
    let again = fill::add(&service, Whose::Calendar(1), &italy(2027..=2028), Vec::new()).unwrap();
    assert_eq!((again.added, again.skipped), (13, 13), "what is there already is left alone");
    assert!(fill::add(&service, Whose::Calendar(1), &italy(2026..=2028), Vec::new()).unwrap().applied.is_none());
    let (id, calendar) = office::team(&service).unwrap();
    assert_eq!(id, Some(1));
    assert_eq!(calendar.exceptions().len(), 39);
    service.undo(Some(entry)).unwrap();
    assert_eq!(office::days(&service, "calendar", 1).unwrap().len(), 13, "one undo takes the two years back");
    team.verify();
}

#[test]
fn a_holiday_moves_what_is_due_and_a_removed_one_moves_it_back() {
    let team = Team::new();
    let (version, _) = team.draft();
    team.conclude(version);
    team.go("2026-09-25 16:30");
    team.offer(team.prospect("Chiara Neri"), Some(ANNA));
    let due = || team.store.clock(1).unwrap().unwrap().due_at.map(|due| due.0 / 60_000_000);
    let minutes = |text: &str| Some(at(text).0 / 60_000_000);
    assert_eq!(due(), minutes("2026-09-28 12:00"));
    let monday = day("2026-09-28");
    let closed = team.add(Whose::Calendar(1).day(monday, monday, None, Some("San Michele".into())).record());
    assert_eq!(due(), minutes("2026-09-29 12:00"));
    let away = team.add(Whose::Member(ANNA).day(day("2026-09-29"), day("2026-09-29"), None, None).record());
    assert_eq!(due(), minutes("2026-09-30 12:00"));
    for id in [closed, away] {
        team.by(LUCIA, Change::Archive { kind: Kind::CalendarDay, id, version: None, away: true }).unwrap();
    }
    assert_eq!(due(), minutes("2026-09-28 12:00"));
    team.verify();
}

#[test]
fn a_calendar_file_is_read_and_what_is_wrong_is_named() {
    let team = Team::new();
    let service = team.service();
    let file = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Ponte\nDTSTART;VALUE=DATE:20261207\n\
                DTEND;VALUE=DATE:20261208\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Corso\nDTSTART:20261210T133000\n\
                DTEND:20261210T173000\nEND:VEVENT\nBEGIN:VEVENT\nUID:3\nSUMMARY:Boh\nDTSTART:2026\nEND:VEVENT\n\
                END:VCALENDAR\n";
    let filled = fill::import(&service, Whose::Calendar(1), file, 2026..=2026).unwrap();
    assert_eq!((filled.added, filled.refused.len()), (2, 1));
    assert_eq!((filled.refused[0].line, filled.refused[0].why.code), (14, "ics-no-time"));
    let (_, calendar) = office::team(&service).unwrap();
    let bridge = check(&calendar, day("2026-12-07"), None, None).unwrap();
    assert_eq!(bridge.why, Why::Exception("Ponte".into(), false));
    assert_eq!(check(&calendar, day("2026-12-10"), None, None).unwrap().seconds, 12_600, "the morning is left");
    let own = fill::import(&service, Whose::Member(ANNA), file, 2026..=2026).unwrap();
    assert_eq!(own.added, 2);
    let (_, office) = office::team(&service).unwrap();
    let anna = smarketing::app::calendars::office::with_leave(&service, &office, ANNA).unwrap();
    assert_eq!(check(&anna, day("2026-12-10"), None, None).unwrap().seconds, 12_600);
    assert_eq!(
        fill::import(&service, Whose::Member(ANNA), "hello", 2026..=2026).unwrap_err().code,
        "ics-not-a-calendar"
    );
    team.verify();
}

#[test]
fn what_no_calendar_can_be_is_refused() {
    let team = Team::new();
    let refused = |change| team.by(LUCIA, change).unwrap_err().code;
    let row = |zone: &str, hours: &str| {
        Change::Add(Calendar { id: 0, name: "X".into(), zone: zone.into(), hours: hours.into() }.record())
    };
    assert_eq!(refused(row("Europe/Roma", "mon-fri 09:00-13:00")), "calendar-zone-unknown");
    assert_eq!(refused(row("Europe/Rome", "mon-fri 09:00-13:00 12:00-14:00")), "calendar-range-overlaps");
    assert_eq!(refused(row("Europe/Rome", "mon-fri 13:00-09:00")), "calendar-range-ends-first");
    assert_eq!(refused(row("Europe/Rome", "never")), "calendar-never-works");
    let one = |from: &str, to: &str, hours: Option<&str>| {
        Change::Add(Whose::Calendar(1).day(day(from), day(to), hours.map(str::to_owned), None).record())
    };
    assert_eq!(refused(one("2026-12-04", "2026-12-03", None)), "calendar-days-backwards");
    assert_eq!(refused(one("2026-12-04", "2026-12-04", Some("9-13 12-14"))), "calendar-range-overlaps");
    let nobody = CalendarDay { from: day("2026-12-04"), to: day("2026-12-04"), ..CalendarDay::default() };
    assert_eq!(refused(Change::Add(nobody.record())), "calendar-day-whose");
    let country = holidays::country("spian").unwrap_err();
    assert!(
        country.code == "holiday-country-unknown" && country.values.contains(&("nearest", "es".into())),
        "{country:?}"
    );
    let region = holidays::country("España").unwrap().holidays(&["Madrit"], 2026..=2026, Default::default());
    let region = region.unwrap_err();
    assert!(region.code == "holiday-region-unknown" && region.values.contains(&("nearest", "MD".into())), "{region:?}");
}

#[test]
fn a_calendar_that_clocks_run_by_stays() {
    let team = Team::new();
    let (version, _) = team.draft();
    team.conclude(version);
    team.offer(team.prospect("Chiara Neri"), Some(ANNA));
    let archive = Change::Archive { kind: Kind::Calendar, id: 1, version: None, away: true };
    assert_eq!(team.by(LUCIA, archive).unwrap_err().code, "calendar-in-use");
    let hours = Change::Edit { kind: Kind::Calendar, id: 1, version: None, set: vec![("hours", "mon 9-10".into())] };
    assert_eq!(team.by(LUCIA, hours).unwrap_err().code, "calendar-in-use");
}
