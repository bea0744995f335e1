//! The left side: campaigns and the hand-offs that wait.

use ratatui::layout::Rect;

use crate::app::views::{CampaignRow, HandOffRow, Link, Mark, Slot};
use crate::ui::cells::{Align, Canvas};
use crate::ui::model::Model;
use crate::ui::overlays::{Overlay, filter};
use crate::ui::say::Say;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::{self, Cell, Column, Look};

const CAMPAIGNS: [Column<CampaignRow>; 11] = [
    column("column-mark", 1, 1, 0, None, Align::Left, status),
    column("column-name", 14, u16::MAX, 0, Some("name"), Align::Left, |row, _| (row.name.clone(), Role::Text)),
    column("column-channel", 4, 12, 8, None, Align::Left, |row, canvas| {
        (canvas.say.code("channel", &row.channel), Role::Dim)
    }),
    column("column-owner", 4, 10, 9, None, Align::Left, |row, _| (row.owner.clone(), Role::Dim)),
    column("column-spend", 4, 7, 3, Some("spend"), Align::Right, |row, canvas| {
        (row.spend.map_or_else(|| canvas.glyphs().none.to_owned(), |it| canvas.say.amount_short(it)), Role::Text)
    }),
    column("column-leads", 3, 7, 1, Some("leads"), Align::Right, |row, canvas| count(row.leads, canvas)),
    column("column-mql", 3, 7, 4, Some("mql"), Align::Right, |row, canvas| count(row.mql, canvas)),
    column("column-sal", 3, 7, 5, None, Align::Right, |row, canvas| count(row.sal, canvas)),
    column("column-refused", 3, 7, 7, None, Align::Right, |row, canvas| count(row.refused, canvas)),
    column("column-won", 3, 7, 0, Some("won"), Align::Right, |row, canvas| count(row.won, canvas)),
    column("column-roi", 5, 8, 2, None, Align::Right, roi),
];

const HAND_OFFS: [Column<HandOffRow>; 5] = [
    column("column-mark", 1, 1, 0, None, Align::Left, |row, canvas| {
        let (sign, role) = Say::mark(canvas.glyphs(), row.mark);
        (sign.to_owned(), role)
    }),
    column("column-name", 12, u16::MAX, 0, None, Align::Left, |row, _| (again(row), Role::Text)),
    column("column-account", 8, u16::MAX, 4, None, Align::Left, |row, _| (row.account.clone(), Role::Dim)),
    column("column-owner", 4, 10, 3, None, Align::Left, |row, canvas| canvas.owner(&row.owner)),
    column("column-due", 6, 22, 0, None, Align::Right, due),
];

const fn column<T>(
    title: &'static str,
    least: u16,
    most: u16,
    leaves: u8,
    sort: Option<&'static str>,
    align: Align,
    cell: fn(&T, &Canvas<'_>) -> Cell,
) -> Column<T> {
    Column { title, least, most, align, leaves, sort, cell }
}

fn count(n: u64, canvas: &Canvas<'_>) -> Cell {
    (canvas.say.count(n), if n == 0 { Role::Dim } else { Role::Text })
}

fn status(row: &CampaignRow, canvas: &Canvas<'_>) -> Cell {
    let glyphs = canvas.glyphs();
    match row.status {
        "active" => (glyphs.due.to_owned(), Role::Good),
        "paused" => (glyphs.paused.to_owned(), Role::Paused),
        "done" => (glyphs.kept.to_owned(), Role::Dim),
        _ => (glyphs.dot.to_owned(), Role::Dim),
    }
}

fn roi(row: &CampaignRow, canvas: &Canvas<'_>) -> Cell {
    match row.roi {
        None => (canvas.say.get("value-none"), Role::Dim),
        Some(roi) if row.few() => (canvas.say.percent_signed(roi), Role::Dim),
        Some(roi) => (canvas.say.percent_signed(roi), if roi < 0.0 { Role::Bad } else { Role::Good }),
    }
}

/// The name; before it, of somebody who was recycled, which passage it is: `(2) Chiara Neri`.
fn again(row: &HandOffRow) -> String {
    if row.episode > 1 { format!("({}) {}", row.episode, row.name) } else { row.name.clone() }
}

fn due(row: &HandOffRow, canvas: &Canvas<'_>) -> Cell {
    let say = canvas.say;
    if matches!(row.dispute, "by_marketing" | "by_sales") {
        return (say.get(&format!("answer-owed-{}", row.dispute)), Role::Warn);
    }
    let (_, role) = Say::mark(canvas.glyphs(), row.mark);
    if row.mark == Mark::Paused {
        return (say.get("mark-paused"), role);
    }
    let Some(due) = row.due else {
        let span = say.span((canvas.now.0 - row.offered.0) / 1_000_000);
        return (say.with("waiting-for", &[("span", &span)]), Role::Dim);
    };
    if due < canvas.now {
        // By the wall: how much of it was working time is told where a clock is opened.
        return (say.ago(due, canvas.now), Role::Late);
    }
    (say.with("due-in", &[("span", &say.span((due.0 - canvas.now.0) / 1_000_000))]), role)
}

/// Draws the list of campaigns.
pub fn campaigns(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.revenue;
    let list = &state.campaigns;
    let aside = if list.unknown() { String::new() } else { canvas.say.count_of("campaigns-count", list.len()) };
    let focused = state.pane == Pane::Campaigns && model.drawer().is_none();
    let inside = pane::frame(canvas, area, Pane::Campaigns, &aside, focused);
    let typed = model.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Filter(filter) if filter.pane == Pane::Campaigns => Some(filter),
        _ => None,
    });
    let linked = linked(canvas, model, list.linked);
    let filtering = typed.is_some() || !list.filter.is_empty() || linked.is_some();
    let shown = list.error.as_ref().filter(|_| filtering);
    let rows = filter::draw(canvas, inside, typed, &list.filter, linked.as_deref(), shown);
    let marks = &state.links;
    let marked = |row: &CampaignRow| matches!(marks.of, Some(Link::Deal(_))) && marks.ids.contains(&row.id);
    match (&list.error, list.cache.total()) {
        (Some(refusal), _) if !filtering => pane::failed(canvas, rows, refusal),
        (None, None) => pane::waiting(canvas, rows, model.waiting(Slot::Campaigns)),
        _ if list.is_empty() && filtering => {
            let (what, how) = model.nothing_fits(&list.filter);
            pane::empty(canvas, rows, what, how);
        }
        _ if list.is_empty() => pane::empty(canvas, rows, "empty-campaigns", "empty-campaigns-how"),
        _ => {
            let look = Look { pane: Pane::Campaigns, focused, marked: Some(&marked) };
            table::draw(canvas, rows, list, &CAMPAIGNS, &look);
        }
    }
}

/// What a pane is filtered by, in words: `deals of Webinar ottobre`.
pub fn linked(canvas: &Canvas<'_>, model: &Model, link: Option<Link>) -> Option<String> {
    match link? {
        Link::Campaign(id) => {
            let name = model.revenue.find_campaign(id).map_or_else(String::new, |row| row.name.clone());
            Some(canvas.say.with("linked-campaign", &[("name", &name)]))
        }
        Link::Deal(id) => {
            let name = model.revenue.find_deal(id).map_or_else(String::new, |card| card.title.clone());
            Some(canvas.say.with("linked-deal", &[("name", &name)]))
        }
    }
}

/// Draws the hand-offs that wait, most urgent first.
pub fn hand_offs(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.revenue;
    let list = &state.hand_offs;
    let aside = if list.unknown() { String::new() } else { canvas.say.count_of("hand-offs-count", list.len()) };
    let focused = state.pane == Pane::HandOffs && model.drawer().is_none();
    let inside = pane::frame(canvas, area, Pane::HandOffs, &aside, focused);
    match (&list.error, list.cache.total()) {
        (Some(refusal), _) => pane::failed(canvas, inside, refusal),
        (None, None) => pane::waiting(canvas, inside, model.waiting(Slot::HandOffs)),
        _ if list.is_empty() => pane::empty(canvas, inside, "empty-hand-offs", "empty-hand-offs-how"),
        _ => {
            let look = Look { pane: Pane::HandOffs, focused, marked: None };
            table::draw(canvas, inside, list, &HAND_OFFS, &look);
        }
    }
}
