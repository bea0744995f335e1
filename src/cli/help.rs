//! The command line's words with their explanations, in the language that was asked for. The shape comes
//! from [`super::args`], every sentence from the texts.

use clap::builder::Styles;
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Cli;
use super::fields;
use crate::app::texts::Texts;
use crate::domain::filter::{Subject, known, things};
use crate::domain::record::{Kind, Type};

/// The verbs that every noun has; their explanations name the noun.
const VERBS: &[&str] = &["list", "show", "add", "edit", "archive"];

/// The commands by what they are for, in the order in which a person meets them.
const GROUPS: &[(&str, &[&str])] = &[
    ("cli-group-team", &["prospect", "account", "touch", "campaign", "asset", "deal", "product"]),
    ("cli-group-agreement", &["agreement"]),
    ("cli-group-set-up", &["demo", "init", "member", "stage", "reason", "calendar", "workspace"]),
    ("cli-group-figures", &["today", "goal", "metrics"]),
    ("cli-group-history", &["journal", "undo", "redo"]),
    ("cli-group-files", &["import", "export", "backup", "restore", "verify"]),
    ("cli-group-tool", &["keys", "config", "paths", "doctor", "completions", "man"]),
];

/// The whole command line, explained.
pub fn command(texts: &Texts) -> Command {
    let command = Cli::command().version(env!("CARGO_PKG_VERSION")).styles(Styles::plain()).max_term_width(100);
    let command = explain(command, "", texts);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(texts.get("cli-arg-version"))
        .help_heading(texts.get("cli-heading-global"));
    let template = format!(
        "{{about}}\n\n{} {{usage}}\n{}\n{{options}}{{after-help}}",
        texts.get("cli-heading-usage"),
        groups(&command, texts)
    );
    let after = format!("{}\n{}", texts.get("cli-heading-examples"), indented(&texts.get("cli-examples")));
    command.arg(version).help_template(template).after_help(after)
}

/// Help as the parser writes it, with its one English word in the person's language.
pub fn rendered(help: &str, texts: &Texts) -> String {
    help.replacen("[OPTIONS]", &format!("[{}]", texts.get("cli-value-options")), 1)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect::<String>().trim_end().to_owned()
}

/// The list of the commands, group by group.
fn groups(command: &Command, texts: &Texts) -> String {
    let widest = command.get_subcommands().map(|inner| inner.get_name().len()).max().unwrap_or(0);
    let mut text = String::new();
    for (heading, names) in GROUPS {
        text.push_str(&format!("\n{}\n", texts.get(heading)));
        for name in *names {
            let about = command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
            text.push_str(&format!("  {name:widest$}  {}\n", about.unwrap_or_default()));
        }
    }
    text
}

fn explain(command: Command, path: &str, texts: &Texts) -> Command {
    let about = about(&command, path, texts);
    let heading = |id: &str| texts.get(&format!("cli-heading-{id}"));
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(texts.get("cli-arg-help"))
        .help_heading(heading("global"));
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", heading("usage"));
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let command = match noun_of(path) {
        Some((kind, "list")) => command.after_help(filters(kind, texts)),
        _ => command,
    };
    let command = command
        .about(about)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(heading("commands"))
        .subcommand_value_name(texts.get("cli-value-command"))
        .help_template(template)
        .mut_args(|arg| explain_arg(arg, path, texts))
        .arg(help);
    names.into_iter().fold(command, |command, name| {
        let inner = if path.is_empty() { name.clone() } else { format!("{path}-{name}") };
        command.mut_subcommand(name, |command| explain(command, &inner, texts))
    })
}

/// What `--filter` can ask of a noun, each word with what the person's language calls it where that is read too.
fn filters(kind: Kind, texts: &Texts) -> String {
    let words = known(Subject::Of(kind)).map(|known| {
        let label =
            texts.find(&format!("field-{}", known.word)).unwrap_or_default().to_lowercase().replace([' ', '-'], "_");
        if label.is_empty() || label == known.word {
            known.word.to_owned()
        } else {
            format!("{} ({label})", known.word)
        }
    });
    let mut words: Vec<String> = words.collect();
    let things: Vec<String> = things(kind).iter().map(|(word, ..)| format!("has:{word}")).collect();
    words.extend(things);
    if kind.field("custom").is_some() {
        words.push("field:NAME=…".to_owned());
    }
    format!("{}\n{}", texts.get("cli-heading-filters"), indented(&words.join("  ")))
}

/// The noun that a command's path begins with, and what follows.
fn noun_of(path: &str) -> Option<(Kind, &str)> {
    // What belongs to the agreement stands under it: `agreement term add`.
    let (noun, verb) = path.strip_prefix("agreement-").unwrap_or(path).split_once('-')?;
    let kind = if noun == "rate" && path.starts_with("agreement-") { Some(Kind::TermRate) } else { Kind::named(noun) };
    Some((kind?, verb))
}

fn about(command: &Command, path: &str, texts: &Texts) -> String {
    if path.is_empty() {
        return texts.get("cli");
    }
    if let Some(own) = texts.find(&format!("cli-{path}")) {
        return own;
    }
    match noun_of(path) {
        Some((kind, verb)) if VERBS.contains(&verb) => {
            texts.with(&format!("cli-noun-{verb}"), &[("kind", kind.word().into())])
        }
        _ => texts.get(&format!("cli-{}", command.get_name())),
    }
}

fn explain_arg(arg: Arg, path: &str, texts: &Texts) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    if id == "help" || id == "version" {
        return arg;
    }
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "cli-heading-arguments",
        (false, true) => "cli-heading-global",
        (false, false) => "cli-heading-options",
    };
    let mut help = arg_help(&id, path, texts);
    let valued = arg.get_action().takes_values();
    let words: Vec<String> = match valued {
        true => arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect(),
        false => Vec::new(),
    };
    if !words.is_empty() {
        help = format!("{help} ({})", words.join(", "));
    }
    let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let arg = arg.help(help).help_heading(texts.get(heading));
    let arg = if valued { arg.hide_possible_values(true) } else { arg };
    match value.and_then(|name| texts.find(&format!("cli-value-{name}"))) {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}

/// The explanation of an option: the command's own (`cli-deal-move.stage`), a field's, or the common one.
fn arg_help(id: &str, path: &str, texts: &Texts) -> String {
    if let Some(own) = texts.find(&format!("cli-{path}.{id}")) {
        return own;
    }
    let field = noun_of(path)
        .filter(|(_, verb)| matches!(*verb, "add" | "edit"))
        .and_then(|(kind, _)| fields::settable(kind).find(|field| fields::option(field) == id));
    match field {
        Some(field) => {
            let label = texts.get(&format!("field-{}", field.name));
            match field.ty {
                Type::Choice(words) => format!("{label} ({})", words.join(", ")),
                _ => label,
            }
        }
        None => texts.get(&format!("cli-arg-{id}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::Language;

    fn every(command: &Command, see: &mut impl FnMut(&Command)) {
        see(command);
        for inner in command.get_subcommands() {
            every(inner, see);
        }
    }

    #[test]
    fn every_word_is_explained_in_every_language() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let mut command = command(&texts);
            command.build();
            let mut missing = Vec::new();
            every(&command, &mut |command| {
                let mut check = |what: &str, text: String| {
                    if text.is_empty() || text.contains('⟨') {
                        missing.push(format!("{language} {} {what}: {text}", command.get_name()));
                    }
                };
                check("about", command.get_about().map(ToString::to_string).unwrap_or_default());
                for arg in command.get_arguments() {
                    check(arg.get_id().as_str(), arg.get_help().map(ToString::to_string).unwrap_or_default());
                    for name in arg.get_value_names().unwrap_or_default() {
                        let lower = name.chars().any(char::is_lowercase);
                        if arg.get_action().takes_values() && lower {
                            check("value", format!("⟨{name}⟩"));
                        }
                    }
                }
                check("help", command.clone().render_help().to_string());
            });
            assert!(missing.is_empty(), "{missing:#?}");
        }
    }

    #[test]
    fn each_command_says_what_it_does_itself() {
        let texts = Texts::new(Language::En);
        let mut command = command(&texts);
        command.build();
        every(&command, &mut |command| {
            let mut told: Vec<String> =
                command.get_subcommands().filter_map(Command::get_about).map(ToString::to_string).collect();
            told.sort_unstable();
            let all = told.len();
            told.dedup();
            assert_eq!(told.len(), all, "{}: {told:#?}", command.get_name());
            for about in told {
                let vague = about.contains("a record") || about == "Change fields of the team";
                let begins = about.chars().next().is_some_and(char::is_uppercase);
                assert!(begins && (!vague || command.get_name() == "workspace"), "{}: {about}", command.get_name());
            }
        });
    }

    #[test]
    fn every_command_stands_in_one_group() {
        let command = Cli::command();
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let mut names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        grouped.sort_unstable();
        names.sort_unstable();
        assert_eq!(grouped, names);
    }
}
