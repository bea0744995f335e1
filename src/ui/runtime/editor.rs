//! Long text in the person's own editor: VISUAL, EDITOR, else nano, else vi, on a private file.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::SIGHUP;

use crate::domain::text::Clean;
use crate::ui::terminal::ending;

/// The longest text that is taken back, in bytes.
const LIMIT: u64 = 1 << 20;

/// How long an editor may take to end when we must: less than we have ourselves.
const GRACE: Duration = Duration::from_millis(600);

/// The editor that has the terminal, where one has.
static RUNNING: Mutex<Option<Pid>> = Mutex::new(None);

fn running() -> MutexGuard<'static, Option<Pid>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// This process ends because of `signal`: the editor hears it too, and one that does not listen is ended.
pub fn end(signal: i32) {
    let Some(pid) = *running() else { return };
    let _ = kill_process(pid, if signal == SIGHUP { Signal::HUP } else { Signal::TERM });
    let late = move || {
        thread::sleep(GRACE);
        if *running() == Some(pid) {
            let _ = kill_process(pid, Signal::KILL);
        }
    };
    // Without a thread it is the end of this process that is late, not the text that is lost.
    let _ = thread::Builder::new().name("editor".to_owned()).spawn(late);
}

/// Lets the person edit `text`. None where nothing was changed or the editor said that it failed:
/// both mean "forget it". Where this process is ended meanwhile, what the editor has saved by then comes back,
/// however it ended. The caller has left the screen and reads no input meanwhile.
///
/// # Errors
/// Where the file cannot be written or read, or no editor can be started.
pub fn edit(text: &str) -> io::Result<Option<String>> {
    let wanted = |name: &&str| env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    edit_with(["VISUAL", "EDITOR"].iter().find_map(wanted).as_deref(), text)
}

fn edit_with(editor: Option<&str>, text: &str) -> io::Result<Option<String>> {
    // The runtime directory is in memory and belongs to this user alone.
    let room = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_absolute() && path.is_dir());
    // A folder of its own: editors leave files beside the one they edit, and all of them go with it.
    let folder = tempfile::Builder::new()
        .prefix("smarketing-")
        .permissions(fs::Permissions::from_mode(0o700))
        .tempdir_in(room.unwrap_or_else(env::temp_dir))?;
    let mut file = tempfile::Builder::new().prefix("text-").suffix(".md").tempfile_in(folder.path())?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    let well = run(editor, file.path())?;
    if ending::cause().is_some() {
        // nano writes what it has under another name when it is ended.
        let saved = PathBuf::from(format!("{}.save", file.path().display()));
        let place = if saved.is_file() { saved } else { file.path().to_owned() };
        return taken(&place, text).or(Ok(None));
    }
    if well { taken(file.path(), text) } else { Ok(None) }
}

/// What is in the file, where that is another text than before.
fn taken(file: &Path, text: &str) -> io::Result<Option<String>> {
    // Editors often write a new file and rename it: the name counts, not the open handle.
    if fs::metadata(file)?.len() > LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the edited text is longer than 1 MiB"));
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "a temporary file of ours, never a team file; bytes, because an editor may save any encoding"
    )]
    let bytes = fs::read(file)?;
    let edited = String::from_utf8_lossy(&bytes);
    let edited = Clean::lines(&edited);
    // Editors end the last line; what was there before decides whether that is wanted.
    let edited = if text.ends_with('\n') { edited.as_str() } else { edited.as_str().trim_end_matches('\n') };
    Ok((edited != text).then(|| edited.to_owned()))
}

/// Whether the editor ended well.
fn run(editor: Option<&str>, file: &Path) -> io::Result<bool> {
    if let Some(editor) = editor {
        // It may hold arguments ("code --wait"); the shell splits it as the person's shell would.
        let script = format!("{editor} \"$1\"");
        let status = ended(Command::new("sh").args(["-c", &script, "smarketing"]).arg(file))?;
        return match status.code() {
            // So the shell says that there is no such program, or that it cannot be run.
            Some(126 | 127) => Err(io::Error::new(io::ErrorKind::NotFound, editor.to_owned())),
            _ => Ok(status.success()),
        };
    }
    match ended(Command::new("nano").arg(file)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(ended(Command::new("vi").arg(file))?.success()),
        other => Ok(other?.success()),
    }
}

/// Waits for the end of an editor, which is told where this process must end.
fn ended(command: &mut Command) -> io::Result<ExitStatus> {
    let mut child = command.spawn()?;
    *running() = Some(Pid::from_child(&child));
    // The signal may have come while it was started.
    ending::cause().into_iter().for_each(end);
    let status = child.wait();
    *running() = None;
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an editor that is this shell script makes of "one\ntwo".
    fn edited(script: &str) -> Option<String> {
        edit_with(Some(&format!("sh -c '{script}' -")), "one\ntwo").unwrap()
    }

    #[test]
    fn what_was_changed_comes_back_clean() {
        assert_eq!(edited("echo three >> \"$1\"").as_deref(), Some("one\ntwothree"));
        // Replaced by a new file, as many editors do, with line ends of another system.
        assert_eq!(edited("printf \"a\\r\\nb\" > \"$1.new\"; mv \"$1.new\" \"$1\"").as_deref(), Some("a\nb"));
        assert_eq!(edited("printf \"a\\033[31m\" > \"$1\"").as_deref(), Some("a␛[31m"));
    }

    #[test]
    fn nothing_changed_or_a_failed_editor_is_nothing() {
        assert_eq!(edited("true"), None);
        assert_eq!(edited("echo >> \"$1\""), None, "only the last line's end");
        assert_eq!(edited("echo more >> \"$1\"; exit 1"), None);
    }

    #[test]
    fn an_editor_that_is_not_there_is_an_error() {
        let error = edit_with(Some("no-such-editor --wait"), "x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn the_file_is_private() {
        assert_eq!(edited("stat -c %a \"$1\" > \"$1.mode\"; mv \"$1.mode\" \"$1\"").as_deref(), Some("600"));
    }
}
