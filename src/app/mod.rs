//! The use-cases without a screen: what the command line and the cockpit share.

pub mod texts;
pub mod views;
