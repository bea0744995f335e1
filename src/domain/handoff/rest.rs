//! What the last verdict on a prospect means for the next hand-off: it rests until a day, or is not to be won
//! (DOMAIN section 2: each refusal reason has a recycle rule).

use crate::domain::agreement::hours;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::nouns::{Handoff, Prospect, Reason, Verdict};
use crate::domain::plan::World;
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// Whether a prospect may be offered at an instant, after its `earlier` hand-offs. A verdict binds while the prospect
/// stands where the verdict left it: who entered a stage since began anew. Refusals: `still-resting` until the day,
/// `not-to-be-won`, each with the hand-off and its reason; `disqualified` where no hand-off said so.
pub(super) fn check<W: World>(
    world: &mut W,
    prospect: &Prospect,
    earlier: &[Handoff],
    at: Instant,
) -> Result<(), W::Error> {
    if !matches!(prospect.stage, Lifecycle::Recycled | Lifecycle::Disqualified) {
        return Ok(());
    }
    let label = Kind::Prospect.label(prospect.id);
    let given_back = earlier
        .iter()
        .filter(|handoff| matches!(handoff.verdict, Verdict::Refused | Verdict::Recycled))
        .max_by_key(|handoff| (handoff.decided_at, handoff.id));
    let by = |refusal: Refusal, handoff: &Handoff, reason: String| {
        refusal
            .with("what", &label)
            .with("handoff", Kind::Handoff.label(handoff.id))
            .with("reason", reason)
            .with("how", handoff.verdict.word())
    };
    match (prospect.stage, given_back) {
        (Lifecycle::Recycled, Some(handoff)) => {
            let today = hours::zone(world)?.day(at);
            match handoff.until.filter(|until| today < *until) {
                Some(until) => {
                    let reason = code(world, handoff)?;
                    Err(by(Refusal::rule("still-resting"), handoff, reason).with("until", until).into())
                }
                None => Ok(()),
            }
        }
        (Lifecycle::Disqualified, Some(handoff)) => {
            let reason = code(world, handoff)?;
            Err(by(Refusal::rule("not-to-be-won"), handoff, reason).into())
        }
        (Lifecycle::Disqualified, None) => Err(Refusal::rule("disqualified").with("what", label).into()),
        _ => Ok(()),
    }
}

/// The code of the reason for which it was refused; nothing where it was given back until a day.
fn code<W: World>(world: &mut W, handoff: &Handoff) -> Result<String, W::Error> {
    let Some(reason) = handoff.reason else { return Ok(String::new()) };
    Ok(world.record(Kind::Reason, reason)?.map(|record| Reason::of(&record).code).unwrap_or_default())
}
