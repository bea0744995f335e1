//! Which code points never reach a screen, a pipe or a log: those that command a terminal and those
//! that cannot be seen (RELIABILITY X1, X2).

/// True for the controls: C0, DEL and C1.
pub fn is_control(c: char) -> bool {
    c.is_control()
}

/// True for code points that draw nothing or that change how their neighbours are drawn: Unicode's
/// `Default_Ignorable_Code_Point` (zero width, bidi, soft hyphen, fillers, TAG, variation
/// selectors) with the line and paragraph separators and the interlinear annotations.
///
/// The joiner and the variation selectors are among them: [`super::Clean`] knows the few places
/// where they may stay.
pub fn is_invisible(c: char) -> bool {
    if c < '\u{AD}' {
        return false;
    }
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}
