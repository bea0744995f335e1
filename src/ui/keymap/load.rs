//! Reading keymaps: one table a layer, `"keys" = "command"`. A command of `none` takes the keys away.

use std::fmt;

use super::{Key, Keymap, Layer, Sequence};
use crate::ui::commands;

/// The keys as delivered, in the format that users write.
pub const DEFAULT: &str = include_str!("../../../assets/keys.toml");

/// Why a line of a keymap is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file is not TOML, or not tables of texts: the parser's words.
    Format(String),
    /// The file has a table that is no layer.
    Layer(String),
    /// The keys cannot be read.
    Keys(String),
    /// No command is called so.
    Command {
        /// The keys.
        keys: String,
        /// The name.
        command: String,
    },
    /// Two spellings of the same keys mean two things.
    Twice {
        /// The keys.
        keys: String,
        /// The meaning that is kept.
        kept: String,
        /// The meaning that is not.
        dropped: String,
    },
    /// The keys are also the beginning of longer ones, so that the longer could never be typed.
    Beginning {
        /// The shorter keys.
        keys: String,
        /// The longer keys, which are dropped.
        longer: String,
    },
}

impl Problem {
    /// The text that says it to people, and its variables.
    pub fn text(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Format(why) => ("keys-format", vec![("why", why.clone())]),
            Self::Layer(name) => ("keys-layer", vec![("name", name.clone())]),
            Self::Keys(keys) => ("keys-unreadable", vec![("keys", keys.clone())]),
            Self::Command { keys, command } => {
                ("keys-command", vec![("keys", keys.clone()), ("command", command.clone())])
            }
            Self::Twice { keys, kept, dropped } => {
                ("keys-twice", vec![("keys", keys.clone()), ("kept", kept.clone()), ("dropped", dropped.clone())])
            }
            Self::Beginning { keys, longer } => {
                ("keys-beginning", vec![("keys", keys.clone()), ("longer", longer.clone())])
            }
        }
    }
}

/// For tests and logs: people read the translated text.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, values) = self.text();
        write!(f, "{id} {values:?}")
    }
}

struct Line {
    layer: Layer,
    keys: Sequence,
    command: Option<&'static str>,
}

/// The default map under the user's.
pub(super) fn load(user: Option<&str>) -> Keymap {
    let mut problems = Vec::new();
    let mut map = Keymap::default();
    for text in [Some(DEFAULT), user].into_iter().flatten() {
        let lines = read(text, &mut problems);
        let lines = once(lines, &mut problems);
        for line in &lines {
            apply(&mut map, line);
        }
    }
    shadows(&mut map, &mut problems);
    map.problems = problems;
    index(&mut map);
    map
}

fn read(text: &str, problems: &mut Vec<Problem>) -> Vec<Line> {
    let tables: toml::Table = match text.parse() {
        Ok(tables) => tables,
        Err(error) => {
            problems.push(Problem::Format(error.message().to_owned()));
            return Vec::new();
        }
    };
    let mut lines = Vec::new();
    for (name, table) in &tables {
        let layer = match name.as_str() {
            "screen" => Layer::Screen,
            "typing" => Layer::Typing,
            _ => {
                problems.push(Problem::Layer(name.clone()));
                continue;
            }
        };
        for (keys, command) in table.as_table().into_iter().flatten() {
            match line(layer, keys, command) {
                Ok(line) => lines.push(line),
                Err(problem) => problems.push(problem),
            }
        }
    }
    lines
}

fn line(layer: Layer, keys: &str, command: &toml::Value) -> Result<Line, Problem> {
    let sequence: Sequence = keys.parse().map_err(|_| Problem::Keys(keys.to_owned()))?;
    let name = command.as_str().unwrap_or_default();
    let command = match commands::find(name) {
        Some(command) => Some(command.id),
        None if name == "none" => None,
        None => return Err(Problem::Command { keys: keys.to_owned(), command: command.to_string() }),
    };
    Ok(Line { layer, keys: sequence, command })
}

/// TOML refuses the same key twice, but not two spellings of it (`return` and `enter`).
fn once(lines: Vec<Line>, problems: &mut Vec<Problem>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    for line in lines {
        match kept.iter().find(|other| other.layer == line.layer && other.keys == line.keys) {
            Some(other) => problems.push(Problem::Twice {
                keys: line.keys.to_string(),
                kept: other.command.unwrap_or("none").to_owned(),
                dropped: line.command.unwrap_or("none").to_owned(),
            }),
            None => kept.push(line),
        }
    }
    kept
}

fn apply(map: &mut Keymap, line: &Line) {
    map.layer_mut(line.layer).put(&line.keys.0, line.command);
}

/// Where keys with a command are also the beginning of longer ones, the shorter win.
fn shadows(map: &mut Keymap, problems: &mut Vec<Problem>) {
    for layer in [Layer::Screen, Layer::Typing] {
        let all = map.all(layer);
        for (longer, _) in &all {
            let shorter = |length: usize| longer.0.get(..length).map(<[Key]>::to_vec).map(Sequence);
            let hides = (1..longer.0.len()).filter_map(shorter).find(|keys| all.iter().any(|(other, _)| other == keys));
            if let Some(keys) = hides {
                problems.push(Problem::Beginning { keys: keys.to_string(), longer: longer.to_string() });
                map.layer_mut(layer).put(&longer.0, None);
            }
        }
    }
}

/// Keys by command. The order in which `keys.toml` should show a command's keys is: fewest keys, then
/// letters and signs before named keys, as the footer wants the short ones.
fn index(map: &mut Keymap) {
    for layer in [Layer::Screen, Layer::Typing] {
        for (keys, command) in map.all(layer) {
            map.keys.entry(command).or_default().push(keys);
        }
    }
    for keys in map.keys.values_mut() {
        keys.sort_by_key(|keys| (keys.0.len(), keys.0.iter().any(|key| key.ctrl || key.alt)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Found;
    use super::*;

    fn command(map: &Keymap, keys: &str) -> Option<&'static str> {
        match map.find(Layer::Screen, &keys.parse::<Sequence>().unwrap().0) {
            Found::Command(command) => Some(command.id),
            _ => None,
        }
    }

    #[test]
    fn the_delivered_keys_have_no_problems() {
        assert_eq!(Keymap::standard().problems(), []);
    }

    #[test]
    fn the_users_keys_win_and_can_be_taken_away() {
        let map = Keymap::with(Some("[screen]\n\"Q\" = \"quit\"\n\"q\" = \"none\"\n"));
        assert_eq!(map.problems(), []);
        assert_eq!(command(&map, "Q"), Some("quit"));
        assert_eq!(command(&map, "q"), None);
    }

    #[test]
    fn each_mistake_is_named_and_the_rest_is_used() {
        let text = "[screen]\n\"enter\" = \"quit\"\n\"return\" = \"help\"\n\"zz9\" = \"quit\"\n\"Y\" = \"dance\"\n\"q q\" = \"help\"\n[nowhere]\n";
        let map = Keymap::with(Some(text));
        let said: Vec<String> = map.problems().iter().map(|problem| problem.text().0.to_owned()).collect();
        assert_eq!(
            said,
            ["keys-layer", "keys-unreadable", "keys-command", "keys-twice", "keys-beginning"]
                .map(str::to_owned)
                .to_vec()
                .tap_sorted(&said)
        );
        assert_eq!(command(&map, "enter"), Some("quit"));
        assert!(matches!(map.find(Layer::Screen, &[Key::char('q')]), Found::Command(_)));
    }

    #[test]
    fn a_file_that_is_no_toml_leaves_the_delivered_keys() {
        let map = Keymap::with(Some("quit = [screen"));
        assert!(matches!(map.problems(), [Problem::Format(_)]));
        assert_eq!(command(&map, "q"), Some("quit"));
    }

    trait Sorted {
        fn tap_sorted(self, like: &[String]) -> Vec<String>;
    }

    impl Sorted for Vec<String> {
        /// The same texts in the order of `like`, where both have the same texts.
        fn tap_sorted(mut self, like: &[String]) -> Vec<String> {
            self.sort_by_key(|text| like.iter().position(|other| other == text));
            self
        }
    }

    #[test]
    fn a_prefix_says_what_may_follow() {
        let map = Keymap::standard();
        match map.find(Layer::Screen, &[Key::char('o')]) {
            Found::Prefix(node) => assert!(node.following().count() > 3),
            _ => panic!("o begins the orders"),
        }
    }
}
