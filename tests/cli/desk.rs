//! A home with the program in it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a run of the program said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Its standard output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    /// The data of a JSON answer.
    pub fn data(&self) -> Value {
        self.json()["data"].clone()
    }

    /// The error of a JSON answer.
    pub fn error(&self) -> Value {
        serde_json::from_str::<Value>(&self.err).unwrap_or_else(|error| panic!("{error}: {}", self.err))["error"]
            .clone()
    }
}

/// A person's home folder, in which nothing else is set.
pub struct Desk {
    pub home: tempfile::TempDir,
}

pub const NOW: &str = "2026-11-21T10:14:00+01:00";

impl Desk {
    /// An empty home.
    pub fn empty() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// A home with an Italian team of two: anna, who types, and marco.
    pub fn team() -> Self {
        let desk = Self::empty();
        desk.ok(&["init", "--name", "Rossi & Figli", "--currency", "EUR", "--zone", "Europe/Rome", "--language", "it"]);
        desk.ok(&[
            "member",
            "add",
            "--handle",
            "marco",
            "--name",
            "Marco Verdi",
            "--side",
            "marketing",
            "--role",
            "marketer",
        ]);
        desk
    }

    /// The same with a company, a prospect and an open deal about them.
    pub fn busy() -> Self {
        let desk = Self::team();
        desk.ok(&["account", "add", "--name", "Acme S.p.A.", "--country", "IT"]);
        desk.ok(&["prospect", "add", "--name", "Chiara Neri", "--email", "chiara@acme.example", "--account", "acme"]);
        let deal = ["deal", "add", "--title", "Acme rollout", "--account", "acme", "--prospect", "chiara"];
        desk.ok(
            &[&deal[..], &["--amount", "12k", "--expected-close", "2026-12-21", "--created-at", "2026-11-02"]].concat()
        );
        desk
    }

    /// The program, not yet started.
    pub fn command(&self, words: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smarketing"));
        command.env_clear().current_dir(self.home.path()).stdin(Stdio::null());
        command.env("HOME", self.home.path()).env("USER", "anna").env("SMARKETING_NOW", NOW).env("LC_ALL", "C");
        command.args(words);
        command
    }

    /// What the program says to these words.
    pub fn run(&self, words: &[&str]) -> Said {
        said(&mut self.command(words))
    }

    /// The same with variables set.
    pub fn with(&self, variables: &[(&str, &str)], words: &[&str]) -> Said {
        said(self.command(words).envs(variables.iter().copied()))
    }

    /// What it says where it must do it.
    pub fn ok(&self, words: &[&str]) -> Said {
        let said = self.run(words);
        assert_eq!(said.code, 0, "{words:?}: {}{}", said.out, said.err);
        said
    }

    /// The data of its JSON answer.
    pub fn data(&self, words: &[&str]) -> Value {
        self.ok(&[&["--json"], words].concat()).data()
    }

    /// The kind and the code of its refusal, after checking that both shapes agree on the exit code.
    pub fn refused(&self, words: &[&str]) -> (i32, String) {
        let people = self.run(words);
        let said = self.run(&[&["--json"], words].concat());
        assert_eq!(people.code, said.code, "{words:?}");
        assert!(!people.err.is_empty() && said.out.is_empty(), "{words:?}");
        (said.code, said.error()["code"].as_str().unwrap().to_owned())
    }

    /// A path in the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The team file.
    pub fn file(&self) -> PathBuf {
        self.path(".local/share/smarketing/team.db")
    }

    /// Writes a settings file.
    pub fn settings(&self, text: &str) {
        let folder = self.path(".config/smarketing");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("config.toml"), text).unwrap();
    }
}

/// What a command says.
pub fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The text of a path.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
