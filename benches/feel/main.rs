//! How the cockpit feels: start, keys, searches, pages, moves, memory, and what it does when nobody does
//! anything (PERFORMANCE.md P1 to P4, P7 to P9).
//!
//! `cargo bench --bench feel` measures teams of 10,000 and 100,000 prospects, `BENCH_FULL=1` a million too,
//! `BENCH_PROSPECTS` names other sizes (`2000,50000`). `BENCH_FILE` names files to measure instead (with `:`
//! between them); deals are not moved in those. `BENCH_PARTS` names parts: `start,keys,search,pages,moves`.
//!
//! Trust the ratios: what is compared is run in turn, in one run.

mod keys;
mod moves;
mod reads;
mod start;
#[path = "../../tests/support/pty.rs"]
mod pty;

use std::path::{Path, PathBuf};
use std::time::Duration;

use smarketing::app::clock::Clock;
use smarketing::app::demo::{self, Spec};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::Language;
use smarketing::domain::time::Instant;
use smarketing::store::Options;

use pty::{PROGRAM, Setup};

/// The same moment as the terminal's: 2026-11-21T09:14:30Z.
const NOW: Instant = Instant(1_795_252_470_000_000);

/// A team to measure.
struct Team {
    name: String,
    path: PathBuf,
    /// Whether it was made for this run.
    own: bool,
}

impl Team {
    /// The cockpit on it.
    fn cockpit(&self) -> Setup {
        let path = self.path.to_str().expect("a path of text");
        Setup::new(PROGRAM).size(120, 40).arg("--file").arg(path).arg("--as").arg(demo::HANDLE).arg("--lang").arg("en")
    }

    fn service(&self) -> Service {
        let actor = Actor::Perhaps(demo::HANDLE.to_owned());
        Service::open(&self.path, &Options::default(), Clock::Fixed(NOW), &actor).expect("a team file")
    }
}

fn teams(folder: &Path) -> Vec<Team> {
    if let Some(paths) = std::env::var_os("BENCH_FILE") {
        let given = |path: PathBuf| {
            let path = std::fs::canonicalize(path).expect("the team file");
            Team { name: path.display().to_string(), path, own: false }
        };
        return std::env::split_paths(&paths).map(given).collect();
    }
    let mut sizes = vec![10_000, 100_000];
    if std::env::var_os("BENCH_FULL").is_some() {
        sizes.push(1_000_000);
    }
    if let Ok(asked) = std::env::var("BENCH_PROSPECTS") {
        sizes = asked.split(',').map(|size| size.trim().parse().expect("a number")).collect();
    }
    let make = |prospects: u64| {
        let path = folder.join(format!("{prospects}.db"));
        let spec = Spec { prospects, ..Spec::usual(NOW, Language::En) };
        demo::generate(&path, &spec, &mut |_, _| true).expect("a team");
        Team { name: prospects.to_string(), path, own: true }
    };
    sizes.into_iter().map(make).collect()
}

/// Sorted times, to be asked for their middle and their end.
struct Times(Vec<Duration>);

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// In milliseconds; `share` of the times are not longer.
    fn at(&self, share: f64) -> f64 {
        let place = ((self.0.len().max(1) - 1) as f64 * share).round() as usize;
        self.0.get(place).map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "p50 {:8.3}  p99 {:8.3} ms", self.at(0.5), self.at(0.99))
    }
}

fn main() {
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let parts = std::env::var("BENCH_PARTS").unwrap_or_else(|_| "start,keys,search,pages,moves".to_owned());
    let wanted = |part: &str| parts.split(',').any(|asked| asked.trim() == part);
    let folder = tempfile::tempdir().expect("a folder");
    let teams = teams(folder.path());
    if wanted("start") {
        start::compare(&teams);
    }
    for team in &teams {
        println!("\n{} prospects", team.name);
        if wanted("keys") {
            keys::measure(team);
        }
        if wanted("search") {
            reads::search(team);
        }
        if wanted("pages") {
            reads::pages(team);
        }
        if wanted("moves") && team.own {
            moves::measure(team);
        }
    }
}
