//! How long the screens wait: pages of long lists, searches, details, the board, on a team file of any
//! size. `BENCH_FILE` names the file; without it a team of `BENCH_PROSPECTS` (10,000) is generated.
//!
//! Trust the ratios: every question is asked many times in turn with the others, in one run.

use std::path::PathBuf;
use std::time::{Duration, Instant as Stopwatch};

use smarketing::app::answers::{self, Caches};
use smarketing::app::clock::Clock;
use smarketing::app::demo::{self, Spec};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{Anchor, Answer, ChoiceKind, Link, List, Query, Sort, Window};
use smarketing::domain::time::Instant;
use smarketing::store::Options;
use smarketing::store::search::SearchBlock;

const PAGE: u32 = 128;

struct Bench {
    service: Service,
    caches: Caches,
    texts: Texts,
}

fn list(filter: &str, field: &'static str, descending: bool, window: Window) -> List {
    List { filter: filter.to_owned(), linked: None, sort: Sort { field, descending }, window }
}

impl Bench {
    fn ask(&mut self, query: &Query) -> (Answer, Duration) {
        let began = Stopwatch::now();
        let answer = answers::answer(&self.service, &mut self.caches, query, &self.texts).expect("an answer");
        (answer, began.elapsed())
    }

    fn total(&mut self, query: &Query) -> (u64, Vec<i64>) {
        match self.ask(query).0 {
            Answer::Prospects(page) => (page.total, page.rows.iter().map(|row| row.id).collect()),
            Answer::Deals(page) => (page.total, page.rows.iter().map(|row| row.id).collect()),
            _ => (0, Vec::new()),
        }
    }
}

/// A page in the middle by its neighbour and by its place, the first and the last.
fn pages(bench: &mut Bench, name: &str, of: fn(List) -> Query, field: &'static str, asked: &mut Vec<(String, Query)>) {
    let query = |window| of(list("", field, true, window));
    let (total, _) = bench.total(&query(Window::first(PAGE)));
    let page = u64::from(PAGE);
    let middle = total / 2 / page * page;
    let by_place = Window { offset: middle, limit: PAGE, anchor: Anchor::Offset };
    let (_, rows) = bench.total(&query(by_place));
    asked.push((format!("{name} by {field}: first"), query(Window::first(PAGE))));
    if let Some(last) = rows.last() {
        let window = Window { offset: middle + page, limit: PAGE, anchor: Anchor::After(*last) };
        asked.push((format!("{name} by {field}: after a neighbour"), query(window)));
    }
    let window = Window { offset: total.saturating_sub(1) / page * page, limit: PAGE, anchor: Anchor::End };
    asked.push((format!("{name} by {field}: last"), query(window)));
    asked.push((format!("{name} by {field}: middle by its place"), query(by_place)));
}

fn questions(bench: &mut Bench) -> Vec<(String, Query)> {
    let mut asked = Vec::new();
    for field in ["created", "name", "stage"] {
        pages(bench, "prospects", Query::Prospects, field, &mut asked);
    }
    for field in ["expected_close", "title", "created", "amount", "owner", "stage"] {
        pages(bench, "deals", Query::Deals, field, &mut asked);
    }
    for filter in [
        "a",
        "ma",
        "mar",
        "rossi",
        "rossi mar",
        "xyzzy",
        "stage:mql",
        "owner:me",
        "campaign:C-3 stage:sal",
        "city:milano",
        "P-77",
    ] {
        asked.push((
            format!("prospects ‘{filter}’"),
            Query::Prospects(list(filter, "created", true, Window::first(50))),
        ));
    }
    for filter in ["line", "stage:won", "owner:me status:open", "amount>50k"] {
        asked.push((
            format!("deals ‘{filter}’"),
            Query::Deals(list(filter, "expected_close", false, Window::first(50))),
        ));
    }
    let rest = [
        ("identity", Query::Identity),
        ("a prospect", Query::Prospect { id: 77, timeline: 100 }),
        ("a deal", Query::Deal(77)),
        ("campaigns", Query::Campaigns(list("", "start", true, Window::first(PAGE)))),
        ("hand-offs", Query::HandOffs(Window::first(PAGE))),
        ("board", Query::Board { filter: String::new(), linked: None, cards: PAGE }),
        ("deals of a campaign", Query::Linked(Link::Campaign(3))),
        ("campaigns of a deal", Query::Linked(Link::Deal(77))),
        ("journal", Query::Journal(list("", "seq", true, Window::first(PAGE)))),
        ("choices of accounts", Query::Choices { kind: ChoiceKind::Accounts, text: "ro".into() }),
        ("joint page", Query::Metrics { period: "2026-Q4".into() }),
    ];
    asked.extend(rest.map(|(name, query)| (name.to_owned(), query)));
    asked
}

fn open() -> (Service, Option<tempfile::TempDir>) {
    let now = Instant::parse("2026-11-20T09:14:00+01:00").expect("an instant");
    let (path, folder) = match std::env::var_os("BENCH_FILE") {
        Some(path) => (PathBuf::from(path), None),
        None => {
            let prospects =
                std::env::var("BENCH_PROSPECTS").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000);
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("team.db");
            let spec = Spec { prospects, ..Spec::usual(now, Language::It) };
            demo::generate(&path, &spec, &mut |_, _| true).expect("a team");
            (path, Some(folder))
        }
    };
    let actor = Actor::Perhaps(demo::HANDLE.to_owned());
    let service = Service::open(&path, &Options::default(), Clock::Fixed(now), &actor).expect("a team file");
    (service, folder)
}

fn main() {
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let (service, _folder) = open();
    let store = service.store();
    let began = Stopwatch::now();
    let block = SearchBlock::load(store).expect("the search block");
    println!("search block: {:.1} ms", began.elapsed().as_secs_f64() * 1e3);
    let seq = store.chain_head().expect("a journal").0;
    let mut caches = Caches::default();
    caches.take_block(block, seq);
    let mut bench = Bench { service, caches, texts: Texts::new(Language::It) };
    let asked = questions(&mut bench);
    let rounds = std::env::var("BENCH_ROUNDS").ok().and_then(|count| count.parse().ok()).unwrap_or(30);
    let mut cold = Vec::with_capacity(asked.len());
    let mut times: Vec<Vec<Duration>> = vec![Vec::with_capacity(rounds); asked.len()];
    for (_, query) in &asked {
        cold.push(bench.ask(query).1);
    }
    for _ in 0..rounds {
        for ((_, query), times) in asked.iter().zip(&mut times) {
            times.push(bench.ask(query).1);
        }
    }
    println!("{:>9} {:>9} {:>9}  (ms: first time, median, 99th)", "cold", "p50", "p99");
    for (((name, _), mut times), cold) in asked.into_iter().zip(times).zip(cold) {
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
        println!("{:>9.3} {:>9.3} {:>9.3}  {name}", cold.as_secs_f64() * 1e3, at(0.5), at(0.99));
    }
}
