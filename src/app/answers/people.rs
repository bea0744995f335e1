//! A prospect's row, and all that is known of one.

use super::{Reading, Shown, hand_offs};
use crate::app::texts::Texts;
use crate::app::views::{
    Channel, Contact, DealLine, Episode, Field, Mark, Need, ProspectDetail, ProspectRow, Score, TimelineItem,
};
use crate::domain::lifecycle::{Episode as Passage, Lifecycle};
use crate::domain::nouns::{self, Consent, DealStep, Prospect, Side, StageEntry};
use crate::domain::record::{Entity, Kind, Record, Type};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::read::{Event, Moment, ProspectLine, Running};

/// The fields of a prospect that the row does not show, in reading order.
const MORE: &[&str] = &[
    "job_title",
    "phone",
    "website",
    "country",
    "region",
    "city",
    "asset",
    "first_contact_at",
    "consent",
    "do_not_contact",
    "tags",
    "note",
];

/// The list's row of a prospect.
pub(super) fn row(line: ProspectLine, now: Instant) -> ProspectRow {
    let mark = match (line.late, line.warn) {
        (Some(late), _) if late < now => Mark::Late,
        (_, Some(warn)) if warn <= now => Mark::Due,
        _ if line.paused => Mark::Paused,
        _ => Mark::None,
    };
    ProspectRow {
        id: line.id,
        number: Kind::Prospect.label(line.id),
        name: line.name,
        account: line.account,
        email: line.email,
        stage: line.stage.word(),
        source: line.source,
        campaign: line.campaign,
        sales_owner: line.sales_owner,
        marketing_owner: line.marketing_owner,
        fit: line.fit,
        engagement: line.engagement,
        created: Some(line.created),
        last_touch: line.last_touch,
        mark,
        do_not_contact: line.do_not_contact,
        version: line.version,
    }
}

impl Reading<'_> {
    pub(super) fn prospect(&mut self, id: i64, timeline: u32) -> Result<Option<ProspectDetail>, Refusal> {
        let store = self.service.store();
        let (Some(record), Some(line)) = (store.record(Kind::Prospect, id)?, store.prospect_lines(&[id])?.pop()) else {
            return Ok(None);
        };
        let prospect = Prospect::of(&record);
        let entries: Vec<StageEntry> =
            store.children(Kind::StageEntry, "prospect", id)?.iter().map(StageEntry::of).collect();
        let (moments, total) = store.timeline_of_prospect(id, u64::from(timeline))?;
        let now = self.service.now();
        let handoff = store.last_handoff(id)?;
        Ok(Some(ProspectDetail {
            row: row(line, now),
            fields: self.fields(&record, MORE)?,
            contact: contact(&prospect),
            episode: Some(episode(&prospect, &entries, store.next_clock(id)?, now)),
            handoff: handoff.map(|line| hand_offs::info(line, now)),
            scores: scores(&prospect),
            needs: needs(prospect.needs.as_deref()),
            deals: self.deals_of(id)?,
            timeline: moments.into_iter().map(|moment| item(moment, self.texts)).collect(),
            timeline_total: total,
        }))
    }

    /// The fields that have a value, ready to print, the team's own ones last.
    pub(super) fn fields(&self, record: &Record, names: &[&'static str]) -> Result<Vec<Field>, Refusal> {
        let shown = Shown::new(self.service, self.texts);
        let mut fields = Vec::new();
        for name in names {
            let Some(field) = record.kind.field(name) else { continue };
            let value = record.get(name);
            if value.is_null() || (*name == "consent" && value.text() == Some(Consent::Unknown.word())) {
                continue;
            }
            let value = shown.value(record.kind, field, value, record.text("currency"))?;
            fields.push(Field { name: (*name).to_owned(), custom: false, value });
        }
        let own = record.kind.fields().iter().find(|field| field.ty == Type::Custom);
        if let Some(text) = own.and_then(|field| record.text(field.name)) {
            let json: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
            fields.extend(json.into_iter().map(|(name, value)| {
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                Field { name, custom: true, value }
            }));
        }
        Ok(fields)
    }

    /// The deals that are about a prospect or in which they have a role.
    fn deals_of(&self, prospect: i64) -> Result<Vec<DealLine>, Refusal> {
        let store = self.service.store();
        let mut ids: Vec<i64> = store.children(Kind::Deal, "prospect", prospect)?.iter().map(|deal| deal.id).collect();
        let roles = store.children(Kind::DealContact, "prospect", prospect)?;
        ids.extend(roles.iter().filter_map(|role| role.int("deal")));
        ids.sort_unstable();
        ids.dedup();
        let stages = store.stages()?;
        let name =
            |id: i64| stages.iter().find(|stage| stage.id == id).map(|stage| stage.name.clone()).unwrap_or_default();
        let lines = store.deal_lines(&ids)?.into_iter().map(|line| DealLine {
            id: line.id,
            number: Kind::Deal.label(line.id),
            title: line.title,
            stage: name(line.stage),
            amount: line.amount,
            close: line.expected_close,
        });
        Ok(lines.collect())
    }
}

fn channel(channel: nouns::Channel) -> Channel {
    match channel {
        nouns::Channel::Email => Channel::Email,
        nouns::Channel::Call => Channel::Call,
        nouns::Channel::Meeting => Channel::Meeting,
        nouns::Channel::Event => Channel::Event,
        nouns::Channel::Web => Channel::Web,
        nouns::Channel::Ad => Channel::Ad,
        nouns::Channel::Chat => Channel::Chat,
        nouns::Channel::Other => Channel::Other,
    }
}

/// What may be written to them: a forbidden channel, then consent for the rest.
fn contact(prospect: &Prospect) -> Vec<Contact> {
    let forbidden: Vec<&str> = prospect
        .do_not_contact
        .as_deref()
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let consented = match prospect.consent {
        Consent::Unknown => "unknown",
        Consent::Given => "consent",
        Consent::Withdrawn => "do-not-contact",
    };
    let all = forbidden.contains(&"all");
    let basis = |code: &str| if all || forbidden.contains(&code) { "do-not-contact" } else { consented };
    let mut list: Vec<Contact> = Vec::new();
    let mut add = |channel: Channel, address: Option<&str>| {
        let basis = basis(channel.code());
        if address.is_some() || forbidden.contains(&channel.code()) {
            list.push(Contact { channel, address: address.unwrap_or_default().to_owned(), basis });
        }
    };
    add(Channel::Email, prospect.email.as_deref());
    add(Channel::Call, prospect.phone.as_deref());
    for other in nouns::Channel::ALL.iter().copied().map(channel) {
        if !matches!(other, Channel::Email | Channel::Call) {
            add(other, None);
        }
    }
    list
}

fn episode(prospect: &Prospect, entries: &[StageEntry], clock: Option<Running>, now: Instant) -> Episode {
    let passages = Passage::fold(entries);
    let last = passages.last();
    let number = last.map_or(1, |passage| passage.number);
    let entered = last.map(|passage| passage.entered.as_slice()).unwrap_or_default();
    let first = entered.iter().map(|(_, at)| *at).min();
    let since = if number <= 1 { Some(prospect.created_at) } else { first };
    let lead = if prospect.stage == Lifecycle::Subscriber { Lifecycle::Subscriber } else { Lifecycle::Lead };
    let stage = if prospect.stage == Lifecycle::default() && entered.is_empty() { lead } else { prospect.stage };
    Episode {
        number: u32::try_from(number).unwrap_or(1),
        stage: stage.word(),
        since: since.unwrap_or(prospect.created_at),
        clock: clock.map_or("", |clock| hand_offs::clock_code(clock.kind)),
        due: clock.and_then(|clock| clock.due),
        mark: clock.map_or(Mark::None, |clock| hand_offs::mark(clock.state(now))),
    }
}

/// The scores that are known. There is no profile yet that would set a threshold.
fn scores(prospect: &Prospect) -> Vec<Score> {
    let score = |kind, value: Option<i64>| value.map(|value| Score { kind, value, threshold: 0, reasons: Vec::new() });
    [score("fit", prospect.score_fit), score("engagement", prospect.score_engagement)].into_iter().flatten().collect()
}

fn needs(text: Option<&str>) -> Vec<Need> {
    let lines = text.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Need { text: line.to_owned(), satisfied: None }).collect()
}

/// One item of a timeline as the screens show it.
pub(super) fn item(moment: Moment, texts: &Texts) -> TimelineItem {
    let side = moment.side.map_or("", Side::word);
    let base = TimelineItem {
        at: moment.at,
        side,
        by: moment.by,
        channel: None,
        inbound: false,
        what: String::new(),
        about: moment.about,
        note: String::new(),
    };
    match moment.event {
        Event::Touch { channel: how, inbound, outcome, note } => {
            // What a prospect does on their own is nobody's work.
            let by = if inbound && base.by.is_empty() { String::new() } else { base.by.clone() };
            TimelineItem { channel: Some(channel(how)), inbound, what: outcome, note, by, ..base }
        }
        Event::Stage(stage) => TimelineItem { what: format!("stage-{}", stage.word()), ..base },
        Event::Handoff { step, to, reason, until, note } => {
            let until = until.map(|day| texts.with("recycled-until", &[("day", (&texts.day_medium(day)).into())]));
            let notes: Vec<String> =
                [Some(reason), until, Some(note)].into_iter().flatten().filter(|part| !part.is_empty()).collect();
            let about =
                if to.is_empty() { base.about.clone() } else { texts.with("handed-to", &[("member", (&to).into())]) };
            TimelineItem { what: hand_offs::event(step).to_owned(), about, note: notes.join("\n"), ..base }
        }
        Event::Deal { step, stage, reason } => {
            let what = match step {
                DealStep::Entered => "moved",
                DealStep::Won => "won",
                DealStep::Lost => "lost",
                DealStep::Reopened => "reopened",
            };
            let note = if reason.is_empty() { stage } else { format!("{stage}: {reason}") };
            TimelineItem { what: what.to_owned(), note, ..base }
        }
    }
}
