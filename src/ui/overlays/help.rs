//! `?`: every command that means something here, by area, with its keys; those that cannot run now with
//! the reason.

use ratatui::layout::Rect;

use crate::domain::text;
use crate::ui::cells::Canvas;
use crate::ui::commands::{self, Area, Availability, Command, Snapshot};
use crate::ui::hits::Hit;
use crate::ui::keymap::Keymap;
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::widgets::list::Motion;
use crate::ui::widgets::table::scroll_bar;

/// The help's state.
#[derive(Debug, Clone, Copy, Default)]
pub struct Help {
    /// Lines scrolled away.
    pub scroll: u16,
}

impl Help {
    /// Scrolls.
    pub fn go(&mut self, motion: Motion) {
        self.scroll = crate::ui::screens::prospects::scrolled(self.scroll, motion);
    }
}

/// A line of the help.
enum Line {
    Head(Area),
    Command(&'static Command, Availability),
    Legend,
    Sign(&'static str, Role, String),
    Blank,
}

/// Draws the help over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, help: Help, keymap: &Keymap, snapshot: &Snapshot) {
    let area = layout::centre(area, 88, area.height);
    canvas.clear(area);
    let title = canvas.say.get("help-title");
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let mut lines = lines(snapshot);
    legend(canvas, &mut lines);
    let keys: Vec<u16> = lines
        .iter()
        .map(|line| match line {
            Line::Command(command, _) => u16::try_from(text::width(&key_list(canvas, keymap, command.id))).unwrap_or(0),
            _ => 0,
        })
        .collect();
    let wide = keys.into_iter().max().unwrap_or(0).min(inside.width / 3);
    let last = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(inside.height);
    let top = help.scroll.min(last);
    for (y, line) in (inside.y..inside.bottom()).zip(lines.iter().skip(usize::from(top))) {
        let place = Rect { y, height: 1, ..inside };
        match line {
            Line::Head(area) => {
                let name = canvas.say.get(area.title());
                canvas.text(place.x, y, place.width, &name, Role::Accent);
            }
            Line::Command(command, availability) => draw_command(canvas, place, wide, keymap, command, *availability),
            Line::Legend => {
                let name = canvas.say.get("help-legend");
                canvas.text(place.x, y, place.width, &name, Role::Accent);
            }
            Line::Sign(sign, role, words) => {
                canvas.text(place.x, y, wide, sign, *role);
                let x = place.x + wide + 2;
                canvas.text(x, y, place.right().saturating_sub(x), words, Role::Text);
            }
            Line::Blank => {}
        }
    }
    let bar = Rect { x: area.right().saturating_sub(1), width: 1, y: inside.y, height: inside.height };
    scroll_bar(canvas, bar, u64::from(top), lines.len() as u64);
}

fn lines(snapshot: &Snapshot) -> Vec<Line> {
    let mut lines = Vec::new();
    for area in Area::ALL {
        let here: Vec<Line> = commands::of(area)
            .iter()
            .filter_map(|command| match (command.when)(snapshot) {
                // Orders of other lists are no help here.
                Availability::Elsewhere | Availability::No("reason-no-such-order") => None,
                availability => Some(Line::Command(command, availability)),
            })
            .collect();
        if here.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Head(area));
        lines.extend(here);
    }
    lines
}

/// The signs of the screens and their words.
fn legend(canvas: &Canvas<'_>, lines: &mut Vec<Line>) {
    let (glyphs, say) = (canvas.glyphs(), canvas.say);
    lines.extend([Line::Blank, Line::Legend]);
    let signs = [
        (glyphs.late, Role::Late, "legend-late"),
        (glyphs.due, Role::Due, "legend-due"),
        (glyphs.kept, Role::Good, "legend-kept"),
        (glyphs.cross, Role::Bad, "legend-cross"),
        (glyphs.paused, Role::Paused, "legend-paused"),
        (glyphs.linked, Role::Accent, "legend-linked"),
        (glyphs.touch_in, Role::Dim, "legend-in"),
        (glyphs.touch_out, Role::Dim, "legend-out"),
        ("12/50", Role::Text, "legend-share"),
        ("n 50", Role::Text, "legend-cases"),
    ];
    lines.extend(signs.map(|(sign, role, words)| Line::Sign(sign, role, say.get(words))));
}

fn draw_command(
    canvas: &mut Canvas<'_>,
    place: Rect,
    wide: u16,
    keymap: &Keymap,
    command: &Command,
    availability: Availability,
) {
    let keys = key_list(canvas, keymap, command.id);
    let text = canvas.say.get(&command.text());
    let (key_role, role) =
        if availability == Availability::Yes { (Role::Key, Role::Text) } else { (Role::Dim, Role::Dim) };
    canvas.text(place.x, place.y, wide, &keys, key_role);
    let x = place.x + wide + 2;
    let used = canvas.text(x, place.y, place.right().saturating_sub(x), &text, role);
    if let Availability::No(reason) = availability {
        let reason = format!("({})", canvas.say.get(reason));
        let x = x + used + 1;
        canvas.text(x, place.y, place.right().saturating_sub(x), &reason, Role::KeyHint);
    }
}

/// A command's keys as people read them: `j  Down`.
pub fn key_list(canvas: &Canvas<'_>, keymap: &Keymap, command: &str) -> String {
    let names: Vec<String> = keymap.keys(command).iter().map(|keys| canvas.say.keys(keys)).collect();
    names.join("  ")
}
