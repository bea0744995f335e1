//! What was typed before the cockpit was ended and never saved: go on with it, discard it, or decide later.

use ratatui::layout::Rect;

use crate::app::drafts::Left;
use crate::domain::text;
use crate::ui::cells::Canvas;
use crate::ui::drafts::Typed;
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::widgets::form::{self, Content, Field, FieldKind, Form};

/// The most fields that are shown of what was typed.
const SHOWN: usize = 6;

/// The ways out, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is opened again as it was.
    Continue,
    /// It goes.
    Discard,
    /// It stays for the next start.
    Later,
}

/// The box's state.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What was left.
    pub left: Left,
    /// What was typed.
    pub typed: Typed,
    /// The place of the selected way.
    pub selected: usize,
}

impl Offer {
    /// The ways out.
    pub const WAYS: [Way; 3] = [Way::Continue, Way::Discard, Way::Later];

    /// Enter goes on: nothing is lost by a key too many.
    pub const fn new(left: Left, typed: Typed) -> Self {
        Self { left, typed, selected: 0 }
    }

    /// The selected way.
    pub fn way(&self) -> Way {
        Self::WAYS.get(self.selected).copied().unwrap_or(Way::Later)
    }

    /// Another way.
    pub fn step(&mut self, by: i64) {
        let by = isize::try_from(by).unwrap_or(0);
        self.selected = self.selected.saturating_add_signed(by).min(Self::WAYS.len() - 1);
    }
}

/// Draws the box over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, offer: &Offer) {
    let typed = typed(canvas, &offer.typed);
    let most = usize::from(area.height).saturating_sub(10).min(SHOWN);
    let more = typed.len().saturating_sub(most);
    let shown = typed.len() - more;
    let height = u16::try_from(shown + usize::from(more > 0) + 10).unwrap_or(u16::MAX);
    let area = layout::centre(area, 76, height);
    canvas.clear(area);
    let title = canvas.say.get("offer-title");
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    // The ways out have their lines on any screen; what was typed has what is left.
    let rows = u16::try_from(Offer::WAYS.len()).unwrap_or(0).min(inside.height);
    let ways = Rect { y: inside.bottom() - rows, height: rows, ..inside };
    let inside = Rect { height: inside.height - rows, ..inside };
    let when = canvas.say.moment(offer.left.draft.instant(), canvas.now);
    let head = format!("{}  {} {when}", name(canvas, &offer.typed), canvas.glyphs().dot);
    canvas.text(inside.x, inside.y, inside.width, &head, Role::Accent);
    let said = canvas.say.get("offer-said");
    let mut used = 1 + canvas.wrapped(layout::below(inside, 1), &said, Role::Text) + 1;
    let names = typed.iter().take(shown).map(|(name, _)| text::width(name)).max().unwrap_or(0);
    let names = u16::try_from(names).unwrap_or(u16::MAX).min(inside.width / 2);
    for (label, value) in typed.iter().take(shown) {
        let Some(line) = layout::row(inside, used) else { break };
        canvas.text(line.x + 1, line.y, names, label, Role::Dim);
        let x = line.x + names + 3;
        canvas.text(x, line.y, line.right().saturating_sub(x), value, Role::Text);
        used += 1;
    }
    if let (Some(line), true) = (layout::row(inside, used), more > 0) {
        let more = canvas.say.count_of("offer-more", more as u64);
        canvas.text(line.x + 1, line.y, line.width.saturating_sub(1), &more, Role::Dim);
    }
    for (place, way) in Offer::WAYS.iter().enumerate() {
        let Some(line) = u16::try_from(place).ok().and_then(|row| layout::row(ways, row)) else { break };
        let id = match way {
            Way::Continue => "offer-continue",
            Way::Discard => "offer-discard",
            Way::Later => "offer-later",
        };
        let words = format!(" {}", canvas.say.get(id));
        canvas.hit(line, Hit::OverlayRow(place));
        canvas.text(line.x, line.y, line.width, &words, Role::Text);
        if place == offer.selected {
            canvas.paint(line, Role::Selected);
        }
    }
}

/// What it was typed into.
fn name(canvas: &Canvas<'_>, typed: &Typed) -> String {
    match typed {
        Typed::Form(form) | Typed::Plan(form) => match form.title.1.as_str() {
            "" => canvas.say.get(form.title.0),
            about => canvas.say.with(form.title.0, &[("name", about)]),
        },
        Typed::Filter(pane, _) => canvas.say.with("offer-filter", &[("pane", &canvas.say.get(pane.title()))]),
    }
}

/// What was typed: names of fields, and what is in them.
fn typed(canvas: &Canvas<'_>, typed: &Typed) -> Vec<(String, String)> {
    let fields = |form: &Form, name: &dyn Fn(&Field) -> String| -> Vec<(String, String)> {
        let changed = form.fields.iter().filter(|field| field.changed());
        changed.map(|field| (name(field), shown(canvas, field))).collect()
    };
    match typed {
        Typed::Form(it) => fields(it, &|field| form::label(canvas, it, field).trim_end_matches(" *").to_owned()),
        Typed::Plan(it) => fields(it, &|field| canvas.say.get(&format!("plan-{}", field.name))),
        Typed::Filter(_, text) => vec![(String::new(), text.clone())],
    }
}

/// What is in a field, in one line.
fn shown(canvas: &Canvas<'_>, field: &Field) -> String {
    match (&field.content, field.kind) {
        (Content::Typed(line), _) => line.text().replace('\n', " "),
        (Content::Pick(pick), _) => pick.line.text().to_owned(),
        (Content::Chosen(_), FieldKind::Codes { family, .. }) => canvas.say.code(family, &field.value()),
        (Content::Chosen(_), _) => field.value(),
    }
}
