//! What reaches the model. (Stand-in.)

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};

use crate::domain::time::Instant;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// A key; `after_paste` within 250 ms after a paste, where it may be a forged end's rest.
    Key {
        /// Which.
        key: Key,
        /// Whether a paste has just ended.
        after_paste: bool,
    },
    /// The mouse.
    Mouse(Mouse),
    /// A paste: text with `\n` and `\t`, no other control character.
    Paste(String),
    /// The terminal's size in cells.
    Resize(u16, u16),
    /// The time, when something on the screen depends on it.
    Tick(Instant),
    /// The terminal has the person's attention, or no longer.
    Focus(bool),
    /// The text from the editor: None where nothing changed, or why there is none.
    Edited(Result<Option<String>, String>),
    /// Finish, save drafts, ask nothing; the answer is `Effect::Quit`.
    Shutdown,
}

/// A key. (Stand-in.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(pub KeyCode, pub KeyModifiers);

impl Key {
    /// The terminal's key, where the cockpit knows it.
    pub const fn from_terminal(event: &KeyEvent) -> Option<Self> {
        Some(Self(event.code, event.modifiers))
    }
}

/// The mouse. (Stand-in.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse(pub MouseEvent);

impl Mouse {
    /// The terminal's mouse, where the cockpit cares.
    pub const fn from_terminal(event: &MouseEvent) -> Option<Self> {
        Some(Self(*event))
    }
}
