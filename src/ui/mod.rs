//! The cockpit on a terminal: what is shown, what the keys do, and how the terminal is borrowed.

pub mod capability;
pub mod clipboard;
pub mod effect;
pub mod model;
pub mod msg;
pub mod runtime;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
