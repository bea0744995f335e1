//! The joint page of figures, and the explanation of one.

use crate::domain::money::Money;
use crate::domain::time::{Day, Instant};

/// A figure's value with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// How many.
    Count(i64),
    /// How much.
    Money(Money),
    /// A share, 0 to 1; a return may be less than 0 or more than 1.
    Ratio(f64),
    /// Calendar days.
    Days(f64),
    /// Seconds.
    Seconds(i64),
    /// Not available; [`Figure::why`] names which nothing.
    None,
}

impl Value {
    /// It as a bare number, for lengths of bars: money in minor units.
    #[expect(clippy::cast_precision_loss, reason = "a bar has a few hundred steps")]
    pub const fn number(self) -> Option<f64> {
        match self {
            Self::Count(n) | Self::Seconds(n) => Some(n as f64),
            Self::Money(money) => Some(money.minor as f64),
            Self::Ratio(n) | Self::Days(n) => Some(n),
            Self::None => None,
        }
    }
}

/// One figure of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The metric's id: `win_rate`.
    pub id: &'static str,
    /// The value.
    pub value: Value,
    /// Numerator, for ratios.
    pub k: Option<u64>,
    /// Denominator, or the number of cases a median is of.
    pub n: Option<u64>,
    /// Wilson's 95 % interval, for ratios.
    pub interval: Option<(f64, f64)>,
    /// Code of the reason where there is no value: `no-leads`, `none-decided`, `no-target`.
    pub why: Option<&'static str>,
    /// The same figure in the period before.
    pub before: Value,
}

/// A step of the funnel.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelStep {
    /// Code: `lead`, `mql`, `sal`, `sql`, `opportunity`, `customer`.
    pub stage: &'static str,
    /// How many of the cohort reached it.
    pub count: u64,
    /// How many of those in the step before reached it: `None` for the first step.
    pub converted: Option<(u64, u64)>,
}

/// One month of bookings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Month {
    /// Its first day.
    pub start: Day,
    /// Won revenue less reversals.
    pub amount: Money,
    /// Deals won.
    pub won: u64,
    /// Deals lost.
    pub lost: u64,
    /// Target, where one was set.
    pub target: Option<Money>,
}

/// What a campaign cost and brought in the period.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignFigures {
    /// The store's id; 0 for those without a campaign.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Spend.
    pub spend: Option<Money>,
    /// Leads.
    pub leads: u64,
    /// Deals won.
    pub won: u64,
    /// Spend a lead.
    pub cost_per_lead: Option<Money>,
}

/// A goal and how far it is.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalBar {
    /// The store's id.
    pub id: i64,
    /// The metric's id.
    pub metric: &'static str,
    /// Code: `marketing`, `sales`, `joint`.
    pub side: &'static str,
    /// So far.
    pub actual: Value,
    /// Wanted at the end.
    pub target: Value,
    /// Wanted by now, at an even pace over working time.
    pub pace: Value,
}

/// The joint page.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricsPage {
    /// The period as typed: `2026-Q4`.
    pub period: String,
    /// Its first day.
    pub from: Option<Day>,
    /// The first day after it.
    pub until: Option<Day>,
    /// The first days of the first and the last month in which there is anything, whatever the period.
    pub data: Option<(Day, Day)>,
    /// The figures at the top, in reading order.
    pub figures: Vec<Figure>,
    /// The cohort funnel.
    pub funnel: Vec<FunnelStep>,
    /// Bookings, month by month, oldest first.
    pub months: Vec<Month>,
    /// By campaign, dearest first.
    pub campaigns: Vec<CampaignFigures>,
    /// Goals of the period.
    pub goals: Vec<GoalBar>,
    /// Win rate by owner: handle, won, decided.
    pub win_rates: Vec<(String, u64, u64)>,
}

/// Why a figure is what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The figure itself.
    pub figure: Figure,
    /// Whose figure it is, where there is one of each: a term's, a goal's name.
    pub name: Option<String>,
    /// The period as typed.
    pub period: String,
    /// The formula's terms with their numbers, in its order: code and value.
    pub terms: Vec<(String, Value)>,
    /// Rows that count, first ones.
    pub rows: Vec<Reading>,
    /// How many count in all.
    pub rows_total: u64,
    /// Rows that do not, first ones.
    pub excluded: Vec<Excluded>,
    /// How many do not in all.
    pub excluded_total: u64,
    /// Whether the rows add up to the figure; `None` where that is not a sum.
    pub sum_holds: Option<bool>,
    /// What it stands on.
    pub ground: Ground,
}

/// What a figure stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// The working calendars it is measured by.
    pub calendars: Vec<String>,
    /// The versions of the agreement whose terms it is of: number and first day.
    pub versions: Vec<(i64, Day)>,
    /// The zone of its days.
    pub zone: String,
    /// As of when.
    pub as_of: Instant,
}

/// One row behind a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What people call it by.
    pub number: String,
    /// Title or name.
    pub name: String,
    /// When it counted.
    pub on: Option<Day>,
    /// With how much.
    pub value: Value,
    /// Of a share: whether it is among those above the line, or only below it; `None` for other figures.
    pub above: Option<bool>,
}

/// One row left out of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Excluded {
    /// The row.
    pub row: Reading,
    /// Code of the reason.
    pub reason: &'static str,
}
