//! Campaigns and the hand-offs that wait: marketing's pane.

use super::Mark;
use crate::domain::metrics::FEW;
use crate::domain::money::Money;
use crate::domain::time::{Day, Instant};

/// One line of the list of campaigns.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignRow {
    /// The store's id.
    pub id: i64,
    /// `C-12`.
    pub number: String,
    /// Name.
    pub name: String,
    /// Channel as the team wrote it, or empty.
    pub channel: String,
    /// Code: `planned`, `active`, `paused`, `done`.
    pub status: &'static str,
    /// What was spent so far: in the base currency, else in the only one there is.
    pub spend: Option<Money>,
    /// Code of what the spend leaves out, or why there is none: `other-currencies`.
    pub spend_why: Option<&'static str>,
    /// What may be spent.
    pub budget: Option<Money>,
    /// Leads it brought.
    pub leads: u64,
    /// Of these, marketing qualified.
    pub mql: u64,
    /// Accepted by sales.
    pub sal: u64,
    /// Hand-offs of them that sales refused.
    pub refused: u64,
    /// Not to be won.
    pub disqualified: u64,
    /// Won.
    pub won: u64,
    /// Attributed won revenue under the team's default model.
    pub revenue: Option<Money>,
    /// Code of what the revenue leaves out, or why there is none: `other-currencies`, `unpriced`.
    pub revenue_why: Option<&'static str>,
    /// Return, 2.12 for +212 %; `None` is n/a (no cost yet).
    pub roi: Option<f64>,
    /// Code of what the return leaves out, or why there is none: `no-spend`, `unpriced`, `other-currencies`.
    pub roi_why: Option<&'static str>,
    /// First day.
    pub start: Option<Day>,
    /// Last day.
    pub end: Option<Day>,
    /// Handle of the owner, or empty.
    pub owner: String,
    /// For optimistic concurrency.
    pub version: i64,
}

impl CampaignRow {
    /// How many of its leads are decided: won, or not to be won.
    pub const fn decided(&self) -> u64 {
        self.won + self.disqualified
    }

    /// Whether too few are decided for its return to be a verdict (DOMAIN R3).
    pub const fn few(&self) -> bool {
        self.decided() < FEW
    }
}

/// All that is known of one campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignDetail {
    /// The list's row of it.
    pub row: CampaignRow,
    /// Objective, in words.
    pub objective: String,
    /// Audience, in words.
    pub audience: String,
    /// What was spent, newest first.
    pub spends: Vec<SpendRow>,
    /// What sales said to the hand-offs of its prospects: code of the verdict (`offered` waits) and how often.
    pub verdicts: Vec<(&'static str, u64)>,
    /// Why sales refused its leads: the reason's code and name, and how often.
    pub refusals: Vec<(String, u64)>,
}

/// One entry of spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpendRow {
    /// The day.
    pub on: Day,
    /// The amount.
    pub amount: Money,
}

/// A hand-off that waits for the verdict of sales.
#[derive(Debug, Clone, PartialEq)]
pub struct HandOffRow {
    /// The store's id of the hand-off.
    pub id: i64,
    /// `H-12`.
    pub number: String,
    /// The prospect's id.
    pub prospect: i64,
    /// The prospect's name.
    pub name: String,
    /// The account's name, or empty.
    pub account: String,
    /// Name of the campaign that brought them, or empty.
    pub campaign: String,
    /// Handle of who must decide, or empty.
    pub owner: String,
    /// Which passage of the prospect it is; above 1 it was recycled before.
    pub episode: u32,
    /// When it was offered.
    pub offered: Instant,
    /// Code of what sales said: `offered`, or what a side disputes.
    pub verdict: &'static str,
    /// Code: `none`, `by_marketing`, `by_sales`, `answered`.
    pub dispute: &'static str,
    /// When a verdict is owed.
    pub due: Option<Instant>,
    /// How that clock stands.
    pub mark: Mark,
    /// For optimistic concurrency.
    pub version: i64,
}
