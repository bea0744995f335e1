//! A deal and a campaign in full.

use super::{Reading, people, pipeline};
use crate::app::views::{CampaignDetail, DealDetail, SpendRow, StageStay};
use crate::domain::money::Money;
use crate::domain::nouns::{DealContact, DealEvent};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;

/// How much of a deal's timeline is shown.
const TIMELINE: u64 = 100;

/// The fields of a deal that the card does not show, in reading order.
const MORE: &[&str] = &[
    "probability",
    "marketing_owner",
    "campaign",
    "source",
    "created_at",
    "engaged_at",
    "wait_until",
    "wait_reason",
    "closed_at",
    "close_reason",
    "competitor",
    "note",
];

impl Reading<'_> {
    pub(super) fn deal(&mut self, id: i64) -> Result<Option<DealDetail>, Refusal> {
        let store = self.service.store();
        let (Some(record), Some(line)) = (store.record(Kind::Deal, id)?, store.deal_lines(&[id])?.pop()) else {
            return Ok(None);
        };
        let names = store.names_of(Kind::Stage, &store.stages()?.iter().map(|stage| stage.id).collect::<Vec<_>>())?;
        let zone = self.service.zone();
        let today = self.service.today();
        let mut events: Vec<DealEvent> =
            store.children(Kind::DealEvent, "deal", id)?.iter().map(DealEvent::of).collect();
        events.sort_by_key(|event| (event.at, event.id));
        let ends = events.iter().skip(1).map(|event| zone.day(event.at));
        let last = line.closed.map_or(today, |at| zone.day(at));
        let stays = events.iter().zip(ends.chain([last])).map(|(event, end)| StageStay {
            stage: names.get(&event.stage).cloned().unwrap_or_default(),
            entered: event.at,
            days: (end.0 - zone.day(event.at).0).max(0),
        });
        let stays = stays.collect();
        let stage = names.get(&line.stage).cloned().unwrap_or_default();
        let timeline = store.timeline_of_deal(id, line.prospect, TIMELINE)?;
        Ok(Some(DealDetail {
            people: self.committee(id, line.prospect)?,
            card: pipeline::card(line, &names, today, zone),
            stage,
            fields: self.fields(&record, MORE)?,
            stays,
            timeline: timeline.into_iter().map(|moment| people::item(moment, self.texts)).collect(),
        }))
    }

    /// Who decides: the prospect it is about, then those with a role.
    fn committee(&self, deal: i64, prospect: Option<i64>) -> Result<Vec<(String, String)>, Refusal> {
        let store = self.service.store();
        let roles: Vec<DealContact> =
            store.children(Kind::DealContact, "deal", deal)?.iter().map(DealContact::of).collect();
        let mut ids: Vec<i64> = prospect.into_iter().collect();
        ids.extend(roles.iter().map(|role| role.prospect).filter(|id| Some(*id) != prospect));
        let names = store.names_of(Kind::Prospect, &ids)?;
        let role = |id: i64| roles.iter().find(|role| role.prospect == id).and_then(|role| role.role.clone());
        let people = ids.iter().filter_map(|id| Some((names.get(id)?.clone(), role(*id).unwrap_or_default())));
        Ok(people.collect())
    }

    pub(super) fn campaign(&mut self, id: i64) -> Result<Option<CampaignDetail>, Refusal> {
        let Some(row) = self.campaign_rows(&[id])?.pop() else { return Ok(None) };
        let store = self.service.store();
        let record = store.record(Kind::Campaign, id)?;
        let text = |name: &str| record.as_ref().and_then(|record| record.text(name)).unwrap_or_default().to_owned();
        let spends = store.spends_of(id)?.into_iter().filter_map(|spend| {
            let currency = spend.currency.parse().ok()?;
            Some(SpendRow { on: spend.on, amount: Money { minor: spend.amount, currency } })
        });
        let (verdicts, refusals) = self.fates(id)?;
        Ok(Some(CampaignDetail {
            objective: text("objective"),
            audience: text("audience"),
            spends: spends.collect(),
            verdicts,
            refusals,
            row,
        }))
    }
}
