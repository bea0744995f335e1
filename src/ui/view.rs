//! What is shown. (Stand-in.)

use ratatui::Frame;
use ratatui::widgets::{Paragraph, Wrap};

use super::model::{HitMap, Model};
use super::theme::{Role, Theme};

/// Draws the state.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) -> HitMap {
    let area = frame.area();
    let text = format!("smarketing {}x{}\n{} {}", area.width, area.height, theme.glyphs().late, model.said);
    frame.render_widget(Paragraph::new(text).style(theme.style(Role::Accent)).wrap(Wrap { trim: false }), area);
    HitMap
}
