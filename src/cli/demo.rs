//! `smarketing demo`: a believable team to look around in.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;
use serde_json::json;

use super::desk::{Desk, Outcome};
use super::ending::Ending;
use super::out::Trouble;
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

/// Generates a team as long as no signal ends it: then nothing of it is left.
fn generated<T>(generate: impl FnOnce(&dyn Fn() -> bool) -> Result<T, Refusal>) -> Result<T, Trouble> {
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    Ending::listen().during(move || told.store(true, Ordering::Relaxed), || generate(&|| !stop.load(Ordering::Relaxed)))
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
        let summary = generated(|go_on| demo::generate(&path, &spec, &mut |_, _| go_on()))
            .map_err(|trouble| trouble.with_room(&path, None))?;
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
    pub fn launch(self, desk: &Desk, mut launch: Launch) -> Result<Launch, Trouble> {
        let spec = self.spec(desk, launch.opening.clock);
        launch.opening.path = generated(|go_on| demo::file(&spec, &mut |_, _| go_on()))?;
        if launch.settings.actor().is_none() {
            launch.opening.actor = Actor::Named(HANDLE.to_owned());
        }
        launch.demo = true;
        Ok(launch)
    }
}
