//! The board, the details, campaigns' figures, hand-offs and choices, against a plain model.

use std::collections::BTreeMap;

use smarketing::app::answers::Caches;
use smarketing::app::views::*;
use smarketing::domain::change::Change;
use smarketing::domain::handoff::{Judgement, Offer};
use smarketing::domain::money::{Money, Totals};
use smarketing::domain::nouns::{Reason, RecycleRule, Verdict};
use smarketing::domain::record::{Entity, Kind as Noun, Record};
use smarketing::domain::time::Instant;

use crate::team::{NOW, Team};

/// What a deal is worth: its amount, else its lines at list price, all of one currency.
fn worth(team: &Team, deal: &Record) -> Option<Money> {
    let store = team.service.store();
    if let Some(minor) = deal.int("amount") {
        return Some(Money { minor, currency: deal.text("currency")?.parse().unwrap() });
    }
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for line in store.children(Noun::DealLine, "deal", deal.id).unwrap() {
        let product = store.record(Noun::Product, line.int("product")?).unwrap()?;
        *sums.entry(product.text("currency")?.to_owned()).or_default() +=
            line.int("quantity")? * product.int("list_price")?;
    }
    let (currency, minor) = sums.iter().next()?;
    (sums.len() == 1).then(|| Money { minor: *minor, currency: currency.parse().unwrap() })
}

#[test]
fn the_board_counts_all_and_shows_the_first() {
    let team = Team::generated(7);
    let caches = &mut Caches::default();
    type Fits = fn(&Record) -> bool;
    let filters: [(&str, Fits); 2] = [("", |_| true), ("owner:me", |deal| deal.int("owner") == Some(2))];
    for (filter, fits) in filters {
        let query = Query::Board { filter: filter.into(), linked: None, cards: 3 };
        let Answer::Board(board) = team.ask(caches, &query).unwrap() else { panic!("no board") };
        let names: Vec<&str> = board.columns.iter().map(|column| column.stage.name.as_str()).collect();
        assert_eq!(names, ["Qualification", "Proposal", "Negotiation", "Won", "Lost"]);
        for column in &board.columns {
            let mut deals: Vec<Record> = team.all(Noun::Deal);
            deals.retain(|deal| deal.int("stage") == Some(column.stage.id) && fits(deal));
            deals.sort_by_key(|deal| std::cmp::Reverse((deal.int("stage_since"), deal.id)));
            let mut value = Totals::default();
            deals.iter().filter_map(|deal| worth(&team, deal)).for_each(|money| value.add(money));
            assert_eq!((column.total, &column.value), (deals.len() as u64, &value), "{}", column.stage.name);
            let shown: Vec<i64> = column.cards.iter().map(|card| card.id).collect();
            assert_eq!(shown, deals.iter().map(|deal| deal.id).take(3).collect::<Vec<_>>());
            if deals.len() > 3 {
                let window = Window { offset: 3, limit: 50, anchor: Anchor::After(shown[2]) };
                let query = Query::Column { filter: filter.into(), linked: None, stage: column.stage.id, window };
                let Answer::Column(more) = team.ask(caches, &query).unwrap() else { panic!("no column") };
                let rest: Vec<i64> = more.cards.iter().map(|card| card.id).collect();
                assert_eq!(rest, deals.iter().map(|deal| deal.id).skip(3).collect::<Vec<_>>());
                assert_eq!(more.offset, 3);
            }
        }
    }
}

#[test]
fn cards_say_what_their_deal_says() {
    let team = Team::generated(11);
    let caches = &mut Caches::default();
    let zone = team.service.zone().clone();
    let today = team.service.today();
    let (mut derived, mut late, mut paused) = (0, 0, 0);
    for deal in team.all(Noun::Deal) {
        let Answer::Deal(Some(detail)) = team.ask(caches, &Query::Deal(deal.id)).unwrap() else { panic!("gone") };
        let card = &detail.card;
        assert_eq!(card.amount, worth(&team, &deal), "{}", card.number);
        assert_eq!(card.derived, deal.int("amount").is_none() && card.amount.is_some());
        derived += u32::from(card.derived);
        assert_eq!(card.days_in_stage, today.0 - zone.day(Instant(deal.int("stage_since").unwrap())).0);
        let open = deal.text("status") == Some("open");
        let past = |field: &str| deal.int(field).is_some_and(|day| day < today.0);
        let waits = deal.int("wait_until").is_some_and(|day| day > today.0);
        match card.mark {
            Mark::Late => assert!(open && (past("expected_close") || (past("next_due") && !waits))),
            Mark::Paused => assert!(open && waits && !past("expected_close")),
            Mark::Due => assert!(open && !waits),
            _ => assert!(!open || (!past("expected_close") && !past("next_due") && !waits)),
        }
        late += u32::from(card.mark == Mark::Late);
        paused += u32::from(card.mark == Mark::Paused);
        let stays = detail.stays.len();
        assert_eq!(stays, team.service.store().children(Noun::DealEvent, "deal", deal.id).unwrap().len());
        assert!(detail.timeline.windows(2).all(|pair| pair[0].at >= pair[1].at), "newest first");
        assert!(detail.timeline.iter().filter(|item| item.channel.is_none()).count() >= stays);
    }
    assert!(derived > 0 && late > 0 && paused > 0, "{derived} {late} {paused}");
}

#[test]
fn campaigns_add_up() {
    let team = Team::generated(7);
    let caches = &mut Caches::default();
    let store = team.service.store();
    let every = |kind| store.records(kind, 0, 1_000_000).unwrap();
    let (prospects, deals) = (every(Noun::Prospect), every(Noun::Deal));
    for field in ["start", "name", "status", "spend", "leads", "won", "roi"] {
        let sort = Sort::descending(field);
        let query = Query::Campaigns(List { filter: String::new(), linked: None, sort, window: Window::first(50) });
        let Answer::Campaigns(page) = team.ask(caches, &query).unwrap() else { panic!("no campaigns") };
        assert_eq!(page.total, 4);
        for row in page.rows {
            let brought = |person: &&Record| person.int("campaign") == Some(row.id);
            let entered = |stage: &str| {
                let entries = |id: i64| store.children(Noun::StageEntry, "prospect", id).unwrap();
                let reached = |person: &&Record| {
                    let wanted = smarketing::domain::lifecycle::Lifecycle::named(stage).unwrap();
                    entries(person.id).iter().any(|entry| {
                        let own = entry.text("stage").and_then(smarketing::domain::lifecycle::Lifecycle::named);
                        own.and_then(|own| own.rank()) >= wanted.rank()
                    })
                };
                prospects.iter().filter(brought).filter(reached).count() as u64
            };
            assert_eq!(row.leads, prospects.iter().filter(brought).count() as u64, "{}", row.name);
            assert_eq!(
                (row.mql, row.sal, row.won),
                (entered("mql"), entered("sal"), entered("customer")),
                "{}",
                row.name
            );
            let of = |deal: &&Record| {
                let own = deal.int("campaign");
                let person = || prospects.iter().find(|person| Some(person.id) == deal.int("prospect"));
                own.or_else(|| person().and_then(|person| person.int("campaign"))) == Some(row.id)
            };
            let won: Vec<&Record> = deals.iter().filter(of).filter(|deal| deal.text("status") == Some("won")).collect();
            // Of several currencies the part in the base one is shown, and that it is a part; of one, all.
            let part = |records: &[&Record]| -> (Option<Money>, Option<&str>) {
                let priced = || records.iter().filter(|record| record.int("amount").is_some());
                let mut currencies: Vec<&str> = priced().filter_map(|record| record.text("currency")).collect();
                currencies.sort_unstable();
                currencies.dedup();
                let shown = if let [only] = currencies[..] { only } else { "EUR" };
                let own = priced().filter(|record| record.text("currency") == Some(shown));
                let sum = own.filter_map(|record| record.int("amount")).sum();
                let none = currencies.len() > 1 && !currencies.contains(&"EUR");
                let money = Money { minor: sum, currency: shown.parse().unwrap() };
                ((!none).then_some(money), (currencies.len() > 1).then_some("other-currencies"))
            };
            let unpriced = !won.is_empty() && won.iter().all(|deal| deal.int("amount").is_none());
            let revenue = if unpriced { (None, Some("unpriced")) } else { part(&won) };
            assert_eq!((row.revenue, row.revenue_why), revenue, "{}", row.name);
            let spends = store.children(Noun::Spend, "campaign", row.id).unwrap();
            assert_eq!((row.spend, row.spend_why), part(&spends.iter().collect::<Vec<_>>()), "{}", row.name);
            let Answer::Campaign(Some(detail)) = team.ask(caches, &Query::Campaign(row.id)).unwrap() else {
                panic!("gone")
            };
            assert_eq!((detail.spends.len(), &detail.row), (spends.len(), &row));
        }
    }
}

#[test]
fn a_prospect_in_full() {
    let team = Team::generated(11);
    let caches = &mut Caches::default();
    let store = team.service.store();
    for person in team.all(Noun::Prospect) {
        let query = Query::Prospect { id: person.id, timeline: 5 };
        let Answer::Prospect(Some(detail)) = team.ask(caches, &query).unwrap() else { panic!("gone") };
        let touches = store.children(Noun::Touch, "prospect", person.id).unwrap();
        let entries = store.children(Noun::StageEntry, "prospect", person.id).unwrap();
        let deals = store.children(Noun::Deal, "prospect", person.id).unwrap();
        let steps: usize =
            deals.iter().map(|deal| store.children(Noun::DealEvent, "deal", deal.id).unwrap().len()).sum();
        assert_eq!(detail.timeline_total as usize, touches.len() + entries.len() + steps);
        assert_eq!(detail.timeline.len(), 5.min(detail.timeline_total as usize));
        let last = touches.iter().filter_map(|touch| touch.int("at")).max().map(Instant);
        assert_eq!(detail.row.last_touch, last);
        assert_eq!(detail.deals.len(), deals.len());
        assert_eq!(detail.row.do_not_contact, !person.get("do_not_contact").is_null());
        assert_eq!(detail.needs.len(), if person.get("needs").is_null() { 0 } else { 2 });
        let own = detail.fields.iter().find(|field| field.custom);
        assert_eq!(own.map(|field| field.name.as_str()), person.text("custom").map(|_| "Segment"));
        assert_eq!(detail.episode.as_ref().map(|episode| episode.stage), person.text("stage"));
    }
    assert_eq!(team.ask(caches, &Query::Prospect { id: 9_999, timeline: 5 }).unwrap(), Answer::Prospect(None));
    assert_eq!(team.ask(caches, &Query::Deal(5)).map(|answer| matches!(answer, Answer::Deal(Some(_)))), Ok(true));
}

fn judge(team: &Team, handoff: i64, verdict: Verdict, reason: Option<i64>) {
    let (version, until, note, at) = (None, None, Some("said so".into()), None);
    team.apply(Change::Judge(Judgement { handoff, version, verdict, reason, until, note, at }));
}

/// Offers every qualified prospect on the day it was recorded: number of the hand-off, of the person, when.
fn offered(team: &Team) -> Vec<(i64, i64, i64)> {
    let people = team.all(Noun::Prospect).into_iter().filter(|person| person.text("stage") == Some("mql"));
    let marketing = team.other("marco");
    let offer = |person: Record| {
        let at = person.int("created_at").map(Instant);
        let made = marketing.apply(&Change::Offer(Offer { prospect: person.id, at, ..Offer::default() })).unwrap();
        (made.subject.1, person.id, person.int("created_at").unwrap())
    };
    people.map(offer).collect()
}

#[test]
fn hand_offs_that_wait() {
    let team = Team::generated(7);
    let mut waiting = offered(&team);
    assert!(waiting.len() > 4);
    waiting.sort_by_key(|(handoff, _, at)| (*at, *handoff));
    let (first, second) = (waiting.remove(0), waiting.remove(0));
    team.apply(Change::Archive { kind: Noun::Prospect, id: first.1, version: None, away: true });
    judge(&team, second.0, Verdict::Accepted, None);
    let all = waiting.len() as u64;
    for (offset, limit, anchor) in
        [(0, 100, Anchor::Start), (1, 2, Anchor::Offset), (1, 2, Anchor::After(waiting[0].0))]
    {
        let query = Query::HandOffs(Window { offset, limit, anchor });
        let Answer::HandOffs(page) = team.ask(&mut Caches::default(), &query).unwrap() else { panic!("no hand-offs") };
        let rows: Vec<(i64, i64, i64)> = page.rows.iter().map(|row| (row.id, row.prospect, row.offered.0)).collect();
        let expected = waiting.iter().skip(offset as usize).take(limit as usize).copied().collect::<Vec<_>>();
        assert_eq!((page.total, rows), (all, expected));
        assert!(page.rows.iter().all(|row| row.due.is_none() && row.mark == Mark::None), "nothing was agreed");
    }
}

#[test]
fn what_became_of_a_campaigns_hand_offs() {
    let team = Team::generated(7);
    let reason = |code: &str| {
        let rule = RecycleRule::Nurture;
        team.add(Reason { id: 0, code: code.into(), name: format!("Why {code}"), rule, days: None }.record())
    };
    let (often, rarely) = (reason("B-01"), reason("A-01"));
    let mut counts: BTreeMap<i64, [u64; 4]> = BTreeMap::new();
    for (number, (handoff, person, _)) in offered(&team).into_iter().enumerate() {
        let campaign = team.service.store().record(Noun::Prospect, person).unwrap().unwrap().int("campaign");
        let place = match number % 5 {
            0 | 1 => 0,
            2 => 1,
            3 => 2,
            _ => 3,
        };
        match place {
            0 => judge(&team, handoff, Verdict::Refused, Some(often)),
            1 => judge(&team, handoff, Verdict::Refused, Some(rarely)),
            2 => judge(&team, handoff, Verdict::Accepted, None),
            _ => {}
        }
        if let Some(campaign) = campaign {
            counts.entry(campaign).or_default()[place] += 1;
        }
    }
    assert!(counts.values().any(|counts| counts[0] > 0 && counts[2] > 0));
    for (campaign, [first, second, accepted, waits]) in counts {
        let query = Query::Campaign(campaign);
        let Answer::Campaign(Some(found)) = team.ask(&mut Caches::default(), &query).unwrap() else { panic!() };
        let verdicts = [("offered", waits), ("accepted", accepted), ("refused", first + second)];
        let verdicts: Vec<_> = verdicts.into_iter().filter(|(_, count)| *count > 0).collect();
        let mut refusals = vec![("A-01 Why A-01".to_owned(), second), ("B-01 Why B-01".to_owned(), first)];
        refusals.retain(|(_, count)| *count > 0);
        refusals.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        assert_eq!((&found.verdicts, &found.refusals), (&verdicts, &refusals));
        assert_eq!(found.row.refused, first + second);
    }
}

#[test]
fn a_hand_off_stands_in_the_detail_and_on_the_timeline() {
    let team = Team::generated(7);
    let (handoff, person, _) = offered(&team)[0];
    let luca = team.service.find(Noun::Member, "luca").unwrap().id;
    team.apply(Change::PassOn { handoff, to: Some(luca), note: Some("in his region".into()) });
    judge(&team, handoff, Verdict::Accepted, None);
    let query = Query::Prospect { id: person, timeline: 200 };
    let Answer::Prospect(Some(found)) = team.ask(&mut Caches::default(), &query).unwrap() else { panic!() };
    let info = found.handoff.unwrap();
    assert_eq!((info.number, info.verdict, info.owner.as_str()), (format!("H-{handoff}"), "accepted", "luca"));
    let told = |what: &str| found.timeline.iter().filter(|item| item.what == what).collect::<Vec<_>>();
    assert_eq!((told("handed-off").len(), told("passed-on").len(), told("accepted").len()), (1, 1, 1));
    assert_eq!((told("passed-on")[0].note.as_str(), told("accepted")[0].note.as_str()), ("in his region", "said so"));
    assert!(told("stage-sal").is_empty(), "the verdict tells it");
    assert_eq!(found.timeline.len() as u64, found.timeline_total);
}

#[test]
fn who_and_where_we_are() {
    let team = Team::generated(11);
    let Answer::Identity(identity) = team.ask(&mut Caches::default(), &Query::Identity).unwrap() else {
        panic!("nobody")
    };
    assert_eq!((identity.member.as_str(), identity.side, identity.team.as_str()), ("anna", "sales", "Rossi & Figli"));
    let today = team.service.today().0;
    let mine = team.all(Noun::Deal);
    // Who waits until a later day has nothing to do before.
    let works = |deal: &Record| deal.int("wait_until").is_none_or(|day| day <= today);
    let open = |deal: &Record| deal.int("owner") == Some(2) && deal.text("status") == Some("open");
    let mine = || mine.iter().filter(|deal| open(deal) && works(deal));
    let due = |deal: &&Record, wanted: fn(i64, i64) -> bool| deal.int("next_due").is_some_and(|day| wanted(day, today));
    assert_eq!(identity.late as usize, mine().filter(|deal| due(deal, |day, today| day < today)).count());
    assert_eq!(identity.due as usize, mine().filter(|deal| due(deal, |day, today| day == today)).count());
}

#[test]
fn choices_for_forms() {
    let team = Team::generated(7);
    let caches = &mut Caches::default();
    let mut labels = |kind, text: &str| match team.ask(caches, &Query::Choices { kind, text: text.into() }).unwrap() {
        Answer::Choices(choices) => choices.into_iter().map(|choice| choice.label).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(labels(ChoiceKind::Sellers, ""), ["anna", "luca"]);
    assert_eq!(labels(ChoiceKind::Marketers, "mar"), ["marco"]);
    assert_eq!(labels(ChoiceKind::Accounts, "citta"), ["Città Nuova"]);
    assert_eq!(labels(ChoiceKind::Accounts, "a"), ["Acme", "Beta S.p.A.", "Città Nuova", "Ōsaka KK"]);
    assert_eq!(labels(ChoiceKind::Stages, ""), ["Qualification", "Proposal", "Negotiation", "Won", "Lost"]);
    assert_eq!(labels(ChoiceKind::Products, "ca"), ["Care"]);
    assert_eq!(labels(ChoiceKind::Campaigns, "e")[0], "Fiera");
    assert_eq!(labels(ChoiceKind::CloseReasons, "")[0], "Price", "what the team writes comes first, once");
    assert_eq!(labels(ChoiceKind::CloseReasons, "price"), ["Price"]);
    assert_eq!(labels(ChoiceKind::Sources, "").len(), 3);
    assert!(labels(ChoiceKind::RefusalReasons, "").is_empty());
    let reason = |code: &str, name: &str, rule, days| {
        team.add(Reason { id: 0, code: code.into(), name: name.into(), rule, days }.record())
    };
    reason("QUAL-01", "No budget", RecycleRule::Recycle, Some(90));
    reason("FIT-01", "Too small", RecycleRule::Nurture, None);
    let query = |text: &str| Query::Choices { kind: ChoiceKind::RefusalReasons, text: text.into() };
    let Answer::Choices(all) = team.ask(caches, &query("")).unwrap() else { panic!() };
    let seen: Vec<_> = all.iter().map(|one| (one.value.as_str(), one.label.as_str(), one.note.as_str())).collect();
    assert_eq!(seen, [("FIT-01", "FIT-01 Too small", "nurture"), ("QUAL-01", "QUAL-01 No budget", "rests 90 days")]);
    let Answer::Choices(found) = team.ask(caches, &query("budget")).unwrap() else { panic!() };
    assert_eq!(found.iter().map(|one| one.value.as_str()).collect::<Vec<_>>(), ["QUAL-01"]);
}

#[test]
fn the_joint_page_is_asked_for_by_its_period() {
    let team = Team::generated(11);
    let query = Query::Metrics { period: "2026-Q3".into() };
    let Answer::Metrics(page) = team.ask(&mut Caches::default(), &query).unwrap() else { panic!("no page") };
    assert_eq!(page.period, "2026-Q3");
    let refusal = team.ask(&mut Caches::default(), &Query::Metrics { period: "soon".into() }).unwrap_err();
    assert_eq!(refusal.code, "not-a-period");
}

#[test]
fn a_campaign_brought_what_was_booked() {
    use smarketing::domain::change::{Change, Move};
    let team = Team::generated(7);
    let store = team.service.store();
    let deal = |title: &str| {
        let record = Record::new(Noun::Deal).with("title", title).with("amount", 100_000i64).with("currency", "EUR");
        team.add(record.with("campaign", 4i64))
    };
    let go = |deal: i64, stage: i64, how: Move| {
        let (reason, note) = ((stage == 5).then(|| "Price".to_owned()), None);
        team.apply(Change::MoveDeal { deal, version: None, how, stage, at: None, amount: None, reason, note });
    };
    let (stays, back) = (deal("stays"), deal("back"));
    go(stays, 4, Move::To);
    go(back, 4, Move::To);
    let spend = |minor: i64| {
        let record = Record::new(Noun::Spend).with("campaign", 4i64).with("on", 20_000i64).with("amount", minor);
        team.add(record.with("currency", "EUR"))
    };
    let eur = team.service.currency();
    let archived = spend(30_000);
    spend(20_000);
    let zone = team.service.zone();
    let at = |now| store.campaign_figures(zone, now).unwrap().remove(&4).unwrap_or_default();
    let figures = || at(team.service.as_of().unwrap());
    // What is dated in the future has not happened.
    let (before, then) = (figures(), Instant(NOW + 40 * 86_400 * Instant::SECOND));
    // Nobody may type it; a file of another program may say it.
    let later = |record: Record| team.add(record.with("campaign", 4i64));
    let spent = later(Record::new(Noun::Spend).with("on", 20_000i64).with("amount", 9i64).with("currency", "EUR"));
    let won = later(Record::new(Noun::Deal).with("title", "Tomorrow").with("amount", 9i64).with("stage", 4i64));
    rusqlite::Connection::open(store.path())
        .unwrap()
        .execute_batch(&format!(
            "update spend set \"on\" = {day} where id = {spent}; update deal set created_at = {at}, closed_at = {at} where id = {won}; \
             update deal_event set at = {at} where deal = {won}",
            day = zone.day(then).0,
            at = then.0
        ))
        .unwrap();
    assert_eq!(figures(), before);
    let after = at(then);
    assert_eq!(after.deals_won, before.deals_won + 1);
    assert_eq!(after.spend.of(eur).minor, before.spend.of(eur).minor + 9);
    assert_eq!((figures().deals_won, figures().revenue.of(eur).minor), (2, 200_000));
    assert_eq!(figures().spend.of(eur).minor, 50_000);
    // What happens to a record later leaves what was booked and spent.
    rusqlite::Connection::open(store.path())
        .unwrap()
        .execute_batch(&format!(
            "update deal set amount = 1 where id = {stays}; update spend set archived = 1 where id = {archived}"
        ))
        .unwrap();
    assert_eq!((figures().deals_won, figures().revenue.of(eur).minor), (2, 200_000));
    assert_eq!(figures().spend.of(eur).minor, 50_000);
    // A win that is taken back is none.
    go(back, 2, Move::Reopen);
    assert_eq!((figures().deals_won, figures().revenue.of(eur).minor), (1, 100_000));
}
