//! A goal's way: a column a day for what there was, a line for what there should have been (DOMAIN 3.1, the leads
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
    columns(canvas, body, detail, top, role);
    let under = Rect { y: area.bottom() - 1, height: 1, ..body };
    let from = canvas.say.day(first.0);
    let until = canvas.say.day(last.0);
    canvas.aligned(under, &from, Align::Left, Role::Dim);
    canvas.aligned(under, &until, Align::Right, Role::Dim);
    today(canvas, under, detail);
}

/// A column for each cell; several days share one, or one day has several, as the room is.
fn columns(canvas: &mut Canvas<'_>, body: Rect, detail: &GoalDetail, top: i64, role: Role) {
    let glyphs = canvas.glyphs();
    let count = detail.days.len();
    for x in 0..body.width {
        let place = (usize::from(x) + 1) * count / usize::from(body.width.max(1));
        let Some((_, goal, actual)) = detail.days.get(place.saturating_sub(1).min(count.saturating_sub(1))) else {
            continue;
        };
        let share = |n: i64| (n.max(0) as f64 / top as f64).clamp(0.0, 1.0);
        let mut full = 0;
        if let Some(actual) = actual {
            let eighths = (share(*actual) * f64::from(body.height) * 8.0).round() as u16;
            full = (eighths / 8).min(body.height);
            let column = Rect { x: body.x + x, y: body.bottom() - full, width: 1, height: full };
            canvas.fill(column, glyphs.full, role);
            let part = (eighths % 8).checked_sub(1).and_then(|part| glyphs.lower_eighths.get(usize::from(part)));
            if let Some(sign) = part.filter(|_| full < body.height) {
                canvas.text(body.x + x, body.bottom() - full - 1, 1, sign, role);
            }
        }
        let up = (share(*goal) * f64::from(body.height)).round() as u16;
        let y = body.bottom() - up.clamp(1, body.height);
        let inside = y >= body.bottom() - full;
        canvas.text(body.x + x, y, 1, glyphs.horizontal, if inside { Role::Text } else { Role::Accent });
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
