//! Many records at once: nobody ever sees half an import, everybody goes on working beside it, and it
//! can be taken back as one step.

#[path = "store/team.rs"]
mod team;

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Map;
use smarketing::domain::change::{Change, Move};
use smarketing::domain::edit::{Edit, FieldEdit};
use smarketing::domain::lifecycle::{EntryOrigin, Lifecycle};
use smarketing::domain::nouns::{Prospect, StageEntry};
use smarketing::domain::record::{Kind, Record, Value};
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::Instant;
use smarketing::store::bulk::{Loader, Source};
use smarketing::store::search::SearchBlock;
use smarketing::store::{Applied, Options, Store};
use team::{NOW, Team};

/// More than one chunk of a file in use, and than one block of numbers.
const MANY: usize = 5_000;

fn source(expected: u64) -> Source {
    let (file_name, file_hash) = ("contacts.csv".to_owned(), "hash".to_owned());
    Source { file_name, file_hash, kind: "prospects".to_owned(), expected }
}

/// Adds prospects with an account each, two touches and, every third, two stages.
fn fill(loader: &mut Loader<'_>, count: usize) -> Result<(), Refusal> {
    for at in 0..count {
        let account = loader.next_id(Kind::Account)?;
        let mut record = Record::new(Kind::Account).with("name", format!("Caseificio Però {at}"));
        record.id = account;
        loader.add(record)?;
        let id = loader.next_id(Kind::Prospect)?;
        let created = Instant(NOW - i64::try_from(at).unwrap() * 3_600 * Instant::SECOND);
        let mut prospect = Prospect {
            id,
            name: format!("Zoë Bulk {at}"),
            account: Some(account),
            source: Some(["fair", "web", ""][at % 3].to_owned()),
            stage: Lifecycle::Lead,
            created_at: created,
            ..Prospect::default()
        };
        let mut entries = Vec::new();
        if at % 3 == 0 {
            for stage in [Lifecycle::Mql, Lifecycle::Sql] {
                let entry = loader.next_id(Kind::StageEntry)?;
                let origin = EntryOrigin::Import;
                entries.push(StageEntry {
                    id: entry,
                    prospect: id,
                    episode: 1,
                    stage,
                    at: created,
                    deal: None,
                    origin,
                });
                prospect.stage = stage;
            }
        }
        loader.prospect(&prospect, &entries)?;
        loader.remember(Kind::Prospect, "crm", &format!("ext-{at}"), id)?;
        for direction in ["in", "out"] {
            let mut touch = Record::new(Kind::Touch)
                .with("prospect", id)
                .with("at", created.0)
                .with("direction", direction)
                .with("channel", "email");
            touch.id = loader.next_id(Kind::Touch)?;
            loader.add(touch)?;
        }
    }
    Ok(())
}

fn import(team: &Team, count: usize) -> Applied {
    let mut loader = team.store.load(&source(count as u64 * 5), &team.stamp(2)).unwrap();
    fill(&mut loader, count).unwrap();
    assert_eq!(loader.added(Kind::Prospect), count as u64);
    loader.publish("import.published", &team.stamp(2), &Map::new()).unwrap()
}

fn again(team: &Team) -> Store {
    Store::open(team.store.path(), &Options::default()).unwrap()
}

/// A look past the store's rules, at what lies in the file.
fn raw(team: &Team, sql: &str) -> i64 {
    rusqlite::Connection::open(team.store.path()).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

fn indexes(team: &Team) -> Vec<String> {
    let connection = rusqlite::Connection::open(team.store.path()).unwrap();
    let mut statement = connection.prepare("select sql from sqlite_schema where sql is not null order by sql").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn holds(store: &Store) {
    let wrong: Vec<_> = store.verify().unwrap().into_iter().filter(|finding| !finding.holds).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// What a colleague sees of prospects, accounts, touches, a search and the journal at one moment.
fn seen(store: &Store) -> (u64, u64, u64, usize, i64) {
    store
        .snapshot(|| {
            let found = SearchBlock::load(store)?.find("zoe bulk", 0, usize::MAX, || false).ids.len();
            let head = store.chain_head()?.0;
            Ok((store.count(Kind::Prospect)?, store.count(Kind::Account)?, store.count(Kind::Touch)?, found, head))
        })
        .unwrap()
}

/// A team that has worked already, so that the file is in use: a prospect with a deal.
fn busy() -> (Team, i64) {
    let team = Team::new();
    let chiara = team.add(Record::new(Kind::Prospect).with("name", "Chiara Neri").with("source", "fair"));
    let deal = team.add(Record::new(Kind::Deal).with("title", "Acme").with("prospect", chiara));
    (team, deal)
}

#[test]
fn an_empty_file_is_filled_in_one_transaction() {
    // Below and above the number of rows from which the indexes are made afterwards.
    for count in [200, MANY] {
        let team = Team::new();
        let before = indexes(&team);
        let colleague = again(&team);
        let nothing = seen(&colleague);
        let mut loader = team.store.load(&source(count as u64 * 5), &team.stamp(2)).unwrap();
        fill(&mut loader, count).unwrap();
        assert_eq!(seen(&colleague), nothing);
        let applied = loader.publish("import.published", &team.stamp(2), &Map::new()).unwrap();
        let all = count as u64;
        assert_eq!(seen(&colleague), (all, all, 2 * all, count, applied.entry));
        assert_eq!(indexes(&team), before);
        assert_eq!(raw(&team, "select count(*) from pending"), 0);
        let entry = team.store.entry(applied.entry).unwrap().unwrap();
        assert!(entry.batch.is_some() && entry.actor == Some(2));
        assert_eq!(team.store.known(Kind::Prospect, "crm", "ext-7").unwrap(), Some(8));
        assert_eq!(team.store.imported_before("hash").unwrap(), Some(applied.entry));
        holds(&team.store);
        // Numbers go on right behind, with no gap from the blocks.
        assert_eq!(team.add(Record::new(Kind::Prospect).with("name", "Next")), count as i64 + 1);
        holds(&team.store);
    }
}

#[test]
fn beside_others_it_is_hidden_until_it_is_published() {
    let (team, _) = busy();
    let colleague = again(&team);
    let before = seen(&colleague);
    let mut loader = team.store.load(&source(MANY as u64 * 5), &team.stamp(2)).unwrap();
    fill(&mut loader, MANY).unwrap();
    assert!(raw(&team, "select count(*) from prospect") > 4_000, "most rows lie in the file already");
    assert_eq!(seen(&colleague), before);
    assert_eq!(colleague.records(Kind::Prospect, 0, 10).unwrap().len(), 1);
    let hidden = raw(&team, "select max(id) from prospect");
    assert_eq!(colleague.record(Kind::Prospect, hidden).unwrap(), None);
    assert!(colleague.tallies_hold().unwrap());
    // Nobody can refer to what nobody can see.
    let touch = Record::new(Kind::Touch).with("prospect", hidden).with("direction", "in").with("channel", "web");
    assert_eq!(colleague.apply(&Change::Add(touch), &team.stamp(1)).unwrap_err().code, "no-such-reference");

    let applied = loader.publish("import.published", &team.stamp(2), &Map::new()).unwrap();
    let all = MANY as u64;
    assert_eq!(seen(&colleague), (all + 1, all, 2 * all, MANY, applied.entry));
    assert_eq!(raw(&team, "select count(*) from pending"), 0);
    holds(&team.store);
}

#[test]
fn a_colleague_works_on_and_never_sees_half() {
    let (team, deal) = busy();
    let done = AtomicBool::new(false);
    let path = team.store.path().to_owned();
    let (edits, looks) = std::thread::scope(|scope| {
        let working = scope.spawn(|| {
            let store = Store::open(&path, &Options::default()).unwrap();
            let mut edits = 0i64;
            while !done.load(Ordering::SeqCst) || edits < 2 {
                let stage = 1 + (edits + 1) % 2;
                let how = Move::To;
                let (version, at, amount, reason, note) = (None, None, None, None, None);
                let change = Change::MoveDeal { deal, version, how, stage, at, amount, reason, note };
                let now = Instant(NOW + (1_000 + edits) * Instant::SECOND);
                let stamp = smarketing::store::Stamp { op_id: format!("beside-{edits}"), now, actor: Some(1) };
                store.apply(&change, &stamp).unwrap();
                edits += 1;
            }
            edits
        });
        let looking = scope.spawn(|| {
            let store = Store::open(&path, &Options::default()).unwrap();
            let mut looks = Vec::new();
            while !done.load(Ordering::SeqCst) || looks.len() < 2 {
                let (prospects, accounts, touches, found, _) = seen(&store);
                looks.push((prospects, accounts, touches, found));
            }
            looks
        });
        import(&team, MANY);
        done.store(true, Ordering::SeqCst);
        (working.join().unwrap(), looking.join().unwrap())
    });
    let all = MANY as u64;
    let (before, after) = ((1, 0, 0, 0), (all + 1, all, 2 * all, MANY));
    let half: Vec<_> = looks.iter().filter(|look| **look != before && **look != after).collect();
    assert!(half.is_empty(), "{half:?}");
    assert_eq!(looks[0], before);
    assert!(edits >= 2);
    assert_eq!(raw(&team, "select count(*) from journal where code = 'deal.moved'"), edits);
    holds(&team.store);
}

#[test]
fn an_abandoned_one_leaves_nothing() {
    let fresh = || (Team::new(), 0);
    for (team, _) in [fresh(), busy()] {
        let before = seen(&team.store);
        let rows = || {
            let tables = ["prospect", "account", "touch", "stage_entry", "external_id", "pending"];
            tables.map(|table| raw(&team, &format!("select count(*) from {table}")))
        };
        let lying = rows();
        let mut loader = team.store.load(&source(MANY as u64 * 5), &team.stamp(2)).unwrap();
        fill(&mut loader, MANY).unwrap();
        drop(loader);
        assert_eq!(seen(&team.store), before);
        assert_eq!(rows(), lying);
        assert_eq!(raw(&team, "select count(*) from batch where state <> 'abandoned'"), 0);
        holds(&team.store);
        // Its numbers are free again, and the next import is not held up.
        assert_eq!(import(&team, 3).code, "import.published");
        assert_eq!(raw(&team, "select max(id) from prospect"), lying[0] + 3);
        assert_eq!(raw(&team, "select max(id) from touch"), 6);
    }
}

#[test]
fn what_a_dead_process_left_is_swept() {
    let (team, _) = busy();
    let mut loader = team.store.load(&source(100), &team.stamp(2)).unwrap();
    fill(&mut loader, 600).unwrap();
    let before = seen(&team.store);
    std::mem::forget(loader);
    let colleague = again(&team);
    colleague.sweep().unwrap();
    assert!(raw(&team, "select count(*) from touch") > 0, "the process lives: its rows stay");
    assert_eq!(colleague.load(&source(1), &team.stamp(1)).unwrap_err().code, "import-running");

    let mut child = std::process::Command::new("true").spawn().unwrap();
    let dead = child.id();
    child.wait().unwrap();
    let connection = rusqlite::Connection::open(team.store.path()).unwrap();
    connection.execute("update batch set pid = ?1", [dead]).unwrap();
    let next = colleague.load(&source(1), &team.stamp(1)).unwrap();
    assert_eq!(raw(&team, "select count(*) from touch"), 0);
    drop(next);
    assert_eq!(raw(&team, "select count(*) from pending"), 0);
    assert_eq!(seen(&team.store), before);
    holds(&team.store);
}

#[test]
fn an_import_is_undone_and_done_again_as_one_step() {
    for (team, rows) in [(Team::new(), 0), (busy().0, 1)] {
        let before = seen(&team.store);
        let applied = import(&team, 900);
        let after = seen(&team.store);
        let revert = |entry: i64| team.apply(Change::RevertImport { entry, records: 0 });
        let undone = revert(applied.entry).unwrap();
        assert_eq!(undone.code, "import.reverted");
        let (prospects, accounts, touches, found, _) = seen(&team.store);
        assert_eq!((prospects, accounts, touches, found), (before.0, before.1, before.2, before.3));
        assert_eq!(raw(&team, "select count(*) from prospect"), 900 + rows, "the rows stay for the past");
        assert_eq!(team.store.known(Kind::Prospect, "crm", "ext-7").unwrap(), None);
        assert_eq!(team.store.imported_before("hash").unwrap(), None);
        assert_eq!(revert(applied.entry).unwrap_err().code, "already-undone");
        holds(&team.store);

        let redone = revert(undone.entry).unwrap();
        assert_eq!(redone.code, "import.published");
        let (prospects, accounts, touches, found, head) = seen(&team.store);
        assert_eq!((prospects, accounts, touches, found), (after.0, after.1, after.2, after.3));
        assert_eq!(head, redone.entry);
        holds(&team.store);
        // And once more: a redo can be undone like the import itself.
        assert_eq!(revert(redone.entry).unwrap().code, "import.reverted");
        assert_eq!(seen(&team.store).0, before.0);
        holds(&team.store);
    }
}

#[test]
fn an_import_that_was_worked_on_stays() {
    let (team, _) = busy();
    let applied = import(&team, 10);
    let last = raw(&team, "select max(id) from prospect");
    let set = vec![("city", Value::from("Parma"))];
    let edited = team.apply(Change::Edit { kind: Kind::Prospect, id: last, version: None, set }).unwrap();
    let refusal = team.apply(Change::RevertImport { entry: applied.entry, records: 0 }).unwrap_err();
    assert_eq!(refusal.code, "import-worked-on");
    assert_eq!(seen(&team.store).0, 11);
    // A deal on one of its prospects holds it too.
    team.revert(edited.entry).unwrap();
    team.add(Record::new(Kind::Deal).with("title", "Beta").with("prospect", last - 1));
    let refusal = team.apply(Change::RevertImport { entry: applied.entry, records: 0 }).unwrap_err();
    assert_eq!(refusal.code, "import-worked-on");
    holds(&team.store);
}

#[test]
fn what_it_changes_of_older_records_goes_back_with_it() {
    let (team, _) = busy();
    let mut loader = team.store.load(&source(10), &team.stamp(2)).unwrap();
    fill(&mut loader, 10).unwrap();
    let field = FieldEdit { field: "source", before: Value::from("fair"), after: Value::from("web") };
    loader.edit(Edit::Update { kind: Kind::Prospect, id: 1, fields: vec![field] });
    assert_eq!(team.get(Kind::Prospect, 1).text("source"), Some("fair"), "not before it is published");
    let applied = loader.publish("import.published", &team.stamp(2), &Map::new()).unwrap();
    assert_eq!(team.get(Kind::Prospect, 1).text("source"), Some("web"));
    assert_eq!(applied.edits.len(), 1);
    holds(&team.store);
    team.apply(Change::RevertImport { entry: applied.entry, records: 0 }).unwrap();
    assert_eq!(team.get(Kind::Prospect, 1).text("source"), Some("fair"));
    holds(&team.store);
}

#[test]
fn a_file_of_ones_own_is_filled_without_a_log_and_gets_it_back() {
    let mode = |team: &Team| {
        let connection = rusqlite::Connection::open(team.store.path()).unwrap();
        connection.query_row("pragma journal_mode", [], |row| row.get::<_, String>(0)).unwrap()
    };
    let wal = |team: &Team| {
        let name = format!("{}-wal", team.store.path().display());
        std::fs::metadata(name).map_or(0, |found| found.len())
    };
    for publish in [true, false] {
        let team = Team::new();
        let before = seen(&team.store);
        let mut loader = team.store.load_alone(&source(MANY as u64 * 5), &team.stamp(2)).unwrap();
        fill(&mut loader, MANY).unwrap();
        assert_eq!(wal(&team), 0);
        if publish {
            loader.publish("import.published", &team.stamp(2), &Map::new()).unwrap();
            assert_eq!(seen(&team.store).0, MANY as u64);
        } else {
            drop(loader);
            assert_eq!(seen(&team.store), before);
        }
        assert_eq!(mode(&team), "wal");
        holds(&team.store);
        team.add(Record::new(Kind::Prospect).with("name", "Next"));
        holds(&again(&team));
    }
    // Beside somebody who has it open, and into a file in use, it is an ordinary one.
    let team = Team::new();
    let colleague = again(&team);
    let before = seen(&colleague);
    let mut loader = team.store.load_alone(&source(500), &team.stamp(2)).unwrap();
    fill(&mut loader, 100).unwrap();
    assert_eq!(seen(&colleague), before);
    loader.publish("import.published", &team.stamp(2), &Map::new()).unwrap();
    assert_eq!(seen(&colleague).0, 100);
    let mut loader = team.store.load_alone(&source(500), &team.stamp(2)).unwrap();
    fill(&mut loader, 100).unwrap();
    assert_eq!(seen(&colleague).0, 100);
    loader.publish("import.published", &team.stamp(2), &Map::new()).unwrap();
    assert_eq!(seen(&colleague).0, 200);
    holds(&colleague);
}

#[test]
fn nothing_of_an_open_import_shows_at_what_was_there_before() {
    let (team, deal) = busy();
    let product = team.add(Record::new(Kind::Product).with("name", "GTX").with("list_price", 5_000i64));
    let colleague = again(&team);
    let looked = |store: &Store| {
        let events = store.children(Kind::DealEvent, "deal", deal).unwrap().len();
        let lines = store.children(Kind::DealLine, "deal", deal).unwrap().len();
        let (moments, total) = store.timeline_of_prospect(1, 100).unwrap();
        let line = store.deal_lines(&[deal]).unwrap().remove(0);
        let steps = store.timeline_of_deal(deal, Some(1), 100).unwrap().len();
        let named = store.named(Kind::Campaign, "hidden").unwrap();
        (events, lines, moments.len(), total, steps, line.product, line.amount, named, store.close_reasons().unwrap())
    };
    let before = looked(&colleague);
    let mut loader = team.store.load(&source(50_000), &team.stamp(2)).unwrap();
    let mut put = |record: Record| {
        let id = loader.next_id(record.kind).unwrap();
        loader.add(Record { id, ..record }).unwrap();
    };
    put(Record::new(Kind::Campaign).with("name", "Hidden").with("status", "planned"));
    put(Record::new(Kind::Stage)
        .with("name", "Hidden")
        .with("position", 77i64)
        .with("semantic", "open")
        .with("probability", 5i64));
    put(Record::new(Kind::DealLine).with("deal", deal).with("product", product).with("quantity", 3i64));
    put(Record::new(Kind::DealEvent)
        .with("deal", deal)
        .with("step", "lost")
        .with("at", NOW)
        .with("reason", "Hidden")
        .with("stage", 4i64)
        .with("origin", "import"));
    put(Record::new(Kind::StageEntry)
        .with("prospect", 1i64)
        .with("episode", 1i64)
        .with("stage", "customer")
        .with("at", NOW)
        .with("origin", "import"));
    fill(&mut loader, MANY).unwrap();
    assert!(raw(&team, "select count(*) from deal_event where reason = 'Hidden'") == 1, "it is written already");
    assert_eq!(looked(&colleague), before);
    let stage = Record::new(Kind::Stage).with("name", "Next").with("semantic", "open").with("probability", 5i64);
    let added = colleague.apply(&Change::Add(stage), &team.stamp(1)).unwrap();
    assert_eq!(colleague.record(Kind::Stage, added.subject.1).unwrap().unwrap().int("position"), Some(5));
    drop(loader);
    assert_eq!(looked(&colleague), before);
}
