//! A pane's frame, and what it shows while it has nothing else: waiting, empty, or why it failed.

use ratatui::layout::Rect;

use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::ui::cells::{self, Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::screens::Pane;
use crate::ui::theme::Role;

/// What is not awaited longer than this, in microseconds, has no spinner.
pub const PATIENCE: i64 = 150_000;
/// A spinner's step, in microseconds.
pub const STEP: i64 = 100_000;

/// Draws a pane's frame with its title, and something beside the title; says what is inside.
pub fn frame(canvas: &mut Canvas<'_>, area: Rect, pane: Pane, aside: &str, focused: bool) -> Rect {
    let title = canvas.say.get(pane.title());
    let side = match pane {
        Pane::Campaigns | Pane::HandOffs => Role::Marketing,
        Pane::Pipeline => Role::Sales,
        _ => Role::Title,
    };
    let inside = canvas.frame(area, &[(&title, side)], aside, focused);
    canvas.hit(area, Hit::Pane(pane));
    inside
}

/// Draws a spinner with a word, once the wait is longer than a person notices.
pub fn waiting(canvas: &mut Canvas<'_>, area: Rect, since: Option<Instant>) {
    let waited = since.map_or(0, |since| canvas.now.0 - since.0);
    if waited < PATIENCE {
        return;
    }
    let frames = canvas.glyphs().spinner;
    let step = usize::try_from(waited / STEP).unwrap_or(0);
    let sign = frames.get(step % frames.len().max(1)).copied().unwrap_or("");
    let text = format!("{sign} {}", canvas.say.get("pane-waiting"));
    let line = layout::centre(area, area.width, 1);
    canvas.aligned(line, &text, Align::Centre, Role::Dim);
}

/// Says what is missing, and below it the key that brings it.
pub fn empty(canvas: &mut Canvas<'_>, area: Rect, what: &str, how: &str) {
    lines(canvas, area, &[(canvas.say.get(what), Role::Text), (canvas.say.get(how), Role::KeyHint)]);
}

/// Says what is missing, what comes next where something does, else the key that brings it.
pub fn empty_with(canvas: &mut Canvas<'_>, area: Rect, what: &str, how: &str, next: Option<&str>) {
    let mut all = vec![(canvas.say.get(what), Role::Text)];
    all.extend(next.map(|next| (next.to_owned(), Role::Info)));
    if !how.is_empty() {
        all.push((canvas.say.get(how), Role::KeyHint));
    }
    lines(canvas, area, &all);
}

/// Says what is missing, and what is known of where it may be.
pub fn empty_but(canvas: &mut Canvas<'_>, area: Rect, what: &str, known: &str) {
    lines(canvas, area, &[(canvas.say.get(what), Role::Text), (known.to_owned(), Role::KeyHint)]);
}

/// Says why there is nothing, what helps, and that F5 tries again.
pub fn failed(canvas: &mut Canvas<'_>, area: Rect, refusal: &Refusal) {
    let mut all = reasons(canvas, refusal);
    all.push((canvas.say.get("pane-retry"), Role::KeyHint));
    lines(canvas, area, &all);
}

/// Says why something cannot be, and what helps.
pub fn refused(canvas: &mut Canvas<'_>, area: Rect, refusal: &Refusal) {
    let all = reasons(canvas, refusal);
    lines(canvas, area, &all);
}

fn reasons(canvas: &Canvas<'_>, refusal: &Refusal) -> Vec<(String, Role)> {
    let why = format!("{} {}", canvas.glyphs().cross, canvas.say.refusal(refusal));
    let hint = canvas.say.hint(refusal).map(|hint| (hint, Role::Dim));
    std::iter::once((why, Role::Bad)).chain(hint).collect()
}

fn lines(canvas: &mut Canvas<'_>, area: Rect, texts: &[(String, Role)]) {
    let area = layout::pad(area, 1);
    let width = usize::from(area.width);
    let all: Vec<(String, Role)> =
        texts.iter().flat_map(|(text, role)| cells::wrap(text, width).into_iter().map(|line| (line, *role))).collect();
    let middle = layout::centre(area, area.width, u16::try_from(all.len()).unwrap_or(u16::MAX));
    for ((line, role), row) in all.iter().zip(0..) {
        if let Some(place) = layout::row(middle, row) {
            canvas.aligned(place, line, Align::Centre, *role);
        }
    }
}
