//! Where the records of an import go: into the team's file, or nowhere for a trial.

use crate::domain::edit::Edit;
use crate::domain::nouns::{Handoff, StageEntry};
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::store::bulk::Loader;

/// Takes the records of an import.
#[derive(Debug)]
pub struct Sink<'s> {
    loader: Option<Loader<'s>>,
    next: i64,
}

impl<'s> Sink<'s> {
    /// Into the team's file.
    pub const fn load(loader: Loader<'s>) -> Self {
        Self { loader: Some(loader), next: 0 }
    }

    /// Nowhere.
    pub const fn trial() -> Self {
        Self { loader: None, next: 0 }
    }

    /// Gives up what was written so far: from now on everything goes nowhere.
    pub fn give_up(&mut self) {
        self.loader = None;
    }

    /// The loader, to be published.
    pub fn into_loader(self) -> Option<Loader<'s>> {
        self.loader
    }

    /// The batch's number, where there is one.
    pub fn batch(&self) -> Option<i64> {
        self.loader.as_ref().map(Loader::batch)
    }

    /// The next free number; below zero in a trial.
    ///
    /// # Errors
    /// The store's.
    pub fn next_id(&mut self, kind: Kind) -> Result<i64, Refusal> {
        match &mut self.loader {
            Some(loader) => loader.next_id(kind),
            None => {
                self.next -= 1;
                Ok(self.next)
            }
        }
    }

    /// Adds a record that has its number.
    ///
    /// # Errors
    /// The store's.
    pub fn add(&mut self, record: Record) -> Result<(), Refusal> {
        self.loader.as_mut().map_or(Ok(()), |loader| loader.add(record))
    }

    /// Adds a prospect and the stages it entered.
    ///
    /// # Errors
    /// The store's.
    pub fn prospect(&mut self, prospect: &Record, entries: &[StageEntry]) -> Result<(), Refusal> {
        self.loader.as_mut().map_or(Ok(()), |loader| loader.prospect_record(prospect, entries))
    }

    /// Remembers which row became which record.
    ///
    /// # Errors
    /// The store's.
    pub fn remember(&mut self, kind: Kind, source: &str, ext: &str, id: i64) -> Result<(), Refusal> {
        self.loader.as_mut().map_or(Ok(()), |loader| loader.remember(kind, source, ext, id))
    }

    /// Lets the clocks of a hand-off begin that this import brings.
    pub fn handed_off(&mut self, handoff: Handoff) {
        if let Some(loader) = &mut self.loader {
            loader.handed_off(handoff);
        }
    }

    /// Changes a record that stood before.
    pub fn edit(&mut self, edit: Edit) {
        if let Some(loader) = &mut self.loader {
            loader.edit(edit);
        }
    }
}
