//! What a row already became, and which records its cells speak of.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::draft::Draft;
use super::identity::{By, KeyMap, of_email, of_ext, of_name, of_names};
use super::rows::parts;
use super::writer::{ROWS, Verdict, Writer};
use crate::app::service::Service;
use crate::domain::record::{Kind, Value};
use crate::domain::refusal::Refusal;

/// What an import knows of the file before it.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Ids of this program, and rows without an id, to records.
    pub known: KeyMap<i64>,
    /// Ids of any program to prospects.
    pub any: KeyMap<i64>,
    /// Prospects' addresses; read when first asked for.
    pub emails: Option<KeyMap<i64>>,
    /// Prospects' names beside their companies'; read when first asked for.
    pub names: Option<KeyMap<i64>>,
    /// Prospects' names alone, where only one has it; read when first asked for.
    pub unique: Option<KeyMap<Option<i64>>>,
    /// Ids of any program to deals, for touches that are about one.
    pub deals: KeyMap<i64>,
    /// Prospects by their names alone, those that this import adds among them; read when first asked for.
    pub bare: Option<KeyMap<i64>>,
    /// Deals' titles, where only one has it; read when first asked for.
    pub titles: Option<KeyMap<Option<i64>>>,
    /// Deals that name a prospect who was not there: its id or address, the deals.
    pub waiting: HashMap<String, Vec<i64>>,
}

impl Writer<'_> {
    /// The record that this row became before.
    pub(super) fn find(&mut self, draft: &Draft) -> Result<Option<i64>, Refusal> {
        let by_name = matches!(self.kind, Kind::Account | Kind::Campaign | Kind::Product | Kind::Member);
        if by_name && self.names.is_promised(self.kind, draft.record.title()) {
            return Ok(None);
        }
        let known = match draft.by {
            By::Ext(key) => self.index.known.get(&key).copied(),
            By::Email(key) => self.emails()?.get(&key).copied(),
            By::Names(key) if self.kind == Kind::Prospect => self.people_names()?.get(&key).copied(),
            _ if !draft.stable.is_empty() => self.index.known.get(&of_ext(&stable_key(&draft.stable))).copied(),
            _ => None,
        };
        if known.is_some() {
            return Ok(known);
        }
        if by_name {
            for field in ["name", "handle", "email"] {
                let text = draft.record.text(field).unwrap_or_default().to_owned();
                if !text.is_empty()
                    && let Some(id) = self.names.find_before(self.kind, &text)?
                {
                    return Ok(Some(id));
                }
            }
        }
        // A person whom we know by the address, and the other program by an id that is new to us.
        match draft.record.text("email").filter(|_| self.kind == Kind::Prospect) {
            Some(email) => {
                let emails = self.emails()?;
                Ok(if emails.is_empty() { None } else { emails.get(&of_email(email)).copied() })
            }
            None => Ok(None),
        }
    }

    /// Reads what stands in the team's file before a first import writes into it: there its own rows can
    /// be seen while it runs, and a row must never be taken for one of before. Later imports hide theirs
    /// and read only what they need.
    pub(super) fn look_before(&mut self) -> Result<(), Refusal> {
        if self.store.records(Kind::Prospect, 0, 1)?.is_empty() {
            self.index.emails = Some(KeyMap::default());
            self.index.names = Some(KeyMap::default());
            self.index.unique = Some(KeyMap::default());
        }
        Ok(())
    }

    /// The prospects of before by their addresses.
    fn emails(&mut self) -> Result<&KeyMap<i64>, Refusal> {
        if self.index.emails.is_none() {
            let mut emails = KeyMap::default();
            self.store.each_text(Kind::Prospect, "email", |id, address| {
                for part in parts(address) {
                    emails.entry(of_email(part)).or_insert(id);
                }
            })?;
            self.index.emails = Some(emails);
        }
        Ok(self.index.emails.get_or_insert_default())
    }

    /// The prospects of before by their names and companies.
    fn people_names(&mut self) -> Result<&KeyMap<i64>, Refusal> {
        if self.index.names.is_none() {
            let mut accounts = HashMap::new();
            self.store.each_text(Kind::Account, "name", |id, name| drop(accounts.insert(id, name.to_owned())))?;
            let mut names = KeyMap::default();
            self.store.each_prospect_name(|id, name, account| {
                let account = account.and_then(|account| accounts.get(&account)).map_or("", String::as_str);
                names.entry(of_names(name, account)).or_insert(id);
            })?;
            self.index.names = Some(names);
        }
        Ok(self.index.names.get_or_insert_default())
    }

    /// Notes a new prospect of which the file says no more than a name that somebody else has: who knows them both says
    /// whether they are one.
    pub(super) fn note_alike(&mut self, draft: &Draft, id: i64) -> Result<(), Refusal> {
        let name = draft.record.title();
        if !matches!(draft.by, By::Cells(_)) || name.is_empty() {
            return Ok(());
        }
        if self.index.bare.is_none() {
            let mut bare = KeyMap::default();
            // Before a first import nobody is there, and its own rows may be seen.
            if self.index.names.as_ref().is_none_or(|names| !names.is_empty()) {
                self.store.each_prospect_name(|id, name, _| {
                    bare.entry(of_name(name)).or_insert(id);
                })?;
            }
            self.index.bare = Some(bare);
        }
        let bare = self.index.bare.get_or_insert_default();
        let known = *bare.entry(of_name(name)).or_insert(id);
        if known != id {
            self.alike += 1;
            if self.alikes.len() < super::report::SHOWN {
                let like = Kind::Prospect.label(known);
                self.alikes.push(super::report::Alike { line: draft.line, name: name.to_owned(), like });
            }
        }
        Ok(())
    }

    /// Looks up the names in a draft. Answers a rejection where a row is about nobody that we know.
    pub(super) fn refer(&mut self, draft: &mut Draft) -> Result<Option<Verdict>, Refusal> {
        for link in &draft.links {
            let id = match self.names.find_key(link.kind, link.key)? {
                Some(id) => id,
                None => self.names.resolve(link.kind, &link.name, link.marketing, &mut self.sink)?,
            };
            self.names.count(link.kind, &link.name);
            if let Some(place) = draft.record.values.get_mut(link.field) {
                *place = Value::Int(id);
            }
        }
        if !draft.deal.is_empty() {
            match self.find_deal(&draft.deal)? {
                Some(id) => draft.set("deal", id),
                None => {
                    let note = draft.record.text("note").map(|note| format!("{note}\n")).unwrap_or_default();
                    let note = format!("{note}deal: {}", draft.deal);
                    draft.set("note", note);
                }
            }
        }
        if draft.prospect.is_empty() {
            return Ok(None);
        }
        match (self.find_prospect(&draft.prospect)?, self.kind) {
            (Some(id), _) => draft.set("prospect", id),
            (None, Kind::Touch) => {
                let name = std::mem::take(&mut draft.prospect);
                return Ok(Some(Verdict::Rejected("prospect", "unknown-prospect", name)));
            }
            (None, _) => {
                self.unlinked += 1;
                draft.custom.insert("prospect".to_owned(), draft.prospect.clone().into());
            }
        }
        Ok(None)
    }

    /// A prospect by an id of another program, an address, or a name that only one has.
    fn find_prospect(&mut self, text: &str) -> Result<Option<i64>, Refusal> {
        if let Some(id) = self.index.any.get(&of_ext(text)) {
            return Ok(Some(*id));
        }
        if text.contains('@') {
            let keys: Vec<u64> = parts(text).map(of_email).collect();
            let emails = self.emails()?;
            return Ok(keys.iter().find_map(|key| emails.get(key)).copied());
        }
        if self.index.unique.is_none() {
            let mut unique = KeyMap::default();
            self.store.each_text(Kind::Prospect, "name", |id, name| {
                unique.entry(of_name(name)).and_modify(|only| *only = None).or_insert(Some(id));
            })?;
            self.index.unique = Some(unique);
        }
        Ok(self.index.unique.as_ref().and_then(|unique| unique.get(&of_name(text))).copied().flatten())
    }

    /// A deal by an id of another program, or a title that only one has.
    fn find_deal(&mut self, text: &str) -> Result<Option<i64>, Refusal> {
        if let Some(id) = self.index.deals.get(&of_ext(text)) {
            return Ok(Some(*id));
        }
        if self.index.titles.is_none() {
            let mut titles = KeyMap::default();
            self.store.each_text(Kind::Deal, "title", |id, title| {
                titles.entry(of_name(title)).and_modify(|only| *only = None).or_insert(Some(id));
            })?;
            self.index.titles = Some(titles);
        }
        Ok(self.index.titles.as_ref().and_then(|titles| titles.get(&of_name(text))).copied().flatten())
    }

    /// Leaves in the file which row this was, so that it is known when it comes again.
    pub(super) fn remember(&mut self, draft: &Draft, id: i64) -> Result<(), Refusal> {
        let (source, ext) = match draft.by {
            By::Ext(key) if self.index.known.get(&key) != Some(&id) => (self.system.as_str(), &draft.ext),
            By::Ext(_) => return Ok(()),
            _ if !draft.stable.is_empty() => (ROWS, &draft.stable),
            _ => return Ok(()),
        };
        if source == ROWS && self.index.known.get(&of_ext(&stable_key(ext))) == Some(&id) {
            return Ok(());
        }
        self.sink.remember(self.kind, source, ext, id)
    }
}

/// The text under which a row without an id is found again.
pub(super) fn stable_key(stable: &str) -> String {
    format!("{ROWS}:{stable}")
}

/// What the team's file knows of earlier imports.
pub(super) fn index(service: &Service, kind: Kind, system: &str) -> Result<Index, Refusal> {
    let store = service.store();
    let mut index = Index::default();
    store.each_known(kind, |source, ext, id| {
        if source == system {
            index.known.insert(of_ext(ext), id);
        } else if source == ROWS {
            index.known.insert(of_ext(&stable_key(ext)), id);
        }
    })?;
    if matches!(kind, Kind::Deal | Kind::Touch) {
        store.each_known(Kind::Prospect, |source, ext, id| {
            if source != ROWS {
                index.any.insert(of_ext(ext), id);
            }
        })?;
    }
    if kind == Kind::Touch {
        store.each_known(Kind::Deal, |source, ext, id| {
            if source != ROWS {
                index.deals.insert(of_ext(ext), id);
            }
        })?;
    }
    if kind == Kind::Prospect {
        store.each_unlinked_deal(|deal, custom| {
            let custom: Option<Map<String, Json>> = serde_json::from_str(custom).ok();
            if let Some(name) = custom.as_ref().and_then(|custom| custom.get("prospect")).and_then(Json::as_str) {
                index.waiting.entry(name.to_owned()).or_default().push(deal);
            }
        })?;
    }
    Ok(index)
}
