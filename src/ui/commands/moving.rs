//! Moving about: through lists and texts, between panes and tabs.

use super::Availability::{Elsewhere, Yes};
use super::{Area, Availability, Command, Snapshot};
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::OverlayKind;
use crate::ui::screens::{Pane, Tab};
use crate::ui::widgets::list::Motion;

const fn motion(id: &'static str, run: fn(&mut Model) -> Vec<Effect>) -> Command {
    Command::new(id, Area::Moving, always, run).unnamed()
}

const fn tab(id: &'static str, run: fn(&mut Model) -> Vec<Effect>) -> Command {
    Command::new(id, Area::Moving, Snapshot::screen_of, run)
}

pub(super) const COMMANDS: &[Command] = &[
    motion("down", |model| go(model, Motion::Rows(1))),
    motion("up", |model| go(model, Motion::Rows(-1))),
    motion("left", |model| go(model, Motion::Left)),
    motion("right", |model| go(model, Motion::Right)),
    motion("page-down", |model| go(model, Motion::Pages(1))),
    motion("page-up", |model| go(model, Motion::Pages(-1))),
    motion("half-down", |model| go(model, Motion::Halves(1))),
    motion("half-up", |model| go(model, Motion::Halves(-1))),
    motion("first", |model| go(model, Motion::First)),
    motion("last", |model| go(model, Motion::Last)),
    Command::new("detail-down", Area::Moving, detail, |model| aside(model, 3)).unnamed(),
    Command::new("detail-up", Area::Moving, detail, |model| aside(model, -3)).unnamed(),
    Command::new("open", Area::Moving, open_when, Model::open).footer(40).unnamed(),
    Command::new("back", Area::Moving, always, Model::back).footer(95).unnamed(),
    Command::new("next-pane", Area::Moving, Snapshot::panes, |model| pane(model, 1)).footer(60).unnamed(),
    Command::new("previous-pane", Area::Moving, Snapshot::panes, |model| pane(model, -1)).unnamed(),
    tab("tab-today", |model| show(model, Tab::Today)),
    tab("tab-prospects", |model| show(model, Tab::Prospects)),
    tab("tab-revenue", |model| show(model, Tab::Revenue)),
    tab("tab-agreement", |model| show(model, Tab::Agreement)),
    tab("tab-metrics", |model| show(model, Tab::Metrics)),
    tab("tab-journal", |model| show(model, Tab::Journal)),
];

impl Snapshot {
    /// [`Snapshot::screen`] for the table.
    pub(super) fn screen_of(snapshot: &Self) -> Availability {
        snapshot.screen()
    }

    /// On a screen of several panes: the page of figures is one.
    pub(super) fn panes(snapshot: &Self) -> Availability {
        if snapshot.on_screen() && snapshot.tab != Tab::Metrics { Yes } else { Elsewhere }
    }
}

const fn always(_: &Snapshot) -> Availability {
    Yes
}

fn detail(snapshot: &Snapshot) -> Availability {
    let beside =
        matches!(snapshot.tab, Tab::Today | Tab::Prospects | Tab::Journal) || matches!(snapshot.pane, Pane::Clocks);
    if snapshot.on_screen() && beside { Yes } else { Elsewhere }
}

const fn open_when(snapshot: &Snapshot) -> Availability {
    match snapshot.overlay {
        // There is nothing more to open in what is opened.
        None if matches!(snapshot.pane, Pane::Calendars | Pane::Term | Pane::Goal) => Elsewhere,
        None if snapshot.team && matches!(snapshot.subject, super::Subject::None) => {
            Availability::No("reason-nothing-selected")
        }
        None | Some(OverlayKind::Conflict | OverlayKind::Offer | OverlayKind::Import | OverlayKind::Versions) => Yes,
        Some(OverlayKind::Explain) => Yes,
        // What work came to is read and closed.
        Some(OverlayKind::Job) if !snapshot.working => Yes,
        Some(_) => Elsewhere,
    }
}

fn go(model: &mut Model, motion: Motion) -> Vec<Effect> {
    model.go(motion);
    Vec::new()
}

fn aside(model: &mut Model, lines: i64) -> Vec<Effect> {
    match model.tab {
        Tab::Prospects => model.prospects.detail.scroll(lines),
        Tab::Agreement => model.agreement.detail.scroll(lines),
        Tab::Today => {
            model.today.scroll = crate::ui::screens::prospects::scrolled(model.today.scroll, Motion::Rows(lines));
        }
        _ => model.journal.scroll = crate::ui::screens::prospects::scrolled(model.journal.scroll, Motion::Rows(lines)),
    }
    Vec::new()
}

fn pane(model: &mut Model, by: isize) -> Vec<Effect> {
    model.step_pane(by);
    Vec::new()
}

fn show(model: &mut Model, tab: Tab) -> Vec<Effect> {
    model.show(tab);
    Vec::new()
}
