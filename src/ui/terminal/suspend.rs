//! Ctrl-Z: the shell gets its screen back, and everything stops until `fg`.

use rustix::process::{Signal, getpgid, getpgrp, getpid, getppid, getsid, kill_current_process_group, kill_process};

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

/// Stops this process and those of its group; comes back when it may go on. The terminal has been
/// given back before. To be called on the main thread, which the kernel stops first.
pub fn stop() {
    signals::stop_sent();
    // The others of the group (a script that started us) must stop too, or the shell never sees it.
    let _ = kill_current_process_group(Signal::TSTP);
    let _ = kill_process(getpid(), Signal::STOP);
}
