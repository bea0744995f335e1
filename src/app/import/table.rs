//! The rows of a table, without what is written around and between them: the lines before the header,
//! blank lines, the header come again, the footer of a report.

use std::io::Read;

use super::dialect::Dialect;
use super::reader::{Record, RecordReader, trim};
use crate::domain::refusal::Refusal;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A row.
    Row,
    /// A row with fewer cells than there are columns: the missing ones are blank.
    Short,
    /// A row with something in the cell of that number, for which there is no column.
    Long(usize),
}

/// How many records were passed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Passed {
    /// Records in which every cell is blank.
    pub blank: u64,
    /// The header again.
    pub headers: u64,
    /// Lines below a report: totals, copyright.
    pub footer: u64,
}

/// Reads the rows of a table.
#[derive(Debug)]
pub struct TableReader<R> {
    reader: RecordReader<R>,
    header: Vec<String>,
    width: usize,
    skip: usize,
    passed: Passed,
}

impl<R: Read> TableReader<R> {
    /// The rows of `input`, which is written in that dialect.
    pub fn new(input: R, dialect: &Dialect) -> Self {
        Self {
            reader: RecordReader::new(input, dialect.grammar),
            header: dialect.header.clone(),
            width: dialect.names.len(),
            skip: dialect.skip,
            passed: Passed::default(),
        }
    }

    /// What was passed over so far.
    pub fn passed(&self) -> Passed {
        self.passed
    }

    /// Reads the next row; `None` at the end.
    ///
    /// # Errors
    /// Those of [`RecordReader::read`].
    pub fn read(&mut self, record: &mut Record) -> Result<Option<Line>, Refusal> {
        while self.reader.read(record)? {
            if self.skip > 0 {
                self.skip -= 1;
            } else if record.is_blank() || (record.cell(0).is_empty() && self.is_all_blank(record)) {
                self.passed.blank += 1;
            } else if self.is_header(record) {
                self.passed.headers += 1;
            } else if is_footer(record) {
                self.passed.footer += 1;
            } else if record.len() == self.width {
                return Ok(Some(Line::Row));
            } else if record.len() < self.width {
                return Ok(Some(Line::Short));
            } else {
                let extra = (self.width..record.len()).find(|&index| !record.cell(index).is_empty());
                return Ok(Some(extra.map_or(Line::Row, Line::Long)));
            }
        }
        Ok(None)
    }

    fn is_all_blank(&self, record: &Record) -> bool {
        (0..record.len()).all(|index| record.cell(index).is_empty())
    }

    fn is_header(&self, record: &Record) -> bool {
        self.header.first().is_some_and(|first| record.cell(0) == first)
            && self.header.len() == record.len()
            && self.header.iter().enumerate().all(|(index, name)| record.cell(index) == name)
    }
}

/// The lines that Salesforce writes below a report.
fn is_footer(record: &Record) -> bool {
    let first = trim(record.get(0).unwrap_or_default());
    let starts = ["Grand Totals (", "Grand Total (", "Confidential Information", "Copyright (c)", "Copyright ©"];
    first.starts_with(['G', 'C'])
        && starts.iter().any(|start| first.starts_with(start))
        && (1..record.len()).all(|index| record.cell(index).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::import::dialect::{Given, sniff};

    #[test]
    fn only_rows_are_rows() {
        let text = "Report\n\nname,b,c\n1,2,3\n,,\n\nname,b,c\n4,5\n6,7,8,\n9,9,9,9\n\n\"Grand Totals (3 records)\"\n\
                    \"Confidential Information - Do Not Distribute\"\n\"Copyright (c) 2000-2026 salesforce.com, inc.\"\n";
        let dialect = sniff(text.as_bytes(), true, Given::default(), &|name| name == "name").unwrap();
        let mut table = TableReader::new(text.as_bytes(), &dialect);
        let mut record = Record::default();
        let mut lines = Vec::new();
        while let Some(line) = table.read(&mut record).unwrap() {
            lines.push((record.line(), line));
        }
        assert_eq!(lines, [(4, Line::Row), (8, Line::Short), (9, Line::Row), (10, Line::Long(3))]);
        assert_eq!(table.passed(), Passed { blank: 1, headers: 1, footer: 3 });
    }
}
