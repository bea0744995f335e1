//! What the screens ask, answered: a [`Query`] and the team file become an [`Answer`].
//!
//! Nothing here reads a whole table to show a page. What must be counted is counted once for a state of
//! the data and kept in [`Caches`]; a count that takes its time is answered later, see [`count`].

mod agreement;
mod details;
mod frame;
mod goals;
mod hand_offs;
mod journal;
mod lists;
mod people;
mod pipeline;
mod plan;
mod shown;
mod today;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::seen::Seen;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::views::{Answer, Link, Page, Query, Window};
use crate::domain::filter::{Expr, Ground, Subject};
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::store::filter::{Condition, Scope};
use crate::store::read::{Brought, From, Part, StageSum};
use crate::store::search::SearchBlock;

pub use frame::{identity, touched_kind};
pub use journal::VERBS;
pub(in crate::app) use journal::members;
pub use shown::Shown;

/// Past so many changes beside it, the search block is better loaded anew.
const CHANGES: usize = 5_000;

/// How the session looks from outside the data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// The group that may open the file too.
    pub group: Option<String>,
    /// Whether the file is the generated demo.
    pub demo: bool,
    /// The folder of what the program remembers between two runs; without one nothing is remembered.
    pub state: Option<std::path::PathBuf>,
}

/// Which list a count is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct ListKey {
    subject: &'static str,
    filter: String,
    linked: Option<Link>,
}

/// What a reader keeps between questions. It holds for one state of the data and is dropped when the
/// journal grew, all but the search block, which follows the journal.
#[derive(Debug, Default)]
pub struct Caches {
    /// How the session looks from outside.
    pub setting: Setting,
    /// Up to where this person has looked.
    pub seen: Seen,
    /// Ends a search that nobody waits for any more.
    pub stop: Arc<AtomicBool>,
    block: Option<SearchBlock>,
    block_seq: i64,
    seq: i64,
    counts: HashMap<ListKey, u64>,
    sums: HashMap<ListKey, BTreeMap<i64, StageSum>>,
    linked: HashMap<Link, Arc<Vec<i64>>>,
    figures: Option<Arc<BTreeMap<i64, Brought>>>,
}

impl Caches {
    /// For a session that looks so from outside; `stop` ends its searches.
    pub fn new(setting: Setting, stop: Arc<AtomicBool>) -> Self {
        Self { seen: Seen::new(setting.state.clone()), setting, stop, ..Self::default() }
    }

    /// Takes a search block in that was loaded when the journal stood at `seq`.
    pub fn take_block(&mut self, block: SearchBlock, seq: i64) {
        self.block = Some(block);
        self.block_seq = seq;
    }

    /// Whether there is a search block.
    pub const fn has_block(&self) -> bool {
        self.block.is_some()
    }

    /// The state of the data that the last question was answered from: the journal's end.
    pub const fn state(&self) -> i64 {
        self.seq
    }

    /// How long a question's list is, where that is known.
    pub fn length(&self, query: &Query) -> Option<u64> {
        self.counts.get(&key_of(query)?).copied()
    }

    /// Follows the journal; says whether the search block must be loaded anew.
    ///
    /// # Errors
    /// The store's.
    pub fn follow(&mut self, service: &Service) -> Result<bool, Refusal> {
        let store = service.store();
        let (seq, _) = store.chain_head()?;
        if seq != self.seq {
            self.seq = seq;
            self.counts.clear();
            self.sums.clear();
            self.linked.clear();
            self.figures = None;
        }
        let Some(block) = &mut self.block else { return Ok(false) };
        if seq == self.block_seq {
            return Ok(false);
        }
        let Some(touched) = store.touched_since(self.block_seq)? else {
            self.block = None;
            return Ok(true);
        };
        let mut ids: Vec<i64> = Vec::new();
        for (kind, id) in touched {
            match kind {
                Kind::Prospect => ids.push(id),
                // An account's name stands in the text of all its people.
                Kind::Account => ids.extend(store.people_of(id)?),
                _ => {}
            }
        }
        block.refresh(store, &ids)?;
        self.block_seq = seq;
        if block.changes() > CHANGES {
            self.block = None;
            return Ok(true);
        }
        Ok(false)
    }
}

/// One question being answered.
struct Reading<'a> {
    service: &'a Service,
    texts: &'a Texts,
    caches: &'a mut Caches,
}

/// Answers a question. All of an answer is of one state of the data.
///
/// # Errors
/// A filter's refusal (with `at`, `length`, `nearest`), `sort-not-offered`, `cancelled`, the store's.
pub fn answer(service: &Service, caches: &mut Caches, query: &Query, texts: &Texts) -> Result<Answer, Refusal> {
    service.store().snapshot(|| {
        caches.follow(service)?;
        Reading { service, texts, caches }.answer(query)
    })
}

/// Counts what the page that [`answer`] gave for `query` left uncounted, so that it is exact the next
/// time. Says whether there was something to count.
///
/// # Errors
/// Those of [`answer`].
pub fn count(service: &Service, caches: &mut Caches, query: &Query, texts: &Texts) -> Result<bool, Refusal> {
    service.store().snapshot(|| {
        caches.follow(service)?;
        Reading { service, texts, caches }.count(query)
    })
}

impl Reading<'_> {
    fn answer(&mut self, query: &Query) -> Result<Answer, Refusal> {
        Ok(match query {
            Query::Identity => Answer::Identity(Box::new(identity(self.service, &self.caches.setting)?)),
            Query::Prospects(list) => Answer::Prospects(self.prospects(list)?),
            Query::Prospect { id, timeline } => Answer::Prospect(self.prospect(*id, *timeline)?.map(Box::new)),
            Query::Campaigns(list) => Answer::Campaigns(self.campaigns(list)?),
            Query::Campaign(id) => Answer::Campaign(self.campaign(*id)?.map(Box::new)),
            Query::HandOffs(window) => Answer::HandOffs(self.hand_offs(window)?),
            Query::Board { filter, linked, cards } => Answer::Board(self.board(filter, *linked, *cards)?),
            Query::Column { filter, linked, stage, window } => {
                Answer::Column(Box::new(self.column(filter, *linked, *stage, window)?))
            }
            Query::Deals(list) => Answer::Deals(self.deals(list)?),
            Query::Deal(id) => Answer::Deal(self.deal(*id)?.map(Box::new)),
            Query::Linked(link) => {
                let ids = self.linked(*link)?;
                Answer::Linked { total: ids.len() as u64, ids: ids.iter().copied().take(10_000).collect() }
            }
            Query::Metrics { period } => Answer::Metrics(Box::new(crate::app::metrics::page(self.service, period)?)),
            Query::Explain { metric, period, term } => Answer::Explain(Box::new(match term {
                Some(term) => crate::app::metrics::explain_term(self.service, *term)?,
                None => crate::app::metrics::explain(self.service, metric, period)?,
            })),
            Query::Today => Answer::Today(Box::new(self.today()?)),
            Query::TodayTeam => Answer::TodayTeam(Box::new(self.today_team()?)),
            Query::Agreement { version } => Answer::Agreement(Box::new(self.agreement(*version)?)),
            Query::Term(id) => Answer::Term(self.term(*id)?.map(Box::new)),
            Query::Clocks { term, set, window } => Answer::Clocks(self.clocks(*term, *set, window)?),
            Query::Differences { version, against } => Answer::Differences(self.differences(*version, *against)?),
            Query::Goal(id) => Answer::Goal(self.goal(*id)?.map(Box::new)),
            Query::Plan(input) => Answer::Plan(Box::new(self.plan(input)?)),
            Query::Journal(list) => Answer::Journal(self.journal(list)?),
            Query::Choices { kind, text } => Answer::Choices(self.choices(*kind, text)?),
        })
    }

    fn count(&mut self, query: &Query) -> Result<bool, Refusal> {
        let Some(key) = key_of(query) else { return Ok(false) };
        if self.caches.counts.contains_key(&key) {
            return Ok(false);
        }
        let total = match query {
            Query::Prospects(list) => self.count_prospects(list)?,
            Query::Deals(list) => self.count_deals(list)?,
            Query::Journal(list) => self.count_entries(list)?,
            _ => return Ok(false),
        };
        self.caches.counts.insert(key, total);
        Ok(true)
    }

    fn key(&self, subject: &'static str, filter: &str, linked: Option<Link>) -> ListKey {
        key(subject, filter, linked)
    }

    /// A filter as typed.
    fn filter(&self, text: &str, subject: Subject) -> Result<Expr, Refusal> {
        Expr::parse(text, subject, &ground(self.service, self.texts))
    }

    fn condition(&self, filter: &Expr, subject: Subject) -> Result<Condition, Refusal> {
        self.service.store().condition(subject, filter, scope(self.service))
    }

    /// The ids that a link leads to.
    fn linked(&mut self, link: Link) -> Result<Arc<Vec<i64>>, Refusal> {
        if let Some(known) = self.caches.linked.get(&link) {
            return Ok(known.clone());
        }
        let store = self.service.store();
        let ids = Arc::new(match link {
            Link::Campaign(campaign) => store.deals_of_campaign(campaign)?,
            Link::Deal(deal) => store.campaigns_of_deal(deal)?,
        });
        self.caches.linked.insert(link, ids.clone());
        Ok(ids)
    }

    fn stopped(stop: &AtomicBool) -> bool {
        stop.load(Ordering::Relaxed)
    }
}

fn key(subject: &'static str, filter: &str, linked: Option<Link>) -> ListKey {
    ListKey { subject, filter: filter.trim().to_owned(), linked }
}

/// Of which list a question wants a part, where that is counted behind its rows.
fn key_of(query: &Query) -> Option<ListKey> {
    let (subject, list) = match query {
        Query::Prospects(list) => ("prospects", list),
        Query::Deals(list) => ("deals", list),
        Query::Journal(list) => ("journal", list),
        _ => return None,
    };
    Some(key(subject, &list.filter, list.linked))
}

/// What reading typed filters depends on here.
pub fn ground(service: &Service, texts: &Texts) -> Ground {
    Ground {
        language: texts.language(),
        today: service.today(),
        fiscal_start: u32::try_from(service.workspace().fiscal_start).unwrap_or(1),
        currency: service.currency(),
        aliases: Some(texts.aliases()),
    }
}

/// Who `me` is and where days begin.
pub fn scope(service: &Service) -> Scope<'_> {
    Scope { actor: service.actor().map(|member| member.id), zone: service.zone() }
}

fn part(window: &Window) -> Part {
    use crate::app::views::Anchor;
    let from = match window.anchor {
        Anchor::Start => From::Start,
        Anchor::End => From::End,
        Anchor::After(id) => From::After(id),
        Anchor::Before(id) => From::Before(id),
        Anchor::Offset => From::Offset,
    };
    Part { offset: window.offset, limit: u64::from(window.limit), from }
}

/// A page of which the total is known, follows from its own end, or is at least so much.
fn page<T>(window: &Window, rows: Vec<T>, total: Option<u64>) -> Page<T> {
    let seen = window.offset + rows.len() as u64;
    let ended = (rows.len() as u64) < u64::from(window.limit) && (window.offset == 0 || !rows.is_empty());
    let (total, counted) = match total {
        Some(total) => (total, true),
        None if ended => (seen, true),
        None => (seen + 1, false),
    };
    Page { total, counted, offset: window.offset, rows }
}
