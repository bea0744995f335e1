//! Changes, their undo, and what holds after each.

use super::team::Team;
use smarketing::domain::change::{Change, Move};
use smarketing::domain::record::{Kind, Record, Value};
use smarketing::domain::refusal::RefusalKind;
use smarketing::domain::together::made;

fn prospect(name: &str) -> Record {
    Record::new(Kind::Prospect).with("name", name).with("email", "chiara@acme.example").with("source", "fair")
}

fn deal(title: &str) -> Record {
    Record::new(Kind::Deal).with("title", title).with("amount", 1_200_000i64)
}

fn moved(deal: i64, stage: i64, version: Option<i64>) -> Change {
    Change::MoveDeal { deal, version, how: Move::To, stage, at: None, amount: None, reason: None, note: None }
}

fn holds(team: &Team) {
    let wrong: Vec<_> = team.store.verify().unwrap().into_iter().filter(|finding| !finding.holds).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_files_columns_are_the_nouns_fields() {
    let team = Team::new();
    for kind in Kind::ALL {
        // Reading names every column; a missing one is an error, a type that does not fit too.
        team.store.records(*kind, 0, 1).unwrap();
    }
    assert_eq!(team.get(Kind::Workspace, 1).text("zone"), Some("Europe/Rome"));
}

#[test]
fn a_win_makes_a_customer_and_undo_takes_all_of_it_back() {
    let team = Team::new();
    let chiara = team.add(prospect("Chiara Neri"));
    let id = team.add(deal("Acme").with("prospect", chiara));
    assert_eq!(team.get(Kind::Prospect, chiara).text("stage"), Some("opportunity"));
    let won = team.apply(moved(id, 3, Some(1))).unwrap();
    assert_eq!(won.code, "deal.won");
    assert_eq!(team.get(Kind::Prospect, chiara).text("stage"), Some("customer"));
    holds(&team);

    let undone = team.revert(won.entry).unwrap();
    assert_eq!(team.get(Kind::Deal, id).text("status"), Some("open"));
    assert_eq!(team.get(Kind::Prospect, chiara).text("stage"), Some("opportunity"));
    assert_eq!(team.revert(won.entry).unwrap_err().code, "already-undone");
    holds(&team);

    team.revert(undone.entry).unwrap();
    assert_eq!(team.get(Kind::Deal, id).text("status"), Some("won"));
    assert_eq!(team.get(Kind::Prospect, chiara).text("stage"), Some("customer"));
    holds(&team);
}

#[test]
fn the_second_of_two_movers_sees_both_values() {
    let team = Team::new();
    let id = team.add(deal("Acme"));
    team.apply(moved(id, 2, Some(1))).unwrap();
    let refusal = team.store.apply(&moved(id, 3, Some(1)), &team.stamp(2)).unwrap_err();
    assert_eq!((refusal.kind, refusal.code), (RefusalKind::Conflict, "changed-meanwhile"));
    let value = |name: &str| refusal.values.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
    assert_eq!((value("theirs"), value("yours"), value("by")), (Some("Negotiation"), Some("Won"), Some("anna")));
}

#[test]
fn undo_never_overwrites_a_later_value() {
    let team = Team::new();
    let id = team.add(deal("Acme"));
    let set =
        |value: i64| Change::Edit { kind: Kind::Deal, id, version: None, set: vec![("amount", Value::Int(value))] };
    let first = team.apply(set(5)).unwrap();
    team.apply(set(6)).unwrap();
    assert_eq!(team.revert(first.entry).unwrap_err().code, "changed-since");
    assert_eq!(team.get(Kind::Deal, id).int("amount"), Some(6));
}

#[test]
fn the_same_operation_twice_is_done_once() {
    let team = Team::new();
    let stamp = team.stamp(1);
    let first = team.store.apply(&Change::Add(deal("Acme")), &stamp).unwrap();
    let again = team.store.apply(&Change::Add(deal("Acme")), &stamp).unwrap();
    assert_eq!(first.entry, again.entry);
    assert_eq!(team.store.count(Kind::Deal).unwrap(), 1);
}

#[test]
fn rules_say_no_with_a_code() {
    let team = Team::new();
    let id = team.add(deal("Acme"));
    let code = |change| team.apply(change).unwrap_err().code;
    assert_eq!(code(moved(99, 2, None)), "no-such-deal");
    assert_eq!(code(moved(id, 99, None)), "no-such-stage");
    assert_eq!(code(moved(id, 1, None)), "already-there");
    assert_eq!(code(moved(id, 4, None)), "lost-needs-reason");
    team.apply(moved(id, 3, None)).unwrap();
    assert_eq!(code(moved(id, 2, None)), "deal-closed");
    assert_eq!(code(Change::Add(Record::new(Kind::Prospect))), "field-missing");
    assert_eq!(code(Change::Add(deal("x").with("account", 77i64))), "no-such-reference");
    assert_eq!(code(Change::Add(prospect("x").with("consent", "maybe"))), "not-one-of");
    let taken =
        Record::new(Kind::Member).with("handle", "ANNA").with("name", "x").with("side", "sales").with("role", "rep");
    assert_eq!(code(Change::Add(taken)), "name-taken");
}

#[test]
fn a_person_in_use_is_not_taken_out_by_undo() {
    let team = Team::new();
    let added = team.apply(Change::Add(prospect("Chiara Neri"))).unwrap();
    let touch = Record::new(Kind::Touch)
        .with("prospect", added.subject.1)
        .with("direction", "out")
        .with("channel", "call")
        .with("at", super::team::NOW);
    let logged = team.apply(Change::Add(touch)).unwrap();
    assert!(team.get(Kind::Prospect, added.subject.1).int("first_contact_at").is_some());
    assert_eq!(team.revert(added.entry).unwrap_err().code, "changed-since");
    team.revert(logged.entry).unwrap();
    holds(&team);
}

#[test]
fn what_is_put_away_is_not_counted() {
    let team = Team::new();
    let chiara = team.add(prospect("Chiara Neri"));
    team.add(prospect("Pau Soler"));
    assert_eq!(team.store.count(Kind::Prospect).unwrap(), 2);
    team.apply(Change::Archive { kind: Kind::Prospect, id: chiara, version: None, away: true }).unwrap();
    assert_eq!(team.store.count(Kind::Prospect).unwrap(), 1);
    holds(&team);
}

fn account(name: &str) -> Change {
    Change::Add(Record::new(Kind::Account).with("name", name))
}

#[test]
fn changes_together_are_one_entry_and_one_undo() {
    let team = Team::new();
    let line = team.add(Record::new(Kind::Product).with("name", "Line").with("list_price", 100i64));
    let (before, _) = team.store.chain_head().unwrap();
    let item = Record::new(Kind::DealLine).with("deal", made(1)).with("product", line).with("quantity", 2i64);
    let changes = vec![account("Acme"), Change::Add(deal("Big").with("account", made(0))), Change::Add(item)];
    let change = Change::together(changes, 1);
    let done = team.apply(change.clone()).unwrap();
    assert_eq!((done.entry, done.code.as_str(), done.subject.0), (before + 1, "deal.added", Kind::Deal));
    let record = team.get(Kind::Deal, done.subject.1);
    assert_eq!(team.get(Kind::Account, record.int("account").unwrap()).title(), "Acme");
    assert_eq!(team.store.children(Kind::DealLine, "deal", record.id).unwrap().len(), 1);
    holds(&team);

    let undone = team.revert(done.entry).unwrap();
    assert_eq!(undone.subject, done.subject, "the undo is about the deal too");
    for kind in [Kind::Deal, Kind::Account, Kind::DealLine, Kind::DealEvent] {
        assert_eq!(team.store.records(kind, 0, 10).unwrap(), [], "{kind:?}");
    }
    holds(&team);
    team.revert(undone.entry).unwrap();
    assert_eq!(team.get(Kind::Deal, record.id).int("account"), record.int("account"));
    holds(&team);
}

#[test]
fn one_refusal_is_for_all_of_what_is_done_together() {
    let team = Team::new();
    let (before, _) = team.store.chain_head().unwrap();
    let code = |changes| team.apply(Change::together(changes, 0)).unwrap_err().code;
    let bad = Change::Add(deal("Big").with("account", made(0)).with("probability", 200i64));
    assert_eq!(code(vec![account("Acme"), bad]), "percent-out-of-range");
    // What an earlier one makes has the kind that it has, and a later one makes nothing for it.
    assert_eq!(code(vec![account("Acme"), Change::Add(deal("x").with("prospect", made(0)))]), "no-such-reference");
    assert_eq!(code(vec![Change::Add(deal("x").with("account", made(1))), account("Acme")]), "no-such-reference");
    let product = || Change::Add(Record::new(Kind::Product).with("name", "Line"));
    assert_eq!(code(vec![product(), product()]), "name-taken", "the second sees the first");
    assert_eq!(code(vec![account("Acme"), Change::Revert { entry: before, edits: Vec::new() }]), "undo-stands-alone");
    assert_eq!(team.store.chain_head().unwrap().0, before);
    assert_eq!(team.store.records(Kind::Account, 0, 10).unwrap(), []);
}

#[test]
fn one_record_that_was_written_twice_together_goes_back_in_one_undo() {
    let team = Team::new();
    let id = team.add(deal("Acme"));
    let set =
        |field, value: i64| Change::Edit { kind: Kind::Deal, id, version: None, set: vec![(field, Value::Int(value))] };
    let done = team.apply(Change::together(vec![set("amount", 5), set("amount", 6)], 0)).unwrap();
    let undone = team.revert(done.entry).unwrap();
    assert_eq!(team.get(Kind::Deal, id).int("amount"), Some(1_200_000));
    team.revert(undone.entry).unwrap();
    assert_eq!(team.get(Kind::Deal, id).int("amount"), Some(6));
    holds(&team);
}
