//! What the rules see of the team's data, inside the transaction of a change.

use super::rows;
use super::session::Session;
use crate::domain::plan::World;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::Result;

/// The data as one transaction sees it.
pub(super) struct Work<'a> {
    session: &'a Session,
    /// When: filters may speak of today.
    now: Instant,
    /// Rows that an open import has written and nobody may see.
    hidden: Vec<(String, i64, i64)>,
}

impl<'a> Work<'a> {
    pub(super) fn new(session: &'a Session, now: Instant) -> Result<Self> {
        let hidden = session
            .rows("select kind, low, high from pending", &[], |row| Ok((row.text(0)?, row.int(1)?, row.int(2)?)))?;
        Ok(Self { session, now, hidden })
    }

    fn visible(&self, kind: Kind, id: i64) -> bool {
        !self.hidden.iter().any(|(word, low, high)| word == kind.word() && (*low..=*high).contains(&id))
    }
}

impl World for Work<'_> {
    type Error = Refusal;

    fn record(&mut self, kind: Kind, id: i64) -> Result<Option<Record>> {
        if self.visible(kind, id) { rows::load(self.session, kind, id) } else { Ok(None) }
    }

    fn children(&mut self, kind: Kind, field: &'static str, id: i64) -> Result<Vec<Record>> {
        let found = rows::children(self.session, kind, field, id)?;
        Ok(found.into_iter().filter(|record| self.visible(kind, record.id)).collect())
    }

    fn all(&mut self, kind: Kind) -> Result<Vec<Record>> {
        let found = rows::all(self.session, kind)?;
        Ok(found.into_iter().filter(|record| self.visible(kind, record.id)).collect())
    }

    fn named(&mut self, kind: Kind, field: &'static str, text: &str) -> Result<Option<i64>> {
        let found = rows::named(self.session, kind, field, text)?;
        Ok(found.into_iter().find(|id| self.visible(kind, *id)))
    }

    fn meets(&mut self, prospect: i64, filter: &str) -> Result<bool> {
        let condition = super::filter::kept(self.session, filter, self.now)?;
        let mut given = condition.given();
        let place = given.len() + 1;
        given.push(prospect.into());
        let sql =
            format!("select count(*) from prospect t where t.id = ?{place} and t.removed is null{}", condition.sql);
        Ok(self.visible(Kind::Prospect, prospect) && self.session.number(&sql, &given)? > 0)
    }

    fn has_custom(&mut self, name: &str) -> Result<bool> {
        let sql = "select exists (select 1 from prospect where removed is null and json_valid(custom) \
                   and custom ->> ?1 is not null)";
        Ok(self.session.number(sql, &[name.into()])? > 0)
    }

    fn running_clocks(&mut self, term: i64) -> Result<u64> {
        let sql = "select count(*) from clock_face where term = ?1 and standing in ('running', 'paused')";
        Ok(u64::try_from(self.session.number(sql, &[term.into()])?).unwrap_or(0))
    }

    fn open_handoffs(&mut self, member: i64) -> Result<Vec<i64>> {
        let sql = "select h.id from handoff h where h.\"to\" = ?1 and h.removed is null and h.archived = 0 \
                   and (h.verdict = 'offered' or (h.verdict = 'accepted' and exists (select 1 from clock_face f \
                   where f.handoff = h.id and f.standing in ('running', 'paused')))) order by h.id";
        let found = self.session.rows(sql, &[member.into()], |row| row.int(0))?;
        Ok(found.into_iter().filter(|id| self.visible(Kind::Handoff, *id)).collect())
    }

    fn next_id(&mut self, kind: Kind) -> Result<i64> {
        reserve(self.session, kind, 1)
    }
}

/// Takes `count` numbers of a kind; answers the first.
pub(super) fn reserve(session: &Session, kind: Kind, count: i64) -> Result<i64> {
    let sql = "insert into counter (kind, next) values (?1, ?2 + 1) \
               on conflict (kind) do update set next = counter.next + ?2 returning next - ?2";
    Ok(session.row(sql, &[kind.word().into(), count.into()], |row| row.int(0))?.unwrap_or(1))
}
