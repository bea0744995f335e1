//! The agreement on a real file: hand-offs and verdicts, what both sides sign, and the clocks that run under it.

#[expect(dead_code, reason = "other tests of the command line use the rest")]
#[path = "cli/desk.rs"]
mod desk;
#[path = "agreement/handoff_cli.rs"]
mod handoff_cli;
#[path = "agreement/handoffs.rs"]
mod handoffs;
#[path = "agreement/signing.rs"]
mod signing;
#[path = "agreement/team.rs"]
mod team;
