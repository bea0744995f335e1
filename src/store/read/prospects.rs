//! The list of prospects: its orders, its search, the rows of a page.

use super::page::{From, Keep, Listing, Order, Part, not_offered, rows_of, visible};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::record::Kind;
use crate::domain::time::Instant;
use crate::store::filter::Condition;
use crate::store::search::SearchBlock;
use crate::store::{Result, Store};

/// The orders that an index delivers. By the last touch there is none: it would cost 75 MB a million.
pub const SORTS: &[&str] = &["created", "name", "stage"];

/// Up to so many hits of a search are looked up and sorted; more are met soon enough on a walk in the list's order,
/// which for a page of 64 passes 64 / hits of all. The two take as long at the root of 32 × all.
fn sorted(all: usize) -> usize {
    (all.saturating_mul(32)).isqrt().clamp(200, 6_000)
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProspectLine {
    /// Number.
    pub id: i64,
    /// How often it was written.
    pub version: i64,
    /// Name.
    pub name: String,
    /// The company's name, or empty.
    pub account: String,
    /// E-mail, or empty.
    pub email: String,
    /// Lifecycle stage.
    pub stage: Lifecycle,
    /// Source, or empty.
    pub source: String,
    /// The campaign's name, or empty.
    pub campaign: String,
    /// Handle of the owner in sales, or empty.
    pub sales_owner: String,
    /// Handle of the owner in marketing, or empty.
    pub marketing_owner: String,
    /// Fit score.
    pub fit: Option<i64>,
    /// Engagement score.
    pub engagement: Option<i64>,
    /// When it was first recorded.
    pub created: Instant,
    /// The last touch.
    pub last_touch: Option<Instant>,
    /// Whether some channel is forbidden.
    pub do_not_contact: bool,
    /// When the first of their running clocks warns.
    pub warn: Option<Instant>,
    /// From when the first of them is late.
    pub late: Option<Instant>,
    /// Whether one of them stands still.
    pub paused: bool,
}

/// Which prospects, in which order.
#[derive(Debug, Clone)]
pub struct Prospects<'a> {
    /// What they must be beside the words.
    pub condition: Condition,
    /// Words that must occur in name, company or e-mail, searched in the block.
    pub words: Option<(&'a SearchBlock, Vec<String>)>,
    /// A field of [`SORTS`].
    pub sort: &'a str,
    /// From the greatest to the least.
    pub descending: bool,
}

impl Prospects<'_> {
    pub(super) fn order(&self) -> Result<Order> {
        Ok(match self.sort {
            "created" => Order::by("t.created_at", self.descending),
            "name" => Order::by_known("t.name_key", self.descending),
            "stage" => {
                let stages = Lifecycle::ALL.iter().map(|stage| format!(" and t.stage = '{}'", stage.word()));
                Order::grouped(stages, &["t.created_at"], self.descending)
            }
            other => return Err(not_offered(other, SORTS)),
        })
    }
}

impl Store {
    /// The numbers of a part's prospects. `total` is the list's length where it is known; `stop` ends a
    /// search in the block.
    ///
    /// # Errors
    /// `sort-not-offered`; the engine's.
    pub fn prospect_ids(
        &self,
        asked: &Prospects<'_>,
        part: &Part,
        total: Option<u64>,
        stop: &dyn Fn() -> bool,
    ) -> Result<(Vec<i64>, Option<u64>)> {
        let first = part.from == From::Start && part.offset == 0 && asked.sort == "created";
        if let Some((block, words)) = &asked.words
            && first
            && asked.condition.is_everything()
        {
            let limit = usize::try_from(part.limit).unwrap_or(usize::MAX);
            let found = block.first(words, limit, asked.descending, stop);
            let condition = visible(&self.session, Kind::Prospect, asked.condition.clone())?.among(&found.ids);
            let order = asked.order()?;
            let listing = Listing { session: &self.session, kind: Kind::Prospect, condition, order, keep: None };
            return Ok((listing.ids(part, None)?, found.total));
        }
        self.with_listing(asked, stop, |listing, total_of_hits| {
            let total = total_of_hits.or(total);
            Ok((listing.ids(part, total)?, total_of_hits))
        })
    }

    /// How many prospects the list has.
    ///
    /// # Errors
    /// The engine's.
    pub fn prospect_count(&self, asked: &Prospects<'_>, stop: &dyn Fn() -> bool) -> Result<u64> {
        if let Some((block, words)) = &asked.words
            && asked.condition.is_everything()
        {
            return Ok(block.count_words(words, stop));
        }
        self.with_listing(asked, stop, |listing, total_of_hits| match total_of_hits {
            Some(total) => Ok(total),
            None => listing.count(),
        })
    }

    /// Few hits narrow the list to them; many are tested one by one.
    fn with_listing<T>(
        &self,
        asked: &Prospects<'_>,
        stop: &dyn Fn() -> bool,
        run: impl FnOnce(&Listing<'_>, Option<u64>) -> Result<T>,
    ) -> Result<T> {
        let session = &self.session;
        let kind = Kind::Prospect;
        let order = asked.order()?;
        let mut condition = visible(session, kind, asked.condition.clone())?;
        let Some((block, words)) = &asked.words else {
            return run(&Listing { session, kind, condition, order, keep: None }, None);
        };
        let hits = block.find_words(words, sorted(block.len()), stop);
        if hits.more {
            let keep = |id: i64| block.holds(id, words);
            let keep: Keep<'_> = &keep;
            return run(&Listing { session, kind, condition, order, keep: Some(keep) }, None);
        }
        // The block holds what a list shows and nothing else: its hits are the list, unless more is asked.
        let counted = asked.condition.is_everything().then_some(hits.ids.len() as u64);
        condition = condition.among(&hits.ids);
        let listing = Listing { session, kind, condition, order, keep: None };
        let total = counted.map_or_else(|| listing.count(), Ok)?;
        run(&listing, Some(total))
    }

    /// The numbers of a company's people.
    ///
    /// # Errors
    /// The engine's.
    pub fn people_of(&self, account: i64) -> Result<Vec<i64>> {
        self.session.rows("select t.id from prospect t where t.account = ?1", &[account.into()], |row| row.int(0))
    }

    /// The rows of the list by their numbers, in that order.
    ///
    /// # Errors
    /// The engine's.
    pub fn prospect_lines(&self, ids: &[i64]) -> Result<Vec<ProspectLine>> {
        let hidden = super::hidden(&self.session, Kind::Touch, "x")?;
        let sql = format!(
            "select t.id, t.version, t.name, a.name, t.email, t.stage, t.source, c.name, s.handle, m.handle, t.score_fit, \
             t.score_engagement, t.created_at, t.do_not_contact, \
             (select x.at from touch x where x.prospect = t.id and x.removed is null{hidden} order by x.at desc limit 1), \
             (select min(f.warn_at) from clock_face f where f.prospect = t.id and f.standing = 'running'), \
             (select min(f.late_at) from clock_face f where f.prospect = t.id and f.standing = 'running'), \
             (select count(*) from clock_face f where f.prospect = t.id and f.standing = 'paused') \
             from json_each(?1) j join prospect t on t.id = j.value left join account a on a.id = t.account \
             left join campaign c on c.id = t.campaign left join member s on s.id = t.sales_owner \
             left join member m on m.id = t.marketing_owner where t.removed is null"
        );
        rows_of(&self.session, &sql, ids, &[], |row| {
            let line = ProspectLine {
                id: row.int(0)?,
                version: row.int(1)?,
                name: row.text(2)?,
                account: row.text(3)?,
                email: row.text(4)?,
                stage: Lifecycle::named(row.str(5)?).unwrap_or(Lifecycle::Lead),
                source: row.text(6)?,
                campaign: row.text(7)?,
                sales_owner: row.text(8)?,
                marketing_owner: row.text(9)?,
                fit: row.opt_int(10)?,
                engagement: row.opt_int(11)?,
                created: Instant(row.int(12)?),
                do_not_contact: !row.str(13)?.trim().is_empty(),
                last_touch: row.opt_int(14)?.map(Instant),
                warn: row.opt_int(15)?.map(Instant),
                late: row.opt_int(16)?.map(Instant),
                paused: row.int(17)? > 0,
            };
            Ok((line.id, line))
        })
    }
}
