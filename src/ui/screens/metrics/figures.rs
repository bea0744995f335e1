//! The figures in lines: name, value, what it was counted from, trend; and what the selected one means.

use ratatui::layout::Rect;

use super::view::frame;
use crate::app::views::{Figure, MetricsPage, Value};
use crate::domain::metrics::FEW;
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;

/// The figures as a list, the selected one with its meaning below.
pub fn figures(canvas: &mut Canvas<'_>, model: &Model, page: &MetricsPage, area: Rect) {
    let inside = frame(canvas, area, "section-figures", model.overlays.is_empty());
    let selected = model.metrics.selected;
    let top = (selected + 1).saturating_sub(usize::from(inside.height));
    let counts = page.figures.iter().map(|figure| text::width(&canvas.say.counted(figure))).max().unwrap_or(0);
    let counts = u16::try_from(counts).unwrap_or(0);
    for (y, (place, figure)) in (inside.y..inside.bottom()).zip(page.figures.iter().enumerate().skip(top)) {
        let line = Rect { y, height: 1, ..inside };
        canvas.hit(line, Hit::Row(Pane::Metrics, place as u64));
        draw_figure(canvas, line, figure, counts);
        if place == selected {
            canvas.paint(line, Role::Selected);
        }
    }
    definition(canvas, page, selected, inside);
}

/// What the selected figure means, under the figures where there is room.
fn definition(canvas: &mut Canvas<'_>, page: &MetricsPage, selected: usize, inside: Rect) {
    let taken = u16::try_from(page.figures.len()).unwrap_or(u16::MAX).saturating_add(1);
    let rest = layout::below(inside, taken);
    let Some(figure) = page.figures.get(selected).filter(|_| rest.height >= 4) else { return };
    let text = canvas.say.get(&format!("metric-{}.definition", figure.id));
    let text = match figure.why.filter(|_| figure.value == Value::None) {
        Some(why) => format!("{}: {}. {text}", canvas.say.get("value-none"), canvas.say.code("why", why)),
        None => text,
    };
    canvas.wrapped(rest, &text, Role::Dim);
}

/// A figure in its line: name, value, what it was counted from (in `counts` columns), and its trend where
/// there is room.
fn draw_figure(canvas: &mut Canvas<'_>, line: Rect, figure: &Figure, counts: u16) {
    let trends = if line.width >= 54 { 9 } else { 0 };
    let rest = Rect { width: line.width.saturating_sub(trends), ..line };
    let counted = canvas.say.counted(figure);
    let (value, role) = reading(canvas, figure);
    let name = canvas.say.get(&format!("metric-{}", figure.id));
    let free = usize::from(rest.width).saturating_sub(text::width(&name) + 1);
    let (told, behind) = match figure.value {
        // The reason for nothing has nothing behind it. It gives way to the name: it stands below, too.
        Value::None if text::width(&value) > free => (canvas.say.get("value-none"), 0),
        Value::None => (value, 0),
        _ => (value, counts + 1),
    };
    let spot = Rect { width: rest.width.saturating_sub(behind), ..rest };
    let used = canvas.aligned(spot, &told, Align::Right, role);
    if behind > 0 {
        canvas.aligned(rest, &counted, Align::Right, Role::Dim);
    }
    canvas.text(line.x, line.y, spot.width.saturating_sub(used + 1), &name, Role::Text);
    if trends > 0 {
        let (text, role) = trend(canvas, figure);
        canvas.aligned(line, &text, Align::Right, role);
    }
}

/// A figure's words; a share of few cases has no verdict.
fn reading(canvas: &Canvas<'_>, figure: &Figure) -> (String, Role) {
    let few = matches!(figure.value, Value::Ratio(_)) && figure.n.is_some_and(|n| n < FEW);
    match (figure.value, figure.why) {
        (Value::None, Some(why)) => (canvas.say.code("why", why), Role::Dim),
        (value, _) if few => (format!("{} ({})", canvas.say.value_rough(value), canvas.say.get("too-few")), Role::Dim),
        (value, _) => (canvas.say.value_rough(value), Role::Text),
    }
}

/// How it stands against the period before, where both are numbers of one kind.
fn trend(canvas: &Canvas<'_>, figure: &Figure) -> (String, Role) {
    let glyphs = canvas.glyphs();
    let change = match (figure.value, figure.before) {
        (Value::Count(now), Value::Count(before)) if before != 0 => (now - before) as f64 / before as f64,
        (Value::Money(now), Value::Money(before)) if before.minor != 0 && now.currency == before.currency => {
            (now.minor - before.minor) as f64 / before.minor as f64
        }
        (Value::Ratio(now), Value::Ratio(before)) if before != 0.0 => now / before - 1.0,
        (Value::Days(now), Value::Days(before)) if before != 0.0 => now / before - 1.0,
        (Value::Seconds(now), Value::Seconds(before)) if before != 0 => (now - before) as f64 / before as f64,
        _ => return (String::new(), Role::Dim),
    };
    let sign = if change > 0.005 {
        glyphs.ascending
    } else if change < -0.005 {
        glyphs.descending
    } else {
        glyphs.arrow
    };
    // Whether more is better depends on the figure: the arrow says what is, without a verdict.
    (format!("{sign}{}", canvas.say.percent_signed(change)), Role::Dim)
}
