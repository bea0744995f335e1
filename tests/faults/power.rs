//! G2: after a power cut everything that was acknowledged is there.
//!
//! The cut is simulated: only bytes that were synced survive, or, harder, also any of the 4 KiB pages
//! and 512-byte sectors that the system happened to write back before.

use std::path::Path;
use std::time::{Duration, Instant as Stopwatch};

use super::child::{self, Working};
use super::preload;
use super::world::{self, Random};

/// What survives beside the synced bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Survives {
    Nothing,
    /// Any of the unsynced blocks of that size.
    Blocks(usize),
}

#[test]
fn a_power_cut_loses_nothing_that_was_acknowledged() {
    let _alone = world::alone();
    let Some(library) = preload::library("G2") else { return };
    let (cuts, began, mut random) = (world::size(60, 2_000), Stopwatch::now(), Random::new("power"));
    let founded = world::folder();
    drop(world::found(&founded.path().join("team.db")));
    let (mut acked, mut unknown, mut older, mut longest) = (0, 0, 0, 0);
    for cut in 0..cuts {
        let survives = match cut % 3 {
            0 => Survives::Nothing,
            1 => Survives::Blocks(4_096),
            _ => Survives::Blocks(512),
        };
        let (live, disk) = (world::folder(), world::folder());
        for folder in [&live, &disk] {
            std::fs::copy(founded.path().join("team.db"), folder.path().join("team.db")).unwrap();
        }
        let mut command =
            child::command("write", &[live.path().join("team.db").to_str().unwrap(), "0", "0", "1000000", "0"]);
        command.env("LD_PRELOAD", library).env("FAULT_SYNCED", disk.path());
        let writer = Working::new(command);
        writer.wait_for("ready").unwrap();
        // Long enough now and then that the -wal is folded into the file.
        let until = random.within(1, if cut % 4 == 0 { 300 } else { 60 });
        writer.wait_for(&format!("ack {until} ")).unwrap();
        std::thread::sleep(Duration::from_micros(random.within(0, 8_000)));
        let answers = writer.kill();
        let answered = answers.iter().filter(|line| line.starts_with("ack")).count() as u64;
        if let Survives::Blocks(size) = survives {
            for name in ["team.db", "team.db-wal"] {
                mix(&live.path().join(name), &disk.path().join(name), size, &mut random);
            }
        }
        let path = disk.path().join("team.db");
        let store = world::open(&path);
        let eyes = world::eyes(&path);
        let present = world::present(&eyes, 0);
        assert!(present >= answered, "cut {cut}, {survives:?}: {} acknowledged are lost", answered - present);
        assert!(present <= answered + 1, "cut {cut}, {survives:?}");
        world::effects_are_once(&eyes);
        world::holds(&store);
        acked += answered;
        unknown += present - answered;
        older += u64::from(survives == Survives::Nothing);
        longest = longest.max(answered);
    }
    println!(
        "G2: {cuts} power cuts ({older} with synced bytes only, {} with torn pages), {acked} acknowledged, 0 lost, \
         {unknown} durable without an answer, integrity ok; {:.0} s",
        cuts - older,
        began.elapsed().as_secs_f64()
    );
    assert!(longest > 100, "some cut came after the -wal was folded into the file");
}

/// Puts any of the blocks that were written but not synced into the image.
fn mix(live: &Path, image: &Path, size: usize, random: &mut Random) {
    let Ok(written) = std::fs::read(live) else { return };
    let mut bytes = std::fs::read(image).unwrap_or_default();
    for (at, block) in written.chunks(size).enumerate() {
        let from = at * size;
        if bytes.get(from..from + block.len()) != Some(block) && random.chance(2) {
            if bytes.len() < from + block.len() {
                bytes.resize(from + block.len(), 0);
            }
            bytes[from..from + block.len()].copy_from_slice(block);
        }
    }
    std::fs::write(image, bytes).unwrap();
}
