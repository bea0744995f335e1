//! Prospects: the list, who the selected one is, and the one timeline of every touch by either side.

mod detail;
mod state;
mod view;

pub use state::{State, scrolled};
pub use view::view;
