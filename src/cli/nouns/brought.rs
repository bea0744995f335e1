//! What campaigns cost and brought, beside their fields: the figures of the cockpit's list.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::app::answers::{Caches, answer};
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{Answer, CampaignRow, List, Query, Sort, Value, Window};
use crate::cli::out::Face;
use crate::domain::money::Money;
use crate::domain::refusal::Refusal;

/// More than any team has.
const ALL: u32 = 100_000;

/// The figures by their words in the table for programs.
pub const WORDS: [&str; 6] = ["spend", "leads", "mql", "won", "revenue", "roi"];

/// The figures of every campaign.
///
/// # Errors
/// The store's.
pub fn all(service: &Service, texts: &Texts) -> Result<BTreeMap<i64, CampaignRow>, Refusal> {
    let list =
        List { filter: String::new(), linked: None, sort: Sort::descending("start"), window: Window::first(ALL) };
    let answer = answer(service, &mut Caches::default(), &Query::Campaigns(list), texts)?;
    let rows = match answer {
        Answer::Campaigns(page) => page.rows,
        _ => Vec::new(),
    };
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The figures' headings.
pub fn heads(texts: &Texts, plain: bool) -> [String; 6] {
    WORDS.map(|word| match word {
        word if plain => word.to_owned(),
        "leads" | "mql" | "spend" => texts.get(&format!("metric-{word}")),
        "won" => texts.get("choice-customer"),
        "revenue" => texts.get("metric-bookings"),
        _ => "ROI".to_owned(),
    })
}

/// The figures of one campaign as cells; empty where there are none.
pub fn cells(face: &Face<'_>, row: Option<&CampaignRow>) -> [String; 6] {
    let Some(row) = row else { return Default::default() };
    let money = |money: Option<Money>| money.map(|money| face.value(Value::Money(money), 0)).unwrap_or_default();
    let count = |count: u64| face.count(i64::try_from(count).unwrap_or(i64::MAX));
    let roi = row.roi.map(|roi| face.share(roi, 0)).unwrap_or_default();
    // What people read says what is left out; programs find it in the JSON.
    let said = |cell: String, why: Option<&'static str>| match why {
        Some(why) if face.people() => {
            let why = face.texts().get(&format!("why-{why}"));
            if cell.is_empty() { format!("({why})") } else { format!("{cell} ({why})") }
        }
        _ => cell,
    };
    [
        said(money(row.spend), row.spend_why),
        count(row.leads),
        count(row.mql),
        count(row.won),
        said(money(row.revenue), row.revenue_why),
        said(roi, row.roi_why),
    ]
}

/// The figures of one campaign as JSON.
pub fn json(row: &CampaignRow) -> Json {
    let money =
        |money: Option<Money>| money.map(|money| json!({"minor": money.minor, "currency": money.currency.to_string()}));
    json!({
        "spend": money(row.spend),
        "leads": row.leads,
        "mql": row.mql,
        "won": row.won,
        "revenue": money(row.revenue),
        "roi": row.roi,
        "why": {"spend": row.spend_why, "revenue": row.revenue_why, "roi": row.roi_why},
    })
}
