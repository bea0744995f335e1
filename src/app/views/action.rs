//! What a person wants done to the team's data, as the screens say it. The service makes the
//! domain's changes of it: it stamps who and when, and reads typed text by the team's language.

use serde::{Deserialize, Serialize};

use super::{Kind, Message};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// A form's field by its code, and what was typed into it or chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The field's code, as in import and `--json`: `expected_close`.
    pub field: &'static str,
    /// The text as typed (`12k`, `fri`), or a choice's value.
    pub value: String,
}

/// A hand-off, by itself or by the prospect whose last one is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum HandoffOf {
    /// By its id.
    Handoff(i64),
    /// By the prospect's id.
    Prospect(i64),
}

/// A wish to change something. `version` is what the screen had before it.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A new thing of `kind`.
    Add {
        /// What it is to be.
        kind: Kind,
        /// Its fields; those left empty are not there.
        fields: Vec<Input>,
    },
    /// Other values for some fields of a thing.
    Edit {
        /// Its kind.
        kind: Kind,
        /// Its id.
        id: i64,
        /// What the screen had.
        version: i64,
        /// The changed fields only; an empty value clears.
        fields: Vec<Input>,
    },
    /// Put a thing away.
    Archive {
        /// Its kind.
        kind: Kind,
        /// Its id.
        id: i64,
        /// What the screen had.
        version: i64,
    },
    /// Move a deal to a stage; to a won or lost one, with the close reason in `fields`.
    MoveDeal {
        /// The deal.
        deal: i64,
        /// What the screen had.
        version: i64,
        /// The stage.
        stage: i64,
        /// `close_reason`, `amount`, `on`, `note`.
        fields: Vec<Input>,
    },
    /// The next step of a deal: `next_step`, `next_due`.
    NextStep {
        /// The deal.
        deal: i64,
        /// What the screen had.
        version: i64,
        /// The step and its day.
        fields: Vec<Input>,
    },
    /// A touch: `channel`, `direction`, `outcome`, `on`, `campaign`, `note`.
    LogTouch {
        /// With whom.
        prospect: i64,
        /// The rest.
        fields: Vec<Input>,
    },
    /// Marketing offers a prospect to sales: `to`, `note`.
    HandOff {
        /// Who.
        prospect: i64,
        /// What the screen had.
        version: i64,
        /// To whom, and what is said with it.
        fields: Vec<Input>,
    },
    /// Sales accepts the hand-off.
    Accept {
        /// Which.
        of: HandoffOf,
        /// What the screen had of it; 0 where it had none.
        version: i64,
    },
    /// Sales refuses: `reason`, `note`.
    Refuse {
        /// Which.
        of: HandoffOf,
        /// What the screen had.
        version: i64,
        /// The coded reason and a note.
        fields: Vec<Input>,
    },
    /// Back to nurture until a day: `until`, `note`.
    Recycle {
        /// Which.
        of: HandoffOf,
        /// What the screen had of it; 0 where it had none.
        version: i64,
        /// The day and a note.
        fields: Vec<Input>,
    },
    /// Marketing takes an offer back.
    TakeBack {
        /// Which.
        of: HandoffOf,
        /// What the screen had of it; 0 where it had none.
        version: i64,
    },
    /// A side disputes: `note`, and for management `side`.
    Dispute {
        /// Which.
        of: HandoffOf,
        /// Why.
        fields: Vec<Input>,
    },
    /// The other side answers: `note`, and for management `side`.
    Reply {
        /// Which.
        of: HandoffOf,
        /// The answer.
        fields: Vec<Input>,
    },
    /// Another rep takes it: `to`, `note`.
    PassOn {
        /// Which.
        of: HandoffOf,
        /// To whom.
        fields: Vec<Input>,
    },
    /// A clock is paused, resumed or waived: `reason`.
    StepClock {
        /// Which.
        clock: i64,
        /// Code: `paused`, `resumed`, `waived`.
        step: &'static str,
        /// Why.
        fields: Vec<Input>,
    },
    /// A new draft of the agreement: `from`, `until`, `following`, `note`; the first one makes the agreement, with `name`.
    Draft {
        /// The version whose terms it begins with.
        like: Option<i64>,
        /// The version's fields.
        fields: Vec<Input>,
    },
    /// Sign a version.
    Sign {
        /// Which.
        version: i64,
        /// Code of the side.
        side: &'static str,
        /// The hash of the content on the screen.
        hash: String,
    },
    /// A goal gets another target: `target`, `reason`.
    ReviseGoal {
        /// Which.
        goal: i64,
        /// What the screen had of it; 0 where it had none.
        version: i64,
        /// The target and why.
        fields: Vec<Input>,
    },
    /// What a lead of a type is worth in a draft's value term: `name`, `subject`, `won`, `decided`, `revenue`. A type that
    /// is there already gets these values.
    LeadValue {
        /// The term.
        term: i64,
        /// The type and its values.
        fields: Vec<Input>,
    },
    /// The simulator's scenario becomes a draft.
    PlanToDraft(super::PlanInput),
    /// Money spent on a campaign: `amount`, `on`.
    Spend {
        /// The campaign.
        campaign: i64,
        /// The amount and the day.
        fields: Vec<Input>,
    },
    /// Take back a journal entry; `None` is this member's last one.
    Undo(Option<i64>),
    /// Do again what was taken back; `None` is the last one.
    Redo(Option<i64>),
    /// The first run: a new team file. `team`, `handle`, `side`, `currency`, `zone`, `language`.
    CreateTeam(Vec<Input>),
    /// The same wish, after the question of [`Asked`].
    Meant(Box<Action>),
    /// The same wish over somebody else's newer value, after [`Conflict`].
    Over {
        /// The wish that was refused.
        action: Box<Action>,
        /// The version that now stands.
        version: i64,
    },
}

/// A question before something is done to many records at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The same wish, meant: what a yes sends.
    pub action: Action,
    /// What will happen: `ask-import-undone` with `file` and `n`.
    pub question: Message,
    /// The first of the records, ready to print.
    pub sample: Vec<String>,
}

/// Somebody else was faster: both values, to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The wish that lost.
    pub action: Action,
    /// What people call the thing by.
    pub number: String,
    /// Title or name.
    pub name: String,
    /// Handle of who was faster.
    pub by: String,
    /// When.
    pub at: Instant,
    /// The version that now stands.
    pub version: i64,
    /// The fields on which the two differ.
    pub fields: Vec<ConflictField>,
}

/// One field of a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictField {
    /// The field's code.
    pub field: String,
    /// What both started from, ready to print.
    pub before: String,
    /// What the other member made of it.
    pub theirs: String,
    /// What this member wanted.
    pub yours: String,
}

/// Long work that the screens can start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Read a file of prospects, deals, … into the team's data.
    Import {
        /// The path as typed.
        path: String,
        /// What was answered: choice and answer.
        answers: Vec<(String, String)>,
    },
    /// Look at such a file, and say what reading it would do.
    Survey {
        /// The path as typed.
        path: String,
        /// What was answered so far: choice and answer.
        answers: Vec<(String, String)>,
    },
    /// Make and open a generated team.
    Demo {
        /// How many prospects.
        prospects: u64,
    },
}

/// How a job stands.
#[derive(Debug, Clone, PartialEq)]
pub struct JobProgress {
    /// What it does: `job-import` with `file`.
    pub title: Message,
    /// Rows done.
    pub done: u64,
    /// Rows in all, where that is known.
    pub total: Option<u64>,
    /// Rows a second.
    pub rate: u64,
    /// Whether it goes on.
    pub state: JobState,
}

/// Whether a job goes on.
#[derive(Debug, Clone, PartialEq)]
pub enum JobState {
    /// It does, and can be cancelled.
    Running,
    /// It is being taken back.
    Cancelling,
    /// It is done: the summary, e.g. `job-import-done` with `added`, `rejected`.
    Done(Message),
    /// It was taken back; nothing is left of it.
    Cancelled,
    /// It failed; nothing is left of it.
    Failed(Refusal),
}
