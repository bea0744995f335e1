//! The agreement at work, for both faces: which version holds, how far each side keeps its word, whose clocks run
//! out, what two versions say otherwise, and what a draft or a signature is made of.

mod change;
mod clocks;
mod detail;
mod diff;
mod late;
#[cfg(test)]
mod plans;
mod promise;
mod score;
mod versions;

pub use change::{Drafting, draft, signature, signing};
pub use clocks::{Asked, Cause, breaches, cause, first, page, seconds};
pub use detail::detail;
pub use diff::{differences, differences_raw};
pub use late::{FailOn, Late, check};
pub use promise::{message, promise, span};
pub use score::Board;
pub use versions::{Version, chosen, find, scoreboard, versions, within};
