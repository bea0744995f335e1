//! Pure types and rules of the field: no I/O, no clock, no SQL, no terminal, no randomness.

pub mod money;
pub mod refusal;
pub mod text;
pub mod time;
