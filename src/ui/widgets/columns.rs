//! Standing columns over time, in eighths of a cell, with their numbers over them where there is room.

use ratatui::layout::Rect;

use super::bars;
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::theme::Role;

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What stands under it.
    pub label: String,
    /// What stands over it.
    pub value: String,
    /// How high it is; what is below nought is drawn as nought, and its number says so.
    pub size: f64,
    /// Where a goal is marked.
    pub goal: Option<f64>,
}

/// Draws the last columns that fit into `area`, the newest on the right; where their numbers have no
/// room over them, as lying bars with the numbers beside.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, columns: &[Column], role: Role) {
    if area.height == 0 || area.width == 0 || columns.is_empty() {
        return;
    }
    let widest = |get: fn(&Column) -> &str| columns.iter().map(|column| text::width(get(column))).max().unwrap_or(1);
    let needed = widest(|column| &column.label).max(widest(|column| &column.value)) + 1;
    if area.height < 6 || needed * columns.len() > usize::from(area.width) + 1 {
        return lying(canvas, area, columns, role);
    }
    standing(canvas, area, columns, role, u16::try_from(needed).unwrap_or(u16::MAX));
}

/// One line a column, the newest last.
fn lying(canvas: &mut Canvas<'_>, area: Rect, columns: &[Column], role: Role) {
    let (mut area, mut shown) = (area, columns);
    if columns.len() > usize::from(area.height) && area.height > 1 {
        let room = usize::from(area.height) - 1;
        let hidden = columns.len() - room;
        let earlier = canvas.say.count_of("columns-earlier", hidden as u64);
        canvas.text(area.x, area.y, area.width, &earlier, Role::Dim);
        area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        shown = columns.get(hidden..).unwrap_or(columns);
    }
    let widest = |get: fn(&Column) -> &str| {
        u16::try_from(shown.iter().map(|column| text::width(get(column))).max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let (labels, values) = (widest(|column| &column.label), widest(|column| &column.value));
    let top = shown.iter().flat_map(|column| [column.size, column.goal.unwrap_or(0.0)]).fold(0.0, f64::max);
    let room = area.width.saturating_sub(labels.saturating_add(values).saturating_add(2));
    for (y, column) in (area.y..area.bottom()).zip(shown) {
        let line = Rect { y, height: 1, ..area };
        canvas.text(line.x, y, labels.min(line.width), &column.label, Role::Dim);
        let bar = Rect { x: line.x + labels + 1, width: room, ..line }.intersection(line);
        let share = |size: f64| if top > 0.0 { size / top } else { 0.0 };
        bars::bar(canvas, bar, share(column.size), role);
        if let Some(goal) = column.goal {
            bars::mark(canvas, bar, share(goal));
        }
        canvas.aligned(line, &column.value, Align::Right, Role::Text);
    }
}

fn standing(canvas: &mut Canvas<'_>, area: Rect, columns: &[Column], role: Role, needed: u16) {
    let all = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    // Few columns are broad, so that they fill the picture; a gap of a third keeps them apart.
    let step = (area.width / all.max(1)).clamp(needed, needed.saturating_mul(3));
    let gap = (step / 4).max(1);
    let top = columns.iter().flat_map(|column| [column.size, column.goal.unwrap_or(0.0)]).fold(0.0, f64::max);
    let room = area.height.saturating_sub(2);
    for (place, column) in (0u16..).zip(columns) {
        let x = area.x + place * step;
        let spot = Rect { x, width: step.saturating_sub(gap).max(1).min(area.right().saturating_sub(x)), ..area };
        let body = Rect { y: area.y + 1, height: room, ..spot };
        let high = stand(canvas, body, column, top, role);
        let over = Rect { y: body.bottom().saturating_sub(high + 1).max(area.y), height: 1, ..spot };
        canvas.aligned(over, &column.value, Align::Centre, Role::Text);
        let under = Rect { y: area.bottom() - 1, height: 1, ..spot };
        canvas.aligned(under, &column.label, Align::Centre, Role::Dim);
    }
}

/// Draws one column; says how many cells high it is.
fn stand(canvas: &mut Canvas<'_>, body: Rect, column: &Column, top: f64, role: Role) -> u16 {
    let share = |size: f64| if top > 0.0 { (size / top).clamp(0.0, 1.0) } else { 0.0 };
    let eighths = (share(column.size) * f64::from(body.height) * 8.0).round() as u16;
    let eighths = if column.size > 0.0 { eighths.max(1) } else { 0 };
    let (full, part) = (eighths / 8, eighths % 8);
    let glyphs = canvas.glyphs();
    let full = full.min(body.height);
    canvas.fill(Rect { y: body.bottom() - full, height: full, ..body }, glyphs.full, role);
    let sign = part.checked_sub(1).and_then(|part| glyphs.lower_eighths.get(usize::from(part)));
    if let Some(sign) = sign.filter(|_| full < body.height) {
        canvas.fill(Rect { y: body.bottom() - full - 1, height: 1, ..body }, sign, role);
    }
    if let Some(goal) = column.goal.filter(|_| body.height > 0) {
        let up = (share(goal) * f64::from(body.height)).round() as u16;
        let y = body.bottom() - up.clamp(1, body.height);
        // Over the empty part only: inside the column its height says the same.
        if y < body.bottom() - full {
            canvas.fill(Rect { y, height: 1, ..body }, glyphs.horizontal, Role::Dim);
        }
    }
    (full + u16::from(part > 0)).min(body.height)
}

/// A row of small columns in one line, for trends beside a number.
pub fn spark(canvas: &mut Canvas<'_>, area: Rect, sizes: &[f64], role: Role) {
    let glyphs = canvas.glyphs();
    let top = sizes.iter().copied().fold(0.0, f64::max);
    let skip = sizes.len().saturating_sub(usize::from(area.width));
    for (x, size) in (area.x..area.right()).zip(sizes.iter().skip(skip)) {
        let eighths = if top > 0.0 { (size.max(0.0) / top * 8.0).round() as usize } else { 0 };
        let sign = match eighths {
            0 => " ",
            8 => glyphs.full,
            part => glyphs.lower_eighths.get(part - 1).copied().unwrap_or(" "),
        };
        canvas.text(x, area.y, 1, sign, role);
    }
}
