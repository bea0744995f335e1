//! How an import begins: alone in an empty file, or beside other people's work.

use super::external::Externals;
use super::sweep::host;
use super::{Loader, Source};
use crate::domain::permission;
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::insert::Inserter;
use crate::store::tally::{self, Delta};
use crate::store::{Result, Stamp, Store, hourly, world};

/// Below this many expected rows an empty file keeps its indexes: making them anew would take longer.
const INDEX_LATER: u64 = 20_000;

impl Store {
    /// Begins an import.
    ///
    /// # Errors
    /// `import-running` while another one is on its way; `locked`, `read-only`.
    pub fn load(&self, source: &Source, stamp: &Stamp) -> Result<Loader<'_>> {
        self.begin_load(source, stamp, false)
    }

    /// The same where nobody else needs the file before it is published: a new file of one's own. Into
    /// an empty file everything is then written once, not into the -wal first. Others who have it open
    /// make it fall back to [`Store::load`]; those who come later wait.
    ///
    /// # Errors
    /// Those of [`Store::load`].
    pub fn load_alone(&self, source: &Source, stamp: &Stamp) -> Result<Loader<'_>> {
        self.begin_load(source, stamp, true)
    }

    fn begin_load(&self, source: &Source, stamp: &Stamp, alone: bool) -> Result<Loader<'_>> {
        self.sweep()?;
        let session = &self.session;
        let whole = session.number("select count(*) from (select 1 from prospect limit 1)", &[])? == 0
            && session.number("select count(*) from (select 1 from deal limit 1)", &[])? == 0
            && session.number("select count(*) from (select 1 from account limit 1)", &[])? == 0;
        let left_log = whole && alone && session.leave_log();
        let begun = session.begin().and_then(|()| self.begin_batch(source, stamp));
        let batch = match begun {
            Ok(batch) => batch,
            Err(refusal) => {
                session.rollback();
                if left_log {
                    session.enter_log();
                }
                return Err(refusal);
            }
        };
        let mut loader = Loader {
            store: self,
            batch,
            whole,
            left_log,
            later: Vec::new(),
            zone: tally::zone(session)?,
            delta: Delta::default(),
            hours: hourly::Delta::default(),
            blocks: vec![(1, 0); Kind::ALL.len()],
            own: vec![Vec::new(); Kind::ALL.len()],
            inserter: Inserter::new(session, batch),
            externals: Externals::begin(session, whole)?,
            buffer: Vec::new(),
            chunk: 250,
            edits: Vec::new(),
            handed: Vec::new(),
            agreed: session.number("select exists (select 1 from agreement_version where hash is not null)", &[])? > 0,
            counts: vec![0; Kind::ALL.len()],
            failed: None,
            open: true,
        };
        if whole {
            if source.expected >= INDEX_LATER {
                loader.drop_indexes()?;
            }
        } else {
            session.commit()?;
        }
        Ok(loader)
    }

    fn begin_batch(&self, source: &Source, stamp: &Stamp) -> Result<i64> {
        let session = &self.session;
        permission::may_write(&mut world::Work::new(session, stamp.now)?, stamp.actor)?;
        let running = session.row(
            "select b.file_name, coalesce(m.handle, '') from batch b left join member m on m.id = b.actor where b.state = 'open'",
            &[],
            |row| Ok((row.text(0)?, row.text(1)?)),
        )?;
        if let Some((file, by)) = running {
            return Err(Refusal::new(RefusalKind::Locked, "import-running").with("file", file).with("by", by));
        }
        let batch = session.number("select coalesce(max(batch), 0) + 1 from batch", &[])?;
        session.execute(
            "insert into batch (batch, state, started_at, actor, pid, host, file_name, file_hash, kind, result) \
             values (?1, 'open', ?2, ?3, ?4, ?5, ?6, ?7, ?8, '{}')",
            &[
                batch.into(),
                stamp.now.0.into(),
                stamp.actor.into(),
                i64::from(std::process::id()).into(),
                host().as_str().into(),
                source.file_name.as_str().into(),
                source.file_hash.as_str().into(),
                source.kind.as_str().into(),
            ],
        )?;
        Ok(batch)
    }
}

impl Loader<'_> {
    fn drop_indexes(&mut self) -> Result<()> {
        let session = &self.store.session;
        session.fill(true)?;
        let sql = "select name, sql from sqlite_schema where type = 'index' and sql is not null \
                   and tbl_name in ('prospect', 'touch', 'stage_entry', 'deal', 'deal_event', 'deal_line', 'account', \
                   'handoff', 'handoff_step', 'clock', 'clock_step', 'clock_face') \
                   and name <> 'handoff_prospect'";
        self.later = session.rows(sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))?;
        for (name, _) in &self.later {
            session.script(&format!("drop index {name}"))?;
        }
        Ok(())
    }
}
