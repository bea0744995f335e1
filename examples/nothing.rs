//! A ratatui program that does nothing: it draws one frame and waits for a key. What the cockpit's start is
//! measured against, see `benches/feel`.

use ratatui::widgets::Paragraph;

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let drawn = terminal.draw(|frame| frame.render_widget(Paragraph::new("nothing"), frame.area())).map(drop);
    let waited = crossterm::event::read().map(drop);
    ratatui::try_restore()?;
    drawn.and(waited)
}
