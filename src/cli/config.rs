//! `smarketing config`, `paths`, `completions`, `man`: the tool itself.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clap_complete::Shell;
use serde_json::{Map, Value as Json, json};

use super::desk::{Desk, Outcome};
use super::help;
use super::out::{Format, Table};
use crate::app::config::{KEYS, Origin, set_in_file};
use crate::app::demo;
use crate::app::files;

/// The settings.
#[derive(Debug, Subcommand)]
pub enum Config {
    Show(ConfigShow),
    Set(ConfigSet),
}

/// Which of them, and where from.
#[derive(Debug, Args)]
pub struct ConfigShow {
    #[arg(long)]
    origin: bool,
}

/// A setting anew; without a value as delivered.
#[derive(Debug, Args)]
pub struct ConfigSet {
    #[arg(value_name = "setting", value_parser = clap::builder::PossibleValuesParser::new(KEYS.iter().map(|key| key.name)))]
    name: String,
    #[arg(value_name = "value")]
    value: Option<String>,
}

/// Where files lie.
#[derive(Debug, Args)]
pub struct Paths {}

/// Completions for a shell.
#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_name = "shell")]
    shell: Shell,
}

/// Manual pages.
#[derive(Debug, Args)]
pub struct Man {
    #[arg(long, value_name = "path")]
    out: Option<PathBuf>,
}

impl Config {
    /// Shows or changes them.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::Show(show) => show.run(desk),
            Self::Set(set) => set.run(desk),
        }
    }
}

impl ConfigSet {
    fn run(self, desk: &mut Desk) -> Outcome {
        let path = desk.settings().paths.config.join("config.toml");
        let value = set_in_file(&path, &self.name, self.value.as_deref())?;
        let place = path.to_string_lossy().into_owned();
        let texts = desk.texts();
        let mut words = vec![("name", (&self.name).into()), ("path", (&place).into())];
        words.extend(value.as_ref().map(|value| ("value", value.into())));
        let mut told = texts.with(if value.is_some() { "cli-setting-set" } else { "cli-setting-unset" }, &words);
        // What stands above the file would still win.
        if let (_, Origin::Environment(variable)) = desk.settings().get(&self.name) {
            told.push('\n');
            told.push_str(&texts.with("cli-setting-overruled", &[("variable", (&variable).into())]));
        }
        desk.answer(
            None,
            || json!({"name": self.name, "value": value, "path": place}),
            |out| told.lines().try_for_each(|line| out.line(line)),
        )
    }
}

impl ConfigShow {
    fn run(self, desk: &mut Desk) -> Outcome {
        let show = self;
        let mut map = Map::new();
        let mut table = Table::new();
        for key in KEYS {
            let (value, origin) = desk.settings().get(key.name);
            let json = if value.is_empty() { Json::Null } else { Json::from(value.as_str()) };
            let mut row = vec![key.name.to_owned(), value];
            if show.origin {
                let word = origin.word();
                let name = desk.texts().get(&format!("origin-{word}"));
                map.insert(key.name.to_owned(), json!({"value": json, "origin": word, "place": origin.place()}));
                let name = if desk.out.format() == Format::People { name } else { word.to_owned() };
                row.push(name);
                row.push(origin.place().unwrap_or_default());
            } else {
                map.insert(key.name.to_owned(), json);
            }
            table.row(row);
        }
        desk.answer(None, || Json::Object(map), |out| out.table(&table))
    }
}

impl Paths {
    /// Shows them.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let paths = &desk.settings().paths;
        let all = [
            ("config", &paths.config),
            ("data", &paths.data),
            ("state", &paths.state),
            ("cache", &paths.cache),
            ("file", &desk.opening().path),
        ];
        let mut map = Map::new();
        let mut table = Table::new();
        let demo = demo::latest();
        for (name, path) in all.into_iter().chain(demo.as_ref().map(|path| ("demo", path))) {
            let text = path.to_string_lossy().into_owned();
            table.row(vec![name.to_owned(), text.clone()]);
            map.insert(name.to_owned(), Json::from(text));
        }
        desk.answer(None, || Json::Object(map), |out| out.table(&table))
    }
}

impl Completions {
    /// Writes them.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let mut command = help::command(desk.texts());
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut command, "smarketing", &mut text);
        desk.out.own(&text)?;
        Ok(0)
    }
}

impl Man {
    /// Writes the page of the program, or every command's page into a folder.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let mut command = help::command(desk.texts());
        command.build();
        let Some(folder) = self.out else {
            let mut text = Vec::new();
            clap_mangen::Man::new(command).render(&mut text)?;
            desk.out.own(&text)?;
            return Ok(0);
        };
        files::make_folder(&folder)?;
        let mut pages = Vec::new();
        pages_of(&command, "smarketing", &mut pages);
        let count = pages.len();
        for (name, page) in pages {
            files::write_whole(&folder.join(format!("{name}.1")), |out| {
                clap_mangen::Man::new(page).title(&name).render(out)
            })?;
        }
        let place = folder.to_string_lossy().into_owned();
        let text = desk.texts().with("cli-pages-written", &[("count", count.into()), ("path", (&place).into())]);
        desk.answer(None, || json!({"path": place, "pages": count}), |out| out.say(&text))
    }
}

fn pages_of(command: &clap::Command, name: &str, pages: &mut Vec<(String, clap::Command)>) {
    pages.push((name.to_owned(), command.clone().name(name.to_owned())));
    for inner in command.get_subcommands() {
        pages_of(inner, &format!("{name}-{}", inner.get_name()), pages);
    }
}
