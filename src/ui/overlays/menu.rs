//! Something to choose from a few: by its digit, by typing part of it, or with the arrows.

use ratatui::layout::Rect;

use crate::app::views::{DealCard, StageInfo};
use crate::domain::text::fold;
use crate::ui::cells::{Align, Canvas};
use crate::ui::hits::Hit;
use crate::ui::keymap::{Key, KeyName};
use crate::ui::layout;
use crate::ui::theme::Role;
use crate::ui::widgets::input::Line;

/// A menu: to which stage a deal goes.
#[derive(Debug, Clone)]
pub struct Menu {
    /// The deal.
    pub deal: DealCard,
    /// The stages.
    pub stages: Vec<StageInfo>,
    /// What is typed to find one.
    pub line: Line,
    /// The place of the selected one among those found.
    pub selected: usize,
    /// A digit was typed: it is chosen already.
    pub chosen: bool,
}

impl Menu {
    /// The stages a deal can go to, the one after its own selected.
    pub fn new(deal: DealCard, stages: Vec<StageInfo>) -> Self {
        let here = stages.iter().position(|stage| stage.id == deal.stage);
        let selected = here.map_or(0, |place| place + 1).min(stages.len().saturating_sub(1));
        Self { deal, stages, line: Line::default(), selected, chosen: false }
    }

    /// The stages that fit what is typed, with their numbers.
    fn found(&self) -> Vec<(usize, &StageInfo)> {
        let typed = fold(self.line.text());
        self.stages.iter().enumerate().filter(|(_, stage)| fold(&stage.name).contains(&typed)).collect()
    }

    /// The selected stage.
    pub fn current(&self) -> Option<&StageInfo> {
        self.found().get(self.selected).map(|(_, stage)| *stage)
    }

    /// A key for it: a digit chooses at once.
    pub fn key(&mut self, key: &Key) {
        if let (KeyName::Char(c @ '1'..='9'), true) = (key.code, self.line.text().is_empty()) {
            let place = c as usize - '1' as usize;
            if place < self.stages.len() {
                self.selected = place;
                self.chosen = true;
                return;
            }
        }
        if self.line.key(key) {
            self.selected = 0;
        }
    }

    /// Another one.
    pub fn step(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.found().len().saturating_sub(1));
    }
}

/// Draws the menu over `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, menu: &Menu) {
    let height = u16::try_from(menu.stages.len()).unwrap_or(u16::MAX).saturating_add(3);
    let area = layout::centre(area, 46, height);
    canvas.clear(area);
    let title = canvas.say.with("menu-move", &[("name", &menu.deal.title)]);
    let inside = canvas.frame(area, &[(&title, Role::Title)], "", true);
    canvas.hit(area, Hit::Overlay);
    let inside = layout::pad(inside, 1);
    menu.line.draw(canvas, inside, true);
    if menu.line.text().is_empty() {
        let hint = canvas.say.get("menu-hint");
        canvas.text(inside.x + 1, inside.y, inside.width.saturating_sub(1), &hint, Role::KeyHint);
    }
    let list = layout::below(inside, 1);
    if menu.found().is_empty() {
        let none = canvas.say.get("menu-none");
        canvas.wrapped(list, &none, Role::Dim);
    }
    for (y, (place, (number, stage))) in (list.y..list.bottom()).zip(menu.found().into_iter().enumerate()) {
        let line = Rect { y, height: 1, ..list };
        canvas.hit(line, Hit::OverlayRow(place));
        let digit = if number < 9 { format!("{} ", number + 1) } else { "  ".to_owned() };
        let used = canvas.text(line.x, y, line.width, &digit, Role::Key);
        let here = stage.id == menu.deal.stage;
        let role = if here { Role::Dim } else { Role::Text };
        canvas.text(line.x + used, y, line.width.saturating_sub(used + 6), &stage.name, role);
        let aside = if here { canvas.glyphs().dot.to_owned() } else { canvas.say.percent(stage.probability) };
        canvas.aligned(line, &aside, Align::Right, Role::Dim);
        if place == menu.selected {
            canvas.paint(line, Role::Selected);
        }
    }
}
