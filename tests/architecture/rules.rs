//! What may stand where.

use super::source::Source;

/// The floors, the lowest first, and which each may name besides itself.
pub const FLOORS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("app", &["domain", "store"]),
    ("cli", &["domain", "app"]),
    ("ui", &["domain", "app"]),
];

/// One rule: where it is broken, and by what.
pub struct Rule {
    /// A word for it.
    pub name: &'static str,
    find: fn(&Source) -> Vec<(usize, String)>,
}

impl Rule {
    /// The lines that break it.
    pub fn violations(&self, source: &Source) -> Vec<(usize, String)> {
        (self.find)(source)
    }
}

/// All rules.
pub const RULES: &[Rule] = &[
    Rule { name: "floors", find: floors },
    Rule { name: "sql", find: sql },
    Rule { name: "engine", find: |source| outside(source, &["src/store"], &["rusqlite", "libsqlite3_sys"]) },
    Rule { name: "terminal", find: |source| outside(source, &["src/ui"], &["ratatui", "crossterm"]) },
    Rule { name: "keys", find: |source| outside(source, &["src/ui/keymap", "src/ui/runtime"], &["KeyCode"]) },
    Rule { name: "colours", find: colours },
    Rule { name: "output", find: output },
    Rule { name: "clock", find: clock },
    Rule { name: "allow", find: allow },
    Rule { name: "purpose", find: purpose },
];

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether `line` has `word` with no letter on either side.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_word) && !line[at + word.len()..].starts_with(is_word))
}

/// Where `words` are named outside their rooms.
fn outside(source: &Source, rooms: &[&str], words: &[&str]) -> Vec<(usize, String)> {
    if rooms.iter().any(|room| source.is_in(room)) {
        return Vec::new();
    }
    let found = |line: &str| words.iter().find(|word| names(line, word)).map(|word| (*word).to_owned());
    source.lines().filter_map(|(at, line)| Some((at, found(line)?))).collect()
}

/// The floors that a piece of code names through `crate::`, `smarketing::` or enough `super::`.
fn floors(source: &Source) -> Vec<(usize, String)> {
    let Some(own) = source.floor() else { return Vec::new() };
    let Some((_, below)) = FLOORS.iter().find(|(floor, _)| *floor == own) else { return Vec::new() };
    let forbidden =
        |name: &str| name != own && FLOORS.iter().any(|(floor, _)| *floor == name) && !below.contains(&name);
    let depth = source.path.matches('/').count() - usize::from(source.path.ends_with("/mod.rs"));
    let up = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", "smarketing::", up.as_str()] {
        for (at, _) in source.code.match_indices(root) {
            if source.code[..at].ends_with(|c: char| is_word(c) || c == ':') {
                continue;
            }
            let line = source.code[..at].matches('\n').count() + 1;
            let first = first_segments(&source.code[at + root.len()..]);
            found.extend(
                first.into_iter().filter(|name| forbidden(name)).map(|name| (line, format!("{own} names {name}"))),
            );
        }
    }
    found
}

/// The first segment of a path, or of each path in its braces.
fn first_segments(path: &str) -> Vec<&str> {
    let segment = |text: &str| -> usize { text.find(|c: char| !is_word(c)).unwrap_or(text.len()) };
    let Some(group) = path.strip_prefix('{') else { return vec![&path[..segment(path)]] };
    let (mut segments, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                segments.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                segments.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    segments.into_iter().map(str::trim).map(|text| &text[..segment(text)]).collect()
}

/// Literals that an engine would understand, outside the store.
fn sql(source: &Source) -> Vec<(usize, String)> {
    const PAIRS: &[(&str, &str)] = &[
        ("select", "from"),
        ("insert into", "values"),
        ("insert into", "select"),
        ("update", "set"),
        ("delete", "from"),
        ("create", "table"),
        ("create", "index"),
        ("alter", "table"),
        ("drop", "table"),
        ("pragma", ""),
        ("begin immediate", ""),
    ];
    if source.is_in("src/store") {
        return Vec::new();
    }
    let understood = |literal: &str| {
        let plain: Vec<String> = literal.split_whitespace().map(str::to_lowercase).collect();
        let text = plain.join(" ");
        // A sentence for people begins with a capital or has its words apart by more than an engine allows.
        let shouted = literal.split_whitespace().next().is_some_and(|word| word.chars().all(char::is_uppercase));
        let small = literal.trim_start().starts_with(char::is_lowercase);
        (shouted || small)
            && PAIRS.iter().any(|(first, second)| {
                text.strip_prefix(first)
                    .is_some_and(|rest| rest.starts_with(' ') && (second.is_empty() || names(rest, second)))
            })
    };
    let found = source.literals.iter().filter(|(_, literal)| understood(literal));
    found.map(|(line, literal)| (*line, literal.chars().take(60).collect())).collect()
}

/// Colours by name outside the theme, as a type or as ratatui's short methods.
fn colours(source: &Source) -> Vec<(usize, String)> {
    let mut found = outside(source, &["src/ui/theme"], &["Color"]);
    if source.is_in("src/ui") && !source.is_in("src/ui/theme") {
        const SHORT: &[&str] = &[
            "black",
            "red",
            "green",
            "yellow",
            "blue",
            "magenta",
            "cyan",
            "gray",
            "dark_gray",
            "light_red",
            "light_green",
            "light_yellow",
            "light_blue",
            "light_magenta",
            "light_cyan",
            "white",
        ];
        for (at, line) in source.lines() {
            let short = SHORT.iter().flat_map(|name| [format!(".{name}()"), format!(".on_{name}()")]);
            found.extend(short.filter(|call| line.contains(call.as_str())).map(|call| (at, call)));
        }
    }
    found
}

/// Printing outside the command line's one room.
fn output(source: &Source) -> Vec<(usize, String)> {
    if source.is_in("src/cli/out") || source.is_in("src/cli/output") {
        return Vec::new();
    }
    let macros = ["println", "print", "eprintln", "eprint", "dbg"];
    let prints = |line: &str| macros.iter().find(|name| names(line, name) && line.contains(&format!("{name}!")));
    source.lines().filter_map(|(at, line)| Some((at, format!("{}!", prints(line)?)))).collect()
}

/// Reading the clock outside its one room.
fn clock(source: &Source) -> Vec<(usize, String)> {
    if source.is_in("src/app/clock") {
        return Vec::new();
    }
    let calls = ["Utc::now", "Local::now", "SystemTime::now", "Zoned::now", "Timestamp::now"];
    let reads = |line: &str| calls.iter().find(|call| names(line, call)).map(|call| (*call).to_owned());
    source.lines().filter_map(|(at, line)| Some((at, reads(line)?))).collect()
}

/// `#[allow]` is silent for ever; `#[expect]` says when it is no longer needed.
fn allow(source: &Source) -> Vec<(usize, String)> {
    let found = source.lines().filter(|(_, line)| line.contains("#[allow(") || line.contains("#![allow("));
    found.map(|(at, line)| (at, line.trim().to_owned())).collect()
}

/// The first line says what the file is for.
fn purpose(source: &Source) -> Vec<(usize, String)> {
    let said = source
        .text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("//!"))
        .is_some_and(|text| !text.trim().is_empty());
    if said { Vec::new() } else { vec![(1, "no `//!` line".to_owned())] }
}
