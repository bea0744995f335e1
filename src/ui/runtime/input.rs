//! The thread that reads the terminal. It sleeps until bytes come, stands aside while another program
//! has the terminal, and is the first to know that the terminal is gone.

use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::decoder::Decoder;

/// How long after an ESC the rest of its sequence may come: longer than a slow line needs, shorter
/// than a person notices.
const ESCAPE_PAUSE: Duration = Duration::from_millis(30);

/// For this long after a paste a key may be the rest of a paste that was cut off by a forged end mark.
const PASTE_SHADOW: Duration = Duration::from_millis(250);

/// What the thread tells.
#[derive(Debug)]
pub enum Heard {
    /// An event; true where it came within a quarter of a second after a paste.
    Event(Event, bool),
    /// The terminal is gone: nothing will ever come again.
    Lost,
}

/// The reading thread's reins.
#[derive(Debug)]
pub struct Input {
    bell: UnixStream,
    turn: Arc<Turn>,
}

#[derive(Debug, Default)]
struct Turn {
    state: Mutex<Standing>,
    changed: Condvar,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Standing {
    #[default]
    Reading,
    /// Asked to stand aside, and not there yet.
    Asked,
    Aside,
    /// There is no terminal to read any more.
    Gone,
}

impl Turn {
    fn state(&self) -> MutexGuard<'_, Standing> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// False where the thread has ended.
    fn turn_to(&self, standing: Standing) -> bool {
        let mut state = self.state();
        if *state != Standing::Gone {
            *state = standing;
        }
        *state == standing
    }

    fn wait_while(&self, standing: Standing, longest: Duration) {
        let state = self.state();
        drop(self.changed.wait_timeout_while(state, longest, |now| *now == standing));
    }
}

impl Input {
    /// Starts to read standard input, which must be a terminal in raw mode.
    ///
    /// # Errors
    /// Where the system gives no thread or no pipe.
    pub fn start(mut tell: impl FnMut(Heard) + Send + 'static) -> io::Result<Self> {
        let (bell, mut ring) = UnixStream::pair()?;
        ring.set_nonblocking(true)?;
        let turn = Arc::new(Turn::default());
        let theirs = Arc::clone(&turn);
        let work = move || {
            read(&mut ring, &theirs, &mut tell);
            // Nobody waits for a thread that has ended.
            *theirs.state() = Standing::Gone;
            theirs.changed.notify_all();
        };
        thread::Builder::new().name("input".to_owned()).spawn(work)?;
        Ok(Self { bell, turn })
    }

    /// Stops reading, so that another program can have what is typed. Comes back when the thread has
    /// let go, within a few microseconds.
    pub fn pause(&self) {
        if self.turn.turn_to(Standing::Asked) && (&self.bell).write_all(b"!").is_ok() {
            self.turn.wait_while(Standing::Asked, Duration::from_millis(200));
        }
    }

    /// Reads again.
    pub fn resume(&self) {
        self.turn.turn_to(Standing::Reading);
        self.turn.changed.notify_all();
    }
}

fn read(ring: &mut UnixStream, turn: &Turn, tell: &mut impl FnMut(Heard)) {
    let mut decoder = Decoder::default();
    let mut shadow = Shadow::default();
    let mut bytes = vec![0; 64 << 10];
    loop {
        match wait(ring, decoder.unsettled()) {
            Woken::Asked => stand_aside(ring, turn),
            Woken::Quiet => decoder.settle(),
            Woken::Bytes => match rustix::io::read(io::stdin(), bytes.as_mut_slice()) {
                Ok(0) => return tell(Heard::Lost),
                Ok(count) => decoder.feed(bytes.get(..count).unwrap_or_default()),
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
                Err(_) => return tell(Heard::Lost),
            },
            Woken::Lost => return tell(Heard::Lost),
        }
        while let Some(event) = decoder.pop() {
            let shadowed = shadow.covers(&event, Instant::now());
            tell(Heard::Event(event, shadowed));
        }
    }
}

/// The time after a paste.
#[derive(Debug, Default)]
struct Shadow(Option<Instant>);

impl Shadow {
    fn covers(&mut self, event: &Event, now: Instant) -> bool {
        if matches!(event, Event::Paste(_)) {
            self.0 = Some(now);
        }
        self.0.is_some_and(|pasted| now.duration_since(pasted) < PASTE_SHADOW)
    }
}

enum Woken {
    Bytes,
    Asked,
    Quiet,
    Lost,
}

fn wait(ring: &UnixStream, unsettled: bool) -> Woken {
    let pause = Timespec { tv_sec: 0, tv_nsec: ESCAPE_PAUSE.subsec_nanos().into() };
    let stdin = io::stdin();
    let mut watched = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(ring, PollFlags::IN)];
    loop {
        match poll(&mut watched, unsettled.then_some(&pause)) {
            Ok(0) => return Woken::Quiet,
            Ok(_) => break,
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(_) => return Woken::Lost,
        }
    }
    let [terminal, ring] = watched;
    if terminal.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        Woken::Lost
    } else if !ring.revents().is_empty() {
        Woken::Asked
    } else {
        Woken::Bytes
    }
}

fn stand_aside(ring: &mut UnixStream, turn: &Turn) {
    let mut rung = [0; 16];
    while matches!(ring.read(&mut rung), Ok(count) if count > 0) {}
    let mut state = turn.state();
    if *state == Standing::Asked {
        *state = Standing::Aside;
        turn.changed.notify_all();
    }
    drop(turn.changed.wait_while(state, |now| *now != Standing::Reading));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_right_after_a_paste_is_told_apart() {
        let (mut shadow, start) = (Shadow::default(), Instant::now());
        let (key, paste) = (Event::FocusGained, Event::Paste("x".to_owned()));
        assert!(!shadow.covers(&key, start));
        assert!(shadow.covers(&paste, start));
        assert!(shadow.covers(&key, start + Duration::from_millis(249)));
        assert!(!shadow.covers(&key, start + Duration::from_millis(250)));
    }
}
