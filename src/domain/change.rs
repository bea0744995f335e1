//! What a person may ask of the team's data. The command line and the cockpit both end here, so that
//! one rule decides for both what is done, what is asked first and what is refused.

use super::edit::Edit;
use super::lifecycle::Lifecycle;
use super::money::Money;
use super::record::{Kind, Record, Value};
use super::time::Instant;

/// What one mutation risks, hence what is asked before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Risk {
    /// One key undoes it: nothing is asked.
    Reversible,
    /// Many records at once: count and sample are shown first.
    Bulk,
    /// Nothing brings it back: its name is typed.
    Irreversible,
}

/// How a deal moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    /// To the stage, whatever it means, unless the deal is closed.
    To,
    /// Back from a closing into an open stage.
    Reopen,
}

/// A mutation of the team's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds a record; rules fill what was left out.
    Add(Record),
    /// Sets fields of a record. With `version`, only if nobody wrote it since.
    Edit {
        /// Which noun.
        kind: Kind,
        /// Which record.
        id: i64,
        /// The version that the person saw.
        version: Option<i64>,
        /// The fields and their new values.
        set: Vec<(&'static str, Value)>,
    },
    /// Puts a record away, or takes it out again.
    Archive {
        /// Which noun.
        kind: Kind,
        /// Which record.
        id: i64,
        /// The version that the person saw.
        version: Option<i64>,
        /// Away or back.
        away: bool,
    },
    /// Moves a deal to a stage: on, won, lost, or reopened.
    MoveDeal {
        /// The deal.
        deal: i64,
        /// The version that the person saw.
        version: Option<i64>,
        /// On, or back from a closing.
        how: Move,
        /// The stage.
        stage: i64,
        /// When it happened; nothing: now.
        at: Option<Instant>,
        /// A new amount.
        amount: Option<Money>,
        /// Why; a lost deal needs one.
        reason: Option<String>,
        /// A remark, added to the deal's note.
        note: Option<String>,
    },
    /// Enters a prospect into a lifecycle stage by hand.
    EnterStage {
        /// The prospect.
        prospect: i64,
        /// The version that the person saw.
        version: Option<i64>,
        /// The stage.
        stage: Lifecycle,
        /// When; nothing: now.
        at: Option<Instant>,
        /// A remark, added to the prospect's note.
        note: Option<String>,
    },
    /// Turns a journal entry around, field by field, where nobody wrote over it since.
    Revert {
        /// The entry.
        entry: i64,
        /// What that entry did.
        edits: Vec<Edit>,
    },
    /// Turns a published import around as one step.
    RevertImport {
        /// The entry of its publication, or of its earlier revert.
        entry: i64,
        /// How many records it brought.
        records: u64,
    },
}

impl Change {
    /// What it risks.
    pub const fn risk(&self) -> Risk {
        match self {
            Self::RevertImport { .. } => Risk::Bulk,
            _ => Risk::Reversible,
        }
    }

    /// The records that it names; consequences may touch more.
    pub fn touches(&self) -> Vec<(Kind, i64)> {
        match self {
            Self::Add(record) => vec![(record.kind, record.id)],
            Self::Edit { kind, id, .. } | Self::Archive { kind, id, .. } => vec![(*kind, *id)],
            Self::MoveDeal { deal, .. } => vec![(Kind::Deal, *deal)],
            Self::EnterStage { prospect, .. } => vec![(Kind::Prospect, *prospect)],
            Self::Revert { edits, .. } => edits.iter().map(Edit::subject).collect(),
            Self::RevertImport { .. } => Vec::new(),
        }
    }
}
