//! What a column holds is decided once, over the whole column: never cell by cell.
//!
//! Each accumulator sees every cell of its column and ends in a [`Decision`]. What the cells cannot
//! prove (is `03/04/2026` in March or April?) is not guessed: somebody has to say.

pub mod dates;
pub mod dates_text;
pub mod numbers;
pub mod numbers_text;
pub mod words;

/// The end of looking at a column: a form that reads it, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision<F> {
    /// This form reads the column.
    Decided(F),
    /// Several forms read it, and they do not mean the same.
    Ambiguous {
        /// The forms, the likelier first.
        choices: Vec<F>,
        /// A cell that reads differently in them.
        sample: Sample,
        /// Whether some cells speak for one form and others for another, so that none reads all.
        contradictory: bool,
    },
    /// Most of it is something else, and not only gone wrong: this, for instance.
    Impossible(Sample),
}

/// A cell and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    /// The line of the file, from 1.
    pub line: u64,
    /// The cell.
    pub value: String,
}

/// How much of a column may be unreadable before it is taken for something else: one in five.
const fn too_much(unreadable: u64, cells: u64) -> bool {
    unreadable * 5 > cells
}

/// Whether most of a column is nothing of its sort, not even gone wrong: then the column is something else, and
/// no mistake in a few rows.
const fn is_else(unlike: u64, cells: u64) -> bool {
    unlike * 2 > cells
}

/// Keeps the first cell of its sort.
fn keep(slot: &mut Option<Sample>, line: u64, value: &str) {
    if slot.is_none() {
        let value = value.chars().take(60).collect();
        *slot = Some(Sample { line, value });
    }
}

/// Words for "nothing here" that are no mistake: where a date or a number is expected, they count as blank,
/// and a plan says so. What a failed formula or division leaves is none of them.
pub fn is_blank(cell: &str) -> bool {
    match cell.len() {
        0 => true,
        1 => matches!(cell, "-"),
        2..=6 => {
            let nothing = ["null", "n/a", "none", "\\n", "--", "—", "n.d.", "n.a.", "(null)", "nil"];
            nothing.iter().any(|word| cell.eq_ignore_ascii_case(word))
        }
        // What MySQL writes for no date.
        10 | 19 => matches!(cell, "0000-00-00" | "0000-00-00 00:00:00"),
        _ => false,
    }
}

/// Words that databases and spreadsheets write for "nothing here". They count as blank in a column of few
/// words; in a column of text they stay (there are people called Null).
pub fn is_nothing(cell: &str) -> bool {
    is_blank(cell) || matches!(cell.len(), 3 | 4) && ["#n/a", "nan"].iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// The cells of a column that count as blank though something stands in them.
#[derive(Debug, Default)]
pub struct Emptied {
    /// How many there are.
    pub count: u64,
    /// The words in them, a few.
    pub words: Vec<String>,
}

impl Emptied {
    /// How many words are kept to be shown.
    const SHOWN: usize = 5;

    /// Takes in one cell.
    pub fn see(&mut self, cell: &str) {
        if cell.is_empty() || !is_blank(cell) {
            return;
        }
        self.count += 1;
        if self.words.len() < Self::SHOWN && !self.words.iter().any(|word| word == cell) {
            self.words.push(cell.to_owned());
        }
    }
}
