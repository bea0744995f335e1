//! Calendar files as programs write them, and as nobody should.

use proptest::prelude::*;

use super::*;

fn rome() -> Zone {
    Zone::named("Europe/Rome").unwrap()
}

/// The events within a calendar, as exceptions' texts or refusals.
fn lines(events: &str) -> Vec<String> {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}\r\nEND:VCALENDAR\r\n");
    let found = read(&text, &rome(), 2026..=2028).unwrap();
    let refused = found.refused.iter().map(|one| format!("{}: {}: {}", one.line, one.name, one.why));
    found.exceptions.iter().map(ToString::to_string).chain(refused).collect()
}

fn event(body: &str) -> Vec<String> {
    lines(&format!("BEGIN:VEVENT\r\nSUMMARY:X\r\n{body}\r\nEND:VEVENT"))
}

#[test]
fn a_published_calendar() {
    let text = "\u{FEFF}BEGIN:VCALENDAR\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\nBEGIN:VTIMEZONE\nTZID:Europe/Rome\n\
                BEGIN:STANDARD\nDTSTART:19701025T030000\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\n\
                DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nSUMMARY:Natale\\, festa\n  lunga\nTRANSP:TRANSPARENT\n\
                BEGIN:VALARM\nSUMMARY:Alarm\nTRIGGER:-P1D\nEND:VALARM\nEND:VEVENT\n\
                BEGIN:VEVENT\nUID:2\nDTSTART;VALUE=DATE:20270810\nDTEND;VALUE=DATE:20270822\nSUMMARY:Ferie\nEND:VEVENT\n\
                BEGIN:VEVENT\nUID:3\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20270101\nSUMMARY:No\nEND:VEVENT\nEND:VCALENDAR";
    let found = read(text, &rome(), 2026..=2027).unwrap();
    let said: Vec<String> = found.exceptions.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["2026-12-25 off # Natale, festa lunga", "2027-08-10..2027-08-21 off # Ferie"]);
    assert_eq!((found.refused.len(), found.cancelled), (0, 1));
}

#[test]
fn days_and_hours_on_the_teams_clocks() {
    for (body, expected) in [
        ("DTSTART;VALUE=DATE:20261225", vec!["2026-12-25 off # X"]),
        ("DTSTART:20261225\r\nDURATION:P2D", vec!["2026-12-25..2026-12-26 off # X"]),
        ("DTSTART:20261002T090000\r\nDTEND:20261002T110000", vec!["2026-10-02 away 09:00-11:00 # X"]),
        ("DTSTART:20261002T090000Z\r\nDURATION:PT1H30M", vec!["2026-10-02 away 11:00-12:30 # X"]),
        (
            "DTSTART;TZID=America/New_York:20261002T090010\r\nDTEND;TZID=America/New_York:20261002T093010",
            vec!["2026-10-02 away 15:00-15:31 # X"],
        ),
        (
            "DTSTART;TZID=\"/citadel.org/20210210_1/Europe/Madrid\":20261002T090000\r\nDTEND:20261002T120000",
            vec!["2026-10-02 away 09:00-12:00 # X"],
        ),
        (
            "DTSTART:20261002T150000\r\nDTEND:20261005T110000",
            vec![
                "2026-10-02 away 15:00-24:00 # X",
                "2026-10-03..2026-10-04 off # X",
                "2026-10-05 away 00:00-11:00 # X",
            ],
        ),
        ("DTSTART:20261002T000000\r\nDTEND:20261003T000000", vec!["2026-10-02 off # X"]),
        ("DTSTART:20261002T220000\r\nDTEND:20261003T000000", vec!["2026-10-02 away 22:00-24:00 # X"]),
    ] {
        assert_eq!(event(body), expected, "{body}");
    }
}

#[test]
fn what_comes_back() {
    for (body, expected) in [
        ("DTSTART:20200501\r\nRRULE:FREQ=YEARLY", vec!["2026-05-01", "2027-05-01", "2028-05-01"]),
        ("DTSTART:20200229\r\nRRULE:FREQ=YEARLY", vec!["2028-02-29"]),
        ("DTSTART:20200501\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;COUNT=7", vec!["2026-05-01"]),
        ("DTSTART:20200501\r\nRRULE:FREQ=YEARLY;INTERVAL=4", vec!["2028-05-01"]),
        ("DTSTART:20200120\r\nRRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=3MO", vec!["2026-01-19", "2027-01-18", "2028-01-17"]),
        ("DTSTART:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;UNTIL=20270101", vec!["2026-05-25"]),
        (
            "DTSTART:20261006\r\nRRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TU,TH",
            vec!["2026-10-06", "2026-10-08", "2026-10-13", "2026-10-15"],
        ),
        ("DTSTART:20261006\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261101T000000Z", vec!["2026-10-06", "2026-10-20"]),
        ("DTSTART:20261230\r\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=2", vec!["2026-12-30", "2027-01-01"]),
        (
            "DTSTART:20261006\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20261007",
            vec!["2026-10-06", "2026-10-08"],
        ),
    ] {
        let expected: Vec<String> = expected.into_iter().map(|day| format!("{day} off # X")).collect();
        assert_eq!(event(body), expected, "{body}");
    }
    // The same wall time on both sides of the clock change.
    let weekly = "DTSTART;TZID=Europe/Rome:20261020T140000\r\nDTEND;TZID=Europe/Rome:20261020T160000\r\nRRULE:FREQ=WEEKLY;COUNT=2";
    assert_eq!(event(weekly), ["2026-10-20 away 14:00-16:00 # X", "2026-10-27 away 14:00-16:00 # X"]);
}

#[test]
fn a_changed_occurrence_takes_the_place_of_the_regular_one() {
    let series =
        "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:X\r\nDTSTART:20261005\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n";
    let changed = "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:X\r\nRECURRENCE-ID:20261012\r\nDTSTART:20261013\r\nEND:VEVENT";
    assert_eq!(lines(&format!("{series}{changed}")), ["2026-10-05 off # X", "2026-10-13 off # X"]);
}

#[test]
fn what_is_not_understood_is_refused_by_name() {
    for (body, expected) in [
        ("DTSTART:20261005\r\nRRULE:FREQ=MONTHLY", "ics-rule-unknown value=FREQ=MONTHLY"),
        ("DTSTART:20261005\r\nRRULE:FREQ=YEARLY;BYWEEKNO=3", "ics-rule-unknown value=BYWEEKNO=3"),
        ("DTSTART:20261005\r\nRRULE:FREQ=YEARLY;BYMONTH=5", "ics-rule-unknown value=BYDAY, BYMONTH, BYMONTHDAY"),
        ("DTSTART:20261005\r\nRRULE:COUNT=3", "ics-rule-unknown value=COUNT=3"),
        ("DTSTART:20261005\r\nRDATE:20261006", "ics-rule-unknown value=RDATE"),
        ("DTSTART:20261332", "no-such-day value=2026-13-32"),
        ("DTSTART:soon", "ics-no-time value=soon"),
        ("DTSTART:20261005T2500", "ics-no-time value=20261005T2500"),
        ("DTEND:20261005", "ics-no-time value="),
        ("DTSTART:20261005T090000", "ics-no-length"),
        ("DTSTART:20261005\r\nDTEND:20261001", "ics-no-length"),
        ("DTSTART;TZID=Mars/Olympus:20261005T090000", "calendar-zone-unknown value=Mars/Olympus"),
        ("DTSTART:99991231", "date-out-of-range value=9999-12-31"),
    ] {
        assert_eq!(event(body), [format!("3: X: {expected}")], "{body}");
    }
}

#[test]
fn hostile_files() {
    let code = |text: &str| read(text, &rome(), 2026..=2028).unwrap_err().code;
    assert_eq!(code(""), "ics-not-a-calendar");
    assert_eq!(code("name,date\nNatale,2026-12-25"), "ics-not-a-calendar");
    assert_eq!(code(&" ".repeat(LARGEST + 1)), "ics-too-large");
    let many = "BEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=DAILY\nEND:VEVENT\n".repeat(30);
    assert_eq!(code(&format!("BEGIN:VCALENDAR\n{many}")), "ics-too-large");
    // Series that begin in 1900: the steps run out, event by event, and nothing hangs.
    let old = "BEGIN:VEVENT\nDTSTART:19000101\nRRULE:FREQ=WEEKLY;INTERVAL=1000\nEND:VEVENT\n".repeat(5_000);
    let found = read(&format!("BEGIN:VCALENDAR\n{old}"), &rome(), 2026..=2028).unwrap();
    assert!(found.refused.iter().any(|one| one.why.code == "ics-too-large"));
    let escapes = event("SUMMARY:\u{1B}]0;evil\u{7}\u{202E}gnp.exe\\n\\;x\r\nDTSTART:20261005");
    assert_eq!(escapes, ["2026-10-05 off # ␛]0;evilgnp.exe ;x"]);
    let long = event(&format!("SUMMARY:{}\r\nDTSTART:20261005", "x".repeat(100_000)));
    assert!(long[0].len() < 300);
}

proptest! {
    #[test]
    fn anything_is_answered(lines in prop::collection::vec("(BEGIN:VEVENT|END:VEVENT|SUMMARY:.{0,5}|DTSTART[;:A-Z=0-9TZ]{0,20}|DTSTART:2026[01][0-9][0-3][0-9](T[0-2][0-9]0000Z?)?|DTEND:2026[01][0-9][0-3][0-9]|DURATION:[-+PTDHMWS0-9]{0,8}|RRULE:FREQ=(DAILY|WEEKLY|YEARLY);[A-Z=0-9,;-]{0,15}| .{0,4}|EXDATE:[0-9,TZ]{0,20})", 0..12)) {
        let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{}\nEND:VCALENDAR", lines.join("\n"));
        let found = read(&text, &rome(), 2026..=2027).unwrap();
        for exception in found.exceptions {
            prop_assert_eq!(exception.to_string().parse(), Ok(exception));
        }
    }
}
