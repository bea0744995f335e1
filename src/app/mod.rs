//! The use-cases without a screen: what the command line and the cockpit both do.

pub mod texts;
