//! smarketing

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

use smarketing::app::texts::{Texts, system_language};
use smarketing::domain::time::Instant;
use smarketing::ui::capability::{Capability, ColorChoice};
use smarketing::ui::model::Model;
use smarketing::ui::runtime::{self, Inbox, Options};
use smarketing::ui::terminal;
use smarketing::ui::terminal::panic::{self, LastWords};
use smarketing::ui::theme::Theme;

#[expect(clippy::disallowed_macros, reason = "there is no other output room yet")]
fn main() -> ExitCode {
    if let Some(code) = terminal::sentinel_main() {
        return code;
    }
    let _ = terminal::harden();
    let texts = Texts::new(system_language());
    let capability = match Capability::detect(ColorChoice::Auto) {
        Ok(capability) => capability,
        Err(refused) => {
            let (sentence, hint) = texts.refusal(&refused.into());
            eprintln!("smarketing: {sentence}\n{}", hint.unwrap_or_default());
            return ExitCode::from(2);
        }
    };
    let words = LastWords::new(&texts);
    let state = directories::ProjectDirs::from("", "", "smarketing").and_then(|it| it.state_dir().map(Into::into));
    let killed = words.killed.clone();
    panic::install(words, state);
    let crash = std::env::args().nth(1).and_then(|it| it.strip_prefix("--crash-test=").and_then(|it| it.parse().ok()));
    let options = Options { theme: Theme::standard(&capability), mouse: true, clock: || Instant(0), killed, crash };
    match runtime::run(options, &mut Model::default(), &Inbox::new(), &mut |_| {}) {
        Ok(outcome) => ExitCode::from(outcome.exit_code()),
        Err(error) => {
            eprintln!("smarketing: {error}");
            ExitCode::from(70)
        }
    }
}
