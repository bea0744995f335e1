//! The agreement on a real file: hand-offs and verdicts, what both sides sign, and the clocks that run under it.

#[path = "agreement/as_of.rs"]
mod as_of;
#[path = "agreement/attainment.rs"]
mod attainment;
#[path = "agreement/handoffs.rs"]
mod handoffs;
#[path = "agreement/signing.rs"]
mod signing;
#[path = "agreement/team.rs"]
mod team;
