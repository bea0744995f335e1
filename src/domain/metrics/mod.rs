//! The figures that both teams read: one catalogue, and the reference formula of each in plain Rust
//! (DOMAIN section 4). The store gathers facts; what they come to is decided here alone.

pub mod agreement;
pub mod catalogue;
pub mod cohort;
mod deals;
pub mod dimension;
pub mod facts;
pub mod figures;
pub mod handoffs;
pub mod interval;
#[cfg(test)]
mod mistakes;
pub mod percentile;
#[cfg(test)]
mod periods;
pub mod sums;

/// Decided cases under which a figure is no verdict (DOMAIN R3).
pub const FEW: u64 = 20;
