//! Campaigns with what they cost and brought. There are few of them: their figures are read together,
//! from ready-made counts and covering indexes, and a list of them is sorted in memory.

use std::collections::BTreeMap;

use super::page::visible;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::money::{Currency, Totals};
use crate::domain::nouns::Spend;
use crate::domain::record::{Entity, Kind};
use crate::domain::time::{Day, Instant, Zone};
use crate::store::filter::Condition;
use crate::store::{Count, Result, Store};

/// Up to so many records are looked up one by one.
const FEW: usize = 1_000;

/// What a campaign cost and brought so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// Spend by currency.
    pub spend: Totals,
    /// Leads.
    pub leads: u64,
    /// Episodes that reached MQL.
    pub mql: u64,
    /// Episodes that reached SAL.
    pub sal: u64,
    /// Episodes that reached customer.
    pub won: u64,
    /// Prospects that are disqualified now.
    pub disqualified: u64,
    /// Hand-offs that sales refused, in any episode (DOMAIN R6).
    pub refused: u64,
    /// Won deals of the campaign.
    pub deals_won: u64,
    /// What the won deals are worth, by currency.
    pub revenue: Totals,
}

impl Store {
    /// The figures of every campaign. What is dated after `now` has not happened (DOMAIN R1); people are
    /// counted by the month, so that only later months are left out of theirs.
    ///
    /// # Errors
    /// The engine's.
    pub fn campaign_figures(&self, zone: &Zone, now: Instant) -> Result<BTreeMap<i64, Brought>> {
        let mut all: BTreeMap<i64, Brought> = BTreeMap::new();
        let today = zone.day(now);
        let month = Some(today.month());
        for (campaign, stage, n) in self.tallied(Count::Created, None, month)? {
            let brought = all.entry(campaign).or_default();
            brought.leads += n;
            if stage == Lifecycle::Disqualified {
                brought.disqualified += n;
            }
        }
        for (campaign, stage, n) in self.tallied(Count::Reached, None, month)? {
            let brought = all.entry(campaign).or_default();
            match stage {
                Lifecycle::Mql => brought.mql += n,
                Lifecycle::Sal => brought.sal += n,
                Lifecycle::Customer => brought.won += n,
                _ => {}
            }
        }
        self.add_spend(&mut all, today)?;
        self.add_deals(&mut all, now)?;
        self.add_refused(&mut all, now)?;
        Ok(all)
    }

    fn add_refused(&self, all: &mut BTreeMap<i64, Brought>, now: Instant) -> Result<()> {
        let hidden = super::hidden(&self.session, Kind::Handoff, "h")?;
        let sql = format!(
            "select p.campaign, count(*) from handoff h join prospect p on p.id = h.prospect \
             where h.verdict = 'refused' and h.removed is null and h.decided_at <= ?1 and p.removed is null \
             and p.campaign is not null{hidden} group by p.campaign"
        );
        self.session.each(&sql, &[now.0.into()], |row| {
            all.entry(row.int(0)?).or_default().refused += u64::try_from(row.int(1)?).unwrap_or(0);
            Ok(())
        })
    }

    fn add_spend(&self, all: &mut BTreeMap<i64, Brought>, today: Day) -> Result<()> {
        let hidden = super::hidden(&self.session, Kind::Spend, "t")?;
        let sql = format!(
            "select t.campaign, t.currency, cast(sum(t.amount) as bigint), count(*) from spend t \
             where t.removed is null and t.\"on\" <= ?1{hidden} group by t.campaign, t.currency"
        );
        self.session.each(&sql, &[today.0.into()], |row| {
            if let Ok(currency) = row.str(1)?.parse::<Currency>() {
                let total = all.entry(row.int(0)?).or_default().spend.0.entry(currency).or_default();
                total.minor += i128::from(row.int(2)?);
                total.count += u64::try_from(row.int(3)?).unwrap_or(0);
            }
            Ok(())
        })
    }

    /// Wins count as bookings do: the amount they were signed for, unless they were taken back, for the
    /// deal's own campaign, else for the one that brought its prospect.
    fn add_deals(&self, all: &mut BTreeMap<i64, Brought>, now: Instant) -> Result<()> {
        let deals = super::hidden(&self.session, Kind::Deal, "t")?;
        let events = format!(" and x.at <= ?1{}", super::hidden(&self.session, Kind::DealEvent, "x")?);
        // Few deals are ever reopened: only theirs are put in order. Prospects are looked up only where the deal
        // names no campaign itself.
        let reopened =
            format!("select x.deal from deal_event x where x.step = 'reopened' and x.removed is null{events}");
        let won = "select x.deal, x.amount, x.currency from deal_event x where x.step = 'won' and x.removed is null";
        let sql = format!(
            "select coalesce(t.campaign, p.campaign), e.currency, count(*), cast(sum(e.amount) as bigint), count(e.amount) \
             from ({won}{events} and x.deal not in ({reopened}) \
               union all select y.deal, y.amount, y.currency from (select x.deal, x.step, x.amount, x.currency, \
                 lead(x.step) over (partition by x.deal order by x.at, x.id) as next from deal_event x \
                 where x.removed is null and x.step in ('won', 'lost', 'reopened'){events} \
                   and x.deal in ({reopened})) y where y.step = 'won' and y.next is not 'reopened') e \
             join deal t on t.id = e.deal left join prospect p on p.id = case when t.campaign is null then t.prospect end \
             where t.removed is null and coalesce(t.campaign, p.campaign) is not null{deals} group by 1, 2"
        );
        self.session.each(&sql, &[now.0.into()], |row| {
            let brought = all.entry(row.int(0)?).or_default();
            brought.deals_won += u64::try_from(row.int(2)?).unwrap_or(0);
            if let (Ok(currency), Some(minor)) = (row.str(1)?.parse::<Currency>(), row.opt_int(3)?) {
                let total = brought.revenue.0.entry(currency).or_default();
                total.minor += i128::from(minor);
                total.count += u64::try_from(row.int(4)?).unwrap_or(0);
            }
            Ok(())
        })
    }

    /// The numbers of the campaigns that fit a filter.
    ///
    /// # Errors
    /// The engine's.
    pub fn campaign_ids(&self, condition: Condition) -> Result<Vec<i64>> {
        let condition = visible(&self.session, Kind::Campaign, condition)?;
        let sql = format!("select t.id from campaign t where {} order by t.id", condition.sql);
        self.session.rows(&sql, &condition.given(), |row| row.int(0))
    }

    /// What was spent on a campaign, newest first.
    ///
    /// # Errors
    /// The engine's.
    pub fn spends_of(&self, campaign: i64) -> Result<Vec<Spend>> {
        let mut spends: Vec<Spend> = self
            .children(Kind::Spend, "campaign", campaign)?
            .iter()
            .filter(|found| !found.archived)
            .map(Spend::of)
            .collect();
        spends.sort_by_key(|spend| std::cmp::Reverse((spend.on, spend.id)));
        Ok(spends)
    }

    /// The deals that a campaign touched: its own, and those of prospects that it brought or met.
    ///
    /// # Errors
    /// The engine's.
    pub fn deals_of_campaign(&self, campaign: i64) -> Result<Vec<i64>> {
        let session = &self.session;
        let id = [campaign.into()];
        let ids = |sql: &str| session.rows(sql, &id, |row| row.int(0));
        let touches = super::hidden(session, Kind::Touch, "x")?;
        let mut people = ids("select p.id from prospect p where p.campaign = ?1 order by p.id")?;
        people.extend(ids(&format!(
            "select distinct x.prospect from touch x where x.campaign = ?1 and x.removed is null{touches} order by x.prospect"
        ))?);
        people.sort_unstable();
        people.dedup();
        let mut deals = ids("select t.id from deal t where t.campaign = ?1 and t.removed is null")?;
        // Both come in order from their indexes: walked side by side, five times as fast as looked up one by one.
        let mut rest = people.as_slice();
        let pairs = "select t.prospect, t.id from deal t where t.prospect is not null order by t.prospect";
        session.each_while(pairs, &[], |row| {
            let prospect = row.int(0)?;
            rest = rest.get(rest.partition_point(|known| *known < prospect)..).unwrap_or_default();
            if rest.first() == Some(&prospect) {
                deals.push(row.int(1)?);
            }
            Ok(!rest.is_empty())
        })?;
        deals.sort_unstable();
        deals.dedup();
        self.visible_of(deals)
    }

    /// Those deals of a sorted list that lists show.
    fn visible_of(&self, mut deals: Vec<i64>) -> Result<Vec<i64>> {
        let session = &self.session;
        let mut condition = visible(session, Kind::Deal, Condition::default())?;
        if deals.len() < FEW {
            condition = condition.among(&deals);
        }
        let sql = format!("select t.id from deal t where {}", condition.sql);
        let mut shown = session.rows(&sql, &condition.given(), |row| row.int(0))?;
        shown.sort_unstable();
        // Many are found faster among all, which one small index lists, than looked up one by one.
        deals.retain(|id| shown.binary_search(id).is_ok());
        Ok(deals)
    }

    /// The campaigns that touched a deal.
    ///
    /// # Errors
    /// The engine's.
    pub fn campaigns_of_deal(&self, deal: i64) -> Result<Vec<i64>> {
        let touches = super::hidden(&self.session, Kind::Touch, "x")?;
        let sql = format!(
            "select t.campaign from deal t where t.id = ?1 and t.campaign is not null and t.removed is null \
             union select p.campaign from deal t join prospect p on p.id = t.prospect \
               where t.id = ?1 and p.campaign is not null and p.removed is null \
             union select x.campaign from deal t join touch x on x.prospect = t.prospect \
               where t.id = ?1 and x.campaign is not null and x.removed is null{touches} \
             order by 1"
        );
        self.session.rows(&sql, &[deal.into()], |row| row.int(0))
    }
}
