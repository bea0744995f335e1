//! Where the rows come from: a file by its path, or standard input.
//!
//! An import reads its source more than once (what is it, what do the columns hold, the rows), so
//! standard input is first copied to an unnamed temporary file. The source is never held in memory.
//! What cannot be a table is refused before it is opened (a pipe would block, and opening the team
//! file with anything but SQLite drops its locks) or by its first bytes.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::gauge::Gauge;
use super::magic;
use crate::domain::refusal::Refusal;

/// The most that is taken from standard input: it has to be kept on disk for the second reading.
const SPOOL_LIMIT: u64 = 16 << 30;

const BLOCK: usize = 256 << 10;

/// A readable source: opened, not empty, and not evidently something else than text.
#[derive(Debug)]
pub struct Source {
    name: String,
    file: File,
    stamp: Stamp,
    gauge: Arc<Gauge>,
}

/// What changes when somebody writes to a file while it is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    seconds: i64,
    nanoseconds: i64,
}

impl Stamp {
    fn of(meta: &Metadata) -> Self {
        Self { size: meta.len(), seconds: meta.mtime(), nanoseconds: meta.mtime_nsec() }
    }
}

impl Source {
    /// Opens the file at `path`. `team_file` is the team's own database, which must not be opened here.
    ///
    /// # Errors
    /// `import-not-found`, `import-is-directory`, `import-is-device`, `import-is-team-file`,
    /// `import-cannot-read`, `import-empty`, or what [`magic::foreign`] says the file is.
    pub fn open(path: &Path, team_file: Option<&Path>) -> Result<Self, Refusal> {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |last| last.to_string_lossy()).into_owned();
        let fault = |error: &io::Error| match error.kind() {
            io::ErrorKind::NotFound => Refusal::not_found("import-not-found").with("file", path.display()),
            _ => cannot_read(&name, error),
        };
        let meta = std::fs::metadata(path).map_err(|error| fault(&error))?;
        ordinary(&meta, &name)?;
        if team_file.is_some_and(|team| is_team_file(&meta, team)) {
            return Err(Refusal::invalid("import-is-team-file").with("file", &name));
        }
        // Between the look and the opening a pipe may have taken the file's place: opening must not block on it.
        let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or(0);
        #[expect(
            clippy::disallowed_methods,
            reason = "the team file and what SQLite keeps beside it were refused above"
        )]
        let opened = OpenOptions::new().read(true).custom_flags(flags).open(path);
        let file = opened.map_err(|error| fault(&error))?;
        let opened = file.metadata().map_err(|error| fault(&error))?;
        ordinary(&opened, &name)?;
        Self::checked(name, file, Stamp::of(&opened))
    }

    /// Copies `input` (standard input, as a rule) to a temporary file and opens that.
    ///
    /// # Errors
    /// As [`Source::open`], and `import-stdin-too-large`.
    pub fn spool(name: &str, mut input: impl Read) -> Result<Self, Refusal> {
        let fault = |error: io::Error| cannot_read(name, &error);
        let mut file = tempfile::tempfile().map_err(fault)?;
        let mut block = vec![0; BLOCK];
        let mut total = 0u64;
        loop {
            let count = match input.read(&mut block) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(fault(error)),
            };
            let read = block.get(..count).unwrap_or_default();
            if total == 0 {
                // Before gigabytes of it are copied: an endless `/dev/zero` is known by its first block.
                judge(read, name)?;
            }
            total += count as u64;
            if total > SPOOL_LIMIT {
                return Err(Refusal::invalid("import-stdin-too-large").with("gigabytes", SPOOL_LIMIT >> 30));
            }
            file.write_all(read).map_err(fault)?;
        }
        let stamp = Stamp::of(&file.metadata().map_err(fault)?);
        Self::checked(name.to_owned(), file, stamp)
    }

    fn checked(name: String, mut file: File, stamp: Stamp) -> Result<Self, Refusal> {
        let mut head = Vec::with_capacity(magic::HEAD);
        let start = file.seek(SeekFrom::Start(0));
        let read = start.and_then(|_| Read::by_ref(&mut file).take(magic::HEAD as u64).read_to_end(&mut head));
        read.map_err(|error| cannot_read(&name, &error))?;
        judge(&head, &name)?;
        Ok(Self { name, file, stamp, gauge: Arc::default() })
    }

    /// The file's name without its folder, or what standard input was called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.stamp.size
    }

    /// Progress of the present reading, and the way to stop it.
    pub fn gauge(&self) -> Arc<Gauge> {
        Arc::clone(&self.gauge)
    }

    /// The bytes from the beginning.
    ///
    /// # Errors
    /// `import-cannot-read`; `import-changed` where the file is not what it was when it was opened.
    pub fn bytes(&self) -> Result<Bytes, Refusal> {
        self.unchanged()?;
        let fault = |error: io::Error| cannot_read(&self.name, &error);
        let mut file = self.file.try_clone().map_err(fault)?;
        file.seek(SeekFrom::Start(0)).map_err(fault)?;
        self.gauge.set(0);
        Ok(Bytes { file, gauge: Arc::clone(&self.gauge), done: 0 })
    }

    /// Refuses where somebody has written to the file since it was opened: asked after a reading,
    /// before what was read is believed.
    ///
    /// # Errors
    /// `import-changed`, `import-cannot-read`.
    pub fn unchanged(&self) -> Result<(), Refusal> {
        let now = self.file.metadata().map_err(|error| cannot_read(&self.name, &error))?;
        if Stamp::of(&now) == self.stamp {
            Ok(())
        } else {
            Err(Refusal::new(crate::domain::refusal::RefusalKind::Conflict, "import-changed").with("file", &self.name))
        }
    }
}

/// The bytes of a [`Source`], counted on its gauge. Readings share one file position: one at a time.
#[derive(Debug)]
pub struct Bytes {
    file: File,
    gauge: Arc<Gauge>,
    done: u64,
}

impl Read for Bytes {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.gauge.check().map_err(io::Error::other)?;
        let count = self.file.read(into)?;
        self.done += count as u64;
        self.gauge.set(self.done);
        Ok(count)
    }
}

/// A failed reading as a refusal: the one that travelled inside the error, or what the system said.
pub(super) fn read_fault(error: &io::Error) -> Refusal {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>());
    inner.cloned().unwrap_or_else(|| Refusal::invalid("import-cannot-read").with("file", "").with("detail", error))
}

fn cannot_read(name: &str, error: &io::Error) -> Refusal {
    Refusal::invalid("import-cannot-read").with("file", name).with("detail", error)
}

fn judge(head: &[u8], name: &str) -> Result<(), Refusal> {
    let blank = |bytes: &[u8]| bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).is_empty();
    if blank(head) {
        return Err(Refusal::invalid("import-empty").with("file", name));
    }
    if head.len() >= 64 && head.iter().all(|&byte| byte == 0) {
        return Err(Refusal::invalid("import-has-nul").with("file", name).with("line", 1));
    }
    let binary = || magic::is_binary(head).then_some("import-is-binary");
    let code = magic::foreign(head).or_else(binary);
    code.map_or(Ok(()), |code| Err(Refusal::invalid(code).with("file", name)))
}

fn ordinary(meta: &Metadata, name: &str) -> Result<(), Refusal> {
    let kind = meta.file_type();
    let code = if kind.is_dir() {
        "import-is-directory"
    } else if kind.is_fifo() || kind.is_char_device() || kind.is_block_device() || kind.is_socket() {
        "import-is-device"
    } else {
        return Ok(());
    };
    Err(Refusal::invalid(code).with("file", name))
}

/// The team's database or one of SQLite's files beside it, compared by inode: a link to it is it.
fn is_team_file(meta: &Metadata, team: &Path) -> bool {
    ["", "-wal", "-shm", "-journal"].iter().any(|suffix| {
        let mut path = team.as_os_str().to_owned();
        path.push(suffix);
        std::fs::metadata(PathBuf::from(path)).is_ok_and(|own| own.dev() == meta.dev() && own.ino() == meta.ino())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(result: Result<Source, Refusal>) -> &'static str {
        result.map_or_else(|refusal| refusal.code, |_| "opened")
    }

    #[test]
    fn what_is_no_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(code(Source::open(folder.path(), None)), "import-is-directory");
        assert_eq!(code(Source::open(Path::new("/dev/zero"), None)), "import-is-device");
        assert_eq!(code(Source::open(&at("nothing.csv"), None)), "import-not-found");
        for (name, bytes, expected) in [
            ("empty.csv", &b""[..], "import-empty"),
            ("bom.csv", b"\xef\xbb\xbf", "import-empty"),
            ("book.csv", b"PK\x03\x04....xl/workbook.xml", "import-is-excel"),
            ("good.csv", b"a,b\n1,2\n", "opened"),
        ] {
            std::fs::write(at(name), bytes).unwrap();
            assert_eq!(code(Source::open(&at(name), None)), expected, "{name}");
        }
    }

    #[test]
    fn a_pipe_does_not_block_and_the_team_file_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(code(Source::open(&pipe, None)), "import-is-device");
        let team = folder.path().join("team.db");
        std::fs::write(&team, b"name\n").unwrap();
        let link = folder.path().join("link.csv");
        std::os::unix::fs::symlink(&team, &link).unwrap();
        assert_eq!(code(Source::open(&link, Some(&team))), "import-is-team-file");
    }

    #[test]
    fn standard_input_is_read_again_and_endless_nothing_is_refused() {
        let source = Source::spool("-", &b"a,b\n1,2\n"[..]).unwrap();
        for _ in 0..2 {
            let mut text = String::new();
            source.bytes().unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, "a,b\n1,2\n");
        }
        assert_eq!(source.gauge().done(), 8);
        assert_eq!(code(Source::spool("-", io::repeat(0))), "import-has-nul");
    }

    #[test]
    fn a_file_that_changes_meanwhile_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "a\n1\n").unwrap();
        let source = Source::open(&path, None).unwrap();
        std::fs::write(&path, "a\n1\n2\n").unwrap();
        assert_eq!(source.unchanged().unwrap_err().code, "import-changed");
    }

    #[test]
    fn a_cancelled_reading_says_so() {
        let source = Source::spool("-", &b"a,b\n1,2\n"[..]).unwrap();
        source.gauge().cancel();
        let error = source.bytes().unwrap().read(&mut [0; 4]).unwrap_err();
        assert_eq!(read_fault(&error).code, "import-cancelled");
    }
}
