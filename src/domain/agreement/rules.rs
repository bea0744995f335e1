//! What may be added, edited and put away of the agreement, its calendars and the goals.

use super::{hours, sign, term};
use crate::domain::calendar::Hours as DayHours;
use crate::domain::calendar::Week;
use crate::domain::edit::Edit;
use crate::domain::filter::{meant, nearest};
use crate::domain::metrics::catalogue;
use crate::domain::nouns::{Calendar, CalendarDay, Goal, GoalScope, Reason, RecycleRule, Term, TermKind, TermRate};
use crate::domain::period::Period;
use crate::domain::plan::{Context, World};
use crate::domain::record::{Entity, Kind, Record, Type, Value};
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::time::{Instant, Zone};

/// Fills in and checks a record of these nouns before it is added or after it was edited; others pass. Refusals: those
/// of terms, calendars, reasons and goals; `version-signed`; `set-by-a-rule` for what only rules write.
pub(in crate::domain) fn check<W: World>(
    world: &mut W,
    context: &Context,
    record: &mut Record,
    new: bool,
) -> Result<(), W::Error> {
    match record.kind {
        Kind::Calendar => Ok(calendar(record, context.now)?),
        Kind::CalendarDay => Ok(calendar_day(record)?),
        Kind::Reason => Ok(reason(&Reason::of(record))?),
        Kind::Term => of_term(world, record),
        Kind::TermRate => of_rate(world, record),
        Kind::Goal => goal(world, context, record, new),
        Kind::Handoff | Kind::HandoffStep | Kind::Signature | Kind::Clock | Kind::ClockStep | Kind::GoalRevision => {
            Err(Refusal::rule("set-by-a-rule").with("field", record.kind.word()).into())
        }
        _ => Ok(()),
    }
}

/// Calendars keep their text in the one form that prints.
fn calendar(record: &mut Record, now: Instant) -> Result<(), Refusal> {
    let row = Calendar::of(record);
    Zone::named(&row.zone)
        .map_err(|_| Refusal::invalid("calendar-zone-unknown").with("field", "zone").with("value", &row.zone))?;
    let week: Week = row.hours.parse().map_err(|refusal: Refusal| refusal.with("field", "hours"))?;
    record.set("hours", week.to_string());
    // Where a clock runs by it, it would be the configuration that is wrong; here it is what was typed.
    let typed = |refusal: Refusal| Refusal { kind: RefusalKind::Invalid, ..refusal }.with("field", "hours");
    hours::calendar(&row, &[])?.next_opening(now).map(|_| ()).map_err(typed)
}

fn calendar_day(record: &mut Record) -> Result<(), Refusal> {
    let day = CalendarDay::of(record);
    if day.calendar.is_some() == day.member.is_some() {
        return Err(Refusal::invalid("calendar-day-whose").with("field", "calendar"));
    }
    if let Some(text) = day.hours.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let hours: DayHours = text.parse().map_err(|refusal: Refusal| refusal.with("field", "hours"))?;
        record.set("hours", hours.to_string());
    }
    if day.to < day.from {
        return Err(Refusal::invalid("calendar-days-backwards")
            .with("field", "to")
            .with("value", day.to)
            .with("first", day.from));
    }
    hours::exceptions(std::slice::from_ref(&CalendarDay::of(record))).map(|_| ())
}

fn reason(reason: &Reason) -> Result<(), Refusal> {
    match (reason.rule, reason.days) {
        (RecycleRule::Recycle, None) => Err(Refusal::invalid("reason-needs-days").with("field", "days")),
        (_, Some(days)) if !(1..=3650).contains(&days) => {
            Err(Refusal::invalid("reason-days").with("field", "days").with("value", days))
        }
        _ => Ok(()),
    }
}

fn of_term<W: World>(world: &mut W, record: &mut Record) -> Result<(), W::Error> {
    sign::check_open(world, record.int("version_of").unwrap_or_default())?;
    let row = Term::of(record);
    term::check(&row)?;
    known_fields(world, &row)?;
    for text in [&row.subject, &row.exclude] {
        filter(world, text.as_deref())?;
    }
    if row.kind.has_clocks() && row.calendar.is_none() {
        // A clock's hours are part of what is signed: the team's calendar is named, not assumed.
        record.set("calendar", hours::team_calendar(world)?);
    }
    Ok(())
}

/// What a data term asks for must be a field of prospects, ours or the team's own: else it would count nothing for ever.
fn known_fields<W: World>(world: &mut W, term: &Term) -> Result<(), W::Error> {
    let names = term.fields.as_deref().filter(|_| term.kind == TermKind::Data).unwrap_or_default();
    for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let own = Kind::Prospect.field(name).is_some_and(|field| field.ty != Type::Custom);
        if own || world.has_custom(name)? {
            continue;
        }
        let ours = Kind::Prospect.fields().iter().filter(|field| field.ty != Type::Custom).map(|field| field.name);
        let near = nearest(name, ours);
        let refusal = Refusal::invalid("term-unknown-field").with("field", "fields").with("value", name);
        return Err(meant(refusal, near).into());
    }
    Ok(())
}

fn of_rate<W: World>(world: &mut W, record: &Record) -> Result<(), W::Error> {
    let rate = TermRate::of(record);
    if let Some(term) = world.record(Kind::Term, rate.term)? {
        sign::check_open(world, term.int("version_of").unwrap_or_default())?;
        if Term::of(&term).kind != TermKind::Value {
            return Err(Refusal::rule("rate-needs-value").with("what", Kind::Term.label(term.id)).into());
        }
    }
    if rate.decided < 1 || !(0..=rate.decided).contains(&rate.won) {
        return Err(Refusal::invalid("rate-not-a-share").with("field", "won").into());
    }
    if rate.revenue < 0 {
        return Err(Refusal::invalid("rate-not-a-share").with("field", "revenue").into());
    }
    filter(world, rate.subject.as_deref())
}

/// Refuses a filter that cannot be read.
fn filter<W: World>(world: &mut W, text: Option<&str>) -> Result<(), W::Error> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        // Nobody has the number 0: only whether the filter can be read is asked.
        Some(text) => world.meets(0, text).map(|_| ()),
        None => Ok(()),
    }
}

fn goal<W: World>(world: &mut W, context: &Context, record: &mut Record, new: bool) -> Result<(), W::Error> {
    let goal = Goal::of(record);
    let metric = catalogue::find(&goal.metric)
        // How far goals are is no figure to set a goal for.
        .filter(|metric| metric.basis != catalogue::Basis::Goals)
        .ok_or_else(|| Refusal::invalid("no-such-metric").with("field", "metric").with("value", &goal.metric))?;
    if goal.target <= 0 {
        return Err(Refusal::invalid("goal-needs-target").with("field", "target").with("value", goal.target).into());
    }
    if metric.unit == catalogue::Unit::Ratio && goal.target > 100 {
        return Err(Refusal::invalid("percent-out-of-range").with("field", "target").into());
    }
    if metric.unit == catalogue::Unit::Money && goal.currency.is_none() {
        return Err(Refusal::invalid("field-missing").with("kind", "goal").with("field", "currency").into());
    }
    let today = hours::zone(world)?.day(context.now);
    let fiscal = world.all(Kind::Workspace)?.first().and_then(|row| row.int("fiscal_start")).unwrap_or(1);
    let period = Period::parse(&goal.period, today, u32::try_from(fiscal).unwrap_or(1))
        .map_err(|refusal| refusal.with("field", "period"))?;
    let last = period.last().ok_or_else(|| Refusal::invalid("goal-needs-period").with("field", "period"))?;
    if period.from().is_none() {
        return Err(Refusal::invalid("goal-needs-period").with("field", "period").into());
    }
    if new && last < today {
        return Err(Refusal::invalid("period-in-the-past").with("field", "period").with("value", &goal.period).into());
    }
    // "this quarter" is another one next quarter.
    record.set("period", period.code());
    let levers = [("marketing_lever", &goal.marketing_lever), ("sales_lever", &goal.sales_lever)];
    let missing = levers.iter().find(|(_, lever)| lever.as_deref().is_none_or(|text| text.trim().is_empty()));
    match (goal.scope, missing) {
        (GoalScope::Joint, Some((field, _))) => Err(Refusal::invalid("goal-needs-levers").with("field", *field).into()),
        _ => Ok(()),
    }
}

/// What of these nouns may not be edited. Refusals: `version-signed`, `calendar-in-use`, `calendar-signed`,
/// `goal-revise`, `goal-fixed`.
pub(in crate::domain) fn editable<W: World>(
    world: &mut W,
    before: &Record,
    set: &[(&'static str, Value)],
) -> Result<(), W::Error> {
    let changes = |field: &str| set.iter().any(|(name, value)| *name == field && before.get(name) != value);
    match before.kind {
        Kind::AgreementVersion | Kind::Term | Kind::TermRate => signed_with(world, before),
        Kind::Calendar if changes("hours") || changes("zone") => sign::check_calendar(world, before.id),
        Kind::Goal if changes("target") => {
            Err(Refusal::rule("goal-revise").with("what", Kind::Goal.label(before.id)).into())
        }
        Kind::Goal if ["metric", "period", "scope", "currency"].iter().any(|field| changes(field)) => {
            Err(Refusal::rule("goal-fixed").with("what", Kind::Goal.label(before.id)).into())
        }
        _ => Ok(()),
    }
}

/// What of these nouns may not be put away. Refusals: `version-signed`, `calendar-in-use`, `calendar-signed`, `set-by-a-rule`.
pub(in crate::domain) fn archivable<W: World>(world: &mut W, record: &Record) -> Result<(), W::Error> {
    match record.kind {
        Kind::AgreementVersion | Kind::Term | Kind::TermRate => signed_with(world, record),
        Kind::Calendar => sign::check_calendar(world, record.id),
        Kind::Handoff | Kind::HandoffStep | Kind::Signature | Kind::Clock | Kind::ClockStep | Kind::GoalRevision => {
            Err(Refusal::rule("set-by-a-rule").with("field", record.kind.word()).into())
        }
        _ => Ok(()),
    }
}

/// What of these nouns an undo may not touch: what belongs to a version that both sides signed, its signatures and its
/// conclusion among it, and the hours by which its clocks run.
pub(in crate::domain) fn revertible<W: World>(world: &mut W, edits: &[Edit]) -> Result<(), W::Error> {
    for edit in edits {
        let (kind, id) = edit.subject();
        match edit {
            Edit::Create(record) | Edit::Remove(record) | Edit::Restore(record) => signed_with(world, record)?,
            Edit::Update { fields, .. } => {
                let hours = fields.iter().any(|edit| matches!(edit.field, "hours" | "zone"));
                if kind == Kind::Calendar && hours {
                    sign::check_calendar(world, id)?;
                }
                if let Some(record) = world.record(kind, id)? {
                    signed_with(world, &record)?;
                    let other = fields.iter().find(|edit| matches!(edit.field, "version_of" | "term"));
                    if let Some(other) = other.filter(|_| matches!(kind, Kind::Term | Kind::TermRate)) {
                        signed_with(world, &record.with(other.field, other.before.clone()))?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Refuses a record that belongs to a version which both sides signed: `version-signed`.
fn signed_with<W: World>(world: &mut W, record: &Record) -> Result<(), W::Error> {
    let version = match record.kind {
        Kind::AgreementVersion => Some(record.id),
        Kind::Term | Kind::Signature => record.int("version_of"),
        Kind::TermRate => {
            let term = world.record(Kind::Term, record.int("term").unwrap_or_default())?;
            term.and_then(|row| row.int("version_of"))
        }
        _ => None,
    };
    version.map_or(Ok(()), |version| sign::check_open(world, version))
}
