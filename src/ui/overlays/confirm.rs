//! Something that must be meant: `y` for what can be taken back, the thing's name typed for what cannot.

use ratatui::layout::Rect;

use crate::app::views::Message;
use crate::domain::text::{self, fold};
use crate::ui::cells::{Canvas, wrap};
use crate::ui::effect::Effect;
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::widgets::input::Line;

/// A question before something is done.
#[derive(Debug, Clone)]
pub struct Confirm {
    /// What will happen.
    pub question: Message,
    /// What it is about, a few lines: the first of many rows.
    pub sample: Vec<String>,
    /// The name to be typed, where it cannot be undone.
    pub name: Option<String>,
    /// What is typed.
    pub line: Line,
    /// What is then done.
    pub then: Effect,
}

impl Confirm {
    /// Asks for `y`.
    pub fn new(question: Message, then: Effect) -> Self {
        Self { question, sample: Vec::new(), name: None, line: Line::default(), then }
    }

    /// Asks for the name of the thing.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// Whether one key is a yes, which is not so where a name has to be typed.
    pub const fn by_key(&self) -> bool {
        self.name.is_none()
    }

    /// Whether the name was typed, cases and accents aside.
    pub fn meant(&self) -> bool {
        self.name.as_ref().is_some_and(|name| fold(name) == fold(self.line.text()))
    }
}

/// What it is about, whole: in lines of `width`, where no more than `most` are needed; else cut, one each.
fn sample_lines(confirm: &Confirm, width: u16, most: u16) -> Vec<String> {
    let width = usize::from(width.max(12));
    let one = |line: &String| {
        let parts = wrap(line, width - 2);
        parts.into_iter().enumerate().map(|(place, part)| if place == 0 { part } else { format!("  {part}") })
    };
    let whole: Vec<String> = confirm.sample.iter().flat_map(one).collect();
    if whole.len() <= usize::from(most) { whole } else { confirm.sample.clone() }
}

/// Draws the question over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, confirm: &Confirm) {
    let widest = confirm.sample.iter().map(|line| text::width(line)).max().unwrap_or(0);
    let wide = u16::try_from(widest).unwrap_or(u16::MAX).saturating_add(5).clamp(62, 110);
    let most = area.height.saturating_sub(8);
    let lines = sample_lines(confirm, wide.min(area.width).saturating_sub(5), most);
    let sample = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(most).max(u16::from(!lines.is_empty()));
    let area = layout::centre(area, wide, sample + 7);
    canvas.clear(area);
    let title = canvas.say.get("confirm-title");
    let inside = canvas.frame(area, &[(&title, Role::Warn)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let question = canvas.say.message(&confirm.question);
    let mut used =
        canvas.wrapped(Rect { height: inside.height.saturating_sub(sample + 2), ..inside }, &question, Role::Text);
    for line in lines.iter().take(usize::from(sample)) {
        if let Some(place) = layout::row(inside, used) {
            canvas.text(place.x + 1, place.y, place.width.saturating_sub(1), line, Role::Dim);
        }
        used += 1;
    }
    let rest = layout::below(inside, used + 1);
    let Some(place) = layout::row(rest, 0) else { return };
    match &confirm.name {
        None => {
            let (letter, yes) = (canvas.say.get("confirm-letter"), canvas.say.get("command-confirm"));
            let (esc, no) = (canvas.say.get("key-esc"), canvas.say.get("confirm-no"));
            let (yes, no) = (format!("  {yes}     "), format!("  {no}"));
            let parts = [(letter.as_str(), Role::Key), (&yes, Role::Text), (&esc, Role::Key), (&no, Role::Text)];
            canvas.parts(place.x, place.y, place.width, &parts);
        }
        Some(name) => {
            let ask = canvas.say.with("confirm-name", &[("name", name)]);
            canvas.text(place.x, place.y, place.width, &ask, Role::Warn);
            if let Some(place) = layout::row(rest, 1) {
                confirm.line.draw(canvas, place, true);
            }
        }
    }
}
