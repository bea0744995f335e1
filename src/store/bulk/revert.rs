//! A published import goes out again as one step, and comes back.

use serde_json::{Map, Value as Json};

use crate::domain::edit::Edit;
use crate::domain::record::{Kind, Type};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::journal::{self, NewEntry};
use crate::store::session::Session;
use crate::store::{Applied, Result, Stamp, apply, tally};

/// Turns a published import around as one step: its rows go out, its edits are reverted; or, for the
/// revert of such a revert, they come back.
pub(in crate::store) fn revert(
    session: &Session,
    entry: i64,
    depth: i64,
    stamp: &Stamp,
    clock_flag: bool,
) -> Result<Applied> {
    let batch = session
        .row("select batch from journal where seq = ?1", &[entry.into()], |row| row.opt_int(0))?
        .flatten()
        .ok_or_else(|| Refusal::not_found("no-such-entry").with("entry", entry))?;
    let out = depth % 2 == 1;
    let seq = journal::head(session)?.0 + 1;
    if out {
        check_untouched(session, entry, batch)?;
    }
    let mut moved = 0;
    for kind in Kind::ALL {
        let table = kind.word();
        let sql = if out {
            format!("update {table} set removed = ?2 where entry = ?1 and removed is null")
        } else {
            format!("update {table} set removed = null where entry = ?1 and removed = ?2")
        };
        let mark = if out { seq } else { entry };
        moved += session.execute(&sql, &[(-batch).into(), mark.into()])?;
    }
    let edits = reverted_edits(session, entry)?;
    apply::write_edits(session, &edits, None)?;
    tally::rebuild(session)?;
    let state = if out { "reverted" } else { "published" };
    session.execute("update batch set state = ?2 where batch = ?1", &[batch.into(), state.into()])?;
    let mut extra = Map::new();
    extra.insert("records".to_owned(), Json::from(moved));
    let code = if out { "import.reverted" } else { "import.published" };
    let subject = (Kind::Workspace, 1);
    let written = journal::append(
        session,
        &NewEntry {
            op_id: &stamp.op_id,
            recorded_at: stamp.now,
            occurred_at: stamp.now,
            clock_flag,
            actor: stamp.actor,
            code,
            subject,
            batch: Some(batch),
            reverts: Some(entry),
            depth,
            edits: &edits,
            extra,
        },
    )?;
    Ok(Applied { entry: written, code: code.to_owned(), subject, edits })
}

fn reverted_edits(session: &Session, entry: i64) -> Result<Vec<Edit>> {
    let mut edits = crate::domain::edit::inverse(&journal::edits(session, entry)?);
    // What the import itself created beside its batch rows went out with the batch.
    edits.retain(|edit| !matches!(edit, Edit::Remove(_) | Edit::Restore(_)));
    Ok(edits)
}

/// An import whose rows were worked on since cannot go: somebody's work would go with them.
fn check_untouched(session: &Session, entry: i64, batch: i64) -> Result<()> {
    for kind in Kind::ALL {
        let table = kind.word();
        let sql = format!("select count(*), min(id) from {table} where entry = ?1 and removed is null and version > 1");
        let found = session.row(&sql, &[(-batch).into()], |row| Ok((row.int(0)?, row.opt_int(1)?)))?;
        if let Some((count, Some(first))) = found {
            return Err(changed_since(entry, kind.label(first), count));
        }
        for field in kind.fields() {
            let Type::Ref(parent) = field.ty else { continue };
            let sql = format!(
                "select count(*), min(p.id) from {table} c join {} p on p.id = c.\"{}\" \
                 where p.entry = ?1 and p.removed is null and c.entry <> ?1 and c.removed is null",
                parent.word(),
                field.name
            );
            let found = session.row(&sql, &[(-batch).into()], |row| Ok((row.int(0)?, row.opt_int(1)?)))?;
            if let Some((count, Some(first))) = found {
                return Err(changed_since(entry, parent.label(first), count));
            }
        }
    }
    Ok(())
}

fn changed_since(entry: i64, example: String, count: i64) -> Refusal {
    Refusal::new(RefusalKind::Conflict, "import-worked-on")
        .with("entry", entry)
        .with("what", example)
        .with("count", count)
}
