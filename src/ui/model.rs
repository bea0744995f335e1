//! All that is known: the screens' states, the boxes over them, and what is awaited.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::app::texts::Texts;
use crate::app::views::{Answer, Identity, JobProgress, JobState, Loaded, Message, Query, Slot, Touched};
use crate::domain::money::Currency;
use crate::domain::refusal::Refusal;
use crate::domain::time::{Day, Instant, Zone};
use crate::ui::drafts::Drafts;
use crate::ui::hits::HitMap;
use crate::ui::keymap::{Key, Keymap, Layer};
use crate::ui::overlays::Overlay;
use crate::ui::say::Say;
use crate::ui::screens::revenue::Drawer;
use crate::ui::screens::{Pane, Tab, agreement, journal, metrics, prospects, revenue, today, welcome};
use crate::ui::widgets::form::Ground;
use crate::ui::widgets::form::kinds::Guess;
use crate::ui::widgets::notes::{Notes, Said};
use crate::ui::widgets::pane::{PATIENCE, STEP};

/// How long clocks are shown as they were read, in microseconds.
const FRESH: i64 = 300 * Instant::SECOND;

/// What the mouse holds while its button is down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The divide between the panes.
    Divide,
    /// A card of the board: column and card.
    Card(usize, u64),
}

/// All that is known.
pub struct Model {
    /// The texts of the interface's language.
    pub texts: Texts,
    /// What the keys mean.
    pub keymap: Keymap,
    /// What time it is, as far as we were told.
    pub now: Instant,
    /// The terminal's size: columns, rows.
    pub size: (u16, u16),
    /// Who and where we are, once known.
    pub identity: Option<Identity>,
    /// The screen.
    pub tab: Tab,
    /// The first screen, while there is no team file.
    pub welcome: Option<welcome::State>,
    /// The day.
    pub today: today::State,
    /// Prospects.
    pub prospects: prospects::State,
    /// Campaigns and pipeline.
    pub revenue: revenue::State,
    /// What both sides promised each other.
    pub agreement: agreement::State,
    /// The joint figures.
    pub metrics: metrics::State,
    /// The journal.
    pub journal: journal::State,
    /// The pane with the keys has the whole screen.
    pub zoomed: bool,
    /// The boxes over the screen, the uppermost last.
    pub overlays: Vec<Overlay>,
    /// The first keys of a longer one.
    pub pending: Vec<Key>,
    /// Messages.
    pub notes: Notes,
    /// Commands chosen in the palette, the newest first.
    pub recent: Vec<&'static str>,
    /// Long work, running or just ended.
    pub job: Option<JobProgress>,
    /// The mouse is left to the terminal.
    pub mouse_released: bool,
    /// What a new team's form is filled with.
    pub guess: Guess,
    /// Once there is a team, a file is imported into it.
    pub then_import: bool,
    /// What is typed and not saved, and what earlier sessions left of it.
    pub drafts: Drafts,
    /// What makes further work vain: the file was replaced, or is damaged.
    pub trouble: Option<Refusal>,
    /// Where things are on the last frame.
    pub hits: HitMap,
    /// What the mouse holds, and where it was pressed last and when.
    pub held: Option<Held>,
    /// The last press: place and time, to know a double click.
    pub pressed: Option<(u16, u16, Instant)>,
    /// What is asked and not answered, and since when.
    flying: BTreeMap<Slot, (Query, Instant)>,
    /// Wishes that were sent and not yet done or refused.
    acting: u32,
    unidentified: bool,
    dirty: bool,
    utc: Zone,
}

impl Model {
    /// Nothing known yet but words and keys. `team` is false where there is no team file.
    pub fn new(texts: Texts, keymap: Keymap, now: Instant, team: bool) -> Self {
        let mut model = Self {
            texts,
            keymap,
            now,
            size: (80, 24),
            identity: None,
            tab: Tab::Today,
            welcome: (!team).then(welcome::State::default),
            today: today::State::default(),
            prospects: prospects::State::default(),
            revenue: revenue::State::default(),
            agreement: agreement::State::default(),
            metrics: metrics::State::default(),
            journal: journal::State::default(),
            zoomed: false,
            overlays: Vec::new(),
            pending: Vec::new(),
            notes: Notes::default(),
            recent: Vec::new(),
            job: None,
            mouse_released: false,
            guess: Guess::default(),
            then_import: false,
            drafts: Drafts::default(),
            trouble: None,
            hits: HitMap::default(),
            held: None,
            pressed: None,
            flying: BTreeMap::new(),
            acting: 0,
            unidentified: true,
            dirty: true,
            utc: Zone::utc(),
        };
        let problems: Vec<_> = model.keymap.problems().iter().map(super::keymap::Problem::text).collect();
        for (id, values) in problems {
            let message = Message { id: id.to_owned(), values };
            model.notes.say(now, Said::Hint(message));
        }
        model
    }

    /// Words and figures in the reader's language and the team's zone.
    pub fn say(&self) -> Say<'_> {
        Say::new(&self.texts, self.identity.as_ref().map_or(&self.utc, |identity| &identity.zone))
    }

    /// What reading typed days and amounts depends on.
    pub fn ground(&self) -> Ground {
        let today = self.identity.as_ref().map_or(Day(self.now.0.div_euclid(86_400 * Instant::SECOND)), |it| it.today);
        let currency = self.identity.as_ref().map_or(Currency::EUR, |identity| identity.currency);
        let fiscal_start = self.identity.as_ref().map_or(1, |identity| identity.fiscal_start);
        Ground { today, fiscal_start, currency, language: self.texts.language() }
    }

    /// Whether what is drawn is no longer what is.
    pub const fn dirty(&self) -> bool {
        self.dirty
    }

    /// Something that is shown changed.
    pub const fn touch(&mut self) {
        self.dirty = true;
    }

    /// The frame was drawn, with things at these places.
    pub fn painted(&mut self, hits: Option<HitMap>) {
        self.dirty = false;
        let Some(hits) = hits else { return };
        for (pane, view) in hits.viewports() {
            match pane {
                Pane::Today => self.today.seen(*view),
                Pane::Prospects => self.prospects.list.seen(*view),
                Pane::Campaigns => self.revenue.campaigns.seen(*view),
                Pane::HandOffs => self.revenue.hand_offs.seen(*view),
                Pane::Pipeline if self.revenue.as_board => self.revenue.board.seen(view.height),
                Pane::Pipeline => self.revenue.deals.seen(*view),
                Pane::Clocks => self.agreement.clocks.seen(*view),
                Pane::Journal => self.journal.list.seen(*view),
                _ => {}
            }
        }
        self.hits = hits;
    }

    /// How long until the passing of time alone changes what is shown.
    pub fn next_tick(&self) -> Option<Duration> {
        let minute = 60 * Instant::SECOND;
        let mut wait = minute - self.now.0.rem_euclid(minute);
        if let Some(since) = self.flying.values().map(|(_, since)| *since).min() {
            let waited = self.now.0 - since.0;
            wait = wait.min(if waited < PATIENCE { PATIENCE - waited } else { STEP });
        }
        if let Some(until) = self.notes.until(self.now) {
            wait = wait.min(until.0 - self.now.0);
        }
        Some(Duration::from_micros(wait.max(1_000).unsigned_abs()))
    }

    /// It is this late. Drawn anew only where it shows.
    pub fn tick(&mut self, now: Instant) {
        let minute = |at: Instant| at.0.div_euclid(60 * Instant::SECOND);
        let spun = |at: Instant| self.flying.values().any(|(_, since)| at.0 - since.0 >= PATIENCE);
        let shown = |at: Instant| (self.notes.ours(at).is_some(), self.notes.news(at).is_some());
        // Clocks run out without anybody's doing: what is shown of them is read again from time to time.
        let fresh = |at: Instant| at.0.div_euclid(FRESH);
        if self.tab == Tab::Agreement && fresh(now) != fresh(self.now) {
            self.agreement.age(&[]);
        }
        if self.tab == Tab::Today && fresh(now) != fresh(self.now) {
            self.today.age();
        } else if self.tab == Tab::Today && minute(now) != minute(self.now) {
            self.today.run_down();
        }
        self.dirty |= minute(now) != minute(self.now) || spun(now) || shown(now) != shown(self.now);
        self.now = now;
    }

    /// In which layer keys are looked up.
    pub fn layer(&self) -> Layer {
        if self.overlays.last().is_some_and(Overlay::typing) { Layer::Typing } else { Layer::Screen }
    }

    /// The open drawer, if nothing but it lies over the screen's panes.
    pub fn drawer(&self) -> Option<Drawer> {
        self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Drawer(drawer) => Some(*drawer),
            _ => None,
        })
    }

    /// The pane that has the keys.
    pub const fn pane(&self) -> Pane {
        match self.tab {
            Tab::Today => self.today.pane,
            Tab::Prospects => self.prospects.pane,
            Tab::Revenue => self.revenue.pane,
            Tab::Agreement => self.agreement.pane,
            Tab::Metrics => Pane::Metrics,
            Tab::Journal => self.journal.pane,
        }
    }

    /// Whether long work goes on.
    pub fn working(&self) -> bool {
        self.job.as_ref().is_some_and(|job| matches!(job.state, JobState::Running | JobState::Cancelling))
    }

    /// Since when a slot's question is not answered.
    pub fn waiting(&self, slot: Slot) -> Option<Instant> {
        self.flying.get(&slot).map(|(_, since)| *since)
    }

    /// A wish was sent, or came back done or refused.
    pub const fn acts(&mut self, sent: bool) {
        self.acting = if sent { self.acting.saturating_add(1) } else { self.acting.saturating_sub(1) };
    }

    /// Whether something that was asked for is still to come; the exact length of a list is too.
    pub fn awaits(&self) -> bool {
        let counted = match self.tab {
            Tab::Prospects => self.prospects.list.cache.counted(),
            Tab::Revenue => self.revenue.as_board || self.revenue.deals.cache.counted(),
            Tab::Agreement => self.agreement.opened.is_none() || self.agreement.clocks.cache.counted(),
            Tab::Today | Tab::Metrics => true,
            Tab::Journal => self.journal.list.cache.counted(),
        };
        !counted || !self.flying.is_empty() || self.acting > 0 || self.working()
    }

    /// Says why a command cannot run, or another short word.
    pub fn hint(&mut self, id: &str) {
        self.notes.say(self.now, Said::Hint(Message::new(id)));
    }

    /// The same, with the thing it is about.
    pub fn hint_with(&mut self, id: &str, name: &str) {
        self.notes.say(self.now, Said::Hint(Message::new(id).with("name", name)));
    }

    /// What must be asked now and is not being asked.
    pub fn missing(&mut self) -> Vec<Query> {
        if self.welcome.is_some() {
            return Vec::new();
        }
        let drawer = self.drawer();
        let mut all = match self.tab {
            Tab::Today => self.today.missing(),
            Tab::Prospects => self.prospects.missing(),
            Tab::Revenue => self.revenue.missing(drawer),
            Tab::Agreement => self.agreement.missing(),
            Tab::Metrics => self.metrics.missing(),
            Tab::Journal => self.journal.missing(),
        };
        if self.unidentified {
            // Behind what the eye looks for first, before what may take its time.
            all.insert(all.len().min(1), Query::Identity);
        }
        all.extend(match self.overlays.last() {
            Some(Overlay::Form(form)) => form.missing(),
            Some(Overlay::Plan(plan)) => plan.missing(),
            Some(Overlay::Explain) if self.tab != Tab::Metrics => self.metrics.awaited(),
            _ => None,
        });
        all.retain(|query| self.flying.get(&query.slot()).is_none_or(|(flying, _)| flying != query));
        for query in &all {
            self.flying.insert(query.slot(), (query.clone(), self.now));
        }
        all
    }

    /// Takes an answer in.
    pub fn accept(&mut self, loaded: Loaded) {
        let Loaded { query, answer } = loaded;
        if let Err(refusal) = &answer {
            self.troubled(refusal);
        }
        if self.flying.get(&query.slot()).is_some_and(|(flying, _)| *flying == query) {
            self.flying.remove(&query.slot());
        }
        match &query {
            Query::Identity => self.accept_identity(answer),
            Query::Today | Query::TodayTeam => self.today.accept(answer),
            Query::Prospects(_) | Query::Prospect { .. } => self.prospects.accept(&query, answer),
            Query::Metrics { .. } | Query::Explain { .. } => self.metrics.accept(&query, answer),
            Query::Journal(_) => self.journal.accept(&query, answer),
            Query::Agreement { .. }
            | Query::Term(_)
            | Query::Clocks { .. }
            | Query::Differences { .. }
            | Query::Goal(_) => self.agreement.accept(&query, answer),
            Query::Plan(input) => {
                let answer = answer.map(|answer| if let Answer::Plan(view) = answer { Some(view) } else { None });
                if let (Some(Overlay::Plan(plan)), Some(answer)) = (self.overlays.last_mut(), answer.transpose()) {
                    plan.accept(input, answer);
                }
            }
            Query::Choices { .. } => {
                // Where choices cannot be read the field stays open: saving says what is wrong.
                let choices = if let Ok(Answer::Choices(choices)) = answer { choices } else { Vec::new() };
                if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
                    form.accept(&query, choices);
                }
            }
            _ => self.revenue.accept(&query, answer),
        }
        self.seek();
    }

    /// Remembers what makes further work vain.
    pub fn troubled(&mut self, refusal: &Refusal) {
        if matches!(refusal.code, "file-replaced" | "damaged-file" | "damaged-journal" | "writing-stopped") {
            self.trouble = Some(refusal.clone());
        }
    }

    fn accept_identity(&mut self, answer: Result<Answer, Refusal>) {
        match answer {
            Ok(Answer::Identity(identity)) => {
                // At the first word of who is there, each side begins where its work is.
                if self.identity.is_none() && identity.side == "marketing" {
                    self.revenue.pane = Pane::Campaigns;
                }
                self.unidentified = false;
                self.identity = Some(*identity);
            }
            Ok(_) => {}
            Err(refusal) => {
                self.unidentified = false;
                self.notes.say(self.now, Said::Refused(refusal));
            }
        }
    }

    /// Some things changed: what is shown of them is read again.
    pub fn age(&mut self, touched: &[Touched]) {
        use crate::app::views::Kind;
        // Zone, currency and names of people stand in every row.
        if touched.iter().any(|touched| matches!(touched.kind, Kind::Workspace | Kind::Member)) {
            return self.age_all();
        }
        self.today.age();
        self.prospects.age(touched);
        self.revenue.age(touched);
        self.agreement.age(touched);
        for overlay in &mut self.overlays {
            if let Overlay::Plan(plan) = overlay {
                plan.age();
            }
        }
        self.metrics.age(touched);
        self.journal.age(touched);
        self.unidentified = true;
        // What is being asked was asked before the change.
        self.flying.clear();
    }

    /// Another file is open: nothing of before belongs to it.
    pub fn reopened(&mut self) {
        self.today = today::State::default();
        self.prospects = prospects::State::default();
        self.revenue = revenue::State::default();
        self.agreement = agreement::State::default();
        self.metrics = metrics::State::default();
        self.journal = journal::State::default();
        self.unidentified = true;
        self.acting = 0;
        self.flying.clear();
    }

    /// Everything may have changed, or an error is to be tried again.
    pub fn age_all(&mut self) {
        use crate::app::views::Kind;
        let kinds = [Kind::Prospect, Kind::Deal, Kind::Campaign, Kind::HandOff];
        self.age(&kinds.map(|kind| Touched { kind, id: None }));
    }
}
