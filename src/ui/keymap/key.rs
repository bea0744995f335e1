//! A key as the cockpit knows it, how it is written in `keys.toml`, and how it comes from the terminal.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyName {
    /// A letter, digit or sign, shift already in it.
    Char(char),
    /// F1 to F12.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab; Shift-Tab is this with `shift`.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The keys that are written as words, and how.
const NAMED: [(&str, KeyName); 18] = [
    ("enter", KeyName::Enter),
    ("return", KeyName::Enter),
    ("esc", KeyName::Esc),
    ("tab", KeyName::Tab),
    ("backspace", KeyName::Backspace),
    ("delete", KeyName::Delete),
    ("insert", KeyName::Insert),
    ("up", KeyName::Up),
    ("down", KeyName::Down),
    ("left", KeyName::Left),
    ("right", KeyName::Right),
    ("home", KeyName::Home),
    ("end", KeyName::End),
    ("pageup", KeyName::PageUp),
    ("pagedown", KeyName::PageDown),
    ("pgup", KeyName::PageUp),
    ("pgdn", KeyName::PageDown),
    ("space", KeyName::Char(' ')),
];

/// A key with what was held beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: KeyName,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held; never set for [`KeyName::Char`], whose shift is in the letter.
    pub shift: bool,
}

impl Key {
    /// The key alone.
    pub const fn plain(code: KeyName) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A letter, digit or sign alone.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyName::Char(c))
    }

    /// The letter that this key would type into a field, if any.
    pub fn typed(&self) -> Option<char> {
        match self.code {
            KeyName::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The word of a named key (`enter`), for `key-<word>` in the texts.
    pub fn word(&self) -> Option<&'static str> {
        NAMED.iter().find(|(_, code)| *code == self.code).map(|(word, _)| *word)
    }
}

/// Why a key's name cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKey(pub String);

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = text;
        loop {
            let lower = rest.to_ascii_lowercase();
            // A lone sign such as `-` is a key, never a modifier.
            let (held, length) = if lower.starts_with("ctrl-") && lower.len() > 5 {
                (&mut ctrl, 5)
            } else if lower.starts_with("alt-") && lower.len() > 4 {
                (&mut alt, 4)
            } else if lower.starts_with("shift-") && lower.len() > 6 {
                (&mut shift, 6)
            } else {
                break;
            };
            *held = true;
            rest = rest.get(length..).unwrap_or_default();
        }
        let unknown = || UnknownKey(text.to_owned());
        let lower = rest.to_lowercase();
        let code = if let Some((_, code)) = NAMED.iter().find(|(word, _)| *word == lower) {
            *code
        } else if let Some(number) = lower.strip_prefix('f').and_then(|digits| digits.parse().ok()) {
            Some(number).filter(|number| (1..=12).contains(number)).map(KeyName::F).ok_or_else(unknown)?
        } else {
            let mut chars = rest.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) if !c.is_control() => KeyName::Char(c),
                _ => return Err(unknown()),
            }
        };
        Ok(Self { code, ctrl, alt, shift }.normal())
    }
}

impl Key {
    /// One spelling for each key: shift goes into the letter, and control does not know cases.
    fn normal(mut self) -> Self {
        if let KeyName::Char(c) = self.code {
            if self.ctrl {
                self.code = KeyName::Char(c.to_ascii_lowercase());
            } else if self.shift {
                self.code = KeyName::Char(c.to_uppercase().next().unwrap_or(c));
            }
            self.shift = false;
        }
        self
    }
}

/// As written in `keys.toml`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, word) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(word)?;
            }
        }
        match (self.word(), self.code) {
            (Some(word), _) => f.write_str(word),
            (None, KeyName::F(number)) => write!(f, "f{number}"),
            (None, KeyName::Char(c)) => write!(f, "{c}"),
            (None, _) => Ok(()),
        }
    }
}

/// Some keys that follow each other: `o n`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sequence(pub Vec<Key>);

impl FromStr for Sequence {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let keys: Vec<Key> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(UnknownKey(text.to_owned())) } else { Ok(Self(keys)) }
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, key) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
        }
        Ok(())
    }
}

impl Key {
    /// The terminal's key, where it is one that the cockpit knows and was pressed (not released).
    pub fn from_terminal(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let code = match event.code {
            KeyCode::Char(c) => KeyName::Char(c),
            KeyCode::F(number) => KeyName::F(number),
            KeyCode::Enter => KeyName::Enter,
            KeyCode::Esc => KeyName::Esc,
            KeyCode::Tab | KeyCode::BackTab => KeyName::Tab,
            KeyCode::Backspace => KeyName::Backspace,
            KeyCode::Delete => KeyName::Delete,
            KeyCode::Insert => KeyName::Insert,
            KeyCode::Up => KeyName::Up,
            KeyCode::Down => KeyName::Down,
            KeyCode::Left => KeyName::Left,
            KeyCode::Right => KeyName::Right,
            KeyCode::Home => KeyName::Home,
            KeyCode::End => KeyName::End,
            KeyCode::PageUp => KeyName::PageUp,
            KeyCode::PageDown => KeyName::PageDown,
            _ => return None,
        };
        let held = |modifier| event.modifiers.contains(modifier);
        let shift = held(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab;
        let key = Self { code, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT), shift };
        // AltGr arrives as ctrl+alt with the letter already chosen: it is that letter.
        match key.code {
            KeyName::Char(_) if key.ctrl && key.alt => Some(Self::plain(code)),
            _ => Some(key.normal()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        for text in ["q", "Q", "ctrl-d", "f2", "shift-tab", "enter", "space", "-", "+", "<", "ctrl--", "o n", "alt-x"] {
            assert_eq!(text.parse::<Sequence>().map(|keys| keys.to_string()), Ok(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn spellings_of_one_key_are_one_key() {
        for (one, other) in [("Return", "enter"), ("shift-q", "Q"), ("ctrl-D", "ctrl-d"), ("PgUp", "pageup")] {
            assert_eq!(one.parse::<Key>(), other.parse::<Key>());
        }
    }

    #[test]
    fn names_that_are_no_keys_are_refused() {
        for text in ["", "f13", "f0", "ctrl-", "abc", "\u{1b}"] {
            assert!(text.parse::<Sequence>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_terminals_keys_become_ours() {
        let key = |code, modifiers| Key::from_terminal(&KeyEvent::new(code, modifiers)).map(|key| key.to_string());
        assert_eq!(key(KeyCode::Char('Q'), KeyModifiers::SHIFT), Some("Q".to_owned()));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Some("shift-tab".to_owned()));
        assert_eq!(key(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT), Some("@".to_owned()));
        assert_eq!(key(KeyCode::CapsLock, KeyModifiers::NONE), None);
    }
}
