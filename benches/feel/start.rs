//! P1: from the start of the process to the first useful frame, against a ratatui program that does
//! nothing, in turn.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant as Stopwatch};

use super::pty::Setup;
use super::{Team, Times};

/// How often each is started.
const ROUNDS: usize = 31;

/// Builds an example as this program was built; cargo names no path of examples to benches.
pub fn example(name: &str) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--example", name])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.expect("cargo").success(), "the example is built");
    let deps = std::env::current_exe().expect("this program");
    deps.ancestors().nth(2).expect("the folder of the build").join("examples").join(name)
}

/// The time until the screen shows all of `texts`.
fn until(setup: Setup, texts: &[&str]) -> Duration {
    let began = Stopwatch::now();
    let mut pty = setup.start();
    let shown = pty.until(|screen| {
        let contents = screen.contents();
        texts.iter().all(|text| contents.contains(text))
    });
    let taken = began.elapsed();
    assert!(shown, "never useful:\n{}", pty.screen());
    pty.send("q");
    pty.exit();
    taken
}

/// Starts each in turn and prints the ratios of the medians.
pub fn compare(teams: &[Team]) {
    let program = example("nothing");
    let program = program.to_str().expect("a path of text");
    let mut empty = Vec::with_capacity(ROUNDS);
    let mut useful: Vec<Vec<Duration>> = vec![Vec::with_capacity(ROUNDS); teams.len()];
    let mut whole = useful.clone();
    for _ in 0..ROUNDS {
        empty.push(until(Setup::new(program).size(120, 40), &["nothing"]));
        for ((team, useful), whole) in teams.iter().zip(&mut useful).zip(&mut whole) {
            // The day: its rungs come with how many things are on each and in all.
            useful.push(until(team.cockpit(), &[" things", "Late "]));
            whole.push(until(team.cockpit(), &[" things", " (sales)", "working day"]));
        }
    }
    let empty = Times::of(empty);
    println!("start of a program that does nothing: {empty}");
    let useful: Vec<Times> = useful.into_iter().map(Times::of).collect();
    for ((team, times), whole) in teams.iter().zip(&useful).zip(whole) {
        let (base, first) = (empty.at(0.5), useful.first().map_or(f64::NAN, |first| first.at(0.5)));
        let (to_nothing, to_first) = (times.at(0.5) / base, times.at(0.5) / first);
        println!(
            "start to rows and counts, {:>9}: {times}; {to_nothing:.2} x nothing, {to_first:.2} x the first size",
            team.name
        );
        println!("  and to every pane, alarms and the goals' pace too: {}", Times::of(whole));
    }
}
