//! `smarketing prospect …`

use clap::{Args, Subcommand};

use super::handoff::{Answer, HandOff, List as HandOffs, Object, PassOn, Recycle, Refuse, Verdicts};
use crate::app::values::Reader;
use crate::cli::desk::{Desk, Outcome};
use crate::cli::noun::NounCommand;
use crate::cli::out::Format;
use crate::domain::change::Change;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{Prospect, Verdict};
use crate::domain::record::Kind;

/// What can be done with prospects.
#[derive(Debug, Subcommand)]
pub enum ProspectCommand {
    #[command(flatten)]
    Noun(NounCommand<Prospect>),
    Stage(EnterStage),
    HandOff(HandOff),
    HandOffs(HandOffs),
    Accept(Verdicts),
    Refuse(Refuse),
    Recycle(Recycle),
    TakeBack(Verdicts),
    Dispute(Object),
    Answer(Answer),
    PassOn(PassOn),
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
    #[arg(long, value_name = "text", allow_hyphen_values = true)]
    note: Option<String>,
}

impl ProspectCommand {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Noun(command) => command.changes(),
            Self::HandOffs(_) => false,
            _ => true,
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
                // A hand-off that waits is accepted with it, and that is told.
                let offered = service.store().last_handoff(prospect)?.is_some();
                let entered = Change::EnterStage { prospect, version: None, stage, at, note: enter.note };
                let code = desk.apply(&service, &entered)?;
                let by_hand = matches!(stage, Lifecycle::Mql | Lifecycle::Sal) && !offered;
                if by_hand && desk.out.format() != Format::Json {
                    let label = Kind::Prospect.label(prospect);
                    desk.out.say(&desk.texts().with("cli-stage-no-offer", &[("what", (&label).into())]))?;
                }
                Ok(code)
            }
            Self::HandOff(offer) => offer.run(desk),
            Self::HandOffs(list) => list.run(desk),
            Self::Accept(verdict) => verdict.run(desk, Verdict::Accepted),
            Self::Refuse(refuse) => refuse.run(desk),
            Self::Recycle(recycle) => recycle.run(desk),
            Self::TakeBack(verdict) => verdict.run(desk, Verdict::Withdrawn),
            Self::Dispute(dispute) => dispute.run(desk),
            Self::Answer(answer) => answer.run(desk),
            Self::PassOn(pass) => pass.run(desk),
        }
    }
}
