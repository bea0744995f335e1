//! The goals of the period, joint ones first: bullet bars with the pace, and what each working day must bring.

use ratatui::layout::Rect;

use super::figures::side;
use super::waterfall;
use crate::app::views::{AgreementPage, GoalRow, Value};
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::say::Say;
use crate::ui::screens::Pane;
use crate::ui::theme::{Glyphs, Role};
use crate::ui::widgets::{bars, pane};

/// The lines that the goals want, with their frame.
pub fn wanted(page: &AgreementPage) -> u16 {
    u16::try_from(page.goals.len().max(1)).unwrap_or(u16::MAX).saturating_mul(3).saturating_add(1)
}

/// A goal's state: sign, word and role.
pub fn standing(say: Say<'_>, glyphs: &Glyphs, goal: &GoalRow) -> (&'static str, String, Role) {
    let (sign, role) = match goal.state {
        "reached" | "on_pace" => (glyphs.kept, Role::Kept),
        "behind" => (glyphs.late, Role::Late),
        "over" => (glyphs.cross, Role::Bad),
        _ => (glyphs.none, Role::Dim),
    };
    (sign, say.code("goal-state", goal.state), role)
}

/// Draws the goals into `area`.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, page: &AgreementPage, area: Rect) {
    let state = &model.agreement;
    let focused = state.pane == Pane::Goals && model.overlays.is_empty();
    let inside = pane::frame(canvas, area, Pane::Goals, "", focused);
    if page.goals.is_empty() {
        return pane::empty(canvas, inside, "empty-period-goals", "empty-period-goals-how");
    }
    let count = u16::try_from(page.goals.len()).unwrap_or(u16::MAX);
    let each = (inside.height / count).clamp(1, 3);
    // Under them, where there is room, the selected one's way.
    let lines = count.saturating_mul(3);
    let way = layout::below(inside, lines);
    if let Some(detail) = state.goal_detail.get().filter(|_| way.height >= 6) {
        waterfall::draw(canvas, layout::pad(way, 1), detail);
    }
    let fits = usize::from((inside.height / each).max(1));
    let skip = (state.goal + 1).saturating_sub(fits);
    // Bars of one picture are of one length, whatever stands behind them.
    let ends = page.goals.iter().map(|goal| text::width(&needed(canvas.say, goal))).max().unwrap_or(0);
    let ends = u16::try_from(ends).unwrap_or(u16::MAX);
    let ground = model.ground();
    let mut y = inside.y;
    for (place, goal) in page.goals.iter().enumerate().skip(skip) {
        let Some(rest) = inside.bottom().checked_sub(y).filter(|rest| *rest > 0) else { break };
        let spot = Rect { y, height: each.min(rest), ..inside };
        canvas.hit(spot, Hit::Row(Pane::Goals, place as u64));
        let period = canvas.say.period(&goal.period, &ground);
        row(canvas, Rect { height: spot.height.min(2), ..spot }, goal, &period, ends);
        if focused && place == state.goal {
            canvas.paint(Rect { height: 1, ..spot }, Role::Selected);
        }
        y += each;
    }
}

/// A goal: sign, name, `period`, what there is of what is wanted, the state; under it the bar and, in `ends` columns,
/// what each day must bring.
fn row(canvas: &mut Canvas<'_>, spot: Rect, goal: &GoalRow, period: &str, ends: u16) {
    let spot = layout::pad(spot, 1);
    let say = canvas.say;
    let (sign, word, role) = standing(say, canvas.glyphs(), goal);
    canvas.text(spot.x, spot.y, 1, sign, role);
    let used = canvas.aligned(spot, &word, Align::Right, role);
    let rest = Rect { x: spot.x + 2, width: spot.width.saturating_sub(used + 4), ..spot };
    let reached = format!("{} / {}", say.value_rough(goal.actual), say.value_rough(goal.target));
    let used = canvas.aligned(rest, &reached, Align::Right, Role::Text);
    let room = rest.width.saturating_sub(used + 2);
    let named = canvas.text(rest.x, rest.y, room, &goal.name, side(goal.scope));
    let period = format!("  {period}");
    canvas.text(rest.x + named, rest.y, room.saturating_sub(named), &period, Role::Dim);
    let Some(line) = layout::row(spot, 1) else { return };
    let line = Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line };
    let needed = needed(say, goal);
    canvas.aligned(line, &needed, Align::Right, Role::Dim);
    bullet(canvas, Rect { width: line.width.saturating_sub(ends + u16::from(ends > 0) * 2), ..line }, goal);
}

/// What each working day that is left must bring.
pub fn needed(say: Say<'_>, goal: &GoalRow) -> String {
    if goal.needed == Value::None || goal.state == "reached" || goal.days_left <= 0 {
        return String::new();
    }
    let days = goal.days_left.to_string();
    say.with("goal-needs", &[("needed", &say.value_rough(goal.needed)), ("days", &days)])
}

/// What there is of what is wanted, with a mark where one should be by now.
pub fn bullet(canvas: &mut Canvas<'_>, area: Rect, goal: &GoalRow) {
    let target = goal.target.number().filter(|target| *target > 0.0);
    let part = |value: Value| target.and_then(|target| Some(value.number()? / target));
    if let Some(done) = part(goal.actual) {
        bars::bullet(canvas, area, done.clamp(0.0, 1.0), part(goal.pace), side(goal.scope));
    }
}
