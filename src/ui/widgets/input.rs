//! A line that is typed into.

use ratatui::layout::{Position, Rect};
use serde::{Deserialize, Serialize};
use tui_input::{Input, InputRequest};

use crate::domain::text::{self, Clean};
use crate::ui::cells::Canvas;
use crate::ui::keymap::{Key, KeyName};
use crate::ui::theme::Role;

/// The longest text that a field takes, in characters.
pub const LIMIT: usize = 10_000;

/// A line that is typed into. What is kept of it is its text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Line {
    input: Input,
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self { input: Input::new(text) }
    }
}

impl From<Line> for String {
    fn from(line: Line) -> Self {
        line.text().to_owned()
    }
}

impl Line {
    /// With a text in it, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { input: Input::new(text.to_owned()) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Another text, the cursor at its end.
    pub fn set(&mut self, text: &str) {
        self.input = Input::new(text.to_owned());
    }

    /// Takes a key in; says whether it meant anything here.
    pub fn key(&mut self, key: &Key) -> bool {
        let Some(request) = request(key) else { return false };
        if matches!(request, InputRequest::InsertChar(_)) && self.input.value().chars().count() >= LIMIT {
            return true;
        }
        self.input.handle(request);
        true
    }

    /// Takes pasted text in, cleaned, in `lines` or one; says whether something had to be left out.
    pub fn paste(&mut self, text: &str, lines: bool) -> bool {
        let clean = if lines { Clean::lines(text) } else { Clean::new(text) };
        let room = LIMIT.saturating_sub(self.input.value().chars().count());
        let cut: String = clean.chars().take(room).collect();
        let left_out = cut.len() < clean.len();
        let value = self.input.value();
        let at = value.char_indices().nth(self.input.cursor()).map_or(value.len(), |(at, _)| at);
        let (before, after) = value.split_at_checked(at).unwrap_or((value, ""));
        let cursor = before.chars().count() + cut.chars().count();
        self.input = Input::new(format!("{before}{cut}{after}")).with_cursor(cursor);
        left_out
    }

    /// Removes the text.
    pub fn clear(&mut self) {
        self.input.reset();
    }

    /// Draws it on the first line of `area`, scrolled so that the cursor is in sight where it has the keys.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, focused: bool) {
        if area.is_empty() {
            return;
        }
        // What was typed is drawn cleaned; the cursor counts the columns of the cleaned text before it.
        let before: String = self.input.value().chars().take(self.input.cursor()).collect();
        let at = text::width(&Clean::new(&before));
        let room = usize::from(area.width.saturating_sub(1)).max(1);
        let skip = if focused { at.saturating_sub(room) } else { 0 };
        let shown = skip_columns(&Clean::new(self.text()), skip);
        canvas.text(area.x, area.y, area.width, &shown, Role::Input);
        if focused {
            let x = area.x + u16::try_from(at - skip).unwrap_or(0).min(area.width - 1);
            canvas.cursor = Some(Position { x, y: area.y });
        }
    }
}

/// The text without its first `columns` columns.
fn skip_columns(text: &str, columns: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let mut skipped = 0;
    let rest = text.grapheme_indices(true).find(|(_, grapheme)| {
        let here = skipped;
        skipped += text::width(grapheme);
        here >= columns
    });
    rest.map_or_else(String::new, |(at, _)| text.get(at..).unwrap_or_default().to_owned())
}

/// What a key does to a typed line: the ways of a shell that no field uses for something else.
fn request(key: &Key) -> Option<InputRequest> {
    use InputRequest as R;
    Some(match (key.code, key.ctrl || key.alt) {
        (KeyName::Char(c), false) => R::InsertChar(c),
        (KeyName::Backspace, false) => R::DeletePrevChar,
        (KeyName::Backspace, true) | (KeyName::Char('w'), true) => R::DeletePrevWord,
        (KeyName::Delete, false) => R::DeleteNextChar,
        (KeyName::Delete, true) => R::DeleteNextWord,
        (KeyName::Left, false) => R::GoToPrevChar,
        (KeyName::Left, true) => R::GoToPrevWord,
        (KeyName::Right, false) => R::GoToNextChar,
        (KeyName::Right, true) => R::GoToNextWord,
        (KeyName::Home, _) => R::GoToStart,
        (KeyName::End, _) | (KeyName::Char('e'), true) => R::GoToEnd,
        (KeyName::Char('k'), true) => R::DeleteTillEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> Line {
        let mut line = Line::default();
        for key in keys.split(' ') {
            line.key(&key.parse().unwrap());
        }
        line
    }

    #[test]
    fn typing_moving_and_deleting() {
        assert_eq!(typed("a b c left backspace").text(), "ac");
        assert_eq!(typed("a space b ctrl-w").text(), "a ");
        assert_eq!(typed("a b home x end y").text(), "xaby");
    }

    #[test]
    fn a_paste_is_text_at_the_cursor_cleaned_and_bounded() {
        let mut line = typed("a b left");
        assert!(!line.paste("1\r\n2\u{1b}[31m", false));
        assert_eq!(line.text(), "a1 2␛[31mb");
        line.key(&Key::char('X'));
        assert_eq!(line.text(), "a1 2␛[31mXb");
        assert!(line.paste(&"z".repeat(LIMIT + 5), false));
        assert_eq!(line.text().chars().count(), LIMIT);
    }

    #[test]
    fn the_beginning_is_cut_off_by_columns() {
        assert_eq!(skip_columns("株式ab", 3), "ab");
        assert_eq!(skip_columns("ab", 9), "");
    }
}
