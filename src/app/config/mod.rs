//! A person's settings: built-in values, under `/etc/smarketing/config.toml`, under their own
//! `config.toml`, under the environment, under the command line's flags. Each value knows where it came from.

mod file;
mod edit;
mod keys;
mod members;
mod paths;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::app::files;
use crate::app::texts::Language;
use crate::domain::refusal::{Refusal, RefusalKind};

pub use edit::set_in_file;
pub use keys::{KEYS, Key, Shape};
pub use members::Members;
pub use paths::Paths;

/// The settings that hold for every person of this computer.
const SYSTEM: &str = "/etc/smarketing/config.toml";

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    BuiltIn,
    /// A settings file, and the line in it.
    File(PathBuf, usize),
    /// A variable of the environment.
    Environment(String),
    /// A flag of the command line.
    Flag(&'static str),
}

impl Origin {
    /// The word for it in JSON; never translated.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::BuiltIn => "built-in",
            Self::File(..) => "file",
            Self::Environment(_) => "environment",
            Self::Flag(_) => "flag",
        }
    }

    /// The place in it: `config.toml:3`, `SMARKETING_FILE`, `--file`.
    pub fn place(&self) -> Option<String> {
        match self {
            Self::BuiltIn => None,
            Self::File(path, line) => Some(format!("{}:{line}", path.display())),
            Self::Environment(name) => Some(name.clone()),
            Self::Flag(name) => Some((*name).to_owned()),
        }
    }
}

/// How dates are shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dates {
    /// As the language writes them.
    #[default]
    Local,
    /// `2026-11-21`.
    Iso,
}

/// What was set, each value with where it came from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where this person's files lie.
    pub paths: Paths,
    /// What is odd in the settings but hinders nothing: unknown names.
    pub warnings: Vec<Refusal>,
    values: BTreeMap<&'static str, (String, Origin)>,
}

/// What a settings file holds: a known name, its value, its line.
type Layer = Vec<(&'static str, String, usize)>;

impl Settings {
    /// Reads the settings of this process's environment.
    ///
    /// # Errors
    /// `no-home`; `config-syntax`, `config-value` (both with path, line and column); what the disk says.
    pub fn load() -> Result<Self, Refusal> {
        let paths = Paths::find()?;
        let own = paths.config.join("config.toml");
        let mut settings = Self { paths, warnings: Vec::new(), values: BTreeMap::new() };
        for path in [Path::new(SYSTEM), &own] {
            settings.add_file(path)?;
        }
        settings.add_environment(|name| std::env::var_os(name).and_then(|value| value.into_string().ok()))?;
        Ok(settings)
    }

    /// The built-in values alone: what is left where the settings cannot be read.
    ///
    /// # Errors
    /// `no-home`.
    pub fn built_in() -> Result<Self, Refusal> {
        Ok(Self { paths: Paths::find()?, warnings: Vec::new(), values: BTreeMap::new() })
    }

    fn add_file(&mut self, path: &Path) -> Result<(), Refusal> {
        let text = match files::read_text(path) {
            Ok(text) => text,
            Err(refusal) if refusal.code == "no-such-file" => return Ok(()),
            Err(refusal) => return Err(Refusal { kind: RefusalKind::Configuration, ..refusal }),
        };
        let (layer, warnings): (Layer, Vec<Refusal>) = file::read(path, &text)?;
        self.warnings.extend(warnings);
        for (name, value, line) in layer {
            let value = match keys::shape(name) {
                Some(Shape::Path) => self.paths.beside(path, &value).to_string_lossy().into_owned(),
                _ => value,
            };
            self.values.insert(name, (value, Origin::File(path.to_owned(), line)));
        }
        Ok(())
    }

    fn add_environment(&mut self, variable: impl Fn(&str) -> Option<String>) -> Result<(), Refusal> {
        for key in KEYS {
            if let Some(value) = variable(key.variable).filter(|value| !value.is_empty()) {
                let value = key.shape.check(&value).ok_or_else(|| {
                    Refusal::new(RefusalKind::Configuration, "config-variable")
                        .with("variable", key.variable)
                        .with("value", &value)
                        .with("choices", key.shape.choices())
                })?;
                self.values.insert(key.name, (value, Origin::Environment(key.variable.to_owned())));
            }
        }
        Ok(())
    }

    /// Sets a value by a flag of the command line.
    pub fn set_flag(&mut self, name: &str, flag: &'static str, value: String) {
        if let Some(key) = KEYS.iter().find(|key| key.name == name) {
            self.values.insert(key.name, (value, Origin::Flag(flag)));
        }
    }

    /// A value as text, and where it came from. Empty where nobody set it and nothing is built in.
    pub fn get(&self, name: &str) -> (String, Origin) {
        match self.values.get(name) {
            Some((value, origin)) => (value.clone(), origin.clone()),
            None => (self.default_of(name), Origin::BuiltIn),
        }
    }

    fn default_of(&self, name: &str) -> String {
        match name {
            "file" => self.paths.data.join("team.db").to_string_lossy().into_owned(),
            "language" => crate::app::texts::system_language().code().to_owned(),
            "keymap" => self.paths.config.join("keymap.toml").to_string_lossy().into_owned(),
            _ => KEYS.iter().find(|key| key.name == name).map_or("", |key| key.default).to_owned(),
        }
    }

    fn is(&self, name: &str, word: &str) -> bool {
        self.get(name).0 == word
    }

    /// The team file.
    pub fn file(&self) -> PathBuf {
        PathBuf::from(self.get("file").0)
    }

    /// Whether nobody named a team file, so that its folder is ours to make.
    pub fn is_default_file(&self) -> bool {
        !self.values.contains_key("file")
    }

    /// The member who acts, where somebody said it.
    pub fn actor(&self) -> Option<String> {
        self.values.get("as").map(|(value, _)| value.clone())
    }

    /// Who acts in which team file, as it was remembered.
    pub fn members(&self) -> Members {
        Members::of(&self.paths.config)
    }

    /// The language of the interface.
    pub fn language(&self) -> Language {
        self.get("language").0.parse().unwrap_or_default()
    }

    /// The theme's name or the path of its file.
    pub fn theme(&self) -> String {
        self.get("theme").0
    }

    /// Whether the mouse is ours in the cockpit.
    pub fn mouse(&self) -> bool {
        self.is("mouse", "true")
    }

    /// Whether glyphs are ASCII; nothing: as the terminal can.
    pub fn ascii(&self) -> Option<bool> {
        self.values.get("ascii").map(|(value, _)| value == "true")
    }

    /// The person's own keys.
    pub fn keymap(&self) -> PathBuf {
        PathBuf::from(self.get("keymap").0)
    }

    /// How dates are shown.
    pub fn dates(&self) -> Dates {
        if self.is("dates", "iso") { Dates::Iso } else { Dates::Local }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings { paths: Paths::in_folder(Path::new("/home/anna")), warnings: Vec::new(), values: BTreeMap::new() }
    }

    #[test]
    fn later_layers_win_and_say_where_they_are_from() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        files::write_whole(&path, |out| out.write_all(b"as = \"anna\"\n# theirs\nfile = \"team.db\"\n")).unwrap();
        let mut settings = settings();
        assert_eq!(settings.get("file"), ("/home/anna/data/team.db".to_owned(), Origin::BuiltIn));
        settings.add_file(&path).unwrap();
        assert_eq!(settings.file(), folder.path().join("team.db"));
        assert_eq!(settings.get("file").1, Origin::File(path, 3));
        settings.add_environment(|name| (name == "SMARKETING_AS").then(|| "marco".to_owned())).unwrap();
        assert_eq!(settings.actor().as_deref(), Some("marco"));
        settings.set_flag("as", "--as", "pau".to_owned());
        assert_eq!(settings.get("as"), ("pau".to_owned(), Origin::Flag("--as")));
        assert!(settings.mouse());
    }

    #[test]
    fn a_variable_that_cannot_be_is_refused() {
        let refusal = settings().add_environment(|name| (name == "SMARKETING_MOUSE").then(|| "often".to_owned()));
        assert_eq!(refusal.unwrap_err().code, "config-variable");
    }

    #[test]
    fn a_file_that_is_not_there_sets_nothing() {
        let mut settings = settings();
        settings.add_file(Path::new("/no/such/config.toml")).unwrap();
        assert_eq!(settings.actor(), None);
    }
}
