//! Prospects as the formulas need them: each passage with the day on which it reached each stage.

use super::Within;
use super::names::{Links, Names};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::metrics::dimension::Dimension;
use crate::domain::metrics::facts::{EpisodeFact, Groups};
use crate::domain::record::Kind;
use crate::domain::time::{Day, Instant, Zone};
use crate::store::read::hidden;
use crate::store::{Result, Store};

impl Store {
    /// Two ordered streams, prospects and their entries, read side by side: no query a row, no map of a
    /// million.
    pub(super) fn episodes(
        &self,
        zone: &Zone,
        by: &[Dimension],
        names: &Names,
        within: Within,
    ) -> Result<Vec<EpisodeFact>> {
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
