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
/// allocates only when `key` must grow.
pub fn fold_into(text: &str, key: &mut String) {
    key.reserve(text.len());
    let mut sink = Sink { start: key.len(), key, gap: false };
    for c in text.chars() {
        if c.is_ascii() {
            sink.ascii(c);
        } else {
            sink.other(c);
        }
    }
}

struct Sink<'a> {
    key: &'a mut String,
    /// Where this text's key begins: no space before it.
    start: usize,
    /// White space was read and not yet written.
    gap: bool,
}

impl Sink<'_> {
    fn ascii(&mut self, c: char) {
        if c.is_ascii_whitespace() || c == '\u{B}' {
            self.gap = true;
        } else if !c.is_ascii_control() {
            self.push(c.to_ascii_lowercase());
        }
    }

    fn push(&mut self, c: char) {
        if self.gap {
            self.gap = false;
            if self.key.len() > self.start {
                self.key.push(' ');
            }
        }
        self.key.push(c);
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
        fn case_does_not_matter(text in "[a-zàèìòùáéíóúñç ]{0,20}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }
    }
}
