//! Lists: prospects, campaigns, deals.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Reading, page, part, people, pipeline};
use crate::app::views::{Anchor, CampaignRow, DealCard, Link, List, Page, ProspectRow};
use crate::domain::filter::{Expr, Subject};
use crate::domain::metrics::sums::{given, returned};
use crate::domain::money::{Currency, Money};
use crate::domain::nouns::{Campaign, CampaignStatus};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::store::filter::Condition;
use crate::store::read::{Brought, Deals, Prospects};

/// The orders of the list of campaigns.
pub const CAMPAIGN_SORTS: &[&str] =
    &["start", "name", "status", "spend", "leads", "mql", "sal", "won", "revenue", "roi", "end", "budget", "owner"];

/// What the list of prospects asks beside its order: a condition, and words for the search block.
struct Narrowed {
    condition: Condition,
    words: Vec<String>,
}

/// What a list of deals asks: a condition, and what a link leads to.
pub(super) type NarrowedDeals = (Condition, Option<Arc<Vec<i64>>>);

impl Reading<'_> {
    fn narrowed(&mut self, list: &List) -> Result<Narrowed, Refusal> {
        let subject = Subject::Of(Kind::Prospect);
        let filter = self.filter(&list.filter, subject)?;
        let mut parts: Vec<Expr> = Vec::new();
        let mut words = Vec::new();
        if self.caches.block.is_some() {
            let (free, rest) = filter.split_words();
            // A number such as P-1042 is looked up, not searched for.
            let label = |word: &&str| Kind::Prospect.parse_label(word).is_some() && word.contains('-');
            let (labels, free): (Vec<&str>, Vec<&str>) = free.into_iter().partition(label);
            words = free.into_iter().map(fold).filter(|word| !word.is_empty()).collect();
            parts.extend(rest.into_iter().cloned());
            parts.extend(labels.into_iter().map(|label| Expr::Words(label.to_owned())));
        } else {
            parts.push(filter);
        }
        if let Some(Link::Campaign(campaign)) = list.linked {
            let test = crate::domain::filter::Test::Named(Kind::Campaign.label(campaign));
            parts.push(Expr::Field { word: "campaign", test, spot: Default::default() });
        }
        let condition = self.condition(&Expr::all(parts), subject)?;
        Ok(Narrowed { condition, words })
    }

    pub(super) fn prospects(&mut self, list: &List) -> Result<Page<ProspectRow>, Refusal> {
        let narrowed = self.narrowed(list)?;
        let store = self.service.store();
        let key = self.key("prospects", &list.filter, list.linked);
        let mut total = self.caches.counts.get(&key).copied();
        if total.is_none() && list.filter.trim().is_empty() && list.linked.is_none() {
            let all = store.count(Kind::Prospect)?;
            self.caches.counts.insert(key.clone(), all);
            total = Some(all);
        }
        let stop = self.caches.stop.clone();
        let asked = Prospects {
            condition: narrowed.condition,
            words: self
                .caches
                .block
                .as_ref()
                .filter(|_| !narrowed.words.is_empty())
                .map(|block| (block, narrowed.words)),
            sort: list.sort.field,
            descending: list.sort.descending,
        };
        let (ids, hits) = store.prospect_ids(&asked, &part(&list.window), total, &|| Self::stopped(&stop))?;
        if Self::stopped(&stop) {
            return Err(Refusal::rule("cancelled"));
        }
        if let Some(hits) = hits {
            self.caches.counts.insert(key, hits);
        }
        let now = self.service.now();
        let rows = store.prospect_lines(&ids)?.into_iter().map(|line| people::row(line, now)).collect();
        Ok(page(&list.window, rows, hits.or(total)))
    }

    pub(super) fn count_prospects(&mut self, list: &List) -> Result<u64, Refusal> {
        let narrowed = self.narrowed(list)?;
        let stop = self.caches.stop.clone();
        let asked = Prospects {
            condition: narrowed.condition,
            words: self
                .caches
                .block
                .as_ref()
                .filter(|_| !narrowed.words.is_empty())
                .map(|block| (block, narrowed.words)),
            sort: list.sort.field,
            descending: list.sort.descending,
        };
        let total = self.service.store().prospect_count(&asked, &|| Self::stopped(&stop))?;
        if Self::stopped(&stop) { Err(Refusal::rule("cancelled")) } else { Ok(total) }
    }

    /// What a list of deals is narrowed to. `among` is what a link leads to.
    pub(super) fn deal_condition(&mut self, filter: &str, linked: Option<Link>) -> Result<NarrowedDeals, Refusal> {
        let subject = Subject::Of(Kind::Deal);
        let filter = self.filter(filter, subject)?;
        let condition = self.condition(&filter, subject)?;
        let among = match linked {
            Some(link @ Link::Campaign(_)) => Some(self.linked(link)?),
            Some(Link::Deal(deal)) => Some(Arc::new(vec![deal])),
            None => None,
        };
        Ok((condition, among))
    }

    pub(super) fn deals(&mut self, list: &List) -> Result<Page<DealCard>, Refusal> {
        let (condition, among) = self.deal_condition(&list.filter, list.linked)?;
        let among = among.as_ref().map(|ids| ids.as_slice());
        let asked = Deals { condition, among, sort: list.sort.field, descending: list.sort.descending };
        let store = self.service.store();
        let key = self.key("deals", &list.filter, list.linked);
        let mut total = self.caches.counts.get(&key).copied();
        if total.is_none() && list.filter.trim().is_empty() {
            let all = store.deal_count(&asked)?;
            self.caches.counts.insert(key, all);
            total = Some(all);
        }
        let ids = store.deal_ids(&asked, &part(&list.window), total)?;
        let today = self.service.today();
        let zone = self.service.zone();
        let lines = store.deal_lines(&ids)?;
        let stages: BTreeSet<i64> = lines.iter().map(|line| line.stage).collect();
        let stages = store.names_of(Kind::Stage, &stages.into_iter().collect::<Vec<_>>())?;
        let rows = lines.into_iter().map(|line| pipeline::card(line, &stages, today, zone)).collect();
        Ok(page(&list.window, rows, total))
    }

    pub(super) fn count_deals(&mut self, list: &List) -> Result<u64, Refusal> {
        let (condition, among) = self.deal_condition(&list.filter, list.linked)?;
        let among = among.as_ref().map(|ids| ids.as_slice());
        let asked = Deals { condition, among, sort: list.sort.field, descending: list.sort.descending };
        self.service.store().deal_count(&asked)
    }

    /// Every campaign's figures, of this state of the data.
    pub(super) fn figures(&mut self) -> Result<Arc<BTreeMap<i64, Brought>>, Refusal> {
        if let Some(known) = &self.caches.figures {
            return Ok(known.clone());
        }
        let figures = Arc::new(self.service.store().campaign_figures(self.service.zone(), self.service.as_of()?)?);
        self.caches.figures = Some(figures.clone());
        Ok(figures)
    }

    pub(super) fn campaigns(&mut self, list: &List) -> Result<Page<CampaignRow>, Refusal> {
        let subject = Subject::Of(Kind::Campaign);
        let filter = self.filter(&list.filter, subject)?;
        let condition = self.condition(&filter, subject)?;
        let mut ids = self.service.store().campaign_ids(condition)?;
        if let Some(link @ Link::Deal(_)) = list.linked {
            let among = self.linked(link)?;
            ids.retain(|id| among.binary_search(id).is_ok());
        }
        let mut rows = self.campaign_rows(&ids)?;
        sort_campaigns(&mut rows, list.sort.field, list.sort.descending)?;
        let total = rows.len() as u64;
        let window = &list.window;
        let place = |id: i64| rows.iter().position(|row| row.id == id).map(|place| place as u64);
        let from = match window.anchor {
            Anchor::After(id) => place(id).map_or(window.offset, |place| place + 1),
            Anchor::Before(id) => {
                place(id).map_or(window.offset, |place| place.saturating_sub(u64::from(window.limit)))
            }
            _ => window.offset,
        };
        let skip = usize::try_from(from).unwrap_or(usize::MAX);
        let rows = rows.into_iter().skip(skip).take(window.limit as usize).collect();
        Ok(page(window, rows, Some(total)))
    }

    /// The rows of campaigns by their numbers, in that order.
    pub(super) fn campaign_rows(&mut self, ids: &[i64]) -> Result<Vec<CampaignRow>, Refusal> {
        let figures = self.figures()?;
        let store = self.service.store();
        let records = store.records_of(Kind::Campaign, ids)?;
        let owners: Vec<i64> = records.iter().filter_map(|record| record.int("owner")).collect();
        let owners = store.names_of(Kind::Member, &owners)?;
        let base = self.service.currency();
        let empty = Brought::default();
        let rows = records.iter().map(|record| {
            let owner = record.int("owner").and_then(|id| owners.get(&id)).cloned().unwrap_or_default();
            campaign_row(record, figures.get(&record.id).unwrap_or(&empty), owner, base)
        });
        Ok(rows.collect())
    }
}

/// The row of a campaign.
pub(super) fn campaign_row(record: &Record, brought: &Brought, owner: String, base: Currency) -> CampaignRow {
    let campaign = Campaign::of(record);
    let spend = given(&brought.spend, base);
    // Won for an amount that nobody knows is not won for nothing.
    let unpriced = brought.deals_won > 0 && brought.revenue.0.values().all(|total| total.count == 0);
    let revenue = if unpriced { (None, Some("unpriced")) } else { given(&brought.revenue, base) };
    let roi = returned(spend, revenue);
    CampaignRow {
        id: record.id,
        number: Kind::Campaign.label(record.id),
        name: campaign.name,
        channel: campaign.channel.unwrap_or_default(),
        status: campaign.status.word(),
        spend: spend.0,
        spend_why: spend.1,
        budget: campaign.budget.map(|minor| Money {
            minor,
            currency: campaign.currency.as_deref().and_then(|code| code.parse().ok()).unwrap_or(base),
        }),
        leads: brought.leads,
        mql: brought.mql,
        sal: brought.sal,
        refused: brought.refused,
        disqualified: brought.disqualified,
        won: brought.won,
        revenue: revenue.0,
        revenue_why: revenue.1,
        roi: roi.0,
        roi_why: roi.1,
        start: campaign.start,
        end: campaign.end,
        owner,
        version: record.version,
    }
}

/// Sorts campaigns; those without a value come last in both directions.
fn sort_campaigns(rows: &mut [CampaignRow], field: &str, descending: bool) -> Result<(), Refusal> {
    use std::cmp::Ordering;
    fn known<T: PartialOrd>(left: Option<T>, right: Option<T>, descending: bool) -> Ordering {
        match (left, right) {
            (Some(left), Some(right)) => {
                let order = left.partial_cmp(&right).unwrap_or(Ordering::Equal);
                if descending { order.reverse() } else { order }
            }
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
    if !CAMPAIGN_SORTS.contains(&field) {
        let choices = CAMPAIGN_SORTS.join(", ");
        return Err(Refusal::invalid("sort-not-offered").with("field", field).with("choices", choices));
    }
    let status = |row: &CampaignRow| CampaignStatus::named(row.status);
    let minor = |money: Option<Money>| money.map(|money| money.minor);
    rows.sort_by(|a, b| {
        let order = match field {
            "name" => known(Some(fold(&a.name)), Some(fold(&b.name)), descending),
            "owner" => known(Some(&a.owner), Some(&b.owner), descending),
            "status" => known(status(a), status(b), descending),
            "spend" => known(minor(a.spend), minor(b.spend), descending),
            "budget" => known(minor(a.budget), minor(b.budget), descending),
            "revenue" => known(minor(a.revenue), minor(b.revenue), descending),
            "leads" => known(Some(a.leads), Some(b.leads), descending),
            "mql" => known(Some(a.mql), Some(b.mql), descending),
            "sal" => known(Some(a.sal), Some(b.sal), descending),
            "won" => known(Some(a.won), Some(b.won), descending),
            "roi" => known(a.roi, b.roi, descending),
            "end" => known(a.end, b.end, descending),
            _ => known(a.start, b.start, descending),
        };
        order.then(known(Some(a.id), Some(b.id), descending))
    });
    Ok(())
}
