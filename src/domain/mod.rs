//! Pure types and rules of the field: no I/O, no clock, no SQL, no terminal, no randomness.
//!
//! `record` describes every noun as a table of fields; what the file keeps, what the command line
//! lists, what a form asks and what an import fills are projections of those tables. `change` is what
//! a person may ask for, `plan` is where the rules answer, and `edit` is what was done, invertible.

mod addition;
pub mod agreement;
pub mod amount;
pub mod calendar;
pub mod change;
pub mod edit;
pub mod filter;
pub mod goal;
pub mod handoff;
pub mod language;
pub mod lifecycle;
pub mod metrics;
pub mod money;
pub mod nouns;
pub mod period;
pub mod permission;
pub mod pipeline;
pub mod plan;
mod plausible;
pub mod ratio;
pub mod record;
pub mod refusal;
mod revert;
mod settings;
pub mod text;
pub mod time;
pub mod together;
mod validate;
pub mod when;
