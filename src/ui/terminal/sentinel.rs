//! A child of this program that waits for its death. An abort, a segmentation fault, an allocation
//! that failed or `kill -9` run no code of ours, and a signal handler would need `unsafe`; but the end
//! of a pipe is seen by another process, whatever the reason.
//!
//! The child is this same program with a hidden first argument. It leaves the session, so that no key
//! and no hang-up reaches it and job control does not stop it when it sets the line: the kernel asks
//! only those whose controlling terminal it is. It holds no data and reads nothing but the pipe:
//! `in <line settings>` when the terminal was taken, `out` when it was given back.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead as _, Read as _, Write as _};
use std::process::{ChildStderr, ChildStdin, Command, ExitCode, Stdio};

use super::guard::{LEAVE, write};
use super::modes::Modes;

/// The hidden first argument.
const WORD: &str = "__sentinel";

/// The line to the child; when it closes, the child acts and ends.
#[derive(Debug)]
pub struct Sentinel {
    pipe: ChildStdin,
    ready: ChildStderr,
}

impl Sentinel {
    /// Starts the child, and does not wait for it. `words` is what it says after it had to restore the
    /// terminal.
    ///
    /// # Errors
    /// Where no process can be started. The cockpit works without; only such deaths leave traces then.
    pub fn start(words: &str) -> io::Result<Self> {
        let mut child = Command::new(env::current_exe()?)
            .args([WORD, words])
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::inherit())
            .stderr(Stdio::piped())
            .spawn()?;
        match (child.stdin.take(), child.stderr.take()) {
            (Some(pipe), Some(ready)) => Ok(Self { pipe, ready }),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Waits until the child is out of reach of what ends this process. It is within a few milliseconds
    /// of its start; only a death that comes at once needs to know.
    pub(super) fn wait(&mut self) {
        let _ = self.ready.read(&mut [0]);
    }

    pub(super) fn entered(&mut self, before: Modes) {
        self.say(&format!("in {before}\n"));
    }

    pub(super) fn left(&mut self) {
        self.say("out\n");
    }

    /// A sentinel that was killed cannot be told; that is no reason to fail.
    fn say(&mut self, line: &str) {
        let _ = self.pipe.write_all(line.as_bytes());
    }
}

/// For the very start of `main`: does the sentinel's work and says how to exit, or None where this
/// process is not a sentinel.
pub fn sentinel_main() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    (arguments.next().as_deref() == Some(OsStr::new(WORD))).then(|| {
        watch(&arguments.next().unwrap_or_default().to_string_lossy());
        ExitCode::SUCCESS
    })
}

fn watch(words: &str) {
    // Refused only to the leader of a group, which a child never is.
    let _ = rustix::process::setsid();
    let _ = io::stderr().write_all(b".");
    let mut taken: Option<Modes> = None;
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        taken = line.strip_prefix("in ").and_then(|modes| modes.parse().ok());
    }
    let Some(before) = taken else { return };
    let _ = write(LEAVE);
    // Whoever is in the terminal now may have set the line as they need it; then it is theirs.
    if Modes::of(io::stdout()).is_ok_and(Modes::is_raw) {
        let _ = before.apply(io::stdout());
    }
    if !words.is_empty() {
        let _ = write(words.as_bytes());
        let _ = write(b"\r\n");
    }
}
