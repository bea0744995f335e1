//! The agreement on a real file: hand-offs and verdicts, what both sides sign, and the clocks that run under it.

#[path = "agreement/calendars.rs"]
mod calendars;
#[path = "agreement/handoffs.rs"]
mod handoffs;
#[path = "agreement/plan.rs"]
mod plan;
#[path = "agreement/signing.rs"]
mod signing;
#[path = "agreement/team.rs"]
mod team;
