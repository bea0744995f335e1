//! The same cockpit for scripts, pipes and screen readers: words in, tables or JSON out. No rule and no
//! query lives here; every change is a [`crate::domain::change::Change`] that the service does.

mod args;
mod config;
mod data;
mod demo;
mod desk;
mod ending;
mod fields;
mod help;
mod history;
mod household;
mod import;
mod init;
mod keys;
mod metrics;
mod noun;
mod nouns;
mod out;
mod today;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::app::config::Settings;
use crate::app::opening::{Launch, Opening};
use crate::app::texts::{Language, Texts, system_language};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Instant;

use args::{Cli, Command, Glance, Global};
use desk::{Desk, Outcome};
use out::{Format, Out, Trouble, colours};

pub use keys::{Binding, Keyboard};

/// Runs what was typed; `cockpit` opens the cockpit where no command was, `keyboard` is what it knows of
/// keys.
pub fn run(words: Vec<OsString>, keyboard: Keyboard, cockpit: impl FnOnce(Launch) -> Result<u8, Refusal>) -> ExitCode {
    let glance = Glance::of(&words);
    let settings = Settings::load();
    let texts = Arc::new(Texts::new(language(&glance, settings.as_ref().ok())));
    let format = if glance.json { Format::Json } else { Format::People };
    let early = Out::new(format, false, colours(glance.color), Arc::clone(&texts));
    let cli = match parse(words, &texts) {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(refuse_usage(&early, &error)),
    };
    let format = match &cli.global {
        global if global.json => Format::Json,
        global if global.csv => Format::Csv,
        global if global.plain => Format::Plain,
        _ => Format::People,
    };
    let out = Out::new(format, cli.global.quiet, colours(cli.global.color.unwrap_or_default()), Arc::clone(&texts));
    let Cli { global, crash_test, command } = cli;
    let outcome = match command {
        None => open_cockpit(&out, &texts, settings, &global, |launch| cockpit(Launch { crash_test, ..launch })),
        Some(command) => prepare(&out, settings, &global, &command).map_err(Trouble::from).and_then(|launch| {
            let team = launch.opening.path.clone();
            let mut desk = Desk::new(launch.clone(), Arc::clone(&texts), &global, out.clone());
            let outcome = match command {
                Command::Demo(demo) if demo.out.is_none() => show_demo(demo, &desk, launch, cockpit),
                command => obey(command, &mut desk, keyboard),
            };
            outcome.map_err(|trouble| trouble.with_room(&team, None))
        }),
    };
    if outcome.is_ok() {
        out.told_nobody();
    }
    ExitCode::from(match outcome {
        Ok(code) => code,
        Err(Trouble::Closed) => 0,
        Err(Trouble::Refused(refusal)) => {
            out.refuse(&refusal);
            refusal.kind.exit_code()
        }
        Err(Trouble::Ended(refusal, signal)) => {
            out.refuse(&refusal);
            // As shells count.
            u8::try_from(128 + signal).unwrap_or(u8::MAX)
        }
    })
}

/// The flag before the settings before the environment.
fn language(glance: &Glance, settings: Option<&Settings>) -> Language {
    let asked = glance.lang.as_deref().and_then(|text| text.parse().ok());
    asked.or_else(|| settings.map(Settings::language)).unwrap_or_else(system_language)
}

fn parse(words: Vec<OsString>, texts: &Texts) -> Result<Cli, clap::Error> {
    if let Some(cli) = Cli::without_command(&words) {
        return Ok(cli);
    }
    let mut command = help::command(texts);
    let matches = command.try_get_matches_from_mut(words)?;
    Cli::from_arg_matches(&matches)
}

/// Shows help where it was asked for, else says what does not fit. Answers the exit code.
fn refuse_usage(out: &Out, error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            match out.own(help::rendered(&error.render().to_string(), out.texts()).as_bytes()) {
                Ok(()) | Err(Trouble::Closed) => {
                    out.told_nobody();
                    0
                }
                Err(Trouble::Refused(refusal) | Trouble::Ended(refusal, _)) => {
                    out.refuse(&refusal);
                    refusal.kind.exit_code()
                }
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if out.format() != Format::Json => {
            out.own_talk(&help::rendered(&error.render().to_string(), out.texts()));
            RefusalKind::Usage.exit_code()
        }
        _ => {
            out.refuse(&usage::refusal(error));
            RefusalKind::Usage.exit_code()
        }
    }
}

/// The settings with the flags over them, and what they say of the team file.
fn prepare(
    out: &Out,
    settings: Result<Settings, Refusal>,
    global: &Global,
    command: &Command,
) -> Result<Launch, Refusal> {
    let settings = match settings {
        Err(refusal) if command.needs_no_settings() && refusal.code != "no-home" => {
            let mut built_in = Settings::built_in()?;
            built_in.warnings.push(refusal);
            built_in
        }
        other => other?,
    };
    if let Some(text) = &global.at {
        Instant::parse(text)?;
        let code = if command.changes() { "at-with-a-change" } else { "at-not-here" };
        return Err(Refusal::new(RefusalKind::Usage, code));
    }
    if out.format() != Format::Json {
        for warning in &settings.warnings {
            out.warn(warning);
        }
    }
    launch(settings, global)
}

fn launch(mut settings: Settings, global: &Global) -> Result<Launch, Refusal> {
    if let Some(path) = &global.file {
        let path = path.to_str().ok_or_else(|| Refusal::new(RefusalKind::Usage, "not-utf8"))?;
        settings.set_flag("file", "--file", path.to_owned());
    }
    if let Some(handle) = &global.actor {
        settings.set_flag("as", "--as", handle.clone());
    }
    if let Some(tag) = &global.lang {
        let language: Language = tag.parse()?;
        settings.set_flag("language", "--lang", language.code().to_owned());
    }
    let mut opening = Opening::of(&settings)?;
    opening.options.alone = global.i_am_the_only_user;
    Ok(Launch { settings, opening, demo: false, crash_test: None })
}

fn open_cockpit(
    out: &Out,
    texts: &Texts,
    settings: Result<Settings, Refusal>,
    global: &Global,
    cockpit: impl FnOnce(Launch) -> Result<u8, Refusal>,
) -> Outcome {
    if !out.is_terminal() {
        if out.format() == Format::Json {
            return Err(Refusal::new(RefusalKind::Usage, "no-command").into());
        }
        out.own_talk(&help::rendered(&help::command(texts).render_help().to_string(), texts));
        return Ok(RefusalKind::Usage.exit_code());
    }
    if global.at.is_some() {
        return Err(Refusal::new(RefusalKind::Usage, "at-not-here").into());
    }
    Ok(cockpit(launch(settings?, global)?)?)
}

/// Opens the cockpit on the demonstration team; without a terminal there is only the file to be had.
fn show_demo(
    demo: demo::Demo,
    desk: &Desk,
    launch: Launch,
    cockpit: impl FnOnce(Launch) -> Result<u8, Refusal>,
) -> Outcome {
    if !desk.out.is_terminal() {
        return Err(Refusal::new(RefusalKind::Usage, "demo-needs-terminal").into());
    }
    Ok(cockpit(demo.launch(desk, launch)?)?)
}

fn obey(command: Command, desk: &mut Desk, keyboard: Keyboard) -> Outcome {
    match command {
        Command::Demo(demo) => demo.write(desk),
        Command::Import(import) => import.run(desk),
        Command::Init(init) => init.run(desk),
        Command::Prospect(command) => command.run(desk),
        Command::Account(command) => command.run(desk),
        Command::Touch(command) => command.run(desk),
        Command::Campaign(command) => command.run(desk),
        Command::Asset(command) => command.run(desk),
        Command::Deal(command) => command.run(desk),
        Command::Agreement(command) => command.run(desk),
        Command::Product(command) => command.run(desk),
        Command::Calendar(command) => command.run(desk),
        Command::Stage(command) => command.run(desk),
        Command::Reason(command) => command.run(desk),
        Command::Member(command) => command.run(desk),
        Command::Workspace(command) => command.run(desk),
        Command::Goal(command) => command.run(desk),
        Command::Today(today) => today.run(desk),
        Command::Metrics(metrics) => metrics.run(desk),
        Command::Journal(journal) => journal.run(desk),
        Command::Undo(undo) => undo.run(desk),
        Command::Redo(redo) => redo.run(desk),

        Command::Export(export) => export.run(desk),
        Command::Backup(backup) => backup.run(desk),
        Command::Restore(restore) => restore.run(desk),
        Command::Verify(verify) => verify.run(desk),
        Command::Doctor(doctor) => doctor.run(desk),
        Command::Config(config) => config.run(desk),
        Command::Paths(paths) => paths.run(desk),
        Command::Keys(keys) => keys.run(desk, keyboard),
        Command::Completions(completions) => completions.run(desk),
        Command::Man(man) => man.run(desk),
    }
}
