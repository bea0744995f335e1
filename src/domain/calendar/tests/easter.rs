//! Easter against independent reckonings, and the rules of holidays one by one.

use super::*;

/// Carl Friedrich Gauss' rule with his exceptions, not the one in use.
fn by_gauss(year: i32) -> Day {
    let (k, p, q) = (year / 100, (13 + 8 * (year / 100)) / 25, year / 400);
    let m = (15 - p + k - q) % 30;
    let n = (4 + k - q) % 7;
    let d = (19 * (year % 19) + m) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
    let march = match (d, e) {
        (29, 6) => 50,
        (28, 6) if (11 * m + 11) % 30 < 19 => 49,
        _ => 22 + d + e,
    };
    Day::new(year, 3, 1).unwrap().plus(i64::from(march) - 1)
}

/// The full moon of the Julian tables by looking for it: the first Sunday after the 14th of the moon.
fn by_tables(year: i32) -> Day {
    // The fourteenth of the paschal moon, 21 March + days, by golden number (Dionysius' table).
    const FULL_MOON: [i64; 19] = [15, 4, 23, 12, 1, 20, 9, 28, 17, 6, 25, 14, 3, 22, 11, 0, 19, 8, 27];
    let offset = if year < 2100 { 13 } else { 14 };
    // 21 March of the Julian calendar, told by the Gregorian one. 1900 was leap there: after February.
    let mut day = Day::new(year, 3, 21).unwrap().plus(offset + FULL_MOON[(year % 19) as usize] + 1);
    while day.date().format("%u").to_string() != "7" {
        day = day.plus(1);
    }
    day
}

#[test]
fn easter_from_1900_to_2199_by_two_reckonings() {
    for year in 1900..2200 {
        assert_eq!(easter(year), Some(by_gauss(year)), "{year}");
        assert_eq!(orthodox_easter(year), Some(by_tables(year)), "{year}");
    }
}

#[test]
fn easter_as_it_was_kept() {
    let known = [
        (2000, "2000-04-23", "2000-04-30"),
        (2008, "2008-03-23", "2008-04-27"),
        (2011, "2011-04-24", "2011-04-24"),
        (2024, "2024-03-31", "2024-05-05"),
        (2025, "2025-04-20", "2025-04-20"),
        (2026, "2026-04-05", "2026-04-12"),
        (2027, "2027-03-28", "2027-05-02"),
        (2028, "2028-04-16", "2028-04-16"),
        (2038, "2038-04-25", "2038-04-25"),
    ];
    for (year, west, east) in known {
        assert_eq!(easter(year).unwrap().to_string(), west);
        assert_eq!(orthodox_easter(year).unwrap().to_string(), east);
    }
}

fn days(on: &str, years: &str, observed: &str, moved: &str, year: i32) -> String {
    match Rule::parse(on, years, observed, moved) {
        Ok(rule) => {
            let found = holidays_on(&[rule], year);
            found.iter().map(|holiday| holiday.day.to_string()[5..].to_owned()).collect::<Vec<_>>().join(" ")
        }
        Err(refusal) => refusal.code.to_owned(),
    }
}

#[test]
fn every_kind_of_rule() {
    for (on, year, expected) in [
        ("12-25", 2026, "12-25"),
        ("02-29", 2026, ""),
        ("02-29", 2028, "02-29"),
        ("easter", 2026, "04-05"),
        ("easter+1", 2026, "04-06"),
        ("easter-46", 2026, "02-18"),
        ("orthodox+1", 2026, "04-13"),
        ("3 mon 1", 2026, "01-19"),
        ("4 thu 11", 2026, "11-26"),
        ("1 sun 11", 2026, "11-01"),
        ("5 sun 11", 2026, "11-29"),
        ("5 sun 10", 2026, ""),
        ("last mon 5", 2026, "05-25"),
        ("last thu 12", 2026, "12-31"),
        ("wed until 11-22", 2026, "11-18"),
        ("wed until 11-18", 2026, "11-18"),
        ("mon from 05-18", 2026, "05-18"),
        ("mon from 05-19", 2026, "05-25"),
        ("1 sun 9 +4", 2026, "09-10"),
        ("easter +1", 2026, "04-06"),
        ("13-01", 2026, "holiday-rule-unreadable"),
        ("02-30", 2026, "holiday-rule-unreadable"),
        ("6 mon 1", 2026, "holiday-rule-unreadable"),
        ("1 xyz 1", 2026, "holiday-rule-unreadable"),
        ("passover", 2026, "holiday-rule-unreadable"),
        ("", 2026, "holiday-rule-unreadable"),
    ] {
        assert_eq!(days(on, "", "", "", year), expected, "{on}");
    }
}

#[test]
fn years_and_shifts() {
    assert_eq!(days("06-19", "2021..", "", "", 2020), "");
    assert_eq!(days("06-19", "2021..", "", "", 2021), "06-19");
    assert_eq!(days("10-01", "2024, 2030", "", "", 2030), "10-01");
    assert_eq!(days("10-01", "..1999,2024", "", "", 2025), "");
    // 4 July 2026 is a Saturday, 5 July 2026 a Sunday.
    assert_eq!(days("07-04", "", "sat-1 sun+1", "", 2026), "07-03 07-04");
    assert_eq!(days("07-05", "", "sat-1 sun+1", "", 2026), "07-05 07-06");
    assert_eq!(days("07-05", "", "", "sun+1", 2026), "07-06");
    assert_eq!(days("07-03", "", "", "sun+1", 2026), "07-03");
    assert_eq!(days("07-04", "", "sat>free sun>free", "", 2026), "07-04 07-06");
    // New Year's Day of 2028 is a Saturday: the Friday before is in 2027.
    assert_eq!(days("01-01", "", "sat-1", "", 2027), "01-01 12-31");
    for (observed, moved) in [("sat", ""), ("sat-x", ""), ("xyz+1", ""), ("sat-1", "sun+1"), ("é", "")] {
        assert_eq!(days("01-01", "", observed, moved, 2027), "holiday-rule-unreadable", "{observed}");
    }
}
