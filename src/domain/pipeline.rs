//! The rules of the pipeline: moving, closing and reopening deals (DOMAIN section 2, R7, R13).

use super::change::Move;
use super::edit::{Edit, difference};
use super::handoff;
use super::lifecycle::{EntryOrigin, Lifecycle};
use super::money::Money;
use super::nouns::{Deal, DealEvent, DealStep, Prospect, Semantic, Stage, StageEntry};
use super::plan::{Context, World};
use super::record::{Entity, Kind, Record};
use super::refusal::Refusal;
use super::time::Instant;

/// A team's stages before it names its own: name's text id, meaning, chance in per cent.
pub const DEFAULT_STAGES: &[(&str, Semantic, i64)] = &[
    ("stage-qualification", Semantic::Open, 10),
    ("stage-discovery", Semantic::Open, 25),
    ("stage-proposal", Semantic::Open, 50),
    ("stage-negotiation", Semantic::Open, 75),
    ("stage-won", Semantic::Won, 100),
    ("stage-lost", Semantic::Lost, 0),
];

/// The values of a [`super::change::Change::MoveDeal`].
#[derive(Debug, Clone, Copy)]
pub struct DealMove<'a> {
    /// The deal.
    pub deal: i64,
    /// The version that the person saw.
    pub version: Option<i64>,
    /// On, or back from a closing.
    pub how: Move,
    /// The stage.
    pub stage: i64,
    /// When it happened; nothing: now.
    pub at: Option<Instant>,
    /// A new amount.
    pub amount: Option<Money>,
    /// Why.
    pub reason: Option<&'a str>,
    /// A remark.
    pub note: Option<&'a str>,
}

/// When a deal moves and what that does. A deal whose last verdict lies in the future (an imported one may) moves right
/// after it where no time is given. Refusals: `no-such-deal`, `no-such-stage`, `changed-meanwhile`,
/// `deal-closed`, `deal-not-closed`, `reopen-needs-open-stage`, `already-there`, `lost-needs-reason`,
/// `before-opening`, `before-last-step`, `amount-negative`, `in-the-future`.
pub fn move_deal<W: World>(
    world: &mut W,
    context: &Context,
    asked: &DealMove<'_>,
) -> Result<(Instant, Vec<Edit>), W::Error> {
    let record = world
        .record(Kind::Deal, asked.deal)?
        .ok_or_else(|| Refusal::not_found("no-such-deal").with("deal", Kind::Deal.label(asked.deal)))?;
    let stage = world
        .record(Kind::Stage, asked.stage)?
        .map(|found| Stage::of(&found))
        .ok_or_else(|| Refusal::not_found("no-such-stage").with("value", asked.stage))?;
    let before = Deal::of(&record);
    check_version(world, &record, &stage, asked)?;
    let verdict = last_verdict(world, before.id)?;
    check_move(&before, &stage, asked, (context.now, verdict))?;
    let at = asked.at.unwrap_or_else(|| verdict.map_or(context.now, |verdict| verdict.max(context.now)));

    let step = match (asked.how, stage.semantic) {
        (Move::Reopen, _) => DealStep::Reopened,
        (Move::To, Semantic::Open) => DealStep::Entered,
        (Move::To, Semantic::Won) => DealStep::Won,
        (Move::To, Semantic::Lost) => DealStep::Lost,
    };
    let mut after = before.clone();
    after.stage = stage.id;
    after.status = stage.semantic;
    after.stage_since = at;
    after.closed_at = (stage.semantic != Semantic::Open).then_some(at);
    after.close_reason = asked.reason.map(str::to_owned).filter(|_| stage.semantic != Semantic::Open);
    if let Some(amount) = asked.amount {
        after.amount = Some(amount.minor);
        after.currency = Some(amount.currency.to_string());
    }
    if let Some(note) = asked.note {
        after.note = Some(match before.note.as_deref() {
            Some(old) if !old.is_empty() => format!("{old}\n{note}"),
            _ => note.to_owned(),
        });
    }
    let mut target = after.record();
    target.version = record.version;
    target.archived = record.archived;
    let mut edits: Vec<Edit> = difference(&record, &target).into_iter().collect();
    let event = DealEvent { reason: asked.reason.map(str::to_owned), ..event_of(&after, step, at, EntryOrigin::Hand) };
    edits.push(create(world, &event.record())?);
    edits.extend(prospect_follows(world, context, &before, step, at)?);
    Ok((at, edits))
}

/// The event that tells of a deal's step with what is true of the deal then.
pub fn event_of(deal: &Deal, step: DealStep, at: Instant, origin: EntryOrigin) -> DealEvent {
    DealEvent {
        id: 0,
        deal: deal.id,
        step,
        stage: deal.stage,
        at,
        amount: deal.amount,
        currency: deal.currency.clone(),
        owner: deal.owner,
        marketing_owner: deal.marketing_owner,
        reason: None,
        origin,
    }
}

fn check_version<W: World>(
    world: &mut W,
    record: &Record,
    stage: &Stage,
    asked: &DealMove<'_>,
) -> Result<(), W::Error> {
    if asked.version.is_none_or(|seen| seen == record.version) {
        return Ok(());
    }
    let current = world.record(Kind::Stage, record.int("stage").unwrap_or_default())?;
    let theirs = current.as_ref().map(|found| found.title().to_owned()).unwrap_or_default();
    Err(Refusal::new(super::refusal::RefusalKind::Conflict, "changed-meanwhile")
        .with("what", Kind::Deal.label(record.id))
        .with("field", "stage")
        .with("theirs", theirs)
        .with("yours", &stage.name)
        .into())
}

/// When a deal was last closed or reopened. Figures pair closings with reopenings in the order of time.
fn last_verdict<W: World>(world: &mut W, deal: i64) -> Result<Option<Instant>, W::Error> {
    let events = world.children(Kind::DealEvent, "deal", deal)?;
    let verdicts = events.iter().map(DealEvent::of).filter(|event| event.step != DealStep::Entered);
    Ok(verdicts.map(|event| event.at).max())
}

fn check_move(
    deal: &Deal,
    stage: &Stage,
    asked: &DealMove<'_>,
    (now, verdict): (Instant, Option<Instant>),
) -> Result<(), Refusal> {
    let closed = deal.status != Semantic::Open;
    let label = Kind::Deal.label(deal.id);
    match asked.how {
        Move::Reopen if !closed => Err(Refusal::rule("deal-not-closed").with("deal", label)),
        Move::Reopen if stage.semantic != Semantic::Open => {
            Err(Refusal::rule("reopen-needs-open-stage").with("stage", &stage.name))
        }
        Move::To if closed => Err(Refusal::rule("deal-closed").with("deal", label)),
        Move::To if deal.stage == stage.id && asked.amount.is_none() => {
            Err(Refusal::rule("already-there").with("deal", label).with("stage", &stage.name))
        }
        Move::To if stage.semantic == Semantic::Lost && asked.reason.is_none_or(|why| why.trim().is_empty()) => {
            Err(Refusal::invalid("lost-needs-reason").with("deal", label).with("field", "reason"))
        }
        _ if asked.at.is_some_and(|at| deal.created_at.is_some_and(|created| at < created)) => {
            Err(Refusal::rule("before-opening").with("deal", label))
        }
        _ if asked.at.is_some_and(|at| verdict.is_some_and(|verdict| at < verdict)) => {
            Err(Refusal::rule("before-last-step").with("deal", label))
        }
        _ if asked.amount.is_some_and(|amount| amount.minor < 0) => {
            Err(Refusal::invalid("amount-negative").with("field", "amount"))
        }
        _ if asked.at.is_some_and(|at| at > now) => Err(Refusal::rule("in-the-future").with("deal", label)),
        _ => Ok(()),
    }
}

/// What a deal's step means for the prospect it is about: an opening makes an opportunity, a win a
/// customer, and whose hand-off still waited was accepted by that; reopening takes the win's entry back.
pub(super) fn prospect_follows<W: World>(
    world: &mut W,
    context: &Context,
    deal: &Deal,
    step: DealStep,
    at: Instant,
) -> Result<Vec<Edit>, W::Error> {
    let stage = match step {
        DealStep::Won => Lifecycle::Customer,
        DealStep::Entered => Lifecycle::Opportunity,
        DealStep::Reopened => return take_back(world, deal),
        DealStep::Lost => return Ok(Vec::new()),
    };
    let Some(prospect) = deal.prospect else { return Ok(Vec::new()) };
    let Some(record) = world.record(Kind::Prospect, prospect)? else { return Ok(Vec::new()) };
    let entries: Vec<StageEntry> =
        world.children(Kind::StageEntry, "prospect", prospect)?.iter().map(StageEntry::of).collect();
    let episode = episode_for(&entries, stage);
    if entries.iter().any(|entry| entry.episode == episode && entry.stage == stage) {
        return Ok(Vec::new());
    }
    let entry = StageEntry { id: 0, prospect, episode, stage, at, deal: Some(deal.id), origin: EntryOrigin::Rule };
    let mut edits = vec![create(world, &entry.record())?];
    let taken = handoff::taken_up(world, context, &record, (stage, at), deal.owner)?;
    edits.extend(advance(&record, stage, taken.owner));
    edits.extend(taken.edits);
    Ok(edits)
}

/// The episode that an entry into `stage` belongs to: the last one, or a new one after it where it ended beside
/// the funnel and the stage begins anew (DOMAIN R6).
pub fn episode_for(entries: &[StageEntry], stage: Lifecycle) -> i64 {
    let last = entries.iter().map(|entry| entry.episode).max().unwrap_or(1);
    let ended = entries.iter().any(|entry| entry.episode == last && entry.stage.rank().is_none());
    if ended && stage.rank().is_some() { last + 1 } else { last }
}

/// Takes back that a prospect became a customer by this deal; another deal that was won keeps them one.
fn take_back<W: World>(world: &mut W, deal: &Deal) -> Result<Vec<Edit>, W::Error> {
    let Some(prospect) = deal.prospect else { return Ok(Vec::new()) };
    let records = world.children(Kind::StageEntry, "prospect", prospect)?;
    let is_ours = |record: &&Record| {
        let entry = StageEntry::of(record);
        entry.stage == Lifecycle::Customer && entry.deal == Some(deal.id)
    };
    let Some(gone) = records.iter().find(is_ours) else { return Ok(Vec::new()) };
    let entry = StageEntry::of(gone);
    let mut edits = vec![Edit::Remove(gone.clone())];
    let others = world.children(Kind::Deal, "prospect", prospect)?;
    let won = others.iter().map(Deal::of).filter(|other| other.id != deal.id && other.status == Semantic::Won);
    if let Some((other, at)) = won.filter_map(|other| Some((other.id, other.closed_at?))).min_by_key(|(_, at)| *at) {
        let kept = StageEntry { id: 0, at, deal: Some(other), origin: EntryOrigin::Rule, ..entry };
        edits.push(create(world, &kept.record())?);
        return Ok(edits);
    }
    let same = records.iter().filter(|record| record.id != gone.id).map(StageEntry::of);
    let left =
        same.filter(|other| other.episode == entry.episode).map(|other| other.stage).max_by_key(|stage| stage.rank());
    if let Some(record) = world.record(Kind::Prospect, prospect)? {
        let stage = left.filter(|stage| stage.rank() > Lifecycle::Lead.rank()).unwrap_or(Lifecycle::Lead);
        edits.extend(difference(&record, &record.clone().with("stage", stage.word())));
    }
    Ok(edits)
}

/// The update that moves a prospect's stage forward, never back, and gives it a sales owner.
fn advance(record: &Record, stage: Lifecycle, owner: Option<i64>) -> Option<Edit> {
    let mut after = record.clone();
    if Prospect::of(record).stage.rank() < stage.rank() {
        after.set("stage", stage.word());
    }
    if let Some(owner) = owner {
        after.set("sales_owner", owner);
    }
    difference(record, &after)
}

/// The creation of `record` under the next free number of its kind.
pub fn create<W: World>(world: &mut W, record: &Record) -> Result<Edit, W::Error> {
    let mut record = record.clone();
    record.id = world.next_id(record.kind)?;
    record.version = 1;
    Ok(Edit::Create(record))
}
