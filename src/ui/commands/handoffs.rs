//! What is done to hand-offs: marketing offers, sales judges, either side disputes. A prospect stands for its last one.

use super::Availability::{Elsewhere, No, Yes};
use super::{Area, Availability, Command, Snapshot, Subject};
use crate::app::views::{Action, HandoffOf, Opens};
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::screens::{Pane, Tab};
use crate::ui::widgets::form::{Form, kinds};

pub(super) const COMMANDS: &[Command] = &[
    Command::new("accept", Area::Handoffs, acceptable, accept).footer(16).changes(),
    Command::new("refuse", Area::Handoffs, waiting, refuse).footer(17).changes(),
    Command::new("recycle", Area::Handoffs, waiting, recycle).footer(30).changes(),
    Command::new("hand-off", Area::Handoffs, offerable, hand_off).footer(18).changes(),
    Command::new("take-back", Area::Handoffs, waiting, take_back).changes(),
    Command::new("pass-on", Area::Handoffs, passable, pass_on).changes(),
    Command::new("dispute", Area::Handoffs, disputable, dispute).changes(),
    Command::new("answer", Area::Handoffs, answerable, answer).footer(19).changes(),
    Command::new("open-deal", Area::Handoffs, accepted, open_deal).footer(21).changes(),
];

/// What is known of the hand-off that commands are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Whether it was read already: while it was not, the rules decide.
    pub known: bool,
    /// Code of what sales said; empty: there is none.
    pub verdict: &'static str,
    /// Code of whether it is disputed.
    pub dispute: &'static str,
}

/// A hand-off with what forms need of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// Which.
    pub of: HandoffOf,
    /// The version that the screen has; 0 where it has none.
    pub version: i64,
    /// The prospect's name.
    pub name: String,
}

impl Model {
    /// The hand-off that commands are about.
    pub fn handoff(&self) -> Option<Meant> {
        if self.tab == Tab::Revenue && self.pane() == Pane::HandOffs && self.drawer().is_none() {
            let row = self.revenue.hand_offs.current()?;
            return Some(Meant { of: HandoffOf::Handoff(row.id), version: row.version, name: row.name.clone() });
        }
        if self.tab == Tab::Today {
            let (_, item) = self.today.current()?;
            let name = item.name.clone();
            return match (item.handoff, item.opens) {
                (Some(handoff), _) => Some(Meant { of: HandoffOf::Handoff(handoff.id), version: item.version, name }),
                (None, Opens::Handoff(_, person) | Opens::Clock(_, person) | Opens::Prospect(person)) => {
                    Some(Meant { of: HandoffOf::Prospect(person), version: 0, name })
                }
                (None, Opens::Deal(_)) => None,
            };
        }
        let (prospect, _, name) = self.prospect()?;
        let detail = self.prospects.detail.get().filter(|detail| detail.row.id == prospect);
        Some(match detail.and_then(|detail| detail.handoff.as_ref()) {
            Some(info) => Meant { of: HandoffOf::Handoff(info.id), version: info.version, name },
            None => Meant { of: HandoffOf::Prospect(prospect), version: 0, name },
        })
    }

    /// What is known of it.
    pub fn handoff_facts(&self) -> Facts {
        if self.tab == Tab::Revenue && self.pane() == Pane::HandOffs {
            let row = self.revenue.hand_offs.current();
            return row.map_or(Facts { known: true, ..Facts::default() }, |row| Facts {
                known: true,
                verdict: row.verdict,
                dispute: row.dispute,
            });
        }
        if self.tab == Tab::Today {
            // Where a row does not know, the rules decide.
            let judged = self.today.current().and_then(|(_, item)| item.handoff);
            return judged.map_or(Facts::default(), |handoff| Facts {
                known: true,
                verdict: handoff.verdict,
                dispute: handoff.dispute,
            });
        }
        let Some((prospect, ..)) = self.prospect() else { return Facts { known: true, ..Facts::default() } };
        match self.prospects.detail.get().filter(|detail| detail.row.id == prospect) {
            None => Facts::default(),
            Some(detail) => detail.handoff.as_ref().map_or(Facts { known: true, ..Facts::default() }, |info| Facts {
                known: true,
                verdict: info.verdict,
                dispute: info.dispute,
            }),
        }
    }

    /// The side for which this member speaks; management says it.
    fn speaks_for_both(&self) -> bool {
        self.identity.as_ref().is_some_and(|identity| identity.side == "management")
    }
}

/// Yes where `fits` or nothing is known yet; else why not.
fn on(snapshot: &Snapshot, fits: bool, reason: &'static str) -> Availability {
    let person = matches!(snapshot.subject, Subject::Prospect(_) | Subject::HandOff);
    if !snapshot.on_screen() || !matches!(snapshot.tab, Tab::Today | Tab::Prospects | Tab::Revenue) {
        return Elsewhere;
    }
    match (person, fits || !snapshot.handoff.known) {
        (false, _) => No("reason-no-prospect"),
        (true, true) => Yes,
        (true, false) => No(reason),
    }
}

const fn decided(facts: Facts) -> &'static str {
    if facts.verdict.is_empty() { "reason-not-handed-off" } else { "reason-decided" }
}

fn waiting(snapshot: &Snapshot) -> Availability {
    on(snapshot, snapshot.handoff.verdict == "offered", decided(snapshot.handoff))
}

/// Sales can also take after all what marketing disputes.
fn acceptable(snapshot: &Snapshot) -> Availability {
    let facts = snapshot.handoff;
    on(snapshot, facts.verdict == "offered" || facts.dispute == "by_marketing", decided(facts))
}

fn passable(snapshot: &Snapshot) -> Availability {
    let facts = snapshot.handoff;
    on(snapshot, matches!(facts.verdict, "offered" | "accepted"), decided(facts))
}

fn disputable(snapshot: &Snapshot) -> Availability {
    let facts = snapshot.handoff;
    let open = matches!(facts.verdict, "offered" | "accepted" | "refused" | "recycled");
    on(snapshot, open && matches!(facts.dispute, "none" | "answered"), "reason-nothing-disputable")
}

fn answerable(snapshot: &Snapshot) -> Availability {
    let facts = snapshot.handoff;
    match on(snapshot, matches!(facts.dispute, "by_marketing" | "by_sales"), "reason-not-disputed") {
        Yes if !facts.known => No("reason-not-disputed"),
        other => other,
    }
}

fn offerable(snapshot: &Snapshot) -> Availability {
    let with_sales =
        matches!(snapshot.subject, Subject::Prospect("sal" | "sql" | "opportunity" | "customer" | "advocate"));
    match (snapshot.tab, snapshot.subject) {
        (Tab::Prospects, Subject::Prospect(_)) => {
            let waits = snapshot.handoff.known && snapshot.handoff.verdict == "offered";
            if snapshot.on_screen() && (with_sales || waits) { No("reason-with-sales") } else { on(snapshot, true, "") }
        }
        (Tab::Prospects, _) => on(snapshot, false, "reason-no-prospect"),
        // Whose rest is over is offered again from where that is told.
        (Tab::Today, Subject::Prospect(_)) => on(snapshot, true, ""),
        _ => Elsewhere,
    }
}

fn accepted(snapshot: &Snapshot) -> Availability {
    let taken = matches!(snapshot.subject, Subject::Prospect("sal" | "sql" | "opportunity" | "customer" | "advocate"));
    match snapshot.tab {
        Tab::Prospects => match on(snapshot, taken, "reason-not-accepted") {
            Yes if !taken => No("reason-not-accepted"),
            other => other,
        },
        _ => Elsewhere,
    }
}

fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(meant) = model.handoff() else { return Vec::new() };
    vec![Effect::Apply(Action::Accept { of: meant.of, version: meant.version })]
}

fn take_back(model: &mut Model) -> Vec<Effect> {
    let Some(meant) = model.handoff() else { return Vec::new() };
    vec![Effect::Apply(Action::TakeBack { of: meant.of, version: meant.version })]
}

fn form(model: &mut Model, make: impl FnOnce(&Meant, bool) -> Form) -> Vec<Effect> {
    let both = model.speaks_for_both();
    match model.handoff() {
        Some(meant) => model.open_form(make(&meant, both)),
        None => Vec::new(),
    }
}

fn refuse(model: &mut Model) -> Vec<Effect> {
    form(model, |meant, _| kinds::refuse(meant.of, meant.version, &meant.name))
}

fn recycle(model: &mut Model) -> Vec<Effect> {
    form(model, |meant, _| kinds::recycle(meant.of, meant.version, &meant.name))
}

fn pass_on(model: &mut Model) -> Vec<Effect> {
    form(model, |meant, _| kinds::pass_on(meant.of, &meant.name))
}

fn dispute(model: &mut Model) -> Vec<Effect> {
    form(model, |meant, both| kinds::dispute(meant.of, &meant.name, both))
}

fn answer(model: &mut Model) -> Vec<Effect> {
    form(model, |meant, both| kinds::reply(meant.of, &meant.name, both))
}

fn hand_off(model: &mut Model) -> Vec<Effect> {
    let Some((prospect, version, name)) = model.prospect() else { return Vec::new() };
    let listed = model.prospects.list.current().filter(|row| row.id == prospect);
    let owner = listed.map(|row| row.sales_owner.clone()).unwrap_or_default();
    model.open_form(kinds::hand_off(prospect, version, &name, &owner))
}

fn open_deal(model: &mut Model) -> Vec<Effect> {
    let form = model.prospects.list.current().map(kinds::open_deal);
    form.map_or_else(Vec::new, |form| model.open_form(form))
}
