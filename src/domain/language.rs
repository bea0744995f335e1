//! The languages that the tool speaks: of the workspace, of a person's terminal, of a typed date.

use std::fmt;
use std::str::FromStr;

use super::refusal::Refusal;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Italian.
    It,
    /// Spanish.
    Es,
}

impl Language {
    /// All of them, in the order of the documents.
    pub const ALL: [Self; 3] = [Self::En, Self::It, Self::Es];

    /// The two letters of ISO 639: what `--lang` and the team file hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::It => "it",
            Self::Es => "es",
        }
    }

    /// The language of a tag, whatever its region: `it`, `es-MX`, `en_US.UTF-8`; `C` and `POSIX` are
    /// English. Nothing for a language that the tool does not speak.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "en" | "c" | "posix" => Some(Self::En),
            "it" => Some(Self::It),
            "es" => Some(Self::Es),
            _ => None,
        }
    }
}

impl FromStr for Language {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::of_tag(text).ok_or_else(|| Refusal::invalid("unknown-language").with("value", text))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_every_shape() {
        for (tag, language) in [
            ("it", Some(Language::It)),
            ("it_IT.UTF-8", Some(Language::It)),
            ("ca_ES@valencia", None),
            ("es-419", Some(Language::Es)),
            ("C.UTF-8", Some(Language::En)),
            ("POSIX", Some(Language::En)),
            ("", None),
            ("italiano", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
        assert_eq!("de".parse::<Language>().unwrap_err().code, "unknown-language");
    }
}
