//! H1: hostile texts in every place where a text ends up. None is active there, and the team file keeps
//! each as it was given.
//!
//! A new sink is a row in [`SINKS`] or a test beside the others.

#[path = "hostile/payloads.rs"]
mod payloads;
#[path = "hostile/program.rs"]
mod program;
#[path = "hostile/screen.rs"]
mod screen;
#[path = "hostile/store.rs"]
mod store;

use smarketing::app::texts::{Language, Texts};
use smarketing::domain::refusal::{Refusal, RefusalKind};
use smarketing::domain::text::{Clean, cut, fold, pad_left, pad_right, slug, width};

/// Whether a terminal, a pipe or a log may get this character.
pub fn is_active(c: char) -> bool {
    (c.is_control())
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}')
        || matches!(
            c,
            '\u{61C}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}' | '\u{180E}'
        )
        || matches!(c, '\u{E0000}'..='\u{E007F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{3164}' | '\u{FFA0}')
}

/// A way that a text goes, and what is left of it where it arrives.
type Sink = (&'static str, fn(&str) -> String);

/// Sinks that take one line and must let nothing active through.
const SINKS: &[Sink] = &[
    ("one line", |text| Clean::new(text).into()),
    ("cut", |text| cut(&Clean::new(text), 20).into_owned()),
    ("padded left", |text| pad_left(&Clean::new(text), 20).to_string()),
    ("padded right", |text| pad_right(&Clean::new(text), 20).to_string()),
    ("lines", |text| Clean::lines(text).replace('\n', " ")),
    ("file name", slug),
    ("error in English", |text| error(text, Language::En)),
    ("error in Italian", |text| error(text, Language::It)),
    ("error in Spanish", |text| error(text, Language::Es)),
];

/// A sentence about what somebody typed, as it is shown.
fn error(text: &str, language: Language) -> String {
    let refusal = Refusal::new(RefusalKind::NotFound, "no-such-record").with("kind", "deal").with("what", text);
    let (sentence, hint) = Texts::new(language).refusal(&refusal);
    format!("{} {}", Clean::new(&sentence), hint.map(|hint| Clean::new(&hint).into_owned()).unwrap_or_default())
}

#[test]
fn there_are_enough_of_them() {
    let all = payloads::all();
    assert!(all.len() >= 120, "{}", all.len());
    println!("H1: {} hostile texts", all.len());
}

#[test]
fn nothing_active_comes_out_of_any_sink() {
    for text in payloads::all() {
        for (name, sink) in SINKS {
            let out = sink(&text);
            let active = out.chars().find(|c| is_active(*c));
            assert_eq!(active, None, "{name}: {text:?} became {out:?}");
        }
    }
}

#[test]
fn cleaning_twice_is_cleaning_once_and_widths_are_kept() {
    for text in payloads::all() {
        let clean = Clean::new(&text);
        assert_eq!(Clean::new(&clean), clean, "{text:?}");
        for columns in [0, 1, 2, 7, 20] {
            let short = cut(&clean, columns);
            assert!(width(&short) <= columns, "{text:?} at {columns}");
        }
        assert_eq!(width(&pad_right(&clean, 20).to_string()), 20, "{text:?}");
        assert!(!fold(&text).chars().any(is_active), "{text:?}");
    }
}

#[test]
fn a_file_name_is_one_harmless_word() {
    for text in payloads::all() {
        let name = slug(&text);
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == '-');
        assert!(plain && !name.is_empty() && !name.starts_with('-') && name.len() <= 100, "{text:?} became {name:?}");
    }
}
