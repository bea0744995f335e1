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
    /// What a trial showed; empty while something is asked.
    pub trial: ImportTrial,
}

/// What an import would do, as a trial of the whole file shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportTrial {
    /// What the file's words for stages become, in the order of the stages.
    pub stages: Vec<ImportStage>,
    /// How many rows would be rejected.
    pub rejected: u64,
    /// The first of them.
    pub rejects: Vec<ImportReject>,
    /// Where they would be.
    pub rejected_file: String,
}

/// A word of the file for a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportStage {
    /// The word.
    pub word: String,
    /// How many rows have it.
    pub count: u64,
    /// The stage's name in the pipeline, or the code of a stage of the lifecycle.
    pub stage: String,
    /// Its place among the stages, from 1.
    pub place: usize,
    /// Whether it is new.
    pub made: bool,
}

/// A row that would be rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReject {
    /// Its line.
    pub line: u64,
    /// The column; empty where it is the row as a whole.
    pub column: String,
    /// Why.
    pub why: Message,
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
    /// What is asked: `kind`, `dates`, `decimal`, `currency`, `map`, `not-dates`, `not-numbers`,
    /// `alias`.
    pub choice: &'static str,
    /// The column in question, or empty.
    pub column: String,
    /// A cell that the answers read differently, the name in question, or empty.
    pub sample: String,
    /// The answers, the likelier first: what is sent, and how the sample then reads. Where a name is asked
    /// about, a reading is the known name, and none stands for a new one of that name, then for all such.
    pub options: Vec<(String, String)>,
}
