//! The team's working calendars, built from what is recorded.

use crate::app::service::Service;
use crate::domain::agreement::hours;
use crate::domain::calendar::Calendar;
use crate::domain::nouns::{self, CalendarDay};
use crate::domain::record::{Entity, Kind};
use crate::domain::refusal::Refusal;

/// The workspace's own calendar and its number; around the clock where it names none.
///
/// # Errors
/// `calendar-missing`; the calendar's; the store's.
pub fn team(service: &Service) -> Result<(Option<i64>, Calendar), Refusal> {
    let name = service.team_calendar()?;
    let name = name.as_str();
    if name.is_empty() {
        return Ok((None, Calendar::always(service.zone().clone())));
    }
    let found = service.find(Kind::Calendar, name).map_err(|refusal| match refusal.code {
        "no-such-record" => Refusal::not_found("calendar-missing").with("what", name),
        _ => refusal,
    })?;
    Ok((Some(found.id), of(service, &nouns::Calendar::of(&found))?))
}

/// A calendar with its exceptions.
///
/// # Errors
/// The calendar's; the store's.
pub fn of(service: &Service, row: &nouns::Calendar) -> Result<Calendar, Refusal> {
    hours::calendar(row, &days(service, "calendar", row.id)?)
}

/// The same with a member's leave laid over it.
///
/// # Errors
/// The calendar's; the store's.
pub fn with_leave(service: &Service, calendar: &Calendar, member: i64) -> Result<Calendar, Refusal> {
    Ok(calendar.with_leave(&hours::exceptions(&days(service, "member", member)?)?))
}

/// The exceptions of a calendar (`field` is `calendar`) or of a member that were not put away.
///
/// # Errors
/// The store's.
pub fn days(service: &Service, field: &str, id: i64) -> Result<Vec<CalendarDay>, Refusal> {
    let rows = service.store().children(Kind::CalendarDay, field, id)?;
    Ok(rows.iter().filter(|row| !row.archived).map(CalendarDay::of).collect())
}
