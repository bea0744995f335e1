//! Imports beside other people's work: what they keep, and what their undo takes back.

use serde_json::Map;
use smarketing::domain::change::{Change, Move};
use smarketing::domain::edit::{Edit, difference};
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::nouns::StageEntry;
use smarketing::domain::record::{Entity, Kind, Record, Value};
use smarketing::domain::time::Instant;
use smarketing::store::bulk::Source;

use super::team::{NOW, Team};

fn source(hash: &str) -> Source {
    Source { file_name: "people.csv".into(), file_hash: hash.into(), kind: "prospects".into(), expected: 2 }
}

fn named(team: &Team, name: &str, phone: &str) -> i64 {
    team.add(Record::new(Kind::Prospect).with("name", name).with("phone", phone))
}

fn set(id: i64, field: &'static str, value: &str) -> Change {
    Change::Edit { kind: Kind::Prospect, id, version: None, set: vec![(field, Value::from(value))] }
}

fn changed(team: &Team, id: i64, field: &'static str, value: &str) -> Edit {
    let record = team.get(Kind::Prospect, id);
    difference(&record, &record.clone().with(field, value)).unwrap()
}

fn revert(team: &Team, entry: i64) -> Result<i64, &'static str> {
    let change = Change::RevertImport { entry, records: 0 };
    team.apply(change).map(|applied| applied.entry).map_err(|refusal| refusal.code)
}

fn holds(team: &Team) {
    let wrong: Vec<_> = team.store.verify().unwrap().into_iter().filter(|finding| !finding.holds).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_colleagues_value_outlives_the_import_that_was_being_read() {
    let team = Team::new();
    let anna = named(&team, "Anna Rossi", "A");
    let mut loader = team.store.load(&source("1"), &team.stamp(1)).unwrap();
    loader.edit(changed(&team, anna, "phone", "B"));
    loader.edit(changed(&team, anna, "city", "Parma"));
    // The file is still being read when a colleague writes.
    let other = smarketing::store::Store::open(team.store.path(), &smarketing::store::Options::default()).unwrap();
    other.apply(&set(anna, "phone", "C"), &team.stamp(2)).unwrap();
    let entry = loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap().entry;
    let now = team.get(Kind::Prospect, anna);
    assert_eq!((now.text("phone"), now.text("city")), (Some("C"), Some("Parma")));
    revert(&team, entry).unwrap();
    let now = team.get(Kind::Prospect, anna);
    assert_eq!((now.text("phone"), now.text("city")), (Some("C"), None));
    holds(&team);
}

#[test]
fn undoing_an_import_never_overwrites_a_later_value() {
    let team = Team::new();
    let anna = named(&team, "Anna Rossi", "A");
    let mut loader = team.store.load(&source("1"), &team.stamp(1)).unwrap();
    loader.edit(changed(&team, anna, "phone", "B"));
    let entry = loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap().entry;
    team.apply(set(anna, "phone", "C")).unwrap();
    assert_eq!(revert(&team, entry), Err("import-worked-on"));
    assert_eq!(team.get(Kind::Prospect, anna).text("phone"), Some("C"));
    team.apply(set(anna, "phone", "B")).unwrap();
    let undone = revert(&team, entry).unwrap();
    assert_eq!(team.get(Kind::Prospect, anna).text("phone"), Some("A"));
    revert(&team, undone).unwrap();
    assert_eq!(team.get(Kind::Prospect, anna).text("phone"), Some("B"));
    holds(&team);
}

#[test]
fn an_import_that_linked_an_older_record_to_a_new_one_is_undone() {
    let team = Team::new();
    let anna = named(&team, "Anna Rossi", "A");
    let mut loader = team.store.load(&source("1"), &team.stamp(1)).unwrap();
    let account = loader.next_id(Kind::Account).unwrap();
    let mut acme = Record::new(Kind::Account).with("name", "Acme");
    acme.id = account;
    loader.add(acme).unwrap();
    let record = team.get(Kind::Prospect, anna);
    loader.edit(difference(&record, &record.clone().with("account", account)).unwrap());
    let entry = loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap().entry;
    assert_eq!(team.get(Kind::Prospect, anna).int("account"), Some(account));
    let both = [(Kind::Account, account), (Kind::Prospect, anna)];
    let extent = team.store.extent(entry, 5).unwrap();
    assert_eq!((extent.records, extent.sample.as_slice()), (2, both.as_slice()), "one goes out, one changes back");
    let undone = revert(&team, entry).unwrap();
    assert_eq!(team.store.extent(undone, 5).unwrap(), extent, "and as many come back");
    assert_eq!(team.store.extent(undone, 1).unwrap().sample, &both[..1]);
    assert_eq!(team.get(Kind::Prospect, anna).int("account"), None);
    assert!(team.store.record(Kind::Account, account).unwrap().is_none());
    revert(&team, undone).unwrap();
    assert_eq!(team.get(Kind::Prospect, anna).int("account"), Some(account));
    holds(&team);
}

#[test]
fn what_was_imported_again_is_not_brought_back_beside_it() {
    let team = Team::new();
    let bring = |hash: &str| {
        let mut loader = team.store.load(&source(hash), &team.stamp(1)).unwrap();
        let mut acme = Record::new(Kind::Account).with("name", "Acme");
        acme.id = loader.next_id(Kind::Account).unwrap();
        loader.add(acme).unwrap();
        loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap().entry
    };
    let first = bring("same");
    let undone = revert(&team, first).unwrap();
    bring("same");
    assert_eq!(revert(&team, undone), Err("imported-again"));
    assert_eq!(team.store.count(Kind::Account).unwrap(), 1);
}

#[test]
fn a_write_that_was_taken_back_does_not_hold_an_import_fast() {
    let team = Team::new();
    let mut loader = team.store.load(&source("people"), &team.stamp(1)).unwrap();
    let ids: Vec<i64> = (0..2).map(|_| loader.next_id(Kind::Prospect).unwrap()).collect();
    for id in &ids {
        let mut record = Record::new(Kind::Prospect).with("name", format!("Anna {id}")).with("created_at", NOW);
        record.set("stage", "lead");
        record.set("consent", "unknown");
        record.id = *id;
        loader.prospect(&smarketing::domain::nouns::Prospect::of(&record), &[]).unwrap();
    }
    let people = loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap().entry;
    // Deals make opportunities of them, as an import of deals does.
    let mut loader = team.store.load(&source("deals"), &team.stamp(1)).unwrap();
    for id in &ids {
        loader.edit(changed(&team, *id, "stage", "opportunity"));
    }
    let deals = loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap().entry;
    assert_eq!(revert(&team, people), Err("import-worked-on"));
    let deals_undone = revert(&team, deals).unwrap();
    // So does a person's change, only as long as it stands.
    let phone = team.apply(set(ids[0], "phone", "1")).unwrap().entry;
    assert_eq!(revert(&team, people), Err("import-worked-on"));
    team.revert(phone).unwrap();
    let people_undone = revert(&team, people).unwrap();
    assert_eq!(team.store.count(Kind::Prospect).unwrap(), 0);
    holds(&team);
    revert(&team, people_undone).unwrap();
    revert(&team, deals_undone).unwrap();
    assert_eq!(team.get(Kind::Prospect, ids[1]).text("stage"), Some("opportunity"));
    holds(&team);
}

fn closed(team: &Team, deal: i64, stage: i64, how: Move) -> Result<i64, &'static str> {
    let reason = Some("price".to_owned());
    let change = Change::MoveDeal { deal, version: None, how, stage, at: None, amount: None, reason, note: None };
    team.apply(change).map(|applied| applied.entry).map_err(|refusal| refusal.code)
}

#[test]
fn a_second_won_deal_keeps_the_customer_when_the_first_is_reopened() {
    let team = Team::new();
    let anna = named(&team, "Anna Rossi", "A");
    let deal = |title: &str| team.add(Record::new(Kind::Deal).with("title", title).with("prospect", anna));
    let (first, second) = (deal("one"), deal("two"));
    closed(&team, first, 3, Move::To).unwrap();
    closed(&team, second, 3, Move::To).unwrap();
    closed(&team, first, 2, Move::Reopen).unwrap();
    assert_eq!(team.get(Kind::Prospect, anna).text("stage"), Some("customer"));
    closed(&team, second, 2, Move::Reopen).unwrap();
    assert_eq!(team.get(Kind::Prospect, anna).text("stage"), Some("opportunity"));
    holds(&team);
}

#[test]
fn a_recycled_prospect_begins_a_new_episode() {
    use smarketing::domain::nouns::StageEntry;
    let team = Team::new();
    let anna = named(&team, "Anna Rossi", "A");
    let enter = |stage| {
        let change = Change::EnterStage { prospect: anna, version: None, stage, at: None, note: None };
        team.apply(change).map(drop).map_err(|refusal| refusal.code)
    };
    enter(Lifecycle::Mql).unwrap();
    assert_eq!(enter(Lifecycle::Mql), Err("stage-already-entered"));
    enter(Lifecycle::Recycled).unwrap();
    enter(Lifecycle::Mql).unwrap();
    let entries = team.store.children(Kind::StageEntry, "prospect", anna).unwrap();
    let episodes: Vec<i64> = entries.iter().map(|record| StageEntry::of(record).episode).collect();
    assert_eq!(episodes, [1, 1, 2]);
    assert_eq!(team.get(Kind::Prospect, anna).text("stage"), Some("mql"));
    holds(&team);
}

#[test]
fn a_step_is_neither_before_the_last_one_nor_in_the_future() {
    let team = Team::new();
    let deal = team.add(Record::new(Kind::Deal).with("title", "Acme").with("created_at", NOW - 1_000_000));
    let at = |at: i64| Change::MoveDeal {
        deal,
        version: None,
        how: Move::To,
        stage: 2,
        at: Some(smarketing::domain::time::Instant(at)),
        amount: None,
        reason: None,
        note: None,
    };
    team.apply(at(NOW)).unwrap();
    closed(&team, deal, 3, Move::To).unwrap();
    let back = Change::MoveDeal {
        deal,
        version: None,
        how: Move::Reopen,
        stage: 1,
        at: Some(smarketing::domain::time::Instant(NOW)),
        amount: None,
        reason: None,
        note: None,
    };
    assert_eq!(team.apply(back).unwrap_err().code, "before-last-step");
    closed(&team, deal, 2, Move::Reopen).unwrap();
    let soon = Change::MoveDeal {
        deal,
        version: None,
        how: Move::To,
        stage: 1,
        at: Some(smarketing::domain::time::Instant(NOW + 1_000_000_000_000)),
        amount: None,
        reason: None,
        note: None,
    };
    assert_eq!(team.apply(soon).unwrap_err().code, "in-the-future");
}

#[test]
fn the_files_name_can_be_erased_from_the_journal() {
    let team = Team::new();
    let anna = named(&team, "Anna Rossi", "A");
    let mut loader = team.store.load(&source("1"), &team.stamp(1)).unwrap();
    loader.edit(changed(&team, anna, "phone", "B"));
    let entry = loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap().entry;
    let file = rusqlite::Connection::open(team.store.path()).unwrap();
    let sql = "select j.facts, p.payload from journal j join journal_payload p on p.seq = j.seq where j.seq = ?1";
    let (facts, payload): (String, String) =
        file.query_row(sql, [entry], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert!(!facts.contains("people.csv") && payload.contains("people.csv"), "{facts} {payload}");
    holds(&team);
}

#[test]
fn lines_of_an_import_that_is_not_published_count_in_no_figure() {
    use smarketing::domain::metrics::dimension::Dimension;
    use smarketing::domain::money::Money;
    use smarketing::domain::nouns::DealLine;
    use smarketing::domain::time::{Instant, Zone};
    use smarketing::store::metrics::Wanted;
    let team = Team::new();
    named(&team, "Anna Rossi", "A");
    let price =
        |name: &str| Record::new(Kind::Product).with("name", name).with("list_price", 100i64).with("currency", "EUR");
    let product = team.add(price("Line"));
    let deal = team.add(Record::new(Kind::Deal).with("title", "Acme"));
    let mut loader = team.store.load(&source("1"), &team.stamp(1)).unwrap();
    for _ in 0..1_000 {
        let id = loader.next_id(Kind::DealLine).unwrap();
        loader.add(DealLine { id, deal, product, quantity: 1 }.record()).unwrap();
    }
    let other = smarketing::store::Store::open(team.store.path(), &smarketing::store::Options::default()).unwrap();
    let open = || {
        let wanted = Wanted { open: true, ..Wanted::default() };
        let facts = other.facts(&Zone::utc(), Instant(NOW), &[Dimension::Product], wanted).unwrap();
        (facts.open[0].value, facts.open[0].groups.clone())
    };
    let rows = rusqlite::Connection::open(team.store.path()).unwrap();
    let written: i64 = rows.query_row("select count(*) from deal_line", [], |row| row.get(0)).unwrap();
    assert!(written > 0, "rows lie in the file already");
    assert_eq!(open(), (None, vec![None]));
    loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap();
    let value = Money { minor: 100_000, currency: "EUR".parse().unwrap() };
    assert_eq!(open(), (Some(value), vec![Some("Line".to_owned())]));
}

#[test]
fn a_stage_that_a_known_prospect_entered_by_an_import_is_part_of_it() {
    let team = Team::new();
    let anna = named(&team, "Anna Rossi", "A");
    let mut loader = team.store.load(&source("1"), &team.stamp(1)).unwrap();
    let entry = StageEntry { prospect: anna, stage: Lifecycle::Mql, at: Instant(NOW), ..StageEntry::default() };
    let mut record = entry.record();
    (record.id, record.version) = (loader.next_id(Kind::StageEntry).unwrap(), 1);
    loader.edit(Edit::Create(record.clone()));
    let published = loader.publish("import.published", &team.stamp(1), &Map::new()).unwrap().entry;
    holds(&team);
    let undone = revert(&team, published).unwrap();
    assert!(team.store.record(Kind::StageEntry, record.id).unwrap().is_none());
    holds(&team);
    revert(&team, undone).unwrap();
    assert!(team.store.record(Kind::StageEntry, record.id).unwrap().is_some());
    holds(&team);
}
