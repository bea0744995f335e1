//! Which encoding a source is written in: proven where it can be, else guessed and said so.
//!
//! The whole source is looked at, because one name in the last row can turn "UTF-8" into "something
//! else". Nothing is replaced silently: a byte that does not fit is a refusal that names its line and
//! the choices (`--encoding`), never a U+FFFD.

use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sha2::{Digest, Sha256};

use super::decode;
use super::fit::{self, Strays};
use super::source::{Source, read_fault};
use crate::domain::refusal::Refusal;

const BLOCK: usize = 256 << 10;
/// How much of the lines that are not UTF-8 is kept to guess from.
const EVIDENCE: usize = 256 << 10;
const SAMPLES: usize = 3;
const SAMPLE_BYTES: usize = 240;

/// How the bytes become text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// One encoding throughout.
    One(&'static Encoding),
    /// UTF-8 where the bytes are UTF-8, Windows-1252 where they are not: what somebody gets who puts
    /// two exports one below the other. Only ever by choice.
    Mixed,
}

impl Charset {
    /// UTF-8.
    pub const UTF_8: Self = Self::One(UTF_8);

    /// The charset that people call `label`: `utf-8`, `latin1`, `cp1252`, `mac-roman`, `mixed` …
    ///
    /// # Errors
    /// `import-unknown-encoding`.
    pub fn named(label: &str) -> Result<Self, Refusal> {
        let lower = label.trim().to_ascii_lowercase();
        let encoding = match lower.as_str() {
            "mixed" => return Ok(Self::Mixed),
            "mac-roman" | "macroman" => Some(MACINTOSH),
            "ansi" => Some(WINDOWS_1252),
            other => Encoding::for_label_no_replacement(other.as_bytes()),
        };
        encoding.map(Self::One).ok_or_else(|| Refusal::invalid("import-unknown-encoding").with("value", label))
    }

    /// The name that [`Charset::named`] takes, in lower case.
    pub fn name(self) -> String {
        match self {
            Self::One(encoding) => encoding.name().to_ascii_lowercase(),
            Self::Mixed => "mixed".to_owned(),
        }
    }
}

/// How the charset is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Somebody said so.
    Given,
    /// The file begins with the mark of its encoding.
    Marked,
    /// Every byte fits, and something in it would not by chance; or it is plain ASCII.
    Proven,
    /// Guessed from the letters' frequency: worth a look at the samples.
    Guessed,
}

impl Certainty {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Marked => "marked",
            Self::Proven => "proven",
            Self::Guessed => "guessed",
        }
    }
}

/// What [`examine`] found.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The charset to decode with.
    pub charset: Charset,
    /// How it is known.
    pub certainty: Certainty,
    /// Up to three lines with letters outside ASCII, decoded: where a wrong guess would show.
    pub samples: Vec<String>,
    /// SHA-256 of the bytes: what tells the same file coming twice.
    pub hash: [u8; 32],
}

/// Looks at the whole source. `given` overrules what would be guessed, `language` (`it`, `es`, …) tips it.
///
/// # Errors
/// `import-has-nul`, `import-mixed-encoding`, `import-not-utf8`, `import-no-encoding`, and those of reading.
pub fn examine(source: &Source, given: Option<Charset>, language: Option<&str>) -> Result<Examined, Refusal> {
    let mut bytes = source.bytes()?;
    let mut scan = Scan::default();
    let mut hash = Sha256::new();
    let mut block = vec![0; BLOCK];
    let mut kept = 0; // bytes of a character that the previous block's end cut in two
    let mut wide = None;
    let mut first = true;
    while let Some(room) = block.get_mut(kept..) {
        let count = bytes.read(room).map_err(|error| read_fault(&error))?;
        hash.update(room.get(..count).unwrap_or_default());
        let all = block.get(..kept + count).unwrap_or_default();
        if first {
            wide = wide_form(all, given);
            first = false;
        }
        if count == 0 {
            scan.block(all, source.name())?;
            break;
        }
        if wide.is_some() {
            continue; // the decoder judges UTF-16; here only the hash is wanted
        }
        let cut = whole_characters(all);
        scan.block(all.get(..cut).unwrap_or_default(), source.name())?;
        let rest = cut..kept + count;
        kept = rest.len();
        block.copy_within(rest, 0);
    }
    source.unchanged()?;
    let (charset, certainty) = match wide {
        Some((encoding, certainty)) => (Charset::One(encoding), certainty),
        None => scan.verdict(given, language, source.name())?,
    };
    let samples = scan.samples.iter().map(|line| decode::all(charset, line)).collect();
    Ok(Examined { charset, certainty, samples, hash: hash.finalize().into() })
}

/// UTF-16 by its mark, by choice, or by where its zero bytes stand.
fn wide_form(head: &[u8], given: Option<Charset>) -> Option<(&'static Encoding, Certainty)> {
    let marked = match head {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    };
    match given {
        Some(Charset::One(encoding)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            return Some((marked.unwrap_or(encoding), Certainty::Given));
        }
        Some(_) => return None,
        None => {}
    }
    if let Some(encoding) = marked {
        return Some((encoding, Certainty::Marked));
    }
    // Western text in UTF-16 has a zero in nearly every pair, always on the same side.
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 2 {
        None
    } else if odd * 2 > pairs && even * 20 < pairs {
        Some((UTF_16LE, Certainty::Proven))
    } else if even * 2 > pairs && odd * 20 < pairs {
        Some((UTF_16BE, Certainty::Proven))
    } else {
        None
    }
}

/// How many bytes of `block` are whole characters, should it be UTF-8.
pub(super) fn whole_characters(block: &[u8]) -> usize {
    let tail = block.len().saturating_sub(3);
    for (back, &byte) in block.iter().enumerate().skip(tail).rev() {
        let length = match byte {
            0x80..=0xbf => continue,
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        return if back + length > block.len() { back } else { block.len() };
    }
    block.len()
}

/// What the blocks of an 8-bit file showed.
#[derive(Default)]
struct Scan {
    started: bool,
    marked: bool,
    lines: u64,
    /// Something outside ASCII that is UTF-8.
    valid: bool,
    /// The line of the first byte that is not UTF-8.
    invalid: Option<u64>,
    /// The bytes that are not UTF-8, with the line where each comes first.
    strays: Strays,
    evidence: Vec<u8>,
    samples: Vec<Vec<u8>>,
}

impl Scan {
    fn block(&mut self, mut block: &[u8], name: &str) -> Result<(), Refusal> {
        if !self.started && !block.is_empty() {
            self.started = true;
            if let Some(rest) = block.strip_prefix(b"\xef\xbb\xbf") {
                self.marked = true;
                block = rest;
            }
        }
        if let Some(at) = memchr::memchr(0, block) {
            let line = self.lines + 1 + breaks(block.get(..at).unwrap_or_default());
            return Err(Refusal::invalid("import-has-nul").with("file", name).with("line", line));
        }
        if !block.is_ascii() {
            self.strange(block);
        }
        self.lines += breaks(block);
        Ok(())
    }

    /// A block with something outside ASCII in it.
    fn strange(&mut self, block: &[u8]) {
        // Where nothing more is to be shown, the block is checked as a whole: that is much faster.
        if self.samples.len() == SAMPLES && std::str::from_utf8(block).is_ok() {
            self.valid = true;
            return;
        }
        let mut at = 0;
        for chunk in block.utf8_chunks() {
            if !chunk.valid().is_ascii() {
                self.valid = true;
                if self.samples.len() < SAMPLES {
                    let inside = chunk.valid().bytes().position(|byte| !byte.is_ascii()).unwrap_or(0);
                    self.sample(line_around(block, at + inside));
                }
            }
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                if chunk.invalid().iter().any(|&byte| self.strays.is_new(byte)) {
                    let line = self.lines + 1 + breaks(block.get(..at).unwrap_or_default());
                    chunk.invalid().iter().for_each(|&byte| self.strays.see(byte, line));
                }
                if self.invalid.is_none() {
                    self.invalid = Some(self.lines + 1 + breaks(block.get(..at).unwrap_or_default()));
                    self.samples.clear(); // the lines that decide are these, not those that are UTF-8 by the way
                }
                let line = line_around(block, at);
                if self.evidence.len() + line.len() <= EVIDENCE {
                    self.evidence.extend_from_slice(line);
                    self.evidence.push(b'\n');
                }
                if self.samples.len() < SAMPLES {
                    self.sample(line);
                }
                at += chunk.invalid().len();
                if self.evidence.len() + SAMPLE_BYTES > EVIDENCE && self.valid {
                    return; // enough is known of this block
                }
            }
        }
    }

    fn sample(&mut self, line: &[u8]) {
        if self.samples.last().is_none_or(|last| last != line) {
            self.samples.push(line.to_vec());
        }
    }

    fn verdict(
        &self,
        given: Option<Charset>,
        language: Option<&str>,
        name: &str,
    ) -> Result<(Charset, Certainty), Refusal> {
        let Some(line) = self.invalid else {
            let certainty = if self.marked { Certainty::Marked } else { Certainty::Proven };
            return Ok(given.map_or((Charset::UTF_8, certainty), |charset| (charset, Certainty::Given)));
        };
        match given {
            Some(Charset::One(encoding)) if encoding == UTF_8 => {
                Err(Refusal::invalid("import-not-utf8").with("file", name).with("line", line))
            }
            Some(charset) => Ok((charset, Certainty::Given)),
            None if self.valid || self.marked => {
                Err(Refusal::invalid("import-mixed-encoding").with("file", name).with("line", line))
            }
            None => {
                let guess = self.guess(language);
                match fit::misfit(guess, &self.strays, &self.evidence) {
                    None => Ok((Charset::One(guess), Certainty::Guessed)),
                    Some((line, byte)) => {
                        let refusal = Refusal::invalid("import-no-encoding").with("file", name).with("line", line);
                        Err(refusal.with("byte", format!("0x{byte:02X}")))
                    }
                }
            }
        }
    }

    fn guess(&self, language: Option<&str>) -> &'static Encoding {
        if looks_mac_roman(&self.evidence) {
            return MACINTOSH;
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(&self.evidence, true);
        let place = language.filter(|code| matches!(*code, "it" | "es")).map(str::as_bytes);
        detector.guess(place, Utf8Detection::Deny)
    }
}

/// Old Macintosh files: chardetng does not know them. There the accented letters of Western languages
/// are 0x87–0x9F after a small letter, where Windows-1252 has daggers, circumflexes and holes.
fn looks_mac_roman(evidence: &[u8]) -> bool {
    let (mut mac, mut windows) = (0, 0);
    for pair in evidence.windows(2) {
        let &[before, byte] = pair else { continue };
        match byte {
            0x87 | 0x88 | 0x8d..=0x90 | 0x98 | 0x9d if before.is_ascii_lowercase() => mac += 1,
            0xc0..=0xff => windows += 1,
            _ => {}
        }
    }
    mac > 0 && mac > 2 * windows
}

fn breaks(block: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', block).count() as u64
}

/// The line of `block` in which the byte `at` stands, or as much of it as a sample shows.
fn line_around(block: &[u8], at: usize) -> &[u8] {
    let (before, after) = block.split_at(at.min(block.len()));
    let start = memchr::memrchr(b'\n', before).map_or(0, |found| found + 1).max(at.saturating_sub(SAMPLE_BYTES / 2));
    let end = memchr::memchr2(b'\n', b'\r', after).map_or(block.len(), |found| at + found);
    block.get(start..end.min(start + SAMPLE_BYTES)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8], given: Option<&str>) -> Result<(String, &'static str), &'static str> {
        let source = Source::spool("test.csv", bytes).map_err(|refusal| refusal.code)?;
        let given = given.map(|label| Charset::named(label).unwrap());
        examine(&source, given, Some("it"))
            .map(|found| (found.charset.name(), found.certainty.word()))
            .map_err(|refusal| refusal.code)
    }

    fn ok(name: &str, certainty: &'static str) -> Result<(String, &'static str), &'static str> {
        Ok((name.to_owned(), certainty))
    }

    #[test]
    fn proven_marked_and_guessed() {
        let text = "nome,città\nNiccolò,Forlì\nPerché,Cantù\n";
        let utf16 = |big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        assert_eq!(of(b"a,b\n1,2\n", None), ok("utf-8", "proven"));
        assert_eq!(of(text.as_bytes(), None), ok("utf-8", "proven"));
        assert_eq!(of(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), None), ok("utf-8", "marked"));
        assert_eq!(of(&utf16(false), None), ok("utf-16le", "proven"));
        assert_eq!(of(&utf16(true), None), ok("utf-16be", "proven"));
        assert_eq!(of(&[&b"\xff\xfe"[..], &utf16(false)].concat(), None), ok("utf-16le", "marked"));
        assert_eq!(of(&[&b"\xfe\xff"[..], &utf16(true)].concat(), None), ok("utf-16be", "marked"));
        assert_eq!(of(&WINDOWS_1252.encode(text).0, None), ok("windows-1252", "guessed"));
        assert_eq!(of(b"nome,citt\x88\nNiccol\x98,Forl\x93\n", None), ok("macintosh", "guessed"));
    }

    #[test]
    fn what_does_not_fit_is_refused_until_somebody_chooses() {
        let mixed = b"name\nJos\xc3\xa9\nAndr\xe9\n";
        assert_eq!(of(mixed, None), Err("import-mixed-encoding"));
        assert_eq!(of(mixed, Some("mixed")), ok("mixed", "given"));
        assert_eq!(of(mixed, Some("cp1252")), ok("windows-1252", "given"));
        assert_eq!(of(b"name\nAndr\xe9\n", Some("utf-8")), Err("import-not-utf8"));
        assert_eq!(of(b"name\nAnd\0r\n", None), Err("import-has-nul"));
        assert_eq!(Charset::named("klingon").unwrap_err().code, "import-unknown-encoding");
        assert_eq!(Charset::named("latin1").map(Charset::name), Ok("windows-1252".to_owned()));
    }

    #[test]
    fn the_refusal_names_the_line_however_far_it_is() {
        let mut bytes = "name\né\n".as_bytes().to_vec();
        bytes.extend("abcdefghi\n".repeat(100_000).bytes());
        bytes.extend(b"Andr\xe9\n");
        let source = Source::spool("far.csv", bytes.as_slice()).unwrap();
        let refusal = examine(&source, None, None).unwrap_err();
        assert_eq!(refusal.code, "import-mixed-encoding");
        assert!(refusal.values.contains(&("line", "100003".to_owned())), "{refusal}");
    }

    #[test]
    fn a_letter_across_two_blocks_is_one_letter() {
        for shift in 0..4 {
            let text = format!("{}{}\n", "a".repeat(shift), "日本é".repeat(80_000));
            assert_eq!(of(text.as_bytes(), None), ok("utf-8", "proven"), "{shift}");
        }
    }

    #[test]
    fn samples_show_the_letters_in_question() {
        let source = Source::spool("a.csv", &b"name\nplain\nAndr\xe9\nHans M\xfcller\n"[..]).unwrap();
        assert_eq!(examine(&source, None, None).unwrap().samples, ["André", "Hans Müller"]);
    }
}
