//! What a message does: to the model, and what it wants done outside.

use crate::app::texts::Texts;
use crate::app::views::{Action, Applied, Asked, Change, JobProgress, JobState};
use crate::domain::refusal::Refusal;
use crate::ui::commands;
use crate::ui::effect::Effect;
use crate::ui::keymap::{Found, Key, KeyName, Layer};
use crate::ui::model::Model;
use crate::ui::msg::Msg;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::overlays::conflict::ConflictBox;
use crate::ui::screens::Pane;
use crate::ui::widgets::form::kinds;
use crate::ui::widgets::notes::{Said, Turn};
use crate::ui::{mouse, typing};

/// Lets a message change the model; what it wants done outside comes back, the questions last.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    if !matches!(msg, Msg::Tick(_) | Msg::Focus(_)) {
        model.touch();
    }
    if matches!(msg, Msg::Applied(_) | Msg::Refused(_) | Msg::Conflict(_) | Msg::Asked(_)) {
        model.acts(false);
    }
    let passes = matches!(msg, Msg::Tick(_));
    let mut effects = match msg {
        Msg::Key { key, after_paste } => on_key(model, key, after_paste),
        Msg::Mouse(did) => mouse::on_mouse(model, did),
        Msg::Paste(text) => {
            paste(model, &text);
            Vec::new()
        }
        Msg::Resize(width, height) => {
            model.size = (width, height);
            Vec::new()
        }
        Msg::Tick(now) => {
            model.tick(now);
            Vec::new()
        }
        Msg::Focus(_) => Vec::new(),
        Msg::Loaded(loaded) => {
            model.accept(loaded);
            Vec::new()
        }
        Msg::StoreChanged(change) => {
            changed(model, change);
            Vec::new()
        }
        Msg::Applied(applied) => {
            done(model, applied);
            Vec::new()
        }
        Msg::Refused(refusal) => {
            refused(model, refusal);
            Vec::new()
        }
        Msg::Conflict(conflict) => {
            model.overlays.push(Overlay::Conflict(Box::new(ConflictBox::new(*conflict))));
            Vec::new()
        }
        Msg::Asked(asked) => {
            ask(model, *asked);
            Vec::new()
        }
        Msg::Job(job) => {
            progress(model, job);
            Vec::new()
        }
        Msg::Planned(plan) => {
            if let Some(Overlay::Import(import)) = model.overlays.last_mut() {
                import.accept(plan);
            }
            Vec::new()
        }
        Msg::Edited(text) => {
            edited(model, text);
            Vec::new()
        }
        Msg::Remembered(Ok((name, value))) => settled(model, name, value),
        Msg::Remembered(Err(refusal)) => {
            refused(model, refusal);
            Vec::new()
        }
        Msg::Opened => opened(model),
        Msg::Drafts(news) => model.hear_of_drafts(news),
        Msg::Shutdown => return vec![Effect::Quit],
    };
    effects.iter().filter(|effect| matches!(effect, Effect::Apply(_))).for_each(|_| model.acts(true));
    if effects.iter().any(|effect| matches!(effect, Effect::Apply(Action::Draft { .. } | Action::PlanToDraft(_)))) {
        model.agreement.drafting();
    }
    if !passes {
        model.offer_typed();
        effects.extend(model.keep_typed());
    }
    effects.extend(model.missing().into_iter().map(Effect::Load));
    effects
}

/// A setting was kept: it holds at once.
fn settled(model: &mut Model, name: &str, value: String) -> Vec<Effect> {
    model.close_saving();
    match name {
        "language" => {
            model.texts = Texts::new(value.parse().unwrap_or_default());
            model.age_all();
            model.hint("said-language-kept");
        }
        "as" => {
            model.age_all();
            model.hint_with("said-acting", &value);
        }
        _ => {
            model.hint("said-theme-kept");
            return vec![Effect::Dress(value)];
        }
    }
    Vec::new()
}

/// There is a team file now: everything is read, and a file that was to be imported comes next.
fn opened(model: &mut Model) -> Vec<Effect> {
    (model.welcome, model.identity, model.trouble) = (None, None, None);
    model.overlays.retain(|overlay| matches!(overlay, Overlay::Job));
    model.reopened();
    if std::mem::take(&mut model.then_import) { model.open_form(kinds::import()) } else { Vec::new() }
}

fn on_key(model: &mut Model, key: Key, after_paste: bool) -> Vec<Effect> {
    model.notes.read();
    if let Some(effects) = answered(model, &key, after_paste) {
        return effects;
    }
    let layer = model.layer();
    model.pending.push(key);
    let command = match model.keymap.find(layer, &model.pending) {
        Found::Command(command) => command,
        Found::Prefix(_) => return Vec::new(),
        Found::Nothing => {
            let alone = model.pending.len() == 1;
            model.pending.clear();
            return if layer == Layer::Typing && alone { text_key(model, &key) } else { unknown(model, &key, alone) };
        }
    };
    let first_only = model.pending.len() == 1;
    model.pending.clear();
    // Esc after a first key takes that key back; nothing else is bound so in sequences.
    if key.code == KeyName::Esc && !first_only {
        return Vec::new();
    }
    if after_paste && command.changes {
        model.hint("reason-after-paste");
        return Vec::new();
    }
    commands::run(model, command)
}

/// The language's own letter for yes, where a yes is asked for.
fn answered(model: &mut Model, key: &Key, after_paste: bool) -> Option<Vec<Effect>> {
    let asked = matches!(model.overlays.last(), Some(Overlay::Confirm(confirm)) if confirm.by_key());
    let typed = key.typed()?.to_string();
    if !asked || after_paste || !model.pending.is_empty() || typed != model.texts.get("confirm-letter") {
        return None;
    }
    Some(model.confirm())
}

/// A key without a meaning: said, so that nobody waits for something to happen.
fn unknown(model: &mut Model, key: &Key, alone: bool) -> Vec<Effect> {
    if key.code != KeyName::Esc && alone {
        let keys = crate::ui::keymap::Sequence(vec![*key]);
        // The numbers of the screens still to come say which those are.
        let to_come = match key.code {
            KeyName::Char('6') => Some("tab-channel"),
            _ => None,
        };
        let (id, name) = match to_come {
            Some(tab) => ("reason-to-come", model.say().get(tab)),
            None => ("reason-no-such-key", model.say().keys(&keys)),
        };
        model.hint_with(id, &name);
    }
    Vec::new()
}

fn text_key(model: &mut Model, key: &Key) -> Vec<Effect> {
    let Some(overlay) = model.overlays.last_mut() else { return Vec::new() };
    let filtered = overlay.key(key);
    match overlay {
        Overlay::Menu(menu) if menu.chosen => typing::from_menu(model),
        Overlay::Plan(plan) if plan.chosen => {
            plan.chosen = false;
            model.ask_draft()
        }
        Overlay::Filter(filter) if filtered && filter.pane != Pane::Metrics => {
            let (pane, text) = (filter.pane, filter.line.text().trim().to_owned());
            model.set_filter(pane, &text);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn paste(model: &mut Model, text: &str) {
    model.pending.clear();
    let Some(overlay) = model.overlays.last_mut().filter(|overlay| overlay.typing()) else {
        model.hint("reason-paste-nowhere");
        return;
    };
    let cut = overlay.paste(text);
    if let Overlay::Filter(filter) = overlay
        && filter.pane != Pane::Metrics
    {
        let (pane, text) = (filter.pane, filter.line.text().trim().to_owned());
        model.set_filter(pane, &text);
    }
    if cut {
        model.hint("said-paste-cut");
    }
}

fn done(model: &mut Model, applied: Applied) {
    let added = model.close_saving();
    let turn = match (applied.entry, applied.message.id.as_str()) {
        (None, _) => Turn::No,
        (Some(_), "said-undone" | "said-import-undone") => Turn::Redo,
        // What both sides signed is not undone.
        (Some(_), "said-agreement-concluded") => Turn::No,
        (Some(_), _) => Turn::Undo,
    };
    model.notes.tell(model.now, Said::Done(applied.message, turn), applied.consequences);
    model.age(&applied.touched);
    if let Some(kind) = added {
        let new = applied.touched.iter().find(|touched| touched.kind == kind).and_then(|touched| touched.id);
        new.into_iter().for_each(|id| model.reveal(kind, id));
    }
}

/// Asks before many records are changed; not under the fingers of who is typing by now.
fn ask(model: &mut Model, asked: Asked) {
    if model.layer() == Layer::Typing {
        model.hint("reason-asked-while-typing");
        return;
    }
    let mut confirm = Confirm::new(asked.question, Effect::Apply(asked.action));
    confirm.sample = asked.sample;
    model.overlays.push(Overlay::Confirm(Box::new(confirm)));
}

/// Refused: at the field where it belongs, where a form waits; else as a message.
fn refused(model: &mut Model, refusal: Refusal) {
    model.troubled(&refusal);
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) if form.saving => form.refuse(refusal),
        _ => model.notes.say(model.now, Said::Refused(refusal)),
    }
}

fn changed(model: &mut Model, change: Change) {
    for news in change.news {
        model.notes.say(model.now, Said::News(news));
    }
    model.age(&change.touched);
}

fn progress(model: &mut Model, job: JobProgress) {
    let open = model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Job));
    let first = !model.working();
    if let JobState::Done(summary) = &job.state {
        let said = Said::Done(summary.clone(), Turn::Undo);
        model.notes.say(model.now, said);
        model.age_all();
    }
    if first && !open {
        model.overlays.push(Overlay::Job);
    }
    model.job = Some(job);
}

fn edited(model: &mut Model, text: Result<Option<String>, String>) {
    match text {
        Ok(Some(text)) => typing::edited(model, &text),
        Ok(None) => {}
        Err(why) => model.hint_with("said-editor-failed", &why),
    }
}
