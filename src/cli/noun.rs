//! What every noun can do: list, show, add, edit, archive. The noun's table of fields makes the options.

use clap::{Args, Subcommand};
use serde_json::{Map, Value as Json};

use super::desk::{Desk, Outcome};
use super::fields::{Fields, Noun};
use super::nouns::brought;
use super::out::{Face, Format, Table};
use crate::app::export::{self, Export};
use crate::app::lists::{self, Ask};
use crate::app::service::Service;
use crate::app::values::{Reader, Shown};
use crate::domain::change::Change;
use crate::domain::record::{Field, Kind, Record, Type};
use crate::domain::refusal::Refusal;

/// How many rows a person's terminal is shown unless they say otherwise.
const SCREENFUL: u64 = 100;

/// The verbs of every noun.
#[derive(Debug, Subcommand)]
pub enum NounCommand<N: Noun> {
    #[command(alias = "ls")]
    List(List),
    Show(Show),
    #[command(alias = "new")]
    Add(Add<N>),
    Edit(Edit<N>),
    Archive(Archive),
}

/// Which records, and how many.
#[derive(Debug, Args)]
pub struct List {
    #[arg(long, value_name = "filter", allow_hyphen_values = true)]
    pub filter: Option<String>,
    #[arg(long, value_name = "field", allow_hyphen_values = true)]
    pub sort: Option<String>,
    #[arg(long, value_name = "number")]
    pub limit: Option<u64>,
    #[arg(long)]
    pub archived: bool,
}

/// One record.
#[derive(Debug, Args)]
pub struct Show {
    #[arg(value_name = "id")]
    pub id: String,
}

/// A new record.
#[derive(Debug, Args)]
pub struct Add<N: Noun> {
    #[command(flatten)]
    fields: Fields<N>,
}

/// Fields of a record anew.
#[derive(Debug, Args)]
pub struct Edit<N: Noun> {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long, value_name = "number")]
    if_version: Option<i64>,
    #[command(flatten)]
    fields: Fields<N>,
}

/// A record put away, or taken out again.
#[derive(Debug, Args)]
pub struct Archive {
    #[arg(value_name = "id")]
    id: String,
    #[arg(long)]
    back: bool,
}

impl<N: Noun> NounCommand<N> {
    /// Whether it changes the team's data.
    pub const fn changes(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Show(_))
    }

    /// A new record has this text in a field for which nothing was typed.
    pub fn with_default(
        mut self,
        name: &str,
        text: impl FnOnce() -> Result<Option<String>, Refusal>,
    ) -> Result<Self, Refusal> {
        if let Self::Add(add) = &mut self
            && !add.fields.typed.iter().any(|(field, _)| field.name == name)
            && let Some(field) = N::KIND.field(name)
            && let Some(text) = text()?
        {
            add.fields.typed.push((field, text));
        }
        Ok(self)
    }

    /// Does it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        match self {
            Self::List(list) => list.run(N::KIND, desk),
            Self::Show(show) => {
                let service = desk.open()?;
                let record = service.find(N::KIND, &show.id)?;
                show_record(desk, &service, &record)
            }
            Self::Add(add) => add.run(desk),
            Self::Edit(edit) => edit.run(desk),
            Self::Archive(archive) => archive.run(N::KIND, desk),
        }
    }
}

/// `record` with what was typed.
fn filled(
    desk: &Desk,
    service: &Service,
    mut record: Record,
    typed: &[(&'static Field, String)],
) -> Result<Record, Refusal> {
    for (name, value) in Reader::new(service, desk.texts()).record(&record, &texts_of(typed))? {
        record.set(name, value);
    }
    Ok(record)
}

fn texts_of<'a>(typed: &'a [(&'static Field, String)]) -> Vec<(&'static Field, &'a str)> {
    typed.iter().map(|(field, text)| (*field, text.as_str())).collect()
}

impl<N: Noun> Add<N> {
    /// Adds it.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let change = Change::Add(filled(desk, &service, Record::new(N::KIND), &self.fields.typed)?);
        desk.apply(&service, &change)
    }
}

impl Archive {
    /// Puts it away, or takes it out again.
    pub fn run(self, kind: Kind, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let record = service.find(kind, &self.id)?;
        desk.apply(&service, &Change::Archive { kind, id: record.id, version: None, away: !self.back })
    }
}

impl<N: Noun> Edit<N> {
    /// Sets its fields.
    pub fn run(self, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let before = service.find(N::KIND, &self.id)?;
        let set = Reader::new(&service, desk.texts()).record(&before, &texts_of(&self.fields.typed))?;
        desk.apply(&service, &Change::Edit { kind: N::KIND, id: before.id, version: self.if_version, set })
    }
}

impl List {
    fn run(self, kind: Kind, desk: &mut Desk) -> Outcome {
        let service = desk.open()?;
        let screen = desk.out.format() == Format::People && desk.out.is_terminal();
        let limit = match self.limit {
            Some(0) => None,
            None if screen => Some(SCREENFUL),
            other => other,
        };
        let ask =
            Ask { kind, filter: self.filter.as_deref(), sort: self.sort.as_deref(), limit, archived: self.archived };
        let texts = desk.texts_handle();
        lists::check(&service, &texts, &ask)?;
        let shown = Shown::new(&service, &texts, desk.dates());
        match desk.out.format() {
            Format::Json | Format::Csv => {
                let export = Export { service: &service, texts: &texts, shown: &shown, raw: false };
                let head = desk.head(Some(&service));
                desk.out.streamed(&head, |out, json| {
                    export.write(&ask, if json { export::Format::Json } else { export::Format::Csv }, out).map(drop)
                })
            }
            Format::People | Format::Plain => {
                let plain = desk.out.format() == Format::Plain;
                let face = Face::new(&shown, desk.out.format());
                let columns = columns(kind);
                let figures = match kind {
                    Kind::Campaign => Some(brought::all(&service, &texts)?),
                    _ => None,
                };
                let mut table = Table::new();
                let fields = columns.iter().map(|field| heading(&texts, field, plain));
                let more = figures.iter().flat_map(|_| brought::heads(&texts, plain));
                table.head(std::iter::once("id".to_owned()).chain(fields).chain(more));
                if figures.is_some() {
                    (1..=brought::WORDS.len()).for_each(|at| table.right(columns.len() + at));
                }
                for (at, field) in columns.iter().enumerate() {
                    if matches!(field.ty, Type::Money | Type::Int) {
                        table.right(at + 1);
                    }
                }
                let length = lists::each(&service, &texts, &ask, |record| {
                    let mut row = vec![kind.label(record.id)];
                    for field in &columns {
                        row.push(if plain { shown.plain(record, field, false)? } else { shown.text(record, field)? });
                    }
                    if let Some(figures) = &figures {
                        row.extend(brought::cells(&face, figures.get(&record.id)));
                    }
                    table.row(row);
                    Ok::<(), Refusal>(())
                })?;
                desk.out.table(&table)?;
                if length.more {
                    let count = i64::try_from(length.shown).unwrap_or(i64::MAX);
                    desk.out.say(&texts.with("cli-more-rows", &[("count", count.into())]))?;
                }
                Ok(0)
            }
        }
    }
}

/// The heading of a field's column: its word, or for programs its name.
fn heading(texts: &crate::app::texts::Texts, field: &Field, plain: bool) -> String {
    if plain { field.name.to_owned() } else { texts.get(&format!("field-{}", field.name)) }
}

/// The fields that fit beside each other for a person; all of them come out as JSON and CSV.
fn columns(kind: Kind) -> Vec<&'static Field> {
    let names: &[&str] = match kind {
        Kind::Workspace => &["name", "currency", "zone", "language"],
        Kind::Member => &["handle", "name", "side", "role", "region"],
        Kind::Stage => &["name", "position", "semantic", "probability"],
        Kind::Product => &["name", "list_price", "billing", "series"],
        Kind::Account => &["name", "sector", "country", "website"],
        Kind::Campaign => &["name", "channel", "status", "start", "end", "budget", "owner"],
        Kind::Asset => &["name", "campaign", "link"],
        Kind::Prospect => &["name", "account", "stage", "source", "campaign", "sales_owner", "created_at"],
        Kind::Deal => &["title", "account", "stage", "amount", "owner", "expected_close", "next_step", "next_due"],
        Kind::Term => &["version_of", "name", "side", "kind", "target", "window", "within"],
        Kind::TermRate => &["term", "name", "subject", "won", "decided", "revenue"],
        Kind::Touch => &["at", "prospect", "direction", "channel", "outcome", "member", "note"],
        _ => return kind.fields().iter().collect(),
    };
    names.iter().filter_map(|name| kind.field(name)).collect()
}

/// The kinds that are shown together with what they belong to, and by which field.
const PARTS: &[(Kind, &str)] = &[
    (Kind::DealLine, "deal"),
    (Kind::DealContact, "deal"),
    (Kind::DealEvent, "deal"),
    (Kind::StageEntry, "prospect"),
    (Kind::Handoff, "prospect"),
    (Kind::HandoffStep, "handoff"),
    (Kind::Touch, "prospect"),
    (Kind::Spend, "campaign"),
    (Kind::TermRate, "term"),
    (Kind::CalendarDay, "calendar"),
    (Kind::CalendarDay, "member"),
];

/// The parts of a record: the deal's history, the prospect's timeline, the campaign's spending.
fn parts(service: &Service, record: &Record) -> Result<Vec<(Kind, Vec<Record>)>, Refusal> {
    let belongs = |kind: Kind, name: &str| kind.field(name).is_some_and(|field| field.ty == Type::Ref(record.kind));
    let mut all = Vec::new();
    for (kind, field) in PARTS.iter().filter(|(kind, field)| belongs(*kind, field)) {
        all.push((*kind, service.store().children(*kind, field, record.id)?));
    }
    Ok(all)
}

/// Shows one record with its parts.
pub fn show_record(desk: &mut Desk, service: &Service, record: &Record) -> Outcome {
    let texts = desk.texts_handle();
    let shown = Shown::new(service, &texts, desk.dates());
    let parts = parts(service, record)?;
    let figures = match record.kind {
        Kind::Campaign => Some(brought::all(service, &texts)?),
        _ => None,
    };
    if desk.out.format() == Format::Json {
        let mut object = shown.record_json(record)?;
        for (kind, records) in &parts {
            let list: Vec<Json> =
                records.iter().map(|part| shown.record_json(part).map(Json::Object)).collect::<Result<_, _>>()?;
            object.insert(format!("{}_list", kind.word()), Json::Array(list));
        }
        if let Some(row) = figures.as_ref().and_then(|figures| figures.get(&record.id)) {
            object.insert("results".to_owned(), brought::json(row));
        }
        let head = desk.head(Some(service));
        return desk.out.json(&head, &Json::Object(object));
    }
    let plain = desk.out.format() != Format::People;
    let face = Face::new(&shown, desk.out.format());
    let mut table = Table::new();
    table.row(vec!["id".to_owned(), record.kind.label(record.id)]);
    for field in record.kind.fields().iter().filter(|field| plain || !record.get(field.name).is_null()) {
        let value = if plain { shown.plain(record, field, false)? } else { shown.text(record, field)? };
        table.row(vec![heading(&texts, field, plain), value]);
    }
    if let Some(figures) = &figures {
        let cells = brought::cells(&face, figures.get(&record.id));
        brought::heads(&texts, plain).into_iter().zip(cells).for_each(|(head, cell)| table.row(vec![head, cell]));
    }
    desk.out.table(&table)?;
    if plain {
        return Ok(0);
    }
    for (kind, records) in parts.iter().filter(|(_, records)| !records.is_empty()) {
        desk.out.heading(&texts.get(&format!("kind-{}.many", kind.word())))?;
        desk.out.table(&part_table(&shown, record.kind, *kind, records)?)?;
    }
    Ok(0)
}

fn part_table(shown: &Shown<'_>, of: Kind, kind: Kind, records: &[Record]) -> Result<Table, Refusal> {
    let belongs = |name: &str| kind.field(name).is_some_and(|field| field.ty == Type::Ref(of));
    let own = PARTS.iter().find(|(part, field)| *part == kind && belongs(field)).map_or("", |(_, field)| field);
    // Days are taken out again by their numbers.
    let numbered = kind == Kind::CalendarDay;
    let tells = |field: &&'static Field| {
        field.name != own
            && !matches!(field.name, "episode" | "origin" | "currency")
            && records.iter().any(|part| !part.get(field.name).is_null())
    };
    let fields: Vec<&'static Field> = kind.fields().iter().filter(tells).collect();
    let mut table = Table::new();
    let number = numbered.then(|| "id".to_owned());
    table.head(number.into_iter().chain(fields.iter().map(|field| heading(shown.texts(), field, false))));
    for part in records.iter().filter(|part| !(numbered && part.archived)) {
        let mut row: Vec<String> = numbered.then(|| kind.label(part.id)).into_iter().collect();
        for field in &fields {
            row.push(shown.text(part, field)?);
        }
        table.row(row);
    }
    Ok(table)
}

/// The record as JSON, for answers to a change.
pub fn record_json(desk: &Desk, service: &Service, kind: Kind, id: i64) -> Result<Map<String, Json>, Refusal> {
    let texts = desk.texts_handle();
    let shown = Shown::new(service, &texts, desk.dates());
    match service.store().record(kind, id)? {
        Some(record) => shown.record_json(&record),
        None => Ok(Map::new()),
    }
}
