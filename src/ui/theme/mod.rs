//! Roles to styles. (Stand-in until the terminal branch lands.)

use ratatui::style::{Color, Modifier, Style};

/// What a cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "stand-in")]
pub enum Role {
    Text,
    Dim,
    Border,
    BorderFocus,
    Title,
    Accent,
    Selected,
    SelectedUnfocused,
    Header,
    Good,
    Warn,
    Bad,
    Info,
    Late,
    Due,
    Kept,
    Paused,
    Marketing,
    Sales,
    Joint,
    Input,
    Cursor,
    Match,
    Key,
    KeyHint,
    Bar,
    BarRest,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Toast,
}

/// A theme.
#[derive(Debug, Clone)]
pub struct Theme {
    mono: bool,
    glyphs: Glyphs,
}

impl Theme {
    /// The delivered theme.
    pub fn terminal() -> Self {
        Self { mono: false, glyphs: Glyphs::UNICODE }
    }
    /// No colour, ASCII or not.
    pub fn mono(ascii: bool) -> Self {
        Self { mono: true, glyphs: if ascii { Glyphs::ASCII } else { Glyphs::UNICODE } }
    }
    /// The glyphs.
    pub const fn glyphs(&self) -> &Glyphs {
        &self.glyphs
    }
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let s = Style::new();
        if self.mono {
            return match role {
                Role::Dim | Role::KeyHint | Role::BarRest | Role::Border => s.add_modifier(Modifier::DIM),
                Role::Selected => s.add_modifier(Modifier::REVERSED),
                Role::Title | Role::Header | Role::Key | Role::BorderFocus | Role::Accent => {
                    s.add_modifier(Modifier::BOLD)
                }
                Role::SelectedUnfocused | Role::Match => s.add_modifier(Modifier::UNDERLINED),
                _ => s,
            };
        }
        match role {
            Role::Text | Role::Input => s,
            Role::Dim | Role::KeyHint | Role::BarRest | Role::Border => s.fg(Color::DarkGray),
            Role::BorderFocus | Role::Accent | Role::Info => s.fg(Color::Cyan),
            Role::Title => s.add_modifier(Modifier::BOLD),
            Role::Header => s.fg(Color::DarkGray).add_modifier(Modifier::BOLD),
            Role::Selected => s.add_modifier(Modifier::REVERSED),
            Role::SelectedUnfocused => s.bg(Color::DarkGray),
            Role::Good | Role::Kept => s.fg(Color::Green),
            Role::Warn | Role::Due => s.fg(Color::Yellow),
            Role::Bad | Role::Late => s.fg(Color::Red),
            Role::Paused => s.fg(Color::Blue),
            Role::Marketing => s.fg(Color::Magenta),
            Role::Sales => s.fg(Color::Blue),
            Role::Joint => s.fg(Color::Cyan),
            Role::Cursor => s.add_modifier(Modifier::REVERSED),
            Role::Match => s.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            Role::Key => s.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            Role::Bar | Role::Series1 => s.fg(Color::Cyan),
            Role::Series2 => s.fg(Color::Magenta),
            Role::Series3 => s.fg(Color::Yellow),
            Role::Series4 => s.fg(Color::Green),
            Role::Series5 => s.fg(Color::Blue),
            Role::Series6 => s.fg(Color::Red),
            Role::Toast => s,
        }
    }
}

/// Signs.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "stand-in")]
pub struct Glyphs {
    pub late: &'static str,
    pub due: &'static str,
    pub kept: &'static str,
    pub paused: &'static str,
    pub pointer: &'static str,
    pub linked: &'static str,
    pub ascending: &'static str,
    pub descending: &'static str,
    pub dot: &'static str,
    pub arrow: &'static str,
    pub cross: &'static str,
    pub none: &'static str,
    pub horizontal: &'static str,
    pub vertical: &'static str,
    pub top_left: &'static str,
    pub top_right: &'static str,
    pub bottom_left: &'static str,
    pub bottom_right: &'static str,
    pub tee_left: &'static str,
    pub tee_right: &'static str,
    pub full: &'static str,
    pub rest: &'static str,
    pub mark: &'static str,
    pub thumb: &'static str,
    /// Eighths of a cell from the left, 1 to 7.
    pub left_eighths: [&'static str; 7],
    /// Eighths of a cell from below, 1 to 7.
    pub lower_eighths: [&'static str; 7],
    pub spinner: &'static [&'static str],
    pub touch_in: &'static str,
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
        left_eighths: [" ", " ", " ", "#", "#", "#", "#"],
        lower_eighths: [" ", " ", "_", "_", "#", "#", "#"],
        spinner: &["|", "/", "-", "\\"],
        touch_in: "<",
        touch_out: ">",
    };
}
