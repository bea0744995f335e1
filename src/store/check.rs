//! Is the file whole? What SQLite checks, what the chain says, what the counts say, what refers to what.

use super::{Result, Store};
use crate::domain::record::{Kind, Type};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check: `integrity`, `chain`, `counts`, `references`.
    pub check: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// What was found, where it does not.
    pub detail: String,
}

impl Store {
    /// Runs every check. SQLite's own misses most flipped bits of data; the chain and the counts find
    /// what it misses of entries and stages (RELIABILITY D8).
    ///
    /// # Errors
    /// The engine's, where the file cannot even be read.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut note = |check, detail: String| findings.push(Finding { check, holds: detail.is_empty(), detail });
        let messages = self.session.rows("pragma integrity_check(20)", &[], |row| row.text(0))?;
        note("integrity", messages.into_iter().filter(|message| message != "ok").collect::<Vec<_>>().join("; "));
        note("chain", self.verify_chain()?.map(|seq| seq.to_string()).unwrap_or_default());
        note("counts", if self.tallies_hold()? { String::new() } else { "tally".to_owned() });
        note("references", self.dangling()?.join(", "));
        Ok(findings)
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
        self.session.write(|| super::tally::rebuild(&self.session))
    }
}
