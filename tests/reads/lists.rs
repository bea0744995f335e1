//! Every list, in every order, under many filters, page by page from either end, against a plain model.

use std::cmp::Ordering;

use smarketing::app::answers::{self, Caches};
use smarketing::app::views::{Anchor, Answer, Link, List, Page, Query, Sort, Window};
use smarketing::domain::filter::Subject;
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::record::{Kind, Record, Value};
use smarketing::domain::text::fold;
use smarketing::store::read::{DEAL_SORTS, PROSPECT_SORTS};

use crate::team::{NOW, Team};

type Fits = fn(&Team, &Record) -> bool;

fn holds(record: &Record, field: &str, part: &str) -> bool {
    record.text(field).is_some_and(|text| fold(text).contains(part))
}

fn account(team: &Team, record: &Record) -> String {
    let account = record.int("account").and_then(|id| team.service.store().record(Kind::Account, id).unwrap());
    account.map(|found| fold(found.title())).unwrap_or_default()
}

/// The word occurs in name, e-mail or company.
fn called(team: &Team, record: &Record, word: &str) -> bool {
    holds(record, "name", word) || holds(record, "email", word) || account(team, record).contains(word)
}

fn touches(team: &Team, record: &Record) -> usize {
    team.service.store().children(Kind::Touch, "prospect", record.id).unwrap().len()
}

const PROSPECT_FILTERS: &[(&str, Fits)] = &[
    ("", |_, _| true),
    ("chiara", |team, record| called(team, record, "chiara")),
    ("NERI beta", |team, record| called(team, record, "neri") && called(team, record, "beta")),
    ("\"de luca\"", |team, record| called(team, record, "de luca")),
    ("müller | citta", |team, record| called(team, record, "muller") || called(team, record, "citta")),
    ("-chiara source:web", |team, record| !called(team, record, "chiara") && record.text("source") == Some("web")),
    ("e stage:mql", |team, record| called(team, record, "e") && record.text("stage") == Some("mql")),
    ("stage:mql | stage:sal", |_, record| matches!(record.text("stage"), Some("mql" | "sal"))),
    ("-city:milano", |_, record| record.text("city") != Some("Milano")),
    ("city:cordoba", |_, record| record.text("city") == Some("Córdoba")),
    ("owner:me", |_, record| record.int("sales_owner") == Some(2) || record.int("marketing_owner") == Some(2)),
    ("-sales_owner:luca", |_, record| record.int("sales_owner") != Some(1)),
    ("fit>30", |_, record| record.int("score_fit").is_some_and(|fit| fit > 30)),
    ("created:2026-09-01..2026-09-10", |_, record| {
        let created = record.int("created_at").unwrap();
        // Midnights of Rome in summer.
        (1_788_213_600_000_000..1_789_077_600_000_000).contains(&created)
    }),
    ("has:email -has:account", |_, record| !record.get("email").is_null() && record.get("account").is_null()),
    ("has:touch", |team, record| touches(team, record) > 0),
    ("-has:deal campaign:webinar", |team, record| {
        let deals = team.service.store().children(Kind::Deal, "prospect", record.id).unwrap();
        deals.is_empty() && record.int("campaign") == Some(1)
    }),
    ("field:Segment=smb", |_, record| record.text("custom").is_some_and(|json| json.contains("\"SMB\""))),
    ("account:nord", |team, record| account(team, record).contains("nord")),
    ("P-12", |_, record| record.id == 12),
    ("xyzzy", |_, _| false),
];

const DEAL_FILTERS: &[(&str, Fits)] = &[
    ("", |_, _| true),
    ("linea", |team, record| holds(record, "title", "linea") || account(team, record).contains("linea")),
    ("stage:won", |_, record| record.int("stage") == Some(4)),
    ("stage:open amount>10k", |_, record| {
        record.int("stage").unwrap() < 4 && record.int("amount").is_some_and(|amount| amount > 1_000_000)
    }),
    ("amount:5kUSD..", |_, record| {
        record.text("currency") == Some("USD") && record.int("amount").is_some_and(|amount| amount >= 500_000)
    }),
    ("-owner:me status:open", |_, record| record.int("owner") != Some(2) && record.text("status") == Some("open")),
    ("due<today", |_, record| record.int("next_due").is_some_and(|day| day < 20_717)),
    ("has:product | reason:price", |team, record| {
        let lines = team.service.store().children(Kind::DealLine, "deal", record.id).unwrap();
        !lines.is_empty() || holds(record, "close_reason", "price")
    }),
    ("stage:proposal", |_, record| record.int("stage") == Some(3)),
];

/// Places a record in an order: whether it has no value (last either way), then its keys.
type Key = (bool, Vec<Value>);

fn prospect_key(sort: &str, record: &Record) -> Key {
    match sort {
        "name" => (false, vec![Value::Text(fold(record.title()))]),
        "stage" => {
            let stage = Lifecycle::named(record.text("stage").unwrap()).unwrap();
            (false, vec![Value::Int(stage.number()), record.get("created_at").clone()])
        }
        _ => (false, vec![record.get("created_at").clone()]),
    }
}

fn deal_key(team: &Team, sort: &str, record: &Record) -> Key {
    let store = team.service.store();
    let own = |field: &str| (record.get(field).is_null(), vec![record.get(field).clone()]);
    match sort {
        "title" => (false, vec![Value::Text(fold(record.title()))]),
        "created" => own("created_at"),
        "owner" => {
            let owner = record.int("owner").and_then(|id| store.record(Kind::Member, id).unwrap());
            (owner.is_none(), vec![owner.map(|found| found.text("handle").unwrap().to_owned()).into()])
        }
        "stage" => {
            let stage = store.record(Kind::Stage, record.int("stage").unwrap()).unwrap().unwrap();
            (false, vec![stage.get("position").clone(), record.get("stage_since").clone()])
        }
        other => own(other),
    }
}

fn compare(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Int(one), Value::Int(other)) => one.cmp(other),
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        _ => Ordering::Equal,
    }
}

fn ordered(mut keyed: Vec<(Key, i64)>, descending: bool) -> Vec<i64> {
    keyed.sort_by(|(one, id), (other, other_id)| {
        let mut natural = one.1.iter().zip(&other.1).map(|(one, other)| compare(one, other));
        let natural = natural.find(|order| order.is_ne()).unwrap_or(Ordering::Equal).then(id.cmp(other_id));
        one.0.cmp(&other.0).then(if descending { natural.reverse() } else { natural })
    });
    keyed.into_iter().map(|(_, id)| id).collect()
}

/// Asks for a list's pages by every kind of neighbour; each must be that part of `expected`.
fn pages(expected: &[i64], counted: bool, what: &str, mut ask: impl FnMut(Window) -> (Page<i64>, bool)) {
    let total = expected.len() as u64;
    for limit in [13u32, 100] {
        let mut offset = 0u64;
        loop {
            let end = (offset + u64::from(limit)).min(total);
            let wanted = &expected[offset.min(total) as usize..end as usize];
            let mut anchors = vec![Anchor::Offset];
            if offset == 0 {
                anchors.push(Anchor::Start);
            } else {
                anchors.push(Anchor::After(expected[offset as usize - 1]));
            }
            if offset + u64::from(limit) < total {
                anchors.push(Anchor::Before(expected[(offset + u64::from(limit)) as usize]));
            } else if counted {
                anchors.push(Anchor::End);
            }
            for anchor in anchors {
                let (page, whole) = ask(Window { offset, limit, anchor });
                assert_eq!(page.rows, wanted, "{what} {anchor:?} at {offset} of {total}");
                assert_eq!(page.offset, offset);
                if page.counted {
                    assert_eq!(page.total, total, "{what} {anchor:?} at {offset}");
                } else {
                    assert!(!whole && page.total <= total.max(end + 1), "{what}: at least so many");
                }
            }
            if end >= total {
                break;
            }
            offset = end;
        }
    }
}

fn ids<T>(page: &Page<T>, id: impl Fn(&T) -> i64) -> Page<i64> {
    Page { total: page.total, counted: page.counted, offset: page.offset, rows: page.rows.iter().map(id).collect() }
}

fn list(filter: &str, linked: Option<Link>, field: &'static str, descending: bool, window: Window) -> List {
    List { filter: filter.to_owned(), linked, sort: Sort { field, descending }, window }
}

fn check_prospects(team: &Team, caches: &mut Caches, searched: &str) {
    let all = team.all(Kind::Prospect);
    assert!(all.len() > 50);
    for (filter, fits) in PROSPECT_FILTERS {
        let fitting: Vec<&Record> = all.iter().filter(|record| fits(team, record)).collect();
        assert!(filter.contains("xyzzy") || !fitting.is_empty(), "{filter} finds something");
        for sort in PROSPECT_SORTS {
            for descending in [false, true] {
                let keyed = fitting.iter().map(|record| (prospect_key(sort, record), record.id)).collect();
                let expected = ordered(keyed, descending);
                let what = format!("{searched} prospects {filter} by {sort} {descending}");
                for counted in [false, true] {
                    let query = |window| Query::Prospects(list(filter, None, sort, descending, window));
                    if counted {
                        answers::count(&team.service, caches, &query(Window::first(1)), &team.texts).unwrap();
                    }
                    pages(&expected, counted, &what, |window| match team.ask(caches, &query(window)).unwrap() {
                        Answer::Prospects(page) => (ids(&page, |row| row.id), counted),
                        other => panic!("{other:?}"),
                    });
                }
            }
        }
    }
}

#[test]
fn prospects_in_every_order_under_every_filter() {
    let team = Team::generated(7);
    check_prospects(&team, &mut Caches::default(), "without the block");
    check_prospects(&team, &mut team.searching(), "with the block");
}

#[test]
fn deals_in_every_order_under_every_filter_and_link() {
    let team = Team::generated(11);
    let all = team.all(Kind::Deal);
    let caches = &mut Caches::default();
    for (filter, fits) in DEAL_FILTERS {
        for link in [None, Some(Link::Campaign(1))] {
            let linked = |record: &Record| link.is_none() || touched_by(&team, 1).contains(&record.id);
            let fitting: Vec<&Record> = all.iter().filter(|record| fits(&team, record) && linked(record)).collect();
            assert!(link.is_some() || !fitting.is_empty(), "{filter} finds something");
            for sort in DEAL_SORTS {
                for descending in [false, true] {
                    let keyed = fitting.iter().map(|record| (deal_key(&team, sort, record), record.id)).collect();
                    let expected = ordered(keyed, descending);
                    let what = format!("deals {filter} {link:?} by {sort} {descending}");
                    let query = |window| Query::Deals(list(filter, link, sort, descending, window));
                    answers::count(&team.service, caches, &query(Window::first(1)), &team.texts).unwrap();
                    pages(&expected, true, &what, |window| match team.ask(caches, &query(window)).unwrap() {
                        Answer::Deals(page) => (ids(&page, |card| card.id), true),
                        other => panic!("{other:?}"),
                    });
                }
            }
        }
    }
}

/// The deals that a campaign touched, told one by one.
fn touched_by(team: &Team, campaign: i64) -> Vec<i64> {
    let store = team.service.store();
    let met = |prospect: i64| {
        let brought = store.record(Kind::Prospect, prospect).unwrap().and_then(|found| found.int("campaign"));
        let touches = store.children(Kind::Touch, "prospect", prospect).unwrap();
        brought == Some(campaign) || touches.iter().any(|touch| touch.int("campaign") == Some(campaign))
    };
    let of = |deal: &Record| deal.int("campaign") == Some(campaign) || deal.int("prospect").is_some_and(met);
    team.all(Kind::Deal).iter().filter(|deal| of(deal)).map(|deal| deal.id).collect()
}

#[test]
fn links_lead_there_and_back() {
    let team = Team::generated(7);
    let caches = &mut Caches::default();
    let mut linked = |link| match team.ask(caches, &Query::Linked(link)).unwrap() {
        Answer::Linked { ids, total } => {
            assert_eq!(ids.len() as u64, total);
            ids
        }
        other => panic!("{other:?}"),
    };
    for campaign in team.all(Kind::Campaign) {
        let deals = linked(Link::Campaign(campaign.id));
        assert_eq!(deals, touched_by(&team, campaign.id));
        for deal in team.all(Kind::Deal) {
            let back = linked(Link::Deal(deal.id)).contains(&campaign.id);
            assert_eq!(deals.contains(&deal.id), back, "C-{} and D-{}", campaign.id, deal.id);
        }
    }
}

#[test]
fn the_journal_newest_first() {
    let team = Team::generated(11);
    let store = team.service.store();
    let (last, _) = store.chain_head().unwrap();
    let entries: Vec<_> = (1..=last).rev().map(|seq| store.entry(seq).unwrap().unwrap()).collect();
    let caches = &mut Caches::default();
    type Told = fn(&smarketing::store::journal::Entry) -> bool;
    let filters: [(&str, Told); 5] = [
        ("", |_| true),
        ("by:anna what:won", |entry| entry.code == "deal.won"),
        ("about:D-3", |_| false),
        ("kind:deal on>2020", |entry| entry.subject.0 == Kind::Deal),
        ("by:luca", |_| false),
    ];
    for (filter, fits) in filters {
        let about = |seq: i64| {
            filter == "about:D-3" && store.edits_of(seq).unwrap().iter().any(|edit| edit.subject() == (Kind::Deal, 3))
        };
        let expected: Vec<i64> =
            entries.iter().filter(|entry| fits(entry) || about(entry.seq)).map(|entry| entry.seq).collect();
        let query = |window| Query::Journal(list(filter, None, "seq", true, window));
        answers::count(&team.service, caches, &query(Window::first(1)), &team.texts).unwrap();
        pages(&expected, true, filter, |window| match team.ask(caches, &query(window)).unwrap() {
            Answer::Journal(page) => (ids(&page, |row| row.id), true),
            other => panic!("{other:?}"),
        });
    }
    let Answer::Journal(page) =
        team.ask(caches, &Query::Journal(list("what:won", None, "seq", true, Window::first(1)))).unwrap()
    else {
        panic!("not a journal")
    };
    let row = &page.rows[0];
    assert_eq!((row.by.as_str(), row.side, row.what.id.as_str()), ("anna", "sales", "did-deal-won"));
    assert!(row.fields.iter().any(|(field, _, after)| field == "stage" && after == "Won"), "{:?}", row.fields);
}

#[test]
fn an_order_without_an_index_is_not_offered() {
    let team = Team::empty();
    let caches = &mut Caches::default();
    for query in [
        Query::Prospects(list("", None, "last_touch", true, Window::first(10))),
        Query::Deals(list("", None, "account", true, Window::first(10))),
        Query::Journal(list("", None, "by", true, Window::first(10))),
    ] {
        assert_eq!(team.ask(caches, &query).unwrap_err().code, "sort-not-offered");
    }
}

#[test]
fn a_filter_that_names_nobody_points_at_the_name() {
    let team = Team::generated(7);
    let filter = "chiara owner:ana";
    let query = Query::Deals(list(filter, None, "created", true, Window::first(10)));
    let refusal = team.ask(&mut Caches::default(), &query).unwrap_err();
    let value = |name: &str| refusal.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
    assert_eq!(
        (refusal.code, value("nearest"), value("at"), value("length")),
        ("filter-unknown-value", Some("anna"), Some("7"), Some("9"))
    );
}

#[test]
fn the_command_lines_lists_speak_the_same_language() {
    use smarketing::app::lists::{self, Ask};
    let team = Team::generated(11);
    for (filter, fits) in PROSPECT_FILTERS {
        let expected: Vec<i64> =
            team.all(Kind::Prospect).iter().filter(|record| fits(&team, record)).map(|record| record.id).collect();
        let mut found = Vec::new();
        let ask = Ask { kind: Kind::Prospect, filter: Some(filter), sort: None, limit: None, archived: false };
        lists::each(&team.service, &team.texts, &ask, |record| {
            found.push(record.id);
            Ok::<(), smarketing::domain::refusal::Refusal>(())
        })
        .unwrap();
        assert_eq!(found, expected, "{filter}");
    }
    let ground = answers::ground(&team.service, &team.texts);
    for kind in Kind::ALL {
        // A word is understood of every noun, also of those without a name.
        let filter = smarketing::domain::filter::Expr::parse("acme", Subject::Of(*kind), &ground).unwrap();
        let scope = answers::scope(&team.service);
        let condition = team.service.store().condition(Subject::Of(*kind), &filter, scope).unwrap();
        team.service.store().records_where(*kind, &condition, true, 0, 10).unwrap();
    }
    assert_eq!(team.service.now().0, NOW);
}

#[test]
fn the_command_lines_orders_are_those_that_an_index_delivers() {
    use smarketing::app::lists::{self, Ask};
    let team = Team::generated(7);
    let listed = |kind: Kind, sort: &str, limit: Option<u64>, archived: bool| {
        let ask = Ask { kind, filter: None, sort: Some(sort), limit, archived };
        lists::check(&team.service, &team.texts, &ask)?;
        let mut found: Vec<Record> = Vec::new();
        let length = lists::each(&team.service, &team.texts, &ask, |record| {
            found.push(record.clone());
            Ok::<(), smarketing::domain::refusal::Refusal>(())
        })?;
        Ok::<_, smarketing::domain::refusal::Refusal>((found, length))
    };
    for (kind, field) in [
        (Kind::Deal, "amount"),
        (Kind::Deal, "expected_close"),
        (Kind::Prospect, "created_at"),
        (Kind::Account, "name"),
    ] {
        for archived in [false, true] {
            let all = team.service.store().records(kind, 0, u64::MAX).unwrap();
            let mut expected: Vec<&Record> = all.iter().filter(|record| archived || !record.archived).collect();
            let value = |record: &Record| record.text(field).map(fold).map_or(record.get(field).clone(), Value::from);
            let known = |record: &Record| !record.get(field).is_null();
            let key = |value: Value| (value.int(), value.text().map(str::to_owned));
            expected.sort_by_key(|record| (!known(record), key(value(record)), record.id));
            let ids = |records: &[&Record]| records.iter().map(|record| record.id).collect::<Vec<_>>();
            let (found, length) = listed(kind, field, None, archived).unwrap();
            assert_eq!(found.iter().map(|record| record.id).collect::<Vec<_>>(), ids(&expected), "{field}");
            assert_eq!((length.shown, length.more), (expected.len() as u64, false));
            // From the greatest, still with the unknown last, and only so many.
            expected.sort_by_key(|record| !known(record));
            let split = expected.iter().filter(|record| known(record)).count();
            expected[..split].reverse();
            expected[split..].reverse();
            let (found, length) = listed(kind, &format!("-{}", field.replace('_', "-")), Some(3), archived).unwrap();
            assert_eq!(found.iter().map(|record| record.id).collect::<Vec<_>>(), ids(&expected[..3]), "-{field}");
            assert!(length.more);
        }
    }
    let (found, _) = listed(Kind::Touch, "-id", Some(2), false).unwrap();
    assert!(found[0].id > found[1].id);
    assert!(listed(Kind::Campaign, "budget", None, false).is_ok(), "few are sorted by anything");
    for (kind, sort, code) in [
        (Kind::Deal, "note", "sort-not-offered"),
        (Kind::Touch, "at", "sort-not-offered"),
        (Kind::Prospect, "shoe-size", "no-such-field"),
    ] {
        assert_eq!(listed(kind, sort, None, false).map(|_| ()).unwrap_err().code, code);
    }
}
