//! What the journal's screen knows.

use crate::app::views::{Answer, JournalRow, Query, Sort, Touched};
use crate::domain::refusal::Refusal;
use crate::ui::screens::Pane;
use crate::ui::screens::prospects::scrolled;
use crate::ui::widgets::cache::Row;
use crate::ui::widgets::list::{ListState, Motion};

impl Row for JournalRow {
    fn id(&self) -> i64 {
        self.id
    }
}

/// What the journal's screen knows.
#[derive(Debug, Clone)]
pub struct State {
    /// The entries, newest first.
    pub list: ListState<JournalRow>,
    /// Which pane has the keys.
    pub pane: Pane,
    /// Lines of the entry scrolled away.
    pub scroll: u16,
}

impl Default for State {
    fn default() -> Self {
        Self { list: ListState::new(Sort::descending("seq")), pane: Pane::Journal, scroll: 0 }
    }
}

impl State {
    /// What must be asked for.
    pub fn missing(&self) -> Vec<Query> {
        self.list.missing().map(Query::Journal).into_iter().collect()
    }

    /// Takes in what came back.
    pub fn accept(&mut self, query: &Query, answer: Result<Answer, Refusal>) {
        match (query, answer) {
            (Query::Journal(list), Ok(Answer::Journal(page))) => self.list.accept(list, Ok(page)),
            (Query::Journal(list), Err(refusal)) => self.list.accept(list, Err(refusal)),
            _ => {}
        }
    }

    /// Some things changed: there is a new entry.
    pub fn age(&mut self, _touched: &[Touched]) {
        self.list.age();
    }

    /// Moves in the pane that has the keys.
    pub fn go(&mut self, motion: Motion) {
        match (self.pane, motion) {
            (Pane::Journal, Motion::Right) => self.pane = Pane::Entry,
            (Pane::Journal, _) => {
                self.list.go(motion);
                self.scroll = 0;
            }
            (_, Motion::Left) => self.pane = Pane::Journal,
            _ => self.scroll = scrolled(self.scroll, motion),
        }
    }
}
