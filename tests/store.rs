//! The store's conformance: what holds for every engine that keeps a team's data.

#[path = "store/changes.rs"]
mod changes;
#[path = "store/imports.rs"]
mod imports;
#[path = "store/migrations.rs"]
mod migrations;
#[path = "store/plausible.rs"]
mod plausible;
#[path = "store/random.rs"]
mod random;
#[path = "store/seals.rs"]
mod seals;
#[path = "store/team.rs"]
mod team;
