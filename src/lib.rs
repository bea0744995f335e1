//! smarketing: the terminal cockpit in which sales and marketing work as one revenue team.
//!
//! The modules stand in the order of the floors, the lowest first. A floor may name what is
//! below it and nothing above: `cli` and `ui` never import `store`, nor each other.
//! `ARCHITECTURE.md` says what may live in each room; `tests/architecture.rs` refuses the rest.

pub mod domain;

pub mod app;
