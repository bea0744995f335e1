//! A table: aligned for people, with tabs or commas for programs.

use crate::app::export::Broken;
use crate::domain::text::{Clean, pad_left, pad_right, width};

/// Between two columns.
const GAP: usize = 2;
/// A column is not cut below this.
const NARROW: usize = 6;

/// Rows of cells, perhaps under a head.
#[derive(Debug, Default)]
pub struct Table {
    head: Option<Vec<String>>,
    right: Vec<usize>,
    figures: Vec<usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names the columns.
    pub fn head(&mut self, cells: impl IntoIterator<Item = String>) {
        self.head = Some(cells.into_iter().collect());
    }

    /// Sets a column, from 0, to the right: figures.
    pub fn right(&mut self, column: usize) {
        self.right.push(column);
        self.figures.push(column);
    }

    /// Says that a column, from 0, has figures, wherever it stands.
    pub fn figures(&mut self, column: usize) {
        self.figures.push(column);
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// With tabs between the cells.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for row in self.head.iter().chain(&self.rows) {
            let cells: Vec<Clean<'_>> = row.iter().map(|cell| Clean::new(cell)).collect();
            text.push_str(&cells.iter().map(Clean::as_str).collect::<Vec<_>>().join("\t"));
            text.push('\n');
        }
        text
    }

    /// With commas between the cells; `safe` makes a cell safe, except a number in a column of figures.
    ///
    /// # Errors
    /// None that happens: it is written into memory.
    pub fn csv(&self, safe: impl Fn(&str) -> String) -> Result<String, Broken> {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in self.head.iter().chain(&self.rows) {
            let figure = |at: usize, cell: &str| self.figures.contains(&at) && is_figure(cell);
            let cells = row.iter().enumerate();
            writer.write_record(cells.map(|(at, cell)| if figure(at, cell) { cell.clone() } else { safe(cell) }))?;
        }
        let bytes = writer.into_inner().map_err(|error| Broken::Io(std::io::Error::other(error.to_string())))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Aligned, and cut where a terminal is `columns` wide; the head in bold where there is colour.
    pub fn aligned(&self, columns: Option<usize>, colour: bool) -> String {
        let clean = |row: &Vec<String>| row.iter().map(|cell| Clean::new(cell).into_owned()).collect::<Vec<_>>();
        let head = self.head.as_ref().map(clean);
        let rows: Vec<Vec<Clean<'static>>> = self.rows.iter().map(clean).collect();
        let mut widths: Vec<usize> = Vec::new();
        for row in head.iter().chain(&rows) {
            for (at, cell) in row.iter().enumerate() {
                match widths.get_mut(at) {
                    Some(known) => *known = (*known).max(width(cell)),
                    None => widths.push(width(cell)),
                }
            }
        }
        if let Some(columns) = columns {
            fit(&mut widths, columns);
        }
        let mut text = String::new();
        if let Some(head) = &head {
            let line = self.line(head, &widths);
            text.push_str(&if colour { format!("\u{1b}[1m{line}\u{1b}[0m") } else { line });
            text.push('\n');
        }
        for row in &rows {
            text.push_str(&self.line(row, &widths));
            text.push('\n');
        }
        text
    }

    fn line(&self, row: &[Clean<'_>], widths: &[usize]) -> String {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            if at > 0 {
                line.push_str(&" ".repeat(GAP));
            }
            line.push_str(&if self.right.contains(&at) { pad_left(cell, *width) } else { pad_right(cell, *width) });
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// Whether a cell is a number as programs write it, perhaps with its currency: no formula can hide in it.
fn is_figure(cell: &str) -> bool {
    let number = match cell.split_once(' ') {
        Some((number, code)) if code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()) => number,
        _ => cell,
    };
    let digits = number.strip_prefix('-').unwrap_or(number);
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(|c| c.is_ascii_digit() || c == b'.')
}

/// Narrows the widest columns until a row fits.
fn fit(widths: &mut [usize], columns: usize) {
    let gaps = GAP * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > columns {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROW => *widest -= 1,
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new();
        table.head(["name", "amount"].map(str::to_owned));
        table.right(1);
        table.row(vec!["Città\u{1b}[31m".to_owned(), "1".to_owned()]);
        table.row(vec!["株式会社 with a very long name".to_owned(), "12.000 €".to_owned()]);
        table
    }

    #[test]
    fn cells_are_cleaned_aligned_and_cut() {
        let text = table().aligned(Some(24), false);
        let widths: Vec<usize> = text.lines().map(width).collect();
        assert_eq!(widths, [24, 24, 24], "{text}");
        assert!(text.contains('…') && !text.contains('\u{1b}'));
        assert!(table().aligned(None, false).contains("very long name"));
        assert!(table().aligned(None, true).starts_with("\u{1b}[1mname"));
    }

    #[test]
    fn programs_get_tabs_or_commas() {
        assert!(table().plain().starts_with("name\tamount\nCittà␛[31m\t1\n"));
        let csv = table().csv(crate::app::export::spreadsheet_safe).unwrap();
        assert!(csv.starts_with("name,amount\n"));
    }
}
