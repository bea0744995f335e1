//! The thread that answers questions, and the one that loads the search block for it.

use std::convert::Infallible;
use std::sync::Arc;

use crossbeam_channel::Sender;

use super::desk::Task;
use super::{Reply, Shared, lock, spawn};
use crate::app::answers::{self, Caches};
use crate::app::service::Service;
use crate::app::views::{Answer, Loaded, Query};
use crate::domain::refusal::Refusal;
use crate::store::search::SearchBlock;
use crate::store::{Options, Store};

/// How many KiB of the file's pages the reader keeps: the inner pages of what a million prospects' lists walk
/// take some 600 of 4 KiB. A page that is not kept is read from the system's cache.
const PAGES: u32 = 4_096;

/// What the reader has open.
struct Open {
    generation: u64,
    service: Service,
    caches: Caches,
    loading: bool,
    /// The last page that waits for its list's length, and the state of the data that it is of.
    uncounted: Option<(Query, Answer, i64)>,
}

/// Answers until the end. `first` is closed when nothing is asked any more for the first time.
pub(super) fn run(shared: &Arc<Shared>, first: Sender<Infallible>) {
    let mut open: Option<Open> = None;
    let mut first = Some(first);
    while let Some(task) = shared.desk.take() {
        let opened = ready(shared, &mut open);
        match (task, opened) {
            (Task::Answer(query), Err(refusal)) => {
                if shared.desk.done() {
                    shared.send(Reply::Loaded(Loaded { query, answer: Err(refusal) }));
                }
            }
            (Task::Count(_), Err(_)) => {
                shared.desk.done();
            }
            (Task::Answer(query), Ok(open)) => answer(shared, open, query),
            (Task::Count(query), Ok(open)) => count(shared, open, query),
        }
        if shared.desk.quiet() {
            first = None;
            if let Some(open) = &mut open {
                load_block(shared, open);
            }
        }
    }
    drop(first);
}

/// Opens the file, or another one where another is the team file by now.
fn ready<'a>(shared: &Shared, open: &'a mut Option<Open>) -> Result<&'a mut Open, Refusal> {
    let generation = shared.generation();
    if open.as_ref().is_none_or(|open| open.generation != generation) {
        *open = None;
        let opening = shared.opening();
        let mut service = opening.service()?;
        service.stop_while(shared.desk.stop.clone())?;
        service.store().keep(PAGES)?;
        *lock(&shared.read_from) = Some((generation, service.seq()));
        shared.desk.interrupt_with(service.store().interrupter());
        let caches = Caches::new(opening.setting, shared.desk.stop.clone());
        *open = Some(Open { generation, service, caches, loading: false, uncounted: None });
    }
    let open = open.as_mut().ok_or_else(|| Refusal::rule("cancelled"))?;
    open.service.follow()?;
    if let Some((of, block, seq)) = shared.desk.take_block() {
        open.loading = false;
        if of == open.generation {
            open.caches.take_block(block, seq);
        }
    }
    Ok(open)
}

fn answer(shared: &Shared, open: &mut Open, query: Query) {
    let answer = answers::answer(&open.service, &mut open.caches, &query, &shared.texts());
    if !shared.desk.done() {
        return;
    }
    let uncounted = match &answer {
        Ok(Answer::Prospects(page)) => !page.counted,
        Ok(Answer::Deals(page)) => !page.counted,
        Ok(Answer::Journal(page)) => !page.counted,
        _ => false,
    };
    if uncounted {
        shared.desk.count_later(query.clone());
        open.uncounted = answer.as_ref().ok().map(|answer| (query.clone(), answer.clone(), open.caches.state()));
    }
    shared.send(Reply::Loaded(Loaded { query, answer }));
}

/// Counts, then gives the same answer with its exact length.
fn count(shared: &Shared, open: &mut Open, query: Query) {
    let counted = answers::count(&open.service, &mut open.caches, &query, &shared.texts());
    let answer = match counted {
        Ok(true) => {
            let state = open.caches.state();
            let waited = open.uncounted.take().filter(|(of, _, at)| *of == query && *at == state);
            // The rows are not read again for their number alone.
            match waited.zip(open.caches.length(&query)) {
                Some(((_, answer, _), length)) => Ok(answer.counted(length)),
                None => answers::answer(&open.service, &mut open.caches, &query, &shared.texts()),
            }
        }
        Ok(false) => Err(Refusal::rule("cancelled")),
        Err(refusal) => Err(refusal),
    };
    // A count that failed leaves the page as it was: it is not what was asked for.
    if shared.desk.done() && answer.is_ok() {
        shared.send(Reply::Loaded(Loaded { query, answer }));
    }
}

/// Loads the search block beside the questions; small teams have it at once, a million takes half a second.
fn load_block(shared: &Arc<Shared>, open: &mut Open) {
    if open.loading || open.caches.has_block() || shared.desk.ended() {
        return;
    }
    let path = open.service.path();
    let generation = open.generation;
    let common = shared.clone();
    let load = move || {
        let alone = common.opening().options.alone;
        let loaded = Store::open(&path, &Options { read_only: true, alone }).and_then(|store| {
            // Each page is read once: kept ones would only be memory that nobody gets back.
            store.keep(128)?;
            store.snapshot(|| {
                let (seq, _) = store.chain_head()?;
                Ok((SearchBlock::load(&store)?, seq))
            })
        });
        // Without the block, words are searched for in the file.
        if let Ok((block, seq)) = loaded {
            common.desk.put_block(generation, block, seq);
        }
    };
    open.loading = spawn("search", load).is_ok();
}
