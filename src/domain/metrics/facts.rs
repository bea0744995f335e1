//! What happened, as the formulas need it: days are already those of the workspace's zone, and each
//! fact carries the groups that were asked for.

use super::agreement::{ClockFact, Debt, Response};
use super::handoffs::HandoffFact;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::domain::time::Day;

/// The groups a fact belongs to, one a dimension that is not of time; nothing is a group of its own.
pub type Groups = Vec<Option<String>>;

/// What a deal's event means for figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// It was won.
    Won,
    /// It was lost.
    Lost,
    /// A win was cancelled by reopening the deal.
    WinReversed,
    /// A loss was cancelled by reopening the deal.
    LossReversed,
}

/// A closing or its reversal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingFact {
    /// The deal.
    pub deal: i64,
    /// What happened.
    pub what: Closing,
    /// On which day.
    pub day: Day,
    /// The amount then.
    pub amount: Option<Money>,
    /// Whether no later reopening cancelled it.
    pub stands: bool,
    /// The day on which the deal began: engaged, else opened.
    pub began: Option<Day>,
    /// The prospect's first contact, else creation.
    pub first_contact: Option<Day>,
    /// Its groups.
    pub groups: Groups,
}

/// A deal that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFact {
    /// The deal.
    pub deal: i64,
    /// Its amount, or the list price of its lines.
    pub value: Option<Money>,
    /// Its chance in per cent.
    pub probability: i64,
    /// The day on which it was opened.
    pub day: Option<Day>,
    /// Its groups.
    pub groups: Groups,
}

/// One qualification episode of a prospect. A million of them are held at once: days take four bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeFact {
    /// The prospect.
    pub prospect: i64,
    /// Which passage, from 1.
    pub episode: i32,
    reached: [i32; STAGES],
    /// Its groups.
    pub groups: Groups,
}

/// The funnel's stages from lead to customer, counted by their numbers.
const STAGES: usize = Lifecycle::Customer as usize + 1;
const NEVER: i32 = i32::MIN;

impl EpisodeFact {
    /// An episode from the days on which it entered stages, in any order; the first entry of a stage
    /// counts, and a skipped stage was passed on the way to the earliest later one (DOMAIN 4.2). The
    /// first episode reached "lead" on the day when the prospect was `created`.
    pub fn new(prospect: i64, episode: i32, created: Day, entries: &[(Lifecycle, Day)], groups: Groups) -> Self {
        let mut reached = [NEVER; STAGES];
        for (stage, day) in entries {
            // Who recommends us has bought.
            let stage = if *stage == Lifecycle::Advocate { Lifecycle::Customer } else { *stage };
            if let Some(place) = reached.get_mut(stage as usize) {
                let day = i32::try_from(day.0).unwrap_or(NEVER);
                *place = if *place == NEVER { day } else { day.min(*place) };
            }
        }
        let mut later = NEVER;
        for place in reached.iter_mut().rev() {
            if *place == NEVER {
                *place = later;
            } else {
                later = if later == NEVER { *place } else { later.min(*place) };
            }
        }
        if episode == 1
            && let Some(lead) = reached.get_mut(Lifecycle::Lead as usize)
        {
            *lead = i32::try_from(created.0).unwrap_or(NEVER);
        }
        Self { prospect, episode, reached, groups }
    }

    /// The day on which a stage was reached.
    pub fn day(&self, stage: Lifecycle) -> Option<Day> {
        self.reached.get(stage as usize).filter(|day| **day != NEVER).map(|day| Day(i64::from(*day)))
    }
}

/// Money spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpendFact {
    /// The entry.
    pub spend: i64,
    /// The day.
    pub day: Day,
    /// How much.
    pub amount: Money,
    /// Its groups.
    pub groups: Groups,
}

/// A goal, its target, and what was reached of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalFact {
    /// Its name.
    pub name: String,
    /// What was reached, in the target's unit; nothing where there is no such figure yet.
    pub actual: Option<Ratio>,
    /// Why there is none.
    pub why: Option<&'static str>,
    /// The target in force.
    pub target: i64,
}

/// Everything that some figures are counted from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Closings and reversals.
    pub closings: Vec<ClosingFact>,
    /// Open deals.
    pub open: Vec<OpenFact>,
    /// Episodes.
    pub episodes: Vec<EpisodeFact>,
    /// Spend.
    pub spends: Vec<SpendFact>,
    /// Clocks of the agreement.
    pub clocks: Vec<ClockFact>,
    /// First answers.
    pub responses: Vec<Response>,
    /// Volumes and values that are owed.
    pub debts: Vec<Debt>,
    /// Hand-offs.
    pub handoffs: Vec<HandoffFact>,
    /// Goals of the period.
    pub goals: Vec<GoalFact>,
}
