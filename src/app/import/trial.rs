//! An import that is only tried: what would be added, changed and rejected, and the names that somebody has to
//! judge first.

use std::time::Instant as Stopwatch;

use super::report::Report;
use super::run::{Job, Prepared, seen_before};
use super::sink::Sink;
use crate::app::service::Service;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

/// What an import would do, without doing it.
///
/// # Errors
/// The plan's open questions; `import-looks-alike`; those of reading.
pub fn dry_run(prepared: &Prepared, service: &Service) -> Result<Report, Refusal> {
    let rows = prepared.plan.settled()?;
    if let Some(entry) = service.store().imported_before(&prepared.mark())? {
        return seen_before(prepared, service, rows, entry, Stopwatch::now());
    }
    let mut job = Job::new(prepared, service, rows, Sink::trial(), None)?;
    job.go(&mut |_| true)?;
    Ok(job.report())
}

/// A new name in a file that looks like one that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlike {
    /// What it names.
    pub kind: Kind,
    /// The name in the file.
    pub name: String,
    /// How many rows have it.
    pub count: u64,
    /// The known name.
    pub known: String,
    /// How many other names of the file look like known ones.
    pub others: usize,
}

/// What came of a trial.
#[derive(Debug, Clone, Default)]
pub struct Trial {
    /// The first name of which somebody has to say whether it is a known one.
    pub alike: Option<LookAlike>,
    /// What the import would do.
    pub report: Report,
}

/// Tries an import without doing anything. Reads the file as long as `go_on` says so; nothing while the plan
/// has open questions, for they come first.
///
/// # Errors
/// `import-cancelled`; those of reading.
pub fn attempt(prepared: &Prepared, service: &Service, go_on: &dyn Fn() -> bool) -> Result<Trial, Refusal> {
    let Ok(rows) = prepared.plan.settled() else { return Ok(Trial::default()) };
    if let Some(entry) = service.store().imported_before(&prepared.mark())? {
        let report = seen_before(prepared, service, rows, entry, Stopwatch::now())?;
        return Ok(Trial { alike: None, report });
    }
    let mut job = Job::new(prepared, service, rows, Sink::trial(), None)?;
    job.read(&mut |_| go_on())?;
    job.settle()?;
    let alike = job.look_alike()?;
    Ok(Trial { alike, report: job.report() })
}

impl Job<'_> {
    fn look_alike(&self) -> Result<Option<LookAlike>, Refusal> {
        let suspects: Vec<_> = self.writer.names.suspects().collect();
        let Some(first) = suspects.first() else { return Ok(None) };
        let record = self.writer.store.record(first.kind, first.known)?;
        let known = record.map(|record| record.title().to_owned()).unwrap_or_default();
        let (name, others) = (first.name.clone(), suspects.len() - 1);
        Ok(Some(LookAlike { kind: first.kind, name, count: first.count, known, others }))
    }

    /// Refuses where a name looks like a known one: somebody has to say whether it is.
    pub(super) fn looks_alike(&self) -> Result<(), Refusal> {
        let Some(first) = self.look_alike()? else { return Ok(()) };
        let known = &first.known;
        let alias = |to: &str| {
            let to = if to.contains(' ') { format!("\"{to}\"") } else { to.to_owned() };
            let from = &first.name;
            let from = if from.contains(' ') { format!("\"{from}\"") } else { from.clone() };
            format!("--alias {}:{from}={to}", first.kind.word())
        };
        Err(Refusal::invalid("import-looks-alike")
            .with("kind", first.kind.word())
            .with("name", &first.name)
            .with("count", first.count)
            .with("known", known)
            .with("same", alias(known))
            .with("apart", alias("new"))
            .with("others", first.others))
    }
}
