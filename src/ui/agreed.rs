//! What commands do to the agreement: what they are about, signing, and making a draft of a plan.

use crate::app::views::{Action, Kind, Message, Slot};
use crate::domain::period::Period;
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::screens::Pane;
use crate::ui::screens::agreement::figures;
use crate::ui::widgets::form::{Form, agreed};

impl Model {
    /// The selected term, goal or calendar: kind, id, version.
    pub fn agreed(&self) -> Option<(Kind, i64, i64)> {
        match self.pane() {
            Pane::Goals | Pane::Goal => self.agreement.current_goal().map(|goal| (Kind::Goal, goal.id, goal.version)),
            Pane::Calendars => self.agreement.current_calendar().map(|row| (Kind::Calendar, row.id, row.version)),
            // What was read of the term itself is what knows its version.
            _ => self.agreement.detail.get().map(|detail| (Kind::Term, detail.row.id, detail.row.version)),
        }
    }

    /// The selected term's or goal's figure as text, for the clipboard.
    pub fn agreed_text(&self) -> String {
        let say = self.say();
        match self.pane() {
            Pane::Goals | Pane::Goal => self.agreement.current_goal().map_or_else(String::new, |goal| {
                format!("{} {}: {} / {}", goal.label, goal.name, say.value(goal.actual), say.value(goal.target))
            }),
            Pane::Clocks => self.agreement.clocks.current().map(|clock| clock.label.clone()).unwrap_or_default(),
            Pane::Calendars => self.agreement.current_calendar().map(|row| row.name.clone()).unwrap_or_default(),
            _ => self
                .agreement
                .current_term()
                .map_or_else(String::new, |term| format!("{}: {}", term.name, figures::figure(say, term).0)),
        }
    }

    /// The form for other values of what is selected.
    pub fn edit_agreed(&mut self) -> Option<Form> {
        if matches!(self.pane(), Pane::Goals | Pane::Goal) {
            return self.agreement.current_goal().map(|goal| agreed::revise(goal, self.say()));
        }
        if self.pane() == Pane::Calendars {
            return self.agreement.current_calendar().map(agreed::edit_calendar);
        }
        let form = self.agreement.detail.get().map(|detail| agreed::edit_term(detail, self.say()));
        if form.is_none() && self.waiting(Slot::Term).is_some() {
            self.hint("reason-still-reading-term");
        }
        form
    }

    /// The form for a new thing of the pane that has the keys.
    pub fn add_agreed(&self) -> Option<Form> {
        match self.pane() {
            Pane::Goals => Some(agreed::goal(&self.this_quarter())),
            Pane::Calendars => Some(match self.agreement.current_calendar() {
                Some(calendar) => agreed::day(calendar.id, &calendar.name),
                None => agreed::calendar(&self.zone_name()),
            }),
            Pane::Clocks | Pane::Term => self.agreement.opened_value().map(agreed::lead_value),
            _ => self.agreement.draft().map(agreed::term),
        }
    }

    /// The name of the team's zone.
    pub fn zone_name(&self) -> String {
        self.identity.as_ref().map(|identity| identity.zone.name().to_owned()).unwrap_or_default()
    }

    /// The quarter of today, as it is typed.
    pub fn this_quarter(&self) -> String {
        self.quarter(false).code()
    }

    /// The quarter after it.
    pub fn next_quarter(&self) -> String {
        self.quarter(true).code()
    }

    fn quarter(&self, next: bool) -> Period {
        let start = self.identity.as_ref().map_or(1, |identity| identity.fiscal_start);
        let of = |day| if start == 1 { Period::quarter_of(day) } else { Period::fiscal_quarter_of(day, start) };
        let this = of(self.ground().today);
        match this.until().filter(|_| next) {
            Some(day) => of(day),
            None => this,
        }
    }

    /// `S`: what is on the screen is signed for the member's side; management says first for which.
    pub fn sign(&mut self) -> Vec<Effect> {
        let Some((id, shown)) = self.agreement.draft().map(|draft| {
            let shown = self.agreement.shown().is_some_and(|shown| shown.id == draft.id);
            (draft.id, shown)
        }) else {
            return Vec::new();
        };
        if !shown {
            // Nobody signs what they have not before their eyes.
            self.agreement.show_version(Some(id));
            self.hint("said-read-then-sign");
            return Vec::new();
        }
        match self.identity.as_ref().map(|identity| identity.side) {
            Some(side @ ("marketing" | "sales")) => self.ask_signature(side),
            _ => {
                let form = self.agreement.draft().map(agreed::sign);
                form.map_or_else(Vec::new, |form| self.open_form(form))
            }
        }
    }

    /// Shows the content with its hash, and asks for `y`.
    pub fn ask_signature(&mut self, side: &'static str) -> Vec<Effect> {
        let say = self.say();
        let Some(draft) = self.agreement.draft() else { return Vec::new() };
        let action = Action::Sign { version: draft.id, side, hash: draft.hash.clone() };
        let short: String = draft.hash.chars().take(12).collect();
        let question = Message::new("sign-question")
            .with("label", &draft.label)
            .with("side", say.code("side", side))
            .with("from", say.day(draft.from))
            .with("hash", short);
        let terms = self.agreement.page.as_ref().map(|page| page.terms.as_slice()).unwrap_or_default();
        let order = self.agreement.order();
        let lines = order.iter().filter_map(|place| terms.get(*place));
        let sample = lines
            .map(|term| format!("{}: {}: {}", say.code("side", term.side), term.name, say.message(&term.promise)))
            .collect();
        let mut confirm = Confirm::new(question, Effect::Apply(action));
        confirm.sample = sample;
        self.overlays.push(Overlay::Confirm(Box::new(confirm)));
        Vec::new()
    }

    /// The simulator's scenario is to become a draft: asked first, once it is worked out and can be kept.
    pub fn ask_draft(&mut self) -> Vec<Effect> {
        let Some(Overlay::Plan(plan)) = self.overlays.last() else { return Vec::new() };
        if !plan.ready() {
            self.hint("reason-plan-not-ready");
            return Vec::new();
        }
        let view = plan.view.as_ref();
        let period = view.map(|view| view.period.clone()).unwrap_or_default();
        let say = self.say();
        let stages = view.map(|view| {
            let all = view.marketing.iter().map(|it| ("plan-marketing", it));
            all.chain(view.sales.iter().map(|it| ("plan-sales", it))).collect::<Vec<_>>()
        });
        let sample = stages.unwrap_or_default().into_iter().map(|(side, (stage, point, ..))| {
            let stage = say.get(&format!("plan-stage-{stage}"));
            format!("{}: {} {stage}", say.get(side), say.count(point.unsigned_abs()))
        });
        let mut confirm = Confirm::new(
            Message::new("plan-question").with("period", period),
            Effect::Apply(Action::PlanToDraft(plan.input())),
        );
        confirm.sample = sample.collect();
        self.overlays.push(Overlay::Confirm(Box::new(confirm)));
        Vec::new()
    }
}
