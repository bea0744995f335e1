//! What was loaded becomes visible: one small transaction, one journal entry with the digests of what it brings.

use serde_json::{Map, Value as Json, json};

use super::Loader;
use super::external::EXTERNAL;
use super::offered::begin_clocks;
use super::rebase::rebased;
use super::sweep::give_back;
use crate::domain::edit::Edit;
use crate::domain::record::Kind;
use crate::store::journal::{self, NewEntry};
use crate::store::{Applied, Result, Stamp, apply, clocks, seal};

/// Under which name an entry's payload keeps where its rows came from.
pub(in crate::store) const SOURCE: &str = "source";

/// The two halves of the entry beside its edits: what is not personal, and what is.
struct Told {
    facts: Map<String, Json>,
    personal: Map<String, Json>,
}

impl Loader<'_> {
    /// Shows everything to everybody at once: one small transaction, one journal entry.
    ///
    /// # Errors
    /// The engine's; then nothing is left of the import.
    pub fn publish(mut self, code: &str, stamp: &Stamp, result: &Map<String, Json>) -> Result<Applied> {
        if !self.whole {
            self.flush()?;
            self.store.session.begin()?;
        }
        let applied = self.publish_inside(code, stamp, result)?;
        self.store.session.commit()?;
        self.open = false;
        if self.left_log {
            self.store.session.enter_log();
        }
        Ok(applied)
    }

    fn publish_inside(&mut self, code: &str, stamp: &Stamp, result: &Map<String, Json>) -> Result<Applied> {
        if let Some(refusal) = self.failed.take() {
            return Err(refusal);
        }
        let session = &self.store.session;
        session.make_indexes(self.later.iter().map(|(_, sql)| sql.as_str()))?;
        session.execute("delete from pending where batch = ?1", &[self.batch.into()])?;
        // Before anything else is written into these rows.
        let mut told = self.sealed(result)?;
        std::mem::take(&mut self.delta).write(session)?;
        std::mem::take(&mut self.hours).write(session)?;
        for (kind, (next, high)) in Kind::ALL.iter().zip(&self.blocks).filter(|(_, (_, high))| *high > 0) {
            give_back(session, *kind, *next, *high)?;
        }
        let (edits, kept) = rebased(session, std::mem::take(&mut self.edits))?;
        apply::write_edits(session, &edits, Some(self.batch))?;
        let begun = begin_clocks(session, &mut self.inserter, std::mem::take(&mut self.handed), stamp)?;
        if !begun.is_empty() {
            self.seal_into(&mut told)?;
        }
        if self.whole {
            // What came with clocks of its own brought where they stand.
            clocks::settle(session, &begun)?;
        } else {
            clocks::settle_batch(session, self.batch)?;
        }
        clocks::Concerned::of(session, &edits)?.settle(session)?;
        if kept > 0 {
            told.facts.insert("kept".to_owned(), Json::from(kept));
        }
        let applied = self.enter(code, stamp, edits, told)?;
        let text = Json::Object(result.clone()).to_string();
        session.execute(
            "update batch set state = 'published', published = ?2, result = ?3 where batch = ?1",
            &[self.batch.into(), applied.entry.into(), text.as_str().into()],
        )?;
        Ok(applied)
    }

    /// What the import told of itself, and the digests of what it brings.
    fn sealed(&mut self, result: &Map<String, Json>) -> Result<Told> {
        let session = &self.store.session;
        let mut told = Told { facts: result.clone(), personal: Map::new() };
        told.facts.insert("batch".to_owned(), Json::from(self.batch));
        self.seal_into(&mut told)?;
        told.personal.insert(EXTERNAL.to_owned(), self.externals.settle()?);
        // People name files after people.
        let sql = "select file_name, file_hash, kind from batch where batch = ?1";
        let source = session.row(sql, &[self.batch.into()], |row| {
            Ok((row.text(0)?, json!({"hash": row.text(1)?, "kind": row.text(2)?})))
        })?;
        if let Some((file, source)) = source {
            told.personal.insert("file".to_owned(), Json::from(file));
            told.personal.insert(SOURCE.to_owned(), source);
        }
        Ok(told)
    }

    /// Adds the digests of what was inserted since the last were taken: no kind is inserted in two of these runs.
    fn seal_into(&mut self, told: &mut Told) -> Result<()> {
        let halves = seal::halves(&self.store.session, self.batch, self.inserter.take_seals())?;
        for (seals, into) in halves.into_iter().zip([&mut told.facts, &mut told.personal]) {
            let kept = into.entry(seal::SEALS).or_insert_with(|| Json::Object(Map::new()));
            if let Some(kept) = kept.as_object_mut() {
                kept.extend(seals);
            }
        }
        Ok(())
    }

    fn enter(&self, code: &str, stamp: &Stamp, edits: Vec<Edit>, told: Told) -> Result<Applied> {
        let session = &self.store.session;
        let (now, clock_flag) = apply::ordered_now(session, stamp.now)?;
        let subject = (Kind::Workspace, 1);
        let entry = journal::append(
            session,
            &NewEntry {
                op_id: &stamp.op_id,
                recorded_at: now,
                occurred_at: now,
                clock_flag,
                actor: stamp.actor,
                code,
                subject,
                batch: Some(self.batch),
                reverts: None,
                depth: 0,
                edits: &edits,
                extra: told.facts,
                personal: told.personal,
            },
        )?;
        Ok(Applied { entry, code: code.to_owned(), subject, edits })
    }
}
