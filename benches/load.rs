//! How fast many records go into a team file: a generated team against a bare insert.

use std::path::Path;

use smarketing::app::demo::{self, Spec};
use smarketing::app::texts::Language;
use smarketing::domain::time::Instant;

fn spec(prospects: u64) -> Spec {
    let now = Instant::parse("2026-11-20T09:14:00+01:00").expect("an instant");
    Spec { prospects, ..Spec::usual(now, Language::It) }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, count] = args.as_slice() else { return };
    let began = std::time::Instant::now();
    let summary = demo::generate(Path::new(path), &spec(count.parse().expect("a number")), &mut |_, _| true);
    println!("{summary:?} {:?}", began.elapsed());
}
