//! Everything a person may ask for: ONE table, of which keys, footer, help, palette and the manual are
//! projections. A command that cannot run says why.

mod agreement;
mod figures;
mod general;
mod handoffs;
mod lists;
mod moving;
mod records;
mod snapshot;
mod typing;

pub use handoffs::{Facts, Meant};
pub use snapshot::{Snapshot, Subject};

use crate::ui::effect::Effect;
use crate::ui::keymap::Layer;
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;

/// A group of commands, for help and manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// What is done to prospects, campaigns and deals.
    Records,
    /// What marketing offers and sales says to it.
    Handoffs,
    /// What is done with lists.
    Lists,
    /// The agreement, its clocks and goals.
    Agreement,
    /// Figures.
    Figures,
    /// Moving about.
    Moving,
    /// The rest.
    General,
    /// While something is typed.
    Typing,
}

impl Area {
    /// All, in the order in which they are helpful.
    pub const ALL: [Self; 8] = [
        Self::Records,
        Self::Handoffs,
        Self::Lists,
        Self::Agreement,
        Self::Figures,
        Self::Moving,
        Self::General,
        Self::Typing,
    ];

    /// The id of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Records => "area-records",
            Self::Handoffs => "area-handoffs",
            Self::Lists => "area-lists",
            Self::Agreement => "area-agreement",
            Self::Figures => "area-figures",
            Self::Moving => "area-moving",
            Self::General => "area-general",
            Self::Typing => "area-typing",
        }
    }
}

/// Whether a command can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// It can.
    Yes,
    /// It belongs here, but cannot run now: the id of the reason.
    No(&'static str),
    /// It belongs to another screen or box.
    Elsewhere,
}

/// A command.
pub struct Command {
    /// Its id, in keymaps and for ever.
    pub id: &'static str,
    /// Its group.
    pub area: Area,
    /// Where its keys are pressed.
    pub layer: Layer,
    /// Its place in the line of keys, 1 first; 0 does not stand there.
    pub footer: u8,
    /// Whether the palette has it (movements need no name).
    pub named: bool,
    /// Whether it may change something: not within a quarter of a second after a paste.
    pub changes: bool,
    /// Whether it can run.
    pub when: fn(&Snapshot) -> Availability,
    /// What it does.
    pub run: fn(&mut Model) -> Vec<Effect>,
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Command({})", self.id)
    }
}

impl Command {
    /// A command on screens, found in the palette.
    const fn new(
        id: &'static str,
        area: Area,
        when: fn(&Snapshot) -> Availability,
        run: fn(&mut Model) -> Vec<Effect>,
    ) -> Self {
        Self { id, area, layer: Layer::Screen, footer: 0, named: true, changes: false, when, run }
    }

    /// With a place in the line of keys.
    const fn footer(mut self, place: u8) -> Self {
        self.footer = place;
        self
    }

    /// Not found in the palette.
    const fn unnamed(mut self) -> Self {
        self.named = false;
        self
    }

    /// It may change something.
    const fn changes(mut self) -> Self {
        self.changes = true;
        self
    }

    /// The id of its words; in the line of keys `.short` of it, where there is one.
    pub fn text(&self) -> String {
        format!("command-{}", self.id)
    }
}

/// The commands of an area.
pub const fn of(area: Area) -> &'static [Command] {
    match area {
        Area::Records => records::COMMANDS,
        Area::Handoffs => handoffs::COMMANDS,
        Area::Lists => lists::COMMANDS,
        Area::Agreement => agreement::COMMANDS,
        Area::Figures => figures::COMMANDS,
        Area::Moving => moving::COMMANDS,
        Area::General => general::COMMANDS,
        Area::Typing => typing::COMMANDS,
    }
}

/// All commands.
pub fn all() -> impl Iterator<Item = &'static Command> {
    Area::ALL.into_iter().flat_map(of)
}

/// A command by its id.
pub fn find(id: &str) -> Option<&'static Command> {
    all().find(|command| command.id == id)
}

/// Runs a command, or says why it cannot.
pub fn run(model: &mut Model, command: &'static Command) -> Vec<Effect> {
    // What ended work came to is no obstacle: any key but those that close it means what it means below.
    let told = matches!(model.overlays.last(), Some(Overlay::Job)) && !model.working();
    if told && (command.when)(&Snapshot::of(model)) == Availability::Elsewhere {
        model.overlays.pop();
    }
    match (command.when)(&Snapshot::of(model)) {
        // What is done without a name is nobody's: who it is comes first.
        Availability::Yes if command.changes && command.layer == Layer::Screen && model.is_nobody() => model.ask_who(),
        Availability::Yes => (command.run)(model),
        Availability::No(reason) => {
            model.hint(reason);
            Vec::new()
        }
        Availability::Elsewhere => {
            model.hint("reason-elsewhere");
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ui::keymap::{Key, KeyName, Keymap};

    #[test]
    fn no_two_commands_have_the_same_id() {
        let ids: Vec<_> = all().map(|command| command.id).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    #[test]
    fn every_command_is_reached_by_a_key_or_the_palette_in_its_own_layer() {
        let keymap = Keymap::standard();
        for command in all() {
            assert!(command.named || !keymap.keys(command.id).is_empty(), "{}", command.id);
        }
        for layer in [Layer::Screen, Layer::Typing] {
            for (keys, id) in keymap.all(layer) {
                let command = find(id).unwrap();
                assert!(command.layer == layer || id == "suspend" || id == "redraw", "{keys} {id}");
            }
        }
    }

    /// Keys that other programs of the terminal take, or that terminals cannot tell from others.
    #[test]
    fn no_default_key_is_one_that_terminals_or_multiplexers_take() {
        let keymap = Keymap::standard();
        for layer in [Layer::Screen, Layer::Typing] {
            for (keys, id) in keymap.all(layer) {
                for key in &keys.0 {
                    assert!(usual(key), "{keys} {id}");
                }
            }
        }
    }

    fn usual(key: &Key) -> bool {
        match key.code {
            KeyName::Char(c) if key.ctrl => !"sqjimhab".contains(c) && c.is_ascii_lowercase(),
            KeyName::Char(c) => !key.alt && (c.is_ascii_alphanumeric() || " ?:/,.-+<>".contains(c)),
            _ => !key.alt,
        }
    }

    /// Keys are looked up by layer alone, never by screen: so a key cannot mean two things. What is left
    /// to refuse is a command that means two things: one id with two texts, or the same words twice.
    #[test]
    fn no_two_commands_have_the_same_words() {
        for language in crate::ui::tests::LANGUAGES {
            let texts = crate::app::texts::Texts::new(language);
            let mut words = BTreeSet::new();
            for command in all().filter(|command| command.layer == Layer::Screen) {
                let text = texts.get(&command.text());
                assert!(!text.starts_with('⟨'), "{text}");
                assert!(words.insert(text.clone()), "{text}");
            }
        }
    }
}
