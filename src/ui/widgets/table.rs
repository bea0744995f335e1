//! A virtual table: only the rows in sight are looked at, however long the list is.

use ratatui::layout::Rect;

use super::cache::Row;
use super::list::ListState;
use crate::app::views::Sort;
use crate::domain::text::{self, Clean};
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::{Hit, Viewport};
use crate::ui::screens::Pane;
use crate::ui::theme::Role;

/// As wide as names should be before columns of little weight take their room.
const COMFORT: u16 = 20;

/// A cell's text and what it means.
pub type Cell = (String, Role);

/// A column of a table of `T`.
pub struct Column<T> {
    /// The id of its head.
    pub title: &'static str,
    /// The narrowest it is useful.
    pub least: u16,
    /// The widest it need be; `u16::MAX` takes what is left.
    pub most: u16,
    /// To which side its texts go.
    pub align: Align,
    /// Columns of the highest number go first where there is no room; 0 never goes.
    pub leaves: u8,
    /// The sort that its head stands for.
    pub sort: Option<&'static str>,
    /// What stands in a row.
    pub cell: fn(&T, &Canvas<'_>) -> Cell,
}

/// A drawn column.
struct Place<'c, T> {
    column: &'c Column<T>,
    x: u16,
    width: u16,
}

/// How a table is to be drawn.
pub struct Look<'f, T> {
    /// The pane that it fills.
    pub pane: Pane,
    /// Whether the pane has the keys.
    pub focused: bool,
    /// Whether a row is linked with what is selected elsewhere.
    pub marked: Option<&'f dyn Fn(&T) -> bool>,
}

/// Draws the head and the rows in sight into `area`.
pub fn draw<T: Row>(
    canvas: &mut Canvas<'_>,
    area: Rect,
    list: &ListState<T>,
    columns: &[Column<T>],
    look: &Look<'_, T>,
) {
    let Some(rows_height) = area.height.checked_sub(1) else { return };
    let top = list.top(rows_height);
    let rows: Vec<(u64, Option<&T>)> =
        (top..list.len().min(top + u64::from(rows_height))).map(|place| (place, list.cache.get(place))).collect();
    // One column on the left for the pointer, one on the right for air; the bar stands on the pane's border.
    let inner = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
    let mut known = rows.iter().filter_map(|(_, row)| *row);
    let places = places(canvas, inner, columns, list.sort, &mut known);
    head(canvas, area, &places, list.sort, look.pane);
    for (y, (place, row)) in (area.y + 1..area.bottom()).zip(rows) {
        let line = Rect { y, height: 1, ..area };
        canvas.hit(line, Hit::Row(look.pane, place));
        let selected = place == list.selected();
        match row {
            Some(row) => cells(canvas, line, &places, row, selected, look),
            // Not read yet: a quiet sign, so that the eye sees that something will come.
            None => {
                let sign = canvas.glyphs().dot;
                canvas.text(inner.x, y, inner.width, sign, Role::Dim);
            }
        }
        if selected {
            canvas.paint(line, if look.focused { Role::Selected } else { Role::SelectedUnfocused });
        }
    }
    canvas.hits.see(look.pane, Viewport { top, height: rows_height });
    let bar = Rect { x: area.right(), y: area.y + 1, width: 1, height: rows_height };
    scroll_bar(canvas, bar, top, list.len());
}

fn cells<T: Row>(
    canvas: &mut Canvas<'_>,
    line: Rect,
    places: &[Place<'_, T>],
    row: &T,
    selected: bool,
    look: &Look<'_, T>,
) {
    let marked = look.marked.is_some_and(|marked| marked(row));
    let sign = if marked { canvas.glyphs().linked } else { " " };
    let sign = if selected && !marked { canvas.glyphs().pointer } else { sign };
    canvas.text(line.x, line.y, 1, sign, Role::Accent);
    for place in places {
        let (text, role) = (place.column.cell)(row, canvas);
        let spot = Rect { x: place.x, width: place.width, ..line };
        canvas.aligned(spot, &text, place.column.align, role);
    }
}

fn head<T>(canvas: &mut Canvas<'_>, area: Rect, places: &[Place<'_, T>], sort: Sort, pane: Pane) {
    for place in places {
        let title = canvas.say.get(place.column.title);
        let glyphs = canvas.glyphs();
        let sign = if sort.descending { glyphs.descending } else { glyphs.ascending };
        let sorted = place.column.sort == Some(sort.field);
        let text = match (sorted, place.column.align) {
            (false, _) => title,
            (true, Align::Right) => format!("{sign}{title}"),
            (true, _) => format!("{title}{sign}"),
        };
        let spot = Rect { x: place.x, y: area.y, width: place.width, height: 1 };
        canvas.aligned(spot, &text, place.column.align, if sorted { Role::Accent } else { Role::Header });
        if let Some(field) = place.column.sort {
            canvas.hit(spot, Hit::Head(pane, field));
        }
    }
}

/// Gives each column its place: as wide as what is in sight needs, the greedy one the rest; where there
/// is no room, columns leave.
fn places<'c, T>(
    canvas: &Canvas<'_>,
    area: Rect,
    columns: &'c [Column<T>],
    sort: Sort,
    rows: &mut dyn Iterator<Item = &T>,
) -> Vec<Place<'c, T>> {
    let sign = 1;
    let titles: Vec<u16> = columns
        .iter()
        .map(|column| {
            let sorted = column.sort == Some(sort.field);
            let title = text::width(&canvas.say.get(column.title)) + if sorted { sign } else { 0 };
            u16::try_from(title).unwrap_or(u16::MAX)
        })
        .collect();
    let mut needed = titles.clone();
    for row in rows {
        for (column, needed) in columns.iter().zip(&mut needed) {
            let (text, _) = (column.cell)(row, canvas);
            *needed = (*needed).max(u16::try_from(text::width(&Clean::new(&text))).unwrap_or(u16::MAX));
        }
    }
    let mut kept: Vec<(&Column<T>, u16)> = columns
        .iter()
        .zip(needed)
        .zip(&titles)
        // A head that is cut says nothing: its words have room, whatever little the cells need.
        .map(|((column, needed), title)| {
            (column, needed.clamp(column.least, column.most.max(column.least).max(*title)))
        })
        .collect();
    // Columns of little weight leave where names would be cut short; the others only where there is no room.
    leave(area, &mut kept, sort, 3, |column, needed| needed.min(COMFORT).max(column.least));
    leave(area, &mut kept, sort, 1, |column, _| column.least);
    spread(area, kept)
}

/// Columns of at least the weight `from` leave, the last of the highest first, until the rest fits. `greedy`
/// says how wide a greedy column must be. What the list is ordered by stays: it bears the arrow.
fn leave<T>(area: Rect, kept: &mut Vec<(&Column<T>, u16)>, sort: Sort, from: u8, greedy: fn(&Column<T>, u16) -> u16) {
    let weight = |column: &Column<T>| if column.sort == Some(sort.field) { 0 } else { column.leaves };
    let taken = |kept: &[(&Column<T>, u16)]| -> u32 {
        let wide = |(column, needed): &(&Column<T>, u16)| {
            u32::from(if column.most == u16::MAX { greedy(column, *needed) } else { *needed }) + 1
        };
        kept.iter().map(wide).sum()
    };
    while taken(kept) > u32::from(area.width) + 1 {
        let Some(most) = kept.iter().map(|(column, _)| weight(column)).max().filter(|most| *most >= from) else {
            break;
        };
        let last = kept.iter().rposition(|(column, _)| weight(column) == most);
        last.map(|place| kept.remove(place));
    }
}

/// Fixed columns have what they need; the greedy ones share the rest: those that need little have it, the
/// others are cut to one width, and what nobody needs goes to the last, so that columns stay together.
fn spread<T>(area: Rect, kept: Vec<(&Column<T>, u16)>) -> Vec<Place<'_, T>> {
    let greedy = |column: &Column<T>| column.most == u16::MAX;
    let gaps = u16::try_from(kept.len().saturating_sub(1)).unwrap_or(0);
    let taken = kept
        .iter()
        .fold(gaps, |sum, (column, wide)| sum.saturating_add(if greedy(column) { column.least } else { *wide }));
    let free = area.width.saturating_sub(taken);
    let lacks: Vec<u16> =
        kept.iter().map(|(column, wide)| if greedy(column) { wide.saturating_sub(column.least) } else { 0 }).collect();
    let level = level(&lacks, free);
    let given: u16 = lacks.iter().map(|lack| (*lack).min(level)).sum();
    let last = kept.iter().rposition(|(column, _)| greedy(column));
    let mut x = area.x;
    let mut places = Vec::with_capacity(kept.len());
    for (number, ((column, wide), lack)) in kept.into_iter().zip(lacks).enumerate() {
        let rest = if last == Some(number) { free.saturating_sub(given) } else { 0 };
        let width = if greedy(column) { column.least + lack.min(level) + rest } else { wide };
        let width = width.min(area.right().saturating_sub(x));
        places.push(Place { column, x, width });
        x = x.saturating_add(width).saturating_add(1);
    }
    places
}

/// The most that each can have of `free` so that nobody lacks while another has more.
fn level(lacks: &[u16], free: u16) -> u16 {
    let taken = |level: u16| lacks.iter().map(|lack| u32::from((*lack).min(level))).sum::<u32>();
    let most = lacks.iter().copied().max().unwrap_or(0);
    (0..=most).rev().find(|level| taken(*level) <= u32::from(free)).unwrap_or(0)
}

/// Draws where in the list we are: a thumb on the border. Nothing where all is in sight.
pub fn scroll_bar(canvas: &mut Canvas<'_>, area: Rect, top: u64, total: u64) {
    let height = u64::from(area.height);
    if height == 0 || total <= height {
        return;
    }
    let thumb = (height * height / total).max(1);
    let free = height - thumb;
    let at = (u128::from(top) * u128::from(free)).checked_div(u128::from(total - height)).unwrap_or(0);
    let at = u16::try_from(at).unwrap_or(0).min(area.height - 1);
    let glyphs = canvas.glyphs();
    let size = u16::try_from(thumb).unwrap_or(1);
    canvas.fill(Rect { y: area.y + at, height: size.min(area.height - at), ..area }, glyphs.thumb, Role::Text);
}
