//! What the agreement's screen knows.

use crate::app::views::{
    AgreementPage, Answer, CalendarRow, ClockRow, ClockSet, DiffLine, GoalDetail, GoalRow, List, Query, Sort,
    TermDetail, TermRow, Touched,
};
use crate::domain::nouns::TermKind;
use crate::domain::refusal::Refusal;
use crate::ui::screens::Pane;
use crate::ui::screens::detail::Detail;
use crate::ui::widgets::cache::Row;
use crate::ui::widgets::list::ListState;

impl Row for ClockRow {
    fn id(&self) -> i64 {
        self.id
    }
}

/// Which clocks can be shown, in the order of left and right.
pub const SETS: [ClockSet; 4] = [ClockSet::Open, ClockSet::Overdue, ClockSet::Breached, ClockSet::All];

/// A set's code; its word is `clocks-<code>`.
pub const fn set_code(set: ClockSet) -> &'static str {
    match set {
        ClockSet::Open => "open",
        ClockSet::Overdue => "overdue",
        ClockSet::Breached => "breached",
        ClockSet::All => "all",
    }
}

/// What is opened over the scoreboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// A term with its clocks.
    Term(i64),
    /// The clocks of all terms.
    Clocks,
    /// A goal with its way so far.
    Goal(i64),
}

/// What the agreement's screen knows.
#[derive(Debug, Clone)]
pub struct State {
    /// Which pane has the keys.
    pub pane: Pane,
    /// The version that is wanted; nothing: the one in force.
    pub version: Option<i64>,
    /// The scoreboard.
    pub page: Option<Box<AgreementPage>>,
    /// Why it could not be read.
    pub error: Option<Refusal>,
    /// The place of the selected term, as [`Self::order`] has them.
    pub term: usize,
    /// The place of the selected goal.
    pub goal: usize,
    /// The place of the selected calendar.
    pub calendar: usize,
    /// What is opened.
    pub opened: Option<Opened>,
    /// The opened term; of a draft, the selected one too.
    pub detail: Detail<Box<TermDetail>>,
    /// The opened goal.
    pub goal_detail: Detail<Box<GoalDetail>>,
    /// The clocks in the opened list.
    pub clocks: ListState<ClockRow>,
    /// Which clocks those are.
    pub set: ClockSet,
    /// The place of the version that is selected among all.
    pub compared: usize,
    /// What that version says otherwise than the one before.
    pub diff: Detail<Vec<DiffLine>>,
    pub(super) stale: bool,
    pub(super) drafting: Option<usize>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            pane: Pane::Terms,
            version: None,
            page: None,
            error: None,
            term: 0,
            goal: 0,
            calendar: 0,
            opened: None,
            detail: Detail::default(),
            goal_detail: Detail::default(),
            clocks: ListState::new(Sort::ascending("due")),
            set: ClockSet::Open,
            compared: 0,
            diff: Detail::default(),
            stale: true,
            drafting: None,
        }
    }
}

impl State {
    /// What must be asked for.
    pub fn missing(&self) -> Vec<Query> {
        let page = (self.stale && self.error.is_none()).then_some(Query::Agreement { version: self.version });
        let term = self.detail.missing().map(Query::Term);
        let goal = self.goal_detail.missing().map(Query::Goal);
        let diff = self.diff.missing().map(|version| Query::Differences { version, against: None });
        let clocks = self.term_of_clocks().and_then(|term| {
            let list = self.clocks.missing()?;
            Some(Query::Clocks { term, set: self.set, window: list.window })
        });
        page.into_iter().chain(term).chain(goal).chain(diff).chain(clocks).collect()
    }

    /// Of which term the clocks in sight are: `Some(None)` is of all; nothing where no clocks are in sight.
    const fn term_of_clocks(&self) -> Option<Option<i64>> {
        match self.opened {
            Some(Opened::Term(id)) => Some(Some(id)),
            Some(Opened::Clocks) => Some(None),
            _ => None,
        }
    }

    /// Takes in what came back.
    pub fn accept(&mut self, query: &Query, answer: Result<Answer, Refusal>) {
        match (query, answer) {
            (Query::Agreement { version }, answer) if *version == self.version => match answer {
                Ok(Answer::Agreement(page)) => self.accept_page(page),
                Err(refusal) => self.error = Some(refusal),
                Ok(_) => {}
            },
            (Query::Term(id), Ok(Answer::Term(detail))) => self.detail.accept(*id, Ok(detail)),
            (Query::Term(id), Err(refusal)) => self.detail.accept(*id, Err(refusal)),
            (Query::Goal(id), Ok(Answer::Goal(detail))) => self.goal_detail.accept(*id, Ok(detail)),
            (Query::Goal(id), Err(refusal)) => self.goal_detail.accept(*id, Err(refusal)),
            (Query::Differences { version, .. }, Ok(Answer::Differences(lines))) => {
                self.diff.accept(*version, Ok(Some(lines)));
            }
            (Query::Differences { version, .. }, Err(refusal)) => self.diff.accept(*version, Err(refusal)),
            (Query::Clocks { term, set, window }, answer) => {
                let list = List { filter: key(*term, *set), linked: None, sort: self.clocks.sort, window: *window };
                match answer {
                    Ok(Answer::Clocks(page)) => self.clocks.accept(&list, Ok(page)),
                    Err(refusal) => self.clocks.accept(&list, Err(refusal)),
                    Ok(_) => {}
                }
            }
            _ => {}
        }
    }

    fn accept_page(&mut self, page: Box<AgreementPage>) {
        self.stale = false;
        // A draft that was just made is what one goes on with.
        if self.drafting.is_some_and(|before| page.versions.len() > before) {
            self.drafting = None;
            let draft = page.versions.iter().find(|version| version.state == "draft").map(|version| version.id);
            if draft.is_some() && draft != page.version.as_ref().map(|version| version.id) {
                self.version = draft;
                self.stale = true;
            }
        }
        let id = self.current_term().map(|term| term.id);
        self.page = Some(page);
        let order = self.order();
        let place = id.and_then(|id| order.iter().position(|place| self.term_at(*place).is_some_and(|it| it.id == id)));
        self.term = place.unwrap_or(self.term).min(order.len().saturating_sub(1));
        let (goals, calendars) = self.page.as_ref().map_or((0, 0), |page| (page.goals.len(), page.calendars.len()));
        self.goal = self.goal.min(goals.saturating_sub(1));
        self.calendar = self.calendar.min(calendars.saturating_sub(1));
        self.want();
    }

    /// The places of the terms in the page as the screen has them: what marketing owes and what both owe, then what
    /// sales owes.
    pub fn order(&self) -> Vec<usize> {
        let (left, right) = self.sides();
        left.into_iter().chain(right).collect()
    }

    /// The places of the terms on the left and on the right.
    pub fn sides(&self) -> (Vec<usize>, Vec<usize>) {
        let of = |sides: &[&str]| -> Vec<usize> {
            let terms = self.page.as_ref().map(|page| page.terms.as_slice()).unwrap_or_default();
            let places = |side: &&str| {
                let side = (*side).to_owned();
                terms.iter().enumerate().filter(move |(_, term)| term.side == side).map(|(place, _)| place)
            };
            sides.iter().flat_map(places).collect()
        };
        (of(&["marketing", "both"]), of(&["sales"]))
    }

    fn term_at(&self, place: usize) -> Option<&TermRow> {
        self.page.as_ref()?.terms.get(place)
    }

    /// The selected term.
    pub fn current_term(&self) -> Option<&TermRow> {
        self.term_at(*self.order().get(self.term)?)
    }

    /// The selected goal.
    pub fn current_goal(&self) -> Option<&GoalRow> {
        match self.opened {
            Some(Opened::Goal(id)) => self.goal_detail.get().map(|detail| &detail.row).filter(|row| row.id == id),
            _ => self.page.as_ref()?.goals.get(self.goal),
        }
    }

    /// The selected calendar.
    pub fn current_calendar(&self) -> Option<&CalendarRow> {
        self.page.as_ref()?.calendars.get(self.calendar)
    }

    /// The opened term, where it owes value: lead types belong to it.
    pub fn opened_value(&self) -> Option<&TermRow> {
        match self.opened {
            Some(Opened::Term(_)) => self.current_term().filter(|term| term.kind == "value"),
            _ => None,
        }
    }

    /// Opens a term with its clocks.
    pub fn open_term(&mut self) {
        let Some(id) = self.current_term().map(|term| term.id) else { return };
        self.opened = Some(Opened::Term(id));
        self.detail.want(Some(id));
        self.pane = if self.is_clockless() { Pane::Term } else { Pane::Clocks };
        self.show_set(ClockSet::Open);
    }

    /// Whether the opened term is one for which no clocks run.
    pub fn is_clockless(&self) -> bool {
        let Some(Opened::Term(id)) = self.opened else { return false };
        let term = self.page.as_ref().and_then(|page| page.terms.iter().find(|term| term.id == id));
        term.and_then(|term| TermKind::named(term.kind)).is_some_and(|kind| !kind.has_clocks())
    }

    /// Opens the late clocks of all terms.
    pub fn open_clocks(&mut self) {
        self.opened = Some(Opened::Clocks);
        self.pane = Pane::Clocks;
        self.show_set(ClockSet::Overdue);
    }

    /// Opens the selected goal.
    pub fn open_goal(&mut self) {
        let Some(id) = self.current_goal().map(|goal| goal.id) else { return };
        self.opened = Some(Opened::Goal(id));
        self.goal_detail.want(Some(id));
        self.pane = Pane::Goal;
    }

    /// Back to the scoreboard; says whether something was open.
    pub fn close(&mut self) -> bool {
        let pane = match self.opened.take() {
            None => return false,
            Some(Opened::Goal(_)) => Pane::Goals,
            Some(_) => Pane::Terms,
        };
        self.pane = pane;
        self.want();
        true
    }

    /// Other clocks of the opened list.
    pub fn show_set(&mut self, set: ClockSet) {
        self.set = set;
        let wanted = self.term_of_clocks().map(|term| key(term, set)).unwrap_or_default();
        self.clocks.change(|list| list.filter = wanted);
    }

    /// The fields of a draft's selected term are wanted, as they can be edited.
    pub(super) fn want(&mut self) {
        if self.opened.is_none() {
            let draft = self.shown().is_some_and(|version| version.state == "draft");
            let id = self.current_term().map(|term| term.id).filter(|_| draft);
            self.detail.want(id);
            let goal = self.page.as_ref().and_then(|page| page.goals.get(self.goal)).map(|goal| goal.id);
            self.goal_detail.want(goal);
        }
    }

    /// Some things changed: the figures may have.
    pub fn age(&mut self, _touched: &[Touched]) {
        self.stale = true;
        self.error = None;
        self.detail.age();
        self.goal_detail.age();
        self.diff.age();
        self.clocks.age();
    }
}

/// Which list of clocks is meant, as the list's filter.
fn key(term: Option<i64>, set: ClockSet) -> String {
    format!("{}:{}", term.unwrap_or(0), set_code(set))
}
