//! Where things are on the drawn frame: what the view leaves behind for the mouse and for paging.

use ratatui::layout::{Position, Rect};

use crate::ui::screens::{Pane, Tab};

/// A thing on the screen that the mouse can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// A tab's title.
    Tab(Tab),
    /// A pane, where nothing more special lies.
    Pane(Pane),
    /// A row of a pane's list, by its place in the list.
    Row(Pane, u64),
    /// The head of a sortable column: the sort's field.
    Head(Pane, &'static str),
    /// A card: the column's and the card's places.
    Card(usize, u64),
    /// A column of the board, beside its cards.
    Column(usize),
    /// The divide between two panes.
    Divide,
    /// A command in the line of keys.
    Command(&'static str),
    /// The uppermost box, where nothing more special lies.
    Overlay,
    /// A line of the uppermost box.
    OverlayRow(usize),
    /// A place outside the uppermost box.
    Outside,
}

/// How much of a list is in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Viewport {
    /// Place of the first row in sight.
    pub top: u64,
    /// How many rows there is room for.
    pub height: u16,
}

/// Everything's place on one frame.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HitMap {
    areas: Vec<(Rect, Hit)>,
    viewports: Vec<(Pane, Viewport)>,
}

impl HitMap {
    /// Puts `hit` over what lies in `area` so far.
    pub fn put(&mut self, area: Rect, hit: Hit) {
        if !area.is_empty() {
            self.areas.push((area, hit));
        }
    }

    /// What the mouse means at a place, and its area.
    pub fn at(&self, x: u16, y: u16) -> Option<(Rect, Hit)> {
        self.areas.iter().rev().find(|(area, _)| area.contains(Position { x, y })).copied()
    }

    /// The pane under a place, whatever lies in it.
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        let inside = |area: &Rect| area.contains(Position { x, y });
        self.areas.iter().rev().find_map(|(area, hit)| match hit {
            Hit::Pane(pane) if inside(area) => Some(*pane),
            _ => None,
        })
    }

    /// The whole area of a pane.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        self.areas.iter().find(|(_, hit)| *hit == Hit::Pane(pane)).map(|(area, _)| *area)
    }

    /// Says what of a pane's list is in sight.
    pub fn see(&mut self, pane: Pane, viewport: Viewport) {
        self.viewports.push((pane, viewport));
    }

    /// What of the panes' lists is in sight.
    pub fn viewports(&self) -> &[(Pane, Viewport)] {
        &self.viewports
    }
}
