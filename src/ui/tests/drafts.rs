//! Stories of what was typed and not saved: kept with every key, offered at the next start, settled.

use super::LANGUAGES;
use super::fixture::{World, identity};
use super::stage::Stage;
use crate::app::drafts::{Draft, Left, News};
use crate::app::texts::Language;
use crate::app::views::Action;
use crate::ui::effect::Effect;
use crate::ui::msg::Msg;
use crate::ui::widgets::form::{Form, Purpose};

/// What is kept now: the last that was asked for.
fn kept(stage: &Stage) -> Option<Draft> {
    let last = stage.typed.iter().rev().find_map(|effect| match effect {
        Effect::Keep(draft) => Some(draft.clone()),
        _ => None,
    });
    last.expect("nothing was ever kept")
}

fn keeps(stage: &Stage) -> usize {
    stage.typed.iter().filter(|effect| matches!(effect, Effect::Keep(_))).count()
}

/// The next start, which finds `draft`.
fn restarted(language: Language, draft: Draft) -> Stage {
    let mut stage = Stage::new(language, 120, 40);
    stage.send(Msg::Drafts(News::Left(vec![Left { id: "old".to_owned(), draft }])));
    stage
}

fn forgotten(stage: &Stage) -> bool {
    stage.typed.contains(&Effect::Forget("old".to_owned()))
}

fn form(stage: &Stage) -> &Form {
    stage
        .model
        .overlays
        .iter()
        .find_map(|overlay| match overlay {
            crate::ui::overlays::Overlay::Form(form) => Some(form.as_ref()),
            _ => None,
        })
        .expect("no form is open")
}

/// A new deal, typed in part: its title, and a note of two lines.
fn typing(language: Language) -> Stage {
    let mut stage = Stage::new(language, 120, 40);
    stage.keys("3 + 'Fiera 2027'").keys("tab 'Acm' tab tab '12k'").keys("tab tab tab tab");
    stage.send(Msg::Paste("one\ntwo".to_owned()));
    stage
}

#[test]
fn every_key_in_a_form_is_kept_and_nothing_else_is() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("2 j j 3 +");
    assert_eq!(keeps(&stage), 0, "an empty form is worth nothing");
    stage.keys("'Fi'");
    assert_eq!(keeps(&stage), 2);
    let draft = kept(&stage).unwrap();
    assert_eq!((draft.member.as_str(), draft.at), ("anna", super::fixture::NOW.0));
    stage.wait(1_000_000);
    assert_eq!(keeps(&stage), 2, "time alone keeps nothing");
    stage.keys("esc esc");
    assert_eq!(kept(&stage), None, "given up");
}

#[test]
fn what_is_saved_or_refused() {
    let mut stage = typing(Language::En);
    assert!(kept(&stage).is_some());
    stage.keys("f2");
    assert!(matches!(stage.actions().as_slice(), [Action::Add { .. }]));
    assert_eq!(kept(&stage), None, "saved");
}

#[test]
fn a_form_comes_back_as_it_was_and_saves_the_same() {
    for language in LANGUAGES {
        let mut before = typing(language);
        let draft = kept(&before).unwrap();
        let mut after = restarted(language, draft);
        let (title, said) = (after.model.texts.get("offer-title"), after.model.texts.get("offer-continue"));
        after.sees(&title);
        after.sees(&said);
        after.sees("Fiera 2027");
        assert!(!forgotten(&after), "not before it is decided");
        after.keys("enter");
        let (old, new) = (form(&before), form(&after));
        assert_eq!(format!("{:?}", old.purpose), format!("{:?}", new.purpose));
        let values = |form: &Form| {
            form.fields.iter().map(|field| (field.name, field.value(), field.changed())).collect::<Vec<_>>()
        };
        assert_eq!(values(old), values(new));
        assert!(kept(&after).is_some() && forgotten(&after), "it is this session's now");
        let keep = after.typed.iter().position(|effect| matches!(effect, Effect::Keep(_)));
        let forget = after.typed.iter().position(|effect| matches!(effect, Effect::Forget(_)));
        assert!(keep < forget, "the old one goes when the new one is there");
        before.keys("f2");
        after.keys("f2");
        assert_eq!(before.actions(), after.actions());
        assert_eq!(kept(&after), None);
    }
}

#[test]
fn it_is_discarded_or_left_for_later() {
    let draft = kept(&typing(Language::It)).unwrap();
    let mut stage = restarted(Language::It, draft.clone());
    stage.keys("down enter");
    stage.misses("Fiera 2027");
    assert!(forgotten(&stage) && stage.model.overlays.is_empty());
    for keys in ["esc", "down down enter"] {
        let mut stage = restarted(Language::It, draft.clone());
        stage.keys(keys);
        assert!(!forgotten(&stage) && stage.model.overlays.is_empty(), "{keys}");
    }
}

#[test]
fn it_is_offered_to_who_typed_it_and_not_under_anybodys_fingers() {
    let draft = kept(&typing(Language::En)).unwrap();
    let other = Draft { member: "marco".to_owned(), ..draft.clone() };
    restarted(Language::En, other).misses("Not saved yet");
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("2 + 'x'");
    stage.send(Msg::Drafts(News::Left(vec![Left { id: "old".to_owned(), draft }])));
    stage.misses("Not saved yet");
    stage.keys("esc esc");
    stage.sees("Not saved yet");
}

#[test]
fn an_edit_comes_back_over_the_version_it_was_of() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("3 n 'call'");
    let Purpose::NextStep(deal, version) = form(&stage).purpose else { panic!("{:?}", form(&stage).purpose) };
    let mut stage = restarted(Language::En, kept(&stage).unwrap());
    stage.keys("enter tab 'fri' f2");
    let actions = stage.actions();
    assert!(
        matches!(actions.as_slice(), [Action::NextStep { deal: it, version: of, .. }] if (*it, *of) == (deal, version)),
        "{actions:?}"
    );
}

#[test]
fn the_simulator_a_filter_and_a_new_team_come_back_too() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("4 p '300k'");
    let mut stage = restarted(Language::En, kept(&stage).unwrap());
    stage.keys("enter");
    stage.sees("300k");
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("2 / 'chia'");
    let mut stage = restarted(Language::En, kept(&stage).unwrap());
    stage.sees("Filter of Prospects");
    stage.keys("enter");
    assert_eq!(stage.model.prospects.list.filter, "chia");
    stage.keys("enter");
    assert_eq!(kept(&stage), None, "a filter that stands is no draft");
    let mut stage = Stage::over(World::empty(), Language::En, 120, 40, false);
    stage.keys("enter 'Rossi & Figli'");
    let draft = kept(&stage).unwrap();
    let mut stage = Stage::over(World::empty(), Language::En, 120, 40, false);
    stage.send(Msg::Drafts(News::Left(vec![Left { id: "old".to_owned(), draft }])));
    stage.keys("enter");
    assert!(matches!(form(&stage).purpose, Purpose::Team));
    stage.sees("Rossi & Figli");
}

#[test]
fn settings_and_the_demo_leave_no_draft() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys(": 'language' enter right");
    assert_eq!(keeps(&stage), 0);
    let mut world = World::new();
    world.identity.demo = true;
    let mut stage = Stage::over(world, Language::En, 120, 40, true);
    stage.keys("3 + 'Fiera'");
    assert_eq!(keeps(&stage), 0);
}

#[test]
fn a_draft_of_another_program_is_set_aside_and_said() {
    let good = kept(&typing(Language::En)).unwrap();
    let strange = [
        "{}".to_owned(),
        "{\"Form\":{\"purpose\":\"Telepathy\"}}".to_owned(),
        good.content.replace("form-add-deal", "form-of-another-time"),
        good.content.replace("\"amount\"", "\"wavelength\""),
    ];
    for content in strange {
        let stage = restarted(Language::En, Draft { content: content.clone(), ..good.clone() });
        assert!(stage.typed.contains(&Effect::SetAside("old".to_owned())), "{content}");
        assert!(stage.model.overlays.is_empty());
    }
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.send(Msg::Drafts(News::Aside("/home/anna/drafts/x.aside".into())));
    stage.sees("/home/anna/drafts/x.aside");
}

#[test]
fn the_offer_fits_every_size() {
    let draft = kept(&typing(Language::Es)).unwrap();
    for (width, height) in [(40, 10), (60, 12), (80, 24), (120, 40), (200, 60)] {
        let mut stage = restarted(Language::Es, draft.clone());
        stage.resize(width, height);
        for id in ["offer-continue", "offer-discard"] {
            let text = stage.model.texts.get(id);
            stage.sees(&text);
        }
    }
}

#[test]
fn nobody_acting_keeps_and_gets_drafts_all_the_same() {
    let mut world = World::new();
    world.identity = crate::app::views::Identity { member: String::new(), ..identity() };
    let mut stage = Stage::over(world, Language::En, 120, 40, true);
    stage.keys("2 / 'chia'");
    assert_eq!(kept(&stage).unwrap().member, "");
    restarted(Language::En, kept(&stage).unwrap()).sees("Not saved yet");
}
