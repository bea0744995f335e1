//! What an import will do, as data: shown before anything is written, asked about where something is
//! not proven, and then followed by the reading of the rows.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;

use super::columns::dates::{DateForm, DateOrder};
use super::columns::numbers::{DecimalMark, Sign};
use super::dialect::Dialect;
use super::encoding::Charset;
use super::field::{Field, Kind};
use super::identity::IdentityRule;
use super::profile::Profile;
use crate::domain::money::Currency;
use crate::domain::refusal::Refusal;

/// What somebody said about an import: the flags of the command line, the boxes of the form.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--kind`
    pub kind: Option<Kind>,
    /// `--profile`
    pub profile: Option<Profile>,
    /// `--map "COLUMN=field"`, in the order in which they were given.
    pub map: Vec<(String, String)>,
    /// `--delimiter`
    pub delimiter: Option<u8>,
    /// Whether the file has a header, where somebody knows better.
    pub header: Option<bool>,
    /// `--encoding`
    pub encoding: Option<Charset>,
    /// `--dates`
    pub dates: Option<DateOrder>,
    /// `--decimal`
    pub decimal: Option<DecimalMark>,
    /// `--currency`
    pub currency: Option<Currency>,
    /// `--alias product:GTXPro="GTX Pro"`: field, spelling in the file, the spelling meant.
    pub aliases: Vec<(String, String, String)>,
    /// The workspace's currency: that of amounts about which nothing else is known.
    pub home_currency: Option<Currency>,
    /// The workspace's language (`it`, `es`, `en`), which tips the guess of an old encoding.
    pub language: Option<String>,
}

impl Options {
    /// Takes in one `--map "COLUMN=field[,field]"`.
    ///
    /// # Errors
    /// `import-bad-map`.
    pub fn add_map(&mut self, text: &str) -> Result<(), Refusal> {
        let bad = || Refusal::invalid("import-bad-map").with("value", text);
        let (column, fields) = text.rsplit_once('=').ok_or_else(bad)?;
        if column.trim().is_empty() || fields.trim().is_empty() {
            return Err(bad());
        }
        let custom = fields.trim().starts_with("field:");
        let fields: Vec<&str> = if custom { vec![fields] } else { fields.split(',').collect() };
        self.map.extend(fields.into_iter().map(|field| (column.trim().to_owned(), field.trim().to_owned())));
        Ok(())
    }

    /// Takes in one `--alias "product:GTXPro=GTX Pro"`.
    ///
    /// # Errors
    /// `import-bad-alias`.
    pub fn add_alias(&mut self, text: &str) -> Result<(), Refusal> {
        let bad = || Refusal::invalid("import-bad-alias").with("value", text);
        let (field, rest) = text.split_once(':').ok_or_else(bad)?;
        let (from, to) = rest.split_once('=').ok_or_else(bad)?;
        let bare = |text: &str| text.trim().trim_matches('"').trim().to_owned();
        if field.trim().is_empty() || bare(from).is_empty() {
            return Err(bad());
        }
        self.aliases.push((field.trim().to_owned(), bare(from), bare(to)));
        Ok(())
    }
}

/// The delimiter that `--delimiter` calls `text`.
///
/// # Errors
/// `import-bad-delimiter`.
pub fn delimiter(text: &str) -> Result<u8, Refusal> {
    match text {
        "tab" | "\\t" | "\t" => Ok(b'\t'),
        "comma" => Ok(b','),
        "semicolon" => Ok(b';'),
        "pipe" => Ok(b'|'),
        _ => match *text.as_bytes() {
            [byte] if byte.is_ascii_graphic() && !byte.is_ascii_alphanumeric() && byte != b'"' => Ok(byte),
            _ => Err(Refusal::invalid("import-bad-delimiter").with("value", text)),
        },
    }
}

/// What an import will do.
#[derive(Debug, Clone, Serialize)]
pub struct ImportPlan {
    /// The file's name.
    pub file: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// What its rows are; none while that is a question.
    pub kind: Option<Kind>,
    /// The profile by which it is read.
    pub profile: Option<String>,
    /// How its bytes become text.
    pub encoding: EncodingPlan,
    /// How the table is written.
    pub dialect: DialectPlan,
    /// How many rows there are, those included that will be rejected.
    pub rows: u64,
    /// Its columns.
    pub columns: Vec<ColumnPlan>,
    /// Fields that are the same in every row.
    pub constants: BTreeMap<String, String>,
    /// The currency of amounts that name none.
    pub currency: Option<String>,
    /// What has to be said before rows are read.
    pub questions: Vec<Question>,
    /// What somebody should know.
    pub warnings: Vec<Notice>,
    /// The first rows.
    pub preview: Vec<PreviewRow>,
    /// How the rows are read.
    #[serde(skip)]
    pub recipe: Recipe,
}

impl ImportPlan {
    /// The first open question as a refusal, for those who cannot be asked.
    ///
    /// # Errors
    /// `import-needs-kind`, `import-needs-dates`, `import-needs-decimal`, `import-needs-currency`,
    /// `import-needs-map`, `import-column-not-dates`, `import-column-not-numbers`.
    pub fn settled(&self) -> Result<Kind, Refusal> {
        if let Some(question) = self.questions.first() {
            return Err(question.refusal(&self.file));
        }
        self.kind.ok_or_else(|| Refusal::invalid("import-needs-kind").with("file", &self.file))
    }

    /// The slot that fills `field`: the first, where several do.
    pub fn slot(&self, field: &str) -> Option<usize> {
        self.slots(field).next()
    }

    /// The slots that fill `field`: several columns may hold e-mails.
    pub fn slots<'a>(&'a self, field: &'a str) -> impl Iterator<Item = usize> + 'a {
        let fills = move |slot: &Slot| slot.field.is_some_and(|known| known.name == field);
        self.recipe.slots.iter().enumerate().filter(move |(_, slot)| fills(slot)).map(|(at, _)| at)
    }

    /// The slots of custom fields, with their names.
    pub fn custom(&self) -> impl Iterator<Item = (usize, &str)> {
        let slots = self.recipe.slots.iter().enumerate();
        slots.filter(|(_, slot)| slot.field.is_none()).map(|(at, slot)| (at, slot.name.as_str()))
    }
}

/// How the bytes become text.
#[derive(Debug, Clone, Serialize)]
pub struct EncodingPlan {
    /// The charset's name.
    pub name: String,
    /// `given`, `marked`, `proven` or `guessed`.
    pub known: &'static str,
    /// Lines with letters outside ASCII: where a wrong guess would show.
    pub samples: Vec<String>,
}

/// How the table is written.
#[derive(Debug, Clone, Serialize)]
pub struct DialectPlan {
    /// The delimiter.
    pub delimiter: char,
    /// The line of the header; none where the file has none.
    pub header_line: Option<u64>,
    /// What stands before it.
    pub preamble: Vec<String>,
}

/// A column and what becomes of it.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnPlan {
    /// Its place, from 1.
    pub index: usize,
    /// Its name.
    pub header: String,
    /// The fields that it fills; `field:NAME` is a custom field, `-` none.
    pub targets: Vec<String>,
    /// How its cells are read, where they are not text: `dmy`, `,`, …
    pub format: Option<String>,
    /// Why it fills them: a word of [`super::guess::Reason`].
    pub reason: &'static str,
    /// The profile, name or column that the reason speaks of.
    pub detail: Option<String>,
    /// Some of its cells.
    pub samples: Vec<String>,
    /// The words of a column of few words, with how often each stands there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<(String, u64)>,
}

/// Something that the file does not prove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What is asked: `kind`, `dates`, `decimal`, `currency`, `map`, `not-dates`, `not-numbers`.
    pub choice: &'static str,
    /// The column in question.
    pub column: Option<String>,
    /// The answers, the likelier first.
    pub options: Vec<String>,
    /// What the sample means by each answer.
    pub readings: Vec<String>,
    /// The flag that answers it.
    pub flag: &'static str,
    /// The line of the sample.
    pub line: u64,
    /// A cell that the answers read differently.
    pub sample: String,
    /// Whether no answer reads all cells: those that it does not read will be rejected.
    pub contradictory: bool,
    /// The field that the column would fill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
}

impl Question {
    /// As a refusal that names the choice.
    pub fn refusal(&self, file: &str) -> Refusal {
        let code = match self.choice {
            "dates" if self.contradictory => "import-mixed-dates",
            "dates" => "import-needs-dates",
            "decimal" => "import-needs-decimal",
            "currency" => "import-needs-currency",
            "map" => "import-needs-map",
            "not-dates" => "import-column-not-dates",
            "not-numbers" => "import-column-not-numbers",
            _ => "import-needs-kind",
        };
        // As they are typed: an option that holds blanks is one word all the same.
        let typed = |option: &String| if self.field.is_some() { format!("\"{option}\"") } else { option.clone() };
        let options: Vec<String> = self.options.iter().map(typed).collect();
        Refusal::invalid(code)
            .with("file", file)
            .with("field", self.field.unwrap_or_default())
            .with("column", self.column.as_deref().unwrap_or_default())
            .with("options", options.join(" | "))
            .with("flag", self.flag)
            .with("line", self.line)
            .with("sample", &self.sample)
    }
}

/// Something that somebody should know: the id of its text, and the text's variables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The text's id.
    pub code: &'static str,
    /// Its variables.
    pub values: BTreeMap<&'static str, String>,
}

impl Notice {
    pub(super) fn new(code: &'static str) -> Self {
        Self { code, values: BTreeMap::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.insert(name, value.to_string());
        self
    }
}

/// One of the first rows.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewRow {
    /// Its line.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// How rows are read: made by the survey, followed by [`super::rows::Rows`].
#[derive(Debug, Clone)]
pub struct Recipe {
    /// How the bytes become text.
    pub charset: Charset,
    /// How the table is written.
    pub dialect: Dialect,
    /// What is read of each row.
    pub slots: Vec<Slot>,
    /// The currency of amounts that name none.
    pub currency: Option<Currency>,
    /// The currency that somebody gave: an amount that names another is rejected.
    pub given_currency: Option<Currency>,
    /// What `$`, `¥` and `kr` mean here.
    pub signs: Vec<(Sign, Currency)>,
    /// Spellings that take the place of others.
    pub replacements: Vec<String>,
    /// The slots of which one must be filled.
    pub identity: Vec<usize>,
    /// How rows are told apart.
    pub rule: IdentityRule,
    /// The keys of rows that come more than once, in order.
    pub repeated: Arc<Vec<u64>>,
    /// The program that the file is from, as far as it is known: ids of other programs are others.
    pub system: String,
    /// Where the columns alone tell it, their marks, that of the ids first.
    pub columns: Vec<String>,
    /// Names to be kept apart although they look alike: kind of thing and folded name, or `*`.
    pub apart: Vec<(String, String)>,
}

/// A cell that is read, and the field that it fills.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The column.
    pub column: usize,
    /// The field; none for a custom field.
    pub field: Option<&'static Field>,
    /// The field's name, or the custom field's.
    pub name: String,
    /// How the cell is read.
    pub reading: Reading,
    /// Cells that mean "nothing".
    pub blanks: Vec<String>,
    /// Spelling in the file → place in [`Recipe::replacements`].
    pub aliases: HashMap<String, usize>,
}

/// How a cell is read.
#[derive(Debug, Clone)]
pub enum Reading {
    /// As text.
    Text,
    /// As a date.
    Date(DateForm),
    /// As an amount; of that currency where the header names one.
    Money(DecimalMark, Option<Currency>),
    /// As a number.
    Number(DecimalMark),
    /// As a share; whether it is written as parts of one.
    Percent(DecimalMark, bool),
    /// As yes or no.
    Bool,
    /// As a currency's code.
    Currency,
    /// As one of our words: word of the file → ours; and ours for all others, if there is one.
    Words(HashMap<String, &'static str>, Option<&'static str>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read() {
        let mut options = Options::default();
        options.add_map("Created=created_at, mql_at").unwrap();
        options.add_map("a=b=title").unwrap();
        options.add_map("X=field:One, two").unwrap();
        let map: Vec<_> = options.map.iter().map(|(column, field)| format!("{column}>{field}")).collect();
        assert_eq!(map, ["Created>created_at", "Created>mql_at", "a=b>title", "X>field:One, two"]);
        options.add_alias("product:GTXPro=\"GTX Pro\"").unwrap();
        assert_eq!(options.aliases, [("product".into(), "GTXPro".into(), "GTX Pro".into())]);
        assert_eq!(options.add_map("title").unwrap_err().code, "import-bad-map");
        assert_eq!(options.add_alias("GTXPro").unwrap_err().code, "import-bad-alias");
        assert_eq!((delimiter("tab"), delimiter(";")), (Ok(b'\t'), Ok(b';')));
        assert_eq!(delimiter("ab").unwrap_err().code, "import-bad-delimiter");
    }
}
