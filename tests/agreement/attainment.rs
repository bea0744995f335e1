//! How far each side keeps its word, from rows to the scoreboard; each mistake of existing products (DOMAIN 3.3) that
//! concerns clocks has its test.

use smarketing::app::agreement::{self, Asked, FailOn};
use smarketing::app::clock::Clock as Watch;
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{ClockSet, Mark, TermRow, Value};
use smarketing::domain::agreement::steps::Stepping;
use smarketing::domain::change::Change;
use smarketing::domain::nouns::{
    AgreementVersion, ClockMove, Obliged, Outcome, Term, TermKind, TermRate, Verdict, Window,
};
use smarketing::domain::period::Period;
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::time::{Day, Instant};
use smarketing::store::Options;

use super::team::{ANNA, LUCIA, MARCO, PIETRO, Team, at};

/// The team file as the cockpit has it, at the team's time.
fn service(team: &Team) -> Service {
    let actor = Actor::Named("anna".to_owned());
    Service::open(&team.path(), &Options::default(), Watch::Fixed(team.now()), &actor).unwrap()
}

fn rows(team: &Team, period: &str) -> Vec<TermRow> {
    let service = service(team);
    let period = Period::parse(period, service.today(), 1).unwrap();
    agreement::scoreboard(&service, &Texts::new(Language::En), None, Some(period)).unwrap().terms
}

fn row(team: &Team, name: &str) -> TermRow {
    rows(team, "2026-09").into_iter().find(|row| row.name == name).unwrap()
}

fn step(clock: i64, step: ClockMove) -> Change {
    Change::StepClock(Stepping { clock, step, reason: Some("a fair".into()), at: None })
}

/// A team under a first-answer term of 4 hours, and people who were handed to Anna at 10 on Tuesday.
fn handed(count: usize) -> (Team, Vec<i64>) {
    let team = Team::new();
    let (version, _) = team.draft();
    team.conclude(version);
    let people: Vec<i64> = (0..count).map(|place| team.prospect(&format!("Person {place}"))).collect();
    team.go("2026-09-22 10:00");
    for person in &people {
        team.offer(*person, Some(ANNA));
    }
    (team, people)
}

#[test]
fn mistake_3_what_is_late_and_open_is_a_breach_though_nobody_saves() {
    let (team, people) = handed(27);
    team.go("2026-09-22 11:00");
    for person in &people[..18] {
        team.call(*person, ANNA, Outcome::NoAnswer, "2026-09-22 10:30");
    }
    team.by(LUCIA, step(26, ClockMove::Waived)).unwrap();
    team.go("2026-09-23 10:00");
    for person in &people[18..22] {
        team.call(*person, ANNA, Outcome::Connected, "2026-09-23 09:30");
    }
    // One that is handed over today is not due yet.
    let fresh = team.prospect("Fresh");
    team.offer(fresh, Some(PIETRO));
    team.by(MARCO, Change::Archive { kind: Kind::Prospect, id: people[26], version: None, away: true }).unwrap();
    let row = row(&team, "First answer");
    let strict = row.strict.unwrap();
    assert_eq!((strict.met, strict.late, strict.overdue), (18, 4, 3));
    assert_eq!((row.k, row.n, row.delivered), (18, 25, Value::Ratio(0.72)), "18/25, not 18/22");
    assert_eq!((strict.waived, strict.cancelled), (1, 1), "left out, but counted beside");
    assert_eq!((row.keeps, row.mark), (Some(false), Mark::Late));
    let (low, high) = row.interval.unwrap();
    assert!((low - 0.524).abs() < 0.001 && (high - 0.857).abs() < 0.001, "{low} {high}");
    assert_eq!(row.without, Some((18, 26)), "without the waiver one more is late");
    let open = row.open.unwrap();
    assert_eq!((open.started, open.met, open.breached, open.overdue, open.let_go), (28, 18, 7, 3, 2));
    assert_eq!(open.running + open.due_soon, 1);
    team.verify();
}

#[test]
fn mistake_chatwoot_an_answer_between_two_looks_that_comes_late_is_a_miss() {
    let (team, people) = handed(1);
    // Nobody looks at 15:00, when it is due; the call comes at 15:40 and is recorded at once.
    team.go("2026-09-22 15:40");
    team.call(people[0], ANNA, Outcome::Connected, "2026-09-22 15:40");
    team.go("2026-09-22 17:00");
    assert_eq!(row(&team, "First answer").strict.unwrap().late, 1);
}

#[test]
fn too_few_have_no_verdict_and_nothing_due_has_no_figure() {
    let (team, people) = handed(2);
    let before = row(&team, "First answer");
    assert_eq!((before.k, before.n, before.delivered), (0, 0, Value::None));
    assert_eq!((before.why, before.mark), (Some("nothing-due"), Mark::Paused));
    team.go("2026-09-23 10:00");
    team.call(people[0], ANNA, Outcome::Connected, "2026-09-22 10:30");
    let after = row(&team, "First answer");
    assert_eq!((after.k, after.n, after.keeps, after.mark), (1, 2, None, Mark::None), "k/n always, colour never");
    assert_eq!(rows(&team, "2026-10")[0].why, Some("nothing-due"));
}

#[test]
fn mistake_chatwoot_a_draft_and_its_edits_move_no_running_clock() {
    let (team, _) = handed(1);
    let due = team.store.clock(1).unwrap().unwrap().due_at;
    let version = AgreementVersion { agreement: 1, from: Day::parse("2026-09-22").unwrap(), ..Default::default() };
    let next = team.by(LUCIA, Change::Draft { version, like: Some(1) }).unwrap().subject.1;
    let copy = team.store.children(Kind::Term, "version_of", next).unwrap().remove(0).id;
    let set = vec![("within", "1h".into())];
    team.by(ANNA, Change::Edit { kind: Kind::Term, id: copy, version: None, set }).unwrap();
    team.conclude(next);
    assert_eq!(team.store.clock(1).unwrap().unwrap().due_at, due);
    let service = service(&team);
    let board = |version| agreement::scoreboard(&service, &Texts::new(Language::En), Some(version), None).unwrap();
    assert_eq!(board(1).terms[0].open.unwrap().started, 1, "it stays with the version it began under");
    assert_eq!(board(next).terms[0].open.unwrap().started, 0);
    assert_eq!((board(1).version.unwrap().state, board(next).version.unwrap().state), ("over", "in-force"));
}

#[test]
fn mistake_6_two_clocks_of_one_handoff_are_told_apart() {
    let team = Team::new();
    let (version, _) = team.draft();
    team.add(team.term(version, TermKind::Decision, "1d"));
    team.conclude(version);
    let person = team.prospect("Chiara Neri");
    team.go("2026-09-22 10:00");
    let handoff = team.offer(person, Some(ANNA));
    team.go("2026-09-24 10:00");
    team.call(person, ANNA, Outcome::Connected, "2026-09-23 12:00");
    team.by(ANNA, Change::PassOn { handoff, to: Some(PIETRO), note: None }).unwrap();
    let of = |name: &str| row(&team, name).strict.unwrap();
    assert_eq!((of("First answer").late, of("First answer").overdue), (1, 0), "answered, but late");
    assert_eq!((of("decision").late, of("decision").overdue), (0, 1), "no verdict yet");
    let service = service(&team);
    let asked = Asked { set: ClockSet::Overdue, ..Asked::default() };
    let (late, total) = agreement::first(&service, &asked, 10).unwrap();
    assert_eq!((late.len(), total), (1, 1));
    assert_eq!((late[0].kind, late[0].owner.as_str()), ("decision", "pietro"));
    assert_eq!(agreement::cause(&late[0]).unwrap().0.word(), "nothing");
    let people = agreement::breaches(&service, &Asked::default(), "person").unwrap();
    assert_eq!(people, [("anna".to_owned(), 1, 1), ("pietro".to_owned(), 1, 1)], "whoever owed it when it was due");
    assert_eq!(agreement::breaches(&service, &Asked::default(), "moon").unwrap_err().code, "not-one-of");
}

#[test]
fn mistake_5_pauses_stand_beside_the_figure_with_what_it_would_be_without_them() {
    let (team, people) = handed(2);
    team.go("2026-09-22 11:00");
    team.by(ANNA, step(1, ClockMove::Paused)).unwrap();
    assert_eq!(row(&team, "First answer").strict.unwrap().paused, 1);
    team.go("2026-09-23 11:00");
    team.by(ANNA, step(1, ClockMove::Resumed)).unwrap();
    team.call(people[0], ANNA, Outcome::Connected, "2026-09-23 10:59");
    let row = row(&team, "First answer");
    let strict = row.strict.unwrap();
    assert_eq!((strict.met, strict.met_after_pause, strict.overdue), (1, 1, 1));
    assert_eq!(row.without, Some((0, 2)));
    let service = service(&team);
    let detail = agreement::detail(&service, &Texts::new(Language::En), 1, None).unwrap().unwrap();
    let steps: Vec<_> = detail.leniency.iter().map(|one| (one.step, one.by.as_str(), one.reason.as_str())).collect();
    assert_eq!(steps, [("resumed", "anna", "a fair"), ("paused", "anna", "a fair")]);
    assert_eq!(detail.people, [("anna".to_owned(), 1, 2, 1)]);
}

#[test]
fn what_was_answered_late_can_be_let_go_and_what_was_kept_cannot() {
    let (team, people) = handed(2);
    team.go("2026-09-22 16:00");
    team.call(people[0], ANNA, Outcome::Connected, "2026-09-22 10:30");
    team.call(people[1], ANNA, Outcome::Connected, "2026-09-22 15:50");
    assert_eq!(team.by(LUCIA, step(1, ClockMove::Waived)).unwrap_err().code, "clock-ended");
    team.by(LUCIA, step(2, ClockMove::Waived)).unwrap();
    let row = row(&team, "First answer");
    assert_eq!((row.k, row.n, row.strict.unwrap().waived, row.without), (1, 1, 1, Some((1, 2))));
    team.verify();
}

fn volume(version_of: i64, name: &str, metric: &str, target: i64) -> Term {
    Term {
        version_of,
        name: name.into(),
        side: Obliged::Marketing,
        kind: TermKind::Volume,
        metric: Some(metric.into()),
        target,
        window: Window::Month,
        ..Term::default()
    }
}

#[test]
fn what_is_owed_follows_working_time_and_who_comes_back_is_not_counted_again() {
    let team = Team::new();
    let (version, _) = team.draft();
    team.add(volume(version, "Hand-offs", "handoffs", 44).record());
    team.add(volume(version, "Accepted", "accepted", 44).record());
    team.add(Term { subject: Some("source:fair".into()), ..volume(version, "Fair", "handoffs", 44) }.record());
    team.conclude(version);
    let people: Vec<i64> = (0..5).map(|place| team.prospect(&format!("Person {place}"))).collect();
    let set = vec![("source", "fair".into())];
    team.by(MARCO, Change::Edit { kind: Kind::Prospect, id: people[0], version: None, set }).unwrap();
    team.go("2026-09-22 10:00");
    let handoffs: Vec<i64> = people.iter().map(|person| team.offer(*person, Some(ANNA))).collect();
    team.judge(handoffs[0], Verdict::Accepted, None).unwrap();
    team.judge_by(MARCO, handoffs[1], Verdict::Withdrawn, None).unwrap();
    // Nurtured, and offered again: a second passage of the same person.
    team.judge(handoffs[2], Verdict::Refused, Some(3)).unwrap();
    team.go("2026-09-23 17:30");
    team.offer(people[2], Some(ANNA));
    let row = |name: &str| row(&team, name);
    // September has 22 working days; the version holds for the last 8 of them, of which 3 are over.
    let handoffs = row("Hand-offs");
    assert_eq!((handoffs.delivered, handoffs.recycled), (Value::Count(4), 1), "taken back is not delivered");
    assert_eq!((handoffs.owed, handoffs.owed_now), (Value::Count(16), Value::Count(6)));
    assert_eq!((handoffs.projected, handoffs.mark), (Value::Count(10), Mark::Due));
    assert_eq!(row("Accepted").delivered, Value::Count(1));
    assert_eq!(row("Fair").delivered, Value::Count(1));
    assert_eq!(handoffs.trend.len(), 6);
    assert_eq!((handoffs.trend[4], handoffs.trend[5]), (None, Some(0.25)), "nothing was owed before the version");
}

#[test]
fn value_is_the_sum_of_what_lead_types_are_worth_and_the_first_type_that_fits_counts() {
    let team = Team::new();
    let (version, _) = team.draft();
    let term = Term {
        version_of: version,
        name: "Value".into(),
        side: Obliged::Marketing,
        kind: TermKind::Value,
        metric: Some("leads".into()),
        target: 1_000_000,
        currency: Some("EUR".into()),
        window: Window::Month,
        ..Term::default()
    };
    let term = team.add(term.record());
    let rate = |name: &str, subject: Option<&str>, won, decided, revenue| {
        let subject = subject.map(str::to_owned);
        let currency = "EUR".to_owned();
        TermRate { term, name: name.into(), subject, won, decided, revenue, currency, ..TermRate::default() }.record()
    };
    team.add(rate("Whitepaper", Some("source:whitepaper"), 1, 100, 16_000_000));
    team.add(rate("Anything", None, 1, 3, 100));
    team.conclude(version);
    team.go("2026-09-21 12:00");
    for (name, source) in [("A", "whitepaper"), ("B", "fair"), ("C", "")] {
        let id = team.prospect(name);
        let set = vec![("source", source.into()), ("created_at", at("2026-09-21 12:00").0.into())];
        team.by(MARCO, Change::Edit { kind: Kind::Prospect, id, version: None, set }).unwrap();
    }
    team.go("2026-09-22 10:00");
    let row = row(&team, "Value");
    assert_eq!(row.k, 160_000 + 67, "160,000.00 × 1 % and two of a third of 1.00, rounded once a type");
    assert_eq!(row.why, None);
    let service = service(&team);
    let detail = agreement::detail(&service, &Texts::new(Language::En), term, None).unwrap().unwrap();
    let told: Vec<_> = detail.rates.iter().map(|rate| (rate.0.as_str(), rate.1, rate.2, rate.4)).collect();
    assert_eq!(told, [("Whitepaper", 1, 100, 1), ("Anything", 1, 3, 2)]);
}

#[test]
fn silence_past_the_decision_clock_counts_against_acceptance() {
    let team = Team::new();
    let (version, _) = team.draft();
    let quality = |kind, name: &str, fields: Option<&str>| {
        let fields = fields.map(str::to_owned);
        let side = Obliged::Marketing;
        Term {
            version_of: version,
            name: name.into(),
            side,
            kind,
            target: 60,
            window: Window::Month,
            fields,
            ..Term::default()
        }
        .record()
    };
    team.add(quality(TermKind::Quality, "Quality", None));
    team.add(quality(TermKind::Data, "Data", Some("email,phone")));
    team.add(team.term(version, TermKind::Decision, "1d"));
    team.conclude(version);
    let people: Vec<i64> = (0..4).map(|place| team.prospect(&format!("Person {place}"))).collect();
    let set = vec![("email", "a@b.example".into()), ("phone", "+39 055 1234567".into())];
    team.by(MARCO, Change::Edit { kind: Kind::Prospect, id: people[0], version: None, set }).unwrap();
    team.go("2026-09-22 10:00");
    let handoffs: Vec<i64> = people.iter().map(|person| team.offer(*person, Some(ANNA))).collect();
    let nothing = row(&team, "Quality");
    assert_eq!((nothing.n, nothing.why), (0, Some("none-decided")));
    team.judge(handoffs[0], Verdict::Accepted, None).unwrap();
    team.judge(handoffs[1], Verdict::Refused, Some(3)).unwrap();
    assert_eq!((row(&team, "Quality").k, row(&team, "Quality").n), (1, 2), "what waits stands apart");
    team.go("2026-09-24 10:00");
    assert_eq!((row(&team, "Quality").k, row(&team, "Quality").n), (1, 4), "silence is a no");
    assert_eq!((row(&team, "Data").k, row(&team, "Data").n), (1, 4));
}

#[test]
fn a_check_goes_up_the_ladder_by_working_time() {
    let team = Team::new();
    let agreement = team.add(smarketing::domain::nouns::Agreement { name: "Q4".into(), ..Default::default() }.record());
    let version = AgreementVersion {
        agreement,
        from: Day::parse("2026-09-21").unwrap(),
        manager_after: Some("2h".into()),
        management_after: Some("1d".into()),
        ..AgreementVersion::default()
    };
    let version = team.by(LUCIA, Change::Draft { version, like: None }).unwrap().subject.1;
    team.add(team.speed(version, "4h"));
    team.conclude(version);
    let set = vec![("manager", "pietro".into())];
    team.by(LUCIA, Change::Edit { kind: Kind::Member, id: ANNA, version: None, set }).unwrap();
    let person = team.prospect("Chiara Neri");
    team.go("2026-09-22 10:00");
    team.offer(person, Some(ANNA));
    let check = |on| {
        let late = agreement::check(&service(&team), on, 10).unwrap();
        late.into_iter().map(|late| (late.level, late.tell.join(","))).collect::<Vec<_>>()
    };
    team.go("2026-09-22 14:30");
    assert_eq!((check(FailOn::Late), check(FailOn::Risk)), (vec![], vec![("owner", String::new())]));
    team.go("2026-09-22 16:00");
    assert_eq!(check(FailOn::Late), [("owner", String::new())]);
    team.go("2026-09-23 09:30");
    assert_eq!(check(FailOn::Late), [("manager", "pietro".to_owned())], "15:00 and two and a half working hours");
    team.go("2026-09-24 09:30");
    assert_eq!(check(FailOn::Late), [("management", "pietro,lucia".to_owned())]);
    let (rows, _) = agreement::first(&service(&team), &Asked::default(), 10).unwrap();
    assert_eq!(rows[0].left.map(|left| left / 60), Some(-(150 + 450 + 30)), "minutes of working time");
}

#[test]
fn pages_of_clocks_follow_each_other_whatever_the_anchor() {
    use smarketing::store::read::{From, Part};
    let (team, _) = handed(30);
    for clock in [3, 7, 20] {
        team.by(ANNA, step(clock, ClockMove::Paused)).unwrap();
    }
    let service = service(&team);
    let asked = Asked::default();
    let ids = |part: Part| -> Vec<i64> {
        agreement::page(&service, &asked, &part).unwrap().0.iter().map(|row| row.id).collect()
    };
    let all = ids(Part { offset: 0, limit: 100, from: From::Start });
    assert_eq!(all.len(), 30);
    assert_eq!(all[27..], [3, 7, 20], "paused ones last");
    for offset in 0..30 {
        let part = |from| Part { offset: offset as u64, limit: 7, from };
        let wanted = &all[offset..(offset + 7).min(30)];
        assert_eq!(ids(part(From::Offset)), wanted, "from place {offset}");
        if offset > 0 {
            assert_eq!(ids(part(From::After(all[offset - 1]))), wanted, "after a neighbour at {offset}");
        }
        if offset + 7 <= 30 {
            let before = Part {
                offset: offset as u64,
                limit: 7,
                from: all.get(offset + 7).map_or(From::End, |id| From::Before(*id)),
            };
            assert_eq!(ids(before), wanted, "before a neighbour at {offset}");
        }
    }
    let now = Instant(team.now().0);
    assert!(service.now() >= now);
}
