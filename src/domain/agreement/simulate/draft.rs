//! The terms that a plan turns into: the volume that marketing owes, and what sales owes each lead it gets.

use super::{Outcome, Refusal, Window};
use crate::domain::nouns::{Obliged, Term, TermKind};

/// Per cent of clocks that are to be kept where the team has not agreed on another share: practice text (DOMAIN 3.1).
const KEPT: i64 = 90;
/// A first attempt within four working hours, a verdict within two working days: practice text (DOMAIN 3.1).
const SPEED: &str = "4h";
const DECISION: &str = "2d";
/// Attempts within two weeks (Roberge, DOMAIN 3.1), on three days; a second call in the same quarter of an hour is the
/// same attempt.
const DEPTH: &str = "10d";
const DEPTH_DAYS: i64 = 3;
const SPACING: &str = "15m";

/// What new terms are called: the texts know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// So many MQLs a window.
    pub volume: String,
    /// A first answer within a time.
    pub speed: String,
    /// So many attempts within a time.
    pub depth: String,
    /// A verdict within a time.
    pub decision: String,
}

/// For what the terms are drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drafting<'a> {
    /// The draft version.
    pub version: i64,
    /// The window of a new volume term; one that is there already keeps its own.
    pub window: Window,
    /// The calendar of new terms; nothing: the workspace's.
    pub calendar: Option<i64>,
    /// The terms in force now, or none.
    pub current: &'a [Term],
    /// What new terms are called.
    pub names: &'a Names,
}

/// The terms of a draft version. Those in force stay as they are, but that the volume owed becomes the plan's (in each
/// term's own window) and the depth term asks for the plan's attempts; a term with a subject is a segment's, of which the
/// plan says nothing. What is missing of volume, speed, depth and decision is added with the default spans. A term's `id` is
/// that of the term it renews (whose rates a value term still needs), 0 where it is new.
///
/// # Errors
/// `plan-too-large`.
pub fn draft_terms(outcome: &Outcome, drafting: &Drafting<'_>) -> Result<Vec<Term>, Refusal> {
    let mut terms = Vec::with_capacity(drafting.current.len() + 4);
    for current in drafting.current {
        let mut term = Term { version_of: drafting.version, ..current.clone() };
        if let Some(leads) = counted(&term) {
            term.target = outcome.volume(term.window, leads)?.point();
        } else if term.kind == TermKind::Depth && is_general(&term) {
            term.attempts = Some(outcome.scenario.attempts);
            term.days = term.days.map(|days| days.min(outcome.scenario.attempts));
        }
        terms.push(term);
    }
    if !terms.iter().any(|term| counted(term).is_some()) {
        terms.push(volume(outcome, drafting)?);
    }
    for (kind, name) in [
        (TermKind::Speed, &drafting.names.speed),
        (TermKind::Depth, &drafting.names.depth),
        (TermKind::Decision, &drafting.names.decision),
    ] {
        if !terms.iter().any(|term| term.kind == kind) {
            terms.push(clocked(outcome, drafting, kind, name));
        }
    }
    Ok(terms)
}

/// Whether a term is about every prospect.
fn is_general(term: &Term) -> bool {
    term.subject.as_deref().is_none_or(|text| text.trim().is_empty())
}

/// Whether a volume term counts leads; nothing for terms that the plan has no number for. What is handed over are MQLs.
fn counted(term: &Term) -> Option<bool> {
    match term.metric.as_deref() {
        Some("leads") if term.kind == TermKind::Volume && is_general(term) => Some(true),
        Some("mql" | "handoffs") if term.kind == TermKind::Volume && is_general(term) => Some(false),
        _ => None,
    }
}

fn volume(outcome: &Outcome, drafting: &Drafting<'_>) -> Result<Term, Refusal> {
    Ok(Term {
        side: Obliged::Marketing,
        metric: Some("mql".to_owned()),
        target: outcome.volume(drafting.window, false)?.point(),
        window: drafting.window,
        within: None,
        ..blank(drafting, TermKind::Volume, &drafting.names.volume)
    })
}

/// A term of sales with a clock, at the default spans.
fn clocked(outcome: &Outcome, drafting: &Drafting<'_>, kind: TermKind, name: &str) -> Term {
    let within = match kind {
        TermKind::Speed => SPEED,
        TermKind::Depth => DEPTH,
        _ => DECISION,
    };
    let term = Term { within: Some(within.to_owned()), ..blank(drafting, kind, name) };
    if kind != TermKind::Depth {
        return term;
    }
    let attempts = outcome.scenario.attempts;
    let spacing = Some(SPACING.to_owned());
    Term { attempts: Some(attempts), days: Some(attempts.min(DEPTH_DAYS)), spacing, ..term }
}

fn blank(drafting: &Drafting<'_>, kind: TermKind, name: &str) -> Term {
    Term {
        id: 0,
        version_of: drafting.version,
        name: name.to_owned(),
        side: Obliged::Sales,
        kind,
        metric: None,
        subject: None,
        exclude: None,
        target: KEPT,
        currency: None,
        window: drafting.window,
        within: None,
        attempts: None,
        days: None,
        spacing: None,
        grace: None,
        warn: None,
        calendar: drafting.calendar,
        fields: None,
    }
}
