//! The clocks of hand-offs that an import brings.

use std::collections::BTreeSet;

use crate::domain::agreement::start::Starting;
use crate::domain::edit::Edit;
use crate::domain::nouns::Handoff;
use crate::store::insert::Inserter;
use crate::store::session::Session;
use crate::store::{Result, Stamp, world};

/// Begins the clocks of hand-offs under the versions that were in force when they were offered, as rows of the batch: they
/// come and go with it. Answers their numbers.
pub(super) fn begin_clocks(
    session: &Session,
    inserter: &mut Inserter<'_>,
    handed: Vec<Handoff>,
    stamp: &Stamp,
) -> Result<BTreeSet<i64>> {
    let mut begun = BTreeSet::new();
    if handed.is_empty() {
        return Ok(begun);
    }
    let mut work = world::Work::new(session, stamp.now)?;
    let Some(mut starting) = Starting::gather(&mut work)? else { return Ok(begun) };
    for handoff in handed {
        for edit in starting.offered(&mut work, &handoff)? {
            if let Edit::Create(record) = edit {
                begun.insert(record.id);
                inserter.record(&record)?;
            }
        }
    }
    Ok(begun)
}
