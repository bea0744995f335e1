//! Hand-offs that want something: a verdict, an answer, another offer, or to be looked at again.

use super::Whose;
use super::said::{self, Stands};
use crate::domain::nouns::Side;
use crate::domain::time::{Day, Instant};
use crate::store::{Result, Store};

/// A hand-off with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its number.
    pub id: i64,
    /// For optimistic concurrency.
    pub version: i64,
    /// The prospect's number.
    pub prospect: i64,
    /// The prospect's name.
    pub name: String,
    /// The company's name, or empty.
    pub account: String,
    /// Handle of whose verdict it waits for, or empty.
    pub to: String,
    /// Handle of who offered it, or empty.
    pub from: String,
    /// When it was offered.
    pub offered: Instant,
    /// What sales said, whether that is disputed, and why.
    pub stands: Stands,
}

/// Until when a dispute is to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answering {
    /// The disputed hand-off.
    pub handoff: i64,
    /// From when the answer is late.
    pub late: Instant,
    /// The term's calendar.
    pub calendar: Option<i64>,
    /// Who owes it.
    pub owner: Option<i64>,
}

const COLUMNS: &str = "h.id, h.version, h.prospect, p.name, a.name, m.handle, o.handle, h.offered_at";

const NAMES: &str = "left join account a on a.id = p.account left join member m on m.id = h.\"to\" \
    left join member o on o.id = h.\"from\"";

/// Hand-offs by the index that holds few of them, then their prospects. Left to itself the engine reads every
/// hand-off that was ever offered, or looks for a hand-off of every prospect that rests: 50 and 130 ms of a million.
fn by(index: &str) -> String {
    format!("from handoff h indexed by {index} cross join prospect p on p.id = h.prospect")
}

const WAITING: &str = "handoff_waiting";
const DISPUTED: &str = "handoff_disputed";
const RESTING: &str = "handoff_resting";
const DECIDED: &str = "handoff_decided";

/// How long a rest that ended is spoken of.
const RESTED: i64 = 7;

/// Of a prospect that is put away nobody wants anything.
const THERE: &str = "h.removed is null and h.archived = 0 and exists \
    (select 1 from prospect q where q.id = h.prospect and q.removed is null and q.archived = 0)";

const WAITS: &str = "h.verdict = 'offered'";

impl Whose {
    /// The condition on a hand-off `h` whose verdict is asked for.
    fn verdicts(self) -> String {
        match (self.whole, self.side) {
            (true, _) => String::new(),
            (false, Side::Sales) => format!(" and (h.\"to\" = {0} or h.\"to\" is null)", self.member),
            (false, _) => format!(" and h.\"to\" = {}", self.member),
        }
    }

    /// The condition on a disputed hand-off `h` that wants an answer.
    fn answers(self) -> String {
        let m = self.member;
        let sales = format!(
            "(h.dispute = 'by_marketing' and (h.\"to\" = {m} or h.decided_by = {m} \
             or (h.\"to\" is null and h.decided_by is null)))"
        );
        let marketing = format!("(h.dispute = 'by_sales' and (h.\"from\" = {m} or h.\"from\" is null))");
        match (self.whole, self.side) {
            (true, _) => "h.dispute in ('by_marketing', 'by_sales')".to_owned(),
            (false, Side::Sales) => sales,
            (false, Side::Marketing) => marketing,
            (false, Side::Management) => format!("({sales} or {marketing})"),
        }
    }
}

impl Store {
    fn waiting_lines(&self, index: &str, condition: &str, order: &str, limit: u64) -> Result<Vec<Waiting>> {
        let from = by(index);
        let sql = format!(
            "select {COLUMNS}, {} {from} {NAMES} {} where {condition} order by {order} limit {limit}",
            said::COLUMNS,
            said::JOIN
        );
        self.session.rows(&sql, &[], |row| {
            Ok(Waiting {
                id: row.int(0)?,
                version: row.int(1)?,
                prospect: row.int(2)?,
                name: row.text(3)?,
                account: row.text(4)?,
                to: row.text(5)?,
                from: row.text(6)?,
                offered: Instant(row.int(7)?),
                stands: Stands::read(row, 8)?,
            })
        })
    }

    fn waiting_lines_count(&self, index: &str, condition: &str) -> Result<u64> {
        let sql = format!("select count(*) from handoff h indexed by {index} where {condition}");
        Ok(u64::try_from(self.session.number(&sql, &[])?).unwrap_or(0))
    }

    /// How many hand-offs wait for a verdict.
    ///
    /// # Errors
    /// The engine's.
    pub fn undecided_count(&self, whose: Whose) -> Result<u64> {
        self.waiting_lines_count(WAITING, &format!("{WAITS} and {THERE}{}", whose.verdicts()))
    }

    /// Hand-offs that wait for a verdict for which no clock runs, longest waiting first.
    ///
    /// # Errors
    /// The engine's.
    pub fn undecided(&self, whose: Whose, limit: u64) -> Result<Vec<Waiting>> {
        let condition = format!(
            "{WAITS} and {THERE}{} and not exists (select 1 from clock c join clock_face f on f.clock = c.id \
             join term t on t.id = f.term where c.handoff = h.id and f.standing = 'running' and t.kind = 'decision')",
            whose.verdicts()
        );
        self.waiting_lines(WAITING, &condition, "h.offered_at, h.id", limit)
    }

    /// Disputed hand-offs that want an answer and whose clock, if they have one, is not late; and how many there are.
    ///
    /// # Errors
    /// The engine's.
    pub fn disputed(&self, whose: Whose, now: Instant, limit: u64) -> Result<(Vec<Waiting>, u64)> {
        // A late one stands among the late clocks, whosever it is there.
        let late = format!(
            "exists (select 1 from clock c join clock_face f on f.clock = c.id join term t on t.id = f.term \
             where c.handoff = h.id and f.standing = 'running' and t.kind = 'feedback' and f.late_at < {}{})",
            now.0,
            whose.clocks()
        );
        let condition =
            format!("h.dispute in ('by_marketing', 'by_sales') and {} and {THERE} and not {late}", whose.answers());
        let found = self.waiting_lines(DISPUTED, &condition, "h.offered_at, h.id", limit)?;
        Ok((found, self.waiting_lines_count(DISPUTED, &condition)?))
    }

    /// From when the answers to these disputes are late, where a clock runs.
    ///
    /// # Errors
    /// The engine's.
    pub fn answers_due(&self, handoffs: &[i64]) -> Result<Vec<Answering>> {
        let list = crate::store::filter::json(handoffs);
        let sql = "select c.handoff, f.late_at, t.calendar, f.owner from json_each(?1) j join clock c on c.handoff = j.value \
                   join clock_face f on f.clock = c.id join term t on t.id = f.term \
                   where f.standing = 'running' and t.kind = 'feedback' order by f.late_at desc";
        self.session.rows(sql, &[list.as_str().into()], |row| {
            Ok(Answering {
                handoff: row.int(0)?,
                late: Instant(row.int(1)?),
                calendar: row.opt_int(2)?,
                owner: row.opt_int(3)?,
            })
        })
    }

    /// Prospects whose rest has ended in these days and who are still resting, and how many there are: those of a
    /// marketer, of nobody, or all.
    ///
    /// # Errors
    /// The engine's.
    pub fn rested(&self, whose: Whose, today: Day, limit: u64) -> Result<(Vec<Waiting>, u64)> {
        let mine = if whose.whole {
            String::new()
        } else {
            format!(" and (p.marketing_owner = {0} or p.marketing_owner is null or h.\"from\" = {0})", whose.member)
        };
        let condition = format!(
            "h.until is not null and h.until > {} and h.until <= {} and h.removed is null and p.stage = 'recycled' \
             and p.removed is null and p.archived = 0{mine}",
            today.0 - RESTED,
            today.0
        );
        let found = self.waiting_lines(RESTING, &condition, "h.until, h.id", limit)?;
        let sql = format!("select count(*) {} where {condition}", by(RESTING));
        Ok((found, u64::try_from(self.session.number(&sql, &[])?).unwrap_or(0)))
    }

    /// What became of a marketer's hand-offs: those that sales sent back after `since`, newest first, then those that
    /// still wait, oldest first; and how many there are.
    ///
    /// # Errors
    /// The engine's.
    pub fn handed_over(&self, member: i64, since: Instant, limit: u64) -> Result<(Vec<Waiting>, u64)> {
        let back = format!(
            "h.decided_at > {} and h.removed is null and h.verdict in ('refused', 'recycled') and h.\"from\" = {member}",
            since.0
        );
        let open = format!("{WAITS} and {THERE} and h.\"from\" = {member}");
        let mut found = self.waiting_lines(DECIDED, &back, "h.decided_at desc, h.id desc", limit)?;
        let room = limit.saturating_sub(found.len() as u64);
        found.extend(self.waiting_lines(WAITING, &open, "h.offered_at, h.id", room)?);
        Ok((found, self.waiting_lines_count(DECIDED, &back)? + self.waiting_lines_count(WAITING, &open)?))
    }
}
