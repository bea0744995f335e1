//! What a new record brings with it: what is left out is filled in, and what follows from it is written too.

use super::agreement;
use super::edit::{Edit, difference};
use super::goal;
use super::lifecycle::{EntryOrigin, Lifecycle};
use super::nouns::{Deal, DealStep, Direction, Prospect, Semantic, Stage, StageEntry, Touch};
use super::pipeline;
use super::plan::{Context, Plan, World, existing};
use super::plausible;
use super::record::{Entity, Kind, Record, Type};
use super::refusal::Refusal;
use super::time::Instant;
use super::validate::{check, unique};

/// Adds a record.
pub(super) fn add<W: World>(world: &mut W, context: &Context, mut record: Record) -> Result<Plan, W::Error> {
    let kind = record.kind;
    let mut occurred = context.now;
    match kind {
        Kind::Deal => open_deal(world, context, &mut record)?,
        Kind::Prospect => default(&mut record, "created_at", context.now.0),
        Kind::Touch => {
            default(&mut record, "at", context.now.0);
            if record.get("member").is_null() {
                record.set("member", context.actor);
            }
            occurred = Touch::of(&record).at;
        }
        Kind::Campaign if record.get("status").is_null() => {
            record.set("status", "active");
        }
        Kind::Stage if record.get("position").is_null() => {
            let last = world.all(Kind::Stage)?.iter().filter_map(|stage| stage.int("position")).max();
            record.set("position", last.unwrap_or(0) + 1);
        }
        _ => {}
    }
    fill_currency(&mut record, context);
    fill_choices(&mut record);
    check(world, &record)?;
    plausible::check(world, context, None, &record)?;
    agreement::rules::check(world, context, &mut record, true)?;
    unique(world, &record)?;
    let created = pipeline::create(world, &record)?;
    let subject = created.subject();
    record.id = subject.1;
    let mut edits = vec![created];
    edits.extend(follow_ups(world, context, &record)?);
    Ok(Plan { code: format!("{}.added", kind.word()), subject, occurred, edits })
}

/// Everything that an addition brings with it.
fn follow_ups<W: World>(world: &mut W, context: &Context, record: &Record) -> Result<Vec<Edit>, W::Error> {
    let mut edits = Vec::new();
    match record.kind {
        Kind::Deal => {
            let deal = Deal::of(record);
            let at = deal.created_at.unwrap_or(context.now);
            let step = match deal.status {
                Semantic::Open => DealStep::Entered,
                Semantic::Won => DealStep::Won,
                Semantic::Lost => DealStep::Lost,
            };
            let event = pipeline::event_of(&deal, step, deal.closed_at.unwrap_or(at), EntryOrigin::Hand);
            edits.push(pipeline::create(world, &event.record())?);
            edits.extend(pipeline::prospect_follows(world, context, &deal, step, at)?);
        }
        Kind::Prospect => {
            let prospect = Prospect::of(record);
            if !matches!(prospect.stage, Lifecycle::Subscriber | Lifecycle::Lead) {
                edits.push(pipeline::create(world, &entry(&prospect, prospect.stage, prospect.created_at).record())?);
            }
        }
        Kind::Touch => {
            let touch = Touch::of(record);
            let prospect = existing(world, Kind::Prospect, touch.prospect)?;
            let earlier = prospect.int("first_contact_at").is_none_or(|known| touch.at.0 < known);
            if touch.direction == Direction::Out && earlier {
                edits.extend(difference(&prospect, &prospect.clone().with("first_contact_at", touch.at.0)));
            }
        }
        Kind::Goal => edits.push(goal::first(world, context, record)?),
        _ => {}
    }
    Ok(edits)
}

fn entry(prospect: &Prospect, stage: Lifecycle, at: Instant) -> StageEntry {
    StageEntry { id: 0, prospect: prospect.id, episode: 1, stage, at, deal: None, origin: EntryOrigin::Hand }
}

fn default(record: &mut Record, field: &'static str, value: i64) {
    if record.get(field).is_null() {
        record.set(field, value);
    }
}

pub(super) fn fill_currency(record: &mut Record, context: &Context) {
    let has_money =
        record.kind.fields().iter().any(|field| field.ty == Type::Money && !record.get(field.name).is_null());
    if has_money && record.get("currency").is_null() {
        record.set("currency", context.currency.as_str());
    }
}

/// A choice that must be there and was left out takes its first word, except what a person must decide.
fn fill_choices(record: &mut Record) {
    for field in record.kind.fields() {
        if let Type::Choice(words) = field.ty
            && record.get(field.name).is_null()
            && !(field.required
                && matches!(record.kind, Kind::Touch | Kind::Member | Kind::Term | Kind::Reason | Kind::Goal))
            && field.name != "outcome"
        {
            let first =
                if field.name == "stage" && record.kind == Kind::Prospect { Some(&"lead") } else { words.first() };
            record.set(field.name, first.copied());
        }
    }
}

fn open_deal<W: World>(world: &mut W, context: &Context, record: &mut Record) -> Result<(), W::Error> {
    if record.get("stage").is_null() || record.int("stage") == Some(0) {
        let stages = world.all(Kind::Stage)?;
        let first = stages
            .iter()
            .map(Stage::of)
            .filter(|stage| stage.semantic == Semantic::Open)
            .min_by_key(|stage| stage.position)
            .ok_or_else(|| Refusal::rule("no-open-stage"))?;
        record.set("stage", first.id);
    }
    let stage = Stage::of(&existing(world, Kind::Stage, record.int("stage").unwrap_or_default())?);
    if let Some(prospect) = record.int("prospect") {
        from_prospect(world, record, prospect)?;
    }
    default(record, "created_at", context.now.0);
    record.set("status", stage.semantic.word());
    let since = record.int("closed_at").or(record.int("created_at")).unwrap_or(context.now.0);
    default(record, "stage_since", since);
    if stage.semantic != Semantic::Open {
        default(record, "closed_at", since);
    }
    if record.get("owner").is_null() {
        record.set("owner", context.actor);
    }
    Ok(())
}

/// A deal keeps what is known of the person it came from: their company, and who brought them.
fn from_prospect<W: World>(world: &mut W, record: &mut Record, prospect: i64) -> Result<(), W::Error> {
    let Some(person) = world.record(Kind::Prospect, prospect)? else { return Ok(()) };
    for field in ["account", "campaign", "source", "marketing_owner"] {
        if record.get(field).is_null() {
            record.set(field, person.get(field).clone());
        }
    }
    if record.get("owner").is_null() {
        record.set("owner", person.get("sales_owner").clone());
    }
    Ok(())
}
