//! How the first screen looks.

use ratatui::layout::Rect;

use super::{Start, State};
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::theme::Role;

/// Draws the screen into `area`.
pub fn view(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let Some(state) = &model.welcome else { return };
    let area = layout::centre(area, 64, 16);
    let name = canvas.say.get("welcome-title");
    canvas.aligned(area, &name, Align::Centre, Role::Accent);
    let words = canvas.say.get("welcome-words");
    let middle = layout::pad(layout::below(area, 2), 2);
    // In low windows the choices come before what explains them.
    let used = match middle.height {
        9.. => canvas.wrapped(Rect { height: 3, ..middle }, &words, Role::Dim) + 1,
        _ => 0,
    };
    let rest = layout::below(middle, used);
    let pitch = match rest.height {
        8.. => 3,
        5..8 => 2,
        _ => 1,
    };
    for (place, start) in State::ALL.iter().enumerate() {
        let id = match start {
            Start::Team => "welcome-team",
            Start::Import => "welcome-import",
            Start::Demo => "welcome-demo",
        };
        let row = u16::try_from(place).unwrap_or(0) * pitch;
        let Some(line) = layout::row(rest, row) else { break };
        let selected = place == state.selected;
        let pointer = if selected { canvas.glyphs().pointer } else { " " };
        let (text, why) = (canvas.say.get(id), canvas.say.get(&format!("{id}.why")));
        let role = if selected { Role::Accent } else { Role::Text };
        canvas.parts(line.x, line.y, line.width, &[(pointer, Role::Accent), (" ", role), (&text, role)]);
        canvas.hit(line, Hit::OverlayRow(place));
        if let Some(line) = layout::row(rest, row + 1).filter(|_| pitch > 1) {
            canvas.text(line.x + 2, line.y, line.width.saturating_sub(2), &why, Role::KeyHint);
        }
    }
}
