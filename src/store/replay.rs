//! The journal told anew: what every row must hold after all its entries. SQLite's own check misses
//! most flipped bits of data, and every change by another program (RELIABILITY D8).

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::brought::{Brought, Passing, Uncovered};
use super::session::{Param, Row, Session};
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
    /// What an imported row held before its first edit.
    loaded: Loaded,
    archived: Option<bool>,
    removed: Option<bool>,
    /// The entry that brought it; below 0 the batch.
    created: Option<i64>,
    /// How often it was written after that.
    writes: i64,
}

/// What a row held before the journal first tells of it, as far as entries wrote over it.
#[derive(Debug, Default)]
struct Loaded {
    /// By the field's position: nothing where no entry wrote over it; inside, nothing where that was erased.
    values: Vec<Option<Option<Value>>>,
    archived: Option<bool>,
}

/// All entries together.
#[derive(Debug, Default)]
struct Journal {
    stories: HashMap<(Kind, i64), Story>,
    touches: HashSet<(Kind, i64, i64)>,
    brought: Brought,
}

/// What the file holds that the journal does not say; each list is empty where all fits.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// Records, with the field.
    pub rows: Vec<String>,
    /// Entries of the index of who was touched by which.
    pub touches: Vec<String>,
    /// Entries of imports, with the kind of the rows that are not as they were loaded.
    pub imports: Vec<String>,
    /// What of the imports nothing says.
    pub uncovered: Uncovered,
}

/// Compares all rows and the journal's index with what the journal says.
pub(super) fn differences(session: &Session) -> Result<Differences> {
    session.snapshot(|| {
        let mut told = tell(session)?;
        let mut all = Differences { touches: touches(session, &mut told)?, ..Differences::default() };
        for kind in Kind::ALL {
            compare(session, *kind, &mut told, &mut all)?;
        }
        told.brought.beside(session, &mut all.imports)?;
        let lost = told.stories.iter().filter(|(_, story)| story.created.is_some());
        all.rows.extend(lost.map(|((kind, id), _)| kind.label(*id)));
        for list in [&mut all.rows, &mut all.imports] {
            list.sort();
            list.truncate(MOST);
        }
        Ok(all)
    })
}

fn tell(session: &Session) -> Result<Journal> {
    let mut told = Journal::default();
    let sql = "select j.seq, j.batch, j.depth, j.subject_kind, j.subject, j.facts, p.payload \
               from journal j left join journal_payload p on p.seq = j.seq order by j.seq";
    session.each(sql, &[], |row| {
        let seq = row.int(0)?;
        let batch = row.opt_int(1)?;
        if let Some(kind) = Kind::named(row.str(3)?) {
            told.touches.insert((kind, row.int(4)?, seq));
        }
        let facts = journal::parse(row.str(5)?)?;
        let payload = row.opt_text(6)?.map(|text| journal::parse(&text)).transpose()?;
        if let Some(batch) = batch {
            told.brought.enter(batch, seq, row.int(2)?, &facts, payload.as_ref());
        }
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
            story.loaded.values.resize(kind.fields().len(), None);
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
        for ((value, loaded), field) in self.values.iter_mut().zip(&mut self.loaded.values).zip(kind.fields()) {
            let half = if field.personal { personal } else { facts };
            if verb == "update" && loaded.is_none() {
                *loaded = match half.get(field.name) {
                    Some(change) => Some(Some(change.get(0).map_or(Value::Null, Value::from_json))),
                    // It may have been among what was erased.
                    None => (field.personal && erased).then_some(None),
                };
            }
            match half.get(field.name) {
                Some(change) if whole => *value = Some(Value::from_json(change)),
                Some(change) if verb == "update" => *value = Some(change.get(1).map_or(Value::Null, Value::from_json)),
                None if field.personal && erased => *value = None,
                None if whole => *value = Some(Value::Null),
                _ => {}
            }
        }
        let before = facts.get(ARCHIVED).and_then(|pair| pair.get(0));
        self.loaded.archived = self.loaded.archived.or(before.map(|before| before.as_i64() == Some(1)));
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

fn compare(session: &Session, kind: Kind, told: &mut Journal, all: &mut Differences) -> Result<()> {
    let keys = rows::keys(kind);
    let columns: String = keys.iter().map(|(column, _)| format!(", t.\"{column}\"")).collect();
    let sql = format!(
        "select {}, t.entry, t.removed{columns} from {} t where not exists \
         (select 1 from pending p where p.kind = ?1 and t.id between p.low and p.high) order by t.id",
        rows::columns(kind, "t"),
        kind.word()
    );
    let head = 3 + kind.fields().len();
    let mut highest = 0;
    let (found, uncovered) = (&mut all.rows, &mut all.uncovered);
    let mut note = |id: i64, what: &str| {
        if found.len() < MOST {
            found.push(format!("{}.{what}", kind.label(id)));
        }
    };
    let mut passing = told.brought.pass(kind);
    session.each(&sql, &[kind.word().into()], |row| {
        let record = rows::read(kind, row, 0)?;
        let (entry, removed) = (row.int(head)?, row.opt_int(head + 1)?);
        highest = highest.max(record.id);
        let story = told.stories.remove(&(kind, record.id));
        match &story {
            Some(story) => {
                story.against(&record, entry, removed.is_some()).into_iter().for_each(|w| note(record.id, w))
            }
            None if entry > 0 => note(record.id, "entry"),
            None if record.version != 1 => note(record.id, "version"),
            None => {}
        }
        if entry < 0 && !let_pass(&mut passing, -entry, &record, story.as_ref(), uncovered) {
            note(record.id, "entry");
        }
        let by_itself = story.as_ref().is_some_and(|story| story.removed.is_some());
        if entry < 0 && !by_itself && told.brought.out(-entry).is_some_and(|out| out != removed) {
            note(record.id, "removed");
        }
        if let Some(column) = wrong_key(row, &record, head + 2)? {
            note(record.id, column);
        }
        Ok(())
    })?;
    passing.end(&mut all.imports, uncovered);
    let next = session.number("select next from counter where kind = ?1", &[kind.word().into()])?;
    if highest >= next.max(1) && highest > 0 {
        note(highest, "counter");
    }
    Ok(())
}

/// Counts a row of an import in as it was loaded: as it stands, with what entries wrote over it turned back. Answers
/// whether the import can have brought it. What an import adds by an edit the journal tells in full.
fn let_pass(
    passing: &mut Passing<'_>,
    batch: i64,
    record: &Record,
    story: Option<&Story>,
    uncovered: &mut Uncovered,
) -> bool {
    if story.is_some_and(|story| story.created.is_some()) {
        return true;
    }
    let loaded = story.map(|story| &story.loaded);
    let archived = loaded.and_then(|loaded| loaded.archived).unwrap_or(record.archived);
    let value = |at: usize| match loaded.and_then(|loaded| loaded.values.get(at)) {
        Some(Some(before)) => before.as_ref().map(Param::from),
        _ => record.values.get(at).map(Param::from),
    };
    passing.row(batch, (record.id, archived), value, uncovered)
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
