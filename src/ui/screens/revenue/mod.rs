//! Campaigns beside the pipeline, linked: the heart of the tool.

mod board;
mod campaigns;
mod drawer;
mod state;
mod view;

pub use board::BoardState;
pub use drawer::draw as draw_drawer;
pub use state::{Drawer, Links, State};
pub use view::view;
