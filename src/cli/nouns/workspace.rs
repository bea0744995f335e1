//! `smarketing workspace …`: the one record of the team itself.

use clap::{Args, Subcommand};

use crate::app::values::Reader;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::fields::Fields;
use crate::cli::noun::show_record;
use crate::domain::change::Change;
use crate::domain::nouns::Workspace;
use crate::domain::record::{Entity, Kind};

/// What can be done with the team's own record.
#[derive(Debug, Subcommand)]
pub enum WorkspaceCommand {
    Show,
    Edit(Edit),
}

/// Fields of the team anew.
#[derive(Debug, Args)]
pub struct Edit {
    #[command(flatten)]
    fields: Fields<Workspace>,
}

impl WorkspaceCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        matches!(self, Self::Edit(_))
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let record = service.find(Kind::Workspace, "W-1").unwrap_or_else(|_| service.workspace().record());
        match self {
            Self::Show => show_record(desk, &service, &record),
            Self::Edit(edit) => {
                let typed: Vec<_> = edit.fields.typed.iter().map(|(field, text)| (*field, text.as_str())).collect();
                let set = Reader::new(&service, desk.texts()).record(&record, &typed)?;
                desk.apply(&service, &Change::Edit { kind: Kind::Workspace, id: record.id, version: None, set })
            }
        }
    }
}
