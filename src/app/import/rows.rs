//! The rows of a planned import, typed: each is read, or rejected with its line, column and reason.

use super::columns::dates::{self, When};
use super::columns::numbers::{self, DecimalMark, Number, Sign};
use super::columns::{is_blank, is_nothing, words};
use super::decode::Decoded;
use super::plan::{ImportPlan, Reading, Recipe, Slot};
use super::reader::Record;
use super::source::{Bytes, Source};
use super::table::{Line, TableReader};
use crate::domain::money::{Currency, Money};
use crate::domain::refusal::Refusal;

/// What a slot holds in one row. Texts stay in the row: [`Row::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// The cell's text.
    Text,
    /// A spelling that takes the place of the cell's: its place in the recipe's replacements.
    Replaced(usize),
    /// A date.
    Date(When),
    /// An amount.
    Money(Money),
    /// A number.
    Number(Number),
    /// A share in percent points: 35, not 0.35.
    Percent(Number),
    /// Yes or no.
    Bool(bool),
    /// A currency.
    Currency(Currency),
    /// One of our words.
    Word(&'static str),
}

/// A row: its cells as they were written, and what they mean. Made to be reused, or sent on.
#[derive(Debug, Clone, Default)]
pub struct Row {
    record: Record,
    values: Vec<Value>,
}

impl Row {
    /// The line on which it begins.
    pub fn line(&self) -> u64 {
        self.record.line()
    }

    /// The cells as they were written.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// What slot `slot` of the plan holds.
    pub fn value(&self, slot: usize) -> Value {
        self.values.get(slot).copied().unwrap_or(Value::Blank)
    }

    /// The text of a slot: without blanks around it, in the spelling meant, empty where it is blank.
    pub fn text<'a>(&'a self, recipe: &'a Recipe, slot: usize) -> &'a str {
        match self.value(slot) {
            Value::Blank => "",
            Value::Replaced(at) => recipe.replacements.get(at).map_or("", String::as_str),
            Value::Word(word) => word,
            _ => recipe.slots.get(slot).map_or("", |slot| unguarded(self.record.cell(slot.column))),
        }
    }
}

/// What a spreadsheet takes for the beginning of a formula.
pub(super) const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Without the apostrophe that our own exports and rejected rows put before a cell that a spreadsheet
/// would take for a formula.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

/// Several texts in one cell: e-mails, phones, tags.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// Why a row is not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The line of the file.
    pub line: u64,
    /// The column's name; empty where it is the row as a whole.
    pub column: String,
    /// The reason: the text `reject-<code>`.
    pub code: &'static str,
    /// The cell.
    pub value: String,
}

/// What came of reading on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The row was read.
    Read,
    /// The row was rejected; its cells are in the row, for the file of rejected rows.
    Rejected(Reject),
    /// There are no more.
    End,
}

/// Reads the rows of a plan.
pub struct Rows {
    table: TableReader<Decoded<Bytes>>,
    recipe: Recipe,
    currency_slot: Option<usize>,
}

impl Rows {
    /// The rows of `source`, read as `plan` says. The plan must be settled.
    ///
    /// # Errors
    /// The plan's open questions; `import-changed` where the file is not what was planned.
    pub fn open(source: &Source, plan: &ImportPlan) -> Result<Self, Refusal> {
        plan.settled()?;
        let recipe = plan.recipe.clone();
        let table = TableReader::new(Decoded::new(source.bytes()?, recipe.charset), &recipe.dialect);
        let currency_slot = recipe.slots.iter().position(|slot| matches!(slot.reading, Reading::Currency));
        Ok(Self { table, recipe, currency_slot })
    }

    /// Reads the next row into `row`.
    ///
    /// # Errors
    /// Those of reading: nothing of the file should then be kept.
    pub fn read(&mut self, row: &mut Row) -> Result<Step, Refusal> {
        let Some(line) = self.table.read(&mut row.record)? else { return Ok(Step::End) };
        row.values.clear();
        if let Line::Long(extra) = line {
            let value = row.record.cell(extra).to_owned();
            let column = format!("#{}", extra + 1);
            return Ok(Step::Rejected(Reject { line: row.line(), column, code: "too-many-cells", value }));
        }
        let currency = match self.row_currency(&row.record) {
            Ok(currency) => currency,
            Err(fault) => return Ok(Step::Rejected(self.reject(row, fault.0, fault.1))),
        };
        for at in 0..self.recipe.slots.len() {
            let Some(slot) = self.recipe.slots.get(at) else { break };
            match self.value(slot, row.record.cell(slot.column), currency) {
                Ok(value) => row.values.push(value),
                Err(code) => return Ok(Step::Rejected(self.reject(row, at, code))),
            }
        }
        if self.recipe.identity.iter().all(|&slot| row.value(slot) == Value::Blank) {
            let reject = Reject { line: row.line(), column: String::new(), code: "nobody", value: String::new() };
            return Ok(Step::Rejected(reject));
        }
        Ok(Step::Read)
    }

    /// The rejection of a row for what a slot holds.
    pub fn reject(&self, row: &Row, slot: usize, code: &'static str) -> Reject {
        let column = self.recipe.slots.get(slot).map_or(0, |slot| slot.column);
        Reject {
            line: row.line(),
            column: self.recipe.dialect.names.get(column).cloned().unwrap_or_default(),
            code,
            value: row.record.cell(column).chars().take(200).collect(),
        }
    }

    /// The currency that the row's own column names.
    fn row_currency(&self, record: &Record) -> Result<Option<Currency>, (usize, &'static str)> {
        let Some(at) = self.currency_slot else { return Ok(None) };
        let Some(slot) = self.recipe.slots.get(at) else { return Ok(None) };
        let cell = record.cell(slot.column);
        if is_nothing(cell) {
            return Ok(None);
        }
        cell.parse().map(Some).map_err(|_| (at, "unknown-currency"))
    }

    fn value(&self, slot: &Slot, cell: &str, row_currency: Option<Currency>) -> Result<Value, &'static str> {
        if cell.is_empty() || slot.blanks.iter().any(|blank| blank == cell) {
            return Ok(Value::Blank);
        }
        if !slot.aliases.is_empty()
            && let Some(&at) = slot.aliases.get(cell)
        {
            return Ok(Value::Replaced(at));
        }
        if matches!(slot.reading, Reading::Text) {
            return Ok(Value::Text);
        }
        let exact =
            matches!(slot.reading, Reading::Date(_) | Reading::Money(..) | Reading::Number(_) | Reading::Percent(..));
        if is_blank(cell) || (!exact && is_nothing(cell)) {
            return Ok(Value::Blank);
        }
        match &slot.reading {
            Reading::Text => Ok(Value::Text),
            Reading::Date(form) => dates::read(cell, *form).map(Value::Date),
            Reading::Money(mark, of_header) => self.money(cell, *mark, *of_header, row_currency),
            Reading::Number(mark) => numbers::read(cell, *mark).map(Value::Number),
            Reading::Percent(mark, ratio) => numbers::read(cell, *mark).and_then(|number| percent(number, *ratio)),
            Reading::Bool => words::boolean(cell).map(Value::Bool).ok_or("not-yes-or-no"),
            Reading::Currency => cell.parse().map(Value::Currency).map_err(|_| "unknown-currency"),
            Reading::Words(known, otherwise) => {
                known.get(cell).copied().or(*otherwise).map(Value::Word).ok_or("unknown-word")
            }
        }
    }

    /// An amount, in the currency that its cell names, else its row, its header, the import.
    fn money(
        &self,
        cell: &str,
        mark: DecimalMark,
        of_header: Option<Currency>,
        of_row: Option<Currency>,
    ) -> Result<Value, &'static str> {
        let number = numbers::read(cell, mark)?;
        if number.percent {
            return Err("not-a-number");
        }
        let signed = match number.sign {
            None => None,
            Some(Sign::Of(currency)) => Some(currency),
            // `$` beside a row, header or import of pesos is a peso.
            Some(sign) => {
                let fits = |currency: &Currency| sign.currencies().contains(currency);
                let near = of_row.filter(fits).or(of_header.filter(fits)).or(self.recipe.given_currency.filter(fits));
                near.or_else(|| self.recipe.signs.iter().find(|known| known.0 == sign).map(|known| known.1))
            }
        };
        if let (Some(signed), Some(told)) = (signed, of_row.or(of_header).or(self.recipe.given_currency))
            && signed != told
        {
            return Err("other-currency");
        }
        let currency = signed.or(of_row).or(of_header).or(self.recipe.currency).ok_or("no-currency")?;
        number.money(currency).map(Value::Money).map_err(|refusal| refusal.code)
    }
}

/// A share as percent points.
fn percent(number: Number, ratio: bool) -> Result<Value, &'static str> {
    if !ratio || number.percent {
        return Ok(Value::Percent(number));
    }
    let points = match number.scale {
        0 => Number { mantissa: number.mantissa.checked_mul(100).ok_or("number-too-large")?, ..number },
        1 => Number { mantissa: number.mantissa.checked_mul(10).ok_or("number-too-large")?, scale: 0, ..number },
        scale => Number { scale: scale - 2, ..number },
    };
    Ok(Value::Percent(points))
}
