//! Deals as cards and as a board.

use std::collections::{BTreeMap, HashMap};

use super::{Reading, part};
use crate::app::views::{Board, BoardColumn, DealCard, Link, Mark, StageInfo, StageKind, Window};
use crate::domain::nouns::{Semantic, Stage};
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Zone};
use crate::store::read::{DealLine, Deals, StageSum};

/// A deal as a card; `stages` names the stages.
pub(super) fn card(line: DealLine, stages: &HashMap<i64, String>, today: Day, zone: &Zone) -> DealCard {
    let whole_days = |since: Day| (today.0 - since.0).max(0);
    let since = zone.day(line.since);
    let created = line.created.map_or(since, |at| zone.day(at));
    let closed = line.closed.map(|at| zone.day(at));
    let mark = mark(&line, today);
    DealCard {
        id: line.id,
        number: Kind::Deal.label(line.id),
        title: line.title,
        account: line.account,
        product: line.product,
        prospect: line.prospect,
        amount: line.amount,
        derived: line.derived,
        stage: line.stage,
        stage_name: stages.get(&line.stage).cloned().unwrap_or_default(),
        status: kind(line.status),
        owner: line.owner,
        days_in_stage: whole_days(since),
        age: closed.map_or_else(|| whole_days(created), |closed| (closed.0 - created.0).max(0)),
        expected_close: line.expected_close,
        closed,
        next_step: line.next_step,
        next_due: line.next_due,
        mark,
        version: line.version,
    }
}

/// A waiting deal owes no step, but its close date still passes.
fn mark(line: &DealLine, today: Day) -> Mark {
    if line.status != Semantic::Open {
        return Mark::None;
    }
    let waits = line.wait_until.is_some_and(|until| until > today);
    let past = |day: Option<Day>| day.is_some_and(|day| day < today);
    if past(line.expected_close) || (!waits && past(line.next_due)) {
        Mark::Late
    } else if waits {
        Mark::Paused
    } else if line.next_due == Some(today) || line.expected_close == Some(today) {
        Mark::Due
    } else {
        Mark::None
    }
}

const fn kind(semantic: Semantic) -> StageKind {
    match semantic {
        Semantic::Open => StageKind::Open,
        Semantic::Won => StageKind::Won,
        Semantic::Lost => StageKind::Lost,
    }
}

pub(super) fn stage_info(stage: &Stage) -> StageInfo {
    StageInfo {
        id: stage.id,
        name: stage.name.clone(),
        kind: kind(stage.semantic),
        probability: stage.probability as f64 / 100.0,
    }
}

impl Reading<'_> {
    pub(super) fn board(&mut self, filter: &str, linked: Option<Link>, cards: u32) -> Result<Board, Refusal> {
        let stages = self.service.store().stages()?;
        let columns = self.columns(filter, linked, &stages, &Window::first(cards))?;
        Ok(Board { columns })
    }

    pub(super) fn column(
        &mut self,
        filter: &str,
        linked: Option<Link>,
        stage: i64,
        window: &Window,
    ) -> Result<BoardColumn, Refusal> {
        let mut stages = self.service.store().stages()?;
        stages.retain(|known| known.id == stage);
        let missing = || Refusal::not_found("no-such-stage").with("value", Kind::Stage.label(stage));
        self.columns(filter, linked, &stages, window)?.pop().ok_or_else(missing)
    }

    /// A part of the columns of some stages; the cards of all of them are read together.
    fn columns(
        &mut self,
        filter: &str,
        linked: Option<Link>,
        stages: &[Stage],
        window: &Window,
    ) -> Result<Vec<BoardColumn>, Refusal> {
        let mut sums = self.sums(filter, linked)?;
        let (condition, among) = self.deal_condition(filter, linked)?;
        let among = among.as_ref().map(|ids| ids.as_slice());
        let asked = Deals { condition, among, sort: "created", descending: false };
        let store = self.service.store();
        let mut ids = Vec::new();
        let mut columns = Vec::with_capacity(stages.len());
        for stage in stages {
            let sum = sums.remove(&stage.id).unwrap_or_default();
            ids.extend(store.column_ids(&asked, stage.id, &part(window), Some(sum.count))?);
            columns.push(BoardColumn {
                stage: stage_info(stage),
                total: sum.count,
                value: sum.value,
                offset: window.offset,
                cards: Vec::new(),
            });
        }
        let (today, zone) = (self.service.today(), self.service.zone());
        let names = stages.iter().map(|stage| (stage.id, stage.name.clone())).collect();
        for line in store.deal_lines(&ids)? {
            if let Some(column) = columns.iter_mut().find(|column| column.stage.id == line.stage) {
                column.cards.push(card(line, &names, today, zone));
            }
        }
        Ok(columns)
    }

    /// How many deals each stage has and what they are worth, of this state of the data.
    fn sums(&mut self, filter: &str, linked: Option<Link>) -> Result<BTreeMap<i64, StageSum>, Refusal> {
        let key = self.key("deals", filter, linked);
        if let Some(known) = self.caches.sums.get(&key) {
            return Ok(known.clone());
        }
        let (condition, among) = self.deal_condition(filter, linked)?;
        let among = among.as_ref().map(|ids| ids.as_slice());
        let asked = Deals { condition, among, sort: "created", descending: false };
        let sums = self.service.store().stage_sums(&asked)?;
        self.caches.sums.insert(key, sums.clone());
        Ok(sums)
    }
}
