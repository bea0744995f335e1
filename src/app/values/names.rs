//! What the records are called to which others refer.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::app::service::Service;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;

/// Past so many names the memory is emptied: an export of a million deals must not hold them all.
const MOST: usize = 50_000;

/// Names that were looked up, kept for the next row that refers to the same record.
#[derive(Debug, Default)]
pub struct Names(RefCell<HashMap<(Kind, i64), String>>);

impl Names {
    /// What a record is called: a member's handle, else a name or title; empty where it is not there.
    ///
    /// # Errors
    /// The engine's.
    pub fn of(&self, service: &Service, kind: Kind, id: i64) -> Result<String, Refusal> {
        if let Some(known) = self.0.borrow().get(&(kind, id)) {
            return Ok(known.clone());
        }
        let name = service.store().record(kind, id)?.map(|record| called(&record).to_owned()).unwrap_or_default();
        let mut known = self.0.borrow_mut();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert((kind, id), name.clone());
        Ok(name)
    }
}

fn called(record: &Record) -> &str {
    match record.kind {
        Kind::Member => record.text("handle").unwrap_or_default(),
        _ => record.title(),
    }
}
