//! Who acts in which team file on this computer: kept when a team is founded, so that its founder stays
//! themselves when others join. A file of its own: nobody's `config.toml` is written unasked.

use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::app::files;
use crate::domain::refusal::{Refusal, RefusalKind};

/// The file that remembers them, or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members {
    file: Option<PathBuf>,
}

/// A team file's name in it: the same however it was called.
fn name(team: &Path) -> String {
    let whole = std::fs::canonicalize(team).or_else(|_| std::path::absolute(team));
    whole.unwrap_or_else(|_| team.to_owned()).to_string_lossy().into_owned()
}

impl Members {
    /// Those of a configuration folder.
    pub fn of(folder: &Path) -> Self {
        Self { file: Some(folder.join("members.toml")) }
    }

    fn table(&self) -> Table {
        let text = self.file.as_deref().and_then(|file| files::read_text(file).ok());
        text.and_then(|text| text.parse().ok()).unwrap_or_default()
    }

    /// The handle of who acts in a team file.
    pub fn acting_in(&self, team: &Path) -> Option<String> {
        self.table().get(&name(team)).and_then(Value::as_str).map(str::to_owned)
    }

    /// Remembers who acts in a team file that is there.
    ///
    /// # Errors
    /// Those of [`files::write_whole`].
    pub fn remember(&self, team: &Path, handle: &str) -> Result<(), Refusal> {
        let Some(file) = &self.file else { return Ok(()) };
        let mut table = self.table();
        table.insert(name(team), Value::from(handle));
        let text = toml::to_string(&table)
            .map_err(|error| Refusal::new(RefusalKind::Internal, "output-failed").with("message", error))?;
        if let Some(folder) = file.parent() {
            files::make_folder(folder)?;
        }
        files::write_whole(file, |out| out.write_all(text.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_team_file_has_its_own_person() {
        let folder = tempfile::tempdir().unwrap();
        let members = Members::of(&folder.path().join("config"));
        let (ours, theirs) = (folder.path().join("a \"b\".db"), folder.path().join("c.db"));
        assert_eq!(members.acting_in(&ours), None);
        members.remember(&ours, "chiara").unwrap();
        members.remember(&theirs, "anna").unwrap();
        members.remember(&theirs, "pau").unwrap();
        assert_eq!(members.acting_in(&ours).as_deref(), Some("chiara"));
        assert_eq!(members.acting_in(&theirs).as_deref(), Some("pau"));
        assert_eq!(Members::default().acting_in(&ours), None);
    }
}
