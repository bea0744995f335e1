//! A source file with its code, its string literals and its comments told apart.

/// One file as the rules see it.
pub struct Source {
    /// From the package's root: `src/app/clock.rs`.
    pub path: String,
    /// The text as it stands.
    pub text: String,
    /// The code alone: comments, string literals and test modules are blanks, so that lines keep their numbers.
    pub code: String,
    /// The string literals outside test modules, each with the line on which it begins.
    pub literals: Vec<(usize, String)>,
}

/// What the scanner is in the middle of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Code,
    Line,
    Block(u32),
    Text,
    Raw(usize),
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        // A whole file of tests, as `#[cfg(test)] mod tests;` brings it, is told by its place.
        let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
        let (code, literals) = if is_test { Default::default() } else { split(text) };
        let (code, tests) = without_tests(&code);
        let literals = literals.into_iter().filter(|(line, _)| !tests.iter().any(|test| test.contains(line))).collect();
        Self { path: path.to_owned(), text: text.to_owned(), code, literals }
    }

    /// The lines of code with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(at, line)| (at + 1, line))
    }

    /// Whether the file lies in a room: `src/ui/theme` or `src/ui/theme.rs`.
    pub fn is_in(&self, room: &str) -> bool {
        self.path.strip_prefix(room).is_some_and(|rest| rest.starts_with(['/', '.', '_']))
    }

    /// The floor: `domain`, `store`, `app`, `cli`, `ui`; nothing for `main.rs` and `lib.rs`.
    pub fn floor(&self) -> Option<&str> {
        let rest = self.path.strip_prefix("src/")?;
        let first = rest.split('/').next()?;
        let name = first.strip_suffix(".rs").unwrap_or(first);
        super::rules::FLOORS.iter().find(|(floor, _)| *floor == name).map(|(floor, _)| *floor)
    }
}

/// How many `#` open a raw string here, where one opens.
fn raw(rest: &str) -> Option<usize> {
    let rest = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    rest.get(hashes..)?.starts_with('"').then_some(hashes)
}

/// The length of a character literal that begins here; lifetimes are none.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    let mut chars = inner.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        // The escaped character may itself be a quote.
        let end = inner.get(2..)?.find('\'')? + 2;
        return Some(end + 2);
    }
    let (at, second) = chars.next()?;
    (second == '\'').then_some(at + 2)
}

/// Blanks comments and literals out of the code and collects the literals.
fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut literals) = (String::with_capacity(text.len()), Vec::<(usize, String)>::new());
    let (mut inside, mut line, mut at) = (Inside::Code, 1, 0);
    let mut word = false;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (mut step, kept) = (c.len_utf8(), code.len());
        match inside {
            Inside::Code if rest.starts_with("//") => inside = Inside::Line,
            Inside::Code if rest.starts_with("/*") => (inside, step) = (Inside::Block(1), 2),
            Inside::Code if c == '"' => {
                literals.push((line, String::new()));
                inside = Inside::Text;
            }
            Inside::Code if !word && raw(rest).is_some() => {
                let hashes = raw(rest).unwrap();
                step = rest.find('"').unwrap() + 1;
                literals.push((line, String::new()));
                inside = Inside::Raw(hashes);
            }
            Inside::Code if character(rest).is_some() => step = character(rest).unwrap(),
            Inside::Code => code.push(c),
            Inside::Line if c == '\n' => inside = Inside::Code,
            Inside::Block(depth) if rest.starts_with("*/") => {
                step = 2;
                inside = if depth == 1 { Inside::Code } else { Inside::Block(depth - 1) };
            }
            Inside::Block(depth) if rest.starts_with("/*") => (inside, step) = (Inside::Block(depth + 1), 2),
            Inside::Text if c == '\\' => {
                step += rest.chars().nth(1).map_or(0, char::len_utf8);
                literals.last_mut().unwrap().1.push(' ');
            }
            Inside::Text if c == '"' => inside = Inside::Code,
            Inside::Raw(hashes) if c == '"' && rest[1..].starts_with(&"#".repeat(hashes)) => {
                step = 1 + hashes;
                inside = Inside::Code;
            }
            Inside::Text | Inside::Raw(_) => literals.last_mut().unwrap().1.push(c),
            Inside::Line | Inside::Block(_) => {}
        }
        word = c.is_alphanumeric() || c == '_';
        let breaks = text[at..at + step].matches('\n').count();
        line += breaks;
        if code.len() == kept {
            code.push_str(&"\n".repeat(breaks));
        }
        at += step;
    }
    (code, literals)
}

/// Blanks what stands behind `#[cfg(test)]`: an item up to its closing brace or semicolon.
fn without_tests(code: &str) -> (String, Vec<std::ops::RangeInclusive<usize>>) {
    const MARK: &str = "#[cfg(test)]";
    let (mut kept, mut tests, mut rest) = (String::with_capacity(code.len()), Vec::new(), code);
    while let Some(found) = rest.find(MARK) {
        kept.push_str(&rest[..found]);
        let first = kept.matches('\n').count() + 1;
        let (mut depth, mut end) = (0, rest.len());
        for (at, c) in rest[found..].char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && (c == '}' || c == ';') {
                end = found + at + 1;
                break;
            }
        }
        kept.push_str(&"\n".repeat(rest[found..end].matches('\n').count()));
        tests.push(first..=kept.matches('\n').count() + 1);
        rest = &rest[end..];
    }
    kept.push_str(rest);
    (kept, tests)
}
