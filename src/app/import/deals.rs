//! Deals: their stage by its name or meaning, their closing, their product, and what they make of the
//! prospect that they are about.

use super::draft::Draft;
use super::people::deal_stages;
use super::profile;
use super::writer::Writer;
use crate::domain::edit::{Edit, difference};
use crate::domain::lifecycle::EntryOrigin;
use crate::domain::nouns::{Deal, DealEvent, DealLine, DealStep, Semantic, Stage};
use crate::domain::pipeline::event_of;
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::text::fold;
use crate::domain::time::Instant;

/// Where a deal stands, as its row says.
struct Standing {
    status: Semantic,
    stage: i64,
    /// The open stage that a closed deal was in before.
    passed: Option<i64>,
    opened: Option<Instant>,
    closed: Option<Instant>,
}

impl Writer<'_> {
    /// Reads the team's stages.
    pub(super) fn load_stages(&mut self) -> Result<(), Refusal> {
        self.stages = self.store.records(Kind::Stage, 0, 1000)?.iter().map(Stage::of).collect();
        self.stages.sort_by_key(|stage| (stage.position, stage.id));
        Ok(())
    }

    fn stage_named(&self, name: &str) -> Option<&Stage> {
        let key = fold(name);
        self.stages.iter().find(|stage| fold(&stage.name) == key)
    }

    fn stage_meaning(&self, semantic: Semantic) -> Option<i64> {
        self.stages.iter().find(|stage| stage.semantic == semantic).map(|stage| stage.id)
    }

    fn standing(&mut self, draft: &Draft) -> Result<Standing, Refusal> {
        let named = self.stage_named(&draft.stage).map(|stage| (stage.id, stage.semantic));
        let word = profile::word(super::field::Kind::Deals, "status", &draft.stage).and_then(Semantic::named);
        let ends = |word: Option<Semantic>| word.filter(|word| *word != Semantic::Open);
        let of_stage = named.map(|(_, semantic)| semantic).or(ends(word));
        let [won, lost, closed] = draft.closed;
        let of_dates = match (won, lost) {
            (Some(_), None) => Some(Semantic::Won),
            (None, Some(_)) => Some(Semantic::Lost),
            _ => None,
        };
        let status = draft.status.or(ends(of_stage)).or(of_dates).unwrap_or(Semantic::Open);
        let open = match named {
            Some((id, Semantic::Open)) => Some(id),
            None if ends(word).is_none() && !draft.stage.is_empty() => {
                Some(self.make_stage(&draft.stage, Semantic::Open)?)
            }
            _ => None,
        };
        let stage = match (status, named) {
            (Semantic::Open, _) => match open.or_else(|| self.stage_meaning(Semantic::Open)) {
                Some(id) => id,
                None => self.make_stage("Open", Semantic::Open)?,
            },
            (_, Some((id, semantic))) if semantic == status => id,
            _ => match self.stage_meaning(status) {
                Some(id) => id,
                None => self.make_stage(if status == Semantic::Won { "Won" } else { "Lost" }, status)?,
            },
        };
        if !draft.stage.is_empty() {
            self.note_stage_word(&draft.stage, open.unwrap_or(stage));
        }
        let deal = Deal::of(&draft.record);
        let expected = deal.expected_close.map(|day| self.zone.start(day));
        let closed = match status {
            Semantic::Open => None,
            Semantic::Won => won.or(closed).or(expected),
            Semantic::Lost => lost.or(closed).or(expected),
        };
        let opened = deal.engaged_at.or(deal.created_at);
        Ok(Standing { status, stage, passed: open.filter(|_| status != Semantic::Open), opened, closed })
    }

    /// The deal of a draft, standing where its row says.
    fn stand(&mut self, draft: &Draft, standing: &Standing) -> Record {
        let mut record = draft.record.clone();
        record.set("stage", standing.stage);
        record.set("status", standing.status.word());
        let closed = standing.closed.or_else(|| {
            (standing.status != Semantic::Open).then(|| {
                self.undated += 1;
                standing.opened.unwrap_or(self.now)
            })
        });
        record.set("closed_at", closed.map(|at| at.0));
        record.set("stage_since", closed.or(standing.opened).unwrap_or(self.now).0);
        record
    }

    pub(super) fn add_deal(&mut self, draft: &Draft) -> Result<(), Refusal> {
        let standing = self.standing(draft)?;
        let mut record = self.stand(draft, &standing);
        let id = self.sink.next_id(Kind::Deal)?;
        record.id = id;
        let deal = Deal::of(&record);
        for event in self.events(&deal, &standing) {
            let number = self.sink.next_id(Kind::DealEvent)?;
            self.sink.add(DealEvent { id: number, ..event }.record())?;
        }
        if !draft.product.is_empty() {
            let product = self.names.resolve(Kind::Product, &draft.product, false, &mut self.sink)?;
            self.names.count(Kind::Product, &draft.product);
            let line = self.sink.next_id(Kind::DealLine)?;
            self.sink.add(DealLine { id: line, deal: id, product, quantity: 1 }.record())?;
        }
        if let Some(prospect) = deal.prospect {
            for (stage, at) in deal_stages(&record) {
                self.enter(prospect, stage, at, Some(id))?;
            }
        }
        self.remember(draft, id)?;
        self.sink.add(record)
    }

    /// What happened to a deal, as far as its row tells.
    fn events(&self, deal: &Deal, standing: &Standing) -> Vec<DealEvent> {
        let mut events = Vec::new();
        let open = if standing.status == Semantic::Open { Some(standing.stage) } else { standing.passed };
        if let (Some(stage), Some(at)) = (open, standing.opened) {
            events.push(DealEvent { stage, ..event_of(deal, DealStep::Entered, at, EntryOrigin::Import) });
        }
        let step = match standing.status {
            Semantic::Open => None,
            Semantic::Won => Some(DealStep::Won),
            Semantic::Lost => Some(DealStep::Lost),
        };
        if let (Some(step), Some(at)) = (step, deal.closed_at) {
            let event = event_of(deal, step, at, EntryOrigin::Import);
            events.push(DealEvent { reason: deal.close_reason.clone(), ..event });
        }
        events
    }

    pub(super) fn change_deal(&mut self, before: &Record, draft: &Draft) -> Result<bool, Refusal> {
        let mut after = self.reconciled(before, draft);
        let old = Deal::of(before);
        let says_where = draft.status.is_some() || !draft.stage.is_empty() || draft.closed.iter().any(Option::is_some);
        let fills = self.mode == super::writer::OnDuplicate::Merge;
        let (mut changed, mut moved) = (false, false);
        if says_where && !fills {
            let standing = self.standing(draft)?;
            let mut stood = self.stand(draft, &standing);
            self.keep_order(&old, &mut stood)?;
            if (standing.status, standing.stage) != (old.status, old.stage) {
                for name in ["stage", "status", "closed_at", "stage_since"] {
                    after.set(name, stood.get(name).clone());
                }
                if standing.closed.is_none() && (standing.status == Semantic::Open || old.status != Semantic::Open) {
                    after.set("stage_since", self.now.0);
                    after.set("closed_at", (standing.status != Semantic::Open).then_some(self.now.0));
                }
                // From one stage of won deals to another is no second closing.
                moved = standing.status == Semantic::Open || standing.status != old.status;
                changed = true;
                if moved {
                    self.tell_move(&old, &Deal::of(&after), standing.passed)?;
                }
            } else if standing.closed.is_some() {
                after.set("closed_at", stood.get("closed_at").clone());
                after.set("stage_since", stood.get("stage_since").clone());
            }
        }
        if let Some(edit) = difference(before, &after) {
            self.sink.edit(edit);
            changed = true;
        }
        let deal = Deal::of(&after);
        // A closing that this row tells anew is right as it is; those before it are history.
        if !moved {
            changed |= self.correct_closing(&old, &deal, draft)?;
        }
        changed |= self.change_product(deal.id, &draft.product)?;
        if let Some(prospect) = deal.prospect {
            for (stage, at) in deal_stages(&after) {
                changed |= self.enter(prospect, stage, at, Some(deal.id))?;
            }
        }
        Ok(changed)
    }

    /// A closing is never dated before the reopening that it follows, nor before the other closing that it
    /// takes the place of: the history would say that it was cancelled.
    fn keep_order(&self, old: &Deal, stood: &mut Record) -> Result<(), Refusal> {
        let Some(closed) = stood.int("closed_at") else { return Ok(()) };
        let events = self.store.children(Kind::DealEvent, "deal", old.id)?;
        let reopened = events.iter().filter(|event| event.text("step") == Some(DealStep::Reopened.word()));
        let other = old.closed_at.filter(|_| stood.text("status") != Some(old.status.word()));
        let floor = reopened.filter_map(|event| event.int("at")).chain(other.map(|at| at.0)).max();
        if let Some(floor) = floor.filter(|floor| closed < *floor) {
            stood.set("closed_at", floor);
            stood.set("stage_since", floor);
        }
        Ok(())
    }

    /// A deal moved since the last file. A closing that holds no more is cancelled first: what was booked
    /// is taken back then, and with it the customer that it made.
    fn tell_move(&mut self, old: &Deal, new: &Deal, passed: Option<i64>) -> Result<(), Refusal> {
        let at = new.closed_at.unwrap_or(new.stage_since);
        if old.status != Semantic::Open && new.status != old.status {
            self.take_customer_back(old)?;
            if new.status != Semantic::Open {
                let stage = self.last_open(old.id)?.or(passed).or_else(|| self.stage_meaning(Semantic::Open));
                // Never before the closing that it cancels.
                let at = at.max(old.closed_at.unwrap_or(at));
                let event = event_of(old, DealStep::Reopened, at, EntryOrigin::Import);
                self.tell(DealEvent { stage: stage.unwrap_or(old.stage), ..event })?;
            }
        }
        let step = match new.status {
            Semantic::Open if old.status != Semantic::Open => DealStep::Reopened,
            Semantic::Open => DealStep::Entered,
            Semantic::Won => DealStep::Won,
            Semantic::Lost => DealStep::Lost,
        };
        let at = if step == DealStep::Reopened { at.max(old.closed_at.unwrap_or(at)) } else { at };
        let event = event_of(new, step, at, EntryOrigin::Import);
        self.tell(DealEvent { reason: new.close_reason.clone(), ..event })
    }

    /// Adds a step to the history of a deal of before.
    fn tell(&mut self, event: DealEvent) -> Result<(), Refusal> {
        let id = self.sink.next_id(Kind::DealEvent)?;
        let event = DealEvent { id, ..event };
        self.sink.edit(Edit::Create(Record { version: 1, ..event.record() }));
        Ok(())
    }

    /// The open stage in which a deal was last.
    fn last_open(&self, deal: i64) -> Result<Option<i64>, Refusal> {
        let events = self.store.children(Kind::DealEvent, "deal", deal)?;
        let open = events.iter().filter(|event| matches!(event.text("step"), Some("entered" | "reopened")));
        Ok(open.max_by_key(|event| (event.int("at"), event.id)).and_then(|event| event.int("stage")))
    }

    /// A closing that was told before has the date and amount that the row tells now.
    fn correct_closing(&mut self, old: &Deal, deal: &Deal, draft: &Draft) -> Result<bool, Refusal> {
        let Some(at) = deal.closed_at else { return Ok(false) };
        let word = deal.status.word();
        let events = self.store.children(Kind::DealEvent, "deal", deal.id)?;
        let standing = old.closed_at.map(|at| at.0);
        let told = events.iter().filter(|event| event.text("step") == Some(word));
        let last = told.max_by_key(|event| (event.int("at") == standing, event.int("at"), event.id));
        let Some(event) = last else { return Ok(false) };
        let mut after = event.clone();
        if draft.closed.iter().any(Option::is_some) || deal.closed_at != old.closed_at {
            after.set("at", at.0);
        }
        if !draft.record.get("amount").is_null() {
            after.set("amount", deal.amount);
            after.set("currency", deal.currency.clone());
        }
        let edit = difference(event, &after);
        let changed = edit.is_some();
        if let Some(edit) = edit {
            self.sink.edit(edit);
        }
        Ok(changed)
    }

    fn change_product(&mut self, deal: i64, name: &str) -> Result<bool, Refusal> {
        if name.is_empty() {
            return Ok(false);
        }
        let product = self.names.resolve(Kind::Product, name, false, &mut self.sink)?;
        self.names.count(Kind::Product, name);
        let lines = self.store.children(Kind::DealLine, "deal", deal)?;
        let edit = match lines.first() {
            None => {
                let id = self.sink.next_id(Kind::DealLine)?;
                let line = DealLine { id, deal, product, quantity: 1 }.record();
                Some(Edit::Create(Record { version: 1, ..line }))
            }
            Some(line) if self.mode == super::writer::OnDuplicate::Update && lines.len() == 1 => {
                difference(line, &line.clone().with("product", product))
            }
            Some(_) => None,
        };
        let changed = edit.is_some();
        if let Some(edit) = edit {
            self.sink.edit(edit);
        }
        Ok(changed)
    }
}
