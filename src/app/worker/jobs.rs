//! The thread of a long job: one at a time, with progress ten times a second and a way back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant as Stopwatch};

use super::{Reply, Shared, lock, spawn};
use crate::app::actions::everything;
use crate::app::demo;
use crate::app::jobs::{self, Done};
use crate::app::service::Actor;
use crate::app::views::{Change, Job, JobProgress, JobState, Message};
use crate::domain::refusal::Refusal;

/// How often a job's progress is told.
const EVERY: Duration = Duration::from_millis(100);

/// The job that runs, if one does.
#[derive(Default)]
pub(super) struct Jobs {
    cancel: Arc<AtomicBool>,
    /// The job has said its last word, or is about to: the next one need not wait for its thread's end.
    told: Arc<AtomicBool>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Jobs {
    /// Starts a job.
    pub fn start(&self, shared: &Arc<Shared>, job: Job) {
        let mut thread = lock(&self.thread);
        if !self.told.load(Ordering::Acquire) && thread.as_ref().is_some_and(|thread| !thread.is_finished()) {
            shared.send(Reply::Refused(Refusal::rule("job-running")));
            return;
        }
        if let Some(ended) = thread.take() {
            drop(ended.join());
        }
        self.cancel.store(false, Ordering::Relaxed);
        self.told.store(false, Ordering::Release);
        let (common, cancel, told) = (shared.clone(), self.cancel.clone(), self.told.clone());
        match spawn("job", move || run(&common, &job, &cancel, &told)) {
            Ok(started) => *thread = Some(started),
            Err(refusal) => shared.send(Reply::Refused(refusal)),
        }
    }

    /// Takes the running job back.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Waits until nothing runs.
    pub fn wait(&self) {
        if let Some(thread) = lock(&self.thread).take() {
            drop(thread.join());
        }
    }
}

fn run(shared: &Shared, job: &Job, cancel: &AtomicBool, ended: &AtomicBool) {
    if let Job::Survey { path, answers } = job {
        let plan = jobs::survey(&shared.opening(), path, answers, &|| !cancel.load(Ordering::Relaxed));
        ended.store(true, Ordering::Release);
        return shared.send(Reply::Planned(plan.map(Box::new)));
    }
    let title = jobs::title(job);
    let began = Stopwatch::now();
    let mut told: Option<Stopwatch> = None;
    let mut last = (0, None);
    let rate = |done: u64| (done as f64 / began.elapsed().as_secs_f64().max(0.001)) as u64;
    let send = |(done, total): (u64, Option<u64>), state: JobState| {
        let title: Message = title.clone();
        shared.send(Reply::Job(JobProgress { title, done, total, rate: rate(done), state }));
    };
    send(last, JobState::Running);
    let mut progress = |done: u64, total: Option<u64>| {
        last = (done, total);
        let go_on = !cancel.load(Ordering::Relaxed);
        if told.is_none_or(|at| at.elapsed() >= EVERY) {
            told = Some(Stopwatch::now());
            send(last, if go_on { JobState::Running } else { JobState::Cancelling });
        }
        go_on
    };
    let outcome = jobs::run(&shared.opening(), job, &shared.texts(), &mut progress);
    ended.store(true, Ordering::Release);
    match outcome {
        Ok(Done { summary, entry, opened }) => {
            if let Some(seq) = entry {
                // The watcher leaves our own loads out: everything may be in this one.
                shared.send(Reply::Changed(Change { seq, touched: everything(), news: Vec::new() }));
            }
            send(last, JobState::Done(summary));
            if let Some(path) = opened {
                shared.open(|opening| {
                    opening.path = path;
                    opening.actor = Actor::Perhaps(demo::HANDLE.to_owned());
                    opening.setting.demo = true;
                });
            }
        }
        Err(refusal) if refusal.code == "cancelled" => send(last, JobState::Cancelled),
        Err(refusal) => send(last, JobState::Failed(refusal)),
    }
}
