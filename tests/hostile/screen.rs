//! Hostile texts on the screen: drawn by ratatui, sent through crossterm, read by a real terminal parser.

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, List, Paragraph, Row, Table, Wrap};
use ratatui::{Frame, TerminalOptions, Viewport};
use smarketing::domain::text::{Clean, cut};

use super::payloads;

const WIDTH: u16 = 60;
const HEIGHT: u16 = 12;

fn size(cells: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(cells).unwrap()
}

/// What a terminal was made to do beside drawing.
#[derive(Default)]
struct Deeds(Vec<&'static str>);

impl vt100::Callbacks for Deeds {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.0.push("bell");
    }
    fn visual_bell(&mut self, _: &mut vt100::Screen) {
        self.0.push("flash");
    }
    fn resize(&mut self, _: &mut vt100::Screen, _: (u16, u16)) {
        self.0.push("resize");
    }
    fn set_window_icon_name(&mut self, _: &mut vt100::Screen, _: &[u8]) {
        self.0.push("icon");
    }
    fn set_window_title(&mut self, _: &mut vt100::Screen, _: &[u8]) {
        self.0.push("title");
    }
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], _: &[u8]) {
        self.0.push("copy");
    }
    fn paste_from_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8]) {
        self.0.push("paste");
    }
    fn unhandled_control(&mut self, _: &mut vt100::Screen, _: u8) {
        self.0.push("control");
    }
    fn unhandled_escape(&mut self, _: &mut vt100::Screen, _: Option<u8>, _: Option<u8>, _: u8) {
        self.0.push("escape");
    }
    fn unhandled_osc(&mut self, _: &mut vt100::Screen, _: &[&[u8]]) {
        self.0.push("osc");
    }
}

/// Draws a text everywhere that a screen shows one.
fn draw(frame: &mut Frame<'_>, text: &str) {
    let (line, lines) = (Clean::new(text), Clean::lines(text));
    let title = format!(" {} ", cut(&line, 20));
    let area = frame.area();
    let whole = Block::bordered().title(title.clone()).title_bottom(Line::from(title));
    let inner = whole.inner(area);
    frame.render_widget(whole, area);
    let part = |at: u16| Rect { y: inner.y + at, height: 2, ..inner };
    frame.render_widget(Paragraph::new(&*lines).wrap(Wrap { trim: false }), part(0));
    frame.render_widget(List::new([Line::from(vec![Span::raw("• "), Span::raw(&*line)])]), part(2));
    let cells = Row::new([line.to_string(), cut(&line, 12).into_owned(), "€ 1.00".to_owned()]);
    let widths = [Constraint::Length(20), Constraint::Length(12), Constraint::Fill(1)];
    frame.render_widget(Table::new([cells], widths), part(4));
    frame.buffer_mut().set_string(
        inner.x,
        inner.y + 8,
        cut(&line, usize::from(inner.width)),
        ratatui::style::Style::new(),
    );
}

#[test]
fn the_frame_around_a_hostile_text_stays_whole_and_the_terminal_does_nothing_else() {
    for text in payloads::all() {
        let mut bytes = Vec::new();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, WIDTH, HEIGHT)) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
        terminal.draw(|frame| draw(frame, &text)).unwrap();
        drop(terminal);
        let mut parser = vt100::Parser::new_with_callbacks(size(HEIGHT), size(WIDTH), 0, Deeds::default());
        parser.process(&bytes);
        assert!(parser.callbacks().0.is_empty(), "{text:?}: {:?}", parser.callbacks().0);
        let screen = parser.screen();
        assert!(!screen.alternate_screen() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        for row in 1..HEIGHT - 1 {
            let at = |column| screen.cell(row, column).map(|cell| cell.contents().to_owned()).unwrap_or_default();
            assert_eq!(
                (at(0).as_str(), at(WIDTH - 1).as_str()),
                ("│", "│"),
                "{text:?}, row {row}:\n{}",
                screen.contents()
            );
        }
        assert!(screen.contents().contains("€ 1.00"), "{text:?}:\n{}", screen.contents());
    }
}
