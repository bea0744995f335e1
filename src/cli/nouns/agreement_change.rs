//! Drafts, signatures and the steps of clocks, as they are typed.

use clap::{Args, ValueEnum};

use super::agreement::version;
use super::agreement_text as as_text;
use crate::app::agreement::{self, Drafting};
use crate::app::service::Service;
use crate::app::values::{Reader, Shown};
use crate::cli::desk::{Desk, Outcome};
use crate::cli::out::{Format, Trouble};
use crate::domain::agreement::steps::Stepping;
use crate::domain::change::Change;
use crate::domain::nouns::{ClockMove, Following, Side};
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::when::Lean;

/// A new draft.
#[derive(Debug, Args)]
pub struct Draft {
    #[arg(long, value_name = "number")]
    like: Option<String>,
    #[arg(long, value_name = "day")]
    from: String,
    #[arg(long, value_name = "day")]
    until: Option<String>,
    #[arg(long, value_name = "word")]
    following: Option<After>,
    #[arg(long, value_name = "time")]
    manager_after: Option<String>,
    #[arg(long, value_name = "time")]
    management_after: Option<String>,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    note: Option<String>,
    #[arg(long, value_name = "text")]
    name: Option<String>,
}

/// Whose calendar measures a clock that goes to another person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum After {
    Owner,
    Team,
}

/// A signature.
#[derive(Debug, Args)]
pub struct Sign {
    #[arg(value_name = "number", id = "av")]
    version: Option<String>,
    #[arg(long, value_name = "word")]
    side: For,
    #[arg(long, value_name = "text")]
    hash: Option<String>,
}

/// For which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum For {
    Marketing,
    Sales,
}

/// A step of a clock.
#[derive(Debug, Args)]
pub struct Step {
    #[arg(value_name = "id", id = "clock")]
    clock: String,
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    reason: Option<String>,
}

impl Draft {
    /// Makes it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let texts = desk.texts_handle();
        let reader = Reader::new(&service, &texts);
        let all = agreement::versions(&service)?;
        let asked = Drafting {
            like: version(&all, self.like.as_deref())?.map(|version| version.row.id),
            name: self.name,
            from: Some(reader.day(&self.from, Lean::Ahead)?),
            until: self.until.as_deref().map(|text| reader.day(text, Lean::Ahead)).transpose()?,
            following: self.following.map(|after| match after {
                After::Team => Following::Team,
                After::Owner => Following::Owner,
            }),
            manager_after: self.manager_after,
            management_after: self.management_after,
            note: self.note,
        };
        let change = agreement::draft(&service, asked)?;
        desk.apply(&service, &change)
    }
}

impl Sign {
    /// Signs what was read.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let all = agreement::versions(&service)?;
        let asked = version(&all, self.version.as_deref())?.map(|version| version.row.id);
        let (id, hash) = agreement::signing(&service, asked)?;
        let side = match self.side {
            For::Marketing => Side::Marketing,
            For::Sales => Side::Sales,
        };
        let read = match self.hash {
            Some(read) => read,
            None => {
                self::read(desk, &service, id, &hash)?;
                hash.clone()
            }
        };
        let change = agreement::signature(id, side, &hash, &read)?;
        desk.apply(&service, &change)
    }
}

/// Shows what would be signed, and asks; where nobody can be asked, the hash is what says that it was read.
fn read(desk: &Desk, service: &Service, version: i64, hash: &str) -> Result<(), Trouble> {
    let texts = desk.texts_handle();
    let short = hash.get(..12).unwrap_or(hash);
    let page = agreement::scoreboard(service, &texts, Some(version), None)?;
    let label = Kind::AgreementVersion.label(version);
    if desk.out.format() == Format::People {
        let shown = Shown::new(service, &texts, desk.dates());
        for line in as_text::content(&shown, &page) {
            desk.out.say(&line)?;
        }
    }
    let question = texts.with("agreement-ask-sign", &[("label", (&label).into()), ("hash", short.into())]);
    match desk.out.ask(&question) {
        Some(true) => Ok(()),
        Some(false) => Err(Refusal::rule("not-confirmed").into()),
        None => Err(Refusal::new(RefusalKind::Usage, "sign-needs-hash").with("what", label).with("hash", short).into()),
    }
}

impl Step {
    /// Takes it.
    pub fn run(self, desk: &mut Desk, step: ClockMove) -> Outcome {
        let service = desk.open()?;
        let clock = service.find(Kind::Clock, &self.clock)?.id;
        desk.apply(&service, &Change::StepClock(Stepping { clock, step, reason: self.reason, at: None }))
    }
}
