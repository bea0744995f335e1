//! The use-cases without a screen: what the command line and the cockpit both do.

pub mod actions;
pub mod answers;
pub mod clock;
pub mod files;
pub mod metrics;
pub mod service;
pub mod texts;
pub mod views;
