//! Records in and out of their tables. The statements are made once from the nouns' tables of fields.

use std::sync::OnceLock;

use super::session::{Param, Row, Session};
use crate::domain::record::{Kind, Record, Value};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::text;
use crate::store::Result;

/// How many columns stand before a noun's fields: id, version, archived, entry, removed.
pub(super) const HEAD: usize = 5;

/// The folded copies of fields by which records are found and sorted: column and field.
pub const fn keys(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::Member => &[("handle_key", "handle")],
        Kind::Stage | Kind::Product | Kind::Account | Kind::Campaign | Kind::Asset => &[("name_key", "name")],
        Kind::Calendar | Kind::Agreement | Kind::Goal => &[("name_key", "name")],
        Kind::Reason => &[("code_key", "code"), ("name_key", "name")],
        Kind::Prospect => &[("name_key", "name")],
        Kind::Deal => &[("title_key", "title")],
        _ => &[],
    }
}

struct Statements {
    select: String,
    insert: String,
    update: String,
    remove: String,
    restore: String,
    key_positions: Vec<usize>,
    named: Option<(&'static str, String)>,
    children: Vec<(&'static str, String)>,
}

/// `id, version, archived` and the fields of a kind, each behind `alias.`
pub(super) fn columns(kind: Kind, alias: &str) -> String {
    let mut list = format!("{alias}.id, {alias}.version, {alias}.archived");
    for field in kind.fields() {
        list.push_str(&format!(", {alias}.\"{}\"", field.name));
    }
    list
}

fn make(kind: Kind) -> Statements {
    let table = kind.word();
    let fields = kind.fields();
    let keys = keys(kind);
    let names: Vec<String> = fields
        .iter()
        .map(|field| format!("\"{}\"", field.name))
        .chain(keys.iter().map(|(column, _)| format!("\"{column}\"")))
        .collect();
    let places: Vec<String> = (1..=HEAD - 1 + names.len()).map(|at| format!("?{at}")).collect();
    let sets: Vec<String> = names.iter().enumerate().map(|(at, name)| format!("{name} = ?{}", at + 4)).collect();
    let list = columns(kind, "t");
    Statements {
        select: format!("select {list} from {table} t where t.id = ?1 and t.removed is null"),
        insert: format!(
            "insert into {table} (id, version, archived, entry, {}) values ({})",
            names.join(", "),
            places.join(", ")
        ),
        update: format!(
            "update {table} set version = version + 1, archived = ?3, {} where id = ?1 and version = ?2 and removed is null",
            sets.join(", ")
        ),
        remove: format!("update {table} set removed = ?2, version = version + 1 where id = ?1 and removed is null"),
        restore: format!(
            "update {table} set removed = null, version = version + 1 where id = ?1 and removed is not null"
        ),
        key_positions: keys.iter().filter_map(|(_, field)| kind.position(field)).collect(),
        named: keys.first().map(|(column, field)| {
            (
                *field,
                format!("select id from {table} where \"{column}\" = ?1 and removed is null order by archived, id"),
            )
        }),
        children: fields
            .iter()
            .map(|field| {
                let sql = format!(
                    "select {list} from {table} t where t.\"{0}\" = ?1 and t.removed is null order by t.id",
                    field.name
                );
                (field.name, sql)
            })
            .collect(),
    }
}

fn statements(kind: Kind) -> &'static Statements {
    static ALL: OnceLock<Vec<Statements>> = OnceLock::new();
    static NONE: OnceLock<Statements> = OnceLock::new();
    let all = ALL.get_or_init(|| Kind::ALL.iter().map(|kind| make(*kind)).collect());
    all.get(kind as usize).unwrap_or_else(|| NONE.get_or_init(|| make(kind)))
}

/// Reads a record whose columns are those of [`columns`], from the column `first` on.
pub(super) fn read(kind: Kind, row: &Row<'_>, first: usize) -> Result<Record> {
    let values = (0..kind.fields().len()).map(|at| row.field(first + 3 + at)).collect::<Result<Vec<Value>>>()?;
    Ok(Record { kind, id: row.int(first)?, version: row.int(first + 1)?, archived: row.int(first + 2)? != 0, values })
}

/// A record that is there.
pub(super) fn load(session: &Session, kind: Kind, id: i64) -> Result<Option<Record>> {
    session.row(&statements(kind).select, &[id.into()], |row| read(kind, row, 0))
}

/// The records of a kind whose field holds `id`.
pub(super) fn children(session: &Session, kind: Kind, field: &str, id: i64) -> Result<Vec<Record>> {
    match statements(kind).children.iter().find(|(name, _)| *name == field) {
        Some((_, sql)) => session.rows(sql, &[id.into()], |row| read(kind, row, 0)),
        None => Ok(Vec::new()),
    }
}

/// Every record of a kind, by number.
pub(super) fn all(session: &Session, kind: Kind) -> Result<Vec<Record>> {
    let sql = format!("select {} from {} t where t.removed is null order by t.id", columns(kind, "t"), kind.word());
    session.rows(&sql, &[], |row| read(kind, row, 0))
}

/// The ids of the records whose first key is the folded `text`.
pub(super) fn named(session: &Session, kind: Kind, field: &str, text: &str) -> Result<Vec<i64>> {
    match &statements(kind).named {
        Some((known, sql)) if *known == field => {
            let key = text::fold(text);
            session.rows(sql, &[key.as_str().into()], |row| row.int(0))
        }
        _ => Ok(Vec::new()),
    }
}

/// Calls `run` with the values of a record and its keys behind `head`.
fn bind<T>(record: &Record, head: &[i64], run: impl FnOnce(&[Param<'_>]) -> Result<T>) -> Result<T> {
    let keys: Vec<Option<String>> =
        keys(record.kind).iter().map(|(_, field)| record.text(field).map(text::fold)).collect();
    let mut params: Vec<Param<'_>> = Vec::with_capacity(head.len() + record.values.len() + keys.len());
    params.extend(head.iter().map(|number| Param::Int(*number)));
    params.extend(record.values.iter().map(Param::from));
    params.extend(keys.iter().map(|key| Param::from(key.as_deref().filter(|key| !key.is_empty()))));
    run(&params)
}

/// The statement that [`insert`] runs: id, version, archived and entry, then the fields, then the keys.
pub(super) fn insert_sql(kind: Kind) -> &'static str {
    &statements(kind).insert
}

/// The positions of the fields that the kind's keys are made of.
pub(super) fn key_positions(kind: Kind) -> &'static [usize] {
    &statements(kind).key_positions
}

/// Writes a new record, brought by `entry`.
pub(super) fn insert(session: &Session, record: &Record, entry: i64) -> Result<()> {
    let head = [record.id, record.version, i64::from(record.archived), entry];
    bind(record, &head, |params| session.execute(&statements(record.kind).insert, params)).map(drop)
}

/// Writes a record over the version that it carries.
///
/// # Errors
/// `changed-meanwhile` where that version is no longer there.
pub(super) fn update(session: &Session, record: &Record) -> Result<()> {
    let head = [record.id, record.version, i64::from(record.archived)];
    let changed = bind(record, &head, |params| session.execute(&statements(record.kind).update, params))?;
    if changed == 1 { Ok(()) } else { Err(lost(record.kind, record.id)) }
}

/// Takes a record out; its row stays for the past.
pub(super) fn remove(session: &Session, kind: Kind, id: i64, entry: i64) -> Result<()> {
    let changed = session.execute(&statements(kind).remove, &[id.into(), entry.into()])?;
    if changed == 1 { Ok(()) } else { Err(lost(kind, id)) }
}

/// Brings a record back.
pub(super) fn restore(session: &Session, kind: Kind, id: i64) -> Result<()> {
    let changed = session.execute(&statements(kind).restore, &[id.into()])?;
    if changed == 1 { Ok(()) } else { Err(lost(kind, id)) }
}

fn lost(kind: Kind, id: i64) -> Refusal {
    Refusal::new(RefusalKind::Conflict, "changed-meanwhile").with("what", kind.label(id))
}
