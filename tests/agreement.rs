//! The agreement on a real file: hand-offs and verdicts, what both sides sign, the clocks that run under it, the goals, and
//! what all that makes of a person's day.

#[path = "agreement/as_of.rs"]
mod as_of;
#[path = "agreement/attainment.rs"]
mod attainment;
#[path = "agreement/commands.rs"]
mod commands;
#[expect(dead_code, reason = "the home serves the command line's own tests too")]
#[path = "cli/desk.rs"]
mod desk;
#[path = "agreement/calendars.rs"]
mod calendars;
#[path = "agreement/explain.rs"]
mod explain;
#[path = "agreement/handoff_cli.rs"]
mod handoff_cli;
#[path = "agreement/bounded.rs"]
mod bounded;
#[expect(dead_code, reason = "other tests use the rest of it")]
#[path = "reads/team.rs"]
mod generated;
#[path = "agreement/goals.rs"]
mod goals;
#[path = "agreement/handoffs.rs"]
mod handoffs;
#[path = "agreement/implied.rs"]
mod implied;
#[path = "agreement/imported.rs"]
mod imported;
#[path = "agreement/periods.rs"]
mod periods;
#[path = "agreement/periods_owed.rs"]
mod periods_owed;
#[path = "agreement/plan.rs"]
mod plan;
#[path = "agreement/sides.rs"]
mod sides;
#[path = "agreement/signing.rs"]
mod signing;
#[path = "agreement/sums.rs"]
mod sums;
#[path = "agreement/team.rs"]
mod team;
#[path = "agreement/today.rs"]
mod today;
#[path = "agreement/told.rs"]
mod told;
