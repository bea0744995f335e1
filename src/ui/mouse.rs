//! What the mouse does: what it means is what was drawn there.

use crate::domain::time::Instant;
use crate::ui::commands;
use crate::ui::effect::Effect;
use crate::ui::hits::Hit;
use crate::ui::model::{Held, Model};
use crate::ui::msg::{Mouse, MouseDid};
use crate::ui::overlays::Overlay;
use crate::ui::screens::Pane;
use crate::ui::typing;
use crate::ui::widgets::form::kinds;
use crate::ui::widgets::list::Motion;

/// Two presses within this time on one place are a double click, in microseconds.
const DOUBLE: i64 = 400_000;
/// Rows a notch of the wheel.
const NOTCH: i64 = 3;

/// Lets the mouse do what it means.
pub fn on_mouse(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    match mouse.did {
        MouseDid::Press => press(model, mouse),
        MouseDid::Drag => {
            if model.held == Some(Held::Divide) {
                let share = u32::from(mouse.x) * 1_000 / u32::from(model.size.0.max(1));
                model.revenue.divide = u16::try_from(share).unwrap_or(500).clamp(200, 800);
            }
            Vec::new()
        }
        MouseDid::Release => release(model, mouse),
        MouseDid::WheelUp => wheel(model, mouse, -NOTCH),
        MouseDid::WheelDown => wheel(model, mouse, NOTCH),
    }
}

fn press(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    let before = model.pressed.replace((mouse.x, mouse.y, model.now));
    let twice = before
        .is_some_and(|(x, y, at): (u16, u16, Instant)| (x, y) == (mouse.x, mouse.y) && model.now.0 - at.0 < DOUBLE);
    model.held = None;
    let Some((_, hit)) = model.hits.at(mouse.x, mouse.y) else { return Vec::new() };
    match hit {
        Hit::Tab(tab) => model.show(tab),
        Hit::Command(id) => return commands::find(id).map_or_else(Vec::new, |command| commands::run(model, command)),
        Hit::Pane(pane) => model.focus(pane),
        Hit::Row(pane, place) => {
            model.focus(pane);
            match pane {
                Pane::Today => model.today.select(usize::try_from(place).unwrap_or(0)),
                Pane::News => model.today.news = usize::try_from(place).unwrap_or(0),
                Pane::Prospects => model.prospects.list.select(place),
                Pane::Campaigns => model.revenue.campaigns.select(place),
                Pane::HandOffs => model.revenue.hand_offs.select(place),
                Pane::Pipeline => model.revenue.deals.select(place),
                Pane::Journal => model.journal.list.select(place),
                Pane::Terms => model.agreement.term = usize::try_from(place).unwrap_or(0),
                Pane::Goals => model.agreement.goal = usize::try_from(place).unwrap_or(0),
                Pane::Calendars => model.agreement.calendar = usize::try_from(place).unwrap_or(0),
                Pane::Clocks => model.agreement.clocks.select(place),
                Pane::Metrics => model.metrics.selected = usize::try_from(place).unwrap_or(0),
                _ => {}
            }
            if twice {
                return model.open();
            }
        }
        Hit::Head(pane, field) => {
            model.focus(pane);
            model.sort(field);
        }
        Hit::Card(column, card) => {
            model.focus(Pane::Pipeline);
            model.revenue.board.select(column, card);
            if twice {
                return model.open();
            }
            model.held = Some(Held::Card(column, card));
        }
        Hit::Column(_) => model.focus(Pane::Pipeline),
        Hit::Divide => model.held = Some(Held::Divide),
        Hit::OverlayRow(place) => return row(model, place, twice),
        Hit::Outside => return model.back(),
        Hit::Overlay => {}
    }
    Vec::new()
}

/// A click on a line of the uppermost box selects it; where lines are choices, a double click chooses.
fn row(model: &mut Model, place: usize, twice: bool) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form.focus(place),
        Some(Overlay::Palette(palette)) => palette.selected = place,
        Some(Overlay::Menu(menu)) => menu.selected = place,
        Some(Overlay::Conflict(conflict)) => conflict.selected = place,
        Some(Overlay::Offer(offer)) => offer.selected = place,
        Some(Overlay::Plan(plan)) => plan.form.focus(place),
        Some(Overlay::Versions) => model.agreement.compare(place),
        None => {
            if let Some(welcome) = &mut model.welcome {
                welcome.selected = place;
            }
        }
        _ => {}
    }
    match model.overlays.last() {
        _ if !twice => Vec::new(),
        Some(Overlay::Palette(_) | Overlay::Menu(_)) => typing::accept(model),
        Some(Overlay::Conflict(_) | Overlay::Offer(_) | Overlay::Versions) | None => model.open(),
        _ => Vec::new(),
    }
}

/// A card let go over another column moves its deal there.
fn release(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    let Some(Held::Card(from, _)) = model.held.take() else { return Vec::new() };
    let to = match model.hits.at(mouse.x, mouse.y) {
        Some((_, Hit::Column(to) | Hit::Card(to, _))) if to != from => to,
        _ => return Vec::new(),
    };
    let deal = model.revenue.board.current().cloned();
    let stage = model.revenue.board.columns.get(to).map(|column| column.stage.clone());
    let (Some(deal), Some(stage)) = (deal, stage) else { return Vec::new() };
    if model.is_nobody() {
        return model.ask_who();
    }
    match kinds::move_deal(&deal, &stage) {
        Some(form) => model.open_form(form),
        None => vec![typing::move_to(&deal, stage.id)],
    }
}

/// The wheel turns what lies under it, whatever has the keys.
fn wheel(model: &mut Model, mouse: Mouse, rows: i64) -> Vec<Effect> {
    if !model.overlays.is_empty() || model.welcome.is_some() {
        if model.layer() == crate::ui::keymap::Layer::Typing {
            return typing::step(model, rows.signum() as isize);
        }
        model.go(Motion::Rows(rows));
        return Vec::new();
    }
    let Some(pane) = model.hits.pane_at(mouse.x, mouse.y) else { return Vec::new() };
    let before = model.pane();
    if let Some((_, Hit::Column(column) | Hit::Card(column, _))) = model.hits.at(mouse.x, mouse.y) {
        model.revenue.board.column = column;
    }
    model.focus(pane);
    model.go(Motion::Rows(if pane == Pane::Pipeline && model.revenue.as_board { rows.signum() } else { rows }));
    model.focus(before);
    Vec::new()
}
