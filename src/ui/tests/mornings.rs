//! Stories of the day: what waits, why, and what opens it.

use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{Action, Query};
use crate::ui::screens::Tab;

#[test]
fn the_day_is_the_first_screen_and_says_why_each_thing_stands_where_it_stands() {
    let mut stage = Stage::new(Language::En, 120, 40);
    assert_eq!(stage.model.tab, Tab::Today);
    stage.sees("A promise is broken already");
    stage.keys("down down");
    stage.sees("The other side does not agree and waits for you.");
    // A deal's step is set from here, a verdict said from here.
    stage.keys("down r");
    stage.sees("Refuse Lucía Núñez");
    stage.keys("esc a G k n");
    stage.sees("Next step: Ricambi 2027 Acme");
    stage.keys("ctrl-u 'write' tab 'fri' enter");
    let actions = stage.actions();
    assert!(matches!(actions[0], Action::Accept { .. }), "{actions:?}");
    assert!(matches!(actions[1], Action::NextStep { deal: 7, version: 3, .. }), "{actions:?}");
}

#[test]
fn enter_on_the_day_opens_the_thing_in_its_screen() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("enter");
    assert_eq!(stage.model.tab, Tab::Prospects);
    let shown = stage.model.prospects.list.current().map(|row| (row.id, row.name.as_str()));
    assert_eq!(shown, Some((1, "Chiara Neri")), "of a million, without walking through them");
    stage.keys("1 G enter");
    assert_eq!(stage.model.tab, Tab::Revenue);
    stage.sees("D-1009");
    stage.keys("esc 1 tab down enter");
    assert_eq!(stage.model.tab, Tab::Journal);
    assert_eq!(stage.model.journal.list.current().map(|row| row.id), Some(319));
}

#[test]
fn what_is_left_runs_down_while_the_day_is_looked_at() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.slow = true;
    stage.wait(61_000_000);
    assert_eq!(stage.waiting, [Query::Today, Query::TodayTeam], "goals and news every five minutes");
    stage.answer_all();
    stage.slow = true;
    stage.wait(61_000_000);
    assert_eq!(stage.waiting, [Query::Today]);
    stage.answer_all();
    stage.keys("2");
    stage.slow = true;
    stage.wait(61_000_000);
    assert!(!stage.waiting.contains(&Query::Today), "nobody looks at it");
}
