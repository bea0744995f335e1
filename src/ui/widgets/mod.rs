//! Things that screens are made of. Each draws itself on a canvas and knows nothing of the team.

pub mod bars;
pub mod board;
pub mod cache;
pub mod columns;
pub mod form;
pub mod funnel;
pub mod input;
pub mod list;
pub mod notes;
pub mod pane;
pub mod table;
