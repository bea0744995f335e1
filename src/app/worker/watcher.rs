//! The thread that looks what other sessions do, four times a second, and tells of it.

use std::convert::Infallible;

use crossbeam_channel::{Receiver, RecvTimeoutError, select};

use super::{Reply, Shared, lock};
use crate::app::actions;
use crate::domain::refusal::Refusal;
use crate::store::journal::Entry;
use crate::store::watch::{EVERY, News, Watcher};

/// Watches until the other end of `quit` is dropped; begins when that of `begin` is, or at its usual beat.
pub(super) fn run(shared: &Shared, quit: &Receiver<()>, begin: &Receiver<Infallible>) {
    select! {
        recv(quit) -> _ => return,
        recv(begin) -> _ => {}
        default(EVERY) => {}
    }
    let mut watched: Option<(u64, Watcher)> = None;
    let (mut replaced, mut stopped) = (false, false);
    loop {
        let generation = shared.generation();
        if watched.as_ref().is_none_or(|(of, _)| *of != generation) {
            // A file that is not there yet, or not to be had for a moment, is tried again at the next look.
            let opening = shared.opening();
            watched = Watcher::new(&opening.path, opening.options.alone).ok().map(|watcher| (generation, watcher));
            let read_from = *lock(&shared.read_from);
            if let (Some((_, watcher)), Some((of, seq))) = (&mut watched, read_from)
                && of == generation
            {
                watcher.since(seq);
            }
            if watched.is_some() {
                // Whoever works with a clock that is wrong should know before the first entry.
                let behind = opening.service().and_then(|service| service.clock_behind());
                if let Ok(Some(refusal)) = behind {
                    shared.send(Reply::Refused(refusal));
                }
            }
        }
        if let Some((of, watcher)) = &mut watched {
            let news = watcher.poll();
            // The person must not type on into a file that is no longer there: told once, not at each look.
            let gone = news.as_ref().err().filter(|refusal| refusal.code == "file-replaced");
            if let Some(refusal) = gone.filter(|_| !replaced) {
                shared.send(Reply::Refused(refusal.clone()));
            }
            replaced = gone.is_some();
            let damage = watcher.check_sound().err();
            let mended = stopped && damage.is_none();
            if let Some(refusal) = damage.clone().filter(|_| !stopped) {
                shared.send(Reply::Refused(refusal));
            }
            stopped = damage.is_some();
            let told = match news {
                Ok(News::Entries(entries)) if !entries.is_empty() => tell(shared, entries).is_ok(),
                Ok(News::Everything) => false,
                // A copy was put back, or every check holds again: what said otherwise goes.
                _ if mended => false,
                // Nothing new; or the file is not to be had for a moment, and the next look finds it all.
                _ => true,
            };
            if !told {
                // What cannot be told one by one is read anew, all of it. This watcher goes on: another one
                // would miss what is written until it begins.
                let next = shared.open(|_| {});
                if next == *of + 1 {
                    *of = next;
                }
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
        shared.send(Reply::Changed(actions::news(&service, &shared.texts(), &entries)?));
    }
    Ok(())
}
