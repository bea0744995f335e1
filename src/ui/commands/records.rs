//! What is done to prospects, campaigns and deals.

use super::Availability::{Elsewhere, No, Yes};
use super::{Area, Availability, Command, Snapshot, Subject};
use crate::app::views::{Action, HandoffOf, Kind, Opens};
use crate::domain::record::Kind as RecordKind;
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::menu::Menu;
use crate::ui::screens::revenue::Drawer;
use crate::ui::screens::{Pane, Tab};
use crate::ui::widgets::form::kinds;

pub(super) const COMMANDS: &[Command] = &[
    Command::new("move", Area::Records, deal, move_deal).footer(15).changes(),
    Command::new("next-step", Area::Records, stepped, next_step).footer(20).changes(),
    Command::new("accept", Area::Records, verdict, accept).footer(16).changes(),
    Command::new("refuse", Area::Records, verdict, refuse).footer(17).changes(),
    Command::new("recycle", Area::Records, person, recycle).footer(30).changes(),
    Command::new("hand-off", Area::Records, hand_off_when, hand_off).footer(18).changes(),
    Command::new("touch", Area::Records, touchable, touch).footer(25).changes(),
    Command::new("spend", Area::Records, campaign, spend).footer(25).changes(),
    Command::new("edit", Area::Records, editable, edit).footer(35).changes(),
    Command::new("add", Area::Records, addable, add).footer(38).changes(),
    Command::new("archive", Area::Records, editable, archive).changes(),
    Command::new("copy", Area::Records, something, copy),
];

/// Yes where `fits`; where the screen's lists hold such things, why not; else elsewhere.
fn on(snapshot: &Snapshot, tabs: &[Tab], fits: bool, reason: &'static str) -> Availability {
    match (snapshot.on_screen() && tabs.contains(&snapshot.tab), fits) {
        (false, _) => Elsewhere,
        (true, true) => Yes,
        (true, false) => No(reason),
    }
}

fn deal(snapshot: &Snapshot) -> Availability {
    on(snapshot, &[Tab::Revenue], matches!(snapshot.subject, Subject::Deal { .. }), "reason-no-deal")
}

/// A deal whose next step can be set: on the day too.
fn stepped(snapshot: &Snapshot) -> Availability {
    let tabs = &[Tab::Today, Tab::Revenue];
    on(snapshot, tabs, matches!(snapshot.subject, Subject::Deal { .. }), "reason-no-deal")
}

fn campaign(snapshot: &Snapshot) -> Availability {
    on(snapshot, &[Tab::Revenue], matches!(snapshot.subject, Subject::Campaign), "reason-no-campaign")
}

fn verdict(snapshot: &Snapshot) -> Availability {
    let reason = match snapshot.subject {
        Subject::HandOff | Subject::Prospect("mql") => return on(snapshot, PEOPLE, true, ""),
        Subject::Prospect(_) => "reason-not-handed-off",
        _ => "reason-no-prospect",
    };
    on(snapshot, PEOPLE, false, reason)
}

const BOTH: &[Tab] = &[Tab::Prospects, Tab::Revenue];
/// Where people are dealt with.
const PEOPLE: &[Tab] = &[Tab::Today, Tab::Prospects, Tab::Revenue];

fn person(snapshot: &Snapshot) -> Availability {
    let fits = matches!(snapshot.subject, Subject::Prospect(_) | Subject::HandOff);
    on(snapshot, PEOPLE, fits, "reason-no-prospect")
}

fn hand_off_when(snapshot: &Snapshot) -> Availability {
    let tabs = &[Tab::Today, Tab::Prospects];
    match snapshot.subject {
        Subject::Prospect("subscriber" | "lead" | "mql" | "recycled") => on(snapshot, tabs, true, ""),
        Subject::Prospect(_) => on(snapshot, tabs, false, "reason-with-sales"),
        _ => on(snapshot, tabs, false, "reason-no-prospect"),
    }
}

fn touchable(snapshot: &Snapshot) -> Availability {
    let fits = matches!(snapshot.subject, Subject::Prospect(_) | Subject::HandOff | Subject::Deal { person: true, .. });
    on(snapshot, PEOPLE, fits, "reason-no-prospect")
}

fn editable(snapshot: &Snapshot) -> Availability {
    let fits = matches!(snapshot.subject, Subject::Prospect(_) | Subject::Campaign | Subject::Deal { .. });
    on(snapshot, BOTH, fits, "reason-nothing-selected")
}

fn addable(snapshot: &Snapshot) -> Availability {
    on(snapshot, BOTH, true, "")
}

fn something(snapshot: &Snapshot) -> Availability {
    match (snapshot.on_screen(), snapshot.subject) {
        (false, _) => Elsewhere,
        (true, Subject::None | Subject::HandOff) => No("reason-nothing-selected"),
        (true, _) => Yes,
    }
}

fn move_deal(model: &mut Model) -> Vec<Effect> {
    let stages = model.revenue.stages().cloned().collect::<Vec<_>>();
    match model.deal().cloned() {
        Some(card) if !stages.is_empty() => model.overlays.push(Overlay::Menu(Box::new(Menu::new(card, stages)))),
        _ => model.hint("reason-still-reading"),
    }
    Vec::new()
}

fn next_step(model: &mut Model) -> Vec<Effect> {
    let of_day = || {
        let (_, item) = model.today.current().filter(|_| model.tab == Tab::Today)?;
        let Opens::Deal(deal) = item.opens else { return None };
        let step = item.todo.values.iter().find(|(name, _)| *name == "step").map_or("", |(_, step)| step.as_str());
        let day = item.due.map(|due| model.say().zone().day(due));
        Some(kinds::next_step_of((deal, item.version), &item.name, step, day, model.say()))
    };
    let form = model.deal().map(|card| kinds::next_step(card, model.say())).or_else(of_day);
    form.map_or_else(Vec::new, |form| model.open_form(form))
}

fn accept(model: &mut Model) -> Vec<Effect> {
    let Some((prospect, _, _)) = model.prospect() else { return Vec::new() };
    vec![Effect::Apply(Action::Accept { of: HandoffOf::Prospect(prospect), version: 0 })]
}

fn refuse(model: &mut Model) -> Vec<Effect> {
    let Some((prospect, version, name)) = model.prospect() else { return Vec::new() };
    model.open_form(kinds::refuse(prospect, version, &name))
}

fn recycle(model: &mut Model) -> Vec<Effect> {
    let Some((prospect, version, name)) = model.prospect() else { return Vec::new() };
    model.open_form(kinds::recycle(prospect, version, &name))
}

fn hand_off(model: &mut Model) -> Vec<Effect> {
    let Some((prospect, version, _)) = model.prospect() else { return Vec::new() };
    vec![Effect::Apply(Action::HandOff { prospect, version, fields: Vec::new() })]
}

fn touch(model: &mut Model) -> Vec<Effect> {
    let of_deal = || model.deal().and_then(|card| Some((card.prospect?, 0, card.title.clone())));
    let of_day = || {
        let (_, item) = model.today.current().filter(|_| model.tab == Tab::Today)?;
        Some((item.prospect?, 0, item.name.clone()))
    };
    let Some((prospect, _, name)) = model.prospect().or_else(of_deal).or_else(of_day) else { return Vec::new() };
    model.open_form(kinds::touch(prospect, &name))
}

fn spend(model: &mut Model) -> Vec<Effect> {
    let Some(form) = model.campaign().map(|row| kinds::spend(row.id, &row.name)) else { return Vec::new() };
    model.open_form(form)
}

fn edit(model: &mut Model) -> Vec<Effect> {
    let form = if let Some(card) = model.deal() {
        Some(kinds::edit_deal(card, model.say()))
    } else if let Some(row) = model.campaign() {
        Some(kinds::edit_campaign(row, model.say()))
    } else {
        let detail = model.prospects.detail.get();
        model.prospects.list.current().map(|row| kinds::edit_prospect(row, detail.map(|detail| &**detail)))
    };
    form.map_or_else(Vec::new, |form| model.open_form(form))
}

fn add(model: &mut Model) -> Vec<Effect> {
    let kind = match model.pane() {
        Pane::Campaigns => Kind::Campaign,
        Pane::Pipeline => Kind::Deal,
        _ => Kind::Prospect,
    };
    kinds::add(kind).map_or_else(Vec::new, |form| model.open_form(form))
}

fn archive(model: &mut Model) -> Vec<Effect> {
    let thing = if let Some(card) = model.deal() {
        Some((Kind::Deal, card.id, card.version))
    } else if let Some(row) = model.campaign() {
        Some((Kind::Campaign, row.id, row.version))
    } else {
        model.prospect().map(|(id, version, _)| (Kind::Prospect, id, version))
    };
    let Some((kind, id, version)) = thing else { return Vec::new() };
    if matches!(model.overlays.last(), Some(Overlay::Drawer(Drawer::Deal(_) | Drawer::Campaign(_)))) {
        model.overlays.pop();
    }
    vec![Effect::Apply(Action::Archive { kind, id, version })]
}

/// The number of what is selected on the day.
fn copied(model: &Model) -> String {
    let opens = model.today.current().map(|(_, item)| item.opens);
    let label = opens.map(|opens| match opens {
        Opens::Deal(id) => RecordKind::Deal.label(id),
        Opens::Handoff(_, id) | Opens::Clock(_, id) | Opens::Prospect(id) => RecordKind::Prospect.label(id),
    });
    let entry = || model.today.entry().map(|row| row.number.clone());
    label.or_else(entry).unwrap_or_default()
}

fn copy(model: &mut Model) -> Vec<Effect> {
    let text = if let Some(card) = model.deal() {
        card.number.clone()
    } else if let Some(row) = model.campaign() {
        row.number.clone()
    } else {
        match model.tab {
            Tab::Today => copied(model),
            Tab::Prospects => model.prospects.list.current().map(|row| row.number.clone()).unwrap_or_default(),
            Tab::Metrics => model.figure_text(),
            _ => model.journal.list.current().map(|row| row.number.clone()).unwrap_or_default(),
        }
    };
    if text.is_empty() {
        return Vec::new();
    }
    model.hint_with("said-copied", &text);
    vec![Effect::Copy(text)]
}
