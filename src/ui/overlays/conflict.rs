//! Somebody else was faster: keep theirs, put yours over it, or look at both values.

use ratatui::layout::Rect;

use crate::app::views::Conflict;
use crate::ui::cells::Canvas;
use crate::ui::hits::Hit;
use crate::ui::layout;
use crate::ui::theme::Role;

/// The three ways out, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nothing is changed.
    Theirs,
    /// The wish again, over what now stands.
    Yours,
    /// Both values side by side.
    Compare,
}

/// The box's state.
#[derive(Debug, Clone)]
pub struct ConflictBox {
    /// What happened.
    pub conflict: Conflict,
    /// The place of the selected way.
    pub selected: usize,
    /// Whether both values are shown.
    pub compared: bool,
}

impl ConflictBox {
    /// The ways out.
    pub const WAYS: [Way; 3] = [Way::Theirs, Way::Yours, Way::Compare];

    /// Nothing is lost while one looks: the first way keeps what stands.
    pub const fn new(conflict: Conflict) -> Self {
        Self { conflict, selected: 0, compared: false }
    }

    /// The selected way.
    pub fn way(&self) -> Way {
        Self::WAYS.get(self.selected).copied().unwrap_or(Way::Theirs)
    }

    /// Another way.
    pub fn step(&mut self, by: i64) {
        let by = isize::try_from(by).unwrap_or(0);
        self.selected = self.selected.saturating_add_signed(by).min(Self::WAYS.len() - 1);
    }
}

/// Draws the box over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, conflict: &ConflictBox) {
    let fields = if conflict.compared { conflict.conflict.fields.len() * 3 } else { 0 };
    let height = u16::try_from(fields).unwrap_or(20).saturating_add(9);
    let area = layout::centre(area, 70, height);
    canvas.clear(area);
    let title = canvas.say.get("conflict-title");
    let inside = canvas.frame(area, &[(&title, Role::Warn)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    let what = &conflict.conflict;
    let ago = canvas.say.ago(what.at, canvas.now);
    let said = canvas
        .say
        .with("conflict-said", &[("member", &what.by), ("number", &what.number), ("name", &what.name), ("ago", &ago)]);
    let mut used = canvas.wrapped(Rect { height: 2.min(inside.height), ..inside }, &said, Role::Text) + 1;
    if conflict.compared {
        used += compare(canvas, layout::below(inside, used), what) + 1;
    }
    let ways = layout::below(inside, used);
    for (place, way) in ConflictBox::WAYS.iter().enumerate() {
        let Some(line) = u16::try_from(place).ok().and_then(|row| layout::row(ways, row)) else { break };
        let id = match way {
            Way::Theirs => "conflict-theirs",
            Way::Yours => "conflict-yours",
            Way::Compare => "conflict-compare",
        };
        let text = format!(" {}", canvas.say.with(id, &[("member", &what.by)]));
        canvas.hit(line, Hit::OverlayRow(place));
        canvas.text(line.x, line.y, line.width, &text, Role::Text);
        if place == conflict.selected {
            canvas.paint(line, Role::Selected);
        }
    }
}

/// Both values of each field; says how many lines they took.
fn compare(canvas: &mut Canvas<'_>, area: Rect, conflict: &Conflict) -> u16 {
    let mut row = 0;
    for field in &conflict.fields {
        let name = canvas.say.get(&format!("field-{}", field.field));
        let before = format!("{name}: {}", field.before);
        let theirs = canvas.say.with("conflict-value", &[("name", &conflict.by), ("value", &field.theirs)]);
        let yours = canvas.say.with("conflict-value-yours", &[("value", &field.yours)]);
        for (text, role) in [(before, Role::Dim), (theirs, Role::Info), (yours, Role::Accent)] {
            let Some(line) = layout::row(area, row) else { return row };
            let indent = if row % 3 == 0 { 0 } else { 2 };
            canvas.text(line.x + indent, line.y, line.width.saturating_sub(indent), &text, role);
            row += 1;
        }
    }
    row
}
