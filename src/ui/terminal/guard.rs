//! Borrows the terminal and gives it back, once, from whichever thread or hook comes first.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use super::modes::Modes;
use super::sentinel::Sentinel;
use super::suspend;

/// Other screen, no cursor, pastes marked, focus told.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h\x1b[?1004h";
/// Presses, releases, drags and the wheel, with coordinates of any size. Not every move: a mouse that
/// only passes by must cost nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// The way back. It begins by ending whatever a death in the middle of a frame left open.
pub(super) const LEAVE: &[u8] =
    b"\x1b\\\x1b[?2026l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

/// What has to be given back. One per process, as there is one terminal.
static LOAN: Mutex<Loan> = Mutex::new(Loan { before: None, mouse: false, sentinel: None });

struct Loan {
    /// The line settings to restore; None while the terminal is not ours.
    before: Option<Modes>,
    mouse: bool,
    sentinel: Option<Sentinel>,
}

fn loan() -> MutexGuard<'static, Loan> {
    LOAN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The line settings of a moment.
#[derive(Debug)]
pub struct Line(Option<Modes>);

/// The terminal is ours for as long as this lives.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw mode, the other screen, no cursor, marked pastes, and the mouse if wanted.
    ///
    /// # Errors
    /// Where standard input is no terminal or standard output cannot be written; nothing stays changed.
    pub fn enter(mouse: bool, sentinel: Option<Sentinel>) -> io::Result<Self> {
        let mut loan = loan();
        loan.mouse = mouse;
        loan.sentinel = sentinel;
        loan.take().inspect_err(|_| loan.give_back())?;
        Ok(Self(()))
    }

    /// Waits until the sentinel can do its work, for a death on purpose right after the start.
    pub fn wait_for_sentinel(&self) {
        if let Some(sentinel) = &mut loan().sentinel {
            sentinel.wait();
        }
    }

    /// Gives the terminal back for a while: to the shell, to an editor.
    pub fn leave(&self) {
        loan().give_back();
    }

    /// Takes it again. The caller paints everything anew.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn reenter(&self) -> io::Result<()> {
        loan().take()
    }

    /// The line settings that another program will find, to be put back after it.
    pub fn line(&self) -> Line {
        Line(Modes::of(io::stdin()).ok())
    }

    /// Another program had the terminal and was cut short: the screen is the shell's again, and the line as it was.
    pub fn tidy(&self, line: &Line) {
        // Where the terminal is gone there is nothing to restore and nobody to tell.
        let _ = write(LEAVE);
        if let Some(line) = line.0.filter(|_| suspend::in_foreground()) {
            let _ = line.apply(io::stdin());
        }
    }

    /// After a stop that nobody announced: sets again what the shell may have changed.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn refresh(&self) -> io::Result<()> {
        let loan = loan();
        if loan.before.is_some() { loan.set() } else { Ok(()) }
    }

    /// Lets the terminal have its own mouse (to select text), or takes it.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn mouse(&self, ours: bool) -> io::Result<()> {
        loan().mouse = ours;
        write(if ours { MOUSE_ON } else { MOUSE_OFF })
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut loan = loan();
        loan.give_back();
        loan.sentinel = None;
    }
}

/// Gives the terminal back at once, from a hook or a thread of any kind. Does nothing where it is not
/// ours, or where another thread is giving it back in this moment.
pub fn last_words() {
    match LOAN.try_lock() {
        Ok(mut loan) => loan.give_back(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().give_back(),
        Err(TryLockError::WouldBlock) => {}
    }
}

impl Loan {
    fn take(&mut self) -> io::Result<()> {
        if self.before.is_none() {
            let before = Modes::of(io::stdin())?;
            // The sentinel learns it first: from here on dying leaves something to restore.
            if let Some(sentinel) = &mut self.sentinel {
                sentinel.entered(before);
            }
            self.before = Some(before);
        }
        self.set()
    }

    fn set(&self) -> io::Result<()> {
        // The line first: where that is refused nothing is drawn.
        Modes::enter_raw(io::stdin())?;
        write(ENTER)?;
        if self.mouse { write(MOUSE_ON) } else { Ok(()) }
    }

    fn give_back(&mut self) {
        let Some(before) = self.before.take() else { return };
        // Where the terminal is gone there is nothing to restore and nobody to tell.
        let _ = write(LEAVE);
        if suspend::in_foreground() {
            let _ = before.apply(io::stdin());
        }
        if let Some(sentinel) = &mut self.sentinel {
            sentinel.left();
        }
    }
}

/// Writes all of it to the terminal, past every buffer and lock of the standard library.
pub(super) fn write(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(io::stdout(), bytes) {
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
