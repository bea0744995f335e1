//! What an import is about to do, to be looked at before it is done.

use super::Message;

/// The plan of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportView {
    /// The file's name.
    pub file: String,
    /// How many rows.
    pub rows: u64,
    /// Code of what the rows are: `prospects`, `deals` …; `None` while that is asked.
    pub kind: Option<&'static str>,
    /// The encoding's name.
    pub encoding: String,
    /// The delimiter.
    pub delimiter: char,
    /// The columns and what becomes of them.
    pub columns: Vec<ImportColumn>,
    /// What must be answered before it can run, one after the other.
    pub question: Option<ImportQuestion>,
    /// What should be known.
    pub notes: Vec<Message>,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportColumn {
    /// Its name in the file.
    pub header: String,
    /// The fields that it fills, by their codes; `field:NAME` is one of the team's own, `-` none.
    pub targets: Vec<String>,
    /// How its cells are read, or empty.
    pub format: String,
    /// Code of the reason: `header`, `cells`, `profile` …
    pub reason: &'static str,
    /// Some of its cells.
    pub samples: Vec<String>,
}

/// Something that the file does not prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportQuestion {
    /// What is asked: `kind`, `dates`, `decimal`, `currency`, `map`, `alias`.
    pub choice: &'static str,
    /// The column in question, or empty.
    pub column: String,
    /// A cell that the answers read differently, the name in question, or empty.
    pub sample: String,
    /// The answers, the likelier first: what is sent, and how the sample then reads. Where a name is asked
    /// about, a reading is the known name, and none stands for a new one of that name, then for all such.
    pub options: Vec<(String, String)>,
}
