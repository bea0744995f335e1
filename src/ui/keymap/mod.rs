//! From keys to commands: the default map in the user's own format, the user's changes, what is wrong
//! with them, and the walk through sequences.

mod key;
mod load;

use std::collections::BTreeMap;

pub use key::{Key, KeyName, Sequence, UnknownKey};
pub use load::{DEFAULT, Problem};

use crate::ui::commands::{self, Command};

/// Where a key is pressed: over a screen, or into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Over screens, lists and boxes that take no text.
    Screen,
    /// Into a field; letters are text here.
    Typing,
}

/// What some keys lead to.
pub enum Found<'a> {
    /// A command.
    Command(&'static Command),
    /// More keys must follow: these.
    Prefix(&'a Node),
    /// Nothing.
    Nothing,
}

/// One step of the walk: what the keys so far mean, and which may follow.
#[derive(Debug, Default, Clone)]
pub struct Node {
    command: Option<&'static str>,
    next: BTreeMap<Key, Node>,
}

impl Node {
    /// The keys that may follow, each with its command or a further step.
    pub fn following(&self) -> impl Iterator<Item = (&Key, &Node)> {
        self.next.iter()
    }

    /// The command reached here.
    pub fn command(&self) -> Option<&'static Command> {
        self.command.and_then(commands::find)
    }

    fn walk(&self, keys: &[Key]) -> Option<&Self> {
        keys.iter().try_fold(self, |node, key| node.next.get(key))
    }

    fn put(&mut self, keys: &[Key], command: Option<&'static str>) {
        match keys.split_first() {
            None => self.command = command,
            Some((key, rest)) => self.next.entry(*key).or_default().put(rest, command),
        }
    }

    fn collect(&self, before: &mut Vec<Key>, all: &mut Vec<(Sequence, &'static str)>) {
        if let Some(command) = self.command {
            all.push((Sequence(before.clone()), command));
        }
        for (key, node) in &self.next {
            before.push(*key);
            node.collect(before, all);
            before.pop();
        }
    }
}

/// All keys with their commands.
#[derive(Debug, Default, Clone)]
pub struct Keymap {
    screen: Node,
    typing: Node,
    /// For each command its keys, the first one first; made once, as the footer needs it each frame.
    keys: BTreeMap<&'static str, Vec<Sequence>>,
    problems: Vec<Problem>,
}

impl Keymap {
    /// The keys as delivered.
    pub fn standard() -> Self {
        Self::with(None)
    }

    /// The keys as delivered, changed by the text of the user's file. What cannot be used is left
    /// out and stands in [`Keymap::problems`].
    pub fn with(user: Option<&str>) -> Self {
        load::load(user)
    }

    /// What some keys mean in a layer.
    pub fn find(&self, layer: Layer, keys: &[Key]) -> Found<'_> {
        match self.layer(layer).walk(keys) {
            None => Found::Nothing,
            Some(node) => match node.command() {
                Some(command) => Found::Command(command),
                None if node.next.is_empty() => Found::Nothing,
                None => Found::Prefix(node),
            },
        }
    }

    /// The keys of a command, the one to show first.
    pub fn keys(&self, command: &str) -> &[Sequence] {
        self.keys.get(command).map_or(&[], Vec::as_slice)
    }

    /// What is wrong with the user's file.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    const fn layer(&self, layer: Layer) -> &Node {
        match layer {
            Layer::Screen => &self.screen,
            Layer::Typing => &self.typing,
        }
    }

    const fn layer_mut(&mut self, layer: Layer) -> &mut Node {
        match layer {
            Layer::Screen => &mut self.screen,
            Layer::Typing => &mut self.typing,
        }
    }

    /// Every sequence of a layer with its command, in the order of the keys.
    pub fn all(&self, layer: Layer) -> Vec<(Sequence, &'static str)> {
        let mut all = Vec::new();
        self.layer(layer).collect(&mut Vec::new(), &mut all);
        all
    }
}
