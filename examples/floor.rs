//! The least that a ratatui program on a team file takes: it opens the file, counts the members, draws that and
//! waits for a key. What the cockpit's memory is measured against, see `benches/feel`.

use ratatui::widgets::Paragraph;
use rusqlite::{Connection, OpenFlags};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("a team file")?;
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let members: i64 = file.query_row("select count(*) from member", [], |row| row.get(0))?;
    let mut terminal = ratatui::try_init()?;
    let text = format!("{members} members");
    let drawn = terminal.draw(|frame| frame.render_widget(Paragraph::new(text), frame.area())).map(drop);
    let waited = crossterm::event::read().map(drop);
    ratatui::try_restore()?;
    Ok(drawn.and(waited)?)
}
