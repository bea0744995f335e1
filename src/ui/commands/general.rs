//! Everything that belongs to no screen: help, palette, undo, quit.

use super::Availability::{Elsewhere, No, Yes};
use super::{Area, Availability, Command, Snapshot};
use crate::app::views::Action;
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::help::Help;
use crate::ui::overlays::palette::Palette;
use crate::ui::overlays::{Overlay, OverlayKind};
use crate::ui::screens::Tab;
use crate::ui::widgets::form::kinds;

pub(super) const COMMANDS: &[Command] = &[
    Command::new("undo", Area::General, team, undo).footer(90).changes(),
    Command::new("redo", Area::General, team, redo).changes(),
    Command::new("confirm", Area::General, asked, Model::confirm).footer(5).unnamed().changes(),
    Command::new("import", Area::General, no_work, import),
    Command::new("demo", Area::General, no_work, demo),
    Command::new("language", Area::General, no_box, language),
    Command::new("theme", Area::General, no_box, theme),
    Command::new("reload", Area::General, Snapshot::screen_of, reload),
    Command::new("log", Area::General, no_box, log),
    Command::new("mouse", Area::General, no_box, mouse),
    Command::new("redraw", Area::General, |_| Yes, |_| vec![Effect::Redraw]),
    Command::new("palette", Area::General, no_box, palette).footer(98).unnamed(),
    Command::new("help", Area::General, helpable, help).footer(99),
    Command::new("suspend", Area::General, |_| Yes, |_| vec![Effect::Suspend]),
    Command::new("quit", Area::General, |_| Yes, Model::quit),
];

fn team(snapshot: &Snapshot) -> Availability {
    snapshot.screen()
}

fn asked(snapshot: &Snapshot) -> Availability {
    if snapshot.asked { Yes } else { Elsewhere }
}

fn no_work(snapshot: &Snapshot) -> Availability {
    match no_box(snapshot) {
        Yes if snapshot.working => No("reason-working"),
        other => other,
    }
}

const fn no_box(snapshot: &Snapshot) -> Availability {
    if matches!(snapshot.overlay, None | Some(OverlayKind::Drawer)) { Yes } else { Elsewhere }
}

const fn helpable(snapshot: &Snapshot) -> Availability {
    if matches!(snapshot.overlay, Some(OverlayKind::Help)) { Elsewhere } else { Yes }
}

fn undo(model: &mut Model) -> Vec<Effect> {
    if model.tab != Tab::Journal {
        return vec![Effect::Apply(Action::Undo(None))];
    }
    take_back(model, false)
}

fn redo(model: &mut Model) -> Vec<Effect> {
    if model.tab != Tab::Journal {
        return vec![Effect::Apply(Action::Redo(None))];
    }
    take_back(model, true)
}

/// On the journal's screen it is the selected entry that is taken back or done again.
fn take_back(model: &mut Model, again: bool) -> Vec<Effect> {
    let Some(entry) = model.journal.list.current() else {
        model.hint("reason-nothing-selected");
        return Vec::new();
    };
    let reason = match (entry.undone, again, entry.stuck) {
        (false, true, _) => "reason-not-undone",
        (true, false, _) => "reason-undone",
        (_, _, Some(stuck)) => stuck,
        _ => {
            let id = Some(entry.id);
            return vec![Effect::Apply(if again { Action::Redo(id) } else { Action::Undo(id) })];
        }
    };
    model.hint(reason);
    Vec::new()
}

fn import(model: &mut Model) -> Vec<Effect> {
    if model.is_nobody() {
        return model.ask_who();
    }
    model.open_form(kinds::import())
}

fn demo(model: &mut Model) -> Vec<Effect> {
    model.open_form(kinds::demo())
}

fn language(model: &mut Model) -> Vec<Effect> {
    model.open_form(kinds::language(model.language_code()))
}

fn theme(model: &mut Model) -> Vec<Effect> {
    model.open_form(kinds::theme())
}

fn reload(model: &mut Model) -> Vec<Effect> {
    model.age_all();
    Vec::new()
}

fn log(model: &mut Model) -> Vec<Effect> {
    model.overlays.push(Overlay::Log(0));
    Vec::new()
}

fn mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse_released = !model.mouse_released;
    model.hint(if model.mouse_released { "said-mouse-released" } else { "said-mouse-taken" });
    vec![Effect::ReleaseMouse(model.mouse_released)]
}

fn palette(model: &mut Model) -> Vec<Effect> {
    let palette = Palette::new(&model.texts, &model.keymap, &model.recent, &Snapshot::of(model));
    model.overlays.push(Overlay::Palette(palette));
    Vec::new()
}

fn help(model: &mut Model) -> Vec<Effect> {
    model.overlays.push(Overlay::Help(Help::default()));
    Vec::new()
}
