//! The language that a person's environment asks for.

use super::Language;

/// The language of `LC_ALL`, else `LC_MESSAGES`, else `LANG`: the first that is set decides, and one
/// that we do not speak means English. Nothing where none is set. `variable` reads a variable.
pub fn language_of_environment(variable: impl Fn(&str) -> Option<String>) -> Option<Language> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))
        .map(|tag| Language::of_tag(&tag).unwrap_or_default())
}

/// The language of this process: its environment's, else the system's (macOS and Windows set no such
/// variables), else English.
pub fn system_language() -> Language {
    language_of_environment(|name| std::env::var(name).ok())
        .or_else(|| sys_locale::get_locales().find_map(|tag| Language::of_tag(&tag)))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_set_decides() {
        let with = |pairs: &'static [(&str, &str)]| {
            language_of_environment(|name| {
                pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(with(&[("LANG", "it_IT.UTF-8")]), Some(Language::It));
        assert_eq!(with(&[("LANG", "it_IT.UTF-8"), ("LC_MESSAGES", "es_ES")]), Some(Language::Es));
        assert_eq!(with(&[("LANG", "it_IT.UTF-8"), ("LC_ALL", "C")]), Some(Language::En));
        assert_eq!(with(&[("LANG", "it_IT.UTF-8"), ("LC_ALL", "")]), Some(Language::It));
        assert_eq!(with(&[("LANG", "de_DE.UTF-8")]), Some(Language::En));
        assert_eq!(with(&[]), None);
    }
}
