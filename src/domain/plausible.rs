//! What values cannot be although each fits its field: a date of what happened that lies ahead, an end before its start,
//! money below zero. Only what changes is asked, so that records of other programs stay editable.

use super::agreement::hours;
use super::nouns::Semantic;
use super::plan::{Context, World};
use super::record::{Kind, Record, Type};
use super::refusal::Refusal;
use super::time::Instant;

/// How far ahead of this computer's clock a colleague's may be, in microseconds: five minutes (RELIABILITY K1).
pub const GRACE: i64 = 5 * 60 * Instant::SECOND;

/// Whether `at` can have happened by `now`.
pub const fn happened(at: Instant, now: Instant) -> bool {
    at.0 <= now.0.saturating_add(GRACE)
}

/// Checks a record before it is added (`before` is nothing) or after it was edited. Refusals: `amount-negative`,
/// `spend-needs-amount`, `not-happened-yet`, `campaign-backwards`, `wait-in-the-past`, `deal-closed`.
pub(super) fn check<W: World>(
    world: &mut W,
    context: &Context,
    before: Option<&Record>,
    after: &Record,
) -> Result<(), W::Error> {
    let changed = |name: &str| before.is_none_or(|before| before.get(name) != after.get(name));
    money(after, changed)?;
    for name in instants(after.kind) {
        let at = after.int(name).filter(|_| changed(name)).map(Instant);
        if at.is_some_and(|at| !happened(at, context.now)) {
            return Err(Refusal::invalid("not-happened-yet").with("field", *name).into());
        }
    }
    match after.kind {
        Kind::Spend if changed("on") => {
            let latest = hours::zone(world)?.day(Instant(context.now.0.saturating_add(GRACE)));
            if after.int("on").is_some_and(|on| on > latest.0) {
                return Err(Refusal::invalid("not-happened-yet").with("field", "on").into());
            }
        }
        Kind::Campaign if (changed("start") || changed("end")) && is_backwards(after) => {
            return Err(Refusal::invalid("campaign-backwards").with("field", "end").into());
        }
        Kind::Deal => deal(world, context, before, after)?,
        _ => {}
    }
    Ok(())
}

/// Whether a campaign ends before it begins.
fn is_backwards(campaign: &Record) -> bool {
    campaign.int("start").zip(campaign.int("end")).is_some_and(|(start, end)| end < start)
}

/// The fields of a noun that say when something happened.
const fn instants(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Prospect => &["created_at", "first_contact_at"],
        Kind::Touch => &["at"],
        Kind::Deal => &["created_at", "engaged_at"],
        _ => &[],
    }
}

/// Amounts, prices and budgets begin at zero, and what was spent above it.
fn money(record: &Record, changed: impl Fn(&str) -> bool) -> Result<(), Refusal> {
    for field in record.kind.fields().iter().filter(|field| field.ty == Type::Money && changed(field.name)) {
        match record.int(field.name) {
            Some(minor) if minor < 0 => return Err(Refusal::invalid("amount-negative").with("field", field.name)),
            Some(0) if record.kind == Kind::Spend => {
                return Err(Refusal::invalid("spend-needs-amount").with("field", field.name));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A deal waits for a day to come, and only an open one has something to wait for or to do next.
fn deal<W: World>(world: &mut W, context: &Context, before: Option<&Record>, after: &Record) -> Result<(), W::Error> {
    let said =
        |name: &str| !after.get(name).is_null() && before.is_none_or(|before| before.get(name) != after.get(name));
    let closed = before.is_some_and(|before| before.text("status") != Some(Semantic::Open.word()));
    if closed && ["next_step", "next_due", "wait_until", "wait_reason"].into_iter().any(said) {
        return Err(Refusal::rule("deal-closed").with("deal", Kind::Deal.label(after.id)).into());
    }
    if said("wait_until") {
        let today = hours::zone(world)?.day(context.now);
        if after.int("wait_until").is_some_and(|until| until < today.0) {
            return Err(Refusal::invalid("wait-in-the-past").with("field", "wait_until").into());
        }
    }
    Ok(())
}
