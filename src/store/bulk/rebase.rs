//! What an import changes of older records, over what colleagues made of them meanwhile.

use std::collections::hash_map::Entry as MapEntry;
use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value as Json};

use crate::domain::edit::{ARCHIVED, Edit, FieldEdit, applied};
use crate::domain::record::{Kind, Record, Value};
use crate::store::session::Session;
use crate::store::{Result, rows};

/// An import's edits over what the records hold by now. A field that a colleague changed while the file was
/// read keeps their value; a field that this import changes twice goes from its first value to its last.
/// Answers the edits and how many fields were kept.
pub(super) fn rebased(session: &Session, edits: Vec<Edit>) -> Result<(Vec<Edit>, u64)> {
    let mut records: HashMap<(Kind, i64), Record> = HashMap::new();
    let mut ours: HashSet<(Kind, i64, &'static str)> = HashSet::new();
    let (mut done, mut kept) = (Vec::with_capacity(edits.len()), 0);
    for edit in edits {
        let Edit::Update { kind, id, fields } = edit else {
            done.push(edit);
            continue;
        };
        let record = match records.entry((kind, id)) {
            MapEntry::Occupied(known) => known.into_mut(),
            MapEntry::Vacant(place) => match rows::load(session, kind, id)? {
                Some(record) => place.insert(record),
                // Taken out meanwhile: there is nothing to change.
                None => continue,
            },
        };
        let mut changes = Vec::with_capacity(fields.len());
        for FieldEdit { field, before, after } in fields {
            let now = value_of(record, field);
            let mine = ours.contains(&(kind, id, field));
            if now != before && !mine {
                kept += 1;
                continue;
            }
            let after = if field == "custom" && mine { joined(&now, after) } else { after };
            ours.insert((kind, id, field));
            if now != after {
                changes.push(FieldEdit { field, before: now, after });
            }
        }
        if !changes.is_empty() {
            *record = applied(record.clone(), &changes);
            done.push(Edit::Update { kind, id, fields: changes });
        }
    }
    Ok((done, kept))
}

pub(super) fn value_of(record: &Record, field: &str) -> Value {
    if field == ARCHIVED { Value::Int(i64::from(record.archived)) } else { record.get(field).clone() }
}

/// The team's own fields of two rows of one record: those of the later row over those of the earlier.
fn joined(earlier: &Value, later: Value) -> Value {
    let read = |value: &Value| value.text().and_then(|text| serde_json::from_str::<Map<String, Json>>(text).ok());
    match (read(earlier), read(&later)) {
        (Some(mut all), Some(more)) => {
            all.extend(more);
            Json::Object(all).to_string().into()
        }
        _ => later,
    }
}
