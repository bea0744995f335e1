//! What a message does. (Stand-in.)

use crossterm::event::{KeyCode, KeyModifiers};

use super::effect::Effect;
use super::model::Model;
use super::msg::{Key, Msg};

/// Answers a message.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    model.dirty = true;
    model.count += 1;
    let effect = match &msg {
        Msg::Shutdown => Some(Effect::Quit),
        Msg::Key { key: Key(KeyCode::Char(c), KeyModifiers::NONE), .. } => match c {
            'q' => Some(Effect::Quit),
            'c' => Some(Effect::Copy("copied".to_owned())),
            'e' => Some(Effect::Edit("a note\n".to_owned())),
            'm' => Some(Effect::ReleaseMouse(true)),
            _ => None,
        },
        Msg::Key { key: Key(KeyCode::Char('z'), KeyModifiers::CONTROL), .. } => Some(Effect::Suspend),
        _ => None,
    };
    model.said = format!("{msg:?}").chars().take(300).collect();
    effect.into_iter().collect()
}
