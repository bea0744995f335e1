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

use smarketing::app::opening::Launch;
use smarketing::app::texts::Texts;
use smarketing::cli;
use smarketing::domain::refusal::{Refusal, RefusalKind};
use smarketing::domain::time::Instant;
use smarketing::ui::capability::{Capability, ColorChoice};
use smarketing::ui::keymap::Keymap;
use smarketing::ui::model::Model;
use smarketing::ui::runtime::{self, Inbox, Options};
use smarketing::ui::terminal;
use smarketing::ui::terminal::panic::{self, LastWords};
use smarketing::ui::theme::Theme;

fn main() -> ExitCode {
    if let Some(code) = terminal::sentinel_main() {
        return code;
    }
    // What cannot be hardened still works; `doctor` is there to tell.
    let _ = terminal::harden();
    cli::run(std::env::args_os().collect(), cockpit)
}

/// Opens the cockpit; answers the exit code of how it ended.
fn cockpit(launch: Launch) -> Result<u8, Refusal> {
    let texts = Texts::new(launch.settings.language());
    let capability = Capability::detect(ColorChoice::Auto)?;
    let words = LastWords::new(&texts);
    let killed = words.killed.clone();
    panic::install(words, Some(launch.settings.paths.state.clone()));
    let options = Options {
        theme: Theme::standard(&capability),
        mouse: launch.settings.mouse(),
        clock: || Instant(0),
        killed,
        crash: launch.crash_test.as_deref().and_then(|kind| kind.parse().ok()),
    };
    match runtime::run(
        options,
        &mut Model::new(texts, Keymap::standard(), Instant(0), true),
        &Inbox::new(),
        &mut |_| {},
    ) {
        Ok(outcome) => Ok(outcome.exit_code()),
        Err(error) => Err(Refusal::new(RefusalKind::Internal, "output-failed").with("message", error)),
    }
}
