//! The manager's quarter on a real terminal: what is late and whose, a figure down to its rows, one clock let go, the next
//! quarter planned, and signed by a person of each side.

use super::support::pty::{PROGRAM, Pty, Setup};
use super::{ESC, Team, text};

/// A terminal that counts what is pressed: words are no keys, each of what is pressed is one.
struct Counted {
    pty: Pty,
    keys: usize,
}

impl Counted {
    /// The cockpit as a member sees it first.
    fn start(team: &Team, member: &str) -> Self {
        let file = team.file();
        let pty = Setup::new(PROGRAM).size(140, 44).arg("--file").arg(text(&file)).arg("--as").arg(member);
        let pty = pty.arg("--lang").arg("en").start();
        pty.until_text(&format!("· {member} ("));
        Self { pty, keys: 0 }
    }

    /// Presses a key, and waits for what it shows.
    fn press(&mut self, key: &str, shows: &str) {
        self.keys += 1;
        self.pty.send(key);
        self.pty.until_text(shows);
    }

    /// Presses a key, and waits until something is gone.
    fn leaves(&mut self, key: &str, gone: &str) {
        self.keys += 1;
        self.pty.send(key);
        assert!(self.pty.until(|screen| !screen.contents().contains(gone)), "{gone} stays:\n{}", self.pty.screen());
    }

    fn words(&mut self, words: &str) {
        self.pty.send(words);
        self.pty.until_text(words);
    }

    fn quit(mut self) -> usize {
        self.pty.send("q");
        assert_eq!(self.pty.exit().code, 0);
        assert_eq!(self.pty.traces(), Vec::<&str>::new());
        self.keys + 1
    }
}

#[test]
fn a_managers_quarter_in_twenty_five_keys_besides_the_words() {
    let team = Team::of(1_500);
    let waived =
        || team.ask(&["agreement", "clocks", "--set", "all", "--limit", "0"]).to_string().matches("\"waived\"").count();
    let before = waived();
    let mut paolo = Counted::start(&team, "paolo");
    paolo.press("4", "Sales owes");
    // What is late, and whose.
    paolo.press("L", "Clocks of all terms");
    let late = team.ask(&["agreement", "clocks", "--set", "overdue"]);
    let first = &late["clocks"][0];
    paolo.pty.until_text(first["name"].as_str().unwrap());
    paolo.pty.until_text(first["owner"].as_str().unwrap());
    // One is let go, with a reason that stands beside the figure.
    paolo.press("W", "Reason");
    paolo.words("Wrong number");
    paolo.press("\r", "u undoes it");
    assert!(paolo.pty.until(|_| waived() == before + 1), "{}", paolo.pty.screen());
    paolo.leaves(ESC, "Clocks of all terms");
    // A figure down to its rows: sales's first debt, by person.
    paolo.press("l", "Sales owes");
    paolo.press("\r", "By person");
    paolo.leaves(ESC, "By person");
    // The next quarter, from a revenue goal.
    paolo.press("p", "Revenue goal");
    paolo.words("60000");
    paolo.pty.settled();
    paolo.press("D", "2027-Q1");
    paolo.leaves("y", "Revenue goal");
    let draft = || team.ask(&["agreement", "history"])[0].clone();
    assert!(paolo.pty.until(|_| draft()["id"] == "AV-4"), "{}\n{}", draft(), paolo.pty.screen());
    paolo.press("S", "agreement  ● AV-4 draft");
    paolo.press("S", "You sign AV-4");
    paolo.press("y", "u undoes it");
    let mut keys = paolo.quit();
    // The other side signs what it reads, in its own session.
    let mut sara = Counted::start(&team, "sara");
    sara.press("4", "Marketing owes");
    sara.press("S", "agreement  ● AV-4 draft");
    sara.press("S", "You sign AV-4");
    sara.press("y", "both sides");
    keys += sara.quit();
    assert_eq!(draft()["state"], "coming", "{}", draft());
    assert!(keys <= 25, "{keys} keys besides the words");
}
