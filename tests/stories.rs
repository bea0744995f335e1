//! Three people's days on a real terminal: the rep's, the marketer's, and two sessions on one file.

#[path = "stories/pact.rs"]
mod pact;
mod support;

use std::path::Path;
use std::process::Command;

use smarketing::app::demo::{self, Spec};
use smarketing::domain::language::Language;
use smarketing::domain::time::Instant;
use support::pty::{PROGRAM, Pty, Setup};

/// The same moment as the terminal's: 2026-11-21T09:14:30Z.
const NOW: Instant = Instant(1_795_252_470_000_000);
const DOWN: &str = "\x1b[B";
const ESC: &str = "\x1b";

/// A generated team in a folder of its own.
struct Team {
    folder: tempfile::TempDir,
}

impl Team {
    fn new() -> Self {
        Self::of(300)
    }

    fn of(prospects: u64) -> Self {
        let team = Self { folder: tempfile::tempdir().unwrap() };
        let spec = Spec { prospects, ..Spec::usual(NOW, Language::En) };
        demo::generate(&team.file(), &spec, &mut |_, _| true).unwrap();
        team
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("team.db")
    }

    /// The cockpit on it, as a member.
    fn cockpit(&self, member: &str) -> Pty {
        let file = self.file();
        let pty = Setup::new(PROGRAM).size(140, 40).arg("--file").arg(text(&file)).arg("--as").arg(member);
        let mut pty = pty.arg("--lang").arg("en").start();
        pty.until_text(&format!("· {member} ("));
        // The day is first; these visits begin on the pipeline.
        pty.send("3");
        pty.until_text("open ·");
        pty
    }

    /// What the command line answers, as JSON.
    fn ask(&self, arguments: &[&str]) -> serde_json::Value {
        let file = self.file();
        let mut command = Command::new(PROGRAM);
        command.args(["--file", text(&file), "--json"]).args(arguments);
        command.env("HOME", self.folder.path()).env("SMARKETING_NOW", "2026-11-21T09:14:30Z");
        let output = command.output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()["data"].take()
    }

    /// A deal that begins: its number, and a word of its title that no other open deal's title has.
    fn deal(&self) -> (String, String) {
        let deals = self.ask(&["deal", "list", "--filter", "status:open"]);
        let all: Vec<&serde_json::Value> = deals.as_array().unwrap().iter().collect();
        let title = |deal: &serde_json::Value| deal["title"].as_str().unwrap().to_lowercase();
        let mut begun = all.iter().filter(|deal| deal["stage_name"] == "Qualification");
        let found = begun.find_map(|deal| {
            let words: Vec<String> = title(deal).split_whitespace().map(str::to_owned).collect();
            let word = words.into_iter().find(|word| {
                word.len() > 3
                    && word.chars().all(|c| c.is_ascii_alphabetic())
                    && all.iter().filter(|other| title(other).contains(word)).count() == 1
            });
            Some((deal["id"].as_str()?.to_owned(), word?))
        });
        found.expect("the generated team has such a deal")
    }

    fn stage(&self, deal: &str) -> String {
        let shown = self.ask(&["deal", "show", deal]);
        shown["stage_name"].as_str().or_else(|| shown["deal"]["stage_name"].as_str()).unwrap_or_default().to_owned()
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Opens the tool, finds a deal, moves it, sets its next step, takes both back, leaves. Eight keys beside
/// the text and the undoing.
#[test]
fn a_reps_visit() {
    let team = Team::new();
    let (deal, word) = team.deal();
    let mut pty = team.cockpit("anna");
    pty.send(format!("/{word}"));
    pty.until_text("1 open ·");
    pty.send("\rm");
    pty.until_text("a digit, or part of the name");
    pty.send("3");
    pty.until_text(&format!("{deal} "));
    pty.until_text("u undoes it");
    assert_eq!(team.stage(&deal), "Proposal");
    pty.send("n");
    pty.until_text("Next step:");
    pty.send("Call after the fair\tfri");
    pty.until_text("→ 27 Nov 2026");
    pty.send("\r");
    pty.until(|screen| !screen.contents().contains("Next step:"));
    pty.send("\r");
    pty.until_text("Call after the fair");
    pty.send(ESC);
    pty.until(|screen| !screen.contents().contains("Call after the fair"));
    pty.send("u");
    pty.until(|_| {
        team.ask(&["deal", "show", &deal]).to_string().contains("\"next_step\"") && team.stage(&deal) == "Proposal"
    });
    pty.send("u");
    assert!(pty.until(|_| team.stage(&deal) == "Qualification"), "{}", pty.screen());
    pty.send("q");
    assert_eq!(pty.exit().code, 0);
    assert_eq!(pty.traces(), Vec::<&str>::new());
}

/// Begins at the campaigns, records spend, sees what became of the leads, shows only the marked deals.
#[test]
fn a_marketers_visit() {
    let team = Team::new();
    let mut pty = team.cockpit("marco");
    pty.until_text("B spend");
    let spent = || team.ask(&["metrics", "show", "spend", "--period", "all"]);
    let before = spent();
    pty.send("B");
    pty.until_text("Spend:");
    pty.send("1234\t\r");
    pty.until_text("u undoes it");
    assert!(pty.until(|_| spent() != before), "{}", pty.screen());
    pty.send("\r");
    pty.until_text("What became of its leads");
    pty.send(ESC);
    pty.until(|screen| !screen.contents().contains("What became of its leads"));
    for _ in 0..40 {
        if pty.settled().contains("◆ deals of") {
            break;
        }
        pty.send(DOWN);
    }
    pty.until_text("◆ deals of");
    pty.send("f");
    pty.until_text("/ ◆ deals of");
    pty.send("q");
    assert_eq!(pty.exit().code, 0);
}

/// What one does the other sees by itself, told who did it; and who saves on an old value is asked.
#[test]
fn two_sessions_on_one_file() {
    let team = Team::new();
    let (deal, word) = team.deal();
    let (mut anna, mut luca) = (team.cockpit("anna"), team.cockpit("luca"));
    for pty in [&mut anna, &mut luca] {
        pty.send(format!("/{word}"));
        pty.until_text("1 open ·");
        pty.send("\r");
    }
    anna.send("m2");
    anna.until_text("u undoes it");
    luca.until_text(&format!("anna moved {deal}"));
    luca.until_text("Discovery 1");
    luca.send("n");
    luca.until_text("Next step:");
    anna.send("nHers\tfri\r");
    anna.until(|screen| !screen.contents().contains("Next step:"));
    assert!(anna.until(|_| team.ask(&["deal", "show", &deal]).to_string().contains("Hers")), "{}", anna.screen());
    luca.send("Mine\tfri\r");
    luca.until_text("Somebody was faster");
    luca.send(format!("{DOWN}{DOWN}\r"));
    luca.until_text("anna: Hers");
    luca.until_text("you: Mine");
    luca.send("\x1b[A");
    luca.send("\r");
    luca.until(|screen| !screen.contents().contains("Somebody was faster"));
    assert!(luca.until(|_| team.ask(&["deal", "show", &deal]).to_string().contains("Mine")), "{}", luca.screen());
    assert_eq!(team.stage(&deal), "Discovery", "the move stands beside it");
    for mut pty in [anna, luca] {
        pty.send("\x03");
        pty.send("q");
        assert_eq!(pty.exit().code, 0);
    }
}
