//! The names of columns: how two spellings are compared, and what a column without one is called.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::money::Currency;

/// A header as headers are compared: `First Name`, `first_name`, `FirstName`, `FIRST-NAME *` are all
/// `first name`; accents and punctuation do not count.
pub fn plain(header: &str) -> String {
    let mut words = String::with_capacity(header.len());
    let mut before = ' ';
    for letter in header.nfd().filter(|letter| !is_combining_mark(*letter)) {
        let starts_word = letter.is_uppercase() && before.is_lowercase();
        if (starts_word || !letter.is_alphanumeric()) && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        if letter.is_alphanumeric() {
            words.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words.truncate(words.trim_end().len());
    words
}

/// The currency in a header like `Amount spent (EUR)`, and the header without it.
pub fn currency(header: &str) -> Option<(&str, Currency)> {
    let (rest, last) = header.trim().trim_end_matches([')', ']']).rsplit_once([' ', '(', '['])?;
    let sign = match last {
        "€" => "EUR",
        "£" => "GBP",
        "R$" => "BRL",
        code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => code,
        _ => return None,
    };
    Some((rest.trim_end_matches(['(', '[', ' ', '-', ',']), sign.parse().ok()?))
}

/// The names of `count` columns: as in the file, the empty and missing ones by their number, those
/// that come again (whatever their case) numbered.
pub fn names<'a>(cells: impl Iterator<Item = &'a str>, count: usize) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let mut names = Vec::with_capacity(count);
    let mut cells = cells.map(tidy);
    for index in 0..count {
        let cell = cells.next().unwrap_or_default();
        let base = if cell.is_empty() { format!("Column {}", index + 1) } else { cell };
        let mut name = base.clone();
        let mut again = 1;
        while !taken.insert(name.to_lowercase()) {
            again += 1;
            name = format!("{base} ({again})");
        }
        names.push(name);
    }
    names
}

/// A name on one line, without control characters and not longer than a screen is wide.
fn tidy(cell: &str) -> String {
    let visible = |letter: char| if letter.is_control() { ' ' } else { letter };
    let text: String = cell.chars().map(visible).filter(|&letter| letter != '\u{feff}').take(200).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether one typing slip leads from one word to the other: a letter too many, one too few, or two
/// changed over. Another letter is no slip: `rate` is not `date`.
pub fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 4 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = |letters: &[char], skip: usize| letters.get(same + skip..).unwrap_or_default().to_vec();
    if a.len() == b.len() {
        let changed = a.get(same).is_some() && a.get(same) == b.get(same + 1) && a.get(same + 1) == b.get(same);
        changed && tail(&a, 2) == tail(&b, 2)
    } else {
        a.len() == b.len() + 1 && tail(&a, 1) == tail(&b, 0) || b.len() == a.len() + 1 && tail(&b, 1) == tail(&a, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        for header in ["First Name", "first_name", "FirstName", "FIRST-NAME *", "  First   name "] {
            assert_eq!(plain(header), "first name", "{header}");
        }
        assert_eq!(plain("Téléphone"), "telephone");
        assert_eq!(plain("Deal - Stage (pipeline)"), "deal stage pipeline");
        assert_eq!(plain("OwnerId"), "owner id");
        assert_eq!(plain("***"), "");
    }

    #[test]
    fn a_currency_in_the_header() {
        assert_eq!(currency("Amount spent (EUR)"), Some(("Amount spent", Currency::EUR)));
        assert_eq!(currency("Importo speso [USD]"), Some(("Importo speso", Currency::USD)));
        assert_eq!(currency("Budget €"), Some(("Budget", Currency::EUR)));
        assert_eq!(currency("Amount"), None);
        assert_eq!(currency("Deal - Stage (pipeline)"), None);
        assert_eq!(currency("Value (XYZ)"), None);
    }

    #[test]
    fn names_are_numbered() {
        let cells = ["Name", "", "name", "Name", "a\nb"];
        assert_eq!(names(cells.into_iter(), 6), ["Name", "Column 2", "name (2)", "Name (3)", "a b", "Column 6"]);
    }

    #[test]
    fn slips() {
        for (typed, meant) in
            [("nmae", "name"), ("emial", "email"), ("phne", "phone"), ("compny", "company"), ("emails", "email")]
        {
            assert!(one_slip(typed, meant) && one_slip(meant, typed), "{typed}");
        }
        assert!(!one_slip("rate", "date") && !one_slip("name", "name") && !one_slip("tag", "tags"));
    }
}
