//! The last words of a panic: the terminal in order, one readable line, and a note for the makers that
//! holds no word of the team's data.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::guard;
use crate::app::texts::Texts;

/// The exit code of an error of our own.
const INTERNAL: i32 = 70;

/// What is said after a death, in the person's language. `{path}` stands for the note's path.
#[derive(Debug, Clone)]
pub struct LastWords {
    /// A panic: what happened, and that what was saved is safe.
    pub panicked: String,
    /// Where the note is, with `{path}` in it.
    pub note: String,
    /// What the sentinel says: the program was ended at once, the terminal is in order again.
    pub killed: String,
}

impl LastWords {
    /// In the language of `texts`; read before the terminal is taken, for nothing can be read later.
    pub fn new(texts: &Texts) -> Self {
        Self {
            panicked: texts.get("terminal-panicked"),
            note: texts.with("terminal-panic-note", &[("path", "{path}".into())]),
            killed: texts.get("terminal-killed"),
        }
    }
}

/// Makes every panic, on any thread, end the program in an orderly way. `state` is the folder for the
/// note (None: no note is written).
///
/// The panic's own message is neither shown nor kept: it may quote a value, and values are people.
pub fn install(words: LastWords, state: Option<PathBuf>) {
    static DYING: AtomicBool = AtomicBool::new(false);
    panic::set_hook(Box::new(move |panicked| {
        if DYING.swap(true, Ordering::Relaxed) {
            // Another thread is already saying the last words; the process ends in a moment.
            loop {
                thread::park();
            }
        }
        guard::last_words();
        let place = place(panicked);
        let mut text = format!("{} ({place})\n", words.panicked);
        if let Some(path) = state.as_deref().and_then(|folder| note(folder, &place).ok()) {
            let _ = writeln!(text, "{}", words.note.replace("{path}", &path.display().to_string()));
        }
        let _ = io::stderr().write_all(text.as_bytes());
        #[expect(clippy::disallowed_methods, reason = "a panic in any thread ends the process")]
        process::exit(INTERNAL);
    }));
}

fn place(panicked: &PanicHookInfo<'_>) -> String {
    panicked.location().map_or_else(|| "?".to_owned(), |at| format!("{}:{}:{}", at.file(), at.line(), at.column()))
}

/// Writes the note: version, system, place, thread, backtrace.
#[expect(clippy::disallowed_methods, reason = "a new file for the crash note, never a team file")]
fn note(folder: &Path, place: &str) -> io::Result<PathBuf> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let text = format!(
        "smarketing {}\n{} {}\nat {place}\nthread {}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        thread::current().name().unwrap_or("?"),
        Backtrace::force_capture(),
    );
    // The clock is the application's; a process number and a count make a name as well.
    for count in 0..1_000 {
        let path = folder.join(format!("crash-{}-{count}.txt", process::id()));
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
