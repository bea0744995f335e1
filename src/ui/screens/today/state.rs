//! What the screen of the day knows.

use crate::app::views::{Answer, JournalRow, Opens, Query, Rung, TodayItem, TodayPage, TodayTeam};
use crate::domain::refusal::Refusal;
use crate::ui::hits::Viewport;
use crate::ui::screens::Pane;
use crate::ui::widgets::list::Motion;

/// A line of the ladder.
#[derive(Debug, Clone, Copy)]
pub enum Line<'a> {
    /// Between two rungs.
    Gap,
    /// A rung's head.
    Head(&'a Rung),
    /// A thing, with its place among all things.
    Item(usize, &'a Rung, &'a TodayItem),
    /// How many more are on the rung.
    More(u64),
}

/// What the screen of the day knows.
#[derive(Debug, Clone)]
pub struct State {
    /// The day.
    pub page: Option<Box<TodayPage>>,
    /// What stands beside it.
    pub team: Option<Box<TodayTeam>>,
    /// Why it could not be read.
    pub error: Option<Refusal>,
    /// Which pane has the keys.
    pub pane: Pane,
    /// The place of the selected thing among all things.
    pub selected: usize,
    /// The place of the selected news.
    pub news: usize,
    /// Lines of the explanation scrolled away.
    pub scroll: u16,
    view: Viewport,
    stale: bool,
    team_stale: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: None,
            team: None,
            error: None,
            pane: Pane::Today,
            selected: 0,
            news: 0,
            scroll: 0,
            view: Viewport { top: 0, height: 20 },
            stale: true,
            team_stale: true,
        }
    }
}

impl State {
    /// What must be asked for: what is to be done first, what stands beside it afterwards.
    pub fn missing(&self) -> Vec<Query> {
        let wanted = [(self.stale, Query::Today), (self.team_stale, Query::TodayTeam)];
        let missing = wanted.into_iter().filter(|(stale, _)| *stale && self.error.is_none());
        missing.map(|(_, query)| query).collect()
    }

    /// Takes in what came back: the same thing stays selected, wherever it stands now.
    pub fn accept(&mut self, answer: Result<Answer, Refusal>) {
        match answer {
            Ok(Answer::Today(page)) => {
                let before = self.item().map(|(_, item)| item.opens);
                self.page = Some(page);
                self.stale = false;
                let place = before.and_then(|opens| self.items().position(|(_, item)| item.opens == opens));
                let last = self.items().count().saturating_sub(1);
                self.selected = place.unwrap_or(self.selected).min(last);
            }
            Ok(Answer::TodayTeam(team)) => {
                self.team = Some(team);
                self.team_stale = false;
                self.news = self.news.min(self.news_len().saturating_sub(1));
            }
            Ok(_) => {}
            Err(refusal) => self.error = Some(refusal),
        }
    }

    /// Something changed, or much time passed: anything may stand elsewhere.
    pub fn age(&mut self) {
        self.team_stale = true;
        self.run_down();
    }

    /// A minute passed: what is left of working time is less.
    pub fn run_down(&mut self) {
        self.stale = true;
        self.error = None;
    }

    /// Everything on the ladder with its rung, from the top down.
    pub fn items(&self) -> impl Iterator<Item = (&Rung, &TodayItem)> {
        let rungs = self.page.as_ref().map(|page| page.rungs.as_slice()).unwrap_or_default();
        rungs.iter().flat_map(|rung| rung.items.iter().map(move |item| (rung, item)))
    }

    /// The selected thing with its rung.
    pub fn item(&self) -> Option<(&Rung, &TodayItem)> {
        self.items().nth(self.selected)
    }

    /// The selected thing, where the ladder has the keys.
    pub fn current(&self) -> Option<(&Rung, &TodayItem)> {
        if self.pane == Pane::Today { self.item() } else { None }
    }

    /// The selected news.
    pub fn entry(&self) -> Option<&JournalRow> {
        self.team.as_ref().and_then(|team| team.news.get(self.news))
    }

    fn news_len(&self) -> usize {
        self.team.as_ref().map_or(0, |team| team.news.len())
    }

    /// The person that the selected thing is about: prospect, version of the hand-off (0 where there is none), name.
    pub fn prospect(&self) -> Option<(i64, i64, String)> {
        let (_, item) = self.current()?;
        match item.opens {
            Opens::Handoff(_, prospect) | Opens::Clock(_, prospect) => {
                Some((prospect, item.version, item.name.clone()))
            }
            Opens::Prospect(prospect) => Some((prospect, 0, item.name.clone())),
            Opens::Deal(_) => None,
        }
    }

    /// The ladder line by line.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        let mut place = 0;
        for rung in self.page.iter().flat_map(|page| &page.rungs) {
            if !lines.is_empty() {
                lines.push(Line::Gap);
            }
            lines.push(Line::Head(rung));
            for item in &rung.items {
                lines.push(Line::Item(place, rung, item));
                place += 1;
            }
            let more = rung.total.saturating_sub(rung.items.len() as u64);
            if more > 0 {
                lines.push(Line::More(more));
            }
        }
        lines
    }

    /// The first line to draw where `height` lines have room: it moves only when the selection would leave, and a rung's
    /// head is seen with its first thing.
    pub fn top(&self, height: u16) -> usize {
        let height = usize::from(height.max(1));
        let lines = self.lines();
        let at = lines.iter().position(|line| matches!(line, Line::Item(place, ..) if *place == self.selected));
        let at = at.unwrap_or(0);
        let first = at.saturating_sub(1);
        let seen = usize::try_from(self.view.top).unwrap_or(0);
        let last = lines.len().saturating_sub(height);
        seen.clamp((at + 1).saturating_sub(height), first.max((at + 1).saturating_sub(height))).min(last)
    }

    /// The view was drawn so.
    pub const fn seen(&mut self, view: Viewport) {
        self.view = view;
    }

    /// Selects a thing by its place.
    pub fn select(&mut self, place: usize) {
        self.selected = place.min(self.items().count().saturating_sub(1));
        self.scroll = 0;
    }

    /// Moves in the pane that has the keys.
    pub fn go(&mut self, motion: Motion) {
        let page = i64::from(self.view.height.max(2)) - 1;
        let by = match motion {
            Motion::Rows(rows) => rows,
            Motion::Pages(pages) => pages * page,
            Motion::Halves(halves) => halves * (page / 2).max(1),
            Motion::First => i64::MIN / 2,
            Motion::Last => i64::MAX / 2,
            Motion::Right => {
                self.pane = Pane::News;
                return;
            }
            Motion::Left => {
                self.pane = Pane::Today;
                return;
            }
        };
        let moved = |at: usize, count: usize| {
            let last = i64::try_from(count.saturating_sub(1)).unwrap_or(0);
            let at = i64::try_from(at).unwrap_or(0).saturating_add(by).clamp(0, last);
            usize::try_from(at).unwrap_or(0)
        };
        if self.pane == Pane::News {
            self.news = moved(self.news, self.news_len());
        } else {
            self.select(moved(self.selected, self.items().count()));
        }
    }
}
