//! The debts: marketing's on the left, sales' on the right; where there is room each with its bar and its words.

use ratatui::layout::Rect;

use super::figures;
use crate::app::views::{AgreementPage, TermRow};
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::model::Model;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;

/// The columns under which a promise is not begun.
const PROMISE: u16 = 30;
/// Columns that a trend takes, with air.
const TREND: u16 = 8;

/// Draws the debts of both sides into `area`.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, page: &AgreementPage, area: Rect, beside: bool) {
    let state = &model.agreement;
    let focused = state.pane == Pane::Terms && model.overlays.is_empty();
    if page.agreement == 0 || page.terms.is_empty() {
        let inside = pane::frame(canvas, area, Pane::Terms, "", focused);
        let (what, how) = if page.agreement == 0 {
            ("empty-agreement", "empty-agreement-how")
        } else {
            ("empty-terms", "empty-terms-how")
        };
        return pane::empty(canvas, inside, what, how);
    }
    let (left, right) = state.sides();
    let selected = |place: usize| focused && place == state.term;
    if beside {
        let (one, other) = layout::split_left(area, area.width / 2, 30);
        let on_left = state.term < left.len();
        column(canvas, page, one, &left, 0, Heading::Frame("marketing", focused && on_left), &selected);
        column(canvas, page, other, &right, left.len(), Heading::Frame("sales", focused && !on_left), &selected);
        return;
    }
    let inside = pane::frame(canvas, area, Pane::Terms, &window(canvas, page), focused);
    let all: Vec<usize> = left.iter().chain(&right).copied().collect();
    let count = u16::try_from(all.len()).unwrap_or(u16::MAX).max(1);
    let each = (inside.height / count).clamp(1, 3);
    // A line between the sides, where there is one to spare.
    let spare = inside.height > each * count && !left.is_empty() && !right.is_empty();
    let first = u16::try_from(left.len()).unwrap_or(u16::MAX).saturating_mul(each).min(inside.height);
    if u16::try_from(all.len()).unwrap_or(u16::MAX).saturating_mul(each) > inside.height {
        return column(canvas, page, inside, &all, 0, Heading::None(each), &selected);
    }
    column(canvas, page, Rect { height: first, ..inside }, &left, 0, Heading::None(each), &selected);
    let rest = layout::below(inside, first + u16::from(spare));
    column(canvas, page, rest, &right, left.len(), Heading::None(each), &selected);
}

/// What stands over a column of debts.
enum Heading {
    /// A frame with the side's name, and whether it has the keys.
    Frame(&'static str, bool),
    /// Nothing; so many lines a debt.
    None(u16),
}

/// The days that are measured, where all debts have the same.
fn window(canvas: &Canvas<'_>, page: &AgreementPage) -> String {
    let mut windows = page.terms.iter().map(|term| (term.from, term.until));
    let first = windows.next();
    match first.filter(|first| windows.all(|window| window == *first)) {
        Some((from, until)) => {
            format!("{} {} {}", canvas.say.day(from), canvas.glyphs().arrow, canvas.say.day(until.plus(-1)))
        }
        None => String::new(),
    }
}

fn column(
    canvas: &mut Canvas<'_>,
    page: &AgreementPage,
    area: Rect,
    places: &[usize],
    first: usize,
    heading: Heading,
    selected: &dyn Fn(usize) -> bool,
) {
    let rows: Vec<&TermRow> = places.iter().filter_map(|place| page.terms.get(*place)).collect();
    let (inside, each) = match heading {
        Heading::Frame(side, focused) => {
            let title = canvas.say.get(if side == "sales" { "pane-terms-sales" } else { "pane-terms-marketing" });
            let aside = window(canvas, page);
            let inside = canvas.frame(area, &[(&title, figures::side(side))], &aside, focused);
            canvas.hit(area, Hit::Pane(Pane::Terms));
            let count = u16::try_from(rows.len()).unwrap_or(u16::MAX).max(1);
            (inside, (inside.height / count).clamp(1, 4))
        }
        Heading::None(each) => (area, each),
    };
    if rows.is_empty() && inside.height > 0 {
        let none = canvas.say.get("empty-side");
        canvas.text(inside.x + 1, inside.y, inside.width.saturating_sub(1), &none, Role::Dim);
    }
    let fits = usize::from(inside.height / each.max(1)).max(1);
    let here = (0..rows.len()).find(|place| selected(first + place)).unwrap_or(0);
    let skip = (here + 1).saturating_sub(fits);
    let widest = |get: &dyn Fn(&TermRow) -> usize| {
        u16::try_from(page.terms.iter().map(get).max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let say = canvas.say;
    let wide = Wide {
        names: widest(&|row| text::width(&row.name)),
        figures: widest(&|row| text::width(&figures::figure(say, row).0)),
    };
    let mut y = inside.y;
    for (place, row) in rows.iter().enumerate().skip(skip) {
        let Some(height) = inside.bottom().checked_sub(y).filter(|rest| *rest > 0) else { break };
        let spot = Rect { y, height: each.min(height), ..inside };
        canvas.hit(spot, Hit::Row(Pane::Terms, (first + place) as u64));
        match spot.height {
            1 => line(canvas, spot, row, &wide),
            _ => block(canvas, spot, row),
        }
        if selected(first + place) {
            canvas.paint(Rect { height: 1, ..spot }, Role::Selected);
        }
        y += each;
    }
}

/// How wide the columns are where each debt has one line.
struct Wide {
    names: u16,
    figures: u16,
}

/// A debt in one line: sign, name, promise, figure, trend, state.
fn line(canvas: &mut Canvas<'_>, spot: Rect, row: &TermRow, wide: &Wide) {
    let spot = layout::pad(spot, 1);
    let (sign, word, role) = figures::standing(canvas.say, canvas.glyphs(), row);
    canvas.text(spot.x, spot.y, 1, sign, role);
    let mut right = spot.right();
    let states = if spot.width >= 60 { 12 } else { 0 };
    if states > 0 {
        canvas.aligned(Rect { x: right.saturating_sub(states), width: states, ..spot }, &word, Align::Right, role);
        right = right.saturating_sub(states + 1);
    }
    if spot.width >= 74 {
        figures::trend(canvas, right.saturating_sub(6), spot.y, row);
        right = right.saturating_sub(TREND);
    }
    let (figure, figure_role) = figures::figure(canvas.say, row);
    let rest = Rect { x: spot.x + 2, width: right.saturating_sub(spot.x + 2), ..spot };
    canvas.aligned(rest, &figure, Align::Right, figure_role);
    let room = rest.width.saturating_sub(wide.figures + 1);
    let named = wide.names.min(room);
    canvas.text(rest.x, rest.y, named, &row.name, figures::side(row.side));
    let promise = canvas.say.message(&row.promise);
    let room = room.saturating_sub(named + 2);
    // A few letters of a sentence would only disturb; opened, the debt says it whole.
    if room >= PROMISE {
        canvas.text(rest.x + named + 2, rest.y, room, &promise, Role::Dim);
    }
}

/// A debt in two or three lines: name, figure, trend and state; the bar; the promise, and what was let go.
fn block(canvas: &mut Canvas<'_>, spot: Rect, row: &TermRow) {
    let spot = layout::pad(spot, 1);
    let say = canvas.say;
    let (sign, word, role) = figures::standing(say, canvas.glyphs(), row);
    let used = canvas.aligned(spot, &word, Align::Right, role);
    canvas.text(spot.x, spot.y, 1, sign, role);
    let rest = Rect { x: spot.x + 2, width: spot.width.saturating_sub(used + 4), ..spot };
    let (figure, figure_role) = figures::figure(say, row);
    let barred = spot.height >= 3;
    let mut room = rest.width;
    if !barred {
        let taken = canvas.aligned(rest, &figure, Align::Right, figure_role);
        room = room.saturating_sub(taken + 2);
    }
    canvas.text(rest.x, rest.y, room, &row.name, figures::side(row.side));
    let below = Rect { x: spot.x + 2, width: spot.width.saturating_sub(2), ..spot };
    if let Some(line) = layout::row(below, 1).filter(|_| barred) {
        measured(canvas, line, row, &figure, figure_role);
    }
    let Some(line) = layout::row(below, if barred { 2 } else { 1 }) else { return };
    let promise = say.message(&row.promise);
    let lenient = figures::beside(say, row);
    // What was let go stands beside the promise, or where that has no room for it below.
    let beside = text::width(&promise) + text::width(&lenient) + 2 <= usize::from(line.width);
    let mut room = line.width;
    match layout::row(below, 3).filter(|_| !beside) {
        Some(line) => {
            canvas.text(line.x, line.y, line.width, &lenient, Role::Paused);
        }
        None => {
            let used = canvas.aligned(line, &lenient, Align::Right, Role::Paused);
            room = line.width.saturating_sub(used + u16::from(used > 0) * 2);
        }
    }
    canvas.text(line.x, line.y, room, &promise, Role::Dim);
}

/// The bar with its pace mark, the figure beside it, how sure it is, and earlier windows.
fn measured(canvas: &mut Canvas<'_>, line: Rect, row: &TermRow, figure: &str, role: Role) {
    let outlook = figures::outlook(canvas.say, canvas.glyphs(), row);
    let trend = line.width >= 46 && row.trend.iter().any(Option::is_some);
    let mut right = line.right();
    if trend {
        figures::trend(canvas, right.saturating_sub(6), line.y, row);
        right = right.saturating_sub(TREND);
    }
    let text = if outlook.is_empty() { figure.to_owned() } else { format!("{figure}  {outlook}") };
    // The bar keeps a third; what says how sure the figure is gives way first.
    let room = right.saturating_sub(line.x);
    let wide = u16::try_from(text::width(&text)).unwrap_or(u16::MAX);
    let shown = if wide.saturating_add(9) > room { figure } else { &text };
    let wide = u16::try_from(text::width(shown)).unwrap_or(u16::MAX).min(room);
    let numbers = wide.max((room / 2).min(36)).min(room);
    let bar = room.saturating_sub(numbers + 2);
    if row.why.is_none() && bar >= 4 {
        figures::bar(canvas, Rect { width: bar, ..line }, row);
    } else {
        canvas.text(line.x, line.y, room, shown, role);
        return;
    }
    let x = line.x + bar + 2;
    let used = canvas.text(x, line.y, numbers, figure, role);
    if let Some(rest) = shown.get(figure.len()..) {
        canvas.text(x + used, line.y, numbers.saturating_sub(used), rest, Role::Dim);
    }
}
