//! The screens, one folder each: state, what changes it, how it looks.

pub mod agreement;
pub mod detail;
pub mod journal;
pub mod metrics;
pub mod prospects;
pub mod revenue;
pub mod timeline;
pub mod today;
pub mod welcome;

use serde::{Deserialize, Serialize};

/// A tab. Its number is the key that opens it; the numbers between belong to screens still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    /// What waits for the person who is here.
    Today,
    /// The list of prospects.
    Prospects,
    /// Campaigns beside the pipeline.
    Revenue,
    /// What both sides promised each other.
    Agreement,
    /// The joint figures.
    Metrics,
    /// What happened.
    Journal,
}

impl Tab {
    /// All that exist, in the order of their numbers.
    pub const ALL: [Self; 6] =
        [Self::Today, Self::Prospects, Self::Revenue, Self::Agreement, Self::Metrics, Self::Journal];

    /// The digit that opens it.
    pub const fn number(self) -> u8 {
        match self {
            Self::Today => 1,
            Self::Prospects => 2,
            Self::Revenue => 3,
            Self::Agreement => 4,
            Self::Metrics => 5,
            Self::Journal => 7,
        }
    }

    /// The id of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Today => "tab-today",
            Self::Prospects => "tab-prospects",
            Self::Revenue => "tab-revenue",
            Self::Agreement => "tab-agreement",
            Self::Metrics => "tab-metrics",
            Self::Journal => "tab-journal",
        }
    }
}

/// A pane: a part of a screen that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pane {
    /// The ladder of the day.
    Today,
    /// What colleagues did.
    News,
    /// The list of prospects.
    Prospects,
    /// Who the selected prospect is.
    Prospect,
    /// The selected prospect's timeline.
    Timeline,
    /// The list of campaigns.
    Campaigns,
    /// Waiting hand-offs.
    HandOffs,
    /// The board or the table of deals.
    Pipeline,
    /// What each side owes.
    Terms,
    /// The goals of the period.
    Goals,
    /// Who is away, and the working calendars.
    Calendars,
    /// The clocks of a term, or of all.
    Clocks,
    /// What a term's figure is made of.
    Term,
    /// A goal's way.
    Goal,
    /// The joint figures.
    Metrics,
    /// The list of journal entries.
    Journal,
    /// The selected entry's fields.
    Entry,
}

impl Pane {
    /// The id of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Today => "pane-today",
            Self::News => "pane-news",
            Self::Prospects => "pane-prospects",
            Self::Prospect => "pane-prospect",
            Self::Timeline => "pane-timeline",
            Self::Campaigns => "pane-campaigns",
            Self::HandOffs => "pane-hand-offs",
            Self::Pipeline => "pane-pipeline",
            Self::Terms => "pane-terms",
            Self::Goals => "pane-goals",
            Self::Calendars => "pane-calendars",
            Self::Clocks => "pane-clocks",
            Self::Term => "pane-term",
            Self::Goal => "pane-goal",
            Self::Metrics => "pane-metrics",
            Self::Journal => "pane-journal",
            Self::Entry => "pane-entry",
        }
    }
}
