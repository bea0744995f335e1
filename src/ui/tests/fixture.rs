//! A team to look at.
