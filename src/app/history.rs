//! The journal as people read it.

use std::collections::HashMap;

use crate::app::service::Service;
use crate::domain::nouns::Member;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::journal::{Entry, Part};

/// Which part of the journal.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Only what was recorded from then on.
    pub since: Option<Instant>,
    /// Only what this member did, by handle.
    pub by: Option<String>,
    /// Only what touched this record.
    pub about: Option<(Kind, i64)>,
    /// At most so many.
    pub limit: u64,
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The entry.
    pub entry: Entry,
    /// Who acted: the handle.
    pub by: Option<String>,
    /// What the record is called now; empty where it has no name.
    pub title: String,
}

/// The newest lines first.
///
/// # Errors
/// `unknown-member`; the engine's.
pub fn lines(service: &Service, wish: &Wish) -> Result<Vec<Line>, Refusal> {
    let store = service.store();
    let actor = match &wish.by {
        None => None,
        Some(handle) => match store.named(Kind::Member, handle)?.first() {
            Some(id) => Some(*id),
            None => return Err(Refusal::not_found("unknown-member").with("value", handle)),
        },
    };
    let part = Part { since: wish.since, actor, about: wish.about, limit: wish.limit, ..Part::default() };
    let mut handles: HashMap<i64, Option<String>> = HashMap::new();
    let mut lines = Vec::new();
    for entry in store.journal(&part)? {
        let by = match entry.actor {
            None => None,
            Some(id) => match handles.get(&id) {
                Some(known) => known.clone(),
                None => {
                    let handle = store.record(Kind::Member, id)?.map(|record| Member::of(&record).handle);
                    handles.insert(id, handle.clone());
                    handle
                }
            },
        };
        let (kind, id) = entry.subject;
        let title = service.called(kind, id)?.unwrap_or_default();
        lines.push(Line { entry, by, title });
    }
    Ok(lines)
}
