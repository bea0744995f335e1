//! Drawing on cells: the only way from a text to the screen. Everything is cleaned, cut to its place
//! and kept inside the buffer, so that a widget cannot break a frame whatever the size or the text.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::{self, Clean};
use crate::domain::time::Instant;
use crate::ui::hits::{Hit, HitMap};
use crate::ui::say::Say;
use crate::ui::theme::{Glyphs, Role, Theme};

/// To which side a text goes in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
    /// Titles of boxes and figures.
    Centre,
}

/// The frame being drawn, with all that drawing needs to know.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    /// Words and figures in the reader's language.
    pub say: Say<'a>,
    /// Where things are, for the mouse.
    pub hits: HitMap,
    /// What time it is.
    pub now: Instant,
    /// Where the typing cursor stands, if something is typed.
    pub cursor: Option<Position>,
}

impl<'a> Canvas<'a> {
    /// Whose a hand-off or its clock is, as a cell of a table. Where nobody was named it is the whole team's.
    pub fn owner(&self, handle: &str) -> (String, Role) {
        match handle {
            "" => (self.say.get("owner-everybody"), Role::Dim),
            handle => (handle.to_owned(), Role::Sales),
        }
    }

    /// A canvas over `buffer`.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme, say: Say<'a>, now: Instant) -> Self {
        Self { buffer, theme, say, hits: HitMap::default(), now, cursor: None }
    }

    /// All of it.
    pub const fn area(&self) -> Rect {
        self.buffer.area
    }

    /// The signs of the theme.
    pub const fn glyphs(&self) -> &'a Glyphs {
        self.theme.glyphs()
    }

    /// Draws one line of text in at most `width` columns; says how many it took.
    pub fn text(&mut self, x: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        let area = self.buffer.area;
        if !area.contains(Position { x, y }) {
            return 0;
        }
        let width = width.min(area.right().saturating_sub(x));
        let clean = Clean::new(text);
        let cut = self.shortened(&clean, usize::from(width));
        let (end, _) = self.buffer.set_stringn(x, y, &*cut, usize::from(width), self.style(role));
        end.saturating_sub(x)
    }

    /// A role's whole style: nothing of what was drawn there before shines through.
    fn style(&self, role: Role) -> Style {
        Style::reset().patch(self.theme.style(Role::Text)).patch(self.theme.style(role))
    }

    /// A text in so many columns, cut with the theme's sign for what is missing.
    fn shortened<'t>(&self, text: &'t str, width: usize) -> std::borrow::Cow<'t, str> {
        let cut = text::cut(text, width);
        match cut.strip_suffix('…') {
            Some(kept) if self.glyphs().more != "…" && kept.len() < text.len() => {
                format!("{kept}{}", self.glyphs().more).into()
            }
            _ => cut,
        }
    }

    /// Draws one line to a side of `area`'s first line.
    pub fn aligned(&mut self, area: Rect, text: &str, align: Align, role: Role) -> u16 {
        let wide = u16::try_from(text::width(&Clean::new(text))).unwrap_or(u16::MAX).min(area.width);
        let x = match align {
            Align::Left => area.x,
            Align::Right => area.right() - wide,
            Align::Centre => area.x + (area.width - wide) / 2,
        };
        if area.height == 0 { 0 } else { self.text(x, area.y, wide, text, role) }
    }

    /// Draws parts of different roles one after the other; says how many columns they took.
    pub fn parts(&mut self, x: u16, y: u16, width: u16, parts: &[(&str, Role)]) -> u16 {
        let mut used = 0;
        for (text, role) in parts {
            used += self.text(x.saturating_add(used), y, width - used, text, *role);
            if used >= width {
                break;
            }
        }
        used
    }

    /// Draws some lines, wrapped between words, into `area`; says how many lines they took.
    pub fn wrapped(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let mut row = 0;
        for line in wrap(text, usize::from(area.width)) {
            if row >= area.height {
                break;
            }
            self.text(area.x, area.y + row, area.width, &line, role);
            row += 1;
        }
        row
    }

    /// Repeats a sign of one column over `area`.
    pub fn fill(&mut self, area: Rect, sign: &str, role: Role) {
        let style = self.style(role);
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.set_symbol(sign).set_style(style);
            }
        }
    }

    /// Lays a role over what is drawn already.
    pub fn paint(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buffer.area);
        // What is selected is not faint, whatever it was before.
        self.buffer.set_style(area, self.theme.style(role).remove_modifier(Modifier::DIM));
    }

    /// Makes room for a box over what is drawn already. A wide character that the box cuts in two
    /// becomes spaces, so that no half of it stays.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            let before = Position { x: area.x.saturating_sub(1), y };
            if area.x > self.buffer.area.x
                && let Some(cell) = self.buffer.cell_mut(before)
                && text::width(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
        }
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(self.theme.style(Role::Text));
            }
        }
    }

    /// Draws a frame with a title on the left and one on the right of its top line; says what is inside.
    pub fn frame(&mut self, area: Rect, title: &[(&str, Role)], aside: &str, focused: bool) -> Rect {
        let area = area.intersection(self.buffer.area);
        if area.width < 2 || area.height < 2 {
            return Rect { width: 0, height: 0, ..area };
        }
        let role = if focused { Role::BorderFocus } else { Role::Border };
        let glyphs = self.glyphs();
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        let (wide, high) = (area.width - 2, area.height - 2);
        for y in [area.y, bottom] {
            self.fill(Rect { x: area.x + 1, y, width: wide, height: 1 }, glyphs.horizontal, role);
        }
        for x in [area.x, right] {
            self.fill(Rect { x, y: area.y + 1, width: 1, height: high }, glyphs.vertical, role);
        }
        let corners = [
            (area.x, area.y, glyphs.top_left),
            (right, area.y, glyphs.top_right),
            (area.x, bottom, glyphs.bottom_left),
            (right, bottom, glyphs.bottom_right),
        ];
        for (x, y, sign) in corners {
            self.fill(Rect { x, y, width: 1, height: 1 }, sign, role);
        }
        self.frame_title(area, title, aside);
        Rect { x: area.x + 1, y: area.y + 1, width: wide, height: high }
    }

    /// Titles break the top line with a space on either side: `┌ Pipeline ── 48 open ┐`.
    fn frame_title(&mut self, area: Rect, title: &[(&str, Role)], aside: &str) {
        let room = area.width.saturating_sub(4);
        let wide: usize = title.iter().map(|(text, _)| text::width(&Clean::new(text))).sum();
        let wide = u16::try_from(wide).unwrap_or(u16::MAX).min(room);
        if wide > 0 {
            self.text(area.x + 1, area.y, 1, " ", Role::Text);
            let used = self.parts(area.x + 2, area.y, wide, title);
            self.text(area.x + 2 + used, area.y, 1, " ", Role::Text);
        }
        let beside = u16::try_from(text::width(&Clean::new(aside))).unwrap_or(u16::MAX);
        if beside > 0 && wide.saturating_add(beside).saturating_add(4) <= room {
            let x = area.right() - beside - 3;
            self.text(x, area.y, beside + 2, &format!(" {aside} "), Role::Dim);
        }
    }

    /// Says that `area` is `hit`, above what was said of it before.
    pub fn hit(&mut self, area: Rect, hit: Hit) {
        self.hits.put(area.intersection(self.buffer.area), hit);
    }
}

/// `text` in lines of at most `width` columns, broken between words, and inside a word only where it
/// is longer than a line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if width == 0 {
        return lines;
    }
    for paragraph in Clean::lines(text).split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let mut word = word;
            if !line.is_empty() && text::width(&line) + 1 + text::width(word) > width {
                lines.push(std::mem::take(&mut line));
            }
            while text::width(word) > width {
                let (head, tail) = word.split_at_checked(fitting(word, width)).unwrap_or((word, ""));
                lines.push(head.to_owned());
                word = tail;
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// How many bytes of a word fit into `width` columns: at least one grapheme, so that one gets on.
fn fitting(word: &str, width: usize) -> usize {
    let mut used = 0;
    let beyond = word.grapheme_indices(true).find(|(at, grapheme)| {
        used += text::width(grapheme);
        *at > 0 && used > width
    });
    beyond.map_or(word.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_inside() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrap("株式会社", 3), ["株", "式", "会", "社"]);
        assert!(wrap("anything", 0).is_empty());
    }
}
