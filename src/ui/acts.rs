//! What commands do to the model: opening, leaving, going about, and finding what is meant.

use crate::app::views::{CampaignRow, DealCard, Kind, Opens};
use crate::ui::effect::Effect;
use crate::ui::layout::{self, Width};
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::conflict::Way;
use crate::ui::screens::revenue::Drawer;
use crate::ui::screens::{Pane, Tab, agreement, welcome};
use crate::ui::widgets::form::{Form, Purpose, kinds};
use crate::ui::widgets::list::Motion;

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
            (Tab::Today, _) if self.drawer().is_none() => self.today.prospect(),
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

    /// Opens a form.
    pub fn open_form(&mut self, form: Form) -> Vec<Effect> {
        self.overlays.push(Overlay::Form(Box::new(form)));
        Vec::new()
    }

    /// Whether nobody acts here though somebody could.
    pub fn is_nobody(&self) -> bool {
        self.identity
            .as_ref()
            .is_some_and(|identity| identity.member.is_empty() && identity.members && !identity.read_only)
    }

    /// Asks who it is that acts.
    pub fn ask_who(&mut self) -> Vec<Effect> {
        self.hint("said-nobody-acts");
        self.open_form(kinds::who())
    }

    /// Leaves: while work goes on it is taken back first.
    pub fn quit(&mut self) -> Vec<Effect> {
        vec![Effect::Quit]
    }

    /// Goes to a tab.
    pub fn show(&mut self, tab: Tab) {
        if self.tab != tab {
            self.notes.leave();
            self.overlays.clear();
            self.zoomed = false;
        }
        self.tab = tab;
    }

    /// The panes of the screen, in the order of Tab.
    fn panes(&self) -> &'static [Pane] {
        match self.tab {
            Tab::Today => &[Pane::Today, Pane::News],
            Tab::Prospects if layout::panes(self.size.0) == Width::One => &[Pane::Prospects, Pane::Prospect],
            Tab::Prospects => &[Pane::Prospects, Pane::Prospect, Pane::Timeline],
            Tab::Revenue => &[Pane::Campaigns, Pane::HandOffs, Pane::Pipeline],
            Tab::Agreement => match self.agreement.opened {
                None => &[Pane::Terms, Pane::Goals, Pane::Calendars],
                Some(agreement::Opened::Term(_)) if self.agreement.is_clockless() => &[Pane::Term],
                Some(agreement::Opened::Term(_)) => &[Pane::Clocks, Pane::Term],
                Some(agreement::Opened::Clocks) => &[Pane::Clocks],
                Some(agreement::Opened::Goal(_)) => &[Pane::Goal],
            },
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
            Pane::Today | Pane::News => self.today.pane = pane,
            Pane::Prospects | Pane::Prospect | Pane::Timeline => self.prospects.pane = pane,
            Pane::Campaigns | Pane::HandOffs | Pane::Pipeline => self.revenue.pane = pane,
            Pane::Terms | Pane::Goals | Pane::Calendars | Pane::Clocks | Pane::Term | Pane::Goal => {
                self.agreement.pane = pane;
            }
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
            Some(Overlay::Versions) => {
                let place = self.agreement.compared.saturating_add_signed(isize::try_from(rows).unwrap_or(0));
                self.agreement.compare(place);
            }
            Some(Overlay::Conflict(conflict)) => conflict.step(rows),
            Some(Overlay::Offer(offer)) => offer.step(rows),
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
            Tab::Today => self.today.go(motion),
            Tab::Prospects => self.prospects.go(motion),
            Tab::Revenue => self.revenue.go(motion),
            Tab::Agreement => self.agreement.go(motion),
            Tab::Metrics => self.metrics.go(motion),
            Tab::Journal => self.journal.go(motion),
        }
    }

    /// Enter: opens what is selected.
    pub fn open(&mut self) -> Vec<Effect> {
        match self.overlays.last() {
            Some(Overlay::Conflict(_)) => return self.resolve(),
            Some(Overlay::Offer(_)) => return self.settle_offer(),
            Some(Overlay::Import(_)) => return self.go_on_importing(),
            Some(Overlay::Versions) => {
                let id = self.agreement.compared().map(|version| version.id);
                self.agreement.show_version(id);
                self.overlays.pop();
                return Vec::new();
            }
            Some(Overlay::Explain) => {
                self.overlays.pop();
                return Vec::new();
            }
            Some(Overlay::Job) if !self.working() => {
                self.overlays.pop();
                return Vec::new();
            }
            Some(_) => return Vec::new(),
            None => {}
        }
        if let Some(welcome) = &self.welcome {
            let form = match welcome.current() {
                welcome::Start::Demo => kinds::demo(),
                // A file needs a team to belong to: the import's form follows when there is one.
                start => {
                    self.then_import = start == welcome::Start::Import;
                    let form = kinds::team(self.language_code(), &self.guess);
                    if self.then_import { form.called("form-team-first") } else { form }
                }
            };
            return self.open_form(form);
        }
        match self.pane() {
            Pane::Today => self.open_today(),
            Pane::News => {
                if let Some(entry) = self.today.entry().map(|row| row.id) {
                    self.set_filter(Pane::Journal, "");
                    self.journal.list.select_id(entry);
                    self.show(Tab::Journal);
                }
            }
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
            Pane::Terms => self.agreement.open_term(),
            Pane::Goals => self.agreement.open_goal(),
            Pane::Clocks => {
                if let Some(prospect) = self.agreement.clocks.current().map(|row| row.prospect) {
                    self.prospects.list.select_id(prospect);
                    self.show(Tab::Prospects);
                }
            }
            Pane::Calendars | Pane::Term | Pane::Goal => {}
            Pane::Prospect | Pane::Timeline | Pane::Entry => {}
        }
        Vec::new()
    }

    /// Opens what is selected on the ladder, in its own screen.
    fn open_today(&mut self) {
        let Some((_, item)) = self.today.item() else { return };
        let name = item.name.clone();
        match item.opens {
            Opens::Deal(id) => {
                self.show(Tab::Revenue);
                self.revenue.pane = Pane::Pipeline;
                self.overlays.push(Overlay::Drawer(Drawer::Deal(id)));
            }
            Opens::Handoff(_, id) | Opens::Clock(_, id) | Opens::Prospect(id) => self.show_prospect(id, &name),
        }
    }

    /// Shows a prospect in the list. Where it is not among the rows at hand, the list is filtered by the name: a list of a
    /// million is not walked through.
    fn show_prospect(&mut self, id: i64, name: &str) {
        self.show(Tab::Prospects);
        self.prospects.pane = Pane::Prospects;
        if self.prospects.list.cache.find(id).is_none() {
            let words = name.replace('"', " ");
            self.set_filter(Pane::Prospects, &format!("\"{words}\""));
        }
        self.prospects.list.select_id(id);
    }

    /// The language's code, as settings and forms have it.
    pub const fn language_code(&self) -> &'static str {
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
                Pane::Term if !self.agreement.is_clockless() => self.agreement.pane = Pane::Clocks,
                Pane::Clocks | Pane::Term | Pane::Goal => {
                    self.agreement.close();
                }
                // From another version back to the one in force.
                Pane::Terms if self.agreement.version.is_some() => self.agreement.show_version(None),
                Pane::Goals | Pane::Calendars => self.agreement.pane = Pane::Terms,
                Pane::News => self.today.pane = Pane::Today,
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

    /// Closes the form that waits for its saving. Says what it was to add.
    pub fn close_saving(&mut self) -> Option<Kind> {
        if matches!(self.overlays.last(), Some(Overlay::Plan(_))) && self.agreement.is_drafting() {
            self.overlays.pop();
            return None;
        }
        let purpose = match self.overlays.pop_if(|top| matches!(top, Overlay::Form(form) if form.saving)) {
            Some(Overlay::Form(form)) => form.purpose,
            _ => return None,
        };
        if let Purpose::Add(kind) = purpose { Some(kind) } else { None }
    }

    /// What was just added is selected: the next key is meant for it.
    pub fn reveal(&mut self, kind: Kind, id: i64) {
        match kind {
            Kind::Prospect => self.prospects.list.expect(id),
            Kind::Campaign => self.revenue.campaigns.expect(id),
            Kind::Deal if self.revenue.as_board => self.revenue.board.expect(id),
            Kind::Deal => self.revenue.deals.expect(id),
            _ => {}
        }
    }

    /// Where what was just added does not stand among the rows in sight, it is shown all the same: a
    /// prospect on top of those created last, a campaign or a deal in full.
    pub fn seek(&mut self) {
        if self.prospects.list.lost().is_some() {
            let newest = crate::app::views::Sort::descending("created");
            self.prospects.list.look_elsewhere(|list| {
                list.filter.clear();
                list.sort = newest;
            });
        }
        let drawer = if let Some(id) = self.revenue.campaigns.lost() {
            self.revenue.campaigns.give_up();
            Some(Drawer::Campaign(id))
        } else {
            self.revenue.lost_deal().map(Drawer::Deal)
        };
        if self.overlays.is_empty() && self.tab == Tab::Revenue {
            self.overlays.extend(drawer.map(Overlay::Drawer));
        }
    }
}
