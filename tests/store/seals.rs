//! What imports brought is known again: whatever another program or a broken disk makes of it shows, and nothing that
//! people rightly do to it does.

use std::path::PathBuf;

use rusqlite::Connection;
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};
use smarketing::domain::change::Change;
use smarketing::domain::lifecycle::{EntryOrigin, Lifecycle};
use smarketing::domain::nouns::{Prospect, StageEntry};
use smarketing::domain::record::{Kind, Record, Value};
use smarketing::domain::time::Instant;
use smarketing::store::bulk::{Loader, Source};
use smarketing::store::check::Finding;
use smarketing::store::{Options, Store};

use super::team::{NOW, Team};

fn source(hash: &str) -> Source {
    Source { file_name: "people.csv".into(), file_hash: hash.into(), kind: "prospects".into(), expected: 9 }
}

/// Three prospects with a company, a stage and two touches each.
fn fill(loader: &mut Loader<'_>, mark: &str) {
    for at in 0..3 {
        let account = loader.next_id(Kind::Account).unwrap();
        let mut record = Record::new(Kind::Account).with("name", format!("Caseificio {mark} {at}"));
        record.id = account;
        loader.add(record).unwrap();
        let id = loader.next_id(Kind::Prospect).unwrap();
        let prospect = Prospect {
            id,
            name: format!("Zoë {mark} {at}"),
            email: Some(format!("zoe{at}@{mark}.example")),
            account: Some(account),
            source: Some("fair".into()),
            stage: Lifecycle::Mql,
            created_at: Instant(NOW - 9_000_000),
            custom: Some(r#"{"VAT":"IT01"}"#.into()),
            ..Prospect::default()
        };
        let entry = StageEntry {
            id: loader.next_id(Kind::StageEntry).unwrap(),
            prospect: id,
            episode: 1,
            stage: Lifecycle::Mql,
            at: prospect.created_at,
            deal: None,
            origin: EntryOrigin::Import,
        };
        loader.prospect(&prospect, &[entry]).unwrap();
        loader.remember(Kind::Prospect, "crm", &format!("{mark}-{at}"), id).unwrap();
        for direction in ["in", "out"] {
            let touch = Record::new(Kind::Touch).with("prospect", id).with("at", NOW - 8_000_000);
            let mut touch = touch.with("direction", direction).with("channel", "email");
            touch.id = loader.next_id(Kind::Touch).unwrap();
            loader.add(touch).unwrap();
        }
    }
}

fn import(team: &Team, mark: &str) -> i64 {
    let mut loader = team.store.load(&source(mark), &team.stamp(2)).unwrap();
    fill(&mut loader, mark);
    let result = Map::from_iter([("system".to_owned(), Json::from("crm"))]);
    loader.publish("import.published", &team.stamp(2), &result).unwrap().entry
}

fn raw(team: &Team) -> Connection {
    Connection::open(team.store.path()).unwrap()
}

/// The checks that do not hold; read past the mark, which another test is about.
fn wrong(store: &Store) -> Vec<(&'static str, String)> {
    let reader = Store::open(store.path(), &Options { read_only: true, ..Options::default() }).unwrap();
    let bad = |finding: Finding| (!finding.holds).then_some((finding.check, finding.detail));
    reader.verify().unwrap().into_iter().filter_map(bad).collect()
}

fn holds(team: &Team) {
    assert_eq!(wrong(&team.store), []);
}

fn note(team: &Team) -> Option<(&'static str, String)> {
    let findings = team.store.verify().unwrap();
    let note = findings.into_iter().find(|finding| finding.check == "imports").unwrap().note;
    note.map(|note| (note.code, note.values[0].1.clone()))
}

fn set(id: i64, field: &'static str, value: &str) -> Change {
    Change::Edit { kind: Kind::Prospect, id, version: None, set: vec![(field, Value::from(value))] }
}

#[test]
fn whatever_becomes_of_an_imported_row_shows() {
    for first in [false, true] {
        // Into an empty file, and beside what people did before.
        let team = Team::new();
        if !first {
            team.add(Record::new(Kind::Prospect).with("name", "Chiara Neri"));
        }
        import(&team, "a");
        let id = raw(&team).query_row("select id from prospect where name like 'Zoë%'", [], |row| row.get(0)).unwrap();
        // Edits of it are turned back before it is counted again.
        team.apply(set(id, "email", "new@a.example")).unwrap();
        team.apply(set(id, "phone", "1")).unwrap();
        import(&team, "b");
        holds(&team);
        let copy: PathBuf = team.store.path().with_extension("copy");
        team.store.backup(&copy, false).unwrap();
        for (sql, check) in [
            ("update prospect set email = 'x' where name = 'Zoë a 1'", "imports"),
            ("update prospect set custom = '{}' where name = 'Zoë b 1'", "imports"),
            ("update prospect set region = 'x' where phone = '1'", "imports"),
            ("update prospect set phone = '2' where phone = '1'", "rows"),
            ("update prospect set created_at = created_at + 1 where name = 'Zoë a 1'", "imports"),
            ("update prospect set archived = 1 where name = 'Zoë a 1'", "imports"),
            ("update prospect set version = 2 where name = 'Zoë a 1'", "rows"),
            ("update prospect set entry = -2 where name = 'Zoë a 1'", "imports"),
            ("update prospect set entry = -9 where name = 'Zoë a 1'", "rows"),
            ("update prospect set removed = 3 where name = 'Zoë a 1'", "rows"),
            ("update prospect set id = id + 90 where name = 'Zoë a 1'", "imports"),
            ("update account set name = 'x', name_key = 'x' where name = 'Caseificio a 1'", "imports"),
            ("update stage_entry set at = at + 1 where id = (select max(id) from stage_entry)", "imports"),
            ("update touch set direction = 'in' where direction = 'out'", "imports"),
            ("delete from touch where id = (select max(id) from touch)", "imports"),
            (
                "insert into touch select id + 90, version, archived, entry, removed, prospect, at, direction, channel, \
              outcome, campaign, asset, member, deal, note from touch limit 1",
                "imports",
            ),
            ("update external_id set id = id + 1 where ext = 'a-1'", "imports"),
            ("update external_id set ext = 'c-1' where ext = 'a-1'", "imports"),
            ("delete from external_id where ext = 'b-2'", "imports"),
            ("update external_source set name = 'crn'", "imports"),
            ("update batch set file_name = 'x' where batch = 1", "imports"),
            ("update batch set file_hash = 'x' where batch = 1", "imports"),
            ("update batch set kind = 'x' where batch = 1", "imports"),
            ("update batch set state = 'reverted' where batch = 1", "imports"),
            ("update batch set result = replace(result, 'crm', 'crn') where batch = 1", "imports"),
            ("delete from batch where batch = 1", "imports"),
        ] {
            let target = team.store.path().with_extension("damaged");
            std::fs::copy(&copy, &target).unwrap();
            let other = Connection::open(&target).unwrap();
            other.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
            assert!(other.changes() > 0, "{sql}");
            drop(other);
            let damaged = Store::open(&target, &Options::default()).unwrap();
            let found = wrong(&damaged);
            assert!(found.iter().any(|(wrong, _)| *wrong == check), "{sql}: {found:?}");
        }
    }
}

#[test]
fn what_people_do_with_an_import_leaves_its_seal_whole() {
    let team = Team::new();
    team.add(Record::new(Kind::Prospect).with("name", "Chiara Neri"));
    let first = import(&team, "a");
    let back = |entry| team.apply(Change::RevertImport { entry, records: 0 }).unwrap().entry;
    let out = back(first);
    holds(&team);
    back(out);
    holds(&team);
    let id = team.store.known(Kind::Prospect, "crm", "a-1").unwrap().unwrap();
    let edited = team.apply(set(id, "city", "Parma")).unwrap().entry;
    team.apply(set(id, "city", "Lodi")).unwrap();
    holds(&team);
    team.apply(Change::Archive { kind: Kind::Prospect, id, version: None, away: true }).unwrap();
    holds(&team);
    let _ = team.revert(edited);
    // The same rows from the same program once more: what it remembers now leads elsewhere.
    let second = import(&team, "a");
    holds(&team);
    back(second);
    import(&team, "a");
    holds(&team);
}

#[test]
fn an_import_that_never_ended_is_in_no_seal() {
    let team = Team::new();
    let chiara = team.add(Record::new(Kind::Prospect).with("name", "Chiara Neri"));
    import(&team, "a");
    {
        let mut loader = team.store.load(&source("b"), &team.stamp(2)).unwrap();
        for at in 0..150 {
            // It knows a person of before by its own number, and an older number leads elsewhere.
            loader.remember(Kind::Prospect, "crm", &format!("known-{at}"), chiara).unwrap();
            loader.remember(Kind::Prospect, "crm", "a-1", chiara).unwrap();
            fill(&mut loader, &format!("b{at}"));
        }
        let lying = raw(&team).query_row("select count(*) from external_id", [], |row| row.get::<_, i64>(0)).unwrap();
        assert!(lying > 3, "some of it lies in the file already");
        holds(&team);
    }
    assert_ne!(team.store.known(Kind::Prospect, "crm", "a-1").unwrap(), Some(chiara), "as it was before");
    assert_eq!(team.store.known(Kind::Prospect, "crm", "known-1").unwrap(), None);
    holds(&team);
    import(&team, "c");
    holds(&team);
}

#[test]
fn rows_that_come_in_any_order_are_sealed_by_number() {
    let team = Team::new();
    team.add(Record::new(Kind::Prospect).with("name", "Chiara Neri"));
    let mut loader = team.store.load(&source("a"), &team.stamp(2)).unwrap();
    let ids: Vec<i64> = (0..5).map(|_| loader.next_id(Kind::Product).unwrap()).collect();
    for id in ids.iter().rev() {
        let mut product = Record::new(Kind::Product).with("name", format!("Line {id}")).with("currency", "EUR");
        product.id = *id;
        loader.add(product).unwrap();
    }
    loader.publish("import.published", &team.stamp(2), &Map::new()).unwrap();
    holds(&team);
    raw(&team).execute_batch("update product set currency = 'USD' where id = 3").unwrap();
    assert_eq!(wrong(&team.store), [("imports", "E-3 product".to_owned())]);
}

/// Writes the last entry anew as if it had always been so: with these facts, and with that payload.
fn rewrite(file: &Connection, facts: &str, payload: Option<&str>) {
    let sql = "select seq, op_id, recorded_at, occurred_at, clock_flag, actor, code, subject_kind, subject, batch, \
               reverts, depth, prev, commitment from journal order by seq desc limit 1";
    let (seq, mut columns, prev, mut commitment) = file
        .query_row(sql, [], |row| {
            let whole = |at| row.get::<_, Option<i64>>(at).map(Json::from);
            let text = |at| row.get::<_, String>(at).map(Json::from);
            let columns = vec![
                whole(0)?,
                text(1)?,
                whole(2)?,
                whole(3)?,
                whole(4)?,
                whole(5)?,
                text(6)?,
                text(7)?,
                whole(8)?,
                whole(9)?,
                whole(10)?,
                whole(11)?,
            ];
            Ok((row.get::<_, i64>(0)?, columns, row.get::<_, Vec<u8>>(12)?, row.get::<_, Vec<u8>>(13)?))
        })
        .unwrap();
    columns.push(facts.into());
    if let Some(payload) = payload {
        let salt = [7u8; 16];
        commitment = Sha256::new().chain_update(salt).chain_update(payload).finalize().to_vec();
        let sql = "update journal_payload set salt = ?2, payload = ?3 where seq = ?1";
        file.execute(sql, rusqlite::params![seq, salt, payload]).unwrap();
    }
    let columns = Json::from(columns).to_string();
    let hash = Sha256::new().chain_update(prev).chain_update(columns).chain_update(&commitment).finalize().to_vec();
    let sql = "update journal set facts = ?2, commitment = ?3, hash = ?4 where seq = ?1";
    file.execute(sql, rusqlite::params![seq, facts, commitment, hash]).unwrap();
}

fn last(file: &Connection) -> (Json, Json) {
    let sql =
        "select j.facts, p.payload from journal j join journal_payload p on p.seq = j.seq order by j.seq desc limit 1";
    let read = |text: String| serde_json::from_str::<Json>(&text).unwrap();
    file.query_row(sql, [], |row| Ok((read(row.get(0)?), read(row.get(1)?)))).unwrap()
}

#[test]
fn an_import_from_before_there_were_seals_is_told_as_not_covered() {
    let team = Team::new();
    team.add(Record::new(Kind::Prospect).with("name", "Chiara Neri"));
    import(&team, "old");
    let file = raw(&team);
    let (mut facts, mut payload) = last(&file);
    facts.as_object_mut().unwrap().remove("seals").unwrap();
    for name in ["seals", "external", "source"] {
        payload.as_object_mut().unwrap().remove(name).unwrap();
    }
    rewrite(&file, &facts.to_string(), Some(&payload.to_string()));
    holds(&team);
    // Three companies, prospects and stages, six touches.
    assert_eq!(note(&team), Some(("rows-not-covered", "15".to_owned())));
    // The next import says of all that the file remembers what it is; the old rows stay as they are.
    import(&team, "new");
    holds(&team);
    assert_eq!(note(&team), Some(("rows-not-covered", "15".to_owned())));
    file.execute_batch("update external_id set id = id + 1 where ext = 'old-1'").unwrap();
    assert_eq!(wrong(&team.store), [("imports", "external_id".to_owned())]);
}

#[test]
fn an_erasure_takes_the_words_out_of_the_seal_and_leaves_the_facts() {
    let team = Team::new();
    team.add(Record::new(Kind::Prospect).with("name", "Chiara Neri"));
    let entry = import(&team, "a");
    let (facts, payload) = last(&raw(&team));
    let words = payload["seals"]["prospect"]["fields"].as_str().unwrap();
    assert!(words.contains("name") && words.contains("custom"), "{words}");
    assert!(!facts["seals"]["prospect"]["fields"].as_str().unwrap().contains("name"), "{facts}");
    // Another entry says that the personal half of the import is gone.
    team.apply(set(1, "city", "Parma")).unwrap();
    let file = raw(&team);
    let (mut facts, _) = last(&file);
    facts["erased"] = json!([entry]);
    file.execute_batch("update journal set code = 'prospect.erased' where seq = (select max(seq) from journal)")
        .unwrap();
    rewrite(&file, &facts.to_string(), None);
    file.execute("delete from journal_payload where seq = ?1", [entry]).unwrap();
    file.execute_batch("update prospect set email = null where name = 'Zoë a 1'").unwrap();
    holds(&team);
    assert_eq!(note(&team).unwrap().0, "words-not-covered");
    file.execute_batch("update prospect set created_at = created_at + 1 where name = 'Zoë a 1'").unwrap();
    assert!(wrong(&team.store).iter().any(|(check, _)| *check == "imports"));
}

#[test]
fn what_a_clock_shows_is_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let now = Instant::parse("2026-11-20T09:14:00+01:00").unwrap();
    let spec = smarketing::app::demo::Spec {
        prospects: 60,
        ..smarketing::app::demo::Spec::usual(now, smarketing::app::texts::Language::En)
    };
    smarketing::app::demo::generate(&path, &spec, &mut |_, _| true).unwrap();
    for column in ["term = term + 1", "prospect = prospect + 1", "handoff = handoff + 1", "started_at = started_at + 1"]
    {
        let file = Connection::open(&path).unwrap();
        file.execute_batch("begin").unwrap();
        let sql = format!("update clock_face set {column} where clock = (select min(clock) from clock_face)");
        assert_eq!(file.execute(&sql, []).unwrap(), 1);
        file.execute_batch("commit").unwrap();
        let store = Store::open(&path, &Options { read_only: true, ..Options::default() }).unwrap();
        // The sums by the hour are of terms and starts: they tell it too.
        let found: Vec<_> = wrong(&store).iter().map(|(check, _)| *check).filter(|check| *check != "counts").collect();
        assert_eq!(found, ["clocks"], "{column}");
        file.execute_batch(&sql.replace("+ 1", "- 1")).unwrap();
        assert_eq!(wrong(&store), [], "{column}");
    }
}
