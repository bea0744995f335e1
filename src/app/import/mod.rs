//! Import: a table of text becomes typed rows, without guessing what cannot be proven.

pub mod columns;
pub mod decode;
pub mod dialect;
pub mod encoding;
pub mod field;
pub mod gauge;
pub mod guess;
pub mod header;
pub mod magic;
pub mod profile;
pub mod reader;
pub mod source;
