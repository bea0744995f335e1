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
/// `foreign-file`, `newer-file`, `early-file`, `crafted-file`.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<()> {
    let id = pragma(connection, "application_id")?;
    if id != APPLICATION_ID {
        return Err(Refusal::new(RefusalKind::Data, "foreign-file")
            .with("path", path.display())
            .with("id", format!("0x{id:08X}")));
    }
    check_version(connection, path)?;
    match strange(connection)? {
        Some(code) => Err(Refusal::new(RefusalKind::Data, code).with("path", path.display())),
        None => Ok(()),
    }
}

/// Whether the file brings code of its own (S16): a trigger or a view, of which ours has none, or any table or index
/// that is not word for word ours. An older file that only has other tables was written before the first release.
fn strange(connection: &Connection) -> Result<Option<&'static str>> {
    let version = usize::try_from(pragma(connection, "user_version")?).unwrap_or(0).min(MIGRATIONS.len());
    let until_then = MIGRATIONS.get(..version).unwrap_or(MIGRATIONS);
    let ours = match ours(until_then) {
        Some(ours) => ours,
        None => modelled(until_then)?,
    };
    if described(connection)? == ours {
        return Ok(None);
    }
    let code = "select count(*) from sqlite_schema where type in ('trigger', 'view')";
    let brings_code = connection.query_row(code, [], |row| row.get::<_, i64>(0))? > 0;
    Ok(Some(if version < MIGRATIONS.len() && !brings_code { "early-file" } else { "crafted-file" }))
}

/// What our own migrations define, as [`described`] tells it: read off their text, because defining it all in
/// memory takes 3 ms of each start. Nothing where a migration does more than to create tables and indexes.
fn ours(migrations: &[(&str, &str)]) -> Option<Vec<String>> {
    let mut all = Vec::new();
    for (_, sql) in migrations {
        let lines = sql.lines().filter(|line| !line.trim_start().starts_with("--"));
        let sql = lines.collect::<Vec<_>>().join("\n");
        for statement in sql.split(";\n").map(|one| one.trim().trim_end_matches(';')).filter(|one| !one.is_empty()) {
            let (kind, rest) = statement.strip_prefix("create ")?.split_once(' ')?;
            let mut words = rest.split_whitespace();
            let name = words.next()?;
            let table = match kind {
                "table" => name,
                "index" => words.nth(1)?,
                _ => return None,
            };
            // SQLite writes the first words in its own way, and the rest as it was given.
            all.push(format!("{kind} {name} {table} CREATE {} {rest}", kind.to_uppercase()));
        }
    }
    all.sort_unstable();
    Some(all)
}

/// The same, by defining it.
fn modelled(migrations: &[(&str, &str)]) -> Result<Vec<String>> {
    let model = Connection::open_in_memory()?;
    migrations.iter().try_for_each(|(_, sql)| model.execute_batch(sql))?;
    described(&model)
}

/// Everything that the file defines, sorted; SQLite's own statistics aside, and the indexes of keys that a
/// table's own text defines.
fn described(connection: &Connection) -> Result<Vec<String>> {
    let sql = "select type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') from sqlite_schema \
               where name not like 'sqlite\\_stat%' escape '\\' and not (type = 'index' and sql is null)";
    let mut statement = connection.prepare(sql)?;
    let mut texts = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    texts.sort_unstable();
    Ok(texts)
}

/// Refuses a newer schema; run again inside each write, because another program may have migrated (S15).
pub(super) fn check_version(connection: &Connection, path: &Path) -> Result<()> {
    let found = pragma(connection, "user_version")?;
    if found < 0 {
        return Err(Refusal::new(RefusalKind::Data, "early-file").with("path", path.display()));
    }
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
        // A later program may count more than the older one did.
        super::tally::rebuild(session)?;
        session.script(&format!("pragma user_version = {VERSION}"))
    })
}

fn run(session: &Session, from: i64) -> Result<()> {
    for (name, sql) in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        session.script(sql).map_err(|error| error.with("migration", name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_text_says_what_they_define() {
        let ours = ours(MIGRATIONS).expect("only tables and indexes");
        assert_eq!(ours, modelled(MIGRATIONS).unwrap());
        assert!(ours.len() > 40);
    }
}
