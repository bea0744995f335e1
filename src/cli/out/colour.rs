//! Whether colour is used: the flag before `NO_COLOR` before `CLICOLOR_FORCE` before `CLICOLOR` before
//! what the terminal is.

use std::io::IsTerminal;

use super::Colour;
use crate::cli::args::When;

/// Where this process uses colour.
pub fn colours(when: When) -> Colour {
    let wanted = wanted(when, |name| std::env::var(name).ok());
    Colour {
        out: wanted.unwrap_or_else(|| std::io::stdout().is_terminal()),
        err: wanted.unwrap_or_else(|| std::io::stderr().is_terminal()),
    }
}

/// Whether colour is asked for or forbidden; nothing: where a terminal shows it.
fn wanted(when: When, variable: impl Fn(&str) -> Option<String>) -> Option<bool> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    match when {
        When::Always => Some(true),
        When::Never => Some(false),
        When::Auto if set("NO_COLOR").is_some() => Some(false),
        When::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => Some(true),
        When::Auto if set("CLICOLOR").is_some_and(|value| value == "0") => Some(false),
        When::Auto if set("TERM").is_some_and(|value| value == "dumb") => Some(false),
        When::Auto => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_then_no_color() {
        let with = |when, pairs: &'static [(&str, &str)]| {
            wanted(when, |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(with(When::Always, &[("NO_COLOR", "1")]), Some(true));
        assert_eq!(with(When::Auto, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), Some(false));
        assert_eq!(with(When::Auto, &[("NO_COLOR", ""), ("CLICOLOR_FORCE", "1")]), Some(true));
        assert_eq!(with(When::Auto, &[("CLICOLOR", "0")]), Some(false));
        assert_eq!(with(When::Auto, &[("TERM", "dumb")]), Some(false));
        assert_eq!(with(When::Auto, &[]), None);
    }
}
