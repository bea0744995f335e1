//! smarketing
fn main() {}
