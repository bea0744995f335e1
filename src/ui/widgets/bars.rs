//! Lying bars: parts of a whole in eighths of a cell, and bullet bars with a mark for the pace.

use ratatui::layout::Rect;

use crate::ui::cells::Canvas;
use crate::ui::theme::Role;

/// Draws a bar over the first line of `area`: `share` of it, from 0 to 1. What is more than nothing is seen.
pub fn bar(canvas: &mut Canvas<'_>, area: Rect, share: f64, role: Role) {
    let area = Rect { height: area.height.min(1), ..area };
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    let eighths = (f64::from(area.width) * 8.0 * share).round() as u16;
    let eighths = if share > 0.0 { eighths.max(1) } else { 0 };
    let (full, part) = (eighths / 8, eighths % 8);
    let glyphs = canvas.glyphs();
    canvas.fill(Rect { width: full, ..area }, glyphs.full, role);
    let sign = part.checked_sub(1).and_then(|part| glyphs.left_eighths.get(usize::from(part)));
    if let Some(sign) = sign.filter(|_| full < area.width) {
        canvas.text(area.x + full, area.y, 1, sign, role);
    }
}

/// Draws a bullet bar: what is done over what is wanted, with a mark where one should be by now.
/// All three are shares of the whole bar.
pub fn bullet(canvas: &mut Canvas<'_>, area: Rect, done: f64, pace: Option<f64>, role: Role) {
    let area = Rect { height: area.height.min(1), ..area };
    let rest = canvas.glyphs().rest;
    canvas.fill(area, rest, Role::BarRest);
    bar(canvas, area, done, role);
    if let Some(pace) = pace {
        mark(canvas, area, pace);
    }
}

/// Marks a place on a bar: a share of it, from 0 to 1.
pub fn mark(canvas: &mut Canvas<'_>, area: Rect, share: f64) {
    if share.is_finite() && area.width > 0 {
        let at = (f64::from(area.width) * share.clamp(0.0, 1.0)).round() as u16;
        let sign = canvas.glyphs().mark;
        canvas.text(area.x + at.min(area.width - 1), area.y, 1, sign, Role::Accent);
    }
}
