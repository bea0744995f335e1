//! The words of the command line. Their explanations are texts: see [`super::help`].

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use super::nouns::{
    AccountCommand, AgreementCommand, AssetCommand, CalendarCommand, CampaignCommand, DealCommand, GoalCommand,
    MemberCommand, ProductCommand, ProspectCommand, ReasonCommand, StageCommand, TouchCommand, WorkspaceCommand,
};
use super::{config, data, demo, history, household, import, init, keys, metrics, today};

/// Everything that was typed.
#[derive(Debug, Parser)]
#[command(name = "smarketing", bin_name = "smarketing", disable_help_subcommand = true, disable_version_flag = true)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// For tests of the terminal: how the cockpit shall crash.
    #[arg(long, hide = true)]
    pub crash_test: Option<String>,
    /// The command; none opens the cockpit.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What may be typed where there is no command. The whole command line with its explanations takes some
/// milliseconds to put together, nearly half of what the first thread does until there is a frame.
#[derive(Debug, Parser)]
#[command(disable_help_flag = true, disable_version_flag = true)]
struct Alone {
    #[command(flatten)]
    global: Global,
    #[arg(long, hide = true)]
    crash_test: Option<String>,
}

impl Cli {
    /// What was typed, where that opens the cockpit. Nothing where there is a command, help is asked for, or
    /// something does not fit: that is understood, or explained, with the whole command line at hand.
    pub fn without_command(words: &[OsString]) -> Option<Self> {
        let Alone { global, crash_test } = Alone::try_parse_from(words).ok()?;
        Some(Self { global, crash_test, command: None })
    }
}

/// Flags that every command takes.
#[derive(Debug, Clone, Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "path")]
    pub file: Option<PathBuf>,
    #[arg(long = "as", global = true, value_name = "handle")]
    pub actor: Option<String>,
    #[arg(long, global = true, value_name = "language")]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "instant")]
    pub at: Option<String>,
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub json: bool,
    #[arg(long, global = true, action = ArgAction::SetTrue, conflicts_with = "json")]
    pub csv: bool,
    #[arg(long, global = true, action = ArgAction::SetTrue, conflicts_with_all = ["json", "csv"])]
    pub plain: bool,
    #[arg(long, short = 'y', global = true, action = ArgAction::SetTrue)]
    pub yes: bool,
    #[arg(long, short = 'q', global = true, action = ArgAction::SetTrue)]
    pub quiet: bool,
    #[arg(long, global = true, value_name = "when")]
    pub color: Option<When>,
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub i_am_the_only_user: bool,
}

/// When colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum When {
    /// Where it is seen.
    #[default]
    Auto,
    /// Also into pipes.
    Always,
    /// Nowhere.
    Never,
}

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(demo::Demo),
    Init(init::Init),
    #[command(subcommand)]
    Prospect(ProspectCommand),
    #[command(subcommand)]
    Account(AccountCommand),
    #[command(subcommand)]
    Touch(TouchCommand),
    #[command(subcommand)]
    Campaign(CampaignCommand),
    #[command(subcommand)]
    Asset(AssetCommand),
    #[command(subcommand)]
    Deal(DealCommand),
    #[command(subcommand)]
    Agreement(AgreementCommand),
    #[command(subcommand)]
    Product(ProductCommand),
    #[command(subcommand)]
    Calendar(CalendarCommand),
    #[command(subcommand)]
    Stage(StageCommand),
    #[command(subcommand)]
    Reason(ReasonCommand),
    #[command(subcommand)]
    Member(MemberCommand),
    #[command(subcommand)]
    Workspace(WorkspaceCommand),
    #[command(subcommand)]
    Goal(GoalCommand),
    Today(today::Today),
    #[command(subcommand)]
    Metrics(metrics::Metrics),
    Journal(history::Journal),
    Undo(history::Undo),
    Redo(history::Redo),
    Import(import::Import),
    Export(data::Export),
    Backup(household::Backup),
    Restore(household::Restore),
    Verify(household::Verify),
    Doctor(household::Doctor),
    #[command(subcommand)]
    Config(config::Config),
    Paths(config::Paths),
    Keys(keys::Keys),
    Completions(config::Completions),
    Man(config::Man),
}

impl Command {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        match self {
            Self::Init(_) | Self::Import(_) | Self::Undo(_) | Self::Redo(_) | Self::Restore(_) => true,
            Self::Prospect(command) => command.changes(),
            Self::Account(command) => command.changes(),
            Self::Touch(command) => command.changes(),
            Self::Campaign(command) => command.changes(),
            Self::Asset(command) => command.changes(),
            Self::Deal(command) => command.changes(),
            Self::Agreement(command) => command.changes(),
            Self::Product(command) => command.changes(),
            Self::Calendar(command) => command.changes(),
            Self::Goal(command) => command.changes(),
            Self::Stage(command) => command.changes(),
            Self::Reason(command) => command.changes(),
            Self::Member(command) => command.changes(),
            Self::Workspace(command) => command.changes(),
            _ => false,
        }
    }

    /// Whether it answers without settings that can be read: what a person needs to mend them.
    pub const fn needs_no_settings(&self) -> bool {
        matches!(self, Self::Doctor(_) | Self::Paths(_) | Self::Completions(_) | Self::Man(_))
    }
}

/// What must be known before the words can be parsed, to answer in the right language and shape.
#[derive(Debug, Default)]
pub struct Glance {
    /// The language that was asked for.
    pub lang: Option<String>,
    /// Whether answers are JSON.
    pub json: bool,
    /// When colour is used.
    pub color: When,
}

impl Glance {
    /// Looks over the words, as far as they are options.
    pub fn of(words: &[OsString]) -> Self {
        let mut glance = Self::default();
        let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
        while let Some(word) = words.next() {
            match word.split_once('=') {
                _ if word == "--" => break,
                _ if word == "--json" => glance.json = true,
                Some(("--lang", lang)) => glance.lang = Some(lang.to_owned()),
                None if word == "--lang" => glance.lang = words.next().map(str::to_owned),
                Some(("--color", when)) => glance.color = When::from_str(when, false).unwrap_or_default(),
                None if word == "--color" => {
                    glance.color = words.next().and_then(|when| When::from_str(when, false).ok()).unwrap_or_default();
                }
                _ => {}
            }
        }
        glance
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_sees_what_stands_before_the_dashes() {
        let glance = |words: &[&str]| Glance::of(&words.iter().map(OsString::from).collect::<Vec<_>>());
        let seen = glance(&["smarketing", "deal", "--lang", "it", "--json", "--color=never", "--", "--lang=es"]);
        assert_eq!((seen.lang.as_deref(), seen.json, seen.color), (Some("it"), true, When::Never));
        assert!(!glance(&["smarketing", "--", "--json"]).json);
    }

    #[test]
    fn what_opens_the_cockpit_is_understood_alone_as_with_everything_else() {
        let read = |words: &[&str]| {
            let words: Vec<OsString> = ["smarketing"].iter().chain(words).map(OsString::from).collect();
            (Cli::without_command(&words), Cli::try_parse_from(words))
        };
        for words in [
            &[][..],
            &["--file", "team.db", "--as", "anna", "--lang=it"],
            &["-yq", "--color", "never", "--i-am-the-only-user"],
            &["--crash-test", "abort", "--at", "2026-01-01"],
        ] {
            let (alone, whole) = read(words);
            assert_eq!(format!("{:?}", alone.unwrap()), format!("{:?}", whole.unwrap()), "{words:?}");
        }
        for words in [&["today"][..], &["--help"], &["-h"], &["-V"], &["--fil", "x"], &["--json", "--csv"], &["--file"]]
        {
            assert!(read(words).0.is_none(), "{words:?}");
        }
    }

    #[test]
    fn the_words_fit_together() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}
