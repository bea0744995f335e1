//! Ready-made counts of prospects, kept in the transaction of each change: at a million prospects the
//! funnel is read from them in microseconds, a scan takes a third of a second.

use std::collections::HashMap;

use super::Store;
use super::quick::{Months, QuickMap};
use super::rows;
use super::session::{Param, Session};
use crate::domain::lifecycle::{Episode, Lifecycle};
use crate::domain::nouns::{Prospect, StageEntry};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::time::{Instant, Zone};
use crate::store::Result;

/// Counts prospects by their stage now, in the month when they were created.
pub(super) const CREATED: i64 = 1;
/// Counts episodes by each stage reached, in the month when it was reached.
pub(super) const REACHED: i64 = 2;

/// Counts first episodes by each stage reached by now, in the month when the prospect was created.
pub(super) const LEAD_COHORT: i64 = 3;
/// Counts episodes by each later stage reached by now, in the month when they became MQL.
pub(super) const MQL_COHORT: i64 = 4;

/// Counts first episodes that became MQL, in the month when they did: persons, not those who come back.
pub(super) const QUALIFIED: i64 = 5;

/// What one count is about: the number of its campaign and source, the month, and what and stage in one.
/// There are tens of thousands, looked for several times a row: the smaller, the more of them stay in the
/// processor's own memory.
type Key = (u32, i32, u32);

/// What and stage as one number.
fn what_of(what: i64, stage: i64) -> u32 {
    u32::try_from(what * STAGES + stage).unwrap_or(u32::MAX)
}

/// More than there are stages.
const STAGES: i64 = 64;

/// What the counts ask of a prospect.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted<'a> {
    pub campaign: Option<i64>,
    pub source: Option<&'a str>,
    pub created_at: Instant,
    pub stage: Lifecycle,
}

impl<'a> From<&'a Prospect> for Counted<'a> {
    fn from(prospect: &'a Prospect) -> Self {
        let Prospect { campaign, source, created_at, stage, .. } = prospect;
        Self { campaign: *campaign, source: source.as_deref(), created_at: *created_at, stage: *stage }
    }
}

impl<'a> From<&'a Record> for Counted<'a> {
    fn from(prospect: &'a Record) -> Self {
        Self {
            campaign: prospect.int("campaign"),
            source: prospect.text("source"),
            created_at: Instant(prospect.int("created_at").unwrap_or_default()),
            stage: prospect.text("stage").and_then(Lifecycle::named).unwrap_or_default(),
        }
    }
}

/// Differences to be added to the counts.
#[derive(Debug, Default)]
pub(super) struct Delta {
    counts: QuickMap<Key, i64>,
    /// The sources, by their numbers.
    sources: Vec<String>,
    numbers: HashMap<String, u32>,
    /// Campaign (0 for none) and source, by their number.
    pairs: Vec<(i64, u32)>,
    paired: QuickMap<(i64, u32), u32>,
    months: Months,
}

impl Delta {
    /// The number under which a campaign and a source are counted.
    fn pair(&mut self, campaign: i64, source: &str) -> u32 {
        let pair = (campaign, self.number(source));
        let next = u32::try_from(self.pairs.len()).unwrap_or(u32::MAX);
        *self.paired.entry(pair).or_insert_with(|| {
            self.pairs.push(pair);
            next
        })
    }

    /// The number under which a source is counted.
    fn number(&mut self, source: &str) -> u32 {
        if let Some(number) = self.numbers.get(source) {
            return *number;
        }
        let number = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        self.sources.push(source.to_owned());
        self.numbers.insert(source.to_owned(), number);
        number
    }

    /// Adds (`sign` 1) or takes away (-1) what a prospect with these entries counts for. All zones given
    /// must be the same.
    pub(super) fn count(&mut self, zone: &Zone, prospect: Counted<'_>, entries: &[StageEntry], sign: i64) {
        let pair = self.pair(prospect.campaign.unwrap_or(0), prospect.source.unwrap_or_default());
        let Self { counts, months, .. } = self;
        let mut add = |what: i64, at: Instant, stage: Lifecycle| {
            let month = i32::try_from(months.month(zone, at)).unwrap_or(i32::MAX);
            let key = (pair, month, what_of(what, stage.number()));
            *counts.entry(key).or_default() += sign;
        };
        add(CREATED, prospect.created_at, prospect.stage);
        add(LEAD_COHORT, prospect.created_at, Lifecycle::Lead);
        if entries.is_empty() {
            return;
        }
        for episode in Episode::fold(entries) {
            let qualified = episode.reached_at(Lifecycle::Mql);
            if let Some(at) = qualified.filter(|_| episode.number == 1) {
                add(QUALIFIED, at, Lifecycle::Mql);
            }
            for stage in
                Lifecycle::ALL.iter().copied().filter(|stage| *stage > Lifecycle::Lead && stage.rank().is_some())
            {
                let Some(at) = episode.reached_at(stage) else { continue };
                add(REACHED, at, stage);
                if episode.number == 1 {
                    add(LEAD_COHORT, prospect.created_at, stage);
                }
                if let Some(qualified) = qualified {
                    add(MQL_COHORT, qualified, stage);
                }
            }
        }
    }

    /// Writes the differences.
    pub(super) fn write(self, session: &Session) -> Result<()> {
        let sql = "insert into tally (what, month, campaign, source, stage, n) values (?1, ?2, ?3, ?4, ?5, ?6) \
                   on conflict (what, month, campaign, source, stage) do update set n = tally.n + excluded.n";
        let mut statement = session.prepare(sql)?;
        let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let mut all = Vec::with_capacity(self.counts.len());
        for ((pair, month, what), n) in self.counts.iter().filter(|(_, n)| **n != 0) {
            let Some((campaign, source)) = self.pairs.get(place(*pair)) else { continue };
            let Some(source) = self.sources.get(place(*source)) else { continue };
            let (what, stage) = (i64::from(*what) / STAGES, i64::from(*what) % STAGES);
            all.push((what, i64::from(*month), *campaign, source.as_str(), stage, *n));
        }
        // In the table's order, each page is written once.
        all.sort_unstable();
        for (what, month, campaign, source, stage, n) in all {
            let key = [Param::Int(what), Param::Int(month), Param::Int(campaign), Param::Text(source)];
            statement.execute(&[key[0], key[1], key[2], key[3], Param::Int(stage), Param::Int(n)])?;
        }
        Ok(())
    }
}

/// The workspace's zone; UTC before there is a workspace.
pub(super) fn zone(session: &Session) -> Result<Zone> {
    let name = session.row("select zone from workspace where removed is null", &[], |row| row.text(0))?;
    Ok(name.and_then(|name| Zone::named(&name).ok()).unwrap_or_else(Zone::utc))
}

/// What the given prospects count for now, with `sign`.
pub(super) fn count(session: &Session, zone: &Zone, prospects: &[i64], sign: i64, delta: &mut Delta) -> Result<()> {
    for id in prospects {
        if let Some(record) = rows::load(session, Kind::Prospect, *id)? {
            let entries = rows::children(session, Kind::StageEntry, "prospect", *id)?;
            let entries: Vec<StageEntry> = entries.iter().map(StageEntry::of).collect();
            delta.count(zone, Counted::from(&record), &entries, sign);
        }
    }
    Ok(())
}

/// The prospects whose counts an edit of `record` may move.
pub(super) fn concerned(record: &Record) -> Option<i64> {
    match record.kind {
        Kind::Prospect => Some(record.id),
        Kind::StageEntry => record.int("prospect"),
        _ => None,
    }
}

/// Counts everything anew from the rows.
pub(super) fn recount(session: &Session) -> Result<Delta> {
    let zone = zone(session)?;
    let mut delta = Delta::default();
    let mut entries: HashMap<i64, Vec<StageEntry>> = HashMap::new();
    let hidden = super::read::hidden(session, Kind::StageEntry, "t")?;
    let sql =
        format!("select {} from stage_entry t where t.removed is null{hidden}", rows::columns(Kind::StageEntry, "t"));
    session.each(&sql, &[], |row| {
        let entry = StageEntry::of(&rows::read(Kind::StageEntry, row, 0)?);
        entries.entry(entry.prospect).or_default().push(entry);
        Ok(())
    })?;
    let hidden = super::read::hidden(session, Kind::Prospect, "t")?;
    let sql = format!(
        "select t.id, t.created_at, t.campaign, t.source, t.stage from prospect t where t.removed is null{hidden}"
    );
    session.each(&sql, &[], |row| {
        let prospect = Counted {
            created_at: Instant(row.int(1)?),
            campaign: row.opt_int(2)?,
            source: Some(row.str(3)?),
            stage: Lifecycle::named(row.str(4)?).unwrap_or_default(),
        };
        let own = entries.remove(&row.int(0)?).unwrap_or_default();
        delta.count(&zone, prospect, &own, 1);
        Ok(())
    })?;
    Ok(delta)
}

/// Replaces the counts by what the rows say. Must run inside a write.
pub(super) fn rebuild(session: &Session) -> Result<()> {
    let counted = recount(session)?;
    session.execute("delete from tally", &[])?;
    counted.write(session)
}

/// A count by campaign (0 for none) and lifecycle stage.
pub type Tallied = (i64, Lifecycle, u64);

/// Which ready-made count of prospects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Prospects created in the months, by their stage now.
    Created,
    /// Episodes that reached the stage in the months.
    Reached,
    /// Prospects created in the months whose first episode reached the stage by now.
    LeadCohort,
    /// Episodes that became MQL in the months and reached the stage by now.
    MqlCohort,
}

impl Store {
    /// Ready-made counts over whole months of the workspace's zone, by campaign and stage. Months count
    /// from year 0, the last is included; an absent end is open.
    ///
    /// # Errors
    /// The engine's.
    pub fn tallied(&self, count: Count, first: Option<i64>, last: Option<i64>) -> Result<Vec<Tallied>> {
        let what = match count {
            Count::Created => CREATED,
            Count::Reached => REACHED,
            Count::LeadCohort => LEAD_COHORT,
            Count::MqlCohort => MQL_COHORT,
        };
        let sql = "select campaign, stage, cast(sum(n) as bigint) from tally where what = ?1 and month between ?2 and ?3 \
                   group by campaign, stage";
        let params = [what.into(), first.unwrap_or(0).into(), last.unwrap_or(i64::MAX).into()];
        let rows = self.session.rows(sql, &params, |row| Ok((row.int(0)?, row.int(1)?, row.int(2)?)))?;
        let known = rows.into_iter().filter_map(|(campaign, stage, n)| {
            Some((campaign, Lifecycle::numbered(stage)?, u64::try_from(n).unwrap_or(0)))
        });
        Ok(known.collect())
    }

    /// The first and the last month, from year 0, in which anything was counted.
    ///
    /// # Errors
    /// The engine's.
    pub fn tallied_months(&self) -> Result<Option<(i64, i64)>> {
        let sql = "select min(month), max(month) from tally where n <> 0";
        let found = self.session.row(sql, &[], |row| Ok(row.opt_int(0)?.zip(row.opt_int(1)?)))?;
        Ok(found.flatten())
    }

    /// Whether the ready-made counts are what the rows say.
    ///
    /// # Errors
    /// The engine's.
    pub fn tallies_hold(&self) -> Result<bool> {
        self.session.snapshot(|| {
            let mut counted = recount(&self.session)?;
            let sql = "select what, month, campaign, source, stage, n from tally where n <> 0";
            self.session.each(sql, &[], |row| {
                let month = i32::try_from(row.int(1)?).unwrap_or(i32::MAX);
                let pair = counted.pair(row.int(2)?, row.str(3)?);
                let key = (pair, month, what_of(row.int(0)?, row.int(4)?));
                *counted.counts.entry(key).or_default() -= row.int(5)?;
                Ok(())
            })?;
            Ok(counted.counts.values().all(|difference| *difference == 0))
        })
    }
}
