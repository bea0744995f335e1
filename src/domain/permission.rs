//! Who may change the team's data. Everybody of the team may, but an auditor: that role reads (DOMAIN section 2).

use super::nouns::{Member, Role};
use super::plan::World;
use super::record::{Entity, Kind};
use super::refusal::{Refusal, RefusalKind};

/// Whether a member may write. Where nobody else is left who may, an auditor may too: a team that has locked itself out
/// could not even give the role to somebody else.
///
/// # Errors
/// `reads-only`; the store's.
pub fn may_write<W: World>(world: &mut W, actor: Option<i64>) -> Result<(), W::Error> {
    let Some(actor) = actor else { return Ok(()) };
    let Some(row) = world.record(Kind::Member, actor)? else { return Ok(()) };
    let (archived, member) = (row.archived, Member::of(&row));
    if archived {
        return Err(Refusal::new(RefusalKind::Permission, "put-away-member").with("who", member.handle).into());
    }
    if member.role != Role::Auditor {
        return Ok(());
    }
    let others = world.all(Kind::Member)?;
    if others.iter().any(|row| !row.archived && Member::of(row).role != Role::Auditor) {
        return Err(Refusal::new(RefusalKind::Permission, "reads-only").with("who", member.handle).into());
    }
    Ok(())
}
