//! The use-cases without a screen: what the command line and the cockpit both do.

pub mod actions;
pub mod agreement;
pub mod answers;
pub mod calendars;
pub mod clock;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod files;
pub mod founding;
pub mod handoffs;
pub mod history;
pub mod household;
pub mod import;
pub mod jobs;
pub mod lists;
pub mod metrics;
pub mod opening;
pub mod pipeline;
pub mod service;
pub mod simulate;
pub mod texts;
pub mod values;
pub mod views;
pub mod worker;
