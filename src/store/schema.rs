//! Which file is ours, which version it has, and how an older one becomes today's.

use std::path::Path;
use std::sync::OnceLock;

use rusqlite::Connection;

use super::session::Session;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::Result;

/// What SQLite's header of a team file says: "smkt".
pub const APPLICATION_ID: i64 = 0x736D_6B74;

/// The schema that this program reads and writes: one migration a version.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

const MIGRATIONS: &[(&str, &str)] = &[
    ("0001-foundation", include_str!("../../assets/migrations/sqlite/0001-foundation.sql")),
    ("0002-agreement", include_str!("../../assets/migrations/sqlite/0002-agreement.sql")),
];

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
    if is_crafted(connection)? {
        return Err(Refusal::new(RefusalKind::Data, "crafted-file").with("path", path.display()));
    }
    Ok(())
}

/// Whether the file brings code of its own (S16): a trigger or a view, of which ours has none, or, in
/// today's version, any table or index that is not word for word ours.
fn is_crafted(connection: &Connection) -> Result<bool> {
    static OURS: OnceLock<Vec<String>> = OnceLock::new();
    if pragma(connection, "user_version")? != VERSION {
        let sql = "select count(*) from sqlite_schema where type in ('trigger', 'view')";
        return Ok(connection.query_row(sql, [], |row| row.get::<_, i64>(0))? > 0);
    }
    if OURS.get().is_none() {
        let model = Connection::open_in_memory()?;
        MIGRATIONS.iter().try_for_each(|(_, sql)| model.execute_batch(sql))?;
        // Another thread may have been faster, with the same.
        drop(OURS.set(described(&model)?));
    }
    Ok(OURS.get() != Some(&described(connection)?))
}

/// Everything that the file defines, in a fixed order; SQLite's own statistics aside.
fn described(connection: &Connection) -> Result<Vec<String>> {
    let sql = "select type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') from sqlite_schema \
               where name not like 'sqlite\\_stat%' escape '\\' order by type, name";
    let mut statement = connection.prepare(sql)?;
    let texts = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(texts)
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
