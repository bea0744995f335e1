//! Who may do what with a hand-off: marketing offers, sales judges, management may do either, and only who sells can
//! be asked (DOMAIN section 2).

use crate::domain::nouns::{Member, Side};
use crate::domain::plan::{Context, World};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::{Refusal, RefusalKind};

/// Handing over and taking back is marketing's. Refusal: `offer-by-marketing`.
pub(super) fn check_offers<W: World>(world: &mut W, context: &Context, label: &str) -> Result<(), W::Error> {
    check(world, context, (Side::Marketing, "offer-by-marketing"), label)
}

/// The verdict, and who works on it, is sales'. Refusal: `verdict-by-sales`.
pub(super) fn check_judges<W: World>(world: &mut W, context: &Context, label: &str) -> Result<(), W::Error> {
    check(world, context, (Side::Sales, "verdict-by-sales"), label)
}

/// A file without members has no sides yet.
fn check<W: World>(
    world: &mut W,
    context: &Context,
    (side, code): (Side, &'static str),
    label: &str,
) -> Result<(), W::Error> {
    let Some(actor) = context.actor else { return Ok(()) };
    let Some(member) = world.record(Kind::Member, actor)?.map(|record| Member::of(&record)) else { return Ok(()) };
    if member.side == side || member.side == Side::Management {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Permission, code).with("who", member.handle).with("what", label).into())
}

/// Whom a person names must sell, and still be there. Refusal: `handoff-to-sales`.
pub(super) fn check_taker<W: World>(world: &mut W, to: Option<i64>) -> Result<(), W::Error> {
    let Some(to) = to else { return Ok(()) };
    if takes(world, to)? {
        return Ok(());
    }
    let named = world.record(Kind::Member, to)?.map(|record| Member::of(&record).handle);
    let who = named.unwrap_or_else(|| Kind::Member.label(to));
    Err(Refusal::rule("handoff-to-sales").with("field", "to").with("who", who).into())
}

/// The sales owner of a prospect where they can be asked; else the whole side is.
pub(super) fn taker<W: World>(world: &mut W, owner: Option<i64>) -> Result<Option<i64>, W::Error> {
    match owner {
        Some(owner) if takes(world, owner)? => Ok(Some(owner)),
        _ => Ok(None),
    }
}

fn takes<W: World>(world: &mut W, member: i64) -> Result<bool, W::Error> {
    let record = world.record(Kind::Member, member)?;
    Ok(record.is_some_and(|record| !record.archived && Member::of(&record).side == Side::Sales))
}
