//! Taking an entry back: field by field, where nobody wrote over it since (RELIABILITY C8).

use super::agreement::rules;
use super::edit::{ARCHIVED, Edit, FieldEdit, applied, difference};
use super::plan::{Context, Plan, World, existing, shown};
use super::record::{Kind, Record, Type, Value};
use super::refusal::{Refusal, RefusalKind};
use super::together::Drafted;
use super::validate::unique;

/// Turns an entry's edits around. Each field must still hold what the entry wrote, else somebody's
/// later value would be lost (RELIABILITY C8). What both sides signed is not undone (RELIABILITY C9): `version-signed`,
/// `calendar-in-use`, `calendar-signed`.
pub(super) fn revert<W: World>(world: &mut W, context: &Context, entry: i64, edits: &[Edit]) -> Result<Plan, W::Error> {
    let subject = edits.first().map(Edit::subject).ok_or_else(|| Refusal::rule("nothing-to-undo"))?;
    rules::revertible(world, edits)?;
    // One record may stand there several times: each step finds what the one before it left.
    let mut world = Drafted::new(world);
    let world = &mut world;
    let mut done: Vec<Edit> = Vec::with_capacity(edits.len());
    for undo in super::edit::inverse(edits) {
        match &undo {
            Edit::Update { kind, id, fields } => {
                let record = existing(world, *kind, *id)?;
                check_untouched(&record, fields, entry)?;
                let after = applied(record.clone(), fields);
                if fields.iter().any(|edit| matches!(edit.field, "name" | "handle")) {
                    unique(world, &after)?;
                }
                if let Some(edit) = difference(&record, &after) {
                    world.take(&edit)?;
                    done.push(edit);
                }
            }
            Edit::Remove(gone) => {
                let record = existing(world, gone.kind, gone.id)?;
                let same = Record { version: 0, ..record.clone() } == Record { version: 0, ..gone.clone() };
                if !same {
                    return Err(changed_since(entry, gone.kind.label(gone.id), "").into());
                }
                check_unused(world, &record, edits, entry)?;
                done.push(Edit::Remove(record));
                world.take(&undo)?;
            }
            Edit::Create(record) | Edit::Restore(record) => {
                unique(world, record)?;
                check_anchored(world, record, edits)?;
                done.push(Edit::Restore(record.clone()));
                world.take(&undo)?;
            }
        }
    }
    Ok(Plan { code: "entry.reverted".to_owned(), subject, occurred: context.now, edits: done })
}

fn changed_since(entry: i64, what: String, field: &str) -> Refusal {
    Refusal::new(RefusalKind::Conflict, "changed-since").with("entry", entry).with("what", what).with("field", field)
}

fn check_untouched(record: &Record, fields: &[FieldEdit], entry: i64) -> Result<(), Refusal> {
    for edit in fields {
        let now = if edit.field == ARCHIVED { &Value::Int(i64::from(record.archived)) } else { record.get(edit.field) };
        if *now != edit.before {
            return Err(changed_since(entry, record.kind.label(record.id), edit.field)
                .with("theirs", shown(now))
                .with("yours", shown(&edit.after)));
        }
    }
    Ok(())
}

/// A record comes back only to records that are there, or come back with it.
fn check_anchored<W: World>(world: &mut W, record: &Record, edits: &[Edit]) -> Result<(), W::Error> {
    for (field, value) in record.kind.fields().iter().zip(&record.values) {
        let (Type::Ref(kind), Some(id)) = (field.ty, value.int()) else { continue };
        let together = edits.iter().any(|edit| edit.subject() == (kind, id));
        if !together && world.record(kind, id)?.is_none() {
            return Err(Refusal::not_found("no-such-reference")
                .with("field", field.name)
                .with("what", kind.label(id))
                .into());
        }
    }
    Ok(())
}

/// A record that others refer to by now cannot be taken out.
fn check_unused<W: World>(world: &mut W, record: &Record, edits: &[Edit], entry: i64) -> Result<(), W::Error> {
    for kind in Kind::ALL {
        for field in kind.fields().iter().filter(|field| field.ty == Type::Ref(record.kind)) {
            for child in world.children(*kind, field.name, record.id)? {
                if !edits.iter().any(|edit| edit.subject() == (child.kind, child.id)) {
                    return Err(Refusal::new(RefusalKind::Conflict, "in-use")
                        .with("entry", entry)
                        .with("what", record.kind.label(record.id))
                        .with("by", child.kind.label(child.id))
                        .into());
                }
            }
        }
    }
    Ok(())
}
