//! The cockpit without a terminal: stories in keys, whole screens, every size.

mod agreements;
mod day;
mod explained;
mod fixture;
mod frames;
mod pact;
mod newcomer;
mod sizes;
mod stage;
mod stories;
mod words;

use crate::app::texts::Language;

/// All languages of the interface.
pub const LANGUAGES: [Language; 3] = [Language::En, Language::It, Language::Es];
