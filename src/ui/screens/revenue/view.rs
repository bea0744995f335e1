//! How the linked panes look.

use ratatui::layout::Rect;

use super::campaigns;
use crate::app::views::{DealCard, Link, Mark, Slot, StageKind};
use crate::domain::money::Totals;
use crate::domain::text;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::{Hit, Viewport};
use crate::ui::layout::{self, Width};
use crate::ui::model::Model;
use crate::ui::overlays::{Overlay, filter};
use crate::ui::say::Say;
use crate::ui::screens::Pane;
use crate::ui::theme::{Glyphs, Role};
use crate::ui::widgets::board::{self, Card};
use crate::ui::widgets::pane;
use crate::ui::widgets::table::{self, Cell, Column, Look};

const DEALS: [Column<DealCard>; 11] = [
    column("column-mark", 1, 1, 0, None, Align::Left, mark),
    column("column-number", 5, 8, 7, None, Align::Left, |card, _| (card.number.clone(), Role::Dim)),
    column("column-title", 12, u16::MAX, 0, Some("title"), Align::Left, |card, _| (card.title.clone(), Role::Text)),
    column("column-account", 8, u16::MAX, 4, Some("account"), Align::Left, |card, _| (card.account.clone(), Role::Dim)),
    column("column-amount", 5, 9, 0, Some("amount"), Align::Right, amount),
    column("column-stage", 6, 16, 2, Some("stage"), Align::Left, |card, _| (card.stage_name.clone(), Role::Dim)),
    column("column-status", 4, 8, 6, None, Align::Left, status),
    column("column-owner", 4, 14, 3, Some("owner"), Align::Left, |card, _| (card.owner.clone(), Role::Sales)),
    column("column-days", 4, 10, 5, None, Align::Right, |card, canvas| {
        (canvas.say.days(card.days_in_stage), Role::Dim)
    }),
    column("column-close", 6, 8, 1, Some("expected_close"), Align::Right, |card, canvas| {
        (card.expected_close.map(|day| canvas.say.day(day)).unwrap_or_default(), Role::Dim)
    }),
    column("column-next", 14, u16::MAX, 8, None, Align::Left, |card, _| (card.next_step.clone(), Role::Dim)),
];

const fn column(
    title: &'static str,
    least: u16,
    most: u16,
    leaves: u8,
    sort: Option<&'static str>,
    align: Align,
    cell: fn(&DealCard, &Canvas<'_>) -> Cell,
) -> Column<DealCard> {
    Column { title, least, most, align, leaves, sort, cell }
}

/// What a deal is marked with; a closed one by how it ended.
fn mark(card: &DealCard, canvas: &Canvas<'_>) -> Cell {
    let (sign, role) = match card.status {
        StageKind::Open => Say::mark(canvas.glyphs(), card.mark),
        StageKind::Won => (canvas.glyphs().kept, Role::Good),
        StageKind::Lost => (canvas.glyphs().cross, Role::Bad),
    };
    (sign.to_owned(), role)
}

fn status(card: &DealCard, canvas: &Canvas<'_>) -> Cell {
    match card.status {
        StageKind::Open => (canvas.say.get("deal-open"), Role::Dim),
        StageKind::Won => (canvas.say.get("deal-won"), Role::Good),
        StageKind::Lost => (canvas.say.get("deal-lost"), Role::Bad),
    }
}

fn amount(card: &DealCard, canvas: &Canvas<'_>) -> Cell {
    match card.amount {
        None => (canvas.glyphs().none.to_owned(), Role::Dim),
        Some(money) => (canvas.say.money_short(money), if card.derived { Role::Dim } else { Role::Text }),
    }
}

/// Draws the screen into `area`.
pub fn view(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.revenue;
    let width = if model.zoomed { Width::One } else { layout::panes(area.width) };
    if width == Width::One {
        return match state.pane {
            Pane::Campaigns => campaigns::campaigns(canvas, model, area),
            Pane::HandOffs => campaigns::hand_offs(canvas, model, area),
            _ => pipeline(canvas, model, area),
        };
    }
    let (left, right) = layout::split_left(area, layout::share(area.width, state.divide), 24);
    // Hand-offs stand under the campaigns where there is room; in low windows they take their place.
    if left.height >= 14 {
        let under = (left.height / 3).clamp(5, 20);
        let (top, bottom) = layout::split_top(left, left.height - under, 5);
        campaigns::campaigns(canvas, model, top);
        campaigns::hand_offs(canvas, model, bottom);
    } else if state.pane == Pane::HandOffs {
        campaigns::hand_offs(canvas, model, left);
    } else {
        campaigns::campaigns(canvas, model, left);
    }
    pipeline(canvas, model, right);
    canvas.hit(Rect { x: right.x, width: 1, ..right }, Hit::Divide);
    canvas.hit(Rect { x: right.x.saturating_sub(1), width: 1, ..right }, Hit::Divide);
}

/// Amounts of several currencies side by side, the largest first.
fn sums(canvas: &Canvas<'_>, totals: &Totals) -> String {
    let mut all: Vec<_> = totals.0.iter().collect();
    all.sort_by_key(|(_, total)| std::cmp::Reverse(total.minor));
    let texts: Vec<String> =
        all.into_iter().map(|(currency, total)| canvas.say.total_short(total.minor, *currency)).collect();
    texts.join(" + ")
}

fn pipeline(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let state = &model.revenue;
    let focused = state.pane == Pane::Pipeline && model.drawer().is_none();
    let mut open = Totals::default();
    let mut deals = 0;
    for column in state.board.columns.iter().filter(|column| column.stage.kind == StageKind::Open) {
        deals += column.cards.len();
        for (currency, total) in &column.value.0 {
            let sum = open.0.entry(*currency).or_default();
            sum.minor += total.minor;
            sum.count += total.count;
        }
    }
    let sums = sums(canvas, &open);
    let count = canvas.say.count_of("pipeline-count", deals);
    let aside = match (state.board.columns.is_empty(), sums.is_empty()) {
        (true, _) => String::new(),
        (false, true) => count,
        (false, false) => format!("{count} {} {sums}", canvas.glyphs().dot),
    };
    let inside = pane::frame(canvas, area, Pane::Pipeline, &aside, focused);
    let typed = model.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Filter(filter) if filter.pane == Pane::Pipeline => Some(filter),
        _ => None,
    });
    let linked = campaigns::linked(canvas, model, state.deals.linked);
    let filtering = typed.is_some() || !state.deals.filter.is_empty() || linked.is_some();
    let error = if state.as_board { &state.board.error } else { &state.deals.error };
    let shown = error.as_ref().filter(|_| filtering);
    // What narrows the table by itself is shown as the filter that it is.
    let only_open = !state.as_board && !state.deals.always.is_empty() && typed.is_none() && shown.is_none();
    let own = format!("{} {}", state.deals.always, state.deals.filter);
    let standing = if only_open { own.trim_end() } else { &state.deals.filter };
    let rest = filter::draw(canvas, inside, typed, standing, linked.as_deref(), shown);
    if only_open && inside.height > 1 {
        let key = model.keymap.keys("closed").first().map(|keys| canvas.say.keys(keys)).unwrap_or_default();
        let words = canvas.say.with("pipeline-closed-too", &[("key", &key)]);
        let room = usize::from(inside.width).saturating_sub(text::width(standing) + 4);
        if linked.is_none() && text::width(&words) <= room {
            canvas.aligned(Rect { height: 1, ..inside }, &words, Align::Right, Role::KeyHint);
        }
    }
    let rest = marks_line(canvas, model, rest);
    match error {
        Some(refusal) if !filtering => pane::failed(canvas, rest, refusal),
        Some(_) => {}
        None if state.as_board => draw_board(canvas, model, rest, focused, filtering),
        None => draw_table(canvas, model, rest, focused, filtering),
    }
}

/// What is marked, in the pane's last line: `deals of Webinar ottobre: 9`.
fn marks_line(canvas: &mut Canvas<'_>, model: &Model, area: Rect) -> Rect {
    let links = &model.revenue.links;
    let Some(link @ Link::Campaign(_)) = links.of.filter(|_| !links.ids.is_empty() && area.height > 8) else {
        return area;
    };
    let words = campaigns::linked(canvas, model, Some(link)).unwrap_or_default();
    let text = format!("{} {words}: {}", canvas.glyphs().linked, canvas.say.count(links.total));
    canvas.text(area.x, area.bottom() - 1, area.width, &text, Role::Accent);
    Rect { height: area.height - 1, ..area }
}

fn draw_table(canvas: &mut Canvas<'_>, model: &Model, area: Rect, focused: bool, filtering: bool) {
    let list = &model.revenue.deals;
    let marks = &model.revenue.links;
    let marked = |card: &DealCard| matches!(marks.of, Some(Link::Campaign(_))) && marks.ids.contains(&card.id);
    if list.cache.total().is_none() {
        pane::waiting(canvas, area, model.waiting(Slot::Deals));
    } else if list.is_empty() && !list.always.is_empty() && !filtering && closed(model) {
        pane::empty(canvas, area, "empty-open", "empty-open-how");
    } else if list.is_empty() {
        nothing(canvas, area, model, filtering);
    } else {
        let look = Look { pane: Pane::Pipeline, focused, marked: Some(&marked) };
        table::draw(canvas, area, list, &DEALS, &look);
    }
}

/// Whether there are deals, whatever became of them.
fn closed(model: &Model) -> bool {
    model.revenue.board.columns.iter().any(|column| !column.cards.is_empty())
}

fn nothing(canvas: &mut Canvas<'_>, area: Rect, model: &Model, filtering: bool) {
    if filtering {
        let (what, how) = model.nothing_fits(&model.revenue.deals.filter);
        pane::empty(canvas, area, what, how);
    } else {
        pane::empty(canvas, area, "empty-deals", "empty-deals-how");
    }
}

fn draw_board(canvas: &mut Canvas<'_>, model: &Model, area: Rect, focused: bool, filtering: bool) {
    let state = &model.revenue.board;
    if state.waiting() {
        return pane::waiting(canvas, area, model.waiting(Slot::Board));
    }
    if state.columns.iter().all(|column| column.cards.is_empty()) {
        return nothing(canvas, area, model, filtering);
    }
    let marks = &model.revenue.links;
    let glyphs = canvas.glyphs();
    let say = canvas.say;
    let readers: Vec<_> = state
        .columns
        .iter()
        .map(|column| {
            move |place: u64| {
                let card = column.cards.cache.get(place)?;
                let linked = matches!(marks.of, Some(Link::Campaign(_))) && marks.ids.contains(&card.id);
                Some(face(say, glyphs, card, linked))
            }
        })
        .collect();
    let tops: Vec<_> = state.columns.iter().map(|column| move |fit: u16| column.cards.top(fit)).collect();
    let columns: Vec<board::Column<'_>> = state
        .columns
        .iter()
        .zip(readers.iter().zip(&tops))
        .map(|(column, (cards, top))| board::Column {
            name: &column.stage.name,
            total: column.cards.len(),
            sum: sums(canvas, &column.value),
            cards,
            top,
            selected: column.cards.selected(),
            role: match column.stage.kind {
                StageKind::Open => Role::Header,
                StageKind::Won => Role::Good,
                StageKind::Lost => Role::Bad,
            },
        })
        .collect();
    board::draw(canvas, area, &columns, state.column, focused);
    canvas.hits.see(Pane::Pipeline, Viewport { top: 0, height: area.height });
}

/// A deal's card: account and amount, owner and days in the stage.
fn face(say: Say<'_>, glyphs: &Glyphs, card: &DealCard, linked: bool) -> Card {
    let (sign, role) = Say::mark(glyphs, card.mark);
    let name = if card.account.is_empty() { &card.title } else { &card.account };
    let since = match card.mark {
        Mark::Paused => say.get("mark-paused"),
        _ => say.days(card.days_in_stage),
    };
    let amount = card.amount.map(|money| say.money_short(money)).unwrap_or_default();
    Card { name: name.clone(), amount, aside: card.owner.clone(), since, mark: (sign, role), linked }
}
