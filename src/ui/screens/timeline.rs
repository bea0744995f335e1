//! The one timeline of every touch by either side, newest first: shared by prospects and deals.

use ratatui::layout::Rect;

use crate::app::views::TimelineItem;
use crate::domain::text;
use crate::ui::cells::{Canvas, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::table::scroll_bar;

/// A drawn line: parts of different roles.
type Line = Vec<(String, Role)>;

/// Draws the items into `area`, their first `scroll` lines away. `total` is how many there are in all.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, items: &[TimelineItem], total: u64, scroll: u16) {
    let inner = Rect { width: area.width.saturating_sub(1), ..area };
    let mut lines = lines(canvas, items, usize::from(inner.width));
    let more = total.saturating_sub(items.len() as u64);
    if more > 0 {
        lines.push(vec![(canvas.say.count_of("board-more", more), Role::Dim)]);
    }
    let last = lines.len().saturating_sub(usize::from(area.height));
    let top = usize::from(scroll).min(last);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let parts: Vec<(&str, Role)> = line.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        canvas.parts(inner.x, y, inner.width, &parts);
    }
    let bar = Rect { x: area.right(), width: 1, ..area };
    scroll_bar(canvas, bar, top as u64, lines.len() as u64);
}

/// Every item in a line, with its note under it; items of one day under the day.
pub fn lines(canvas: &Canvas<'_>, items: &[TimelineItem], width: usize) -> Vec<Line> {
    let say = canvas.say;
    let mut lines = Vec::new();
    let mut day = None;
    for item in items {
        let here = say.zone().day(item.at);
        if day != Some(here) {
            day = Some(here);
            lines.push(vec![(say.day_apart(here, canvas.now), Role::Header)]);
        }
        lines.extend(head(canvas, item, width));
        if !item.note.is_empty() {
            let notes = wrap(&item.note, width.saturating_sub(8).max(8));
            lines.extend(notes.into_iter().map(|note| vec![("        ".to_owned(), Role::Dim), (note, Role::Dim)]));
        }
    }
    lines
}

/// When, what, by whom, and what it is about: below, where there is no room beside.
fn head(canvas: &Canvas<'_>, item: &TimelineItem, width: usize) -> Vec<Line> {
    let say = canvas.say;
    let glyphs = canvas.glyphs();
    let sign = match (item.channel, item.inbound) {
        (None, _) => glyphs.dot,
        (Some(_), true) => glyphs.touch_in,
        (Some(_), false) => glyphs.touch_out,
    };
    let what = match item.channel {
        Some(channel) => {
            let channel = say.code("channel", channel.code());
            let outcome = say.code("outcome", &item.what);
            if outcome.is_empty() { channel } else { format!("{channel}: {outcome}") }
        }
        None => say.code("event", &item.what),
    };
    let side = match item.side {
        "marketing" => Role::Marketing,
        "sales" => Role::Sales,
        _ => Role::Dim,
    };
    let mut line =
        vec![(format!(" {} ", say.time(item.at)), Role::Dim), (format!("{sign} "), side), (what, Role::Text)];
    let wide = |line: &Line| line.iter().map(|(text, _)| text::width(text)).sum::<usize>();
    let mut lines = Vec::new();
    if !item.by.is_empty() {
        let by = (format!("  {}", item.by), side);
        if wide(&line) + text::width(&by.0) > width {
            lines.push(std::mem::replace(&mut line, vec![("      ".to_owned(), Role::Dim)]));
        }
        line.push(by);
    }
    if item.about.is_empty() {
        lines.push(line);
        return lines;
    }
    if wide(&line) + 4 + text::width(&item.about) <= width {
        line.push((format!("  {} {}", glyphs.dot, item.about), Role::Dim));
        lines.push(line);
        return lines;
    }
    let about = wrap(&item.about, width.saturating_sub(10).max(8)).into_iter().enumerate();
    let sign = |row: usize| if row == 0 { glyphs.dot } else { " " };
    let about = about.map(|(row, part)| vec![(format!("        {} {part}", sign(row)), Role::Dim)]);
    lines.push(line);
    lines.extend(about);
    lines
}
