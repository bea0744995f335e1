//! Everything that happened, by whom; undo and redo from here.

mod state;
mod view;

pub use state::State;
pub use view::view;
