//! The program: make this process safe, understand what was typed, open the cockpit or answer on the
//! command line, and end with the exit code of what happened.

#![cfg_attr(
    not(test),
    warn(
        clippy::disallowed_methods,
        clippy::disallowed_macros,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::dbg_macro,
        clippy::get_unwrap,
        clippy::allow_attributes,
        clippy::allow_attributes_without_reason
    )
)]

use std::process::ExitCode;

use smarketing::app::answers::Setting;
use smarketing::app::files;
use smarketing::app::opening::Launch;
use smarketing::app::texts::{Arg, Texts};
use smarketing::app::worker::Opening;
use smarketing::cli::{self, Binding, Keyboard};
use smarketing::domain::refusal::Refusal;
use smarketing::ui::capability::{Capability, ColorChoice};
use smarketing::ui::commands;
use smarketing::ui::keymap::{self, Keymap};
use smarketing::ui::runtime::Options;
use smarketing::ui::session::{self, Start};
use smarketing::ui::terminal;
use smarketing::ui::terminal::panic::{self, LastWords};
use smarketing::ui::theme::Wardrobe;

fn main() -> ExitCode {
    if let Some(code) = terminal::sentinel_main() {
        return code;
    }
    // What cannot be hardened still works; `doctor` is there to tell.
    let _ = terminal::harden();
    let keyboard = Keyboard { default: keymap::DEFAULT, bindings };
    cli::run(std::env::args_os().collect(), keyboard, cockpit)
}

/// Every command of the cockpit that has keys, under a person's own keymap, and what is wrong with that.
fn bindings(texts: &Texts, own: Option<&str>) -> (Vec<Binding>, Vec<String>) {
    let keymap = Keymap::with(own);
    let with_keys = commands::all().filter(|command| !keymap.keys(command.id).is_empty());
    let bindings = with_keys.map(|command| Binding {
        command: command.id.to_owned(),
        keys: keymap.keys(command.id).iter().map(ToString::to_string).collect(),
        name: texts.get(&command.text()),
    });
    let told = |problem: &keymap::Problem| {
        let (id, values) = problem.text();
        let values: Vec<(&str, Arg<'_>)> = values.iter().map(|(name, value)| (*name, Arg::Str(value))).collect();
        texts.with(id, &values)
    };
    (bindings.collect(), keymap.problems().iter().map(told).collect())
}

/// Opens the cockpit; answers the exit code of how it ended.
fn cockpit(launch: Launch) -> Result<u8, Refusal> {
    let settings = &launch.settings;
    let texts = Texts::new(settings.language());
    let mut capability = Capability::detect(ColorChoice::Auto)?;
    if let Some(ascii) = settings.ascii() {
        capability.unicode = !ascii;
    }
    let wardrobe = Wardrobe { folder: Some(settings.paths.config.join("themes")), terminal: capability };
    let theme = wardrobe.theme(&settings.theme())?;
    let words = LastWords::new(&texts);
    let options = Options {
        theme,
        wardrobe,
        mouse: settings.mouse(),
        clock: launch.opening.clock,
        killed: words.killed.clone(),
        crash: launch.crash_test.as_deref().and_then(|kind| kind.parse().ok()),
    };
    panic::install(words, Some(settings.paths.state.clone()));
    let keys = settings.keymap();
    let keymap = match files::read_text(&keys) {
        Ok(own) => Keymap::with(Some(&own)),
        // Nobody has to have one.
        Err(refusal) if refusal.code == "no-such-file" => Keymap::standard(),
        Err(refusal) => return Err(refusal),
    };
    // Who looks around in the demo leaves no trace.
    let state = (!launch.demo).then(|| settings.paths.state.clone());
    let opening = Opening {
        path: launch.opening.path,
        options: launch.opening.options,
        clock: launch.opening.clock,
        actor: launch.opening.actor,
        language: settings.language(),
        setting: Setting { group: None, demo: launch.demo, state },
        members: launch.opening.members,
    };
    let drafts = (!launch.demo).then(|| settings.paths.data.join("drafts"));
    session::run(Start { opening, keymap, options, settings: settings.paths.config.join("config.toml"), drafts })
}
