//! Text in files that other programs open: cells that begin no formula, JSON that commands no terminal.

use std::fmt::Write;

use serde_json::Value as Json;

use crate::domain::text::{Clean, is_invisible};

/// A text cell for a spreadsheet: without controls, and with `'` before what would begin a formula
/// (RELIABILITY X6). Only for text: a negative amount is a number and stays one.
pub fn spreadsheet_safe(text: &str) -> String {
    let clean = Clean::lines(text);
    let starts = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\0' | '＝' | '＋' | '－' | '＠' | '−');
    let visible = clean.trim_start().chars().next().is_some_and(starts);
    if visible || text.chars().next().is_some_and(starts) { format!("'{clean}") } else { clean.into() }
}

/// JSON on one line in which every control and every invisible character is written as `\uXXXX`: it
/// decodes to the same text and commands no terminal on the way.
pub fn escape_json(json: &Json) -> String {
    let text = json.to_string();
    let hidden = |c: char| c.is_control() || is_invisible(c);
    if !text.chars().any(hidden) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) {
            let mut units = [0u16; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a String never fails.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_text() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+39 02 1234", "'+39 02 1234"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\t=1", "' =1"),
            ("\rx", "'\nx"),
            ("＝1", "'＝1"),
            ("\u{200B}=1", "'=1"),
            ("a=b", "a=b"),
            ("two\nlines", "two\nlines"),
            ("", ""),
        ] {
            assert_eq!(spreadsheet_safe(text), cell, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn escaped_json_is_the_same_text_and_shows_nothing_hidden(text in any::<String>()) {
            let escaped = escape_json(&Json::from(text.as_str()));
            prop_assert!(!escaped.chars().any(|c| c.is_control() || is_invisible(c)));
            prop_assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
        }

        #[test]
        fn no_cell_begins_a_formula(text in "[\\s=+@\u{200B}\u{1b}＝-]{0,4}[a-z]?") {
            let cell = spreadsheet_safe(&text);
            let begins = cell.trim_start().chars().next();
            prop_assert!(!begins.is_some_and(|c| "=+-@\t\r＝＋－＠".contains(c)), "{:?}", cell);
        }
    }
}
