//! A day to look at: every rung of the ladder, goals in every state, and news.

use super::fixture::{NOW, eur};
use crate::app::views::{
    GoalRow, JournalRow, Judged, Mark, Message, Opens, Rung, TodayItem, TodayPage, TodayTeam, Value,
};
use crate::domain::time::Instant;

fn hours(hours: i64) -> Instant {
    Instant(NOW.0 + hours * 3_600 * Instant::SECOND)
}

fn item(name: &str, account: &str, todo: Message, otherwise: &str, left: Option<i64>, opens: Opens) -> TodayItem {
    let mark = match left {
        Some(left) if left < 0 => Mark::Late,
        Some(_) => Mark::Due,
        None => Mark::None,
    };
    TodayItem {
        name: name.into(),
        account: account.into(),
        todo,
        otherwise: Message::new(otherwise).with("when", "09:40").with("term", "Prima risposta").with("day", "oggi"),
        owner: String::new(),
        due: left.map(|left| Instant(NOW.0 + left * Instant::SECOND)),
        left,
        mark,
        opens,
        handoff: judged(opens),
        said: match opens {
            Opens::Handoff(7, _) => vec![
                Message::new("todo-refused").with("reason", "FIT-01 Troppo piccola"),
                Message::new("today-said").with("by", "marco").with("note", "Hanno chiesto un’offerta"),
            ],
            _ => Vec::new(),
        },
        prospect: match opens {
            Opens::Handoff(_, id) | Opens::Clock(_, id) | Opens::Prospect(id) => Some(id),
            Opens::Deal(id) => (id != 9).then_some(id),
        },
        version: 3,
    }
}

/// The seventh hand-off was refused, and marketing disputes that.
fn judged(opens: Opens) -> Option<Judged> {
    match opens {
        Opens::Handoff(7, _) => Some(Judged { id: 7, verdict: "refused", dispute: "by_marketing" }),
        Opens::Handoff(id, _) => Some(Judged { id, verdict: "offered", dispute: "none" }),
        Opens::Clock(id, _) => Some(Judged { id, verdict: "accepted", dispute: "none" }),
        Opens::Prospect(_) | Opens::Deal(_) => None,
    }
}

fn rung(code: &'static str, total: u64, items: Vec<TodayItem>) -> Rung {
    Rung { code, total, items }
}

/// Anna's day.
pub fn page() -> TodayPage {
    let todo = Message::new;
    let step = |text: &str| Message::new("todo-step").with("step", text);
    let late = vec![
        item("Chiara Neri", "Acme", todo("todo-speed"), "or-breached", Some(-7_500), Opens::Clock(12, 1)),
        item("Pau Soler", "Nord SL", todo("todo-verdict"), "or-expired", Some(-1_900), Opens::Handoff(4, 10)),
    ];
    let verdicts = vec![
        item("Lucía Núñez", "株式会社テスト", todo("todo-verdict"), "or-expires", Some(2_400), Opens::Handoff(5, 13)),
        item(
            "Giulia D’Angelo",
            "Officine Rossi & Figli",
            todo("todo-verdict"),
            "or-waits",
            None,
            Opens::Handoff(6, 14),
        ),
    ];
    let depth = Message::new("todo-depth").with("made", 3).with("needed", 5);
    TodayPage {
        rungs: vec![
            rung("late", 2, late),
            rung(
                "answer",
                1,
                vec![item(
                    "Hannah Weiß",
                    "Gamma",
                    todo("todo-answer"),
                    "or-unanswered",
                    Some(14_400),
                    Opens::Handoff(7, 15),
                )],
            ),
            rung("verdict", 31, verdicts),
            rung(
                "due",
                1,
                vec![item("Iñaki Etxeberria", "Nord SL", depth, "or-breach", Some(5_400), Opens::Clock(18, 16))],
            ),
            rung(
                "step-late",
                1,
                vec![item(
                    "Ricambi 2027 Acme",
                    "Acme",
                    step("Richiamare Rossi per il listino"),
                    "or-slipped",
                    Some(-54_000),
                    Opens::Deal(7),
                )],
            ),
            rung(
                "step-today",
                1,
                vec![item(
                    "Pilota Gamma",
                    "Gamma",
                    step("Inviare l’offerta"),
                    "or-slips",
                    Some(20_000),
                    Opens::Deal(9),
                )],
            ),
        ],
        next: None,
    }
}

/// What stands beside it.
pub fn team() -> TodayTeam {
    TodayTeam { goals: goals(), news: (0..12).map(news).collect(), news_total: 47 }
}

fn goals() -> Vec<GoalRow> {
    let goal = |id: i64, name: &str, scope, actual, target, pace, state| GoalRow {
        id,
        label: format!("G-{id}"),
        name: name.into(),
        metric: "bookings".into(),
        scope,
        owner: "lucia".into(),
        period: "2026-Q4".into(),
        actual,
        target,
        pace,
        gap: Value::None,
        needed: Value::None,
        projected: Value::None,
        days_left: 28,
        elapsed: 0.55,
        state,
        why: None,
        k: None,
        n: None,
        no_need: None,
        marketing_lever: "250 MQL".into(),
        sales_lever: "25 % vinte".into(),
        version: 1,
    };
    let money = |units| Value::Money(eur(units));
    vec![
        GoalRow {
            needed: money(3_868),
            projected: money(348_545),
            ..goal(1, "Vendite Q4", "joint", money(191_700), money(300_000), money(165_000), "on_pace")
        },
        GoalRow {
            needed: Value::Count(4),
            ..goal(2, "MQL Q4", "marketing", Value::Count(140), Value::Count(250), Value::Count(152), "behind")
        },
        GoalRow {
            k: Some(3),
            n: Some(12),
            no_need: Some("not_a_sum"),
            ..goal(3, "Trattative vinte", "sales", Value::Ratio(0.25), Value::Ratio(0.3), Value::Ratio(0.3), "behind")
        },
    ]
}

fn news(n: i64) -> JournalRow {
    let stage = ["Proposta", "Negoziazione", "Analisi"][usize::try_from(n).unwrap() % 3];
    JournalRow {
        id: 320 - n,
        at: hours(-1 - n * 2),
        by: ["marco", "luca", "irene"][usize::try_from(n).unwrap() % 3].into(),
        side: ["marketing", "sales", "marketing"][usize::try_from(n).unwrap() % 3],
        what: Message::new("did-deal-moved")
            .with("number", format!("D-{}", 1_000 + n))
            .with("name", "Ricambi 2027")
            .with("stage", stage),
        number: format!("D-{}", 1_000 + n),
        fields: Vec::new(),
        rows: 1,
        undone: false,
        stuck: None,
    }
}
