//! ratatui's way to the terminal: a frame is collected and goes out in one write.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::guard;

/// Room for a frame, in bytes. A busier one gets more, and gives it back.
const ROOM: usize = 64 << 10;

/// A frame of at most so many bytes arrives in one piece at any terminal, so it needs no marks that
/// hold the painting back; they are 16 bytes, as much as the change of a cell itself.
const SMALL: usize = 512;

const HOLD: &[u8] = b"\x1b[?2026h";
const SHOW: &[u8] = b"\x1b[?2026l";

/// How ratatui's backend ends each drawing, and the short way to say the same.
const RESET: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
const SHORT_RESET: &[u8] = b"\x1b[m";

/// The terminal to draw on. `W` is where frames go, one `write` each.
#[derive(Debug)]
pub struct Screen<W: Write> {
    frame: Vec<u8>,
    out: W,
    size: Size,
    cursor: Cursor,
}

/// Straight to the terminal, past the standard library's line buffer.
#[derive(Debug)]
pub struct Tty;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cursor {
    shown: bool,
    at: Option<Position>,
}

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        guard::write(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<W: Write> Screen<W> {
    /// A screen of `size` whose cursor is hidden.
    pub fn new(out: W, size: Size) -> Self {
        Self { frame: Vec::with_capacity(ROOM), out, size, cursor: Cursor { shown: false, at: None } }
    }

    /// Says that the terminal has another size; the next drawing uses it.
    pub fn resized(&mut self, size: Size) {
        self.size = size;
    }

    /// Forgets what is known of the cursor, after another program had the terminal.
    pub fn forget(&mut self) {
        self.cursor = Cursor { shown: false, at: None };
        self.frame.clear();
    }

    /// Adds bytes that are no part of a drawing to the frame.
    pub fn add(&mut self, bytes: &[u8]) {
        self.frame.extend_from_slice(bytes);
    }

    /// Sends what was collected, in one write.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn present(&mut self) -> io::Result<()> {
        let frame = &mut self.frame;
        if frame.is_empty() {
            return Ok(());
        }
        if frame.len() > SMALL {
            frame.splice(0..0, HOLD.iter().copied());
            frame.extend_from_slice(SHOW);
        }
        let sent = self.out.write_all(frame);
        frame.clear();
        frame.shrink_to(ROOM);
        sent
    }

    fn place(&mut self, at: Position) {
        let text = format!("\x1b[{};{}H", u32::from(at.y) + 1, u32::from(at.x) + 1);
        self.add(text.as_bytes());
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        // Drawing moves the cursor away.
        self.cursor.at = None;
        CrosstermBackend::new(&mut self.frame).draw(content)?;
        if self.frame.ends_with(RESET) {
            self.frame.truncate(self.frame.len() - RESET.len());
            self.frame.extend_from_slice(SHORT_RESET);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.shown {
            self.cursor.shown = false;
            self.add(b"\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !self.cursor.shown {
            self.cursor.shown = true;
            self.add(b"\x1b[?25h");
        }
        Ok(())
    }

    /// Never asks the terminal: the answer would come among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let at = position.into();
        if self.cursor.at != Some(at) {
            self.cursor.at = Some(at);
            self.place(at);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        CrosstermBackend::new(&mut self.frame).clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    /// A frame ends in [`Screen::present`], not here: ratatui flushes in the middle of things too.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::style::Stylize as _;

    /// Counts writes and bytes.
    #[derive(Debug, Default)]
    struct Counted(Vec<usize>);

    impl Write for Counted {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.len());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn shown(terminal: &mut Terminal<Screen<Counted>>, text: &str) -> Vec<usize> {
        terminal
            .draw(|frame| {
                let area = frame.area();
                let line = ratatui::text::Line::from(text).rgb();
                frame.buffer_mut().set_line(area.width / 2, area.height - 1, &line, 20);
            })
            .unwrap();
        terminal.backend_mut().present().unwrap();
        std::mem::take(&mut terminal.backend_mut().out.0)
    }

    trait Rgb {
        fn rgb(self) -> Self;
    }

    impl Rgb for ratatui::text::Line<'_> {
        /// The dearest style there is: both colours of 24 bits, and bold.
        fn rgb(self) -> Self {
            self.fg(ratatui::style::Color::Rgb(255, 255, 255)).bg(ratatui::style::Color::Rgb(250, 250, 250)).bold()
        }
    }

    #[test]
    fn one_write_a_frame_and_few_bytes_a_cell() {
        let mut terminal = Terminal::new(Screen::new(Counted::default(), Size::new(200, 60))).unwrap();
        assert_eq!(shown(&mut terminal, "aaaa").len(), 1);
        let cell = shown(&mut terminal, "aaba");
        assert_eq!(cell.len(), 1);
        println!("one cell in the dearest style: {} bytes", cell[0]);
        assert!(cell[0] <= 64, "{cell:?}");
        assert!(shown(&mut terminal, "aaba").is_empty(), "nothing changed, nothing is written");
    }

    #[test]
    fn a_big_frame_is_held_back_until_it_is_whole() {
        let mut screen = Screen::new(Vec::new(), Size::new(10, 10));
        screen.add(&[b'x'; SMALL + 1]);
        screen.present().unwrap();
        assert!(screen.out.starts_with(HOLD) && screen.out.ends_with(SHOW));
    }
}
