//! What the agreement's page, a person's day and the figures of hand-offs ask of the engine is answered by indexes: no
//! statement walks through a table that grows with the team's work.

use crate::app::answers::{self, Caches};
use crate::app::clock::Clock;
use crate::app::demo::{self, Spec};
use crate::app::metrics::{self, Question};
use crate::app::service::{Actor, Service};
use crate::app::texts::{Language, Texts};
use crate::app::views::{ClockSet, Query, Window};
use crate::domain::metrics::figures::Outcome;
use crate::domain::period::Period;
use crate::domain::time::Instant;
use crate::store::{Options, heard};

/// The tables that grow with the team's work.
const GROWING: &[&str] = &[
    "prospect",
    "touch",
    "stage_entry",
    "handoff",
    "handoff_step",
    "clock",
    "clock_face",
    "clock_step",
    "deal",
    "deal_event",
    "journal",
    "account",
];

/// Indexes of the few rows that wait for something: walking one is reading what is asked for.
const FEW: &[&str] = &[
    "clock_face_paused",
    "clock_face_next",
    "handoff_waiting",
    "handoff_disputed",
    "handoff_resting",
    "prospect_archived",
];

/// The table behind an alias of a statement.
fn table<'a>(sql: &'a str, alias: &'a str) -> &'a str {
    let words: Vec<&str> = sql.split_whitespace().map(|word| word.trim_matches(|sign| "(),".contains(sign))).collect();
    let named = words.windows(3).find(|three| matches!(three[0], "from" | "join") && three[2] == alias);
    named.map_or(alias, |three| three[1])
}

/// The walks through growing tables among a statement's steps.
fn walks(sql: &str, steps: &[String]) -> Vec<String> {
    let walk = |step: &&String| {
        let Some(rest) = step.strip_prefix("SCAN ") else { return false };
        let alias = rest.split_whitespace().next().unwrap_or_default();
        GROWING.contains(&table(sql, alias)) && !FEW.iter().any(|index| rest.ends_with(index))
    };
    steps.iter().filter(walk).cloned().collect()
}

#[test]
fn a_walk_is_seen() {
    let step = |text: &str| vec![text.to_owned()];
    assert_eq!(
        walks("select count(*) from clock_face f", &step("SCAN f USING COVERING INDEX clock_face_due")).len(),
        1
    );
    assert_eq!(walks("select 1 from term f", &step("SCAN f")).len(), 0);
    assert_eq!(walks("select 1 from clock_face f", &step("SEARCH f USING INDEX clock_face_due (term=?)")).len(), 0);
}

#[test]
fn nothing_that_is_read_all_day_walks_through_what_grows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let now = Instant::parse("2026-11-20T09:14:00+01:00").unwrap();
    demo::generate(&path, &Spec { prospects: 600, ..Spec::usual(now, Language::En) }, &mut |_, _| true).unwrap();
    let texts = Texts::new(Language::En);
    let mut asked = 0;
    for who in ["anna", "sara", "paolo"] {
        let actor = Actor::Named(who.to_owned());
        let service = Service::open(&path, &Options::default(), Clock::Fixed(now), &actor).unwrap();
        let statements = heard::listen(|| {
            let mut caches = Caches::default();
            let window = Window::first(50);
            let clocks = |set| Query::Clocks { term: Some(10), set, window };
            let queries = [
                Query::Agreement { version: None },
                Query::Term(10),
                clocks(ClockSet::Open),
                clocks(ClockSet::Breached),
                Query::Today,
                Query::HandOffs(window),
            ];
            for query in queries {
                answers::answer(&service, &mut caches, &query, &texts).unwrap();
            }
            let period = Period::parse("2026-11", service.today(), 1).unwrap();
            for id in ["acceptance_rate", "decision_time_median", "handoffs_waiting", "speed_to_lead_median"] {
                let ids = vec![id.to_owned()];
                let question = Question { ids, period, by: Vec::new(), within: None, outcome: Outcome::Won };
                metrics::show(&service, &question).unwrap();
            }
        });
        asked += statements.len();
        for sql in statements.iter().filter(|sql| sql.starts_with("select")) {
            let steps = heard::plan(service.store(), sql);
            assert_eq!(walks(sql, &steps), Vec::<String>::new(), "{who}: {sql}\n{steps:#?}");
        }
    }
    assert!(asked > 60, "{asked}");
}
