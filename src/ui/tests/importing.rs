//! Stories of an import before it is done: what becomes of its columns, stages and rows.

use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{
    ImportColumn, ImportQuestion, ImportReject, ImportStage, ImportTrial, ImportView, Job, Message,
};
use crate::ui::effect::Effect;
use crate::ui::msg::Msg;

fn view(columns: usize, trial: ImportTrial, question: Option<ImportQuestion>) -> Msg {
    let column = |at: usize| ImportColumn {
        header: format!("Column {at}"),
        targets: vec![format!("field:Column {at}")],
        format: String::new(),
        reason: "unknown",
        samples: Vec::new(),
    };
    let notes = (1..=6).map(|at| Message::new("import-note-no-header").with("n", at)).collect();
    Msg::Planned(Ok(Box::new(ImportView {
        file: "deals.csv".to_owned(),
        rows: 40,
        kind: Some("deals"),
        encoding: "utf-8".to_owned(),
        delimiter: ',',
        columns: (1..=columns).map(column).collect(),
        question,
        notes,
        trial,
    })))
}

fn trial() -> ImportTrial {
    let stage = |word: &str, stage: &str, place, made| ImportStage {
        word: word.to_owned(),
        count: 7,
        stage: stage.to_owned(),
        place,
        made,
    };
    ImportTrial {
        stages: vec![stage("Prospecting", "Prospecting", 1, true), stage("proposta", "Proposal", 4, false)],
        rejected: 12,
        rejects: vec![ImportReject {
            line: 17,
            column: "Close date".to_owned(),
            why: Message::new("reject-no-such-day").with("value", "31.02.2026"),
        }],
        rejected_file: "/home/anna/deals.rejected.csv".to_owned(),
    }
}

#[test]
fn an_import_shows_its_stages_and_the_rows_that_it_leaves_out() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("2 i '/tmp/deals.csv' enter");
    stage.send(view(3, trial(), None));
    stage.sees("Prospecting → 1 Prospecting (new)  7 rows");
    stage.sees("proposta    → 4 Proposal  7 rows");
    stage.sees("Would be rejected: 12, kept with their reasons in /home/anna/deals.rejected.csv");
    stage.sees("Line 17, Close date: 31.02.2026 does not exist");
    stage.sees("and 11 more");
    assert_eq!(stage.screen().matches("The first line is a row").count(), 6, "{}", stage.screen());
}

#[test]
fn what_stands_below_many_columns_is_reached_by_scrolling() {
    let mut stage = Stage::new(Language::En, 100, 24);
    stage.keys("2 i '/tmp/deals.csv' enter");
    stage.send(view(40, trial(), None));
    stage.misses("Line 17");
    stage.keys("G");
    stage.sees("Line 17, Close date: 31.02.2026 does not exist");
}

#[test]
fn a_column_that_holds_no_dates_is_kept_or_left_out() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("2 i '/tmp/deals.csv' enter");
    let options = ["When=field:When", "When=-"].map(|option| (option.to_owned(), String::new())).to_vec();
    let question =
        ImportQuestion { choice: "not-dates", column: "When".to_owned(), sample: "soon".to_owned(), options };
    stage.send(view(3, ImportTrial::default(), Some(question)));
    stage.sees("This column does not hold dates. What becomes of it?");
    stage.sees("Keep it as our own field “When”");
    stage.sees("Leave it out");
    stage.keys("enter");
    let answers = vec![("not-dates".to_owned(), "When=field:When".to_owned())];
    assert_eq!(stage.asked.last(), Some(&Effect::Start(Job::Survey { path: "/tmp/deals.csv".to_owned(), answers })));
}
