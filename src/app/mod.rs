//! Use-cases without a screen: what both faces of the program, `cli` and `ui`, ask for.

pub mod import;
