//! Goals on a real file: what was reached, at which pace, what a revision changes, and what cannot be a goal.

use smarketing::app::clock::Clock;
use smarketing::app::goals;
use smarketing::app::metrics::{self, Question};
use smarketing::app::service::{Actor, Options, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{GoalRow, Value};
use smarketing::domain::change::{Change, Move};
use smarketing::domain::goal::Revision;
use smarketing::domain::metrics::figures::Outcome as Closings;
use smarketing::domain::money::{Currency, Money};
use smarketing::domain::nouns::{Deal, Goal, GoalScope, Semantic, Stage};
use smarketing::domain::period::Period;
use smarketing::domain::record::{Entity, Kind, Record};
use smarketing::domain::time::Instant;

use super::team::{ANNA, LUCIA, Team, at};

pub fn service(team: &Team, handle: &str) -> Service {
    let clock = Clock::Fixed(Instant(team.now().0 + 1));
    Service::open(team.store.path(), &Options::default(), clock, &Actor::Named(handle.into())).unwrap()
}

fn eur(units: i64) -> Value {
    Value::Money(Money { minor: units * 100, currency: Currency::EUR })
}

pub fn joint(metric: &str, period: &str, target: i64) -> Record {
    Goal {
        name: format!("{metric} {period}"),
        metric: metric.into(),
        scope: GoalScope::Joint,
        period: period.into(),
        target,
        currency: Some("EUR".into()),
        marketing_lever: Some("250 MQL".into()),
        sales_lever: Some("one in four won".into()),
        ..Goal::default()
    }
    .record()
}

fn stage(team: &Team, semantic: Semantic) -> i64 {
    let all = team.store.records(Kind::Stage, 0, 10).unwrap();
    all.iter().map(Stage::of).find(|stage| stage.semantic == semantic).unwrap().id
}

fn deal(team: &Team, amount: i64, currency: &str) -> i64 {
    let open = stage(team, Semantic::Open);
    team.add(
        Deal {
            title: "Rollout".into(),
            stage: open,
            amount: Some(amount * 100),
            currency: Some(currency.into()),
            owner: Some(ANNA),
            created_at: Some(at("2026-09-21 09:00")),
            ..Deal::default()
        }
        .record(),
    )
}

fn step(team: &Team, deal: i64, to: Semantic) {
    let how = if to == Semantic::Open { Move::Reopen } else { Move::To };
    let reason = (to == Semantic::Lost).then(|| "Price".to_owned());
    let change = Change::MoveDeal {
        deal,
        version: None,
        how,
        stage: stage(team, to),
        at: None,
        amount: None,
        reason,
        note: None,
    };
    team.by(ANNA, change).unwrap();
}

fn line(team: &Team, goal: i64) -> GoalRow {
    let service = service(team, "anna");
    goals::rows(&service, &[team.get(Kind::Goal, goal)]).unwrap().remove(0)
}

#[test]
fn a_goal_is_measured_by_the_same_figure_at_the_pace_of_working_time() {
    let team = Team::new();
    let goal = team.add(joint("bookings", "2026-Q4", 300_000 * 100));
    assert_eq!(line(&team, goal).state, "not_begun");
    let before = deal(&team, 50_000, "EUR");
    step(&team, before, Semantic::Won);
    team.go("2026-10-05 10:00");
    step(&team, before, Semantic::Open);
    for amount in [90_000, 60_000] {
        let won = deal(&team, amount, "EUR");
        step(&team, won, Semantic::Won);
    }
    let lost = deal(&team, 1, "EUR");
    step(&team, lost, Semantic::Lost);
    team.go("2026-11-16 09:00");
    let row = line(&team, goal);
    // The third quarter's win was taken back in this one (R7).
    assert_eq!(row.actual, eur(100_000));
    // 46 of 66 working days of the quarter lie before 16 November... 32 of them, as the calendar has them.
    let (from, now, until) = (at("2026-10-01 00:00"), at("2026-11-16 09:00"), at("2027-01-01 00:00"));
    let days = |from: Instant, until: Instant| {
        (0..)
            .map(|n| Instant(from.0 + n * 86_400_000_000))
            .take_while(|day| *day < until)
            .filter(|day| {
                use chrono::Datelike;
                smarketing::domain::time::Zone::named("Europe/Rome")
                    .unwrap()
                    .day(*day)
                    .date()
                    .weekday()
                    .num_days_from_monday()
                    < 5
            })
            .count() as i64
    };
    let (passed, all) = (days(from, now), days(from, until));
    let pace = 300_000 * 100 * passed;
    assert_eq!(row.pace, Value::Money(Money { minor: (pace + all - 1) / all, currency: Currency::EUR }));
    assert_eq!(row.days_left, all - passed);
    assert_eq!(row.gap, eur(200_000));
    let needed = (200_000 * 100 + all - passed - 1) / (all - passed);
    assert_eq!(row.needed, Value::Money(Money { minor: needed, currency: Currency::EUR }));
    assert_eq!(row.state, "behind");
    let detail = goals::detail(&service(&team, "anna"), goal).unwrap().unwrap();
    assert_eq!(detail.days.len(), 92);
    assert_eq!(detail.days.last().map(|(_, goal, actual)| (*goal, *actual)), Some((300_000 * 100, None)));
    let today = detail.days.iter().filter_map(|(_, _, actual)| *actual).next_back();
    assert_eq!(today, Some(100_000 * 100), "the waterfall ends where the figure stands");
    let (period, then, end) = detail.before.unwrap();
    assert_eq!((period.as_str(), end), ("2026-Q3", eur(50_000)));
    assert_eq!(then, eur(0), "nothing was won at the same share of the quarter before");
    team.verify();
}

#[test]
fn other_currencies_are_left_out_and_said_to_be() {
    let team = Team::new();
    team.go("2026-10-05 10:00");
    let goal = team.add(joint("bookings", "2026-Q4", 1_000 * 100));
    let foreign = deal(&team, 900, "USD");
    step(&team, foreign, Semantic::Won);
    let row = line(&team, goal);
    assert_eq!((row.actual, row.why), (eur(0), Some("other-currencies")));
    let own = deal(&team, 100, "EUR");
    step(&team, own, Semantic::Won);
    let row = line(&team, goal);
    assert_eq!((row.actual, row.why, row.k, row.n), (eur(100), Some("other-currencies"), Some(1), Some(2)));
}

#[test]
fn a_share_of_nothing_is_no_share_and_a_sum_of_nothing_is_nought() {
    let team = Team::new();
    team.go("2026-10-05 10:00");
    let share = line(&team, team.add(joint("win_rate", "2026-Q4", 25)));
    assert_eq!((share.actual, share.state, share.why), (Value::None, "unknown", Some("none-decided")));
    assert_eq!(share.target, Value::Ratio(0.25));
    let sum = line(&team, team.add(joint("bookings", "2026-Q4", 100)));
    assert_eq!((sum.actual, sum.state), (eur(0), "behind"));
}

#[test]
fn ready_made_counts_and_the_episodes_give_the_same_goal() {
    let team = Team::new();
    team.go("2026-10-05 10:00");
    let goal = team.add(joint("mql", "2026-Q4", 10));
    for name in ["Chiara", "Pau", "Zoë"] {
        team.offer(team.prospect(name), None);
    }
    team.go("2026-10-20 10:00");
    team.offer(team.prospect("Iñaki"), None);
    assert_eq!(line(&team, goal).actual, Value::Count(4));
    let detail = goals::detail(&service(&team, "anna"), goal).unwrap().unwrap();
    let reached: Vec<i64> = detail.days.iter().filter_map(|(_, _, actual)| *actual).collect();
    assert_eq!((reached[3], reached[4], reached.last()), (0, 3, Some(&4)));
}

#[test]
fn a_revision_needs_a_reason_and_the_target_in_force_judges() {
    let team = Team::new();
    let goal = team.add(joint("bookings", "2026-10", 1_000 * 100));
    team.go("2026-10-12 10:00");
    let won = deal(&team, 1_200, "EUR");
    step(&team, won, Semantic::Won);
    assert_eq!(line(&team, goal).state, "reached");
    let revise = |target: i64, reason: &str| {
        Change::ReviseGoal(Revision { goal, version: None, target: target * 100, reason: reason.into() })
    };
    assert_eq!(team.by(LUCIA, revise(1_500, " ")).unwrap_err().code, "goal-needs-reason");
    assert_eq!(team.by(LUCIA, revise(0, "none")).unwrap_err().code, "goal-needs-target");
    team.by(LUCIA, revise(1_500, "the fair brought more")).unwrap();
    let row = line(&team, goal);
    assert_eq!((row.target, row.state), (eur(1_500), "on_pace"));
    // After the period a revision comes too late: the one in force at its end judges.
    team.go("2026-11-02 10:00");
    team.by(LUCIA, revise(1_000, "to look better")).unwrap();
    let row = line(&team, goal);
    assert_eq!((row.target, row.state), (eur(1_500), "over"));
    let detail = goals::detail(&service(&team, "anna"), goal).unwrap().unwrap();
    let told: Vec<_> =
        detail.revisions.iter().map(|(_, target, by, why)| (*target, by.as_str(), why.as_str())).collect();
    assert_eq!(told[0], (eur(1_000), "lucia", "to look better"));
    assert_eq!(told[2], (eur(1_000), "anna", ""));
}

#[test]
fn what_cannot_be_a_goal_is_refused_with_its_reason() {
    let team = Team::new();
    let refused = |record: Record| team.by(ANNA, Change::Add(record)).unwrap_err().code;
    assert_eq!(refused(joint("bookings", "2026-Q4", 0)), "goal-needs-target");
    assert_eq!(refused(joint("bookings", "2026-Q2", 100)), "period-in-the-past");
    assert_eq!(refused(joint("bookings", "all", 100)), "goal-needs-period");
    assert_eq!(refused(joint("win_rate", "2026-Q4", 101)), "percent-out-of-range");
    assert_eq!(refused(joint("happiness", "2026-Q4", 100)), "no-such-metric");
    assert_eq!(refused(joint("goal_attainment", "2026-Q4", 100)), "no-such-metric");
    assert_eq!(refused(joint("bookings", "2026-Q4", 100).with("sales_lever", "")), "goal-needs-levers");
}

#[test]
fn attainment_is_a_figure_of_each_goal() {
    let team = Team::new();
    team.go("2026-10-05 10:00");
    let show = |period: Period| {
        let ids = vec!["goal_attainment".to_owned()];
        let question = Question { ids, period, by: Vec::new(), within: None, outcome: Closings::Won };
        metrics::show(&service(&team, "anna"), &question).unwrap().rows
    };
    let none = show(Period::quarter(2026, 4));
    assert_eq!((none[0].value, none[0].why), (None, Some("no-target")));
    team.add(joint("bookings", "2026-Q4", 400 * 100));
    team.add(joint("deals_won", "2026-10", 2));
    let won = deal(&team, 100, "EUR");
    step(&team, won, Semantic::Won);
    let quarter = show(Period::quarter(2026, 4));
    assert_eq!(quarter.len(), 1, "the goals for just these days");
    assert_eq!(quarter[0].value, Some(smarketing::domain::metrics::figures::Value::Ratio(0.25)));
    assert_eq!(quarter[0].group, [("goal".to_owned(), Some("bookings 2026-Q4".to_owned()))]);
    assert_eq!(show(Period::year(2026)).len(), 2, "those within");
    assert_eq!(goals::bars(&service(&team, "anna"), &Period::month(2026, 10)).unwrap().len(), 1);
}

#[test]
fn a_won_deal_says_what_it_did_to_the_goal() {
    use smarketing::app::actions::{Outcome, act};
    use smarketing::app::views::Action;
    let team = Team::new();
    team.go("2026-10-05 10:00");
    team.add(joint("bookings", "2026-Q4", 400 * 100));
    let id = deal(&team, 100, "EUR");
    let texts = Texts::new(Language::En);
    let stage = stage(&team, Semantic::Won);
    let action = Action::MoveDeal { deal: id, version: 1, stage, fields: Vec::new() };
    let Outcome::Applied(applied) = act(&service(&team, "anna"), &action, &texts).unwrap() else { panic!() };
    let told: Vec<_> =
        applied.consequences.iter().map(|it| (it.name.as_str(), it.before.as_str(), it.after.as_str())).collect();
    assert_eq!(told, [("bookings 2026-Q4", "€0 of €400 (0%)", "€100 of €400 (25%)")]);
}
