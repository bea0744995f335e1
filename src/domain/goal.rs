//! Goals: a target, a period, and what was revised and why (DOMAIN section 2, 4.2).

pub mod pace;
pub mod waterfall;

use super::edit::{Edit, difference};
use super::nouns::{Goal, GoalRevision};
use super::pipeline::create;
use super::plan::{Context, Plan, World};
use super::record::{Entity, Kind, Record};
use super::refusal::Refusal;
use super::time::Instant;

/// A goal gets another target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The goal.
    pub goal: i64,
    /// The version of it that the person saw.
    pub version: Option<i64>,
    /// The new target.
    pub target: i64,
    /// Why.
    pub reason: String,
}

/// Revises a goal. Refusals: `goal-needs-reason`, `goal-needs-target`, `percent-out-of-range`, `nothing-to-change`, `changed-meanwhile`.
pub(super) fn revise<W: World>(world: &mut W, context: &Context, asked: &Revision) -> Result<Plan, W::Error> {
    let label = Kind::Goal.label(asked.goal);
    let missing = || Refusal::not_found("no-such-record").with("kind", "goal").with("what", &label);
    let record = world.record(Kind::Goal, asked.goal)?.ok_or_else(missing)?;
    if asked.version.is_some_and(|seen| seen != record.version) && record.int("target") != Some(asked.target) {
        return Err(super::plan::conflict(&record, "target", &asked.target.into()).into());
    }
    if asked.reason.trim().is_empty() {
        return Err(Refusal::invalid("goal-needs-reason").with("what", label).with("field", "reason").into());
    }
    let metric = super::metrics::catalogue::find(record.text("metric").unwrap_or_default());
    if asked.target <= 0 {
        return Err(Refusal::invalid("goal-needs-target").with("field", "target").with("value", asked.target).into());
    }
    if metric.is_some_and(|metric| metric.unit == super::metrics::catalogue::Unit::Ratio) && asked.target > 100 {
        return Err(Refusal::invalid("percent-out-of-range").with("field", "target").into());
    }
    let nothing = || Refusal::rule("nothing-to-change").with("what", &label);
    let edit = difference(&record, &record.clone().with("target", asked.target)).ok_or_else(nothing)?;
    let revision = revision(&record, asked.target, context, Some(asked.reason.trim()));
    let edits = vec![edit, create(world, &revision.record())?];
    Ok(Plan { code: "goal.revised".to_owned(), subject: (Kind::Goal, asked.goal), occurred: context.now, edits })
}

/// The first target of a new goal.
pub(super) fn first<W: World>(world: &mut W, context: &Context, record: &Record) -> Result<Edit, W::Error> {
    create(world, &revision(record, Goal::of(record).target, context, None).record())
}

fn revision(goal: &Record, target: i64, context: &Context, reason: Option<&str>) -> GoalRevision {
    GoalRevision {
        id: 0,
        goal: goal.id,
        target,
        at: context.now,
        member: context.actor,
        reason: reason.map(str::to_owned),
    }
}

/// The target in force at an instant: that of the last revision by then (DOMAIN 4.2: the one at the end of the period
/// judges it).
pub fn target_at(revisions: &[GoalRevision], at: Instant) -> Option<i64> {
    revisions
        .iter()
        .filter(|revision| revision.at <= at)
        .max_by_key(|revision| (revision.at, revision.id))
        .map(|r| r.target)
}
