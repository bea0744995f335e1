//! `smarketing deal …`: the pipeline.

use clap::{Args, Subcommand};

use crate::app::pipeline;
use crate::app::service::Service;
use crate::app::values::Reader;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::noun::NounCommand;
use crate::domain::amount;
use crate::domain::change::{Change, Move};
use crate::domain::money::Currency;
use crate::domain::nouns::{Deal, Semantic, Stage};
use crate::domain::record::{Entity, Kind, Value};
use crate::domain::refusal::Refusal;
use crate::domain::when::Lean;

/// What can be done with deals.
#[derive(Debug, Subcommand)]
pub enum DealCommand {
    #[command(flatten)]
    Noun(NounCommand<Deal>),
    Move(MoveTo),
    Win(Win),
    Lose(Lose),
    Reopen(Reopen),
    Next(Next),
    Wait(Wait),
}

/// What every step of a deal may say beside where it leads.
#[derive(Debug, Args)]
pub struct Step {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "amount", allow_hyphen_values = true)]
    amount: Option<String>,
    #[arg(long, value_name = "instant")]
    on: Option<String>,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    note: Option<String>,
}

/// To a stage.
#[derive(Debug, Args)]
pub struct MoveTo {
    #[command(flatten)]
    step: Step,
    #[arg(value_name = "stage")]
    stage: String,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    reason: Option<String>,
}

/// Won.
#[derive(Debug, Args)]
pub struct Win {
    #[command(flatten)]
    step: Step,
    #[arg(long, value_name = "stage")]
    stage: Option<String>,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    reason: Option<String>,
}

/// Lost.
#[derive(Debug, Args)]
pub struct Lose {
    #[command(flatten)]
    step: Step,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    reason: Option<String>,
    #[arg(long, value_name = "stage")]
    stage: Option<String>,
}

/// Back from a closing.
#[derive(Debug, Args)]
pub struct Reopen {
    #[command(flatten)]
    step: Step,
    #[arg(long, value_name = "stage")]
    stage: String,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    reason: Option<String>,
}

/// The next step.
#[derive(Debug, Args)]
pub struct Next {
    #[arg(value_name = "id")]
    id: String,
    #[arg(value_name = "text", allow_hyphen_values = true)]
    text: String,
    #[arg(long, value_name = "day")]
    due: Option<String>,
}

/// Not to be worked on before a day.
#[derive(Debug, Args)]
pub struct Wait {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "day")]
    until: String,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    reason: Option<String>,
}

impl DealCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Noun(command) => command.changes(),
            _ => true,
        }
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        if let Self::Noun(command) = self {
            return command.run(desk);
        }
        let service = desk.open()?;
        let change = self.change(desk, &service)?;
        desk.apply(&service, &change)
    }

    fn change(self, desk: &Desk, service: &Service) -> Result<Change, Refusal> {
        let reader = Reader::new(service, desk.texts());
        let closing = |semantic, stage: Option<String>| match stage {
            Some(name) => pipeline::stage(service, &name),
            None => pipeline::closing_stage(service, semantic),
        };
        match self {
            Self::Noun(_) => Err(Refusal::rule("nothing-to-change").with("what", "")),
            Self::Move(to) => {
                to.step.change(&reader, service, Move::To, &pipeline::stage(service, &to.stage)?, to.reason)
            }
            Self::Win(win) => {
                win.step.change(&reader, service, Move::To, &closing(Semantic::Won, win.stage)?, win.reason)
            }
            Self::Lose(lose) => {
                lose.step.change(&reader, service, Move::To, &closing(Semantic::Lost, lose.stage)?, lose.reason)
            }
            Self::Reopen(reopen) => {
                let stage = pipeline::stage(service, &reopen.stage)?;
                reopen.step.change(&reader, service, Move::Reopen, &stage, reopen.reason)
            }
            Self::Next(next) => {
                let due = next.due.as_deref().map(|text| reader.day(text, Lean::Ahead)).transpose()?;
                let mut set = vec![("next_step", Value::from(next.text))];
                set.extend(due.map(|day| ("next_due", Value::Int(day.0))));
                Ok(edit(service.find(Kind::Deal, &next.id)?.id, set))
            }
            Self::Wait(wait) => {
                let until = reader.day(&wait.until, Lean::Ahead)?;
                let set = vec![("wait_until", Value::Int(until.0)), ("wait_reason", Value::from(wait.reason))];
                Ok(edit(service.find(Kind::Deal, &wait.id)?.id, set))
            }
        }
    }
}

const fn edit(id: i64, set: Vec<(&'static str, Value)>) -> Change {
    Change::Edit { kind: Kind::Deal, id, version: None, set }
}

impl Step {
    fn change(
        self,
        reader: &Reader<'_>,
        service: &Service,
        how: Move,
        stage: &Stage,
        reason: Option<String>,
    ) -> Result<Change, Refusal> {
        let deal = Deal::of(&service.find(Kind::Deal, &self.id)?);
        let currency: Currency =
            deal.currency.as_deref().and_then(|code| code.parse().ok()).unwrap_or_else(|| service.currency());
        let amount = self.amount.map(|text| amount::parse(&text, currency, reader.language())).transpose()?;
        let at = self.on.map(|text| reader.step(&text, Some(&deal))).transpose()?.flatten();
        Ok(Change::MoveDeal { deal: deal.id, version: None, how, stage: stage.id, at, amount, reason, note: self.note })
    }
}
