//! How much taking a bulk step back moves: what a person is shown before it.

use std::collections::HashSet;

use crate::domain::edit::Edit;
use crate::domain::record::Kind;
use crate::store::{Result, Store, journal};

/// How many records turning a bulk step around takes out, brings back or changes, and the first of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many; the parts of a deal or a prospect count with it.
    pub records: u64,
    /// The first of the kind that has most.
    pub sample: Vec<(Kind, i64)>,
}

/// Whether people know a kind by a number of its own.
const fn whole(kind: Kind) -> bool {
    !matches!(kind, Kind::StageEntry | Kind::DealEvent | Kind::DealLine | Kind::DealContact)
}

impl Store {
    /// What turning the entry of a bulk step around would move, with at most `sample` examples; nothing for
    /// other entries.
    ///
    /// # Errors
    /// `entry-erased`; the engine's.
    pub fn extent(&self, entry: i64, sample: usize) -> Result<Extent> {
        let session = &self.session;
        let sql = "select batch, depth from journal where seq = ?1";
        let found = session.row(sql, &[entry.into()], |row| Ok((row.opt_int(0)?, row.int(1)?)))?;
        let Some((Some(batch), depth)) = found else { return Ok(Extent::default()) };
        // What an undo took out is marked with its entry; what stands is not marked.
        let mark = (depth % 2 == 1).then_some(entry);
        let mut most: (i64, Option<Kind>) = (0, None);
        let mut rows = 0;
        for kind in Kind::ALL.iter().filter(|kind| whole(**kind)) {
            let sql = format!("select count(*) from {} where entry = ?1 and removed is ?2", kind.word());
            let count = session.row(&sql, &[(-batch).into(), mark.into()], |row| row.int(0))?.unwrap_or_default();
            rows += count;
            if count > most.0 {
                most = (count, Some(*kind));
            }
        }
        let edits = journal::edits(session, entry)?;
        let edited: HashSet<(Kind, i64)> =
            edits.iter().filter(|edit| matches!(edit, Edit::Update { .. })).map(Edit::subject).collect();
        let wanted = i64::try_from(sample).unwrap_or(i64::MAX);
        let mut first = match most.1 {
            None => Vec::new(),
            Some(kind) => {
                let sql =
                    format!("select id from {} where entry = ?1 and removed is ?2 order by id limit ?3", kind.word());
                session.rows(&sql, &[(-batch).into(), mark.into(), wanted.into()], |row| Ok((kind, row.int(0)?)))?
            }
        };
        let mut rest: Vec<_> = edited.iter().copied().filter(|(kind, _)| whole(*kind)).collect();
        rest.sort_unstable();
        let records = u64::try_from(rows).unwrap_or(0) + rest.len() as u64;
        first.extend(rest);
        first.truncate(sample);
        Ok(Extent { records, sample: first })
    }
}
