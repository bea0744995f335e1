//! The sequences that begin with `ESC [` or `ESC O`: special keys, mouse reports, focus, the start of
//! a paste. Answers to questions that nobody asked, and whatever is not known, mean nothing.

use crossterm::event::{Event, KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::decoder::{Step, key};

/// After `ESC [`.
pub(super) fn sequence(rest: &[u8]) -> Step {
    match rest {
        // The Linux console's F1 to F5.
        [b'[', letter, ..] => match letter {
            b'A'..=b'E' => key(4, KeyCode::F(letter - b'A' + 1), KeyModifiers::NONE),
            _ => Step::Done(4, None),
        },
        [b'['] => Step::More,
        // A mouse report of the oldest kind: three bytes follow that would look like keys.
        [b'M', _, _, _, ..] => Step::Done(6, None),
        [b'M', ..] => Step::More,
        _ => parameters(rest),
    }
}

/// After `ESC O`.
pub(super) fn single_shift(rest: &[u8]) -> Step {
    match rest.first() {
        None => Step::More,
        Some(byte) => match letter_key(*byte) {
            Some(code) => key(3, code, KeyModifiers::NONE),
            None if *byte == b'M' => key(3, KeyCode::Enter, KeyModifiers::NONE),
            None => Step::Done(3, None),
        },
    }
}

/// `ESC [ parameters final`: finds the end, then the meaning.
fn parameters(rest: &[u8]) -> Step {
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else { return Step::More };
    let (Some(&last), Some(body)) = (rest.get(end), rest.get(..end)) else { return Step::More };
    if !(0x40..=0x7e).contains(&last) {
        // A control character or ESC cuts the sequence off and is read anew.
        return Step::Done(2 + end, None);
    }
    let used = 2 + end + 1;
    match (body, last) {
        (b"200", b'~') => Step::Paste(used),
        ([b'<', report @ ..], b'M' | b'm') => Step::Done(used, mouse(report, last == b'm')),
        (b"", b'I') => Step::Done(used, Some(Event::FocusGained)),
        (b"", b'O') => Step::Done(used, Some(Event::FocusLost)),
        _ => named_key(body, last, used),
    }
}

fn named_key(body: &[u8], last: u8, used: usize) -> Step {
    let nothing = Step::Done(used, None);
    let Ok(body) = std::str::from_utf8(body) else { return nothing };
    let mut groups = body.split(';');
    let (first, second, third) = (groups.next().unwrap_or(""), groups.next().unwrap_or(""), groups.next());
    let number = first.split(':').next().unwrap_or("").parse::<u32>().ok();
    let mut parts = second.split(':');
    let mut modifiers = modifiers(parts.next().and_then(|text| text.parse::<u8>().ok()).unwrap_or(1));
    if parts.next() == Some("3") {
        // The key was let go.
        return nothing;
    }
    let code = match (last, number) {
        (b'~', Some(27)) => third.and_then(|code| code.parse().ok()).and_then(unicode_key),
        (b'~', Some(number)) => numbered_key(number),
        (b'u', Some(number)) => unicode_key(number),
        (b'Z', None | Some(1)) => {
            modifiers |= KeyModifiers::SHIFT;
            Some(KeyCode::BackTab)
        }
        // Beyond 1 the number is a coordinate: the answer to a question about the cursor.
        (_, None | Some(1)) => letter_key(last),
        _ => None,
    };
    match code {
        Some(KeyCode::Char(c)) => key(used, KeyCode::Char(c), modifiers | shift_of(c)),
        Some(code) => key(used, code, modifiers),
        None => nothing,
    }
}

/// An upper-case letter says Shift, whichever way it came.
pub(super) fn shift_of(c: char) -> KeyModifiers {
    if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE }
}

fn modifiers(parameter: u8) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

fn letter_key(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn numbered_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers have holes where a VT220's keyboard had gaps.
        11..=15 => function(number - 10)?,
        17..=21 => function(number - 11)?,
        23..=26 => function(number - 12)?,
        28 | 29 => function(number - 13)?,
        31..=34 => function(number - 14)?,
        _ => return None,
    })
}

fn function(number: u32) -> Option<KeyCode> {
    u8::try_from(number).ok().map(KeyCode::F)
}

/// A key named by its character, as the newer protocols do.
fn unicode_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number).filter(|c| !c.is_control())?),
    })
}

/// `button ; column ; row`, counted from one.
fn mouse(report: &[u8], released: bool) -> Option<Event> {
    let mut numbers = std::str::from_utf8(report).ok()?.split(';').map(|text| text.parse::<u16>().ok());
    let (bits, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let button = match bits & 0b11 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match (bits & 0b1100_0000, bits & 0b10_0000 != 0, bits & 0b11) {
        (0, false, 3) => return None,
        (0, false, _) if released => MouseEventKind::Up(button),
        (0, false, _) => MouseEventKind::Down(button),
        (0, true, 3) => MouseEventKind::Moved,
        (0, true, _) => MouseEventKind::Drag(button),
        (64, _, 0) => MouseEventKind::ScrollUp,
        (64, _, 1) => MouseEventKind::ScrollDown,
        (64, _, 2) => MouseEventKind::ScrollLeft,
        (64, _, _) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some(Event::Mouse(MouseEvent { kind, column: column.saturating_sub(1), row: row.saturating_sub(1), modifiers }))
}
