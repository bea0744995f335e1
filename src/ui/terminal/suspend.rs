//! Ctrl-Z: the shell gets its screen back, and everything stops until `fg`.

use std::io;

use rustix::process::{Signal, getpgid, getpgrp, getpid, getppid, getsid, kill_current_process_group, kill_process};
use rustix::termios::tcgetpgrp;

use super::signals;

/// Whether somebody is there to bring us back. Without a shell above us a stop would be for ever.
pub fn possible() -> bool {
    let me = getpid();
    if getsid(None).is_ok_and(|session| session == me) {
        return false;
    }
    let Some(parent) = getppid() else { return false };
    let same_session = getsid(Some(parent)).ok() == getsid(None).ok();
    // A wrapper in our own group that leads the session has nobody above it either.
    let wrapped = getpgid(Some(parent)).is_ok_and(|group| group == getpgrp());
    same_session && !(wrapped && getsid(Some(parent)).is_ok_and(|session| session == parent))
}

/// Whether the terminal is ours to take. In the background whoever sets the line is stopped at once,
/// before it can hear anything else, the wish to end it included.
pub fn in_foreground() -> bool {
    // A terminal that is gone says so when it is taken.
    tcgetpgrp(io::stdin()).map_or(true, |group| group == getpgrp())
}

/// To be called once everything goes on again after [`stop`].
pub fn over() {
    signals::stop_sent(false);
}

/// Stops this process and those of its group; comes back when it may go on. The terminal has been
/// given back before. To be called on the main thread, which the kernel stops first.
pub fn stop() {
    signals::stop_sent(true);
    // The others of the group (a script that started us) must stop too, or the shell never sees it.
    let _ = kill_current_process_group(Signal::TSTP);
    let _ = kill_process(getpid(), Signal::STOP);
}
