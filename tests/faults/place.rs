//! place
pub fn shape(_: &[&str]) {}
pub fn journey(_: &std::path::Path) {}
pub fn read_only(_: &std::path::Path) {}
