//! What somebody chooses for an import, and what it tells of itself.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::plan::Options;
use super::rows::Reject;
use super::writer::{OnDuplicate, Verdict};
use crate::app::texts::{Arg, Texts};

/// How many rejects and look-alikes a report shows.
pub(super) const SHOWN: usize = 10;

/// What somebody chose for an import.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// How the file is read.
    pub options: Options,
    /// What happens to rows whose record is there already.
    pub on_duplicate: OnDuplicate,
    /// The folder for the file of rejected rows; else the current one, else that of the team's file.
    pub rejects_folder: Option<PathBuf>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows done.
    pub done: u64,
    /// Rows in all.
    pub total: u64,
    /// Rows a second.
    pub rate: u64,
}

/// What an import did.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// New records.
    pub added: u64,
    /// Records of before with new values.
    pub updated: u64,
    /// Records of before that were empty in places, filled.
    pub merged: u64,
    /// Rows that brought nothing new.
    pub unchanged: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Where they are.
    pub rejected_file: Option<PathBuf>,
    /// The batch's number; none where nothing was written.
    pub batch: Option<i64>,
    /// How long it took.
    pub seconds: f64,
    /// Its place in the journal.
    pub entry: Option<i64>,
    /// The entry by which the same file was imported before.
    pub earlier: Option<i64>,
    /// Records that were made because cells name them, by kind.
    pub made: BTreeMap<String, u64>,
    /// Stages of the pipeline that were made.
    pub stages: Vec<String>,
    /// The open stages in their order, where some were made.
    pub pipeline: Vec<String>,
    /// What the file's words for stages became, in the order of the pipeline.
    pub mapped: Vec<StageMapped>,
    /// Deals that name a prospect who is not there.
    pub unlinked: u64,
    /// Closed deals without a date of closing.
    pub undated: u64,
    /// The first rejected rows.
    pub rejects: Vec<RejectShown>,
    /// People who were added though somebody has their name: nothing else told who they are.
    pub alike: u64,
    /// The first of them.
    pub alikes: Vec<Alike>,
}

/// A person who was added beside another one of that name, in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Alike {
    /// Their line.
    pub line: u64,
    /// Their name.
    pub name: String,
    /// Who has it too: `P-12`.
    pub like: String,
}

/// What a word of the file for a stage became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageMapped {
    /// The word.
    pub word: String,
    /// How many rows have it.
    pub count: u64,
    /// The stage: its name in the pipeline, or the code of a stage of the lifecycle.
    pub stage: String,
    /// Its place in the order of stages, from 1.
    pub place: usize,
    /// Whether it is made by this import.
    pub made: bool,
}

/// A rejected row, in a report.
#[derive(Debug, Clone, Serialize)]
pub struct RejectShown {
    /// Its line.
    pub line: u64,
    /// The column.
    pub column: String,
    /// The reason's code.
    pub code: &'static str,
    /// The cell.
    pub value: String,
}

impl Report {
    /// What the journal keeps for ever: counts, and by which columns the same program is known again, as marks.
    /// The name of a file may be a person's.
    pub(super) fn facts(&self, system: &str, columns: &[String]) -> Map<String, Json> {
        let mut facts = Map::new();
        if !columns.is_empty() {
            facts.insert("system".to_owned(), Json::from(system));
            facts.insert("columns".to_owned(), Json::from(columns.join(" ")));
        }
        let counts = [
            ("added", self.added),
            ("updated", self.updated),
            ("merged", self.merged),
            ("unchanged", self.unchanged),
            ("rejected", self.rejected),
        ];
        for (name, count) in counts {
            facts.insert(name.to_owned(), Json::from(count));
        }
        facts
    }

    /// Counts a row.
    pub(super) const fn count(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Added => self.added += 1,
            Verdict::Updated => self.updated += 1,
            Verdict::Merged => self.merged += 1,
            Verdict::Unchanged => self.unchanged += 1,
            Verdict::Rejected(..) => self.rejected += 1,
            Verdict::Held => {}
        }
    }

    /// Notes a rejected row; the first ones are shown.
    pub(super) fn reject(&mut self, reject: &Reject) {
        self.rejected += 1;
        if self.rejects.len() < SHOWN {
            self.rejects.push(RejectShown {
                line: reject.line,
                column: reject.column.clone(),
                code: reject.code,
                value: reject.value.clone(),
            });
        }
    }
}

/// The sentence that says why a row was rejected.
pub fn reason(texts: &Texts, reject: &Reject) -> String {
    texts.with(&format!("reject-{}", reject.code), &[("value", Arg::from(reject.value.as_str()))])
}
