//! Where this person's files lie: the XDG folders, unless a variable names another.

use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

use crate::domain::refusal::{Refusal, RefusalKind};

/// The folders of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// Home.
    pub home: PathBuf,
    /// Settings, keys, themes.
    pub config: PathBuf,
    /// The team file and its backups.
    pub data: PathBuf,
    /// Crash notes and what the tool remembers between two runs.
    pub state: PathBuf,
    /// What may be deleted at any time.
    pub cache: PathBuf,
}

impl Paths {
    /// Finds them. Relative values of XDG variables count as not set, as their specification says.
    ///
    /// # Errors
    /// `no-home`.
    pub fn find() -> Result<Self, Refusal> {
        let missing = || Refusal::new(RefusalKind::Configuration, "no-home");
        let base = BaseDirs::new().ok_or_else(missing)?;
        let own = ProjectDirs::from("", "", "smarketing").ok_or_else(missing)?;
        let named = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
        let data = named("SMARKETING_DATA_DIR").unwrap_or_else(|| own.data_dir().to_owned());
        Ok(Self {
            home: base.home_dir().to_owned(),
            config: named("SMARKETING_CONFIG_DIR").unwrap_or_else(|| own.config_dir().to_owned()),
            state: own.state_dir().map_or_else(|| data.clone(), Path::to_owned),
            cache: own.cache_dir().to_owned(),
            data,
        })
    }

    /// A path as a settings file writes it: `~/` is home, a relative one begins at the file's folder.
    pub fn beside(&self, file: &Path, value: &str) -> PathBuf {
        match value.strip_prefix("~/") {
            Some(rest) => self.home.join(rest),
            None => file.parent().unwrap_or(Path::new(".")).join(value),
        }
    }

    #[cfg(test)]
    pub(super) fn in_folder(home: &Path) -> Self {
        let under = |name: &str| home.join(name);
        Self {
            home: home.to_owned(),
            config: under("config"),
            data: under("data"),
            state: under("state"),
            cache: under("cache"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_in_a_settings_file() {
        let paths = Paths::in_folder(Path::new("/home/anna"));
        let file = Path::new("/etc/x/config.toml");
        assert_eq!(paths.beside(file, "~/team.db"), Path::new("/home/anna/team.db"));
        assert_eq!(paths.beside(file, "team.db"), Path::new("/etc/x/team.db"));
        assert_eq!(paths.beside(file, "/srv/team.db"), Path::new("/srv/team.db"));
    }
}
