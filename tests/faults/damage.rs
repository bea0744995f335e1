//! S10: truncated files, flipped bits, a -wal that is garbage or another file's. Never a panic; what is
//! shown is what was written, or `verify` says that it is not. The damaged file itself is never "repaired".

use std::panic::AssertUnwindSafe;
use std::path::Path;

use smarketing::domain::record::Kind;
use smarketing::domain::refusal::RefusalKind;
use smarketing::store::journal::Part;
use smarketing::store::{Options, Store};

use super::world::{self, Random};

/// Everything that a person could be shown: every record, every entry and what it did.
pub fn shown(store: &Store) -> Result<String, String> {
    let mut all = String::new();
    for kind in Kind::ALL {
        let records = store.records(*kind, 0, 10_000).map_err(|refusal| refusal.code.to_owned())?;
        all.push_str(&format!("{records:?}"));
    }
    for entry in store.journal(&Part { limit: 10_000, ..Part::default() }).map_err(|refusal| refusal.code.to_owned())? {
        // Whether an entry was undone is read from an index, which SQLite's check compares.
        let edits = store.edits_of(entry.seq).map_err(|refusal| refusal.code.to_owned())?;
        all.push_str(&format!("{entry:?} {edits:?}"));
    }
    Ok(all)
}

/// What became of a damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Refused,
    Flagged,
    Unchanged,
}

/// Opens and reads a damaged file; fails where something else is shown and nothing says so.
fn examine(path: &Path, truth: &str, what: &str) -> Fate {
    let outcome = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let store = match Store::open(path, &Options { read_only: true, ..Options::default() }) {
            Ok(store) => store,
            Err(refusal) => {
                assert!(refusal.kind != RefusalKind::Locked, "{what}: {refusal:?}");
                return Fate::Refused;
            }
        };
        let now = shown(&store);
        match store.verify() {
            Err(_) => Fate::Flagged,
            Ok(findings) if findings.iter().any(|finding| !finding.holds) => Fate::Flagged,
            Ok(_) => {
                assert!(
                    now.as_deref() == Ok(truth),
                    "{what}: something else is shown and nothing says so: {}",
                    differs(&now, truth)
                );
                Fate::Unchanged
            }
        }
    }));
    outcome.unwrap_or_else(|_| panic!("{what}: a panic, or wrong data that nothing flagged"))
}

fn differs(now: &Result<String, String>, truth: &str) -> String {
    match now {
        Err(code) => code.clone(),
        Ok(now) => {
            let at = now.bytes().zip(truth.bytes()).take_while(|(one, other)| one == other).count();
            now.chars().skip(at.saturating_sub(80)).take(160).collect()
        }
    }
}

/// A closed file with some history and what it shows.
fn sound(folder: &Path) -> (std::path::PathBuf, Vec<u8>, String) {
    let path = folder.join("team.db");
    let store = world::found(&path);
    for at in 0..30 {
        world::operate(&store, 0, at).unwrap();
    }
    let truth = shown(&store).unwrap();
    drop(store);
    let bytes = std::fs::read(&path).unwrap();
    (path, bytes, truth)
}

fn count(fates: &[Fate]) -> String {
    let of = |wanted| fates.iter().filter(|fate| **fate == wanted).count();
    format!("{} refused, {} flagged, {} shown as written", of(Fate::Refused), of(Fate::Flagged), of(Fate::Unchanged))
}

#[test]
fn flipped_bits_are_refused_flagged_or_harmless() {
    let _beside = world::beside();
    let folder = world::folder();
    let (path, sound, truth) = sound(folder.path());
    let (flips, mut random) = (world::size(500, 10_000), Random::new("flip"));
    let mut fates = Vec::new();
    for _ in 0..flips {
        let mut bytes = sound.clone();
        let at = usize::try_from(random.within(0, bytes.len() as u64)).unwrap();
        let bit = random.within(0, 8);
        bytes[at] ^= 1 << bit;
        std::fs::write(&path, &bytes).unwrap();
        fates.push(examine(&path, &truth, &format!("byte {at}, bit {bit}")));
        assert!(std::fs::read(&path).unwrap() == bytes, "byte {at}: the damaged file was changed");
    }
    println!("S10: {flips} flips in {} bytes: {}", sound.len(), count(&fates));
}

#[test]
fn truncated_files_are_refused_or_flagged() {
    let _beside = world::beside();
    let folder = world::folder();
    let (path, sound, truth) = sound(folder.path());
    let (cuts, mut random) = (world::size(100, 2_000), Random::new("truncate"));
    let mut fates = Vec::new();
    for cut in 0..cuts {
        let any = usize::try_from(random.within(1, sound.len() as u64)).unwrap();
        let at = if cut % 2 == 0 { any } else { (any / 4_096).max(1) * 4_096 };
        std::fs::write(&path, &sound[..at]).unwrap();
        fates.push(examine(&path, &truth, &format!("cut at {at}")));
    }
    println!("S10: {cuts} truncations: {}", count(&fates));
}

#[test]
fn a_damaged_wal_never_shows_what_was_not_written() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let store = world::found(&path);
    for at in 0..30 {
        world::operate(&store, 0, at).unwrap();
    }
    let image = |end: &str| std::fs::read(folder.path().join(format!("team.db{end}"))).unwrap();
    let (main, wal) = (image(""), image("-wal"));
    let (flips, mut random) = (world::size(60, 2_000), Random::new("wal"));
    let other = world::folder();
    let path = other.path().join("team.db");
    let mut kept = Vec::new();
    for flip in 0..flips {
        let mut bytes = wal.clone();
        let at = usize::try_from(random.within(0, bytes.len() as u64)).unwrap();
        match flip % 3 {
            0 => bytes[at] ^= 1 << random.within(0, 8),
            1 => bytes.truncate(at),
            _ => bytes[at..].iter_mut().for_each(|byte| *byte = random.next().to_le_bytes()[0]),
        }
        for end in ["-shm", "-wal", ""] {
            drop(std::fs::remove_file(other.path().join(format!("team.db{end}"))));
        }
        std::fs::write(&path, &main).unwrap();
        std::fs::write(other.path().join("team.db-wal"), &bytes).unwrap();
        // What stands before the damage is there, whole; the rest is as if the power had been cut.
        match Store::open(&path, &Options::default()) {
            Ok(store) => {
                world::holds(&store);
                let eyes = world::eyes(&path);
                world::effects_are_once(&eyes);
                kept.push(world::present(&eyes, 0));
            }
            Err(refusal) => assert!(["foreign-file", "damaged-file"].contains(&refusal.code), "{refusal:?}"),
        }
    }
    kept.sort_unstable();
    println!(
        "S10: {flips} damaged -wal: {} opened, with {} to {} of 30 operations",
        kept.len(),
        kept[0],
        kept[kept.len() - 1]
    );
}

#[test]
fn a_wal_of_another_file_is_not_taken_for_ours() {
    let _beside = world::beside();
    let folder = world::folder();
    let (path, sound, truth) = sound(folder.path());
    let wal = folder.path().join("team.db-wal");
    let garbage: Vec<u8> = (0..40_000u32).map(|at| at.to_le_bytes()[0]).collect();
    // Another team's file at work: its -wal holds some of its pages, whole and with right checksums.
    let other = world::folder();
    let theirs = world::found(&other.path().join("team.db"));
    world::eyes(&other.path().join("team.db")).execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    for at in 0..3 {
        world::operate(&theirs, 5, at).unwrap();
    }
    let foreign = std::fs::read(other.path().join("team.db-wal")).unwrap();
    assert!(foreign.len() > 4_096);
    for (what, bytes) in [("garbage", garbage), ("foreign", foreign)] {
        std::fs::write(&path, &sound).unwrap();
        std::fs::write(&wal, &bytes).unwrap();
        drop(std::fs::remove_file(folder.path().join("team.db-shm")));
        let fate = examine(&path, &truth, what);
        println!("S10: a -wal of {what}: {fate:?}");
        assert!(fate == Fate::Unchanged || what == "foreign", "{what}: {fate:?}");
    }
}
