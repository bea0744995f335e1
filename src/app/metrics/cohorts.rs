//! The funnel of a period: from the ready-made counts where it is made of whole months, from the
//! episodes themselves where it is not. Both ways give the same numbers.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::app::views::FunnelStep;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::metrics::catalogue;
use crate::domain::metrics::facts::{EpisodeFact, Facts};
use crate::domain::metrics::figures::{Row, Value};
use crate::domain::money::{Currency, Money, Totals};
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

/// An amount over a count, rounded; nothing over nothing.
pub fn per(amount: Money, count: u64) -> Option<Money> {
    let minor = (count > 0).then(|| (amount.minor as f64 / count as f64).round() as i64)?;
    Some(Money { minor, ..amount })
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
        let within = |fact: &EpisodeFact, stage| fact.day(stage).is_some_and(|day| period.contains(day));
        for fact in episodes {
            for stage in STEPS.iter().filter(|stage| **stage > Lifecycle::Lead && within(fact, **stage)) {
                *cohorts.entered.entry(*stage).or_default() += 1;
            }
            if within(fact, Lifecycle::Mql) {
                cohorts.mql_won.0 += u64::from(fact.day(Lifecycle::Customer).is_some());
                cohorts.mql_won.1 += 1;
            }
            if fact.episode == 1 && within(fact, Lifecycle::Lead) {
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
    pub fn figure(&self, id: &str, facts: &Facts, period: Period, base: Currency) -> Option<Row> {
        let metric = catalogue::find(id)?;
        let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let entered = |stage| self.entered.get(&stage).copied().unwrap_or(0);
        let count = |n: u64| (Some(Value::Count(signed(n))), None, signed(n), None);
        let (value, k, n, why) = match id {
            "leads" => count(self.leads()),
            "mql" => count(entered(Lifecycle::Mql)),
            "opportunities" => count(entered(Lifecycle::Opportunity)),
            "customers" => count(entered(Lifecycle::Customer)),
            "mql_to_won" => {
                let (won, all) = self.mql_won;
                let ratio = (all > 0).then(|| Value::Ratio(won as f64 / all as f64));
                (ratio, Some(signed(won)), signed(all), ratio.is_none().then_some("no-leads"))
            }
            "cost_per_lead" => {
                let mut totals = Totals::default();
                facts.spends.iter().filter(|fact| period.contains(fact.day)).for_each(|fact| totals.add(fact.amount));
                let currency = if totals.0.len() == 1 { *totals.0.keys().next().unwrap_or(&base) } else { base };
                let spent = i64::try_from(totals.of(currency).minor).unwrap_or(i64::MAX);
                let cost = per(Money { minor: spent, currency }, self.leads()).filter(|_| !totals.0.is_empty());
                let why = if totals.0.is_empty() { "no-spend" } else { "no-leads" };
                (cost.map(Value::Money), None, signed(self.leads()), cost.is_none().then_some(why))
            }
            _ => return None,
        };
        Some(Row { id: metric.id, unit: metric.unit, group: Vec::new(), value, k, n: Some(n), why })
    }
}
