//! When clocks start: at a hand-off or a dispute, under the version that is in force on that day. A version that
//! comes later never touches them (DOMAIN section 2).

use super::hours;
use super::term::in_force;
use crate::domain::edit::Edit;
use crate::domain::nouns::{AgreementVersion, Clock, Handoff, Obliged, Side, Term, TermKind};
use crate::domain::pipeline::create;
use crate::domain::plan::World;
use crate::domain::record::{Entity, Kind};
use crate::domain::time::Instant;

/// What starts clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) struct Occasion {
    /// When.
    pub at: Instant,
    /// Which debts begin.
    pub kinds: &'static [TermKind],
    /// Which side owes them.
    pub side: Side,
    /// Who of that side.
    pub owner: Option<i64>,
}

/// The debts that begin with a hand-off.
pub(in crate::domain) const BY_HANDOFF: &[TermKind] = &[TermKind::Speed, TermKind::Depth, TermKind::Decision];
/// The debts that begin with a dispute.
pub(in crate::domain) const BY_DISPUTE: &[TermKind] = &[TermKind::Feedback];

/// The clocks that start on an occasion.
pub(in crate::domain) fn clocks<W: World>(
    world: &mut W,
    handoff: &Handoff,
    occasion: Occasion,
) -> Result<Vec<Edit>, W::Error> {
    let versions: Vec<AgreementVersion> =
        world.all(Kind::AgreementVersion)?.iter().filter(|row| !row.archived).map(AgreementVersion::of).collect();
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    let day = hours::zone(world)?.day(occasion.at);
    let Some(version) = in_force(&versions, day) else { return Ok(Vec::new()) };
    let terms: Vec<Term> = world
        .children(Kind::Term, "version_of", version.id)?
        .iter()
        .filter(|row| !row.archived)
        .map(Term::of)
        .filter(|term| occasion.kinds.contains(&term.kind) && owes(term.side, occasion.side))
        .collect();
    let mut edits = Vec::new();
    for term in terms {
        if !is_about(world, &term, handoff.prospect)? {
            continue;
        }
        let clock = Clock {
            id: 0,
            term: term.id,
            prospect: handoff.prospect,
            handoff: handoff.id,
            side: occasion.side,
            owner: occasion.owner,
            started_at: occasion.at,
        };
        edits.push(create(world, &clock.record())?);
    }
    Ok(edits)
}

fn owes(term: Obliged, side: Side) -> bool {
    match term {
        Obliged::Both => true,
        Obliged::Marketing => side == Side::Marketing,
        Obliged::Sales => side == Side::Sales,
    }
}

/// Whether a term is about a prospect: its subject filter holds and its exclusion does not.
fn is_about<W: World>(world: &mut W, term: &Term, prospect: i64) -> Result<bool, W::Error> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    if let Some(subject) = said(&term.subject)
        && !world.meets(prospect, &subject)?
    {
        return Ok(false);
    }
    match said(&term.exclude) {
        Some(exclude) => Ok(!world.meets(prospect, &exclude)?),
        None => Ok(true),
    }
}
