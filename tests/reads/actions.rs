//! What people type is done, told, taken back; two people on one deal see each other's value.

use smarketing::app::actions::{self, Outcome};
use smarketing::app::answers::{Caches, VERBS};
use smarketing::app::clock::Clock;
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{Action, Answer, Applied, Conflict, HandoffOf, Input, Kind, List, Query, Sort, Window};
use smarketing::domain::nouns::{Reason, RecycleRule};
use smarketing::domain::record::{Entity, Kind as Noun};
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::Instant;
use smarketing::store::Options;

use crate::team::{NOW, Team};

pub fn inputs(list: &[(&'static str, &str)]) -> Vec<Input> {
    list.iter().map(|(field, value)| Input { field, value: (*value).to_owned() }).collect()
}

fn act(team: &Team, action: Action) -> Result<Outcome, Refusal> {
    actions::act(&team.service, &action, &team.texts)
}

fn done(team: &Team, action: Action) -> Applied {
    match act(team, action).unwrap() {
        Outcome::Applied(applied) => applied,
        other => panic!("{other:?}"),
    }
}

/// Marketing hands somebody over.
fn handed(team: &Team, action: Action) {
    actions::act(&team.other("marco"), &action, &team.texts).unwrap();
}

fn said(team: &Team, applied: &Applied) -> String {
    let values: Vec<(&str, smarketing::app::texts::Arg<'_>)> =
        applied.message.values.iter().map(|(name, value)| (*name, value.into())).collect();
    team.texts.with(&applied.message.id, &values)
}

#[test]
fn a_deal_is_typed_moved_stepped_and_taken_back() {
    let team = Team::generated(7);
    let store = team.service.store();
    let fields = inputs(&[
        ("title", "Big line"),
        ("account", "New & Co"),
        ("product", "Line"),
        ("amount", "12k"),
        ("expected_close", "+3d"),
        ("owner", ""),
        ("note", ""),
    ]);
    let applied = done(&team, Action::Add { kind: Kind::Deal, fields });
    let deal = store.named(Noun::Deal, "big line").unwrap()[0];
    let record = store.record(Noun::Deal, deal).unwrap().unwrap();
    assert_eq!((record.int("amount"), record.int("expected_close")), (Some(1_200_000), Some(20_720)));
    let account = store.record(Noun::Account, record.int("account").unwrap()).unwrap().unwrap();
    assert_eq!(account.title(), "New & Co", "a new company comes with its first deal");
    assert_eq!(store.children(Noun::DealLine, "deal", deal).unwrap().len(), 1);
    assert_eq!(said(&team, &applied), format!("D-{deal} Big line added"));
    let undone = done(&team, Action::Undo(None));
    assert_eq!(said(&team, &undone), format!("Undone: D-{deal} Big line added"));
    let left = [(Noun::Deal, "big line"), (Noun::Account, "new & co")];
    assert!(left.iter().all(|(kind, name)| store.named(*kind, name).unwrap().is_empty()), "one undo takes all back");
    done(&team, Action::Redo(None));
    assert_eq!(store.record(Noun::Account, account.id).unwrap().map(|found| found.values), Some(account.values));
    let record = store.record(Noun::Deal, deal).unwrap().unwrap();
    assert!(applied.touched.iter().any(|touched| touched.kind == Kind::Deal && touched.id == Some(deal)));

    let version = record.version;
    let fields = inputs(&[("next_step", "Send the offer"), ("next_due", "tomorrow")]);
    done(&team, Action::NextStep { deal, version, fields });
    let record = store.record(Noun::Deal, deal).unwrap().unwrap();
    assert_eq!((record.text("next_step"), record.int("next_due")), (Some("Send the offer"), Some(20_718)));

    let moved = done(&team, Action::MoveDeal { deal, version: record.version, stage: 3, fields: Vec::new() });
    assert_eq!(said(&team, &moved), format!("D-{deal} moved to Proposal"));
    let undone = done(&team, Action::Undo(moved.entry));
    assert_eq!(said(&team, &undone), format!("Undone: D-{deal} moved to Proposal"));
    assert_eq!(store.record(Noun::Deal, deal).unwrap().unwrap().int("stage"), Some(2));
    done(&team, Action::Redo(None));
    assert_eq!(store.record(Noun::Deal, deal).unwrap().unwrap().int("stage"), Some(3));
}

#[test]
fn what_cannot_be_read_names_its_field() {
    let team = Team::generated(11);
    for (fields, code, field) in [
        (inputs(&[("title", "X"), ("amount", "much")]), "not-an-amount", "amount"),
        (inputs(&[("title", "X"), ("expected_close", "someday")]), "not-a-date", "expected_close"),
        (inputs(&[("title", "X"), ("product", "Nothing")]), "no-such-record", "product"),
        (inputs(&[("title", " "), ("account", "Never Made")]), "field-missing", "title"),
        (inputs(&[("account", "Never Made"), ("title", "X"), ("amount", "1.2.3")]), "not-an-amount", "amount"),
    ] {
        let (entries, _) = team.service.store().chain_head().unwrap();
        let refusal = act(&team, Action::Add { kind: Kind::Deal, fields }).unwrap_err();
        let named = refusal.values.iter().find(|(name, _)| *name == "field").map(|(_, value)| value.as_str());
        assert_eq!((refusal.code, named), (code, Some(field)));
        assert_eq!(team.service.store().chain_head().unwrap().0, entries, "{code}: nothing was done");
    }
}

#[test]
fn a_win_shows_what_it_did_to_its_campaign() {
    let team = Team::generated(7);
    let fields = inputs(&[("title", "Sourced"), ("amount", "10k"), ("campaign", "Zero")]);
    done(&team, Action::Add { kind: Kind::Deal, fields });
    let spend = inputs(&[("amount", "4k")]);
    done(&team, Action::Spend { campaign: 4, fields: spend });
    let store = team.service.store();
    let deal = store.named(Noun::Deal, "sourced").unwrap()[0];
    let version = store.record(Noun::Deal, deal).unwrap().unwrap().version;
    let won = done(&team, Action::MoveDeal { deal, version, stage: 4, fields: Vec::new() });
    let consequence = &won.consequences[0];
    assert_eq!(consequence.name, "Zero");
    assert!(consequence.before.starts_with("0 deals won"), "{consequence:?}");
    assert!(consequence.after.starts_with("1 deal won") && consequence.after.contains("10,000"), "{consequence:?}");
    assert!(consequence.after.contains("+150"), "(10,000 − 4,000) / 4,000: {consequence:?}");
}

#[test]
fn verdicts_on_a_prospect() {
    let team = Team::generated(11);
    let store = team.service.store();
    let stage = |id: i64| store.record(Noun::Prospect, id).unwrap().unwrap().text("stage").unwrap().to_owned();
    let fresh = |name: &str| {
        let fields = inputs(&[("name", name), ("email", "a@b.it")]);
        done(&team, Action::Add { kind: Kind::Prospect, fields });
        store.named(Noun::Prospect, name).unwrap()[0]
    };
    let one = fresh("Nuova Persona");
    let of = HandoffOf::Prospect(one);
    handed(&team, Action::HandOff { prospect: one, version: 1, fields: Vec::new() });
    assert_eq!(stage(one), "mql");
    done(&team, Action::Accept { of, version: 0 });
    assert_eq!(stage(one), "sal");
    let two = fresh("Altra Persona");
    let reason =
        Reason { id: 0, code: "X-01".into(), name: "No budget".into(), rule: RecycleRule::Archive, days: None };
    team.service.apply(&smarketing::domain::change::Change::Add(reason.record())).unwrap();
    let of = HandoffOf::Prospect(two);
    let fields = || inputs(&[("reason", "X-01"), ("note", "until spring")]);
    let never = act(&team, Action::Refuse { of, version: 0, fields: fields() }).unwrap_err();
    assert_eq!(never.code, "not-offered");
    handed(&team, Action::HandOff { prospect: two, version: 1, fields: Vec::new() });
    let refusal = act(&team, Action::Refuse { of, version: 0, fields: Vec::new() }).unwrap_err();
    assert_eq!(refusal.code, "refuse-needs-reason");
    done(&team, Action::Refuse { of, version: 0, fields: fields() });
    assert_eq!(stage(two), "disqualified");
    let touch =
        inputs(&[("channel", "call"), ("direction", "out"), ("outcome", "no_answer"), ("on", ""), ("note", "x")]);
    let applied = done(&team, Action::LogTouch { prospect: one, fields: touch });
    assert_eq!(said(&team, &applied), "Touch with Nuova Persona logged");
    assert!(applied.touched.iter().any(|touched| touched.kind == Kind::Prospect && touched.id == Some(one)));
}

#[test]
fn two_who_judge_the_same_hand_off_see_both_verdicts() {
    let team = Team::generated(11);
    let store = team.service.store();
    let fields = inputs(&[("name", "Nuova Persona")]);
    done(&team, Action::Add { kind: Kind::Prospect, fields });
    let person = store.named(Noun::Prospect, "nuova persona").unwrap()[0];
    handed(&team, Action::HandOff { prospect: person, version: 1, fields: inputs(&[("to", "anna")]) });
    let seen = store.last_handoff(person).unwrap().unwrap();
    let of = HandoffOf::Handoff(seen.id);
    let other = team.other("luca");
    // Passing it on changes the record, but not what the two differ about.
    let fields = inputs(&[("to", "luca"), ("note", "")]);
    actions::act(&other, &Action::PassOn { of, fields }, &team.texts).unwrap();
    let now = store.last_handoff(person).unwrap().unwrap().version;
    actions::act(&other, &Action::Accept { of, version: now }, &team.texts).unwrap();
    let fields = inputs(&[("until", "+30d")]);
    let found = conflict(act(&team, Action::Recycle { of, version: seen.version, fields }).unwrap());
    let field = &found.fields[0];
    assert_eq!((found.by.as_str(), found.name.as_str(), field.field.as_str()), ("luca", "Nuova Persona", "verdict"));
    assert_eq!(
        (field.before.as_str(), field.theirs.as_str(), field.yours.as_str()),
        ("offered", "accepted", "recycled")
    );
    let over = Action::Over { action: Box::new(found.action), version: found.version };
    assert_eq!(act(&team, over).unwrap_err().code, "handoff-decided");
}

/// What anna sees of a deal, after marco did something to it.
fn contested(team: &Team, theirs: impl Fn(i64, i64) -> Action, yours: impl Fn(i64, i64) -> Action) -> Outcome {
    let deal = team.all(Noun::Deal).into_iter().find(|deal| deal.int("stage") == Some(1)).unwrap();
    let other = team.other("marco");
    for step in 0..2 {
        // Two writes, so that more than one version lies between.
        let now = other.store().record(Noun::Deal, deal.id).unwrap().unwrap();
        let action = if step == 0 { theirs(deal.id, now.version) } else { note(deal.id, now.version) };
        actions::act(&other, &action, &team.texts).unwrap();
    }
    act(team, yours(deal.id, deal.version)).unwrap()
}

fn note(deal: i64, version: i64) -> Action {
    Action::Edit { kind: Kind::Deal, id: deal, version, fields: inputs(&[("source", "congress")]) }
}

fn moved(stage: i64) -> impl Fn(i64, i64) -> Action {
    move |deal, version| Action::MoveDeal { deal, version, stage, fields: Vec::new() }
}

fn conflict(outcome: Outcome) -> Conflict {
    match outcome {
        Outcome::Conflict(conflict) => *conflict,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_deal_moved_by_two_shows_both_values() {
    let team = Team::generated(7);
    let found = conflict(contested(&team, moved(2), moved(3)));
    assert_eq!((found.by.as_str(), found.fields.len()), ("marco", 1));
    let field = &found.fields[0];
    assert_eq!(
        (field.field.as_str(), field.before.as_str(), field.theirs.as_str(), field.yours.as_str()),
        ("stage", "Negotiation", "Qualification", "Proposal")
    );
    // Mine over theirs, knowing it.
    let over = Action::Over { action: Box::new(found.action), version: found.version };
    let applied = done(&team, over);
    assert!(said(&team, &applied).ends_with("moved to Proposal"));
}

#[test]
fn the_same_field_edited_by_two_shows_both_values_and_other_fields_do_not_collide() {
    let team = Team::generated(11);
    let amount = |text: &'static str| {
        move |deal, version| Action::Edit { kind: Kind::Deal, id: deal, version, fields: inputs(&[("amount", text)]) }
    };
    let found = conflict(contested(&team, amount("7777"), amount("9999")));
    let field = &found.fields[0];
    assert!(field.theirs.contains("7,777") && field.yours.contains("9,999"), "{field:?}");
    let company = |name: &'static str| {
        move |deal, version| Action::Edit { kind: Kind::Deal, id: deal, version, fields: inputs(&[("account", name)]) }
    };
    let team = Team::generated(11);
    let found = conflict(contested(&team, company("Theirs Ltd"), company("Yours Ltd")));
    let field = &found.fields[0];
    assert_eq!((field.theirs.as_str(), field.yours.as_str()), ("Theirs Ltd", "Yours Ltd"));
    assert!(team.service.store().named(Noun::Account, "yours ltd").unwrap().is_empty(), "nothing is left over");
    let team = Team::generated(7);
    let step = |deal, version| {
        let fields = inputs(&[("next_step", "Call Anna")]);
        Action::NextStep { deal, version, fields }
    };
    assert!(matches!(contested(&team, amount("7777"), step), Outcome::Applied(_)), "both changes can stand");
}

#[test]
fn an_import_is_taken_back_only_after_a_question() {
    let team = Team::generated(11);
    let store = team.service.store();
    let source = smarketing::store::bulk::Source {
        file_name: "fair.csv".into(),
        file_hash: "1".into(),
        kind: "accounts".into(),
        expected: 7,
    };
    let mut loader = store.load(&source, &team.service.stamp()).unwrap();
    for at in 1..=7 {
        let mut record = smarketing::domain::record::Record::new(Noun::Account).with("name", format!("Fair {at}"));
        record.id = loader.next_id(Noun::Account).unwrap();
        loader.add(record).unwrap();
    }
    let entry = loader.publish("import.published", &team.service.stamp(), &Default::default()).unwrap().entry;
    let asked = |action| match act(&team, action).unwrap() {
        Outcome::Asked(asked) => *asked,
        other => panic!("{other:?}"),
    };
    let question = asked(Action::Undo(None));
    assert_eq!(question.question.id, "ask-import-undone");
    let values = [("file", "fair.csv".to_owned()), ("n", "7".to_owned())];
    assert_eq!(question.question.values, values);
    assert_eq!(question.sample.len(), 5);
    assert!(question.sample[0].ends_with("Fair 1"), "{:?}", question.sample);
    assert_eq!(store.chain_head().unwrap().0, entry, "nothing was done yet");
    // Meanwhile something else is done: what was asked about is what goes.
    done(&team, Action::Add { kind: Kind::Account, fields: inputs(&[("name", "Later")]) });
    done(&team, question.action);
    assert!(store.named(Noun::Account, "fair 1").unwrap().is_empty());
    assert_eq!(store.named(Noun::Account, "later").unwrap().len(), 1);
    assert_eq!(asked(Action::Redo(Some(entry + 2))).question.id, "ask-import-redone");
}

#[test]
fn what_was_done_on_another_day_is_undone_only_after_a_question() {
    let team = Team::empty();
    let added = done(&team, Action::Add { kind: Kind::Account, fields: inputs(&[("name", "Nord SL")]) });
    let later = Clock::Fixed(Instant(NOW + 13 * 3_600 * Instant::SECOND));
    let options = Options::default();
    let actor = Actor::Named("anna".into());
    let same = Service::open(&team.service.path(), &options, later, &actor).unwrap();
    let Outcome::Asked(asked) = actions::act(&same, &Action::Undo(None), &team.texts).unwrap() else { panic!() };
    assert_eq!((asked.question.id.as_str(), asked.sample.len()), ("ask-undo-old", 1));
    assert!(asked.sample[0].ends_with("Nord SL"), "{:?}", asked.sample);
    assert_eq!(same.store().chain_head().unwrap().0, added.entry.unwrap(), "nothing was done yet");
    actions::act(&same, &asked.action, &team.texts).unwrap();
    assert!(same.store().named(Noun::Account, "nord sl").unwrap().is_empty());
}

#[test]
fn news_say_who_did_what() {
    let team = Team::generated(11);
    let (before, _) = team.service.store().chain_head().unwrap();
    let deal = team.all(Noun::Deal).into_iter().find(|deal| deal.int("stage") == Some(1)).unwrap();
    let other = team.other("marco");
    let action = Action::MoveDeal { deal: deal.id, version: deal.version, stage: 4, fields: Vec::new() };
    actions::act(&other, &action, &team.texts).unwrap();
    let part = smarketing::store::journal::Part { after: Some(before), limit: 9, ..Default::default() };
    let entries = team.service.store().journal(&part).unwrap();
    let change = actions::news(&team.service, &team.texts, &entries).unwrap();
    assert_eq!(change.news[0].id, "news-deal-won");
    let value =
        |name: &str| change.news[0].values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    assert_eq!(value("member").as_deref(), Some("marco"));
    assert_eq!(value("number"), Some(format!("D-{}", deal.id)));
    assert!(change.touched.iter().any(|touched| touched.kind == Kind::Deal && touched.id == Some(deal.id)));
    assert_eq!(change.seq, entries[0].seq);
}

#[test]
fn every_deed_has_its_sentence_in_every_language() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for verb in VERBS {
            for family in ["said", "did", "news"] {
                assert!(texts.find(&format!("{family}-{verb}")).is_some(), "{language}: {family}-{verb}");
            }
        }
    }
}

#[test]
fn what_was_done_is_in_the_lists_at_once() {
    let team = Team::generated(7);
    let caches = &mut team.searching();
    let ask = |caches: &mut Caches, filter: &str| {
        let sort = Sort::descending("created");
        let query = Query::Prospects(List { filter: filter.into(), linked: None, sort, window: Window::first(10) });
        match team.ask(caches, &query).unwrap() {
            Answer::Prospects(page) => page,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(ask(caches, "zaphod").total, 0);
    let before = ask(caches, "").total;
    let fields = inputs(&[("name", "Zaphod Beeblebrox"), ("account", "Heart of Gold")]);
    done(&team, Action::Add { kind: Kind::Prospect, fields });
    assert_eq!((ask(caches, "zaphod gold").total, ask(caches, "").total), (1, before + 1));
    let account = team.service.store().named(Noun::Account, "heart of gold").unwrap()[0];
    let fields = inputs(&[("name", "Magrathea")]);
    done(&team, Action::Edit { kind: Kind::Account, id: account, version: 1, fields });
    assert_eq!((ask(caches, "zaphod gold").total, ask(caches, "zaphod magrathea").total), (0, 1));
    done(&team, Action::Undo(None));
    done(&team, Action::Undo(None));
    assert_eq!((ask(caches, "zaphod").total, ask(caches, "").total), (0, before));
}
