//! How the journal looks: what happened, by whom; beside it the entry's fields before and after.

use ratatui::layout::Rect;

use crate::app::views::{JournalRow, Slot};
use crate::ui::cells::{Align, Canvas, wrap};
use crate::ui::layout::{self, Width};
use crate::ui::model::Model;
use crate::ui::overlays::{Overlay, filter};
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::{self, Cell, Column, Look, scroll_bar};

const COLUMNS: [Column<JournalRow>; 5] = [
    column("column-when", 5, 16, 0, Align::Left, |row, canvas| (when(row, canvas), Role::Dim)),
    column("column-who", 4, 12, 0, Align::Left, who),
    column("column-what", 16, u16::MAX, 0, Align::Left, what),
    column("column-rows", 3, 9, 3, Align::Right, |row, canvas| {
        (if row.rows > 1 { canvas.say.count(row.rows) } else { String::new() }, Role::Dim)
    }),
    column("column-undone", 1, 12, 1, Align::Left, |row, canvas| {
        (if row.undone { canvas.say.get("undone") } else { String::new() }, Role::Warn)
    }),
];

const fn column(
    title: &'static str,
    least: u16,
    most: u16,
    leaves: u8,
    align: Align,
    cell: fn(&JournalRow, &Canvas<'_>) -> Cell,
) -> Column<JournalRow> {
    Column { title, least, most, align, leaves, sort: None, cell }
}

/// Today's entries by their time alone.
fn when(row: &JournalRow, canvas: &Canvas<'_>) -> String {
    canvas.say.moment(row.at, canvas.now)
}

fn who(row: &JournalRow, _: &Canvas<'_>) -> Cell {
    let role = match row.side {
        "marketing" => Role::Marketing,
        "sales" => Role::Sales,
        _ => Role::Text,
    };
    (row.by.clone(), role)
}

fn what(row: &JournalRow, canvas: &Canvas<'_>) -> Cell {
    (canvas.say.message(&row.what), if row.undone { Role::Dim } else { Role::Text })
}

/// Draws the screen into `area`.
pub fn view(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let on_list = model.journal.pane == Pane::Journal;
    let width = if model.zoomed { Width::One } else { layout::panes(area.width) };
    match width {
        Width::One if on_list => list(canvas, model, area),
        Width::One => entry(canvas, model, area),
        Width::Two | Width::Three => {
            let (left, right) = layout::split_left(area, layout::share(area.width, 640), 28);
            list(canvas, model, left);
            entry(canvas, model, right);
        }
    }
}

fn list(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.journal;
    let list = &state.list;
    let aside = if list.unknown() { String::new() } else { canvas.say.count_of("journal-count", list.len()) };
    let focused = state.pane == Pane::Journal;
    let inside = pane::frame(canvas, area, Pane::Journal, &aside, focused);
    let typed = model.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Filter(filter) if filter.pane == Pane::Journal => Some(filter),
        _ => None,
    });
    let filtering = typed.is_some() || !list.filter.is_empty();
    let shown = list.error.as_ref().filter(|_| filtering);
    let rows = filter::draw(canvas, inside, typed, &list.filter, None, shown);
    match (&list.error, list.cache.total()) {
        (Some(refusal), _) if !filtering => pane::failed(canvas, rows, refusal),
        (None, None) => pane::waiting(canvas, rows, model.waiting(Slot::Journal)),
        _ if list.is_empty() && filtering => pane::empty(canvas, rows, "empty-filter", "empty-filter-how"),
        _ if list.is_empty() => pane::empty(canvas, rows, "empty-journal", "empty-journal-how"),
        _ => table::draw(canvas, rows, list, &COLUMNS, &Look { pane: Pane::Journal, focused, marked: None }),
    }
}

fn entry(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.journal;
    let row = state.list.current();
    let aside = row.map(|row| format!("#{}", row.id)).unwrap_or_default();
    let inside = pane::frame(canvas, area, Pane::Entry, &aside, state.pane == Pane::Entry);
    let inside = layout::pad(inside, 1);
    let Some(row) = row else { return };
    let lines = lines(canvas, row, usize::from(inside.width));
    let last = lines.len().saturating_sub(usize::from(inside.height));
    let top = usize::from(state.scroll).min(last);
    for (y, (text, role)) in (inside.y..inside.bottom()).zip(lines.iter().skip(top)) {
        canvas.text(inside.x, y, inside.width, text, *role);
    }
    scroll_bar(canvas, Rect { x: inside.right() + 1, width: 1, ..inside }, top as u64, lines.len() as u64);
}

fn lines(canvas: &Canvas<'_>, row: &JournalRow, width: usize) -> Vec<(String, Role)> {
    let say = canvas.say;
    let mut lines: Vec<(String, Role)> =
        wrap(&say.message(&row.what), width).into_iter().map(|line| (line, Role::Title)).collect();
    let by = if row.by.is_empty() { String::new() } else { format!(" {} {}", canvas.glyphs().dot, row.by) };
    lines.push((format!("{}{by}", say.instant_long(row.at)), Role::Dim));
    if row.rows > 1 {
        lines.push((say.count_of("entry-rows", row.rows), Role::Text));
    }
    for (field, before, after) in &row.fields {
        lines.push((String::new(), Role::Text));
        lines.push((say.get(&format!("field-{field}")), Role::Header));
        let old = if before.is_empty() { canvas.glyphs().none } else { before };
        let new = if after.is_empty() { canvas.glyphs().none } else { after };
        lines.extend(wrap(old, width).into_iter().map(|line| (line, Role::Dim)));
        lines.extend(
            wrap(&format!("{} {new}", canvas.glyphs().arrow), width).into_iter().map(|line| (line, Role::Text)),
        );
    }
    lines.push((String::new(), Role::Text));
    let hint = match (row.stuck, row.undone) {
        (Some(stuck), _) => say.get(&format!("refusal-{stuck}")),
        (None, true) => say.get("entry-redo"),
        (None, false) => say.get("entry-undo"),
    };
    lines.extend(wrap(&hint, width).into_iter().map(|line| (line, Role::KeyHint)));
    lines
}
