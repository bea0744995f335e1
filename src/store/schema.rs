//! Which file is ours, which version it has, and how an older one becomes today's.

use std::path::Path;

use rusqlite::Connection;

use super::session::Session;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::Result;

/// What SQLite's header of a team file says: "smkt".
pub const APPLICATION_ID: i64 = 0x736D_6B74;

/// The schema that this program reads and writes: one migration a version.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

const MIGRATIONS: &[(&str, &str)] =
    &[("0001-foundation", include_str!("../../assets/migrations/sqlite/0001-foundation.sql"))];

fn pragma(connection: &Connection, name: &str) -> Result<i64> {
    Ok(connection.query_row(&format!("pragma {name}"), [], |row| row.get(0))?)
}

/// Refuses a file that is not ours or newer than we are; reads only its header.
///
/// # Errors
/// `foreign-file`, `newer-file`, `crafted-file`.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<()> {
    let id = pragma(connection, "application_id")?;
    if id != APPLICATION_ID {
        return Err(Refusal::new(RefusalKind::Data, "foreign-file")
            .with("path", path.display())
            .with("id", format!("0x{id:08X}")));
    }
    check_version(connection, path)?;
    // Triggers and views would be code of the file's own; ours has none (S16).
    let code: i64 =
        connection
            .query_row("select count(*) from sqlite_schema where type in ('trigger', 'view')", [], |row| row.get(0))?;
    if code > 0 {
        return Err(Refusal::new(RefusalKind::Data, "crafted-file").with("path", path.display()));
    }
    Ok(())
}

/// Refuses a newer schema; run again inside each write, because another program may have migrated (S15).
pub(super) fn check_version(connection: &Connection, path: &Path) -> Result<()> {
    let found = pragma(connection, "user_version")?;
    if found > VERSION {
        return Err(Refusal::new(RefusalKind::Data, "newer-file")
            .with("path", path.display())
            .with("found", found)
            .with("known", VERSION));
    }
    Ok(())
}

/// Fills a new file.
pub(super) fn create(session: &Session) -> Result<()> {
    session.begin()?;
    let made = run(session, 0).and_then(|()| {
        session.script(&format!("pragma application_id = {APPLICATION_ID}; pragma user_version = {VERSION};"))
    });
    match made.and_then(|()| session.commit()) {
        Ok(()) => Ok(()),
        Err(error) => {
            session.rollback();
            Err(error)
        }
    }
}

/// Brings an older file to today's schema: a verified backup beside it first, then one transaction.
pub(super) fn migrate(session: &Session) -> Result<()> {
    let version = || session.number("pragma user_version", &[]);
    let before = version()?;
    if before >= VERSION {
        return Ok(());
    }
    let mut copy = session.path().as_os_str().to_owned();
    copy.push(format!(".v{before}.backup"));
    super::backup::copy_verified(session, Path::new(&copy), true)?;
    session.write(|| {
        // Another session may have been faster.
        let now = version()?;
        run(session, now)?;
        session.script(&format!("pragma user_version = {VERSION}"))
    })
}

fn run(session: &Session, from: i64) -> Result<()> {
    for (name, sql) in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        session.script(sql).map_err(|error| error.with("migration", name))?;
    }
    Ok(())
}
