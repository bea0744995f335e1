//! `smarketing keys`: what each key does in the cockpit. The cockpit itself tells: see [`Binding`].

use clap::Args;
use serde_json::{Value as Json, json};

use super::desk::{Desk, Outcome};
use super::out::{Format, Table};
use crate::app::files;
use crate::app::texts::Texts;
use crate::domain::refusal::Refusal;

/// A command of the cockpit with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The command's id, as keymaps name it.
    pub command: String,
    /// Its keys, the one to show first.
    pub keys: Vec<String>,
    /// Its words.
    pub name: String,
}

/// Commands with their keys, and what is wrong with a person's own keymap.
pub type Bindings = (Vec<Binding>, Vec<String>);

/// What the cockpit knows of keys.
#[derive(Debug, Clone, Copy)]
pub struct Keyboard {
    /// The keys as delivered, in the format of a person's own keymap.
    pub default: &'static str,
    /// Every command with its keys under a person's own keymap, and what is wrong with that.
    pub bindings: fn(&Texts, Option<&str>) -> Bindings,
}

/// Which keys.
#[derive(Debug, Args)]
pub struct Keys {
    #[arg(long)]
    default: bool,
}

impl Keys {
    /// Shows them.
    pub fn run(self, desk: &mut Desk, keyboard: Keyboard) -> Outcome {
        if self.default && desk.out.format() != Format::Json {
            desk.out.own(keyboard.default.as_bytes())?;
            return Ok(0);
        }
        let own = if self.default { None } else { own_keymap(desk)? };
        let (bindings, problems) = (keyboard.bindings)(desk.texts(), own.as_deref());
        for problem in &problems {
            desk.out.say(problem)?;
        }
        desk.answer(
            None,
            || bindings.iter().map(binding_json).collect(),
            |out| {
                let people = out.format() == Format::People;
                let mut table = Table::new();
                if !people {
                    table.head(["keys", "command"].map(str::to_owned));
                }
                for binding in &bindings {
                    let name = if people { binding.name.clone() } else { binding.command.clone() };
                    table.row(vec![binding.keys.join(", "), name]);
                }
                out.table(&table)
            },
        )
    }
}

fn binding_json(binding: &Binding) -> Json {
    json!({"command": binding.command, "keys": binding.keys, "name": binding.name})
}

/// The person's own keymap, where there is one.
fn own_keymap(desk: &Desk) -> Result<Option<String>, Refusal> {
    match files::read_text(&desk.settings().keymap()) {
        Ok(text) => Ok(Some(text)),
        Err(refusal) if refusal.code == "no-such-file" => Ok(None),
        Err(refusal) => Err(refusal),
    }
}
