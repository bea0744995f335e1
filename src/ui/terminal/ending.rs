//! Ended from outside: the model is asked to finish, and the process ends within two seconds even if
//! something does not answer.

use std::io;
use std::process;
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::guard;

/// How long the model and the running transaction may take to finish.
const GRACE: Duration = Duration::from_millis(1_500);

/// The signal that ends us, or zero.
static CAUSE: AtomicI32 = AtomicI32::new(0);

/// Begins the end because of `signal`; `ask` tells the model. The second signal changes nothing.
pub fn begin(signal: i32, ask: impl FnOnce()) {
    if CAUSE.compare_exchange(0, signal, Ordering::Relaxed, Ordering::Relaxed).is_err() {
        return;
    }
    ask();
    let late = move || {
        thread::sleep(GRACE);
        force(signal);
    };
    if thread::Builder::new().name("ending".to_owned()).spawn(late).is_err() {
        force(signal);
    }
}

/// The signal that ends us, where one does.
pub fn cause() -> Option<i32> {
    Some(CAUSE.load(Ordering::Relaxed)).filter(|&signal| signal != 0)
}

/// The exit code for the signal, as shells count: 128 and its number.
pub fn exit_code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(u8::MAX)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the terminal is gone and the loop may hang on it: nothing else can end the process"
)]
fn force(signal: i32) {
    // A terminal that takes no bytes would hold us here; the sentinel waits for it instead.
    let stdout = io::stdout();
    let mut watched = [PollFd::new(&stdout, PollFlags::OUT)];
    if matches!(poll(&mut watched, Some(&Timespec::default())), Ok(1)) {
        guard::last_words();
    }
    process::exit(exit_code(signal).into());
}
