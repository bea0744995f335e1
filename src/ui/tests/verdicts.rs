//! Stories of verdicts and disputes where they wait, and of calendars and lead values on the agreement's screen.

use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{Action, CalendarRow, HandOffRow, HandoffOf, Kind, Mark, Opens};
use crate::ui::screens::{Pane, Tab};

fn stage() -> Stage {
    Stage::new(Language::En, 120, 40)
}

/// On the row of the day that is about this person.
fn at(name: &str) -> Stage {
    let mut stage = stage();
    let place = stage.model.today.items().position(|(_, item)| item.name == name).unwrap();
    stage.model.today.select(place);
    stage.draw();
    stage
}

#[test]
fn a_dispute_is_answered_where_the_day_tells_of_it() {
    let mut stage = at("Hannah Weiß");
    stage.sees("Answer the dispute · Refused: FIT-01 Troppo piccola · marco: “Hanno");
    stage.keys("r");
    stage.sees("sales has given its verdict already");
    stage.keys("X");
    stage.sees("there is no hand-off here that could be disputed");
    stage.keys("A 'Too small all the same' f2");
    // Or sales takes it after all.
    stage.keys("a");
    let actions = stage.actions();
    let Action::Reply { of: HandoffOf::Handoff(7), fields } = actions[0] else { panic!("{actions:?}") };
    assert_eq!(fields[0].value, "Too small all the same");
    assert_eq!(actions[1], &Action::Accept { of: HandoffOf::Handoff(7), version: 3 });
}

#[test]
fn an_offer_is_judged_and_disputed_from_the_day() {
    let mut stage = at("Lucía Núñez");
    stage.keys("A");
    stage.sees("nobody disputes this hand-off");
    stage.keys("X 'We have them already' f2 a");
    let actions = stage.actions();
    assert!(matches!(actions[0], Action::Dispute { of: HandoffOf::Handoff(5), .. }), "{actions:?}");
    assert!(matches!(actions[1], Action::Accept { of: HandoffOf::Handoff(5), .. }), "{actions:?}");
    let mut stage = at("Pilota Gamma");
    stage.keys("X A a");
    assert!(stage.actions().is_empty(), "a deal is no hand-off");
}

#[test]
fn a_clock_of_an_accepted_prospect_wants_no_verdict() {
    let mut stage = at("Chiara Neri");
    stage.keys("a");
    stage.sees("sales has given its verdict already");
    stage.keys("X 'Not ours' f2");
    let actions = stage.actions();
    assert!(matches!(actions[0], Action::Dispute { of: HandoffOf::Handoff(12), .. }), "{actions:?}");
}

#[test]
fn what_was_decided_and_is_disputed_waits_among_the_hand_offs() {
    let mut stage = stage();
    let first = &mut stage.world.hand_offs[0];
    *first = HandOffRow { verdict: "refused", dispute: "by_marketing", ..first.clone() };
    stage.keys("3");
    stage.model.focus(Pane::HandOffs);
    stage.model.revenue.hand_offs.select(0);
    stage.draw();
    assert_eq!((stage.model.tab, stage.model.pane()), (Tab::Revenue, Pane::HandOffs));
    stage.sees("sales must answer");
    stage.keys("R");
    stage.sees("sales has given its verdict already");
    stage.keys("A 'It stays' f2");
    let actions = stage.actions();
    assert!(matches!(actions[0], Action::Reply { of: HandoffOf::Handoff(1), .. }), "{actions:?}");
}

#[test]
fn a_calendar_is_edited_and_what_cannot_be_stands_beside_its_field() {
    let mut stage = stage();
    stage.keys("4 tab tab e tab tab ctrl-u 'mon-fri 9:00-13:00 12:00-18:00' f2");
    assert!(stage.actions().is_empty());
    stage.sees("overlap");
    stage.keys("ctrl-u 'mon-fri 18:00-9:00' f2");
    stage.sees("ends before it begins");
    stage.keys("ctrl-u 'mon-thu 09:00-17:00' f2");
    let actions = stage.actions();
    let Action::Edit { kind: Kind::Calendar, id: 1, version: 1, fields } = actions[0] else { panic!("{actions:?}") };
    assert_eq!((fields.len(), fields[0].value.as_str()), (1, "mon-thu 09:00-17:00"));
}

#[test]
fn another_calendar_can_become_the_teams() {
    let mut stage = stage();
    stage.keys("4 tab tab");
    let page = stage.model.agreement.page.as_mut().unwrap();
    page.calendars.push(CalendarRow { id: 2, name: "Fiera".into(), ..page.calendars[0].clone() });
    page.calendars[0].team = false;
    stage.draw();
    stage.sees("Fiera · the team’s");
    stage.keys("e tab tab tab right f2");
    let actions = stage.actions();
    let Action::Edit { kind: Kind::Calendar, fields, .. } = actions[0] else { panic!("{actions:?}") };
    assert_eq!((fields[0].field, fields[0].value.as_str()), ("team", "yes"));
    stage.keys("-");
    let actions = stage.actions();
    assert!(matches!(actions[1], Action::Archive { kind: Kind::Calendar, id: 1, version: 1 }), "{actions:?}");
}

#[test]
fn lead_values_are_written_into_a_drafts_value_term() {
    let mut stage = stage();
    stage.keys("4 V enter down enter +");
    stage.sees("What a lead is worth");
    stage.keys("'Fiera' tab tab '5' tab '48' tab '14k' f2");
    let actions = stage.actions();
    let Action::LeadValue { term: 2, fields } = actions[0] else { panic!("{actions:?}") };
    let told: Vec<_> = fields.iter().map(|input| (input.field, input.value.as_str())).collect();
    assert_eq!(told, [("name", "Fiera"), ("won", "5"), ("decided", "48"), ("revenue", "14k")]);
    let mut stage = self::stage();
    stage.keys("4 down enter +");
    stage.sees("signed terms stay");
}

#[test]
fn whose_rest_is_over_is_offered_again_from_the_day() {
    let mut stage = stage();
    let item = &mut stage.model.today.page.as_mut().unwrap().rungs[0].items[0];
    (item.opens, item.handoff, item.version) = (Opens::Prospect(1), None, 0);
    stage.keys("H f2");
    let actions = stage.actions();
    let Action::HandOff { prospect: 1, version: 0, fields } = actions[0] else { panic!("{actions:?}") };
    assert_eq!(fields.len(), 0, "whose it is the rules know");
}

#[test]
fn nobody_is_late_by_no_time() {
    let mut stage = stage();
    let items = &mut stage.model.today.page.as_mut().unwrap().rungs[0].items;
    (items[0].left, items[0].mark) = (Some(0), Mark::Late);
    (items[1].left, items[1].mark) = (Some(30), Mark::Due);
    stage.draw();
    stage.sees("just late");
    stage.sees(" now ");
    stage.misses(" 0 min");
}

#[test]
fn who_came_back_stands_beside_the_figure() {
    let mut stage = stage();
    stage.keys("4");
    stage.model.agreement.page.as_mut().unwrap().terms[0].recycled = 3;
    stage.draw();
    stage.sees("3 came back, not counted");
}
