//! Calendars as text: read, printed, refused.

use proptest::prelude::*;

use super::*;

#[test]
fn weeks_are_read_in_three_languages_and_printed_in_one_way() {
    for (typed, printed) in [
        ("mon-fri 09:00-12:30 13:30-17:30; sat 09:00-13:00", "mon-fri 09:00-12:30 13:30-17:30; sat 09:00-13:00"),
        ("lun-ven 9-12.30, 13.30-17.30", "mon-fri 09:00-12:30 13:30-17:30"),
        ("lunes-jueves: 9:00–14:00; vie 9-13", "mon-thu 09:00-14:00; fri 09:00-13:00"),
        ("Lunedì, mercoledì 9-13; mié 14-18", "mon 09:00-13:00; wed 09:00-13:00 14:00-18:00"),
        ("fri-mon 10-12", "mon 10:00-12:00; fri-sun 10:00-12:00"),
        ("mon 9-12 12-13", "mon 09:00-13:00"),
        ("mon-sun 00:00-24:00", "24x7"),
        ("24X7", "24x7"),
        ("24/7", "24x7"),
        ("never", "never"),
        ("sun off", "never"),
        ("mon-fri 9-17; wed off;", "mon-fri 09:00-17:00"),
        ("sat 20-24; sun 0-4", "sat 20:00-24:00; sun 00:00-04:00"),
    ] {
        let week: Week = typed.parse().unwrap();
        assert_eq!(week.to_string(), printed, "{typed}");
        assert_eq!(printed.parse(), Ok(week));
    }
}

#[test]
fn what_is_no_week_is_refused_with_its_place() {
    for (typed, expected) in [
        ("mon 09:00-12:00 11:00-13:00", "calendar-range-overlaps value=11:00-13:00 other=09:00-12:00 place=17"),
        ("lun-ven 9-12; mar 10-11", "calendar-range-overlaps value=10:00-11:00 other=09:00-12:00 place=19"),
        ("mon 17:00-09:00", "calendar-range-ends-first value=17:00-09:00 place=5"),
        ("mié 9-9", "calendar-range-ends-first value=09:00-09:00 place=5"),
        ("mon 22:00-06:00", "calendar-range-ends-first value=22:00-06:00 place=5"),
        ("mon 09:00-24:01", "calendar-range-unreadable value=09:00-24:01 place=5"),
        ("mon 09:60-10:00", "calendar-range-unreadable value=09:60-10:00 place=5"),
        ("mon 9-", "calendar-range-unreadable value=9- place=5"),
        ("mon", "calendar-range-unreadable value=mon place=1"),
        ("mo 9-12", "calendar-range-unreadable value=mo place=1"),
        ("9-12", "calendar-range-unreadable value=9-12 place=1"),
        ("mon 9-12; off", "calendar-range-unreadable value=off place=11"),
        ("", "calendar-range-unreadable value= place=1"),
        (" ; ;", "calendar-range-unreadable value=; ; place=1"),
    ] {
        assert_eq!(typed.parse::<Week>().unwrap_err().to_string(), expected, "{typed}");
    }
}

#[test]
fn calendars_read_back() {
    let text = "zone Europe/Rome\nweek mon-fri 09:00-12:30 13:30-17:30\n2026-08-10..2026-08-21 off # Chiusura estiva\n\
                2026-09-26 open 09:00-13:00 # Fiera #1\n2026-12-25 off\nleave 2026-10-02 away 09:00-11:00 # Dentista";
    assert_eq!(calendar(text).to_string(), text);
    let shuffled = "2026-12-25 off\nleave 2026-10-02 away 10:00-11:00 9-10 #  Dentista\n\n\
                    2026-09-26 open 9-13 # Fiera #1\nweek lun-ven 9-12.30 13.30-17.30\nzone Europe/Rome\n\
                    2026-12-25 off\n2026-08-10..2026-08-21 off # Chiusura\u{202E} estiva";
    assert_eq!(calendar(shuffled).to_string(), text);
    assert_eq!(calendar(shuffled), calendar(text));
}

#[test]
fn what_is_no_calendar_is_refused_with_its_line() {
    let head = "zone UTC\nweek mon 9-12\n";
    for (typed, expected) in [
        ("zone Europe/Milano\nweek 24x7", "calendar-zone-unknown value=Europe/Milano line=1"),
        ("week 24x7", "calendar-range-unreadable value=week 24x7 place=1 line=1"),
        ("zone UTC\nweek mon 9-8", "calendar-range-ends-first value=09:00-08:00 place=10 line=2"),
        (&format!("{head}2026-02-30 off"), "no-such-day value=2026-02-30 place=1 line=3"),
        (&format!("{head}2026-02-03 shut"), "calendar-range-unreadable value=shut place=12 line=3"),
        (&format!("{head}2026-02-03 open"), "calendar-range-unreadable value=open place=12 line=3"),
        (
            &format!("{head}2026-02-03..2026-02-01 off"),
            "calendar-range-ends-first value=2026-02-03..2026-02-01 place=1 line=3",
        ),
    ] {
        assert_eq!(typed.parse::<Calendar>().unwrap_err().to_string(), expected, "{typed}");
    }
}

proptest! {
    #[test]
    fn any_week_reads_back(days in prop::collection::vec(prop::collection::btree_set(0u16..=1440, 0..7), 7)) {
        let mut week = Week::default();
        for (hours, edges) in week.0.iter_mut().zip(&days) {
            let edges: Vec<u16> = edges.iter().copied().collect();
            *hours = Hours::new(edges.chunks_exact(2).map(|pair| Range::new(pair[0], pair[1]).unwrap())).unwrap();
        }
        prop_assert_eq!(week.to_string().parse(), Ok(week));
    }

    #[test]
    fn anything_typed_is_answered(text in "[-0-9:.;, lunmotrfiàhx7#]{0,30}") {
        if let Ok(week) = text.parse::<Week>() {
            prop_assert_eq!(week.to_string().parse(), Ok(week));
        }
        let _ = text.parse::<Exception>();
        let _ = format!("zone UTC\nweek {text}\n{text}").parse::<Calendar>();
    }
}
