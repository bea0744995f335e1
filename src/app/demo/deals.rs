//! A deal of a generated team, from its opening to where it stands now.

use super::chance::Chance;
use super::story::Story;
use super::team::{LOST, OPEN_STAGES, Rep, WON};
use super::words::Offer;
use crate::domain::lifecycle::{EntryOrigin, Lifecycle};
use crate::domain::money::Currency;
use crate::domain::nouns::{
    Channel, Deal, DealContact, DealEvent, DealLine, DealStep, Direction, Outcome, Semantic, Touch,
};
use crate::domain::pipeline::event_of;
use crate::domain::time::Instant;

/// How many days a deal stays in each open stage, in the middle.
const DAYS: [f64; 4] = [9.0, 13.0, 17.0, 12.0];
/// Of the deals that are lost, how many are lost there.
const LOST_IN: [f64; 4] = [0.28, 0.26, 0.31, 0.15];
/// Half of all deals are below this amount, in euros; with the spread their mean is near 12,000.
const AMOUNT: f64 = 8_400.0;
const SPREAD: f64 = 0.84;

/// A deal as it stands now, with its history.
pub(super) struct Told {
    pub deal: Deal,
    pub events: Vec<DealEvent>,
    pub lines: Vec<DealLine>,
    pub contacts: Vec<DealContact>,
    /// Open, worked on, and not moved for some days: something may happen to it next.
    pub ripe: bool,
}

/// Where a deal's way leads.
struct Fate {
    won: bool,
    /// The stage in which it is lost, from 1.
    lost_in: i64,
    /// The stage in which nobody works on it any more, from 1; 0 for none.
    stuck_in: i64,
}

/// Opens a deal and tells it up to now; nothing where it would be opened in the future. `open` deals
/// were told before it.
pub(super) fn tell<'a>(
    story: &mut Story<'a>,
    rep: &'a Rep,
    opened: Instant,
    id: i64,
    colleague: Option<i64>,
    open: usize,
    chance: &mut Chance,
) -> Option<Told> {
    if !story.enter(Lifecycle::Opportunity, opened, Some(id)) {
        return None;
    }
    let mut deal = founded(story, rep, opened, id, chance);
    let lines = lines(story, &mut deal, chance);
    let contacts = colleague
        .filter(|_| chance.happens(0.35))
        .map(|prospect| {
            let role = Some(chance.word(&story.setting.library.words.roles).to_owned());
            DealContact { id: 0, deal: id, prospect, role }
        })
        .into_iter()
        .collect();
    let fate = fate(story, rep, opened, chance);
    let events = walk(story, rep, &mut deal, &fate, chance);
    let mut ripe = false;
    if deal.status == Semantic::Open {
        ripe = still_open(story, rep, &mut deal, open, chance) && fate.stuck_in == 0;
    } else {
        afterwards(story, rep, &deal, chance);
    }
    Some(Told { deal, events, lines, contacts, ripe })
}

fn founded(story: &Story<'_>, rep: &Rep, opened: Instant, id: i64, chance: &mut Chance) -> Deal {
    let library = story.setting.library;
    let amount = (chance.around(AMOUNT, SPREAD) / 50.0).round().max(8.0) * 50.0;
    let offer = main_offer(&library.offers, amount);
    let product = offer.map_or("", |offer| &offer.said(library.language).0);
    let buyer = story.company.map_or(story.prospect.name.as_str(), |company| company.name.as_str());
    let title = chance.word(&library.words.deal_titles).replace("{product}", product).replace("{company}", buyer);
    let engaged = story.touches.iter().filter(|touch| touch.direction == Direction::In).map(|touch| touch.at).min();
    Deal {
        id,
        title,
        account: story.prospect.account,
        prospect: Some(story.prospect.id),
        amount: Some(amount as i64 * 100),
        currency: Some(Currency::EUR.to_string()),
        stage: 1,
        status: Semantic::Open,
        stage_since: opened,
        owner: Some(rep.id),
        marketing_owner: story.prospect.marketing_owner,
        campaign: story.prospect.campaign,
        source: story.prospect.source.clone(),
        created_at: Some(opened),
        engaged_at: engaged,
        competitor: chance.happens(0.22).then(|| chance.word(&library.words.competitors).to_owned()),
        ..Deal::default()
    }
}

/// The dearest product that the amount pays for.
fn main_offer(offers: &[Offer], amount: f64) -> Option<&Offer> {
    let fits = offers.iter().filter(|offer| offer.billing == "one_off" && offer.price as f64 <= amount * 1.15);
    fits.max_by_key(|offer| offer.price).or(offers.first())
}

/// What the deal is about: the main product as often as the amount pays for, often a service with it.
fn lines(story: &Story<'_>, deal: &mut Deal, chance: &mut Chance) -> Vec<DealLine> {
    let offers = &story.setting.library.offers;
    let amount = deal.amount.unwrap_or(0) as f64 / 100.0;
    let Some(main) = main_offer(offers, amount) else { return Vec::new() };
    let number = |offer: &Offer| offers.iter().zip(1i64..).find(|(known, _)| std::ptr::eq(*known, offer));
    let mut lines = Vec::new();
    let mut add = |offer: &Offer, quantity: i64| {
        lines.extend(number(offer).map(|(_, product)| DealLine { id: 0, deal: deal.id, product, quantity }));
    };
    if chance.happens(0.9) {
        add(main, ((amount / main.price as f64).round() as i64).max(1));
        let services: Vec<&Offer> = offers.iter().filter(|offer| offer.billing != "one_off").collect();
        if let Some(service) = chance.pick(&services).filter(|_| amount > 6_000.0)
            && chance.happens(0.4)
        {
            add(service, 1);
        }
    }
    // Some have no amount of their own: the list prices of their lines count, or nothing yet.
    if chance.happens(0.06) {
        deal.amount = None;
        deal.currency = None;
    }
    lines
}

fn fate(story: &Story<'_>, rep: &Rep, opened: Instant, chance: &mut Chance) -> Fate {
    let calendar = story.setting.calendar;
    let quality = story.quality();
    let won = chance.happens(rep.win * (0.62 + 0.36 * quality)) && quality > 0.0;
    let position = |at: usize| i64::try_from(at).unwrap_or(0) + 1;
    let lost_in = if won { OPEN_STAGES } else { position(chance.weighed(LOST_IN.into_iter())) };
    let recent = calendar.day(opened).0 > calendar.today.0 - 200;
    let stuck = recent && chance.happens(0.2);
    Fate { won, lost_in, stuck_in: if stuck { chance.between(1, lost_in) } else { 0 } }
}

/// Goes from stage to stage until the deal is closed, stuck, or today is reached.
fn walk(story: &mut Story<'_>, rep: &Rep, deal: &mut Deal, fate: &Fate, chance: &mut Chance) -> Vec<DealEvent> {
    let mut events = vec![event_of(deal, DealStep::Entered, deal.stage_since, EntryOrigin::Hand)];
    while deal.stage <= OPEN_STAGES {
        let at = usize::try_from(deal.stage - 1).unwrap_or(0);
        let days = DAYS.get(at).copied().unwrap_or(10.0) * rep.pace;
        let next = story.later(deal.stage_since, days, 0.6, chance);
        work(story, rep, deal, next, chance);
        let gone = !story.happened(next) || !rep.works(story.setting.calendar.day(next));
        if gone || fate.stuck_in == deal.stage {
            return events;
        }
        if !fate.won && fate.lost_in == deal.stage {
            close(story, deal, DealStep::Lost, next, chance);
        } else if deal.stage == OPEN_STAGES {
            close(story, deal, DealStep::Won, next, chance);
        } else {
            // A few skip a stage, never past the one in which they are lost.
            let skip = i64::from(deal.stage + 2 <= fate.lost_in && chance.happens(0.08));
            deal.stage += 1 + skip;
            deal.stage_since = next;
            events.push(event_of(deal, DealStep::Entered, next, EntryOrigin::Hand));
            continue;
        }
        let step = if deal.status == Semantic::Won { DealStep::Won } else { DealStep::Lost };
        let reason = deal.close_reason.clone();
        events.push(DealEvent { reason, ..event_of(deal, step, next, EntryOrigin::Hand) });
    }
    events
}

fn close(story: &mut Story<'_>, deal: &mut Deal, step: DealStep, at: Instant, chance: &mut Chance) {
    let words = &story.setting.library.words;
    let (status, stage) = if step == DealStep::Won { (Semantic::Won, WON) } else { (Semantic::Lost, LOST) };
    deal.close_reason = match step {
        DealStep::Won => chance.happens(0.7).then(|| chance.word(&words.won).to_owned()),
        _ => {
            // The first reasons of the list are the usual ones.
            let weights = (0..words.lost.len()).map(|at| 1.0 / (at as f64 + 1.5));
            words.lost.get(chance.weighed(weights)).cloned()
        }
    };
    (deal.status, deal.stage, deal.stage_since, deal.closed_at) = (status, stage, at, Some(at));
    deal.expected_close = Some(story.setting.calendar.day(at).plus(chance.between(-12, 9)));
}

/// What both sides do about the deal while it is in a stage.
fn work(story: &mut Story<'_>, rep: &Rep, deal: &Deal, until: Instant, chance: &mut Chance) {
    let notes = &story.setting.library.words.notes;
    let from = deal.stage_since;
    let span = (until.0 - from.0).max(1);
    for _ in 0..chance.between(1, 2) {
        let at = story.setting.calendar.later(from, span as f64 * chance.share() / 8.64e10, chance);
        if at >= until || !rep.works(story.setting.calendar.day(at)) {
            continue;
        }
        let (direction, channel, outcome, list) = match (deal.stage, chance.below(10)) {
            (1, 0..=5) => (Direction::Out, Channel::Call, Outcome::Connected, &notes.connected),
            (2, 0..=5) => (Direction::Out, Channel::Meeting, Outcome::Connected, &notes.meeting),
            (3, 0..=5) => (Direction::Out, Channel::Email, Outcome::Sent, &notes.proposal),
            (_, 0..=4) => (Direction::Out, Channel::Call, Outcome::Connected, &notes.connected),
            (_, 5 | 6) => (Direction::Out, Channel::Call, Outcome::NoAnswer, &notes.no_answer),
            _ => (Direction::In, Channel::Email, Outcome::Replied, &notes.connected),
        };
        let note = if chance.happens(0.6) { story.note(list, chance) } else { None };
        let touch = story.touch(at, direction, channel, Some(outcome), Some(rep.id));
        about(touch, deal, note);
    }
}

fn about(touch: Option<&mut Touch>, deal: &Deal, note: Option<String>) {
    if let Some(touch) = touch {
        (touch.deal, touch.note) = (Some(deal.id), note);
    }
}

/// What is planned for a deal that is open today; whether it may move soon.
fn still_open(story: &Story<'_>, rep: &Rep, deal: &mut Deal, open: usize, chance: &mut Chance) -> bool {
    let calendar = story.setting.calendar;
    let words = &story.setting.library.words;
    let today = calendar.today;
    let hoped = calendar.day(deal.created_at.unwrap_or(calendar.now)).plus(chance.between(45, 95));
    deal.expected_close = Some(match open % 8 {
        // The day passed and nobody moved it.
        5 => today.plus(-chance.between(1, 25)),
        _ if hoped >= today => hoped,
        _ => today.plus(chance.between(2, 60)),
    });
    if chance.happens(0.08) {
        deal.probability = Some(chance.between(2, 9) * 10);
    }
    let since = today.0 - calendar.day(deal.stage_since).0;
    if open % 12 == 9 {
        deal.wait_until = Some(today.plus(chance.between(5, 70)));
        deal.wait_reason = Some(chance.word(&words.waits).to_owned());
        return false;
    }
    if chance.happens(0.88) {
        deal.next_step = Some(chance.word(&words.next_steps).to_owned());
        // By turns, so that even a small team has steps that are late and steps that are due today.
        let days = match open % 6 {
            1 => -chance.between(1, 6),
            3 => 0,
            _ => chance.between(1, 12),
        };
        // Who is on leave is late with everything that fell due since.
        let days = if rep.works(today) { days } else { days - chance.between(4, 15) };
        deal.next_due = Some(today.plus(days));
    }
    rep.works(today) && since >= 5 && story.quality() > 0.0
}

/// What follows a closing.
fn afterwards<'a>(story: &mut Story<'a>, rep: &'a Rep, deal: &Deal, chance: &mut Chance) {
    let Some(closed) = deal.closed_at else { return };
    let notes = &story.setting.library.words.notes;
    if deal.status == Semantic::Won {
        story.enter(Lifecycle::Customer, closed, Some(deal.id));
        let at = story.later(closed, 28.0, 0.3, chance);
        let note = story.note(&notes.after, chance);
        if rep.works(story.setting.calendar.day(at)) {
            let touch = story.touch(at, Direction::Out, Channel::Call, Some(Outcome::Connected), Some(rep.id));
            about(touch, deal, note);
        }
        let praise = story.later(closed, 130.0, 0.3, chance);
        if chance.happens(0.2) {
            story.enter(Lifecycle::Advocate, praise, None);
        }
        return;
    }
    let at = story.later(closed, 3.0, 0.6, chance);
    if chance.happens(0.55) {
        if story.enter(Lifecycle::Recycled, at, None) {
            story.come_back(rep, at, chance);
        }
    } else if chance.happens(0.3) {
        story.enter(Lifecycle::Disqualified, at, None);
    }
}
