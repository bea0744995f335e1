//! The cockpit on a terminal: what is shown, what the keys do, and how the terminal is borrowed.

mod acts;
mod agreed;
pub mod capability;
pub mod cells;
pub mod clipboard;
pub mod commands;
pub mod drafts;
pub mod effect;
mod filters;
pub mod hits;
pub mod keymap;
pub mod layout;
pub mod model;
mod mouse;
pub mod msg;
pub mod overlays;
pub mod runtime;
pub mod say;
pub mod screens;
pub mod session;
pub mod still;
pub mod terminal;
#[cfg(test)]
mod tests;
pub mod theme;
mod typing;
pub mod update;
pub mod view;
pub mod widgets;
