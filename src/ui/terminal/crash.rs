//! Dying on purpose, so that the tests can see what is left behind.

use std::hint::black_box;
use std::process;
use std::str::FromStr;

use rustix::process::{Signal, getpid, kill_process};

/// A way to die.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crash {
    /// A panic on the main thread.
    Panic,
    /// A panic on another thread.
    ThreadPanic,
    /// `abort`.
    Abort,
    /// A segmentation fault.
    Segv,
    /// Memory that the system refuses.
    Oom,
}

impl FromStr for Crash {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text {
            "panic" => Self::Panic,
            "thread-panic" => Self::ThreadPanic,
            "abort" => Self::Abort,
            "segv" => Self::Segv,
            "oom" => Self::Oom,
            _ => return Err(()),
        })
    }
}

impl Crash {
    /// Dies.
    pub fn now(self) {
        match self {
            Self::Panic => panic("planned"),
            Self::ThreadPanic => drop(std::thread::spawn(|| panic("planned")).join()),
            Self::Abort => process::abort(),
            // The runtime's handler lets the first one pass and takes itself away.
            Self::Segv => {
                for _ in 0..2 {
                    let _ = kill_process(getpid(), Signal::SEGV);
                }
            }
            Self::Oom => drop(black_box(Vec::<u8>::with_capacity(black_box(isize::MAX.unsigned_abs())))),
        }
    }
}

#[expect(clippy::panic, reason = "dying is what this is for")]
fn panic(marker: &str) {
    panic!("a crash that a test asked for: {marker}");
}
