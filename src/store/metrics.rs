//! The facts that figures are counted from: a few statements for any number of groups.

mod agreed;
mod handoffs;

use std::collections::HashMap;

use super::Store;
use super::read::hidden;
use super::session::Row;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::{Closing, ClosingFact, EpisodeFact, Facts, Groups, OpenFact, SpendFact};
use crate::domain::money::{Currency, Money};
use crate::domain::record::Kind;
use crate::domain::time::{Day, Instant, Zone};
use crate::store::Result;

/// Only what happened from the first instant on and before the second.
type Within = Option<(Instant, Instant)>;

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

/// The names behind ids, read once for the dimensions that need them.
#[derive(Debug, Default)]
struct Names {
    members: HashMap<i64, Member>,
    campaigns: HashMap<i64, (String, Option<String>)>,
    assets: HashMap<i64, String>,
    products: HashMap<i64, String>,
    accounts: HashMap<i64, (String, Option<String>)>,
    stages: HashMap<i64, String>,
    line_products: HashMap<i64, i64>,
}

#[derive(Debug, Clone, Default)]
struct Member {
    name: String,
    manager: Option<String>,
    region: Option<String>,
    side: String,
}

/// What a fact is linked with; each noun fills what it knows.
#[derive(Debug, Clone, Default)]
struct Links {
    deal: Option<i64>,
    owner: Option<i64>,
    marketing_owner: Option<i64>,
    campaign: Option<i64>,
    asset: Option<i64>,
    source: Option<String>,
    account: Option<i64>,
    region: Option<String>,
    stage: Option<i64>,
    reason: Option<String>,
    custom: Option<String>,
    prospect_custom: Option<String>,
}

fn custom_value(custom: Option<&str>, name: &str) -> Option<String> {
    let json: serde_json::Value = serde_json::from_str(custom?).ok()?;
    match json.get(name)? {
        serde_json::Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        serde_json::Value::Null => None,
        other => Some(other.to_string()),
    }
}

impl Names {
    fn group(&self, dimension: &Dimension, links: &Links) -> Option<String> {
        let member = |id: Option<i64>| id.and_then(|id| self.members.get(&id));
        let account = || links.account.and_then(|id| self.accounts.get(&id));
        match dimension {
            Dimension::Owner => member(links.owner).map(|found| found.name.clone()),
            Dimension::MarketingOwner => member(links.marketing_owner).map(|found| found.name.clone()),
            Dimension::Manager => member(links.owner).and_then(|found| found.manager.clone()),
            Dimension::Side => member(links.owner).map(|found| found.side.clone()),
            Dimension::Region => member(links.owner)
                .and_then(|found| found.region.clone())
                .or_else(|| account().and_then(|(_, region)| region.clone()))
                .or_else(|| links.region.clone()),
            Dimension::Campaign => links.campaign.and_then(|id| self.campaigns.get(&id)).map(|(name, _)| name.clone()),
            Dimension::Channel => {
                links.campaign.and_then(|id| self.campaigns.get(&id)).and_then(|(_, channel)| channel.clone())
            }
            Dimension::Asset => links.asset.and_then(|id| self.assets.get(&id)).cloned(),
            Dimension::Source => links.source.clone(),
            Dimension::Account => account().map(|(name, _)| name.clone()),
            Dimension::Product => {
                links.deal.and_then(|deal| self.line_products.get(&deal)).and_then(|id| self.products.get(id)).cloned()
            }
            Dimension::Stage => links.stage.and_then(|id| self.stages.get(&id)).cloned(),
            Dimension::Reason => links.reason.clone(),
            Dimension::Field(name) => custom_value(links.custom.as_deref(), name)
                .or_else(|| custom_value(links.prospect_custom.as_deref(), name)),
            Dimension::Month | Dimension::Quarter | Dimension::Week => None,
        }
    }

    fn groups(&self, by: &[Dimension], links: &Links) -> Groups {
        by.iter().filter(|dimension| !dimension.is_time()).map(|dimension| self.group(dimension, links)).collect()
    }
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
            handoffs: if wanted.handoffs { self.handoffs(zone, now, by, &names)? } else { Vec::new() },
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
            handoffs: if wanted.handoffs { self.handoffs(zone, now, &[], &names)? } else { Vec::new() },
            ..Facts::default()
        })
    }

    fn names(&self, by: &[Dimension]) -> Result<Names> {
        let mut names = Names::default();
        let asks = |wanted: &[Dimension]| by.iter().any(|dimension| wanted.contains(dimension));
        if asks(&[Dimension::Owner, Dimension::MarketingOwner, Dimension::Manager, Dimension::Region, Dimension::Side])
        {
            self.session.each("select id, name, manager, region, side from member", &[], |row| {
                let member = Member {
                    name: row.text(1)?,
                    manager: row.opt_text(2)?,
                    region: row.opt_text(3)?,
                    side: row.text(4)?,
                };
                names.members.insert(row.int(0)?, member);
                Ok(())
            })?;
        }
        if asks(&[Dimension::Campaign, Dimension::Channel]) {
            self.session.each("select id, name, channel from campaign", &[], |row| {
                names.campaigns.insert(row.int(0)?, (row.text(1)?, row.opt_text(2)?));
                Ok(())
            })?;
        }
        if asks(&[Dimension::Account, Dimension::Region]) {
            self.session.each("select id, name, region from account", &[], |row| {
                names.accounts.insert(row.int(0)?, (row.text(1)?, row.opt_text(2)?));
                Ok(())
            })?;
        }
        let plain = |sql: &str| -> Result<HashMap<i64, String>> {
            Ok(self.session.rows(sql, &[], |row| Ok((row.int(0)?, row.text(1)?)))?.into_iter().collect())
        };
        if asks(&[Dimension::Asset]) {
            names.assets = plain("select id, name from asset")?;
        }
        if asks(&[Dimension::Stage]) {
            names.stages = plain("select id, name from stage")?;
        }
        if asks(&[Dimension::Product]) {
            names.products = plain("select id, name from product")?;
            let hidden = hidden(&self.session, Kind::DealLine, "l")?;
            let sql = format!(
                "select l.deal, l.product, min(l.id) from deal_line l where l.removed is null{hidden} group by l.deal"
            );
            self.session.each(&sql, &[], |row| {
                names.line_products.insert(row.int(0)?, row.int(1)?);
                Ok(())
            })?;
        }
        Ok(names)
    }

    /// With `within`, those of the deals that closed or were reopened then: all of them, as a reversal takes back what
    /// was booked before.
    fn closings(
        &self,
        zone: &Zone,
        now: Instant,
        by: &[Dimension],
        names: &Names,
        within: Within,
    ) -> Result<Vec<ClosingFact>> {
        let mut hidden = hidden(&self.session, Kind::Deal, "d")?;
        // Else the index on steps would bring the whole history.
        let step = if within.is_some() { "coalesce(e.step, '')" } else { "e.step" };
        if let Some((from, until)) = within {
            let of = |step| {
                format!("select deal from deal_event where step = '{step}' and at >= {} and at < {}", from.0, until.0)
            };
            let deals = ["won", "lost", "reopened"].map(of).join(" union ");
            hidden.push_str(&format!(" and e.deal in ({deals})"));
        }
        let custom = if by.iter().any(|dimension| matches!(dimension, Dimension::Field(_))) {
            "d.custom, p.custom"
        } else {
            "null, null"
        };
        let sql = format!(
            "select e.deal, e.step, e.at, e.amount, e.currency, e.owner, coalesce(e.marketing_owner, p.marketing_owner), \
             e.reason, d.account, coalesce(d.campaign, p.campaign), p.asset, coalesce(d.source, p.source), \
             coalesce(d.engaged_at, d.created_at), coalesce(p.first_contact_at, p.created_at), d.stage, p.region, {custom} \
             from deal_event e join deal d on d.id = e.deal left join prospect p on p.id = d.prospect \
             where e.removed is null and {step} in ('won', 'lost', 'reopened') and e.at <= ?1 and d.removed is null{hidden} \
             order by e.deal, e.at, e.id"
        );
        let mut facts: Vec<ClosingFact> = Vec::new();
        self.session.each(&sql, &[now.0.into()], |row| {
            let deal = row.int(0)?;
            let last = facts.last_mut().filter(|fact| fact.deal == deal && fact.stands);
            let what = match row.str(1)? {
                "won" => Closing::Won,
                "lost" => Closing::Lost,
                _ => match last.as_ref().map(|fact| fact.what) {
                    Some(Closing::Won) => Closing::WinReversed,
                    Some(Closing::Lost) => Closing::LossReversed,
                    _ => return Ok(()),
                },
            };
            let reversal = matches!(what, Closing::WinReversed | Closing::LossReversed);
            let mut amount = money(row, 3)?;
            if let Some(closing) = last.filter(|_| reversal) {
                closing.stands = false;
                // What is taken back is what was booked, whatever the deal is worth by now.
                amount = closing.amount;
            }
            let links = Links {
                deal: Some(deal),
                owner: row.opt_int(5)?,
                marketing_owner: row.opt_int(6)?,
                reason: row.opt_text(7)?,
                account: row.opt_int(8)?,
                campaign: row.opt_int(9)?,
                asset: row.opt_int(10)?,
                source: row.opt_text(11)?,
                stage: row.opt_int(14)?,
                region: row.opt_text(15)?,
                custom: row.opt_text(16)?,
                prospect_custom: row.opt_text(17)?,
            };
            facts.push(ClosingFact {
                deal,
                what,
                day: zone.day(Instant(row.int(2)?)),
                amount,
                stands: !reversal,
                began: row.opt_int(12)?.map(|at| zone.day(Instant(at))),
                first_contact: row.opt_int(13)?.map(|at| zone.day(Instant(at))),
                groups: names.groups(by, &links),
            });
            Ok(())
        })?;
        Ok(facts)
    }

    fn open_deals(&self, zone: &Zone, by: &[Dimension], names: &Names) -> Result<Vec<OpenFact>> {
        let lines = hidden(&self.session, Kind::DealLine, "l")?;
        let hidden = hidden(&self.session, Kind::Deal, "d")?;
        let custom = if by.iter().any(|dimension| matches!(dimension, Dimension::Field(_))) {
            "d.custom, p.custom"
        } else {
            "null, null"
        };
        let sql = format!(
            "select d.id, d.amount, d.currency, coalesce(d.probability, s.probability), coalesce(d.created_at, d.engaged_at), \
             d.owner, coalesce(d.marketing_owner, p.marketing_owner), d.account, coalesce(d.campaign, p.campaign), p.asset, \
             coalesce(d.source, p.source), d.stage, p.region, {custom}, l.value, l.currency \
             from deal d join stage s on s.id = d.stage left join prospect p on p.id = d.prospect \
             left join (select l.deal, cast(sum(l.quantity * r.list_price) as bigint) as value, max(r.currency) as currency \
               from deal_line l join product r on r.id = l.product where l.removed is null and r.list_price is not null{lines} \
               group by l.deal having min(r.currency) = max(r.currency)) l on l.deal = d.id and d.amount is null \
             where d.removed is null and d.archived = 0 and d.status = 'open'{hidden} order by d.id"
        );
        self.session.rows(&sql, &[], |row| {
            let links = Links {
                deal: Some(row.int(0)?),
                owner: row.opt_int(5)?,
                marketing_owner: row.opt_int(6)?,
                account: row.opt_int(7)?,
                campaign: row.opt_int(8)?,
                asset: row.opt_int(9)?,
                source: row.opt_text(10)?,
                stage: row.opt_int(11)?,
                region: row.opt_text(12)?,
                custom: row.opt_text(13)?,
                prospect_custom: row.opt_text(14)?,
                reason: None,
            };
            let own = money(row, 1)?;
            Ok(OpenFact {
                deal: row.int(0)?,
                value: if own.is_some() { own } else { money(row, 15)? },
                probability: row.int(3)?,
                day: row.opt_int(4)?.map(|at| zone.day(Instant(at))),
                groups: names.groups(by, &links),
            })
        })
    }

    /// Two ordered streams, prospects and their entries, read side by side: no query a row, no map of a
    /// million.
    fn episodes(&self, zone: &Zone, by: &[Dimension], names: &Names, within: Within) -> Result<Vec<EpisodeFact>> {
        let concerned = |id: &str| {
            let then = |column: &str| match within {
                Some((from, until)) => format!("{column} >= {} and {column} < {}", from.0, until.0),
                None => String::new(),
            };
            let words: Vec<String> = Lifecycle::ALL.iter().map(|stage| format!("'{}'", stage.word())).collect();
            within.map_or_else(String::new, |_| {
                format!(
                    " and {id} in (select id from prospect where removed is null and archived = 0 and {} \
                     union select id from prospect where archived = 1 and {} \
                     union select prospect from stage_entry where stage in ({}) and {})",
                    then("created_at"),
                    then("created_at"),
                    words.join(", "),
                    then("at")
                )
            })
        };
        let entries_hidden = hidden(&self.session, Kind::StageEntry, "t")? + &concerned("t.prospect");
        let mut entries: Vec<(i64, i64, Lifecycle, Day)> = Vec::new();
        let sql = format!(
            "select t.prospect, t.episode, t.stage, t.at from stage_entry t where t.removed is null{entries_hidden}"
        );
        self.session.each(&sql, &[], |row| {
            if let Some(stage) = Lifecycle::named(row.str(2)?) {
                entries.push((row.int(0)?, row.int(1)?, stage, zone.day(Instant(row.int(3)?))));
            }
            Ok(())
        })?;
        entries.sort_unstable();
        let mut rest = entries.as_slice();
        let hidden = hidden(&self.session, Kind::Prospect, "p")? + &concerned("p.id");
        let custom =
            if by.iter().any(|dimension| matches!(dimension, Dimension::Field(_))) { "p.custom" } else { "null" };
        let sql = format!(
            "select p.id, p.created_at, p.sales_owner, p.marketing_owner, p.campaign, p.asset, p.source, p.account, p.region, \
             {custom} from prospect p where p.removed is null{hidden} order by p.id"
        );
        let mut facts = Vec::new();
        self.session.each(&sql, &[], |row| {
            let id = row.int(0)?;
            let from = rest.partition_point(|entry| entry.0 < id);
            let until = rest.partition_point(|entry| entry.0 <= id);
            let own = rest.get(from..until).unwrap_or_default();
            let created = zone.day(Instant(row.int(1)?));
            let groups = if by.is_empty() {
                Vec::new()
            } else {
                let links = Links {
                    owner: row.opt_int(2)?,
                    marketing_owner: row.opt_int(3)?,
                    campaign: row.opt_int(4)?,
                    asset: row.opt_int(5)?,
                    source: row.opt_text(6)?,
                    account: row.opt_int(7)?,
                    region: row.opt_text(8)?,
                    prospect_custom: row.opt_text(9)?,
                    ..Links::default()
                };
                names.groups(by, &links)
            };
            facts.extend(episodes_of(id, created, own, &groups));
            rest = rest.get(until..).unwrap_or_default();
            Ok(())
        })?;
        Ok(facts)
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

/// The episodes of one prospect from its entries, which are sorted by episode, stage and day. A
/// prospect without entries is one episode that reached "lead".
fn episodes_of(
    prospect: i64,
    created: Day,
    entries: &[(i64, i64, Lifecycle, Day)],
    groups: &Groups,
) -> Vec<EpisodeFact> {
    let fact = |episode: i64, own: &[(i64, i64, Lifecycle, Day)]| {
        let days: Vec<(Lifecycle, Day)> = own.iter().map(|(_, _, stage, day)| (*stage, *day)).collect();
        EpisodeFact::new(prospect, i32::try_from(episode).unwrap_or(i32::MAX), created, &days, groups.clone())
    };
    let mut facts: Vec<EpisodeFact> =
        entries.chunk_by(|a, b| a.1 == b.1).filter_map(|own| own.first().map(|first| fact(first.1, own))).collect();
    if facts.first().is_none_or(|first| first.episode != 1) {
        facts.insert(0, fact(1, &[]));
    }
    facts
}
