//! The catalogue: every figure's id, unit, direction and what it is counted from. Its words are the
//! texts `metric-<id>` and `metric-<id>.definition`.

/// What a figure's value is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things.
    Count,
    /// Minor units of a currency.
    Money,
    /// 0 to 1.
    Ratio,
    /// Whole calendar days.
    Days,
    /// Working seconds.
    Seconds,
}

impl Unit {
    /// The word in JSON; never translated.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Ratio => "ratio",
            Self::Days => "days",
            Self::Seconds => "s",
        }
    }
}

/// Which facts a figure is counted from, hence which dimensions it can be grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Qualification episodes of prospects, by the day of entering the upper stage.
    Episodes,
    /// Closings of deals and their reversals, by the day of each.
    Closings,
    /// Deals open now.
    Open,
    /// Money spent on campaigns, by day.
    Spend,
    /// Spend over episodes.
    SpendAndEpisodes,
    /// Clocks of the agreement, by the day on which they are due or started.
    Clocks,
    /// First answers to hand-offs, by the day of the hand-off.
    Responses,
    /// Volumes and values of the version in force, each against what it owes by now.
    Debts,
    /// Hand-offs, by the day of their verdict.
    Handoffs,
    /// Goals of the period, each against its own target.
    Goals,
}

/// One figure of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// Its id on the command line, in JSON and in the texts.
    pub id: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// What it is counted from.
    pub basis: Basis,
    /// Whether more is better; for costs and waiting times less is.
    pub more_is_better: bool,
}

const fn metric(id: &'static str, unit: Unit, basis: Basis, more_is_better: bool) -> Metric {
    Metric { id, unit, basis, more_is_better }
}

/// Every figure, in the order of the funnel, then of the money.
pub const CATALOGUE: &[Metric] = &[
    metric("leads", Unit::Count, Basis::Episodes, true),
    metric("mql", Unit::Count, Basis::Episodes, true),
    metric("sal", Unit::Count, Basis::Episodes, true),
    metric("sql", Unit::Count, Basis::Episodes, true),
    metric("opportunities", Unit::Count, Basis::Episodes, true),
    metric("customers", Unit::Count, Basis::Episodes, true),
    metric("lead_to_mql", Unit::Ratio, Basis::Episodes, true),
    metric("mql_to_sal", Unit::Ratio, Basis::Episodes, true),
    metric("sal_to_sql", Unit::Ratio, Basis::Episodes, true),
    metric("sql_to_opportunity", Unit::Ratio, Basis::Episodes, true),
    metric("opportunity_to_won", Unit::Ratio, Basis::Episodes, true),
    metric("mql_to_won", Unit::Ratio, Basis::Episodes, true),
    metric("speed_to_lead_median", Unit::Seconds, Basis::Responses, false),
    metric("speed_to_lead_p90", Unit::Seconds, Basis::Responses, false),
    metric("attempts_depth", Unit::Ratio, Basis::Clocks, true),
    metric("sla_attainment", Unit::Ratio, Basis::Clocks, true),
    metric("sla_open_view", Unit::Ratio, Basis::Clocks, true),
    metric("volume_attainment", Unit::Ratio, Basis::Debts, true),
    metric("value_delivered", Unit::Money, Basis::Debts, true),
    metric("acceptance_rate", Unit::Ratio, Basis::Handoffs, true),
    metric("decision_time_median", Unit::Seconds, Basis::Handoffs, false),
    metric("handoffs_waiting", Unit::Count, Basis::Handoffs, false),
    metric("spend", Unit::Money, Basis::Spend, false),
    metric("cost_per_lead", Unit::Money, Basis::SpendAndEpisodes, false),
    metric("cost_per_mql", Unit::Money, Basis::SpendAndEpisodes, false),
    metric("bookings", Unit::Money, Basis::Closings, true),
    metric("deals_won", Unit::Count, Basis::Closings, true),
    metric("deals_lost", Unit::Count, Basis::Closings, false),
    metric("win_rate", Unit::Ratio, Basis::Closings, true),
    metric("average_deal", Unit::Money, Basis::Closings, true),
    metric("median_deal", Unit::Money, Basis::Closings, true),
    metric("sales_cycle_mean", Unit::Days, Basis::Closings, false),
    metric("sales_cycle_median", Unit::Days, Basis::Closings, false),
    metric("lead_to_won_median", Unit::Days, Basis::Closings, false),
    metric("lead_to_won_p90", Unit::Days, Basis::Closings, false),
    metric("open_deals", Unit::Count, Basis::Open, true),
    metric("open_value", Unit::Money, Basis::Open, true),
    metric("weighted_pipeline", Unit::Money, Basis::Open, true),
    metric("goal_attainment", Unit::Ratio, Basis::Goals, true),
];

/// The figure of that id.
pub fn find(id: &str) -> Option<&'static Metric> {
    CATALOGUE.iter().find(|metric| metric.id == id)
}
