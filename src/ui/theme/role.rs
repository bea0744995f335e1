//! What a cell can be for.

macro_rules! roles {
    ($($(#[$meaning:meta])* $role:ident $name:literal,)*) => {
        /// What a cell is for. A theme gives each role a style.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role {
            $($(#[$meaning])* $role,)*
        }

        impl Role {
            /// All roles.
            pub const ALL: [Self; [$(Self::$role),*].len()] = [$(Self::$role),*];

            /// The role's name in a theme file.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$role => $name,)*
                }
            }
        }
    };
}

roles! {
    /// Ordinary text, and the background of everything.
    Text "text",
    /// Text of less weight.
    Dim "dim",
    /// The border of a pane.
    Border "border",
    /// The border of the pane that has the keys.
    BorderFocus "border-focus",
    /// A pane's title.
    Title "title",
    /// What should catch the eye.
    Accent "accent",
    /// The selected row of the pane that has the keys.
    Selected "selected",
    /// The selected row of another pane.
    SelectedUnfocused "selected-unfocused",
    /// A table's head.
    Header "header",
    /// Good news.
    Good "good",
    /// A warning.
    Warn "warn",
    /// Bad news.
    Bad "bad",
    /// News.
    Info "info",
    /// A clock that has run out.
    Late "late",
    /// A clock that runs out today.
    Due "due",
    /// A promise kept.
    Kept "kept",
    /// A clock that stands still.
    Paused "paused",
    /// What is marketing's.
    Marketing "marketing",
    /// What is sales's.
    Sales "sales",
    /// What is both sides'.
    Joint "joint",
    /// A field to type in.
    Input "input",
    /// The place where typing goes.
    Cursor "cursor",
    /// What a search found, within a text.
    Match "match",
    /// A key that can be pressed.
    Key "key",
    /// What that key does.
    KeyHint "key-hint",
    /// The filled part of a bar.
    Bar "bar",
    /// The empty part of a bar.
    BarRest "bar-rest",
    /// First series of a chart.
    Series1 "series-1",
    /// Second series of a chart.
    Series2 "series-2",
    /// Third series of a chart.
    Series3 "series-3",
    /// Fourth series of a chart.
    Series4 "series-4",
    /// Fifth series of a chart.
    Series5 "series-5",
    /// Sixth series of a chart.
    Series6 "series-6",
    /// A message that goes away by itself.
    Toast "toast",
    /// The same, of something done.
    ToastGood "toast-good",
    /// The same, of something refused.
    ToastBad "toast-bad",
    /// A tab.
    Tab "tab",
    /// The tab that is open.
    TabActive "tab-active",
    /// A row that the selection of the other pane touches.
    Marked "marked",
    /// What lies over the rest: help, palette, dialog.
    Popup "popup",
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The role's place in [`Self::ALL`].
    pub(super) const fn index(self) -> usize {
        self as usize
    }
}
