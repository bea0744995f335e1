//! What is done to prospects, campaigns and deals.

use super::Availability::{Elsewhere, No, Yes};
use super::{Area, Availability, Command, Snapshot, Subject};
use crate::app::views::{Action, Kind, Opens};
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

const BOTH: &[Tab] = &[Tab::Prospects, Tab::Revenue];
/// Where people are dealt with.
const PEOPLE: &[Tab] = &[Tab::Today, Tab::Prospects, Tab::Revenue];

fn touchable(snapshot: &Snapshot) -> Availability {
    let fits = matches!(snapshot.subject, Subject::Prospect(_) | Subject::HandOff | Subject::Deal { person: true, .. });
    on(snapshot, PEOPLE, fits, "reason-no-prospect")
}

fn editable(snapshot: &Snapshot) -> Availability {
    if snapshot.tab == Tab::Agreement {
        let (fits, reason) = match snapshot.subject {
            Subject::Term { draft } => (draft, "reason-signed-version"),
            Subject::Goal | Subject::Calendar => (true, ""),
            _ => (false, "reason-nothing-selected"),
        };
        return on(snapshot, &[Tab::Agreement], fits, reason);
    }
    let fits = matches!(snapshot.subject, Subject::Prospect(_) | Subject::Campaign | Subject::Deal { .. });
    on(snapshot, BOTH, fits, "reason-nothing-selected")
}

fn addable(snapshot: &Snapshot) -> Availability {
    if snapshot.tab == Tab::Agreement {
        let fits = match snapshot.pane {
            Pane::Terms => snapshot.draft_shown,
            Pane::Goals | Pane::Calendars => true,
            Pane::Clocks | Pane::Term if snapshot.value => snapshot.draft_shown,
            _ => return Elsewhere,
        };
        return on(snapshot, &[Tab::Agreement], fits, "reason-signed-version");
    }
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
    let form = if model.tab == Tab::Agreement {
        model.edit_agreed()
    } else if let Some(card) = model.deal() {
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
    if model.tab == Tab::Agreement {
        return model.add_agreed().map_or_else(Vec::new, |form| model.open_form(form));
    }
    let kind = match model.pane() {
        Pane::Campaigns => Kind::Campaign,
        Pane::Pipeline => Kind::Deal,
        _ => Kind::Prospect,
    };
    kinds::add(kind).map_or_else(Vec::new, |form| model.open_form(form))
}

fn archive(model: &mut Model) -> Vec<Effect> {
    let thing = if model.tab == Tab::Agreement {
        model.agreed()
    } else if let Some(card) = model.deal() {
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
            Tab::Agreement => model.agreed_text(),
            _ => model.journal.list.current().map(|row| row.number.clone()).unwrap_or_default(),
        }
    };
    if text.is_empty() {
        return Vec::new();
    }
    model.hint_with("said-copied", &text);
    vec![Effect::Copy(text)]
}
