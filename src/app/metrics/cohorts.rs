//! The funnel of a period: from the ready-made counts where it is made of whole months, from the
//! episodes themselves where it is not. Both ways give the same numbers.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::app::views::FunnelStep;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::metrics::catalogue;
use crate::domain::metrics::cohort::{belongs, came, converted, upper};
use crate::domain::metrics::facts::{EpisodeFact, Facts};
use crate::domain::metrics::figures::{Ask, Row};
use crate::domain::metrics::sums::cost;
use crate::domain::period::Period;
use crate::domain::refusal::Refusal;
use crate::domain::time::Day;
use crate::store::{Count, Store, Tallied};

/// The funnel's stages, from the first to the last.
const STEPS: &[Lifecycle] =
    &[Lifecycle::Lead, Lifecycle::Mql, Lifecycle::Sal, Lifecycle::Sql, Lifecycle::Opportunity, Lifecycle::Customer];

/// What became of the prospects of a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cohorts {
    /// The leads created in the period whose first episode reached each stage by now.
    pub reached: BTreeMap<Lifecycle, u64>,
    /// Episodes that entered each stage in the period.
    pub entered: BTreeMap<Lifecycle, u64>,
    /// Episodes that became MQL in the period, and those of them that were won by now.
    pub mql_won: (u64, u64),
    /// The leads created in the period by campaign; the empty name is "none".
    pub leads_by_campaign: BTreeMap<String, u64>,
}

impl Cohorts {
    /// Whether a period begins and ends with a month.
    pub fn whole_months(period: Period) -> bool {
        let first = |day: Option<Day>| day.is_none_or(|day| day.date().day() == 1);
        first(period.from()) && first(period.until())
    }

    /// The cohorts of a period, from the counts (`whole`) or from all episodes.
    ///
    /// # Errors
    /// The store's.
    pub fn read(
        store: &Store,
        period: Period,
        whole: bool,
        episodes: &[EpisodeFact],
        names: &BTreeMap<i64, String>,
    ) -> Result<Self, Refusal> {
        if whole { Self::from_counts(store, period, names) } else { Ok(Self::from_episodes(period, episodes)) }
    }

    fn from_counts(store: &Store, period: Period, names: &BTreeMap<i64, String>) -> Result<Self, Refusal> {
        let (first, last) = (period.from().map(Day::month), period.last().map(Day::month));
        let mut cohorts = Self::default();
        let add = |to: &mut BTreeMap<Lifecycle, u64>, counts: &[Tallied]| {
            for (_, stage, n) in counts {
                *to.entry(*stage).or_default() += n;
            }
        };
        let leads = store.tallied(Count::LeadCohort, first, last)?;
        add(&mut cohorts.reached, &leads);
        for (campaign, _, n) in leads.iter().filter(|(_, stage, _)| *stage == Lifecycle::Lead) {
            *cohorts.leads_by_campaign.entry(names.get(campaign).cloned().unwrap_or_default()).or_default() += n;
        }
        add(&mut cohorts.entered, &store.tallied(Count::Reached, first, last)?);
        let mut qualified = BTreeMap::new();
        add(&mut qualified, &store.tallied(Count::MqlCohort, first, last)?);
        let of = |stage| qualified.get(&stage).copied().unwrap_or(0);
        cohorts.mql_won = (of(Lifecycle::Customer), of(Lifecycle::Mql));
        Ok(cohorts)
    }

    /// From the episodes; their first group must be the campaign.
    pub fn from_episodes(period: Period, episodes: &[EpisodeFact]) -> Self {
        let mut cohorts = Self::default();
        let reached = |fact: &EpisodeFact, stage| fact.day(stage).is_some_and(|day| period.contains(day));
        for fact in episodes {
            for stage in STEPS.iter().filter(|stage| **stage > Lifecycle::Lead && reached(fact, **stage)) {
                *cohorts.entered.entry(*stage).or_default() += 1;
            }
            if belongs("mql_to_won", fact, period) {
                cohorts.mql_won.0 += u64::from(converted("mql_to_won", fact, None));
                cohorts.mql_won.1 += 1;
            }
            if belongs("leads", fact, period) {
                for stage in STEPS.iter().filter(|stage| fact.day(**stage).is_some()) {
                    *cohorts.reached.entry(*stage).or_default() += 1;
                }
                let campaign = fact.groups.first().cloned().flatten().unwrap_or_default();
                *cohorts.leads_by_campaign.entry(campaign).or_default() += 1;
            }
        }
        cohorts
    }

    fn leads(&self) -> u64 {
        self.reached.get(&Lifecycle::Lead).copied().unwrap_or(0)
    }

    /// The cohort funnel: each step with how many of the one before reached it.
    pub fn funnel(&self) -> Vec<FunnelStep> {
        let mut above = None;
        STEPS
            .iter()
            .map(|stage| {
                let count = self.reached.get(stage).copied().unwrap_or(0);
                let converted = above.map(|above| (count, above));
                above = Some(count);
                FunnelStep { stage: stage.word(), count, converted }
            })
            .collect()
    }

    /// A figure of the joint page that is counted from prospects; nothing for the others.
    pub fn figure(&self, id: &str, facts: &Facts, ask: &Ask) -> Option<Row> {
        let metric = catalogue::find(id)?;
        let (value, k, n, why) = match id {
            "leads" => came(metric, 0, self.leads()),
            "mql" | "opportunities" | "customers" => {
                came(metric, 0, self.entered.get(&upper(id)).copied().unwrap_or(0))
            }
            "mql_to_won" => came(metric, self.mql_won.0, self.mql_won.1),
            "cost_per_lead" => {
                let spent = facts.spends.iter().filter(|fact| ask.period.contains(fact.day));
                cost(ask, spent.map(|fact| fact.amount), self.leads())
            }
            _ => return None,
        };
        Some(Row { id: metric.id, unit: metric.unit, group: Vec::new(), value, k, n, why })
    }
}
