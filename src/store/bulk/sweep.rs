//! What an import leaves that never ended: hidden rows, and numbers that nobody used.

use crate::domain::record::Kind;
use crate::store::session::Session;
use crate::store::{Result, Store};

impl Store {
    /// Sweeps away what imports left whose process is gone.
    ///
    /// # Errors
    /// The engine's.
    pub fn sweep(&self) -> Result<()> {
        let open = self.session.rows("select batch, pid, host from batch where state = 'open'", &[], |row| {
            Ok((row.int(0)?, row.int(1)?, row.text(2)?))
        })?;
        let here = host();
        for (batch, pid, host) in open {
            if host == here && !alive(pid) {
                abandon(&self.session, batch)?;
            }
        }
        Ok(())
    }
}

pub(super) fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

pub(in crate::store) fn alive(pid: i64) -> bool {
    let Some(pid) = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw) else { return false };
    !matches!(rustix::process::test_kill_process(pid), Err(rustix::io::Errno::SRCH))
}

/// Removes the hidden rows of a batch, a few at a time, then the batch.
pub(super) fn abandon(session: &Session, batch: i64) -> Result<()> {
    // The last numbers first, so that all of them can be given back.
    let sql = "select kind, low, high from pending where batch = ?1 order by kind, low desc";
    let ranges = session.rows(sql, &[batch.into()], |row| Ok((row.text(0)?, row.int(1)?, row.int(2)?)))?;
    for (word, low, high) in ranges {
        let Some(kind) = Kind::named(&word) else { continue };
        session.write(|| {
            let table = kind.word();
            session.execute(&format!("delete from {table} where id between ?1 and ?2"), &[low.into(), high.into()])?;
            session.execute(
                "delete from external_id where id between ?2 and ?3 \
                 and source in (select source from external_source where kind = ?1)",
                &[table.into(), low.into(), high.into()],
            )?;
            session.execute(
                "delete from pending where batch = ?1 and kind = ?2 and low = ?3",
                &[batch.into(), table.into(), low.into()],
            )?;
            give_back(session, kind, low, high)
        })?;
    }
    session
        .write(|| session.execute("update batch set state = 'abandoned' where batch = ?1", &[batch.into()]).map(drop))
}

/// Gives numbers back that nobody used, where nobody took later ones.
pub(super) fn give_back(session: &Session, kind: Kind, first_unused: i64, high: i64) -> Result<()> {
    let sql = "update counter set next = ?2 where kind = ?1 and next = ?3";
    session.execute(sql, &[kind.word().into(), first_unused.into(), (high + 1).into()]).map(drop)
}
