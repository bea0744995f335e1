//! A setting kept for the next time: written into the person's `config.toml`, whose other lines and remarks
//! stay as they are.

use std::path::Path;

use toml::de::DeTable;

use super::file;
use crate::app::files;
use crate::domain::refusal::{Refusal, RefusalKind};

/// Writes a setting into a settings file, which is made where there is none.
///
/// # Errors
/// `config-syntax`, `config-value` where the file or the value cannot be; what the disk says.
pub fn remember(path: &Path, name: &str, value: &str) -> Result<(), Refusal> {
    let before = match files::read_text(path) {
        Ok(text) => text,
        Err(refusal) if refusal.code == "no-such-file" => String::new(),
        Err(refusal) => return Err(refusal),
    };
    // A file that cannot be read is its owner's to mend: nothing in it is written over.
    file::read(path, &before)?;
    let after = with(&before, name, value).unwrap_or_default();
    let (layer, _) = file::read(path, &after)?;
    if !layer.iter().any(|(known, written, _)| *known == name && written == value) {
        return Err(Refusal::new(RefusalKind::Internal, "file-failed")
            .with("path", path.display())
            .with("message", name));
    }
    if let Some(folder) = path.parent() {
        files::make_folder(folder)?;
    }
    files::write_whole(path, |out| out.write_all(after.as_bytes()))
}

/// The file's text with the value in place of the one that stood there, or on a line of its own before all.
fn with(text: &str, name: &str, value: &str) -> Option<String> {
    let value = toml::Value::from(value).to_string();
    let table = DeTable::parse(text).ok()?;
    let standing = table.get_ref().iter().find(|(known, _)| known.get_ref().as_ref() == name);
    let Some((_, old)) = standing else { return Some(format!("{name} = {value}\n{text}")) };
    let span = old.span();
    Some(format!("{}{value}{}", text.get(..span.start)?, text.get(span.end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_takes_the_place_of_the_old_one_and_everything_else_stays() {
        let text = "# mine\ntheme = 'dark' # at night\nmouse = false\n";
        assert_eq!(with(text, "theme", "light").unwrap(), "# mine\ntheme = \"light\" # at night\nmouse = false\n");
        assert_eq!(with(text, "language", "it").unwrap(), format!("language = \"it\"\n{text}"));
    }

    #[test]
    fn it_is_read_again_as_it_was_written_and_a_broken_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("smarketing/config.toml");
        remember(&path, "language", "es").unwrap();
        remember(&path, "language", "it").unwrap();
        assert_eq!(files::read_text(&path).unwrap(), "language = \"it\"\n");
        assert_eq!(remember(&path, "language", "de").unwrap_err().code, "config-value");
        files::write_whole(&path, |out| out.write_all(b"theme = ")).unwrap();
        assert_eq!(remember(&path, "language", "it").unwrap_err().code, "config-syntax");
        assert_eq!(files::read_text(&path).unwrap(), "theme = ");
    }
}
