//! The thread that looks what other sessions do, four times a second, and tells of it.

use crossbeam_channel::{Receiver, RecvTimeoutError};

use super::{Reply, Shared, lock};
use crate::app::actions;
use crate::domain::refusal::Refusal;
use crate::store::journal::Entry;
use crate::store::watch::{EVERY, News, Watcher};

/// Watches until the other end of `quit` is dropped.
pub(super) fn run(shared: &Shared, quit: &Receiver<()>) {
    let mut watched: Option<(u64, Watcher)> = None;
    loop {
        let generation = shared.generation();
        if watched.as_ref().is_none_or(|(of, _)| *of != generation) {
            // A file that is not there yet, or not to be had for a moment, is tried again at the next look.
            watched = Watcher::new(&shared.opening().path).ok().map(|watcher| (generation, watcher));
        }
        if let Some((_, watcher)) = &mut watched {
            match watcher.poll() {
                Ok(News::Entries(entries)) if !entries.is_empty() => drop(tell(shared, entries)),
                Ok(News::Restored) => shared.open(|_| {}),
                _ => {}
            }
        }
        match quit.recv_timeout(EVERY) {
            Err(RecvTimeoutError::Timeout) => {}
            _ => return,
        }
    }
}

fn tell(shared: &Shared, mut entries: Vec<Entry>) -> Result<(), Refusal> {
    {
        let mut own = lock(&shared.own);
        entries.retain(|entry| !own.remove(&entry.seq));
    }
    if !entries.is_empty() {
        let service = shared.opening().service()?;
        // A load of our own is told by its job.
        let ours = |entry: &Entry| entry.depth == 0 && service.store().loaded_here(entry.batch).unwrap_or(false);
        entries.retain(|entry| !ours(entry));
        if entries.is_empty() {
            return Ok(());
        }
        shared.send(Reply::Changed(actions::news(&service, &shared.texts, &entries)?));
    }
    Ok(())
}
