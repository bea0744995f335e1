//! What the lifecycle says of a hand-off that still waits: a prospect on whom sales works was accepted by that, one that
//! is to leave the funnel wants its verdict first. No offer stays open behind a prospect that has moved on.

use super::{kept, step};
use crate::domain::edit::{Edit, difference};
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{Handoff, HandoffMove, Verdict};
use crate::domain::pipeline::create;
use crate::domain::plan::{Context, World};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// What entering a stage does to the hand-off that waits.
#[derive(Debug, Default)]
pub(in crate::domain) struct TakenUp {
    /// The hand-off's verdict and the step that tells of it.
    pub edits: Vec<Edit>,
    /// The prospect's sales owner from then on, where it has none.
    pub owner: Option<i64>,
}

/// What it does to the hand-off of `person` that waits, when they enter `stage` at `at` by a person's hand or by a deal of
/// `owner`. From sales accepted on it is accepted, at the offer where the stage is dated before it, so that no decision
/// took less than no time. Beside the funnel there is no verdict to imply: a refusal has a reason that is counted, a rest
/// has a day. Refusal: `offer-waits`.
pub(in crate::domain) fn taken_up<W: World>(
    world: &mut W,
    context: &Context,
    person: &Record,
    (stage, at): (Lifecycle, Instant),
    owner: Option<i64>,
) -> Result<TakenUp, W::Error> {
    let waits = |row: &&Record| !row.archived && row.text("verdict") == Some(Verdict::Offered.word());
    let rows = world.children(Kind::Handoff, "prospect", person.id)?;
    let Some(record) = rows.iter().find(waits) else { return Ok(TakenUp::default()) };
    if stage.rank().is_none() {
        return Err(Refusal::rule("offer-waits")
            .with("what", Kind::Prospect.label(person.id))
            .with("handoff", Kind::Handoff.label(record.id))
            .with("stage", stage.word())
            .into());
    }
    if stage.rank() < Lifecycle::Sal.rank() {
        return Ok(TakenUp::default());
    }
    let before = Handoff::of(record);
    let at = at.min(context.now).max(before.offered_at);
    let after =
        Handoff { verdict: Verdict::Accepted, decided_at: Some(at), decided_by: context.actor, ..before.clone() };
    let mut edits: Vec<Edit> = difference(record, &kept(record, &after)).into_iter().collect();
    edits.push(create(world, &step(&before, HandoffMove::Accepted, at, context).record())?);
    let owner = before.to.or(owner).filter(|_| person.get("sales_owner").is_null());
    Ok(TakenUp { edits, owner })
}
