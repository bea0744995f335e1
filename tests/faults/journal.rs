//! H9, K1, C2 and C8: the journal under tampering, under a clock that goes back, and under two people
//! who do the same thing at once.

use rusqlite::Connection;
use serde_json::Map;
use smarketing::domain::change::{Change, Move};
use smarketing::domain::nouns::Prospect;
use smarketing::domain::record::Kind;
use smarketing::domain::refusal::RefusalKind;
use smarketing::domain::time::Instant;
use smarketing::store::bulk::Source;
use smarketing::store::journal::Part;
use smarketing::store::{Stamp, Store};

use super::world::{self, Random};

/// A file with some history: operations, an undo, a published import.
fn history(path: &std::path::Path) -> Store {
    let store = world::found(path);
    for at in 0..24 {
        world::operate(&store, 0, at).unwrap();
    }
    let last = store.chain_head().unwrap().0;
    let edits = store.edits_of(last).unwrap();
    store.apply(&Change::Revert { entry: last, edits }, &world::stamp("undo")).unwrap();
    import(&store, "list.csv");
    world::operate(&store, 0, 24).unwrap();
    world::holds(&store);
    store
}

/// Imports three people; answers the entry of the publication.
fn import(store: &Store, file: &str) -> i64 {
    let source = Source { file_name: file.into(), file_hash: file.into(), kind: "prospects".into(), expected: 3 };
    let mut loader = store.load(&source, &world::stamp(&format!("load {file}"))).unwrap();
    for at in 0..3 {
        let id = loader.next_id(Kind::Prospect).unwrap();
        let name = format!("Imported {at}");
        loader.prospect(&Prospect { id, name, created_at: Instant(world::NOW), ..Prospect::default() }, &[]).unwrap();
        loader.remember(Kind::Prospect, "list", &format!("{at}"), id).unwrap();
    }
    loader.publish("import.published", &world::stamp(&format!("publish {file}")), &Map::new()).unwrap().entry
}

/// One edit, deletion or swap in the journal's tables; what it was.
fn tamper(eyes: &Connection, random: &mut Random, last: i64) -> String {
    let mut pick = |of: usize| usize::try_from(random.within(0, of as u64)).unwrap();
    let seq = 1 + pick(usize::try_from(last).unwrap()) as i64;
    let other = 1 + (seq + pick(usize::try_from(last).unwrap() - 1) as i64) % last;
    let bump = 1 + pick(1_000) as i64;
    let numbers = ["recorded_at", "occurred_at", "clock_flag", "actor", "subject", "depth", "reverts", "batch"];
    let texts = ["op_id", "code", "subject_kind", "facts"];
    let bytes = ["commitment", "prev", "hash"];
    let sql = match pick(10) {
        0 => {
            let column = numbers[pick(numbers.len())];
            format!("update journal set {column} = coalesce({column}, 0) + {bump} where seq = {seq}")
        }
        1 => format!("update journal set {} = 'x' || {bump} where seq = {seq}", texts[pick(texts.len())]),
        2 => {
            let column = bytes[pick(bytes.len())];
            format!("update journal set {column} = randomblob(32) where seq = {seq}")
        }
        3 => format!("update journal_payload set payload = payload || ' ' where seq = {seq}"),
        4 => format!("update journal_payload set salt = randomblob(16) where seq = {seq}"),
        5 => format!("delete from journal where seq = {} + ({seq} = {last}) * (1 - {last})", seq),
        6 => format!("delete from journal_payload where seq = {seq}"),
        7 => swap("journal", seq, other),
        8 => swap("journal_payload", seq, other),
        _ => {
            format!("update journal set facts = replace(facts, '1', '2') || '' where seq = {seq} and facts like '%1%'")
        }
    };
    eyes.execute_batch(&sql).unwrap();
    sql
}

/// Two rows change places.
fn swap(table: &str, one: i64, other: i64) -> String {
    format!(
        "update {table} set seq = -1 where seq = {one}; update {table} set seq = {one} where seq = {other}; \
         update {table} set seq = {other} where seq = -1;"
    )
}

#[test]
fn the_chain_shows_every_single_tampering() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    drop(history(&path));
    let original = std::fs::read(&path).unwrap();
    let (tries, mut random) = (world::size(200, 1_000), Random::new("tamper"));
    let mut kinds = std::collections::BTreeMap::new();
    for _ in 0..tries {
        std::fs::write(&path, &original).unwrap();
        let eyes = world::eyes(&path);
        let last = world::number(&eyes, "select max(seq) from journal");
        let dump = |eyes: &Connection| -> String {
            let sql = "select group_concat(quote(j.seq) || j.op_id || j.recorded_at || j.occurred_at || j.clock_flag || \
                       coalesce(j.actor, '-') || j.code || j.subject_kind || j.subject || coalesce(j.batch, '-') || \
                       coalesce(j.reverts, '-') || j.depth || j.facts || hex(j.commitment) || hex(j.prev) || hex(j.hash) \
                       || coalesce(p.payload, '-') || coalesce(hex(p.salt), '-')) \
                       from journal j left join journal_payload p on p.seq = j.seq";
            eyes.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        let before = dump(&eyes);
        let what = tamper(&eyes, &mut random, last);
        let changed = dump(&eyes) != before;
        drop(eyes);
        let store = world::open(&path);
        let found = store.verify_chain();
        let shown = !matches!(found, Ok(None));
        assert_eq!(shown, changed, "{what}: {found:?}");
        assert_eq!(store.verify().unwrap().iter().any(|finding| !finding.holds), changed, "{what}");
        let words: Vec<&str> = what.split_whitespace().take(2).collect();
        *kinds.entry(words.join(" ")).or_insert(0) += u32::from(changed);
    }
    println!("H9: {tries} edits, deletions and swaps in the journal, each found: {kinds:?}");
}

#[test]
fn a_cut_tail_shows_against_a_head_that_was_printed() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let store = history(&path);
    let printed = store.chain_head().unwrap();
    drop(store);
    let eyes = world::eyes(&path);
    eyes.execute_batch(&format!(
        "delete from journal where seq = {0}; delete from journal_payload where seq = {0};",
        printed.0
    ))
    .unwrap();
    drop(eyes);
    let store = world::open(&path);
    assert_eq!(store.verify_chain().unwrap(), None, "the chain alone cannot know");
    assert_ne!(store.chain_head().unwrap(), printed);
    assert!(store.verify().unwrap().iter().any(|finding| !finding.holds), "the rows of the lost entry tell");
}

#[test]
fn rows_changed_behind_the_journals_back_are_found() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    drop(history(&path));
    let original = std::fs::read(&path).unwrap();
    for (sql, check) in [
        ("update deal set amount = amount + 1 where id = 3", "rows"),
        ("update deal set title = 'x' where id = 3", "rows"),
        ("update deal set version = version + 1 where id = 3", "rows"),
        ("update deal set archived = 1 where id = 3", "rows"),
        ("update deal set removed = 9 where id = 3", "rows"),
        ("delete from deal where id = 3", "rows"),
        ("insert into account (id, version, archived, entry, name) values (1, 1, 0, 5, 'x')", "rows"),
        ("update prospect set email = 'x@y.example' where id = 1", "rows"),
        ("update prospect set name_key = 'x' where id = 1", "rows"),
        ("update prospect set removed = 9 where name = 'Imported 1'", "rows"),
        ("update counter set next = 2 where kind = 'deal'", "rows"),
        ("delete from journal_touch where kind = 'deal' and id = 3", "touches"),
        ("insert into journal_touch (kind, id, seq) values ('deal', 3, 1)", "touches"),
        ("update tally set n = n + 1", "counts"),
    ] {
        std::fs::write(&path, &original).unwrap();
        let eyes = world::eyes(&path);
        eyes.execute_batch(sql).unwrap();
        assert!(eyes.changes() > 0, "{sql}");
        drop(eyes);
        let found = world::open(&path).verify().unwrap();
        let wrong: Vec<_> = found.iter().filter(|finding| !finding.holds).map(|finding| finding.check).collect();
        assert!(wrong.contains(&check), "{sql}: {found:?}");
    }
}

#[test]
fn entries_keep_their_order_when_the_clock_goes_back() {
    let _beside = world::beside();
    let folder = world::folder();
    let store = world::found(&folder.path().join("team.db"));
    let at = |op: &str, now: i64| Stamp { op_id: op.into(), now: Instant(now), actor: Some(1) };
    let head = store.journal(&Part { limit: 1, ..Part::default() }).unwrap().remove(0);
    let base = head.recorded_at.0;
    let minute = 60_000_000;
    for (op, now) in [("a", base + minute), ("b", base - 7 * minute), ("c", base + minute), ("d", base + 2 * minute)] {
        store.apply(&world::set_amount(1, None, now - base + 8 * minute), &at(op, now)).unwrap();
    }
    let mut entries = store.journal(&Part { after: Some(head.seq), limit: 10, ..Part::default() }).unwrap();
    entries.reverse();
    let told: Vec<_> = entries.iter().map(|entry| (entry.recorded_at.0 - base, entry.clock_flag)).collect();
    assert_eq!(
        told,
        [(minute, false), (minute + 1, true), (minute + 2, true), (2 * minute, false)],
        "just after the last and flagged, never before it"
    );
    assert!(entries.windows(2).all(|pair| pair[0].seq + 1 == pair[1].seq));
    world::holds(&store);
}

#[test]
fn a_clock_that_was_wrong_by_far_dates_nothing_after_it() {
    let _beside = world::beside();
    let folder = world::folder();
    let store = world::found(&folder.path().join("team.db"));
    let at = |op: &str, now: i64| Stamp { op_id: op.into(), now: Instant(now), actor: Some(1) };
    let win = |deal| Change::MoveDeal {
        deal,
        version: None,
        how: Move::To,
        stage: 3,
        at: None,
        amount: None,
        reason: None,
        note: None,
    };
    let (now, end) = (world::now().0, Instant::END.0);
    assert_eq!(store.apply(&win(1), &at("late", end)).unwrap_err().code, "date-out-of-range");
    store.apply(&win(1), &at("far", end - 1)).unwrap();
    let done = store.apply(&win(2), &at("right", now)).unwrap();
    let deal = store.record(Kind::Deal, 2).unwrap().unwrap();
    assert_eq!((deal.int("closed_at"), deal.int("stage_since")), (Some(now), Some(now)));
    let entry = store.entry(done.entry).unwrap().unwrap();
    assert_eq!((entry.occurred_at, entry.clock_flag), (Instant(now), true));
    assert!(entry.recorded_at.0 >= end, "the order stays");
    let added = store.apply(&Change::Add(world::prospect("Chiara Neri")), &at("added", now + 1)).unwrap();
    let added = store.record(Kind::Prospect, added.subject.1).unwrap().unwrap();
    assert_eq!(added.int("created_at"), Some(now + 1));
    world::holds(&store);
}

#[test]
fn two_who_move_the_same_deal_are_told_of_each_other() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let (first, second) = (world::found(&path), world::open(&path));
    let moved = |stage, version| Change::MoveDeal {
        deal: 1,
        version: Some(version),
        how: Move::To,
        stage,
        at: None,
        amount: None,
        reason: None,
        note: None,
    };
    let seen = second.record(Kind::Deal, 1).unwrap().unwrap().version;
    let done = first.apply(&moved(2, seen), &world::stamp("first")).unwrap();
    let refusal = second.apply(&moved(3, seen), &world::stamp("second")).unwrap_err();
    assert_eq!((refusal.kind, refusal.code), (RefusalKind::Conflict, "changed-meanwhile"));
    // The undo of what somebody worked on since is refused, field by field.
    second.apply(&moved(3, seen + 1), &world::stamp("third")).unwrap();
    let edits = first.edits_of(done.entry).unwrap();
    let refusal = first.apply(&Change::Revert { entry: done.entry, edits }, &world::stamp("undo")).unwrap_err();
    assert_eq!(refusal.code, "changed-since");
    assert_eq!(second.record(Kind::Deal, 1).unwrap().unwrap().int("stage"), Some(3));
    world::holds(&second);
}

#[test]
fn one_import_at_a_time_and_none_of_a_dead_one_remains() {
    let _beside = world::beside();
    let folder = world::folder();
    let path = folder.path().join("team.db");
    let (store, other) = (world::found(&path), world::open(&path));
    let people = || store.count(Kind::Prospect).unwrap();
    {
        let source = Source { file_name: "a".into(), file_hash: "a".into(), kind: "prospects".into(), expected: 9 };
        let mut loader = store.load(&source, &world::stamp("a")).unwrap();
        for at in 0..700 {
            let id = loader.next_id(Kind::Prospect).unwrap();
            let name = format!("Hidden {at}");
            loader
                .prospect(&Prospect { id, name, created_at: Instant(world::NOW), ..Prospect::default() }, &[])
                .unwrap();
        }
        assert_eq!(other.load(&source, &world::stamp("b")).unwrap_err().code, "import-running");
        // Others work beside it, and see none of it; the checks hold in the middle of it.
        world::operate(&other, 0, 0).unwrap();
        assert_eq!(other.count(Kind::Prospect).unwrap(), 1);
        world::holds(&other);
    }
    assert_eq!(people(), 1, "dropped without being published");
    world::holds(&store);
    let entry = import(&store, "list.csv");
    assert_eq!(people(), 4);
    world::holds(&other);
    let undone = store.apply(&Change::RevertImport { entry, records: 3 }, &world::stamp("out")).unwrap();
    assert_eq!(people(), 1);
    world::holds(&other);
    store.apply(&Change::RevertImport { entry: undone.entry, records: 3 }, &world::stamp("in")).unwrap();
    assert_eq!(people(), 4);
    world::holds(&other);
}
