//! What the keys of typing do: in forms, the palette, menus, filters and questions.

use crate::app::views::{Action, Input};
use crate::domain::period::Period;
use crate::ui::commands;
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::import::ImportBox;
use crate::ui::screens::Pane;
use crate::ui::widgets::form::{Content, FieldKind, Purpose, Saved, kinds};

/// Enter.
pub fn accept(model: &mut Model) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Palette(_)) => from_palette(model),
        Some(Overlay::Filter(_)) => {
            accept_filter(model);
            Vec::new()
        }
        Some(Overlay::Menu(_)) => from_menu(model),
        Some(Overlay::Confirm(confirm)) if confirm.meant() => model.confirm(),
        Some(Overlay::Form(form)) if form.saving => Vec::new(),
        Some(Overlay::Form(form)) if form.at_end() => save(model),
        Some(Overlay::Form(_) | Overlay::Plan(_)) => step(model, 1),
        _ => Vec::new(),
    }
}

/// What is typed stands: a filter does already; a period only where it is one, else it is said what is wrong.
fn accept_filter(model: &mut Model) {
    let Some(Overlay::Filter(mut filter)) = model.overlays.pop() else { return };
    let typed = filter.line.text().trim().to_owned();
    if filter.pane != Pane::Metrics || typed.is_empty() {
        return;
    }
    let start = model.identity.as_ref().map_or(1, |identity| identity.fiscal_start);
    match Period::parse(&typed, model.ground().today, start) {
        Ok(_) => model.set_filter(Pane::Metrics, &typed),
        Err(refusal) => {
            filter.error = Some(refusal);
            model.overlays.push(Overlay::Filter(filter));
        }
    }
}

/// Periods that Tab offers, one after the other.
const PERIODS: [&str; 8] =
    ["this-month", "this-quarter", "this-year", "last-month", "last-quarter", "last-year", "last-30-days", "all"];

/// The next period, or the one before, after that which is typed.
fn offer_period(filter: &mut crate::ui::overlays::filter::FilterBox, by: isize) {
    let count = PERIODS.len().cast_signed();
    let place = match PERIODS.iter().position(|period| *period == filter.line.text().trim()) {
        Some(here) => (here.cast_signed() + by).rem_euclid(count),
        None if by > 0 => 0,
        None => count - 1,
    };
    filter.error = None;
    if let Some(period) = PERIODS.get(place.unsigned_abs()) {
        filter.line.set(period);
    }
}

fn from_palette(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Palette(palette)) = model.overlays.pop() else { return Vec::new() };
    let Some(command) = palette.current() else { return Vec::new() };
    model.recent.retain(|id| *id != command.id);
    model.recent.insert(0, command.id);
    commands::run(model, command)
}

/// The chosen stage: at once, or after what the stage asks.
pub fn from_menu(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Menu(menu)) = model.overlays.pop() else { return Vec::new() };
    let Some(stage) = menu.current() else { return Vec::new() };
    if stage.id == menu.deal.stage {
        model.hint("reason-same-stage");
        return Vec::new();
    }
    match kinds::move_deal(&menu.deal, stage) {
        Some(form) => model.open_form(form),
        None => vec![move_to(&menu.deal, stage.id)],
    }
}

/// Moves a deal to a stage that asks nothing.
pub const fn move_to(deal: &crate::app::views::DealCard, stage: i64) -> Effect {
    let fields: Vec<Input> = Vec::new();
    Effect::Apply(Action::MoveDeal { deal: deal.id, version: deal.version, stage, fields })
}

/// F2, or Enter on the last field.
pub fn save(model: &mut Model) -> Vec<Effect> {
    let ground = model.ground();
    if matches!(model.overlays.last(), Some(Overlay::Plan(_))) {
        return model.ask_draft();
    }
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else { return Vec::new() };
    if form.saving {
        return Vec::new();
    }
    form.focus(form.focus);
    if let Some(wrong) = form.wrong(&ground) {
        form.fields.iter_mut().for_each(crate::ui::widgets::form::Field::touch);
        form.focus = wrong;
        return Vec::new();
    }
    let nothing_changed = matches!(form.purpose, Purpose::Edit(..)) && !form.dirty();
    if nothing_changed {
        model.overlays.pop();
        return Vec::new();
    }
    match form.save(&ground) {
        Saved::Apply(action) => vec![Effect::Apply(action)],
        Saved::Look(path) => {
            model.overlays.pop();
            let import = ImportBox::new(path, model.now);
            let survey = import.survey();
            model.overlays.push(Overlay::Import(Box::new(import)));
            vec![Effect::Start(survey)]
        }
        Saved::Sign(side) => {
            let side = if side == "sales" { "sales" } else { "marketing" };
            model.overlays.pop();
            model.ask_signature(side)
        }
        Saved::Nothing => Vec::new(),
        Saved::Remember(name, value) => vec![Effect::Remember(name, value)],
        Saved::Start(job) => {
            model.overlays.pop();
            vec![Effect::Start(job)]
        }
    }
}

/// Tab: the next field or line.
pub fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form.step(by),
        Some(Overlay::Plan(plan)) => plan.form.step(by),
        Some(Overlay::Palette(palette)) => palette.step(by),
        Some(Overlay::Menu(menu)) => menu.step(by),
        Some(Overlay::Filter(filter)) if filter.pane == Pane::Metrics => offer_period(filter, by),
        _ => {}
    }
    Vec::new()
}

/// Up and down: through offers, else as Tab.
pub fn vertical(model: &mut Model, by: isize) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => {
            form.vertical(by);
            Vec::new()
        }
        _ => step(model, by),
    }
}

/// Everything typed in the field goes.
pub fn clear(model: &mut Model) -> Vec<Effect> {
    let mut filter = None;
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form.clear(),
        Some(Overlay::Plan(plan)) => plan.form.clear(),
        Some(Overlay::Palette(palette)) => palette.clear(),
        Some(Overlay::Menu(menu)) => menu.line.clear(),
        Some(Overlay::Confirm(confirm)) => confirm.line.clear(),
        Some(Overlay::Filter(typed)) => {
            typed.line.clear();
            filter = Some(typed.pane).filter(|pane| *pane != Pane::Metrics);
        }
        _ => {}
    }
    if let Some(pane) = filter {
        model.set_filter(pane, "");
    }
    Vec::new()
}

/// The field's text goes to `$EDITOR`.
pub fn editor(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Form(form)) = model.overlays.last() else { return Vec::new() };
    match form.current().map(|field| (&field.content, field.kind)) {
        Some((Content::Typed(line), FieldKind::Lines)) => vec![Effect::Edit(line.text().to_owned())],
        _ => Vec::new(),
    }
}

/// The text is back from `$EDITOR`.
pub fn edited(model: &mut Model, text: &str) {
    if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
        form.clear();
        form.paste(text.trim_end());
    }
}
