//! Stories of somebody who sees the cockpit for the first time.

use super::fixture::World;
use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{
    Action, Applied, Asked, Change, ImportColumn, ImportQuestion, ImportView, JobProgress, JobState, Kind, Message,
    Query, Touched,
};
use crate::ui::effect::Effect;
use crate::ui::msg::Msg;
use crate::ui::screens::{Pane, Tab};

fn english() -> Stage {
    Stage::new(Language::En, 120, 40)
}

fn told(id: &str) -> Msg {
    let message = Message::new(id).with("what", "D-1007 moved to Proposal");
    Msg::Applied(Applied { entry: Some(9), message, touched: Vec::new(), consequences: Vec::new() })
}

#[test]
fn after_an_undo_it_is_redo_that_is_offered() {
    let mut stage = english();
    stage.send(told("said-undone"));
    stage.sees("Undone: D-1007 moved to Proposal · U brings it back");
    stage.send(told("said-redone"));
    stage.sees("Done again: D-1007 moved to Proposal · u undoes it");
}

#[test]
fn what_was_done_on_one_screen_does_not_stand_on_the_next() {
    let mut stage = english();
    stage.keys("3");
    stage.send(told("said-redone"));
    stage.keys("2");
    stage.misses("Done again");
    stage.keys(", l");
    stage.sees("Done again");
}

/// A deal is added by its form; then the team answers with a new board.
fn add_deal(stage: &mut Stage, in_sight: bool) {
    stage.keys("+ 'Ricambi 2028'");
    let mut card = stage.world.deals[0].clone();
    (card.id, card.number, card.title) = (777, "D-1777".to_owned(), "Ricambi 2028".to_owned());
    if in_sight {
        stage.world.deals.insert(0, card);
    }
    let touched = vec![Touched { kind: Kind::Account, id: Some(3) }, Touched { kind: Kind::Deal, id: Some(777) }];
    if let Some(crate::ui::overlays::Overlay::Form(form)) = stage.model.overlays.last_mut() {
        form.saving = true;
    }
    let message = Message::new("said-added").with("number", "D-1777").with("name", "Ricambi 2028");
    stage.send(Msg::Applied(Applied { entry: Some(9), message, touched, consequences: Vec::new() }));
}

#[test]
fn what_was_just_added_is_what_the_next_key_is_about() {
    for keys in ["3", "3 v"] {
        let mut stage = english();
        stage.keys(keys).keys("down down");
        add_deal(&mut stage, true);
        stage.keys("n");
        stage.sees("Next step: Ricambi 2028");
    }
    // Where it does not stand among the rows at hand it is opened.
    let mut stage = english();
    stage.keys("3 down");
    let before = stage.model.revenue.current_deal().map(|card| card.id);
    add_deal(&mut stage, false);
    assert_eq!(stage.model.drawer(), Some(crate::ui::screens::revenue::Drawer::Deal(777)));
    assert_eq!(stage.model.revenue.current_deal().map(|card| card.id), before);
    assert_eq!(stage.model.deal(), None, "nothing is done to another deal");
}

#[test]
fn a_yes_is_said_in_each_language_by_its_letter_and_never_by_enter() {
    for (language, letter) in [(Language::En, "y"), (Language::It, "s"), (Language::Es, "s")] {
        let mut stage = Stage::new(language, 120, 40);
        stage.keys("7");
        let meant = Action::Meant(Box::new(Action::Undo(Some(319))));
        let question = Message::new("ask-import-undone").with("file", "fair.csv").with("n", 812);
        let ask = || Msg::Asked(Box::new(Asked { action: meant.clone(), question: question.clone(), sample: vec![] }));
        stage.send(ask());
        let footer = |stage: &Stage| stage.screen().lines().last().unwrap_or_default().to_owned();
        assert!(footer(&stage).trim_start().starts_with(&format!("{letter} ")), "{}", footer(&stage));
        stage.keys("enter");
        assert!(stage.actions().is_empty());
        stage.keys(letter);
        assert_eq!(stage.actions().last(), Some(&&meant));
        stage.send(ask());
        stage.keys("y");
        assert_eq!(stage.actions().len(), 2, "y means yes everywhere");
    }
}

#[test]
fn the_table_shows_open_deals_says_so_and_shows_the_closed_ones_when_asked() {
    let mut stage = Stage::new(Language::En, 200, 60);
    stage.keys("3 v z");
    stage.sees("/ status:open");
    stage.sees("F shows closed ones too");
    stage.sees("Negoziazione");
    stage.misses("Vinta");
    stage.keys("F");
    stage.misses("status:open");
    stage.sees("Vinta");
    stage.sees("won");
    stage.keys("F / 'stage:'");
    assert_eq!(stage.model.revenue.deals.always, "", "a filter that says it itself is not narrowed");
    stage.keys("esc v F");
    stage.sees("the board shows closed deals already");
}

#[test]
fn a_mistake_in_a_filter_is_pointed_at_where_it_was_typed() {
    let mut stage = english();
    stage.slow = true;
    stage.keys("3 v / 'x stge:a'");
    let Some(Query::Deals(list)) = stage.waiting.iter().rev().find(|query| matches!(query, Query::Deals(_))).cloned()
    else {
        panic!("{:?}", stage.waiting)
    };
    assert_eq!(list.filter, "status:open x stge:a");
    let refusal = crate::domain::refusal::Refusal::invalid("filter-unknown-field").with("at", 14).with("value", "stge");
    stage.send(Msg::Loaded(crate::app::views::Loaded { query: Query::Deals(list), answer: Err(refusal) }));
    let error = stage.model.revenue.deals.error.clone().unwrap();
    assert!(error.values.contains(&("at", "2".to_owned())), "{error:?}");
}

#[test]
fn what_is_no_period_stays_in_the_prompt_and_the_figures_stay() {
    let mut stage = english();
    stage.keys("5");
    stage.sees("/ period");
    stage.keys("/ '2017 region:West' enter");
    stage.sees("is not a period");
    stage.sees("Bookings");
    stage.misses("F5 tries again");
    stage.keys("ctrl-u tab");
    stage.sees("this-month");
    stage.keys("tab enter");
    assert_eq!(stage.model.metrics.period, "this-quarter");
    assert!(stage.model.overlays.is_empty());
}

#[test]
fn a_file_to_import_needs_a_team_first_and_the_form_says_so() {
    let mut stage = Stage::over(World::empty(), Language::En, 100, 30, false);
    stage.model.guess.zone = "Etc/UTC".to_owned();
    stage.keys("down enter");
    stage.sees("First the team, then its file");
    stage.sees("Your own short name");
    stage.keys("tab tab tab tab");
    stage.sees("the nearest big city");
    stage.keys("'Europe/Rome'");
    stage.sees("Europe/Rome");
    stage.misses("Etc/UTC");
}

fn plan(question: Option<ImportQuestion>) -> Msg {
    let column = ImportColumn {
        header: "Mail".to_owned(),
        targets: vec!["email".to_owned()],
        format: String::new(),
        reason: "header",
        samples: Vec::new(),
    };
    Msg::Planned(Ok(Box::new(ImportView {
        file: "leads.csv".to_owned(),
        rows: 8,
        kind: Some("prospects"),
        encoding: "UTF-8".to_owned(),
        delimiter: ';',
        columns: vec![column],
        question,
        notes: Vec::new(),
        trial: Default::default(),
    })))
}

#[test]
fn the_keys_of_an_import_say_what_they_do_and_its_end_is_closed_by_any() {
    let mut stage = english();
    stage.keys("2 i '/tmp/leads.csv' enter");
    let options = vec![("dmy".to_owned(), String::new()), ("mdy".to_owned(), String::new())];
    stage.send(plan(Some(ImportQuestion { choice: "dates", column: String::new(), sample: String::new(), options })));
    stage.sees("Enter take the answer");
    stage.send(plan(None));
    stage.sees("Enter import ");
    stage.keys("enter");
    let progress = |state| JobProgress { title: Message::new("demo"), done: 8, total: Some(8), rate: 8, state };
    stage.send(Msg::Job(progress(JobState::Running)));
    stage.keys("enter");
    assert_eq!(stage.model.overlays.len(), 1, "work that goes on is not left by Enter");
    for (key, tab) in [("enter", Tab::Prospects), ("3", Tab::Revenue)] {
        stage.send(Msg::Job(progress(JobState::Running)));
        stage.send(Msg::Job(progress(JobState::Done(Message::new("demo")))));
        assert_eq!(stage.model.overlays.len(), 1);
        stage.keys(key);
        assert!(stage.model.overlays.is_empty(), "{key}");
        assert_eq!(stage.model.tab, tab);
        stage.misses("not on this screen");
    }
}

#[test]
fn the_palette_begins_with_what_can_be_done_here() {
    let mut stage = english();
    stage.keys("5 :");
    let first = stage.screen().lines().position(|line| line.contains("Explain the figure"));
    let other = stage.screen().lines().position(|line| line.contains("(not on this screen)"));
    assert!(first.is_some_and(|first| other.is_none_or(|other| first < other)), "{}", stage.screen());
    stage.keys("'won'");
    stage.sees("Order by deals won");
    stage.misses("journal");
}

#[test]
fn the_help_says_what_the_signs_mean_and_leaves_out_orders_of_other_lists() {
    let mut stage = english();
    stage.keys("2 ?");
    stage.misses("this list has no such order");
    stage.keys("G");
    stage.sees("What the signs mean");
    stage.sees("12/50");
}

#[test]
fn nobody_in_particular_has_nothing_and_is_told_why() {
    let mut stage = english();
    stage.world.identity.member = String::new();
    let touched = vec![Touched { kind: Kind::Workspace, id: Some(1) }];
    stage.send(Msg::StoreChanged(Change { seq: 4, touched, news: Vec::new() }));
    stage.keys("2 / 'owner:me' enter");
    stage.sees("nobody said who you are");
    assert_eq!(stage.model.pane(), Pane::Prospects);
}

#[test]
fn an_empty_period_says_where_there_is_something_and_one_key_goes_there() {
    let mut world = World::empty();
    let month = |year, month| crate::domain::time::Day::new(year, month, 1).unwrap();
    world.data = Some((month(2016, 5), month(2018, 11)));
    let mut stage = Stage::over(world, Language::En, 120, 40, true);
    stage.keys("5");
    stage.sees("There is something from May 2016");
    stage.sees("to Nov 2018: D goes there");
    stage.keys("D");
    assert_eq!(stage.model.metrics.period, "2018-Q4");
    let mut stage = Stage::over(World::empty(), Language::En, 120, 40, true);
    stage.keys("5 D");
    stage.sees("nothing is recorded yet");
}

#[test]
fn language_and_colours_are_chosen_and_kept() {
    let mut stage = english();
    stage.keys(": 'language' enter right enter");
    assert_eq!(stage.asked.last(), Some(&Effect::Remember("language", "it".to_owned())));
    stage.send(Msg::Remembered(Ok(("language", "it".to_owned()))));
    stage.sees("Da ora in italiano");
    assert!(stage.model.overlays.is_empty());
    stage.keys(": 'theme' enter right enter");
    assert_eq!(stage.asked.last(), Some(&Effect::Remember("theme", "dark".to_owned())));
    let refusal = crate::domain::refusal::Refusal::invalid("config-syntax").with("path", "c").with("line", 2);
    stage.send(Msg::Remembered(Err(refusal)));
    assert_eq!(stage.model.overlays.len(), 1, "what was chosen is still there");
}

#[test]
fn the_rows_of_a_share_say_which_are_above_the_line_and_enter_closes_them() {
    let mut stage = english();
    stage.keys("5 down down down enter");
    stage.sees("✓ marks the 37 that made it");
    stage.sees("✓ D-1003");
    stage.sees("· D-1001");
    stage.keys("enter");
    assert!(stage.model.overlays.is_empty());
    stage.misses("not on this screen");
}
