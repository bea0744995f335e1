//! What of the team's settings may change while its data stands on them: the meaning of stages, the stages that are
//! left, the fiscal year, the working calendar by its name.

use super::edit::{Edit, difference};
use super::filter::{meant, nearest};
use super::nouns::{Deal, Semantic, Stage, Workspace};
use super::plan::World;
use super::record::{Entity, Kind, Record};
use super::refusal::Refusal;
use super::text;
use super::time::Zone;

/// Checks a stage or the workspace after it was edited. Refusals: `stage-has-deals`, `stage-last`,
/// `fiscal-start-month`, `unknown-zone`, `no-such-calendar`.
pub(super) fn check<W: World>(world: &mut W, before: &Record, after: &Record) -> Result<(), W::Error> {
    let changed = |name: &str| before.get(name) != after.get(name);
    match after.kind {
        Kind::Stage if changed("semantic") => {
            // A deal's status follows the meaning of its stage: neither may drift from the other.
            let count = world.children(Kind::Deal, "stage", after.id)?.len();
            if count > 0 {
                return Err(stage_has_deals(before, count).into());
            }
            check_left(world, before)
        }
        Kind::Workspace => {
            let team = Workspace::of(after);
            if changed("fiscal_start") && !(1..=12).contains(&team.fiscal_start) {
                return Err(Refusal::invalid("fiscal-start-month")
                    .with("field", "fiscal_start")
                    .with("value", team.fiscal_start)
                    .into());
            }
            if changed("zone") {
                Zone::named(&team.zone).map_err(|refusal| refusal.with("field", "zone"))?;
            }
            if changed("calendar") { check_calendar(world, team.calendar.trim()) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// Checks that a stage or a calendar may be put away. Refusals: `stage-has-deals`, `stage-last`, `calendar-of-team`.
pub(super) fn archivable<W: World>(world: &mut W, record: &Record) -> Result<(), W::Error> {
    match record.kind {
        Kind::Stage => {
            let deals = world.children(Kind::Deal, "stage", record.id)?;
            let open = deals.iter().filter(|deal| !deal.archived && Deal::of(deal).status == Semantic::Open).count();
            if open > 0 {
                return Err(stage_has_deals(record, open).into());
            }
            check_left(world, record)
        }
        Kind::Calendar if is_the_teams(world, record)?.is_some() => {
            Err(Refusal::rule("calendar-of-team").with("what", record.title()).into())
        }
        _ => Ok(()),
    }
}

/// The workspace names its calendar: a new name of that one is followed.
pub(super) fn name_follows<W: World>(world: &mut W, before: &Record, after: &Record) -> Result<Option<Edit>, W::Error> {
    if before.kind != Kind::Calendar || before.get("name") == after.get("name") {
        return Ok(None);
    }
    let Some(team) = is_the_teams(world, before)? else { return Ok(None) };
    Ok(difference(&team, &team.clone().with("calendar", after.get("name").clone())))
}

/// The workspace, where it works by this calendar.
fn is_the_teams<W: World>(world: &mut W, calendar: &Record) -> Result<Option<Record>, W::Error> {
    let name = text::fold(calendar.text("name").unwrap_or_default());
    let team = world.all(Kind::Workspace)?.into_iter().next();
    Ok(team.filter(|team| !name.is_empty() && text::fold(team.text("calendar").unwrap_or_default()) == name))
}

fn check_calendar<W: World>(world: &mut W, name: &str) -> Result<(), W::Error> {
    if name.is_empty() {
        return Ok(());
    }
    let known: Vec<Record> = world.all(Kind::Calendar)?.into_iter().filter(|record| !record.archived).collect();
    let names: Vec<&str> = known.iter().filter_map(|record| record.text("name")).collect();
    let key = text::fold(name);
    if names.iter().any(|known| text::fold(known) == key) {
        return Ok(());
    }
    let near = nearest(name, names.iter().copied());
    let refusal = Refusal::invalid("no-such-calendar").with("field", "calendar").with("value", name);
    Err(meant(refusal.with("choices", names.join(", ")), near).into())
}

fn stage_has_deals(stage: &Record, count: usize) -> Refusal {
    Refusal::rule("stage-has-deals").with("stage", stage.title()).with("count", count)
}

/// Deals must still have somewhere to begin, to be won and to be lost.
fn check_left<W: World>(world: &mut W, gone: &Record) -> Result<(), W::Error> {
    let semantic = Stage::of(gone).semantic;
    let others = world.all(Kind::Stage)?;
    let mut others = others.iter().filter(|other| other.id != gone.id && !other.archived);
    if gone.archived || others.any(|other| Stage::of(other).semantic == semantic) {
        return Ok(());
    }
    Err(Refusal::rule("stage-last").with("stage", gone.title()).with("semantic", semantic.word()).into())
}
