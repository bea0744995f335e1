//! How long the agreement keeps people waiting: the first page of the clocks, and a month's attainment, on a file of
//! `BENCH_PROSPECTS` (1,000,000) prospects with `BENCH_CLOCKS` (50,000) running clocks and twice as many that have ended.
//!
//! `BENCH_FILE` names a team file to ask instead, such as a generated one; `BENCH_NOW` is its now.
//!
//! Trust the ratios: every question is asked many times in turn with the others, in one run; the yardstick is one look-up
//! of a clock by its number.

use std::time::{Duration, Instant as Stopwatch};

use smarketing::app::agreement::{self, Asked};
use smarketing::app::clock::Clock as Watch;
use smarketing::app::metrics::{self, Question};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::ClockSet;
use smarketing::domain::agreement::clock::Face;
use smarketing::domain::agreement::sign;
use smarketing::domain::change::{Change, Signing};
use smarketing::domain::metrics::figures::Outcome;
use smarketing::domain::nouns::{
    Agreement, AgreementVersion, Calendar, Clock, Handoff, Member, Obliged, Prospect, Role, Semantic, Side, Stage,
    Standing, Term, TermKind, Verdict, Window, Workspace,
};
use smarketing::domain::period::Period;
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::time::{Day, Instant, Zone};
use smarketing::store::bulk::Source;
use smarketing::store::{Options, Stamp, Store};

const HOUR: i64 = 3_600 * Instant::SECOND;
const DAY: i64 = 24 * HOUR;
const PAGE: u64 = 128;

fn number(name: &str, usual: i64) -> i64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A team of ten with a signed agreement: a first answer within four hours, a verdict within two days, a volume.
fn found(path: &std::path::Path, now: Instant) -> Store {
    let store = Store::create(path).expect("a file");
    let stamp = |actor: i64, at: i64| Stamp {
        op_id: format!("op-{at}"),
        now: Instant(now.0 - 400 * DAY + at),
        actor: Some(actor),
    };
    let mut records = vec![
        Workspace {
            name: "Bench".into(),
            currency: "EUR".into(),
            zone: "Europe/Rome".into(),
            fiscal_start: 1,
            language: "en".into(),
            calendar: "Office".into(),
            ..Workspace::default()
        }
        .record(),
    ];
    for place in 0..10 {
        let side = if place == 0 { Side::Marketing } else { Side::Sales };
        let handle = format!("m{place}");
        records
            .push(Member { handle: handle.clone(), name: handle, side, role: Role::Rep, ..Member::default() }.record());
    }
    for (position, semantic) in [(1, Semantic::Open), (2, Semantic::Won), (3, Semantic::Lost)] {
        records.push(Stage { id: 0, name: semantic.word().into(), position, semantic, probability: 50 }.record());
    }
    store.found(&records, &stamp(1, 0)).expect("a team");
    let apply =
        |actor: i64, at: i64, change: Change| store.apply(&change, &stamp(actor, at)).expect("a change").subject.1;
    let hours = "mon-fri 09:00-12:30 13:30-17:30".to_owned();
    apply(1, 1, Change::Add(Calendar { id: 0, name: "Office".into(), zone: "Europe/Rome".into(), hours }.record()));
    let agreement = apply(1, 2, Change::Add(Agreement { name: "Bench".into(), ..Agreement::default() }.record()));
    let from = Zone::utc().day(Instant(now.0 - 399 * DAY));
    let version = AgreementVersion { agreement, from, ..AgreementVersion::default() };
    let version = apply(1, 3, Change::Draft { version, like: None });
    let term = |name: &str, side, kind, within: Option<&str>, metric: Option<&str>| Term {
        version_of: version,
        name: name.into(),
        side,
        kind,
        target: 90,
        window: Window::Month,
        within: within.map(str::to_owned),
        metric: metric.map(str::to_owned),
        ..Term::default()
    };
    apply(1, 4, Change::Add(term("First answer", Obliged::Sales, TermKind::Speed, Some("4h"), None).record()));
    apply(1, 5, Change::Add(term("Verdict", Obliged::Sales, TermKind::Decision, Some("2d"), None).record()));
    apply(1, 6, Change::Add(term("Volume", Obliged::Marketing, TermKind::Volume, None, Some("handoffs")).record()));
    let hash = sign::hash(&store.content(version).expect("a content"));
    for (actor, at, side) in [(1, 7, Side::Marketing), (2, 8, Side::Sales)] {
        apply(actor, at, Change::Sign(Signing { agreement_version: version, side, hash: hash.clone() }));
    }
    store
}

/// Prospects, hand-offs and clocks, most of them long ended, as a year of work leaves them.
fn fill(store: &Store, now: Instant, prospects: i64, running: i64) {
    let source = Source {
        file_name: "bench".into(),
        file_hash: "bench".into(),
        kind: "prospects".into(),
        expected: u64::try_from(prospects).unwrap_or(0),
    };
    let stamp = Stamp { op_id: "load".into(), now, actor: Some(1) };
    let mut loader = store.load_alone(&source, &stamp).expect("a loader");
    let clocks = running * 3;
    for place in 0..prospects {
        let id = loader.next_id(Kind::Prospect).expect("a number");
        let created_at = Instant(now.0 - place % 380 * DAY - HOUR);
        let prospect = Prospect { id, name: format!("Person {place}"), created_at, ..Prospect::default() };
        loader.prospect(&prospect, &[]).expect("a prospect");
        if place % (prospects / (clocks / 2).max(1)).max(1) != 0 {
            continue;
        }
        let handoff = loader.next_id(Kind::Handoff).expect("a number");
        let open = place % 3 == 0;
        let ago = if open { place % 5 * DAY } else { 5 * DAY + place % 360 * DAY };
        let offered_at = Instant(now.0 - ago - place % 600 * 60 * Instant::SECOND);
        let verdict = if open { Verdict::Offered } else { Verdict::Accepted };
        let to = Some(2 + place % 9);
        let row = Handoff { id: handoff, prospect: id, episode: 1, to, offered_at, verdict, ..Handoff::default() };
        loader.entity(&row).expect("a hand-off");
        for (term, hours) in [(1, 24), (2, 72)] {
            let clock = Clock {
                id: loader.next_id(Kind::Clock).expect("a number"),
                term,
                prospect: id,
                handoff,
                side: Side::Sales,
                owner: to,
                started_at: offered_at,
            };
            let due = Instant(offered_at.0 + hours * HOUR);
            let ended = (!open).then_some(Instant(due.0 - (place % 10 - 1) * HOUR));
            let face = Face {
                owner: to,
                warn_at: Some(Instant(due.0 - HOUR)),
                due_at: Some(due),
                late_at: Some(due),
                standing: if open { Standing::Running } else { Standing::Answered },
                ended_at: ended,
                paused_seconds: 0,
                attempts: 0,
                days: 0,
            };
            loader.clock(&clock, &face).expect("a clock");
        }
    }
    loader.publish("import.published", &stamp, &serde_json::Map::new()).expect("published");
}

/// A question and what it is called.
type Asking<'a> = (&'static str, Box<dyn Fn() + 'a>);

fn main() {
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let text = std::env::var("BENCH_NOW").unwrap_or_else(|_| "2026-11-20T11:14:00+01:00".to_owned());
    let now = Instant::parse(&text).expect("an instant");
    let folder = tempfile::tempdir().expect("a folder");
    let path = match std::env::var_os("BENCH_FILE") {
        Some(path) => path.into(),
        None => {
            let path = folder.path().join("team.db");
            let store = found(&path, now);
            let began = Stopwatch::now();
            fill(&store, now, number("BENCH_PROSPECTS", 1_000_000), number("BENCH_CLOCKS", 50_000));
            println!("written in {:.1} s", began.elapsed().as_secs_f64());
            path
        }
    };
    let actor = Actor::Perhaps("m1".to_owned());
    let service = Service::open(&path, &Options::default(), Watch::Fixed(now), &actor).expect("a team file");
    let texts = Texts::new(Language::En);
    let page = |set, owner, term| Asked { term, set, owner, period: None };
    let first = |asked: Asked| {
        let (rows, total) = agreement::first(&service, &asked, PAGE).expect("clocks");
        std::hint::black_box((rows.len(), total));
    };
    let lines = |place, terms: Option<Vec<i64>>| {
        let from = Day::parse("2026-11-01").expect("a day");
        let zone = service.zone();
        let period = (zone.start(from), zone.start(from.plus(30)));
        let list = smarketing::store::read::Clocks { place, terms, owner: None, period, now };
        let part = smarketing::store::read::Part { offset: 0, limit: PAGE, from: smarketing::store::read::From::Start };
        std::hint::black_box(service.store().clock_lines(&list, &part).expect("clocks"));
    };
    use smarketing::store::read::ClockPlace;
    let asked: Vec<Asking<'_>> = vec![
        ("one clock by its number", Box::new(|| drop(service.store().clock_line(77)))),
        ("first page of open clocks, rows alone", Box::new(|| lines(ClockPlace::Open, None))),
        ("first page of late clocks, rows alone", Box::new(|| lines(ClockPlace::Overdue, None))),
        ("first page of a term's open clocks, rows alone", Box::new(|| lines(ClockPlace::Open, Some(vec![1])))),
        ("open clocks with names and count", Box::new(|| first(page(ClockSet::Open, None, None)))),
        ("one person's open clocks", Box::new(|| first(page(ClockSet::Open, Some(3), None)))),
        ("breaches of the month", Box::new(|| first(page(ClockSet::Breached, None, None)))),
        (
            "a month's attainment of a term",
            Box::new(|| {
                let from = Day::parse("2026-11-01").expect("a day");
                let zone = service.zone();
                let period = (zone.start(from), zone.start(from.plus(30)));
                std::hint::black_box(service.store().strict(&[1], period, now).expect("a figure"));
            }),
        ),
        (
            "the same as of last week, by the clock",
            Box::new(|| {
                let from = Day::parse("2026-11-01").expect("a day");
                let zone = service.zone();
                let period = (zone.start(from), zone.start(from.plus(30)));
                let then = Instant(now.0 - 7 * DAY);
                std::hint::black_box(service.store().strict(&[1], period, then).expect("a figure"));
            }),
        ),
        (
            "acceptance and time to a verdict of the month",
            Box::new(|| {
                let period = Period::parse("2026-11", service.today(), 1).expect("a period");
                let ids = ["acceptance_rate", "decision_time_median"].map(str::to_owned).to_vec();
                let question = Question { ids, period, by: Vec::new(), within: None, outcome: Outcome::Won };
                std::hint::black_box(metrics::show(&service, &question).expect("figures"));
            }),
        ),
        (
            "the whole scoreboard, with six windows a term",
            Box::new(|| {
                std::hint::black_box(agreement::scoreboard(&service, &texts, None, None).expect("a page"));
            }),
        ),
    ];
    let rounds = usize::try_from(number("BENCH_ROUNDS", 30)).unwrap_or(30);
    let mut cold = Vec::new();
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); asked.len()];
    for (_, ask) in &asked {
        let began = Stopwatch::now();
        ask();
        cold.push(began.elapsed());
    }
    for _ in 0..rounds {
        for ((_, ask), times) in asked.iter().zip(&mut times) {
            let began = Stopwatch::now();
            ask();
            times.push(began.elapsed());
        }
    }
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let yardstick = times.first_mut().map(median).unwrap_or_default();
    println!("{:48} {:>9} {:>9} {:>9} {:>8}", "", "first", "median", "p99", "ratio");
    for (((name, _), times), cold) in asked.iter().zip(&mut times).zip(cold) {
        let middle = median(times);
        let last = times.get(times.len() * 99 / 100).or(times.last()).copied().unwrap_or_default();
        let ratio = middle.as_secs_f64() / yardstick.as_secs_f64().max(1e-9);
        println!("{name:48} {:>9.3} {:>9.3} {:>9.3} {ratio:>7.0}×", ms(cold), ms(middle), ms(last));
    }
}
