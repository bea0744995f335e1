//! One setting of a person's own `config.toml` anew: everything else in the file stays as it was written.

use std::path::Path;

use toml::Value;
use toml::de::DeTable;

use super::file;
use super::keys::{KEYS, Key, Shape};
use crate::app::files;
use crate::domain::refusal::{Refusal, RefusalKind};

/// Sets a setting in a settings file, which is made where it is missing, or takes it out; answers the value
/// as it was written.
///
/// # Errors
/// `unknown-setting`, `setting-value`; `config-syntax`, `config-value` for a file that is wrong already; what
/// the disk says.
pub fn set_in_file(path: &Path, name: &str, value: Option<&str>) -> Result<Option<String>, Refusal> {
    let key = KEYS.iter().find(|key| key.name == name).ok_or_else(|| {
        let known: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        Refusal::new(RefusalKind::Usage, "unknown-setting").with("name", name).with("choices", known.join(", "))
    })?;
    let value = value.map(|value| checked(key, value)).transpose()?;
    let text = match files::read_text(path) {
        Err(refusal) if refusal.code == "no-such-file" => String::new(),
        other => other?,
    };
    file::read(path, &text)?;
    let text = with(&text, key, value.as_deref());
    if let Some(folder) = path.parent() {
        files::make_folder(folder)?;
    }
    files::write_whole(path, |out| out.write_all(text.as_bytes()))?;
    Ok(value)
}

fn checked(key: &Key, value: &str) -> Result<String, Refusal> {
    let wrong = || {
        Refusal::invalid("setting-value")
            .with("name", key.name)
            .with("value", value)
            .with("choices", key.shape.choices())
    };
    let value = key.shape.check(value.trim()).filter(|value| !value.is_empty()).ok_or_else(wrong)?;
    if key.shape != Shape::Path || value.starts_with("~/") {
        return Ok(value);
    }
    // Typed beside the person, read beside the settings file.
    let whole = std::path::absolute(&value).map_err(|_| wrong())?;
    Ok(whole.to_string_lossy().into_owned())
}

/// The file's text with the setting.
fn with(text: &str, key: &Key, value: Option<&str>) -> String {
    let line = value.map(|value| {
        let written = match key.shape {
            Shape::Flag => value.to_owned(),
            _ => Value::from(value).to_string(),
        };
        format!("{} = {written}", key.name)
    });
    let table = DeTable::parse(text).ok();
    let known = table.as_ref().and_then(|table| table.get_ref().iter().find(|(name, _)| name.get_ref() == key.name));
    let place = known.map(|(name, value)| (name.span().start, value.span().end));
    match (place, line) {
        (None, None) => text.to_owned(),
        // Before everything: behind a table's heading it would be that table's.
        (None, Some(line)) => format!("{line}\n{text}"),
        (Some((from, until)), line) => {
            let (before, after) = (text.get(..from).unwrap_or_default(), text.get(until..).unwrap_or_default());
            match line {
                Some(line) => format!("{before}{line}{after}"),
                // With its line, and what was said beside it.
                None => format!("{before}{}", after.split_once('\n').map_or("", |(_, rest)| rest)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_setting_changes_and_the_rest_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config").join("config.toml");
        let set = |name, value| set_in_file(&path, name, value).map_err(|refusal| refusal.code);
        let text = || std::fs::read_to_string(&path).unwrap();
        assert_eq!(set("theme", Some("dark")), Ok(Some("dark".to_owned())));
        assert_eq!(text(), "theme = \"dark\"\n");
        std::fs::write(&path, "# mine\nmouse = false # never\n theme = 'dark'\n[later]\nas = 1\n").unwrap();
        set("theme", Some("light")).unwrap();
        set("mouse", Some("on")).unwrap();
        set("as", Some("a\"b")).unwrap();
        assert_eq!(text(), "as = 'a\"b'\n# mine\nmouse = true # never\n theme = \"light\"\n[later]\nas = 1\n");
        set("mouse", None).unwrap();
        assert_eq!(text(), "as = 'a\"b'\n# mine\n theme = \"light\"\n[later]\nas = 1\n");
        assert_eq!(set("language", Some("de")), Err("setting-value"));
        assert_eq!(set("colour", Some("red")), Err("unknown-setting"));
    }
}
