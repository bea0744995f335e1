//! smarketing

use std::process::ExitCode;

use smarketing::domain::time::Instant;
use smarketing::ui::capability::{Capability, ColorChoice};
use smarketing::ui::model::Model;
use smarketing::ui::runtime::{self, Inbox, Options};
use smarketing::ui::terminal::{self, panic};
use smarketing::ui::theme::Theme;

fn main() -> ExitCode {
    if let Some(code) = terminal::sentinel_main() {
        return code;
    }
    let _ = terminal::harden();
    let capability = match Capability::detect(ColorChoice::Auto) {
        Ok(capability) => capability,
        Err(refused) => {
            eprintln!("smarketing: no terminal ({})", refused.code());
            return ExitCode::from(2);
        }
    };
    let words = panic::LastWords {
        panicked: "smarketing has made a mistake and ended; what was saved is safe.".to_owned(),
        note: "A note for its makers, without your data, is in {path}".to_owned(),
        killed: "smarketing was ended at once; the terminal is in order again.".to_owned(),
    };
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
