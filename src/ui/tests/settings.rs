//! Stories of what a person chooses for themselves: it holds at once. And of a session without a name.

use super::fixture::{World, identity};
use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{Action, Identity};
use crate::ui::effect::Effect;
use crate::ui::msg::Msg;
use crate::ui::overlays::Overlay;
use crate::ui::widgets::form::Purpose;

/// What the session answers to the last setting that was chosen.
fn settle(stage: &mut Stage) {
    let Some(Effect::Remember(name, value)) = stage.asked.last().cloned() else { panic!("{:?}", stage.asked.last()) };
    stage.send(Msg::Remembered(Ok((name, value))));
}

#[test]
fn another_language_is_spoken_at_once_and_everything_is_read_again() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("3");
    stage.sees("Pipeline");
    stage.sees("€2.6k");
    stage.slow = true;
    stage.keys(": 'language' enter right enter");
    settle(&mut stage);
    assert!(stage.waiting.len() > 3, "{:?}", stage.waiting);
    stage.answer_all();
    stage.sees("Pipeline (vendite)");
    stage.sees("2,6k");
    stage.sees("Da ora in italiano");
    stage.keys("3 n tab 'ven'");
    stage.sees("→ 27 nov 2026");
}

#[test]
fn other_colours_are_put_on_at_once() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys(": 'theme' enter right enter");
    settle(&mut stage);
    assert_eq!(stage.asked.last(), Some(&Effect::Dress("dark".to_owned())));
    assert!(stage.model.overlays.is_empty());
}

/// The cockpit in a team of several, as nobody.
fn nameless(members: bool) -> Stage {
    let mut world = World::new();
    world.identity = Identity { member: String::new(), side: "", members, ..identity() };
    Stage::over(world, Language::En, 120, 40, true)
}

#[test]
fn who_has_no_name_here_is_told_and_asked_for_it_before_anything_is_changed() {
    let mut stage = nameless(true);
    stage.sees("nobody acts: reading only");
    for keys in ["2 +", "2 e", "3 n", "3 m", "u", "4 d"] {
        stage.keys(keys);
        let top = stage.model.overlays.last();
        assert!(
            matches!(top, Some(Overlay::Form(form)) if form.purpose == Purpose::Setting("as")),
            "{keys}: {}",
            stage.screen()
        );
        stage.sees("Changes carry a name");
        stage.keys("esc");
    }
    assert!(stage.actions().is_empty());
    stage.keys("2 + 'mar' enter");
    assert!(matches!(stage.asked.last(), Some(Effect::Remember("as", _))), "{:?}", stage.asked.last());
    stage.world.identity = identity();
    settle(&mut stage);
    stage.sees("· anna (");
    stage.sees("You act as");
    stage.keys("2 + 'Chiara' f2");
    assert!(matches!(stage.actions().as_slice(), [Action::Add { .. }]));
}

#[test]
fn a_team_without_members_works_without_names() {
    let mut stage = nameless(false);
    stage.misses("reading only");
    stage.keys("2 + 'Chiara' f2");
    assert!(matches!(stage.actions().as_slice(), [Action::Add { .. }]));
}
