//! How the table is written: its delimiter, what stands before the header, whether there is one.
//!
//! A small scorer of our own: on the files that it was tried with (commas, semicolons, tabs, pipes,
//! decimal commas, one column) it finds what the larger libraries find, and it also sees the lines
//! that do not belong to the table.

use super::columns::{dates_text, numbers};
use super::header;
use super::reader::{Grammar, Record, RecordReader};
use crate::domain::refusal::Refusal;

/// The delimiters that are tried, the commoner first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many records are looked at.
const RECORDS: usize = 1000;

/// How many records before the header may be something else.
const PREAMBLE: usize = 12;

/// How a table is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialect {
    /// Delimiter and quotes.
    pub grammar: Grammar,
    /// How many records stand before the first row: a `sep=` line, titles, the header itself.
    pub skip: usize,
    /// The records among them that are not the header, as text: shown as a warning.
    pub preamble: Vec<String>,
    /// The line of the header; none where the file has none.
    pub header_line: Option<u64>,
    /// The names of the columns.
    pub names: Vec<String>,
    /// The header as it was written, to know it again in the middle of the file.
    pub header: Vec<String>,
}

/// What somebody said about the table.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given {
    /// The delimiter.
    pub delimiter: Option<u8>,
    /// Whether there is a header.
    pub header: Option<bool>,
}

/// Finds the dialect of a sample. `complete` says whether the sample is the whole file; `knows` whether
/// a plain header ([`header::plain`]) is one that exports use.
///
/// # Errors
/// Those of [`RecordReader::read`] where no delimiter gives a single record; `import-empty`.
pub fn sniff(sample: &[u8], complete: bool, given: Given, knows: &dyn Fn(&str) -> bool) -> Result<Dialect, Refusal> {
    let declared = declared_delimiter(sample);
    let (grammar, rows) = grammar(sample, complete, given.delimiter.or(declared))?;
    let skip = usize::from(declared.is_some());
    let rows = rows.get(skip..).unwrap_or_default();
    let usual = usual_length(rows);
    let (before, one_cell) = preamble(rows, usual, grammar.delimiter);
    let preamble: Vec<String> = rows.iter().take(before).filter(|row| !blank(row)).map(text).collect();
    let table = rows.get(before..).unwrap_or_default();
    let Some((first, body)) = table.split_first() else {
        return Err(Refusal::invalid("import-empty").with("file", ""));
    };
    let cells = if one_cell { split_one(first, grammar.delimiter) } else { first.cells.clone() };
    let has_header = given.header.unwrap_or_else(|| one_cell || is_header(&cells, body, knows));
    // Columns without a name, where most rows have them; else the longer rows are the odd ones.
    let longer = body.iter().filter(|row| row.cells.len() > cells.len()).count();
    let count = if longer * 2 > body.len() { usual_length(body).max(cells.len()) } else { cells.len() };
    let (names, header, skip) = if has_header {
        (header::names(cells.iter().map(String::as_str), count), cells, skip + before + 1)
    } else {
        (header::names(std::iter::empty(), count), Vec::new(), skip + before)
    };
    Ok(Dialect { grammar, skip, preamble, header_line: has_header.then_some(first.line), names, header })
}

/// Excel's first line `sep=;`.
fn declared_delimiter(sample: &[u8]) -> Option<u8> {
    let line = sample.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let line = line.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(line);
    match *line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] => Some(delimiter),
        _ => None,
    }
}

/// A record of the sample, its cells without blanks around them.
struct Row {
    line: u64,
    cells: Vec<String>,
}

fn blank(row: &Row) -> bool {
    row.cells.iter().all(String::is_empty)
}

fn text(row: &Row) -> String {
    let filled: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    filled.join(" ").chars().take(120).collect()
}

/// The records of the sample, and why they end before it does.
fn records(sample: &[u8], complete: bool, grammar: Grammar) -> (Vec<Row>, Option<Refusal>) {
    let mut reader = RecordReader::new(sample, grammar);
    let mut record = Record::default();
    let mut rows = Vec::new();
    let fault = loop {
        match reader.read(&mut record) {
            Ok(true) if rows.len() < RECORDS => {
                let cells = (0..record.len()).map(|index| record.cell(index).to_owned()).collect();
                rows.push(Row { line: record.line(), cells });
            }
            Ok(_) => break None,
            // A cut sample may end inside quotes.
            Err(refusal) => break Some(refusal).filter(|_| complete || !reader.ended()),
        }
    };
    if !complete && rows.len() > 1 && rows.len() < RECORDS {
        rows.pop(); // cut in two by the end of the sample
    }
    (rows, fault)
}

fn grammar(sample: &[u8], complete: bool, given: Option<u8>) -> Result<(Grammar, Vec<Row>), Refusal> {
    let delimiters = given.map_or_else(|| DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    let mut best: Option<(f64, Grammar, Vec<Row>)> = None;
    let mut fault = None;
    for delimiter in delimiters {
        let gap = [delimiter, b' ', b'"'];
        let spaced = memchr::memmem::find(sample, &gap).is_some();
        for spaced in if spaced { vec![false, true] } else { vec![false] } {
            let grammar = Grammar { delimiter, quote: Some(b'"'), spaced };
            let (rows, refusal) = records(sample, complete, grammar);
            if refusal.as_ref().is_some_and(|found| fault.is_none() || found.code == "import-too-many-columns") {
                fault = refusal;
            }
            let score = score(&rows, delimiter);
            if !rows.is_empty() && best.as_ref().is_none_or(|best| score > best.0) {
                best = Some((score, grammar, rows));
            }
        }
    }
    match (best, fault) {
        (_, Some(fault)) if fault.code == "import-too-many-columns" => Err(fault),
        // One column, and with another delimiter a quote that is never closed: that is what is wrong.
        (Some((0.0, ..)) | None, Some(fault)) => Err(fault),
        (Some((_, grammar, rows)), _) => Ok((grammar, rows)),
        (None, None) => Err(Refusal::invalid("import-empty").with("file", "")),
    }
}

/// How much the rows look like a table: most of the same length, that of the first full one, and
/// cells that hold no other delimiter.
fn score(rows: &[Row], delimiter: u8) -> f64 {
    let filled: Vec<&Row> = rows.iter().filter(|row| !blank(row)).collect();
    let usual = usual_length(rows);
    if usual < 2 || filled.is_empty() {
        return 0.0;
    }
    let share = filled.iter().filter(|row| row.cells.len() == usual).count() as f64 / filled.len() as f64;
    let header = if filled.iter().take(PREAMBLE).any(|row| row.cells.len() == usual) { 1.0 } else { 0.2 };
    let first = if filled.first().is_some_and(|row| row.cells.len() == usual) { 1.0 } else { 0.6 };
    let other = |cell: &String| cell.bytes().any(|byte| byte != delimiter && b";\t|".contains(&byte));
    let cells = filled.iter().map(|row| row.cells.len()).sum::<usize>().max(1);
    let dirty = filled.iter().flat_map(|row| &row.cells).filter(|cell| other(cell)).count() as f64 / cells as f64;
    share * share * (1.0 + usual as f64).log2() * header * first * (1.0 - dirty / 2.0)
}

/// The commonest length of a row; the longer of two. Lines of one cell (titles, a report's footer) do
/// not count where at least a third of the lines have more.
fn usual_length(rows: &[Row]) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    for row in rows.iter().filter(|row| !blank(row)) {
        *counts.entry(row.cells.len()).or_insert(0) += 1;
    }
    let all: usize = counts.values().sum();
    let single = counts.get(&1).copied().unwrap_or(0);
    if (all - single) * 3 >= all && all > single {
        counts.remove(&1);
    }
    counts.into_iter().max_by_key(|&(length, count)| (count, length)).map_or(0, |(length, _)| length)
}

/// How many rows stand before the header, and whether the header is one quoted cell.
fn preamble(rows: &[Row], usual: usize, delimiter: u8) -> (usize, bool) {
    for (at, row) in rows.iter().take(PREAMBLE).enumerate() {
        if row.cells.len() == 1 && usual > 1 && split_one(row, delimiter).len() == usual {
            return (at, true);
        }
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        // A title, a date of export, an empty line; but two columns with one name are a header.
        let stray = filled == 0 || (usual > 1 && row.cells.len() == 1) || (usual >= 3 && filled == 1);
        if !stray {
            return (at, false);
        }
    }
    (rows.iter().take_while(|row| blank(row)).count(), false)
}

fn split_one(row: &Row, delimiter: u8) -> Vec<String> {
    let text = row.cells.first().map(String::as_str).unwrap_or_default();
    let grammar = Grammar { delimiter, ..Grammar::default() };
    let (mut rows, _) = records(text.as_bytes(), true, grammar);
    if rows.len() == 1 { rows.pop().map(|row| row.cells).unwrap_or_default() } else { Vec::new() }
}

/// What a cell is, as far as a header is never it.
fn is_value(cell: &str) -> bool {
    numbers::read(cell, numbers::DecimalMark::Point).is_ok()
        || numbers::read(cell, numbers::DecimalMark::Comma).is_ok()
        || dates_text::parse(cell).is_some()
        || is_email(cell)
}

/// Whether a cell looks like an e-mail address.
pub fn is_email(cell: &str) -> bool {
    let Some((local, domain)) = cell.split_once('@') else { return false };
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !cell.contains(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '/'))
}

/// Whether the first row names the columns rather than being one of them.
fn is_header(cells: &[String], body: &[Row], knows: &dyn Fn(&str) -> bool) -> bool {
    let values = cells.iter().filter(|cell| is_value(cell)).count();
    let known = cells.iter().filter(|cell| knows(&header::plain(cell))).count();
    if known > values {
        return true;
    }
    let mut score = -2 * i64::try_from(values).unwrap_or(i64::MAX);
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let mut filled = 0u32;
        let mut of_value = 0u32;
        let mut again = false;
        for row in body.iter().filter(|row| row.cells != cells) {
            let Some(other) = row.cells.get(index).filter(|other| !other.is_empty()) else { continue };
            filled += 1;
            of_value += u32::from(is_value(other));
            again |= other == cell;
        }
        if again {
            score -= 2; // a name is not also a value of its column
        } else if filled > 0 && of_value * 5 >= filled * 4 && !is_value(cell) {
            score += 1;
        }
    }
    score > 0 || (score == 0 && cells.iter().all(|cell| cell.chars().count() <= 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Dialect {
        let knows = |name: &str| ["name", "email", "nome"].contains(&name);
        sniff(text.as_bytes(), true, Given::default(), &knows).unwrap()
    }

    fn seen(text: &str) -> (char, usize, Option<u64>, String) {
        let found = of(text);
        (char::from(found.grammar.delimiter), found.skip, found.header_line, found.names.join("/"))
    }

    #[test]
    fn delimiters() {
        assert_eq!(seen("a,b\nx,y\n"), (',', 1, Some(1), "a/b".into()));
        assert_eq!(seen("Nome;Importo\nRossi;1,50\nBianchi;2,75\n"), (';', 1, Some(1), "Nome/Importo".into()));
        assert_eq!(seen("Nome;Importo;Resto\nA;1,50;2,5\nB;2,75;3,5\n").0, ';');
        assert_eq!(seen("a\tb\nx, y\tz; w\n").0, '\t');
        assert_eq!(seen("a|b|c\n1|2|3\n").0, '|');
        assert_eq!(seen("a,b\n\"x;y\",2\n\"z;w\",3\n").0, ',');
        assert_eq!(seen("email\nanna@example.com\nbo@example.com\n"), (',', 1, Some(1), "email".into()));
        assert_eq!(seen("sep=;\nname;x\n1,5;2,5\n"), (';', 2, Some(2), "name/x".into()));
        let spaced = of("Column1, \"column2\"\n1, \"quote\"\n5, \"Comma, comma\"\n");
        assert_eq!((spaced.grammar.spaced, spaced.names.join("/")), (true, "Column1/column2".into()));
    }

    #[test]
    fn what_stands_before_the_header() {
        let found = of("Report of May\n\n,,,\nname,b,c,d\n1,2,3,4\n5,6,7,8\n");
        assert_eq!((found.skip, found.header_line), (3, Some(4)));
        assert_eq!(found.preamble, ["Report of May"]);
        assert_eq!(seen("\"name,b,c\"\n1,2,3\n4,5,6\n"), (',', 1, Some(1), "name/b/c".into()));
    }

    #[test]
    fn files_without_a_header() {
        assert_eq!(
            seen("103,\"Atelier\",Nantes\n112,Gifts,Vegas\n"),
            (',', 0, None, "Column 1/Column 2/Column 3".into())
        );
        assert_eq!(seen("Anna,anna@example.com\nBo,bo@example.com\n").2, None);
        assert_eq!(seen("Anna,Rome\nBo,Milan\nCo,Turin\n").2, Some(1));
        assert_eq!(seen("Anna,Rome\nAnna,Milan\nBo,Rome\n").2, None);
        let forced = sniff(b"a,b\nc,d\n", true, Given { header: Some(false), delimiter: None }, &|_| false).unwrap();
        assert_eq!(forced.header_line, None);
    }

    #[test]
    fn unnamed_and_repeated_columns() {
        assert_eq!(seen("name,b\n1,2,3\n4,5,6\n").3, "name/b/Column 3");
        assert_eq!(seen("Name,Email,Name\nx,y,z\n").3, "Name/Email/Name (2)");
    }

    #[test]
    fn an_unclosed_quote_in_the_header_is_not_taken_for_one_column() {
        for (text, complete) in [("a,\"b\n1,2\n".to_owned(), true), (format!("a,\"b\n{}", "1,2\n".repeat(2000)), false)]
        {
            let refusal = sniff(text.as_bytes(), complete, Given::default(), &|_| false).unwrap_err();
            assert_eq!(refusal.code, "import-unclosed-quote");
        }
        let cut = format!("text\n{}\"cut in", "\"one, two\"\n".repeat(20));
        assert!(sniff(cut.as_bytes(), false, Given::default(), &|_| false).is_ok());
    }

    #[test]
    fn ten_thousand_columns_are_not_taken_for_one() {
        let text = vec!["c"; 10_000].join(",");
        let refusal = sniff(text.as_bytes(), true, Given::default(), &|_| false).unwrap_err();
        assert_eq!(refusal.code, "import-too-many-columns");
    }

    proptest! {
        #[test]
        fn random_bytes_do_not_panic(bytes: Vec<u8>, complete: bool) {
            let _ = sniff(&bytes, complete, Given::default(), &|_| false);
        }

        #[test]
        fn a_written_table_is_seen(rows in prop::collection::vec(prop::collection::vec("[a-z]{1,6}|[0-9]{1,4},[0-9]{2}", 4), 3..20), at in 0usize..4) {
            let delimiter = DELIMITERS[at];
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            writer.write_record(["name", "email", "amount", "other"]).unwrap();
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let found = sniff(&writer.into_inner().unwrap(), true, Given::default(), &|name| name == "email").unwrap();
            prop_assert_eq!(found.grammar.delimiter, delimiter);
            prop_assert_eq!(found.names.len(), 4);
        }
    }
}
