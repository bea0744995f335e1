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
