//! The joint figures: one page that both teams read.

mod state;
mod view;

pub use state::State;
pub use view::view;
