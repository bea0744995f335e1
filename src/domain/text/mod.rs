//! Text that people and other programs gave us: what may be shown ([`Clean`]), how wide it is
//! ([`width`], [`cut`]), by what it is found ([`fold`]) and how it becomes a file's name ([`slug`]).
//!
//! The team file keeps what was given, unchanged; these are ways to look at it.

mod clean;
mod fold;
mod hidden;
mod measure;
mod slug;

pub use clean::Clean;
pub use fold::{fold, fold_into};
pub use hidden::is_invisible;
pub use measure::{cut, pad_left, pad_right, width};
pub use slug::slug;
