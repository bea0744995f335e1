//! What the system tells this process, heard on a thread of its own.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rustix::process::{Signal, getpid, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

/// What was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// End, because of this signal.
    End(i32),
    /// Stop (Ctrl-Z from outside).
    Stop,
    /// Going on after a stop.
    Continued,
    /// The terminal has another size.
    Resized,
}

/// True while another program has the terminal and its keys, an editor for example.
static LENT: AtomicBool = AtomicBool::new(false);

/// Says that another program has the terminal (or no longer): its Ctrl-C is not ours then.
pub fn lend(lent: bool) {
    LENT.store(lent, Ordering::Relaxed);
}

/// True while a stop that we sent to our own group is on its way back to us.
static SENT: AtomicBool = AtomicBool::new(false);

/// Says that the next stop is our own (or no longer: going on throws away a stop that was not heard yet).
pub(super) fn stop_sent(sent: bool) {
    SENT.store(sent, Ordering::Relaxed);
}

/// Listens until the process ends.
///
/// # Errors
/// Where the system gives no handler or no thread.
pub fn listen(tell: impl Fn(Notice) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let hear = move || {
        for signal in signals.forever() {
            match signal {
                SIGINT | SIGQUIT if LENT.load(Ordering::Relaxed) => {}
                SIGTSTP if SENT.swap(false, Ordering::Relaxed) => {}
                SIGTSTP if LENT.load(Ordering::Relaxed) => {
                    // The editor has put the terminal in order and stops; we stop with it.
                    let _ = kill_process(getpid(), Signal::STOP);
                }
                SIGTSTP => tell(Notice::Stop),
                SIGCONT => tell(Notice::Continued),
                SIGWINCH => tell(Notice::Resized),
                other => tell(Notice::End(other)),
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(hear)?;
    Ok(())
}
