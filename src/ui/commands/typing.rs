//! While something is typed: taking it, leaving it, going between fields.

use super::Availability::{Elsewhere, Yes};
use super::{Area, Availability, Command, Snapshot};
use crate::ui::effect::Effect;
use crate::ui::keymap::Layer;
use crate::ui::model::Model;
use crate::ui::typing;

const fn typing(id: &'static str, when: fn(&Snapshot) -> Availability, run: fn(&mut Model) -> Vec<Effect>) -> Command {
    let mut command = Command::new(id, Area::Typing, when, run).unnamed();
    command.layer = Layer::Typing;
    command
}

pub(super) const COMMANDS: &[Command] = &[
    typing("typing-accept", open, typing::accept).footer(10),
    typing("typing-save", form, typing::save).footer(20).changes(),
    typing("typing-next", open, |model| typing::step(model, 1)).footer(30),
    typing("typing-previous", open, |model| typing::step(model, -1)),
    typing("typing-down", open, |model| typing::vertical(model, 1)),
    typing("typing-up", open, |model| typing::vertical(model, -1)),
    typing("typing-editor", lines, typing::editor).footer(25),
    typing("typing-clear", open, typing::clear),
    typing("typing-leave", open, Model::back).footer(40),
];

const fn open(snapshot: &Snapshot) -> Availability {
    if snapshot.overlay.is_some() { Yes } else { Elsewhere }
}

const fn form(snapshot: &Snapshot) -> Availability {
    if snapshot.form { Yes } else { Elsewhere }
}

const fn lines(snapshot: &Snapshot) -> Availability {
    if snapshot.lines { Yes } else { Elsewhere }
}
