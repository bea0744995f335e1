//! What the screens and the command line read: each question is one or a few statements on indexes,
//! never one a row.

mod agreement;
mod attained;
mod campaigns;
mod choices;
mod clocks;
mod deals;
mod explained;
mod handoffs;
mod goals;
mod journal;
mod page;
mod prospects;
mod records;
mod timeline;
mod today;

pub use agreement::{Delivered, Population, Volume};
pub use campaigns::Brought;
pub use choices::Offer;
pub use clocks::{ClockLine, ClockPlace, Clocks};
pub use deals::{DealLine, Deals, SORTS as DEAL_SORTS, StageSum};
pub use explained::{Counted, View};
pub use handoffs::{Fate, HandoffLine, HandoffSet, Handoffs, ReasonLine, Running};
pub use journal::Told;
pub use page::{From, Part};
pub use prospects::{ProspectLine, Prospects, SORTS as PROSPECT_SORTS};
pub use timeline::{Event, Moment};
pub use today::{Answering, DueLine, DueSet, Escalation, Stands, Step, Waiting, Whose};

use super::Store;
use super::rows;
use super::session::Session;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::Result;

/// The condition that hides the rows of an open import, for a table under `alias`; empty while no
/// import is on its way, which is nearly always.
pub(super) fn hidden(session: &Session, kind: Kind, alias: &str) -> Result<String> {
    let blocks = pending(session, kind)?;
    Ok(blocks.iter().map(|(low, high)| format!(" and {alias}.id not between {low} and {high}")).collect())
}

/// The numbers of the rows of open imports, as blocks.
fn pending(session: &Session, kind: Kind) -> Result<Vec<(i64, i64)>> {
    session.rows("select low, high from pending where kind = ?1", &[kind.word().into()], |row| {
        Ok((row.int(0)?, row.int(1)?))
    })
}

/// A page of records after the number `after`, as asked for. In a damaged file the numbers may go back: whoever reads on
/// from the last one would read for ever.
fn ascending(after: i64, page: Vec<Record>) -> Result<Vec<Record>> {
    let mut last = after;
    for record in &page {
        if record.id <= last {
            let place = record.kind.label(record.id);
            return Err(Refusal::new(RefusalKind::Data, "damaged-file").with("message", place));
        }
        last = record.id;
    }
    Ok(page)
}

/// Leaves out the rows of open imports.
fn only_visible<T>(session: &Session, kind: Kind, found: &mut Vec<T>, id: impl Fn(&T) -> i64) -> Result<()> {
    if !found.is_empty() {
        let blocks = pending(session, kind)?;
        found.retain(|one| !blocks.iter().any(|(low, high)| (*low..=*high).contains(&id(one))));
    }
    Ok(())
}

impl Store {
    /// Runs `body` on one unchanging state of the data, so that all its figures agree.
    ///
    /// # Errors
    /// `body`'s.
    pub fn snapshot<T>(&self, body: impl FnOnce() -> Result<T>) -> Result<T> {
        self.session.snapshot(body)
    }

    /// One record that is there.
    ///
    /// # Errors
    /// The engine's.
    pub fn record(&self, kind: Kind, id: i64) -> Result<Option<Record>> {
        let hidden = hidden(&self.session, kind, "t")?;
        if hidden.is_empty() {
            return rows::load(&self.session, kind, id);
        }
        let visible = format!("select 1 from {} t where t.id = ?1{hidden}", kind.word());
        if self.session.number(&visible, &[id.into()])? == 1 { rows::load(&self.session, kind, id) } else { Ok(None) }
    }

    /// Records of a kind, by number, those after `after`: a page of a small list or of an export.
    ///
    /// # Errors
    /// The engine's.
    pub fn records(&self, kind: Kind, after: i64, limit: u64) -> Result<Vec<Record>> {
        let hidden = hidden(&self.session, kind, "t")?;
        let sql = format!(
            "select {} from {} t where t.removed is null and t.id > ?1{hidden} order by t.id limit ?2",
            rows::columns(kind, "t"),
            kind.word()
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        ascending(after, self.session.rows(&sql, &[after.into(), limit.into()], |row| rows::read(kind, row, 0))?)
    }

    /// What people call some records: their names or titles by number, in one question.
    ///
    /// # Errors
    /// The engine's.
    pub fn titles(&self, kind: Kind, ids: &[i64]) -> Result<std::collections::HashMap<i64, String>> {
        let Some((_, field)) = rows::keys(kind).first() else { return Ok(Default::default()) };
        let list = ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        let sql = format!("select t.id, t.\"{field}\" from {} t where t.id in ({list})", kind.word());
        Ok(self.session.rows(&sql, &[], |row| Ok((row.int(0)?, row.text(1)?)))?.into_iter().collect())
    }

    /// The records whose field refers to `id`.
    ///
    /// # Errors
    /// The engine's.
    pub fn children(&self, kind: Kind, field: &str, id: i64) -> Result<Vec<Record>> {
        let mut found = rows::children(&self.session, kind, field, id)?;
        only_visible(&self.session, kind, &mut found, |record| record.id)?;
        Ok(found)
    }

    /// The records whose name is `text`, case and accents aside.
    ///
    /// # Errors
    /// The engine's.
    pub fn named(&self, kind: Kind, text: &str) -> Result<Vec<i64>> {
        let field = rows::keys(kind).first().map_or("", |(_, field)| field);
        let mut found = rows::named(&self.session, kind, field, text)?;
        only_visible(&self.session, kind, &mut found, |id| *id)?;
        Ok(found)
    }

    /// Up to `limit` records whose first key contains the folded `text`: their numbers and names.
    ///
    /// # Errors
    /// The engine's.
    pub fn matching(&self, kind: Kind, text: &str, limit: u64) -> Result<Vec<(i64, String)>> {
        let Some((column, field)) = rows::keys(kind).first() else { return Ok(Vec::new()) };
        let key = crate::domain::text::fold(text);
        let hidden = hidden(&self.session, kind, "t")?;
        let sql = format!(
            "select t.id, t.\"{field}\" from {} t where t.removed is null and instr(t.\"{column}\", ?1) > 0{hidden} \
             order by t.archived, t.\"{column}\", t.id limit ?2",
            kind.word()
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.session.rows(&sql, &[key.as_str().into(), limit.into()], |row| Ok((row.int(0)?, row.text(1)?)))
    }

    /// How many records of a kind are there and not put away.
    ///
    /// # Errors
    /// The engine's.
    pub fn count(&self, kind: Kind) -> Result<u64> {
        let sql = if kind == Kind::Prospect {
            // Left to itself the engine takes an index of all prospects: 70 ms of a million, for the few put away.
            "select coalesce((select sum(n) from tally where what = 1), 0) \
             - (select count(*) from prospect indexed by prospect_archived where archived = 1 and removed is null)"
                .to_owned()
        } else {
            let hidden = hidden(&self.session, kind, "t")?;
            format!("select count(*) from {} t where t.removed is null and t.archived = 0{hidden}", kind.word())
        };
        Ok(u64::try_from(self.session.number(&sql, &[])?).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_go_back_are_damage() {
        let page = |ids: [i64; 3]| ids.map(|id| Record { id, ..Record::new(Kind::Deal) }).to_vec();
        assert_eq!(ascending(4, page([5, 6, 9])).unwrap().len(), 3);
        for ids in [[4, 5, 6], [5, 6, 6], [5, 3, 9]] {
            assert_eq!(ascending(4, page(ids)).unwrap_err().code, "damaged-file", "{ids:?}");
        }
    }
}
