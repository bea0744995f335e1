//! Stories of forms and questions: what is typed, refused, asked before it is done.

use super::stage::{Stage, english, italian};
use crate::app::views::{Action, Asked, Conflict, ConflictField, Message};
use crate::domain::refusal::Refusal;
use crate::ui::effect::Effect;
use crate::ui::msg::Msg;

#[test]
fn what_is_typed_is_read_back_before_it_is_saved() {
    let mut stage = italian();
    stage.keys("3 n tab");
    stage.sees("20/11/26");
    stage.sees("→ 20 nov 2026");
    stage.keys("'ven'");
    stage.sees("→ 27 nov 2026");
    stage.keys("ctrl-u 'mai'").keys("f2");
    stage.sees("✗");
    assert!(stage.actions().is_empty());
}

#[test]
fn a_form_with_something_typed_asks_before_it_is_left() {
    let mut stage = italian();
    stage.keys("2 + esc");
    stage.misses("Nuovo prospect");
    stage.keys("+ 'Chiara' esc");
    stage.sees("scarta ciò che hai scritto");
    stage.keys("esc");
    stage.misses("Nuovo prospect");
    assert!(stage.actions().is_empty());
}

#[test]
fn somebody_was_faster() {
    let mut stage = italian();
    stage.keys("3 n 'x' tab ctrl-u '+3g'");
    let field = ConflictField { field: "next_step".into(), before: "a".into(), theirs: "b".into(), yours: "x".into() };
    let (action, at) = (Action::Undo(Some(3)), stage.model.now);
    let conflict = Conflict {
        action: action.clone(),
        number: "D-1007".into(),
        name: "Ricambi".into(),
        by: "luca".into(),
        at,
        version: 5,
        fields: vec![field],
    };
    stage.send(Msg::Conflict(Box::new(conflict)));
    stage.sees("Tieni quello che ha fatto luca");
    stage.keys("down down enter");
    stage.sees("luca: b");
    stage.sees("tu: x");
    stage.keys("up enter");
    assert_eq!(stage.actions().last(), Some(&&Action::Over { action: Box::new(action), version: 5 }));
}

#[test]
fn a_refusal_stands_beside_the_field_that_it_names() {
    let mut stage = italian();
    stage.keys("3 n");
    let form = |stage: &Stage| stage.model.overlays.len();
    assert_eq!(form(&stage), 1);
    stage.model.now.0 += 1;
    // The team refuses what seemed right here.
    let effects = {
        stage.keys("ctrl-u 'x' tab ctrl-u '+3g'");
        crate::ui::update::update(&mut stage.model, Msg::Key { key: "f2".parse().unwrap(), after_paste: false })
    };
    assert!(matches!(effects[0], Effect::Apply(Action::NextStep { .. })));
    stage.send(Msg::Refused(Refusal::invalid("date-out-of-range").with("field", "next_due").with("value", "x")));
    assert_eq!(form(&stage), 1);
    stage.sees("✗");
}

#[test]
fn what_concerns_many_records_is_asked_first_and_enter_does_not_do_it() {
    let mut stage = english();
    stage.keys("7 u");
    let meant = Action::Meant(Box::new(Action::Undo(Some(319))));
    let question = Message::new("ask-import-undone").with("file", "fair.csv").with("n", 812);
    let asked = Asked { action: meant.clone(), question, sample: vec!["P-7 Chiara Neri".to_owned()] };
    let ask = || Msg::Asked(Box::new(asked.clone()));
    stage.send(ask());
    stage.sees("Undo the import of fair.csv? 812 records go out");
    stage.sees("P-7 Chiara Neri");
    stage.keys("enter");
    assert_ne!(stage.actions().last(), Some(&&meant));
    stage.keys("esc");
    stage.misses("fair.csv");
    stage.send(ask());
    stage.keys("y");
    assert_eq!(stage.actions().last(), Some(&&meant));
    // A question that comes late is not answered by the letters of who types by then.
    let before = stage.actions().len();
    stage.keys("2 / 'y'");
    stage.send(ask());
    stage.keys("'y' enter");
    assert_eq!(stage.actions().len(), before);
}
