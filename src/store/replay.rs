//! The journal told anew: what every row must hold after all its entries. SQLite's own check misses
//! most flipped bits of data, and every change by another program (RELIABILITY D8).

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::session::{Row, Session};
use super::{Result, journal, rows};
use crate::domain::edit::ARCHIVED;
use crate::domain::record::{Kind, Record, Value};
use crate::domain::text;

/// More findings than this say nothing new.
const MOST: usize = 20;

/// What the entries say of one record. What they do not say, as of an imported row's fields, is unknown.
#[derive(Debug, Default)]
struct Story {
    values: Vec<Option<Value>>,
    archived: Option<bool>,
    removed: Option<bool>,
    /// The entry that brought it; below 0 the batch.
    created: Option<i64>,
    /// How often it was written after that.
    writes: i64,
}

/// All entries together.
#[derive(Debug, Default)]
struct Journal {
    stories: HashMap<(Kind, i64), Story>,
    touches: HashSet<(Kind, i64, i64)>,
    /// Whether a batch was taken out last.
    batches: HashMap<i64, bool>,
}

/// What the rows and the journal's index hold that the journal does not say; empty where all fits.
pub(super) fn differences(session: &Session) -> Result<(Vec<String>, Vec<String>)> {
    session.snapshot(|| {
        let mut told = tell(session)?;
        let touches = touches(session, &mut told)?;
        let mut found = Vec::new();
        for kind in Kind::ALL {
            compare(session, *kind, &mut told, &mut found)?;
        }
        let lost = told.stories.iter().filter(|(_, story)| story.created.is_some());
        found.extend(lost.map(|((kind, id), _)| kind.label(*id)));
        found.sort();
        found.truncate(MOST);
        Ok((found, touches))
    })
}

fn tell(session: &Session) -> Result<Journal> {
    let mut told = Journal::default();
    let sql = "select j.seq, j.batch, j.depth, j.subject_kind, j.subject, j.facts, p.payload \
               from journal j left join journal_payload p on p.seq = j.seq order by j.seq";
    session.each(sql, &[], |row| {
        let seq = row.int(0)?;
        let batch = row.opt_int(1)?;
        if let Some(batch) = batch {
            told.batches.insert(batch, row.int(2)? % 2 == 1);
        }
        if let Some(kind) = Kind::named(row.str(3)?) {
            told.touches.insert((kind, row.int(4)?, seq));
        }
        let facts = journal::parse(row.str(5)?)?;
        let payload = row.opt_text(6)?.map(|text| journal::parse(&text)).transpose()?;
        let list = |json: &Json| json.get("edits").and_then(Json::as_array).cloned().unwrap_or_default();
        let personal = payload.as_ref().map(list);
        for (at, edit) in list(&facts).iter().enumerate() {
            let kind = edit.get("kind").and_then(Json::as_str).and_then(Kind::named);
            let (Some(kind), Some(id)) = (kind, edit.get("id").and_then(Json::as_i64)) else {
                return Err(journal::damaged("edit"));
            };
            told.touches.insert((kind, id, seq));
            let story = told.stories.entry((kind, id)).or_default();
            story.values.resize(kind.fields().len(), None);
            let half = personal.as_ref().map(|list| list.get(at).unwrap_or(&Json::Null));
            // What an import adds to older records comes and goes with the rows of its batch.
            story.go_on(kind, batch.map_or(seq, |batch| -batch), edit, half);
        }
        Ok(())
    })?;
    Ok(told)
}

impl Story {
    /// One edit: its facts, and its personal half unless that was erased.
    fn go_on(&mut self, kind: Kind, entry: i64, edit: &Json, personal: Option<&Json>) {
        let none = Json::Null;
        let (facts, erased) = (edit.get("fields").unwrap_or(&none), personal.is_none());
        let personal = personal.and_then(|half| half.get("fields")).unwrap_or(&none);
        let verb = edit.get("do").and_then(Json::as_str).unwrap_or_default();
        let whole = verb == "create";
        for (value, field) in self.values.iter_mut().zip(kind.fields()) {
            let half = if field.personal { personal } else { facts };
            match half.get(field.name) {
                Some(change) if whole => *value = Some(Value::from_json(change)),
                Some(change) if verb == "update" => *value = Some(change.get(1).map_or(Value::Null, Value::from_json)),
                None if field.personal && erased => *value = None,
                None if whole => *value = Some(Value::Null),
                _ => {}
            }
        }
        let archived = if whole { edit.get(ARCHIVED) } else { facts.get(ARCHIVED).and_then(|pair| pair.get(1)) };
        if let Some(archived) = archived {
            self.archived = Some(archived.as_i64() == Some(1));
        }
        match verb {
            "create" => (self.created, self.removed) = (Some(entry), (entry > 0).then_some(false)),
            "remove" => self.removed = Some(true),
            "restore" => self.removed = Some(false),
            _ => {}
        }
        self.writes += i64::from(!whole);
    }

    /// What of a row is not as told.
    fn against(&self, record: &Record, entry: i64, removed: bool) -> Option<&'static str> {
        let wrong = |(told, held): (&Option<Value>, &Value)| told.as_ref().is_some_and(|told| told != held);
        if let Some(at) = self.values.iter().zip(&record.values).position(wrong) {
            return record.kind.fields().get(at).map(|field| field.name);
        }
        if self.archived.is_some_and(|archived| archived != record.archived) {
            return Some(ARCHIVED);
        }
        if self.removed.is_some_and(|told| told != removed) {
            return Some("removed");
        }
        if self.created.is_some_and(|created| created != entry) {
            return Some("entry");
        }
        (record.version != 1 + self.writes).then_some("version")
    }
}

/// The index of who was touched by which entry must be what the entries say.
fn touches(session: &Session, told: &mut Journal) -> Result<Vec<String>> {
    let mut found = Vec::new();
    session.each("select kind, id, seq from journal_touch", &[], |row| {
        let (id, seq) = (row.int(1)?, row.int(2)?);
        let known = Kind::named(row.str(0)?).is_some_and(|kind| told.touches.remove(&(kind, id, seq)));
        if !known && found.len() < MOST {
            found.push(format!("E-{seq}"));
        }
        Ok(())
    })?;
    found.extend(told.touches.drain().take(MOST).map(|(_, _, seq)| format!("E-{seq}")));
    Ok(found)
}

fn compare(session: &Session, kind: Kind, told: &mut Journal, found: &mut Vec<String>) -> Result<()> {
    let keys = rows::keys(kind);
    let columns: String = keys.iter().map(|(column, _)| format!(", t.\"{column}\"")).collect();
    let sql = format!(
        "select {}, t.entry, t.removed{columns} from {} t where t.id not in ({})",
        rows::columns(kind, "t"),
        kind.word(),
        "select t.id from pending p where p.kind = ?1 and t.id between p.low and p.high"
    );
    let head = 3 + kind.fields().len();
    let mut highest = 0;
    let mut note = |id: i64, what: &str| {
        if found.len() < MOST {
            found.push(format!("{}.{what}", kind.label(id)));
        }
    };
    session.each(&sql, &[kind.word().into()], |row| {
        let record = rows::read(kind, row, 0)?;
        let (entry, removed) = (row.int(head)?, row.opt_int(head + 1)?.is_some());
        highest = highest.max(record.id);
        match told.stories.remove(&(kind, record.id)) {
            Some(story) => {
                if let Some(what) = story.against(&record, entry, removed) {
                    note(record.id, what);
                }
                if story.removed.is_none() && told.batches.get(&-entry).is_some_and(|out| *out != removed) {
                    note(record.id, "removed");
                }
            }
            None if entry > 0 => note(record.id, "entry"),
            None if told.batches.get(&-entry).is_some_and(|out| *out != removed) => note(record.id, "removed"),
            None => {}
        }
        if let Some(column) = wrong_key(row, &record, head + 2)? {
            note(record.id, column);
        }
        Ok(())
    })?;
    let next = session.number("select next from counter where kind = ?1", &[kind.word().into()])?;
    if highest >= next.max(1) && highest > 0 {
        note(highest, "counter");
    }
    Ok(())
}

/// The search key that is not its field folded.
fn wrong_key(row: &Row<'_>, record: &Record, first: usize) -> Result<Option<&'static str>> {
    for (at, (column, field)) in rows::keys(record.kind).iter().enumerate() {
        let key = record.text(field).map(text::fold).unwrap_or_default();
        if row.str(first + at)? != key {
            return Ok(Some(column));
        }
    }
    Ok(None)
}
