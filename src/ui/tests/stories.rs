//! Stories: a start, keys, what is then on the screen.

use super::fixture::World;
use super::stage::Stage;
use crate::app::texts::Language;
use crate::app::views::{
    Action, Applied, Asked, Change, Conflict, ConflictField, Consequence, HandoffOf, ImportColumn, ImportQuestion,
    ImportView, Job, Kind, Message, Query, Slot, Touched,
};
use crate::domain::refusal::Refusal;
use crate::ui::effect::Effect;
use crate::ui::keymap::Key;
use crate::ui::msg::{MouseDid, Msg};
use crate::ui::screens::{Pane, Tab};
use crate::ui::theme::Role;
use crate::ui::widgets::form::kinds::Guess;

/// On the pipeline: the day has stories of its own.
fn on_pipeline(language: Language) -> Stage {
    let mut stage = Stage::new(language, 120, 40);
    stage.keys("3");
    stage
}

fn italian() -> Stage {
    on_pipeline(Language::It)
}

fn english() -> Stage {
    on_pipeline(Language::En)
}

#[test]
fn a_rep_finds_a_deal_moves_it_and_sets_its_next_step_in_ten_keys() {
    let mut stage = italian();
    stage.keys("/ 'ricambi 2027 株' enter m 3 n");
    stage.sees("Prossimo passo: Ricambi 2027");
    stage.keys("'chiamare' tab 'ven' enter");
    let actions = stage.actions();
    assert!(matches!(actions[0], Action::MoveDeal { stage: 3, fields, .. } if fields.is_empty()), "{actions:?}");
    let Action::NextStep { fields, .. } = actions[1] else { panic!("{actions:?}") };
    let values: Vec<_> = fields.iter().map(|input| input.value.as_str()).collect();
    assert_eq!(values, ["chiamare", "2026-11-27"], "Friday after Saturday 21 November");
    stage.sees("· u annulla");
    stage.keys("q");
    assert_eq!(stage.asked.last(), Some(&Effect::Quit));
}

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
fn selecting_a_campaign_marks_its_deals_and_f_shows_only_those() {
    let mut stage = italian();
    stage.keys("3 tab");
    assert_eq!(stage.model.pane(), Pane::Campaigns);
    stage.sees("◆ trattative di Webinar ottobre: 10");
    stage.keys("f");
    stage.sees("/ ◆ trattative di Webinar ottobre");
    assert_eq!(stage.model.revenue.board.columns.iter().map(|column| column.cards.len()).sum::<u64>(), 10);
    stage.keys("f");
    stage.misses("/ ◆");
}

#[test]
fn selecting_a_deal_marks_the_campaigns_that_touched_it() {
    let mut stage = italian();
    stage.keys("3");
    assert!(!stage.model.revenue.links.ids.is_empty());
    stage.sees("◆");
    stage.keys("f");
    stage.sees("campagne di");
}

#[test]
fn a_deal_that_is_lost_asks_why_and_offers_the_reasons() {
    let mut stage = italian();
    stage.keys("3 m 6");
    stage.sees("Persa:");
    stage.sees("Concorrente");
    stage.keys("'pre' enter f2");
    let actions = stage.actions();
    let Action::MoveDeal { stage: 6, fields, .. } = actions[0] else { panic!("{actions:?}") };
    assert_eq!(fields[0].value, "price");
}

#[test]
fn won_shows_what_it_did_to_the_goal() {
    let mut stage = italian();
    let consequences = vec![Consequence { name: "Vendite Q4".into(), before: "61 %".into(), after: "64 %".into() }];
    let touched = vec![Touched { kind: Kind::Deal, id: Some(7) }];
    stage.send(Msg::Applied(Applied { entry: Some(9), message: Message::new("undone"), touched, consequences }));
    stage.sees("Vendite Q4  61 % → 64 %");
    stage.wait(13_000_000);
    stage.misses("Vendite Q4");
}

#[test]
fn a_filter_is_live_points_at_its_mistake_and_esc_takes_it_back() {
    let mut stage = italian();
    stage.keys("2 / 'soler'");
    stage.sees("Soler");
    stage.misses("Chiara Neri");
    stage.keys("ctrl-u 'x stge:mql'");
    stage.sees("^^^^");
    stage.keys("esc");
    stage.sees("Chiara Neri");
    assert_eq!(stage.model.prospects.list.filter, "");
}

#[test]
fn while_a_filter_is_awaited_no_key_acts_on_the_rows_before() {
    let mut stage = italian();
    stage.slow = true;
    stage.keys("3 / '株' enter m");
    assert!(stage.asked.is_empty());
    stage.sees("nessuna trattativa selezionata");
    stage.answer_all();
    stage.keys("m");
    stage.sees("株");
}

#[test]
fn a_million_rows_are_walked_by_pages() {
    let mut stage = english();
    stage.slow = true;
    stage.keys("2");
    let lists = |stage: &Stage| {
        stage
            .waiting
            .iter()
            .filter_map(|query| match query {
                Query::Prospects(list) => Some((list.window.offset, list.window.limit)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(lists(&stage), [(0, 64)]);
    stage.answer_all();
    stage.slow = true;
    stage.keys("G");
    assert_eq!(lists(&stage), [(999_936, 64)]);
    stage.answer_all();
    stage.sees("1,000,000");
    assert_eq!(stage.model.prospects.list.current().map(|row| row.id), Some(1_000_000));
}

#[test]
fn a_spinner_comes_only_after_a_wait_and_an_error_stays_in_its_pane() {
    let mut stage = Stage::over(World::new(), Language::En, 120, 40, true);
    stage.slow = true;
    stage.keys("2");
    stage.misses("reading…");
    stage.wait(200_000);
    stage.sees("reading…");
    stage.world.broken = true;
    stage.answer_all();
    stage.sees("F5 tries again");
    stage.world.broken = false;
    stage.keys("f5");
    stage.sees("Chiara Neri");
}

#[test]
fn what_others_do_is_told_and_shown_with_the_selection_kept() {
    let mut stage = italian();
    stage.keys("3 v down down down");
    let before = stage.model.revenue.deals.current().map(|card| card.id);
    stage.world.deals.retain(|card| card.id != 1);
    let news = vec![Message::new("demo")];
    stage.send(Msg::StoreChanged(Change { seq: 400, touched: vec![Touched { kind: Kind::Deal, id: Some(1) }], news }));
    assert_eq!(stage.model.revenue.deals.current().map(|card| card.id), before);
    stage.sees("demo, adesso");
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
fn nothing_runs_from_a_paste() {
    let mut stage = italian();
    stage.keys("3");
    stage.send(Msg::Paste("m3\rq".to_owned()));
    assert!(stage.asked.is_empty() && stage.model.overlays.is_empty());
    stage.send(Msg::Key { key: Key::char('-'), after_paste: true });
    assert!(stage.actions().is_empty());
    stage.keys("n ctrl-u");
    stage.send(Msg::Paste("a\u{1b}[31mb\nc".to_owned()));
    stage.sees("a␛[31mb c");
}

#[test]
fn the_palette_finds_by_words_and_remembers() {
    let mut stage = english();
    stage.keys("3 : 'journal' enter");
    assert_eq!(stage.model.tab, Tab::Journal);
    stage.keys(":");
    stage.sees("▶");
    assert_eq!(stage.model.recent, ["tab-journal"]);
    stage.keys("'move deal'");
    stage.sees("(not on this screen)");
}

#[test]
fn a_prefix_opens_a_box_and_an_unknown_key_is_told() {
    let mut stage = english();
    stage.keys("2 o");
    stage.sees("Order by name");
    stage.keys("n");
    stage.misses("Order by account");
    assert_eq!(stage.model.prospects.list.sort.field, "name");
    stage.keys("Q");
    stage.sees("Q does nothing here");
    stage.keys("down");
    stage.misses("Q does nothing here");
}

#[test]
fn a_figure_is_explained_down_to_its_rows() {
    let mut stage = english();
    stage.keys("5 down down down enter");
    stage.sees("Deals won over deals won or lost");
    stage.sees("107 rows count");
    stage.keys("G");
    stage.sees("The rows add up to the figure");
    stage.keys("esc left");
    stage.sees("Q3 2026");
}

#[test]
fn the_journal_undoes_the_selected_entry_or_says_why_not() {
    let mut stage = english();
    stage.keys("7 down u");
    assert_eq!(stage.actions().last(), Some(&&Action::Undo(Some(319))));
    stage.keys("g down down down u");
    stage.sees("undone already");
    stage.keys("U");
    assert_eq!(stage.actions().last(), Some(&&Action::Redo(Some(317))));
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

#[test]
fn another_zone_of_the_team_is_shown_wherever_one_looks() {
    let mut stage = english();
    stage.keys("7");
    stage.sees("21/11/26 09:14 · luca");
    stage.world.identity.zone = crate::domain::time::Zone::named("Pacific/Auckland").unwrap();
    stage.slow = true;
    let touched = vec![Touched { kind: Kind::Workspace, id: Some(1) }];
    stage.send(Msg::StoreChanged(Change { seq: 400, touched, news: Vec::new() }));
    for slot in [Slot::Identity, Slot::Journal] {
        assert!(stage.waiting.iter().any(|query| query.slot() == slot), "{:?}", stage.waiting);
    }
    stage.answer_all();
    stage.sees("21/11/26 21:14 · luca");
    stage.slow = true;
    stage.keys("3");
    for slot in [Slot::Campaigns, Slot::Board, Slot::HandOffs] {
        assert!(stage.waiting.iter().any(|query| query.slot() == slot), "{:?}", stage.waiting);
    }
}

#[test]
fn where_nothing_fits_what_is_typed_the_way_out_is_said() {
    let mut stage = english();
    stage.keys(": 'zzzz'");
    stage.sees("Ctrl-U clears the line");
    stage.keys("ctrl-u");
    stage.misses("No command sounds like that");
    stage.keys("esc 3 m 'zzzz'");
    stage.sees("No stage is called that.");
    stage.keys("ctrl-u");
    stage.misses("No stage is called that.");
}

#[test]
fn a_return_of_few_decided_leads_is_no_verdict() {
    let mut stage = Stage::new(Language::En, 120, 40);
    stage.keys("3 tab tab");
    let roles = |stage: &Stage, row: &crate::app::views::CampaignRow| {
        let text = stage.model.say().percent_signed(row.roi.unwrap());
        let screen = stage.screen();
        let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(&row.name)).unwrap();
        let x = crate::domain::text::width(&line[..line.find(&text).unwrap()]);
        stage.buffer()[(x as u16, y as u16)].fg
    };
    let rows: Vec<_> = (0..6).filter_map(|at| stage.model.revenue.campaigns.cache.get(at).cloned()).collect();
    let (few, many): (Vec<_>, Vec<_>) = rows.iter().filter(|row| row.roi.is_some()).partition(|row| row.few());
    let verdict = |good| stage.theme.style(if good { Role::Good } else { Role::Bad }).fg.unwrap();
    for row in few {
        assert!(![verdict(true), verdict(false)].contains(&roles(&stage, row)), "{}", row.name);
    }
    for row in many {
        assert_eq!(roles(&stage, row), verdict(row.roi.unwrap() >= 0.0), "{}", row.name);
    }
}

#[test]
fn the_heads_of_columns_are_whole_in_every_language() {
    for language in Language::ALL {
        for (width, height) in [(80, 24), (120, 40), (200, 60)] {
            let mut stage = Stage::new(language, width, height);
            for keys in ["2", "3", "v", "z", "7"] {
                stage.keys(keys);
                let screen = stage.screen();
                let name = stage.model.texts.get(if keys == "7" { "column-what" } else { "column-name" });
                let head = screen.lines().find(|line| line.contains(&format!(" {name} "))).unwrap_or_default();
                assert!(!head.contains('…'), "{language} {width}: {head}");
            }
        }
    }
}

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

#[test]
fn a_replaced_file_is_told_until_the_program_is_left() {
    let mut stage = english();
    stage.keys("3");
    stage.send(Msg::Refused(Refusal::rule("file-replaced").with("path", "/x/team.db")));
    stage.wait(60_000_000);
    stage.sees("Not saved: the file was moved or replaced");
}

#[test]
fn the_mouse_selects_opens_drags_and_turns() {
    let mut stage = Stage::new(Language::It, 160, 40);
    stage.keys("3 tab");
    stage.mouse("LinkedIn ads Q4", MouseDid::Press);
    assert_eq!(stage.model.revenue.campaigns.selected(), 1);
    stage.mouse("LinkedIn ads Q4", MouseDid::Press);
    stage.sees("C-2");
    stage.keys("esc");
    stage.mouse("Acme", MouseDid::Press);
    let card = stage.model.revenue.board.current().cloned().unwrap();
    stage.mouse("Proposta", MouseDid::Release);
    assert!(
        matches!(stage.actions()[..], [Action::MoveDeal { deal, stage: 3, .. }] if *deal == card.id) || card.stage == 3
    );
    stage.mouse("5 Indicatori", MouseDid::Press);
    assert_eq!(stage.model.tab, Tab::Metrics);
    stage.mouse("? aiuto", MouseDid::Press);
    stage.sees("Che cosa puoi fare qui");
}

#[test]
fn panes_zoom_divide_and_change_their_look() {
    let mut stage = english();
    stage.keys("3 z");
    stage.misses("Campaigns (marketing)");
    stage.keys("v");
    stage.sees("in stage");
    stage.keys("esc > >");
    stage.sees("Campaigns (marketing)");
    assert_eq!(stage.model.revenue.divide, 510);
}

#[test]
fn what_cannot_be_drawn_anew_is_not_drawn() {
    let mut stage = english();
    assert!(!stage.model.dirty());
    stage.model.tick(crate::domain::time::Instant(stage.model.now.0 + 1_000_000));
    assert!(!stage.model.dirty(), "a second that shows nowhere");
    stage.model.tick(crate::domain::time::Instant(stage.model.now.0 + 60_000_000));
    assert!(stage.model.dirty(), "the minute on the clock");
}

#[test]
fn sales_judges_what_waits_with_one_key_each() {
    let mut stage = italian();
    stage.keys("3 shift-tab");
    assert_eq!(stage.model.pane(), Pane::HandOffs);
    stage.sees("(2) Marco Bianchi");
    stage.keys("a");
    stage.keys("r").sees("Rifiuta");
    stage.sees("Non risponde dopo 3 tentativi  pausa di 90 giorni");
    stage.keys("down down enter 'altro fornitore' f2");
    stage.keys("R '+60d' f2").keys("T").keys("P 'anna' f2").keys("X 'manca il telefono' f2");
    let actions = stage.actions();
    let of = HandoffOf::Handoff(1);
    assert!(matches!(actions[0], Action::Accept { of: found, version: 1 } if *found == of), "{actions:?}");
    let Action::Refuse { of: found, version: 1, fields } = actions[1] else { panic!("{actions:?}") };
    let typed: Vec<_> = fields.iter().map(|input| (input.field, input.value.as_str())).collect();
    assert_eq!((*found, typed), (of, vec![("reason", "QUAL-03"), ("note", "altro fornitore")]));
    assert!(matches!(actions[2], Action::Recycle { fields, .. } if fields[0].value == "2027-01-20"), "{actions:?}");
    assert!(matches!(actions[3], Action::TakeBack { .. }), "{actions:?}");
    assert!(matches!(actions[4], Action::PassOn { fields, .. } if fields[0].value == "anna"), "{actions:?}");
    assert!(matches!(actions[5], Action::Dispute { .. }), "{actions:?}");
    stage.keys("A");
    stage.sees("nessuno contesta questo passaggio");
}

#[test]
fn a_prospect_is_handed_off_or_becomes_a_deal_or_says_why_not() {
    let mut stage = italian();
    stage.keys("2");
    let row = |stage: &Stage, code: &str| {
        let list = &stage.model.prospects.list;
        (0..30).find(|place| list.cache.get(*place).is_some_and(|row| row.stage == code)).unwrap()
    };
    let lead = row(&stage, "lead");
    stage.model.prospects.list.select(lead);
    stage.keys("a");
    stage.sees("il marketing non ha ancora passato questo prospect");
    stage.keys("H");
    stage.sees("alle vendite");
    stage.keys("tab 'ha chiesto un prezzo' f2");
    let (sal, name) = (row(&stage, "sal"), |stage: &Stage| stage.model.prospects.list.current().unwrap().name.clone());
    stage.model.prospects.list.select(sal);
    stage.keys("down up r");
    stage.sees("le vendite hanno già dato un esito");
    stage.keys("O");
    let who = name(&stage);
    stage.sees(&format!("Nuova trattativa con {who}"));
    stage.keys("'Linea nuova' f2");
    let actions = stage.actions();
    assert!(matches!(actions[0], Action::HandOff { fields, .. } if fields.len() == 2), "{actions:?}");
    let Action::Add { kind: Kind::Deal, fields } = actions[1] else { panic!("{actions:?}") };
    let of = |name: &str| fields.iter().find(|input| input.field == name).map(|input| input.value.clone());
    let id = stage.model.prospects.list.current().unwrap().id.to_string();
    assert_eq!((of("title"), of("prospect"), of("owner")), (Some("Linea nuova".into()), Some(id), None));
}

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
