//! Values between people and the team file: what they type becomes what is kept ([`read`]), and what is
//! kept becomes what they and their programs read ([`Shown`]).

mod json;
mod names;
mod read;
mod show;

pub use json::value_json;
pub use names::Names;
pub use read::{Reader, Typed};
pub use show::Shown;
