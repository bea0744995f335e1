//! Each delivered theme gives every role a look, and text that can be read.

use ratatui::style::{Color, Modifier, Style};

use super::*;

const TRUE: Capability = Capability { depth: Depth::True, unicode: true };

/// Roles that are shapes, not letters: they need 3 to 1 (WCAG 1.4.11).
const SHAPES: [Role; 9] = [
    Role::Border,
    Role::BorderFocus,
    Role::Bar,
    Role::Series1,
    Role::Series2,
    Role::Series3,
    Role::Series4,
    Role::Series5,
    Role::Series6,
];

/// WCAG 2.2, relative luminance.
fn luminance(colour: Color) -> f64 {
    let Color::Rgb(r, g, b) = colour else { panic!("{colour:?} has no known look") };
    let part = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

/// WCAG 2.2, contrast ratio.
fn contrast(style: Style, base: Style) -> f64 {
    let (fg, bg) = (style.fg.or(base.fg).unwrap(), style.bg.or(base.bg).unwrap());
    let (a, b) = (luminance(fg), luminance(bg));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_theme_defines_every_role() {
    for (name, text) in DELIVERED {
        let nothing_else = |_: &str| -> Option<&'static str> { panic!("{name} leaves a role to another theme") };
        file::read(text, Depth::True, &nothing_else).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn text_can_be_read() {
    for (name, least) in [("dark", 4.5), ("light", 4.5), ("colour-blind", 4.5), ("high-contrast", 7.0)] {
        let theme = Theme::named(name, &TRUE).unwrap();
        let base = theme.style(Role::Text);
        for role in Role::ALL {
            // The empty part of a bar says nothing that the full part does not.
            if role == Role::BarRest {
                continue;
            }
            let least = if SHAPES.contains(&role) { 3.0 } else { least };
            let ratio = contrast(theme.style(role), base);
            assert!(ratio >= least, "{name}: {} has {ratio:.2}, needs {least}", role.name());
        }
        // A row keeps the colours of its cells where the selection has none of its own.
        for below in [Role::SelectedUnfocused, Role::Marked, Role::Popup, Role::Input] {
            for role in [Role::Text, Role::Dim, Role::Good, Role::Warn, Role::Bad, Role::Marketing, Role::Sales] {
                let ratio = contrast(theme.style(role).patch(theme.style(below)), base);
                assert!(ratio >= 4.5, "{name}: {} on {} has {ratio:.2}", role.name(), below.name());
            }
        }
    }
}

#[test]
fn the_terminal_theme_uses_the_persons_own_colours() {
    let theme = Theme::standard(&TRUE);
    for role in Role::ALL {
        let style = theme.style(role);
        for colour in [style.fg, style.bg].into_iter().flatten() {
            assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{}", role.name());
        }
    }
    assert_eq!(theme.style(Role::Text), Style::new());
}

#[test]
fn without_colours_every_theme_is_mono() {
    let mono = Capability { depth: Depth::Mono, unicode: false };
    for name in Theme::names() {
        let theme = Theme::named(name, &mono).unwrap();
        assert_eq!(theme.name(), "mono");
        assert_eq!(theme.glyphs().late, "!");
        for role in Role::ALL {
            assert_eq!((theme.style(role).fg, theme.style(role).bg), (None, None), "{}", role.name());
        }
    }
    let selected = Theme::mono(true).style(Role::Selected);
    assert!(selected.add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn fewer_colours_are_still_colours() {
    for depth in [Depth::Ansi256, Depth::Ansi16] {
        let theme = Theme::named("dark", &Capability { depth, unicode: true }).unwrap();
        for role in Role::ALL {
            assert!(!matches!(theme.style(role).fg, Some(Color::Rgb(..))), "{}", role.name());
        }
        assert_ne!(theme.style(Role::Good).fg, theme.style(Role::Bad).fg);
        let selected = theme.style(Role::Selected);
        assert_ne!(selected.fg, selected.bg);
        assert_ne!(selected.bg, theme.style(Role::Text).bg);
    }
}

#[test]
fn a_persons_theme_says_what_it_changes() {
    let text = "extends = 'dark'\n[colours]\nmine = '#010203'\n[roles]\naccent = { fg = 'mine', bold = true }\n";
    let theme = Theme::parse("own", text, &TRUE).unwrap();
    assert_eq!(theme.style(Role::Accent).fg, Some(Color::Rgb(1, 2, 3)));
    let dark = Theme::named("dark", &TRUE).unwrap();
    assert_eq!(theme.style(Role::Good), dark.style(Role::Good));
}

#[test]
fn an_error_names_its_place() {
    let error = |text: &str| Theme::parse("own", text, &TRUE).unwrap_err();
    assert_eq!(error("[roles]\nacent = {}"), ThemeError::Role("acent".to_owned()));
    assert_eq!(error("[roles]\naccent = { fg = 'rot' }"), ThemeError::Colour("accent".to_owned()));
    assert_eq!(error("[colours]\nx = '#1'"), ThemeError::Colour("x".to_owned()));
    assert_eq!(error("extends = 'drak'"), ThemeError::Extends("drak".to_owned()));
    assert!(matches!(error("\n\nroles = 3"), ThemeError::Syntax(text) if text.starts_with("line 3: ")));
    let missing = Theme::read(Path::new("/nowhere/own.toml"), &TRUE).unwrap_err();
    assert!(matches!(missing, ThemeError::Unreadable(_)));
}

#[test]
fn a_persons_theme_is_found_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("dark.toml"), "[roles]\naccent = { fg = '#010203' }").unwrap();
    std::fs::write(folder.path().join("broken.toml"), "[roles]\naccent = 3").unwrap();
    let chosen = |name: &str| Theme::chosen(name, Some(folder.path()), &TRUE);
    assert_eq!(chosen("dark").unwrap().style(Role::Accent).fg, Some(Color::Rgb(1, 2, 3)));
    assert_eq!(chosen("light").unwrap().name(), "light");
    assert_eq!(chosen("broken").unwrap_err().code, "theme-syntax");
    for name in ["nothing", "../dark", ""] {
        assert_eq!(chosen(name).unwrap_err().code, "theme-unknown", "{name}");
    }
}

#[test]
fn signs_are_one_cell_wide() {
    for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
        let text = format!("{glyphs:?}");
        let signs: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
        assert!(signs.len() > 40);
        for sign in signs {
            let sign = sign.replace("\\\\", "\\");
            assert_eq!(unicode_width::UnicodeWidthStr::width(sign.as_str()), 1, "{sign}");
        }
    }
}
