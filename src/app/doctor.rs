//! What a person asks when something does not work: where things lie, what can be done there, and what is wrong.

use crate::app::config::Settings;
use crate::app::household;
use crate::app::opening::{Opening, login};
use crate::app::service::{Access, Service};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::store::sqlite_version;

/// The oldest SQLite that loses nothing when several programs write (RELIABILITY D1).
const OLDEST: i32 = 3_051_003;

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// Works, but one should know.
    Note,
    /// Does not work.
    Bad,
}

impl Verdict {
    /// The word in JSON; never translated.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Note => "note",
            Self::Bad => "bad",
        }
    }
}

/// One check. `doctor-<check>` is its name's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub check: &'static str,
    /// How it went.
    pub verdict: Verdict,
    /// What was found: a path, a version, a word of the tool's.
    pub detail: String,
    /// Why it is bad.
    pub refusal: Option<Refusal>,
}

fn finding(check: &'static str, verdict: Verdict, detail: impl Into<String>) -> Finding {
    Finding { check, verdict, detail: detail.into(), refusal: None }
}

/// Looks at everything. What cannot be opened is a finding, not an error.
pub fn examine(settings: &Settings, opening: &Opening) -> Vec<Finding> {
    let paths = &settings.paths;
    let mut found = vec![
        finding("version", Verdict::Good, env!("CARGO_PKG_VERSION")),
        sqlite(),
        finding("config", Verdict::Good, paths.config.join("config.toml").to_string_lossy()),
        finding("data", Verdict::Good, paths.data.to_string_lossy()),
        finding("file", Verdict::Good, opening.path.to_string_lossy()),
    ];
    for warning in &settings.warnings {
        found.push(Finding { refusal: Some(warning.clone()), ..finding("settings", Verdict::Note, "") });
    }
    match opening.open() {
        Ok(service) => found.extend(open_file(&service)),
        Err(refusal) => found.push(Finding { refusal: Some(refusal), ..finding("open", Verdict::Bad, "") }),
    }
    found.extend(terminal(|name| std::env::var(name).ok()));
    found
}

fn sqlite() -> Finding {
    let number = sqlite_version();
    let version = format!("{}.{}.{}", number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
    finding("sqlite", if number >= OLDEST { Verdict::Good } else { Verdict::Bad }, version)
}

fn open_file(service: &Service) -> Vec<Finding> {
    let mut found = vec![match service.access() {
        Access::Write => match service.store().check_sound() {
            // Before the checks below lift it or leave it.
            Err(refusal) => Finding { refusal: Some(refusal), ..finding("access", Verdict::Note, "stopped") },
            Ok(()) => finding("access", Verdict::Good, "write"),
        },
        Access::Read => Finding {
            refusal: Some(Refusal::new(RefusalKind::Permission, "read-only")),
            ..finding("access", Verdict::Note, "read")
        },
        Access::Full => Finding {
            refusal: Some(Refusal::new(RefusalKind::Internal, "disk-full")),
            ..finding("access", Verdict::Note, "read")
        },
    }];
    found.push(match service.actor() {
        Some(member) => finding("member", Verdict::Good, member.handle.as_str()),
        None => Finding {
            refusal: Some(Refusal::rule("nobody-here").with("login", login().unwrap_or_else(|| "–".to_owned()))),
            ..finding("member", Verdict::Note, "")
        },
    });
    match household::verify(service) {
        Ok(checks) => found.extend(checks.into_iter().map(told)),
        Err(refusal) => found.push(Finding { refusal: Some(refusal), ..finding("integrity", Verdict::Bad, "") }),
    }
    found
}

/// What a check of the file's content found, for a person.
pub fn told(check: household::Finding) -> Finding {
    let verdict = match (check.holds, &check.note) {
        (true, None) => Verdict::Good,
        (true, Some(_)) => Verdict::Note,
        (false, _) => Verdict::Bad,
    };
    let wrong = (!check.holds).then(|| Refusal::new(RefusalKind::Data, "check-failed").with("found", &check.detail));
    Finding { check: check.check, verdict, detail: check.detail, refusal: wrong.or(check.note) }
}

/// The terminal, and what stands between it and the clipboard. `variable` reads a variable.
fn terminal(variable: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let name = set("TERM").unwrap_or_default();
    let verdict = if name.is_empty() || name == "dumb" { Verdict::Note } else { Verdict::Good };
    let colours = set("COLORTERM").map(|colours| format!(" ({colours})")).unwrap_or_default();
    let mut found = vec![finding("terminal", verdict, format!("{name}{colours}"))];
    if set("TMUX").is_some() {
        found.push(finding("clipboard", Verdict::Note, "tmux: set -g set-clipboard on"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_in_tmux_has_a_note_on_its_clipboard() {
        let found = terminal(|name| match name {
            "TERM" => Some("tmux-256color".to_owned()),
            "TMUX" => Some("/tmp/tmux".to_owned()),
            _ => None,
        });
        assert_eq!(found.iter().map(|it| it.verdict).collect::<Vec<_>>(), [Verdict::Good, Verdict::Note]);
        assert_eq!(terminal(|_| None)[0].verdict, Verdict::Note);
    }
}
