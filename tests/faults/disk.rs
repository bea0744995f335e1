//! disk
pub fn fill(_: &[&str]) {}
pub fn once(_: &[&str]) {}
