//! `x`: why a figure is what it is: what it means, the formula with the numbers in, the rows that count
//! and those that do not, and whether they add up.

use ratatui::layout::Rect;

use crate::app::metrics::stands_on;
use crate::app::views::{Explanation, Reading, Value};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::ui::cells::{Canvas, wrap};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::screens::metrics::State;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::scroll_bar;

/// Draws the explanation over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, state: &State, period: &str, since: Option<Instant>) {
    let Some((metric, explanation)) = &state.explained else { return };
    let area = layout::centre(area, 92, area.height);
    canvas.clear(area);
    let mut title = canvas.say.get(&format!("metric-{metric}"));
    if let Some(name) = explanation.as_ref().and_then(|explanation| explanation.name.as_ref()) {
        title = format!("{title} · {name}");
    }
    let inside = canvas.frame(area, &[(&title, Role::Title)], period, true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let explanation = match (explanation, &state.unexplained) {
        (Some(explanation), _) => explanation,
        (None, Some(refusal)) => return pane::failed(canvas, inside, refusal),
        (None, None) => return pane::waiting(canvas, inside, since),
    };
    let lines = lines(canvas, explanation, usize::from(inside.width));
    let last = lines.len().saturating_sub(usize::from(inside.height));
    let top = usize::from(state.scroll).min(last);
    for (y, (text, role)) in (inside.y..inside.bottom()).zip(lines.iter().skip(top)) {
        canvas.text(inside.x, y, inside.width, text, *role);
    }
    let bar = Rect { x: area.right().saturating_sub(1), width: 1, y: inside.y, height: inside.height };
    scroll_bar(canvas, bar, top as u64, lines.len() as u64);
}

fn lines(canvas: &Canvas<'_>, explanation: &Explanation, width: usize) -> Vec<(String, Role)> {
    let say = canvas.say;
    let figure = &explanation.figure;
    let mut lines = vec![(say.figure(figure), Role::Accent)];
    let definition = say.get(&format!("metric-{}.definition", figure.id));
    lines.extend(wrap(&definition, width).into_iter().map(|line| (line, Role::Text)));
    // A share is what it was counted from, whatever the terms are called.
    let share = match (figure.value, figure.k, figure.n) {
        (Value::Ratio(_), Some(k), Some(n)) => {
            Some(format!("  {} / {} = {}", say.count(k), say.count(n), say.value(figure.value)))
        }
        _ => None,
    };
    if share.is_some() || !explanation.terms.is_empty() {
        lines.push((String::new(), Role::Text));
        lines.push((say.get("explain-formula"), Role::Header));
        lines.extend(share.map(|share| (share, Role::Text)));
        for (term, value) in &explanation.terms {
            let name = say.find(&format!("metric-{term}")).unwrap_or_else(|| say.code("part", term));
            lines.push((format!("  {name}: {}", say.value(*value)), Role::Text));
        }
    }
    lines.push((String::new(), Role::Text));
    lines.extend(stands_on(say.texts(), say.zone(), &explanation.ground).into_iter().map(|line| (line, Role::Dim)));
    rows(canvas, &mut lines, explanation, width);
    if explanation.excluded_total > 0 {
        lines.push((String::new(), Role::Text));
        lines.push((say.count_of("explain-excluded", explanation.excluded_total), Role::Header));
        for excluded in &explanation.excluded {
            let reason = format!("  ({})", say.code("excluded", excluded.reason));
            let row = reading(canvas, &excluded.row, width.saturating_sub(2 + text::width(&reason)));
            lines.push((format!("  {row}{reason}"), Role::Dim));
        }
    }
    match explanation.sum_holds {
        Some(true) => lines.push((format!("{} {}", canvas.glyphs().kept, say.get("explain-sum-holds")), Role::Good)),
        Some(false) => lines.push((format!("{} {}", canvas.glyphs().cross, say.get("explain-sum-fails")), Role::Bad)),
        None => {}
    }
    lines
}

fn rows(canvas: &Canvas<'_>, lines: &mut Vec<(String, Role)>, explanation: &Explanation, width: usize) {
    let (total, rows) = (explanation.rows_total, &explanation.rows);
    if total == 0 {
        return;
    }
    lines.push((String::new(), Role::Text));
    lines.push((canvas.say.count_of("explain-rows", total), Role::Header));
    let glyphs = canvas.glyphs();
    let share = rows.iter().any(|row| row.above.is_some());
    if share {
        let above = explanation.figure.k.map(|k| canvas.say.count(k)).unwrap_or_default();
        lines.push((format!("  {} {}", glyphs.kept, canvas.say.with("explain-above", &[("k", &above)])), Role::Dim));
    }
    let width = width.saturating_sub(4);
    lines.extend(rows.iter().map(|row| {
        let (sign, role) = match row.above {
            Some(true) => (glyphs.kept, Role::Good),
            Some(false) => (glyphs.dot, Role::Dim),
            None => (" ", Role::Text),
        };
        let sign = if share { format!("{sign} ") } else { String::new() };
        (format!("  {sign}{}", reading(canvas, row, width)), role)
    }));
    let more = total.saturating_sub(rows.len() as u64);
    if more > 0 {
        lines.push((format!("  {}", canvas.say.count_of("board-more", more)), Role::Dim));
    }
}

/// A row in at most `width` columns: the name gives way to the value.
fn reading(canvas: &Canvas<'_>, row: &Reading, width: usize) -> String {
    let on = row.on.map(|day| canvas.say.day(day)).unwrap_or_default();
    let value = if row.value == Value::None { String::new() } else { canvas.say.value(row.value) };
    let (number, on) = (text::pad_right(&row.number, 8), text::pad_right(&on, 10));
    let value = if value.is_empty() { value } else { format!(" {}", text::pad_left(&value, 14)) };
    let room = width.saturating_sub(20 + text::width(&value)).clamp(8, 44);
    let name = text::cut(&row.name, room);
    if value.is_empty() {
        format!("{number} {on} {name}")
    } else {
        format!("{number} {on} {}{value}", text::pad_right(&name, room))
    }
}
