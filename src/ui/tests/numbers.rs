//! The fixture's figures: a page of them, one explained.

use super::fixture::{STAGES, ago, eur, today};
use super::selling::{campaign, deal};
use crate::app::views::*;
use crate::domain::money::{Currency, Money};
use crate::domain::time::Day;

pub fn metrics(period: &str, empty: bool) -> MetricsPage {
    let day = |year, month| Day::new(year, month, 1).unwrap();
    let (period, from, until) = match period {
        "2026-Q3" => ("2026-Q3", day(2026, 7), day(2026, 10)),
        _ => ("2026-Q4", day(2026, 10), day(2027, 1)),
    };
    let mut page = MetricsPage {
        period: period.to_owned(),
        from: Some(from),
        until: Some(until),
        data: None,
        figures: figures(empty),
        funnel: Vec::new(),
        months: Vec::new(),
        campaigns: Vec::new(),
        goals: Vec::new(),
        win_rates: Vec::new(),
    };
    if empty {
        return page;
    }
    let counts = [8_000, 2_310, 1_204, 842, 410, 96];
    for (place, stage) in STAGES.iter().enumerate() {
        let converted = place.checked_sub(1).map(|before| (counts[place], counts[before]));
        page.funnel.push(FunnelStep { stage, count: counts[place], converted });
    }
    for (n, amount) in [41_000, 38_500, 52_000, 12_300, 0, 66_000, 71_250, 80_100, 64_000, 91_000, 77_700, 23_000]
        .into_iter()
        .enumerate()
    {
        let month = n as u32 % 12 + 1;
        page.months.push(Month {
            start: day(2026, month),
            amount: eur(amount),
            won: 4,
            lost: 6,
            target: Some(eur(60_000)),
        });
    }
    for n in 1..=6 {
        let row = campaign(n);
        let cost_per_lead =
            row.spend.map(|spend| Money { minor: spend.minor / i64::try_from(row.leads).unwrap(), ..spend });
        page.campaigns.push(CampaignFigures {
            id: n,
            name: row.name,
            spend: row.spend,
            leads: row.leads,
            won: row.won,
            cost_per_lead,
        });
    }
    page.campaigns.sort_by_key(|row| std::cmp::Reverse(row.spend.map(|spend| spend.minor)));
    page.goals = vec![
        GoalBar {
            id: 1,
            metric: "bookings",
            side: "joint",
            actual: Value::Money(eur(191_700)),
            target: Value::Money(eur(300_000)),
            pace: Value::Money(eur(165_000)),
        },
        GoalBar {
            id: 2,
            metric: "mql",
            side: "marketing",
            actual: Value::Count(140),
            target: Value::Count(250),
            pace: Value::Count(152),
        },
    ];
    page.win_rates = vec![
        ("anna".to_owned(), 21, 52),
        ("luca".to_owned(), 13, 41),
        ("marta".to_owned(), 3, 7),
        ("pol".to_owned(), 0, 0),
    ];
    page
}

fn figures(empty: bool) -> Vec<Figure> {
    let figure = |id, value, k, n, before| Figure { id, value, k, n, interval: None, why: None, before };
    let none = |id, why| Figure {
        id,
        value: Value::None,
        k: None,
        n: None,
        interval: None,
        why: Some(why),
        before: Value::None,
    };
    if empty {
        return vec![none("leads", "no-leads"), none("win_rate", "none-decided")];
    }
    vec![
        figure("leads", Value::Count(8_000), None, None, Value::Count(7_120)),
        figure("mql", Value::Count(2_310), None, None, Value::Count(2_500)),
        figure("bookings", Value::Money(eur(191_700)), None, None, Value::Money(eur(235_100))),
        figure("win_rate", Value::Ratio(0.347), Some(37), Some(107), Value::Ratio(0.31)),
        figure("mql_to_won", Value::Ratio(0.25), Some(3), Some(12), Value::None),
        figure(
            "average_deal",
            Value::Money(Money { minor: 518_108, currency: Currency::EUR }),
            None,
            Some(37),
            Value::None,
        ),
        figure("sales_cycle_median", Value::Days(47.5), None, Some(37), Value::Days(52.0)),
        figure("open_deals", Value::Count(48), None, None, Value::None),
        figure("open_value", Value::Money(eur(412_300)), None, None, Value::None),
        none("cost_per_mql", "no-spend"),
    ]
}

pub fn explanation(metric: &'static str, period: &str, term: Option<i64>) -> Explanation {
    let of_term = || Figure { id: metric, ..figures(false).swap_remove(0) };
    let figure = figures(false).into_iter().find(|figure| figure.id == metric).unwrap_or_else(of_term);
    let row = |n: i64| Reading {
        number: format!("D-{}", 1_000 + n),
        name: deal(n).title,
        on: Some(today().plus(-n)),
        value: Value::Money(eur(n * 900)),
        above: (metric == "win_rate").then_some(n % 3 == 0),
    };
    Explanation {
        figure,
        name: term.map(|id| format!("T-{id}")),
        period: period.to_owned(),
        terms: vec![("deals_won".to_owned(), Value::Count(37)), ("deals_lost".to_owned(), Value::Count(70))],
        rows: (1..=30).map(row).collect(),
        rows_total: 107,
        excluded: vec![Excluded { row: row(40), reason: "duplicate" }],
        excluded_total: 1,
        sum_holds: Some(true),
        ground: Ground { calendars: Vec::new(), versions: Vec::new(), zone: "Europe/Rome".to_owned(), as_of: ago(0) },
    }
}
