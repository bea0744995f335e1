//! Figures: why one is what it is.

use super::Availability::{Elsewhere, No, Yes};
use super::{Area, Availability, Command, Snapshot, Subject};
use crate::app::metrics::of_term;
use crate::domain::nouns::TermKind;
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Overlay;
use crate::ui::screens::{Pane, Tab};

pub(super) const COMMANDS: &[Command] = &[
    Command::new("explain", Area::Figures, figure, explain).footer(20),
    Command::new("to-data", Area::Figures, page, to_data).footer(46),
];

fn figure(snapshot: &Snapshot) -> Availability {
    match (snapshot.on_screen() && matches!(snapshot.tab, Tab::Metrics | Tab::Agreement), snapshot.subject) {
        (false, _) => Elsewhere,
        (true, Subject::Figure) => Yes,
        // A goal is explained by opening it; once opened it is.
        (true, Subject::Term { .. } | Subject::Goal) if matches!(snapshot.pane, Pane::Terms | Pane::Goals) => Yes,
        (true, _) if snapshot.tab == Tab::Agreement => Elsewhere,
        (true, _) => No("reason-nothing-selected"),
    }
}

fn page(snapshot: &Snapshot) -> Availability {
    if snapshot.on_screen() && snapshot.tab == Tab::Metrics { Yes } else { Elsewhere }
}

fn to_data(model: &mut Model) -> Vec<Effect> {
    if !model.metrics.to_data() {
        model.hint("reason-no-data");
    }
    Vec::new()
}

fn explain(model: &mut Model) -> Vec<Effect> {
    if model.tab == Tab::Agreement {
        // What has no figure of the catalogue is explained by opening it.
        let term = model.agreement.current_term().filter(|_| model.pane() == Pane::Terms);
        let figure = term.and_then(|term| Some((of_term(TermKind::named(term.kind)?)?, term.id)));
        let Some((metric, term)) = figure else { return model.open() };
        model.metrics.explain_term(metric, term);
        model.overlays.push(Overlay::Explain);
        return Vec::new();
    }
    model.metrics.explain();
    model.overlays.push(Overlay::Explain);
    Vec::new()
}
