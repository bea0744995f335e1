//! P7: a durable deal move, journal and counts and all, against an fdatasync in the same run.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt as _;
use std::time::Instant as Stopwatch;

use smarketing::app::answers::{self, Caches};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{Answer, List, Query, Sort, StageKind, Window};
use smarketing::domain::change::{Change, Move};

use super::{Team, Times};

const MOVES: usize = 200;

/// Moves deals through the open stages, an fdatasync of one page after each.
pub fn measure(team: &Team) {
    let service = team.service();
    let texts = Texts::new(Language::En);
    let mut caches = Caches::default();
    let mut ask = |query: &Query| answers::answer(&service, &mut caches, query, &texts).expect("an answer");
    let Answer::Board(board) = ask(&Query::Board { filter: String::new(), linked: None, cards: 1 }) else { return };
    let stages: Vec<i64> = board
        .columns
        .iter()
        .map(|column| &column.stage)
        .filter(|stage| stage.kind == StageKind::Open)
        .map(|stage| stage.id)
        .collect();
    let sort = Sort { field: "created", descending: true };
    let list = List { filter: "status:open".to_owned(), linked: None, sort, window: Window::first(100) };
    let Answer::Deals(deals) = ask(&Query::Deals(list)) else { return };
    let deals: Vec<(i64, i64)> = deals.rows.iter().map(|deal| (deal.id, deal.stage)).collect();
    if deals.is_empty() || stages.len() < 2 {
        println!("  no open deals to move");
        return;
    }
    let beside = team.path.with_extension("sync");
    let file = OpenOptions::new().write(true).create(true).truncate(true).open(&beside).expect("a file");
    let (mut moved, mut synced) = (Vec::with_capacity(MOVES), Vec::with_capacity(MOVES));
    for number in 0..MOVES {
        let (deal, began_in) = deals[number % deals.len()];
        let place = stages.iter().position(|stage| *stage == began_in).unwrap_or(0);
        let stage = stages[(place + 1 + number / deals.len()) % stages.len()];
        let change = Change::MoveDeal {
            deal,
            version: None,
            how: Move::To,
            stage,
            at: None,
            amount: None,
            reason: None,
            note: None,
        };
        let began = Stopwatch::now();
        service.apply(&change).expect("a move");
        moved.push(began.elapsed());
        let began = Stopwatch::now();
        file.write_all_at(&[7; 4096], number as u64 * 4096).expect("a page");
        file.sync_data().expect("a sync");
        synced.push(began.elapsed());
    }
    let (moved, synced) = (Times::of(moved), Times::of(synced));
    println!("  a deal move: {moved}; fdatasync: {synced}");
    println!(
        "  a deal move is {:.2} x fdatasync at p50, {:.2} x at p99",
        moved.at(0.5) / synced.at(0.5),
        moved.at(0.99) / synced.at(0.99)
    );
    std::fs::remove_file(beside).expect("the file goes");
}
