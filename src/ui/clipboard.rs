//! Copying through the terminal (OSC 52): it works over ssh and needs no window system. Inside tmux it
//! works where `set-clipboard` is `on`.

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

use crate::domain::text::Clean;

/// The longest text that is copied, in bytes: as base64 it is just under the 100,000 at which many
/// terminals stop to listen.
pub const LIMIT: usize = 74_994;

/// What the terminal has to be sent to put `text` on the clipboard, and whether it was cut to fit.
/// It is cleaned first: what is pasted into a shell must not command it.
pub fn copy(text: &str) -> (String, bool) {
    let clean = Clean::lines(text);
    let clean = clean.as_str();
    let fits = clean.floor_char_boundary(LIMIT);
    let mut bytes = String::new();
    // Writing to a String does not fail.
    let _ = CopyToClipboard::to_clipboard_from(clean.get(..fits).unwrap_or_default()).write_ansi(&mut bytes);
    (bytes, fits < clean.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_clean_and_bounded() {
        assert_eq!(copy("a\x1b[31m\x07b\n").0, "\x1b]52;c;YeKQm1szMW1iCg==\x1b\\");
        let (bytes, cut) = copy(&"è".repeat(LIMIT));
        assert!(cut && bytes.len() <= 100_010);
        assert!(!copy("x").1);
    }
}
