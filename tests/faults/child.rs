//! Other processes: what they are told and what they answer, line by line.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant as Stopwatch};

use smarketing::store::{Options, Store};

use super::world;

const VARIABLE: &str = "SMARKETING_TEST_CHILD";

/// A command that plays `role` with these words.
pub fn command(role: &str, words: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    as_child(&mut command, role, words);
    command
}

/// Tells a command that ends in this program what to do.
pub fn as_child(command: &mut Command, role: &str, words: &[&str]) {
    command.args(["--exact", "child", "--nocapture", "--test-threads=1"]);
    command.env(VARIABLE, [&[role], words].concat().join("|")).stdin(Stdio::null()).stdout(Stdio::piped());
}

/// Runs a child to its end; what it answered.
pub fn answers(command: &mut Command) -> Vec<String> {
    let output = command.stderr(Stdio::piped()).output().unwrap();
    let lines: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().filter_map(answer).collect();
    assert!(
        lines.iter().any(|line| line == "end"),
        "the child ended early ({}): {lines:?}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    lines
}

fn answer(line: &str) -> Option<String> {
    line.strip_prefix("> ").map(str::to_owned)
}

/// A child at work, whose answers are read by a thread as they come.
pub struct Working {
    child: Child,
    reader: Option<std::thread::JoinHandle<Vec<String>>>,
    lines: std::sync::mpsc::Receiver<String>,
}

impl Working {
    pub fn new(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let out = child.stdout.take().unwrap();
        let (tell, lines) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let mut all = Vec::new();
            // A line that the kill cut off has no end: it is no answer.
            let mut out = BufReader::new(out);
            let mut line = String::new();
            while out.read_line(&mut line).is_ok_and(|read| read > 0) {
                if let Some(text) = line.strip_suffix('\n').and_then(answer) {
                    drop(tell.send(text.clone()));
                    all.push(text);
                }
                line.clear();
            }
            all
        });
        Self { child, reader: Some(reader), lines }
    }

    /// Waits for an answer that begins so; nothing when the child ends before.
    pub fn wait_for(&self, begin: &str) -> Option<String> {
        let patience = Stopwatch::now();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60)).ok()?;
            if line.starts_with(begin) {
                return Some(line);
            }
            assert!(patience.elapsed() < Duration::from_secs(60), "the child never said {begin}");
        }
    }

    /// Kills it at once, as the kernel does when memory is short.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.reader.take().unwrap().join().unwrap()
    }

    pub fn finish(mut self) -> Vec<String> {
        self.child.wait().unwrap();
        self.reader.take().unwrap().join().unwrap()
    }
}

/// The number behind a word in an answer.
pub fn figure(line: &str, at: usize) -> u64 {
    line.split_whitespace().nth(at).and_then(|word| word.parse().ok()).unwrap_or_else(|| panic!("{line}"))
}

pub fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("> {text}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Plays the role that the variable tells, if it tells one.
pub fn main() {
    let Ok(told) = std::env::var(VARIABLE) else { return };
    let words: Vec<&str> = told.split('|').collect();
    println!();
    let (role, words) = words.split_first().unwrap();
    match *role {
        "write" => write(words),
        "shape" => super::place::shape(words),
        "journey" => super::place::journey(Path::new(words[0])),
        "other" => super::place::other(Path::new(words[0])),
        "read-only" => super::place::read_only(Path::new(words[0])),
        "fill" => super::disk::fill(words),
        "copy" => super::copy::copy(words),
        "put-back" => super::copy::put_back(words),
        "once" => super::disk::once(words),
        _ => panic!("no such role: {role}"),
    }
    say("end");
}

/// Operations one after the other, each acknowledged: path, slot, first, count, milliseconds between.
fn write(words: &[&str]) {
    let [path, slot, first, count, pause] = words else { panic!("{words:?}") };
    let (slot, first, count): (u64, u64, u64) = (slot.parse().unwrap(), first.parse().unwrap(), count.parse().unwrap());
    let pause: u64 = pause.parse().unwrap();
    let mut random = super::world::Random::new("pause");
    for _ in 0..slot {
        random.next();
    }
    let store = match Store::open(&PathBuf::from(path), &Options::default()) {
        Ok(store) => store,
        Err(refusal) => return say(&format!("refused {} {:?}", refusal.code, refusal.values)),
    };
    say("ready");
    for at in first..first + count {
        if pause > 0 {
            std::thread::sleep(Duration::from_millis(random.within(pause / 2, pause * 3 / 2)));
        }
        let began = Stopwatch::now();
        match world::operate(&store, slot, at) {
            Ok(_) => say(&format!("ack {at} {}", began.elapsed().as_micros())),
            Err(refusal) => return say(&format!("refused {} {:?}", refusal.code, refusal.values)),
        }
    }
}
