//! The agreement on a real file: hand-offs and verdicts, what both sides sign, the clocks that run under it, the goals, and
//! what all that makes of a person's day.

#[path = "agreement/bounded.rs"]
mod bounded;
#[expect(dead_code, reason = "other tests use the rest of it")]
#[path = "reads/team.rs"]
mod generated;
#[path = "agreement/goals.rs"]
mod goals;
#[path = "agreement/handoffs.rs"]
mod handoffs;
#[path = "agreement/signing.rs"]
mod signing;
#[path = "agreement/team.rs"]
mod team;
#[path = "agreement/today.rs"]
mod today;
