//! Why figures of the agreement are what they are: the rows that count, those that do not and why, and that both add up.

use smarketing::app::clock::Clock as Watch;
use smarketing::app::demo::{self, Spec};
use smarketing::app::metrics::{self, Question, explain_all, explain_term};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::Language;
use smarketing::app::views::Value as Shown;
use smarketing::domain::metrics::figures::{Outcome, Value};
use smarketing::domain::nouns::{Term, TermKind};
use smarketing::domain::period::Period;
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::time::Instant;
use smarketing::store::Options;

/// The figures of the agreement.
const IDS: &[&str] = &[
    "sla_attainment",
    "sla_open_view",
    "attempts_depth",
    "speed_to_lead_median",
    "speed_to_lead_p90",
    "acceptance_rate",
    "decision_time_median",
    "volume_attainment",
    "goal_attainment",
];

fn generated() -> (tempfile::TempDir, Service) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let now = Instant::parse("2026-11-20T09:14:00+01:00").unwrap();
    demo::generate(&path, &Spec { prospects: 2_500, ..Spec::usual(now, Language::En) }, &mut |_, _| true).unwrap();
    let actor = Actor::Named("paolo".to_owned());
    let service = Service::open(&path, &Options::default(), Watch::Fixed(now), &actor).unwrap();
    (folder, service)
}

fn shown(value: Option<Value>) -> Shown {
    match value {
        Some(Value::Ratio(ratio)) => Shown::Ratio(ratio),
        Some(Value::Seconds(seconds)) => Shown::Seconds(seconds.round() as i64),
        Some(Value::Money(money)) => Shown::Money(money),
        Some(Value::Count(count)) => Shown::Count(count),
        Some(Value::Days(days)) => Shown::Days(days),
        None => Shown::None,
    }
}

#[test]
fn every_figure_of_the_agreement_is_explained_down_to_its_rows() {
    let (_folder, service) = generated();
    let period = Period::parse("2026-Q4", service.today(), 1).unwrap();
    let mut reasons = std::collections::BTreeSet::new();
    for id in IDS {
        let ids = vec![(*id).to_owned()];
        let question = Question { ids, period, by: Vec::new(), within: None, outcome: Outcome::Won };
        let rows = metrics::show(&service, &question).unwrap().rows;
        let all = explain_all(&service, id, &period).unwrap();
        assert_eq!(all.len(), rows.len(), "{id}");
        for (one, row) in all.iter().zip(&rows) {
            assert_eq!(one.figure.value, shown(row.value), "{id}: the same figure as `metrics show`");
            if let Some(n) = row.n {
                assert_eq!(one.figure.n.and_then(|n| i64::try_from(n).ok()), Some(n), "{id}");
            }
            assert_ne!(one.sum_holds, Some(false), "{id}");
            assert!(one.sum_holds == Some(true) || *id == "goal_attainment", "{id} is checked");
            assert!(one.rows_total > 0 && !one.rows.is_empty() && one.rows.len() <= 200, "{id}");
            assert!(one.rows.len() as u64 <= one.rows_total && one.excluded.len() as u64 <= one.excluded_total, "{id}");
            assert!(one.rows.iter().all(|row| !row.number.is_empty() && !row.name.is_empty()), "{id}");
            assert_eq!((one.ground.zone.as_str(), one.ground.as_of), ("Europe/Rome", service.now()), "{id}");
            reasons.extend(one.excluded.iter().map(|excluded| excluded.reason));
        }
    }
    let sla = &explain_all(&service, "sla_attainment", &period).unwrap()[0];
    assert_eq!(sla.ground.versions.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2]);
    assert!(!sla.ground.calendars.is_empty());
    for reason in ["waived", "not-yet-due", "waiting", "taken-back"] {
        assert!(reasons.contains(reason), "{reason} in {reasons:?}");
    }
}

#[test]
fn the_rows_are_those_of_the_sum() {
    let (_folder, service) = generated();
    let period = Period::parse("2026-11-02..2026-11-03", service.today(), 1).unwrap();
    let sla = explain_all(&service, "sla_attainment", &period).unwrap().remove(0);
    assert!(sla.rows_total > 3 && sla.rows_total < 200, "all of them are read: {}", sla.rows_total);
    let above = sla.rows.iter().filter(|row| row.above == Some(true)).count() as u64;
    assert_eq!((Some(above), Some(sla.rows.len() as u64)), (sla.figure.k, sla.figure.n));
    assert!(sla.rows.iter().all(|row| row.on.is_some_and(|day| period.contains(day))));
    let part = |code: &str| match sla.terms.iter().find(|(name, _)| name == code) {
        Some((_, Shown::Count(count))) => *count,
        other => panic!("{other:?}"),
    };
    assert_eq!(u64::try_from(part("met") + part("breached") + part("overdue")).ok(), sla.figure.n);
}

#[test]
fn a_term_is_explained_in_its_own_window() {
    let (_folder, service) = generated();
    let mut explained = 0;
    for record in service.store().records(Kind::Term, 0, 100).unwrap() {
        let term = Term::of(&record);
        let answer = explain_term(&service, term.id);
        if matches!(term.kind, TermKind::Quality | TermKind::Data) {
            assert_eq!(answer.unwrap_err().code, "term-without-figure");
            continue;
        }
        let one = answer.unwrap();
        assert_eq!(one.name.as_deref(), Some(term.name.as_str()));
        assert_ne!(one.sum_holds, Some(false), "{}", term.name);
        explained += one.rows_total;
    }
    assert!(explained > 100, "{explained}");
    assert_eq!(explain_term(&service, 999).unwrap_err().code, "no-such-record");
}
