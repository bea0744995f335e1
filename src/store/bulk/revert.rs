//! A published import goes out again as one step, and comes back.

use std::collections::hash_map::Entry as MapEntry;
use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value as Json};

use super::rebase::value_of;
use crate::domain::edit::{Edit, applied};
use crate::domain::record::{Kind, Record, Type, Value};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::journal::{self, NewEntry};
use crate::store::session::Session;
use crate::store::{Applied, Result, Stamp, apply, clocks, rows, tally};

/// Turns a published import around as one step: its edits are reverted where nobody wrote over them, its
/// rows go out; or, for the revert of such a revert, they come back.
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
    let edits = reverted_edits(session, entry)?;
    check_unwritten(session, entry, &edits)?;
    if out {
        apply::write_edits(session, &edits, None)?;
        check_untouched(session, entry, batch)?;
    } else {
        check_not_again(session, entry, batch)?;
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
    if !out {
        apply::write_edits(session, &edits, None)?;
    }
    tally::rebuild(session)?;
    clocks::settle_batch(session, batch)?;
    clocks::Concerned::of(session, &edits)?.settle(session)?;
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
            personal: Map::new(),
        },
    )?;
    Ok(Applied { entry: written, code: code.to_owned(), subject, edits })
}

fn reverted_edits(session: &Session, entry: i64) -> Result<Vec<Edit>> {
    let mut edits = crate::domain::edit::inverse(&journal::edits(session, entry)?);
    // What the import itself created beside its batch rows went out with the batch.
    edits.retain(|edit| matches!(edit, Edit::Update { .. }));
    Ok(edits)
}

/// Each field must still hold what the import wrote, else somebody's later value would be lost (C8). One
/// record may stand there twice; then the later edit leads to the earlier one's value.
fn check_unwritten(session: &Session, entry: i64, edits: &[Edit]) -> Result<()> {
    let mut records: HashMap<(Kind, i64), Record> = HashMap::new();
    for edit in edits {
        let Edit::Update { kind, id, fields } = edit else { continue };
        let record = match records.entry((*kind, *id)) {
            MapEntry::Occupied(known) => known.into_mut(),
            MapEntry::Vacant(place) => {
                let found = rows::load(session, *kind, *id)?;
                place.insert(found.ok_or_else(|| changed_since(entry, kind.label(*id), 1))?)
            }
        };
        if fields.iter().any(|edit| value_of(record, edit.field) != edit.before) {
            return Err(changed_since(entry, kind.label(*id), 1));
        }
        *record = applied(record.clone(), fields);
    }
    Ok(())
}

/// The same content that was imported again since would be there twice.
fn check_not_again(session: &Session, entry: i64, batch: i64) -> Result<()> {
    let sql = "select count(*) from batch again join batch b on b.file_hash = again.file_hash \
               where b.batch = ?1 and again.batch <> ?1 and again.state = 'published'";
    if session.number(sql, &[batch.into()])? > 0 {
        return Err(Refusal::new(RefusalKind::Conflict, "imported-again").with("entry", entry));
    }
    Ok(())
}

/// An import whose rows were worked on since cannot go: somebody's work would go with them.
fn check_untouched(session: &Session, entry: i64, batch: i64) -> Result<()> {
    let mut raised = BTreeSet::new();
    for kind in Kind::ALL {
        let table = kind.word();
        let sql = format!("select id from {table} where entry = ?1 and removed is null and version > 1");
        raised.extend(session.rows(&sql, &[(-batch).into()], |row| Ok((*kind, row.int(0)?)))?);
    }
    let changed = other_than_brought(session, &raised)?;
    if let Some((kind, id)) = changed.first() {
        return Err(changed_since(entry, kind.label(*id), i64::try_from(changed.len()).unwrap_or(i64::MAX)));
    }
    for kind in Kind::ALL {
        let table = kind.word();
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

/// Which of these records hold something else than what they were brought with. A write that was taken
/// back raises the version too, and is no work that could be lost: what each field held before the first
/// write after the import must be there again.
fn other_than_brought(session: &Session, raised: &BTreeSet<(Kind, i64)>) -> Result<Vec<(Kind, i64)>> {
    let mut entries = BTreeSet::new();
    for (kind, id) in raised {
        let sql = "select seq from journal_touch where kind = ?1 and id = ?2";
        entries.extend(session.rows(sql, &[kind.word().into(), (*id).into()], |row| row.int(0))?);
    }
    let mut brought: HashMap<(Kind, i64), HashMap<&'static str, Value>> = HashMap::new();
    for seq in entries {
        for edit in journal::edits(session, seq)? {
            let Edit::Update { kind, id, fields } = edit else { continue };
            if raised.contains(&(kind, id)) {
                let first = brought.entry((kind, id)).or_default();
                for field in fields {
                    first.entry(field.field).or_insert(field.before);
                }
            }
        }
    }
    let mut changed = Vec::new();
    for (kind, id) in raised {
        let Some(record) = rows::load(session, *kind, *id)? else { continue };
        // A version that no entry accounts for is another program's work: it is not known what it changed.
        let same = brought
            .get(&(*kind, *id))
            .is_some_and(|first| first.iter().all(|(field, value)| value_of(&record, field) == *value));
        if !same {
            changed.push((*kind, *id));
        }
    }
    Ok(changed)
}

fn changed_since(entry: i64, example: String, count: i64) -> Refusal {
    Refusal::new(RefusalKind::Conflict, "import-worked-on")
        .with("entry", entry)
        .with("what", example)
        .with("count", count)
}
