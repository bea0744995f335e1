//! When clocks start: at a hand-off or a dispute, under the version that is in force on that day. A version that
//! comes later never touches them (DOMAIN section 2).

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::hours;
use super::term::in_force;
use crate::domain::edit::Edit;
use crate::domain::nouns::{AgreementVersion, Clock, Handoff, Obliged, Side, Term, TermKind};
use crate::domain::pipeline::create;
use crate::domain::plan::World;
use crate::domain::record::{Entity, Kind};
use crate::domain::time::{Instant, Zone};

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
    match Starting::gather(world)? {
        Some(mut starting) => starting.clocks(world, handoff, occasion),
        None => Ok(Vec::new()),
    }
}

/// The versions with their debts, gathered once for many hand-offs.
#[derive(Debug)]
pub struct Starting {
    versions: Vec<AgreementVersion>,
    zone: Zone,
    terms: HashMap<i64, Vec<Term>>,
}

impl Starting {
    /// Gathers them; nothing where no version was ever written.
    ///
    /// # Errors
    /// The store's.
    pub fn gather<W: World>(world: &mut W) -> Result<Option<Self>, W::Error> {
        let versions: Vec<AgreementVersion> =
            world.all(Kind::AgreementVersion)?.iter().filter(|row| !row.archived).map(AgreementVersion::of).collect();
        if versions.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self { versions, zone: hours::zone(world)?, terms: HashMap::new() }))
    }

    /// The clocks that began when a hand-off was offered, however late it is recorded: those of the version that was in
    /// force at that instant. Before the first version nobody owed anything.
    ///
    /// # Errors
    /// The store's.
    pub fn offered<W: World>(&mut self, world: &mut W, handoff: &Handoff) -> Result<Vec<Edit>, W::Error> {
        let occasion = Occasion { at: handoff.offered_at, kinds: BY_HANDOFF, side: Side::Sales, owner: handoff.to };
        self.clocks(world, handoff, occasion)
    }

    fn clocks<W: World>(
        &mut self,
        world: &mut W,
        handoff: &Handoff,
        occasion: Occasion,
    ) -> Result<Vec<Edit>, W::Error> {
        let day = self.zone.day(occasion.at);
        let Some(version) = in_force(&self.versions, day).map(|version| version.id) else { return Ok(Vec::new()) };
        let all = match self.terms.entry(version) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let rows = world.children(Kind::Term, "version_of", version)?;
                place.insert(rows.iter().filter(|row| !row.archived).map(Term::of).collect())
            }
        };
        let mut edits = Vec::new();
        for term in all.iter().filter(|term| occasion.kinds.contains(&term.kind) && owes(term.side, occasion.side)) {
            if !is_about(world, term, handoff.prospect)? {
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
