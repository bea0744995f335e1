//! A believable generated team: a family company that sells packaging lines, its campaigns, its
//! prospects and its pipeline, up to now. For looking around, for teaching, and for measuring with a
//! million prospects.
//!
//! The same [`Spec`] gives the same records, on every machine. The history is recorded as if it had
//! been typed in while it happened, so that questions as of an earlier day have answers; the last days'
//! changes are real entries of the journal that can be undone.

mod agreed;
mod agreement;
mod calendar;
mod campaigns;
mod chance;
mod deals;
mod passage;
mod people;
mod place;
mod pursuit;
mod recent;
mod story;
mod stream;
mod team;
mod words;
mod write;

use std::path::{Path, PathBuf};

use crate::domain::language::Language;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// The handle of a member to look at the team as: a rep with a full pipeline.
pub const HANDLE: &str = "anna";

/// Which team to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// How many prospects; everything else follows.
    pub prospects: u64,
    /// Another seed, another team.
    pub seed: u64,
    /// Up to when things have happened.
    pub now: Instant,
    /// The language in which the team writes.
    pub language: Language,
}

impl Spec {
    /// How many prospects where nobody says.
    pub const PROSPECTS: u64 = 2_000;
    /// The seed where nobody says.
    pub const SEED: u64 = 1;

    /// The team that somebody gets who asks for nothing in particular.
    pub const fn usual(now: Instant, language: Language) -> Self {
        Self { prospects: Self::PROSPECTS, seed: Self::SEED, now, language }
    }
}

/// How much was generated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Prospects.
    pub prospects: u64,
    /// Companies.
    pub accounts: u64,
    /// Contacts with prospects.
    pub touches: u64,
    /// Deals, open and closed.
    pub deals: u64,
    /// Campaigns.
    pub campaigns: u64,
}

/// Generates a team into a new file. `progress` hears how many of how many prospects are written, and
/// answers whether to go on. The file appears under its name when it is whole.
///
/// # Errors
/// `file-exists`, `no-such-folder`; `cancelled` where `progress` says so; the store's.
pub fn generate(path: &Path, spec: &Spec, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<Summary, Refusal> {
    place::whole(path, |part| write::team(part, spec, progress))
}

/// The newest team that was generated for looking around, where there is one.
pub fn latest() -> Option<PathBuf> {
    place::latest()
}

/// The file of a generated team for looking around, in the user's cache: made when it is not there.
/// It is the same file for the same spec all day (of the team's zone), with what was changed in it
/// since; those of past weeks are removed.
///
/// # Errors
/// Those of [`generate`].
pub fn file(spec: &Spec, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<PathBuf, Refusal> {
    let path = place::cached(spec)?;
    if place::exists(&path) {
        return Ok(path);
    }
    match generate(&path, spec, progress) {
        // Another process was faster.
        Err(refusal) if refusal.code == "file-exists" => Ok(path),
        other => other.map(|_| path),
    }
}
