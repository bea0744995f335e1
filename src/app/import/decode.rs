//! A source's bytes as UTF-8 text, block by block, without ever replacing what does not fit.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, WINDOWS_1252};

use super::encoding::{Charset, whole_characters};
use crate::domain::refusal::Refusal;

const BLOCK: usize = 64 << 10;

/// Reads `inner` in its charset and hands on UTF-8. A leading byte order mark is dropped.
///
/// UTF-8 itself passes through unchecked: the reader of records checks each record.
pub struct Decoded<R> {
    inner: R,
    way: Way,
    raw: Box<[u8]>,
    /// The part of `raw` that waits to be decoded.
    waiting: std::ops::Range<usize>,
    text: Vec<u8>,
    /// How far `text` has been handed on.
    handed: usize,
    started: bool,
    ended: bool,
    lines: u64,
}

enum Way {
    Through,
    One(&'static Encoding, Box<Decoder>),
    Mixed,
}

impl<R: Read> Decoded<R> {
    /// `inner` read as `charset`.
    pub fn new(inner: R, charset: Charset) -> Self {
        let way = match charset {
            Charset::One(encoding) if encoding == UTF_8 => Way::Through,
            Charset::One(encoding) => Way::One(encoding, Box::new(encoding.new_decoder_with_bom_removal())),
            Charset::Mixed => Way::Mixed,
        };
        let raw = vec![0; BLOCK].into_boxed_slice();
        Self { inner, way, raw, waiting: 0..0, text: Vec::new(), handed: 0, started: false, ended: false, lines: 0 }
    }

    /// Reads more bytes behind those that wait.
    fn refill(&mut self) -> io::Result<()> {
        let kept = self.waiting.len();
        self.raw.copy_within(self.waiting.clone(), 0);
        let count = match self.raw.get_mut(kept..) {
            Some(room) if !room.is_empty() => self.inner.read(room)?,
            _ => 0,
        };
        self.ended = count == 0;
        self.waiting = 0..kept + count;
        if !self.started && (self.ended || self.waiting.len() >= 3) {
            self.started = true;
            if self.raw.get(self.waiting.clone()).is_some_and(|bytes| bytes.starts_with(b"\xef\xbb\xbf")) {
                self.waiting.start = 3;
            }
        }
        Ok(())
    }

    fn convert(&mut self) -> io::Result<()> {
        self.text.clear();
        self.handed = 0;
        let bytes = self.raw.get(self.waiting.clone()).unwrap_or_default();
        let used = match &mut self.way {
            Way::Through => {
                self.text.extend_from_slice(bytes);
                bytes.len()
            }
            Way::Mixed => {
                let cut = if self.ended { bytes.len() } else { whole_characters(bytes) };
                mix(bytes.get(..cut).unwrap_or_default(), &mut self.text);
                cut
            }
            Way::One(encoding, decoder) => {
                let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(BLOCK * 3);
                self.text.resize(room, 0);
                let (result, read, written) =
                    decoder.decode_to_utf8_without_replacement(bytes, &mut self.text, self.ended);
                self.text.truncate(written);
                if matches!(result, DecoderResult::Malformed(..)) {
                    let name = encoding.name();
                    return Err(self.bad("import-encoding-invalid", written, Some(name)));
                }
                read
            }
        };
        self.waiting.start += used;
        if !matches!(self.way, Way::Through) {
            if let Some(at) = memchr::memchr(0, &self.text) {
                return Err(self.bad("import-has-nul", at, None));
            }
            self.lines += memchr::memchr_iter(b'\n', &self.text).count() as u64;
        }
        Ok(())
    }

    fn bad(&self, code: &'static str, at: usize, encoding: Option<&str>) -> io::Error {
        let before = self.text.get(..at).unwrap_or_default();
        let line = self.lines + 1 + memchr::memchr_iter(b'\n', before).count() as u64;
        let refusal = Refusal::invalid(code).with("file", "").with("line", line);
        io::Error::other(match encoding {
            Some(name) => refusal.with("encoding", name.to_ascii_lowercase()),
            None => refusal,
        })
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.handed == self.text.len() {
            if self.ended {
                return Ok(0);
            }
            self.refill()?;
            if self.started {
                self.convert()?;
            }
        }
        let ready = self.text.get(self.handed..).unwrap_or_default();
        let count = ready.len().min(into.len());
        for (to, from) in into.iter_mut().zip(ready) {
            *to = *from;
        }
        self.handed += count;
        Ok(count)
    }
}

/// UTF-8 stays, every other byte is a Windows-1252 letter.
fn mix(bytes: &[u8], text: &mut Vec<u8>) {
    for chunk in bytes.utf8_chunks() {
        text.extend_from_slice(chunk.valid().as_bytes());
        if !chunk.invalid().is_empty() {
            text.extend_from_slice(WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0.as_bytes());
        }
    }
}

/// A few bytes to show to people: here, and only here, what does not fit shows as U+FFFD.
pub(super) fn all(charset: Charset, bytes: &[u8]) -> String {
    match charset {
        Charset::One(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        Charset::Mixed => {
            let mut text = Vec::new();
            mix(bytes, &mut text);
            String::from_utf8_lossy(&text).into_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::import::source::read_fault;
    use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE};
    use proptest::prelude::*;

    /// Gives out its bytes a few at a time, as pipes do.
    struct Dribble<'a>(&'a [u8], usize);

    impl Read for Dribble<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(into.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn read(bytes: &[u8], charset: Charset, step: usize) -> Result<String, Refusal> {
        let mut text = Vec::new();
        Decoded::new(Dribble(bytes, step), charset).read_to_end(&mut text).map_err(|error| read_fault(&error))?;
        Ok(String::from_utf8(text).unwrap())
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(text in "[a-zàèéìòù€\r\n,;\"]{0,200}", step in 1usize..40, mark: bool) {
            let mut utf8 = if mark { b"\xef\xbb\xbf".to_vec() } else { Vec::new() };
            utf8.extend(text.as_bytes());
            prop_assert_eq!(&read(&utf8, Charset::UTF_8, step).unwrap(), &text);
            prop_assert_eq!(&read(&utf8, Charset::Mixed, step).unwrap(), &text);
            for (encoding, big) in [(UTF_16LE, false), (UTF_16BE, true)] {
                let wide: Vec<u8> = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16())
                    .flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
                prop_assert_eq!(&read(&wide, Charset::One(encoding), step).unwrap(), &text);
            }
            for encoding in [WINDOWS_1252, MACINTOSH] {
                let narrow = encoding.encode(&text).0;
                prop_assert_eq!(&read(&narrow, Charset::One(encoding), step).unwrap(), &text);
            }
        }

        #[test]
        fn the_mixed_choice_reads_anything(bytes: Vec<u8>, step in 1usize..40) {
            if !bytes.contains(&0) {
                prop_assert!(read(&bytes, Charset::Mixed, step).is_ok());
            }
        }
    }

    #[test]
    fn half_a_character_and_zero_bytes_are_named_by_line() {
        let refusal = read(b"a\0\n\0\0\xd8b\0", Charset::One(UTF_16LE), 100).unwrap_err();
        assert_eq!((refusal.code, refusal.values[1].1.as_str()), ("import-encoding-invalid", "2"));
        assert_eq!(read(b"a\0\0\0", Charset::One(UTF_16LE), 100).unwrap_err().code, "import-has-nul");
        assert_eq!(read(b"Jos\xc3\xa9 Andr\xe9", Charset::Mixed, 1).unwrap(), "José André");
    }
}
