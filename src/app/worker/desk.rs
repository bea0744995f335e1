//! Questions that wait: one a slot. A newer question of a slot takes the place of the one before, which
//! is interrupted if it is being answered; counts are made when nothing else is asked, and what stands beside
//! the rest of a screen is read then.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::lock;
use crate::app::views::{Query, Slot};
use crate::store::search::SearchBlock;

/// What the reader does next.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Task {
    /// Answer.
    Answer(Query),
    /// Count what the answer left uncounted.
    Count(Query),
}

impl Task {
    const fn query(&self) -> &Query {
        match self {
            Self::Answer(query) | Self::Count(query) => query,
        }
    }

    /// Whether it is done only while nothing else is asked.
    const fn gives_way(&self) -> bool {
        match self {
            Self::Answer(query) => query.beside(),
            Self::Count(_) => true,
        }
    }
}

/// Ends a session's running statement.
type Interrupt = Box<dyn Fn() + Send>;

#[derive(Default)]
struct State {
    queue: VecDeque<Query>,
    /// What gives way to the questions.
    later: VecDeque<Task>,
    running: Option<Task>,
    /// Whether nobody waits for the running task any more.
    superseded: bool,
    interrupt: Option<Interrupt>,
    block: Option<(u64, SearchBlock, i64)>,
    quit: bool,
}

/// The reader's desk.
#[derive(Default)]
pub(super) struct Desk {
    state: Mutex<State>,
    news: Condvar,
    /// Ends what the interruption of one statement does not reach: a search in memory, and an answer that asks for one
    /// thing after the other.
    pub stop: Arc<AtomicBool>,
}

impl Desk {
    /// Puts a question on the desk.
    pub fn ask(&self, query: Query) {
        let mut state = lock(&self.state);
        let slot = query.slot();
        state.later.retain(|other| other.query().slot() != slot);
        let task = Task::Answer(query);
        // An older answer of the slot is of no use; what gives way only keeps others waiting.
        let stale = state
            .running
            .as_ref()
            .is_some_and(|running| running.query().slot() == slot || (running.gives_way() && !task.gives_way()));
        if stale && !state.superseded {
            state.superseded = true;
            if let Some(running) = state.running.clone().filter(|running| running.query().slot() != slot) {
                state.later.push_back(running);
            }
            self.stop.store(true, Ordering::Relaxed);
            if let Some(interrupt) = &state.interrupt {
                interrupt();
            }
        }
        match task {
            Task::Answer(query) if !query.beside() => match state.queue.iter_mut().find(|other| other.slot() == slot) {
                Some(waiting) => *waiting = query,
                None => state.queue.push_back(query),
            },
            task => state.later.push_back(task),
        }
        self.news.notify_one();
    }

    /// Takes the next task, waiting for one; nothing at the end.
    pub fn take(&self) -> Option<Task> {
        let mut state = lock(&self.state);
        loop {
            if state.quit {
                return None;
            }
            let next = state.queue.pop_front().map(Task::Answer).or_else(|| state.later.pop_front());
            if let Some(task) = next {
                state.running = Some(task.clone());
                state.superseded = false;
                self.stop.store(false, Ordering::Relaxed);
                return Some(task);
            }
            state = self.news.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether no question waits for its answer; what gives way may.
    pub fn quiet(&self) -> bool {
        lock(&self.state).queue.is_empty()
    }

    /// The running task is done; says whether its answer is still waited for.
    pub fn done(&self) -> bool {
        let mut state = lock(&self.state);
        state.running = None;
        !state.superseded
    }

    /// Counts for a question's list when nothing else is asked.
    pub fn count_later(&self, query: Query) {
        let mut state = lock(&self.state);
        let slot: Slot = query.slot();
        let asked = state.queue.iter().any(|other| other.slot() == slot);
        if !asked && !state.later.iter().any(|other| other.query().slot() == slot) {
            state.later.push_back(Task::Count(query));
        }
    }

    /// How the reader's session is interrupted from now on.
    pub fn interrupt_with(&self, interrupt: impl Fn() + Send + 'static) {
        lock(&self.state).interrupt = Some(Box::new(interrupt));
    }

    /// Hands over a search block that was loaded for a generation's file, with the journal's place.
    pub fn put_block(&self, generation: u64, block: SearchBlock, seq: i64) {
        lock(&self.state).block = Some((generation, block, seq));
    }

    /// Takes the search block that was handed over.
    pub fn take_block(&self) -> Option<(u64, SearchBlock, i64)> {
        lock(&self.state).block.take()
    }

    /// Ends the reader.
    pub fn quit(&self) {
        let mut state = lock(&self.state);
        state.quit = true;
        state.superseded = true;
        self.stop.store(true, Ordering::Relaxed);
        if let (Some(_), Some(interrupt)) = (&state.running, &state.interrupt) {
            interrupt();
        }
        self.news.notify_all();
    }

    /// Whether the end was asked for.
    pub fn ended(&self) -> bool {
        lock(&self.state).quit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::views::{List, Sort, Window};

    fn list(filter: &str) -> Query {
        let sort = Sort::descending("created");
        Query::Prospects(List { filter: filter.to_owned(), linked: None, sort, window: Window::first(10) })
    }

    #[test]
    fn the_newest_question_of_a_slot_is_answered_and_the_running_one_interrupted() {
        let desk = Desk::default();
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = interrupted.clone();
        desk.interrupt_with(move || flag.store(true, Ordering::Relaxed));
        desk.ask(list("a"));
        desk.ask(Query::Identity);
        desk.ask(list("ab"));
        assert_eq!(desk.take(), Some(Task::Answer(list("ab"))));
        desk.ask(Query::Deal(1));
        assert!(!interrupted.load(Ordering::Relaxed), "another slot does not disturb");
        desk.ask(list("abc"));
        assert!(interrupted.load(Ordering::Relaxed) && desk.stop.load(Ordering::Relaxed));
        assert!(!desk.done(), "nobody waits for it");
        assert_eq!(desk.take(), Some(Task::Answer(Query::Identity)));
        assert!(desk.done());
        assert_eq!(desk.take(), Some(Task::Answer(Query::Deal(1))));
        assert!(desk.done());
        assert_eq!(desk.take(), Some(Task::Answer(list("abc"))));
        assert!(!desk.stop.load(Ordering::Relaxed));
    }

    #[test]
    fn counts_wait_for_questions_and_give_way_to_them() {
        let desk = Desk::default();
        desk.count_later(list("a"));
        assert_eq!(desk.take(), Some(Task::Count(list("a"))));
        desk.ask(Query::Identity);
        assert!(!desk.done(), "the count was cut short");
        assert_eq!(desk.take(), Some(Task::Answer(Query::Identity)));
        assert!(desk.done());
        assert_eq!(desk.take(), Some(Task::Count(list("a"))), "and is made after it");
        desk.ask(list("ab"));
        assert!(!desk.done());
        assert_eq!(desk.take(), Some(Task::Answer(list("ab"))));
        desk.quit();
        assert_eq!(desk.take(), None, "nobody needs the count of an older filter");
    }

    #[test]
    fn what_stands_beside_a_screen_gives_way_to_what_is_waited_for() {
        let desk = Desk::default();
        for query in [Query::TodayTeam, Query::Today, Query::Identity] {
            desk.ask(query);
        }
        for query in [Query::Today, Query::Identity] {
            assert!(!desk.quiet());
            assert_eq!(desk.take(), Some(Task::Answer(query)));
            assert!(desk.done());
        }
        assert!(desk.quiet(), "the rest of the screen is there");
        assert_eq!(desk.take(), Some(Task::Answer(Query::TodayTeam)));
        desk.count_later(list("a"));
        desk.ask(Query::TodayTeam);
        assert!(desk.stop.load(Ordering::Relaxed) && !desk.done(), "asked anew, of other data");
        assert_eq!(desk.take(), Some(Task::Count(list("a"))));
        assert!(desk.done());
        assert_eq!(desk.take(), Some(Task::Answer(Query::TodayTeam)));
        desk.ask(list("b"));
        assert!(!desk.done());
        assert_eq!(desk.take(), Some(Task::Answer(list("b"))));
        assert!(desk.done());
        assert_eq!(desk.take(), Some(Task::Answer(Query::TodayTeam)), "it is answered in the end");
        assert!(desk.done());
    }
}
