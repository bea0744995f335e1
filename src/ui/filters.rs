//! What commands do to lists: filter, order, and what a mark shows alone.

use crate::app::views::{Link, Sort};
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::filter::FilterBox;
use crate::ui::screens::Pane;
use crate::ui::widgets::input::Line;
use crate::ui::widgets::list::ListState;

impl Model {
    /// Whether the pane's list is filtered, and whether by a mark.
    pub fn filtered(&self) -> (bool, bool) {
        let of = |filter: &str, linked: Option<Link>| (!filter.is_empty(), linked.is_some());
        match self.pane() {
            Pane::Prospects | Pane::Prospect | Pane::Timeline => of(&self.prospects.list.filter, None),
            Pane::Campaigns | Pane::HandOffs => of(&self.revenue.campaigns.filter, self.revenue.campaigns.linked),
            Pane::Pipeline => of(&self.revenue.deals.filter, self.revenue.deals.linked),
            Pane::Today
            | Pane::News
            | Pane::Metrics
            | Pane::Terms
            | Pane::Goals
            | Pane::Calendars
            | Pane::Clocks
            | Pane::Term
            | Pane::Goal => (false, false),
            Pane::Journal | Pane::Entry => of(&self.journal.list.filter, None),
        }
    }

    /// What to say where nothing fits a filter: what asks for `me` finds nothing while nobody is known.
    pub fn nothing_fits(&self, filter: &str) -> (&'static str, &'static str) {
        let unknown = self.identity.as_ref().is_some_and(|identity| identity.member.is_empty());
        let me = filter.split([' ', '|', '(', ')']).any(|part| part.ends_with(":me") || part.ends_with("=me"));
        if unknown && me { ("empty-me", "empty-me-how") } else { ("empty-filter", "empty-filter-how") }
    }

    /// `/`: the pane's filter is typed.
    pub fn start_filter(&mut self) -> Vec<Effect> {
        let pane = match self.pane() {
            Pane::Prospect | Pane::Timeline => Pane::Prospects,
            Pane::Entry => Pane::Journal,
            pane => pane,
        };
        self.focus(pane);
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Drawer(_)));
        let before = match pane {
            Pane::Metrics => self.metrics.period.clone(),
            _ => self.filter_of(pane).to_owned(),
        };
        let line = Line::new(if pane == Pane::Metrics { "" } else { &before });
        self.overlays.push(Overlay::Filter(FilterBox { pane, line, before, error: None }));
        Vec::new()
    }

    fn filter_of(&self, pane: Pane) -> &str {
        match pane {
            Pane::Prospects => &self.prospects.list.filter,
            Pane::Campaigns => &self.revenue.campaigns.filter,
            Pane::Pipeline => &self.revenue.deals.filter,
            Pane::Journal => &self.journal.list.filter,
            _ => "",
        }
    }

    /// A pane's list gets another filter; the page of figures another period.
    pub fn set_filter(&mut self, pane: Pane, filter: &str) {
        match pane {
            Pane::Prospects => self.prospects.list.change(|list| filter.clone_into(&mut list.filter)),
            Pane::Campaigns => self.revenue.campaigns.change(|list| filter.clone_into(&mut list.filter)),
            Pane::Pipeline => self.revenue.change_deals(|list| filter.clone_into(&mut list.filter)),
            Pane::Journal => self.journal.list.change(|list| filter.clone_into(&mut list.filter)),
            Pane::Metrics if !filter.is_empty() => self.metrics.set_period(filter),
            _ => {}
        }
    }

    /// The pane's list is shown whole again: first without the mark, then without the filter.
    pub fn clear_filter(&mut self) -> Vec<Effect> {
        let pane = match self.pane() {
            Pane::HandOffs => Pane::Campaigns,
            pane => pane,
        };
        match (self.filtered(), pane) {
            ((_, true), Pane::Campaigns) => self.revenue.campaigns.change(|list| list.linked = None),
            ((_, true), Pane::Pipeline) => self.revenue.change_deals(|list| list.linked = None),
            ((true, _), pane) if pane != Pane::Metrics => self.set_filter(pane, ""),
            _ => {}
        }
        Vec::new()
    }

    /// `f`: what is marked on the other side becomes all that is shown there; again: everything.
    pub fn filter_by_mark(&mut self) -> Vec<Effect> {
        let link = self.revenue.links.of;
        match (self.pane(), link) {
            (Pane::Campaigns, Some(link)) => {
                let link = if self.revenue.deals.linked == Some(link) { None } else { Some(link) };
                self.revenue.change_deals(|list| list.linked = link);
            }
            (Pane::Pipeline, Some(link)) => {
                let link = if self.revenue.campaigns.linked == Some(link) { None } else { Some(link) };
                self.revenue.campaigns.change(|list| list.linked = link);
            }
            _ => {
                self.revenue.change_deals(|list| list.linked = None);
                self.revenue.campaigns.change(|list| list.linked = None);
            }
        }
        Vec::new()
    }

    /// Orders the pane's list by a field, the other way round where it is so already. Says whether the
    /// list can be ordered so.
    pub fn sort(&mut self, field: &'static str) -> bool {
        const PROSPECTS: &[&str] = &["name", "account", "stage", "created", "last_touch"];
        const CAMPAIGNS: &[&str] = &["name", "status", "spend", "leads", "mql", "won", "start"];
        const DEALS: &[&str] = &["title", "account", "stage", "amount", "owner", "expected_close", "created"];
        let field = if field == "name" && self.pane() == Pane::Pipeline { "title" } else { field };
        let (fields, sort) = match self.pane() {
            Pane::Prospects | Pane::Prospect | Pane::Timeline => (PROSPECTS, self.prospects.list.sort),
            Pane::Campaigns => (CAMPAIGNS, self.revenue.campaigns.sort),
            Pane::Pipeline => (DEALS, self.revenue.deals.sort),
            _ => return false,
        };
        if !fields.contains(&field) {
            return false;
        }
        let words = matches!(field, "name" | "title" | "account" | "owner" | "stage" | "expected_close");
        let sort = if sort.field == field {
            Sort { descending: !sort.descending, ..sort }
        } else {
            Sort { field, descending: !words }
        };
        self.set_sort(sort);
        true
    }

    /// The pane's list the other way round.
    pub fn reverse(&mut self) -> Vec<Effect> {
        let sort = match self.pane() {
            Pane::Campaigns => self.revenue.campaigns.sort,
            Pane::Pipeline => self.revenue.deals.sort,
            _ => self.prospects.list.sort,
        };
        self.set_sort(Sort { descending: !sort.descending, ..sort });
        Vec::new()
    }

    fn set_sort(&mut self, sort: Sort) {
        fn change<T: crate::ui::widgets::cache::Row>(list: &mut ListState<T>, sort: Sort) {
            list.change(|list| list.sort = sort);
        }
        match self.pane() {
            Pane::Campaigns => change(&mut self.revenue.campaigns, sort),
            Pane::Pipeline => change(&mut self.revenue.deals, sort),
            _ => change(&mut self.prospects.list, sort),
        }
    }
}
