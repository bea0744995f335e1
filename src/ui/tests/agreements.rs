//! Stories of the agreement: a manager's morning, a draft, signatures, plans, goals.

use super::fixture::World;
use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{Action, ClockSet, Kind, Query};
use crate::domain::refusal::Refusal;
use crate::ui::effect::Effect;
use crate::ui::msg::{MouseDid, Msg};
use crate::ui::screens::{Pane, Tab};

fn stage() -> Stage {
    Stage::new(Language::En, 120, 40)
}

/// How many keys a story takes besides its text.
fn pressed(keys: &str) -> usize {
    keys.split('\'').step_by(2).map(|part| part.split_whitespace().count()).sum()
}

#[test]
fn a_manager_sees_what_is_late_waives_one_plans_the_quarter_and_signs_in_eleven_keys() {
    let mut stage = stage();
    let look = "4";
    stage.keys(look);
    stage.sees("118 / 143");
    stage.sees("72% (18/25)");
    stage.sees("broken");
    let rows = "L";
    stage.keys(rows);
    stage.sees("Clocks of all terms");
    stage.sees("luca");
    let waive = "W 'wrong number' enter";
    stage.keys(waive);
    let plan = "esc p '300000' D y";
    stage.keys(plan);
    let sign = "S S y";
    stage.keys(sign);
    let actions = stage.actions();
    let Action::StepClock { clock: 10, step: "waived", fields } = actions[0] else { panic!("{actions:?}") };
    assert_eq!(fields[0].value, "wrong number");
    let Action::PlanToDraft(input) = actions[1] else { panic!("{actions:?}") };
    assert_eq!(input.fields, [("goal", "300000".to_owned()), ("period", "2027-Q1".to_owned())]);
    let Action::Sign { version: 3, side: "sales", hash } = actions[2] else { panic!("{actions:?}") };
    assert!(hash.starts_with("5e0c91ab"), "the hash of what was on the screen: {hash}");
    let keys: usize = [look, rows, waive, plan, sign].iter().map(|part| pressed(part)).sum();
    assert_eq!(keys, 11, "besides the text");
}

#[test]
fn a_figure_is_opened_to_its_rows_and_a_row_to_its_prospect() {
    let mut stage = stage();
    stage.keys("4 right enter");
    stage.sees("By person");
    stage.sees("6/11");
    stage.sees("Without pauses and waivers");
    stage.sees("17/28");
    stage.sees("Numero sbagliato nel modulo");
    assert_eq!(stage.model.agreement.set, ClockSet::Open);
    stage.keys("right right");
    stage.sees("too late");
    stage.keys("left left enter");
    assert_eq!(stage.model.tab, Tab::Prospects);
}

#[test]
fn too_few_cases_have_no_verdict_and_no_share() {
    let mut stage = stage();
    stage.keys("4");
    stage.sees("few cases");
    stage.misses("80% (4/5)");
}

#[test]
fn nobody_signs_what_is_not_on_the_screen() {
    let mut stage = stage();
    stage.keys("4 S");
    assert!(stage.actions().is_empty());
    stage.sees("read it, then S again");
    stage.sees("AV-3");
    stage.keys("S");
    stage.sees("5e0c91ab");
    stage.sees("Prima risposta");
    stage.keys("enter esc");
    assert!(stage.actions().is_empty(), "only y signs");
    stage.keys("esc");
    assert_eq!(stage.model.agreement.version, None, "back to the version in force");
}

#[test]
fn management_says_for_which_side_it_signs() {
    let mut stage = stage();
    stage.model.identity.as_mut().unwrap().side = "management";
    stage.keys("4 S S right enter y");
    let actions = stage.actions();
    assert!(matches!(actions[0], Action::Sign { side: "sales", .. }), "{actions:?}");
}

#[test]
fn signed_terms_stay_and_a_draft_can_be_written() {
    let mut stage = stage();
    stage.keys("4 e");
    stage.sees("signed terms stay");
    stage.keys("+");
    stage.sees("signed terms stay");
    stage.keys("V enter e");
    stage.sees("How much");
    stage.keys("esc + 'Dati' f2");
    stage.sees("✗");
    stage.keys("'90' f2");
    let actions = stage.actions();
    let Action::Add { kind: Kind::Term, fields } = actions[0] else { panic!("{actions:?}") };
    assert!(fields.iter().any(|input| input.field == "version_of" && input.value == "3"), "{fields:?}");
    assert!(fields.iter().all(|input| input.value != "none"), "{fields:?}");
}

#[test]
fn a_new_draft_takes_over_what_is_in_force() {
    let mut stage = stage();
    stage.keys("4 d '1/1/2027' f2");
    let actions = stage.actions();
    let Action::Draft { like: Some(2), fields } = actions[0] else { panic!("{actions:?}") };
    assert_eq!((fields[0].field, fields[0].value.as_str()), ("from", "2027-01-01"));
}

#[test]
fn versions_show_what_they_say_otherwise() {
    let mut stage = stage();
    stage.keys("4 V");
    stage.sees("200 → 240");
    stage.sees("+ Dati completi");
    stage.keys("down down");
    stage.sees("It is the first one");
}

#[test]
fn a_plan_is_worked_out_while_one_types_and_what_is_wrong_stands_beside() {
    let mut stage = stage();
    stage.keys("4 p");
    stage.sees("2,500");
    stage.sees("45/180");
    stage.keys("tab tab '0'");
    stage.sees("must be above 0");
    stage.keys("D");
    stage.sees("cannot become a draft yet");
    stage.keys("ctrl-u shift-tab shift-tab '9999999'");
    stage.sees("A deal takes 47 days to win");
    stage.keys("f2");
    assert!(stage.actions().is_empty(), "what cannot be kept is no draft");
}

#[test]
fn of_a_plan_only_the_last_answer_counts() {
    let mut stage = stage();
    stage.keys("4 p");
    stage.slow = true;
    stage.keys("'300'");
    assert!(stage.waiting.len() > 1);
    let Some(Query::Plan(last)) = stage.waiting.last().cloned() else { panic!("{:?}", stage.waiting) };
    assert_eq!(last.fields[0].1, "300");
    stage.keys("D");
    assert!(stage.asked.is_empty(), "what is awaited is no draft yet");
    stage.answer_all();
    stage.keys("D y");
    assert_eq!(stage.actions(), [&Action::PlanToDraft(last)]);
}

#[test]
fn a_goal_shows_its_way_and_is_revised_with_a_reason() {
    let mut stage = stage();
    stage.keys("4 tab enter");
    stage.sees("Should be by now");
    stage.sees("La fiera porta più del previsto");
    stage.keys("e '320000' f2");
    assert!(stage.actions().is_empty(), "no new target without a reason");
    stage.keys("tab 'two new reps' f2");
    let actions = stage.actions();
    let Action::ReviseGoal { goal: 1, version: 1, fields } = actions[0] else { panic!("{actions:?}") };
    assert_eq!(fields[0].value, "320000");
    stage.keys("esc");
    assert_eq!(stage.model.pane(), Pane::Goals);
}

#[test]
fn leave_is_a_persons_and_an_exception_is_a_calendars() {
    let mut stage = stage();
    stage.keys("4 tab tab + '24/12/2026' tab '31/12/2026' f2");
    stage.keys("+ '24/12/2026' tab '24/12/2026' tab tab 'luca' f2");
    let actions = stage.actions();
    let fields = |place: usize| match actions[place] {
        Action::Add { kind: Kind::CalendarDay, fields } => fields.iter().map(|input| input.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(fields(0), ["from", "to", "calendar"]);
    assert_eq!(fields(1), ["from", "to", "member"]);
}

#[test]
fn a_late_clock_can_be_waived_but_not_paused() {
    let mut stage = stage();
    stage.keys("4 L Z");
    stage.sees("it can be waived, not paused");
    stage.keys("left down down down down Z 'on leave' enter");
    let actions = stage.actions();
    assert!(matches!(actions[0], Action::StepClock { step: "paused", .. }), "{actions:?}");
}

#[test]
fn clocks_run_out_without_anybodys_doing_so_they_are_read_again() {
    let mut stage = stage();
    stage.keys("4");
    stage.slow = true;
    stage.wait(1_000_000);
    assert!(stage.waiting.is_empty(), "{:?}", stage.waiting);
    stage.wait(300_000_000);
    assert!(stage.waiting.contains(&Query::Agreement { version: None }), "{:?}", stage.waiting);
}

#[test]
fn a_drafts_term_is_edited_with_what_was_agreed() {
    let mut stage = Stage::new(Language::It, 120, 40);
    stage.keys("4 V enter right e ' bis' f2");
    let actions = stage.actions();
    let Action::Edit { kind: Kind::Term, id: 4, version: 1, fields } = actions[0] else { panic!("{actions:?}") };
    assert_eq!(fields.len(), 1, "only what was changed: {fields:?}");
    assert_eq!(fields[0].value, "Prima risposta bis");
}

#[test]
fn without_an_agreement_the_screen_says_what_one_is_and_how_to_begin() {
    let mut stage = Stage::over(World::empty(), Language::En, 120, 40, true);
    stage.keys("4");
    stage.sees("An agreement says what marketing and sales owe each other");
    stage.keys("S");
    stage.sees("there is no draft to sign");
    stage.keys("d 'Patto' tab '1/1/2027' f2");
    assert!(matches!(stage.actions()[0], Action::Draft { like: None, .. }));
}

#[test]
fn a_refused_signature_says_why_and_the_plan_stays() {
    let mut stage = stage();
    stage.keys("4 p '300000'");
    stage.send(Msg::Refused(Refusal::rule("version-in-the-past")));
    stage.sees("A version takes effect today at the earliest");
    stage.sees("Revenue goal");
}

#[test]
fn the_mouse_selects_and_opens_terms_and_goals() {
    let mut stage = stage();
    stage.keys("4");
    stage.mouse("Verdetto", MouseDid::Press);
    assert_eq!(stage.model.agreement.current_term().unwrap().name, "Verdetto");
    stage.mouse("Verdetto", MouseDid::Press);
    stage.sees("By person");
    stage.keys("esc");
    stage.mouse("Vendite Q4", MouseDid::Press);
    assert_eq!(stage.model.pane(), Pane::Goals);
    stage.keys("q");
    assert_eq!(stage.asked.last(), Some(&Effect::Quit));
}
