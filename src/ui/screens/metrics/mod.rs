//! The joint figures: one page that both teams read.

mod figures;
mod goals;
mod state;
mod view;

pub use state::State;
pub use view::view;
