//! The fixture's prospects: rows, one opened, the shared timeline.

use super::fixture::{ACCOUNTS, FIRST, LAST, OWNERS, STAGES, ago, eur, pick};
use crate::app::views::*;

pub fn prospect(n: i64) -> ProspectRow {
    ProspectRow {
        id: n + 1,
        number: format!("P-{}", n + 1),
        name: format!("{} {}", pick(&FIRST, n), pick(&LAST, n / 3)),
        account: pick(&ACCOUNTS, n / 2).to_owned(),
        email: format!("p{n}@example.org"),
        stage: pick(&STAGES, n / 2),
        source: pick(&["organic_search", "paid_search", "webinar", ""], n).to_owned(),
        campaign: if n % 2 == 0 { "Webinar ottobre".to_owned() } else { String::new() },
        sales_owner: pick(&OWNERS, n).to_owned(),
        marketing_owner: pick(&["marco", "irene"], n).to_owned(),
        fit: Some(40 + n % 60),
        engagement: Some(n * 7 % 100),
        created: Some(ago(20 + n % 9_000)),
        last_touch: (n % 4 != 3).then(|| ago(n % 700)),
        mark: pick(&[Mark::None, Mark::Late, Mark::None, Mark::Due, Mark::None, Mark::Paused, Mark::None], n),
        do_not_contact: n % 11 == 10,
        version: 1,
    }
}

pub fn prospect_detail(id: i64) -> ProspectDetail {
    let row = prospect(id - 1);
    let field = |name: &str, value: &str, custom| Field { name: name.to_owned(), custom, value: value.to_owned() };
    ProspectDetail {
        fields: vec![
            field("job_title", "Responsabile acquisti", false),
            field("phone", "+39 02 1234567", false),
            field("country", "Italia", false),
            field("Fatturato dichiarato", "12,4 Mio", true),
            field("tags", "fiera, priorità A", false),
        ],
        contact: vec![
            Contact { channel: Channel::Email, address: row.email.clone(), basis: "consent" },
            Contact { channel: Channel::Call, address: "+39 02 1234567".to_owned(), basis: "do-not-contact" },
        ],
        episode: Some(Episode {
            number: 2,
            stage: row.stage,
            since: ago(30),
            clock: "decision",
            due: Some(ago(-2)),
            mark: Mark::Due,
        }),
        handoff: handoff(&row),
        scores: vec![
            Score {
                kind: "fit",
                value: 72,
                threshold: 60,
                reasons: vec![("settore".to_owned(), 40), ("dimensione".to_owned(), 32)],
            },
            Score {
                kind: "engagement",
                value: 35,
                threshold: 50,
                reasons: vec![("webinar".to_owned(), 25), ("e-mail aperte".to_owned(), 10)],
            },
        ],
        needs: vec![
            Need { text: "Ridurre i tempi di consegna dei ricambi in Spagna".to_owned(), satisfied: None },
            Need { text: "Un solo fornitore".to_owned(), satisfied: Some(true) },
        ],
        deals: vec![DealLine {
            id: 7,
            number: "D-1007".to_owned(),
            title: "Ricambi 2027".to_owned(),
            stage: "Proposta".to_owned(),
            amount: Some(eur(12_000)),
            close: None,
        }],
        timeline: timeline(),
        timeline_total: 143,
        row,
    }
}

/// Who is qualified waits for a verdict; whom sales has, it accepted; who was given back, it refused, and marketing
/// disputes that.
fn handoff(row: &ProspectRow) -> Option<HandoffInfo> {
    let (verdict, reason, dispute) = match row.stage {
        "mql" => ("offered", "", "none"),
        "sal" | "sql" | "opportunity" | "customer" => ("accepted", "", "none"),
        "recycled" | "disqualified" => ("refused", "FIT-01 Azienda troppo piccola", "by_marketing"),
        _ => return None,
    };
    Some(HandoffInfo {
        id: row.id + 100,
        number: format!("H-{}", row.id + 100),
        verdict,
        expired: false,
        owner: "anna".to_owned(),
        offered: ago(26),
        decided: (verdict != "offered").then(|| ago(20)),
        reason: reason.to_owned(),
        until: None,
        dispute,
        version: 3,
    })
}

pub fn timeline() -> Vec<TimelineItem> {
    let touch = |hours, side, by: &str, channel, inbound, what: &str, about: &str, note: &str| TimelineItem {
        at: ago(hours),
        side,
        by: by.to_owned(),
        channel,
        inbound,
        what: what.to_owned(),
        about: about.to_owned(),
        note: note.to_owned(),
    };
    vec![
        touch(
            3,
            "sales",
            "anna",
            Some(Channel::Call),
            false,
            "connected",
            "",
            "Vuole il listino spagnolo entro venerdì.\nRichiamare dopo la fiera.",
        ),
        touch(26, "marketing", "marco", None, false, "handed-off", "", ""),
        touch(27, "marketing", "marco", None, false, "stage-mql", "", ""),
        touch(28, "marketing", "", Some(Channel::Event), true, "", "Webinar ottobre", ""),
        touch(200, "marketing", "irene", Some(Channel::Email), false, "sent", "Newsletter settembre", ""),
        touch(201, "", "", Some(Channel::Web), true, "", "Scheda prodotto", ""),
    ]
}
