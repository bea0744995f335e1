//! All versions of the agreement with their signatures, and what the selected one says otherwise than the one before.

use ratatui::layout::Rect;

use crate::app::agreement::span;
use crate::app::views::{DiffLine, VersionInfo};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::ui::cells::{Canvas, wrap};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::screens::agreement::State;
use crate::ui::theme::Role;
use crate::ui::widgets::pane;
use crate::ui::widgets::table::scroll_bar;

/// Draws the box over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, state: &State, since: Option<Instant>) {
    let area = layout::centre(area, 100, area.height);
    canvas.clear(area);
    let title = canvas.say.get("versions-title");
    let name = state.page.as_ref().map(|page| page.name.clone()).unwrap_or_default();
    let inside = canvas.frame(area, &[(&title, Role::Title)], &name, true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let versions = state.page.as_ref().map(|page| page.versions.as_slice()).unwrap_or_default();
    let height = u16::try_from(versions.len()).unwrap_or(u16::MAX).min((inside.height / 2).max(1));
    let skip = (state.compared + 1).saturating_sub(usize::from(height));
    for (y, (place, version)) in (inside.y..inside.y + height).zip(versions.iter().enumerate().skip(skip)) {
        let line = Rect { y, height: 1, ..inside };
        canvas.hit(line, Hit::OverlayRow(place));
        row(canvas, line, version);
        if place == state.compared {
            canvas.paint(line, Role::Selected);
        }
    }
    let rest = layout::below(inside, height + 1);
    let Some(version) = state.compared() else { return };
    let head = canvas.say.with("versions-differs", &[("label", &version.label)]);
    canvas.text(rest.x, rest.y, rest.width, &head, Role::Header);
    let rest = layout::below(rest, 1);
    match (state.diff.get(), &state.diff.error) {
        (_, Some(refusal)) => pane::failed(canvas, rest, refusal),
        (Some(lines), _) if lines.is_empty() => {
            let none = canvas.say.get(if version.number <= 1 { "versions-first" } else { "versions-same" });
            canvas.text(rest.x, rest.y, rest.width, &none, Role::Dim);
        }
        (Some(lines), _) => differences(canvas, rest, area, lines, state.diff.scroll),
        (None, None) => pane::waiting(canvas, rest, since),
    }
}

/// A version: its name, since when, its state, who signed.
fn row(canvas: &mut Canvas<'_>, line: Rect, version: &VersionInfo) {
    let say = canvas.say;
    let glyphs = canvas.glyphs();
    let head = format!("{}  {}  {}", version.label, say.day(version.from), say.code("version-is", version.state));
    let told = |dated: bool| {
        let signed = version.signatures.iter().map(|it| {
            let sign = if it.valid { glyphs.kept } else { glyphs.cross };
            let day = if dated { format!(" {}", say.day(say.zone().day(it.at))) } else { String::new() };
            format!("{sign} {} ({}){day}", it.by, say.code("side", it.side))
        });
        let signed: Vec<String> = signed.collect();
        let signed = if signed.is_empty() { say.get("versions-unsigned") } else { signed.join("  ") };
        format!("{head}  {} {signed}", glyphs.dot)
    };
    // The days of the signatures give way: who signed counts more.
    let text = if text::width(&told(true)) <= usize::from(line.width) { told(true) } else { told(false) };
    canvas.text(line.x, line.y, line.width, &text, Role::Text);
}

fn differences(canvas: &mut Canvas<'_>, inside: Rect, area: Rect, all: &[DiffLine], scroll: u16) {
    let say = canvas.say;
    let glyphs = canvas.glyphs();
    let width = usize::from(inside.width);
    let mut lines: Vec<(String, Role)> = Vec::new();
    let mut term = None;
    for line in all {
        if term != Some(&line.term) {
            term = Some(&line.term);
            let name = if line.term.is_empty() { say.get("versions-itself") } else { line.term.clone() };
            let (sign, role) = match line.change {
                "added" => ("+", Role::Good),
                "removed" => ("-", Role::Bad),
                _ => (glyphs.dot, Role::Title),
            };
            lines.push((format!("{sign} {name}"), role));
        }
        if line.field.is_empty() {
            continue;
        }
        let field = say.get(&format!("field-{}", line.field));
        // Lengths of time are kept as they are typed.
        let time = matches!(line.field, "within" | "spacing" | "grace" | "warn" | "manager_after" | "management_after");
        let word = |value: &str| match value {
            "" => glyphs.none.to_owned(),
            value if time => span(say.texts(), value),
            value => say.find(&format!("choice-{value}")).unwrap_or_else(|| value.to_owned()),
        };
        let text = format!("{field}: {} {} {}", word(&line.before), glyphs.arrow, word(&line.after));
        lines.extend(wrap(&text, width.saturating_sub(4)).into_iter().map(|line| (format!("    {line}"), Role::Text)));
    }
    let top = usize::from(scroll).min(lines.len().saturating_sub(usize::from(inside.height)));
    for (y, (text, role)) in (inside.y..inside.bottom()).zip(lines.iter().skip(top)) {
        canvas.text(inside.x, y, inside.width, &text::cut(text, width), *role);
    }
    let bar = Rect { x: area.right().saturating_sub(1), width: 1, y: inside.y, height: inside.height };
    scroll_bar(canvas, bar, top as u64, lines.len() as u64);
}
