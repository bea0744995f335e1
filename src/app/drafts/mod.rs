//! What was typed and not saved yet, kept in the person's own data folder, so that a kill, a lost terminal
//! or a power cut takes no more than the last moment of it (RELIABILITY S1, T1). The next session on the
//! same team file is handed what a dead one left.
//!
//! A thread of its own writes: keys never wait for the disk, and with nothing typed nothing is written.
//! What a draft holds is the interface's affair; here it is a text.

mod folder;

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, Instant as Stopwatch};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use serde::{Deserialize, Serialize};

use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::Instant;
use folder::Folder;

/// How long after a key the draft is written: keys that come meanwhile are written with it.
const PAUSE: Duration = Duration::from_millis(300);

/// What was typed and not saved yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Who typed: the member's handle, empty where nobody acts.
    pub member: String,
    /// When the last of it was typed, in microseconds of Unix time.
    pub at: i64,
    /// What was typed and where, as the interface writes it.
    pub content: String,
}

impl Draft {
    /// When the last of it was typed.
    pub const fn instant(&self) -> Instant {
        Instant(self.at)
    }
}

/// A draft that a session which is no more has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Which it is, for [`Keeper::forget`] and [`Keeper::set_aside`].
    pub id: String,
    /// What it holds.
    pub draft: Draft,
}

/// What the thread has to say.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Drafts that were left, the newest first.
    Left(Vec<Left>),
    /// A draft that this program cannot read lies here now, out of the way.
    Aside(PathBuf),
    /// What is typed cannot be kept. Told once.
    Failed(Refusal),
}

enum Order {
    /// This is typed now, or nothing any more.
    Keep(Option<Draft>),
    Forget(String),
    SetAside(String),
}

/// Keeps the drafts of one session. Dropping it writes what is still to be written.
#[derive(Debug)]
pub struct Keeper {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Keeps drafts in `folder` for the team file at `team`, which need not be there yet. `tell` hears first
    /// what dead sessions left, if anything.
    ///
    /// # Errors
    /// `no-threads`.
    pub fn start(folder: &Path, team: &Path, tell: impl Fn(News) + Send + 'static) -> Result<Self, Refusal> {
        let failed = |error| Refusal::new(RefusalKind::Internal, "no-threads").with("message", error);
        let folder = Folder::of(folder, team);
        let (orders, received) = unbounded();
        let keep = move || Keeping { folder, tell, told: false }.run(&received);
        let thread = std::thread::Builder::new().name("drafts".to_owned()).spawn(keep).map_err(failed)?;
        Ok(Self { orders: Some(orders), thread: Some(thread) })
    }

    /// This is typed now; or nothing any more, because it was saved or given up.
    pub fn keep(&self, draft: Option<Draft>) {
        self.order(Order::Keep(draft));
    }

    /// A draft that was left is settled: it goes.
    pub fn forget(&self, id: String) {
        self.order(Order::Forget(id));
    }

    /// A draft that was left cannot be read by this program: it stays, out of the way.
    pub fn set_aside(&self, id: String) {
        self.order(Order::SetAside(id));
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // The thread lives as long as its keeper.
            drop(orders.send(order));
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// The thread's side.
struct Keeping<T> {
    folder: Folder,
    tell: T,
    /// Whether it was told that nothing can be kept.
    told: bool,
}

impl<T: Fn(News)> Keeping<T> {
    fn run(mut self, orders: &Receiver<Order>) {
        let (left, aside) = self.folder.left();
        aside.into_iter().for_each(|path| (self.tell)(News::Aside(path)));
        if !left.is_empty() {
            (self.tell)(News::Left(left));
        }
        while let Ok(order) = orders.recv() {
            match order {
                Order::Keep(Some(draft)) => {
                    if let Some(after) = self.gather(draft, orders) {
                        self.obey(after);
                    }
                }
                other => self.obey(other),
            }
        }
        self.folder.leave();
    }

    /// Waits a moment for what is typed next, then writes the last of it. Answers the order that came meanwhile
    /// and is to be obeyed after it.
    fn gather(&mut self, draft: Draft, orders: &Receiver<Order>) -> Option<Order> {
        let (mut draft, until) = (draft, Stopwatch::now() + PAUSE);
        loop {
            match orders.recv_deadline(until) {
                Ok(Order::Keep(Some(newer))) => draft = newer,
                // What is saved by now need not be written first.
                Ok(Order::Keep(None)) => return Some(Order::Keep(None)),
                Ok(other) => {
                    self.write(&draft);
                    return Some(other);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    self.write(&draft);
                    return None;
                }
            }
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Keep(Some(draft)) => self.write(&draft),
            Order::Keep(None) => self.folder.clear(),
            Order::Forget(id) => self.folder.forget(&id),
            Order::SetAside(id) => (self.tell)(News::Aside(self.folder.set_aside(&id))),
        }
    }

    fn write(&mut self, draft: &Draft) {
        match self.folder.write(draft) {
            Ok(()) => self.told = false,
            Err(refusal) if !self.told => {
                self.told = true;
                (self.tell)(News::Failed(refusal));
            }
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
