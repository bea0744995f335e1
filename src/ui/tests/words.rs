//! Every text that is put together at run time is there, in every language.

use super::LANGUAGES;
use crate::app::texts::Texts;
use crate::app::views::{ChoiceKind, HandoffOf, Kind};
use crate::ui::commands::{self, Area};
use crate::ui::keymap::{Keymap, Layer};
use crate::ui::screens::agreement::{SETS, set_code};
use crate::ui::screens::{Pane, Tab};
use crate::ui::widgets::form::{FieldKind, Form, agreed, kinds};

fn forms() -> Vec<Form> {
    let (texts, zone) = (Texts::new(LANGUAGES[0]), crate::domain::time::Zone::utc());
    let say = crate::ui::say::Say::new(&texts, &zone);
    let world = super::fixture::World::new();
    let card = world.deals[0].clone();
    let stages = super::selling::stages();
    let of = HandoffOf::Handoff(1);
    let mut forms = vec![
        kinds::next_step(&card, say),
        kinds::edit_deal(&card, say),
        kinds::touch(1, "x"),
        kinds::refuse(of, 1, "x"),
        kinds::recycle(of, 1, "x"),
        kinds::hand_off(1, 1, "x", "anna"),
        kinds::dispute(of, "x", true),
        kinds::reply(of, "x", true),
        kinds::pass_on(of, "x"),
        kinds::open_deal(&super::people::prospect(0)),
        kinds::spend(1, "x"),
        kinds::team("en", &kinds::Guess::default()),
        kinds::import(),
        kinds::demo(),
    ];
    let page = super::pact::agreement(None, false);
    let clock = &super::pact::clocks(None, crate::app::views::ClockSet::All)[0];
    forms.extend(["paused", "resumed", "waived"].map(|step| agreed::step(clock, step)));
    forms.extend([agreed::draft(None), agreed::draft(page.version.as_ref()), agreed::goal("2026-Q4")]);
    forms.extend([agreed::term(&page.versions[0]), agreed::sign(&page.versions[0])]);
    forms.extend([agreed::edit_term(&super::pact::term(4).unwrap(), say), agreed::revise(&page.goals[0], say)]);
    forms.extend([agreed::calendar("Europe/Rome"), agreed::day(1, "x")]);
    let other = crate::app::views::CalendarRow { team: false, ..page.calendars[0].clone() };
    forms.extend([agreed::edit_calendar(&other), agreed::lead_value(&page.terms[1])]);
    forms.extend([Kind::Prospect, Kind::Campaign, Kind::Deal].into_iter().filter_map(kinds::add));
    forms.extend(stages.iter().filter_map(|stage| kinds::move_deal(&card, stage)));
    let unpriced = crate::app::views::DealCard { amount: None, ..card };
    forms.extend(stages.iter().filter_map(|stage| kinds::move_deal(&unpriced, stage)));
    forms
}

/// What the agreement's screen puts together.
fn agreed() -> Vec<String> {
    let all = |family: &str, codes: &[&str]| codes.iter().map(|code| format!("{family}-{code}")).collect::<Vec<_>>();
    let plan = agreed::plan("2026-Q4").fields;
    let fields: Vec<&str> = plan.iter().map(|field| field.name).collect();
    let kinds = ["volume", "value", "quality", "speed", "depth", "decision", "feedback", "data"];
    [
        all("plan", &fields),
        all("plan-origin", &["measured", "agreed"]),
        all("plan-stage", &["customers", "opportunities", "sql", "mql", "leads", "attempts", "verdicts"]),
        all("promise", &kinds),
        all("version-is", &["draft", "coming", "in-force", "over"]),
        all("goal-state", &["reached", "on_pace", "behind", "not_begun", "over", "unknown"]),
        all("clocks", &SETS.map(set_code)),
        all("step", &["paused", "resumed", "waived"]),
        all(
            "why",
            &["nothing-due", "none-decided", "no-handoffs", "no-working-time", "unpriced", "not-in-force", "not-begun"],
        ),
        all("clock-is", &["running", "due-soon", "overdue", "met", "breached", "paused", "waived", "cancelled"]),
    ]
    .concat()
}

#[test]
fn no_text_of_the_cockpit_is_missing() {
    let keymap = Keymap::standard();
    let mut ids: Vec<String> = commands::all().map(commands::Command::text).collect();
    ids.extend(Area::ALL.map(|area| area.title().to_owned()));
    ids.extend(Tab::ALL.map(|tab| tab.title().to_owned()));
    let panes = [
        Pane::Prospects,
        Pane::Prospect,
        Pane::Timeline,
        Pane::Campaigns,
        Pane::HandOffs,
        Pane::Pipeline,
        Pane::Metrics,
        Pane::Journal,
        Pane::Entry,
        Pane::Terms,
        Pane::Goals,
        Pane::Calendars,
        Pane::Clocks,
        Pane::Term,
        Pane::Goal,
    ];
    ids.extend(agreed());
    ids.extend(panes.map(|pane| pane.title().to_owned()));
    for (keys, _) in [keymap.all(Layer::Screen), keymap.all(Layer::Typing)].concat() {
        ids.extend(keys.0.iter().filter_map(|key| key.word()).map(|word| format!("key-{word}")));
    }
    for form in forms() {
        ids.push(form.title.0.to_owned());
        for field in form.fields {
            ids.push(format!("field-{}", field.name));
            if let FieldKind::Codes { family, codes } = field.kind {
                ids.extend(codes.iter().map(|code| format!("{family}-{code}")));
            }
        }
    }
    for language in LANGUAGES {
        let texts = Texts::new(language);
        for id in &ids {
            assert!(texts.find(id).is_some(), "{language:?}: {id}");
        }
    }
}

/// What the sources ask for by `say.get("…")` and its like.
#[test]
fn no_text_that_a_screen_names_is_missing() {
    let texts = Texts::new(LANGUAGES[0]);
    let mut files = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/ui"))];
    let mut asked = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let source: String = std::fs::read_to_string(&path).unwrap().split_whitespace().collect();
        let calls = [
            "say.get(\"",
            "say.with(\"",
            "say.count_of(\"",
            ".hint(\"",
            "hint_with(\"",
            "No(\"",
            "self.get(\"",
            "column(\"",
            "pane::empty(canvas,rows,\"",
        ];
        for call in calls {
            for rest in source.split(call).skip(1) {
                let id = rest.split('"').next().unwrap();
                asked += 1;
                assert!(
                    id.is_empty()
                        || id.ends_with('-')
                        || id == "…"
                        || id.contains('{')
                        || texts.find(id).is_some()
                        || id == "column-mark"
                        || id == "column-undone",
                    "{}: {id}",
                    path.display()
                );
            }
        }
    }
    assert!(asked > 100, "the scan reads the sources");
    let _ = ChoiceKind::Members;
}
