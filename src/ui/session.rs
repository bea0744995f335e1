//! The cockpit's session: the model on the terminal, the worker's threads behind it, and the channel
//! between them.

use std::path::{Path, PathBuf};

use crate::app::config::remember;
use crate::app::drafts::Keeper;
use crate::app::founding::system_zone;
use crate::app::opening::login;
use crate::app::texts::Texts;
use crate::app::worker::{Opening, Reply, Worker};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::ui::effect::Effect;
use crate::ui::keymap::Keymap;
use crate::ui::model::Model;
use crate::ui::msg::Msg;
use crate::ui::runtime::{self, Inbox, Options};
use crate::ui::update::update;
use crate::ui::widgets::form::kinds::Guess;

/// What the cockpit starts with.
pub struct Start {
    /// Which team file, for whom.
    pub opening: Opening,
    /// What the keys mean.
    pub keymap: Keymap,
    /// How the terminal is used.
    pub options: Options,
    /// Where the person's settings are kept.
    pub settings: PathBuf,
    /// Where what is typed is kept until it is saved; nowhere in the demo.
    pub drafts: Option<PathBuf>,
}

/// Runs the cockpit until it is left; answers the exit code.
///
/// # Errors
/// `no-threads`; `output-failed` where the terminal cannot be used.
pub fn run(start: Start) -> Result<u8, Refusal> {
    let Start { opening, keymap, options, settings, drafts } = start;
    let texts = Texts::new(opening.language);
    // Looked at by name alone: the file itself is opened by the worker, behind the first frame.
    let team = std::fs::symlink_metadata(&opening.path).is_ok();
    let now = opening.clock.now();
    let mut model = Model::new(texts, keymap, now, team);
    if !team {
        model.guess = Guess { zone: system_zone().name().to_owned(), handle: login().unwrap_or_default() };
    }
    let inbox = Inbox::new();
    let sender = inbox.sender();
    let sender_of_drafts = inbox.sender();
    let tell = move |news| drop(sender_of_drafts.send(Msg::Drafts(news)));
    let keeper = drafts.map(|folder| Keeper::start(&folder, &opening.path, tell)).transpose()?;
    let worker = Worker::start(opening, move |reply| {
        // The loop is over: nobody needs to hear it.
        let _ = sender.send(message(reply));
    })?;
    // The first screen's questions: they are answered while the terminal is being taken.
    for effect in update(&mut model, Msg::Tick(now)) {
        perform(&worker, effect);
    }
    let answers = inbox.sender();
    let outcome = runtime::run(options, &mut model, &inbox, &mut |effect| match effect {
        Effect::Remember(name, value) => {
            let kept = settle(&worker, &settings, name, &value).map(|()| (name, value));
            // The loop is over: nobody needs to hear it.
            let _ = answers.send(Msg::Remembered(kept));
        }
        other => {
            let rest = match &keeper {
                Some(keeper) => kept(keeper, other),
                None => Some(other),
            };
            rest.into_iter().for_each(|effect| perform(&worker, effect));
        }
    });
    // What is typed and not saved is on the disk before anything else may take its time.
    drop(keeper);
    // Ends the threads: what was begun is finished or taken back before the process ends.
    drop(worker);
    match outcome {
        Ok(outcome) => Ok(outcome.exit_code()),
        Err(error) => Err(Refusal::new(RefusalKind::Internal, "output-failed").with("message", error)),
    }
}

/// Keeps a setting, and lets the worker know where it is the worker's too.
fn settle(worker: &Worker, settings: &Path, name: &str, value: &str) -> Result<(), Refusal> {
    match name {
        // Who acts is remembered with the team file: nobody is the same in all of them.
        "as" => worker.act_as(value),
        "language" => {
            remember(settings, name, value)?;
            worker.speak(value.parse().unwrap_or_default());
            Ok(())
        }
        _ => remember(settings, name, value),
    }
}

/// What the worker says, as the model hears it.
pub(super) fn message(reply: Reply) -> Msg {
    match reply {
        Reply::Loaded(loaded) => Msg::Loaded(loaded),
        Reply::Applied(applied) => Msg::Applied(applied),
        Reply::Conflict(conflict) => Msg::Conflict(conflict),
        Reply::Asked(asked) => Msg::Asked(asked),
        Reply::Refused(refusal) => Msg::Refused(refusal),
        Reply::Changed(change) => Msg::StoreChanged(change),
        Reply::Job(progress) => Msg::Job(progress),
        Reply::Planned(plan) => Msg::Planned(plan),
        Reply::Opened => Msg::Opened,
    }
}

/// Does what is the keeper's of what the model wants; answers the rest.
fn kept(keeper: &Keeper, effect: Effect) -> Option<Effect> {
    match effect {
        Effect::Keep(draft) => keeper.keep(draft),
        Effect::Forget(id) => keeper.forget(id),
        Effect::SetAside(id) => keeper.set_aside(id),
        other => return Some(other),
    }
    None
}

/// Does what is the worker's of what the model wants.
pub(super) fn perform(worker: &Worker, effect: Effect) {
    match effect {
        Effect::Load(query) => worker.ask(query),
        Effect::Apply(action) => worker.act(action),
        Effect::Start(job) => worker.start_job(job),
        Effect::Cancel => worker.cancel(),
        // The others are the terminal's or the keeper's, and done.
        Effect::Quit
        | Effect::Keep(_)
        | Effect::Forget(_)
        | Effect::SetAside(_)
        | Effect::Suspend
        | Effect::Copy(_)
        | Effect::Edit(_)
        | Effect::Remember(..)
        | Effect::Redraw
        | Effect::Dress(_)
        | Effect::ReleaseMouse(_) => {}
    }
}
