//! What this terminal can show, read from the environment alone: no question is sent whose answer
//! could come among the keys.

use std::io::{self, IsTerminal as _};

use ratatui::layout::Size;

use crate::domain::refusal::{Refusal, RefusalKind};

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: bold, dim, underlined and reversed only.
    Mono,
    /// The sixteen of the person's own palette.
    Ansi16,
    /// The 256 of xterm.
    Ansi256,
    /// 24 bits.
    True,
}

/// What a person may ask of the colours (`--color`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorChoice {
    /// As the environment says.
    #[default]
    Auto,
    /// Colours even where the environment says no.
    Always,
    /// None.
    Never,
}

/// Why the cockpit cannot open here; as a [`Refusal`] it has a sentence and the exit code 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTerminal {
    /// `TERM` is `dumb` or not set: nothing can be placed on the screen.
    Dumb,
    /// Standard input is not a terminal.
    Input,
    /// Standard output is not a terminal.
    Output,
}

impl From<NoTerminal> for Refusal {
    fn from(why: NoTerminal) -> Self {
        match why {
            NoTerminal::Dumb => Self::new(RefusalKind::Usage, "no-terminal-dumb"),
            NoTerminal::Input => Self::new(RefusalKind::Usage, "no-terminal-input"),
            NoTerminal::Output => Self::new(RefusalKind::Usage, "no-terminal-output"),
        }
    }
}

/// What the terminal can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capability {
    /// Its colours.
    pub depth: Depth,
    /// Whether it shows more than ASCII.
    pub unicode: bool,
}

impl Capability {
    /// Looks at this process's terminal.
    ///
    /// # Errors
    /// Where it is none, or one on which nothing can be placed.
    pub fn detect(choice: ColorChoice) -> Result<Self, NoTerminal> {
        if !io::stdin().is_terminal() {
            return Err(NoTerminal::Input);
        }
        if !io::stdout().is_terminal() {
            return Err(NoTerminal::Output);
        }
        Self::of(choice, |name| std::env::var(name).ok())
    }

    /// The same from an environment.
    ///
    /// # Errors
    /// Where `TERM` says that nothing can be placed on the screen.
    pub fn of(choice: ColorChoice, get: impl Fn(&str) -> Option<String>) -> Result<Self, NoTerminal> {
        let get = |name: &str| get(name).filter(|value| !value.is_empty());
        let term = get("TERM").filter(|term| term != "dumb").ok_or(NoTerminal::Dumb)?;
        let refused = get("NO_COLOR").is_some() || get("CLICOLOR").as_deref() == Some("0");
        let depth = match choice {
            ColorChoice::Never => Depth::Mono,
            ColorChoice::Auto if refused => Depth::Mono,
            ColorChoice::Auto => depth(&term, get("COLORTERM").as_deref()),
            ColorChoice::Always => depth(&term, get("COLORTERM").as_deref()).max(Depth::Ansi16),
        };
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(get).unwrap_or_default().to_lowercase();
        Ok(Self { depth, unicode: locale.contains("utf-8") || locale.contains("utf8") })
    }
}

/// The terminal's size now, in cells.
pub fn size() -> Size {
    let told = rustix::termios::tcgetwinsize(io::stdout()).map_or((0, 0), |size| (size.ws_col, size.ws_row));
    known_size(told, |name| std::env::var(name).ok())
}

/// Serial lines and some scripts do not know their size and say 0: then `COLUMNS` and `LINES` do, or it
/// is what terminals always were.
fn known_size((columns, rows): (u16, u16), get: impl Fn(&str) -> Option<String>) -> Size {
    let known = |told: u16, name: &str, usual: u16| match told {
        0 => get(name).and_then(|text| text.parse().ok()).filter(|&cells| cells > 0).unwrap_or(usual),
        told => told,
    };
    Size::new(known(columns, "COLUMNS", 80), known(rows, "LINES", 24))
}

fn depth(term: &str, colorterm: Option<&str>) -> Depth {
    const TRUE: [&str; 6] = ["direct", "kitty", "alacritty", "foot", "wezterm", "ghostty"];
    const MONO: [&str; 4] = ["vt1", "vt2", "vt3", "ansi-m"];
    if matches!(colorterm, Some("truecolor" | "24bit")) || TRUE.iter().any(|name| term.contains(name)) {
        Depth::True
    } else if term.contains("256color") {
        Depth::Ansi256
    } else if term.ends_with("-m") || term.ends_with("-mono") || MONO.iter().any(|name| term.starts_with(name)) {
        Depth::Mono
    } else {
        Depth::Ansi16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(choice: ColorChoice, env: &[(&str, &str)]) -> Result<Capability, NoTerminal> {
        Capability::of(choice, |name| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    fn depth_of(env: &[(&str, &str)]) -> Depth {
        of(ColorChoice::Auto, env).unwrap().depth
    }

    #[test]
    fn the_environment_says_how_many_colours() {
        assert_eq!(depth_of(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(depth_of(&[("TERM", "xterm-kitty")]), Depth::True);
        assert_eq!(depth_of(&[("TERM", "tmux-256color")]), Depth::Ansi256);
        assert_eq!(depth_of(&[("TERM", "linux")]), Depth::Ansi16);
        assert_eq!(depth_of(&[("TERM", "vt220")]), Depth::Mono);
        for no in [("NO_COLOR", "1"), ("CLICOLOR", "0")] {
            assert_eq!(depth_of(&[("TERM", "xterm"), ("COLORTERM", "truecolor"), no]), Depth::Mono);
        }
        assert_eq!(depth_of(&[("TERM", "xterm"), ("NO_COLOR", "")]), Depth::Ansi16);
    }

    #[test]
    fn a_person_has_the_last_word_on_colour() {
        let env = [("TERM", "xterm-256color"), ("NO_COLOR", "1")];
        assert_eq!(of(ColorChoice::Always, &env).unwrap().depth, Depth::Ansi256);
        assert_eq!(of(ColorChoice::Never, &env[..1]).unwrap().depth, Depth::Mono);
    }

    #[test]
    fn a_size_that_is_not_told_is_guessed() {
        let nothing = |_: &str| None;
        let lines = |name: &str| (name == "LINES").then(|| "50".to_owned());
        assert_eq!(known_size((200, 60), lines), Size::new(200, 60));
        assert_eq!(known_size((0, 0), nothing), Size::new(80, 24));
        assert_eq!(known_size((0, 0), lines), Size::new(80, 50));
        assert_eq!(known_size((1, 1), nothing), Size::new(1, 1));
    }

    #[test]
    fn a_dumb_terminal_is_refused() {
        assert_eq!(of(ColorChoice::Auto, &[("TERM", "dumb")]), Err(NoTerminal::Dumb));
        assert_eq!(of(ColorChoice::Auto, &[]), Err(NoTerminal::Dumb));
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let unicode =
            |env: &[(&str, &str)]| of(ColorChoice::Auto, &[&[("TERM", "xterm")], env].concat()).unwrap().unicode;
        assert!(unicode(&[("LANG", "it_IT.UTF-8")]));
        assert!(unicode(&[("LC_ALL", "C.utf8"), ("LANG", "C")]));
        assert!(!unicode(&[("LC_ALL", "C"), ("LANG", "it_IT.UTF-8")]));
        assert!(!unicode(&[]));
    }
}
