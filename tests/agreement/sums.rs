//! The ready-made sums say what the clocks and the rows say: for any period, as of any instant, after any change.

use smarketing::app::clock::Clock as Watch;
use smarketing::app::demo::{self, Spec};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::Language;
use smarketing::domain::agreement::attainment::{Fact, Open, Strict};
use smarketing::domain::agreement::clock::Face;
use smarketing::domain::agreement::steps::Stepping;
use smarketing::domain::change::Change;
use smarketing::domain::nouns::{Clock, ClockMove, Handoff, Prospect, Side, Standing, Term};
use smarketing::domain::record::{Entity, Kind};
use smarketing::domain::time::{Day, Instant};
use smarketing::store::Options;
use smarketing::store::bulk::{Loader, Source};
use smarketing::store::read::{ClockPlace, Clocks, From, Part, Population, Volume};

const MINUTE: i64 = 60 * Instant::SECOND;

/// A generated team on a November morning.
pub fn generated() -> (tempfile::TempDir, Service) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let now = Instant::parse("2026-11-20T09:14:00+01:00").unwrap();
    demo::generate(&path, &Spec { prospects: 1_500, ..Spec::usual(now, Language::En) }, &mut |_, _| true).unwrap();
    let actor = Actor::Named("paolo".to_owned());
    let service = Service::open(&path, &Options::default(), Watch::Fixed(now), &actor).unwrap();
    (folder, service)
}

/// Every clock of a term as the reference formulas take it.
fn facts(service: &Service, term: i64) -> Vec<Fact> {
    let store = service.store();
    let clocks = store.records(Kind::Clock, 0, 1_000_000).unwrap();
    let own = clocks.iter().map(Clock::of).filter(|clock| clock.term == term);
    own.map(|clock| {
        let face = store.clock(clock.id).unwrap().unwrap();
        Fact {
            started_at: clock.started_at,
            warn_at: face.warn_at,
            due_at: face.due_at,
            late_at: face.late_at,
            standing: face.standing,
            ended_at: face.ended_at,
            was_paused: face.paused_seconds > 0,
        }
    })
    .collect()
}

/// Compares both views of every term with the reference; answers how many clocks were decided in all.
fn agree(service: &Service) -> u64 {
    let store = service.store();
    let now = service.as_of().unwrap();
    let zone = service.zone();
    let day = |text: &str| zone.start(Day::parse(text).unwrap());
    let half = |at: Instant| Instant(at.0 + 30 * MINUTE);
    let periods = [
        (day("2026-11-01"), day("2026-12-01")),
        (day("2026-10-01"), day("2027-01-01")),
        (half(day("2026-11-03")), half(day("2026-11-10"))),
        (day("2026-11-10"), half(day("2026-11-10"))),
        (Instant::FIRST, Instant::END),
    ];
    let mut decided = 0;
    for record in store.records(Kind::Term, 0, 100).unwrap() {
        let term = Term::of(&record).id;
        let facts = facts(service, term);
        for as_of in [now, Instant(now.0 - 9 * 24 * 60 * MINUTE), Instant(now.0 + 40 * 24 * 60 * MINUTE)] {
            let attained = store.attained(term, &periods, as_of).unwrap();
            for (strict, period) in attained.into_iter().zip(periods) {
                assert_eq!(strict, Strict::of(&facts, period, as_of), "{term} {period:?} {as_of:?}");
                let open = store.open_view(term, period, as_of).unwrap();
                assert_eq!(open, Open::of(&facts, period, as_of), "{term} {period:?} {as_of:?}");
                decided += strict.decided();
            }
        }
    }
    assert!(store.verify().unwrap().iter().all(|finding| finding.holds), "{:?}", store.verify().unwrap());
    decided
}

#[test]
fn sums_are_what_the_clocks_say_whatever_happens_to_them() {
    let (_folder, service) = generated();
    assert!(agree(&service) > 1_000, "there is something to count");
    let list = Clocks {
        place: ClockPlace::Open,
        terms: None,
        owner: None,
        period: (Instant::FIRST, Instant::END),
        now: service.now(),
    };
    let part = Part { offset: 0, limit: 500, from: From::Start };
    let mut lines = service.store().clock_lines(&list, &part).unwrap();
    lines.retain(|line| line.late_at.is_some_and(|late| late > service.now()));
    assert!(lines.len() > 3);
    for (line, step) in lines.iter().zip([ClockMove::Waived, ClockMove::Paused, ClockMove::Waived]) {
        let stepping = Stepping { clock: line.id, step, reason: Some("a fair".into()), at: None };
        let done = service.apply(&Change::StepClock(stepping)).unwrap();
        if line.id == lines[2].id {
            service.undo(Some(done.entry)).unwrap();
        }
    }
    agree(&service);
    service.store().rebuild_counts().unwrap();
    agree(&service);
}

#[test]
fn volumes_of_whole_months_are_what_the_rows_say() {
    let (_folder, service) = generated();
    let store = service.store();
    let zone = service.zone();
    let day = |text: &str| zone.start(Day::parse(text).unwrap());
    let mut seen = 0;
    for period in [
        (day("2026-10-01"), day("2026-11-01")),
        (day("2026-11-01"), day("2026-12-01")),
        (day("2026-01-01"), day("2027-01-01")),
    ] {
        for what in [Volume::Leads, Volume::Mql, Volume::Handoffs, Volume::Accepted] {
            let of = |subject| Population { subject, exclude: None, period, now: service.now() };
            let quick = store.delivered(what, &of(None), &[]).unwrap();
            // A filter that everybody fits must look at the rows.
            let slow = store.delivered(what, &of(Some("created>1990")), &[]).unwrap();
            assert_eq!(quick, slow, "{what:?} {period:?}");
            seen += quick.all() + quick.recycled;
        }
        let of = |subject| Population { subject, exclude: None, period, now: service.now() };
        let everybody = Some("created>1990");
        assert_eq!(store.acceptance(&of(None)).unwrap(), store.acceptance(&of(everybody)).unwrap());
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn nobody_sees_the_clocks_of_an_import_that_is_on_its_way() {
    let (_folder, service) = generated();
    let store = service.store();
    let now = service.now();
    let list =
        |place| Clocks { place, terms: Some(vec![10]), owner: None, period: (Instant::FIRST, Instant::END), now };
    let count =
        || (store.clock_count(&list(ClockPlace::Due)).unwrap(), store.clock_count(&list(ClockPlace::Open)).unwrap());
    let before = count();
    let handoffs = || {
        let of = Population { subject: None, exclude: None, period: (Instant::FIRST, Instant::END), now };
        let delivered = store.delivered(Volume::Handoffs, &of, &[]).unwrap();
        (delivered, store.completeness(&of, &["email"]).unwrap(), store.acceptance(&of).unwrap())
    };
    let rows = handoffs();
    let source = Source { file_name: "a".into(), file_hash: "a".into(), kind: "prospects".into(), expected: 1 };
    let stamp = smarketing::store::Stamp { op_id: "import".into(), now, actor: Some(2) };
    let mut loader = store.load(&source, &stamp).unwrap();
    // It is written in pieces: enough for some.
    for _ in 0..600 {
        hand_over(&service, &mut loader);
    }
    assert_eq!(count(), before, "not yet");
    assert_eq!(handoffs(), rows, "nor its hand-offs in figures");
    assert!(store.hours_hold().unwrap());
    loader.publish("import.published", &stamp, &serde_json::Map::new()).unwrap();
    let after = count();
    assert!(after.0 > before.0 && after.1 > before.1, "{before:?} {after:?}");
    assert_ne!(handoffs(), rows);
    assert!(store.verify().unwrap().iter().all(|finding| finding.holds), "{:?}", store.verify().unwrap());
}

/// A prospect that is handed over under a term of the version in force.
fn hand_over(service: &Service, loader: &mut Loader<'_>) {
    let offered_at = Instant(service.now().0 - 60 * MINUTE);
    let id = loader.next_id(Kind::Prospect).unwrap();
    let prospect = Prospect { id, name: format!("New {id}"), created_at: offered_at, ..Prospect::default() };
    loader.prospect(&prospect, &[]).unwrap();
    let handoff = loader.next_id(Kind::Handoff).unwrap();
    let row = Handoff { id: handoff, prospect: id, episode: 1, offered_at, ..Handoff::default() };
    loader.entity(&row).unwrap();
    let clock = Clock {
        id: loader.next_id(Kind::Clock).unwrap(),
        term: 10,
        prospect: id,
        handoff,
        side: Side::Sales,
        owner: None,
        started_at: offered_at,
    };
    let due = Some(Instant(offered_at.0 + 240 * MINUTE));
    let face = Face {
        owner: None,
        warn_at: None,
        due_at: due,
        late_at: due,
        standing: Standing::Running,
        ended_at: None,
        paused_seconds: 0,
        attempts: 0,
        days: 0,
    };
    loader.clock(&clock, &face).unwrap();
}
