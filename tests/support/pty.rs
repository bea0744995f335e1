//! A program on a terminal of its own: start it, type, wait for what a person would see, end it in any
//! way, and look at what it leaves behind.
//!
//! ```ignore
//! let mut pty = Setup::new(PROGRAM).size(120, 40).env("NO_COLOR", "1").start();
//! pty.until_text("Prospects");
//! pty.send("/rossi\r");
//! ```

#![allow(dead_code, reason = "each test file uses its part")]

use std::fs;
use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_smarketing");

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// What to start, and how.
pub struct Setup {
    command: CommandBuilder,
    size: PtySize,
    home: tempfile::TempDir,
}

impl Setup {
    /// `program` in an empty environment but for a home of its own, a path, `TERM` and UTF-8.
    pub fn new(program: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin")] {
            command.env(name, value);
        }
        // A clock that stands still, so that nothing on the screen changes by itself.
        command.env("SMARKETING_NOW", "2026-11-21T09:14:30Z");
        command.env("HOME", home.path());
        command.cwd(home.path());
        Self { command, size: size(80, 24), home }
    }

    pub fn arg(mut self, arg: &str) -> Self {
        self.command.arg(arg);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = size(columns, rows);
        self
    }

    pub fn start(self) -> Pty {
        let pair = native_pty_system().openpty(self.size).unwrap();
        let before = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let shared = Arc::new(Shared::new(self.size));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let theirs = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            let mut bytes = [0; 65_536];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || theirs.stop.load(Ordering::SeqCst) {
                    break;
                }
                theirs.take(&bytes[..count]);
                while theirs.deaf.load(Ordering::SeqCst) {
                    thread::sleep(Duration::from_millis(5));
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Pty {
            master: Some(pair.master),
            writer: Some(writer),
            child,
            shared,
            thread: Some(thread),
            before,
            home: self.home,
        }
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn some(cells: u16) -> NonZero<u16> {
    NonZero::new(cells).unwrap_or(NonZero::<u16>::MIN)
}

struct Shared {
    seen: Mutex<Seen>,
    changed: Condvar,
    stop: AtomicBool,
    deaf: AtomicBool,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// When bytes came, and how many had come by then.
    pieces: Vec<(Instant, usize)>,
}

impl Shared {
    fn new(size: PtySize) -> Self {
        let parser = vt100::Parser::new(some(size.rows), some(size.cols), 0);
        let seen = Mutex::new(Seen { parser, bytes: Vec::new(), pieces: Vec::new() });
        Self { seen, changed: Condvar::new(), stop: AtomicBool::new(false), deaf: AtomicBool::new(false) }
    }

    fn take(&self, bytes: &[u8]) {
        let now = Instant::now();
        let mut seen = self.seen.lock().unwrap();
        seen.parser.process(bytes);
        seen.bytes.extend_from_slice(bytes);
        let length = seen.bytes.len();
        seen.pieces.push((now, length));
        self.changed.notify_all();
    }
}

/// A running program and its terminal.
pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    before: String,
    home: tempfile::TempDir,
}

/// How a program ended.
#[derive(Debug)]
pub struct Exit {
    /// The exit code; 1 where a signal killed it.
    pub code: u32,
    /// The signal that killed it.
    pub signal: Option<String>,
    /// Seconds until it had ended.
    pub seconds: f64,
}

impl Pty {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.seen.lock().unwrap()
    }

    /// Types.
    pub fn send(&mut self, keys: impl AsRef<[u8]>) {
        let writer = self.writer.as_mut().unwrap();
        // A program that has just ended takes no more keys.
        let _ = writer.write_all(keys.as_ref());
        let _ = writer.flush();
    }

    /// Waits until the screen is as wanted. False where it never is.
    pub fn until(&self, wanted: impl Fn(&vt100::Screen) -> bool) -> bool {
        let seen = self.seen();
        let (_seen, late) =
            self.shared.changed.wait_timeout_while(seen, PATIENCE, |seen| !wanted(seen.parser.screen())).unwrap();
        !late.timed_out()
    }

    /// Waits until the text is on the screen.
    pub fn until_text(&self, text: &str) {
        assert!(self.until(|screen| screen.contents().contains(text)), "never saw {text:?}:\n{}", self.screen());
    }

    /// When bytes came so far, and how many had come by then.
    pub fn pieces(&self) -> Vec<(Instant, usize)> {
        self.seen().pieces.clone()
    }

    /// Waits until nothing has come for so long.
    pub fn quiet(&self, pause: Duration) {
        let mut seen = self.seen();
        loop {
            let before = seen.pieces.len();
            seen = self.shared.changed.wait_timeout(seen, pause).unwrap().0;
            // Another waiter's news, or none in time: only what came counts.
            if seen.pieces.len() == before {
                return;
            }
        }
    }

    /// What is on the screen.
    pub fn screen(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// What is on the screen once nothing has come for a while: a frame can arrive in pieces.
    pub fn settled(&self) -> String {
        let mut seen = self.seen();
        loop {
            let before = seen.bytes.len();
            let (now, quiet) = self.shared.changed.wait_timeout(seen, Duration::from_millis(150)).unwrap();
            if quiet.timed_out() && now.bytes.len() == before {
                return now.parser.screen().contents();
            }
            seen = now;
        }
    }

    /// Every byte that was written so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen().bytes.clone()
    }

    /// The home folder that the program was given.
    pub fn home(&self) -> PathBuf {
        self.home.path().to_owned()
    }

    /// The terminal's line settings, to compare.
    pub fn termios(&self) -> String {
        format!("{:?}", self.master.as_ref().unwrap().get_termios())
    }

    /// What is left of the program on the terminal; empty where all is as it was before.
    pub fn traces(&self) -> Vec<&'static str> {
        let settled = |wanted: &dyn Fn() -> bool| {
            let end = Instant::now() + Duration::from_secs(2);
            while !wanted() && Instant::now() < end {
                thread::sleep(Duration::from_millis(5));
            }
            wanted()
        };
        let shown = |wanted: fn(&vt100::Screen) -> bool| settled(&|| wanted(self.seen().parser.screen()));
        let mut traces = Vec::new();
        for (clean, trace) in [
            (settled(&|| self.termios() == self.before), "line settings"),
            (shown(|screen| !screen.alternate_screen()), "alternate screen"),
            (shown(|screen| !screen.hide_cursor()), "hidden cursor"),
            (shown(|screen| !screen.bracketed_paste()), "marked pastes"),
            (shown(|screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None), "mouse"),
            (settled(&|| last(&self.bytes(), b"\x1b[?1004l", b"\x1b[?1004h")), "focus reports"),
            (settled(&|| last(&self.bytes(), b"\x1b[?2026l", b"\x1b[?2026h")), "held painting"),
        ] {
            if !clean {
                traces.push(trace);
            }
        }
        traces
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.seen().parser.screen_mut().set_size(some(rows), some(columns));
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
    }

    /// The number of the process that was started.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().cast_signed()).unwrap()
    }

    /// Sends a signal to the process that was started.
    pub fn kill(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Stops reading what the program writes, as a terminal that hangs, or goes on.
    pub fn deaf(&self, deaf: bool) {
        self.shared.deaf.store(deaf, Ordering::SeqCst);
    }

    /// Waits for the end.
    pub fn exit(&mut self) -> Exit {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                let seconds = start.elapsed().as_secs_f64();
                return Exit { code: status.exit_code(), signal: status.signal().map(ToOwned::to_owned), seconds };
            }
            assert!(start.elapsed() < PATIENCE, "still running:\n{}", self.screen());
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Takes the terminal away, as when a window is closed or a line drops.
    pub fn hang_up(&mut self) {
        self.shared.stop.store(true, Ordering::SeqCst);
        // Some output wakes the reader, which then lets go of its end.
        let columns = 81;
        self.master.as_ref().unwrap().resize(size(columns, 24)).unwrap();
        self.thread.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether `off` came after the last `on`, or neither ever came.
fn last(bytes: &[u8], off: &[u8], on: &[u8]) -> bool {
    memchr::memmem::rfind(bytes, off) >= memchr::memmem::rfind(bytes, on)
}

/// Processor time of a process so far, in seconds; None where it has ended.
pub fn cpu(pid: Pid) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    if fields.first() == Some(&"Z") {
        return None;
    }
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / rustix::param::clock_ticks_per_second() as f64)
}

/// The children of a process.
pub fn children(pid: Pid) -> Vec<Pid> {
    let parent = |pid: Pid| -> Option<i32> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
        stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
    };
    fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok().and_then(Pid::from_raw))
        .filter(|child| parent(*child) == Some(pid.as_raw_nonzero().get()))
        .collect()
}
