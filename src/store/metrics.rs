//! The facts that figures are counted from: a few statements for any number of groups.

mod agreed;
mod deals;
mod handoffs;
mod names;
mod prospects;

use self::names::{Links, Names};
use super::Store;
use super::read::hidden;
use super::session::Row;
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::{Facts, SpendFact};
use crate::domain::money::{Currency, Money};
use crate::domain::record::Kind;
use crate::domain::time::{Day, Instant, Zone};
use crate::store::Result;

/// Only what happened from the first instant on and before the second.
pub type Within = Option<(Instant, Instant)>;

/// Which facts to gather.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Closings and reversals.
    pub closings: bool,
    /// Open deals.
    pub open: bool,
    /// Episodes of prospects.
    pub episodes: bool,
    /// Spend.
    pub spends: bool,
    /// Hand-offs.
    pub handoffs: bool,
}

impl Store {
    /// Gathers facts with the groups that are asked for; what is dated after `now` has not happened (DOMAIN R1). Runs on one snapshot where the caller holds one.
    ///
    /// # Errors
    /// The engine's.
    pub fn facts(&self, zone: &Zone, now: Instant, by: &[Dimension], wanted: Wanted) -> Result<Facts> {
        let names = self.names(by)?;
        Ok(Facts {
            closings: if wanted.closings { self.closings(zone, now, by, &names, None)? } else { Vec::new() },
            open: if wanted.open { self.open_deals(zone, by, &names)? } else { Vec::new() },
            episodes: if wanted.episodes { self.episodes(zone, by, &names, None)? } else { Vec::new() },
            spends: if wanted.spends { self.spends(zone.day(now), by, &names)? } else { Vec::new() },
            handoffs: if wanted.handoffs { self.handoffs(zone, now, by, &names, None)? } else { Vec::new() },
            ..Facts::default()
        })
    }

    /// The ungrouped facts that a figure of the days `from` to `until` (the first day after it) can be counted from, and
    /// no others: found by the indexes on what happened when, so that a quarter of a long history costs a quarter's work.
    ///
    /// # Errors
    /// The engine's.
    pub fn facts_within(&self, zone: &Zone, now: Instant, (from, until): (Day, Day), wanted: Wanted) -> Result<Facts> {
        let names = Names::default();
        let within = Some((zone.start(from), zone.start(until)));
        let spends = if wanted.spends { self.spends(zone.day(now), &[], &names)? } else { Vec::new() };
        Ok(Facts {
            closings: if wanted.closings { self.closings(zone, now, &[], &names, within)? } else { Vec::new() },
            open: if wanted.open { self.open_deals(zone, &[], &names)? } else { Vec::new() },
            episodes: if wanted.episodes { self.episodes(zone, &[], &names, within)? } else { Vec::new() },
            spends: spends.into_iter().filter(|fact| (from..until).contains(&fact.day)).collect(),
            handoffs: if wanted.handoffs { self.handoffs(zone, now, &[], &names, within)? } else { Vec::new() },
            ..Facts::default()
        })
    }

    fn spends(&self, today: Day, by: &[Dimension], names: &Names) -> Result<Vec<SpendFact>> {
        let hidden = hidden(&self.session, Kind::Spend, "s")?;
        let sql = format!(
            "select s.id, s.\"on\", s.amount, s.currency, s.campaign, c.owner from spend s left join campaign c on c.id = s.campaign \
             where s.removed is null and s.\"on\" <= ?1{hidden} order by s.id"
        );
        let mut facts = Vec::new();
        self.session.each(&sql, &[today.0.into()], |row| {
            let links = Links {
                owner: row.opt_int(5)?,
                marketing_owner: row.opt_int(5)?,
                campaign: row.opt_int(4)?,
                ..Links::default()
            };
            if let Some(amount) = money(row, 2)? {
                let groups = names.groups(by, &links);
                facts.push(SpendFact { spend: row.int(0)?, day: Day(row.int(1)?), amount, groups });
            }
            Ok(())
        })?;
        Ok(facts)
    }
}

/// The amount in a column with its currency in the next.
fn money(row: &Row<'_>, column: usize) -> Result<Option<Money>> {
    let Some(minor) = row.opt_int(column)? else { return Ok(None) };
    let currency: Option<Currency> = row.str(column + 1)?.parse().ok();
    Ok(currency.map(|currency| Money { minor, currency }))
}
