//! The one room in which standard output and standard error are written. Data goes to the one, talk to
//! the other; a closed pipe is a quiet end; everything that somebody typed or imported is cleaned here
//! (RELIABILITY D11, T6, X1).

mod colour;
mod face;
mod table;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::desk::Outcome;
use crate::app::export::{Broken, escape_json, spreadsheet_safe};
use crate::app::files;
use crate::app::texts::Texts;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::text::Clean;

pub use colour::colours;
pub use face::Face;
pub use table::Table;

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Aligned, in the person's language.
    People,
    /// One JSON document.
    Json,
    /// A table with commas, no cell of which begins a formula.
    Csv,
    /// A table with tabs, ISO dates and decimals with a point.
    Plain,
}

/// Why a command ended without an answer.
#[derive(Debug)]
pub enum Trouble {
    /// Something said no.
    Refused(Refusal),
    /// A signal ended it, and it was taken back: what is to be said, and the signal.
    Ended(Refusal, i32),
    /// Nobody reads any more: a quiet success.
    Closed,
}

impl Trouble {
    /// The same, with the room on the disk where that is what was missing.
    #[must_use]
    pub fn with_room(self, place: &Path, needed: Option<u64>) -> Self {
        match self {
            Self::Refused(refusal) => Self::Refused(files::with_room(refusal, place, needed)),
            other => other,
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            io::ErrorKind::StorageFull => Self::Refused(Refusal::new(RefusalKind::Internal, "output-full")),
            _ => Self::Refused(Refusal::new(RefusalKind::Internal, "output-failed").with("message", error)),
        }
    }
}

impl From<Broken> for Trouble {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Refused(refusal) => refusal.into(),
            Broken::Io(error) => error.into(),
        }
    }
}

/// What stands around the data of a JSON answer.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The instant of the answer, RFC 3339.
    pub as_of: String,
    /// The zone in which instants are written.
    pub zone: String,
    /// What the person should know, in their language.
    pub warnings: Vec<String>,
}

/// Standard output and standard error of one command.
#[derive(Debug, Clone)]
pub struct Out {
    format: Format,
    quiet: bool,
    colour: Colour,
    terminal: bool,
    texts: Arc<Texts>,
}

/// Where colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Colour {
    /// On standard output.
    pub out: bool,
    /// On standard error.
    pub err: bool,
}

impl Out {
    /// For answers in that shape and language.
    pub fn new(format: Format, quiet: bool, colour: Colour, texts: Arc<Texts>) -> Self {
        Self { format, quiet, colour, terminal: io::stdout().is_terminal(), texts }
    }

    /// The texts in which it speaks.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// How answers are written.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Whether a person's terminal shows the answers.
    pub const fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Writes text that this program made (help, completions, a manual page) as it is.
    ///
    /// # Errors
    /// [`Trouble`] of standard output.
    pub fn own(&self, text: &[u8]) -> Result<(), Trouble> {
        let mut out = io::stdout().lock();
        out.write_all(text)?;
        Ok(out.flush()?)
    }

    /// Writes one line of an answer.
    ///
    /// # Errors
    /// [`Trouble`] of standard output.
    pub fn line(&self, text: &str) -> Result<(), Trouble> {
        self.own(format!("{}\n", Clean::new(text)).as_bytes())
    }

    /// Writes the heading of a table, with an empty line before it.
    ///
    /// # Errors
    /// [`Trouble`] of standard output.
    pub fn heading(&self, text: &str) -> Result<(), Trouble> {
        self.own(format!("\n{}\n", bold(&Clean::new(text), self.colour.out)).as_bytes())
    }

    /// Writes a table in the answer's shape. JSON answers are not made of tables.
    ///
    /// # Errors
    /// [`Trouble`] of standard output.
    pub fn table(&self, table: &Table) -> Result<(), Trouble> {
        let text = match self.format {
            Format::Csv => table.csv(spreadsheet_safe)?,
            Format::Plain | Format::Json => table.plain(),
            Format::People => table.aligned(self.terminal.then(columns), self.colour.out),
        };
        self.own(text.as_bytes())
    }

    /// Writes a JSON answer.
    ///
    /// # Errors
    /// [`Trouble`] of standard output.
    pub fn json(&self, head: &Head, data: &Json) -> Outcome {
        self.streamed(head, |out, _| Ok(out.write_all(escape_json(data).as_bytes())?))
    }

    /// Writes an answer of any length: `write` gets the writer, and whether it writes a JSON value.
    ///
    /// # Errors
    /// [`Trouble`] of standard output, and `write`'s.
    pub fn streamed(&self, head: &Head, write: impl FnOnce(&mut dyn Write, bool) -> Result<(), Broken>) -> Outcome {
        let json = self.format == Format::Json;
        self.bytes(|out| match json {
            true => enveloped(head, out, |out| write(out, true).map(|()| 0)).map(drop),
            false => write(out, false),
        })?;
        Ok(0)
    }

    /// Writes an answer of any length as it is.
    ///
    /// # Errors
    /// [`Trouble`] of standard output, and `write`'s.
    pub fn bytes(&self, write: impl FnOnce(&mut dyn Write) -> Result<(), Broken>) -> Result<(), Trouble> {
        let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
        write(&mut out)?;
        Ok(out.flush()?)
    }

    /// Says something beside the answer, unless quiet was asked for.
    ///
    /// # Errors
    /// None that matters: who closed standard error does not want to hear.
    pub fn say(&self, text: &str) -> Result<(), Trouble> {
        if !self.quiet {
            self.tell(&format!("{}\n", Clean::lines(text)));
        }
        Ok(())
    }

    /// Says that nobody got the answer, where that is so: a closed standard output takes everything, and nothing arrives.
    pub fn told_nobody(&self) {
        if !self.quiet && goes_nowhere() {
            self.tell(&format!("{}\n", self.texts.get("cli-told-nobody")));
        }
    }

    /// Tells why not: a sentence and a hint, or JSON.
    pub fn refuse(&self, refusal: &Refusal) {
        let (message, hint) = self.texts.refusal(refusal);
        if self.format == Format::Json {
            let error = json!({"error": {
                "kind": refusal.kind.word(),
                "code": refusal.code,
                "message": message,
                "hint": hint,
            }});
            return self.tell(&format!("{}\n", escape_json(&error)));
        }
        let mut text = format!("{} {}\n", bold("smarketing:", self.colour.err), Clean::lines(&message));
        if let Some(hint) = hint {
            text.push_str(&format!("  {}\n", Clean::lines(&hint)));
        }
        self.tell(&text);
    }

    /// Says what is odd but hinders nothing.
    pub fn warn(&self, warning: &Refusal) {
        if !self.quiet {
            let (message, hint) = self.texts.refusal(warning);
            let text = [Some(message), hint].into_iter().flatten().collect::<Vec<_>>().join(" — ");
            self.tell(&format!("{}\n", Clean::new(&text)));
        }
    }

    /// Writes text that this program made (help) to standard error.
    pub fn own_talk(&self, text: &str) {
        self.tell(text);
    }

    /// Whether a person can be asked.
    fn is_somebody_there() -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Asks a question on standard error; nothing where no person is there to answer.
    pub fn ask(&self, question: &str) -> Option<bool> {
        if !Self::is_somebody_there() {
            return None;
        }
        let answer = self.question(question).unwrap_or_default();
        Some(matches!(crate::domain::text::fold(&answer).as_str(), "y" | "yes" | "s" | "si"))
    }

    /// Asks for words on standard error; nothing where no person is there to answer.
    pub fn question(&self, question: &str) -> Option<String> {
        if !Self::is_somebody_there() {
            return None;
        }
        self.tell(&format!("{}\n> ", Clean::lines(question)));
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        let answer = answer.trim();
        (!answer.is_empty()).then(|| answer.to_owned())
    }

    /// Shows on a person's terminal how far something is, over what was shown before; empty: no more.
    pub fn progress(&self, text: &str) {
        if !self.quiet {
            self.tell(&format!("\r\u{1b}[K{}", Clean::new(text)));
        }
    }

    fn tell(&self, text: &str) {
        // Nobody hears it where standard error is closed, and there is nowhere else to say so.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// Writes `{"as_of","zone","data","warnings"}` around the JSON value that `write` writes.
///
/// # Errors
/// `write`'s, and what the writing says.
pub fn enveloped(
    head: &Head,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> Result<u64, Broken>,
) -> Result<u64, Broken> {
    let (as_of, zone) = (Json::from(head.as_of.as_str()), Json::from(head.zone.as_str()));
    write!(out, "{{\"as_of\":{as_of},\"zone\":{zone},\"data\":")?;
    let count = write(out)?;
    let warnings = Json::from(head.warnings.clone());
    writeln!(out, ",\"warnings\":{}}}", escape_json(&warnings))?;
    Ok(count)
}

/// Whether standard output was closed when this process was started. The standard library then puts `/dev/null` in
/// its place, open for reading too, as no shell's `> /dev/null` is.
fn goes_nowhere() -> bool {
    use rustix::fs::{FileType, OFlags, fcntl_getfl, fstat, stat};
    let (Ok(found), Ok(null)) = (fstat(io::stdout()), stat("/dev/null")) else { return false };
    let device = FileType::from_raw_mode(found.st_mode) == FileType::CharacterDevice && found.st_rdev == null.st_rdev;
    device && fcntl_getfl(io::stdout()).is_ok_and(|flags| flags & OFlags::ACCMODE == OFlags::RDWR)
}

fn bold(text: &str, colour: bool) -> String {
    if colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// How wide the terminal is; `COLUMNS` counts before what the terminal says.
fn columns() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).filter(|columns| *columns > 0);
    let found = || rustix::termios::tcgetwinsize(io::stdout()).ok().map(|size| usize::from(size.ws_col));
    said.or_else(found).filter(|columns| *columns > 0).unwrap_or(80)
}
