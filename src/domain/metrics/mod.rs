//! The reference formulas of the figures that both teams read (DOMAIN section 4).

pub mod percentile;
