//! [`Clean`]: the only text that widgets and writers accept (RELIABILITY D7, X1 to X3).
//!
//! ratatui drops controls but lets bidi overrides, zero width characters, TAG characters and stacks of
//! combining marks through, and nothing at all protects plain output, logs and window titles. So
//! everything that was typed, imported or read is cleaned once, here, at the border.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::hidden::{is_control, is_invisible};

/// Combining marks that one base may carry. Vietnamese needs two, pointed Hebrew three.
const MARKS: u8 = 4;
/// Joiners in one emoji: "kiss, with two skin tones" has three.
const JOINERS: u8 = 4;
const ESC: char = '\u{1B}';
const ESC_SHOWN: &str = "\u{241B}";
const JOINER: char = '\u{200D}';
const EMOJI_STYLE: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';

/// Text that is safe to show: no control, no invisible character, no tower of marks. An escape is
/// shown as `␛`. Cleaning what is clean changes nothing, and costs no copy.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Clean<'a>(Cow<'a, str>);

impl<'a> Clean<'a> {
    /// One line: line breaks and tabs become spaces.
    pub fn new(text: &'a str) -> Self {
        Self(scrub(text, false))
    }

    /// Several lines: every kind of line break becomes `\n`, tabs become spaces.
    pub fn lines(text: &'a str) -> Self {
        Self(scrub(text, true))
    }

    /// True where `text` holds something that was dropped or marked, other than tabs and line breaks:
    /// what the "strange characters" badge says.
    pub fn strange(text: &str) -> bool {
        if text.bytes().all(|byte| (b' '..0x7F).contains(&byte)) {
            return false;
        }
        let mut cleaner = Cleaner::new(true);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match cleaner.take(c, chars.peek().copied()) {
                Verdict::Keep => {}
                Verdict::Drop if c == '\r' => {}
                Verdict::Replace(_) if matches!(c, '\t' | '\r') => {}
                Verdict::Drop | Verdict::Replace(_) => return true,
            }
        }
        false
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same, owning its text.
    pub fn into_owned(self) -> Clean<'static> {
        Clean(Cow::Owned(self.0.into_owned()))
    }

    /// At most `columns` wide, the last of them `…` where something is missing.
    #[must_use]
    pub fn cut(&self, columns: usize) -> Clean<'_> {
        Clean(super::cut(&self.0, columns))
    }
}

impl Deref for Clean<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Clean<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'a> From<Clean<'a>> for Cow<'a, str> {
    fn from(clean: Clean<'a>) -> Self {
        clean.0
    }
}

impl From<Clean<'_>> for String {
    fn from(clean: Clean<'_>) -> Self {
        clean.0.into_owned()
    }
}

/// What becomes of one character.
enum Verdict {
    Keep,
    Drop,
    Replace(&'static str),
}

/// Decides character by character. Its state is a function of what was kept so far, and it looks
/// ahead only at a neighbour that is then kept: that is why cleaning twice is cleaning once.
struct Cleaner {
    many_lines: bool,
    /// The last kept character that is not a mark; a line break where there is none.
    base: char,
    /// Whether a variation selector may follow: nothing stands between it and `base`.
    bare: bool,
    marks: u8,
    joiners: u8,
    after_joiner: bool,
}

impl Cleaner {
    const fn new(many_lines: bool) -> Self {
        Self { many_lines, base: '\n', bare: false, marks: 0, joiners: 0, after_joiner: false }
    }

    fn take(&mut self, c: char, next: Option<char>) -> Verdict {
        match c {
            '\r' if next == Some('\n') => Verdict::Drop,
            '\n' if self.many_lines => self.keep_base('\n'),
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                let shown = if self.many_lines { '\n' } else { ' ' };
                self.keep_base(shown);
                Verdict::Replace(if self.many_lines { "\n" } else { " " })
            }
            '\t' => {
                self.keep_base(' ');
                Verdict::Replace(" ")
            }
            ESC => {
                self.keep_base(ESC);
                Verdict::Replace(ESC_SHOWN)
            }
            JOINER => self.joiner(next),
            _ if is_control(c) => Verdict::Drop,
            _ if is_invisible(c) => self.selector(c, next),
            _ if extends(c) => self.mark(),
            _ => self.keep_base(c),
        }
    }

    fn keep_base(&mut self, c: char) -> Verdict {
        self.joiners = if self.after_joiner { self.joiners } else { 0 };
        (self.base, self.bare, self.marks, self.after_joiner) = (c, true, 0, false);
        Verdict::Keep
    }

    /// A joiner stays between two pictures only.
    fn joiner(&mut self, next: Option<char>) -> Verdict {
        let joins = self.joiners < JOINERS && next.is_some_and(is_picture) && is_picture(self.base);
        if !joins {
            return Verdict::Drop;
        }
        self.joiners += 1;
        self.after_joiner = true;
        Verdict::Keep
    }

    /// A selector stays right after a picture, in a keycap, or after an ideograph (whose variants
    /// tell Japanese names apart). Every other invisible character goes.
    fn selector(&mut self, c: char, next: Option<char>) -> Verdict {
        let fits = match c {
            '\u{FE0E}' | EMOJI_STYLE => {
                is_picture(self.base)
                    || (c == EMOJI_STYLE && next == Some(KEYCAP) && matches!(self.base, '0'..='9' | '#' | '*'))
            }
            '\u{FE00}'..='\u{FE02}' | '\u{E0100}'..='\u{E01EF}' => is_ideograph(self.base),
            _ => false,
        };
        if !fits || !self.bare {
            return Verdict::Drop;
        }
        self.bare = false;
        Verdict::Keep
    }

    fn mark(&mut self) -> Verdict {
        if self.base == '\n' || self.marks == MARKS {
            return Verdict::Drop;
        }
        self.marks += 1;
        self.bare = false;
        Verdict::Keep
    }
}

fn scrub(text: &str, many_lines: bool) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7F).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut cleaner = Cleaner::new(many_lines);
    let mut out: Option<String> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let verdict = cleaner.take(c, chars.peek().map(|&(_, next)| next));
        match (&mut out, verdict) {
            (None, Verdict::Keep) => {}
            (Some(out), Verdict::Keep) => out.push(c),
            (Some(_), Verdict::Drop) => {}
            (Some(out), Verdict::Replace(shown)) => out.push_str(shown),
            (None, changed) => {
                let mut copy = String::with_capacity(text.len());
                copy.push_str(text.get(..at).unwrap_or_default());
                if let Verdict::Replace(shown) = changed {
                    copy.push_str(shown);
                }
                out = Some(copy);
            }
        }
    }
    out.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What is drawn onto the character before it: marks, skin tones, half-width sound marks and the
/// vowels and finals of a Korean syllable. Without a limit each of them builds a tower.
fn extends(c: char) -> bool {
    if c < '\u{300}' {
        return false;
    }
    matches!(c, '\u{1161}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}' | '\u{FF9E}' | '\u{FF9F}' | '\u{1F3FB}'..='\u{1F3FF}')
        || is_combining_mark(c)
}

/// Unicode's `Extended_Pictographic`, asked of the segmentation rules: only such a character is
/// glued to a picture by a joiner (rule GB11).
fn is_picture(c: char) -> bool {
    if c < '\u{A9}' || matches!(c, '\u{1F3FB}'..='\u{1F3FF}') {
        return false;
    }
    let mut probe = String::with_capacity(12);
    probe.extend([c, JOINER, '\u{1F469}']);
    probe.graphemes(true).count() == 1
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::width;
    use proptest::prelude::*;

    #[test]
    fn the_usual_is_borrowed() {
        for text in ["Rossi & Figli", "Città di Málaga, ñandú", "株式会社", "👩‍👩‍👧 ❤️ 1️⃣ 🇮🇹 👍🏽", "e\u{301}"]
        {
            assert!(matches!(Clean::new(text).0, Cow::Borrowed(same) if same == text), "{text}");
            assert!(!Clean::strange(text), "{text}");
        }
    }

    #[test]
    fn controls_are_shown_or_gone() {
        assert_eq!(Clean::new("a\u{1B}[31mb\u{7}\u{8}\u{7F}\u{9B}2J\0").as_str(), "a␛[31mb2J");
        assert_eq!(Clean::new("\u{1B}]52;c;aGk=\u{7}").as_str(), "␛]52;c;aGk=");
        assert_eq!(Clean::new("one\ttwo\r\nthree\rfour\u{2028}five").as_str(), "one two three four five");
        assert_eq!(Clean::lines("one\ttwo\r\nthree\rfour\u{2028}five").as_str(), "one two\nthree\nfour\nfive");
        assert!(!Clean::strange("one\ttwo\r\nthree"));
        assert!(Clean::strange("a\u{1B}b") && Clean::strange("a\u{2028}b") && Clean::strange("a\u{7}"));
    }

    #[test]
    fn the_invisible_is_gone() {
        let hidden = "\u{202A}\u{202E}\u{2066}\u{2069}\u{200E}\u{200F}\u{61C}\u{200B}\u{200C}\u{200D}\u{2060}\u{2064}\u{FEFF}\u{E0001}\u{E0041}\u{AD}\u{FE0F}\u{E0100}\u{3164}";
        for c in hidden.chars() {
            let text = format!("a{c}b");
            assert_eq!(Clean::new(&text).as_str(), "ab", "{c:?}");
            assert!(Clean::strange(&text), "{c:?}");
        }
    }

    #[test]
    fn joiners_and_selectors_only_where_they_belong() {
        assert_eq!(Clean::new("a\u{200D}👩").as_str(), "a👩");
        assert_eq!(Clean::new("👩\u{200D}\u{200D}👩").as_str(), "👩\u{200D}👩");
        assert_eq!(Clean::new("❤\u{FE0F}\u{FE0F}").as_str(), "❤\u{FE0F}");
        assert_eq!(Clean::new("1\u{FE0F}2").as_str(), "12");
        assert_eq!(Clean::new("葛\u{E0100}城").as_str(), "葛\u{E0100}城");
        let chain = "👩\u{200D}".repeat(100) + "👩";
        let clean = Clean::new(&chain);
        assert!(clean.graphemes(true).all(|g| g.matches(JOINER).count() <= usize::from(JOINERS)));
    }

    #[test]
    fn towers_are_cut() {
        let tower = "a".to_owned() + &"\u{301}".repeat(1000);
        assert_eq!(Clean::new(&tower).chars().count(), 5);
        assert_eq!(Clean::new("\u{301}a").as_str(), "a");
        assert_eq!(Clean::new(&("👍".to_owned() + &"🏽".repeat(50))).chars().count(), 5);
    }

    /// Characters in which something can go wrong, among ordinary ones.
    fn hostile() -> impl Strategy<Value = String> {
        let nasty = prop::sample::select(
            "a1# \n\r\t\u{1B}\u{7}\u{85}\u{9B}\u{AD}\u{301}\u{20E3}\u{200B}\u{200D}\u{202E}\u{2028}\u{FE0E}\u{FE0F}\u{E0041}\u{E0100}👩❤🏽🇮🇹葛\u{1100}\u{1161}\u{11A8}क\u{94D}ﾞ\u{600}…"
                .chars()
                .collect::<Vec<_>>(),
        );
        prop::collection::vec(prop_oneof![3 => nasty, 1 => any::<char>()], 0..40)
            .prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn clean_is_clean(text in hostile(), many in any::<bool>()) {
            let once = scrub(&text, many).into_owned();
            let twice = scrub(&once, many);
            prop_assert_eq!(&twice, &once);
            prop_assert!(matches!(twice, Cow::Borrowed(_)));
            prop_assert!(!Clean::strange(&once));
            let mut marks = 0;
            for (at, c) in once.char_indices() {
                prop_assert!(!c.is_control() || (many && c == '\n'), "{c:?}");
                if is_invisible(c) {
                    let before = once[..at].chars().next_back().unwrap_or(' ');
                    prop_assert!(c == JOINER || is_picture(before) || is_ideograph(before) || "0123456789#*".contains(before));
                } else {
                    marks = if extends(c) { marks + 1 } else { 0 };
                    prop_assert!(marks <= MARKS);
                }
            }
        }

        #[test]
        fn a_cut_fits_and_stays_clean(text in hostile(), columns in 0usize..30) {
            let clean = Clean::new(&text);
            let cut = clean.cut(columns);
            prop_assert!(width(&cut) <= columns);
            prop_assert_eq!(&Clean::new(&cut), &cut);
        }
    }
}
