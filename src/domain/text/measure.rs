//! Columns: how wide a text is drawn, and how it is made to fit.
//!
//! Counted the way ratatui draws (a grapheme at a time, its version of `unicode-width`, one column for
//! each half-width sound mark), so that what we align is what the terminal shows.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..0x7F).contains(&byte))
}

fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.len() == 1 {
        return 1;
    }
    grapheme.width() + grapheme.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count()
}

/// How many columns `text` takes.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.graphemes(true).map(grapheme_width).sum() }
}

/// `text` in at most `columns`, cut between graphemes; `…` stands for what is missing.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    let (mut used, mut end) = (0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > room {
            break;
        }
        end = at + grapheme.len();
    }
    let mut out = text.get(..end).unwrap_or_default().to_owned();
    out.push('…');
    Cow::Owned(out)
}

/// Exactly `columns` wide, the text to the right (figures).
pub fn pad_left(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    let mut out = " ".repeat(columns.saturating_sub(width(&cut)));
    out.push_str(&cut);
    out
}

/// Exactly `columns` wide, the text to the left (words).
pub fn pad_right(text: &str, columns: usize) -> String {
    let mut out = cut(text, columns).into_owned();
    out.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(&out))));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_of_the_usual() {
        for (text, columns) in [("", 0), ("Città", 5), ("株式", 4), ("👩‍👩‍👧", 2), ("e\u{301}", 1), ("🇮🇹", 2)]
        {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn cuts_between_graphemes() {
        assert_eq!(cut("Webinar ottobre", 8), "Webinar…");
        assert_eq!(cut("Webinar", 7), "Webinar");
        assert_eq!(cut("株式会社", 4), "株…");
        assert_eq!(cut("👩‍👩‍👧👩‍👩‍👧", 3), "👩‍👩‍👧…");
        assert_eq!(cut("ab", 1), "…");
        assert_eq!(cut("ab", 0), "");
        assert_eq!(pad_left("12", 4), "  12");
        assert_eq!(pad_right("株", 4), "株  ");
        assert_eq!(pad_right("株式会", 4), "株… ");
    }

    proptest! {
        #[test]
        fn as_wide_as_ratatui_draws_it(text in "[ -~àé株👍🏽\u{200D}ｶﾞﾟ\u{301}\u{FE0F}❤क्]{0,20}") {
            let drawn = |grapheme: &str| usize::from(ratatui::buffer::CellWidth::cell_width(grapheme));
            prop_assert_eq!(width(&text), text.graphemes(true).map(drawn).sum::<usize>());
        }

        #[test]
        fn a_cut_never_is_wider(text in any::<String>(), columns in 0usize..40) {
            prop_assert!(width(&cut(&text, columns)) <= columns);
        }

        #[test]
        fn padded_is_exactly_so_wide(text in "[ -~àé株👍ﾞ]{0,20}", columns in 0usize..30) {
            prop_assert_eq!(width(&pad_right(&text, columns)), columns);
            prop_assert_eq!(width(&pad_left(&text, columns)), columns);
        }
    }
}
