//! What colleagues did since somebody last looked.

use crate::store::{Result, Store};

/// Further back nothing is counted: who was away for longer reads the journal.
const FAR: i64 = 10_000;

impl Store {
    /// The newest entries after `seq` that somebody else than `member` made, and how many there are within the last ten
    /// thousand.
    ///
    /// # Errors
    /// The engine's.
    pub fn news(&self, member: i64, seq: i64, limit: u64) -> Result<(Vec<i64>, u64)> {
        let (head, _) = self.chain_head()?;
        let after = seq.max(head - FAR);
        let sql = "select j.seq from journal j where j.seq > ?1 and (j.actor is null or j.actor <> ?2) \
                   order by j.seq desc limit ?3";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let newest = self.session.rows(sql, &[after.into(), member.into(), limit.into()], |row| row.int(0))?;
        let sql = "select count(*) from journal where seq > ?1 and (actor is null or actor <> ?2)";
        let count = self.session.number(sql, &[after.into(), member.into()])?;
        Ok((newest, u64::try_from(count).unwrap_or(0)))
    }
}
