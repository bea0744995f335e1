//! What the screens show, as plain data: no colour, no column, no query.
//!
//! A screen asks with a [`Query`] and gets back an [`Answer`]; a person's wish to change something is
//! an [`Action`]. Names stand here as the team wrote them, codes (`mql`, `call`) as the domain has
//! them: the texts turn codes into words. Ids are the store's own row ids; what people call a thing
//! by (`D-1042`) stands beside them as `number`.

mod action;
mod agreement;
mod campaigns;
mod frame;
mod import;
mod journal;
mod metrics;
mod page;
mod pipeline;
mod prospects;
mod query;
mod today;

pub use action::{Action, Asked, Conflict, ConflictField, HandoffOf, Input, Job, JobProgress, JobState};
pub use agreement::{
    AgreementPage, CalendarRow, ClockRow, ClockSet, DiffLine, GoalDetail, GoalRow, LeniencyRow, PlanInput, PlanRow,
    PlanView, SignatureRow, TermDetail, TermRow, VersionInfo,
};
pub use campaigns::{CampaignDetail, CampaignRow, HandOffRow, SpendRow};
pub use frame::{Applied, Change, Choice, ChoiceKind, Consequence, Identity, Kind, Mark, Message, Touched};
pub use import::{ImportColumn, ImportQuestion, ImportReject, ImportStage, ImportTrial, ImportView};
pub use journal::JournalRow;
pub use metrics::{
    CampaignFigures, Excluded, Explanation, Figure, FunnelStep, GoalBar, Ground, MetricsPage, Month, Reading, Value,
};
pub use page::{Anchor, Page, Sort, Window};
pub use pipeline::{Board, BoardColumn, DealCard, DealDetail, StageInfo, StageKind, StageStay};
pub use prospects::{
    Channel, Contact, DealLine, Episode, Field, HandoffInfo, Need, ProspectDetail, ProspectRow, Score, TimelineItem,
};
pub use query::{Answer, Link, List, Loaded, Query, Slot};
pub use today::{Judged, Opens, Rung, TodayItem, TodayPage, TodayTeam};
