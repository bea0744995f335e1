//! Lists: filter, order, looks.

use super::Availability::{Elsewhere, No, Yes};
use super::{Area, Availability, Command, Snapshot};
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::screens::{Pane, Tab};

const fn order(id: &'static str, when: fn(&Snapshot) -> Availability, run: fn(&mut Model) -> Vec<Effect>) -> Command {
    Command::new(id, Area::Lists, when, run)
}

pub(super) const COMMANDS: &[Command] = &[
    Command::new("filter", Area::Lists, filterable, Model::start_filter).footer(10),
    Command::new("filter-clear", Area::Lists, clearable, Model::clear_filter).footer(12),
    Command::new("mark-filter", Area::Lists, marks, Model::filter_by_mark).footer(45),
    Command::new("view", Area::Lists, pipeline, toggle_view).footer(50),
    Command::new("closed", Area::Lists, closable, toggle_closed).footer(52),
    Command::new("zoom", Area::Lists, Snapshot::panes, zoom).footer(70),
    Command::new("divide-left", Area::Lists, revenue, |model| divide(model, -40)),
    Command::new("divide-right", Area::Lists, revenue, |model| divide(model, 40)),
    order("order-name", sorted, |model| sort(model, "name")),
    order("order-account", people_and_deals, |model| sort(model, "account")),
    order("order-stage", people_and_deals, |model| sort(model, "stage")),
    order("order-created", people_and_deals, |model| sort(model, "created")),
    order("order-touch", people, |model| sort(model, "last_touch")),
    order("order-amount", deals, |model| sort(model, "amount")),
    order("order-close", deals, |model| sort(model, "expected_close")),
    order("order-leads", campaigns, |model| sort(model, "leads")),
    order("order-won", campaigns, |model| sort(model, "won")),
    order("order-reverse", sorted, Model::reverse),
];

fn filterable(snapshot: &Snapshot) -> Availability {
    let none = matches!(snapshot.pane, Pane::HandOffs | Pane::Today | Pane::News) || snapshot.tab == Tab::Agreement;
    if snapshot.on_screen() && !none { Yes } else { Elsewhere }
}

fn clearable(snapshot: &Snapshot) -> Availability {
    match snapshot.on_screen() {
        false => Elsewhere,
        true if snapshot.filtered || snapshot.linked => Yes,
        true => No("reason-no-filter"),
    }
}

fn marks(snapshot: &Snapshot) -> Availability {
    match snapshot.on_screen() && snapshot.tab == Tab::Revenue {
        false => Elsewhere,
        true if snapshot.marks || snapshot.linked => Yes,
        true => No("reason-no-marks"),
    }
}

fn pipeline(snapshot: &Snapshot) -> Availability {
    revenue(snapshot)
}

fn closable(snapshot: &Snapshot) -> Availability {
    match revenue(snapshot) {
        Yes if !snapshot.table => No("reason-board"),
        other => other,
    }
}

fn revenue(snapshot: &Snapshot) -> Availability {
    if snapshot.on_screen() && snapshot.tab == Tab::Revenue { Yes } else { Elsewhere }
}

fn sorted(snapshot: &Snapshot) -> Availability {
    ordered(snapshot, &[Pane::Prospects, Pane::Campaigns, Pane::Pipeline])
}

fn people(snapshot: &Snapshot) -> Availability {
    ordered(snapshot, &[Pane::Prospects])
}

fn people_and_deals(snapshot: &Snapshot) -> Availability {
    ordered(snapshot, &[Pane::Prospects, Pane::Pipeline])
}

fn deals(snapshot: &Snapshot) -> Availability {
    ordered(snapshot, &[Pane::Pipeline])
}

fn campaigns(snapshot: &Snapshot) -> Availability {
    ordered(snapshot, &[Pane::Campaigns])
}

/// An order that the lists of `panes` have.
fn ordered(snapshot: &Snapshot, panes: &[Pane]) -> Availability {
    let list = matches!(snapshot.pane, Pane::Prospects | Pane::Campaigns | Pane::Pipeline);
    match snapshot.on_screen() && list {
        false => Elsewhere,
        true if panes.contains(&snapshot.pane) => Yes,
        true => No("reason-no-such-order"),
    }
}

fn toggle_view(model: &mut Model) -> Vec<Effect> {
    let selected = model.revenue.current_deal().map(|card| card.id);
    let revenue = &mut model.revenue;
    revenue.as_board = !revenue.as_board;
    revenue.pane = Pane::Pipeline;
    if let Some(id) = selected {
        if revenue.as_board { revenue.board.select_id(id) } else { revenue.deals.select_id(id) }
    }
    Vec::new()
}

fn toggle_closed(model: &mut Model) -> Vec<Effect> {
    model.revenue.toggle_closed();
    model.revenue.pane = Pane::Pipeline;
    Vec::new()
}

fn zoom(model: &mut Model) -> Vec<Effect> {
    model.zoomed = !model.zoomed;
    Vec::new()
}

fn divide(model: &mut Model, by: i16) -> Vec<Effect> {
    model.revenue.divide = model.revenue.divide.saturating_add_signed(by).clamp(200, 800);
    Vec::new()
}

fn sort(model: &mut Model, field: &'static str) -> Vec<Effect> {
    if !model.sort(field) {
        model.hint("reason-no-such-order");
    }
    Vec::new()
}
