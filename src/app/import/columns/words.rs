//! Columns of few words: yes and no, and the names of stages, statuses and channels.

use std::collections::HashMap;

use super::is_nothing;

/// How many different words of a column are counted; a column with more is free text.
const MOST: usize = 500;

/// Reads yes or no in the languages of the exports.
pub fn boolean(cell: &str) -> Option<bool> {
    let yes = ["true", "yes", "y", "1", "si", "sì", "sí", "vero", "verdadero", "t", "on", "x", "oui", "ja", "1.0"];
    let no = ["false", "no", "n", "0", "falso", "f", "off", "non", "nein", "0.0"];
    let lower = cell.to_lowercase();
    if yes.contains(&lower.as_str()) {
        Some(true)
    } else if no.contains(&lower.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// A word as words are compared: lower case, without what is neither letter nor digit.
pub fn bare(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric()).collect()
}

/// The different words of a column and how often each stands there.
#[derive(Debug, Default)]
pub struct WordColumn {
    cells: u64,
    /// How often each stands there, and in which line first.
    known: HashMap<String, (u64, u64)>,
    overflowed: bool,
}

impl WordColumn {
    /// Takes in one cell of that line.
    pub fn see(&mut self, line: u64, cell: &str) {
        if is_nothing(cell) {
            return;
        }
        self.cells += 1;
        if let Some((count, _)) = self.known.get_mut(cell) {
            *count += 1;
        } else if self.known.len() < MOST && cell.len() <= 120 {
            self.known.insert(cell.to_owned(), (1, line));
        } else {
            self.overflowed = true;
        }
    }

    /// Whether any cell was seen.
    pub fn is_blank(&self) -> bool {
        self.cells == 0
    }

    /// Whether there were more words than are counted.
    pub fn overflowed(&self) -> bool {
        self.overflowed
    }

    /// The words, the commonest first, then by the alphabet.
    pub fn words(&self) -> Vec<(&str, u64)> {
        let mut words: Vec<_> = self.known.iter().map(|(word, (count, _))| (word.as_str(), *count)).collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        words
    }

    /// The line in which a word stands first; 0 where it was not counted.
    pub fn line_of(&self, word: &str) -> u64 {
        self.known.get(word).map_or(0, |(_, line)| *line)
    }

    /// The first words that `knows` does not know, the commonest first.
    pub fn strangers(&self, knows: impl Fn(&str) -> bool) -> Vec<(&str, u64)> {
        self.words().into_iter().filter(|(word, _)| !knows(word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_bounded() {
        let mut column = WordColumn::default();
        for (line, word) in (2..).zip(["Won", "Lost", "Won", "", "NULL"]) {
            column.see(line, word);
        }
        assert_eq!((column.line_of("Won"), column.line_of("Lost"), column.line_of("NULL")), (2, 3, 0));
        assert_eq!(column.words(), [("Won", 2), ("Lost", 1)]);
        assert_eq!(column.strangers(|word| word == "Won"), [("Lost", 1)]);
        for number in 0..2 * MOST {
            column.see(number as u64, &number.to_string());
        }
        assert!(column.overflowed() && column.words().len() == MOST);
    }

    #[test]
    fn yes_in_three_languages() {
        assert_eq!(
            ["Sì", "SÍ", "true", "FALSE", "0", "maybe"].map(boolean),
            [Some(true), Some(true), Some(true), Some(false), Some(false), None]
        );
        assert_eq!(bare("Closed - Won!"), "closedwon");
    }
}
