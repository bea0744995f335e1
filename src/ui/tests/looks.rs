//! How things stand on the screen: nothing runs into its neighbour, nothing is begun that has no room, and what is
//! told is told in the reader's words.

use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{Slot, TodayPage};
use crate::ui::screens::Pane;

/// The line of the screen on which `text` stands.
fn line(stage: &Stage, text: &str) -> String {
    let screen = stage.screen();
    let found = screen.lines().find(|line| line.contains(text));
    found.unwrap_or_else(|| panic!("{text} is not on the screen:\n{screen}")).to_owned()
}

#[test]
fn a_name_and_its_win_rate_stand_apart() {
    for language in Language::ALL {
        let mut stage = Stage::new(language, 120, 40);
        stage.keys("5");
        let text = line(&stage, "3/7");
        assert!(text.contains("marta "), "{text}");
    }
}

#[test]
fn bars_of_goals_are_of_one_length() {
    let mut stage = Stage::new(Language::It, 120, 40);
    stage.keys("4");
    let screen = stage.screen();
    let ends: Vec<_> = screen.lines().filter_map(|line| line.rfind('░').map(|at| line[..at].chars().count())).collect();
    let goals = &ends[ends.len() - 2..];
    assert_eq!(goals[0], goals[1], "{screen}");
    stage.sees("Q4 2026");
    stage.misses("2026-Q4");
}

#[test]
fn a_promise_is_told_whole_or_not_begun() {
    let mut stage = Stage::new(Language::It, 80, 24);
    stage.keys("4");
    assert!(!line(&stage, "Prima risposta").contains('…'));
    stage.resize(120, 40);
    stage.sees("prima risposta entro 4 h");
}

#[test]
fn what_has_no_clocks_is_opened_to_what_it_is_made_of() {
    let mut stage = Stage::new(Language::En, 80, 24);
    stage.keys("4 enter");
    assert_eq!(stage.model.pane(), Pane::Term);
    stage.sees("As agreed");
    stage.keys("tab");
    assert_eq!(stage.model.pane(), Pane::Term);
    stage.keys("esc");
    assert_eq!(stage.model.pane(), Pane::Terms);
}

#[test]
fn late_without_working_time_since_is_late_and_not_due_in_no_minutes() {
    let mut stage = Stage::new(Language::It, 120, 40);
    let page = stage.model.today.page.clone().unwrap();
    let mut rungs = page.rungs.clone();
    rungs[0].items[0].left = Some(0);
    let page = TodayPage { rungs, ..*page };
    stage.model.today.page = Some(Box::new(page));
    stage.draw();
    stage.misses("tra 0 min");
    let name = stage.model.today.items().next().unwrap().1.name.clone();
    assert!(line(&stage, &name).contains("appena scaduto"), "{}", stage.screen());
    assert!(stage.model.waiting(Slot::Today).is_none());
}

#[test]
fn a_sum_and_its_dates_are_told_in_one_way_in_a_drawer() {
    let mut stage = Stage::new(Language::It, 120, 40);
    stage.keys("3 enter");
    let screen = stage.screen();
    let close = line(&stage, "Chiusura prevista:");
    assert!(close.contains('/'), "{screen}");
    assert!(line(&stage, "Prossimo passo:").contains("│ Prossimo passo:"), "{screen}");
}

#[test]
fn who_signed_is_told_whole_on_narrow_screens() {
    for language in Language::ALL {
        let mut stage = Stage::new(language, 64, 20);
        stage.keys("4");
        let screen = stage.screen();
        let versions: Vec<&str> = screen.lines().filter(|line| line.contains("AV-")).collect();
        assert_eq!(versions.len(), 2, "{screen}");
        assert!(versions.iter().all(|line| !line.contains('…')), "{screen}");
    }
}

#[test]
fn what_is_signed_stands_there_whole() {
    for language in Language::ALL {
        let mut stage = Stage::new(language, 80, 30);
        stage.keys("4 S S");
        let screen = stage.screen();
        let terms: Vec<&str> = screen.lines().filter(|line| line.contains("Tentativi:")).collect();
        assert_eq!(terms.len(), 1, "{screen}");
        assert!(!terms[0].contains('…'), "{screen}");
    }
}

#[test]
fn where_a_filter_is_wrong_nobody_is_selected_and_that_is_said() {
    let mut stage = Stage::new(Language::Es, 120, 40);
    stage.keys("2 / 'stge:mql'");
    stage.sees("No hay nadie seleccionado");
}
