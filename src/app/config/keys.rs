//! The settings that there are. One table: the file, the environment, the flags and `config show` read it.

/// What a setting's value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any text.
    Text,
    /// A path; in a file it is relative to that file, and `~/` is the home folder.
    Path,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
}

impl Shape {
    /// The value as it is kept, where it may be that.
    pub fn check(self, value: &str) -> Option<String> {
        let fits = match self {
            Self::Text | Self::Path => true,
            Self::Flag => return flag(value).map(|on| on.to_string()),
            Self::Choice(words) => words.contains(&value),
        };
        fits.then(|| value.to_owned())
    }

    /// What it may be, for a person who wrote something else.
    pub fn choices(self) -> String {
        match self {
            Self::Text | Self::Path => "\"…\"".to_owned(),
            Self::Flag => "true, false".to_owned(),
            Self::Choice(words) => words.join(", "),
        }
    }
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "true" | "1" | "yes" | "on" => Some(true),
        "false" | "0" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// One setting. `setting-<name>` is its explanation's text.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name in `config.toml`.
    pub name: &'static str,
    /// The variable that sets it.
    pub variable: &'static str,
    /// What it may be.
    pub shape: Shape,
    /// What it is where nobody set it; empty where that depends on the computer or is nothing.
    pub default: &'static str,
}

const fn key(name: &'static str, variable: &'static str, shape: Shape, default: &'static str) -> Key {
    Key { name, variable, shape, default }
}

/// All of them.
pub const KEYS: &[Key] = &[
    key("file", "SMARKETING_FILE", Shape::Path, ""),
    key("as", "SMARKETING_AS", Shape::Text, ""),
    key("language", "SMARKETING_LANG", Shape::Choice(&["en", "it", "es"]), ""),
    key("dates", "SMARKETING_DATES", Shape::Choice(&["local", "iso"]), "local"),
    key("theme", "SMARKETING_THEME", Shape::Text, "terminal"),
    key("mouse", "SMARKETING_MOUSE", Shape::Flag, "true"),
    key("ascii", "SMARKETING_ASCII", Shape::Flag, ""),
    key("keymap", "SMARKETING_KEYMAP", Shape::Path, ""),
];

/// What the setting of that name may be.
pub fn shape(name: &str) -> Option<Shape> {
    KEYS.iter().find(|key| key.name == name).map(|key| key.shape)
}
