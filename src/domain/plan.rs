//! Where a change meets the rules: what it does to which fields, or why not.

use super::change::Change;
use super::edit::{ARCHIVED, Edit, FieldEdit, applied, difference};
use super::lifecycle::{EntryOrigin, Lifecycle};
use super::nouns::{Deal, DealStep, Direction, Prospect, Semantic, Stage, StageEntry, Touch};
use super::pipeline::{self, DealMove};
use super::record::{Entity, Kind, Record, Type, Value};
use super::refusal::{Refusal, RefusalKind};
use super::time::Instant;
use super::together::{self, Drafted};

/// What the rules must know of the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// When the change is recorded.
    pub now: Instant,
    /// The member who acts; nothing for a file without members.
    pub actor: Option<i64>,
    /// The workspace's currency.
    pub currency: String,
}

/// What the rules may ask of the team's data, inside the transaction of the change.
pub trait World {
    /// The store's error, which can carry a rule's refusal.
    type Error: From<Refusal>;
    /// A record that is there, archived or not.
    fn record(&mut self, kind: Kind, id: i64) -> Result<Option<Record>, Self::Error>;
    /// The records whose field refers to `id`.
    fn children(&mut self, kind: Kind, field: &'static str, id: i64) -> Result<Vec<Record>, Self::Error>;
    /// Every record of a small kind, by number.
    fn all(&mut self, kind: Kind) -> Result<Vec<Record>, Self::Error>;
    /// The record whose field holds that text, case and accents aside.
    fn named(&mut self, kind: Kind, field: &'static str, text: &str) -> Result<Option<i64>, Self::Error>;
    /// The next free number of a kind.
    fn next_id(&mut self, kind: Kind) -> Result<i64, Self::Error>;
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The journal's word for it: `deal.moved`.
    pub code: String,
    /// The record that it is about.
    pub subject: (Kind, i64),
    /// When it happened, which may lie before it is recorded.
    pub occurred: Instant,
    /// What it does, in order.
    pub edits: Vec<Edit>,
}

/// Lets the rules answer a change.
///
/// # Errors
/// A [`Refusal`], or the store's own error.
pub fn plan<W: World>(world: &mut W, context: &Context, change: &Change) -> Result<Plan, W::Error> {
    match change {
        Change::Together { changes, about } => together::plan(world, context, changes, *about),
        alone => single(world, context, alone),
    }
}

/// The same for one change alone.
pub(super) fn single<W: World>(world: &mut W, context: &Context, change: &Change) -> Result<Plan, W::Error> {
    match change {
        Change::Add(record) => add(world, context, record.clone()),
        Change::Edit { kind, id, version, set } => edit(world, context, (*kind, *id), *version, set),
        Change::Archive { kind, id, version, away } => {
            let record = existing(world, *kind, *id)?;
            if version.is_some_and(|seen| seen != record.version) && record.archived != *away {
                return Err(conflict(&record, ARCHIVED, &Value::Int(i64::from(*away))).into());
            }
            let mut after = record.clone();
            after.archived = *away;
            let code = if *away { "archived" } else { "unarchived" };
            let nothing = || Refusal::rule("nothing-to-change").with("what", kind.label(*id));
            let edits = vec![difference(&record, &after).ok_or_else(nothing)?];
            Ok(Plan { code: format!("{}.{code}", kind.word()), subject: (*kind, *id), occurred: context.now, edits })
        }
        Change::MoveDeal { deal, version, how, stage, at, amount, reason, note } => {
            let asked = DealMove {
                deal: *deal,
                version: *version,
                how: *how,
                stage: *stage,
                at: *at,
                amount: *amount,
                reason: reason.as_deref(),
                note: note.as_deref(),
            };
            let (occurred, edits) = pipeline::move_deal(world, context, &asked)?;
            let code = moved_code(&edits);
            Ok(Plan { code: code.to_owned(), subject: (Kind::Deal, *deal), occurred, edits })
        }
        Change::EnterStage { prospect, version, stage, at, note } => {
            let asked =
                StageEntered { prospect: *prospect, version: *version, stage: *stage, at: *at, note: note.as_deref() };
            enter_stage(world, context, &asked)
        }
        Change::Revert { entry, edits } => revert(world, context, *entry, edits),
        Change::RevertImport { entry, .. } => Err(Refusal::rule("import-reverts-whole").with("entry", *entry).into()),
        Change::Together { .. } => Err(Refusal::rule("nothing-to-change").with("what", "").into()),
    }
}

fn moved_code(edits: &[Edit]) -> &'static str {
    let step = edits.iter().find_map(|edit| match edit {
        Edit::Create(record) if record.kind == Kind::DealEvent => record.text("step"),
        _ => None,
    });
    match step {
        Some("won") => "deal.won",
        Some("lost") => "deal.lost",
        Some("reopened") => "deal.reopened",
        _ => "deal.moved",
    }
}

fn existing<W: World>(world: &mut W, kind: Kind, id: i64) -> Result<Record, W::Error> {
    let missing = || Refusal::not_found("no-such-record").with("kind", kind.word()).with("what", kind.label(id));
    Ok(world.record(kind, id)?.ok_or_else(missing)?)
}

fn add<W: World>(world: &mut W, context: &Context, mut record: Record) -> Result<Plan, W::Error> {
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
            edits.extend(pipeline::prospect_follows(world, &deal, step, at)?);
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

fn fill_currency(record: &mut Record, context: &Context) {
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
            && !(field.required && matches!(record.kind, Kind::Touch | Kind::Member))
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

fn edit<W: World>(
    world: &mut W,
    context: &Context,
    (kind, id): (Kind, i64),
    version: Option<i64>,
    set: &[(&'static str, Value)],
) -> Result<Plan, W::Error> {
    let before = existing(world, kind, id)?;
    let mut after = before.clone();
    for (name, value) in set {
        let field = kind.field(name).ok_or_else(|| Refusal::invalid("no-such-field").with("field", *name))?;
        if field.derived || (kind == Kind::Deal && *name == "stage") {
            return Err(Refusal::rule("set-by-a-rule").with("field", *name).into());
        }
        if version.is_some_and(|seen| seen != before.version) && before.get(name) != value {
            return Err(conflict(&before, name, value).into());
        }
        after.set(name, value.clone());
    }
    fill_currency(&mut after, context);
    check(world, &after)?;
    if set.iter().any(|(name, _)| matches!(*name, "name" | "handle")) {
        unique(world, &after)?;
    }
    let nothing = || Refusal::rule("nothing-to-change").with("what", kind.label(id));
    let edits = vec![difference(&before, &after).ok_or_else(nothing)?];
    Ok(Plan { code: format!("{}.edited", kind.word()), subject: (kind, id), occurred: context.now, edits })
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

fn conflict(before: &Record, field: &'static str, yours: &Value) -> Refusal {
    Refusal::new(RefusalKind::Conflict, "changed-meanwhile")
        .with("what", before.kind.label(before.id))
        .with("field", field)
        .with("theirs", shown(before.get(field)))
        .with("yours", shown(yours))
}

/// The values of a [`Change::EnterStage`].
struct StageEntered<'a> {
    prospect: i64,
    version: Option<i64>,
    stage: Lifecycle,
    at: Option<Instant>,
    note: Option<&'a str>,
}

/// Enters a stage. A prospect whose last episode ended beside the funnel begins a new one with its next
/// stage of the funnel (DOMAIN R6); an earlier stage that is entered late moves nobody back.
fn enter_stage<W: World>(world: &mut W, context: &Context, asked: &StageEntered<'_>) -> Result<Plan, W::Error> {
    let (id, stage) = (asked.prospect, asked.stage);
    let record = existing(world, Kind::Prospect, id)?;
    if asked.version.is_some_and(|seen| seen != record.version) && record.text("stage") != Some(stage.word()) {
        return Err(conflict(&record, "stage", &stage.word().into()).into());
    }
    let at = asked.at.unwrap_or(context.now);
    let entries: Vec<StageEntry> =
        world.children(Kind::StageEntry, "prospect", id)?.iter().map(StageEntry::of).collect();
    let episode = pipeline::episode_for(&entries, stage);
    if entries.iter().any(|entry| entry.episode == episode && entry.stage == stage) {
        return Err(Refusal::rule("stage-already-entered").with("what", Kind::Prospect.label(id)).into());
    }
    let begins = entries.iter().all(|entry| entry.episode != episode);
    let entry = StageEntry { id: 0, prospect: id, episode, stage, at, deal: None, origin: EntryOrigin::Hand };
    let mut edits = vec![pipeline::create(world, &entry.record())?];
    let mut after = record.clone();
    let now = Prospect::of(&record).stage;
    if begins || stage.rank().is_none() || now.rank() < stage.rank() {
        after.set("stage", stage.word());
    }
    if let Some(note) = asked.note {
        let told = record.text("note").filter(|old| !old.is_empty()).map(|old| format!("{old}\n{note}"));
        after.set("note", told.unwrap_or_else(|| note.to_owned()));
    }
    edits.extend(difference(&record, &after));
    Ok(Plan { code: "prospect.stage_entered".to_owned(), subject: (Kind::Prospect, id), occurred: at, edits })
}

/// Turns an entry's edits around. Each field must still hold what the entry wrote, else somebody's
/// later value would be lost (RELIABILITY C8).
fn revert<W: World>(world: &mut W, context: &Context, entry: i64, edits: &[Edit]) -> Result<Plan, W::Error> {
    let subject = edits.first().map(Edit::subject).ok_or_else(|| Refusal::rule("nothing-to-undo"))?;
    // One record may stand there several times: each step finds what the one before it left.
    let mut world = Drafted::new(world);
    let world = &mut world;
    let mut done: Vec<Edit> = Vec::with_capacity(edits.len());
    for undo in super::edit::inverse(edits) {
        match &undo {
            Edit::Update { kind, id, fields } => {
                let record = existing(world, *kind, *id)?;
                check_untouched(&record, fields, entry)?;
                let after = applied(record.clone(), fields);
                if fields.iter().any(|edit| matches!(edit.field, "name" | "handle")) {
                    unique(world, &after)?;
                }
                if let Some(edit) = difference(&record, &after) {
                    world.take(&edit)?;
                    done.push(edit);
                }
            }
            Edit::Remove(gone) => {
                let record = existing(world, gone.kind, gone.id)?;
                let same = Record { version: 0, ..record.clone() } == Record { version: 0, ..gone.clone() };
                if !same {
                    return Err(changed_since(entry, gone.kind.label(gone.id), "").into());
                }
                check_unused(world, &record, edits, entry)?;
                done.push(Edit::Remove(record));
                world.take(&undo)?;
            }
            Edit::Create(record) | Edit::Restore(record) => {
                unique(world, record)?;
                check_anchored(world, record, edits)?;
                done.push(Edit::Restore(record.clone()));
                world.take(&undo)?;
            }
        }
    }
    Ok(Plan { code: "entry.reverted".to_owned(), subject, occurred: context.now, edits: done })
}

fn changed_since(entry: i64, what: String, field: &str) -> Refusal {
    Refusal::new(RefusalKind::Conflict, "changed-since").with("entry", entry).with("what", what).with("field", field)
}

fn check_untouched(record: &Record, fields: &[FieldEdit], entry: i64) -> Result<(), Refusal> {
    for edit in fields {
        let now = if edit.field == ARCHIVED { &Value::Int(i64::from(record.archived)) } else { record.get(edit.field) };
        if *now != edit.before {
            return Err(changed_since(entry, record.kind.label(record.id), edit.field)
                .with("theirs", shown(now))
                .with("yours", shown(&edit.after)));
        }
    }
    Ok(())
}

/// A record comes back only to records that are there, or come back with it.
fn check_anchored<W: World>(world: &mut W, record: &Record, edits: &[Edit]) -> Result<(), W::Error> {
    for (field, value) in record.kind.fields().iter().zip(&record.values) {
        let (Type::Ref(kind), Some(id)) = (field.ty, value.int()) else { continue };
        let together = edits.iter().any(|edit| edit.subject() == (kind, id));
        if !together && world.record(kind, id)?.is_none() {
            return Err(Refusal::not_found("no-such-reference")
                .with("field", field.name)
                .with("what", kind.label(id))
                .into());
        }
    }
    Ok(())
}

/// A record that others refer to by now cannot be taken out.
fn check_unused<W: World>(world: &mut W, record: &Record, edits: &[Edit], entry: i64) -> Result<(), W::Error> {
    for kind in Kind::ALL {
        for field in kind.fields().iter().filter(|field| field.ty == Type::Ref(record.kind)) {
            for child in world.children(*kind, field.name, record.id)? {
                if !edits.iter().any(|edit| edit.subject() == (child.kind, child.id)) {
                    return Err(Refusal::new(RefusalKind::Conflict, "in-use")
                        .with("entry", entry)
                        .with("what", record.kind.label(record.id))
                        .with("by", child.kind.label(child.id))
                        .into());
                }
            }
        }
    }
    Ok(())
}

/// Checks each value against its field. Refusals: `field-missing`, `not-one-of`, `no-such-reference`,
/// `date-out-of-range`, `amount-too-large`, `unknown-currency`, `percent-out-of-range`, `not-an-email`.
fn check<W: World>(world: &mut W, record: &Record) -> Result<(), W::Error> {
    for (field, value) in record.kind.fields().iter().zip(&record.values) {
        let name = field.name;
        let missing = value.is_null() || value.text().is_some_and(|text| text.trim().is_empty());
        if missing {
            if field.required {
                return Err(Refusal::invalid("field-missing")
                    .with("kind", record.kind.word())
                    .with("field", name)
                    .into());
            }
            continue;
        }
        check_value(field.ty, value).map_err(|refusal| refusal.with("field", name))?;
        if matches!(name, "probability" | "score_fit" | "score_engagement" | "margin")
            && !value.int().is_some_and(|percent| (0..=100).contains(&percent))
        {
            return Err(Refusal::invalid("percent-out-of-range").with("field", name).into());
        }
        if let Type::Ref(kind) = field.ty {
            let id = value.int().unwrap_or_default();
            if world.record(kind, id)?.is_none() {
                return Err(Refusal::not_found("no-such-reference")
                    .with("field", name)
                    .with("what", kind.label(id))
                    .into());
            }
        }
    }
    Ok(())
}

/// Checks one value by its type alone; what a form does while a person types.
///
/// # Errors
/// See `check`.
pub fn check_value(ty: Type, value: &Value) -> Result<(), Refusal> {
    match (ty, value) {
        (_, Value::Null) => Ok(()),
        (Type::Choice(words), Value::Text(word)) if words.contains(&word.as_str()) => Ok(()),
        (Type::Choice(words), other) => {
            Err(Refusal::invalid("not-one-of").with("value", shown(other)).with("choices", words.join(", ")))
        }
        (Type::Day, Value::Int(day)) => {
            let instant = Instant(day.saturating_mul(86_400_000_000));
            instant.checked().map(|_| ())
        }
        (Type::Instant, Value::Int(at)) => Instant(*at).checked().map(|_| ()),
        (Type::Money, Value::Int(minor)) if minor.unsigned_abs() > super::money::LIMIT.unsigned_abs() => {
            Err(Refusal::invalid("amount-too-large").with("value", minor))
        }
        (Type::Currency, Value::Text(code)) => code.parse::<super::money::Currency>().map(|_| ()),
        (Type::Email, Value::Text(address)) if !plausible_email(address) => {
            Err(Refusal::invalid("not-an-email").with("value", address))
        }
        (Type::Int | Type::Money | Type::Ref(_), Value::Int(_))
        | (Type::Text | Type::Note | Type::Email | Type::Phone | Type::Tags | Type::Custom, Value::Text(_)) => Ok(()),
        (_, other) => Err(Refusal::invalid("wrong-type").with("value", shown(other))),
    }
}

/// Whether an address has one `@` between something and a host: real files hold several addresses in
/// one cell and old forms, so that more would refuse what people have.
fn plausible_email(address: &str) -> bool {
    address.split_once('@').is_some_and(|(local, host)| !local.trim().is_empty() && !host.trim().is_empty())
}

/// A handle, and the names by which people call campaigns, products and stages, stand once.
fn unique<W: World>(world: &mut W, record: &Record) -> Result<(), W::Error> {
    let field = match record.kind {
        Kind::Member => "handle",
        Kind::Campaign | Kind::Product | Kind::Stage => "name",
        _ => return Ok(()),
    };
    let text = record.text(field).unwrap_or_default();
    match world.named(record.kind, field, text)? {
        Some(other) if other != record.id => Err(Refusal::rule("name-taken")
            .with("kind", record.kind.word())
            .with("value", text)
            .with("what", record.kind.label(other))
            .into()),
        _ => Ok(()),
    }
}
