//! The known word that was probably meant.

use crate::domain::refusal::Refusal;

/// The candidate with the fewest edits to `word`; nothing where more than a third of it would change: `origin` is no
/// `region`.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let limit = (word.len() / 3).max(1);
    let found = candidates
        .into_iter()
        .filter(|candidate| !candidate.is_empty())
        .map(|candidate| (distance(&word, candidate), candidate));
    found.min_by_key(|(edits, _)| *edits).filter(|(edits, _)| *edits <= limit).map(|(_, candidate)| candidate)
}

/// A refusal that says which known word was probably meant, and whether there is one.
pub fn meant(refusal: Refusal, near: Option<&str>) -> Refusal {
    refusal.with("nearest", near.unwrap_or_default()).with("found", i64::from(near.is_some()))
}

/// Levenshtein's distance: insertions, deletions and replacements, and neighbours that changed places.
fn distance(word: &[char], candidate: &str) -> usize {
    let other: Vec<char> = candidate.to_lowercase().chars().collect();
    let at = |row: &[usize], cell: usize| row.get(cell).copied().unwrap_or_default();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, left) in word.iter().enumerate() {
        let mut next = vec![line + 1];
        for (cell, right) in other.iter().enumerate() {
            let replaced = at(&row, cell) + usize::from(left != right);
            let mut least = replaced.min(at(&row, cell + 1) + 1).min(at(&next, cell) + 1);
            if line > 0 && cell > 0 && word.get(line - 1) == Some(right) && other.get(cell - 1) == Some(left) {
                least = least.min(at(&above, cell - 1) + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_probably_meant() {
        let words = ["stage", "source", "sales_owner", "owner"];
        assert_eq!(nearest("stag", words), Some("stage"));
        assert_eq!(nearest("Sorce", words), Some("source"));
        assert_eq!(nearest("owne", words), Some("owner"));
        assert_eq!(nearest("stgae", words), Some("stage"));
        for strange in ["xyz", "fase", "origin", ""] {
            assert_eq!(nearest(strange, ["name", "region", "stage", ""]), None, "{strange}");
        }
        assert_eq!(distance(&"kitten".chars().collect::<Vec<_>>(), "sitting"), 3);
        assert_eq!(distance(&[], "abc"), 3);
    }
}
