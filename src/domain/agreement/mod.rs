//! The agreement: what both sides owe each other, in versions that both sign, and the clocks that run under them
//! (DOMAIN sections 2 and 3).

pub mod attainment;
pub mod clock;
pub mod derive;
pub mod escalation;
pub mod events;
pub mod hours;
pub mod owed;
pub mod rules;
pub mod sign;
pub mod simulate;
pub mod span;
pub mod start;
pub mod steps;
pub mod term;
pub mod value;
