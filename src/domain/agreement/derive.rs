//! Clocks from the rows of the team's data: the shared record is the only source, and what was gathered for one
//! clock serves the next.

use std::collections::HashMap;

use super::clock::{Event, Face, Rule, What, face};
use super::hours::{self, Hours};
use super::{events, term};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{
    AgreementVersion, Clock, ClockStep, HandoffMove, HandoffStep, Member, Obliged, Side, StageEntry, Term, TermKind,
    Touch,
};
use crate::domain::plan::World;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// A term as its clocks need it.
#[derive(Debug, Clone)]
struct Known {
    rule: Rule,
    calendar: Option<i64>,
}

/// Derives clocks one after another.
#[derive(Debug, Default)]
pub struct Derive {
    terms: HashMap<i64, Known>,
    hours: HashMap<(Option<i64>, Vec<i64>), Hours>,
    sides: HashMap<i64, Option<Side>>,
    /// Whether pauses and waivers are looked away from: what the figure would be without them.
    strict: bool,
}

impl Derive {
    /// Looks away from pauses and waivers.
    pub fn without_leniency() -> Self {
        Self { strict: true, ..Self::default() }
    }

    /// What the clock is by all that had happened at `as_of`; nothing: by everything that is recorded, so that an end
    /// in the future stands there already.
    ///
    /// # Errors
    /// `no-such-record`, the calendar's, the store's.
    pub fn face<W: World>(&mut self, world: &mut W, clock: &Clock, as_of: Option<Instant>) -> Result<Face, W::Error> {
        let known = self.term(world, clock.term)?;
        let (happened, mut people) = self.events(world, clock, &known.rule, as_of)?;
        people.extend(clock.owner);
        people.sort_unstable();
        people.dedup();
        let key = (known.calendar, people);
        if !self.hours.contains_key(&key) {
            let gathered = hours::gather(world, key.0, &key.1)?;
            self.hours.insert(key.clone(), gathered);
        }
        let missing = || Refusal::not_found("calendar-missing").with("what", "");
        let hours = self.hours.get(&key).ok_or_else(missing)?;
        Ok(face(&known.rule, hours, clock.started_at, clock.owner, &happened)?)
    }

    fn term<W: World>(&mut self, world: &mut W, id: i64) -> Result<Known, W::Error> {
        if let Some(known) = self.terms.get(&id) {
            return Ok(known.clone());
        }
        let missing = || Refusal::not_found("no-such-record").with("kind", "term").with("what", Kind::Term.label(id));
        let row = Term::of(&world.record(Kind::Term, id)?.ok_or_else(missing)?);
        let version = world.record(Kind::AgreementVersion, row.version_of)?.ok_or_else(missing)?;
        let rule = term::rule(&row, AgreementVersion::of(&version).following)?;
        let known = Known { rule, calendar: row.calendar };
        self.terms.insert(id, known.clone());
        Ok(known)
    }

    fn side<W: World>(&mut self, world: &mut W, member: i64) -> Result<Option<Side>, W::Error> {
        if let Some(side) = self.sides.get(&member) {
            return Ok(*side);
        }
        let side = world.record(Kind::Member, member)?.map(|row| Member::of(&row).side);
        self.sides.insert(member, side);
        Ok(side)
    }

    /// The events of a clock, and everybody who got it on the way.
    fn events<W: World>(
        &mut self,
        world: &mut W,
        clock: &Clock,
        rule: &Rule,
        as_of: Option<Instant>,
    ) -> Result<(Vec<Event>, Vec<i64>), W::Error> {
        let steps: Vec<HandoffStep> =
            world.children(Kind::HandoffStep, "handoff", clock.handoff)?.iter().map(HandoffStep::of).collect();
        let later: Vec<HandoffStep> = steps.into_iter().filter(|step| step.at >= clock.started_at).collect();
        let people =
            later.iter().filter(|step| step.step == HandoffMove::PassedOn).filter_map(|step| step.to).collect();
        let mut all = events::of_handoff(&later, rule.kind);
        let own: Vec<ClockStep> =
            world.children(Kind::ClockStep, "clock", clock.id)?.iter().map(ClockStep::of).collect();
        all.extend(events::of_clock(&own));
        if self.strict {
            all.retain(|event| !matches!(event.what, What::Paused | What::Resumed | What::Waived));
        }
        if matches!(rule.kind, TermKind::Speed | TermKind::Depth) {
            all.extend(self.attempts(world, clock, rule)?);
        }
        if let Some(as_of) = as_of {
            all.retain(|event| event.at <= as_of);
        }
        Ok((all, people))
    }

    fn attempts<W: World>(&mut self, world: &mut W, clock: &Clock, rule: &Rule) -> Result<Vec<Event>, W::Error> {
        let since = if rule.kind == TermKind::Speed { qualified(world, clock)? } else { clock.started_at };
        let rows = world.children(Kind::Touch, "prospect", clock.prospect)?;
        let touches: Vec<Touch> = rows.iter().filter(|row| !row.archived).map(Touch::of).collect();
        for member in touches.iter().filter_map(|touch| touch.member) {
            self.side(world, member)?;
        }
        let obliged = if clock.side == Side::Marketing { Obliged::Marketing } else { Obliged::Sales };
        Ok(events::of_touches(&touches, since, obliged, |member| self.sides.get(&member).copied().flatten()))
    }
}

/// Since when an attempt answers a first-response clock: from the day the prospect qualified in this passage, because
/// who was called before the hand-off was called at once (DOMAIN 4.2).
fn qualified<W: World>(world: &mut W, clock: &Clock) -> Result<Instant, W::Error> {
    let entries: Vec<StageEntry> =
        world.children(Kind::StageEntry, "prospect", clock.prospect)?.iter().map(StageEntry::of).collect();
    let before = entries.iter().filter(|entry| entry.stage == Lifecycle::Mql && entry.at <= clock.started_at);
    Ok(before.map(|entry| entry.at).max().unwrap_or(clock.started_at))
}
