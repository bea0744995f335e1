//! Deals: the table, the board and one deal's detail. Sales's pane.

use super::{Field, Mark, TimelineItem};
use crate::domain::money::{Money, Totals};
use crate::domain::time::{Day, Instant};

/// What a pipeline stage means, apart from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StageKind {
    /// The deal goes on.
    Open,
    /// Closed, and ours.
    Won,
    /// Closed, and not ours.
    Lost,
}

/// A pipeline stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StageInfo {
    /// The store's id.
    pub id: i64,
    /// The team's name for it.
    pub name: String,
    /// What it means.
    pub kind: StageKind,
    /// Default probability of winning, 0 to 1.
    pub probability: f64,
}

/// A deal, as a card or a row.
#[derive(Debug, Clone, PartialEq)]
pub struct DealCard {
    /// The store's id.
    pub id: i64,
    /// `D-1042`.
    pub number: String,
    /// Title.
    pub title: String,
    /// The account's name, or empty.
    pub account: String,
    /// Name of the product, or empty.
    pub product: String,
    /// The first person of the buying committee: whom a touch is logged with.
    pub prospect: Option<i64>,
    /// Amount; `None` is unpriced.
    pub amount: Option<Money>,
    /// Whether the amount is quantity × list price.
    pub derived: bool,
    /// Id of the stage it is in.
    pub stage: i64,
    /// The name of that stage.
    pub stage_name: String,
    /// What that stage means.
    pub status: StageKind,
    /// Handle of the owner, or empty.
    pub owner: String,
    /// Whole calendar days in this stage.
    pub days_in_stage: i64,
    /// Whole calendar days since it was created.
    pub age: i64,
    /// When it should close.
    pub expected_close: Option<Day>,
    /// When it closed.
    pub closed: Option<Day>,
    /// The next step's words, or empty.
    pub next_step: String,
    /// The next step's day.
    pub next_due: Option<Day>,
    /// Late: its step or close date is past; due: today; paused: it waits.
    pub mark: Mark,
    /// For optimistic concurrency.
    pub version: i64,
}

/// The kanban board.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    /// One column a stage, in the pipeline's order.
    pub columns: Vec<BoardColumn>,
}

/// A column of the board. Counts and sums are over all deals of the stage, not over the loaded cards.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardColumn {
    /// The stage.
    pub stage: StageInfo,
    /// How many deals are in it.
    pub total: u64,
    /// Their amounts, by currency.
    pub value: Totals,
    /// Place of the first loaded card in the column.
    pub offset: u64,
    /// The loaded cards.
    pub cards: Vec<DealCard>,
}

/// All that is known of one deal.
#[derive(Debug, Clone, PartialEq)]
pub struct DealDetail {
    /// Its card.
    pub card: DealCard,
    /// Name of the stage it is in.
    pub stage: String,
    /// Probability, close reason, competitor, need, value promised, custom fields …
    pub fields: Vec<Field>,
    /// The people: name and role in the buying committee.
    pub people: Vec<(String, String)>,
    /// Where it has been, oldest first.
    pub stays: Vec<StageStay>,
    /// Touches and events, newest first.
    pub timeline: Vec<TimelineItem>,
}

/// One stay in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageStay {
    /// Name of the stage.
    pub stage: String,
    /// When it entered.
    pub entered: Instant,
    /// Whole calendar days there, up to now for the last one.
    pub days: i64,
}
