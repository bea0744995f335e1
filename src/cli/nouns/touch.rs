//! `smarketing touch …`: the shared timeline.

use clap::{Args, Subcommand};

use crate::app::values::Reader;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::noun::NounCommand;
use crate::domain::change::Change;
use crate::domain::nouns::Touch;
use crate::domain::record::{Field, Kind, Record};

/// What can be done with touches.
#[derive(Debug, Subcommand)]
pub enum TouchCommand {
    #[command(flatten)]
    Noun(NounCommand<Touch>),
    Log(Log),
}

/// A touch on one line.
#[derive(Debug, Args)]
pub struct Log {
    #[arg(value_name = "prospect")]
    prospect: String,
    #[arg(long, value_name = "word")]
    channel: String,
    #[arg(long, value_name = "word")]
    direction: String,
    #[arg(long, value_name = "word")]
    outcome: Option<String>,
    #[arg(long, value_name = "name")]
    campaign: Option<String>,
    #[arg(long, value_name = "name")]
    deal: Option<String>,
    #[arg(long, value_name = "instant")]
    on: Option<String>,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    note: Option<String>,
}

impl TouchCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Noun(command) => command.changes(),
            Self::Log(_) => true,
        }
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::Noun(command) => command.run(desk),
            Self::Log(log) => log.run(desk),
        }
    }
}

impl Log {
    fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let mut record = Record::new(Kind::Touch);
        let given = [
            ("prospect", Some(&self.prospect)),
            ("channel", Some(&self.channel)),
            ("direction", Some(&self.direction)),
            ("outcome", self.outcome.as_ref()),
            ("campaign", self.campaign.as_ref()),
            ("deal", self.deal.as_ref()),
            ("at", self.on.as_ref()),
            ("note", self.note.as_ref()),
        ];
        let typed: Vec<(&'static Field, &str)> =
            given.into_iter().filter_map(|(name, text)| Some((Kind::Touch.field(name)?, text?.as_str()))).collect();
        for (name, value) in Reader::new(&service, desk.texts()).record(&record, &typed)? {
            record.set(name, value);
        }
        desk.apply(&service, &Change::Add(record))
    }
}
