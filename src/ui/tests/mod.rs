//! The cockpit without a terminal: stories in keys, whole screens, every size.

mod agreements;
mod day;
mod deals;
mod drafts;
mod explained;
mod fixture;
mod forms;
mod frames;
mod importing;
mod imports;
mod looks;
mod mornings;
mod newcomer;
mod numbers;
mod pact;
mod people;
mod selling;
mod settings;
mod sizes;
mod stage;
mod stories;
mod targets;
mod verdicts;
mod words;

use crate::app::texts::Language;

/// All languages of the interface.
pub const LANGUAGES: [Language; 3] = [Language::En, Language::It, Language::Es];
