//! `:`: every command by its words, its id or its key; those used last come first.

use ratatui::layout::Rect;

use super::help::key_list;
use crate::app::texts::Texts;
use crate::domain::text::{self, fold};
use crate::ui::cells::{Align, Canvas};
use crate::ui::commands::{self, Availability, Command, Snapshot};
use crate::ui::hits::Hit;
use crate::ui::keymap::{Key, Keymap, Layer};
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::widgets::input::Line;
use crate::ui::widgets::table::scroll_bar;

/// The palette's state.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What is typed.
    pub line: Line,
    /// The place of the selected match.
    pub selected: usize,
    /// The commands with what they are found by, in the order for nothing typed.
    entries: Vec<(&'static Command, String)>,
    matches: Vec<&'static Command>,
}

impl Palette {
    /// All commands of the screens: those that can run before the others, those in `recent` (newest first) on top.
    pub fn new(texts: &Texts, keymap: &Keymap, recent: &[&'static str], now: &Snapshot) -> Self {
        let mut all: Vec<&'static Command> =
            commands::all().filter(|command| command.layer == Layer::Screen && command.named).collect();
        let last = |command: &Command| recent.iter().position(|id| *id == command.id).unwrap_or(usize::MAX);
        let able = |command: &Command| match (command.when)(now) {
            Availability::Yes => 0,
            Availability::No(_) => 1,
            Availability::Elsewhere => 2,
        };
        all.sort_by_key(|command| (able(command), last(command)));
        let key = |command: &Command| {
            let keys: Vec<String> = keymap.keys(command.id).iter().map(ToString::to_string).collect();
            fold(&format!("{} {} {}", texts.get(&command.text()), command.id, keys.join(" ")))
        };
        let entries = all.into_iter().map(|command| (command, key(command))).collect();
        let mut palette = Self { line: Line::default(), selected: 0, entries, matches: Vec::new() };
        palette.find();
        palette
    }

    /// A key for it.
    pub fn key(&mut self, key: &Key) {
        if self.line.key(key) {
            self.find();
        }
    }

    /// Pasted text; says whether some had to be left out.
    pub fn paste(&mut self, text: &str) -> bool {
        let cut = self.line.paste(text, false);
        self.find();
        cut
    }

    /// Nothing is typed any more.
    pub fn clear(&mut self) {
        self.line.clear();
        self.find();
    }

    /// Another match.
    pub fn step(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.matches.len().saturating_sub(1));
    }

    /// The selected command.
    pub fn current(&self) -> Option<&'static Command> {
        self.matches.get(self.selected).copied()
    }

    fn find(&mut self) {
        self.selected = 0;
        let typed = fold(self.line.text());
        if typed.is_empty() {
            self.matches = self.entries.iter().map(|(command, _)| *command).collect();
            return;
        }
        let texts: Vec<&str> = self.entries.iter().map(|(_, text)| text.as_str()).collect();
        let found = frizbee::Matcher::new(&typed, &frizbee::Config::default()).match_list(&texts);
        // Letters that only happen to stand in this order are no match beside those that belong together.
        let least = found.first().map_or(0, |best| best.score / 2);
        let near = found.into_iter().filter(|found| found.score > least);
        let entry = |found: frizbee::Match| self.entries.get(found.index as usize);
        let meant = near.filter_map(entry).filter(|(_, text)| sounds(text, &typed));
        self.matches = meant.map(|(command, _)| *command).collect();
    }
}

/// Whether each typed word stands in one word of the text, letter after letter: letters that are picked
/// together from several words are what nobody meant.
fn sounds(text: &str, typed: &str) -> bool {
    let within = |word: &str, part: &str| {
        let mut rest = word.chars();
        part.chars().all(|letter| rest.any(|other| other == letter))
    };
    typed
        .split_whitespace()
        .all(|part| text.contains(part) || text.split(|c: char| !c.is_alphanumeric()).any(|word| within(word, part)))
}

/// Draws the palette over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, palette: &Palette, keymap: &Keymap, snapshot: &Snapshot) {
    let height = u16::try_from(palette.entries.len()).unwrap_or(u16::MAX).saturating_add(3).min(20);
    let area = layout::centre(area, 88, height);
    canvas.clear(area);
    let title = canvas.say.get("palette-title");
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let used = canvas.text(inside.x, inside.y, inside.width, ": ", Role::Accent);
    let typed = Rect { x: inside.x + used, width: inside.width.saturating_sub(used), ..inside };
    palette.line.draw(canvas, typed, true);
    let list = layout::below(inside, 1);
    if palette.matches.is_empty() {
        let none = canvas.say.get("palette-none");
        canvas.wrapped(list, &none, Role::Dim);
        return;
    }
    let top = (palette.selected + 1).saturating_sub(usize::from(list.height));
    for (y, (place, command)) in (list.y..list.bottom()).zip(palette.matches.iter().enumerate().skip(top)) {
        let line = Rect { y, height: 1, ..list };
        canvas.hit(line, Hit::OverlayRow(place));
        draw_match(canvas, line, command, keymap, snapshot);
        if place == palette.selected {
            canvas.paint(line, Role::Selected);
        }
    }
    let bar = Rect { x: area.right().saturating_sub(1), width: 1, y: list.y, height: list.height };
    scroll_bar(canvas, bar, top as u64, palette.matches.len() as u64);
}

fn draw_match(canvas: &mut Canvas<'_>, line: Rect, command: &Command, keymap: &Keymap, snapshot: &Snapshot) {
    let keys = key_list(canvas, keymap, command.id);
    let wide = u16::try_from(text::width(&keys)).unwrap_or(0).min(line.width / 3);
    canvas.aligned(line, text::cut(&keys, usize::from(wide)).as_ref(), Align::Right, Role::Key);
    let room = line.width.saturating_sub(wide + 1);
    let name = canvas.say.get(&command.text());
    let reason = match (command.when)(snapshot) {
        Availability::Yes => None,
        Availability::No(reason) => Some(reason),
        Availability::Elsewhere => Some("reason-elsewhere"),
    };
    let role = if reason.is_some() { Role::Dim } else { Role::Text };
    let used = canvas.text(line.x, line.y, room, &name, role);
    if let Some(reason) = reason {
        let reason = format!("({})", canvas.say.get(reason));
        canvas.text(line.x + used + 1, line.y, room.saturating_sub(used + 1), &reason, Role::KeyHint);
    }
}

#[cfg(test)]
mod tests {
    use super::sounds;

    #[test]
    fn letters_of_several_words_are_no_word() {
        assert!(sounds("go to the journal tab-journal 7", "jrnl"));
        assert!(sounds("show all messages log , l", ", l"));
        assert!(!sounds("show closed deals too, or only open ones closed f", "won"));
        assert!(!sounds("set the deal's next step next-step n", "saved"));
    }
}
