//! `smarketing prospect …`

use clap::{Args, Subcommand};

use crate::app::values::Reader;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::noun::NounCommand;
use crate::domain::change::Change;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::Prospect;
use crate::domain::record::Kind;

/// What can be done with prospects.
#[derive(Debug, Subcommand)]
pub enum ProspectCommand {
    #[command(flatten)]
    Noun(NounCommand<Prospect>),
    Stage(EnterStage),
}

/// A prospect's entry into a stage of the lifecycle.
#[derive(Debug, Args)]
pub struct EnterStage {
    #[arg(value_name = "id")]
    id: String,
    #[arg(value_name = "stage")]
    stage: String,
    #[arg(long, value_name = "instant")]
    on: Option<String>,
}

impl ProspectCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Noun(command) => command.changes(),
            Self::Stage(_) => true,
        }
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::Noun(command) => command.run(desk),
            Self::Stage(enter) => {
                let service = desk.open()?;
                let reader = Reader::new(&service, desk.texts());
                let prospect = service.find(Kind::Prospect, &enter.id)?.id;
                let word = reader.choice(Lifecycle::WORDS, &enter.stage)?;
                let stage = Lifecycle::named(word).unwrap_or_default();
                let at = enter.on.as_deref().map(|text| reader.step(text, None)).transpose()?.flatten();
                desk.apply(&service, &Change::EnterStage { prospect, version: None, stage, at, note: None })
            }
        }
    }
}
