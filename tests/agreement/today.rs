//! The day: who sees what, in which order, each thing once, with how many there are.

use smarketing::app::answers::{self, Caches, Setting};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{Answer, Opens, Query, TodayPage, TodayTeam};
use smarketing::domain::change::Change;
use smarketing::domain::handoff::{Judgement, Objection};
use smarketing::domain::nouns::Side;
use smarketing::domain::nouns::{Deal, Obliged, Outcome, Semantic, Stage, Term, TermKind, Verdict, Window};
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::time::Day;

use super::goals::service;
use super::team::{ANNA, MARCO, PIETRO, Team, at};

/// An agreement with a first answer within 4 hours and a verdict within 8, escalated after 2 and 4 hours.
fn agreed() -> Team {
    let team = Team::new();
    let (version, _) = team.draft();
    team.add(
        Term {
            version_of: version,
            name: "Verdict".into(),
            side: Obliged::Sales,
            kind: TermKind::Decision,
            target: 90,
            window: Window::Month,
            within: Some("8h".into()),
            warn: Some("1h".into()),
            ..Term::default()
        }
        .record(),
    );
    let set = vec![("manager_after", "2h".into()), ("management_after", "4h".into())];
    team.by(ANNA, Change::Edit { kind: Kind::AgreementVersion, id: version, version: None, set }).unwrap();
    let manager = vec![("manager", "Pietro".into())];
    team.by(ANNA, Change::Edit { kind: Kind::Member, id: ANNA, version: None, set: manager }).unwrap();
    team.conclude(version);
    team.go("2026-10-05 09:00");
    team
}

fn day(team: &Team, handle: &str) -> TodayPage {
    match answers::answer(&service(team, handle), &mut Caches::default(), &Query::Today, &Texts::new(Language::En)) {
        Ok(Answer::Today(page)) => *page,
        other => panic!("{other:?}"),
    }
}

fn beside(team: &Team, handle: &str, caches: &mut Caches) -> TodayTeam {
    match answers::answer(&service(team, handle), caches, &Query::TodayTeam, &Texts::new(Language::En)) {
        Ok(Answer::TodayTeam(beside)) => *beside,
        other => panic!("{other:?}"),
    }
}

/// Rung, total, and what stands on it.
fn told(page: &TodayPage) -> Vec<(&str, u64, Vec<&str>)> {
    page.rungs
        .iter()
        .map(|rung| (rung.code, rung.total, rung.items.iter().map(|item| item.name.as_str()).collect()))
        .collect()
}

fn open_deal(team: &Team, owner: i64, title: &str, due: &str) {
    let stages = team.store.records(Kind::Stage, 0, 10).unwrap();
    let stage = stages.iter().map(Stage::of).find(|stage| stage.semantic == Semantic::Open).unwrap().id;
    team.add(
        Deal {
            title: title.into(),
            stage,
            owner: Some(owner),
            next_step: Some("call".into()),
            next_due: Some(Day::parse(due).unwrap()),
            ..Deal::default()
        }
        .record(),
    );
}

#[test]
fn a_rep_climbs_from_what_is_late_to_what_is_due() {
    let team = agreed();
    let chiara = team.offer(team.prospect("Chiara"), Some(ANNA));
    team.offer(team.prospect("Pau"), None);
    team.offer(team.prospect("Zoë"), Some(PIETRO));
    open_deal(&team, ANNA, "Old", "2026-10-01");
    open_deal(&team, ANNA, "Now", "2026-10-05");
    open_deal(&team, ANNA, "Later", "2026-10-09");
    open_deal(&team, PIETRO, "Pietro’s", "2026-10-01");
    let page = day(&team, "anna");
    assert_eq!(
        told(&page),
        [("verdict", 2, vec!["Chiara", "Pau"]), ("step-late", 1, vec!["Old"]), ("step-today", 1, vec!["Now"])]
    );
    // After lunch the first answers are near, half an hour later they are late; the verdicts still have time.
    team.go("2026-10-05 13:45");
    let page = day(&team, "anna");
    assert_eq!(told(&page)[..2], [("verdict", 2, vec!["Chiara", "Pau"]), ("due", 2, vec!["Chiara", "Pau"])]);
    let due = &page.rungs[1].items[0];
    // Each step of the story takes a microsecond.
    let second = |at: smarketing::domain::time::Instant| at.0.div_euclid(1_000_000);
    assert_eq!((due.left, due.due.map(second)), (Some(15 * 60), Some(second(at("2026-10-05 14:00")))));
    team.go("2026-10-05 15:00");
    let page = day(&team, "anna");
    assert_eq!(told(&page)[..2], [("late", 2, vec!["Chiara", "Pau"]), ("verdict", 2, vec!["Chiara", "Pau"])]);
    let left = page.rungs[0].items[0].left.unwrap();
    assert!((-3_600..=-3_599).contains(&left), "{left}");
    // A late verdict stands among the late things, and no longer among those that wait.
    team.go("2026-10-06 10:00");
    let page = day(&team, "anna");
    let (code, total, items) = &told(&page)[0];
    assert_eq!((*code, *total, items.len()), ("late", 4, 4));
    assert!(!told(&page).iter().any(|(code, ..)| *code == "verdict"));
    let of_chiara = page.rungs[0].items.iter().find(|item| matches!(item.opens, Opens::Handoff(id, _) if id == chiara));
    assert_eq!(of_chiara.map(|item| item.otherwise.id.as_str()), Some("or-expired"));
    team.verify();
}

#[test]
fn a_verdict_and_a_call_take_their_clocks_off_the_ladder() {
    let team = agreed();
    let chiara = team.prospect("Chiara");
    let handoff = team.offer(chiara, Some(ANNA));
    team.go("2026-10-05 15:00");
    assert_eq!(told(&day(&team, "anna")).len(), 2);
    team.call(chiara, ANNA, Outcome::Connected, "2026-10-05 14:50");
    team.judge(handoff, Verdict::Accepted, None).unwrap();
    let page = day(&team, "anna");
    assert_eq!(told(&page), []);
    assert_eq!(page.next, None, "nothing comes next either");
    open_deal(&team, ANNA, "Later", "2026-10-09");
    assert_eq!(day(&team, "anna").next.map(|next| next.id), Some("next-step".to_owned()));
}

#[test]
fn what_is_late_for_long_comes_to_the_manager_then_to_management() {
    let team = agreed();
    team.offer(team.prospect("Chiara"), Some(ANNA));
    team.go("2026-10-05 15:59");
    assert_eq!(told(&day(&team, "pietro")), []);
    // Late from 14:00 on: two working hours later Pietro hears of it, four later Lucia.
    team.go("2026-10-05 16:01");
    assert_eq!(told(&day(&team, "pietro")), [("escalated", 1, vec!["Chiara"])]);
    let management = day(&team, "lucia");
    assert_eq!(told(&management)[0], ("late", 1, vec!["Chiara"]));
    assert_eq!(management.rungs[0].items[0].owner, "anna");
    team.go("2026-10-06 09:31");
    let management = day(&team, "lucia");
    assert_eq!(told(&management)[0], ("escalated", 1, vec!["Chiara"]));
    // Only the verdict, late since a minute, stands among the late things that are not hers yet.
    let late = management.rungs.iter().find(|rung| rung.code == "late").unwrap();
    assert!(late.total == 1 && late.items.iter().all(|item| matches!(item.opens, Opens::Handoff(..))));
}

#[test]
fn marketing_hears_what_became_of_its_hand_offs_and_whose_rest_is_over() {
    let team = agreed();
    let refused = team.offer(team.prospect("Chiara"), Some(ANNA));
    let resting = team.offer(team.prospect("Pau"), Some(ANNA));
    team.offer(team.prospect("Zoë"), Some(ANNA));
    let reason = team.store.named(Kind::Reason, "FIT-01").unwrap()[0];
    team.judge(refused, Verdict::Refused, Some(reason)).unwrap();
    let until = Some(Day::parse("2026-10-07").unwrap());
    let judgement = Judgement {
        handoff: resting,
        version: None,
        verdict: Verdict::Recycled,
        reason: None,
        until,
        note: None,
        at: None,
    };
    team.by(ANNA, Change::Judge(judgement)).unwrap();
    let page = day(&team, "marco");
    assert_eq!(told(&page), [("waiting", 3, vec!["Pau", "Chiara", "Zoë"])]);
    assert_eq!(page.rungs[0].items[1].todo.id, "todo-refused");
    team.go("2026-10-07 09:00");
    let page = day(&team, "marco");
    assert_eq!(told(&page)[0], ("resting", 1, vec!["Pau"]));
    // Nobody disputes yet; then marketing does, and sales owes the answer.
    let objection = Objection { handoff: refused, side: Side::Marketing, note: "They fit".into(), at: None };
    team.by(MARCO, Change::Dispute(objection)).unwrap();
    let page = day(&team, "anna");
    assert!(told(&page).contains(&("answer", 1, vec!["Chiara"])), "{:?}", told(&page));
    assert!(!told(&day(&team, "pietro")).iter().any(|(code, ..)| *code == "answer"));
}

#[test]
fn more_than_fit_are_counted_and_the_alarms_say_the_same() {
    let team = agreed();
    for n in 0..23 {
        team.offer(team.prospect(&format!("Person {n}")), Some(ANNA));
        open_deal(&team, ANNA, &format!("Deal {n}"), "2026-10-01");
    }
    team.go("2026-10-05 15:00");
    let page = day(&team, "anna");
    let counts: Vec<(&str, u64, usize)> =
        page.rungs.iter().map(|rung| (rung.code, rung.total, rung.items.len())).collect();
    assert_eq!(counts, [("late", 23, 20), ("verdict", 23, 20), ("step-late", 23, 20)]);
    let identity = answers::identity(&service(&team, "anna"), &Setting::default()).unwrap();
    // The verdicts are due tomorrow only.
    assert_eq!((identity.late, identity.due), (46, 0));
}

#[test]
fn news_are_what_others_did_since_the_last_session() {
    let team = agreed();
    let state = tempfile::tempdir().unwrap();
    let setting = || Setting { state: Some(state.path().to_owned()), ..Setting::default() };
    let session = || Caches::new(setting(), std::sync::Arc::default());
    let mut first = session();
    beside(&team, "marco", &mut first);
    team.prospect("Chiara");
    let names = |team: &TodayTeam| team.news.iter().map(|row| row.number.clone()).collect::<Vec<_>>();
    let mut second = session();
    let page = beside(&team, "marco", &mut second);
    assert_eq!((names(&page), page.news_total), (vec!["P-1".to_owned()], 1));
    assert_eq!(beside(&team, "marco", &mut second).news_total, 1, "they do not vanish while they are read");
    assert_eq!(beside(&team, "marco", &mut session()).news_total, 0, "and are no news to the next session");
    assert_eq!(beside(&team, "anna", &mut session()).news_total, 2, "Marco signed and nobody else did anything");
}
