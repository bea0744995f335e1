//! The program: make this process safe, understand what was typed, open the cockpit or answer on the
//! command line, and end with the exit code of what happened.

use std::process::ExitCode;

use smarketing::app::opening::Launch;
use smarketing::cli;
use smarketing::domain::refusal::{Refusal, RefusalKind};

fn main() -> ExitCode {
    // PLACE OF THE TERMINAL: `ui::terminal::sentinel_main()` answers here first of all, then
    // `ui::terminal::harden()` takes the place of `harden`.
    harden();
    cli::run(std::env::args_os().collect(), cockpit)
}

/// Files that this process makes are for its owner only.
fn harden() {
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// PLACE OF THE COCKPIT: `ui::run(launch)`.
fn cockpit(_launch: Launch) -> Result<u8, Refusal> {
    Err(Refusal::new(RefusalKind::Internal, "no-cockpit"))
}
