//! What is known. (Stand-in: the last message and the size.)

use std::time::Duration;

/// The state.
#[derive(Debug, Default)]
pub struct Model {
    pub(super) said: String,
    pub(super) count: usize,
    pub(super) dirty: bool,
}

/// Where things are on the screen.
#[derive(Debug, Default)]
pub struct HitMap;

impl Model {
    /// Whether the screen no longer shows the state.
    pub const fn dirty(&self) -> bool {
        self.dirty
    }

    /// The screen shows the state now.
    pub fn painted(&mut self, _hits: Option<HitMap>) {
        self.dirty = false;
    }

    /// How long until the passing of time alone changes what is shown; None: never.
    pub const fn next_tick(&self) -> Option<Duration> {
        None
    }
}
