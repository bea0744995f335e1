//! After the first key of a longer one: what may follow.

use ratatui::layout::Rect;

use crate::domain::text;
use crate::ui::cells::Canvas;
use crate::ui::commands::{Availability, Snapshot};
use crate::ui::keymap::{Node, Sequence};
use crate::ui::theme::Role;

/// Draws what may follow `typed` at the bottom right of `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, typed: &Sequence, node: &Node, snapshot: &Snapshot) {
    let lines: Vec<(String, String, Role)> = node
        .following()
        .map(|(key, next)| {
            let keys = canvas.say.keys(&Sequence(vec![*key]));
            match next.command() {
                Some(command) => {
                    let can = (command.when)(snapshot) == Availability::Yes;
                    (keys, canvas.say.get(&command.text()), if can { Role::Text } else { Role::Dim })
                }
                None => (keys, canvas.say.get("prefix-more"), Role::Dim),
            }
        })
        .collect();
    let widest = |get: fn(&(String, String, Role)) -> &str| {
        u16::try_from(lines.iter().map(|line| text::width(get(line))).max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let keys = widest(|line| &line.0);
    let width = keys.saturating_add(widest(|line| &line.1)).saturating_add(6).min(area.width);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(area.height);
    let area = Rect { x: area.right() - width, y: area.bottom() - height, width, height };
    canvas.clear(area);
    let title = canvas.say.keys(typed);
    let inside = canvas.frame(area, &[(&title, Role::Key)], "", true);
    for (y, (key, name, role)) in (inside.y..inside.bottom()).zip(&lines) {
        canvas.text(inside.x + 1, y, keys, key, Role::Key);
        let x = inside.x + keys + 3;
        canvas.text(x, y, inside.right().saturating_sub(x), name, *role);
    }
}
