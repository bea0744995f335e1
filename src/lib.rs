//! smarketing: the terminal cockpit in which sales and marketing work as one revenue team.
//!
//! The modules stand in the order of the floors, the lowest first. A floor may name what is
//! below it and nothing above: `cli` and `ui` never import `store`, nor each other.
//! `ARCHITECTURE.md` says what may live in each room; `tests/architecture.rs` refuses the rest.

#![cfg_attr(
    not(test),
    warn(
        clippy::disallowed_methods,
        clippy::disallowed_macros,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::dbg_macro,
        clippy::get_unwrap,
        clippy::allow_attributes,
        clippy::allow_attributes_without_reason
    )
)]

pub mod domain;
pub mod store;

pub mod app;

pub mod cli;
pub mod ui;
