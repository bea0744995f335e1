//! What the terms without clocks are measured by: what marketing delivered in a period, what sales decided, and
//! whether the records say what the other side needs.

use super::hidden;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::TermKind;
use crate::domain::record::{Kind, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::domain::time::Zone;
use crate::store::filter::{Condition, kept_behind};
use crate::store::session::Session;
use crate::store::tally::{LEAD_COHORT, QUALIFIED, REACHED, zone};
use crate::store::{Result, Store};

/// What a volume counts. Persons count once, in their first passage; those who come back are counted beside (DOMAIN R6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Volume {
    /// Persons first recorded.
    Leads,
    /// Persons who qualified.
    Mql,
    /// Hand-offs offered and not taken back.
    Handoffs,
    /// Hand-offs accepted.
    Accepted,
}

impl Volume {
    /// By its word in a term.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "leads" => Self::Leads,
            "mql" => Self::Mql,
            "handoffs" => Self::Handoffs,
            "accepted" => Self::Accepted,
            _ => return None,
        })
    }
}

/// Whom a term is about, in which period, as of when.
#[derive(Debug, Clone, Copy)]
pub struct Population<'a> {
    /// In the filter language; nothing: everybody.
    pub subject: Option<&'a str>,
    /// Not these.
    pub exclude: Option<&'a str>,
    /// From, and the first instant after it.
    pub period: (Instant, Instant),
    /// Now.
    pub now: Instant,
}

/// What was delivered, by the type of lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivered {
    /// By the place of the type that was asked for; the last one is of no type.
    pub types: Vec<u64>,
    /// Those who came back in a later passage: counted beside, never in.
    pub recycled: u64,
}

impl Delivered {
    /// All of them.
    pub fn all(&self) -> u64 {
        self.types.iter().sum()
    }
}

/// A hand-off, whom it went to, when it was offered, and when it was first answered.
pub(in crate::store) type FirstAnswer = (i64, Option<i64>, Instant, Option<Instant>);

/// The stages of which reaching one passes MQL.
const QUALIFYING: [Lifecycle; 6] =
    [Lifecycle::Mql, Lifecycle::Sal, Lifecycle::Sql, Lifecycle::Opportunity, Lifecycle::Customer, Lifecycle::Advocate];

fn qualified() -> String {
    QUALIFYING.map(|stage| format!("'{}'", stage.word())).join(", ")
}

impl Volume {
    /// The rows that count, as `t` the prospect and `episode`; `?1` and `?2` bound the period, `?3` is now.
    pub(super) fn rows(self, session: &Session) -> Result<String> {
        let people = hidden(session, Kind::Prospect, "t")?;
        let handoffs = hidden(session, Kind::Handoff, "h")?;
        Ok(match self {
            Self::Leads => format!(
                "select t.*, 1 as in_episode from prospect t \
                 where t.removed is null and t.created_at >= ?1 and t.created_at < ?2 and t.created_at <= ?3 \
                 and t.archived = 0{people} union all select t.*, 1 from prospect t where t.removed is null \
                 and t.archived = 1 and t.created_at >= ?1 and t.created_at < ?2 and t.created_at <= ?3{people}"
            ),
            Self::Mql => {
                let stages = qualified();
                // Its own date counts where it has one, else the first one of a later stage.
                format!(
                    "select t.*, e.episode as in_episode from stage_entry e join prospect t on t.id = e.prospect \
                     where e.stage in ({stages}) and e.at >= ?1 and e.at < ?2 and e.at <= ?3 \
                     and e.removed is null and t.removed is null{people} and not exists (select 1 from stage_entry x \
                     where x.prospect = e.prospect and x.episode = e.episode and x.removed is null \
                     and x.stage in ({stages}) and ((x.stage = 'mql') > (e.stage = 'mql') \
                     or (x.stage = 'mql') = (e.stage = 'mql') and (x.at, x.id) < (e.at, e.id)))"
                )
            }
            Self::Handoffs | Self::Accepted => format!(
                "select t.*, h.episode as in_episode from handoff h join prospect t on t.id = h.prospect \
                 where {} and t.removed is null{handoffs}",
                self.handoffs()
            ),
        })
    }

    /// The hand-offs `h` that count, of those volumes that are of hand-offs.
    const fn handoffs(self) -> &'static str {
        match self {
            Self::Accepted => {
                "h.removed is null and h.decided_at is not null and h.decided_at >= ?1 and h.decided_at < ?2 \
                 and h.decided_at <= ?3 and h.verdict = 'accepted'"
            }
            _ => {
                "h.removed is null and h.offered_at >= ?1 and h.offered_at < ?2 and h.offered_at <= ?3 \
                 and h.verdict <> 'taken_back'"
            }
        }
    }
}

/// The months from year 0 whose first instants bound a period: the first, and the one after the last.
fn months(zone: &Zone, (from, until): (Instant, Instant)) -> Option<(i64, i64)> {
    use chrono::Datelike;
    let month = |at: Instant| {
        let day = zone.day(at);
        (day.date().day() == 1 && zone.start(day) == at).then(|| day.month())
    };
    Some((month(from)?, month(until)?))
}

impl Population<'_> {
    fn given(&self) -> Vec<Value> {
        [self.period.0, self.period.1, self.now].map(|at| Value::Int(at.0)).to_vec()
    }
}

impl Store {
    /// The condition of a population on `t`, behind the period and now.
    pub(super) fn about(&self, population: &Population<'_>) -> Result<Condition> {
        let mut made = Condition { params: population.given(), ..Condition::default() };
        let said = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        for (text, wanted) in [(said(population.subject), true), (said(population.exclude), false)] {
            let Some(text) = text else { continue };
            let part = kept_behind(&self.session, &text, population.now, std::mem::take(&mut made.params))?;
            made.params = part.params;
            // `part.sql` is ` and …`, or nothing for a filter of everything.
            let condition = part.sql.strip_prefix(" and ").unwrap_or("1 = 1");
            made.sql.push_str(&if wanted {
                format!(" and {condition}")
            } else {
                format!(" and case when {condition} then 0 else 1 end = 1")
            });
        }
        Ok(made)
    }

    /// What was delivered in a period. `types` are filters: of several that fit a person, the first counts; who fits none
    /// stands last.
    ///
    /// # Errors
    /// The filters'; the engine's.
    pub fn delivered(&self, what: Volume, population: &Population<'_>, types: &[Option<String>]) -> Result<Delivered> {
        let about = self.about(population)?;
        let everybody = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        if about.is_everything()
            && types.first().is_none_or(everybody)
            && let Some((first, again)) = self.everybody(what, population)?
        {
            let mut delivered = Delivered { types: vec![0; types.len() + 1], recycled: again };
            if let Some(all) = delivered.types.first_mut() {
                *all = first;
            }
            return Ok(delivered);
        }
        self.delivered_by_rows(what, population, types)
    }

    /// The same, counted one by one.
    ///
    /// # Errors
    /// The filters'; the engine's.
    pub fn delivered_by_rows(
        &self,
        what: Volume,
        population: &Population<'_>,
        types: &[Option<String>],
    ) -> Result<Delivered> {
        let mut about = self.about(population)?;
        let mut cases = String::new();
        for (place, text) in types.iter().enumerate() {
            let condition = match text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
                None => "1 = 1".to_owned(),
                Some(text) => {
                    let part = kept_behind(&self.session, text, population.now, std::mem::take(&mut about.params))?;
                    about.params = part.params;
                    part.sql.strip_prefix(" and ").unwrap_or("1 = 1").to_owned()
                }
            };
            cases.push_str(&format!(" when {condition} then {place}"));
        }
        let kind = if cases.is_empty() { "0".to_owned() } else { format!("case{cases} else {} end", types.len()) };
        let sql = format!(
            "select {kind}, sum(t.in_episode <= 1), sum(t.in_episode > 1) from ({}) t where 1 = 1{} group by 1",
            what.rows(&self.session)?,
            about.sql
        );
        let mut delivered = Delivered { types: vec![0; types.len() + 1], recycled: 0 };
        self.session.each(&sql, &about.given(), |row| {
            let count = |at: usize| row.int(at).map(|count| u64::try_from(count).unwrap_or(0));
            let place = usize::try_from(row.int(0)?).unwrap_or(types.len());
            if let Some(kind) = delivered.types.get_mut(place) {
                *kind += count(1)?;
            }
            delivered.recycled += count(2)?;
            Ok(())
        })?;
        Ok(delivered)
    }

    /// The same of everybody, in their first passage and in later ones: from the ready-made counts, or on one index.
    /// Nothing where that does not tell.
    fn everybody(&self, what: Volume, population: &Population<'_>) -> Result<Option<(u64, u64)>> {
        let session = &self.session;
        let now = population.now.0;
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        if matches!(what, Volume::Handoffs | Volume::Accepted) {
            let hidden = hidden(session, Kind::Handoff, "h")?;
            let sql = format!(
                "select sum(h.episode <= 1), sum(h.episode > 1) from handoff h where {}{hidden}",
                what.handoffs()
            );
            let params = [population.period.0.0.into(), population.period.1.0.into(), now.into()];
            let read = |row: &crate::store::session::Row<'_>| Ok((row.opt_int(0)?, row.opt_int(1)?));
            let (first, again) = session.row(&sql, &params, read)?.unwrap_or_default();
            return Ok(Some((count(first.unwrap_or(0)), count(again.unwrap_or(0)))));
        }
        let Some((from, until)) = months(&zone(session)?, population.period) else { return Ok(None) };
        // The counts know no instant: they tell only where nothing is dated after it.
        let later = if what == Volume::Leads {
            "select exists (select 1 from prospect where created_at > ?1 and removed is null and archived = 0) \
             or exists (select 1 from prospect indexed by prospect_archived where archived = 1 and created_at > ?1)"
                .to_owned()
        } else {
            let of = |stage: &Lifecycle| {
                format!("exists (select 1 from stage_entry where stage = '{}' and at > ?1)", stage.word())
            };
            format!("select {}", QUALIFYING.iter().map(of).collect::<Vec<_>>().join(" or "))
        };
        if session.number(&later, &[now.into()])? != 0 {
            return Ok(None);
        }
        let sum = |of: i64, stage: Lifecycle| {
            let sql = "select sum(n) from tally where what = ?1 and month >= ?2 and month < ?3 and stage = ?4";
            session.number(sql, &[of.into(), from.into(), until.into(), stage.number().into()])
        };
        Ok(Some(match what {
            Volume::Leads => (count(sum(LEAD_COHORT, Lifecycle::Lead)?), 0),
            _ => {
                let first = sum(QUALIFIED, Lifecycle::Mql)?;
                (count(first), count(sum(REACHED, Lifecycle::Mql)? - first))
            }
        }))
    }

    /// Acceptance: accepted, and decided in all. A hand-off that waits past its decision clock has expired in the period in
    /// which the clock ran out (DOMAIN 4.2).
    ///
    /// # Errors
    /// The filters'; the engine's.
    pub fn acceptance(&self, population: &Population<'_>) -> Result<(u64, u64)> {
        let about = self.about(population)?;
        let hidden = hidden(&self.session, Kind::Handoff, "h")?;
        // Whom it is about is looked up only where somebody asks.
        let join = if about.is_everything() { "" } else { "join prospect t on t.id = h.prospect" };
        let decided = format!(
            "select count(*), sum(h.verdict = 'accepted') from handoff h {join} \
             where h.removed is null and h.decided_at is not null and h.decided_at >= ?1 and h.decided_at < ?2 \
             and h.decided_at <= ?3 and h.verdict in ('accepted', 'refused'){hidden}{}",
            about.sql
        );
        let counts =
            self.session.row(&decided, &about.given(), |row| Ok((row.int(0)?, row.opt_int(1)?.unwrap_or(0))))?;
        let (decided, accepted) = counts.unwrap_or((0, 0));
        let expired = format!(
            "select count(distinct f.handoff) from term m cross join clock_face f on f.term = m.id \
             join handoff h on h.id = f.handoff {join} \
             where m.kind = '{}' and f.standing = 'running' and f.late_at >= ?1 and f.late_at < ?2 and f.late_at < ?3 \
             and h.removed is null and h.verdict = 'offered'{}",
            TermKind::Decision.word(),
            about.sql
        );
        let expired = self.session.number(&expired, &about.given())?;
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        Ok((count(accepted), count(decided + expired)))
    }

    /// Of the hand-offs offered in a period, how many prospects have all these fields filled in now, and how many there are.
    ///
    /// # Errors
    /// `no-such-field`; the filters'; the engine's.
    pub fn completeness(&self, population: &Population<'_>, fields: &[&str]) -> Result<(u64, u64)> {
        let mut about = self.about(population)?;
        let mut filled = Vec::with_capacity(fields.len());
        for name in fields {
            filled.push(match Kind::Prospect.field(name) {
                Some(field) if field.ty == Type::Custom => {
                    return Err(Refusal::invalid("no-such-field").with("field", *name));
                }
                Some(field) => format!("coalesce(trim(t.\"{}\"), '') <> ''", field.name),
                None => {
                    let place = about.bind(*name);
                    format!("coalesce(trim(case when json_valid(t.custom) then t.custom ->> {place} end), '') <> ''")
                }
            });
        }
        let hidden = hidden(&self.session, Kind::Handoff, "h")?;
        let all = if filled.is_empty() { "1 = 1".to_owned() } else { filled.join(" and ") };
        let sql = format!(
            "select count(*), sum({all}) from handoff h join prospect t on t.id = h.prospect \
             where h.removed is null and h.offered_at >= ?1 and h.offered_at < ?2 and h.offered_at <= ?3 \
             and h.verdict <> 'taken_back'{hidden}{}",
            about.sql
        );
        let counts = self.session.row(&sql, &about.given(), |row| Ok((row.int(0)?, row.opt_int(1)?.unwrap_or(0))))?;
        let (all, filled) = counts.unwrap_or((0, 0));
        Ok((u64::try_from(filled).unwrap_or(0), u64::try_from(all).unwrap_or(0)))
    }

    /// The first hand-offs of a period that marketing took back, and how many there are.
    ///
    /// # Errors
    /// The engine's.
    pub fn taken_back(&self, (from, until): (Instant, Instant), now: Instant, limit: u64) -> Result<(Vec<i64>, u64)> {
        let hidden = hidden(&self.session, Kind::Handoff, "h")?;
        let of = format!(
            "from handoff h where h.removed is null and h.verdict = 'taken_back' \
             and h.offered_at >= ?1 and h.offered_at < ?2 and h.offered_at <= ?3{hidden}"
        );
        let params = [from.0.into(), until.0.into(), now.0.into()];
        let sql = format!("select h.id {of} order by h.offered_at, h.id limit {limit}");
        let first = self.session.rows(&sql, &params, |row| row.int(0))?;
        let all = self.session.number(&format!("select count(*) {of}"), &params)?;
        Ok((first, u64::try_from(all).unwrap_or(0)))
    }

    /// Working seconds from each hand-off of a period to its first genuine attempt are derived from these: hand-off, person
    /// it went to, when it was offered, and the first attempt by sales since the person qualified; nothing: none yet.
    ///
    /// # Errors
    /// The engine's.
    pub(in crate::store) fn responses(
        &self,
        (from, until): (Instant, Instant),
        now: Instant,
    ) -> Result<Vec<FirstAnswer>> {
        let hidden = hidden(&self.session, Kind::Handoff, "h")?;
        let sql = format!(
            "select h.id, h.\"to\", h.offered_at, (select min(u.at) from touch u join member m on m.id = u.member \
                   where u.prospect = h.prospect and u.removed is null and u.archived = 0 and u.at <= ?3 \
                   and m.side in ('sales', 'management') \
                   and u.at >= coalesce((select max(e.at) from stage_entry e where e.prospect = h.prospect \
                     and e.removed is null and e.stage = 'mql' and e.at <= h.offered_at), h.offered_at) \
                   and (u.direction = 'out' and u.channel in ('email', 'call', 'meeting', 'chat', 'other') \
                     or u.direction = 'in' and u.channel = 'call' \
                     and u.outcome in ('connected', 'replied', 'meeting_booked', 'not_interested'))) \
                   from handoff h where h.removed is null and h.verdict <> 'taken_back' \
                   and h.offered_at >= ?1 and h.offered_at < ?2 and h.offered_at <= ?3{hidden} \
                   order by h.offered_at, h.id"
        );
        self.session.rows(&sql, &[from.0.into(), until.0.into(), now.0.into()], |row| {
            Ok((row.int(0)?, row.opt_int(1)?, Instant(row.int(2)?), row.opt_int(3)?.map(Instant)))
        })
    }
}
