//! P3 and P4: searches in the block, and the first and the last page of every order that is offered.

use std::time::{Duration, Instant as Stopwatch};

use smarketing::app::answers::{self, Caches};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{Anchor, Answer, List, Query, Sort, Window};
use smarketing::store::read::{DEAL_SORTS, PROSPECT_SORTS};
use smarketing::store::search::SearchBlock;

use super::{Team, Times};

/// What is typed: every beginning of these.
const WORDS: [&str; 6] = ["maria", "rossi", "gomez", "esther", "xyzzy", "bianco"];
const ROUNDS: usize = 40;
/// Rows a page, as the screens ask.
const PAGE: u32 = smarketing::ui::widgets::cache::PAGE as u32;

/// Searches from the first letter: 50 hits, and exact counts.
pub fn search(team: &Team) {
    let service = team.service();
    let began = Stopwatch::now();
    let block = SearchBlock::load(service.store()).expect("the search block");
    println!("  search block loaded in {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let texts: Vec<&str> = WORDS.iter().flat_map(|word| (1..=word.len()).filter_map(|end| word.get(..end))).collect();
    let (mut found, mut counted) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for text in &texts {
            let began = Stopwatch::now();
            std::hint::black_box(block.find(text, 0, 50, || false));
            found.push(began.elapsed());
        }
    }
    for text in texts.iter().cycle().take(ROUNDS * 4) {
        let began = Stopwatch::now();
        std::hint::black_box(block.count(text, || false));
        counted.push(began.elapsed());
    }
    println!("  50 hits: {}", Times::of(found));
    println!("  exact count: {}", Times::of(counted));
}

type Make = fn(List) -> Query;

fn total(answer: &Answer) -> u64 {
    match answer {
        Answer::Prospects(page) => page.total,
        Answer::Deals(page) => page.total,
        _ => 0,
    }
}

/// The first and the last page of every order, in turn.
pub fn pages(team: &Team) {
    let service = team.service();
    // As much as the cockpit's reader keeps.
    service.store().keep(4_096).expect("a page cache");
    let texts = Texts::new(Language::En);
    let mut caches = Caches::default();
    let mut ask = |query: &Query| -> (Answer, Duration) {
        let began = Stopwatch::now();
        let answer = answers::answer(&service, &mut caches, query, &texts).expect("an answer");
        (answer, began.elapsed())
    };
    let lists: [(&str, Make, &[&'static str]); 2] =
        [("prospects", Query::Prospects, PROSPECT_SORTS), ("deals", Query::Deals, DEAL_SORTS)];
    let mut asked = Vec::new();
    for (name, make, sorts) in lists {
        for &field in sorts {
            let query = |window| {
                let sort = Sort { field, descending: true };
                make(List { filter: String::new(), linked: None, sort, window })
            };
            let first = query(Window::first(PAGE));
            let total = total(&ask(&first).0);
            let page = u64::from(PAGE);
            let last = Window { offset: total.saturating_sub(1) / page * page, limit: PAGE, anchor: Anchor::End };
            asked.push((format!("{name} by {field}"), [first, query(last)]));
        }
    }
    let mut times: Vec<[Vec<Duration>; 2]> = vec![Default::default(); asked.len()];
    for round in 0..=ROUNDS * 2 {
        for ((_, queries), times) in asked.iter().zip(&mut times) {
            for (query, times) in queries.iter().zip(times) {
                let taken = ask(query).1;
                // Pages are promised warm: the first round only reads them in.
                if round > 0 {
                    times.push(taken);
                }
            }
        }
    }
    for ((name, _), [first, last]) in asked.into_iter().zip(times) {
        let (first, last) = (Times::of(first), Times::of(last));
        let ratio = last.at(0.5) / first.at(0.5);
        println!("  {name}: first {first}, last {last}, {ratio:.2} x");
    }
}
