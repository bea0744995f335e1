//! Two people on the same record: who was faster, on which fields, and both values.

use super::Doing;
use crate::app::answers::{Shown, members};
use crate::app::goals;
use crate::app::views::{Action, Conflict, ConflictField};
use crate::domain::edit::Edit;
use crate::domain::record::{Record, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::journal::Part;

/// What others did to one field since a person saw the record.
struct Since {
    field: &'static str,
    before: Value,
    by: Option<i64>,
    at: Instant,
}

impl Doing<'_> {
    /// What stands against writing `names` of a record of which the person saw an older version; nothing
    /// where others changed other fields only: then both changes can stand.
    pub(super) fn conflict(
        &self,
        now: &Record,
        seen: i64,
        names: &[&'static str],
        set: &[(&'static str, Value)],
    ) -> Result<Option<Conflict>, Refusal> {
        let since = self.since(now, seen)?;
        let wanted = |name: &str| set.iter().find(|(field, _)| *field == name).map(|(_, value)| value);
        let against: Vec<&Since> = since
            .iter()
            .filter(|since| names.contains(&since.field) && wanted(since.field) != Some(now.get(since.field)))
            .collect();
        let Some(last) = against.iter().max_by_key(|since| since.at) else { return Ok(None) };
        let shown = Shown::new(self.service, self.texts);
        let currency = now.text("currency");
        let mut fields = Vec::with_capacity(against.len());
        for since in &against {
            let Some(field) = now.kind.field(since.field) else { continue };
            let print = |value: &Value| match value {
                Value::Int(number) if goals::is_target(now.kind, field.name) => {
                    Ok(goals::print(self.texts, goals::target_of(now, *number, self.service.currency())))
                }
                value => shown.value(now.kind, field, value, currency),
            };
            let theirs = print(now.get(field.name))?;
            let yours = match wanted(field.name) {
                // A company that is still to be made has only the name that was typed.
                Some(Value::Int(id)) if *id < 0 && matches!(field.ty, Type::Ref(_)) => self.typed(field.name),
                Some(value) => print(value)?,
                None => theirs.clone(),
            };
            fields.push(ConflictField { field: field.name.to_owned(), before: print(&since.before)?, theirs, yours });
        }
        let by = last.by.and_then(|id| members(self.service).ok()?.remove(&id)).map(|(handle, _)| handle);
        Ok(Some(Conflict {
            action: self.action.clone(),
            number: now.kind.label(now.id),
            name: now.title().to_owned(),
            by: by.unwrap_or_default(),
            at: last.at,
            version: now.version,
            fields,
        }))
    }

    /// What was typed into a field of the form.
    fn typed(&self, field: &str) -> String {
        let (Action::Edit { fields, .. } | Action::NextStep { fields, .. }) = self.action else { return String::new() };
        let found = fields.iter().find(|input| input.field == field);
        found.map(|input| input.value.trim().to_owned()).unwrap_or_default()
    }

    /// The fields that were changed since a version, with what they held then. Every write of a record is
    /// one version, so that their number says how far to go back.
    fn since(&self, now: &Record, seen: i64) -> Result<Vec<Since>, Refusal> {
        let mut left = now.version.saturating_sub(seen);
        let mut fields: Vec<Since> = Vec::new();
        let mut before = None;
        while left > 0 {
            let part = Part { about: Some((now.kind, now.id)), before, limit: 20, ..Part::default() };
            let entries = self.service.store().journal(&part)?;
            let Some(last) = entries.last() else { break };
            before = Some(last.seq);
            for entry in &entries {
                if left <= 0 {
                    break;
                }
                for edit in self.service.store().edits_of(entry.seq).unwrap_or_default().iter().rev() {
                    if edit.subject() != (now.kind, now.id) {
                        continue;
                    }
                    left -= 1;
                    let Edit::Update { fields: changed, .. } = edit else { continue };
                    for change in changed {
                        note(&mut fields, change.field, &change.before, entry.actor, entry.recorded_at);
                    }
                }
            }
        }
        Ok(fields)
    }
}

/// Going back in time: the oldest value is what the person saw, the newest hand is who changed it.
fn note(fields: &mut Vec<Since>, field: &'static str, before: &Value, by: Option<i64>, at: Instant) {
    match fields.iter_mut().find(|since| since.field == field) {
        Some(since) => since.before = before.clone(),
        None => fields.push(Since { field, before: before.clone(), by, at }),
    }
}
