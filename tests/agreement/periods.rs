//! All time is a period like any other, and the page says what the command line says: on teams with a history.

use smarketing::app::metrics::{JOINT, Question, page, show};
use smarketing::app::views::Value as Shown;
use smarketing::domain::metrics::catalogue::CATALOGUE;
use smarketing::domain::metrics::dimension::Dimension;
use smarketing::domain::metrics::figures::{Outcome, Row, Value};
use smarketing::domain::period::Period;
use smarketing::domain::time::Day;

use super::generated::Team;

fn ask(team: &Team, id: &str, period: Period, by: &[Dimension]) -> Option<Vec<Row>> {
    let question = Question { ids: vec![id.to_owned()], period, by: by.to_vec(), within: None, outcome: Outcome::Won };
    match show(&team.service, &question) {
        Ok(answer) => Some(answer.rows),
        Err(refusal) => {
            assert_eq!(refusal.code, "dimension-does-not-fit");
            None
        }
    }
}

fn widest() -> Period {
    Period::span(Some(Day::parse("2000-01-01").unwrap()), Some(Day::parse("2099-12-31").unwrap())).unwrap()
}

#[test]
fn all_time_is_the_widest_range_in_every_group() {
    let groupings = [
        vec![],
        vec![Dimension::Source],
        vec![Dimension::Campaign],
        vec![Dimension::Owner],
        vec![Dimension::Reason],
        vec![Dimension::Month],
        vec![Dimension::Channel, Dimension::Quarter],
    ];
    for seed in 1..4 {
        let team = Team::generated(seed);
        for metric in CATALOGUE {
            for by in &groupings {
                let (all, wide) = (ask(&team, metric.id, Period::all(), by), ask(&team, metric.id, widest(), by));
                assert_eq!(all, wide, "{} by {by:?} in {seed}", metric.id);
            }
        }
        let mql = ask(&team, "mql", Period::all(), &[]).unwrap().remove(0).value;
        let leads = ask(&team, "leads", Period::all(), &[]).unwrap().remove(0).value;
        assert!(mql != leads, "not every lead was qualified: {mql:?}");
    }
}

#[test]
fn the_page_and_the_command_line_say_the_same() {
    // Whole months come from ready-made counts, the others from the episodes.
    for words in ["all", "2000-01-01..2099-12-31", "2000-01-02..2099-12-30", "2026-08", "2026-08-10..2026-09-20"] {
        for seed in 1..4 {
            let team = Team::generated(seed);
            let period = Period::parse(words, team.service.today(), 1).unwrap();
            let shown = page(&team.service, words).unwrap();
            assert_eq!(shown.figures.iter().map(|figure| figure.id).collect::<Vec<_>>(), JOINT);
            for figure in &shown.figures {
                let row = ask(&team, figure.id, period, &[]).unwrap().remove(0);
                let value = match row.value {
                    Some(Value::Count(count)) => Shown::Count(count),
                    Some(Value::Money(money)) => Shown::Money(money),
                    Some(Value::Ratio(ratio)) => Shown::Ratio(ratio),
                    Some(Value::Days(days)) => Shown::Days(days),
                    Some(Value::Seconds(seconds)) => Shown::Seconds(seconds.round() as i64),
                    None => Shown::None,
                };
                let count = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok());
                assert_eq!(
                    (&figure.value, figure.k, figure.n, figure.why),
                    (&value, count(row.k), count(row.n), row.why),
                    "{} of {words} in {seed}",
                    figure.id
                );
            }
        }
    }
}
