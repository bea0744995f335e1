//! Prospects: added with the stages that they entered, changed, and followed by what their deals and
//! touches say.

use super::draft::Draft;
use super::writer::Writer;
use crate::domain::edit::{Edit, difference};
use crate::domain::lifecycle::{EntryOrigin, Lifecycle};
use crate::domain::nouns::{Consent, Deal, Prospect, StageEntry};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

impl Writer<'_> {
    pub(super) fn add_prospect(&mut self, draft: &mut Draft) -> Result<(), Refusal> {
        let id = self.sink.next_id(Kind::Prospect)?;
        draft.record.id = id;
        let created = Instant(draft.record.int("created_at").unwrap_or(self.now.0));
        let mut entries = Vec::with_capacity(draft.entries.len() + usize::from(draft.undated.is_some()));
        for (stage, at) in &draft.entries {
            entries.push(self.entry(id, 1, *stage, *at, None)?);
        }
        if let Some(stage) = draft.undated {
            let last = entries.iter().map(|entry| entry.at).max().unwrap_or(created);
            entries.push(self.entry(id, 1, stage, last.max(created), None)?);
        }
        if !self.index.waiting.is_empty() {
            let mut highest = draft.record.text("stage").and_then(Lifecycle::named).unwrap_or_default();
            for entry in self.waiting_entries(draft, id)? {
                if entry.stage.rank() > highest.rank() {
                    highest = entry.stage;
                }
                entries.push(entry);
            }
            draft.set("stage", highest.word());
        }
        if draft.record.get("consent").is_null() {
            draft.set("consent", Consent::default().word());
        }
        self.sink.prospect(&draft.record, &entries)?;
        self.add_handoff(&draft.record, &entries, draft.handed_off)?;
        self.note_alike(draft, id)?;
        self.remember(draft, id)
    }

    fn entry(
        &mut self,
        prospect: i64,
        episode: i64,
        stage: Lifecycle,
        at: Instant,
        deal: Option<i64>,
    ) -> Result<StageEntry, Refusal> {
        let id = self.sink.next_id(Kind::StageEntry)?;
        Ok(StageEntry { id, prospect, episode, stage, at, deal, origin: EntryOrigin::Import })
    }

    /// Deals that named this prospect before it was there: they are linked now, and it enters the stages
    /// that they make.
    fn waiting_entries(&mut self, draft: &Draft, prospect: i64) -> Result<Vec<StageEntry>, Refusal> {
        let names = [draft.ext.as_str(), draft.record.text("email").unwrap_or_default(), draft.record.title()];
        let found: Vec<i64> = names.iter().find_map(|name| self.index.waiting.remove(*name)).unwrap_or_default();
        let mut entries: Vec<StageEntry> = Vec::new();
        for deal in found {
            let Some(record) = self.store.record(Kind::Deal, deal)? else { continue };
            let mut after = record.clone();
            after.set("prospect", prospect);
            let custom = record.text("custom").and_then(|text| serde_json::from_str(text).ok());
            let mut custom: serde_json::Map<String, serde_json::Value> = custom.unwrap_or_default();
            custom.remove("prospect");
            let text = (!custom.is_empty()).then(|| serde_json::Value::Object(custom).to_string());
            after.set("custom", text);
            if let Some(edit) = difference(&record, &after) {
                self.sink.edit(edit);
            }
            for (stage, at) in deal_stages(&record) {
                if !entries.iter().any(|entry| entry.stage == stage) {
                    entries.push(self.entry(prospect, 1, stage, at, Some(deal))?);
                }
            }
        }
        Ok(entries)
    }

    pub(super) fn change_prospect(&mut self, before: &Record, draft: &Draft) -> Result<bool, Refusal> {
        let after = self.reconciled(before, draft);
        let mut changed = false;
        if let Some(edit) = difference(before, &after) {
            self.sink.edit(edit);
            changed = true;
        }
        let mut stages = draft.entries.clone();
        stages.extend(draft.undated.map(|stage| (stage, self.now)));
        for (stage, at) in stages {
            changed |= self.enter(before.id, stage, at, None)?;
        }
        changed |= self.change_handoff(&after, draft.handed_off)?;
        Ok(changed)
    }

    /// Takes back that a deal made its prospect a customer: the deal is not won any more.
    pub(super) fn take_customer_back(&mut self, deal: &Deal) -> Result<(), Refusal> {
        let Some(prospect) = deal.prospect else { return Ok(()) };
        let mut left = Lifecycle::Lead;
        let mut found = false;
        for record in self.store.children(Kind::StageEntry, "prospect", prospect)? {
            let entry = StageEntry::of(&record);
            if self.taken_back.contains(&entry.id) {
                continue;
            }
            if entry.stage == Lifecycle::Customer && entry.deal == Some(deal.id) {
                self.taken_back.insert(entry.id);
                self.sink.edit(Edit::Remove(record));
                found = true;
            } else if entry.stage.rank() > left.rank() {
                left = entry.stage;
            }
        }
        let Some(record) = self.store.record(Kind::Prospect, prospect)?.filter(|_| found) else { return Ok(()) };
        self.entered.remove(&(prospect, Lifecycle::Customer));
        self.set_stage(&record, left);
        Ok(())
    }

    /// Sets the stage of a prospect of before.
    fn set_stage(&mut self, record: &Record, stage: Lifecycle) {
        let now = self.stage_now.get(&record.id).copied().unwrap_or_else(|| Prospect::of(record).stage);
        let from = record.clone().with("stage", now.word());
        if let Some(edit) = difference(&from, &record.clone().with("stage", stage.word())) {
            self.sink.edit(edit);
        }
        self.stage_now.insert(record.id, stage);
    }

    /// Enters a prospect of before into a stage, if it is not in it; says whether it did.
    pub(super) fn enter(
        &mut self,
        prospect: i64,
        stage: Lifecycle,
        at: Instant,
        deal: Option<i64>,
    ) -> Result<bool, Refusal> {
        if !self.entered.insert((prospect, stage)) {
            return Ok(false);
        }
        let entries: Vec<StageEntry> =
            self.store.children(Kind::StageEntry, "prospect", prospect)?.iter().map(StageEntry::of).collect();
        let entries: Vec<StageEntry> =
            entries.into_iter().filter(|entry| !self.taken_back.contains(&entry.id)).collect();
        let episode = entries.iter().map(|entry| entry.episode).max().unwrap_or(1);
        if entries.iter().any(|entry| entry.episode == episode && entry.stage == stage) {
            return Ok(false);
        }
        let Some(record) = self.store.record(Kind::Prospect, prospect)? else { return Ok(false) };
        let entry = self.entry(prospect, episode, stage, at, deal)?;
        self.sink.edit(Edit::Create(Record { version: 1, ..entry.record() }));
        self.settle_handoff(&entry)?;
        let now = self.stage_now.get(&prospect).copied().unwrap_or_else(|| Prospect::of(&record).stage);
        if stage.rank() > now.rank() {
            self.set_stage(&record, stage);
        }
        Ok(true)
    }

    /// Remembers the first time that we reached out.
    pub(super) fn note_contact(&mut self, touch: &Record) {
        let (Some(prospect), Some(at)) = (touch.int("prospect"), touch.int("at")) else { return };
        if touch.text("direction") == Some("out") {
            let first = self.contacted.entry(prospect).or_insert(Instant(at));
            *first = (*first).min(Instant(at));
        }
    }

    /// Sets the first contact of prospects whom touches of this import reached earlier than was known.
    pub(super) fn settle_contacts(&mut self) -> Result<(), Refusal> {
        let mut contacted: Vec<(i64, Instant)> = self.contacted.drain().collect();
        contacted.sort_unstable();
        for (prospect, at) in contacted {
            let Some(record) = self.store.record(Kind::Prospect, prospect)? else { continue };
            if record.int("first_contact_at").is_none_or(|known| at.0 < known)
                && let Some(edit) = difference(&record, &record.clone().with("first_contact_at", at.0))
            {
                self.sink.edit(edit);
            }
        }
        Ok(())
    }
}

/// The stages that a deal makes of its prospect, and when.
pub(super) fn deal_stages(deal: &Record) -> Vec<(Lifecycle, Instant)> {
    let at = |name: &str| deal.int(name).map(Instant);
    let opened = at("created_at").or(at("engaged_at"));
    match deal.text("status") {
        Some("won") => {
            let won = at("closed_at").or(at("stage_since"));
            let opened = opened.map(|at| (Lifecycle::Opportunity, at));
            opened.into_iter().chain(won.map(|at| (Lifecycle::Customer, at))).collect()
        }
        Some("lost") => opened.map(|at| (Lifecycle::Opportunity, at)).into_iter().collect(),
        _ => opened.or(at("stage_since")).map(|at| (Lifecycle::Opportunity, at)).into_iter().collect(),
    }
}
