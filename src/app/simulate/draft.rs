//! A plan that can be kept, as a draft of the agreement: one entry, one undo.

use super::{Planned, in_force, live};
use crate::app::calendars::office;
use crate::app::service::Service;
use crate::app::texts::Texts;
use crate::domain::agreement::simulate::{Drafting, Names, draft_terms};
use crate::domain::change::Change;
use crate::domain::nouns::{Agreement, AgreementVersion, TermRate, Window};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::together::made;

/// The change that drafts a plan's terms: those in force, with the plan's numbers, and what is missing of them.
///
/// # Errors
/// Why the plan cannot be kept; the store's.
pub fn draft(service: &Service, texts: &Texts, planned: &Planned) -> Result<Change, Refusal> {
    let outcome = planned.outcome.as_ref().map_err(Clone::clone)?;
    let current = in_force(service)?;
    let mut changes = Vec::new();
    let known: Vec<Agreement> = live(service, Kind::Agreement)?;
    let of = current.as_ref().map(|(version, _)| version.agreement).or(known.first().map(|agreement| agreement.id));
    let agreement = of.unwrap_or_else(|| {
        let agreement = Agreement { id: 0, name: texts.get("plan-agreement"), note: None };
        changes.push(Change::Add(agreement.record()));
        made(0)
    });
    let (before, terms) = current.unwrap_or_else(|| (AgreementVersion::default(), Vec::new()));
    let version = AgreementVersion {
        agreement,
        from: planned.scenario.horizon.from,
        following: before.following,
        manager_after: before.manager_after,
        management_after: before.management_after,
        ..AgreementVersion::default()
    };
    let about = changes.len();
    changes.push(Change::Draft { version, like: None });
    let name = |id: &str| texts.get(&format!("plan-term-{id}"));
    let names =
        Names { volume: name("volume"), speed: name("speed"), depth: name("depth"), decision: name("decision") };
    let (calendar, _) = office::team(service)?;
    let drafting = Drafting { version: made(about), window: Window::Month, calendar, current: &terms, names: &names };
    for mut term in draft_terms(outcome, &drafting)? {
        let renewed = std::mem::take(&mut term.id);
        let place = changes.len();
        changes.push(Change::Add(term.record()));
        if renewed == 0 {
            continue;
        }
        for row in service.store().children(Kind::TermRate, "term", renewed)?.iter().filter(|row| !row.archived) {
            let rate = TermRate { id: 0, term: made(place), ..TermRate::of(row) };
            changes.push(Change::Add(rate.record()));
        }
    }
    Ok(Change::together(changes, about))
}
