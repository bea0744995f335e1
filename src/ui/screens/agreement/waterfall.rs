//! A goal's way: an area for what there was, a line for what there should have been (DOMAIN 3.1, the leads
//! waterfall), with the numbers of today beside.

use ratatui::layout::Rect;

use super::figures::side;
use crate::app::views::{GoalDetail, Value};
use crate::domain::money::Money;
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::theme::Role;

/// Draws the way into `area`: its first line says what is drawn, its last names the days.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, detail: &GoalDetail) {
    let days = &detail.days;
    let top = days.iter().map(|(_, goal, actual)| (*goal).max(actual.unwrap_or(0))).max().unwrap_or(0);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    if area.height < 4 || top <= 0 {
        return;
    }
    let say = canvas.say;
    let role = side(detail.row.scope);
    let labels = [top, top / 2, 0].map(|n| told(canvas, detail, n));
    let left = labels.iter().map(|label| text::width(label)).max().unwrap_or(0);
    let left = u16::try_from(left).unwrap_or(0).min(area.width / 3) + 1;
    let glyphs = canvas.glyphs();
    let legend = [
        (format!("{} {}", glyphs.full, say.get("goal-actual")), role),
        (format!("  {} {}", glyphs.horizontal, say.get("goal-pace")), Role::Accent),
    ];
    let legend: Vec<(&str, Role)> = legend.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    canvas.parts(area.x + left, area.y, area.width.saturating_sub(left), &legend);
    let body = Rect {
        x: area.x + left,
        y: area.y + 1,
        width: area.width.saturating_sub(left),
        height: area.height.saturating_sub(2),
    };
    for (label, y) in labels.iter().zip([body.y, body.y + body.height / 2, body.bottom().saturating_sub(1)]) {
        let spot = Rect { x: area.x, y, width: left.saturating_sub(1), height: 1 };
        canvas.aligned(spot, label, Align::Right, Role::Dim);
    }
    if canvas.glyphs().full.is_ascii() {
        columns(canvas, body, detail, top, role);
    } else {
        dots(canvas, body, detail, top, role);
    }
    let under = Rect { y: area.bottom() - 1, height: 1, ..body };
    let from = canvas.say.day(first.0);
    let until = canvas.say.day(last.0);
    canvas.aligned(under, &from, Align::Left, Role::Dim);
    canvas.aligned(under, &until, Align::Right, Role::Dim);
    today(canvas, under, detail);
}

/// The day that stands at a place of so many, and the heights there of what there was and of what there should have
/// been, as shares of `top`.
fn heights(detail: &GoalDetail, place: usize, places: usize, top: i64) -> Option<(f64, Option<f64>)> {
    let count = detail.days.len();
    let number = ((place + 1) * count / places.max(1)).saturating_sub(1).min(count.saturating_sub(1));
    let (_, goal, actual) = detail.days.get(number)?;
    let share = |n: i64| (n.max(0) as f64 / top as f64).clamp(0.0, 1.0);
    Some((share(*goal), actual.map(share)))
}

/// What there was as an area of braille dots, two by four a cell; what there should have been as a line above it, and
/// cut out of it where it runs below its edge.
fn dots(canvas: &mut Canvas<'_>, body: Rect, detail: &GoalDetail, top: i64, role: Role) {
    let (wide, high) = (usize::from(body.width) * 2, usize::from(body.height) * 4);
    let level = |share: f64| ((share * high as f64).round() as usize).clamp(1, high) - 1;
    let columns: Vec<(usize, Option<usize>)> = (0..wide)
        .filter_map(|x| heights(detail, x, wide, top))
        .map(|(goal, actual)| (level(goal), actual.map(|share| (share * high as f64).round() as usize)))
        .collect();
    // The bits of a braille sign, by column and by row from above.
    const BITS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
    for (row, y) in (body.y..body.bottom()).rev().enumerate() {
        for (column, x) in (body.x..body.right()).enumerate() {
            let (mut area, mut line) = (0, 0);
            for (half, bits) in BITS.iter().enumerate() {
                let Some((goal, actual)) = columns.get(column * 2 + half) else { continue };
                for (from_top, bit) in bits.iter().enumerate() {
                    let level = row * 4 + (3 - from_top);
                    let inside = actual.is_some_and(|actual| level < actual);
                    if level == *goal {
                        line |= if inside { 0 } else { *bit };
                    } else if inside {
                        area |= *bit;
                    }
                }
            }
            if let Some(sign) = char::from_u32(0x2800 + (area | line)).filter(|_| area | line != 0) {
                let role = if area == 0 { Role::Accent } else { role };
                canvas.text(x, y, 1, sign.encode_utf8(&mut [0; 4]), role);
            }
        }
    }
}

/// The same in whole signs, for terminals without braille.
fn columns(canvas: &mut Canvas<'_>, body: Rect, detail: &GoalDetail, top: i64, role: Role) {
    let glyphs = canvas.glyphs();
    for x in 0..body.width {
        let Some((goal, actual)) = heights(detail, usize::from(x), usize::from(body.width), top) else { continue };
        let full = (actual.unwrap_or(0.0) * f64::from(body.height)).round() as u16;
        let full = full.min(body.height);
        let column = Rect { x: body.x + x, y: body.bottom() - full, width: 1, height: full };
        canvas.fill(column, glyphs.full, role);
        let up = (goal * f64::from(body.height)).round() as u16;
        let y = body.bottom() - up.clamp(1, body.height);
        canvas.text(body.x + x, y, 1, glyphs.horizontal, Role::Accent);
    }
}

/// Under the last day that has happened: what there was and what there should have been.
fn today(canvas: &mut Canvas<'_>, under: Rect, detail: &GoalDetail) {
    let done = detail.days.iter().rposition(|(_, _, actual)| actual.is_some());
    let Some((place, (day, goal, Some(actual)))) = done.and_then(|place| Some((place, detail.days.get(place)?))) else {
        return;
    };
    let values = [
        ("day", canvas.say.day(*day)),
        ("actual", told(canvas, detail, *actual)),
        ("pace", told(canvas, detail, *goal)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let text = canvas.say.with("goal-at", &values);
    let wide = u16::try_from(text::width(&text)).unwrap_or(u16::MAX);
    let at = u16::try_from(usize::from(under.width) * (place + 1) / detail.days.len().max(1)).unwrap_or(0);
    // Between the first and the last day's name, as near to its column as there is room.
    let Some(room) = under.width.checked_sub(wide.saturating_add(22)) else { return };
    let x = at.saturating_sub(wide / 2).clamp(11, 11 + room);
    canvas.text(under.x + x, under.y, wide, &text, Role::Text);
}

/// A number of the way in the goal's unit.
fn told(canvas: &Canvas<'_>, detail: &GoalDetail, n: i64) -> String {
    match detail.row.target {
        Value::Money(target) => canvas.say.money_short(Money { minor: n, ..target }),
        _ => canvas.say.count(n.unsigned_abs()),
    }
}
