//! The file of rejected rows: each with its line, column and reason before its own cells, so that it
//! can be mended in a spreadsheet and imported again.

use std::io::Write;

use super::plan::Recipe;
use super::reader::Record;
use super::rows::{FORMULA, Reject};
use crate::domain::refusal::Refusal;

/// Writes rejected rows as CSV.
pub struct RejectWriter<W: Write> {
    csv: csv::Writer<W>,
    count: u64,
}

impl<W: Write> RejectWriter<W> {
    /// Writes the header: the three names that the caller translated, then those of the source.
    ///
    /// # Errors
    /// `import-cannot-write`.
    pub fn new(output: W, recipe: &Recipe, titles: [&str; 3]) -> Result<Self, Refusal> {
        let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(output);
        let names = recipe.dialect.names.iter().map(String::as_str);
        csv.write_record(titles.into_iter().chain(names)).map_err(|error| cannot_write(&error))?;
        Ok(Self { csv, count: 0 })
    }

    /// Writes a rejected row with `reason`, the sentence that the caller made of its code.
    ///
    /// # Errors
    /// `import-cannot-write`.
    pub fn write(&mut self, reject: &Reject, reason: &str, record: &Record) -> Result<(), Refusal> {
        let line = reject.line.to_string();
        let mut write = |cell: &str| self.csv.write_field(harmless(cell).as_ref());
        let mut result = write(&line).and_then(|()| write(&reject.column)).and_then(|()| write(reason));
        for cell in record.iter() {
            result = result.and_then(|()| write(cell));
        }
        self.count += 1;
        let ended = result.and_then(|()| self.csv.write_record(std::iter::empty::<&[u8]>()));
        ended.map_err(|error| cannot_write(&error))
    }

    /// How many rows were written.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// `import-cannot-write`.
    pub fn finish(self) -> Result<W, Refusal> {
        self.csv.into_inner().map_err(|error| cannot_write(error.error()))
    }
}

fn cannot_write(error: &dyn std::fmt::Display) -> Refusal {
    Refusal::rule("import-cannot-write").with("detail", error)
}

/// A cell that no spreadsheet runs: an apostrophe before what begins like a formula. Numbers and
/// phones (`-12.50`, `+39 06 1234`) stay as they are; the importer takes the apostrophe away again.
pub fn harmless(cell: &str) -> std::borrow::Cow<'_, str> {
    let formula = cell.starts_with(FORMULA);
    let sign = cell.starts_with(['+', '-']);
    let digits = |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '.' | ',' | '(' | ')');
    let number = sign && cell.get(1..).is_some_and(|rest| !rest.is_empty() && rest.chars().all(digits));
    if formula && !number { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_numbers_left() {
        for cell in ["=SUM(A1)", "@x", "+1+1", "-2+3", "\t=1", "＝1", "-", "+A1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "a=b", "-12.50", "+39 06 1234", "-1.234,56"] {
            assert_eq!(harmless(cell), cell);
        }
    }
}
