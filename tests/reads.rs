//! What the screens ask is answered as a plain model of the same data answers it, and what two people do
//! on one file is told to both.

#[path = "reads/actions.rs"]
mod actions;
#[path = "reads/details.rs"]
mod details;
#[path = "reads/lists.rs"]
mod lists;
#[path = "reads/stopped.rs"]
mod stopped;
#[path = "reads/team.rs"]
mod team;
#[path = "reads/worker.rs"]
mod worker;
