//! A colour as a theme file writes it, fitted to what a terminal has.

use ratatui::style::Color;

use super::super::capability::Depth;

/// Red, green, blue.
pub(super) type Rgb = (u8, u8, u8);

/// A colour, and what to take instead where there are only sixteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour {
    exact: Color,
    sixteen: Option<Color>,
}

/// The names of the terminal's own colours, in their order.
const NAMES: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// What the sixteen usually look like (xterm's): only to find the nearest.
const SIXTEEN: [Rgb; 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The steps of each component in xterm's cube.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Colour {
    /// `#rrggbb`, a name (`red`, `bright-blue`, `default`) or a number of the 256.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(Self { exact: parse(text)?, sixteen: None })
    }

    /// The same colour, with what to take where there are only sixteen.
    pub(super) const fn or(self, sixteen: Self) -> Self {
        Self { exact: self.exact, sixteen: Some(sixteen.exact) }
    }

    /// The colour that a terminal of this depth can show.
    pub(super) fn at(self, depth: Depth) -> Color {
        match (self.exact, depth) {
            (_, Depth::Mono) => Color::Reset,
            (Color::Rgb(r, g, b), Depth::Ansi256) => Color::Indexed(nearest_of_256((r, g, b))),
            (Color::Rgb(r, g, b), Depth::Ansi16) => self.sixteen.unwrap_or_else(|| nearest_of_16((r, g, b))),
            (Color::Indexed(n), Depth::Ansi16) => self.sixteen.unwrap_or_else(|| nearest_of_16(indexed(n))),
            (exact, _) => exact,
        }
    }
}

fn parse(text: &str) -> Option<Color> {
    if text == "default" {
        return Some(Color::Reset);
    }
    if let Some((_, colour)) = NAMES.iter().find(|(name, _)| *name == text) {
        return Some(*colour);
    }
    if let Some(digits) = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()) {
        let part = |at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
        return Some(Color::Rgb(part(0)?, part(2)?, part(4)?));
    }
    text.parse().ok().map(Color::Indexed)
}

fn distance(a: Rgb, b: Rgb) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    // The eye sees green best and blue least.
    2 * square(a.0, b.0) + 4 * square(a.1, b.1) + 3 * square(a.2, b.2)
}

fn nearest_of_16(colour: Rgb) -> Color {
    let nearest = SIXTEEN.iter().zip(NAMES).min_by_key(|(candidate, _)| distance(colour, **candidate));
    nearest.map_or(Color::Reset, |(_, (_, named))| named)
}

/// The cube and the greys; the first sixteen are the person's, their look is not known.
fn nearest_of_256(colour: Rgb) -> u8 {
    (16..=255).min_by_key(|&n| distance(colour, indexed(n))).unwrap_or(16)
}

/// What a number of the 256 looks like.
fn indexed(n: u8) -> Rgb {
    let step = |place: u8| CUBE.get(usize::from(place % 6)).copied().unwrap_or(0);
    match n {
        0..=15 => SIXTEEN.get(usize::from(n)).copied().unwrap_or_default(),
        16..=231 => (step((n - 16) / 36), step((n - 16) / 6), step(n - 16)),
        _ => {
            let grey = 8 + 10 * (n - 232);
            (grey, grey, grey)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_degrades_to_what_is_there() {
        let orange = Colour::parse("#ff8700").unwrap();
        assert_eq!(orange.at(Depth::True), Color::Rgb(255, 135, 0));
        assert_eq!(orange.at(Depth::Ansi256), Color::Indexed(208));
        assert_eq!(orange.at(Depth::Ansi16), Color::Yellow);
        assert_eq!(orange.or(Colour::parse("red").unwrap()).at(Depth::Ansi16), Color::Red);
        assert_eq!(orange.at(Depth::Mono), Color::Reset);
        assert_eq!(Colour::parse("#808080").unwrap().at(Depth::Ansi256), Color::Indexed(244));
        assert_eq!(Colour::parse("208").unwrap().at(Depth::Ansi16), Color::Yellow);
        assert_eq!(Colour::parse("bright-blue").unwrap().at(Depth::True), Color::LightBlue);
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for text in ["", "#12345", "#1234567", "#gg0000", "256", "-1", "rot", "#é00a"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
