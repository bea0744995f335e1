//! Signs: every state has one and a word, so that nothing depends on colour; a set in ASCII too.

/// The signs of a terminal, each one cell wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// A clock that has run out.
    pub late: &'static str,
    /// A clock that runs out today.
    pub due: &'static str,
    /// A promise kept, a thing done.
    pub kept: &'static str,
    /// A clock that stands still.
    pub paused: &'static str,
    /// The selected row.
    pub pointer: &'static str,
    /// A row that the other pane's selection touches.
    pub linked: &'static str,
    /// Sorted upwards.
    pub ascending: &'static str,
    /// Sorted downwards.
    pub descending: &'static str,
    /// Between words of one line.
    pub dot: &'static str,
    /// From one thing to another.
    pub arrow: &'static str,
    /// Refused, lost.
    pub cross: &'static str,
    /// No value.
    pub none: &'static str,
    /// A border's level line.
    pub horizontal: &'static str,
    /// A border's upright line.
    pub vertical: &'static str,
    /// A border's corner.
    pub top_left: &'static str,
    /// A border's corner.
    pub top_right: &'static str,
    /// A border's corner.
    pub bottom_left: &'static str,
    /// A border's corner.
    pub bottom_right: &'static str,
    /// A line that begins at a border's left.
    pub tee_left: &'static str,
    /// A line that ends at a border's right.
    pub tee_right: &'static str,
    /// A whole cell of a bar.
    pub full: &'static str,
    /// The empty part of a bar.
    pub rest: &'static str,
    /// The aim on a bar.
    pub mark: &'static str,
    /// The scroll bar's thumb.
    pub thumb: &'static str,
    /// What was cut off.
    pub more: &'static str,
    /// Eighths of a cell from the left, 1 to 7.
    pub left_eighths: [&'static str; 7],
    /// Eighths of a cell from below, 1 to 7.
    pub lower_eighths: [&'static str; 7],
    /// The steps of a spinner.
    pub spinner: &'static [&'static str],
    /// A touch that came in.
    pub touch_in: &'static str,
    /// A touch that went out.
    pub touch_out: &'static str,
}

impl Glyphs {
    /// For terminals with Unicode.
    pub const UNICODE: Self = Self {
        late: "▲",
        due: "●",
        kept: "✓",
        paused: "‖",
        pointer: "▶",
        linked: "◆",
        ascending: "↑",
        descending: "↓",
        dot: "·",
        arrow: "→",
        cross: "✗",
        none: "–",
        horizontal: "─",
        vertical: "│",
        top_left: "┌",
        top_right: "┐",
        bottom_left: "└",
        bottom_right: "┘",
        tee_left: "├",
        tee_right: "┤",
        full: "█",
        rest: "░",
        mark: "│",
        thumb: "┃",
        more: "…",
        left_eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
        lower_eighths: ["▁", "▂", "▃", "▄", "▅", "▆", "▇"],
        spinner: &["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"],
        touch_in: "←",
        touch_out: "→",
    };

    /// For the others.
    pub const ASCII: Self = Self {
        late: "!",
        due: "o",
        kept: "+",
        paused: "=",
        pointer: ">",
        linked: "*",
        ascending: "^",
        descending: "v",
        dot: "-",
        arrow: ">",
        cross: "x",
        none: "-",
        horizontal: "-",
        vertical: "|",
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        tee_left: "+",
        tee_right: "+",
        full: "#",
        rest: ".",
        mark: "|",
        thumb: "#",
        more: "~",
        left_eighths: [" ", " ", " ", "#", "#", "#", "#"],
        lower_eighths: [" ", " ", "_", "_", "#", "#", "#"],
        spinner: &["|", "/", "-", "\\"],
        touch_in: "<",
        touch_out: ">",
    };

    /// The set that the terminal can show.
    pub const fn fitting(unicode: bool) -> &'static Self {
        if unicode { &Self::UNICODE } else { &Self::ASCII }
    }
}
