//! What both sides promised each other, and how far each is: debts side by side, goals, calendars; opened, a debt
//! shows its clocks and a goal its way.

mod away;
pub mod figures;
mod goals;
mod moves;
mod opened;
mod state;
mod story;
mod terms;
mod versions;
mod view;
mod waterfall;

pub use state::{Opened, SETS, State, set_code};
pub use view::view;
