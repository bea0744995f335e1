//! S17 and S18: copies made while others write, copies that fail half-way, and putting a copy back.

use std::path::Path;
use std::time::Duration;

use smarketing::domain::record::Kind;
use smarketing::store::{Options, Store};

use super::child::{self, Working};
use super::world::{self, Random};

fn looker(path: &Path) -> Store {
    Store::open(path, &Options { read_only: true, ..Options::default() }).unwrap()
}

/// Child: copies the file again and again over the same target. Path, target.
pub fn copy(words: &[&str]) {
    let store = world::open(Path::new(words[0]));
    child::say("ready");
    loop {
        store.backup(Path::new(words[1]), true).unwrap();
        child::say("copied");
    }
}

/// Child: puts a copy back. Path, copy, safety.
pub fn put_back(words: &[&str]) {
    child::say("ready");
    Store::restore(Path::new(words[0]), Path::new(words[1]), Path::new(words[2])).unwrap();
    child::say("done");
}

#[test]
fn a_copy_made_while_others_write_is_whole() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let store = world::found(&path);
    let writers: Vec<Working> = (0..2)
        .map(|slot: u64| {
            let words = [path.to_str().unwrap(), &slot.to_string(), "0", "1000000", "3"];
            Working::new(child::command("write", &words))
        })
        .collect();
    for writer in &writers {
        writer.wait_for("ack 5 ").unwrap();
    }
    let mut sizes = Vec::new();
    for at in 0..world::size(8, 100) {
        let target = folder.path().join(format!("copy-{at}.db"));
        store.backup(&target, false).unwrap();
        let copy = looker(&target);
        world::holds(&copy);
        drop(copy);
        let eyes = world::eyes(&target);
        world::effects_are_once(&eyes);
        sizes.push(world::number(&eyes, "select count(*) from journal"));
        assert_eq!(store.backup(&target, false).unwrap_err().code, "file-exists");
    }
    writers.into_iter().for_each(|writer| drop(writer.kill()));
    assert!(sizes.windows(2).all(|pair| pair[0] <= pair[1]) && sizes[0] < sizes[sizes.len() - 1], "{sizes:?}");
    println!("S17: {} copies beside 2 writers, each whole, of {sizes:?} entries", sizes.len());
}

#[test]
fn a_copy_that_is_killed_leaves_the_old_one() {
    let _alone = world::alone();
    let folder = world::folder();
    let (path, target) = (folder.path().join("team.db"), folder.path().join("copy.db"));
    let store = world::found(&path);
    for at in 0..60 {
        world::operate(&store, 0, at).unwrap();
    }
    store.backup(&target, false).unwrap();
    let mut random = Random::new("copy");
    let (kills, mut finished) = (world::size(20, 300), 0);
    for _ in 0..kills {
        let worker = Working::new(child::command("copy", &[path.to_str().unwrap(), target.to_str().unwrap()]));
        worker.wait_for("ready").unwrap();
        std::thread::sleep(Duration::from_micros(random.within(0, 40_000)));
        finished += worker.kill().iter().filter(|line| *line == "copied").count();
        let copy = looker(&target);
        world::holds(&copy);
        assert_eq!(copy.chain_head().unwrap(), store.chain_head().unwrap());
    }
    println!("S18: {kills} copies killed, after {finished} whole ones; the one in place always whole");
    store.backup(&target, true).unwrap();
    let names = folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = names.filter(|name| name.to_string_lossy().contains(".part-")).collect();
    assert!(left.is_empty(), "{left:?}");
    // A target that cannot be written says so and leaves nothing.
    let nowhere = folder.path().join("no/such/copy.db");
    assert_eq!(store.backup(&nowhere, false).unwrap_err().code, "no-such-folder");
}

#[test]
fn putting_a_copy_back_is_all_or_nothing() {
    let _alone = world::alone();
    let folder = world::folder();
    let at = |name: &str| folder.path().join(name);
    let (path, copy) = (at("team.db"), at("copy.db"));
    let store = world::found(&path);
    store.backup(&copy, false).unwrap();
    let older = store.chain_head().unwrap();
    let mut random = Random::new("put back");
    let (kills, mut turned) = (world::size(20, 300), 0);
    for turn in 0..kills {
        for step in 0..3 {
            world::operate(&store, 0, turn * 3 + step).unwrap();
        }
        let newer = store.chain_head().unwrap();
        let words =
            [path.to_str().unwrap(), copy.to_str().unwrap(), at("safety.db").to_str().unwrap()].map(str::to_owned);
        let worker = Working::new(child::command("put-back", &words.each_ref().map(String::as_str)));
        worker.wait_for("ready").unwrap();
        std::thread::sleep(Duration::from_micros(random.within(0, 60_000)));
        let done = worker.kill().iter().any(|line| line == "done");
        // The session that was open all the while sees one or the other, and goes on writing.
        let now = store.chain_head().unwrap();
        assert!(now == newer || now == older, "turn {turn}: {now:?}");
        assert!(now == older || !done, "turn {turn}: it was said to be done");
        world::holds(&store);
        turned += u64::from(now == older);
    }
    // At last without a kill: the safety copy is what was there before.
    world::operate(&store, 1, 0).unwrap();
    let newer = store.chain_head().unwrap();
    Store::restore(&path, &copy, &at("safety.db")).unwrap();
    assert_eq!(store.chain_head().unwrap(), older);
    assert_eq!(looker(&at("safety.db")).chain_head().unwrap(), newer);
    assert_eq!(store.count(Kind::Prospect).unwrap(), 0);
    world::operate(&store, 2, 0).unwrap();
    world::holds(&store);
    println!("S18: {kills} times killed while a copy was put back: {turned} were done, the others not begun");
    // What is no whole copy is refused before anything is touched.
    let head = store.chain_head().unwrap();
    std::fs::write(at("broken.db"), "no copy").unwrap();
    assert!(Store::restore(&path, &at("broken.db"), &at("safety2.db")).is_err());
    let eyes = world::eyes(&copy);
    eyes.execute_batch("update journal set code = 'x' where seq = 3").unwrap();
    drop(eyes);
    assert_eq!(Store::restore(&path, &copy, &at("safety2.db")).unwrap_err().code, "backup-not-whole");
    assert_eq!(store.chain_head().unwrap(), head);
}

#[test]
fn what_colleagues_write_while_a_copy_is_put_back_is_kept() {
    let _alone = world::alone();
    let folder = world::folder();
    let at = |name: &str| folder.path().join(name);
    let path = at("team.db");
    let store = world::found(&path);
    for step in 0..30 {
        world::operate(&store, 0, step).unwrap();
    }
    store.backup(&at("copy.db"), false).unwrap();
    let copied = store.chain_head().unwrap().0;
    for turn in 0..world::size(4, 40) {
        let base = store.chain_head().unwrap().0;
        let stop = std::sync::atomic::AtomicBool::new(false);
        let written = std::thread::scope(|scope| {
            let colleague = scope.spawn(|| {
                let store = world::open(&path);
                let mut written = Vec::new();
                while !stop.load(std::sync::atomic::Ordering::SeqCst) {
                    let at = turn * 1_000_000 + written.len() as u64;
                    written.push(world::operate(&store, 1, at).unwrap().entry);
                }
                written
            });
            std::thread::sleep(Duration::from_millis(30));
            let done = Store::restore(&path, &at("copy.db"), &at("safety.db"));
            stop.store(true, std::sync::atomic::Ordering::SeqCst);
            let written = colleague.join().unwrap();
            done.unwrap();
            written
        });
        // Each is in the safety copy, or comes after the restored state: none is lost in between.
        let kept = usize::try_from(looker(&at("safety.db")).chain_head().unwrap().0 - base).unwrap();
        let places: Vec<i64> = (base + 1..).take(kept).chain((copied + 1..).take(written.len() - kept)).collect();
        assert_eq!(written, places, "turn {turn}: {kept} kept");
    }
    world::holds(&store);
}
