//! What the team file survives: kills, power cuts, failing and full disks, crowds, foreign and damaged
//! files, tampering (RELIABILITY 2 and 4).
//!
//! Sizes are small by default and those of a release with `SMARKETING_RELEASE_TESTS=1`; the figures are
//! printed (`--nocapture` shows them). `SMARKETING_SEED` repeats the random parts of a run.
//! Where a fault needs a tool or a right that is not here, the test says so and passes.

#![cfg(target_os = "linux")]

#[path = "faults/child.rs"]
mod child;
#[path = "faults/copy.rs"]
mod copy;
#[path = "faults/crowd.rs"]
mod crowd;
#[path = "faults/damage.rs"]
mod damage;
#[path = "faults/disk.rs"]
mod disk;
#[path = "faults/flips.rs"]
mod flips;
#[path = "faults/foreign.rs"]
mod foreign;
#[path = "faults/journal.rs"]
mod journal;
#[path = "faults/kill.rs"]
mod kill;
#[path = "faults/place.rs"]
mod place;
#[path = "faults/power.rs"]
mod power;
#[path = "faults/preload.rs"]
mod preload;
#[path = "faults/stopped.rs"]
mod stopped;
#[path = "faults/world.rs"]
mod world;

/// Another process of a test: this program once more, told by a variable what to do.
#[test]
fn child() {
    child::main();
}
