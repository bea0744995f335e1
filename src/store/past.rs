//! The data as it was recorded at a past instant: rows as they stand, less what later entries of the journal did to
//! them (DOMAIN R1).

use std::collections::{BTreeSet, HashMap};

use super::session::Session;
use super::{Result, journal, rows};
use crate::domain::edit::{ARCHIVED, Edit};
use crate::domain::plan::World;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::text;
use crate::domain::time::Instant;

/// The data as its journal stood at an instant. Only what is asked for is told back, each row once.
#[derive(Debug)]
pub(super) struct Past<'a> {
    session: &'a Session,
    /// The last entry that was recorded by then.
    last: i64,
    told: HashMap<(Kind, i64), Option<Record>>,
}

impl<'a> Past<'a> {
    pub(super) fn new(session: &'a Session, as_of: Instant) -> Result<Self> {
        // Entries are recorded in order: the last one by then is found from the end.
        let sql = "select coalesce(max(seq), 0) from journal where recorded_at <= ?1";
        let last = session.number(sql, &[as_of.0.into()])?;
        Ok(Self { session, last, told: HashMap::new() })
    }

    /// A record as it was; nothing where it was not there.
    fn tell(&mut self, kind: Kind, id: i64) -> Result<Option<Record>> {
        if let Some(known) = self.told.get(&(kind, id)) {
            return Ok(known.clone());
        }
        let told = self.told_back(kind, id)?;
        self.told.insert((kind, id), told.clone());
        Ok(told)
    }

    fn told_back(&self, kind: Kind, id: i64) -> Result<Option<Record>> {
        let Some((mut record, entry, removed)) = self.row(kind, id)? else { return Ok(None) };
        let mut there = removed.is_none();
        if entry < 0 {
            match self.batch(-entry)? {
                // An undo of the whole import takes its rows out without naming them.
                Some(out) => there = !out,
                None => return Ok(None),
            }
        }
        let later = "select seq from journal_touch where kind = ?1 and id = ?2 and seq > ?3 order by seq desc";
        let seqs = self.session.rows(later, &[kind.word().into(), id.into(), self.last.into()], |row| row.int(0))?;
        for seq in seqs {
            for edit in journal::edits(self.session, seq)?.into_iter().rev() {
                if edit.subject() != (kind, id) {
                    continue;
                }
                match edit {
                    Edit::Create(_) => return Ok(None),
                    Edit::Remove(_) => there = true,
                    Edit::Restore(_) => there = false,
                    Edit::Update { fields, .. } => {
                        for field in fields {
                            if field.field == ARCHIVED {
                                record.archived = field.before.int() == Some(1);
                            } else {
                                record.set(field.field, field.before);
                            }
                        }
                    }
                }
            }
        }
        Ok(there.then_some(record))
    }

    /// A row with the entry that brought it and the one that took it out.
    fn row(&self, kind: Kind, id: i64) -> Result<Option<(Record, i64, Option<i64>)>> {
        let sql =
            format!("select {}, t.entry, t.removed from {} t where t.id = ?1", rows::columns(kind, "t"), kind.word());
        let behind = 3 + kind.fields().len();
        self.session
            .row(&sql, &[id.into()], |row| Ok((rows::read(kind, row, 0)?, row.int(behind)?, row.opt_int(behind + 1)?)))
    }

    /// Whether an import was taken back by then; nothing where it was not there yet.
    fn batch(&self, batch: i64) -> Result<Option<bool>> {
        let sql = "select depth from journal where batch = ?1 and seq <= ?2 order by seq desc limit 1";
        self.session.row(sql, &[batch.into(), self.last.into()], |row| Ok(row.int(0)? % 2 == 1))
    }

    /// The records of these numbers as they were, in order.
    fn told_of(&mut self, kind: Kind, ids: impl IntoIterator<Item = i64>) -> Result<Vec<Record>> {
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.tell(kind, id)?);
        }
        Ok(found)
    }
}

impl World for Past<'_> {
    type Error = Refusal;

    fn record(&mut self, kind: Kind, id: i64) -> Result<Option<Record>> {
        self.tell(kind, id)
    }

    fn children(&mut self, kind: Kind, field: &'static str, id: i64) -> Result<Vec<Record>> {
        if kind.field(field).is_none() {
            return Ok(Vec::new());
        }
        let now = format!("select t.id from {} t where t.\"{field}\" = ?1", kind.word());
        let mut ids: BTreeSet<i64> = self.session.rows(&now, &[id.into()], |row| row.int(0))?.into_iter().collect();
        // What was written since may have belonged to another one then.
        let since = "select distinct id from journal_touch where kind = ?1 and seq > ?2";
        ids.extend(self.session.rows(since, &[kind.word().into(), self.last.into()], |row| row.int(0))?);
        let mut found = self.told_of(kind, ids)?;
        found.retain(|record| record.int(field) == Some(id));
        Ok(found)
    }

    fn all(&mut self, kind: Kind) -> Result<Vec<Record>> {
        let ids = self.session.rows(&format!("select id from {} order by id", kind.word()), &[], |row| row.int(0))?;
        self.told_of(kind, ids)
    }

    fn named(&mut self, kind: Kind, field: &'static str, name: &str) -> Result<Option<i64>> {
        let key = text::fold(name);
        let all = self.all(kind)?;
        Ok(all.iter().find(|record| record.text(field).map(text::fold).as_ref() == Some(&key)).map(|record| record.id))
    }

    fn meets(&mut self, _prospect: i64, _filter: &str) -> Result<bool> {
        Err(Refusal::rule("at-not-here"))
    }

    fn has_custom(&mut self, _name: &str) -> Result<bool> {
        Err(Refusal::rule("at-not-here"))
    }

    fn running_clocks(&mut self, _term: i64) -> Result<u64> {
        Err(Refusal::rule("at-not-here"))
    }

    fn open_handoffs(&mut self, _member: i64) -> Result<Vec<i64>> {
        Err(Refusal::rule("at-not-here"))
    }

    fn next_id(&mut self, _kind: Kind) -> Result<i64> {
        Err(Refusal::rule("at-with-a-change"))
    }
}
