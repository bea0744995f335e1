//! What screens ask for, as values, and what comes back.

use super::{
    AgreementPage, Board, BoardColumn, CampaignDetail, CampaignRow, Choice, ChoiceKind, ClockRow, ClockSet, DealCard,
    DealDetail, DiffLine, Explanation, GoalDetail, HandOffRow, Identity, JournalRow, MetricsPage, Page, PlanInput,
    PlanView, ProspectDetail, ProspectRow, Sort, TermDetail, TodayPage, TodayTeam, Window,
};
use crate::domain::refusal::Refusal;

/// A list's part, in an order, under a filter.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The filter as typed, in the filter language; empty is everything.
    pub filter: String,
    /// Only what is linked with this, where the person turned a mark into a filter.
    pub linked: Option<Link>,
    /// The order.
    pub sort: Sort,
    /// The part.
    pub window: Window,
}

impl List {
    /// Whether both ask for parts of the same list.
    pub fn same_list(&self, other: &Self) -> bool {
        self.filter == other.filter && self.linked == other.linked && self.sort == other.sort
    }
}

/// A thing whose touches link it with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Link {
    /// The deals that this campaign touched.
    Campaign(i64),
    /// The campaigns that touched this deal.
    Deal(i64),
}

/// A question of a screen. It comes back with its [`Answer`], so that a late answer to an older
/// question is known as such.
#[derive(Debug, Clone, PartialEq)]
pub enum Query {
    /// Who and where we are.
    Identity,
    /// Part of the list of prospects. Sorts: `name`, `account`, `stage`, `created`, `last_touch`.
    Prospects(List),
    /// One prospect with the first `timeline` items of the timeline.
    Prospect {
        /// The id.
        id: i64,
        /// How many items of the timeline.
        timeline: u32,
    },
    /// Part of the list of campaigns. Sorts: `name`, `status`, `spend`, `leads`, `mql`, `won`, `start`.
    Campaigns(List),
    /// One campaign.
    Campaign(i64),
    /// Hand-offs that wait, most urgent first.
    HandOffs(Window),
    /// The board: every stage with its first `cards` cards.
    Board {
        /// The filter as typed.
        filter: String,
        /// Only deals linked with this.
        linked: Option<Link>,
        /// How many cards a column.
        cards: u32,
    },
    /// More cards of one column.
    Column {
        /// The filter as typed.
        filter: String,
        /// Only deals linked with this.
        linked: Option<Link>,
        /// The stage's id.
        stage: i64,
        /// Which cards.
        window: Window,
    },
    /// Part of the list of deals. Sorts: `title`, `account`, `stage`, `amount`, `owner`, `expected_close`, `created`.
    Deals(List),
    /// One deal.
    Deal(i64),
    /// The ids that a link leads to, for marking.
    Linked(Link),
    /// The joint page for a period as typed.
    Metrics {
        /// `2026-Q4`, `this-quarter`, `all` …
        period: String,
    },
    /// Why a figure is what it is.
    Explain {
        /// The metric's id.
        metric: &'static str,
        /// The period as typed; of a term its own window counts.
        period: String,
        /// The term whose figure it is, where it is one's.
        term: Option<i64>,
    },
    /// The day of the person who asks.
    Today,
    /// The goals' pace and the news beside it: sums over what closed and was decided in the goals' periods, which
    /// the first look at the day does not wait for.
    TodayTeam,
    /// The agreement's scoreboard; of a version, or of the one in force.
    Agreement {
        /// The version's id.
        version: Option<i64>,
    },
    /// One debt opened.
    Term(i64),
    /// Clocks: of a term, or of all.
    Clocks {
        /// The term.
        term: Option<i64>,
        /// Which.
        set: ClockSet,
        /// The part.
        window: Window,
    },
    /// What a version says otherwise than another, or than the one before it.
    Differences {
        /// The version.
        version: i64,
        /// The other one.
        against: Option<i64>,
    },
    /// One goal with its waterfall.
    Goal(i64),
    /// The simulator.
    Plan(PlanInput),
    /// Part of the journal, newest first (`seq` is its only sort).
    Journal(List),
    /// What a form's field can be filled with, best match of `text` first.
    Choices {
        /// From what.
        kind: ChoiceKind,
        /// What was typed so far.
        text: String,
    },
}

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// To [`Query::Identity`].
    Identity(Box<Identity>),
    /// To [`Query::Prospects`].
    Prospects(Page<ProspectRow>),
    /// To [`Query::Prospect`]; `None` where it is gone.
    Prospect(Option<Box<ProspectDetail>>),
    /// To [`Query::Campaigns`].
    Campaigns(Page<CampaignRow>),
    /// To [`Query::Campaign`].
    Campaign(Option<Box<CampaignDetail>>),
    /// To [`Query::HandOffs`].
    HandOffs(Page<HandOffRow>),
    /// To [`Query::Board`].
    Board(Board),
    /// To [`Query::Column`].
    Column(Box<BoardColumn>),
    /// To [`Query::Deals`].
    Deals(Page<DealCard>),
    /// To [`Query::Deal`].
    Deal(Option<Box<DealDetail>>),
    /// To [`Query::Linked`].
    Linked {
        /// The first ids (up to 10,000).
        ids: Vec<i64>,
        /// How many there are.
        total: u64,
    },
    /// To [`Query::Metrics`].
    Metrics(Box<MetricsPage>),
    /// To [`Query::Explain`].
    Explain(Box<Explanation>),
    /// To [`Query::Today`].
    Today(Box<TodayPage>),
    /// To [`Query::TodayTeam`].
    TodayTeam(Box<TodayTeam>),
    /// To [`Query::Agreement`].
    Agreement(Box<AgreementPage>),
    /// To [`Query::Term`]; `None` where it is gone.
    Term(Option<Box<TermDetail>>),
    /// To [`Query::Clocks`].
    Clocks(Page<ClockRow>),
    /// To [`Query::Differences`].
    Differences(Vec<DiffLine>),
    /// To [`Query::Goal`]; `None` where it is gone.
    Goal(Option<Box<GoalDetail>>),
    /// To [`Query::Plan`].
    Plan(Box<PlanView>),
    /// To [`Query::Journal`].
    Journal(Page<JournalRow>),
    /// To [`Query::Choices`].
    Choices(Vec<Choice>),
}

impl Answer {
    /// The same page, its list's exact length known.
    #[must_use]
    pub fn counted(mut self, length: u64) -> Self {
        match &mut self {
            Self::Prospects(page) => (page.total, page.counted) = (length, true),
            Self::Deals(page) => (page.total, page.counted) = (length, true),
            Self::Journal(page) => (page.total, page.counted) = (length, true),
            _ => {}
        }
        self
    }
}

/// A question with what came of it. A filter that cannot be read is a refusal whose values `at`, `length`
/// (in characters) and `nearest` say where and what was probably meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The question.
    pub query: Query,
    /// The answer, or why there is none.
    pub answer: Result<Answer, Refusal>,
}

/// The places that questions are asked from: a new question of a slot takes the place of the one before,
/// which need no longer be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// The identity line.
    Identity,
    /// The list of prospects.
    Prospects,
    /// A prospect's detail.
    Prospect,
    /// The list of campaigns.
    Campaigns,
    /// A campaign's detail.
    Campaign,
    /// Waiting hand-offs.
    HandOffs,
    /// The board.
    Board,
    /// A column of the board.
    Column,
    /// The table of deals.
    Deals,
    /// A deal's detail.
    Deal,
    /// The deals of a campaign.
    LinkedDeals,
    /// The campaigns of a deal.
    LinkedCampaigns,
    /// The joint page.
    Metrics,
    /// An explanation.
    Explain,
    /// The day.
    Today,
    /// What stands beside it.
    TodayTeam,
    /// The agreement's scoreboard.
    Agreement,
    /// A debt.
    Term,
    /// Clocks.
    Clocks,
    /// Two versions side by side.
    Differences,
    /// A goal.
    Goal,
    /// The simulator.
    Plan,
    /// The journal.
    Journal,
    /// A form's choices.
    Choices,
}

impl Query {
    /// Whether it is asked beside what a person waits for: it is answered when nothing else is asked, and gives way to
    /// whatever is.
    pub const fn beside(&self) -> bool {
        matches!(self, Self::TodayTeam)
    }

    /// From where it is asked.
    pub const fn slot(&self) -> Slot {
        match self {
            Self::Identity => Slot::Identity,
            Self::Prospects(_) => Slot::Prospects,
            Self::Prospect { .. } => Slot::Prospect,
            Self::Campaigns(_) => Slot::Campaigns,
            Self::Campaign(_) => Slot::Campaign,
            Self::HandOffs(_) => Slot::HandOffs,
            Self::Board { .. } => Slot::Board,
            Self::Column { .. } => Slot::Column,
            Self::Deals(_) => Slot::Deals,
            Self::Deal(_) => Slot::Deal,
            Self::Linked(Link::Campaign(_)) => Slot::LinkedDeals,
            Self::Linked(Link::Deal(_)) => Slot::LinkedCampaigns,
            Self::Metrics { .. } => Slot::Metrics,
            Self::Explain { .. } => Slot::Explain,
            Self::Today => Slot::Today,
            Self::TodayTeam => Slot::TodayTeam,
            Self::Agreement { .. } => Slot::Agreement,
            Self::Term(_) => Slot::Term,
            Self::Clocks { .. } => Slot::Clocks,
            Self::Differences { .. } => Slot::Differences,
            Self::Goal(_) => Slot::Goal,
            Self::Plan(_) => Slot::Plan,
            Self::Journal(_) => Slot::Journal,
            Self::Choices { .. } => Slot::Choices,
        }
    }
}
