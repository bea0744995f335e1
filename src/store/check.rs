//! Is the file whole? What SQLite checks, what the chain says, what the counts say, what refers to what.

use super::brought::Uncovered;
use super::{Result, Store};
use crate::domain::record::{Kind, Type};
use crate::domain::refusal::{Refusal, RefusalKind};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check: `integrity`, `chain`, `counts`, `clocks`, `rows`, `imports`, `touches`, `references`.
    pub check: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// What was found, where it does not.
    pub detail: String,
    /// What it could not look at, though what it saw holds.
    pub note: Option<Refusal>,
}

/// What each check found, empty where it holds.
type Outcomes = Vec<(&'static str, Result<String>)>;

impl Store {
    /// Runs every check on one state of the file. SQLite's own misses most flipped bits of data; the chain, the rows
    /// told anew by the journal, the seals of imports and the counts find what it misses (RELIABILITY D8). Where one
    /// of them fails nothing is written any more, in no session, until they all hold.
    ///
    /// # Errors
    /// `locked`, `disk-failed` and what else says nothing about the file.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let (outcomes, uncovered) = self.session.snapshot(|| Ok(self.outcomes()))?;
        let mut findings = Vec::with_capacity(outcomes.len());
        for (check, outcome) in outcomes {
            let detail = match outcome {
                Ok(detail) => detail,
                // What is too damaged to be read is a finding too.
                Err(refusal) if refusal.kind == RefusalKind::Data => refusal.code.to_owned(),
                Err(refusal) => return Err(refusal),
            };
            let note = uncovered.note().filter(|_| check == "imports" && detail.is_empty());
            findings.push(Finding { check, holds: detail.is_empty(), detail, note });
        }
        let failed: Vec<&str> = findings.iter().filter(|found| !found.holds).map(|found| found.check).collect();
        self.session.stop_writing(&failed);
        Ok(findings)
    }

    fn outcomes(&self) -> (Outcomes, Uncovered) {
        let integrity = self.session.rows("pragma integrity_check(20)", &[], |row| row.text(0));
        let joined = |list: Vec<String>| list.into_iter().filter(|line| line != "ok").collect::<Vec<_>>().join("; ");
        let mut uncovered = Uncovered::default();
        let [rows, imports, touches] = match super::replay::differences(&self.session) {
            Ok(all) => {
                uncovered = all.uncovered;
                [Ok(all.rows), Ok(all.imports), Ok(all.touches)]
            }
            Err(refusal) => [Err(refusal.clone()), Err(refusal.clone()), Err(refusal)],
        };
        let place = |broken: Option<i64>| broken.map(|seq| seq.to_string()).unwrap_or_default();
        let astray = |ids: Vec<i64>| ids.iter().map(|id| Kind::Clock.label(*id)).collect::<Vec<_>>();
        let counts = self.tallies_hold().and_then(|tallies| {
            let kept = [(tallies, "tally"), (self.hours_hold()?, "clock_hour")];
            Ok(kept.into_iter().filter(|(holds, _)| !holds).map(|(_, table)| table.to_owned()).collect())
        });
        let outcomes = vec![
            ("integrity", integrity.map(joined)),
            ("chain", self.verify_chain().map(place)),
            ("counts", counts.map(joined)),
            ("clocks", self.clocks_astray().map(|ids| joined(astray(ids)))),
            ("rows", rows.map(joined)),
            ("imports", imports.map(joined)),
            ("touches", touches.map(joined)),
            ("references", self.dangling().map(joined)),
        ];
        (outcomes, uncovered)
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
