//! What was just done, and what others did: the message line and the log behind it.

use std::collections::VecDeque;

use crate::app::views::{Consequence, Message};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// How long a message stays on its line, in microseconds: long enough to read it twice.
const STAY: i64 = 12 * Instant::SECOND;
/// How many the log keeps.
const KEPT: usize = 200;

/// How what was done is turned around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Nothing was changed.
    No,
    /// Undo takes it back.
    Undo,
    /// It was an undo: redo brings back what it took.
    Redo,
}

/// What a note says.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Something was done here, and how it is turned around.
    Done(Message, Turn),
    /// A command cannot run, or there is nothing to do: why.
    Hint(Message),
    /// Something was refused.
    Refused(Refusal),
    /// Somebody else did something.
    News(Message),
}

/// A message with its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// When.
    pub at: Instant,
    /// What.
    pub said: Said,
    /// What it did elsewhere.
    pub consequences: Vec<Consequence>,
}

/// The messages so far, the newest last.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    all: VecDeque<Note>,
    /// Notes so far, and how many of them belong to a screen that was left.
    told: u64,
    left: u64,
}

impl Notes {
    /// Says something.
    pub fn say(&mut self, at: Instant, said: Said) {
        self.tell(at, said, Vec::new());
    }

    /// Says something that moved figures elsewhere.
    pub fn tell(&mut self, at: Instant, said: Said, consequences: Vec<Consequence>) {
        if self.all.len() >= KEPT {
            self.all.pop_front();
        }
        self.told += 1;
        self.all.push_back(Note { at, said, consequences });
    }

    /// The newest note of ours that is still to be read.
    pub fn ours(&self, now: Instant) -> Option<&Note> {
        self.newest(now, |said| !matches!(said, Said::News(_)))
    }

    /// The newest note of others that is still to be read.
    pub fn news(&self, now: Instant) -> Option<&Note> {
        self.newest(now, |said| matches!(said, Said::News(_)))
    }

    fn newest(&self, now: Instant, which: impl Fn(&Said) -> bool) -> Option<&Note> {
        let fresh = usize::try_from(self.told - self.left).unwrap_or(usize::MAX);
        let ours = |note: &&Note| !matches!(note.said, Said::Done(..));
        let newest = self.all.iter().rev().enumerate().find(|(_, note)| which(&note.said));
        let newest = newest.filter(|(place, note)| *place < fresh || ours(note)).map(|(_, note)| note);
        newest.filter(|note| now.0 - note.at.0 < STAY)
    }

    /// When a note that is shown now goes away.
    pub fn until(&self, now: Instant) -> Option<Instant> {
        [self.ours(now), self.news(now)].into_iter().flatten().map(|note| Instant(note.at.0 + STAY)).min()
    }

    /// Another screen is shown: what was done on the one before is no longer on the line, only in the log.
    pub const fn leave(&mut self) {
        self.left = self.told;
    }

    /// Takes the newest hint off its line: the person went on.
    pub fn read(&mut self) {
        if matches!(self.all.back().map(|note| &note.said), Some(Said::Hint(_))) {
            self.all.pop_back();
            self.told = self.told.saturating_sub(1);
            self.left = self.left.min(self.told);
        }
    }

    /// All, the newest first.
    pub fn log(&self) -> impl DoubleEndedIterator<Item = &Note> {
        self.all.iter().rev()
    }
}
