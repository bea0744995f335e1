//! Stories of campaigns, deals and hand-offs.

use super::stage::{Stage, english, italian};
use crate::app::texts::Language;
use crate::app::views::{Action, Applied, Consequence, HandoffOf, Kind, Message, Touched};
use crate::ui::effect::Effect;
use crate::ui::msg::{MouseDid, Msg};
use crate::ui::screens::{Pane, Tab};
use crate::ui::theme::Role;

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
