//! How far a reading has come, and the word to stop it: shared between the job that reads and
//! whoever shows its progress.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::domain::refusal::Refusal;

/// Progress of one import: bytes read in the present pass, and whether somebody asked to stop.
#[derive(Debug, Default)]
pub struct Gauge {
    done: AtomicU64,
    stop: AtomicBool,
}

impl Gauge {
    /// Bytes read of the source in the present pass.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks the reading to stop; it ends with the refusal `import-cancelled` at its next block.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    pub fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn set(&self, bytes: u64) {
        self.done.store(bytes, Ordering::Relaxed);
    }

    /// # Errors
    /// `import-cancelled` after [`Gauge::cancel`].
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.cancelled() { Err(Refusal::rule("import-cancelled")) } else { Ok(()) }
    }
}
