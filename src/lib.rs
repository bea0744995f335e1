//! smarketing
