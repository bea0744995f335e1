//! `smarketing agreement …`: what both sides owe each other.

use clap::Subcommand;

use super::plan::{self, Plan};
use crate::cli::desk::{Desk, Outcome};

/// What can be done with the agreement.
#[derive(Debug, Subcommand)]
pub enum AgreementCommand {
    Plan(Plan),
}

impl AgreementCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Plan(plan) => plan.changes(),
        }
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::Plan(plan) => plan::plan(plan, desk),
        }
    }
}
