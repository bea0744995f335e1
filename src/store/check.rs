//! Is the file whole? What SQLite checks, what the chain says, what the counts say, what refers to what.

use super::{Result, Store};
use crate::domain::record::{Kind, Type};
use crate::domain::refusal::RefusalKind;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check: `integrity`, `chain`, `counts`, `clocks`, `rows`, `touches`, `references`.
    pub check: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// What was found, where it does not.
    pub detail: String,
}

impl Store {
    /// Runs every check. SQLite's own misses most flipped bits of data; the chain, the rows told
    /// anew by the journal and the counts find what it misses (RELIABILITY D8).
    ///
    /// # Errors
    /// `locked`, `disk-failed` and what else says nothing about the file.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let integrity = self.session.rows("pragma integrity_check(20)", &[], |row| row.text(0));
        let joined = |list: Vec<String>| list.into_iter().filter(|line| line != "ok").collect::<Vec<_>>().join("; ");
        let (rows, touches) = match super::replay::differences(&self.session) {
            Ok((rows, touches)) => (Ok(rows), Ok(touches)),
            Err(refusal) => (Err(refusal.clone()), Err(refusal)),
        };
        let place = |broken: Option<i64>| broken.map(|seq| seq.to_string()).unwrap_or_default();
        let astray = |ids: Vec<i64>| ids.iter().map(|id| Kind::Clock.label(*id)).collect::<Vec<_>>();
        let counts = self.tallies_hold().and_then(|tallies| {
            let kept = [(tallies, "tally"), (self.hours_hold()?, "clock_hour")];
            Ok(kept.into_iter().filter(|(holds, _)| !holds).map(|(_, table)| table.to_owned()).collect())
        });
        [
            ("integrity", integrity.map(joined)),
            ("chain", self.verify_chain().map(place)),
            ("counts", counts.map(joined)),
            ("clocks", self.clocks_astray().map(|ids| joined(astray(ids)))),
            ("rows", rows.map(joined)),
            ("touches", touches.map(joined)),
            ("references", self.dangling().map(joined)),
        ]
        .into_iter()
        .map(|(check, outcome)| {
            let detail = match outcome {
                Ok(detail) => detail,
                // What is too damaged to be read is a finding too.
                Err(refusal) if refusal.kind == RefusalKind::Data => refusal.code.to_owned(),
                Err(refusal) => return Err(refusal),
            };
            Ok(Finding { check, holds: detail.is_empty(), detail })
        })
        .collect()
    }

    /// References to records that are not there, at most one example a field.
    fn dangling(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for kind in Kind::ALL {
            for field in kind.fields() {
                let Type::Ref(parent) = field.ty else { continue };
                let sql = format!(
                    "select c.id from {} c where c.removed is null and c.\"{}\" is not null and not exists \
                     (select 1 from {} p where p.id = c.\"{}\" and p.removed is null) limit 1",
                    kind.word(),
                    field.name,
                    parent.word(),
                    field.name
                );
                let example = self.session.row(&sql, &[], |row| row.int(0))?;
                found.extend(example.map(|id| format!("{}.{}", kind.label(id), field.name)));
            }
        }
        Ok(found)
    }

    /// Makes the ready-made counts anew from the rows.
    ///
    /// # Errors
    /// The engine's.
    pub fn rebuild_counts(&self) -> Result<()> {
        self.session.write(|| {
            super::tally::rebuild(&self.session)?;
            super::clocks::rebuild(&self.session)
        })
    }
}
