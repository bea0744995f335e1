//! The threads behind the cockpit: one reads, one writes, one watches what other sessions do, and one
//! runs a long job. They know nothing of a terminal: questions and wishes go in, [`Reply`]s come out.

mod desk;
mod jobs;
mod reader;
mod watcher;
mod writer;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crossbeam_channel::{Sender, bounded, unbounded};

use crate::app::answers::Setting;
use crate::app::clock::Clock;
use crate::app::config::Members;
use crate::app::service::{Actor, Service};
use crate::app::texts::{Language, Texts};
use crate::app::views::{Action, Applied, Asked, Change, Conflict, ImportView, Job, JobProgress, Loaded, Query};
use crate::domain::refusal::Refusal;
use crate::store::Options;
use desk::Desk;

/// What the threads have to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// An answer.
    Loaded(Loaded),
    /// An action was done.
    Applied(Applied),
    /// Somebody else was faster.
    Conflict(Box<Conflict>),
    /// An action concerns many records: it is asked first.
    Asked(Box<Asked>),
    /// An action was refused.
    Refused(Refusal),
    /// Another session changed something.
    Changed(Change),
    /// A job went on.
    Job(JobProgress),
    /// What an import would do, or why it could not be said.
    Planned(Result<Box<ImportView>, Refusal>),
    /// There is a team file now, or another one: everything must be read.
    Opened,
}

/// Which team file, and for whom.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The team file; it need not be there yet.
    pub path: PathBuf,
    /// How to open it.
    pub options: Options,
    /// The clock.
    pub clock: Clock,
    /// Who acts.
    pub actor: Actor,
    /// The language of the interface.
    pub language: Language,
    /// How the session looks from outside.
    pub setting: Setting,
    /// Who acts in which team file, to be remembered when one is founded.
    pub members: Members,
}

impl Opening {
    fn service(&self) -> Result<Service, Refusal> {
        Service::open(&self.path, &self.options, self.clock, &self.actor)
    }
}

/// What the threads share.
struct Shared {
    opening: Mutex<Opening>,
    /// Grows when another file is opened.
    generation: AtomicU64,
    texts: Mutex<Arc<Texts>>,
    send: Box<dyn Fn(Reply) + Send + Sync>,
    desk: Desk,
    /// The journal entries that this session wrote. Held while one is written, so that the watcher never
    /// takes one of ours for another's.
    own: Mutex<HashSet<i64>>,
    /// A generation's file, and the journal's place from which on its reader has answered: what came after it
    /// is news.
    read_from: Mutex<Option<(u64, i64)>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn opening(&self) -> Opening {
        lock(&self.opening).clone()
    }

    fn texts(&self) -> Arc<Texts> {
        lock(&self.texts).clone()
    }

    fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    fn send(&self, reply: Reply) {
        (self.send)(reply);
    }

    /// Another file is the team file from now on, or everything in it may be different. Answers its
    /// generation.
    fn open(&self, change: impl FnOnce(&mut Opening)) -> u64 {
        let generation = self.turn(change);
        self.send(Reply::Opened);
        generation
    }

    /// The same file is opened anew from now on, for somebody else or in another language: what is known of it stands,
    /// and is read again. Answers its generation.
    fn turn(&self, change: impl FnOnce(&mut Opening)) -> u64 {
        change(&mut lock(&self.opening));
        self.generation.fetch_add(1, Ordering::AcqRel) + 1
    }
}

/// The threads. Dropping it ends them: what runs is interrupted, what was begun is taken back.
pub struct Worker {
    shared: Arc<Shared>,
    writer: Option<Sender<Action>>,
    watcher: Option<Sender<()>>,
    jobs: jobs::Jobs,
    threads: Vec<JoinHandle<()>>,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker").field("path", &self.shared.opening().path).finish_non_exhaustive()
    }
}

impl Worker {
    /// Starts the threads. They open the file themselves: where there is none, questions are answered with
    /// that refusal until one is made.
    ///
    /// # Errors
    /// `no-threads` where the system gives none.
    pub fn start(opening: Opening, send: impl Fn(Reply) + Send + Sync + 'static) -> Result<Self, Refusal> {
        let shared = Arc::new(Shared {
            texts: Mutex::new(Arc::new(Texts::new(opening.language))),
            opening: Mutex::new(opening),
            generation: AtomicU64::new(1),
            send: Box::new(send),
            desk: Desk::default(),
            own: Mutex::default(),
            read_from: Mutex::default(),
        });
        // Closed once the first screen's questions are answered. Two more sessions opened and the search
        // block read beside the reader take half as much again as the first page itself.
        let (first, answered) = bounded(0);
        let (writer, orders) = unbounded();
        let (watcher, quit) = bounded(1);
        let mut threads = Vec::with_capacity(3);
        let common = shared.clone();
        threads.push(spawn("reader", move || reader::run(&common, first))?);
        let (common, begin) = (shared.clone(), answered.clone());
        threads.push(spawn("watcher", move || watcher::run(&common, &quit, &begin))?);
        let common = shared.clone();
        threads.push(spawn("writer", move || writer::run(&common, &orders, &answered))?);
        let jobs = jobs::Jobs::default();
        Ok(Self { shared, writer: Some(writer), watcher: Some(watcher), jobs, threads })
    }

    /// Asks. A question takes the place of an unanswered one of the same slot.
    pub fn ask(&self, query: Query) {
        self.shared.desk.ask(query);
    }

    /// Wants something done.
    pub fn act(&self, action: Action) {
        if let Some(writer) = &self.writer {
            // The thread lives as long as the worker: its end is reported by what it said before.
            drop(writer.send(action));
        }
    }

    /// Starts long work; `job-running` is replied while there is some already.
    pub fn start_job(&self, job: Job) {
        self.jobs.start(&self.shared, job);
    }

    /// Answers in another language from now on. What is shown must be asked for again.
    pub fn speak(&self, language: Language) {
        *lock(&self.shared.texts) = Arc::new(Texts::new(language));
        self.shared.turn(|opening| opening.language = language);
    }

    /// Acts as another member from now on, in this team file also at the next start. What is shown must be asked for
    /// again.
    ///
    /// # Errors
    /// What the disk says where it cannot be remembered.
    pub fn act_as(&self, handle: &str) -> Result<(), Refusal> {
        let opening = self.shared.opening();
        opening.members.remember(&opening.path, handle)?;
        self.shared.turn(|now| now.actor = Actor::Perhaps(handle.to_owned()));
        Ok(())
    }

    /// Takes the running work back.
    pub fn cancel(&self) {
        self.jobs.cancel();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.jobs.cancel();
        self.writer = None;
        self.watcher = None;
        self.shared.desk.quit();
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
        self.jobs.wait();
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Refusal> {
    use crate::domain::refusal::RefusalKind;
    let failed = |error| Refusal::new(RefusalKind::Internal, "no-threads").with("message", error);
    std::thread::Builder::new().name(name.to_owned()).spawn(run).map_err(failed)
}
