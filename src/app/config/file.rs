//! A `config.toml`: what it sets, with the line and column of what cannot be.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::Layer;
use super::keys::KEYS;
use crate::domain::refusal::{Refusal, RefusalKind};

/// Reads a settings file's text: what it sets, and a warning for each name that is not known.
///
/// # Errors
/// `config-syntax`, `config-value`.
pub fn read(path: &Path, text: &str) -> Result<(Layer, Vec<Refusal>), Refusal> {
    let refuse = |code, at: usize| {
        let (line, column) = place(text, at);
        Refusal::new(RefusalKind::Configuration, code)
            .with("path", path.display())
            .with("line", line)
            .with("column", column)
    };
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        refuse("config-syntax", at).with("message", error.message())
    })?;
    let (mut layer, mut warnings) = (Layer::new(), Vec::new());
    for (name, value) in table.get_ref() {
        let at = name.span().start;
        let Some(key) = KEYS.iter().find(|key| key.name == name.get_ref().as_ref()) else {
            let known: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
            warnings.push(refuse("config-unknown", at).with("name", name.get_ref()).with("choices", known.join(", ")));
            continue;
        };
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Boolean(on) => on.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            _ => String::new(),
        };
        let checked = key.shape.check(&written).filter(|value| !value.is_empty()).ok_or_else(|| {
            refuse("config-value", value.span().start)
                .with("name", key.name)
                .with("value", &written)
                .with("choices", key.shape.choices())
        })?;
        layer.push((key.name, checked, place(text, at).0));
    }
    warnings.sort_by_key(|warning| warning.values.get(1).and_then(|(_, line)| line.parse::<usize>().ok()));
    Ok((layer, warnings))
}

/// The line and column, from 1, of a byte in a text.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match read(Path::new("c"), text) {
            Ok((layer, warnings)) => {
                format!("{layer:?} {}", warnings.iter().map(ToString::to_string).collect::<String>())
            }
            Err(refusal) => refusal.to_string(),
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        assert_eq!(told("mouse = false"), "[(\"mouse\", \"false\", 1)] ");
        assert!(told("\n  mouse = \"x\"").starts_with("config-value path=c line=2 column=11 name=mouse value=x"));
        assert!(told("language = \"de\"").contains("choices=en, it, es"));
        assert!(told("as = 'a'\nmouse = ").starts_with("config-syntax path=c line=2 column="));
        assert!(
            told("as = 'a'\nthemes = 'dark'")
                .contains("config-unknown path=c line=2 column=1 name=themes choices=file")
        );
        assert!(told("file = [1]").starts_with("config-value"));
    }
}
