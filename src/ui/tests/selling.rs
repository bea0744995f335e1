//! The fixture's campaigns, deals and hand-offs.

use super::fixture::{ACCOUNTS, FIRST, LAST, NOW, OWNERS, ago, eur, pick, today};
use super::people::timeline;
use crate::app::views::*;
use crate::domain::time::Instant;

pub fn campaign(n: i64) -> CampaignRow {
    let names = [
        "Webinar ottobre",
        "LinkedIn ads Q4",
        "Fiera Milano",
        "Newsletter settembre",
        "Google Ads ricambi",
        "Partner Iberia",
        "Campaña otoño",
    ];
    let leads = u64::try_from(n * 37 % 340 + 20).unwrap();
    CampaignRow {
        id: n,
        number: format!("C-{n}"),
        name: pick(&names, n - 1).to_owned(),
        channel: pick(&["webinar", "LinkedIn", "fiera", "e-mail"], n).to_owned(),
        status: pick(&["active", "active", "done", "paused", "planned"], n),
        spend: (n != 6).then(|| eur(n * 1_170 % 15_000 + 400)),
        spend_why: None,
        budget: Some(eur(16_000)),
        leads,
        mql: leads / 3,
        sal: leads / 5,
        refused: leads / 15,
        disqualified: leads / 15,
        won: leads / 30,
        revenue: Some(eur(n * 4_100)),
        revenue_why: None,
        roi: (n != 6).then_some((n as f64 - 4.0) * 0.53),
        roi_why: None,
        start: Some(today().plus(-n * 20)),
        end: Some(today().plus(60 - n * 10)),
        owner: pick(&["marco", "irene"], n).to_owned(),
        version: 1,
    }
}

pub fn campaign_detail(id: i64) -> CampaignDetail {
    CampaignDetail {
        row: campaign(id),
        objective: "Far conoscere il servizio ricambi in 24 ore ai responsabili acquisti del Nord.".to_owned(),
        audience: "Officine 20–200 dipendenti".to_owned(),
        spends: vec![
            SpendRow { on: today().plus(-3), amount: eur(400) },
            SpendRow { on: today().plus(-33), amount: eur(800) },
        ],
        verdicts: vec![("offered", 3), ("accepted", 31), ("refused", 6)],
        refusals: vec![("QUAL-01 Nessun budget".to_owned(), 4), ("FIT-03 Non ha potere decisionale".to_owned(), 2)],
    }
}

pub fn hand_offs() -> Vec<HandOffRow> {
    (0..7)
        .map(|n| HandOffRow {
            id: n + 1,
            prospect: n + 10,
            name: format!("{} {}", pick(&FIRST, n), pick(&LAST, n)),
            account: pick(&ACCOUNTS, n).to_owned(),
            campaign: "Webinar ottobre".to_owned(),
            owner: pick(&OWNERS, n).to_owned(),
            number: format!("H-{}", n + 1),
            episode: if n == 2 { 2 } else { 1 },
            verdict: "offered",
            dispute: if n == 6 { "by_sales" } else { "none" },
            offered: ago(3 + n),
            due: Some(Instant(NOW.0 + (n - 1) * 2_400 * Instant::SECOND)),
            mark: if n < 1 {
                Mark::Late
            } else if n < 3 {
                Mark::Due
            } else {
                Mark::None
            },
            version: 1,
        })
        .collect()
}

pub fn stages() -> Vec<StageInfo> {
    let stage = |id, name: &str, kind, probability| StageInfo { id, name: name.to_owned(), kind, probability };
    vec![
        stage(1, "Qualifica", StageKind::Open, 0.1),
        stage(2, "Analisi", StageKind::Open, 0.25),
        stage(3, "Proposta", StageKind::Open, 0.5),
        stage(4, "Negoziazione", StageKind::Open, 0.75),
        stage(5, "Vinta", StageKind::Won, 1.0),
        stage(6, "Persa", StageKind::Lost, 0.0),
    ]
}

pub fn deal(n: i64) -> DealCard {
    let stage = [1, 1, 2, 1, 2, 3, 4, 3, 2, 5, 6][usize::try_from(n).unwrap() % 11];
    DealCard {
        id: n,
        number: format!("D-{}", 1_000 + n),
        title: format!("{} {}", pick(&["Ricambi 2027", "Manutenzione", "Impianto", "Pilota"], n), pick(&ACCOUNTS, n)),
        account: pick(&ACCOUNTS, n).to_owned(),
        product: pick(&["GTX Pro", "MG Special", ""], n).to_owned(),
        prospect: Some(n),
        amount: (n % 9 != 0).then(|| eur(n * 1_730 % 41_000 + 900)),
        derived: n % 7 == 0,
        stage,
        stage_name: stages().into_iter().find(|it| it.id == stage).unwrap().name,
        status: stages().into_iter().find(|it| it.id == stage).unwrap().kind,
        owner: pick(&OWNERS, n).to_owned(),
        days_in_stage: n * 3 % 40,
        age: n * 5 % 90,
        expected_close: (n % 6 != 0).then(|| today().plus(n % 50 - 5)),
        closed: (stage > 4).then(|| today().plus(-n % 30)),
        next_step: if n % 3 == 0 { String::new() } else { "Inviare il preventivo".to_owned() },
        next_due: (n % 3 != 0).then(|| today().plus(n % 9 - 2)),
        mark: pick(&[Mark::None, Mark::Due, Mark::None, Mark::Late, Mark::None, Mark::None, Mark::Paused], n),
        version: 1,
    }
}

pub fn deal_detail(card: &DealCard) -> DealDetail {
    DealDetail {
        stage: stages().into_iter().find(|stage| stage.id == card.stage).unwrap().name,
        fields: vec![Field { name: "competitor".to_owned(), custom: false, value: "Delta SpA".to_owned() }],
        people: vec![("Chiara Neri".to_owned(), "decide".to_owned()), ("Pau Soler".to_owned(), "usa".to_owned())],
        stays: vec![
            StageStay { stage: "Qualifica".to_owned(), entered: ago(900), days: 20 },
            StageStay { stage: "Analisi".to_owned(), entered: ago(420), days: 17 },
        ],
        timeline: timeline(),
        card: card.clone(),
    }
}
