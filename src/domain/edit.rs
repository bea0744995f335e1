//! What a change did, field by field: what the journal keeps and what undo turns around.

use super::record::{Kind, Record, Value};

/// The name under which an edit says whether a record was put away.
pub const ARCHIVED: &str = "archived";

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldEdit {
    /// The field's name, or [`ARCHIVED`].
    pub field: &'static str,
    /// What it held.
    pub before: Value,
    /// What it holds now.
    pub after: Value,
}

/// One record before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// The record was added.
    Create(Record),
    /// Fields of it were set. Never empty.
    Update {
        /// Which noun.
        kind: Kind,
        /// Which record.
        id: i64,
        /// The fields, in the order of the noun's table.
        fields: Vec<FieldEdit>,
    },
    /// The record was taken out, as the undo of an addition does; its row stays for the past.
    Remove(Record),
    /// A record that was taken out came back.
    Restore(Record),
}

impl Edit {
    /// The edit that turns this one around.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::Create(record) | Self::Restore(record) => Self::Remove(record.clone()),
            Self::Remove(record) => Self::Restore(record.clone()),
            Self::Update { kind, id, fields } => Self::Update {
                kind: *kind,
                id: *id,
                fields: fields
                    .iter()
                    .map(|edit| FieldEdit { field: edit.field, before: edit.after.clone(), after: edit.before.clone() })
                    .collect(),
            },
        }
    }

    /// The record it touches.
    pub const fn subject(&self) -> (Kind, i64) {
        match self {
            Self::Create(record) | Self::Remove(record) | Self::Restore(record) => (record.kind, record.id),
            Self::Update { kind, id, .. } => (*kind, *id),
        }
    }
}

/// The edits that turn `edits` around, last first.
pub fn inverse(edits: &[Edit]) -> Vec<Edit> {
    edits.iter().rev().map(Edit::inverse).collect()
}

/// The update that turns `before` into `after`; nothing where they are the same.
pub fn difference(before: &Record, after: &Record) -> Option<Edit> {
    let mut fields: Vec<FieldEdit> = before
        .kind
        .fields()
        .iter()
        .zip(before.values.iter().zip(&after.values))
        .filter(|(_, (old, new))| old != new)
        .map(|(field, (old, new))| FieldEdit { field: field.name, before: old.clone(), after: new.clone() })
        .collect();
    if before.archived != after.archived {
        let flag = |on: bool| Value::Int(i64::from(on));
        fields.push(FieldEdit { field: ARCHIVED, before: flag(before.archived), after: flag(after.archived) });
    }
    (!fields.is_empty()).then_some(Edit::Update { kind: before.kind, id: before.id, fields })
}

/// `record` with the fields of an update set.
#[must_use]
pub fn applied(mut record: Record, fields: &[FieldEdit]) -> Record {
    for edit in fields {
        if edit.field == ARCHIVED {
            record.archived = edit.after == Value::Int(1);
        } else {
            record.set(edit.field, edit.after.clone());
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![Just(Value::Null), (-5i64..5).prop_map(Value::Int), "[a-c]{0,2}".prop_map(Value::Text)]
    }

    fn record() -> impl Strategy<Value = Record> {
        let count = Kind::Deal.fields().len();
        (prop::collection::vec(value(), count), any::<bool>()).prop_map(|(values, archived)| Record {
            kind: Kind::Deal,
            id: 3,
            version: 1,
            archived,
            values,
        })
    }

    proptest! {
        #[test]
        fn a_difference_leads_there_and_its_inverse_back(before in record(), after in record()) {
            match difference(&before, &after) {
                None => prop_assert_eq!(before, after),
                Some(edit) => {
                    let Edit::Update { fields, .. } = &edit else { return Err(TestCaseError::fail("not an update")) };
                    prop_assert_eq!(applied(before.clone(), fields), after.clone());
                    let Edit::Update { fields, .. } = edit.inverse() else { return Err(TestCaseError::fail("not an update")) };
                    prop_assert_eq!(applied(after, &fields), before);
                    prop_assert_eq!(edit.inverse().inverse(), edit);
                }
            }
        }
    }
}
