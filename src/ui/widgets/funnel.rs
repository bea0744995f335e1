//! The funnel as a picture: centred bars that narrow from step to step, what passes written between.

use ratatui::layout::Rect;

use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::layout;
use crate::ui::theme::Role;

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// How many.
    pub count: u64,
    /// Ready to print.
    pub value: String,
    /// What part of the step before came so far, ready to print; empty for the first.
    pub passed: String,
}

/// Draws the steps, from one line each to four, the last of which keeps them apart.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, steps: &[Step]) {
    let Some(first) = steps.first() else { return };
    let widest = |get: fn(&Step) -> &str| {
        u16::try_from(steps.iter().map(|step| text::width(get(step))).max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let (names, values, passed) = (widest(|step| &step.name), widest(|step| &step.value), widest(|step| &step.passed));
    let most = steps.iter().map(|step| step.count).fold(first.count, u64::max).max(1);
    let sides = names.saturating_add(values).saturating_add(passed).saturating_add(4);
    let picture = area.width.saturating_sub(sides).max(area.width / 4);
    let pitch = (usize::from(area.height) / steps.len().max(1)).clamp(1, 4);
    let high = u16::try_from(pitch).unwrap_or(1).saturating_sub(1).max(1);
    for (top, step) in (0u16..).step_by(pitch).zip(steps) {
        // Words and numbers stand beside the middle of the bar.
        let Some(line) = layout::row(area, top + (high - 1) / 2) else { break };
        canvas.aligned(Rect { width: names.min(line.width), ..line }, &step.name, Align::Left, Role::Text);
        let middle = Rect { x: line.x + names + 1, width: picture, ..line }.intersection(line);
        let wide = half_width(middle.width, step.count, most);
        let bar = Rect { x: middle.x + (middle.width - wide) / 2, y: area.y + top, width: wide, height: high };
        let bar = bar.intersection(area);
        let full = canvas.glyphs().full;
        canvas.fill(bar, full, Role::Bar);
        let rest = Rect { x: middle.right() + 1, width: line.right().saturating_sub(middle.right() + 1), ..line };
        canvas.aligned(Rect { width: values.min(rest.width), ..rest }, &step.value, Align::Right, Role::Text);
        let x = rest.x.saturating_add(values + 2);
        let spot = Rect { x, width: passed.min(line.right().saturating_sub(x)), ..line };
        canvas.aligned(spot, &step.passed, Align::Right, Role::Dim);
    }
}

/// The width of a bar, of the same parity as its place so that it stands in the middle exactly; what is
/// more than nothing is seen.
fn half_width(place: u16, count: u64, most: u64) -> u16 {
    if count == 0 || place == 0 {
        return 0;
    }
    let wide = u128::from(count) * u128::from(place) / u128::from(most.max(1));
    let wide = u16::try_from(wide).unwrap_or(place).clamp(1, place);
    if wide % 2 == place % 2 || wide == place { wide } else { wide + 1 }
}
