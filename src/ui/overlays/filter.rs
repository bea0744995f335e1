//! The filter of a list while it is typed, at the top of the list, and the line that says it afterwards.

use ratatui::layout::Rect;

use crate::domain::refusal::Refusal;
use crate::domain::text;
use crate::ui::cells::Canvas;
use crate::ui::layout;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::input::Line;

/// A filter being typed.
#[derive(Debug, Clone)]
pub struct FilterBox {
    /// Of which pane's list.
    pub pane: Pane,
    /// What is typed.
    pub line: Line,
    /// What it was before, for Esc.
    pub before: String,
    /// Why what was typed is no period, on the page of figures.
    pub error: Option<Refusal>,
}

/// Draws the filter of `pane` on top of `area` where there is one, being typed or standing, and what is
/// wrong with it; says what is left below.
pub fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    typed: Option<&FilterBox>,
    standing: &str,
    linked: Option<&str>,
    error: Option<&Refusal>,
) -> Rect {
    if (typed.is_none() && standing.is_empty() && linked.is_none()) || area.height < 2 {
        return area;
    }
    let mut x = area.x;
    let sign = if typed.is_some() { Role::Accent } else { Role::Dim };
    x += canvas.text(x, area.y, area.width, "/ ", sign);
    if let Some(linked) = linked {
        let words = format!("{} {linked}  ", canvas.glyphs().linked);
        x += canvas.text(x, area.y, area.right().saturating_sub(x), &words, Role::Accent);
    }
    let place = Rect { x, y: area.y, width: area.right().saturating_sub(x), height: 1 };
    match typed {
        Some(filter) => filter.line.draw(canvas, place, true),
        None => {
            canvas.text(x, area.y, place.width, standing, Role::Match);
        }
    }
    let rest = layout::below(area, 1);
    match error {
        Some(refusal) => wrong(canvas, rest, place.x, standing, refusal),
        None => rest,
    }
}

/// Points at the place that cannot be read, and says what was probably meant.
fn wrong(canvas: &mut Canvas<'_>, area: Rect, from: u16, standing: &str, refusal: &Refusal) -> Rect {
    let value = |name: &str| refusal.values.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str());
    let at = value("at").and_then(|at| at.parse::<usize>().ok());
    let mut rest = area;
    if let (Some(at), true) = (at, area.height > 3) {
        let before: String = standing.chars().take(at).collect();
        let length = value("length").and_then(|length| length.parse::<usize>().ok()).unwrap_or(1).clamp(1, 40);
        let x = from.saturating_add(u16::try_from(text::width(&before)).unwrap_or(u16::MAX));
        canvas.text(x, area.y, area.right().saturating_sub(x), &"^".repeat(length), Role::Bad);
        rest = layout::below(rest, 1);
    }
    let said = format!("{} {}", canvas.glyphs().cross, canvas.say.refusal(refusal));
    let used = canvas.wrapped(rest, &said, Role::Bad);
    let rest = layout::below(rest, used);
    // What can be typed, by example: the pane has nothing else to show until the filter can be read.
    let examples = canvas.say.get("filter-examples");
    let used = canvas.wrapped(layout::below(rest, 1), &examples, Role::KeyHint);
    layout::below(rest, used + 1)
}
