//! The simulator on a team's own data: what it measures, what it refuses, and the draft that it leaves.

use smarketing::app::actions::{Outcome, act};
use smarketing::app::clock::Clock;
use smarketing::app::demo::{self, Spec};
use smarketing::app::metrics::{self, Question};
use smarketing::app::service::{Actor, Service};
use smarketing::app::simulate::{Planned, plan, read, view};
use smarketing::app::texts::{Language, Texts};
use smarketing::app::views::{Action, PlanInput, Value};
use smarketing::domain::nouns::{AgreementVersion, Term, TermKind};
use smarketing::domain::period::Period;
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::refusal::Refusal;
use smarketing::domain::time::{Day, Instant};
use smarketing::store::Options;

use super::team::Team;

fn input(fields: &[(&'static str, &str)]) -> PlanInput {
    PlanInput { fields: fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect() }
}

fn tried(service: &Service, fields: &[(&'static str, &str)]) -> Result<Planned, Refusal> {
    let texts = Texts::new(Language::En);
    plan(service, &read(service, &texts, &input(fields))?)
}

const GIVEN: &[(&str, &str)] = &[
    ("goal", "300000"),
    ("deal", "12000"),
    ("share", "0.6"),
    ("opportunity_to_won", "25%"),
    ("sql_to_opportunity", "0,6"),
    ("mql_to_sql", "0.4"),
    ("lead_to_mql", "0.1"),
    ("period", "2027-Q1"),
];

/// A generated team on a November morning.
fn generated() -> (tempfile::TempDir, Service) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let now = Instant::parse("2026-11-20T09:14:00+01:00").unwrap();
    demo::generate(&path, &Spec { prospects: 1_200, ..Spec::usual(now, Language::En) }, &mut |_, _| true).unwrap();
    let actor = Actor::Named("paolo".to_owned());
    let service = Service::open(&path, &Options::default(), Clock::Fixed(now), &actor).unwrap();
    (folder, service)
}

#[test]
fn a_team_without_history_plans_with_what_is_given() {
    let team = Team::new();
    let service = team.service();
    let planned = tried(&service, GIVEN).unwrap();
    let need = planned.outcome.unwrap().marketing;
    let points = [need.customers, need.opportunities, need.sql, need.mql, need.leads].map(|debt| debt.point());
    assert_eq!(points, [15, 60, 100, 250, 2500]);
    assert_eq!(tried(&service, &[]).unwrap_err().code, "plan-needs-goal");
    let bare = tried(&service, &[("goal", "300000"), ("deal", "12000")]).unwrap();
    let refusal = bare.outcome.unwrap_err();
    assert!(refusal.code == "plan-rate-unknown", "{refusal:?}");
}

#[test]
fn what_cannot_be_read_says_which_field() {
    let team = Team::new();
    let service = team.service();
    let refused = |field: &'static str, text: &str| {
        let refusal = tried(&service, &[(field, text)]).unwrap_err();
        assert!(refusal.values.iter().any(|(name, value)| *name == "field" && value == field), "{refusal:?}");
        refusal.code
    };
    assert_eq!(refused("share", "half"), "plan-rate-unreadable");
    assert_eq!(refused("mql_to_sql", "-1"), "plan-rate-unreadable");
    assert_eq!(refused("capacity", "lots"), "plan-capacity-unreadable");
    assert_eq!(refused("reps", "two"), "not-a-number");
    assert_eq!(refused("period", "soon"), "not-a-period");
}

#[test]
fn rates_are_those_of_the_trailing_year() {
    let (_folder, service) = generated();
    let planned = tried(&service, &[("goal", "300000"), ("period", "2027")]).unwrap();
    let day = |text: &str| Day::parse(text).unwrap();
    let year = Period::span(Some(day("2025-11-01")), Some(day("2026-10-31"))).unwrap();
    let question = Question {
        ids: vec!["win_rate".into()],
        period: year,
        by: Vec::new(),
        within: None,
        outcome: Default::default(),
    };
    let rows = metrics::show(&service, &question).unwrap().rows;
    let page = metrics::page(&service, "2025-11-01..2026-10-31").unwrap();
    let texts = Texts::new(Language::En);
    let shown = view(&planned, &texts);
    let of = |field: &str| *shown.inputs.iter().find(|row| row.0 == field).unwrap();
    let mql = page.funnel.iter().find(|step| step.stage == "mql").unwrap();
    assert_eq!(of("lead_to_mql").2, mql.converted, "as the joint page's funnel has it");
    let won = (rows[0].k.unwrap() as u64, rows[0].n.unwrap() as u64);
    assert_eq!(of("opportunity_to_won").2, Some(won));
    let (low, high) = of("lead_to_mql").3.unwrap();
    assert!(low > 0.0 && low < high && high < 1.0);
    assert_eq!(of("lead_to_mql").4, "measured");
    assert!(matches!(of("reps").1, Value::Count(6)));
    assert!(planned.outcome.is_ok(), "{:?}", planned.outcome);
    assert!(shown.need.iter().all(|(_, point, low, high)| low <= point && point <= high));
    // The team's goal of bookings is the goal where nobody gives one; so late in the quarter it cannot be reached.
    let own = tried(&service, &[("period", "2026-Q4")]).unwrap();
    assert_eq!(own.period.code(), "2026-Q4");
    assert_eq!(own.outcome.unwrap_err().code, "plan-infeasible-cycle");
    // Who names no quarter gets the next one, and is told so.
    let next = tried(&service, &[("goal", "300000")]).unwrap();
    assert_eq!(next.period.code(), "2027-Q1");
    let warnings = next.outcome.unwrap().warnings;
    assert_eq!(warnings[0].to_string(), "plan-next-quarter period=2027-Q1");
    let few = tried(&service, &[("goal", "9000000"), ("capacity", "1"), ("period", "2027")]).unwrap();
    assert_eq!(few.outcome.unwrap_err().code, "plan-infeasible-capacity");
}

#[test]
fn a_plan_becomes_a_draft_in_one_entry() {
    let (_folder, service) = generated();
    let texts = Texts::new(Language::En);
    let before = service.store().count(Kind::Term).unwrap();
    let Outcome::Applied(applied) = act(&service, &Action::PlanToDraft(input(GIVEN)), &texts).unwrap() else {
        panic!("nothing is asked")
    };
    let versions: Vec<AgreementVersion> =
        service.store().records(Kind::AgreementVersion, 0, 100).unwrap().iter().map(AgreementVersion::of).collect();
    let draft = versions.last().unwrap();
    assert!(draft.hash.is_none() && draft.number == 4 && draft.from.to_string() == "2027-01-01");
    let terms: Vec<Term> =
        service.store().children(Kind::Term, "version_of", draft.id).unwrap().iter().map(Term::of).collect();
    assert_eq!(terms.len(), 7, "those in force, with the plan's numbers");
    let volume = terms.iter().find(|term| term.kind == TermKind::Volume).unwrap();
    assert_eq!(volume.target, 84, "250 MQLs in three months");
    assert!(terms.iter().filter(|term| term.kind.has_clocks()).all(|term| term.calendar == Some(1)));
    service.undo(applied.entry).unwrap();
    assert_eq!(service.store().count(Kind::Term).unwrap(), before, "one undo");
    let infeasible = act(&service, &Action::PlanToDraft(input(&[("goal", "300000"), ("period", "2026-Q4")])), &texts);
    assert_eq!(infeasible.unwrap_err().code, "plan-infeasible-cycle");
}

#[test]
fn a_team_without_agreement_gets_one() {
    let team = Team::new();
    let service = team.service();
    let texts = Texts::new(Language::En);
    act(&service, &Action::PlanToDraft(input(GIVEN)), &texts).unwrap();
    assert_eq!(service.store().count(Kind::Agreement).unwrap(), 1);
    let kinds: Vec<TermKind> =
        service.store().children(Kind::Term, "version_of", 1).unwrap().iter().map(|row| Term::of(row).kind).collect();
    assert_eq!(kinds, [TermKind::Volume, TermKind::Speed, TermKind::Depth, TermKind::Decision]);
    team.conclude(1);
    team.verify();
}
