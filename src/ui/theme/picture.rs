//! A drawn frame as a picture (SVG), for the README and the documentation. Lines and blocks are drawn as
//! shapes, so that the picture is the same whatever the reader's fonts are.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use crate::domain::text;

/// A cell's width in the picture's units.
const WIDE: f64 = 8.4;
/// A cell's height in the picture's units.
const HIGH: f64 = 18.0;
/// The space around the frame.
const EDGE: f64 = 12.0;

type Rgb = (u8, u8, u8);

const BACK: Rgb = (0x16, 0x18, 0x1d);
const FORE: Rgb = (0xd7, 0xda, 0xe0);

/// A terminal's sixteen colours.
const SIXTEEN: [Rgb; 16] = [
    (0x16, 0x18, 0x1d),
    (0xff, 0x6b, 0x6b),
    (0x62, 0xd1, 0x96),
    (0xff, 0xd1, 0x66),
    (0x5b, 0x8d, 0xef),
    (0xd7, 0x87, 0xff),
    (0x4f, 0xd6, 0xe0),
    (0xd7, 0xda, 0xe0),
    (0x7a, 0x82, 0x90),
    (0xff, 0x8f, 0x8f),
    (0x8f, 0xe3, 0xb6),
    (0xff, 0xe0, 0x99),
    (0x82, 0xaa, 0xff),
    (0xe4, 0xad, 0xff),
    (0x8a, 0xe9, 0xf0),
    (0xff, 0xff, 0xff),
];

/// What a cell looks like.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    fore: Rgb,
    back: Rgb,
    bold: bool,
    underlined: bool,
}

/// The picture of a frame. `title` says what is to be seen, for those who cannot see it.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (width, height) = (f64::from(area.width) * WIDE + 2.0 * EDGE, f64::from(area.height) * HIGH + 2.0 * EDGE);
    let mut out = String::new();
    let title = escaped(title);
    let back = hex(BACK);
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" role="img" aria-label="{title}">
<title>{title}</title>
<rect width="100%" height="100%" rx="8" fill="{back}"/>
<g font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" xml:space="preserve">"#
    );
    for y in 0..area.height {
        row(&mut out, buffer, y);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn row(out: &mut String, buffer: &Buffer, y: u16) {
    let top = EDGE + f64::from(y) * HIGH;
    let mut run: Option<(u16, String, Look)> = None;
    let mut x = 0;
    while x < buffer.area.width {
        let Some(cell) = buffer.cell(Position { x, y }) else { break };
        let wide = u16::try_from(text::width(cell.symbol()).max(1)).unwrap_or(1);
        let look = look(cell);
        let left = EDGE + f64::from(x) * WIDE;
        if look.back != BACK {
            rect(out, left, top, WIDE * f64::from(wide), HIGH, look.back);
        }
        let drawn = shape(out, cell.symbol(), left, top, look.fore);
        let blank = drawn || (cell.symbol() == " " && !look.underlined);
        match &mut run {
            Some((_, text, of)) if !blank && *of == look && wide == 1 => text.push_str(cell.symbol()),
            _ => {
                flush(out, run.take(), top);
                if !blank {
                    run = Some((x, cell.symbol().to_owned(), look));
                }
            }
        }
        if wide > 1 {
            flush(out, run.take(), top);
        }
        x += wide;
    }
    flush(out, run, top);
}

/// Writes out letters of one look. Their length is given, so that every font keeps to the columns.
fn flush(out: &mut String, run: Option<(u16, String, Look)>, top: f64) {
    let Some((x, letters, look)) = run else { return };
    let left = EDGE + f64::from(x) * WIDE;
    let columns = text::width(&letters) as f64;
    let bold = if look.bold { r#" font-weight="bold""# } else { "" };
    let line = if look.underlined { r#" text-decoration="underline""# } else { "" };
    let _ = writeln!(
        out,
        r#"<text x="{left:.1}" y="{:.1}" textLength="{:.1}" fill="{}"{bold}{line}>{}</text>"#,
        top + 13.5,
        columns * WIDE,
        hex(look.fore),
        escaped(&letters)
    );
}

fn rect(out: &mut String, x: f64, y: f64, width: f64, height: f64, fill: Rgb) {
    let fill = hex(fill);
    let _ = writeln!(out, r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="{fill}"/>"#);
}

/// Draws lines and blocks; says whether the symbol was one.
fn shape(out: &mut String, symbol: &str, x: f64, y: f64, fill: Rgb) -> bool {
    const LEFT: &str = "▏▎▍▌▋▊▉█";
    const LOWER: &str = "▁▂▃▄▅▆▇";
    let (middle, centre) = (x + WIDE / 2.0, y + HIGH / 2.0);
    let eighth = |of: &str| of.chars().position(|c| symbol.starts_with(c)).map(|place| (place + 1) as f64 / 8.0);
    if let Some(share) = eighth(LEFT) {
        rect(out, x, y, WIDE * share, HIGH, fill);
        return true;
    }
    if let Some(share) = eighth(LOWER) {
        rect(out, x, y + HIGH * (1.0 - share), WIDE, HIGH * share, fill);
        return true;
    }
    if symbol == "░" {
        rect(out, x, y + 3.0, WIDE, HIGH - 6.0, mixed(fill, BACK));
        return true;
    }
    if symbol == "┃" {
        rect(out, middle - 1.0, y, 2.0, HIGH, fill);
        return true;
    }
    // To the left, to the right, up, down.
    let (left, right, up, down) = match symbol {
        "─" => (true, true, false, false),
        "│" => (false, false, true, true),
        "┌" => (false, true, false, true),
        "┐" => (true, false, false, true),
        "└" => (false, true, true, false),
        "┘" => (true, false, true, false),
        _ => return false,
    };
    let from = if left { x } else { middle - 0.5 };
    let to = if right { x + WIDE } else { middle + 0.5 };
    if left || right {
        rect(out, from, centre - 0.5, to - from, 1.0, fill);
    }
    let from = if up { y } else { centre - 0.5 };
    let to = if down { y + HIGH } else { centre + 0.5 };
    if up || down {
        rect(out, middle - 0.5, from, 1.0, to - from, fill);
    }
    true
}

fn look(cell: &Cell) -> Look {
    let held = |modifier| cell.modifier.contains(modifier);
    let (mut fore, mut back) = (rgb(cell.fg, FORE), rgb(cell.bg, BACK));
    if held(Modifier::DIM) {
        fore = mixed(fore, back);
    }
    if held(Modifier::REVERSED) {
        std::mem::swap(&mut fore, &mut back);
    }
    Look { fore, back, bold: held(Modifier::BOLD), underlined: held(Modifier::UNDERLINED) }
}

fn rgb(colour: Color, otherwise: Rgb) -> Rgb {
    let named = |place: usize| SIXTEEN.get(place).copied().unwrap_or(otherwise);
    match colour {
        Color::Reset => otherwise,
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => named(8),
        Color::LightRed => named(9),
        Color::LightGreen => named(10),
        Color::LightYellow => named(11),
        Color::LightBlue => named(12),
        Color::LightMagenta => named(13),
        Color::LightCyan => named(14),
        Color::White => named(15),
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Indexed(place) => indexed(place, otherwise),
    }
}

/// Of xterm's 256 colours: the sixteen, a cube of six, 24 greys.
fn indexed(place: u8, otherwise: Rgb) -> Rgb {
    let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match place {
        0..16 => SIXTEEN.get(usize::from(place)).copied().unwrap_or(otherwise),
        16..232 => {
            let n = place - 16;
            (level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        232.. => {
            let grey = 8 + 10 * (place - 232);
            (grey, grey, grey)
        }
    }
}

fn mixed(one: Rgb, other: Rgb) -> Rgb {
    let half = |a: u8, b: u8| u8::try_from((u16::from(a) * 6 + u16::from(b) * 4) / 10).unwrap_or(a);
    (half(one.0, other.0), half(one.1, other.1), half(one.2, other.2))
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn letters_keep_to_their_columns_and_signs_are_escaped() {
        let mut buffer = Buffer::with_lines(["a<b 株 █", "│  ┘    "]);
        buffer.set_style(ratatui::layout::Rect::new(0, 0, 3, 1), Style::new().fg(Color::Red));
        let svg = svg(&buffer, "a & b");
        assert!(svg.contains("<title>a &amp; b</title>"));
        assert!(svg.contains(r##"textLength="25.2" fill="#ff6b6b">a&lt;b</text>"##), "{svg}");
        assert!(svg.contains(r#"textLength="16.8""#), "{svg}");
        assert!(!svg.contains('│'));
    }
}
