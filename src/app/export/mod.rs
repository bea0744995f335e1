//! Everything comes out again: a kind or the whole team as CSV, JSON or one JSON line a record, read and
//! written a page at a time.

mod cells;
mod whole;

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Map, Value as Json};

use crate::app::lists::{self, Ask};
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::app::values::Shown;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::StageEntry;
use crate::domain::record::{Entity, Field, Kind, Record, Type};
use crate::domain::refusal::Refusal;

pub use cells::{escape_json, spreadsheet_safe};
pub use whole::{all_csv, all_json, to_file};

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table with a header; for spreadsheets unless raw.
    Csv,
    /// A JSON array.
    Json,
    /// One JSON object a line.
    Ndjson,
}

/// Why an export ended early.
#[derive(Debug)]
pub enum Broken {
    /// The team file or the ask said no.
    Refused(Refusal),
    /// The place where it is written to did.
    Io(io::Error),
}

impl From<Refusal> for Broken {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<csv::Error> for Broken {
    fn from(error: csv::Error) -> Self {
        Self::Io(match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    }
}

/// One kind's export.
#[derive(Debug)]
pub struct Export<'a> {
    /// The team file.
    pub service: &'a Service,
    /// The texts in which a filter is typed.
    pub texts: &'a Texts,
    /// How values are shown.
    pub shown: &'a Shown<'a>,
    /// Cells exactly as they are kept, to be imported again; else no cell begins a formula.
    pub raw: bool,
}

/// A column of a table.
enum Column {
    Id,
    Field(&'static Field),
    /// The first entry into a stage of the lifecycle.
    Entered(&'static str, Lifecycle),
    /// A team's own field.
    Own(String),
    /// What is sold in a deal: what an import reads as its line.
    Product,
    Archived,
}

impl Export<'_> {
    /// Writes the records that fit the ask; answers how many.
    ///
    /// # Errors
    /// Those of [`lists::each`], and what the writing says.
    pub fn write(&self, ask: &Ask<'_>, format: Format, out: &mut dyn Write) -> Result<u64, Broken> {
        match format {
            Format::Csv => self.csv(ask, out),
            Format::Json => self.array(ask, out),
            Format::Ndjson => Ok(lists::each(self.service, self.texts, ask, |record| {
                self.line(record, None, out)?;
                Ok::<(), Broken>(())
            })?
            .shown),
        }
    }

    fn csv(&self, ask: &Ask<'_>, out: &mut dyn Write) -> Result<u64, Broken> {
        let columns = self.columns(ask)?;
        let mut table = csv::Writer::from_writer(out);
        for column in &columns {
            table.write_field(column.header(ask.kind, self.raw))?;
        }
        table.write_record(None::<&[u8]>)?;
        let length = lists::each(self.service, self.texts, ask, |record| {
            let own = own_fields(record);
            for column in &columns {
                table.write_field(self.cell(record, &own, column)?)?;
            }
            table.write_record(None::<&[u8]>)?;
            Ok::<(), Broken>(())
        })?;
        table.flush()?;
        Ok(length.shown)
    }

    /// The columns of a kind. A first walk finds the names of the team's own fields.
    fn columns(&self, ask: &Ask<'_>) -> Result<Vec<Column>, Broken> {
        let mut columns = vec![Column::Id];
        // What rules alone set and no import reads back would come again as a field of the team's own.
        let only_derived = |field: &Field| self.raw && matches!(field.name, "stage_since");
        let fields = ask.kind.fields().iter().filter(|field| field.ty != Type::Custom && !only_derived(field));
        columns.extend(fields.map(Column::Field));
        if ask.kind == Kind::Prospect {
            columns.push(Column::Entered("mql_at", Lifecycle::Mql));
        }
        if ask.kind == Kind::Deal {
            columns.push(Column::Product);
        }
        if ask.archived && !self.raw {
            columns.push(Column::Archived);
        }
        if ask.kind.field("custom").is_some() {
            let mut names = BTreeSet::new();
            lists::each(self.service, self.texts, &Ask { sort: None, ..ask.clone() }, |record| {
                names.extend(own_fields(record).keys().cloned());
                Ok::<(), Refusal>(())
            })?;
            columns.extend(names.into_iter().map(Column::Own));
        }
        Ok(columns)
    }

    fn cell(&self, record: &Record, own: &Map<String, Json>, column: &Column) -> Result<String, Refusal> {
        Ok(match column {
            Column::Id => record.kind.label(record.id),
            Column::Archived => record.archived.to_string(),
            Column::Product => self.text_cell(&self.products(record)?),
            Column::Entered(_, stage) => match self.entered(record, *stage)? {
                Some(at) => self.service.zone().rfc3339(at),
                None => String::new(),
            },
            Column::Own(name) => match own.get(name) {
                None | Some(Json::Null) => String::new(),
                Some(Json::String(text)) => self.text_cell(text),
                Some(other) => self.text_cell(&other.to_string()),
            },
            Column::Field(field) => {
                let text = self.shown.plain(record, field, self.raw)?;
                match field.ty {
                    Type::Int | Type::Money | Type::Day | Type::Instant | Type::Choice(_) => text,
                    _ => self.text_cell(&text),
                }
            }
        })
    }

    fn text_cell(&self, text: &str) -> String {
        if self.raw { text.to_owned() } else { spreadsheet_safe(text) }
    }

    /// The names of a deal's products.
    fn products(&self, deal: &Record) -> Result<String, Refusal> {
        let mut names = Vec::new();
        for line in self.service.store().children(Kind::DealLine, "deal", deal.id)? {
            if let Some(field) = Kind::DealLine.field("product") {
                names.push(self.shown.plain(&line, field, false)?);
            }
        }
        Ok(names.join(" + "))
    }

    /// When a prospect first entered a stage.
    fn entered(&self, record: &Record, stage: Lifecycle) -> Result<Option<crate::domain::time::Instant>, Refusal> {
        let entries = self.service.store().children(Kind::StageEntry, "prospect", record.id)?;
        Ok(entries.iter().map(StageEntry::of).filter(|entry| entry.stage == stage).map(|entry| entry.at).min())
    }

    fn array(&self, ask: &Ask<'_>, out: &mut dyn Write) -> Result<u64, Broken> {
        out.write_all(b"[")?;
        let mut first = true;
        let length = lists::each(self.service, self.texts, ask, |record| {
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            out.write_all(escape_json(&Json::Object(self.object(record)?)).as_bytes())?;
            Ok::<(), Broken>(())
        })?;
        out.write_all(if first { b"]" } else { b"\n]" })?;
        Ok(length.shown)
    }

    fn line(&self, record: &Record, kind: Option<Kind>, out: &mut dyn Write) -> Result<(), Broken> {
        let mut object = self.object(record)?;
        if let Some(kind) = kind {
            object.insert("kind".to_owned(), Json::from(kind.word()));
        }
        out.write_all(escape_json(&Json::Object(object)).as_bytes())?;
        Ok(out.write_all(b"\n")?)
    }

    fn object(&self, record: &Record) -> Result<Map<String, Json>, Refusal> {
        let mut object = self.shown.record_json(record)?;
        if record.kind == Kind::Prospect {
            let at = self.entered(record, Lifecycle::Mql)?;
            object.insert("mql_at".to_owned(), at.map_or(Json::Null, |at| self.shown.instant_json(at)));
        }
        Ok(object)
    }
}

impl Column {
    fn header(&self, kind: Kind, raw: bool) -> String {
        match self {
            Self::Id => "id".to_owned(),
            Self::Product => "product".to_owned(),
            // The word under which an import takes the date of a touch.
            Self::Field(field) if raw && kind == Kind::Touch && field.name == "at" => "on".to_owned(),
            Self::Field(field) => field.name.to_owned(),
            Self::Entered(name, _) => (*name).to_owned(),
            Self::Archived => "archived".to_owned(),
            Self::Own(name) if raw => name.clone(),
            Self::Own(name) => spreadsheet_safe(name),
        }
    }
}

fn own_fields(record: &Record) -> Map<String, Json> {
    record.text("custom").and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}
