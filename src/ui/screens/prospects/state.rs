//! What the screen of prospects knows.

use crate::app::views::{Answer, Kind, ProspectDetail, ProspectRow, Query, Sort, Touched};
use crate::domain::refusal::Refusal;
use crate::ui::screens::Pane;
use crate::ui::screens::detail::Detail;
use crate::ui::widgets::cache::Row;
use crate::ui::widgets::list::{ListState, Motion};

/// How many items of the timeline are read with a prospect.
pub const TIMELINE: u32 = 100;

impl Row for ProspectRow {
    fn id(&self) -> i64 {
        self.id
    }
}

/// What the screen of prospects knows.
#[derive(Debug, Clone)]
pub struct State {
    /// The list.
    pub list: ListState<ProspectRow>,
    /// The selected one in full.
    pub detail: Detail<Box<ProspectDetail>>,
    /// Lines of the timeline scrolled away.
    pub timeline: u16,
    /// Which pane has the keys.
    pub pane: Pane,
}

impl Default for State {
    fn default() -> Self {
        Self {
            list: ListState::new(Sort::descending("created")),
            detail: Detail::default(),
            timeline: 0,
            pane: Pane::Prospects,
        }
    }
}

impl State {
    /// What must be asked for.
    pub fn missing(&mut self) -> Vec<Query> {
        let id = self.list.current().map(|row| row.id);
        if id.is_some() && self.detail.wanted() != id {
            self.timeline = 0;
        }
        if id.is_some() || self.list.is_empty() {
            self.detail.want(id);
        }
        let list = self.list.missing().map(Query::Prospects);
        let detail = self.detail.missing().map(|id| Query::Prospect { id, timeline: TIMELINE });
        list.into_iter().chain(detail).collect()
    }

    /// Takes in what came back.
    pub fn accept(&mut self, query: &Query, answer: Result<Answer, Refusal>) {
        match (query, answer) {
            (Query::Prospects(list), Ok(Answer::Prospects(page))) => self.list.accept(list, Ok(page)),
            (Query::Prospects(list), Err(refusal)) => self.list.accept(list, Err(refusal)),
            (Query::Prospect { id, .. }, Ok(Answer::Prospect(detail))) => self.detail.accept(*id, Ok(detail)),
            (Query::Prospect { id, .. }, Err(refusal)) => self.detail.accept(*id, Err(refusal)),
            _ => {}
        }
    }

    /// Some things changed.
    pub fn age(&mut self, touched: &[Touched]) {
        let of = |kinds: &[Kind]| touched.iter().any(|touched| kinds.contains(&touched.kind));
        if of(&[Kind::Prospect, Kind::Account, Kind::HandOff, Kind::Touch]) {
            self.list.age();
        }
        if of(&[Kind::Prospect, Kind::Account, Kind::HandOff, Kind::Touch, Kind::Deal]) {
            self.detail.age();
        }
    }

    /// Moves in the pane that has the keys.
    pub fn go(&mut self, motion: Motion) {
        match (self.pane, motion) {
            (Pane::Prospects, Motion::Right) => self.pane = Pane::Prospect,
            (Pane::Prospects, _) => self.list.go(motion),
            (_, Motion::Left) => self.pane = Pane::Prospects,
            (Pane::Timeline, _) => self.timeline = scrolled(self.timeline, motion),
            _ => self.detail.scroll = scrolled(self.detail.scroll, motion),
        }
    }
}

/// A text's first line in sight after a movement; its end is the view's matter.
pub fn scrolled(at: u16, motion: Motion) -> u16 {
    let by = match motion {
        Motion::Rows(rows) => rows,
        Motion::Pages(pages) => pages * 10,
        Motion::Halves(halves) => halves * 5,
        Motion::First => return 0,
        Motion::Last => return u16::MAX / 2,
        Motion::Left | Motion::Right => 0,
    };
    u16::try_from((i64::from(at) + by).clamp(0, i64::from(u16::MAX / 2))).unwrap_or(0)
}
