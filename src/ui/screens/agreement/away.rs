//! Who is away, and the calendars by which time is measured, with their next exceptions.

use ratatui::layout::Rect;

use crate::app::views::{AgreementPage, CalendarRow};
use crate::domain::time::Day;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;

/// The exceptions of a calendar that are shown.
const NEXT: usize = 3;

/// The lines that people and calendars want, with their frame.
pub fn wanted(page: &AgreementPage) -> u16 {
    let calendars: usize = page.calendars.iter().map(|calendar| 2 + calendar.next.len().min(NEXT)).sum();
    u16::try_from(page.away.len() + calendars + 2).unwrap_or(u16::MAX)
}

/// Draws both into `area`.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, page: &AgreementPage, area: Rect) {
    let state = &model.agreement;
    let focused = state.pane == Pane::Calendars && model.overlays.is_empty();
    let inside = pane::frame(canvas, area, Pane::Calendars, "", focused);
    if page.calendars.is_empty() && page.away.is_empty() {
        return pane::empty(canvas, inside, "empty-calendars", "empty-calendars-how");
    }
    let inside = layout::pad(inside, 1);
    let mut y = inside.y;
    for (who, first, last) in &page.away {
        let Some(line) = at(inside, y) else { return };
        let glyphs = canvas.glyphs();
        let text = canvas.say.with("away", &[("who", who)]);
        canvas.parts(line.x, y, line.width, &[(glyphs.paused, Role::Paused), (" ", Role::Text), (&text, Role::Text)]);
        let days = span(canvas, *first, *last);
        canvas.aligned(line, &days, Align::Right, Role::Dim);
        y += 1;
    }
    for (place, row) in page.calendars.iter().enumerate() {
        let from = y;
        y = calendar(canvas, inside, y, row, page.calendars.len() > 1);
        let spot = Rect { y: from, height: y.saturating_sub(from), ..inside };
        canvas.hit(spot, Hit::Row(Pane::Calendars, place as u64));
        if focused && place == state.calendar && spot.height > 0 {
            canvas.paint(Rect { height: 1, ..spot }, Role::Selected);
        }
    }
}

fn at(area: Rect, y: u16) -> Option<Rect> {
    (y < area.bottom()).then_some(Rect { y, height: 1, ..area })
}

fn span(canvas: &Canvas<'_>, first: Day, last: Day) -> String {
    if first == last {
        return canvas.say.day(first);
    }
    format!("{} {} {}", canvas.say.day(first), canvas.glyphs().arrow, canvas.say.day(last))
}

/// A calendar: its name and whether it works now, its hours, its next exceptions; says where the next one begins.
fn calendar(canvas: &mut Canvas<'_>, area: Rect, mut y: u16, row: &CalendarRow, several: bool) -> u16 {
    let Some(line) = at(area, y) else { return y };
    let glyphs = canvas.glyphs();
    let (sign, word, role) =
        if row.open { (glyphs.kept, "calendar-open", Role::Kept) } else { (glyphs.none, "calendar-closed", Role::Dim) };
    let word = canvas.say.get(word);
    let used = canvas.aligned(line, &word, Align::Right, role);
    let room = line.width.saturating_sub(used + 1);
    let zone = format!("  {}", row.zone);
    // Of a single one nobody asks whose it is.
    let team = if row.team && several {
        format!(" {} {}", glyphs.dot, canvas.say.get("calendar-team"))
    } else {
        String::new()
    };
    let parts = [(sign, role), (" ", Role::Text), (&row.name, Role::Text), (&team, Role::Joint), (&zone, Role::Dim)];
    canvas.parts(line.x, y, room, &parts);
    y += 1;
    if let Some(line) = at(area, y) {
        canvas.text(line.x + 2, y, line.width.saturating_sub(2), &row.hours, Role::Dim);
        y += 1;
    }
    for (first, last, name) in row.next.iter().take(NEXT) {
        let Some(line) = at(area, y) else { break };
        let days = span(canvas, *first, *last);
        let used = canvas.text(line.x + 2, y, line.width.saturating_sub(2), &days, Role::Dim);
        canvas.text(line.x + used + 4, y, line.width.saturating_sub(used + 4), name, Role::Text);
        y += 1;
    }
    y
}
