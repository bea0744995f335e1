//! The journal as a list, newest first: numbers of entries found by their place, then what they did.

use serde_json::Value as Json;

use super::page::{From, Part};
use crate::domain::edit::Edit;
use crate::store::filter::Condition;
use crate::store::journal::{self, Entry};
use crate::store::{Result, Store};

/// Entries that did more than these bytes of JSON are not taken apart for a list.
const LONG: usize = 64 * 1024;

/// An entry with what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The entry.
    pub entry: Entry,
    /// What it did; empty where that was too much to list, or erased.
    pub edits: Vec<Edit>,
    /// How many records it touched.
    pub records: u64,
    /// The file that an import read, or empty.
    pub file: String,
}

impl Store {
    /// The numbers of a part's entries, newest first. `total` is the list's length where it is known.
    ///
    /// # Errors
    /// The engine's.
    pub fn entry_ids(&self, condition: &Condition, part: &Part, total: Option<u64>) -> Result<Vec<i64>> {
        let wanted = |limit: u64| i64::try_from(limit).unwrap_or(i64::MAX);
        // Entries stand without gaps: a place of the whole list is a number.
        if condition.is_everything() {
            let (last, _) = self.chain_head()?;
            let first = last - wanted(part.offset);
            let low = first - wanted(part.limit);
            let sql = "select j.seq from journal j where j.seq <= ?1 and j.seq > ?2 order by j.seq desc";
            return self.session.rows(sql, &[first.into(), low.into()], |row| row.int(0));
        }
        let mut bound = condition.clone();
        let (edge, backwards, skip, limit) = match (part.from, total) {
            (From::After(seq), _) => (format!(" and t.seq < {}", bound.bind(seq)), false, 0, part.limit),
            (From::Before(seq), _) => (format!(" and t.seq > {}", bound.bind(seq)), true, 0, part.limit),
            (From::End, Some(total)) => (String::new(), true, 0, total.saturating_sub(part.offset).min(part.limit)),
            _ => (String::new(), false, part.offset, part.limit),
        };
        let (limit, skip) = (bound.bind(wanted(limit)), bound.bind(wanted(skip)));
        let direction = if backwards { "" } else { " desc" };
        let sql = format!(
            "select t.seq from journal t where 1 = 1{}{edge} order by t.seq{direction} limit {limit} offset {skip}",
            condition.sql
        );
        let mut ids = self.session.rows(&sql, &bound.given(), |row| row.int(0))?;
        if backwards {
            ids.reverse();
        }
        Ok(ids)
    }

    /// How many entries fit.
    ///
    /// # Errors
    /// The engine's.
    pub fn entry_count(&self, condition: &Condition) -> Result<u64> {
        if condition.is_everything() {
            return Ok(u64::try_from(self.chain_head()?.0).unwrap_or(0));
        }
        let sql = format!("select count(*) from journal t where 1 = 1{}", condition.sql);
        Ok(u64::try_from(self.session.number(&sql, &condition.given())?).unwrap_or(0))
    }

    /// Entries by their numbers, in that order, with what they did.
    ///
    /// # Errors
    /// The engine's.
    pub fn told(&self, seqs: &[i64]) -> Result<Vec<Told>> {
        let sql = format!(
            "select {}, j.facts, p.payload, b.file_name from json_each(?1) l join journal j on j.seq = l.value \
             left join journal_payload p on p.seq = j.seq left join batch b on b.batch = j.batch",
            journal::COLUMNS
        );
        super::page::rows_of(&self.session, &sql, seqs, &[], |row| {
            let entry = journal::read(row)?;
            let facts = row.str(12)?;
            let payload = row.str(13)?;
            let long = facts.len() + payload.len() > LONG;
            let json: Json = if long { Json::Null } else { serde_json::from_str(facts).unwrap_or(Json::Null) };
            let edits = match serde_json::from_str(payload) {
                Ok(personal) if !long => journal::edits_from(&json, &personal).unwrap_or_default(),
                _ => Vec::new(),
            };
            let moved = json.get("records").and_then(Json::as_u64).unwrap_or(0);
            let added = ["added", "updated", "merged"].iter().filter_map(|name| json.get(name).and_then(Json::as_u64));
            let records = if entry.batch.is_some() { moved.max(added.sum()) } else { edits.len() as u64 };
            Ok((entry.seq, Told { records, file: row.text(14)?, edits, entry }))
        })
    }

    /// Whether this process made that batch.
    ///
    /// # Errors
    /// The engine's.
    pub fn loaded_here(&self, batch: Option<i64>) -> Result<bool> {
        let Some(batch) = batch else { return Ok(false) };
        let pid = self.session.number("select pid from batch where batch = ?1", &[batch.into()])?;
        Ok(pid == i64::from(std::process::id()))
    }

    /// The records that entries after `seq` touched, up to the journal's end: kind and number; nothing where
    /// one of them is a bulk load, which may have touched any.
    ///
    /// # Errors
    /// The engine's.
    pub fn touched_since(&self, seq: i64) -> Result<Option<Vec<(crate::domain::record::Kind, i64)>>> {
        let bulk =
            self.session.number("select count(*) from journal where seq > ?1 and batch is not null", &[seq.into()])?;
        if bulk > 0 {
            return Ok(None);
        }
        let mut touched = Vec::new();
        let seqs = self
            .session
            .rows("select seq from journal where seq > ?1 order by seq", &[seq.into()], |row| row.int(0))?;
        for told in self.told(&seqs)? {
            touched.push(told.entry.subject);
            touched.extend(told.edits.iter().map(Edit::subject));
        }
        touched.sort_unstable();
        touched.dedup();
        Ok(Some(touched))
    }
}
