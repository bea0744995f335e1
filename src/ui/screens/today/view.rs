//! How the day looks: the ladder, beside or below it why the selected thing stands there, the goals and the news.

use ratatui::layout::Rect;

use super::aside;
use super::state::Line;
use crate::app::views::{Mark, Opens, Rung, Slot, TodayItem};
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::{Hit, Viewport};
use crate::ui::layout::{self, Width};
use crate::ui::model::Model;
use crate::ui::say::Say;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::scroll_bar;

/// From how many columns on the ladder leaves half of the screen.
const WIDE: u16 = 160;

/// Draws the screen into `area`.
pub fn view(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.today;
    let width = if model.zoomed { Width::One } else { layout::panes(area.width) };
    let on_ladder = state.pane == Pane::Today;
    // Where nothing waits there is nothing to explain.
    let explained = state.item().is_some();
    match width {
        Width::One if !on_ladder => aside::team(canvas, model, area),
        Width::One if model.zoomed || area.height < 16 || !explained => ladder(canvas, model, area),
        Width::One => {
            let (top, bottom) = layout::split_top(area, area.height - 8, 6);
            ladder(canvas, model, top);
            aside::why(canvas, model, bottom);
        }
        Width::Two => {
            let (top, bottom) = layout::split_top(area, area.height.saturating_sub((area.height * 2 / 5).max(8)), 6);
            ladder(canvas, model, top);
            if !explained {
                return aside::team(canvas, model, bottom);
            }
            let (left, right) = layout::split_left(bottom, bottom.width / 2, 30);
            aside::why(canvas, model, left);
            aside::team(canvas, model, right);
        }
        Width::Three => {
            // On wide screens the ladder has what it needs: what colleagues did is told whole.
            let share = if area.width >= WIDE { 540 } else { 600 };
            let (left, right) = layout::split_left(area, layout::share(area.width, share), 40);
            let below = (left.height / 4).clamp(9, 13);
            if explained {
                let (top, bottom) = layout::split_top(left, left.height.saturating_sub(below), 8);
                ladder(canvas, model, top);
                aside::why(canvas, model, bottom);
            } else {
                ladder(canvas, model, left);
            }
            let wanted = aside::goals_height(model).min(right.height / 2);
            let (top, bottom) = layout::split_top(right, wanted, 4);
            aside::goals(canvas, model, top);
            aside::news(canvas, model, bottom);
        }
    }
}

fn ladder(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.today;
    let focused = state.pane == Pane::Today && model.overlays.is_empty();
    let total: u64 = state.page.iter().flat_map(|page| &page.rungs).map(|rung| rung.total).sum();
    let aside = if total > 0 { canvas.say.count_of("today-count", total) } else { String::new() };
    let inside = pane::frame(canvas, area, Pane::Today, &aside, focused);
    match (&state.page, &state.error) {
        (_, Some(refusal)) => pane::failed(canvas, inside, refusal),
        (None, None) => pane::waiting(canvas, inside, model.waiting(Slot::Today)),
        (Some(page), None) if page.rungs.is_empty() => {
            let next = page.next.as_ref().map(|next| canvas.say.message(next));
            pane::empty_with(canvas, inside, "empty-today", "empty-today-how", next.as_deref());
        }
        (Some(_), None) => lines(canvas, model, inside, focused),
    }
}

/// How wide the columns of the ladder are.
struct Columns {
    name: u16,
    account: u16,
    owner: u16,
    left: u16,
}

fn lines(canvas: &mut Canvas<'_>, model: &Model, area: Rect, focused: bool) {
    let state = &model.today;
    let all = state.lines();
    let top = state.top(area.height);
    let columns = columns(canvas, model, area.width);
    for (y, line) in (area.y..area.bottom()).zip(all.iter().skip(top)) {
        let spot = Rect { y, height: 1, ..area };
        match line {
            Line::Gap => {}
            Line::Head(rung) => head(canvas, spot, rung),
            Line::Item(place, _, it) => {
                let selected = *place == state.selected;
                canvas.hit(spot, Hit::Row(Pane::Today, *place as u64));
                if selected {
                    let pointer = canvas.glyphs().pointer;
                    canvas.text(spot.x, spot.y, 1, pointer, Role::Accent);
                }
                item(canvas, spot, it, &columns);
                if selected {
                    canvas.paint(spot, if focused { Role::Selected } else { Role::SelectedUnfocused });
                }
            }
            Line::More(count) => {
                let text = canvas.say.count_of("today-more", *count);
                canvas.text(spot.x + 3, spot.y, spot.width.saturating_sub(3), &text, Role::Dim);
            }
        }
    }
    canvas.hits.see(Pane::Today, Viewport { top: top as u64, height: area.height });
    scroll_bar(canvas, Rect { x: area.right(), width: 1, ..area }, top as u64, all.len() as u64);
}

/// The colour of a rung: what is late, what is due, what is only to be known.
fn rung_role(code: &str) -> Role {
    match code {
        "late" | "step-late" | "escalated" => Role::Late,
        "answer" | "verdict" | "due" | "step-today" => Role::Due,
        _ => Role::Header,
    }
}

fn head(canvas: &mut Canvas<'_>, line: Rect, rung: &Rung) {
    let title = canvas.say.get(&format!("today-{}", rung.code));
    let count = format!(" {}", canvas.say.count(rung.total));
    canvas.parts(
        line.x + 1,
        line.y,
        line.width.saturating_sub(1),
        &[(&title, rung_role(rung.code)), (&count, Role::Dim)],
    );
}

/// As wide as what is there needs; what to do gets the rest, and where that would be too little, others leave.
fn columns(canvas: &Canvas<'_>, model: &Model, width: u16) -> Columns {
    let widest = |get: &dyn Fn(&TodayItem) -> String, most: u16| {
        let wide = model.today.items().map(|(_, item)| text::width(&get(item))).max().unwrap_or(0);
        u16::try_from(wide).unwrap_or(u16::MAX).min(most)
    };
    let mut columns = Columns {
        name: widest(&|item| item.name.clone(), (width / 4).max(14)),
        account: widest(&|item| item.account.clone(), (width / 5).max(10)),
        owner: widest(&|item| item.owner.clone(), 10),
        left: widest(&|item| left(canvas.say, item), 18),
    };
    let used = |columns: &Columns| {
        [columns.name, columns.account, columns.owner, columns.left]
            .iter()
            .filter(|wide| **wide > 0)
            .map(|wide| wide + 2)
            .sum::<u16>()
            + 3
    };
    if used(&columns) + 24 > width {
        columns.account = 0;
    }
    columns
}

fn item(canvas: &mut Canvas<'_>, line: Rect, item: &TodayItem, columns: &Columns) {
    let (sign, role) = Say::mark(canvas.glyphs(), item.mark);
    canvas.text(line.x + 1, line.y, 1, sign, role);
    let mut x = line.x + 3;
    let mut put = |canvas: &mut Canvas<'_>, width: u16, text: &str, role: Role| {
        if width > 0 {
            canvas.text(x, line.y, width, text, role);
            x += width + 2;
        }
    };
    put(canvas, columns.name, &item.name, Role::Text);
    put(canvas, columns.account, &item.account, Role::Dim);
    let end = Rect { x: line.right().saturating_sub(columns.left + 1), width: columns.left, ..line };
    let owner = if columns.owner > 0 { columns.owner + 2 } else { 0 };
    let room = end.x.saturating_sub(x).saturating_sub(owner + 1);
    let what = canvas.say.message(&item.todo);
    canvas.text(x, line.y, room, &what, Role::Text);
    let text = left(canvas.say, item);
    canvas.aligned(end, &text, Align::Right, if role == Role::Dim { Role::Text } else { role });
    if columns.owner > 0 {
        let spot = end.x.saturating_sub(columns.owner + 2);
        let side = if matches!(item.opens, Opens::Prospect(_)) { Role::Marketing } else { Role::Sales };
        canvas.text(spot, line.y, columns.owner, &item.owner, side);
    }
}

/// How long until it is late, or how long it is: in working time.
fn left(say: Say<'_>, item: &TodayItem) -> String {
    let told = |id: &str| say.with(id, &[("span", &work(say, item.left.unwrap_or(0)))]);
    match (instantly(item), item.left) {
        (_, None) => String::new(),
        (Some(id), _) => say.get(id),
        (None, Some(left)) => told(if left < 0 { "today-late-by" } else { "today-in" }),
    }
}

/// The word where less than a minute is left, or has passed: nobody waits "in 0 min", and what became late after closing
/// time is late though no working time has passed since.
pub(super) fn instantly(item: &TodayItem) -> Option<&'static str> {
    match (item.mark, item.left?) {
        (Mark::Late, -59..) => Some("today-just-late"),
        (_, -59..60) => Some("today-at-once"),
        _ => None,
    }
}

/// A span of working time. It is never told in days: a working day has fewer than 24 hours.
pub(super) fn work(say: Say<'_>, seconds: i64) -> String {
    let size = seconds.unsigned_abs();
    match size {
        0..3_600 => say.with("duration-minutes", &[("count", &(size / 60).to_string())]),
        _ => say.with("duration-hours", &[("count", &(size / 3_600).to_string())]),
    }
}
