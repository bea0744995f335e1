//! The journal's chain: each entry's hash covers the one before, so that an edit, a deletion or a swap by
//! another program shows. What was cut off at the end shows only against a head that was printed before.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::journal::{commit_to, hash_of, parse};
use super::session::Row;
use super::{Result, Store};

/// How the code of an entry ends that erased the personal half of others; its facts name them.
const ERASED: &str = ".erased";

impl Store {
    /// Recomputes the chain; answers the first place where it breaks.
    ///
    /// # Errors
    /// The engine's.
    pub fn verify_chain(&self) -> Result<Option<i64>> {
        let (mut prev, mut expected, mut broken) = (vec![0u8; 32], 1, None);
        // An erasure takes personal halves away and says whose; any other that is gone was taken.
        let (mut gone, mut erased) = (BTreeSet::new(), BTreeSet::new());
        let sql = "select j.seq, j.op_id, j.recorded_at, j.occurred_at, j.clock_flag, j.actor, j.code, j.subject_kind, \
                   j.subject, j.batch, j.reverts, j.depth, j.facts, j.commitment, j.prev, j.hash, p.payload, p.salt \
                   from journal j left join journal_payload p on p.seq = j.seq order by j.seq";
        self.session.each(sql, &[], |row| {
            if broken.is_some() {
                return Ok(());
            }
            let seq = row.int(0)?;
            if row.opt_text(16)?.is_none() {
                gone.insert(seq);
            }
            if row.str(6)?.ends_with(ERASED) {
                erased.extend(named(row.str(12)?)?);
            }
            if seq != expected || !holds(row, &prev)? {
                broken = Some(seq.min(expected));
            }
            expected += 1;
            prev = row.bytes(15)?;
            Ok(())
        })?;
        let extra = self.session.row(
            "select min(p.seq) from journal_payload p where not exists (select 1 from journal j where j.seq = p.seq)",
            &[],
            |row| row.opt_int(0),
        )?;
        let taken = gone.difference(&erased).next().copied();
        Ok([broken, taken, extra.flatten()].into_iter().flatten().min())
    }
}

/// The entries whose personal half an erasure took away.
fn named(facts: &str) -> Result<Vec<i64>> {
    let facts = parse(facts)?;
    let list = facts.get("erased").and_then(Json::as_array);
    Ok(list.map(|list| list.iter().filter_map(Json::as_i64).collect()).unwrap_or_default())
}

/// Whether an entry is what its own hash and the one before say.
fn holds(row: &Row<'_>, prev: &[u8]) -> Result<bool> {
    let columns = json!([
        row.int(0)?,
        row.text(1)?,
        row.int(2)?,
        row.int(3)?,
        row.int(4)?,
        row.opt_int(5)?,
        row.text(6)?,
        row.text(7)?,
        row.int(8)?,
        row.opt_int(9)?,
        row.opt_int(10)?,
        row.int(11)?,
        row.text(12)?
    ]);
    let commitment = row.bytes(13)?;
    let payload_fits = match row.opt_text(16)? {
        Some(payload) => commit_to(&row.bytes(17)?, &payload).as_slice() == commitment,
        None => true,
    };
    Ok(row.bytes(14)? == prev && hash_of(prev, &columns, &commitment).as_slice() == row.bytes(15)? && payload_fits)
}
