//! Signals that end a command which takes its time: the work is taken back, that is said, and the exit code is
//! the one that shells know, 128 and the signal's number. While nothing is taken back a signal does what it
//! does to any program.

use std::path::Path;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::{Handle, Signals};

use super::out::Trouble;
use crate::app::files;
use crate::domain::refusal::Refusal;

/// Makes the work stop at its next step.
type Stop = Box<dyn Fn() + Send>;

#[derive(Default)]
struct State {
    heard: AtomicI32,
    stop: Mutex<Option<Stop>>,
}

impl State {
    fn stop(&self) -> MutexGuard<'_, Option<Stop>> {
        self.stop.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Listens for the signals that end a command, until it is dropped: the cockpit listens for itself.
pub struct Ending {
    state: Arc<State>,
    listening: Option<Handle>,
}

impl Ending {
    /// Listens from now on, to those signals that this process was not started deaf to (`nohup`, `&` in scripts). Where
    /// the system gives no thread a signal ends the process as it always did.
    pub fn listen() -> Self {
        let state = Arc::new(State::default());
        let deaf = ignored();
        let wanted = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| deaf & (1 << (signal - 1)) == 0);
        let mut listening = None;
        if let Ok(mut signals) = Signals::new(wanted) {
            listening = Some(signals.handle());
            let theirs = Arc::clone(&state);
            let hear = move || {
                for signal in signals.forever() {
                    match &*theirs.stop() {
                        Some(stop) => {
                            theirs.heard.store(signal, Ordering::Release);
                            stop();
                        }
                        // Ends the process: it has nothing to take back.
                        None => drop(signal_hook::low_level::emulate_default_handler(signal)),
                    }
                }
            };
            drop(std::thread::Builder::new().name("signals".to_owned()).spawn(hear));
        }
        Self { state, listening }
    }

    /// Does work that `stop` makes end with a refusal, as the first signal does.
    ///
    /// # Errors
    /// The work's refusal; with the signal, where one came.
    pub fn during<T>(
        &self,
        stop: impl Fn() + Send + 'static,
        work: impl FnOnce() -> Result<T, Refusal>,
    ) -> Result<T, Trouble> {
        *self.state.stop() = Some(Box::new(stop));
        let done = work();
        *self.state.stop() = None;
        done.map_err(|refusal| match self.state.heard.load(Ordering::Acquire) {
            0 => Trouble::Refused(refusal),
            signal => Trouble::Ended(refusal, signal),
        })
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        if let Some(listening) = &self.listening {
            listening.close();
        }
    }
}

/// The signals that this process ignores since its start, one bit each; where the system does not tell, the
/// hang-up that `nohup` ignores.
fn ignored() -> u64 {
    let status = files::read_text(Path::new("/proc/self/status")).unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).map(str::trim);
    mask.and_then(|mask| u64::from_str_radix(mask, 16).ok()).unwrap_or(1 << (SIGHUP - 1))
}
