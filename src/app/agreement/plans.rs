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

#[test]
fn nothing_that_is_read_all_day_walks_through_what_grows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.db");
    let now = Instant::parse("2026-11-20T09:14:00+01:00").unwrap();
    demo::generate(&path, &Spec { prospects: 600, ..Spec::usual(now, Language::En) }, &mut |_, _| true).unwrap();
    let texts = Texts::new(Language::En);
    let (mut asked, mut found) = (0, Vec::new());
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
            let walks = heard::walks(sql, &heard::plan(service.store(), sql));
            found.extend(walks.into_iter().map(|walk| format!("{who}: {walk}: {sql}")));
        }
    }
    assert_eq!(found, Vec::<String>::new());
    assert!(asked > 60, "{asked}");
}
