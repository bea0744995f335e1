//! P2, P8 and P9: keys on a real terminal, then the memory of that process, then what it does while
//! nobody does anything.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant as Stopwatch};

use smarketing::app::answers::Setting;
use smarketing::app::clock::Clock;
use smarketing::app::demo;
use smarketing::app::service::Actor;
use smarketing::app::texts::Language;
use smarketing::app::worker::Opening;
use smarketing::store::Options;
use smarketing::ui::still::Still;
use smarketing::ui::theme::Theme;

use super::pty::{Pty, Setup};
use super::{NOW, Team, Times};

/// After so long without a byte a key is answered.
const PAUSE: Duration = Duration::from_millis(80);
const DOWNS: usize = 200;
const WORDS: [&str; 8] = ["rossi", "maria", "gomez", "anders", "latte", "bianco", "esther", "costa"];
const ROUNDS: usize = 5;
/// How a frame of more than one packet ends.
const SHOW: &[u8] = b"\x1b[?2026l";

/// How long keys took until their first frame was whole and until nothing changed any more, and the
/// bytes of the first frames.
#[derive(Default)]
struct Answers {
    first: Vec<Duration>,
    last: Vec<Duration>,
    bytes: Vec<usize>,
}

impl Answers {
    fn press(&mut self, pty: &mut Pty, key: &str) {
        let before = pty.pieces().len();
        let began = Stopwatch::now();
        pty.send(key);
        pty.quiet(PAUSE);
        let pieces = pty.pieces();
        let bytes = pty.bytes();
        let start = before.checked_sub(1).and_then(|last| pieces.get(last)).map_or(0, |piece| piece.1);
        let after = pieces.get(before..).unwrap_or_default();
        let held = bytes.get(start..).is_some_and(|new| new.starts_with(b"\x1b[?2026h"));
        let whole =
            after.iter().find(|(_, end)| !held || bytes.get(start..*end).is_some_and(|new| new.ends_with(SHOW)));
        if let (Some(whole), Some(last)) = (whole, after.last()) {
            self.first.push(whole.0 - began);
            self.last.push(last.0 - began);
            self.bytes.push(whole.1 - start);
        }
    }

    fn print(self, name: &str) {
        let (count, least) = (self.first.len(), self.bytes.iter().min().copied().unwrap_or(0));
        println!("  {name} ({count}): first frame {}, least {least} bytes", Times::of(self.first));
        println!("  {name} ({count}): last change {}", Times::of(self.last));
    }
}

/// A line of `/proc/<pid>/<file>` as its first number.
fn figure(path: &str, name: &str) -> u64 {
    let text = fs::read_to_string(path).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.trim_start_matches(':').split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or(0)
}

fn threads(pid: &str) -> Vec<String> {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten();
    tasks.filter_map(|task| Some(task.ok()?.path().to_str()?.to_owned())).collect()
}

/// Waits until the search block is there: its thread has begun, and ended. That of a small team is often over
/// before one looks.
fn searchable(pid: &str) {
    let began = Stopwatch::now();
    let named = |task: &String| fs::read_to_string(format!("{task}/comm")).is_ok_and(|name| name.trim() == "search");
    let there = || threads(pid).iter().any(named);
    while !there() && began.elapsed() < Duration::from_millis(300) {
        std::thread::sleep(Duration::from_millis(1));
    }
    while there() && began.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(1));
    }
    println!("  search ready {:.0} ms after the first frame", began.elapsed().as_secs_f64() * 1e3);
}

fn memory(pid: &str, when: &str) {
    let status = format!("/proc/{pid}/status");
    let mib = |name: &str| figure(&status, name) as f64 / 1024.0;
    let (all, own) = (mib("VmRSS"), mib("RssAnon"));
    println!("  memory {when}: {all:.1} MiB, {own:.1} of it its own, the rest pages of programs' files");
    let mut parts: Vec<(u64, String)> = mapped(pid).into_iter().map(|(name, kibibytes)| (kibibytes, name)).collect();
    parts.sort_unstable_by(|left, right| right.cmp(left));
    let told: Vec<String> =
        parts.iter().take(6).map(|(kibibytes, name)| format!("{name} {:.1}", *kibibytes as f64 / 1024.0)).collect();
    println!("    {}", told.join(", "));
}

/// What lies in memory, in KiB, by the file that it is of.
fn mapped(pid: &str) -> BTreeMap<String, u64> {
    let mut parts = BTreeMap::new();
    let mut name = String::new();
    for line in fs::read_to_string(format!("/proc/{pid}/smaps")).unwrap_or_default().lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["Rss:", kibibytes, ..] => *parts.entry(name.clone()).or_default() += kibibytes.parse().unwrap_or(0),
            [range, ..] if !range.ends_with(':') => {
                let file = words.get(5).map_or("", |path| path.rsplit('/').next().unwrap_or_default());
                name = if file.is_empty() { "stacks and blocks".to_owned() } else { file.to_owned() };
            }
            _ => {}
        }
    }
    parts
}

/// What the least program on the same file takes.
fn floor(team: &Team) {
    let program = super::start::example("floor");
    let path = team.path.to_str().expect("a path of text");
    let mut pty = Setup::new(program.to_str().expect("a path of text")).size(120, 40).arg(path).start();
    pty.until_text("members");
    memory(&pty.pid().as_raw_nonzero().to_string(), "of a program that only opens the file");
    pty.send("q");
    pty.exit();
}

fn idle(pid: &str) {
    let switches = || -> u64 {
        threads(pid).iter().map(|task| figure(&format!("{task}/status"), "voluntary_ctxt_switches")).sum()
    };
    let io = format!("/proc/{pid}/io");
    let written = || (figure(&io, "write_bytes"), figure(&io, "wchar"));
    let process = rustix::process::Pid::from_raw(pid.parse().expect("a number")).expect("a process");
    let cpu = || super::pty::cpu(process).unwrap_or(0.0);
    let (woken, before, worked) = (switches(), written(), cpu());
    std::thread::sleep(Duration::from_secs(5));
    let (after, wakes) = (written(), switches() - woken);
    println!(
        "  idle for 5 s: {wakes} wake-ups, {} bytes to the disk, {} to anything, {:.2} s of processor time",
        after.0 - before.0,
        after.1 - before.1,
        cpu() - worked
    );
}

/// Frames in memory: drawing alone.
fn drawing(team: &Team) {
    let opening = Opening {
        path: team.path.clone(),
        options: Options::default(),
        clock: Clock::Fixed(NOW),
        actor: Actor::Perhaps(demo::HANDLE.to_owned()),
        language: Language::En,
        setting: Setting::default(),
        members: smarketing::app::config::Members::default(),
    };
    let mut still = Still::open(opening, Theme::terminal(), 120, 40).expect("a cockpit");
    for (name, keys) in [("pipeline", "3"), ("prospects", "2"), ("metrics", "5")] {
        still.keys(keys).expect("keys");
        let mut times = Vec::with_capacity(200);
        for _ in 0..200 {
            let began = Stopwatch::now();
            still.frame().expect("a frame");
            times.push(began.elapsed());
        }
        println!("  drawing {name}, 120 x 40: {}", Times::of(times));
    }
}

/// Measures one team.
pub fn measure(team: &Team) {
    floor(team);
    let mut pty = team.cockpit().start();
    pty.until_text(" things");
    let pid = pty.pid().as_raw_nonzero().to_string();
    searchable(&pid);
    pty.quiet(PAUSE);
    let mut tab = Answers::default();
    tab.press(&mut pty, "2");
    tab.print("first look at the prospects");
    memory(&pid, "with search ready");
    let mut downs = Answers::default();
    for _ in 0..DOWNS {
        downs.press(&mut pty, "j");
    }
    downs.print("down");
    let (mut letters, mut firsts) = (Answers::default(), Answers::default());
    for _ in 0..ROUNDS {
        for word in WORDS {
            pty.send("/");
            pty.quiet(PAUSE);
            for (place, letter) in word.chars().enumerate() {
                let of = if place == 0 { &mut firsts } else { &mut letters };
                of.press(&mut pty, letter.encode_utf8(&mut [0; 4]));
            }
            // Clears the line, leaves it, and the whole list is back.
            pty.send("\x15\r");
            pty.quiet(PAUSE);
        }
    }
    firsts.print("first letter of a search");
    letters.print("further letters");
    memory(&pid, "after the keys");
    idle(&pid);
    pty.send("q");
    pty.exit();
    drawing(team);
}
