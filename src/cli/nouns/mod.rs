//! The nouns of the field, each with the verbs of every noun and its own.

pub mod brought;
mod campaign;
mod deal;
mod prospect;
mod touch;
mod workspace;

use super::noun::NounCommand;
use crate::domain::nouns::{Account, Asset, Member, Product, Stage};

pub use campaign::CampaignCommand;
pub use deal::DealCommand;
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
/// `smarketing stage …`
pub type StageCommand = NounCommand<Stage>;
