//! Anything that `update` wants done outside.

use crate::app::drafts::Draft;
use crate::app::views::{Action, Job, Query};

/// Anything that `update` wants done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Stop, as Ctrl-Z does.
    Suspend,
    /// Put a text on the clipboard.
    Copy(String),
    /// Open a text in `$EDITOR`; it comes back as [`Msg::Edited`](crate::ui::msg::Msg::Edited).
    Edit(String),
    /// Draw every cell again.
    Redraw,
    /// Draw in the colours of another theme, by its name.
    Dress(String),
    /// Ask. A question takes the place of an unanswered one of the same slot.
    Load(Query),
    /// Change the team's data.
    Apply(Action),
    /// Start long work.
    Start(Job),
    /// Take the running work back.
    Cancel,
    /// Keep a setting, for the next start too: its name and value. [`Msg::Remembered`](crate::ui::msg::Msg::Remembered)
    /// says what came of it.
    Remember(&'static str, String),
    /// This is typed and not saved, or nothing any more: the next start has it if this one is cut short.
    Keep(Option<Draft>),
    /// A draft that was left is settled.
    Forget(String),
    /// A draft that was left cannot be read here: it stays, out of the way.
    SetAside(String),
    /// Leave the mouse to the terminal (for selecting text), or take it again.
    ReleaseMouse(bool),
}
