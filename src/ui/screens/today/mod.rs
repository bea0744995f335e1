//! The day of the person who is here: a fixed ladder of what waits, why each rung stands where it stands, the goals, and
//! what colleagues did meanwhile.

mod aside;
mod state;
mod view;

pub use state::State;
pub use view::view;
