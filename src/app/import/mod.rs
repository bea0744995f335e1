//! Import: a table of text becomes typed rows, without guessing what cannot be proven.

pub mod columns;
pub mod decode;
pub mod encoding;
pub mod gauge;
pub mod magic;
pub mod reader;
pub mod source;
