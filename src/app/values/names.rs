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
        let name = match service.store().record(kind, id)? {
            Some(record) => self.called(service, &record)?,
            None => String::new(),
        };
        let mut known = self.0.borrow_mut();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert((kind, id), name.clone());
        Ok(name)
    }

    /// What has no name of its own is called by whom it is about, else by its number.
    fn called(&self, service: &Service, record: &Record) -> Result<String, Refusal> {
        let name = match record.kind {
            Kind::Member => record.text("handle").unwrap_or_default(),
            _ => record.title(),
        };
        match (name, record.kind) {
            ("", Kind::Handoff) => match record.int("prospect") {
                Some(prospect) => self.of(service, Kind::Prospect, prospect),
                None => Ok(record.kind.label(record.id)),
            },
            ("", kind) => Ok(kind.label(record.id)),
            (name, _) => Ok(name.to_owned()),
        }
    }
}
