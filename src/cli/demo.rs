//! `smarketing demo`: a believable team to look around in.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::desk::{Desk, Outcome};
use crate::app::clock::Clock;
use crate::app::demo::{self, HANDLE, Spec};
use crate::app::opening::Launch;
use crate::app::service::Actor;
use crate::domain::refusal::Refusal;

/// How large, which one, and where to.
#[derive(Debug, Args)]
pub struct Demo {
    #[arg(long, value_name = "number")]
    prospects: Option<u64>,
    #[arg(long, value_name = "number")]
    seed: Option<u64>,
    #[arg(long, short = 'o', value_name = "path")]
    pub out: Option<PathBuf>,
}

impl Demo {
    fn spec(&self, desk: &Desk, clock: Clock) -> Spec {
        let usual = Spec::usual(clock.now(), desk.texts().language());
        Spec { prospects: self.prospects.unwrap_or(usual.prospects), seed: self.seed.unwrap_or(usual.seed), ..usual }
    }

    /// Writes the team to the file that was named.
    pub fn write(self, desk: &mut Desk) -> Outcome {
        let spec = self.spec(desk, desk.opening().clock);
        let path = self.out.unwrap_or_default();
        let summary = demo::generate(&path, &spec, &mut |_, _| true)?;
        let place = path.to_string_lossy().into_owned();
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let text = desk.texts().with(
            "cli-demo-written",
            &[
                ("path", (&place).into()),
                ("prospects", count(summary.prospects).into()),
                ("deals", count(summary.deals).into()),
                ("touches", count(summary.touches).into()),
            ],
        );
        desk.answer(
            None,
            || {
                json!({
                    "path": place,
                    "seed": spec.seed,
                    "prospects": summary.prospects,
                    "accounts": summary.accounts,
                    "campaigns": summary.campaigns,
                    "deals": summary.deals,
                    "touches": summary.touches,
                })
            },
            |out| out.line(&text),
        )
    }

    /// The launch of the cockpit on today's team, generated where it is not there yet, as one of its
    /// people unless somebody else was named.
    ///
    /// # Errors
    /// Those of [`demo::file`].
    pub fn launch(self, desk: &Desk, mut launch: Launch) -> Result<Launch, Refusal> {
        let spec = self.spec(desk, launch.opening.clock);
        launch.opening.path = demo::file(&spec, &mut |_, _| true)?;
        if launch.settings.actor().is_none() {
            launch.opening.actor = Actor::Named(HANDLE.to_owned());
        }
        launch.demo = true;
        Ok(launch)
    }
}
