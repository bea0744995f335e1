//! The terminal as a thing that is borrowed and always given back: after quitting, an error, a panic,
//! a signal, a lost line, Ctrl-Z, and after deaths at which no code of ours runs any more.
//!
//! | file | is for |
//! |---|---|
//! | `harden` | the first lines of `main` |
//! | `modes` | the line settings before and after |
//! | `guard` | entering and leaving |
//! | `sentinel` | the child that restores the terminal when this process cannot |
//! | `signals` | what the system says: end, stop, go on, new size |
//! | `ending` | ended by a signal: exit code, and no longer than two seconds |
//! | `panic` | a panic's last words and its note |
//! | `crash` | dying on purpose, for the tests |
//! | `suspend` | Ctrl-Z |
//! | `screen` | ratatui's way to the terminal: one write a frame |

pub mod crash;
pub mod ending;
pub mod guard;
pub mod harden;
mod modes;
pub mod panic;
pub mod screen;
pub mod sentinel;
pub mod signals;
pub mod suspend;

pub use harden::harden;
pub use sentinel::sentinel_main;
