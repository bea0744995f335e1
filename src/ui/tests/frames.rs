//! Whole screens, as people see them: at three sizes, in three languages, without colour.
//! With `SMARKETING_FRAMES=folder` each frame is also written there with its colours, for looking at.

use std::fmt::Write as _;

use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use super::fixture::World;
use super::stage::{Stage, theme};
use crate::app::texts::Language;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// The screens, each by the keys that lead to it from the start.
const SCREENS: [(&str, &str); 16] = [
    ("prospects", "2 down down"),
    ("prospects-filter", "2 / 'núñez'"),
    ("prospects-detail", "2 enter tab"),
    ("revenue", "3"),
    ("revenue-campaigns", "3 tab down"),
    ("revenue-table", "3 v down o m"),
    ("revenue-drawer", "3 enter"),
    ("revenue-linked", "3 tab f"),
    ("metrics", "5 down"),
    ("metrics-explain", "5 down down down x"),
    ("journal", "7 down"),
    ("form", "3 n"),
    ("form-deal", "3 e"),
    ("menu", "3 m"),
    ("help", "3 ?"),
    ("palette", "3 : 'deal'"),
];

fn frame(stage: &Stage, name: &str) {
    if let Ok(folder) = std::env::var("SMARKETING_FRAMES") {
        std::fs::write(format!("{folder}/{name}.ans"), coloured(stage)).unwrap();
    }
    insta::assert_snapshot!(name, stage.screen());
}

#[test]
fn every_screen_at_three_sizes() {
    for (width, height) in SIZES {
        for (name, keys) in SCREENS {
            let mut stage = Stage::new(Language::It, width, height);
            stage.keys(keys);
            frame(&stage, &format!("{name}-{width}x{height}-it"));
        }
    }
}

#[test]
fn the_main_screens_in_english_and_spanish() {
    for (language, code) in [(Language::En, "en"), (Language::Es, "es")] {
        for (name, keys) in [SCREENS[0], SCREENS[3], SCREENS[8], SCREENS[10], SCREENS[12]] {
            let mut stage = Stage::new(language, 120, 40);
            stage.keys(keys);
            frame(&stage, &format!("{name}-120x40-{code}"));
        }
    }
}

#[test]
fn without_colour_and_without_unicode() {
    for (name, keys) in [SCREENS[0], SCREENS[3], SCREENS[8]] {
        let mut stage = Stage::new(Language::En, 80, 24);
        stage.theme = theme(false);
        stage.keys(keys);
        let drawn: Vec<&str> = stage.buffer().content.iter().map(|cell| cell.symbol()).collect();
        let ours = drawn.iter().filter(|symbol| symbol.chars().all(|c| "─│┌┐└┘▶●▲✓‖…█·".contains(c))).count();
        assert_eq!(ours, 0, "{}", stage.screen());
        frame(&stage, &format!("{name}-80x24-mono"));
    }
}

#[test]
fn nothing_there_names_the_key_that_fills_it() {
    for (name, keys) in [("prospects", "2"), ("revenue", "3"), ("metrics", "5"), ("journal", "7")] {
        let mut stage = Stage::over(World::empty(), Language::En, 100, 30, true);
        stage.keys(keys);
        frame(&stage, &format!("{name}-empty"));
    }
    let stage = Stage::over(World::empty(), Language::En, 100, 30, false);
    frame(&stage, "welcome");
}

#[test]
fn narrow_screens_have_one_pane() {
    for (name, keys) in [SCREENS[0], SCREENS[2], SCREENS[3], SCREENS[8]] {
        let mut stage = Stage::new(Language::En, 64, 20);
        stage.keys(keys);
        frame(&stage, &format!("{name}-64x20"));
    }
}

/// The cells with their colours, as a terminal takes them.
fn coloured(stage: &Stage) -> String {
    let buffer = stage.buffer();
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut skip = 0;
        for x in 0..buffer.area.width {
            let cell = buffer.cell(Position { x, y }).unwrap();
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = crate::domain::text::width(cell.symbol()).saturating_sub(1);
            let style = cell.style();
            out.push_str("\u{1b}[0");
            for (modifier, code) in
                [(Modifier::BOLD, 1), (Modifier::DIM, 2), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)]
            {
                if style.add_modifier.contains(modifier) {
                    write!(out, ";{code}").unwrap();
                }
            }
            for (colour, base) in [(style.fg, 30), (style.bg, 40)] {
                if let Some(code) = colour.and_then(ansi) {
                    write!(out, ";{}", if code < 8 { base + code } else { base + 60 + code - 8 }).unwrap();
                }
            }
            out.push('m');
            out.push_str(cell.symbol());
        }
        out.push_str("\u{1b}[0m\r\n");
    }
    out
}

fn ansi(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(n) if n < 16 => n,
        _ => return None,
    })
}
