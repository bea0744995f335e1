//! Which team file is opened, for whom, with which clock: what the settings say, before anything is opened.

use std::path::{Path, PathBuf};

use crate::app::clock::Clock;
use crate::app::config::{Members, Settings};
use crate::app::files;
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
    /// Who acts in which team file, to be remembered when one is founded.
    pub members: Members,
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
        let members = settings.members();
        let actor = actor(settings, &members, &path);
        Ok(Self { path, options: Options::default(), clock: Clock::from_environment()?, actor, members })
    }

    /// Opens the team file.
    ///
    /// # Errors
    /// Those of [`Service::open`].
    pub fn open(&self) -> Result<Service, Refusal> {
        Service::open(&self.path, &self.options, self.clock, &self.actor)
    }
}

/// The member that the settings name, else perhaps the one who founded the team here, else perhaps the one
/// of the login name.
fn actor(settings: &Settings, members: &Members, path: &Path) -> Actor {
    match settings.actor() {
        Some(handle) => Actor::Named(handle),
        None => Actor::Perhaps(members.acting_in(path).or_else(login).unwrap_or_default()),
    }
}

/// The login name of this person: what the environment says, else what the computer has for their number.
pub fn login() -> Option<String> {
    let told = ["USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    told.or_else(|| {
        let number = rustix::process::getuid().as_raw().to_string();
        let known = files::read_text(Path::new("/etc/passwd")).ok()?;
        named_by(&known, &number)
    })
}

/// The name of a number in a table of users.
fn named_by(users: &str, number: &str) -> Option<String> {
    let lines = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
    lines
        .into_iter()
        .find(|line| line.get(2) == Some(&number))
        .and_then(|line| line.first().map(|name| (*name).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_a_name() {
        let users = "root:x:0:0:root:/root:/bin/sh\nanna:x:1000:1000::/home/anna:/bin/sh\n";
        assert_eq!(named_by(users, "1000").as_deref(), Some("anna"));
        assert_eq!(named_by(users, "100"), None);
    }
}
