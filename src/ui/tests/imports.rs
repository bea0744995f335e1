//! Stories of the first start and of importing a file.

use super::fixture::World;
use super::stage::{Stage, english};
use crate::app::texts::Language;
use crate::app::views::{Action, ImportColumn, ImportQuestion, ImportView, Job};
use crate::domain::refusal::Refusal;
use crate::ui::effect::Effect;
use crate::ui::msg::Msg;
use crate::ui::widgets::form::kinds::Guess;

#[test]
fn the_first_run_makes_a_team_imports_or_opens_the_demo() {
    let mut stage = Stage::over(World::empty(), Language::En, 100, 30, false);
    stage.sees("Welcome to smarketing");
    stage.model.guess.zone = "Europe/Rome".to_owned();
    stage.keys("enter 'Rossi' tab 'anna' f2");
    let Action::CreateTeam(fields) = stage.actions()[0] else { panic!() };
    assert_eq!(
        fields.iter().map(|input| input.field).collect::<Vec<_>>(),
        ["team", "handle", "side", "currency", "zone", "language"]
    );
    stage.send(Msg::Opened);
    stage.misses("Import a file");
    let mut stage = Stage::over(World::empty(), Language::En, 100, 30, false);
    stage.model.guess = Guess { zone: "Europe/Rome".to_owned(), handle: "anna".to_owned() };
    stage.keys("down enter 'Rossi' f2");
    stage.send(Msg::Opened);
    stage.sees("Import a file");
    let mut stage = Stage::over(World::empty(), Language::En, 100, 30, false);
    stage.keys("down down enter enter");
    assert_eq!(stage.asked, [Effect::Start(Job::Demo { prospects: 10_000 })]);
}

#[test]
fn an_import_is_looked_at_and_asked_about_before_it_runs() {
    let mut stage = english();
    stage.keys("2 i '/tmp/leads.csv' enter");
    let survey = |answers: &[(&str, &str)]| {
        let answers = answers.iter().map(|(choice, answer)| (choice.to_string(), answer.to_string())).collect();
        Effect::Start(Job::Survey { path: "/tmp/leads.csv".to_owned(), answers })
    };
    assert_eq!(stage.asked.last(), Some(&survey(&[])));
    let question = ImportQuestion {
        choice: "dates",
        column: "Created".to_owned(),
        sample: "04/05/2026".to_owned(),
        options: vec![("dmy".to_owned(), "4 May 2026".to_owned()), ("mdy".to_owned(), "5 April 2026".to_owned())],
    };
    let mut plan = ImportView {
        file: "leads.csv".to_owned(),
        rows: 8_000,
        kind: Some("prospects"),
        encoding: "UTF-8".to_owned(),
        delimiter: ';',
        columns: vec![ImportColumn {
            header: "Correo".to_owned(),
            targets: vec!["email".to_owned()],
            format: String::new(),
            reason: "header",
            samples: vec!["a@b.es".to_owned()],
        }],
        question: Some(question),
        notes: Vec::new(),
        trial: Default::default(),
    };
    stage.send(Msg::Planned(Ok(Box::new(plan.clone()))));
    stage.sees("Does day or month come first?");
    stage.keys("down enter");
    assert_eq!(stage.asked.last(), Some(&survey(&[("dates", "mdy")])));
    // The known name is chosen already: one key says that it is the same.
    let alike = |known: &str| (format!("product GTXPro {known}"), if known == "new" { "" } else { known }.to_owned());
    let options = vec![alike("GTX Pro"), alike("new"), alike("new")];
    let question = ImportQuestion { choice: "alias", column: String::new(), sample: "GTXPro".to_owned(), options };
    let asked = ImportView { question: Some(question), ..plan.clone() };
    stage.send(Msg::Planned(Ok(Box::new(asked))));
    stage.sees("“GTXPro” is new here, but looks like a name that is there. Is it the same?");
    stage.sees("Yes, it is “GTX Pro”");
    stage.sees("No, “GTXPro” is another one");
    stage.sees("No, neither this one");
    stage.keys("enter");
    let answered = [("dates", "mdy"), ("alias", "product GTXPro GTX Pro")];
    assert_eq!(stage.asked.last(), Some(&survey(&answered)));
    plan.question = None;
    stage.send(Msg::Planned(Ok(Box::new(plan))));
    stage.sees("Correo");
    stage.sees("→ E-mail");
    stage.keys("enter");
    let answers = answered.map(|(choice, answer)| (choice.to_owned(), answer.to_owned())).to_vec();
    assert_eq!(stage.asked.last(), Some(&Effect::Start(Job::Import { path: "/tmp/leads.csv".to_owned(), answers })));
    assert!(stage.model.overlays.is_empty());
}

#[test]
fn a_file_that_cannot_be_imported_says_why_and_what_helps() {
    let mut stage = english();
    stage.keys("2 i '/nowhere' enter");
    stage.send(Msg::Planned(Err(Refusal::not_found("no-such-file").with("path", "/nowhere"))));
    stage.sees("/nowhere does not exist");
    stage.sees("smarketing init");
    stage.keys("enter esc");
    assert!(stage.model.overlays.is_empty());
}
