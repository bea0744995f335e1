//! Anything that enters `update`.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use crate::app::drafts::News;
use crate::app::views::{Applied, Asked, Change, Conflict, ImportView, JobProgress, Loaded};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
pub use crate::ui::keymap::Key;

/// Anything that enters `update`.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key. `after_paste` is set within a quarter of a second after a paste: what seems typed then may
    /// be the rest of it, so no such key changes anything.
    Key {
        /// The key.
        key: Key,
        /// Whether it came right after a paste.
        after_paste: bool,
    },
    /// The mouse.
    Mouse(Mouse),
    /// Text from the clipboard.
    Paste(String),
    /// The terminal has this size now: columns, rows.
    Resize(u16, u16),
    /// It is this late.
    Tick(Instant),
    /// The terminal's window is looked at, or no more.
    Focus(bool),
    /// An answer.
    Loaded(Loaded),
    /// Another process changed something.
    StoreChanged(Change),
    /// An action of ours was done.
    Applied(Applied),
    /// An action of ours was refused.
    Refused(Refusal),
    /// An action of ours concerns many records: it is asked first.
    Asked(Box<Asked>),
    /// Somebody else was faster.
    Conflict(Box<Conflict>),
    /// A job went on.
    Job(JobProgress),
    /// What an import would do, or why it could not be said.
    Planned(Result<Box<ImportView>, Refusal>),
    /// Text came back from `$EDITOR`: `None` where nothing was changed, or why there is none.
    Edited(Result<Option<String>, String>),
    /// A setting was kept, its name and value, or why it was not.
    Remembered(Result<(&'static str, String), Refusal>),
    /// What is to be known of drafts.
    Drafts(News),
    /// Finish and ask nothing; the answer is [`Effect::Quit`](crate::ui::effect::Effect::Quit).
    Shutdown,
    /// There is a team file now (again): everything must be read.
    Opened,
}

/// What the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
    /// What it did.
    pub did: MouseDid,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseDid {
    /// The left button went down.
    Press,
    /// The left button went up.
    Release,
    /// It moved with the left button down.
    Drag,
    /// The wheel turned away from the person.
    WheelUp,
    /// The wheel turned towards the person.
    WheelDown,
}

impl Mouse {
    /// The terminal's mouse, where the cockpit cares.
    pub const fn from_terminal(event: &MouseEvent) -> Option<Self> {
        let did = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => MouseDid::Press,
            MouseEventKind::Up(MouseButton::Left) => MouseDid::Release,
            MouseEventKind::Drag(MouseButton::Left) => MouseDid::Drag,
            MouseEventKind::ScrollUp => MouseDid::WheelUp,
            MouseEventKind::ScrollDown => MouseDid::WheelDown,
            _ => return None,
        };
        Some(Self { x: event.column, y: event.row, did })
    }
}
