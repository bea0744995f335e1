//! Hand-offs that want something: a verdict, an answer, another offer, or to be looked at again.

use super::Whose;
use crate::domain::nouns::{Side, Verdict};
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
    /// What sales said.
    pub verdict: Verdict,
    /// Why it was refused, or empty.
    pub reason: String,
    /// Until when it rests.
    pub until: Option<Day>,
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

const COLUMNS: &str = "h.id, h.version, h.prospect, p.name, a.name, m.handle, o.handle, h.offered_at, h.verdict, r.name, \
    h.until from handoff h join prospect p on p.id = h.prospect left join account a on a.id = p.account \
    left join member m on m.id = h.\"to\" left join member o on o.id = h.\"from\" left join reason r on r.id = h.reason";

/// How long a rest that ended is spoken of.
const RESTED: i64 = 7;

const WAITS: &str = "h.verdict = 'offered' and h.removed is null and h.archived = 0";

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
    fn waiting_lines(&self, condition: &str, order: &str, limit: u64) -> Result<Vec<Waiting>> {
        let sql = format!("select {COLUMNS} where {condition} order by {order} limit {limit}");
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
                verdict: Verdict::named(row.str(8)?).unwrap_or_default(),
                reason: row.text(9)?,
                until: row.opt_int(10)?.map(Day),
            })
        })
    }

    fn waiting_lines_count(&self, condition: &str) -> Result<u64> {
        // Left to itself the engine takes an index of all hand-offs for the few that wait.
        let by = if condition.starts_with(WAITS) { " indexed by handoff_waiting" } else { "" };
        let sql = format!("select count(*) from handoff h{by} where {condition}");
        Ok(u64::try_from(self.session.number(&sql, &[])?).unwrap_or(0))
    }

    /// How many hand-offs wait for a verdict.
    ///
    /// # Errors
    /// The engine's.
    pub fn undecided_count(&self, whose: Whose) -> Result<u64> {
        self.waiting_lines_count(&format!("{WAITS}{}", whose.verdicts()))
    }

    /// Hand-offs that wait for a verdict for which no clock runs, longest waiting first.
    ///
    /// # Errors
    /// The engine's.
    pub fn undecided(&self, whose: Whose, limit: u64) -> Result<Vec<Waiting>> {
        let condition = format!(
            "{WAITS}{} and not exists (select 1 from clock c join clock_face f on f.clock = c.id \
             join term t on t.id = f.term where c.handoff = h.id and f.standing = 'running' and t.kind = 'decision')",
            whose.verdicts()
        );
        self.waiting_lines(&condition, "h.offered_at, h.id", limit)
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
        let condition = format!(
            "h.dispute in ('by_marketing', 'by_sales') and {} and h.removed is null and h.archived = 0 and not {late}",
            whose.answers()
        );
        Ok((self.waiting_lines(&condition, "h.offered_at, h.id", limit)?, self.waiting_lines_count(&condition)?))
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
        let found = self.waiting_lines(&condition, "h.until, h.id", limit)?;
        let sql = format!("select count(*) from handoff h join prospect p on p.id = h.prospect where {condition}");
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
        let open = format!("{WAITS} and h.\"from\" = {member}");
        let mut found = self.waiting_lines(&back, "h.decided_at desc, h.id desc", limit)?;
        found.extend(self.waiting_lines(&open, "h.offered_at, h.id", limit.saturating_sub(found.len() as u64))?);
        Ok((found, self.waiting_lines_count(&back)? + self.waiting_lines_count(&open)?))
    }
}
