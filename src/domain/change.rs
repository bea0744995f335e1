//! What a person may ask of the team's data. The command line and the cockpit both end here, so that
//! one rule decides for both what is done, what is asked first and what is refused.

use super::agreement::steps::Stepping;
use super::edit::Edit;
use super::goal::Revision;
use super::handoff::{Judgement, Objection, Offer};
use super::lifecycle::Lifecycle;
use super::money::Money;
use super::nouns::{AgreementVersion, Side};
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

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// The version.
    pub agreement_version: i64,
    /// For which side.
    pub side: Side,
    /// The hash of the content that the person saw: another content is not signed.
    pub hash: String,
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
    /// Marketing offers a prospect to sales.
    Offer(Offer),
    /// Sales says what becomes of a hand-off, or marketing takes it back.
    Judge(Judgement),
    /// A side does not agree with what became of a hand-off.
    Dispute(Objection),
    /// The other side answers.
    Answer(Objection),
    /// A hand-off goes to another rep, with its clocks.
    PassOn {
        /// The hand-off.
        handoff: i64,
        /// To whom; nothing: back to the whole side.
        to: Option<i64>,
        /// What is said with it.
        note: Option<String>,
    },
    /// A clock is stopped, runs on or is let go.
    StepClock(Stepping),
    /// A new draft of an agreement.
    Draft {
        /// What it says; number and signatures are the rules'.
        version: AgreementVersion,
        /// The version whose terms it begins with.
        like: Option<i64>,
    },
    /// A person signs a version for a side.
    Sign(Signing),
    /// A goal gets another target, for a reason.
    ReviseGoal(Revision),
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
            Self::Offer(offer) => vec![(Kind::Prospect, offer.prospect)],
            Self::Judge(judgement) => vec![(Kind::Handoff, judgement.handoff)],
            Self::Dispute(said) | Self::Answer(said) => vec![(Kind::Handoff, said.handoff)],
            Self::PassOn { handoff, .. } => vec![(Kind::Handoff, *handoff)],
            Self::StepClock(step) => vec![(Kind::Clock, step.clock)],
            Self::Draft { version, .. } => vec![(Kind::Agreement, version.agreement)],
            Self::Sign(signing) => vec![(Kind::AgreementVersion, signing.agreement_version)],
            Self::ReviseGoal(revision) => vec![(Kind::Goal, revision.goal)],
            Self::Together { changes, about } => {
                let rest = changes.iter().enumerate().filter(|(place, _)| place != about).map(|(_, change)| change);
                changes.get(*about).into_iter().chain(rest).flat_map(Self::touches).collect()
            }
            Self::Revert { edits, .. } => edits.iter().map(Edit::subject).collect(),
            Self::RevertImport { .. } => Vec::new(),
        }
    }
}
