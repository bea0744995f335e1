//! Brings drafts into the team's file: finds what a row already became, looks names up, adds or changes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::draft::{Draft, Spent};
use super::identity::{By, KeyMap};
use super::lookups::Index;
use super::names::Names;
use super::plan::Recipe;
use super::sink::Sink;
use super::values::complete_touch;
use crate::domain::edit::difference;
use crate::domain::record::{Kind, Record, Type, Value};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Instant, Zone};
use crate::store::Store;

/// What happens to a row whose record is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnDuplicate {
    /// What the row gives replaces what is there.
    #[default]
    Update,
    /// The row is passed over.
    Skip,
    /// What the row gives fills what is empty.
    Merge,
}

impl OnDuplicate {
    /// The word of `--on-duplicate`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Skip => "skip",
            Self::Merge => "merge",
        }
    }

    /// What `--on-duplicate` calls `word`.
    pub fn named(word: &str) -> Option<Self> {
        [Self::Update, Self::Skip, Self::Merge].into_iter().find(|mode| mode.word() == word.trim())
    }
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A new record.
    Added,
    /// A record that was there has new values.
    Updated,
    /// A record that was there has values where it had none.
    Merged,
    /// Nothing new in it.
    Unchanged,
    /// It cannot be: column, reason code, value.
    Rejected(&'static str, &'static str, String),
    /// It waits for others of the same thing; counted when they are all there.
    Held,
}

/// The source under which rows without an id of their own are remembered.
pub(super) const ROWS: &str = "rows";

/// The writing side of an import.
pub(super) struct Writer<'s> {
    pub store: &'s Store,
    pub recipe: &'s Recipe,
    /// The program that the file is from.
    pub system: String,
    pub zone: &'s Zone,
    pub now: Instant,
    pub currency: String,
    pub kind: Kind,
    pub mode: OnDuplicate,
    pub sink: Sink<'s>,
    pub names: Names<'s>,
    pub index: Index,
    pub held: KeyMap<Box<Draft>>,
    pub held_order: Vec<u64>,
    pub ordinals: KeyMap<u32>,
    pub stages: Vec<crate::domain::nouns::Stage>,
    pub new_stages: Vec<String>,
    /// What words of the file for stages became: the stage, and how many rows have the word.
    pub stage_words: BTreeMap<String, (i64, u64)>,
    /// Stages that prospects of before entered in this import.
    pub entered: HashSet<(i64, crate::domain::lifecycle::Lifecycle)>,
    /// The stage that prospects of before are in by now.
    pub stage_now: HashMap<i64, crate::domain::lifecycle::Lifecycle>,
    /// Entries of prospects of before that this import takes back.
    pub taken_back: HashSet<i64>,
    /// Prospects of before that got a hand-off, or its verdict, in this import.
    pub handed: HashSet<i64>,
    /// What prospects of before entered in this import.
    pub entries_now: HashMap<i64, Vec<crate::domain::nouns::StageEntry>>,
    /// The first contact that touches of this import make.
    pub contacted: HashMap<i64, Instant>,
    /// Deals of which the prospect was not found.
    pub unlinked: u64,
    /// Closed deals without a date of closing.
    pub undated: u64,
    /// New prospects by a name that somebody else has.
    pub alike: u64,
    /// The first of them.
    pub alikes: Vec<super::report::Alike>,
    /// Drafts that are written: their memory goes back to the reading thread.
    pub spent: Vec<Spent>,
}

impl Writer<'_> {
    /// Takes a draft in.
    ///
    /// # Errors
    /// The store's.
    pub fn take(&mut self, draft: Box<Draft>) -> Result<Verdict, Refusal> {
        for link in &draft.links {
            self.names.count(link.kind, &link.name);
        }
        let key = draft.by.key();
        // A deal's id says that rows are the same one; without an id equal rows are several.
        let same = self.kind == Kind::Deal && matches!(draft.by, By::Ext(_));
        if (self.recipe.rule.repeats && !same) || self.recipe.repeated.binary_search(&key).is_err() {
            return self.write(draft);
        }
        match self.held.get_mut(&key) {
            None => {
                self.held.insert(key, draft);
                self.held_order.push(key);
                Ok(Verdict::Held)
            }
            Some(first) => {
                let mut later = draft;
                let changed = join(first, &mut later, self.mode);
                self.spent.push(later);
                Ok(match self.mode {
                    _ if !changed => Verdict::Unchanged,
                    OnDuplicate::Merge => Verdict::Merged,
                    _ => Verdict::Updated,
                })
            }
        }
    }

    /// Takes in what was held, in the order of the file; answers what became of each.
    ///
    /// # Errors
    /// The store's.
    pub fn release(&mut self, mut told: impl FnMut(&Verdict)) -> Result<(), Refusal> {
        for key in std::mem::take(&mut self.held_order) {
            if let Some(draft) = self.held.remove(&key) {
                told(&self.write(draft)?);
            }
        }
        Ok(())
    }

    fn write(&mut self, mut draft: Box<Draft>) -> Result<Verdict, Refusal> {
        let verdict = self.place(&mut draft)?;
        self.spent.push(draft);
        Ok(verdict)
    }

    fn place(&mut self, draft: &mut Draft) -> Result<Verdict, Refusal> {
        if self.recipe.rule.repeats && !draft.stable.is_empty() {
            // Only rows that come more than once are counted: the others are the first of their sort.
            let key = draft.by.key();
            let again = self.recipe.repeated.binary_search(&key).is_ok();
            let ordinal = if again { self.ordinals.entry(key).or_insert(0) } else { &mut 0 };
            *ordinal += 1;
            draft.stable = format!("{}-{ordinal}", draft.stable);
        }
        if self.kind == Kind::Touch {
            complete_touch(draft);
        }
        let found = self.find(draft)?;
        if found.is_some() && self.mode == OnDuplicate::Skip {
            return Ok(Verdict::Unchanged);
        }
        if let Some(reject) = self.refer(draft)? {
            return Ok(reject);
        }
        if !draft.custom.is_empty() && self.kind.position("custom").is_some() && found.is_none() {
            let text = serde_json::Value::Object(draft.custom.clone()).to_string();
            draft.set("custom", text);
        }
        let existing = match found {
            Some(id) => self.store.record(self.kind, id)?,
            None => None,
        };
        match existing {
            Some(record) => {
                self.remember(draft, record.id)?;
                let changed = match self.kind {
                    Kind::Prospect => self.change_prospect(&record, draft)?,
                    Kind::Deal => self.change_deal(&record, draft)?,
                    _ => self.change(&record, draft),
                };
                Ok(match self.mode {
                    _ if !changed => Verdict::Unchanged,
                    OnDuplicate::Merge => Verdict::Merged,
                    _ => Verdict::Updated,
                })
            }
            None => {
                match self.kind {
                    Kind::Prospect => self.add_prospect(draft)?,
                    Kind::Deal => self.add_deal(draft)?,
                    _ => self.add_other(draft)?,
                }
                Ok(Verdict::Added)
            }
        }
    }

    /// The record as the row would have it, in this import's way.
    pub(super) fn reconciled(&self, before: &Record, draft: &Draft) -> Record {
        let mut after = before.clone();
        for (at, field) in self.kind.fields().iter().enumerate() {
            let (Some(given), Some(place)) = (draft.record.values.get(at), after.values.get_mut(at)) else { continue };
            let mine = field.derived || field.name == "custom" || draft.assumed.contains(&field.name);
            let kept = self.mode == OnDuplicate::Merge && !place.is_null();
            if !given.is_null() && !mine && !kept && !same_address(field.ty, place, given) {
                *place = given.clone();
            }
        }
        self.merge_custom(&mut after, draft);
        after
    }

    fn merge_custom(&self, after: &mut Record, draft: &Draft) {
        if draft.custom.is_empty() || self.kind.position("custom").is_none() {
            return;
        }
        let old = after.text("custom").and_then(|text| serde_json::from_str(text).ok());
        let mut all: serde_json::Map<String, serde_json::Value> = old.unwrap_or_default();
        for (name, value) in &draft.custom {
            if self.mode != OnDuplicate::Merge || !all.contains_key(name) {
                all.insert(name.clone(), value.clone());
            }
        }
        after.set("custom", serde_json::Value::Object(all).to_string());
    }

    /// Changes a record that was there; says whether there was anything to change.
    fn change(&mut self, before: &Record, draft: &Draft) -> bool {
        let mut draft = draft.clone();
        if self.kind == Kind::Member {
            draft.assumed.extend(["handle"]);
            if !before.get("name").is_null() && draft.record.text("name") == before.text("handle") {
                draft.assumed.push("name");
            }
        }
        let edit = difference(before, &self.reconciled(before, &draft));
        let changed = edit.is_some();
        if let Some(edit) = edit {
            self.sink.edit(edit);
        }
        changed
    }

    /// Adds a record of the small kinds, and spend and touches.
    fn add_other(&mut self, draft: &mut Draft) -> Result<(), Refusal> {
        let name = draft.record.title().to_owned();
        let id = match self.kind {
            Kind::Account | Kind::Campaign | Kind::Product | Kind::Member => {
                let name = draft.record.text("name").map_or(name, str::to_owned);
                let id = self.names.own(self.kind, &name, &mut self.sink)?;
                self.names.count(self.kind, &name);
                id
            }
            kind => self.sink.next_id(kind)?,
        };
        self.fill(draft);
        draft.record.id = id;
        if self.kind == Kind::Touch {
            self.note_contact(&draft.record);
        }
        self.remember(draft, id)?;
        self.sink.add(std::mem::replace(&mut draft.record, Record::new(self.kind)))
    }

    /// What a new record must have and the row does not say.
    fn fill(&mut self, draft: &mut Draft) {
        let missing = |draft: &Draft, name: &str| draft.record.get(name).is_null();
        match self.kind {
            Kind::Member => {
                if missing(draft, "name") {
                    let name = draft.record.text("handle").or(draft.record.text("email")).unwrap_or_default();
                    let name = name.to_owned();
                    draft.set("name", name);
                }
                let wanted = draft.record.text("handle").or(draft.record.text("name")).unwrap_or_default().to_owned();
                let handle = self.names.handle(&wanted);
                draft.set("handle", handle);
                let role = draft.record.text("role").unwrap_or_default().to_owned();
                if missing(draft, "side") {
                    draft.set("side", if role.starts_with("market") { "marketing" } else { "sales" });
                }
                if role.is_empty() {
                    let marketing = draft.record.text("side") == Some("marketing");
                    draft.set("role", if marketing { "marketer" } else { "rep" });
                }
            }
            Kind::Campaign => {
                let today = self.zone.day(self.now).0;
                let status = match (draft.record.int("start"), draft.record.int("end")) {
                    (_, Some(end)) if end < today => "done",
                    (Some(start), _) if start > today => "planned",
                    _ => "active",
                };
                draft.set("status", status);
            }
            Kind::Product if missing(draft, "billing") => draft.set("billing", "one_off"),
            _ => {}
        }
        let money = self.kind.fields().iter().any(|field| field.ty == Type::Money && !missing(draft, field.name));
        if money && missing(draft, "currency") {
            let currency = self.currency.clone();
            draft.set("currency", currency);
        }
    }
}

/// Whether two addresses differ in nothing but capitals: that is no change.
fn same_address(ty: Type, a: &Value, b: &Value) -> bool {
    ty == Type::Email && matches!((a.text(), b.text()), (Some(a), Some(b)) if a.eq_ignore_ascii_case(b))
}

/// Joins a later row of the same thing to the first; says whether that changed anything of it.
fn join(first: &mut Draft, later: &mut Draft, mode: OnDuplicate) -> bool {
    if mode == OnDuplicate::Skip {
        return false;
    }
    let over = mode == OnDuplicate::Update;
    let mut changed = join_values(first, later, over);
    for link in later.links.drain(..) {
        match first.links.iter_mut().find(|known| known.field == link.field) {
            Some(known) if over => changed |= std::mem::replace(known, link.clone()) != link,
            Some(_) => {}
            None => {
                first.links.push(link);
                changed = true;
            }
        }
    }
    for (stage, at) in later.entries.drain(..) {
        if !first.entries.iter().any(|(known, _)| *known == stage) {
            first.entries.push((stage, at));
            changed = true;
        }
    }
    for (name, value) in std::mem::take(&mut later.custom) {
        if first.custom.get(&name).is_none_or(|known| over && *known != value) {
            first.custom.insert(name, value);
            changed = true;
        }
    }
    let texts = [(&mut first.prospect, &mut later.prospect), (&mut first.product, &mut later.product)];
    for (place, text) in texts {
        if !text.is_empty() && (over || place.is_empty()) {
            std::mem::swap(place, text);
        }
    }
    if !later.stage.is_empty() && (over || first.stage.is_empty()) {
        changed |= first.stage != later.stage;
        std::mem::swap(&mut first.stage, &mut later.stage);
    }
    first.handed_off = if over { later.handed_off.or(first.handed_off) } else { first.handed_off.or(later.handed_off) };
    first.undated = if over { later.undated.or(first.undated) } else { first.undated.or(later.undated) };
    if over || first.status.is_none() {
        let before = (first.status, first.closed);
        first.status = later.status.or(first.status);
        for (place, at) in first.closed.iter_mut().zip(later.closed) {
            *place = at.or(*place);
        }
        changed |= before != (first.status, first.closed);
    }
    changed
}

/// The fields of a later row over those of the first, or into what is empty there.
fn join_values(first: &mut Draft, later: &mut Draft, over: bool) -> bool {
    let mut changed = false;
    for (at, value) in later.record.values.iter_mut().enumerate() {
        let (field, ty) = first.record.kind.fields().get(at).map_or(("", Type::Text), |field| (field.name, field.ty));
        let assumed = later.assumed.contains(&field);
        if let Some(place) = first.record.values.get_mut(at)
            && !value.is_null()
            && (place.is_null() || (over && !assumed && !same_address(ty, place, value)))
        {
            changed |= place != value;
            std::mem::swap(place, value);
            first.assumed.retain(|name| *name != field);
        }
    }
    changed
}
