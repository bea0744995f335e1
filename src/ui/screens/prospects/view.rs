//! How the screen of prospects looks.

use ratatui::layout::Rect;

use super::detail;
use crate::app::views::{ProspectRow, Slot};
use crate::ui::cells::{Align, Canvas};
use crate::ui::layout::{self, Width};
use crate::ui::model::Model;
use crate::ui::overlays::{Overlay, filter};
use crate::ui::say::Say;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::{self, Cell, Column, Look};

const COLUMNS: [Column<ProspectRow>; 9] = [
    column("column-mark", 1, 1, 0, None, mark),
    column("column-name", 14, u16::MAX, 0, Some("name"), |row, _| (row.name.clone(), Role::Text)),
    column("column-account", 12, u16::MAX, 1, Some("account"), |row, _| (row.account.clone(), Role::Dim)),
    column("column-stage", 3, 14, 0, Some("stage"), |row, canvas| {
        (canvas.say.code("stage", row.stage), stage_role(row.stage))
    }),
    column("column-sales", 4, 10, 3, None, |row, _| (row.sales_owner.clone(), Role::Sales)),
    column("column-marketing", 4, 10, 5, None, |row, _| (row.marketing_owner.clone(), Role::Marketing)),
    column("column-source", 6, 16, 6, None, |row, _| (row.source.clone(), Role::Dim)),
    Column { align: Align::Right, ..column("column-touch", 4, 9, 2, Some("last_touch"), touch) },
    Column { align: Align::Right, ..column("column-created", 8, 8, 4, Some("created"), created) },
];

const fn column(
    title: &'static str,
    least: u16,
    most: u16,
    leaves: u8,
    sort: Option<&'static str>,
    cell: fn(&ProspectRow, &Canvas<'_>) -> Cell,
) -> Column<ProspectRow> {
    Column { title, least, most, align: Align::Left, leaves, sort, cell }
}

/// A lifecycle stage in the colour of the side that has the next move.
pub fn stage_role(stage: &str) -> Role {
    match stage {
        "subscriber" | "lead" | "mql" | "recycled" => Role::Marketing,
        "sal" | "sql" | "opportunity" => Role::Sales,
        "customer" | "advocate" => Role::Good,
        _ => Role::Dim,
    }
}

fn mark(row: &ProspectRow, canvas: &Canvas<'_>) -> Cell {
    let (sign, role) = Say::mark(canvas.glyphs(), row.mark);
    if row.do_not_contact && row.mark == crate::app::views::Mark::None {
        return (canvas.glyphs().cross.to_owned(), Role::Warn);
    }
    (sign.to_owned(), role)
}

fn touch(row: &ProspectRow, canvas: &Canvas<'_>) -> Cell {
    let none = canvas.glyphs().none;
    let text = row.last_touch.map_or_else(|| none.to_owned(), |at| canvas.say.span((canvas.now.0 - at.0) / 1_000_000));
    (text, Role::Dim)
}

fn created(row: &ProspectRow, canvas: &Canvas<'_>) -> Cell {
    let day = row.created.map(|at| canvas.say.day(canvas.say.zone().day(at)));
    (day.unwrap_or_default(), Role::Dim)
}

/// Draws the screen into `area`.
pub fn view(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.prospects;
    let on_list = state.pane == Pane::Prospects;
    let width = if model.zoomed { Width::One } else { layout::panes(area.width) };
    match width {
        Width::One if on_list => list(canvas, model, area),
        Width::One if model.zoomed && state.pane == Pane::Timeline => detail::timeline(canvas, model, area),
        Width::One => detail::whole(canvas, model, area),
        Width::Two => {
            let (left, right) = layout::split_left(area, layout::share(area.width, 560), 30);
            list(canvas, model, left);
            let (top, bottom) = layout::split_top(right, layout::share(right.height, 500), 5);
            detail::who(canvas, model, top);
            detail::timeline(canvas, model, bottom);
        }
        Width::Three => {
            let (left, rest) = layout::split_left(area, layout::share(area.width, 480), 40);
            let (middle, right) = layout::split_left(rest, rest.width / 2, 28);
            list(canvas, model, left);
            detail::who(canvas, model, middle);
            detail::timeline(canvas, model, right);
        }
    }
}

fn list(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.prospects;
    let list = &state.list;
    let total = canvas.say.count(list.len());
    let total = if list.cache.counted() { total } else { format!("{total}+") };
    let aside = if list.unknown() { String::new() } else { canvas.say.with("prospects-count", &[("n", &total)]) };
    let focused = state.pane == Pane::Prospects;
    let inside = pane::frame(canvas, area, Pane::Prospects, &aside, focused);
    let typed = model.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Filter(filter) if filter.pane == Pane::Prospects => Some(filter),
        _ => None,
    });
    let filtering = typed.is_some() || !list.filter.is_empty();
    let shown = list.error.as_ref().filter(|_| filtering);
    let rows = filter::draw(canvas, inside, typed, &list.filter, None, shown);
    match (&list.error, list.cache.total()) {
        (Some(refusal), _) if !filtering => pane::failed(canvas, rows, refusal),
        (None, None) => pane::waiting(canvas, rows, model.waiting(Slot::Prospects)),
        _ if list.is_empty() && filtering => {
            let (what, how) = model.nothing_fits(&list.filter);
            pane::empty(canvas, rows, what, how);
        }
        _ if list.is_empty() => pane::empty(canvas, rows, "empty-prospects", "empty-prospects-how"),
        _ => table::draw(canvas, rows, list, &COLUMNS, &Look { pane: Pane::Prospects, focused, marked: None }),
    }
}
