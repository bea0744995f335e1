//! What a person may ask of the team's data. The command line and the cockpit both end here, so that
//! one rule decides for both what is done, what is asked first and what is refused.

use super::edit::Edit;
use super::lifecycle::Lifecycle;
use super::money::Money;
use super::record::{Kind, Record, Value};
use super::time::Instant;

/// What one mutation risks, hence what is asked before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Several changes as one: one entry, one undo, and where one is refused none is done. Later ones call
    /// what earlier ones make by [`made`](super::together::made); undo does not stand among them.
    Together {
        /// What is done, in order.
        changes: Vec<Self>,
        /// The place of the one that the entry is told by.
        about: usize,
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
    /// Changes as one; one alone is itself.
    pub fn together(mut changes: Vec<Self>, about: usize) -> Self {
        match changes.pop() {
            Some(only) if changes.is_empty() => only,
            last => {
                changes.extend(last);
                Self::Together { changes, about }
            }
        }
    }

    /// What it risks.
    pub fn risk(&self) -> Risk {
        match self {
            Self::RevertImport { .. } => Risk::Bulk,
            Self::Together { changes, .. } => changes.iter().map(Self::risk).max().unwrap_or(Risk::Reversible),
            _ => Risk::Reversible,
        }
    }

    /// The records that it names, first what it is about; consequences may touch more.
    pub fn touches(&self) -> Vec<(Kind, i64)> {
        match self {
            Self::Add(record) => vec![(record.kind, record.id)],
            Self::Edit { kind, id, .. } | Self::Archive { kind, id, .. } => vec![(*kind, *id)],
            Self::MoveDeal { deal, .. } => vec![(Kind::Deal, *deal)],
            Self::EnterStage { prospect, .. } => vec![(Kind::Prospect, *prospect)],
            Self::Together { changes, about } => {
                let rest = changes.iter().enumerate().filter(|(place, _)| place != about).map(|(_, change)| change);
                changes.get(*about).into_iter().chain(rest).flat_map(Self::touches).collect()
            }
            Self::Revert { edits, .. } => edits.iter().map(Edit::subject).collect(),
            Self::RevertImport { .. } => Vec::new(),
        }
    }
}
