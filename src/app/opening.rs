//! Which team file is opened, for whom, with which clock: what the settings say, before anything is opened.

use std::path::PathBuf;

use crate::app::clock::Clock;
use crate::app::config::Settings;
use crate::app::service::{Actor, Options, Service};
use crate::domain::refusal::{Refusal, RefusalKind};

/// What is needed to open a team file.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The team file.
    pub path: PathBuf,
    /// How to open it.
    pub options: Options,
    /// Where the time comes from.
    pub clock: Clock,
    /// Who acts.
    pub actor: Actor,
}

/// What the cockpit and every command start from.
#[derive(Debug, Clone)]
pub struct Launch {
    /// This person's settings, the flags over them.
    pub settings: Settings,
    /// Which team file, for whom, with which clock.
    pub opening: Opening,
    /// Whether the file is a generated team.
    pub demo: bool,
    /// For tests of the terminal: how the cockpit shall crash.
    pub crash_test: Option<String>,
}

impl Opening {
    /// What the settings and the environment say.
    ///
    /// # Errors
    /// `no-server-here` for a server's address; `bad-now`.
    pub fn of(settings: &Settings) -> Result<Self, Refusal> {
        let path = settings.file();
        if path.to_str().is_some_and(|text| text.starts_with("postgres://") || text.starts_with("postgresql://")) {
            return Err(Refusal::new(RefusalKind::Usage, "no-server-here"));
        }
        Ok(Self { path, options: Options::default(), clock: Clock::from_environment()?, actor: actor(settings) })
    }

    /// Opens the team file.
    ///
    /// # Errors
    /// Those of [`Service::open`].
    pub fn open(&self) -> Result<Service, Refusal> {
        Service::open(&self.path, &self.options, self.clock, &self.actor)
    }
}

/// The member that the settings name, else perhaps the one of the login name.
fn actor(settings: &Settings) -> Actor {
    match settings.actor() {
        Some(handle) => Actor::Named(handle),
        None => Actor::Perhaps(login().unwrap_or_default()),
    }
}

/// The login name of this person.
pub fn login() -> Option<String> {
    ["USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}
