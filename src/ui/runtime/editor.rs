//! Long text in the person's own editor: VISUAL, EDITOR, else nano, else vi, on a private file.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::domain::text::Clean;

/// The longest text that is taken back, in bytes.
const LIMIT: u64 = 1 << 20;

/// Lets the person edit `text`. None where nothing was changed or the editor said that it failed:
/// both mean "forget it". The caller has left the screen and reads no input meanwhile.
///
/// # Errors
/// Where the file cannot be written or read, or no editor can be started.
pub fn edit(text: &str) -> io::Result<Option<String>> {
    // The runtime directory is in memory and belongs to this user alone.
    let room = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_absolute() && path.is_dir());
    let mut file =
        tempfile::Builder::new().prefix("smarketing-").suffix(".md").tempfile_in(room.unwrap_or_else(env::temp_dir))?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    if !run(file.path())? {
        return Ok(None);
    }
    // Editors often write a new file and rename it: the name counts, not the open handle.
    if fs::metadata(file.path())?.len() > LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the edited text is longer than 1 MiB"));
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "a temporary file of ours, never a team file; bytes, because an editor may save any encoding"
    )]
    let bytes = fs::read(file.path())?;
    let edited = String::from_utf8_lossy(&bytes);
    let edited = Clean::lines(&edited);
    // Editors end the last line; what was there before decides whether that is wanted.
    let edited = if text.ends_with('\n') { edited.as_str() } else { edited.as_str().trim_end_matches('\n') };
    Ok((edited != text).then(|| edited.to_owned()))
}

/// Whether the editor ended well.
fn run(file: &Path) -> io::Result<bool> {
    let wanted =
        ["VISUAL", "EDITOR"].into_iter().find_map(|name| env::var(name).ok().filter(|it| !it.trim().is_empty()));
    if let Some(editor) = wanted {
        // It may hold arguments ("code --wait"); the shell splits it as the person's shell would.
        let script = format!("{editor} \"$1\"");
        return Ok(Command::new("sh").args(["-c", &script, "smarketing"]).arg(file).status()?.success());
    }
    match Command::new("nano").arg(file).status() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Command::new("vi").arg(file).status()?.success()),
        other => Ok(other?.success()),
    }
}
