//! The fixture's agreement: a version in force, a draft that waits for one signature, clocks, goals, a plan.

use super::fixture::{ago, eur, today};
use super::targets::goals;
use crate::app::views::*;
use crate::domain::agreement::attainment::{Open, Strict};
use crate::domain::agreement::clock::State;
use crate::domain::time::Day;

pub fn day(year: i32, month: u32, day: u32) -> Day {
    Day::new(year, month, day).unwrap()
}

/// The scoreboard: of the version in force, or of the draft.
pub fn agreement(version: Option<i64>, empty: bool) -> AgreementPage {
    if empty {
        return AgreementPage::default();
    }
    let all = versions();
    let shown = all.iter().find(|it| Some(it.id) == version).unwrap_or(&all[1]).clone();
    let mut terms = terms();
    if shown.state == "draft" {
        for term in &mut terms {
            (term.delivered, term.owed_now, term.projected) = (Value::None, Value::None, Value::None);
            (term.keeps, term.mark, term.why) = (None, Mark::None, Some("nothing-due"));
            (term.k, term.n, term.interval, term.strict, term.without) = (0, 0, None, None, None);
            term.trend.clear();
        }
    }
    AgreementPage {
        agreement: 1,
        name: "Patto Q4".to_owned(),
        version: Some(shown),
        versions: all,
        terms,
        calendars: calendars(),
        goals: goals(),
        away: vec![
            ("luca".to_owned(), today(), today().plus(6)),
            ("irene".to_owned(), today().plus(3), today().plus(3)),
        ],
    }
}

fn versions() -> Vec<VersionInfo> {
    let signed = |side, by: &str, hours| SignatureRow { side, by: by.to_owned(), at: ago(hours), valid: true };
    let version = |number: i64, from, state, hash: &str, signatures| VersionInfo {
        id: number,
        label: format!("AV-{number}"),
        number,
        from,
        until: None,
        state,
        hash: hash.repeat(8),
        signatures,
        terms: 7,
        following: "owner",
        version: 1,
    };
    vec![
        version(3, day(2027, 1, 1), "draft", "5e0c91ab", vec![signed("marketing", "marco", 20)]),
        version(
            2,
            day(2026, 10, 1),
            "in-force",
            "91ff03d2",
            vec![signed("sales", "anna", 1_270), signed("marketing", "marco", 1_290)],
        ),
        version(
            1,
            day(2026, 7, 1),
            "over",
            "c3c0ffee",
            vec![signed("sales", "anna", 3_500), signed("marketing", "marco", 3_501)],
        ),
    ]
}

fn promise(kind: &str, values: &[(&'static str, &str)]) -> Message {
    values.iter().fold(Message::new(format!("promise-{kind}")), |message, (name, value)| message.with(name, *value))
}

fn blank(id: i64, name: &str, side: &'static str, kind: &'static str, promise: Message) -> TermRow {
    let window = (day(2026, 11, 1), day(2026, 12, 1));
    let mut row = TermRow::unmeasured((id, name.to_owned()), (side, kind), promise, window);
    row.trend = vec![None, Some(0.62), Some(0.8), Some(0.95), Some(1.0), Some(0.83)];
    row.version = 1;
    row
}

fn share(row: &mut TermRow, target: f64, (k, n): (u64, u64), interval: (f64, f64)) {
    (row.owed, row.delivered) = (Value::Ratio(target), Value::Ratio(k as f64 / n as f64));
    (row.k, row.n, row.interval) = (k, n, Some(interval));
    if n >= 20 {
        row.keeps = Some(k as f64 / n as f64 >= target);
        row.mark = if row.keeps == Some(true) { Mark::Kept } else { Mark::Late };
    }
}

/// Every state a term can have.
fn terms() -> Vec<TermRow> {
    let monthly =
        |target: &str, metric: &str| promise("volume", &[("target", target), ("metric", metric), ("window", "month")]);
    let mut leads = blank(1, "Lead dal web", "marketing", "volume", monthly("200", "leads"));
    (leads.owed, leads.owed_now) = (Value::Count(200), Value::Count(143));
    (leads.delivered, leads.projected) = (Value::Count(118), Value::Count(165));
    (leads.keeps, leads.mark) = (Some(false), Mark::Late);
    let mut value = blank(
        2,
        "Valore dei lead",
        "marketing",
        "value",
        promise("value", &[("target", "80.000 €"), ("window", "month")]),
    );
    (value.owed, value.owed_now) = (Value::Money(eur(80_000)), Value::Money(eur(57_100)));
    (value.delivered, value.projected) = (Value::Money(eur(61_400)), Value::Money(eur(86_000)));
    (value.keeps, value.mark) = (Some(true), Mark::Kept);
    let mut quality = blank(3, "Accettazione", "marketing", "quality", promise("quality", &[("target", "70 %")]));
    share(&mut quality, 0.7, (41, 57), (0.592, 0.819));
    quality.mark = Mark::Due;
    let mut speed =
        blank(4, "Prima risposta", "sales", "speed", promise("speed", &[("target", "90 %"), ("within", "4 h")]));
    share(&mut speed, 0.9, (18, 25), (0.524, 0.857));
    speed.strict =
        Some(Strict { met: 18, late: 4, overdue: 3, waived: 2, cancelled: 1, paused: 1, met_after_pause: 1 });
    speed.open =
        Some(Open { started: 31, met: 18, running: 4, due_soon: 2, breached: 7, overdue: 3, paused: 1, let_go: 3 });
    speed.without = Some((17, 28));
    let mut depth = blank(
        5,
        "Tentativi",
        "sales",
        "depth",
        promise("depth", &[("target", "80 %"), ("attempts", "5"), ("days", "3"), ("within", "10 giorni")]),
    );
    share(&mut depth, 0.8, (4, 5), (0.376, 0.964));
    depth.strict = Some(Strict { met: 4, late: 1, ..Strict::default() });
    let mut decision =
        blank(6, "Verdetto", "sales", "decision", promise("decision", &[("target", "95 %"), ("within", "2 giorni")]));
    share(&mut decision, 0.95, (40, 41), (0.874, 0.996));
    decision.strict = Some(Strict { met: 40, late: 1, ..Strict::default() });
    let mut feedback =
        blank(7, "Risposte", "both", "feedback", promise("feedback", &[("target", "100 %"), ("within", "1 giorno")]));
    (feedback.mark, feedback.why) = (Mark::Paused, Some("nothing-due"));
    feedback.trend = vec![None; 6];
    vec![leads, value, quality, speed, depth, decision, feedback]
}

/// A term opened.
pub fn term(id: i64) -> Option<TermDetail> {
    let row = terms().into_iter().find(|term| term.id == id)?;
    let sum = matches!(row.kind, "volume" | "value");
    let lenient = |step, hours, reason: &str| LeniencyRow {
        clock: 14,
        prospect: "Pau Soler".to_owned(),
        step,
        by: "anna".to_owned(),
        at: ago(hours),
        reason: reason.to_owned(),
    };
    Some(TermDetail {
        fields: vec![
            ("name", row.name.clone()),
            ("side", if row.side == "sales" { "vendite" } else { "marketing" }.to_owned()),
            ("kind", row.kind.to_owned()),
            ("target", "90".to_owned()),
            ("window", "month".to_owned()),
            ("within", "4h".to_owned()),
            ("grace", "15m".to_owned()),
        ],
        people: if sum {
            vec![]
        } else {
            vec![
                ("luca".to_owned(), 6, 11, 2),
                ("anna".to_owned(), 9, 10, 1),
                ("marta".to_owned(), 3, 4, 0),
                (String::new(), 0, 0, 0),
            ]
        },
        campaigns: if sum {
            vec![]
        } else {
            vec![("Webinar ottobre".to_owned(), 10, 12), ("LinkedIn ads Q4".to_owned(), 5, 9), (String::new(), 3, 4)]
        },
        leniency: if row.strict.is_some() {
            vec![lenient("waived", 30, "Numero sbagliato nel modulo"), lenient("paused", 50, "In ferie fino a lunedì")]
        } else {
            vec![]
        },
        rates: if row.kind == "value" {
            vec![
                ("Webinar".to_owned(), 12, 61, Value::Money(eur(9_400)), 20, Value::Money(eur(36_983))),
                ("Fiera".to_owned(), 5, 48, Value::Money(eur(14_000)), 17, Value::Money(eur(24_417))),
            ]
        } else {
            vec![]
        },
        row,
    })
}

/// Clocks of a term, or of all.
pub fn clocks(term: Option<i64>, set: ClockSet) -> Vec<ClockRow> {
    let states = [
        State::Overdue,
        State::Overdue,
        State::Overdue,
        State::DueSoon,
        State::DueSoon,
        State::Running,
        State::Paused,
        State::Breached,
        State::Met,
        State::Waived,
    ];
    let names = ["Chiara Neri", "Pau Soler", "Marco Bianchi", "Lucía Núñez", "Giulia D’Angelo", "Hannah Weiß"];
    let rows = (0i64..).zip(states).map(|(n, state)| ClockRow {
        id: n + 10,
        label: format!("K-{}", n + 10),
        term: term.unwrap_or(4),
        term_name: if n % 2 == 0 { "Prima risposta" } else { "Verdetto" }.to_owned(),
        kind: "speed",
        prospect: n + 10,
        name: names[n as usize % names.len()].to_owned(),
        account: ["Acme", "Nord SL", "株式会社テスト"][n as usize % 3].to_owned(),
        handoff: n + 1,
        owner: ["luca", "anna", "luca", "marta"][n as usize % 4].to_owned(),
        started: ago(30 - n),
        due: Some(ago(3 - n)),
        late: Some(ago(3 - n)),
        ended: matches!(state, State::Met | State::Breached | State::Waived).then(|| ago(1)),
        state,
        left: matches!(state, State::Running | State::DueSoon | State::Overdue).then_some((n - 3) * 5_400 + 900),
        depth: (term == Some(5)).then_some((2, 5, 1, 3)),
        reason: if state == State::Paused { "In ferie fino a lunedì".to_owned() } else { String::new() },
    });
    let fits = |row: &ClockRow| match set {
        ClockSet::Open => row.ended.is_none(),
        ClockSet::Overdue => row.state == State::Overdue,
        ClockSet::Breached => matches!(row.state, State::Overdue | State::Breached),
        ClockSet::All => true,
    };
    rows.filter(fits).collect()
}

/// What the draft says otherwise.
pub fn differences(version: i64) -> Vec<DiffLine> {
    let line = |term: &str, change, field, before: &str, after: &str| DiffLine {
        term: term.to_owned(),
        change,
        field,
        before: before.to_owned(),
        after: after.to_owned(),
    };
    if version == 1 {
        return Vec::new();
    }
    vec![
        line("", "changed", "from", "2026-10-01", "2027-01-01"),
        line("Lead dal web", "changed", "target", "200", "240"),
        line("Lead dal web", "changed", "window", "month", "month"),
        line("Prima risposta", "changed", "within", "4h", "2h"),
        line("Dati completi", "added", "", "", ""),
    ]
}

fn calendars() -> Vec<CalendarRow> {
    vec![CalendarRow {
        id: 1,
        name: "Sede di Milano".to_owned(),
        zone: "Europe/Rome".to_owned(),
        hours: "lun-ven 09:00-12:30 13:30-17:30".to_owned(),
        team: true,
        version: 1,
        open: false,
        next: vec![
            (day(2026, 12, 7), day(2026, 12, 8), "Sant’Ambrogio e Immacolata".to_owned()),
            (day(2026, 12, 24), day(2027, 1, 6), "Chiusura natalizia".to_owned()),
        ],
    }]
}
