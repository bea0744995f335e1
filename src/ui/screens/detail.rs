//! The state of one thing shown in full: which is wanted, which is at hand.

use crate::domain::refusal::Refusal;

/// One thing in full.
#[derive(Debug, Clone)]
pub struct Detail<T> {
    wanted: Option<i64>,
    have: Option<(i64, Option<T>)>,
    stale: bool,
    /// Why it could not be read.
    pub error: Option<Refusal>,
    /// Lines scrolled away at its top.
    pub scroll: u16,
}

impl<T> Default for Detail<T> {
    fn default() -> Self {
        Self { wanted: None, have: None, stale: false, error: None, scroll: 0 }
    }
}

impl<T> Detail<T> {
    /// This one is wanted now.
    pub fn want(&mut self, id: Option<i64>) {
        if self.wanted != id {
            self.wanted = id;
            self.error = None;
            self.scroll = 0;
        }
    }

    /// Which one is wanted.
    pub const fn wanted(&self) -> Option<i64> {
        self.wanted
    }

    /// The id to ask for, if it is not at hand.
    pub fn missing(&self) -> Option<i64> {
        let at_hand = self.have.as_ref().map(|(id, _)| *id) == self.wanted && !self.stale;
        self.wanted.filter(|_| !at_hand && self.error.is_none())
    }

    /// Takes in what came back of `id`; `None` where it is gone.
    pub fn accept(&mut self, id: i64, answer: Result<Option<T>, Refusal>) {
        if self.wanted != Some(id) {
            return;
        }
        self.stale = false;
        match answer {
            Ok(value) => self.have = Some((id, value)),
            Err(refusal) => self.error = Some(refusal),
        }
    }

    /// What is at hand of the wanted one.
    pub fn get(&self) -> Option<&T> {
        let (id, value) = self.have.as_ref()?;
        value.as_ref().filter(|_| Some(*id) == self.wanted)
    }

    /// Whether the wanted one is gone.
    pub fn gone(&self) -> bool {
        matches!(&self.have, Some((id, None)) if Some(*id) == self.wanted)
    }

    /// It may have changed.
    pub fn age(&mut self) {
        self.stale = true;
        self.error = None;
    }

    /// Scrolls by lines.
    pub fn scroll(&mut self, lines: i64) {
        let now = i64::from(self.scroll).saturating_add(lines).clamp(0, i64::from(u16::MAX));
        self.scroll = u16::try_from(now).unwrap_or(0);
    }
}
