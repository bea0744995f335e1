//! The stream of everything that happened to the prospects, in pieces of bounded size: told on one
//! thread, written on another.

use std::collections::VecDeque;

use super::agreement::{Agreement, Occasion, Told};
use super::campaigns::{Arrivals, Planned};
use super::chance::Chance;
use super::deals;
use super::passage::Passage;
use super::people::{self, Company};
use super::story::{Outlook, Setting, Story, created};
use super::words::Land;
use crate::domain::agreement::clock::Face;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{
    Account, Clock, ClockStep, Deal, DealContact, DealEvent, DealLine, Handoff, HandoffStep, Prospect, Semantic, Side,
    StageEntry, TermKind, Touch, Verdict,
};
use crate::domain::time::Instant;

/// The debts that begin with a hand-off, and with a dispute.
const BY_HANDOFF: &[TermKind] = &[TermKind::Speed, TermKind::Depth, TermKind::Decision];
const BY_DISPUTE: &[TermKind] = &[TermKind::Feedback];
/// Prospects in a piece.
pub(super) const PIECE: u64 = 500;
/// How many deals and prospects that something may happen to next are remembered.
const RIPE: usize = 64;

/// The prospects of a piece and all that belongs to them.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub accounts: Vec<Account>,
    /// Each with the number of its stage entries.
    pub prospects: Vec<(Prospect, usize)>,
    pub entries: Vec<StageEntry>,
    pub touches: Vec<Touch>,
    pub deals: Vec<Deal>,
    pub lines: Vec<DealLine>,
    pub contacts: Vec<DealContact>,
    pub events: Vec<DealEvent>,
    pub handoffs: Vec<Handoff>,
    pub handoff_steps: Vec<HandoffStep>,
    pub clocks: Vec<(Clock, Face)>,
    pub clock_steps: Vec<ClockStep>,
}

/// The last number given of each kind.
#[derive(Debug, Default)]
struct Numbers {
    entry: i64,
    touch: i64,
    deal: i64,
    line: i64,
    contact: i64,
    event: i64,
    handoff: i64,
    handoff_step: i64,
    clock: i64,
    clock_step: i64,
}

fn count(last: &mut i64) -> i64 {
    *last += 1;
    *last
}

/// A deal that something may happen to in the last days.
#[derive(Debug, Clone)]
pub(super) struct Ripe {
    pub deal: i64,
    pub stage: i64,
    pub owner: i64,
    pub prospect: i64,
}

/// What something may happen to in the last days.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    pub deals: VecDeque<Ripe>,
    /// Prospects who may be written to, with marketing's owner and when they came.
    pub prospects: VecDeque<(i64, i64, Instant)>,
    /// Leads that may be offered to sales, with marketing's owner and when they came.
    pub leads: VecDeque<(i64, i64, Instant)>,
    /// Hand-offs that wait, with whose verdict they wait for and since when.
    pub waiting: VecDeque<(i64, i64, Instant)>,
}

fn remember<T>(last: &mut VecDeque<T>, one: T) {
    if last.len() == RIPE {
        last.pop_front();
    }
    last.push_back(one);
}

/// Tells the stories of a team's prospects one after the other.
pub(super) struct Stream<'a> {
    setting: Setting<'a>,
    agreement: &'a Agreement,
    campaigns: &'a [Planned],
    arrivals: Arrivals,
    chance: Chance,
    seed: u64,
    total: u64,
    told: u64,
    numbers: Numbers,
    /// The companies of each country.
    companies: [Vec<i64>; 3],
    /// The last prospect of each company.
    colleagues: Vec<i64>,
    /// How many open deals were told.
    open: usize,
    fresh: Fresh,
}

impl<'a> Stream<'a> {
    pub(super) fn new(
        setting: Setting<'a>,
        agreement: &'a Agreement,
        campaigns: &'a [Planned],
        total: u64,
        seed: u64,
    ) -> Self {
        Self {
            setting,
            agreement,
            campaigns,
            arrivals: Arrivals::new(setting.calendar, campaigns),
            chance: Chance::new(seed, 1),
            seed,
            total,
            told: 0,
            numbers: Numbers::default(),
            companies: [Vec::new(), Vec::new(), Vec::new()],
            colleagues: Vec::new(),
            open: 0,
            fresh: Fresh::default(),
        }
    }

    /// The next piece; nothing after the last.
    pub(super) fn next(&mut self) -> Option<Piece> {
        let end = (self.told + PIECE).min(self.total);
        if self.told == end {
            return None;
        }
        let mut piece = Piece::default();
        while self.told < end {
            self.one(&mut piece);
            self.told += 1;
        }
        Some(piece)
    }

    /// The open deals and the prospects that were told last and that somebody works on.
    pub(super) fn fresh(self) -> Fresh {
        self.fresh
    }

    fn one(&mut self, piece: &mut Piece) {
        let Setting { library, calendar, .. } = self.setting;
        let (day, campaign) = self.arrivals.next(self.told, self.total, &mut self.chance);
        let campaign = campaign.and_then(|at| self.campaigns.get(at));
        let land = campaign.and_then(|campaign| campaign.only).unwrap_or_else(|| {
            let at = self.chance.weighed([0.6, 0.22, 0.18].into_iter());
            Land::ALL.get(at).copied().unwrap_or(Land::Italy)
        });
        let id = i64::try_from(self.told).unwrap_or(i64::MAX - 1) + 1;
        let (company, colleague) = self.company(land, id, piece);
        let company = company.as_ref();
        let mut prospect = people::person(library, land, id, company, &mut self.chance);
        prospect.created_at = created(calendar, day, campaign, &mut self.chance);
        let mut story = Story::new(self.setting, land, campaign, company, prospect);
        let outlook = story.begin(&mut self.chance);
        if let Outlook::Deal(rep, opened) = outlook {
            let number = self.numbers.deal + 1;
            if let Some(told) = deals::tell(&mut story, rep, opened, number, colleague, self.open, &mut self.chance) {
                self.numbers.deal = number;
                self.keep(told, id, piece);
            }
        }
        self.finish(story, piece);
    }

    /// A company for a prospect, new or known, and somebody who works there.
    fn company(&mut self, land: Land, prospect: i64, piece: &mut Piece) -> (Option<Company>, Option<i64>) {
        if self.chance.happens(0.12) {
            return (None, None);
        }
        let Some(known) = self.companies.get_mut(land as usize) else { return (None, None) };
        let nation = self.setting.library.nation(land);
        // One company for three prospects, those without one included.
        if known.is_empty() || self.chance.happens(0.38) {
            let id = i64::try_from(self.colleagues.len()).unwrap_or(0) + 1;
            let company = people::company(nation, self.seed, id);
            piece.accounts.push(people::account(self.setting.library, land, &company));
            known.push(id);
            self.colleagues.push(prospect);
            return (Some(company), None);
        }
        let id = self.chance.pick(known).copied().unwrap_or(1);
        let company = people::company(nation, self.seed, id);
        let place = usize::try_from(id - 1).ok().and_then(|at| self.colleagues.get_mut(at));
        (Some(company), place.map(|last| std::mem::replace(last, prospect)))
    }

    fn keep(&mut self, told: deals::Told, prospect: i64, piece: &mut Piece) {
        self.open += usize::from(told.deal.status == Semantic::Open);
        if told.ripe {
            let owner = told.deal.owner.unwrap_or(1);
            let ripe = Ripe { deal: told.deal.id, stage: told.deal.stage, owner, prospect };
            remember(&mut self.fresh.deals, ripe);
        }
        piece.events.extend(told.events.into_iter().map(|mut event| {
            event.id = count(&mut self.numbers.event);
            event
        }));
        piece.lines.extend(told.lines.into_iter().map(|mut line| {
            line.id = count(&mut self.numbers.line);
            line
        }));
        piece.contacts.extend(told.contacts.into_iter().map(|mut contact| {
            contact.id = count(&mut self.numbers.contact);
            contact
        }));
        piece.deals.push(told.deal);
    }

    fn finish(&mut self, story: Story<'_>, piece: &mut Piece) {
        let Story { prospect, entries, mut touches, passages, .. } = story;
        if let Some(owner) = prospect.marketing_owner.filter(|_| prospect.do_not_contact.is_none()) {
            let one = (prospect.id, owner, prospect.created_at);
            remember(&mut self.fresh.prospects, one);
            if prospect.stage == Lifecycle::Lead && entries.is_empty() {
                remember(&mut self.fresh.leads, one);
            }
        }
        piece.prospects.push((prospect, entries.len()));
        piece.entries.extend(entries.into_iter().map(|mut entry| {
            entry.id = count(&mut self.numbers.entry);
            entry
        }));
        touches.sort_by_key(|touch| touch.at);
        for touch in &mut touches {
            touch.id = count(&mut self.numbers.touch);
        }
        for passage in passages {
            self.pass(passage, &touches, piece);
        }
        piece.touches.extend(touches);
    }

    /// A hand-off with its steps, and the clocks that it and its dispute started.
    fn pass(&mut self, passage: Passage, touches: &[Touch], piece: &mut Piece) {
        let Passage { mut handoff, mut steps, moves, disputed, first } = passage;
        handoff.id = count(&mut self.numbers.handoff);
        for step in &mut steps {
            step.id = count(&mut self.numbers.handoff_step);
            step.handoff = handoff.id;
        }
        let told = Told { prospect: handoff.prospect, handoff: handoff.id, steps: &steps, touches, moves: &moves };
        let (at, since) = (handoff.offered_at, handoff.offered_at);
        let offered = Occasion { kinds: BY_HANDOFF, side: Side::Sales, owner: Some(first), at, since };
        let disputed = disputed.map(|(at, side, owner)| Occasion { kinds: BY_DISPUTE, side, owner, at, since: at });
        for occasion in [offered].into_iter().chain(disputed) {
            let numbers = &mut self.numbers;
            let mut number = |clock: bool| count(if clock { &mut numbers.clock } else { &mut numbers.clock_step });
            for (clock, face, moves) in self.agreement.clocks(self.setting.calendar, occasion, told, &mut number) {
                piece.clocks.push((clock, face));
                piece.clock_steps.extend(moves);
            }
        }
        if let (Verdict::Offered, Some(rep)) = (handoff.verdict, handoff.to) {
            remember(&mut self.fresh.waiting, (handoff.id, rep, handoff.offered_at));
        }
        piece.handoff_steps.extend(steps);
        piece.handoffs.push(handoff);
    }
}
