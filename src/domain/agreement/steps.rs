//! Stopping a clock, letting it run on, and letting it go: each with who and why (DOMAIN section 2).

use super::clock::State;
use super::derive::Derive;
use crate::domain::nouns::{Clock, ClockMove, ClockStep};
use crate::domain::pipeline::create;
use crate::domain::plan::{Context, Plan, World};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// A step of a clock that a person takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepping {
    /// The clock.
    pub clock: i64,
    /// Paused, resumed or waived.
    pub step: ClockMove,
    /// Why; only running on needs no reason.
    pub reason: Option<String>,
    /// When; nothing: now. Nobody pauses into the past.
    pub at: Option<Instant>,
}

/// Takes the step. Refusals: `clock-needs-reason`, `clock-ended`, `clock-paused`, `clock-not-paused`,
/// `clock-overdue`, `in-the-future`, `clock-in-the-past`.
pub(in crate::domain) fn step<W: World>(world: &mut W, context: &Context, asked: &Stepping) -> Result<Plan, W::Error> {
    let label = Kind::Clock.label(asked.clock);
    let missing = || Refusal::not_found("no-such-record").with("kind", "clock").with("what", &label);
    let clock = Clock::of(&world.record(Kind::Clock, asked.clock)?.ok_or_else(missing)?);
    let refused = |code: &'static str| Refusal::rule(code).with("what", &label);
    let reason = asked.reason.as_deref().map(str::trim).filter(|why| !why.is_empty());
    if reason.is_none() && asked.step != ClockMove::Resumed {
        return Err(Refusal::invalid("clock-needs-reason").with("what", &label).with("field", "reason").into());
    }
    let at = asked.at.unwrap_or(context.now);
    if at > context.now {
        return Err(refused("in-the-future").with("deal", &label).into());
    }
    let state = Derive::default().face(world, &clock, Some(context.now))?.state(context.now);
    match (asked.step, state) {
        (_, State::Waived | State::Cancelled)
        | (ClockMove::Paused | ClockMove::Resumed, State::Met | State::Breached)
        | (_, State::Met) => {
            return Err(refused("clock-ended").with("state", state.word()).into());
        }
        (ClockMove::Paused, State::Paused) => return Err(refused("clock-paused").into()),
        // What is late stays late; who lets it go says so by a waiver.
        (ClockMove::Paused, State::Overdue) => return Err(refused("clock-overdue").into()),
        (ClockMove::Resumed, state) if state != State::Paused => return Err(refused("clock-not-paused").into()),
        _ => {}
    }
    let earlier = world.children(Kind::ClockStep, "clock", clock.id)?;
    let last = earlier.iter().map(|row| ClockStep::of(row).at).max().unwrap_or(clock.started_at);
    if at < last {
        return Err(refused("clock-in-the-past").into());
    }
    let step = ClockStep {
        id: 0,
        clock: clock.id,
        step: asked.step,
        at,
        member: context.actor,
        reason: reason.map(str::to_owned),
    };
    let edits = vec![create(world, &step.record())?];
    Ok(Plan { code: format!("clock.{}", asked.step.word()), subject: (Kind::Clock, clock.id), occurred: at, edits })
}

/// The clocks of a prospect that is put away have nobody left to answer.
pub(in crate::domain) fn cancel<W: World>(
    world: &mut W,
    context: &Context,
    prospect: i64,
) -> Result<Vec<crate::domain::edit::Edit>, W::Error> {
    let mut edits = Vec::new();
    for row in world.children(Kind::Clock, "prospect", prospect)? {
        let clock = Clock::of(&row);
        let face = Derive::default().face(world, &clock, Some(context.now))?;
        if face.ended_at.is_some() {
            continue;
        }
        let step = ClockStep {
            id: 0,
            clock: clock.id,
            step: ClockMove::Cancelled,
            at: context.now,
            member: context.actor,
            reason: None,
        };
        edits.push(create(world, &step.record())?);
    }
    Ok(edits)
}
