//! A typed row as a record of ours, before the names in it are looked up: made beside the writing, by
//! the thread that reads.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::columns::dates::When;
use super::field::Kind as Rows;
use super::identity::{By, of_name};
use super::plan::{ImportPlan, Recipe};
use super::pool::Pool;
use super::reader;
use super::rows::{Row, Value as Cell};
use super::values::{NO_CONTACT, channels, consent, finish_prospect, outcome, percent, several};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::Semantic;
use crate::domain::record::{Kind, Record, Type};
use crate::domain::time::{Instant, Zone};

/// A name in a row that stands for another record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The position of the field that refers to it.
    pub field: usize,
    /// What it is.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// The name's key.
    pub key: u64,
    /// Whether the field is marketing's: a member made of it is of that side.
    pub marketing: bool,
}

/// A row as a record, with the names that are still to be looked up.
#[derive(Debug)]
pub struct Draft {
    /// The line of the file.
    pub line: u64,
    /// Its fields, but for those that refer to others.
    pub record: Record,
    /// The id that the other program gave it; empty without one.
    pub ext: String,
    /// What it is known by.
    pub by: By,
    /// The same for all runs, for rows without an id.
    pub stable: String,
    /// The names that stand for other records.
    pub links: Vec<Link>,
    /// The prospect that it is about: an id of another program, an address or a name.
    pub prospect: String,
    /// The deal that a touch is about: an id of another program, or its title.
    pub deal: String,
    /// The product of a deal.
    pub product: String,
    /// The stage of a deal, by its name.
    pub stage: String,
    /// What a deal's status says.
    pub status: Option<Semantic>,
    /// When a deal was won, lost, closed.
    pub closed: [Option<Instant>; 3],
    /// The stages that a prospect entered.
    pub entries: Vec<(Lifecycle, Instant)>,
    /// When a prospect was handed over to sales.
    pub handed_off: Option<Instant>,
    /// The stage that a prospect is in, where the row says so without a date.
    pub undated: Option<Lifecycle>,
    /// Fields that the row does not give: filled in for a new record, never over an old one's.
    pub assumed: Vec<&'static str>,
    /// The team's own fields.
    pub custom: Map<String, Json>,
    /// The cells, for rows that may be rejected when names are looked up.
    pub cells: Option<reader::Record>,
}

impl Draft {
    /// Sets a field of the record.
    pub fn set(&mut self, name: &str, value: impl Into<crate::domain::record::Value>) {
        self.record.set(name, value);
    }
}

/// A draft whose row is written, on its way back.
pub type Spent = Box<Draft>;

/// The noun that rows of that kind become.
pub const fn noun(rows: Rows) -> Kind {
    match rows {
        Rows::Prospects => Kind::Prospect,
        Rows::Deals => Kind::Deal,
        Rows::Accounts => Kind::Account,
        Rows::Campaigns => Kind::Campaign,
        Rows::Touches => Kind::Touch,
        Rows::Members => Kind::Member,
        Rows::Products => Kind::Product,
        Rows::Spend => Kind::Spend,
    }
}

/// What is done with a slot's value.
#[derive(Debug, Clone)]
enum Act {
    Ext,
    Field(usize, Type),
    /// Several in one cell: the first is the field, the others a field of the team's own.
    Several(usize, Type, &'static str),
    Link(usize, Kind, bool),
    /// A score or chance from 0 to 100; what lies outside is kept under that name.
    Percent(usize, String),
    Prospect,
    Deal,
    Product,
    DealStage,
    Status,
    Closed(usize),
    Entry(Lifecycle),
    Stage,
    HandedOff,
    Consent,
    DoNotContact,
    Outcome,
    Custom(String),
}

/// Makes drafts of rows.
pub struct Drafter<'a> {
    recipe: &'a Recipe,
    rows: Rows,
    acts: Arc<[(usize, Act)]>,
    template: Draft,
    zone: &'a Zone,
    now: Instant,
    starts: HashMap<i64, (Instant, bool)>,
    pool: Pool,
}

impl<'a> Drafter<'a> {
    /// Drafts of the rows of `plan`. Dates without an offset are in `zone`; `now` is the date of what
    /// has none at all.
    pub fn new(plan: &'a ImportPlan, rows: Rows, zone: &'a Zone, now: Instant) -> Self {
        let acts = plan.recipe.slots.iter().enumerate().map(|(at, slot)| {
            let header = plan.recipe.dialect.names.get(slot.column).cloned().unwrap_or_default();
            let act = slot.field.map_or_else(|| Act::Custom(slot.name.clone()), |field| act(rows, field.name, header));
            (at, act)
        });
        let mut template = Draft {
            line: 0,
            record: Record::new(noun(rows)),
            ext: String::new(),
            by: By::Cells(0),
            stable: String::new(),
            links: Vec::new(),
            prospect: String::new(),
            deal: String::new(),
            product: String::new(),
            stage: String::new(),
            status: None,
            closed: [None; 3],
            entries: Vec::new(),
            handed_off: None,
            undated: None,
            assumed: Vec::new(),
            custom: Map::new(),
            cells: None,
        };
        let mut constant_stage = None;
        for (field, value) in &plan.constants {
            match (rows, field.as_str()) {
                (Rows::Deals, "status") => template.status = Semantic::named(value),
                (Rows::Deals, "stage") => template.stage.clone_from(value),
                (Rows::Prospects, "stage") => constant_stage = Some(value.clone()),
                _ => template.set(field, value.as_str()),
            }
        }
        if let Some(stage) = constant_stage {
            template.record.set("stage", stage.as_str());
        }
        Self {
            recipe: &plan.recipe,
            rows,
            acts: acts.collect(),
            template,
            zone,
            now,
            starts: HashMap::new(),
            pool: Pool::default(),
        }
    }

    /// The draft of a row.
    ///
    /// # Errors
    /// The slot and the reason code where a value cannot be in the file: `date-out-of-range`.
    pub fn draft(&mut self, row: &Row) -> Result<Box<Draft>, (usize, &'static str)> {
        let mut boxed = self.pool.draft(&self.template);
        let draft = &mut *boxed;
        draft.line = row.line();
        draft.by = self.recipe.rule.of_row(row.record());
        let persistent = matches!(self.rows, Rows::Deals | Rows::Spend | Rows::Touches);
        if !matches!(draft.by, By::Ext(_)) && (persistent || matches!(draft.by, By::Cells(_))) {
            draft.stable = self.recipe.rule.stable_of_row(row.record());
        }
        if matches!(self.rows, Rows::Touches | Rows::Spend) {
            draft.cells = Some(row.record().clone());
        }
        let acts = Arc::clone(&self.acts);
        for (slot, act) in acts.iter() {
            let cell = row.value(*slot);
            if cell != Cell::Blank {
                self.apply(draft, act, cell, row, *slot).map_err(|code| (*slot, code))?;
            }
        }
        self.finish(draft);
        match self.missing(draft) {
            Some((field, code)) => {
                let fills = |slot: &super::plan::Slot| slot.field.is_some_and(|known| known.name == field);
                Err((self.recipe.slots.iter().position(fills).unwrap_or(0), code))
            }
            None => Ok(boxed),
        }
    }

    /// Takes drafts back whose rows are written: the next ones are made of their memory.
    pub fn recycle(&mut self, spent: Vec<Spent>) {
        self.pool.recycle(spent);
    }

    /// What a record of this kind cannot be without and the row does not give: the field, the reason.
    fn missing(&self, draft: &Draft) -> Option<(&'static str, &'static str)> {
        let lacks = |name: &str| draft.record.get(name).is_null();
        match self.rows {
            Rows::Spend if lacks("on") => Some(("on", "no-date")),
            Rows::Spend if lacks("amount") => Some(("amount", "no-amount")),
            Rows::Touches if lacks("at") => Some(("on", "no-date")),
            _ => None,
        }
    }

    fn apply(&mut self, draft: &mut Draft, act: &Act, cell: Cell, row: &Row, slot: usize) -> Result<(), &'static str> {
        let text = row.text(self.recipe, slot);
        match act {
            Act::Ext => text.clone_into(&mut draft.ext),
            Act::Field(at, ty) => self.field(draft, *at, *ty, cell, text)?,
            Act::Several(at, ty, name) => several(draft, (*at, *ty), name, text),
            Act::Link(at, kind, marketing) => {
                let key = of_name(text);
                let name = self.pool.text(text);
                let link = Link { field: *at, kind: *kind, name, key, marketing: *marketing };
                draft.links.push(link);
            }
            Act::Percent(at, name) => percent(draft, *at, name, cell, text),
            Act::Prospect => text.clone_into(&mut draft.prospect),
            Act::Deal => text.clone_into(&mut draft.deal),
            Act::Product => text.clone_into(&mut draft.product),
            Act::DealStage => text.clone_into(&mut draft.stage),
            Act::Status => draft.status = Semantic::named(text),
            Act::Stage => {
                draft.set("stage", text);
            }
            Act::Closed(at) => {
                let instant = self.date(cell)?;
                if let Some(place) = draft.closed.get_mut(*at) {
                    *place = instant;
                }
            }
            Act::Entry(stage) => draft.entries.extend(self.date(cell)?.map(|at| (*stage, at))),
            Act::HandedOff => {
                if let Some(at) = self.date(cell)? {
                    draft.handed_off = Some(at);
                    if !draft.entries.iter().any(|(stage, _)| *stage == Lifecycle::Mql) {
                        draft.entries.push((Lifecycle::Mql, at));
                    }
                }
            }
            Act::Consent => draft.set("consent", consent(text).word()),
            Act::DoNotContact => {
                let channels = if cell == Cell::Bool(true) { Some(NO_CONTACT.to_owned()) } else { channels(text) };
                if let Some(channels) = channels.filter(|channels| !channels.is_empty()) {
                    draft.set("do_not_contact", channels);
                }
            }
            Act::Outcome => outcome(draft, text),
            Act::Custom(name) => drop(draft.custom.insert(name.clone(), Json::from(text))),
        }
        Ok(())
    }

    fn field(&mut self, draft: &mut Draft, at: usize, ty: Type, cell: Cell, text: &str) -> Result<(), &'static str> {
        let value: crate::domain::record::Value = match (ty, cell) {
            (Type::Instant, cell) => self.date(cell)?.map(|at| at.0).into(),
            (Type::Day, Cell::Date(when)) => when.day_in(self.zone).0.into(),
            (Type::Money, Cell::Money(money)) if money.minor < 0 => return Err("amount-negative"),
            (Type::Money, Cell::Money(money)) => {
                if draft.record.get("currency").is_null() {
                    draft.set("currency", money.currency.code());
                }
                money.minor.into()
            }
            (Type::Currency, Cell::Currency(currency)) => currency.code().into(),
            (_, _) => self.pool.text(text).into(),
        };
        if let Some(place) = draft.record.values.get_mut(at) {
            *place = value;
        }
        Ok(())
    }

    /// The instant of a date cell.
    fn date(&mut self, cell: Cell) -> Result<Option<Instant>, &'static str> {
        let Cell::Date(when) = cell else { return Ok(None) };
        let instant = self.instant(when);
        instant.checked().map(Some).map_err(|_| "date-out-of-range")
    }

    /// As [`When::instant`]; the starts of days are remembered, for a file has few.
    fn instant(&mut self, when: When) -> Instant {
        if when.offset.is_some() {
            return when.instant(self.zone);
        }
        let zone = self.zone;
        let (start, plain) = *self.starts.entry(when.day.0).or_insert_with(|| {
            let start = zone.start(when.day);
            let next = zone.start(when.day.plus(1));
            (start, next.0 - start.0 == 86_400 * Instant::SECOND)
        });
        match when.time {
            None => start,
            Some(micros) if plain => Instant(start.0 + micros),
            Some(_) => when.instant(zone),
        }
    }

    /// What follows from the row as a whole.
    fn finish(&self, draft: &mut Draft) {
        match self.rows {
            Rows::Prospects => finish_prospect(draft, self.now),
            Rows::Deals => {
                let title = draft.record.text("title").unwrap_or_default().to_owned();
                if title.is_empty() {
                    let account =
                        draft.links.iter().find(|link| link.kind == Kind::Account).map(|link| link.name.clone());
                    let names =
                        [account.unwrap_or_default(), draft.product.clone(), draft.ext.clone(), draft.prospect.clone()];
                    let first =
                        names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| format!("#{}", draft.line));
                    draft.set("title", first);
                    draft.assumed.push("title");
                }
            }
            _ => {}
        }
    }
}

/// What becomes of a field of the import's lists.
fn act(rows: Rows, field: &'static str, header: String) -> Act {
    let kind = noun(rows);
    let place = kind.position(field);
    let of = |name: &str| kind.position(name).unwrap_or(usize::MAX);
    match (rows, field) {
        (_, "id") => Act::Ext,
        (Rows::Prospects, "email") => Act::Several(of("email"), Type::Email, "emails"),
        (Rows::Prospects, "phone") => Act::Several(of("phone"), Type::Phone, "phones"),
        (Rows::Prospects, "tags") => Act::Several(of("tags"), Type::Tags, "tags"),
        (_, "note") => Act::Several(of("note"), Type::Note, "note"),
        (Rows::Prospects, "mql_at") => Act::Entry(Lifecycle::Mql),
        (Rows::Prospects, "handed_off_at") => Act::HandedOff,
        (Rows::Prospects, "stage") => Act::Stage,
        (Rows::Prospects, "consent") => Act::Consent,
        (Rows::Prospects, "do_not_contact") => Act::DoNotContact,
        (_, "score_fit" | "score_engagement" | "probability") => Act::Percent(of(field), header),
        (Rows::Deals | Rows::Touches, "prospect") => Act::Prospect,
        (Rows::Touches, "deal") => Act::Deal,
        (Rows::Touches, "member") => Act::Link(of("member"), Kind::Member, false),
        (Rows::Deals, "product") => Act::Product,
        (Rows::Deals, "stage") => Act::DealStage,
        (Rows::Deals, "status") => Act::Status,
        (Rows::Deals, "won_at") => Act::Closed(0),
        (Rows::Deals, "lost_at") => Act::Closed(1),
        (Rows::Deals, "closed_at") => Act::Closed(2),
        (Rows::Touches, "on") => Act::Field(of("at"), Type::Instant),
        (Rows::Touches, "outcome") => Act::Outcome,
        (_, "account") => Act::Link(of("account"), Kind::Account, false),
        (Rows::Accounts, "parent") => Act::Link(of("parent"), Kind::Account, false),
        (_, "campaign") => Act::Link(of("campaign"), Kind::Campaign, false),
        (_, "asset") => Act::Link(of("asset"), Kind::Asset, false),
        (_, "marketing_owner") => Act::Link(of("marketing_owner"), Kind::Member, true),
        (_, "sales_owner" | "owner") => Act::Link(of(field), Kind::Member, false),
        _ => match place.and_then(|at| Some((at, kind.fields().get(at)?.ty))) {
            Some((at, ty)) => Act::Field(at, ty),
            None => Act::Custom(header),
        },
    }
}
