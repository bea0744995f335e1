//! Hand-offs that come from a file: their clocks are those of the version that was in force when they were offered.

use smarketing::app::import::{Choices, Kind as Rows, Report, Source, prepare, run};
use smarketing::app::texts::{Language, Texts};
use smarketing::domain::agreement::clock::State;
use smarketing::domain::change::Change;
use smarketing::domain::nouns::{Clock, TermKind, Verdict};
use smarketing::domain::record::{Entity, Kind};

use super::team::{ANNA, LUCIA, Team, at};

const HEAD: &str = "name,email,source,sales_owner,created_at,mql_at,handed_off_at,stage\n";

fn import(team: &Team, rows: &str) -> Report {
    let service = team.service();
    let mut choices = Choices::default();
    choices.options.kind = Some(Rows::Prospects);
    let source = Source::spool("leads.csv", format!("{HEAD}{rows}").as_bytes()).unwrap();
    let prepared = prepare(source, choices, &service).unwrap();
    team.pass(1_000);
    run(&prepared, &service, &Texts::new(Language::En), &mut |_| true).unwrap()
}

fn clocks(team: &Team) -> Vec<(i64, Clock)> {
    let rows = team.store.records(Kind::Clock, 0, 100).unwrap();
    rows.iter().map(|row| (row.id, Clock::of(row))).collect()
}

/// A first answer within 4 hours from Monday the 21st on, of whoever does not come from a fair; it is Wednesday, 9 o'clock.
fn agreed() -> Team {
    let team = Team::new();
    let (version, term) = team.draft();
    let set = vec![("exclude", "source:fair".into())];
    team.by(LUCIA, Change::Edit { kind: Kind::Term, id: term, version: None, set }).unwrap();
    team.add(team.term(version, TermKind::Decision, "1d"));
    team.conclude(version);
    team.go("2026-09-23 09:00");
    team
}

#[test]
fn clocks_begin_under_the_version_that_was_in_force_and_before_it_none() {
    let team = agreed();
    let report = import(
        &team,
        "Before,a@x.example,web,anna,2026-09-01,2026-09-02,2026-09-18 10:00,mql\n\
         Waits,b@x.example,web,anna,2026-09-01,2026-09-02,2026-09-22 10:00,mql\n\
         Fair,c@x.example,fair,anna,2026-09-01,2026-09-02,2026-09-22 10:00,mql\n\
         Never,d@x.example,web,anna,2026-09-01,2026-09-02,,mql\n",
    );
    assert_eq!((report.added, report.rejected), (4, 0));
    // Before: none. Waits: first answer and verdict. Fair: the verdict alone, for the first answer excludes it.
    let found = clocks(&team);
    let told: Vec<(i64, i64, i64)> =
        found.iter().map(|(_, clock)| (clock.prospect, clock.term, clock.started_at.0)).collect();
    let ten = at("2026-09-22 10:00").0;
    assert_eq!(told, [(2, 1, ten), (2, 2, ten), (3, 2, ten)]);
    assert!(found.iter().all(|(_, clock)| clock.owner == Some(ANNA)));
    let face = team.store.clock(1).unwrap().unwrap();
    assert_eq!((face.due_at, face.state(team.now())), (Some(at("2026-09-22 15:00")), State::Overdue));
    assert_eq!(team.store.clock(2).unwrap().unwrap().state(team.now()), State::Running, "a working day: until 10:00");
    // What was not recorded yet did not run: nobody could have kept it.
    assert_eq!(team.store.clock_at(1, at("2026-09-22 12:00")).unwrap(), None);
    team.go("2026-09-23 09:30");
    assert!(team.store.clock_at(1, team.now()).unwrap().is_some());
    assert_eq!(team.handoff(2).verdict, Verdict::Offered);
    team.verify();
}

#[test]
fn they_go_and_come_with_the_import() {
    let team = agreed();
    // Into a file in use: the rows stay hidden until they are published.
    team.prospect("Somebody");
    let entry = import(&team, "Waits,b@x.example,web,anna,2026-09-01,2026-09-02,2026-09-22 10:00,mql\n").entry.unwrap();
    assert_eq!(clocks(&team).len(), 2);
    let undo = team.service().undoing(Some(entry)).unwrap();
    let undone = team.by(LUCIA, undo).unwrap().entry;
    assert_eq!((clocks(&team).len(), team.store.clock(1).unwrap()), (0, None));
    team.verify();
    let again = team.service().redoing(Some(undone)).unwrap();
    team.by(LUCIA, again).unwrap();
    assert_eq!(team.store.clock(1).unwrap().unwrap().state(team.now()), State::Overdue);
    team.verify();
}

#[test]
fn a_prospect_of_before_that_a_file_hands_over_has_its_clocks_too() {
    let team = agreed();
    let first = "Waits,b@x.example,web,anna,2026-09-01,2026-09-02,,mql\n";
    import(&team, first);
    assert_eq!(clocks(&team).len(), 0);
    import(&team, "Waits,b@x.example,web,anna,2026-09-01,2026-09-02,2026-09-22 10:00,mql\n");
    assert_eq!(clocks(&team).len(), 2);
    assert_eq!(team.store.clock(1).unwrap().unwrap().state(team.now()), State::Overdue);
    // A later file says what became of it: the verdict's clock ends, and no other begins.
    import(&team, "Waits,b@x.example,web,anna,2026-09-01,2026-09-02,2026-09-22 10:00,sal\n");
    assert_eq!((clocks(&team).len(), team.handoff(1).verdict), (2, Verdict::Accepted));
    team.verify();
}
