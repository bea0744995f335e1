//! Records of a table of text, within bounds.
//!
//! The csv crate takes a field of any length: one quote that is never closed swallows the rest of the
//! file without an error, and 512 MiB of it take 1.5 GiB of memory. This reader reads the same
//! grammar (a test compares the two), refuses such a file with the line where the quote was opened,
//! and never holds more than one record.

use std::io::Read;

use super::source::read_fault;
use crate::domain::refusal::Refusal;

/// The longest field, in bytes.
pub const MAX_FIELD: usize = 1 << 20;
/// The longest record, in bytes.
pub const MAX_RECORD: usize = 4 << 20;
/// The most fields in a record.
pub const MAX_COLUMNS: usize = 1000;
/// The most lines that one quoted field may span.
pub const MAX_QUOTED_LINES: u64 = 1000;

const BLOCK: usize = 128 << 10;

/// How the fields of a record are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grammar {
    /// The byte between two fields.
    pub delimiter: u8,
    /// The byte around fields that hold a delimiter or a line break; doubled inside them.
    pub quote: Option<u8>,
    /// Whether blanks before an opening quote belong to nothing: `1, "a, b"`.
    pub spaced: bool,
}

impl Default for Grammar {
    fn default() -> Self {
        Self { delimiter: b',', quote: Some(b'"'), spaced: false }
    }
}

/// One record: its fields and the line on which it begins. Made to be reused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    text: String,
    ends: Vec<usize>,
    line: u64,
}

impl Record {
    /// The line on which it begins, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no field at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The field at `index` as it was written, without its quotes.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end)
    }

    /// The field at `index` without blanks around it; nothing where the record is shorter.
    pub fn cell(&self, index: usize) -> &str {
        trim(self.get(index).unwrap_or_default())
    }

    /// The fields as they were written.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map_while(|index| self.get(index))
    }

    /// Whether no field holds anything but blanks.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() || trim(&self.text).is_empty()
    }
}

/// Without the blanks around it; a byte order mark in the middle of a file (two exports one below the
/// other) and no-break spaces are blanks too.
pub fn trim(cell: &str) -> &str {
    let edge = |byte: &u8| *byte > b' ' && byte.is_ascii();
    if cell.as_bytes().first().is_none_or(edge) && cell.as_bytes().last().is_none_or(edge) {
        return cell;
    }
    cell.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the first byte of a field.
    Start,
    /// In a field without quotes, or behind a closing quote.
    Bare,
    Quoted,
    /// Behind a quote in a quoted field: its end, or the first half of a doubled one.
    Quote,
}

/// Reads [`Record`]s from UTF-8.
#[derive(Debug)]
pub struct RecordReader<R> {
    input: R,
    grammar: Grammar,
    block: Box<[u8]>,
    at: usize,
    end: usize,
    ended: bool,
    line: u64,
    after_return: bool,
    bytes: Vec<u8>,
    opened: u64,
}

impl<R: Read> RecordReader<R> {
    /// Records of `input` by `grammar`.
    pub fn new(input: R, grammar: Grammar) -> Self {
        Self {
            input,
            grammar,
            block: vec![0; BLOCK].into_boxed_slice(),
            at: 0,
            end: 0,
            ended: false,
            line: 1,
            after_return: false,
            bytes: Vec::new(),
            opened: 0,
        }
    }

    /// Reads the next record into `record`; `false` at the end. Empty lines are passed over.
    ///
    /// # Errors
    /// `import-unclosed-quote` (with the line where it was opened), `import-field-too-long`,
    /// `import-record-too-long`, `import-too-many-columns`, `import-not-utf8`, and those of reading.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, Refusal> {
        self.bytes = std::mem::take(&mut record.text).into_bytes();
        loop {
            self.bytes.clear();
            record.ends.clear();
            let outcome = self.scan(record);
            let empty = self.bytes.is_empty() && record.ends.len() <= 1 && self.opened == 0;
            match outcome {
                Ok(true) if empty => continue,
                Ok(true) => {}
                Ok(false) => return Ok(false),
                Err(refusal) => return Err(refusal),
            }
            let text = String::from_utf8(std::mem::take(&mut self.bytes));
            record.text = text.map_err(|_| invalid("import-not-utf8", record.line))?;
            return Ok(true);
        }
    }

    /// Whether the input has come to its end: a fault then may only be that it was cut off.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// One record, empty lines included; `false` where nothing is left. `opened` tells afterwards
    /// whether the record had a quoted field.
    fn scan(&mut self, record: &mut Record) -> Result<bool, Refusal> {
        let mut state = State::Start;
        let mut began = 0; // where the present field begins in `bytes`
        let mut any = false;
        self.opened = 0;
        record.line = self.line;
        loop {
            if self.at == self.end && !self.refill()? {
                return match state {
                    State::Quoted => Err(invalid("import-unclosed-quote", self.opened)),
                    _ if any => {
                        record.ends.push(self.bytes.len());
                        Ok(true)
                    }
                    _ => Ok(false),
                };
            }
            if self.after_return {
                self.after_return = false;
                if self.block.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                    continue;
                }
            }
            any = true;
            match state {
                State::Start => state = self.start(),
                State::Bare => {
                    if let Some(byte) = self.bare() {
                        state = State::Start;
                        self.close(record, &mut began)?;
                        if byte != self.grammar.delimiter {
                            self.after_return = byte == b'\r';
                            self.line += 1;
                            return Ok(true);
                        }
                    }
                }
                State::Quoted => state = self.quoted()?,
                State::Quote => state = self.quote(),
            }
            if self.bytes.len() - began > MAX_FIELD {
                let code = if state == State::Quoted { "import-unclosed-quote" } else { "import-field-too-long" };
                let line = if state == State::Quoted { self.opened } else { record.line };
                return Err(invalid(code, line).with("column", record.ends.len() + 1));
            }
        }
    }

    fn refill(&mut self) -> Result<bool, Refusal> {
        while !self.ended {
            match self.input.read(&mut self.block) {
                Ok(0) => self.ended = true,
                Ok(count) => {
                    (self.at, self.end) = (0, count);
                    return Ok(true);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(read_fault(&error)),
            }
        }
        Ok(false)
    }

    fn rest(&self) -> &[u8] {
        self.block.get(self.at..self.end).unwrap_or_default()
    }

    /// Ends a field. The columns beyond the limit are counted to the end of the block at most, so
    /// that the refusal can name a number.
    fn close(&self, record: &mut Record, began: &mut usize) -> Result<(), Refusal> {
        record.ends.push(self.bytes.len());
        *began = self.bytes.len();
        if record.ends.len() > MAX_COLUMNS {
            let line = self.rest().split(|&byte| byte == b'\n').next().unwrap_or_default();
            let more = memchr::memchr_iter(self.grammar.delimiter, line).count() + 1;
            let found = record.ends.len() + more;
            let refusal = invalid("import-too-many-columns", record.line);
            return Err(refusal.with("columns", found).with("limit", MAX_COLUMNS));
        }
        if self.bytes.len() > MAX_RECORD {
            return Err(invalid("import-record-too-long", record.line));
        }
        Ok(())
    }

    fn start(&mut self) -> State {
        let rest = self.rest();
        let blanks = if self.grammar.spaced { rest.iter().take_while(|&&byte| byte == b' ').count() } else { 0 };
        let first = rest.get(blanks).copied();
        if first.is_some() && first == self.grammar.quote {
            self.opened = self.line;
            self.at += blanks + 1;
            State::Quoted
        } else if first.is_none() {
            // Only blanks up to the end of the block: the quote may follow in the next.
            self.at = self.end;
            State::Start
        } else {
            State::Bare
        }
    }

    /// Takes the bytes of a bare field up to its end, and that; `None` where the block ends before.
    fn bare(&mut self) -> Option<u8> {
        let delimiter = self.grammar.delimiter;
        let rest = self.block.get(self.at..self.end).unwrap_or_default();
        let stop = rest.iter().position(|&byte| byte == delimiter || byte == b'\n' || byte == b'\r');
        self.bytes.extend_from_slice(rest.get(..stop.unwrap_or(rest.len())).unwrap_or_default());
        self.at += stop.map_or(rest.len(), |at| at + 1);
        stop.and_then(|at| rest.get(at)).copied()
    }

    fn quoted(&mut self) -> Result<State, Refusal> {
        let quote = self.grammar.quote.unwrap_or(b'"');
        let rest = self.block.get(self.at..self.end).unwrap_or_default();
        let stop = memchr::memchr(quote, rest);
        let part = rest.get(..stop.unwrap_or(rest.len())).unwrap_or_default();
        // A lone carriage return is a line break too; one before a line feed is not another.
        let returns = memchr::memchr_iter(b'\r', part).filter(|&at| part.get(at + 1) != Some(&b'\n')).count();
        self.line += (memchr::memchr_iter(b'\n', part).count() + returns) as u64;
        self.bytes.extend_from_slice(part);
        self.at += stop.map_or(rest.len(), |at| at + 1);
        if self.line - self.opened > MAX_QUOTED_LINES {
            return Err(invalid("import-unclosed-quote", self.opened));
        }
        Ok(if stop.is_some() { State::Quote } else { State::Quoted })
    }

    fn quote(&mut self) -> State {
        let first = self.block.get(self.at).copied();
        if first.is_some() && first == self.grammar.quote {
            self.at += 1;
            self.bytes.extend(first);
            State::Quoted
        } else {
            State::Bare
        }
    }
}

fn invalid(code: &'static str, line: u64) -> Refusal {
    Refusal::invalid(code).with("file", "").with("line", line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &[u8], grammar: Grammar) -> Result<Vec<(u64, Vec<String>)>, Refusal> {
        let mut reader = RecordReader::new(text, grammar);
        let mut record = Record::default();
        let mut rows = Vec::new();
        while reader.read(&mut record)? {
            rows.push((record.line(), record.iter().map(str::to_owned).collect()));
        }
        Ok(rows)
    }

    fn lines_of(text: &str) -> Vec<(u64, Vec<String>)> {
        rows(text.as_bytes(), Grammar::default()).unwrap()
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let text = "a,b\r\n\r\n\"x\ny\",2\rlast,\"\"\n";
        let lines: Vec<u64> = lines_of(text).into_iter().map(|row| row.0).collect();
        assert_eq!(lines, [1, 3, 5]);
        assert_eq!(lines_of("\"\"\n\na")[0], (1, vec![String::new()]));
    }

    #[test]
    fn an_unclosed_quote_is_refused_with_its_line() {
        let text = format!("a,b\n1,\"open\n{}", "2,3\n".repeat(2000));
        let refusal = rows(text.as_bytes(), Grammar::default()).unwrap_err();
        assert_eq!((refusal.code, refusal.values[1].1.as_str()), ("import-unclosed-quote", "2"));
        let short = rows(b"a,b\n1,\"open\n2,3\n", Grammar::default()).unwrap_err();
        assert_eq!((short.code, short.values[1].1.as_str()), ("import-unclosed-quote", "2"));
    }

    /// Endless bytes, so that a reader without bounds would not come back.
    struct Endless(u8);

    impl Read for Endless {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            into.fill(self.0);
            Ok(into.len())
        }
    }

    #[test]
    fn what_has_no_end_is_bounded() {
        let code = |start: &'static [u8], byte: u8| {
            let mut reader = RecordReader::new(start.chain(Endless(byte)), Grammar::default());
            let mut record = Record::default();
            let refusal = loop {
                match reader.read(&mut record) {
                    Ok(_) => {}
                    Err(refusal) => break refusal,
                }
            };
            assert!(reader.bytes.capacity() <= 4 * MAX_RECORD);
            refusal.code
        };
        assert_eq!(code(b"a,b\n", b'x'), "import-field-too-long");
        assert_eq!(code(b"a,\"", b'x'), "import-unclosed-quote");
        assert_eq!(code(b"a,\"", b'\n'), "import-unclosed-quote");
        assert_eq!(code(b"a", b','), "import-too-many-columns");
    }

    #[test]
    fn ten_thousand_columns_are_counted() {
        let text = vec!["c"; 10_000].join(",");
        let refusal = rows(text.as_bytes(), Grammar::default()).unwrap_err();
        assert!(refusal.values.contains(&("columns", "10000".to_owned())), "{refusal}");
    }

    #[test]
    fn a_record_of_many_long_fields_is_bounded() {
        let text = vec!["x".repeat(MAX_FIELD / 2); 20].join(",");
        assert_eq!(rows(text.as_bytes(), Grammar::default()).unwrap_err().code, "import-record-too-long");
    }

    #[test]
    fn blanks_before_a_quote_belong_to_nothing_where_the_file_is_written_so() {
        let spaced = Grammar { spaced: true, ..Grammar::default() };
        let read = rows(b"1, \"a, b\", c\n", spaced).unwrap();
        assert_eq!(read[0].1, ["1", "a, b", " c"]);
    }

    proptest! {
        /// Line ends inside quotes and blank lines included, the csv crate reads the same fields.
        #[test]
        fn reads_what_the_csv_crate_reads(text in "[ab\",;\r\n é]{0,60}") {
            let mut ours = match rows(text.as_bytes(), Grammar::default()) {
                Ok(rows) => rows.into_iter().map(|row| row.1).collect::<Vec<_>>(),
                Err(refusal) => {
                    prop_assert_eq!(refusal.code, "import-unclosed-quote");
                    return Ok(());
                }
            };
            let mut theirs: Vec<Vec<String>> = csv::ReaderBuilder::new()
                .has_headers(false).flexible(true).from_reader(text.as_bytes())
                .records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            // A record of one empty quoted field, as the only thing on its line: both keep or both drop.
            ours.retain(|row| row != &[""]);
            theirs.retain(|row| row != &[""]);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn what_the_csv_crate_writes_comes_back(table in prop::collection::vec(prop::collection::vec("[a\",\r\né ]{0,8}", 3), 0..20)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let read: Vec<_> = rows(&writer.into_inner().unwrap(), Grammar::default()).unwrap().into_iter().map(|row| row.1).collect();
            prop_assert_eq!(read, table);
        }

        #[test]
        fn random_bytes_do_not_panic(bytes: Vec<u8>, spaced: bool) {
            let _ = rows(&bytes, Grammar { spaced, ..Grammar::default() });
        }
    }
}
