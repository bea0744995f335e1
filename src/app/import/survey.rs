//! Looks at a whole source and makes the plan of its import. Nothing is written.

use std::io::Read;
use std::sync::Arc;

use super::columns::Emptied;
use super::columns::dates::{self, DateColumn};
use super::columns::numbers::NumberColumn;
use super::columns::words::WordColumn;
use super::decode::Decoded;
use super::dialect::{self, Dialect};
use super::encoding::{self, Certainty, Examined};
use super::field::{FieldType, Kind};
use super::guess::{self, ColumnGuess, Evidence, KindGuess, Reason, Target};
use super::identity::{self, IdentityRule};
use super::plan::{ColumnPlan, DialectPlan, EncodingPlan, ImportPlan, Notice, Options, PreviewRow, Question};
use super::profile::{Profile, is_known_header};
use super::reader::Record;
use super::settle;
use super::source::{Source, read_fault};
use super::table::{Line, Passed, TableReader};
use crate::domain::refusal::Refusal;

/// How much text the dialect is found in.
const SAMPLE: usize = 256 << 10;
/// How many rows are kept to be shown.
const PREVIEW: usize = 10;
/// How many rows the guesses by cells look at.
const EVIDENCE: usize = 200;
/// How many rows are compared with each other: 48 MiB of keys. Beyond, only with the team's file.
const MOST_KEYS: usize = 6_000_000;
/// How many cells of a column a plan shows.
const SHOWN: usize = 3;

/// Makes the plan: reads the source three times (its bytes, its beginning, its rows), in bounded memory.
///
/// # Errors
/// What the source is refused for, by name: see [`Source`], [`encoding::examine`],
/// [`super::reader::RecordReader::read`], [`guess::columns`]; `import-no-rows`.
pub fn survey(source: &Source, options: &Options) -> Result<ImportPlan, Refusal> {
    let named = |refusal: Refusal| name_file(refusal, source.name());
    let examined = encoding::examine(source, options.encoding, options.language.as_deref()).map_err(named)?;
    let (sample, complete) = sample(source, &examined).map_err(named)?;
    let given = dialect::Given { delimiter: options.delimiter, header: options.header };
    let dialect = dialect::sniff(&sample, complete, given, &is_known_header).map_err(named)?;
    let head = head(&sample, complete, &dialect);
    let cells = columns_of(&head, dialect.names.len());
    let evidence = Evidence { file: source.name(), names: &dialect.names, cells: &cells };
    let said = guess::Given { kind: options.kind, profile: options.profile.clone(), map: options.map.clone() };
    let profile = guess::profile_for(evidence, &said);
    let kind = guess::kind(evidence, &said, profile.as_ref());
    let columns = match &kind {
        KindGuess::Known(kind, _) => guess::columns(evidence, &said, *kind, profile.as_ref())?,
        KindGuess::Unknown(_) => undecided(&dialect.names),
    };
    let identity = match &kind {
        KindGuess::Known(kind, _) => Some(IdentityRule::of(*kind, &columns)),
        KindGuess::Unknown(_) => None,
    };
    let seen = look(source, &examined, &dialect, &columns, identity).map_err(named)?;
    source.unchanged()?;
    if seen.rows == 0 {
        return Err(Refusal::invalid("import-no-rows").with("file", source.name()));
    }
    assemble(Findings { source, options, examined, dialect, head, profile, kind, columns, seen })
}

/// Everything that the survey found, before it is decided.
pub(super) struct Findings<'a> {
    pub source: &'a Source,
    pub options: &'a Options,
    pub examined: Examined,
    pub dialect: Dialect,
    pub head: Vec<PreviewRow>,
    pub profile: Option<Profile>,
    pub kind: KindGuess,
    pub columns: Vec<ColumnGuess>,
    pub seen: Seen,
}

/// Puts the file's name into a refusal that left it open.
fn name_file(mut refusal: Refusal, file: &str) -> Refusal {
    for (name, value) in &mut refusal.values {
        if *name == "file" && value.is_empty() {
            file.clone_into(value);
        }
    }
    refusal
}

fn undecided(names: &[String]) -> Vec<ColumnGuess> {
    let custom = |name: &String| ColumnGuess { targets: vec![Target::Custom(name.clone())], reason: Reason::Unknown };
    names.iter().map(custom).collect()
}

fn sample(source: &Source, examined: &Examined) -> Result<(Vec<u8>, bool), Refusal> {
    let mut text = Vec::with_capacity(SAMPLE);
    let decoded = Decoded::new(source.bytes()?, examined.charset);
    decoded.take(SAMPLE as u64).read_to_end(&mut text).map_err(|error| read_fault(&error))?;
    let complete = text.len() < SAMPLE;
    if !complete {
        // Not through the middle of a letter.
        text.truncate(encoding::whole_characters(&text));
    }
    Ok((text, complete))
}

/// The first rows of the sample.
fn head(sample: &[u8], complete: bool, dialect: &Dialect) -> Vec<PreviewRow> {
    let mut table = TableReader::new(sample, dialect);
    let mut record = Record::default();
    let mut rows = Vec::new();
    while rows.len() < EVIDENCE && matches!(table.read(&mut record), Ok(Some(_))) {
        let cells = (0..dialect.names.len()).map(|index| record.cell(index).to_owned()).collect();
        rows.push(PreviewRow { line: record.line(), cells });
    }
    if !complete && rows.len() < EVIDENCE && rows.len() > 1 {
        rows.pop();
    }
    rows
}

/// The cells of each column that are not blank.
fn columns_of(rows: &[PreviewRow], count: usize) -> Vec<Vec<String>> {
    let column = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(index));
        cells.filter(|cell| !cell.is_empty()).cloned().collect()
    };
    (0..count).map(column).collect()
}

/// What the pass over all rows showed.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub rows: u64,
    pub short: (u64, u64),
    pub long: (u64, u64),
    pub passed: Passed,
    pub columns: Vec<Watch>,
    pub identity: IdentityRule,
    pub repeated: Arc<Vec<u64>>,
}

/// What is noted of a column: only what its targets need.
#[derive(Debug, Default)]
pub(super) struct Watch {
    pub dates: Option<DateColumn>,
    pub numbers: Option<NumberColumn>,
    pub words: Option<WordColumn>,
    /// The cells of dates and numbers that count as blank.
    pub emptied: Emptied,
}

impl Watch {
    fn of(column: &ColumnGuess) -> Self {
        let mut watch = Self::default();
        for target in &column.targets {
            let Target::Field(field) = target else { continue };
            match field.kind {
                FieldType::Date => watch.dates = Some(DateColumn::default()),
                FieldType::Money | FieldType::Number | FieldType::Percent => {
                    watch.numbers = Some(NumberColumn::default());
                }
                FieldType::Words | FieldType::Bool | FieldType::Currency => watch.words = Some(WordColumn::default()),
                FieldType::Text if field.name == "stage" => watch.words = Some(WordColumn::default()),
                FieldType::Text | FieldType::Many => {}
            }
        }
        watch
    }

    fn see(&mut self, line: u64, cell: &str) {
        if self.dates.is_some() || self.numbers.is_some() {
            self.emptied.see(cell);
        }
        if let Some(dates) = &mut self.dates {
            dates.see(line, cell);
        }
        if let Some(numbers) = &mut self.numbers {
            numbers.see(line, cell);
        }
        if let Some(words) = &mut self.words {
            words.see(line, cell);
        }
    }

    fn is_idle(&self) -> bool {
        self.dates.is_none() && self.numbers.is_none() && self.words.is_none()
    }
}

/// Reads all rows once.
fn look(
    source: &Source,
    examined: &Examined,
    dialect: &Dialect,
    columns: &[ColumnGuess],
    identity: Option<IdentityRule>,
) -> Result<Seen, Refusal> {
    let mut table = TableReader::new(Decoded::new(source.bytes()?, examined.charset), dialect);
    let mut record = Record::default();
    let mut seen = Seen { columns: columns.iter().map(Watch::of).collect(), ..Seen::default() };
    let busy: Vec<usize> =
        seen.columns.iter().enumerate().filter(|(_, watch)| !watch.is_idle()).map(|(at, _)| at).collect();
    let mut keys = Vec::new();
    while let Some(line) = table.read(&mut record)? {
        seen.rows += 1;
        let noted = match line {
            Line::Row => None,
            Line::Short => Some(&mut seen.short),
            Line::Long(_) => Some(&mut seen.long),
        };
        if let Some((count, first)) = noted {
            *first = if *count == 0 { record.line() } else { *first };
            *count += 1;
        }
        if matches!(line, Line::Long(_)) {
            continue; // it will be rejected, so its cells decide nothing
        }
        if let Some(rule) = identity.as_ref().filter(|_| keys.len() < MOST_KEYS) {
            keys.push(rule.of_row(&record).key());
        }
        for &at in &busy {
            if let Some(watch) = seen.columns.get_mut(at) {
                watch.see(record.line(), record.cell(at));
            }
        }
    }
    seen.passed = table.passed();
    seen.repeated = Arc::new(identity::repeated(keys));
    seen.identity = identity.unwrap_or_default();
    Ok(seen)
}

fn assemble(found: Findings<'_>) -> Result<ImportPlan, Refusal> {
    let settled = settle::settle(&found)?;
    let Findings { source, examined, dialect, head, profile, kind, seen, options, .. } = found;
    let mut warnings = notes(&examined, &dialect, &seen);
    warnings.extend(settled.warnings);
    let mut questions = Vec::new();
    if let KindGuess::Unknown(likely) = &kind {
        questions.push(kind_question(likely));
    }
    questions.extend(settled.questions);
    let cells = columns_of(&head, dialect.names.len());
    let columns = settled.columns.iter().enumerate().map(|(at, column)| ColumnPlan {
        index: at + 1,
        header: dialect.names.get(at).cloned().unwrap_or_default(),
        targets: column.guess.targets.iter().map(Target::word).collect(),
        format: column.format.clone(),
        reason: column.guess.reason.word(),
        detail: match &column.guess.reason {
            Reason::Profile(name) | Reason::NearHeader(name) | Reason::Taken(name) => Some(name.clone()),
            _ => None,
        },
        samples: cells.get(at).map(|cells| cells.iter().take(SHOWN).cloned().collect()).unwrap_or_default(),
        words: column.words.clone(),
    });
    let columns = columns.collect();
    let constants = profile.as_ref().map(|profile| profile.set.clone()).unwrap_or_default();
    Ok(ImportPlan {
        file: source.name().to_owned(),
        bytes: source.size(),
        hash: examined.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        kind: match kind {
            KindGuess::Known(kind, _) => Some(kind),
            KindGuess::Unknown(_) => options.kind,
        },
        profile: profile.map(|profile| profile.name),
        encoding: EncodingPlan {
            name: examined.charset.name(),
            known: examined.certainty.word(),
            samples: examined.samples,
        },
        dialect: DialectPlan {
            delimiter: char::from(dialect.grammar.delimiter),
            header_line: dialect.header_line,
            preamble: dialect.preamble.clone(),
        },
        rows: seen.rows,
        columns,
        constants,
        currency: settled.recipe.currency.map(|currency| currency.to_string()),
        questions,
        warnings,
        preview: head.into_iter().take(PREVIEW).collect(),
        recipe: settled.recipe,
    })
}

fn kind_question(likely: &[Kind]) -> Question {
    let others = Kind::ALL.iter().filter(|kind| !likely.contains(kind));
    Question {
        choice: "kind",
        column: None,
        options: likely.iter().chain(others).map(|kind| kind.word().to_owned()).collect(),
        readings: Vec::new(),
        flag: "--kind",
        line: 0,
        sample: String::new(),
        contradictory: false,
        field: None,
    }
}

/// What should be known of the file as a whole.
fn notes(examined: &Examined, dialect: &Dialect, seen: &Seen) -> Vec<Notice> {
    let mut notes = Vec::new();
    if examined.certainty == Certainty::Guessed {
        notes.push(Notice::new("import-note-encoding-guessed").with("encoding", examined.charset.name()));
    }
    if dialect.header_line.is_none() {
        notes.push(Notice::new("import-note-no-header"));
    }
    if !dialect.preamble.is_empty() {
        notes.push(Notice::new("import-note-preamble").with("count", dialect.preamble.len()));
    }
    let counted = [
        ("import-note-short-rows", seen.short),
        ("import-note-long-rows", seen.long),
        ("import-note-repeated-header", (seen.passed.headers, 0)),
        ("import-note-footer", (seen.passed.footer, 0)),
    ];
    for (code, (count, line)) in counted {
        if count > 0 {
            notes.push(Notice::new(code).with("count", count).with("line", line));
        }
    }
    notes
}

/// What the sample of a question about dates means by each order.
pub(super) fn date_readings(sample: &str, forms: &[dates::DateForm]) -> Vec<String> {
    forms
        .iter()
        .map(|form| dates::read(sample, *form).map_or_else(|_| "–".to_owned(), |when| when.day.to_string()))
        .collect()
}
