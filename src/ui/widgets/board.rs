//! The kanban board: columns of cards. It knows nothing of deals: a card is three texts and a mark.

use ratatui::layout::Rect;

use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::theme::Role;

/// A column's width at least: below this cards say too little.
pub const LEAST: u16 = 19;
/// A card's height with its frame.
pub const CARD: u16 = 4;

/// A column.
pub struct Column<'a> {
    /// Name.
    pub name: &'a str,
    /// How many cards it has in all.
    pub total: u64,
    /// Their sum, ready to print.
    pub sum: String,
    /// The cards that may be in sight: place and card; `None` is not read yet.
    pub cards: &'a dyn Fn(u64) -> Option<Card>,
    /// The first card in sight, if so many fit.
    pub top: &'a dyn Fn(u16) -> u64,
    /// The selected card's place.
    pub selected: u64,
    /// What it means: the head's role.
    pub role: Role,
}

/// A card.
pub struct Card {
    /// First line.
    pub name: String,
    /// First line, on the right.
    pub amount: String,
    /// Second line.
    pub aside: String,
    /// Second line, after the former and never cut for it.
    pub since: String,
    /// Second line, on the right: a sign and its role.
    pub mark: (&'static str, Role),
    /// Whether it is linked with what is selected elsewhere.
    pub linked: bool,
}

/// How many columns fit side by side, and which is the first, so that the selected one is in sight.
pub fn window(width: u16, columns: usize, selected: usize) -> (usize, usize) {
    let fit = usize::from(width / LEAST).clamp(1, columns.max(1));
    // The selected one stands in the middle: what comes before it and what comes next are both in sight.
    let first = selected.saturating_sub((fit - 1) / 2).min(columns.saturating_sub(fit));
    (first, fit)
}

/// Below this height a card is one line without a frame, and a column's head has no sum.
const LOW: u16 = 2 + CARD;

/// The lines of a head, and of a card under it, on a board of this height.
const fn lines(height: u16) -> (u16, u16) {
    if height < LOW { (1, 1) } else { (2, CARD) }
}

/// How many cards fit under a head.
pub const fn cards(height: u16) -> u16 {
    let (head, card) = lines(height);
    height.saturating_sub(head) / card
}

/// Draws the columns that fit, the selected one among them.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, columns: &[Column<'_>], selected: usize, focused: bool) {
    let (first, fit) = window(area.width, columns.len(), selected);
    let hidden_after = columns.len().saturating_sub(first + fit);
    let share = area.width / u16::try_from(fit).unwrap_or(1).max(1);
    for (place, column) in columns.iter().enumerate().skip(first).take(fit) {
        let number = u16::try_from(place - first).unwrap_or(0);
        let x = area.x + number * share;
        let width = if place + 1 == first + fit { area.right() - x } else { share };
        let spot = Rect { x, width, ..area };
        canvas.hit(spot, Hit::Column(place));
        let gap = if place + 1 == first + fit { 0 } else { 1 };
        let spot = Rect { width: width.saturating_sub(gap), ..spot };
        draw_column(canvas, spot, place, column, place == selected, focused);
    }
    let before = if first > 0 { format!("{}{first}", canvas.glyphs().touch_in) } else { String::new() };
    let after = if hidden_after > 0 { format!("{hidden_after}{}", canvas.glyphs().arrow) } else { String::new() };
    let (head, _) = lines(area.height);
    if head > 1 {
        canvas.aligned(area, &before, Align::Right, Role::Key);
        canvas.aligned(layout::below(area, 1), &after, Align::Right, Role::Key);
    } else {
        canvas.aligned(area, &format!("{before}{after}"), Align::Right, Role::Key);
    }
}

fn draw_column(canvas: &mut Canvas<'_>, area: Rect, place: usize, column: &Column<'_>, current: bool, focused: bool) {
    let role = if current && focused { Role::Accent } else { column.role };
    let count = canvas.say.count(column.total);
    let room = area.width.saturating_sub(u16::try_from(text::width(&count)).unwrap_or(0) + 1);
    let used = canvas.text(area.x, area.y, room, column.name, role);
    canvas.text(area.x + used + 1, area.y, area.width.saturating_sub(used + 1), &count, Role::Text);
    let (head, high) = lines(area.height);
    if let Some(line) = layout::row(area, 1).filter(|_| head > 1) {
        canvas.text(line.x, line.y, line.width, &column.sum, Role::Dim);
    }
    let fit = cards(area.height);
    let top = (column.top)(fit);
    for row in 0..fit {
        let number = top + u64::from(row);
        if number >= column.total {
            break;
        }
        let spot = Rect { y: area.y + head + row * high, height: high, ..area };
        canvas.hit(spot, Hit::Card(place, number));
        let selected = current && number == column.selected;
        match (column.cards)(number) {
            Some(card) if high < CARD => draw_line(canvas, spot, &card, selected, focused),
            Some(card) => draw_card(canvas, spot, &card, selected, focused),
            None if high < CARD => {}
            None => {
                canvas.frame(spot, &[], "", false);
            }
        }
    }
    let more = column.total.saturating_sub(top + u64::from(fit));
    let left = area.height.saturating_sub(head + fit * high);
    if more > 0 && left > 0 {
        let text = canvas.say.count_of("board-more", more);
        canvas.text(area.x + 1, area.y + head + fit * high, area.width.saturating_sub(1), &text, Role::Dim);
    }
}

/// A card in one line: who, and how much.
fn draw_line(canvas: &mut Canvas<'_>, line: Rect, card: &Card, selected: bool, focused: bool) {
    let (sign, role) = if card.linked { (canvas.glyphs().linked, Role::Accent) } else { card.mark };
    canvas.text(line.x, line.y, 1, sign, role);
    let inside = layout::pad_left(line, 2);
    let amount = u16::try_from(text::width(&card.amount)).unwrap_or(0);
    let name = inside.width.saturating_sub(amount + u16::from(amount > 0));
    canvas.text(inside.x, inside.y, name, &card.name, Role::Text);
    canvas.aligned(inside, &card.amount, Align::Right, Role::Text);
    if selected {
        canvas.paint(line, if focused { Role::Selected } else { Role::SelectedUnfocused });
    }
}

fn draw_card(canvas: &mut Canvas<'_>, area: Rect, card: &Card, selected: bool, focused: bool) {
    let inside = canvas.frame(area, &[], "", selected && focused);
    if card.linked {
        let sign = canvas.glyphs().linked;
        canvas.text(area.x + 1, area.y, 1, sign, Role::Accent);
    }
    if selected {
        canvas.paint(inside, if focused { Role::Selected } else { Role::SelectedUnfocused });
    }
    let amount = u16::try_from(text::width(&card.amount)).unwrap_or(0);
    let name = inside.width.saturating_sub(amount + u16::from(amount > 0));
    canvas.text(inside.x, inside.y, name, &card.name, Role::Text);
    canvas.aligned(inside, &card.amount, Align::Right, Role::Text);
    let Some(second) = layout::row(inside, 1) else { return };
    let room = second.width.saturating_sub(2);
    let since = u16::try_from(text::width(&card.since)).unwrap_or(0);
    let used = canvas.text(second.x, second.y, room.saturating_sub(since + 1), &card.aside, Role::Dim);
    let from = used + u16::from(used > 0);
    canvas.text(second.x + from, second.y, room.saturating_sub(from), &card.since, Role::Dim);
    canvas.aligned(second, card.mark.0, Align::Right, card.mark.1);
    if selected {
        canvas.paint(inside, if focused { Role::Selected } else { Role::SelectedUnfocused });
    }
}
