//! What happened, by whom.

use super::Message;
use crate::domain::time::Instant;

/// One line of the journal. A bulk edit or an import is one line.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalRow {
    /// The entry's sequence number: its id.
    pub id: i64,
    /// When it was recorded.
    pub at: Instant,
    /// Handle of who did it.
    pub by: String,
    /// Code of that member's side.
    pub side: &'static str,
    /// What was done: `did-deal-moved` with `number`, `stage` …
    pub what: Message,
    /// What people call the subject by, or empty: `D-1042`.
    pub number: String,
    /// The changed fields: code, before, after, ready to print.
    pub fields: Vec<(String, String, String)>,
    /// How many rows it changed.
    pub rows: u64,
    /// Whether it has been taken back.
    pub undone: bool,
    /// Code of the reason why it cannot be undone (or, if undone, redone) from here.
    pub stuck: Option<&'static str>,
}
