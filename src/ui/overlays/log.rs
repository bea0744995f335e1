//! All messages of this session, the newest first.

use ratatui::layout::Rect;

use crate::ui::cells::Canvas;
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::view::said;
use crate::ui::widgets::notes::Notes;

/// Draws the log over `area`, its first `scroll` messages away.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, notes: &Notes, scroll: u16) {
    let area = layout::centre(area, 90, area.height);
    canvas.clear(area);
    let title = canvas.say.get("log-title");
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let all: Vec<_> = notes.log().collect();
    if all.is_empty() {
        let none = canvas.say.get("log-empty");
        canvas.text(inside.x, inside.y, inside.width, &none, Role::Dim);
    }
    let last = all.len().saturating_sub(usize::from(inside.height));
    let top = usize::from(scroll).min(last);
    for (y, note) in (inside.y..inside.bottom()).zip(all.into_iter().skip(top)) {
        let time = format!("{}  ", canvas.say.time(note.at));
        let (text, role) = said(canvas, &note.said);
        canvas.parts(inside.x, y, inside.width, &[(&time, Role::Dim), (&text, role)]);
    }
}
