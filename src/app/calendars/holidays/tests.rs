//! The data files against calendars as they were published.

use super::*;

/// `MM-DD` of a year, each once.
fn days(code: &str, regions: &[&str], year: i32) -> String {
    let found = country(code).unwrap().holidays(regions, year..=year, Language::En).unwrap();
    let mut days: Vec<String> = found.iter().map(|one| one.from().to_string()[5..].to_owned()).collect();
    days.dedup();
    days.join(" ")
}

fn named(code: &str, regions: &[&str], year: i32, language: Language) -> Vec<String> {
    let found = country(code).unwrap().holidays(regions, year..=year, language).unwrap();
    found.iter().map(|one| format!("{} {}", one.from(), one.name())).collect()
}

#[test]
fn every_file_reads_and_names_every_holiday() {
    assert!(SHARED.is_some());
    for (code, text) in TEXTS {
        let country = Country::parse(code, text).unwrap();
        let all: Vec<&str> = country.regions().iter().map(|region| region.code.as_str()).collect();
        for language in Language::ALL {
            let found = country.holidays(&all, 2024..=2028, language).unwrap();
            assert!(found.len() >= 5 * 7, "{code}: {}", found.len());
            assert!(found.iter().all(|one| !one.name().is_empty() && !one.name().contains('{')));
            assert!(!country.name(language).is_empty());
        }
        for region in country.regions() {
            let used = country.holidays.iter().any(|holiday| holiday.regions.contains(&region.code));
            assert!(used || country.default.contains(&region.code), "{code}: {} has nothing", region.code);
        }
        // Each region is a real choice: it differs from the country alone, or is what that means.
        assert!(country.default.iter().all(|code| country.region(code).is_ok()));
    }
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/holidays")).unwrap();
    assert_eq!(files.count(), TEXTS.len() + 1);
}

#[test]
fn no_rule_is_written_twice() {
    for country in countries() {
        for year in 2020..=2030 {
            for region in country.regions().iter().map(|region| Some(region.code.as_str())).chain([None]) {
                let regions: Vec<&str> = region.into_iter().collect();
                let mut found = country.holidays(&regions, year..=year, Language::En).unwrap();
                let before = found.len();
                found.dedup();
                assert_eq!(found.len(), before, "{} {region:?} {year}", country.code);
            }
        }
    }
}

#[test]
fn italy() {
    assert_eq!(days("it", &[], 2024), "01-01 01-06 03-31 04-01 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26");
    assert_eq!(days("it", &[], 2025), "01-01 01-06 04-20 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26");
    // San Francesco is a holiday again since 2026.
    assert_eq!(days("IT", &[], 2026), "01-01 01-06 04-05 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26");
    assert_eq!(days("it", &[], 2027), "01-01 01-06 03-28 03-29 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26");
    assert_eq!(days("it", &[], 2028), "01-01 01-06 04-16 04-17 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26");
    assert!(days("it", &["Milano"], 2026).contains("12-07 12-08"));
    assert!(named("it", &["milano"], 2026, Language::It).contains(&"2026-12-07 Sant’Ambrogio".to_owned()));
    assert!(days("it", &["bolzano"], 2026).contains("05-25"));
}

#[test]
fn spain() {
    assert_eq!(days("es", &[], 2024), "01-01 01-06 03-29 05-01 08-15 10-12 11-01 12-06 12-08 12-25");
    assert_eq!(days("es", &["MD"], 2025), "01-01 01-06 04-17 04-18 05-01 05-02 08-15 10-12 11-01 12-06 12-08 12-25");
    assert_eq!(
        days("es", &["CT"], 2026),
        "01-01 01-06 04-03 04-06 05-01 06-24 08-15 09-11 10-12 11-01 12-06 12-08 12-25 12-26"
    );
    assert_eq!(
        days("es", &["PV"], 2027),
        "01-01 01-06 03-25 03-26 03-29 05-01 07-25 08-15 10-12 11-01 12-06 12-08 12-25"
    );
    assert_eq!(days("es", &[], 2028), "01-01 01-06 04-14 05-01 08-15 10-12 11-01 12-06 12-08 12-25");
    assert!(!days("es", &["VC"], 2026).contains("04-02"), "no Maundy Thursday in Valencia");
    assert!(named("es", &["VC"], 2026, Language::Es).contains(&"2026-04-06 Lunes de Pascua".to_owned()));
}

#[test]
fn united_states_with_observed_days() {
    assert_eq!(days("us", &[], 2024), "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25");
    assert_eq!(days("us", &[], 2026), "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25");
    // Juneteenth on a Saturday, Independence Day on a Sunday, Christmas and the next New Year on Saturdays.
    assert_eq!(
        days("us", &[], 2027),
        "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31"
    );
    assert_eq!(days("us", &[], 2028), "01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-11 11-23 12-25");
}

#[test]
fn united_kingdom_with_substitute_days() {
    assert_eq!(days("gb", &["ENG"], 2024), "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26");
    assert_eq!(days("uk", &[], 2026), "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28");
    assert_eq!(days("gb", &[], 2027), "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28");
    assert_eq!(days("gb", &[], 2028), "01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26");
    assert_eq!(days("gb", &[], 2022), "01-01 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-25 12-26 12-27");
    assert_eq!(
        days("gb", &["SCT"], 2022),
        "01-01 01-02 01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-25 12-26 12-27"
    );
    assert_eq!(days("gb", &["SCT"], 2028), "01-01 01-02 01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26");
    assert_eq!(days("gb", &["NIR"], 2026), "01-01 03-17 04-03 04-06 05-04 05-25 07-12 07-13 08-31 12-25 12-26 12-28");
    let names = named("gb", &[], 2027, Language::En);
    assert!(names.contains(&"2027-12-27 Christmas Day (substitute day)".to_owned()), "{names:?}");
    assert!(names.contains(&"2027-12-28 Boxing Day (substitute day)".to_owned()));
}

#[test]
fn neighbours_and_the_south() {
    assert_eq!(days("fr", &[], 2026), "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25");
    assert_eq!(days("de", &[], 2025), "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26");
    assert_eq!(
        days("de", &["BY"], 2025),
        "01-01 01-06 04-18 04-21 05-01 05-29 06-09 06-19 08-15 10-03 11-01 12-25 12-26"
    );
    assert!(days("de", &["SN"], 2025).contains("10-31 11-19"));
    assert_eq!(days("pt", &[], 2026), "01-01 04-03 04-05 04-25 05-01 06-04 06-10 08-15 10-05 11-01 12-01 12-08 12-25");
    assert_eq!(days("ch", &["ZH"], 2026), "01-01 04-03 04-06 05-01 05-14 05-25 08-01 12-25 12-26");
    assert_eq!(days("ch", &["GE"], 2026), "01-01 04-03 04-06 05-14 05-25 08-01 09-10 12-25 12-31");
    assert!(days("ch", &["VD"], 2026).contains("09-21"));
    assert_eq!(days("at", &[], 2026), "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26");
    assert_eq!(days("ie", &[], 2024), "01-01 02-05 03-17 04-01 05-06 06-03 08-05 10-28 12-25 12-26");
    assert!(days("ie", &[], 2030).starts_with("01-01 02-01 "), "1 February 2030 is a Friday");
    assert_eq!(days("mx", &[], 2024), "01-01 02-05 03-18 05-01 09-16 10-01 11-18 12-25");
    // 17 June 2026 is a Wednesday, 12 October a Monday, 20 November a Friday.
    assert_eq!(
        days("ar", &[], 2026),
        "01-01 02-16 02-17 03-24 04-02 04-03 05-01 05-25 06-15 06-20 07-09 08-17 10-12 11-23 12-08 12-25"
    );
    assert!(days("nl", &[], 2025).contains("04-26 05-05"), "27 April 2025 is a Sunday");
    assert_eq!(days("be", &[], 2026), "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25");
    assert_eq!(
        days("pl", &[], 2026),
        "01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26"
    );
    assert_eq!(days("gr", &[], 2026), "01-01 01-06 02-23 03-25 04-10 04-12 04-13 05-01 06-01 08-15 10-28 12-25 12-26");
}

#[test]
fn what_is_not_known_is_refused_with_the_choices() {
    let unknown = country("xx").unwrap_err();
    assert_eq!(unknown.code, "holiday-country-unknown");
    assert!(unknown.values.iter().any(|(name, value)| *name == "choices" && value.contains("it, mx")));
    let region = country("es").unwrap().holidays(&["XX"], 2026..=2026, Language::En).unwrap_err();
    assert_eq!(region.code, "holiday-region-unknown");
    for text in [
        "names = [\"A\", \"A\", \"A\"]\nholidays = [{ on = \"12-25\" }]",
        "names = [\"A\", \"A\", \"A\"]\nholidays = [{ on = \"12-25\", name = \"no-such-name\" }]",
        "names = [\"A\", \"A\", \"A\"]\nholidays = [{ on = \"12-25\", name = \"christmas\", in = [\"X\"] }]",
        "names = [\"A\", \"A\", \"A\"]\nholidays = [{ on = \"12-25\", name = \"christmas\", colour = 1 }]",
    ] {
        assert_eq!(Country::parse("xx", text).unwrap_err().code, "holiday-rule-unreadable");
    }
}
