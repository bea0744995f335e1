//! The agreement: drafts, signatures, versions, the simulator, clocks, goals.

use super::Availability::{Elsewhere, No, Yes};
use super::{Area, Availability, Command, Snapshot, Subject};
use crate::domain::agreement::clock::State;
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::plan::Plan;
use crate::ui::screens::{Pane, Tab};
use crate::ui::widgets::form::agreed;

pub(super) const COMMANDS: &[Command] = &[
    Command::new("clock-waive", Area::Agreement, open_clock, waive).footer(15).changes(),
    Command::new("clock-pause", Area::Agreement, pausable, pause).footer(16).changes(),
    Command::new("late-clocks", Area::Agreement, here, late).footer(17),
    Command::new("plan", Area::Agreement, here, plan).footer(18),
    Command::new("sign", Area::Agreement, signable, Model::sign).footer(19).changes(),
    Command::new("draft", Area::Agreement, here, draft).footer(21).changes(),
    Command::new("versions", Area::Agreement, versioned, versions).footer(22),
    Command::new("goal-add", Area::Agreement, here, add_goal).footer(23).changes(),
    Command::new("calendar-add", Area::Agreement, here, add_calendar).changes(),
];

fn here(snapshot: &Snapshot) -> Availability {
    if snapshot.on_screen() && snapshot.tab == Tab::Agreement { Yes } else { Elsewhere }
}

/// Yes on the screen where `fits`, else why not.
fn where_fits(snapshot: &Snapshot, fits: bool, reason: &'static str) -> Availability {
    match (here(snapshot), fits) {
        (Yes, true) => Yes,
        (Yes, false) => No(reason),
        (other, _) => other,
    }
}

fn open_clock(snapshot: &Snapshot) -> Availability {
    match (here(snapshot), snapshot.subject) {
        (Yes, Subject::Clock(State::Running | State::DueSoon | State::Overdue | State::Paused)) => Yes,
        (Yes, Subject::Clock(_)) => No("reason-clock-ended"),
        (Yes, _) if snapshot.pane == Pane::Clocks => No("reason-no-clock"),
        _ => Elsewhere,
    }
}

fn pausable(snapshot: &Snapshot) -> Availability {
    match (open_clock(snapshot), snapshot.subject) {
        (Yes, Subject::Clock(State::Overdue)) => No("reason-clock-late"),
        (other, _) => other,
    }
}

fn signable(snapshot: &Snapshot) -> Availability {
    where_fits(snapshot, snapshot.draft, "reason-no-draft")
}

fn versioned(snapshot: &Snapshot) -> Availability {
    where_fits(snapshot, snapshot.agreement, "reason-no-agreement")
}

fn waive(model: &mut Model) -> Vec<Effect> {
    let Some(form) = model.agreement.clocks.current().map(|clock| agreed::step(clock, "waived")) else {
        return Vec::new();
    };
    model.open_form(form)
}

/// A running clock is paused, a paused one runs again.
fn pause(model: &mut Model) -> Vec<Effect> {
    let form = model.agreement.clocks.current().map(|clock| {
        let step = if clock.state == State::Paused { "resumed" } else { "paused" };
        agreed::step(clock, step)
    });
    form.map_or_else(Vec::new, |form| model.open_form(form))
}

fn late(model: &mut Model) -> Vec<Effect> {
    model.agreement.open_clocks();
    Vec::new()
}

fn plan(model: &mut Model) -> Vec<Effect> {
    let plan = Plan::new(&model.next_quarter());
    model.overlays.push(Overlay::Plan(Box::new(plan)));
    Vec::new()
}

fn draft(model: &mut Model) -> Vec<Effect> {
    let form = agreed::draft(model.agreement.shown());
    model.open_form(form)
}

fn versions(model: &mut Model) -> Vec<Effect> {
    model.agreement.compare_first();
    model.overlays.push(Overlay::Versions);
    Vec::new()
}

fn add_goal(model: &mut Model) -> Vec<Effect> {
    let form = agreed::goal(&model.this_quarter());
    model.open_form(form)
}

fn add_calendar(model: &mut Model) -> Vec<Effect> {
    let form = agreed::calendar(&model.zone_name());
    model.open_form(form)
}
