//! The rules of the hand-off: marketing offers, sales says accepted, refused or not now, either side may dispute and
//! the other answers (DOMAIN section 2, R6). Silence past the decision clock is derived, never written.

mod rest;
mod sides;
mod taken_up;

pub(super) use taken_up::taken_up;

use super::agreement::start::{self, BY_DISPUTE, BY_HANDOFF, Occasion};
use super::edit::{Edit, difference};
use super::lifecycle::{EntryOrigin, Lifecycle};
use super::nouns::{
    Dispute, Handoff, HandoffMove, HandoffStep, Member, Prospect, Reason, RecycleRule, Side, StageEntry, Verdict,
};
use super::pipeline::{create, episode_for};
use super::plan::{Context, Plan, World};
use super::record::{Entity, Kind, Record};
use super::refusal::{Refusal, RefusalKind};
use super::time::{Day, Instant};

/// Marketing offers a prospect to sales.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    /// The prospect.
    pub prospect: i64,
    /// The version of it that the person saw.
    pub version: Option<i64>,
    /// Whose verdict is asked for; nothing: its sales owner's, else the whole side's.
    pub to: Option<i64>,
    /// When; nothing: now.
    pub at: Option<Instant>,
    /// What sales should know.
    pub note: Option<String>,
}

/// Sales says what becomes of a hand-off, or marketing takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The hand-off.
    pub handoff: i64,
    /// The version of it that the person saw.
    pub version: Option<i64>,
    /// What becomes of it.
    pub verdict: Verdict,
    /// Why, where it is refused.
    pub reason: Option<i64>,
    /// Until when it rests, where it is recycled.
    pub until: Option<Day>,
    /// What was said.
    pub note: Option<String>,
    /// When; nothing: now.
    pub at: Option<Instant>,
}

/// What is said about a hand-off after its verdict, or before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The hand-off.
    pub handoff: i64,
    /// The side that speaks.
    pub side: Side,
    /// What it says.
    pub note: String,
    /// When; nothing: now.
    pub at: Option<Instant>,
}

/// Offers a prospect. Who is not qualified yet becomes an MQL by it. Refusals: `offer-by-marketing`, `handoff-to-sales`,
/// `prospect-archived`, `already-offered`, `already-accepted`, `still-resting`, `not-to-be-won`, `disqualified`,
/// `before-creation`, `handoff-in-the-future`, `changed-meanwhile`.
pub(super) fn offer<W: World>(world: &mut W, context: &Context, asked: &Offer) -> Result<Plan, W::Error> {
    let record = found(world, Kind::Prospect, asked.prospect)?;
    let label = Kind::Prospect.label(record.id);
    sides::check_offers(world, context, &label)?;
    if record.archived {
        return Err(Refusal::rule("prospect-archived").with("what", label).into());
    }
    check_version(&record, asked.version, "stage", Lifecycle::Mql.word())?;
    let prospect = Prospect::of(&record);
    let at = asked.at.unwrap_or(context.now);
    check_time(at, prospect.created_at, context.now, &label)?;
    let earlier: Vec<Handoff> = world.children(Kind::Handoff, "prospect", record.id)?.iter().map(Handoff::of).collect();
    if let Some(open) = earlier.iter().find(|handoff| handoff.verdict == Verdict::Offered) {
        return Err(Refusal::rule("already-offered")
            .with("what", label)
            .with("handoff", Kind::Handoff.label(open.id))
            .into());
    }
    let entries: Vec<StageEntry> =
        world.children(Kind::StageEntry, "prospect", record.id)?.iter().map(StageEntry::of).collect();
    let episode = episode_for(&entries, Lifecycle::Mql);
    let reached = |stage: Lifecycle| entries.iter().any(|entry| entry.episode == episode && entry.stage == stage);
    if earlier.iter().any(|handoff| handoff.episode == episode && handoff.verdict == Verdict::Accepted)
        || reached(Lifecycle::Sal)
    {
        return Err(Refusal::rule("already-accepted").with("what", label).into());
    }
    rest::check(world, &prospect, &earlier, at)?;
    sides::check_taker(world, asked.to)?;
    let to = match asked.to {
        None => sides::taker(world, prospect.sales_owner)?,
        named => named,
    };
    let handoff = Handoff {
        id: world.next_id(Kind::Handoff)?,
        prospect: record.id,
        episode,
        from: context.actor,
        to,
        offered_at: at,
        ..Handoff::default()
    };
    let mut edits = vec![Edit::Create(Record { version: 1, ..handoff.record() })];
    let step = HandoffStep { to, note: asked.note.clone(), ..step(&handoff, HandoffMove::Offered, at, context) };
    edits.push(create(world, &step.record())?);
    if !reached(Lifecycle::Mql) {
        edits.extend(enters(world, &record, episode, Lifecycle::Mql, at, None)?);
    }
    let occasion = Occasion { at, kinds: BY_HANDOFF, side: Side::Sales, owner: to };
    edits.extend(start::clocks(world, &handoff, occasion)?);
    Ok(Plan { code: "handoff.offered".to_owned(), subject: (Kind::Handoff, handoff.id), occurred: at, edits })
}

/// Says what becomes of a hand-off. Refusals: `verdict-by-sales`, `offer-by-marketing`, `handoff-decided`, `refuse-needs-reason`, `recycle-needs-day`,
/// `recycle-in-the-past`, `before-offer`, `handoff-in-the-future`, `changed-meanwhile`.
pub(super) fn judge<W: World>(world: &mut W, context: &Context, asked: &Judgement) -> Result<Plan, W::Error> {
    let record = found(world, Kind::Handoff, asked.handoff)?;
    let before = Handoff::of(&record);
    let label = Kind::Handoff.label(record.id);
    match asked.verdict {
        Verdict::Withdrawn => sides::check_offers(world, context, &label)?,
        _ => sides::check_judges(world, context, &label)?,
    }
    check_version(&record, asked.version, "verdict", asked.verdict.word())?;
    let answers = before.dispute == Dispute::ByMarketing && asked.verdict == Verdict::Accepted;
    if before.verdict != Verdict::Offered && !answers {
        return Err(Refusal::rule("handoff-decided").with("what", label).with("verdict", before.verdict.word()).into());
    }
    let at = asked.at.unwrap_or(context.now);
    check_time(at, before.offered_at, context.now, &label)?;
    let person = found(world, Kind::Prospect, before.prospect)?;
    let ruled = ruled(world, asked, at, &label)?;
    let mut after = before.clone();
    after.verdict = asked.verdict;
    after.decided_at = Some(at);
    after.decided_by = context.actor;
    after.reason = asked.reason.filter(|_| asked.verdict == Verdict::Refused);
    after.until = ruled.until;
    if answers {
        after.dispute = Dispute::Answered;
    }
    let mut edits: Vec<Edit> = difference(&record, &kept(&record, &after)).into_iter().collect();
    let told = HandoffStep {
        reason: after.reason,
        until: ruled.until,
        note: asked.note.clone(),
        ..step(&before, ruled.step, at, context)
    };
    edits.push(create(world, &told.record())?);
    if answers {
        let answer = HandoffStep { note: asked.note.clone(), ..step(&before, HandoffMove::Answered, at, context) };
        edits.push(create(world, &answer.record())?);
    }
    if let Some(stage) = ruled.stage {
        let owner = after.to.or(context.actor);
        let taken =
            (asked.verdict == Verdict::Accepted && person.get("sales_owner").is_null()).then_some(owner).flatten();
        // A dispute that is won brings the prospect back into the passage that the refusal had ended.
        edits.extend(enters(world, &person, before.episode, stage, at, taken)?);
    }
    Ok(Plan {
        code: format!("handoff.{}", asked.verdict.word()),
        subject: (Kind::Handoff, record.id),
        occurred: at,
        edits,
    })
}

/// What a verdict means for the step, the prospect's stage and its rest.
struct Ruled {
    step: HandoffMove,
    stage: Option<Lifecycle>,
    until: Option<Day>,
}

/// A rest begins on the day of the verdict, which may be written down later.
fn ruled<W: World>(world: &mut W, asked: &Judgement, at: Instant, label: &str) -> Result<Ruled, W::Error> {
    let today = super::agreement::hours::zone(world)?.day(at);
    let plain = |step, stage| Ruled { step, stage, until: None };
    Ok(match asked.verdict {
        Verdict::Accepted => plain(HandoffMove::Accepted, Some(Lifecycle::Sal)),
        Verdict::Withdrawn => plain(HandoffMove::Withdrawn, None),
        Verdict::Refused => {
            let reason = asked
                .reason
                .ok_or_else(|| Refusal::invalid("refuse-needs-reason").with("what", label).with("field", "reason"))?;
            let record = found(world, Kind::Reason, reason)?;
            if record.archived {
                let code = record.text("code").unwrap_or_default();
                return Err(Refusal::rule("reason-archived").with("field", "reason").with("value", code).into());
            }
            let reason = Reason::of(&record);
            let stage = if reason.rule == RecycleRule::Archive { Lifecycle::Disqualified } else { Lifecycle::Recycled };
            let rest = reason.days.filter(|_| reason.rule == RecycleRule::Recycle);
            Ruled { step: HandoffMove::Refused, stage: Some(stage), until: rest.map(|days| Day(today.0 + days)) }
        }
        Verdict::Recycled => {
            let until = asked
                .until
                .ok_or_else(|| Refusal::invalid("recycle-needs-day").with("what", label).with("field", "until"))?;
            if until <= today {
                return Err(Refusal::invalid("recycle-in-the-past")
                    .with("what", label)
                    .with("field", "until")
                    .with("value", until)
                    .into());
            }
            Ruled { step: HandoffMove::Recycled, stage: Some(Lifecycle::Recycled), until: Some(until) }
        }
        Verdict::Offered => {
            return Err(Refusal::rule("already-offered").with("what", label).with("handoff", label).into());
        }
    })
}

/// A side does not agree: marketing with a refusal, sales with what was offered to it. Refusals: `dispute-needs-note`,
/// `already-disputed`, `nothing-to-dispute`, `dispute-needs-side`, `speaks-for-other-side`.
pub(super) fn dispute<W: World>(world: &mut W, context: &Context, asked: &Objection) -> Result<Plan, W::Error> {
    let record = found(world, Kind::Handoff, asked.handoff)?;
    let before = Handoff::of(&record);
    let label = Kind::Handoff.label(record.id);
    if asked.note.trim().is_empty() {
        return Err(Refusal::invalid("dispute-needs-note").with("what", label).with("field", "note").into());
    }
    if matches!(before.dispute, Dispute::ByMarketing | Dispute::BySales) {
        return Err(Refusal::rule("already-disputed").with("what", label).into());
    }
    let (dispute, owes, owner) = match (asked.side, before.verdict) {
        (Side::Marketing, Verdict::Refused | Verdict::Recycled) => {
            (Dispute::ByMarketing, Side::Sales, before.decided_by.or(before.to))
        }
        (Side::Sales, Verdict::Offered | Verdict::Accepted) => (Dispute::BySales, Side::Marketing, before.from),
        (Side::Management, _) => return Err(Refusal::rule("dispute-needs-side").with("what", label).into()),
        _ => {
            return Err(Refusal::rule("nothing-to-dispute")
                .with("what", label)
                .with("verdict", before.verdict.word())
                .into());
        }
    };
    check_speaker(world, context, asked.side)?;
    let at = asked.at.unwrap_or(context.now);
    check_time(at, before.decided_at.unwrap_or(before.offered_at), context.now, &label)?;
    let after = Handoff { dispute, ..before.clone() };
    let mut edits: Vec<Edit> = difference(&record, &kept(&record, &after)).into_iter().collect();
    let told = HandoffStep { note: Some(asked.note.clone()), ..step(&before, HandoffMove::Disputed, at, context) };
    edits.push(create(world, &told.record())?);
    edits.extend(start::clocks(world, &before, Occasion { at, kinds: BY_DISPUTE, side: owes, owner })?);
    Ok(Plan { code: "handoff.disputed".to_owned(), subject: (Kind::Handoff, record.id), occurred: at, edits })
}

/// The other side answers a dispute. Refusals: `not-disputed`, `answer-needs-note`, `answer-other-side`,
/// `dispute-needs-side`, `speaks-for-other-side`.
pub(super) fn answer<W: World>(world: &mut W, context: &Context, asked: &Objection) -> Result<Plan, W::Error> {
    let record = found(world, Kind::Handoff, asked.handoff)?;
    let before = Handoff::of(&record);
    let label = Kind::Handoff.label(record.id);
    if asked.note.trim().is_empty() {
        return Err(Refusal::invalid("answer-needs-note").with("what", label).with("field", "note").into());
    }
    let disputer = match before.dispute {
        Dispute::ByMarketing => Side::Marketing,
        Dispute::BySales => Side::Sales,
        Dispute::None | Dispute::Answered => return Err(Refusal::rule("not-disputed").with("what", label).into()),
    };
    if asked.side == disputer {
        return Err(Refusal::rule("answer-other-side").with("what", label).with("side", disputer.word()).into());
    }
    if asked.side == Side::Management {
        return Err(Refusal::rule("dispute-needs-side").with("what", label).into());
    }
    check_speaker(world, context, asked.side)?;
    let at = asked.at.unwrap_or(context.now);
    check_time(at, before.offered_at, context.now, &label)?;
    let after = Handoff { dispute: Dispute::Answered, ..before.clone() };
    let mut edits: Vec<Edit> = difference(&record, &kept(&record, &after)).into_iter().collect();
    let told = HandoffStep { note: Some(asked.note.clone()), ..step(&before, HandoffMove::Answered, at, context) };
    edits.push(create(world, &told.record())?);
    Ok(Plan { code: "handoff.answered".to_owned(), subject: (Kind::Handoff, record.id), occurred: at, edits })
}

/// Gives a hand-off that is waited for, or worked on, to another rep; its clocks go with it. Refusals: `verdict-by-sales`,
/// `handoff-to-sales`, `handoff-decided`, `already-theirs`.
pub(super) fn pass_on<W: World>(
    world: &mut W,
    context: &Context,
    (handoff, to): (i64, Option<i64>),
    note: Option<&str>,
) -> Result<Plan, W::Error> {
    let record = found(world, Kind::Handoff, handoff)?;
    let before = Handoff::of(&record);
    let label = Kind::Handoff.label(record.id);
    sides::check_judges(world, context, &label)?;
    if !matches!(before.verdict, Verdict::Offered | Verdict::Accepted) {
        return Err(Refusal::rule("handoff-decided").with("what", label).with("verdict", before.verdict.word()).into());
    }
    if before.to == to {
        return Err(Refusal::rule("already-theirs").with("what", label).into());
    }
    sides::check_taker(world, to)?;
    let edits = passed(world, context, &record, to, note)?;
    Ok(Plan { code: "handoff.passed_on".to_owned(), subject: (Kind::Handoff, handoff), occurred: context.now, edits })
}

fn passed<W: World>(
    world: &mut W,
    context: &Context,
    record: &Record,
    to: Option<i64>,
    note: Option<&str>,
) -> Result<Vec<Edit>, W::Error> {
    let before = Handoff::of(record);
    let after = Handoff { to, ..before.clone() };
    let mut edits: Vec<Edit> = difference(record, &kept(record, &after)).into_iter().collect();
    let told =
        HandoffStep { to, note: note.map(str::to_owned), ..step(&before, HandoffMove::PassedOn, context.now, context) };
    edits.push(create(world, &told.record())?);
    Ok(edits)
}

/// A prospect that gets another sales owner takes its hand-off and the clocks along; to the whole side where the owner
/// is not in sales.
pub(super) fn owner_follows<W: World>(
    world: &mut W,
    context: &Context,
    prospect: i64,
    to: Option<i64>,
) -> Result<Vec<Edit>, W::Error> {
    let to = sides::taker(world, to)?;
    let rows = world.children(Kind::Handoff, "prospect", prospect)?;
    let last = rows.iter().max_by_key(|row| row.id);
    let Some(record) = last.filter(|row| {
        let handoff = Handoff::of(row);
        handoff.to != to && matches!(handoff.verdict, Verdict::Offered | Verdict::Accepted)
    }) else {
        return Ok(Vec::new());
    };
    passed(world, context, &record.clone(), to, None)
}

/// Who leaves the team leaves no promise behind that nobody sees: what waits for them goes back to the whole sales side,
/// with its clocks.
pub(super) fn leaves<W: World>(world: &mut W, context: &Context, member: i64) -> Result<Vec<Edit>, W::Error> {
    let mut edits = Vec::new();
    for id in world.open_handoffs(member)? {
        let record = found(world, Kind::Handoff, id)?;
        edits.extend(passed(world, context, &record, None, None)?);
    }
    Ok(edits)
}

fn step(handoff: &Handoff, what: HandoffMove, at: Instant, context: &Context) -> HandoffStep {
    HandoffStep { handoff: handoff.id, step: what, at, member: context.actor, ..HandoffStep::default() }
}

/// `after` as the record it will be: what is not a field stays.
fn kept(record: &Record, after: &Handoff) -> Record {
    Record { version: record.version, archived: record.archived, ..after.record() }
}

/// The prospect enters a stage of an episode; its stage now follows, and a new sales owner with it.
fn enters<W: World>(
    world: &mut W,
    person: &Record,
    episode: i64,
    stage: Lifecycle,
    at: Instant,
    owner: Option<i64>,
) -> Result<Vec<Edit>, W::Error> {
    let entry = StageEntry { id: 0, prospect: person.id, episode, stage, at, deal: None, origin: EntryOrigin::Rule };
    let mut edits = vec![create(world, &entry.record())?];
    let mut after = person.clone().with("stage", stage.word());
    if let Some(owner) = owner {
        after.set("sales_owner", owner);
    }
    edits.extend(difference(person, &after));
    Ok(edits)
}

fn found<W: World>(world: &mut W, kind: Kind, id: i64) -> Result<Record, W::Error> {
    let missing = || Refusal::not_found("no-such-record").with("kind", kind.word()).with("what", kind.label(id));
    Ok(world.record(kind, id)?.ok_or_else(missing)?)
}

fn check_version(record: &Record, seen: Option<i64>, field: &'static str, yours: &str) -> Result<(), Refusal> {
    if seen.is_none_or(|seen| seen == record.version) || record.text(field) == Some(yours) {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Conflict, "changed-meanwhile")
        .with("what", record.kind.label(record.id))
        .with("field", field)
        .with("theirs", record.text(field).unwrap_or_default())
        .with("yours", yours))
}

/// Nobody speaks for the other side; management may speak for either.
fn check_speaker<W: World>(world: &mut W, context: &Context, side: Side) -> Result<(), W::Error> {
    let Some(actor) = context.actor else { return Ok(()) };
    let member = Member::of(&found(world, Kind::Member, actor)?);
    if member.side == side || member.side == Side::Management {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Permission, "speaks-for-other-side")
        .with("who", member.handle)
        .with("side", side.word())
        .into())
}

fn check_time(at: Instant, earliest: Instant, now: Instant, label: &str) -> Result<(), Refusal> {
    if at < earliest {
        return Err(Refusal::invalid("before-offer").with("what", label));
    }
    if at > now { Err(Refusal::invalid("handoff-in-the-future").with("what", label)) } else { Ok(()) }
}
