//! A period is owed by its windows and judged by the versions that were in force in it.

use smarketing::app::agreement::scoreboard;
use smarketing::app::metrics::{Question, explain_all, show};
use smarketing::app::service::Service;
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{TermRow, Value};
use smarketing::domain::metrics::figures::Outcome;
use smarketing::domain::period::Period;

use super::sums::generated;

fn rows(service: &Service, period: &str) -> Vec<TermRow> {
    let period = Period::parse(period, service.today(), 1).unwrap();
    scoreboard(service, &Texts::new(Language::En), None, Some(period)).unwrap().terms
}

fn count(value: Value) -> i64 {
    match value {
        Value::Count(count) => count,
        Value::Money(money) => money.minor,
        _ => 0,
    }
}

/// Delivered, owed by now and owed in all, of volumes, in a period.
fn volume(service: &Service, period: &str) -> (i64, i64, i64) {
    let rows = rows(service, period).into_iter().filter(|row| row.kind == "volume");
    rows.fold((0, 0, 0), |(delivered, now, all), row| {
        (delivered + count(row.delivered), now + count(row.owed_now), all + count(row.owed))
    })
}

#[test]
fn a_quarter_owes_its_months_and_a_week_its_part_of_one() {
    let (_folder, service) = generated();
    let months: Vec<_> = ["2026-10", "2026-11"].iter().map(|month| volume(&service, month)).collect();
    let quarter = volume(&service, "2026-Q4");
    assert!(months[0].0 > 0 && months[1].0 > 0, "{months:?}");
    assert_eq!(quarter.0, months[0].0 + months[1].0, "delivered");
    assert_eq!(quarter.1, months[0].1 + months[1].1, "owed by now, the 20th of November");
    assert_eq!(quarter.2, 3 * months[1].2, "a monthly target is owed three times");
    let week = volume(&service, "2026-W47");
    assert!(week.2 * 3 < months[1].2 && week.2 * 6 > months[1].2, "a week of {months:?}: {week:?}");
    for (period, (k, n, _)) in [("2026-Q4", quarter), ("2026-W47", week)] {
        let question = Question {
            ids: vec!["volume_attainment".to_owned()],
            period: Period::parse(period, service.today(), 1).unwrap(),
            by: Vec::new(),
            within: None,
            outcome: Outcome::Won,
        };
        let figure = show(&service, &question).unwrap().rows.remove(0);
        assert_eq!((figure.k, figure.n), (Some(k), Some(n)), "{period}");
    }
}

#[test]
fn a_period_is_judged_by_the_versions_that_were_in_force_in_it() {
    let (_folder, service) = generated();
    let under = |period: &str| {
        let mut found: Vec<i64> = rows(&service, period).iter().map(|row| row.under).collect();
        found.dedup();
        found
    };
    assert_eq!(under("2026-Q3"), [1]);
    assert_eq!(under("2026-Q4"), [2]);
    assert_eq!(under("2026"), [1, 2]);
    // Each part is that of its own version: together they delivered what the quarters did.
    let of = |period: &str, version: i64| {
        let row = rows(&service, period).into_iter().find(|row| row.kind == "volume" && row.under == version);
        row.map(|row| (count(row.delivered), count(row.owed_now))).unwrap()
    };
    assert_eq!(of("2026", 2), of("2026-Q4", 2));
    assert_eq!(of("2026-09..2026-10", 1), of("2026-09", 1));
    let year = Period::parse("2026", service.today(), 1).unwrap();
    let names: Vec<_> =
        explain_all(&service, "volume_attainment", &year).unwrap().into_iter().map(|one| one.name).collect();
    assert_eq!(names.len(), 2);
    assert_ne!(names[0], names[1], "each says of which version it is");
}
