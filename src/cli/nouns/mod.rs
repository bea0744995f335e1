//! The nouns of the field, each with the verbs of every noun and its own.

mod agreement;
mod agreement_change;
mod agreement_json;
mod agreement_text;
mod calendar;
mod calendar_check;
pub mod brought;
mod campaign;
mod deal;
mod plan;
mod handoff;
mod goal;
mod prospect;
mod touch;
mod workspace;

use super::noun::NounCommand;
use crate::domain::nouns::{Account, Asset, Member, Product, Reason, Stage};

pub use agreement::AgreementCommand;
pub use calendar::CalendarCommand;
pub use campaign::CampaignCommand;
pub use deal::DealCommand;
pub use goal::{GoalCommand, row_json, value_text};
pub use prospect::ProspectCommand;
pub use touch::TouchCommand;
pub use workspace::WorkspaceCommand;

/// `smarketing account …`
pub type AccountCommand = NounCommand<Account>;
/// `smarketing asset …`
pub type AssetCommand = NounCommand<Asset>;
/// `smarketing member …`
pub type MemberCommand = NounCommand<Member>;
/// `smarketing product …`
pub type ProductCommand = NounCommand<Product>;
/// `smarketing reason …`
pub type ReasonCommand = NounCommand<Reason>;
/// `smarketing stage …`
pub type StageCommand = NounCommand<Stage>;
