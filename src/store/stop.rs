//! Ending what a session reads when nobody waits for it any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::session::Session;
use super::{Result, Store};

/// After so many of the engine's steps it is asked whether to go on: some tens of microseconds.
const STEPS: i32 = 2_000;

impl Store {
    /// What ends this session's running question from another thread. Between two questions it does nothing: an answer
    /// that asks many is ended by [`Store::stop_while`].
    pub fn interrupter(&self) -> impl Fn() + Send + 'static {
        let Session::Sqlite(sqlite) = &self.session;
        let handle = sqlite.interrupt();
        move || handle.interrupt()
    }

    /// Ends every question of this session that takes longer than a moment, while `stop` is set.
    ///
    /// # Errors
    /// The engine's.
    pub fn stop_while(&mut self, stop: Arc<AtomicBool>) -> Result<()> {
        let Session::Sqlite(sqlite) = &mut self.session;
        sqlite.ask_while_reading(STEPS, move || stop.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_questions_end_while_it_is_set_and_short_ones_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("team.db")).unwrap();
        let stop = Arc::new(AtomicBool::new(true));
        store.stop_while(stop.clone()).unwrap();
        let long =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 50000) select count(*) from n";
        let refusal = store.session.number(long, &[]).unwrap_err();
        assert_eq!(refusal.code, "cancelled");
        assert_eq!(store.session.number("select 7", &[]), Ok(7));
        stop.store(false, Ordering::Relaxed);
        assert_eq!(store.session.number(long, &[]), Ok(50_000));
    }
}
