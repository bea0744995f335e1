//! `smarketing campaign …`

use clap::{Args, Subcommand};

use crate::app::values::Reader;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::noun::NounCommand;
use crate::domain::change::Change;
use crate::domain::nouns::Campaign;
use crate::domain::record::{Field, Kind, Record};

/// What can be done with campaigns.
#[derive(Debug, Subcommand)]
pub enum CampaignCommand {
    #[command(flatten)]
    Noun(NounCommand<Campaign>),
    Spend(SpendMoney),
}

/// Money spent on a campaign.
#[derive(Debug, Args)]
pub struct SpendMoney {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "amount", allow_hyphen_values = true)]
    amount: String,
    #[arg(long, value_name = "day")]
    on: Option<String>,
    #[arg(long, value_name = "currency")]
    currency: Option<String>,
    #[arg(long, value_name = "text")]
    note: Option<String>,
}

impl CampaignCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Noun(command) => command.changes(),
            Self::Spend(_) => true,
        }
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::Noun(command) => command.run(desk),
            Self::Spend(spend) => spend.run(desk),
        }
    }
}

impl SpendMoney {
    fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let campaign = service.find(Kind::Campaign, &self.id)?.id;
        let mut record = Record::new(Kind::Spend).with("campaign", campaign).with("on", service.today().0);
        let given = [
            ("amount", Some(&self.amount)),
            ("on", self.on.as_ref()),
            ("currency", self.currency.as_ref()),
            ("note", self.note.as_ref()),
        ];
        let typed: Vec<(&'static Field, &str)> =
            given.into_iter().filter_map(|(name, text)| Some((Kind::Spend.field(name)?, text?.as_str()))).collect();
        for (name, value) in Reader::new(&service, desk.texts()).record(&record, &typed)? {
            record.set(name, value);
        }
        desk.apply(&service, &Change::Add(record))
    }
}
