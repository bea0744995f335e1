//! What happens to one prospect: from the first contact to a verdict, with everything that both sides
//! do on the way. What would lie in the future has not happened.

use super::calendar::{Calendar, Hours};
use super::campaigns::Planned;
use super::chance::Chance;
use super::passage::Passage;
use super::people::Company;
use super::team::{Rep, Team};
use super::words::{Land, Library};
use crate::domain::lifecycle::{EntryOrigin, Lifecycle};
use crate::domain::nouns::{Channel, Consent, Direction, Outcome, Prospect, StageEntry, Touch};
use crate::domain::time::Instant;

/// The quality of those who come by themselves.
const BY_ITSELF: f64 = 1.2;

/// The world in which the stories happen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub library: &'a Library,
    pub calendar: &'a Calendar,
    pub team: &'a Team,
}

/// One prospect's story as far as it is told.
pub(super) struct Story<'a> {
    pub setting: Setting<'a>,
    pub campaign: Option<&'a Planned>,
    pub company: Option<&'a Company>,
    pub land: Land,
    pub prospect: Prospect,
    pub entries: Vec<StageEntry>,
    pub touches: Vec<Touch>,
    /// What was offered to sales.
    pub passages: Vec<Passage>,
    /// Which passage from lead to verdict is being told, from 1.
    pub episode: i64,
}

/// How far a story came before a deal.
pub(super) enum Outlook<'a> {
    /// Nothing for sales, or not yet.
    Over,
    /// Sales is ready to open a deal about then.
    Deal(&'a Rep, Instant),
}

impl<'a> Story<'a> {
    pub(super) fn new(
        setting: Setting<'a>,
        land: Land,
        campaign: Option<&'a Planned>,
        company: Option<&'a Company>,
        prospect: Prospect,
    ) -> Self {
        let (entries, touches, passages) = (Vec::new(), Vec::new(), Vec::new());
        Self { setting, campaign, company, land, prospect, entries, touches, passages, episode: 1 }
    }

    /// The chance of this prospect, 1 as usual, 0 never.
    pub(super) fn quality(&self) -> f64 {
        self.campaign.map_or(BY_ITSELF, |campaign| campaign.quality)
    }

    pub(super) fn happened(&self, at: Instant) -> bool {
        at < self.setting.calendar.now
    }

    /// The prospect enters a stage, if that lies in the past.
    pub(super) fn enter(&mut self, stage: Lifecycle, at: Instant, deal: Option<i64>) -> bool {
        let happened = self.happened(at);
        if happened {
            let origin = if deal.is_some() { EntryOrigin::Rule } else { EntryOrigin::Hand };
            let (prospect, episode) = (self.prospect.id, self.episode);
            self.entries.push(StageEntry { id: 0, prospect, episode, stage, at, deal, origin });
            self.prospect.stage = stage;
        }
        happened
    }

    /// A touch, if it lies in the past and the prospect may be contacted so.
    pub(super) fn touch(
        &mut self,
        at: Instant,
        direction: Direction,
        channel: Channel,
        outcome: Option<Outcome>,
        member: Option<i64>,
    ) -> Option<&mut Touch> {
        let forbidden = direction == Direction::Out
            && self.prospect.do_not_contact.as_deref().is_some_and(|list| list.contains(channel.word()));
        if !self.happened(at) || forbidden {
            return None;
        }
        if direction == Direction::Out && self.prospect.first_contact_at.is_none_or(|first| at < first) {
            self.prospect.first_contact_at = Some(at);
        }
        self.touches.push(Touch {
            id: 0,
            prospect: self.prospect.id,
            at,
            direction,
            channel,
            outcome,
            campaign: None,
            asset: None,
            member,
            deal: None,
            note: None,
        });
        self.touches.last_mut()
    }

    /// A note with its product and need filled in.
    pub(super) fn note(&self, list: &[String], chance: &mut Chance) -> Option<String> {
        let text = chance.word(list);
        if !text.contains('{') {
            return Some(text.to_owned());
        }
        let library = self.setting.library;
        let product = chance.pick(&library.offers).map_or("", |offer| &offer.said(library.language).0);
        let need = chance.word(&library.words.needs);
        Some(text.replace("{product}", product).replace("{need}", &lower(need)))
    }

    /// Everything before a deal.
    pub(super) fn begin(&mut self, chance: &mut Chance) -> Outlook<'a> {
        self.describe(chance);
        self.first_touch(chance);
        let reader = self.campaign.is_some_and(|campaign| campaign.channel == Channel::Email);
        if reader && chance.happens(0.45) {
            self.prospect.stage = Lifecycle::Subscriber;
            self.nurture(3, chance);
            return Outlook::Over;
        }
        self.prospect.stage = Lifecycle::Lead;
        let letters = if chance.happens(0.75) { chance.between(1, 3) } else { 0 };
        self.nurture(letters, chance);
        if !chance.happens(if self.quality() > 0.0 { 0.26 + 0.15 * self.quality() } else { 0.2 }) {
            if chance.happens(0.08) {
                let at = self.later(self.prospect.created_at, 25.0, 0.7, chance);
                self.enter(Lifecycle::Disqualified, at, None);
            }
            return Outlook::Over;
        }
        let qualified = self.later(self.prospect.created_at, 6.0, 0.9, chance);
        self.hand_off(qualified, chance)
    }

    pub(super) fn later(&self, from: Instant, median: f64, spread: f64, chance: &mut Chance) -> Instant {
        self.setting.calendar.later(from, chance.around(median, spread), chance)
    }

    fn describe(&mut self, chance: &mut Chance) {
        let words = &self.setting.library.words;
        let source = match self.campaign {
            Some(campaign) => campaign.source.as_str(),
            None => match chance.below(8) {
                0 => "",
                1 | 2 => words.sources.get(3).map_or("", String::as_str),
                3..=5 => words.sources.get(9).map_or("", String::as_str),
                _ => words.sources.get(10).map_or("", String::as_str),
            },
        };
        let prospect = &mut self.prospect;
        prospect.source = (!source.is_empty()).then(|| source.to_owned());
        prospect.campaign = self.campaign.map(|campaign| campaign.id);
        prospect.asset =
            self.campaign.filter(|_| chance.happens(0.5)).and_then(|campaign| chance.pick(&campaign.assets).copied());
        prospect.marketing_owner = self.setting.team.marketer(self.land, chance);
        prospect.consent = match chance.below(20) {
            0 => Consent::Withdrawn,
            1..=7 => Consent::Unknown,
            _ => Consent::Given,
        };
        prospect.do_not_contact = match prospect.consent {
            Consent::Withdrawn => Some(if chance.happens(0.3) { "email,call" } else { "email" }.to_owned()),
            _ => chance.happens(0.015).then(|| "call".to_owned()),
        };
        let base = 30.0 + 22.0 * self.quality() + if self.company.is_some() { 14.0 } else { 0.0 };
        self.prospect.score_fit = Some((base * chance.around(1.0, 0.25)).clamp(2.0, 100.0) as i64);
        if chance.happens(0.2) {
            self.prospect.tags = Some(chance.word(&words.tags).to_owned());
        }
    }

    fn first_touch(&mut self, chance: &mut Chance) {
        let notes = &self.setting.library.words.notes;
        let channel = self.campaign.map_or(Channel::Web, |campaign| campaign.channel);
        let (direction, outcome, list) = match channel {
            Channel::Call => (Direction::Out, Some(Outcome::Connected), &notes.connected),
            Channel::Event if chance.happens(0.5) => (Direction::In, Some(Outcome::Connected), &notes.fair),
            Channel::Event => (Direction::In, None, &notes.webinar),
            Channel::Ad => (Direction::In, None, &notes.click),
            _ => (Direction::In, None, &notes.form),
        };
        let member = match channel {
            Channel::Event | Channel::Call => self.campaign.map(|campaign| campaign.owner),
            _ => None,
        };
        let note = if chance.happens(0.5) { self.note(list, chance) } else { None };
        let (campaign, asset) = (self.prospect.campaign, self.prospect.asset);
        if let Some(touch) = self.touch(self.prospect.created_at, direction, channel, outcome, member) {
            (touch.campaign, touch.asset, touch.note) = (campaign, asset, note);
        }
        self.prospect.score_engagement = Some(10 + chance.between(0, 25));
    }

    /// Marketing's letters, and what some of them bring.
    fn nurture(&mut self, letters: i64, chance: &mut Chance) {
        let mut at = self.prospect.created_at;
        for _ in 0..letters {
            at = self.later(at, 9.0, 0.8, chance);
            let member = self.prospect.marketing_owner;
            let campaign = self.prospect.campaign;
            if let Some(touch) = self.touch(at, Direction::Out, Channel::Email, Some(Outcome::Sent), member) {
                touch.campaign = campaign;
                if chance.happens(0.3) {
                    self.engage(at, chance);
                }
            }
        }
    }

    /// The prospect comes back by themselves.
    pub(super) fn engage(&mut self, after: Instant, chance: &mut Chance) {
        let at = self.setting.calendar.later(after, chance.around(0.5, 1.0), chance);
        let note = if chance.happens(0.3) { self.note(&self.setting.library.words.notes.click, chance) } else { None };
        let campaign = self.prospect.campaign;
        if let Some(touch) = self.touch(at, Direction::In, Channel::Web, None, None) {
            (touch.campaign, touch.note) = (campaign, note);
            let score = self.prospect.score_engagement.unwrap_or(0) + chance.between(6, 22);
            self.prospect.score_engagement = Some(score.min(100));
        }
    }

    /// Marketing hands over, sales calls and decides.
    fn hand_off(&mut self, qualified: Instant, chance: &mut Chance) -> Outlook<'a> {
        let Setting { calendar, team, library } = self.setting;
        if !self.enter(Lifecycle::Mql, qualified, None) {
            return Outlook::Over;
        }
        self.engage(qualified, chance);
        if chance.happens(0.8) {
            self.prospect.needs = Some(chance.word(&library.words.needs).to_owned());
        }
        let Some(rep) = team.rep(self.land, calendar.day(qualified), chance) else { return Outlook::Over };
        self.offer(rep, qualified, chance);
        let Some((rep, spoke, reached)) = self.pursue(rep, qualified, (0.25, 0.9), chance) else {
            return Outlook::Over;
        };
        let quality = self.quality().min(1.5);
        let wanted = if quality > 0.0 { 0.6 + 0.14 * quality } else { 0.45 };
        if !reached && quality > 0.0 && chance.happens(0.3) {
            // It looks good enough to go on trying.
            self.accept(rep, spoke, chance);
            self.chase(rep, spoke, chance);
            return Outlook::Over;
        }
        if !reached || !chance.happens(wanted) {
            self.turn_down(rep, spoke, chance);
            return Outlook::Over;
        }
        self.accept(rep, spoke, chance);
        let meeting = self.later(spoke, 5.0 * rep.pace, 0.6, chance);
        if !chance.happens(0.72) {
            if chance.happens(0.4) {
                let at = self.later(spoke, 30.0, 0.5, chance);
                self.give_back(rep, at, Lifecycle::Recycled, chance);
            }
            return Outlook::Over;
        }
        if !self.enter(Lifecycle::Sql, meeting, None) {
            return Outlook::Over;
        }
        let note = self.note(&library.words.notes.meeting, chance);
        if let Some(touch) =
            self.touch(meeting, Direction::Out, Channel::Meeting, Some(Outcome::Connected), Some(rep.id))
        {
            touch.note = note;
        }
        if !chance.happens(0.82) {
            return Outlook::Over;
        }
        Outlook::Deal(rep, self.later(meeting, 4.0 * rep.pace, 0.7, chance))
    }
}

/// A need within a sentence.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// When somebody is first recorded who came on that day.
pub(super) fn created(
    calendar: &Calendar,
    day: crate::domain::time::Day,
    campaign: Option<&Planned>,
    chance: &mut Chance,
) -> Instant {
    let hours = match campaign.map(|campaign| campaign.channel) {
        Some(Channel::Web | Channel::Ad | Channel::Email | Channel::Chat) => Hours::Any,
        _ => Hours::Office,
    };
    let at = calendar.moment(day, hours, chance);
    if at < calendar.now {
        return at;
    }
    let passed = (calendar.now.0 - calendar.start(day).0).max(120 * Instant::SECOND) / Instant::SECOND;
    Instant(calendar.now.0 - chance.between(60, (passed / 2).max(61)) * Instant::SECOND)
}
