//! What is late, whose it is, and who else must know by now: what cron asks for.

use super::clocks::{Asked, rows};
use crate::app::service::Service;
use crate::app::views::{ClockRow, ClockSet};
use crate::domain::agreement::clock::State;
use crate::domain::agreement::hours::Hours;
use crate::domain::agreement::span::Span;
use crate::domain::nouns::{AgreementVersion, Member, Side, Term};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::store::read::{From, Part};

/// What makes a check fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FailOn {
    /// A clock that is late and open.
    #[default]
    Late,
    /// That, or one that is due soon.
    Risk,
}

/// A clock that is late, or due soon.
#[derive(Debug, Clone, PartialEq)]
pub struct Late {
    /// The clock.
    pub clock: ClockRow,
    /// Code: `owner`, `manager`, `management`: how far up it has gone.
    pub level: &'static str,
    /// Handles of those who must know beside the owner.
    pub tell: Vec<String>,
}

/// The clocks that are late, the latest first; with [`FailOn::Risk`] also those due soon. At most `limit`.
///
/// # Errors
/// The store's; a span's.
pub fn check(service: &Service, fail_on: FailOn, limit: u64) -> Result<Vec<Late>, Refusal> {
    let set = match fail_on {
        FailOn::Late => ClockSet::Overdue,
        FailOn::Risk => ClockSet::Open,
    };
    let list = Asked { set, ..Asked::default() }.list(service)?;
    let store = service.store();
    let part = Part { offset: 0, limit, from: From::Start };
    let mut lines = store.clock_lines(&list, &part)?;
    lines.retain(|line| matches!(line.state(list.now), State::Overdue | State::DueSoon));
    let team: Vec<Member> =
        store.records(Kind::Member, 0, 100_000)?.iter().filter(|record| !record.archived).map(Member::of).collect();
    let mut late = Vec::new();
    for (line, clock) in lines.iter().zip(rows(service, &lines, list.now)?) {
        let level = match (clock.state, line.late_at) {
            (State::Overdue, Some(at)) => level(service, line.term, line.owner, (at, list.now))?,
            _ => "owner",
        };
        let tell = tell(level, line.owner, &team);
        late.push(Late { clock, level, tell });
    }
    Ok(late)
}

/// How far up a clock has gone that has been late since an instant, by the version that it runs under.
fn level(
    service: &Service,
    term: i64,
    owner: Option<i64>,
    (since, now): (Instant, Instant),
) -> Result<&'static str, Refusal> {
    let store = service.store();
    let Some(term) = store.record(Kind::Term, term)?.map(|record| Term::of(&record)) else { return Ok("owner") };
    let version = store.record(Kind::AgreementVersion, term.version_of)?;
    let Some(version) = version.map(|record| AgreementVersion::of(&record)) else { return Ok("owner") };
    let people: Vec<i64> = owner.into_iter().collect();
    let hours = store.hours(term.calendar, &people)?;
    let passed = |text: Option<&str>| -> Result<bool, Refusal> {
        Ok(Span::optional(text)?.is_some_and(|span| has_passed(&hours, owner, span, since, now)))
    };
    Ok(if passed(version.management_after.as_deref())? {
        "management"
    } else if passed(version.manager_after.as_deref())? {
        "manager"
    } else {
        "owner"
    })
}

/// Whether so much working time has passed; days are whole working days after the one it became late on.
fn has_passed(hours: &Hours, owner: Option<i64>, span: Span, since: Instant, now: Instant) -> bool {
    let calendar = hours.of(owner);
    match span {
        Span::Seconds(seconds) => calendar.working(since, now) >= seconds,
        Span::Days(days) => {
            let day = |at: Instant| calendar.zone().day(at);
            calendar.working_days(day(since).plus(1), day(now)) >= days
        }
    }
}

/// Who must know beside the owner: the manager by their name or handle, then everybody of management.
fn tell(level: &str, owner: Option<i64>, team: &[Member]) -> Vec<String> {
    let mut told = Vec::new();
    if level == "owner" {
        return told;
    }
    let own = owner.and_then(|id| team.iter().find(|member| member.id == id));
    if let Some(manager) = own.and_then(|member| member.manager.as_deref()) {
        let found = team.iter().find(|member| member.name == manager || member.handle == manager);
        told.push(found.map_or_else(|| manager.to_owned(), |member| member.handle.clone()));
    }
    if level == "management" || told.is_empty() {
        let management = team.iter().filter(|member| member.side == Side::Management && Some(member.id) != owner);
        told.extend(
            management.map(|member| member.handle.clone()).filter(|handle| !told.contains(handle)).collect::<Vec<_>>(),
        );
    }
    told
}
