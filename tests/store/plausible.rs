//! What values and settings cannot be although each fits its field.

use proptest::prelude::*;
use smarketing::domain::change::{Change, Move};
use smarketing::domain::lifecycle::Lifecycle;
use smarketing::domain::money::{Currency, Money};
use smarketing::domain::nouns::{Campaign, Channel, Deal, Direction, Product, Prospect, Spend, Touch};
use smarketing::domain::record::{Entity, Kind, Record, Value};
use smarketing::domain::time::{Day, Instant};

use super::team::{NOW, Team};

const DAY: i64 = 86_400 * Instant::SECOND;
const MINUTE: i64 = 60 * Instant::SECOND;

fn refused(team: &Team, change: Change) -> &'static str {
    team.apply(change).map(|_| ()).unwrap_err().code
}

fn add(record: Record) -> Change {
    Change::Add(record)
}

fn edit(kind: Kind, id: i64, field: &'static str, value: impl Into<Value>) -> Change {
    Change::Edit { kind, id, version: None, set: vec![(field, value.into())] }
}

fn prospect(name: &str) -> Record {
    Prospect { name: name.into(), created_at: Instant(NOW - DAY), ..Prospect::default() }.record()
}

fn deal(title: &str) -> Record {
    Deal { title: title.into(), created_at: Some(Instant(NOW - DAY)), ..Deal::default() }.record()
}

fn touch(prospect: i64, at: i64) -> Record {
    let (direction, channel) = (Direction::Out, Channel::Call);
    Touch { prospect, at: Instant(at), direction, channel, ..Touch::default() }.record()
}

fn spend(campaign: i64, on: Day, amount: i64) -> Record {
    Spend { campaign, on, amount, currency: "EUR".into(), ..Spend::default() }.record()
}

fn campaign(team: &Team) -> i64 {
    team.add(Campaign { name: "Fair".into(), ..Campaign::default() }.record())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// What happened lies up to now, or as far ahead as a colleague's clock may be.
    #[test]
    fn what_happened_cannot_lie_ahead(ahead in 6 * MINUTE..900 * DAY, behind in 0..900 * DAY) {
        let team = Team::new();
        let (later, before) = (NOW + ahead, NOW - behind);
        let person = team.add(prospect("Chiara Neri").with("created_at", before - DAY));
        let happened = |at: i64| {
            [
                add(prospect("x").with("created_at", at)),
                add(prospect("x").with("first_contact_at", at)),
                edit(Kind::Prospect, person, "first_contact_at", at),
                add(touch(person, at)),
                add(deal("x").with("created_at", at)),
                add(deal("x").with("engaged_at", at)),
            ]
        };
        for change in happened(later) {
            prop_assert_eq!(refused(&team, change), "not-happened-yet");
        }
        let enter = |at| Change::EnterStage {
            prospect: person, version: None, stage: Lifecycle::Mql, at: Some(Instant(at)), note: None,
        };
        prop_assert_eq!(refused(&team, enter(later)), "stage-in-the-future");
        for change in happened(before) {
            prop_assert!(team.apply(change).is_ok());
        }
        prop_assert!(team.apply(enter(before)).is_ok());
    }
}

#[test]
fn a_colleagues_clock_may_be_some_minutes_ahead() {
    let team = Team::new();
    let person = team.add(prospect("Chiara Neri"));
    team.add(touch(person, NOW + 4 * MINUTE));
    assert_eq!(refused(&team, add(touch(person, NOW + 6 * MINUTE))), "not-happened-yet");
}

#[test]
fn days_stand_in_their_order() {
    let team = Team::new();
    let fair = campaign(&team);
    let today = Day::parse("2026-09-21").unwrap();
    team.add(spend(fair, today, 100));
    assert_eq!(refused(&team, add(spend(fair, today.plus(1), 100))), "not-happened-yet");
    let dated = |start: i64, end: i64| {
        let days = (Some(today.plus(start)), Some(today.plus(end)));
        add(Campaign { name: format!("{start} {end}"), start: days.0, end: days.1, ..Campaign::default() }.record())
    };
    assert_eq!(refused(&team, dated(0, -1)), "campaign-backwards");
    let planned = team.apply(dated(30, 30)).unwrap().subject.1;
    assert_eq!(refused(&team, edit(Kind::Campaign, planned, "start", today.plus(31).0)), "campaign-backwards");
}

#[test]
fn an_open_deal_waits_for_a_day_to_come_and_a_closed_one_for_nothing() {
    let team = Team::new();
    let today = Day::parse("2026-09-21").unwrap();
    let id = team.add(deal("Acme rollout"));
    let set = |field, value: Value| edit(Kind::Deal, id, field, value);
    assert_eq!(refused(&team, set("wait_until", today.plus(-1).0.into())), "wait-in-the-past");
    // Plans are free: what should have closed is late, not impossible.
    for change in [
        set("wait_until", today.plus(3).0.into()),
        set("expected_close", today.plus(-30).0.into()),
        set("expected_close", today.plus(300).0.into()),
        set("next_due", today.plus(-2).0.into()),
    ] {
        team.apply(change).unwrap();
    }
    let won = Change::MoveDeal {
        deal: id,
        version: None,
        how: Move::To,
        stage: 3,
        at: None,
        amount: None,
        reason: None,
        note: None,
    };
    team.apply(won).unwrap();
    for (field, value) in
        [("next_step", "call".into()), ("next_due", today.plus(4).0.into()), ("wait_until", today.plus(4).0.into())]
    {
        assert_eq!(refused(&team, set(field, value)), "deal-closed", "{field}");
    }
    team.apply(set("next_due", Value::Null)).unwrap();
    team.apply(set("note", "thank them".into())).unwrap();
}

#[test]
fn money_begins_at_zero() {
    let team = Team::new();
    let fair = campaign(&team);
    let today = Day::parse("2026-09-21").unwrap();
    let product = |price| add(Product { name: "P8".into(), list_price: Some(price), ..Product::default() }.record());
    assert_eq!(refused(&team, product(-1)), "amount-negative");
    team.apply(product(0)).unwrap();
    assert_eq!(refused(&team, add(deal("x").with("amount", -1))), "amount-negative");
    let id = team.add(deal("Acme rollout").with("amount", 0));
    assert_eq!(refused(&team, edit(Kind::Deal, id, "amount", -500)), "amount-negative");
    assert_eq!(refused(&team, edit(Kind::Campaign, fair, "budget", -1)), "amount-negative");
    assert_eq!(refused(&team, add(spend(fair, today, -100))), "amount-negative");
    assert_eq!(refused(&team, add(spend(fair, today, 0))), "spend-needs-amount");
    let win = |minor| Change::MoveDeal {
        deal: id,
        version: None,
        how: Move::To,
        stage: 3,
        at: None,
        amount: Some(Money { minor, currency: Currency::EUR }),
        reason: None,
        note: None,
    };
    assert_eq!(refused(&team, win(-500)), "amount-negative");
    team.apply(win(500)).unwrap();
    // Codes of ISO 4217 in which nobody pays: none, a test, gold, the funds of banks.
    for code in ["XXX", "XTS", "XAU", "XDR"] {
        let record = deal("x").with("amount", 100).with("currency", code);
        assert_eq!(refused(&team, add(record)), "unknown-currency", "{code}");
    }
    for code in ["JPY", "KWD", "CHF"] {
        team.add(deal("x").with("amount", 100).with("currency", code));
    }
}

#[test]
fn stages_keep_their_meaning_while_deals_stand_in_them() {
    let team = Team::new();
    let archive = |id, away| Change::Archive { kind: Kind::Stage, id, version: None, away };
    let id = team.add(deal("Acme rollout"));
    assert_eq!(refused(&team, edit(Kind::Stage, 1, "semantic", "lost")), "stage-has-deals");
    assert_eq!(refused(&team, archive(1, true)), "stage-has-deals");
    team.apply(edit(Kind::Stage, 1, "name", "Interest")).unwrap();
    for only in [3, 4] {
        assert_eq!(refused(&team, archive(only, true)), "stage-last");
        assert_eq!(refused(&team, edit(Kind::Stage, only, "semantic", "open")), "stage-last");
    }
    // Nobody stands in the second: it may go, and come back; then the first is the last open one.
    team.apply(archive(2, true)).unwrap();
    let lost = Change::MoveDeal {
        deal: id,
        version: None,
        how: Move::To,
        stage: 4,
        at: None,
        amount: None,
        reason: Some("price".into()),
        note: None,
    };
    team.apply(lost).unwrap();
    assert_eq!(refused(&team, archive(1, true)), "stage-last");
    team.apply(archive(2, false)).unwrap();
    team.apply(archive(1, true)).unwrap();
    assert_eq!(refused(&team, edit(Kind::Stage, 4, "semantic", "won")), "stage-has-deals");
}

#[test]
fn the_team_works_by_a_calendar_that_is_there() {
    let team = Team::new();
    let set = |field, value: Value| edit(Kind::Workspace, 1, field, value);
    for month in [0, 13, -1] {
        assert_eq!(refused(&team, set("fiscal_start", month.into())), "fiscal-start-month");
    }
    team.apply(set("fiscal_start", 12.into())).unwrap();
    assert_eq!(refused(&team, set("zone", "Europe/Atlantis".into())), "unknown-zone");
    let office = Record::new(Kind::Calendar)
        .with("name", "Office")
        .with("zone", "Europe/Rome")
        .with("hours", "mon-fri 09:00-17:00");
    let office = team.add(office);
    let missing = team.apply(set("calendar", "Ofice".into())).unwrap_err();
    assert_eq!(missing.code, "no-such-calendar");
    assert!(missing.values.contains(&("nearest", "Office".into())), "{missing}");
    team.apply(set("calendar", "office".into())).unwrap();
    let archive = Change::Archive { kind: Kind::Calendar, id: office, version: None, away: true };
    assert_eq!(refused(&team, archive), "calendar-of-team");
    // The workspace follows the calendar's new name; one undo takes both back.
    let renamed = team.apply(edit(Kind::Calendar, office, "name", "Milan")).unwrap();
    assert_eq!(team.get(Kind::Workspace, 1).text("calendar"), Some("Milan"));
    team.revert(renamed.entry).unwrap();
    assert_eq!(team.get(Kind::Workspace, 1).text("calendar"), Some("office"));
}
