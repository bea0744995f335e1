//! From the terminal's bytes to events: keys, mouse, pastes, focus; everything else is swallowed.
//!
//! crossterm reads and decodes in one step, and that step never ends on a lost terminal (a whole core
//! burns), turns a reply such as `ESC ] 11 ; rgb:… BEL` into a dozen key presses, and takes an escape
//! sequence that arrives in two reads for Esc and letters. So the bytes are read and decoded here; the
//! events are crossterm's own types.

use std::collections::VecDeque;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::csi;
use crate::domain::text::Clean;

/// The longest paste that is kept, in bytes; what is beyond is dropped while it arrives.
pub const PASTE_LIMIT: usize = 16 << 20;

/// No sequence that means a key is longer than this, in bytes: what is longer is dropped.
const SEQUENCE_LIMIT: usize = 64;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";

/// What the bytes at the front of the buffer are.
pub(super) enum Step {
    /// So many bytes, meaning this (or nothing that is known).
    Done(usize, Option<Event>),
    /// A paste begins after so many bytes.
    Paste(usize),
    /// A string (OSC, DCS, APC, PM) begins after so many bytes.
    Text(usize),
    /// Not all of it is here yet.
    More,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    Paste,
    Text,
}

/// Decodes a stream of bytes, however it is cut into reads.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    buffer: Vec<u8>,
    paste: Vec<u8>,
    events: VecDeque<Event>,
}

impl Decoder {
    /// Takes what was read; the events it completes come out of [`Self::pop`].
    pub fn feed(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
        self.work(false);
    }

    /// Says that no more bytes came for a while: a lone ESC is the Esc key then, and a sequence or
    /// a string that never ended is dropped. A paste may pause for as long as it likes.
    pub fn settle(&mut self) {
        self.work(true);
        match self.state {
            State::Ground => self.buffer.clear(),
            State::Text => {
                self.state = State::Ground;
                self.buffer.clear();
            }
            State::Paste => {}
        }
    }

    /// Whether bytes wait for [`Self::settle`].
    pub fn unsettled(&self) -> bool {
        self.state == State::Text || (self.state == State::Ground && !self.buffer.is_empty())
    }

    /// The next event, oldest first.
    pub fn pop(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    fn work(&mut self, settled: bool) {
        let buffer = std::mem::take(&mut self.buffer);
        let mut rest = buffer.as_slice();
        while !rest.is_empty() {
            let before = self.state;
            let used = match before {
                State::Ground => self.ground(rest, settled),
                State::Paste => self.pasted(rest),
                State::Text => self.text(rest),
            };
            if used == 0 && self.state == before {
                break;
            }
            rest = rest.get(used..).unwrap_or_default();
        }
        self.buffer = rest.to_vec();
    }

    fn ground(&mut self, bytes: &[u8], settled: bool) -> usize {
        match step(bytes, settled) {
            Step::Done(used, event) => {
                self.events.extend(event);
                used
            }
            Step::Paste(used) => {
                self.state = State::Paste;
                used
            }
            Step::Text(used) => {
                self.state = State::Text;
                used
            }
            Step::More if bytes.len() > SEQUENCE_LIMIT => bytes.len(),
            Step::More => 0,
        }
    }

    fn pasted(&mut self, bytes: &[u8]) -> usize {
        let end = memchr::memmem::find(bytes, PASTE_END);
        // The last bytes may be the beginning of the end mark: they stay for the next read.
        let text = end.unwrap_or_else(|| bytes.len() - started(bytes, PASTE_END));
        let room = PASTE_LIMIT.saturating_sub(self.paste.len());
        self.paste.extend_from_slice(bytes.get(..text.min(room)).unwrap_or_default());
        if end.is_none() {
            return text;
        }
        let paste = std::mem::take(&mut self.paste);
        let clean = Clean::lines(&String::from_utf8_lossy(&paste)).as_str().to_owned();
        self.events.push_back(Event::Paste(clean));
        self.state = State::Ground;
        text + PASTE_END.len()
    }

    fn text(&mut self, bytes: &[u8]) -> usize {
        match memchr::memchr3(0x07, ESC, 0x18, bytes) {
            None => bytes.len(),
            Some(at) => match (bytes.get(at), bytes.get(at + 1)) {
                (Some(&ESC), None) => at,
                (Some(&ESC), Some(b'\\')) => self.ground_again(at + 2),
                // Another sequence cuts the string off.
                (Some(&ESC), Some(_)) => self.ground_again(at),
                _ => self.ground_again(at + 1),
            },
        }
    }

    fn ground_again(&mut self, used: usize) -> usize {
        self.state = State::Ground;
        used
    }
}

/// How many of the last bytes could be the start of `mark`.
fn started(bytes: &[u8], mark: &[u8]) -> usize {
    (1..mark.len()).rev().find(|&n| mark.get(..n).is_some_and(|start| bytes.ends_with(start))).unwrap_or(0)
}

/// Decodes what is at the front of `bytes`, which are not empty.
fn step(bytes: &[u8], settled: bool) -> Step {
    match bytes {
        [ESC] if settled => key(1, KeyCode::Esc, KeyModifiers::NONE),
        [ESC] => Step::More,
        // Two Escs: the first was a key, the second may begin something.
        [ESC, ESC, ..] => key(1, KeyCode::Esc, KeyModifiers::NONE),
        [ESC, b'[' | b'O' | b']' | b'P' | b'_' | b'^'] if settled => alt(bytes),
        [ESC, b'[', rest @ ..] => csi::sequence(rest),
        [ESC, b'O', rest @ ..] => csi::single_shift(rest),
        [ESC, b']' | b'P' | b'_' | b'^', _, ..] => Step::Text(2),
        [ESC, b']' | b'P' | b'_' | b'^'] => Step::More,
        [ESC, ..] => alt(bytes),
        _ => plain(bytes, settled),
    }
}

pub(super) fn key(used: usize, code: KeyCode, modifiers: KeyModifiers) -> Step {
    Step::Done(used, Some(Event::Key(KeyEvent::new(code, modifiers))))
}

/// ESC and a key: that key with Alt.
fn alt(bytes: &[u8]) -> Step {
    match plain(bytes.get(1..).unwrap_or_default(), false) {
        Step::Done(used, Some(Event::Key(mut event))) => {
            event.modifiers |= KeyModifiers::ALT;
            Step::Done(used + 1, Some(Event::Key(event)))
        }
        Step::Done(used, _) => Step::Done(used + 1, None),
        other => other,
    }
}

fn plain(bytes: &[u8], settled: bool) -> Step {
    let Some(&first) = bytes.first() else { return Step::More };
    let control = |letter: u8| key(1, KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    match first {
        b'\r' => key(1, KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => key(1, KeyCode::Tab, KeyModifiers::NONE),
        // Terminals disagree which of the two the backspace key sends; Ctrl-H is nobody's key here.
        0x7f | 0x08 => key(1, KeyCode::Backspace, KeyModifiers::NONE),
        0 => control(b' '),
        0x01..=0x1a => control(first - 1 + b'a'),
        0x1c..=0x1f => control(first - 0x1c + b'4'),
        _ => character(bytes, first, settled),
    }
}

/// One UTF-8 character; a byte that cannot begin or go on one is dropped.
fn character(bytes: &[u8], first: u8, settled: bool) -> Step {
    let length = match first {
        0x20..=0x7e => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Done(1, None),
    };
    let Some(whole) = bytes.get(..length) else {
        let broken = settled || bytes.iter().skip(1).any(|byte| !(0x80..=0xbf).contains(byte));
        return if broken { Step::Done(1, None) } else { Step::More };
    };
    match std::str::from_utf8(whole).ok().and_then(|text| text.chars().next()) {
        Some(c) => key(length, KeyCode::Char(c), csi::shift_of(c)),
        None => Step::Done(1, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::MouseEventKind;

    /// The events of `bytes`, read in pieces of `size`, and after the pause.
    fn decode(bytes: &[u8], size: usize) -> Vec<Event> {
        let mut decoder = Decoder::default();
        for piece in bytes.chunks(size) {
            decoder.feed(piece);
        }
        decoder.settle();
        std::iter::from_fn(|| decoder.pop()).collect()
    }

    /// The names of the keys, short enough to compare: `c-x`, `a-x`, `Up`; a paste in quotes.
    fn names(bytes: &[u8], size: usize) -> String {
        let name = |event: Event| match event {
            Event::Key(key) => {
                let mut name = String::new();
                for (modifier, letter) in
                    [(KeyModifiers::CONTROL, "c-"), (KeyModifiers::ALT, "a-"), (KeyModifiers::SHIFT, "s-")]
                {
                    if key.modifiers.contains(modifier) {
                        name.push_str(letter);
                    }
                }
                name + &key.code.to_string()
            }
            Event::Paste(text) => format!("{text:?}"),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(_) => format!("down@{},{}", mouse.column, mouse.row),
                MouseEventKind::Drag(_) => format!("drag@{},{}", mouse.column, mouse.row),
                MouseEventKind::ScrollDown => "wheel".to_owned(),
                other => format!("{other:?}"),
            },
            other => format!("{other:?}"),
        };
        decode(bytes, size).into_iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn sequences_mean_the_same_however_they_are_cut() {
        for (bytes, meaning) in [
            (&b"aZ\r\t\x7f\x08\x03\x1a\0"[..], "a s-Z Enter Tab Backspace Backspace c-c c-z c-Space"),
            ("è€😀".as_bytes(), "è € 😀"),
            (b"\x1b[A\x1b[1;5C\x1bOH\x1b[4~\x1b[Z", "Up c-Right Home End s-Back Tab"),
            (b"\x1bOP\x1b[15~\x1b[21;2~\x1b[24~\x1b[[B", "F1 F5 s-F10 F12 F2"),
            (b"\x1bx\x1bX\\x\x1b", "a-x a-s-X \\ x Esc"),
            (b"\x1b[97;5u\x1b[27;5;13~\x1b[13;1:3u", "c-a c-Enter"),
            (b"\x1b[<0;3;2M\x1b[<32;4;2M\x1b[<65;1;1M", "down@2,1 drag@3,1 wheel"),
            (b"\x1b[I\x1b[O", "FocusGained FocusLost"),
            (b"\x1b[200~a\x1b[31m\0b\r\nc\rd\x1b[201~q", "\"a␛[31mb\\nc\\nd\" q"),
            (b"\x1b[200~name\x1b[201~d\x1b[200~x\x1b[201~", "\"name\" d \"x\""),
        ] {
            for size in [1, 2, 3, 7, 1000] {
                assert_eq!(names(bytes, size), meaning, "{bytes:?} in pieces of {size}");
            }
        }
    }

    #[test]
    fn answers_and_unknown_sequences_are_no_keys() {
        for bytes in [
            &b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07"[..],
            b"\x1b]52;c;QUFBQQ==\x1b\\",
            b"\x1bP>|XTerm(390)\x1b\\",
            b"\x1b[?62;22;52c\x1b[?2026;2$y\x1b[12;40R\x1b[>0;276;0c\x1b[8;24;80t\x1b[?1u",
            b"\x1b[M !!",
            b"\xff\xfe\x80\xc3",
        ] {
            for size in [1, 2, 5, 1000] {
                assert_eq!(names(&[bytes, b"k"].concat(), size), "k", "{bytes:?} in pieces of {size}");
            }
        }
    }

    #[test]
    fn a_broken_sequence_does_not_swallow_the_next_one() {
        assert_eq!(names(b"\x1b[12\x1b[A", 100), "Up");
        assert_eq!(names(b"\x1b]0;title\x1b[A", 100), "Up");
        assert_eq!(names(b"\x1b]never ended", 100), "");
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b]never ended");
        assert!(decoder.unsettled());
        decoder.settle();
        decoder.feed(b"j");
        assert!(matches!(decoder.pop(), Some(Event::Key(key)) if key.code == KeyCode::Char('j')));
    }

    #[test]
    fn a_paste_keeps_what_fits_and_ends_where_it_ends() {
        let big = [b"\x1b[200~".to_vec(), vec![b'a'; PASTE_LIMIT + 10], b"\x1b[201~q".to_vec()].concat();
        let events = decode(&big, 65_536);
        assert!(matches!(&events[0], Event::Paste(text) if text.len() == PASTE_LIMIT));
        assert_eq!(events.len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_decode_without_harm(bytes: Vec<u8>, size in 1..40usize) {
            let _ = decode(&bytes, size);
        }
    }
}
