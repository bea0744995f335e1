//! The first run: there is no team file yet. Make a team, bring a file of prospects, or look around.

mod view;

pub use view::view;

/// What one can do first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Make a team.
    Team,
    /// Import a CSV file: makes a team on the way.
    Import,
    /// Open the demo.
    Demo,
}

/// What the first screen knows.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The place of the selected line.
    pub selected: usize,
}

impl State {
    /// What one can do, in order.
    pub const ALL: [Start; 3] = [Start::Team, Start::Import, Start::Demo];

    /// The selected one.
    pub fn current(&self) -> Start {
        Self::ALL.get(self.selected).copied().unwrap_or(Start::Team)
    }
}
