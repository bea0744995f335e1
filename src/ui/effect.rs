//! What the model wants done outside. (Stand-in.)

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Give the terminal to the shell until `fg`.
    Suspend,
    /// Put this on the clipboard.
    Copy(String),
    /// Let the person edit this in their editor; `Msg::Edited` answers.
    Edit(String),
    /// Paint everything anew.
    Redraw,
    /// Let the terminal have its own mouse (true), or take it (false).
    ReleaseMouse(bool),
    /// Something that is not the terminal's.
    Outside,
}
