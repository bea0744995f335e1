//! What a person's day is made of: clocks, hand-offs and deals that want something, the first ones of each kind with how
//! many there are. Every order is an index's.

mod deals;
mod handoffs;
mod news;
mod said;

pub use deals::Step;
pub use handoffs::{Answering, Waiting};
pub use said::Stands;

use crate::domain::nouns::{Side, TermKind};
use crate::domain::time::Instant;
use crate::store::{Result, Store};

/// Whose things are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose {
    /// A member, or nobody in particular.
    pub member: i64,
    /// The side that nobody's things of are theirs too.
    pub side: Side,
    /// Everybody's.
    pub whole: bool,
}

impl Whose {
    /// The condition on a clock's face `f`.
    fn clocks(self) -> String {
        if self.whole {
            return String::new();
        }
        format!(" and (f.owner = {} or (f.owner is null and f.side = '{}'))", self.member, self.side.word())
    }
}

/// Which running clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueSet {
    /// Late by now, but those of a term that are late from its instant or before.
    Late(Vec<(i64, Instant)>),
    /// Late from their term's instant or before, and owed by one of these members (nothing: by anybody).
    Escalated(Vec<(i64, Instant)>, Option<Vec<i64>>),
    /// Not late; of decisions.
    Verdicts,
    /// Not late, but warned of; of neither decisions nor disputes.
    Soon,
    /// Not late.
    Next,
}

/// A running clock with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLine {
    /// Its number.
    pub id: i64,
    /// The hand-off that started it, and its version.
    pub handoff: (i64, i64),
    /// How that stands.
    pub stands: Stands,
    /// The prospect's number.
    pub prospect: i64,
    /// The prospect's name.
    pub name: String,
    /// The company's name, or empty.
    pub account: String,
    /// The term's name.
    pub term: String,
    /// What kind of debt it is.
    pub kind: TermKind,
    /// The term's calendar.
    pub calendar: Option<i64>,
    /// Who owes it.
    pub owner: Option<i64>,
    /// Their handle, or empty.
    pub handle: String,
    /// When its owner is warned.
    pub warn: Option<Instant>,
    /// From when it is late.
    pub late: Instant,
    /// Attempts made and needed, for depth.
    pub attempts: (i64, i64),
}

/// A signed term whose clocks may be escalated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Escalation {
    /// The term.
    pub term: i64,
    /// Its calendar.
    pub calendar: Option<i64>,
    /// How late a clock may be before the owner's manager is told.
    pub manager: Option<String>,
    /// How late before management is told.
    pub management: Option<String>,
}

const DECISIONS: &str = "f.term in (select id from term where kind = 'decision')";

/// Terms with an instant each, as the statement reads them.
fn pairs(of: &[(i64, Instant)]) -> String {
    let all: Vec<String> = of.iter().map(|(term, at)| format!("({term}, {})", at.0)).collect();
    all.join(", ")
}

impl DueSet {
    /// The condition on a clock's face `f` at `now`.
    fn condition(&self, whose: Whose, now: Instant) -> String {
        let now = now.0;
        let mine = whose.clocks();
        match self {
            Self::Late(without) if without.is_empty() => format!("f.late_at < {now}{mine}"),
            Self::Late(without) => {
                format!(
                    "f.late_at < {now} and not exists (select 1 from (values {}) e where e.column1 = f.term \
                     and f.late_at <= e.column2){mine}",
                    pairs(without)
                )
            }
            Self::Escalated(terms, owners) => {
                let of = owners.as_ref().map_or_else(String::new, |owners| {
                    let owners: Vec<String> = owners.iter().map(i64::to_string).collect();
                    format!(" and f.owner in ({})", owners.join(", "))
                });
                format!(
                    "f.late_at < {now} and exists (select 1 from (values {}) e where e.column1 = f.term \
                     and f.late_at <= e.column2){of}",
                    pairs(terms)
                )
            }
            Self::Verdicts => format!("f.late_at >= {now} and {DECISIONS}{mine}"),
            Self::Soon => format!(
                "f.late_at >= {now} and f.warn_at <= {now} \
                 and f.term not in (select id from term where kind in ('decision', 'feedback')){mine}"
            ),
            Self::Next => format!("f.late_at >= {now}{mine}"),
        }
    }

    /// Whether there cannot be any.
    fn none(&self) -> bool {
        match self {
            Self::Escalated(terms, owners) => terms.is_empty() || owners.as_ref().is_some_and(Vec::is_empty),
            _ => false,
        }
    }
}

impl Store {
    /// The first running clocks of a kind, soonest or longest late first.
    ///
    /// # Errors
    /// The engine's.
    pub fn running(&self, which: &DueSet, whose: Whose, now: Instant, limit: u64) -> Result<Vec<DueLine>> {
        if which.none() {
            return Ok(Vec::new());
        }
        // First which ones, on an index alone: the engine would look up everything about all of them before it takes the
        // first few.
        let sql = format!(
            "select f.clock, f.handoff, h.version, f.prospect, p.name, a.name, t.name, t.kind, t.calendar, f.owner, m.handle, \
             f.warn_at, f.late_at, f.attempts, t.attempts, {} \
             from (select f.clock from clock_face f where f.standing = 'running' and {} order by f.late_at, f.clock limit {limit}) w \
             cross join clock_face f on f.clock = w.clock join term t on t.id = f.term join handoff h on h.id = f.handoff \
             join prospect p on p.id = f.prospect left join account a on a.id = p.account left join member m on m.id = f.owner \
             {} order by f.late_at, f.clock",
            said::COLUMNS,
            which.condition(whose, now),
            said::JOIN,
        );
        self.session.rows(&sql, &[], |row| {
            Ok(DueLine {
                id: row.int(0)?,
                handoff: (row.int(1)?, row.int(2)?),
                prospect: row.int(3)?,
                name: row.text(4)?,
                account: row.text(5)?,
                term: row.text(6)?,
                kind: TermKind::named(row.str(7)?).unwrap_or_default(),
                calendar: row.opt_int(8)?,
                owner: row.opt_int(9)?,
                handle: row.text(10)?,
                warn: row.opt_int(11)?.map(Instant),
                late: Instant(row.int(12)?),
                attempts: (row.int(13)?, row.opt_int(14)?.unwrap_or(1)),
                stands: Stands::read(row, 15)?,
            })
        })
    }

    /// How many running clocks of a kind there are.
    ///
    /// # Errors
    /// The engine's.
    pub fn running_count(&self, which: &DueSet, whose: Whose, now: Instant) -> Result<u64> {
        if which.none() {
            return Ok(0);
        }
        let sql = format!(
            "select count(*) from clock_face f where f.standing = 'running' and {}",
            which.condition(whose, now)
        );
        Ok(u64::try_from(self.session.number(&sql, &[])?).unwrap_or(0))
    }

    /// How many running clocks are late, and how many more will be before `until`.
    ///
    /// # Errors
    /// The engine's.
    pub fn clocks_due(&self, whose: Whose, now: Instant, until: Instant) -> Result<(u64, u64)> {
        let sql = format!(
            "select count(*) filter (where f.late_at < ?1), count(*) filter (where f.late_at >= ?1) from clock_face f \
             where f.standing = 'running' and f.late_at < ?2{}",
            whose.clocks()
        );
        let found = self.session.row(&sql, &[now.0.into(), until.0.into()], |row| Ok((row.int(0)?, row.int(1)?)))?;
        let (late, due) = found.unwrap_or_default();
        Ok((u64::try_from(late).unwrap_or(0), u64::try_from(due).unwrap_or(0)))
    }

    /// How many running decision clocks are late.
    ///
    /// # Errors
    /// The engine's.
    pub fn decisions_late(&self, whose: Whose, now: Instant) -> Result<u64> {
        let sql = format!(
            "select count(*) from clock_face f where f.standing = 'running' and f.late_at < ?1 and {DECISIONS}{}",
            whose.clocks()
        );
        Ok(u64::try_from(self.session.number(&sql, &[now.0.into()])?).unwrap_or(0))
    }

    /// The signed terms that say when a late clock is escalated.
    ///
    /// # Errors
    /// The engine's.
    pub fn escalations(&self) -> Result<Vec<Escalation>> {
        let sql = "select t.id, t.calendar, v.manager_after, v.management_after from agreement_version v \
                   join term t on t.version_of = v.id where v.hash is not null and v.removed is null and t.removed is null \
                   and (v.manager_after is not null or v.management_after is not null) order by t.id";
        self.session.rows(sql, &[], |row| {
            Ok(Escalation {
                term: row.int(0)?,
                calendar: row.opt_int(1)?,
                manager: row.opt_text(2)?,
                management: row.opt_text(3)?,
            })
        })
    }
}
