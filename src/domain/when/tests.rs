//! What people type, and what they get.

use super::*;
use proptest::prelude::*;

/// A Saturday.
fn today() -> Day {
    Day::parse("2026-11-21").unwrap()
}

fn read(text: &str, language: Language, lean: Lean) -> String {
    match parse(text, today(), language, lean) {
        Ok(When { day, time: None }) => day.to_string(),
        Ok(When { day, time: Some(time) }) => format!("{day} {}", time.format("%H:%M")),
        Err(refusal) => refusal.code.to_owned(),
    }
}

#[test]
fn the_words_of_three_languages() {
    use Language::{En, Es, It};
    for (text, language, expected) in [
        ("tomorrow", En, "2026-11-22"),
        ("Domani", It, "2026-11-22"),
        ("dopodomani", It, "2026-11-23"),
        ("mañana", Es, "2026-11-22"),
        ("manana", Es, "2026-11-22"),
        ("pasado mañana", Es, "2026-11-23"),
        ("today", It, "2026-11-21"),
        ("fri", En, "2026-11-27"),
        ("sat", En, "2026-11-28"),
        ("sunday", En, "2026-11-22"),
        ("ven", It, "2026-11-27"),
        ("martedì prossimo", It, "2026-11-24"),
        ("vie 14:30", Es, "2026-11-27 14:30"),
        ("el miércoles a las 9h", Es, "2026-11-25 09:00"),
        ("fri at 2:30pm", En, "2026-11-27 14:30"),
        ("12am", En, "2026-11-21 00:00"),
        ("18:05", It, "2026-11-21 18:05"),
        ("+3d", It, "2026-11-24"),
        ("+3g", It, "2026-11-24"),
        ("+2w", En, "2026-12-05"),
        ("+2s", Es, "2026-12-05"),
        ("-1m", En, "2026-10-21"),
        ("+ 1 mese", It, "2026-12-21"),
        ("+5", En, "2026-11-26"),
        ("in 3 days", En, "2026-11-24"),
        ("tra 3 giorni", It, "2026-11-24"),
        ("3 giorni fa", It, "2026-11-18"),
        ("hace 2 semanas", Es, "2026-11-07"),
        ("dentro de 1 año", Es, "2027-11-21"),
        ("31/12", En, "2026-12-31"),
        ("1/3", It, "2027-03-01"),
        ("31/12/2026", Es, "2026-12-31"),
        ("31.12.26", It, "2026-12-31"),
        ("2026-12-31", En, "2026-12-31"),
        ("29/2", En, "2028-02-29"),
        ("21 nov", En, "2026-11-21"),
        ("Nov 22", En, "2026-11-22"),
        ("21 de noviembre de 2027", Es, "2027-11-21"),
        ("lun 23 nov, 10:00", It, "2026-11-23 10:00"),
    ] {
        assert_eq!(read(text, language, Lean::Ahead), expected, "{text}");
    }
}

#[test]
fn what_took_place_lies_behind() {
    for (text, expected) in [
        ("fri", "2026-11-20"),
        ("sat", "2026-11-14"),
        ("sun", "2026-11-15"),
        ("31/12", "2025-12-31"),
        ("21/11", "2026-11-21"),
        ("29/2", "2024-02-29"),
    ] {
        assert_eq!(read(text, Language::En, Lean::Back), expected, "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for (text, code) in [
        ("", "not-a-date"),
        ("soon", "not-a-date"),
        ("31/02/2026", "no-such-day"),
        ("31/02", "no-such-day"),
        ("12/31", "no-such-day"),
        ("2026-13-01", "no-such-day"),
        ("1/1/1800", "date-out-of-range"),
        ("+9999y", "not-a-date"),
        ("fri 25:00", "not-a-time"),
        ("13pm", "not-a-time"),
        ("fri 22 nov", "weekday-differs"),
        ("1/2/3/4", "not-a-date"),
        ("+", "not-a-date"),
        ("21", "not-a-date"),
    ] {
        let read = read(text, Language::En, Lean::Ahead);
        assert!(read == code || (text == "+9999y" && read == "date-out-of-range"), "{text}: {read}");
    }
    assert_eq!(day("fri 14:30", today(), Language::En, Lean::Ahead).unwrap_err().code, "not-a-date");
}

#[test]
fn a_month_later_is_never_the_month_after() {
    let january = Day::parse("2027-01-31").unwrap();
    assert_eq!(day("+1m", january, Language::En, Lean::Ahead), Day::parse("2027-02-28"));
}

#[test]
fn an_instant_takes_the_zones_time() {
    let rome = Zone::named("Europe/Rome").unwrap();
    let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
    let when = parse("fri", today(), Language::En, Lean::Ahead).unwrap();
    assert_eq!(rome.rfc3339(when.instant(&rome, nine)), "2026-11-27T09:00:00+01:00");
}

proptest! {
    #[test]
    fn figures_read_back(days in -25_000i64..80_000, language in prop::sample::select(Language::ALL.to_vec())) {
        let wanted = Day(days);
        let date = wanted.date();
        for text in [wanted.to_string(), date.format("%d/%m/%Y").to_string(), date.format("%-d.%-m.%Y").to_string()] {
            prop_assert_eq!(day(&text, today(), language, Lean::Ahead), Ok(wanted));
        }
    }

    #[test]
    fn a_lean_is_kept(text in "[0-3]?[0-9]/[01]?[0-9]|mon|tue|wed|thu|fri|sat|sun", ahead in any::<bool>()) {
        let lean = if ahead { Lean::Ahead } else { Lean::Back };
        if let Ok(found) = day(&text, today(), Language::En, lean) {
            prop_assert!(if ahead { found >= today() } else { found <= today() }, "{text}: {found}");
        }
    }

    #[test]
    fn anything_typed_is_answered(text in "[-+0-9/.: a-zà]{0,16}", language in prop::sample::select(Language::ALL.to_vec())) {
        let _: Result<When, Refusal> = parse(&text, today(), language, Lean::Back);
    }
}
