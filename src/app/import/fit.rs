//! Whether an encoding that was guessed fits: what no encoding explains is refused, never guessed at.

use encoding_rs::Encoding;

/// The bytes of a file that are not UTF-8, and the line where each comes first.
#[derive(Debug)]
pub(super) struct Strays([u64; 256]);

impl Default for Strays {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl Strays {
    /// Whether this byte was not seen yet.
    pub fn is_new(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).is_some_and(|line| *line == 0)
    }

    /// Takes in a byte of that line, from 1.
    pub fn see(&mut self, byte: u8, line: u64) {
        if let Some(first) = self.0.get_mut(usize::from(byte)).filter(|first| **first == 0) {
            *first = line;
        }
    }

    /// The bytes outside ASCII, each with its first line, those of earlier lines first.
    fn all(&self) -> Vec<(u64, u8)> {
        let seen = (0x80..=0xffu8).map(|byte| (self.0.get(usize::from(byte)).copied().unwrap_or(0), byte));
        let mut seen: Vec<(u64, u8)> = seen.filter(|(line, _)| *line > 0).collect();
        seen.sort_unstable();
        seen
    }
}

/// The line and byte that the encoding does not explain; none where it fits.
///
/// An encoding of single bytes must define each of them: the tables fill their holes with control characters,
/// which no program writes into a table of names. One of another script must not put its letters into the
/// middle of Latin words: that is what is left when nothing else can be guessed.
pub(super) fn misfit(encoding: &'static Encoding, strays: &Strays, evidence: &[u8]) -> Option<(u64, u8)> {
    let seen = strays.all();
    if !encoding.is_single_byte() {
        return None; // pairs of bytes may stand across the cut ends of the evidence: the decoder judges them
    }
    let hole = |byte: u8| letter(encoding, byte).is_none_or(|letter| letter.is_control());
    let mut holes = seen.iter().filter(|(_, byte)| hole(*byte));
    holes.next().copied().or_else(|| if tears_words(encoding, evidence) { seen.first().copied() } else { None })
}

/// What a byte is in an encoding of single bytes.
fn letter(encoding: &'static Encoding, byte: u8) -> Option<char> {
    encoding.decode_without_bom_handling_and_without_replacement(&[byte])?.chars().next()
}

/// Whether most letters of another script stand directly beside Latin ones.
fn tears_words(encoding: &'static Encoding, evidence: &[u8]) -> bool {
    let foreign = |letter: char| letter.is_alphabetic() && letter > '\u{36f}';
    let (mut runs, mut torn) = (0u64, 0u64);
    let mut before = None;
    let mut rest = evidence;
    while let Some(start) = rest.iter().position(|byte| !byte.is_ascii()) {
        let (ahead, run) = rest.split_at(start);
        before = ahead.last().copied().or(before);
        let length = run.iter().position(u8::is_ascii).unwrap_or(run.len());
        let (run, behind) = run.split_at(length);
        if run.iter().any(|&byte| letter(encoding, byte).is_some_and(foreign)) {
            let latin = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic());
            runs += 1;
            torn += u64::from(latin(before) || latin(behind.first().copied()));
        }
        rest = behind;
    }
    torn * 2 > runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{KOI8_R, MACINTOSH, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253};
    use proptest::prelude::*;

    fn misfit_of(encoding: &'static Encoding, bytes: &[u8]) -> Option<(u64, u8)> {
        let mut strays = Strays::default();
        let mut line = 1;
        for &byte in bytes {
            line += u64::from(byte == b'\n');
            strays.see(byte, line);
        }
        misfit(encoding, &strays, bytes)
    }

    #[test]
    fn what_an_encoding_does_not_define_does_not_fit() {
        assert_eq!(misfit_of(WINDOWS_1252, b"name\nAndr\xe9\nBo\x81\n"), Some((3, 0x81)));
        assert_eq!(misfit_of(WINDOWS_1251, b"name\n\xc8\xe2\xe0\xed \x98\n"), Some((2, 0x98)));
    }

    #[test]
    fn letters_of_another_script_in_latin_words_do_not_fit() {
        assert_eq!(misfit_of(WINDOWS_1251, b"name\nAnna\x81Rossi\nBo\xfe\n"), Some((2, 0x81)));
        assert_eq!(misfit_of(WINDOWS_1252, b"name\nAnna\xe8Rossi\nBo\xfe\n"), None);
    }

    proptest! {
        /// What a program of that place writes fits, however much English stands beside it.
        #[test]
        fn what_was_written_in_an_encoding_fits(
            names in prop::collection::vec("[a-zA-Z ]{0,8}[, ]", 1..20), at in 0usize..5, seed in 0usize..100,
        ) {
            let places = [
                (WINDOWS_1252, "Niccolò,José,Müller"), (MACINTOSH, "Niccolò,José,Müller"), (WINDOWS_1251, "Иванов,Пётр,ООО"),
                (KOI8_R, "Иванов,Пётр,ООО"), (WINDOWS_1253, "Γιάννης,Νίκος,ΑΕ"),
            ];
            let (encoding, words) = places[at];
            let words: Vec<&str> = words.split(',').collect();
            let text: String = names.iter().enumerate()
                .map(|(row, name)| format!("{name}{},{row}\n", words[(row + seed) % words.len()])).collect();
            prop_assert_eq!(misfit_of(encoding, &encoding.encode(&text).0), None);
        }

        #[test]
        fn any_bytes_are_survived(bytes: Vec<u8>) {
            let _ = misfit_of(WINDOWS_1251, &bytes);
        }
    }
}
