//! What commands may ask before they run: a few facts of the moment, without the data.

use super::{Availability, Facts};
use crate::app::views::{Opens, StageKind};
use crate::domain::agreement::clock::State;
use crate::ui::model::Model;
use crate::ui::overlays::{Overlay, OverlayKind};
use crate::ui::screens::revenue::Drawer;
use crate::ui::screens::{Pane, Tab};

/// What is selected where the keys are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Nothing.
    None,
    /// A prospect, in this lifecycle stage.
    Prospect(&'static str),
    /// A campaign.
    Campaign,
    /// A hand-off.
    HandOff,
    /// A deal: whether it is closed, and whether a person is known.
    Deal {
        /// It is won or lost.
        closed: bool,
        /// A person is known with whom a touch can be logged.
        person: bool,
    },
    /// A debt of the agreement: whether it is a draft's and so can be changed.
    Term {
        /// It is a draft's.
        draft: bool,
    },
    /// A clock, in this state.
    Clock(State),
    /// A goal.
    Goal,
    /// A working calendar.
    Calendar,
    /// A figure.
    Figure,
    /// A journal entry.
    Entry,
}

/// A few facts of the moment.
#[derive(Debug, Clone, Copy)]
pub struct Snapshot {
    /// There is a team file.
    pub team: bool,
    /// The screen.
    pub tab: Tab,
    /// Deals are shown as a table.
    pub table: bool,
    /// The pane that has the keys.
    pub pane: Pane,
    /// The uppermost box.
    pub overlay: Option<OverlayKind>,
    /// What is selected.
    pub subject: Subject,
    /// What is known of the hand-off of what is selected.
    pub handoff: Facts,
    /// The pane's list is filtered.
    pub filtered: bool,
    /// The pane's list is filtered by a mark.
    pub linked: bool,
    /// The selected thing marks others: `f` can turn the marks into a filter.
    pub marks: bool,
    /// A danger is asked about that `y` confirms.
    pub asked: bool,
    /// Long work goes on.
    pub working: bool,
    /// Text is typed somewhere that can have several lines.
    pub lines: bool,
    /// There is an agreement.
    pub agreement: bool,
    /// There is a draft of the agreement.
    pub draft: bool,
    /// It is on the screen.
    pub draft_shown: bool,
    /// A term is opened that owes value.
    pub value: bool,
    /// Form fields can be saved.
    pub form: bool,
}

impl Snapshot {
    /// The facts of this moment.
    pub fn of(model: &Model) -> Self {
        let overlay = model.overlays.last();
        let (filtered, linked) = model.filtered();
        Self {
            team: model.welcome.is_none(),
            tab: model.tab,
            table: !model.revenue.as_board,
            pane: model.pane(),
            overlay: overlay.map(Overlay::kind),
            subject: subject(model),
            handoff: model.handoff_facts(),
            filtered,
            linked,
            marks: model.tab == Tab::Revenue && !model.revenue.links.ids.is_empty(),
            asked: matches!(overlay, Some(Overlay::Confirm(confirm)) if confirm.by_key()),
            working: model.working(),
            lines: matches!(overlay, Some(Overlay::Form(form))
                if form.current().is_some_and(|field| field.kind == crate::ui::widgets::form::FieldKind::Lines)),
            agreement: model.agreement.page.as_ref().is_some_and(|page| page.agreement != 0),
            draft: model.agreement.draft().is_some(),
            draft_shown: model.agreement.shown().is_some_and(|version| version.state == "draft"),
            value: model.agreement.opened_value().is_some(),
            form: matches!(overlay, Some(Overlay::Form(_) | Overlay::Plan(_))),
        }
    }

    /// Whether a screen has the keys: no box but a drawer, which is part of its screen, lies over it.
    pub const fn on_screen(&self) -> bool {
        self.team && matches!(self.overlay, None | Some(OverlayKind::Drawer))
    }

    /// Yes on a screen, else elsewhere.
    pub const fn screen(&self) -> Availability {
        if self.on_screen() { Availability::Yes } else { Availability::Elsewhere }
    }
}

fn subject(model: &Model) -> Subject {
    if let Some(drawer) = model.drawer() {
        return match drawer {
            Drawer::Deal(id) => model.revenue.find_deal(id).map_or(Subject::None, |card| deal(model, card)),
            Drawer::Campaign(_) => Subject::Campaign,
        };
    }
    match model.pane() {
        Pane::Today => model.today.current().map_or(Subject::None, |(_, item)| match item.opens {
            Opens::Handoff(..) | Opens::Clock(..) => Subject::HandOff,
            Opens::Prospect(_) => Subject::Prospect("recycled"),
            Opens::Deal(_) => Subject::Deal { closed: false, person: item.prospect.is_some() },
        }),
        Pane::News => model.today.entry().map_or(Subject::None, |_| Subject::Entry),
        Pane::Prospects | Pane::Prospect | Pane::Timeline => {
            model.prospects.list.current().map_or(Subject::None, |row| Subject::Prospect(row.stage))
        }
        Pane::Campaigns => model.revenue.campaigns.current().map_or(Subject::None, |_| Subject::Campaign),
        Pane::HandOffs => model.revenue.hand_offs.current().map_or(Subject::None, |_| Subject::HandOff),
        Pane::Pipeline => model.revenue.current_deal().map_or(Subject::None, |card| deal(model, card)),
        Pane::Terms | Pane::Term => model.agreement.current_term().map_or(Subject::None, |_| Subject::Term {
            draft: model.agreement.shown().is_some_and(|version| version.state == "draft"),
        }),
        Pane::Goals | Pane::Goal => model.agreement.current_goal().map_or(Subject::None, |_| Subject::Goal),
        Pane::Calendars => model.agreement.current_calendar().map_or(Subject::None, |_| Subject::Calendar),
        Pane::Clocks => model.agreement.clocks.current().map_or(Subject::None, |row| Subject::Clock(row.state)),
        Pane::Metrics => model.metrics.metric().map_or(Subject::None, |_| Subject::Figure),
        Pane::Journal | Pane::Entry => model.journal.list.current().map_or(Subject::None, |_| Subject::Entry),
    }
}

fn deal(model: &Model, card: &crate::app::views::DealCard) -> Subject {
    let closed = model.revenue.stages().any(|stage| stage.id == card.stage && stage.kind != StageKind::Open);
    Subject::Deal { closed: closed || card.closed.is_some(), person: card.prospect.is_some() }
}
