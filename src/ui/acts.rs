//! What commands do to the model: opening, leaving, going about, and finding what is meant.

use crate::app::views::{CampaignRow, DealCard, Link, Sort};
use crate::ui::effect::Effect;
use crate::ui::layout::{self, Width};
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::conflict::Way;
use crate::ui::overlays::filter::FilterBox;
use crate::ui::screens::revenue::Drawer;
use crate::ui::screens::{Pane, Tab, welcome};
use crate::ui::widgets::form::{Form, kinds};
use crate::ui::widgets::input::Line;
use crate::ui::widgets::list::{ListState, Motion};

impl Model {
    /// The deal that commands are about.
    pub fn deal(&self) -> Option<&DealCard> {
        match self.drawer() {
            Some(Drawer::Deal(id)) => self.revenue.find_deal(id),
            Some(Drawer::Campaign(_)) => None,
            None if self.pane() == Pane::Pipeline => self.revenue.current_deal(),
            None => None,
        }
    }

    /// The campaign that commands are about.
    pub fn campaign(&self) -> Option<&CampaignRow> {
        match self.drawer() {
            Some(Drawer::Campaign(id)) => self.revenue.find_campaign(id),
            Some(Drawer::Deal(_)) => None,
            None if self.pane() == Pane::Campaigns => self.revenue.campaigns.current(),
            None => None,
        }
    }

    /// The prospect that commands are about: id, version, name. A hand-off stands for its prospect.
    pub fn prospect(&self) -> Option<(i64, i64, String)> {
        match (self.tab, self.pane()) {
            (Tab::Prospects, _) => self.prospects.list.current().map(|row| (row.id, row.version, row.name.clone())),
            (Tab::Revenue, Pane::HandOffs) if self.drawer().is_none() => {
                self.revenue.hand_offs.current().map(|row| (row.prospect, row.version, row.name.clone()))
            }
            _ => None,
        }
    }

    /// The selected figure as text, for the clipboard.
    pub fn figure_text(&self) -> String {
        let figure = self.metrics.page.as_ref().and_then(|page| page.figures.get(self.metrics.selected));
        figure.map_or_else(String::new, |figure| {
            let say = self.say();
            let name = say.get(&format!("metric-{}", figure.id));
            format!("{name} {}: {}", self.metrics.period, say.figure(figure))
        })
    }

    /// Whether the pane's list is filtered, and whether by a mark.
    pub fn filtered(&self) -> (bool, bool) {
        let of = |filter: &str, linked: Option<Link>| (!filter.is_empty(), linked.is_some());
        match self.pane() {
            Pane::Prospects | Pane::Prospect | Pane::Timeline => of(&self.prospects.list.filter, None),
            Pane::Campaigns | Pane::HandOffs => of(&self.revenue.campaigns.filter, self.revenue.campaigns.linked),
            Pane::Pipeline => of(&self.revenue.deals.filter, self.revenue.deals.linked),
            Pane::Metrics => (false, false),
            Pane::Journal | Pane::Entry => of(&self.journal.list.filter, None),
        }
    }

    /// Opens a form.
    pub fn open_form(&mut self, form: Form) -> Vec<Effect> {
        self.overlays.push(Overlay::Form(Box::new(form)));
        Vec::new()
    }

    /// Leaves: while work goes on it is taken back first.
    pub fn quit(&mut self) -> Vec<Effect> {
        vec![Effect::Quit]
    }

    /// Goes to a tab.
    pub fn show(&mut self, tab: Tab) {
        if self.tab != tab {
            self.overlays.clear();
            self.zoomed = false;
        }
        self.tab = tab;
    }

    /// The panes of the screen, in the order of Tab.
    fn panes(&self) -> &'static [Pane] {
        match self.tab {
            Tab::Prospects if layout::panes(self.size.0) == Width::One => &[Pane::Prospects, Pane::Prospect],
            Tab::Prospects => &[Pane::Prospects, Pane::Prospect, Pane::Timeline],
            Tab::Revenue => &[Pane::Campaigns, Pane::HandOffs, Pane::Pipeline],
            Tab::Metrics => &[Pane::Metrics],
            Tab::Journal => &[Pane::Journal, Pane::Entry],
        }
    }

    /// The next pane gets the keys, or the one before.
    pub fn step_pane(&mut self, by: isize) {
        let panes = self.panes();
        let here = panes.iter().position(|pane| *pane == self.pane()).unwrap_or(0);
        let count = isize::try_from(panes.len()).unwrap_or(1);
        let place = (isize::try_from(here).unwrap_or(0) + by).rem_euclid(count);
        if let Some(pane) = usize::try_from(place).ok().and_then(|place| panes.get(place)) {
            self.focus(*pane);
        }
    }

    /// A pane gets the keys.
    pub const fn focus(&mut self, pane: Pane) {
        match pane {
            Pane::Prospects | Pane::Prospect | Pane::Timeline => self.prospects.pane = pane,
            Pane::Campaigns | Pane::HandOffs | Pane::Pipeline => self.revenue.pane = pane,
            Pane::Metrics => {}
            Pane::Journal | Pane::Entry => self.journal.pane = pane,
        }
    }

    /// A movement, in the uppermost box or the pane that has the keys.
    pub fn go(&mut self, motion: Motion) {
        let rows = match motion {
            Motion::Rows(rows) => rows,
            Motion::Pages(pages) => pages * 10,
            Motion::Halves(halves) => halves * 5,
            Motion::First => -1_000_000,
            Motion::Last => 1_000_000,
            Motion::Left | Motion::Right => 0,
        };
        match self.overlays.last_mut() {
            Some(Overlay::Help(help)) => help.go(motion),
            Some(Overlay::Log(scroll)) => *scroll = crate::ui::screens::prospects::scrolled(*scroll, motion),
            Some(Overlay::Explain) => self.metrics.scroll(motion),
            Some(Overlay::Conflict(conflict)) => conflict.step(rows),
            Some(Overlay::Import(import)) => import.go(motion, rows),
            Some(Overlay::Drawer(Drawer::Deal(_))) => self.revenue.deal.scroll(rows),
            Some(Overlay::Drawer(Drawer::Campaign(_))) => self.revenue.campaign.scroll(rows),
            Some(_) => {}
            None => self.go_on_screen(motion, rows),
        }
    }

    fn go_on_screen(&mut self, motion: Motion, rows: i64) {
        if let Some(welcome) = &mut self.welcome {
            let last = welcome::State::ALL.len() - 1;
            let by = isize::try_from(rows).unwrap_or(0);
            welcome.selected = welcome.selected.saturating_add_signed(by).min(last);
            return;
        }
        match self.tab {
            Tab::Prospects => self.prospects.go(motion),
            Tab::Revenue => self.revenue.go(motion),
            Tab::Metrics => self.metrics.go(motion),
            Tab::Journal => self.journal.go(motion),
        }
    }

    /// Enter: opens what is selected.
    pub fn open(&mut self) -> Vec<Effect> {
        match self.overlays.last() {
            Some(Overlay::Conflict(_)) => return self.resolve(),
            Some(Overlay::Import(_)) => return self.go_on_importing(),
            Some(_) => return Vec::new(),
            None => {}
        }
        if let Some(welcome) = &self.welcome {
            let form = match welcome.current() {
                welcome::Start::Demo => kinds::demo(),
                // A file needs a team to belong to: the import's form follows when there is one.
                start => {
                    self.then_import = start == welcome::Start::Import;
                    kinds::team(self.language_code(), &self.guess)
                }
            };
            return self.open_form(form);
        }
        match self.pane() {
            Pane::Prospects => self.prospects.pane = Pane::Prospect,
            Pane::Journal => self.journal.pane = Pane::Entry,
            Pane::Metrics => {
                self.metrics.explain();
                self.overlays.push(Overlay::Explain);
            }
            Pane::Campaigns => {
                let id = self.revenue.campaigns.current().map(|row| row.id);
                self.overlays.extend(id.map(|id| Overlay::Drawer(Drawer::Campaign(id))));
            }
            Pane::Pipeline => {
                let id = self.revenue.current_deal().map(|card| card.id);
                self.overlays.extend(id.map(|id| Overlay::Drawer(Drawer::Deal(id))));
            }
            Pane::HandOffs => {
                if let Some(prospect) = self.revenue.hand_offs.current().map(|row| row.prospect) {
                    self.prospects.list.select_id(prospect);
                    self.show(Tab::Prospects);
                }
            }
            Pane::Prospect | Pane::Timeline | Pane::Entry => {}
        }
        Vec::new()
    }

    const fn language_code(&self) -> &'static str {
        use crate::app::texts::Language;
        match self.texts.language() {
            Language::En => "en",
            Language::It => "it",
            Language::Es => "es",
        }
    }

    /// Esc: out of the uppermost box, else a step back on the screen.
    pub fn back(&mut self) -> Vec<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Form(mut form)) => {
                if form.dirty() && !form.leaving && !form.saving {
                    form.leaving = true;
                    self.overlays.push(Overlay::Form(form));
                }
            }
            Some(Overlay::Filter(filter)) => self.set_filter(filter.pane, &filter.before),
            Some(Overlay::Job) if self.working() => {
                self.overlays.push(Overlay::Job);
                return vec![Effect::Cancel];
            }
            Some(_) => {}
            None if self.zoomed => self.zoomed = false,
            None => match self.pane() {
                Pane::Prospect | Pane::Timeline => self.prospects.pane = Pane::Prospects,
                Pane::Entry => self.journal.pane = Pane::Journal,
                _ => return self.clear_filter(),
            },
        }
        Vec::new()
    }

    /// `y`: what was asked about is done.
    pub fn confirm(&mut self) -> Vec<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Confirm(confirm)) => vec![confirm.then],
            other => {
                self.overlays.extend(other);
                Vec::new()
            }
        }
    }

    /// Out of a conflict, on the selected way.
    fn resolve(&mut self) -> Vec<Effect> {
        let Some(Overlay::Conflict(conflict)) = self.overlays.last_mut() else { return Vec::new() };
        match conflict.way() {
            Way::Compare => {
                conflict.compared = !conflict.compared;
                Vec::new()
            }
            Way::Theirs => {
                self.overlays.pop();
                self.close_saving();
                self.age_all();
                Vec::new()
            }
            Way::Yours => {
                let (action, version) = (conflict.conflict.action.clone(), conflict.conflict.version);
                self.overlays.pop();
                vec![Effect::Apply(crate::app::views::Action::Over { action: Box::new(action), version })]
            }
        }
    }

    /// The next question of an import, or the import itself.
    fn go_on_importing(&mut self) -> Vec<Effect> {
        let now = self.now;
        let Some(Overlay::Import(import)) = self.overlays.last_mut() else { return Vec::new() };
        let Some((job, done)) = import.enter(now) else { return Vec::new() };
        if done {
            self.overlays.pop();
        }
        vec![Effect::Start(job)]
    }

    /// Closes the form that waits for its saving.
    pub fn close_saving(&mut self) {
        if matches!(self.overlays.last(), Some(Overlay::Form(form)) if form.saving) {
            self.overlays.pop();
        }
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
        self.overlays.push(Overlay::Filter(FilterBox { pane, line, before }));
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
