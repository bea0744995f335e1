//! G1: writers killed at any instant lose nothing that they acknowledged.

use std::time::{Duration, Instant as Stopwatch};

use super::child::{self, Working};
use super::world::{self, Random};

const WRITERS: u64 = 3;

/// After this many cycles a new file begins, so that checking stays cheap.
const CYCLES_A_FILE: u64 = 50;

#[test]
fn writers_killed_at_any_instant_lose_nothing() {
    let _alone = world::alone();
    let cycles = world::size(300, 10_000);
    let mut random = Random::new("kill");
    let (began, mut acked, mut unknown, mut cut) = (Stopwatch::now(), 0, 0, 0);
    let mut done = 0;
    while done < cycles {
        let folder = world::folder();
        let path = folder.path().join("team.db");
        drop(world::found(&path));
        let mut next = [0u64; WRITERS as usize];
        for _ in 0..CYCLES_A_FILE.min(cycles - done) {
            done += 1;
            let before = next;
            cycle(&path, &mut random, &mut next);
            let eyes = world::eyes(&path);
            for (slot, next) in next.iter_mut().enumerate() {
                let present = world::present(&eyes, slot as u64);
                assert!(present >= *next, "cycle {done}: slot {slot} lost {} acknowledged", *next - present);
                assert!(present <= *next + 1, "cycle {done}: slot {slot} did more than it was asked");
                unknown += present - *next;
                // The one whose answer was cut off is asked for again under its old mark, present or not.
            }
            world::effects_are_once(&eyes);
            acked += next.iter().sum::<u64>() - before.iter().sum::<u64>();
            cut += u64::from(next != before);
            drop(eyes);
            if done.is_multiple_of(10) {
                world::holds(&world::open(&path));
            }
        }
        world::holds(&world::open(&path));
    }
    assert!(acked > cycles, "the writers wrote");
    println!(
        "G1: {cycles} kills of {WRITERS} writers, {cut} while they wrote, {acked} acknowledged, 0 lost, \
         {unknown} durable without an answer, 0 doubled; {:.0} s",
        began.elapsed().as_secs_f64()
    );
}

/// Starts the writers where they stopped, kills them, counts what they acknowledged.
fn cycle(path: &std::path::Path, random: &mut Random, next: &mut [u64]) {
    let path = path.to_str().unwrap();
    let writers: Vec<Working> = (0..next.len())
        .map(|slot| {
            let words = [path, &slot.to_string(), &next[slot].to_string(), "1000000", "0"];
            Working::new(child::command("write", &words))
        })
        .collect();
    // One in five is killed while it opens the file.
    if !random.chance(5) {
        for writer in &writers {
            writer.wait_for("ready").unwrap();
        }
    }
    std::thread::sleep(Duration::from_micros(random.within(3_000, 60_000)));
    for (slot, writer) in writers.into_iter().enumerate() {
        for line in writer.kill() {
            assert!(!line.starts_with("refused"), "{line}");
            if line.starts_with("ack") {
                assert_eq!(child::figure(&line, 1), next[slot]);
                next[slot] += 1;
            }
        }
    }
}
