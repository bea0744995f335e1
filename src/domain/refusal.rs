//! Why a rule says no: a code that the texts turn into a sentence, the values that sentence needs,
//! and the kind of refusal, from which the command line takes its exit code.

use std::fmt;

/// What sort of "no" this is. The command line's exit codes follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RefusalKind {
    /// A rule of the business says no (exit code 1).
    Rule,
    /// The thing that was named does not exist (exit code 3).
    NotFound,
    /// A value cannot be what was given (exit code 4).
    Invalid,
    /// Somebody else changed it first (exit code 5).
    Conflict,
    /// Another session holds what is needed (exit code 5).
    Locked,
    /// This member may not do this (exit code 6).
    Permission,
    /// The words of the request do not fit together (exit code 2).
    Usage,
    /// A check that was asked for is not met (exit code 1).
    NotMet,
    /// The data file is foreign, newer or damaged (exit code 65).
    Data,
    /// A disk, a path or a terminal did not do what it should (exit code 70).
    Internal,
    /// A setting cannot be (exit code 78).
    Configuration,
}

impl RefusalKind {
    /// The exit code of CLI.md.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Rule | Self::NotMet => 1,
            Self::Usage => 2,
            Self::NotFound => 3,
            Self::Invalid => 4,
            Self::Conflict | Self::Locked => 5,
            Self::Permission => 6,
            Self::Data => 65,
            Self::Internal => 70,
            Self::Configuration => 78,
        }
    }

    /// The word used in JSON errors; never translated.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rule => "refused",
            Self::NotFound => "not_found",
            Self::Invalid => "invalid_input",
            Self::Conflict => "conflict",
            Self::Locked => "locked",
            Self::Permission => "not_permitted",
            Self::Usage => "usage",
            Self::NotMet => "not_met",
            Self::Data => "data",
            Self::Internal => "internal",
            Self::Configuration => "configuration",
        }
    }
}

/// A rule's "no". `code` is the id of the text (`refusal-<code>` in the locales, with an optional
/// `refusal-<code>.hint`), `values` are the text's variables. The domain never writes sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What sort of refusal this is.
    pub kind: RefusalKind,
    /// The text's id without its `refusal-` prefix.
    pub code: &'static str,
    /// The variables of the text, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal of `kind` with the text `code`.
    pub const fn new(kind: RefusalKind, code: &'static str) -> Self {
        Self { kind, code, values: Vec::new() }
    }

    /// A business rule's refusal.
    pub const fn rule(code: &'static str) -> Self {
        Self::new(RefusalKind::Rule, code)
    }

    /// A value that cannot be.
    pub const fn invalid(code: &'static str) -> Self {
        Self::new(RefusalKind::Invalid, code)
    }

    /// A thing that is not there.
    pub const fn not_found(code: &'static str) -> Self {
        Self::new(RefusalKind::NotFound, code)
    }

    /// Adds a variable for the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

/// For logs and tests only: people read the translated text.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        for (name, value) in &self.values {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
