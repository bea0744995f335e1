//! The search key: what makes `Citta`, `CITTÀ` and `città` the same word.
//!
//! Compatibility decomposition, accents dropped, lower case, letters that have no decomposition spelt
//! out, quotes and dashes made plain, what cannot be seen ignored, white space collapsed.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use super::hidden::{is_control, is_invisible};

/// The search key of `text`.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key
}

/// Appends the search key of `text` to `key`. Runs over every name of the team file at start-up: it
/// allocates only when `key` must grow, and copies runs of plain letters whole.
pub fn fold_into(text: &str, key: &mut String) {
    key.reserve(text.len());
    let start = key.len();
    if is_tidy(text.as_bytes()) {
        key.push_str(text);
    } else {
        let mut sink = Sink { key, start, gap: false };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let run = rest.bytes().take_while(u8::is_ascii_graphic).count();
            let (plain, after) = rest.split_at_checked(run).unwrap_or((rest, ""));
            if plain.is_empty() {
                sink.character(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            } else {
                sink.open();
                sink.key.push_str(plain);
                rest = after;
            }
        }
    }
    // All that was appended is lower case already but for the runs that were copied.
    if let Some(tail) = key.get_mut(start..) {
        tail.make_ascii_lowercase();
    }
}

/// Visible ASCII with single spaces between: nine names in ten. No early end, so that it is vectorised.
fn is_tidy(bytes: &[u8]) -> bool {
    let visible = bytes.iter().fold(true, |so_far, byte| so_far & (b' '..0x7F).contains(byte));
    let doubled = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    visible
        && !doubled.fold(false, |so_far, (a, b)| so_far | ((*a == b' ') & (*b == b' ')))
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
}

struct Sink<'a> {
    key: &'a mut String,
    /// Where this text's key begins: no space before it.
    start: usize,
    /// White space was read and not yet written.
    gap: bool,
}

impl Sink<'_> {
    /// Writes the white space that stands before what comes now.
    fn open(&mut self) {
        if std::mem::take(&mut self.gap) && self.key.len() > self.start {
            self.key.push(' ');
        }
    }

    fn push(&mut self, c: char) {
        self.open();
        self.key.push(c);
    }

    fn character(&mut self, c: char) {
        if c.is_ascii() { self.ascii(c) } else { self.other(c) }
    }

    fn ascii(&mut self, c: char) {
        if c.is_ascii_whitespace() || c == '\u{B}' {
            self.gap = true;
        } else if !c.is_ascii_control() {
            self.push(c.to_ascii_lowercase());
        }
    }

    fn other(&mut self, c: char) {
        if c.is_whitespace() {
            self.gap = true;
        } else if !is_control(c) && !is_invisible(c) {
            decompose_compatible(c, |part| self.part(part));
        }
    }

    fn part(&mut self, part: char) {
        if part.is_ascii() {
            self.ascii(part);
        } else if !is_accent(part) {
            for lower in part.to_lowercase() {
                match spelt_out(lower) {
                    Some(letters) => letters.chars().for_each(|letter| self.push(letter)),
                    None if lower.is_whitespace() => self.gap = true,
                    None if is_invisible(lower) || is_accent(lower) => {}
                    None => self.push(lower),
                }
            }
        }
    }
}

/// Marks that a search ignores. Classes 0, 8 and 9 are not accents but letters: vowel signs, the
/// Japanese sound marks, viramas.
fn is_accent(c: char) -> bool {
    !matches!(canonical_combining_class(c), 0 | 8 | 9)
}

/// Letters and signs that no decomposition reaches.
fn spelt_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ł' => "l",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ŋ' => "n",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' | 'ʹ' | '′' => "'",
        '“' | '”' | '«' | '»' | '″' => "\"",
        '‐' | '‒' | '–' | '—' | '−' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn same_word_same_key() {
        for (text, key) in [
            ("Città  di\tMÁLAGA ", "citta di malaga"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("Ærøskøbing", "aeroskobing"),
            ("Đặng", "dang"),
            ("İstanbul ısı", "istanbul isi"),
            ("D’Angelo", "d'angelo"),
            ("Ｒｏｓｓｉ ﬁgli", "rossi figli"),
            ("ΟΔΟΣ", "οδοσ"),
            ("pa\u{AD}ro\u{200B}la\u{202E}", "parola"),
            ("ガス", "カ\u{3099}ス"),
            ("\u{A0}a\u{A0}b\u{A0}", "a b"),
            ("", ""),
        ] {
            assert_eq!(fold(text), key, "{text}");
        }
    }

    #[test]
    fn appends_without_touching_what_is_there() {
        let mut key = "x".to_owned();
        fold_into(" É", &mut key);
        assert_eq!(key, "xe");
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(text in any::<String>()) {
            let key = fold(&text);
            prop_assert_eq!(fold(&key), key.clone());
            prop_assert!(!key.chars().any(|c| c.is_control() || is_invisible(c)));
        }

        #[test]
        fn tidy_or_not_the_words_are_the_same(text in "[ -~\t]{0,30}") {
            let words: Vec<String> = text.split_whitespace().map(str::to_ascii_lowercase).collect();
            prop_assert_eq!(fold(&text), words.join(" "));
        }

        #[test]
        fn case_does_not_matter(text in "[a-zàèìòùáéíóúñç ]{0,20}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }
    }
}
