//! The lines of a calendar file: unfolded, and taken apart into name, parameters and value.

/// One line of content.
#[derive(Debug)]
pub(super) struct Line {
    /// Where it begins in the file; the first line is 1.
    pub number: usize,
    /// The property's name in capitals.
    pub name: String,
    /// Names in capitals, with their values.
    params: Vec<(String, String)>,
    /// What stands after the colon.
    pub value: String,
}

impl Line {
    /// Whether it says `name:value`.
    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.name == name && self.value.trim().eq_ignore_ascii_case(value)
    }

    /// The value of a parameter.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value as text: `\n`, `\,`, `\;` and `\\` are what they stand for.
    pub(super) fn text(&self) -> String {
        let mut out = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match (c, c == '\\') {
                (_, false) => out.push(c),
                (_, true) => match chars.next() {
                    Some('n' | 'N') => out.push(' '),
                    Some(other) => out.push(other),
                    None => {}
                },
            }
        }
        out
    }

    /// A line of content; nothing where there is no name or no colon.
    fn parse(number: usize, text: &str) -> Option<Self> {
        let mut quoted = false;
        let colon = text.find(|c: char| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (head, value) = text.split_at_checked(colon)?;
        let value = value.strip_prefix(':')?;
        let mut quoted = false;
        let mut parts = head.split(|c: char| {
            quoted ^= c == '"';
            c == ';' && !quoted
        });
        let name = parts.next().filter(|name| !name.is_empty())?.trim().to_ascii_uppercase();
        let params = parts
            .filter_map(|part| part.split_once('='))
            .map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim_matches('"').to_owned()))
            .collect();
        Some(Self { number, name, params, value: value.trim().to_owned() })
    }
}

/// The lines of content: a line that begins with a blank goes on the one before it.
pub(super) fn unfold(text: &str) -> Vec<Line> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut whole: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), whole.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => whole.push((at + 1, line.to_owned())),
        }
    }
    whole.iter().filter_map(|(number, line)| Line::parse(*number, line)).collect()
}
