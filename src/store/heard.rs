//! For tests: which statements were run on this thread, and how the engine goes about each.

use std::cell::RefCell;

use super::Store;

thread_local! {
    static HEARD: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Takes note of a statement, where somebody listens.
pub(super) fn note(sql: &str) {
    HEARD.with_borrow_mut(|heard| {
        if let Some(heard) = heard.as_mut().filter(|heard| !heard.iter().any(|known| known == sql)) {
            heard.push(sql.to_owned());
        }
    });
}

/// The statements that `body` runs, each once.
pub(crate) fn listen(body: impl FnOnce()) -> Vec<String> {
    HEARD.set(Some(Vec::new()));
    body();
    HEARD.take().unwrap_or_default()
}

/// The steps in which the engine answers a statement.
pub(crate) fn plan(store: &Store, sql: &str) -> Vec<String> {
    let last = (1..30).rev().find(|place| sql.contains(&format!("?{place}"))).unwrap_or(0);
    let nothing = vec![super::session::Param::Null; last];
    let sql = format!("explain query plan {sql}");
    store.session.rows(&sql, &nothing, |row| row.text(3)).unwrap()
}

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
pub(crate) fn walks(sql: &str, steps: &[String]) -> Vec<String> {
    // The newest entry is the first step of such a walk.
    if sql.ends_with("from journal order by seq desc limit 1") {
        return Vec::new();
    }
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
